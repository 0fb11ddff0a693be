"""Prints, trap by trap, how the engine does: `python -m tests.paper.run [names…] [--out FILE] [--docs FILE]`."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.paper.audit import Audit
from tests.paper.cases import REGISTER, Case, Must
from tests.paper.engine import Outcome
from tests.paper.make_set import cases
from tests.paper.results import result

_HEAD = (
    "trap",
    "item",
    "must",
    "route",
    "verdict",
    "leaks",
    "lost",
    "unmarked",
    "under",
    "strayed",
    "size",
    "ms",
    "told",
    "pages",
    "pictures",
)
_DOCS = """# Every trap, and what became of it

Written by `python -m tests.paper.run --docs docs/traps.md`; `tests/paper/README.md` says who audits. Two routes: *first* are
PDFs made through pikepdf and PyMuPDF, *second* byte by byte and by other writers. Milliseconds are the processor's, for reading, finding
and erasing a file, without the audit.

"""


def route(outcome: Outcome) -> str:
    """Return how the pages went: as text, as pictures, or not at all."""
    if outcome.pdf is None:
        return "crash" if outcome.crash else "refused"
    if not outcome.pictures:
        return "text"
    return "picture" if outcome.pages == 1 else f"{len(outcome.pictures)} of {outcome.pages} pictures"


def verdict(entry: Case, outcome: Outcome, found: Audit | None) -> str:
    """Return how a case ended, in one word."""
    if outcome.crash:
        return "CRASH"
    if found is None:
        return "ok" if entry.must is Must.REFUSE else "withheld"
    if entry.must is Must.REFUSE:
        return "NOT REFUSED"
    if found.leaks:
        return "LEAK"
    if found.lost:
        return "LOST"
    return "ok"


def row(name: str) -> tuple[str, ...]:
    """Return a case's row of the table."""
    entry, came = REGISTER[name], result(name)
    outcome, found = came.outcome, came.audit
    first = (name, str(entry.item), entry.must.value, route(outcome), verdict(entry, outcome, found))
    if found is None:
        told = outcome.crash or outcome.reason
        return (*first, "", "", "", "", "", "", str(outcome.milliseconds), told[:110], "0", "0")
    by_secret = Counter(secret for _, secret in found.leaks)
    places = "; ".join(sorted({place for place, _ in found.leaks}))[:150]
    told = (
        places,
        *{why for _, why in outcome.pictures},
        *found.warnings,
        *found.not_run,
        *(f"asked: {kind}" for kind in outcome.asked),
    )
    return (
        *first,
        ", ".join(f"{secret} ×{n}" for secret, n in by_secret.items()),
        ", ".join(found.lost),
        ", ".join(found.unmarked),
        str(found.under or ""),
        "page resized" if found.resized else f"{100 * found.strayed:.2f} %" if found.strayed > 0.0005 else "",
        f"{came.given / 1000:.0f} → {came.made / 1000:.0f} kB",
        str(outcome.milliseconds),
        "; ".join(filter(None, told))[:260],
        str(outcome.pages),
        str(len(outcome.pictures)),
    )


def table(names: tuple[str, ...] = (), jobs: int = 2) -> Iterator[tuple[str, ...]]:
    """Run the engine over the cases and audit what it made, several processes beside each other."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as crew:
        yield from crew.map(row, [entry.name for entry in cases(names)])


def markdown(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return the table as Markdown, the sums above it."""
    verdicts = Counter(row[4] for row in rows)
    routes = Counter(row[3] for row in rows)
    took = sorted(int(row[11]) for row in rows)
    head = (
        f"{len(rows)} files. Verdicts: {', '.join(f'{k} {n}' for k, n in verdicts.most_common())}. "
        f"Routes: {', '.join(f'{k} {n}' for k, n in routes.most_common())}. "
        f"Engine: {sum(took) / 1000:.0f} s in all, median {took[len(took) // 2] if took else 0} ms a file."
    )
    lines = [head, "", "| " + " | ".join(_HEAD) + " |", "|" + "---|" * len(_HEAD)]
    lines += [
        "| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in row) + " |" for row in rows
    ]
    return "\n".join(lines) + "\n"


def docs(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return what `docs/` tells of a run: sums, then a line per trap."""
    pages, pictures = (sum(int(cells[at]) for cells in rows) for at in (13, 14))
    took = sorted(int(cells[11]) / int(cells[13]) for cells in rows if cells[13] != "0")
    text = sorted(int(cells[11]) / int(cells[13]) for cells in rows if cells[3] == "text")
    sums = (
        f"{len(rows)} files: {sum(cells[4] == 'ok' for cells in rows)} as they should be, "
        f"{sum(bool(cells[5]) for cells in rows)} with leaks, {sum(bool(cells[6]) for cells in rows)} with lost words, "
        f"{sum(cells[3] == 'refused' for cells in rows)} refused. {pictures} of {pages} pages became pictures. Processor time "
        f"a page: {took[len(took) // 2]:.0f} ms in the middle, {text[len(text) // 2]:.0f} ms where the page stayed text.\n"
    )
    lines = ["| trap | route | became | leaks | ms |", "|---|---|---|---|---|"]
    for cells in rows:
        entry = REGISTER[cells[0]]
        way = "second" if ".again_" in entry.make.__module__ else "first"
        what = f"{cells[3]}" if cells[4] in {"ok", "withheld"} else f"{cells[3]}: {cells[4]}"
        lines.append(f"| {entry.trap} | {way} | {what} | {cells[5] or '0'} | {cells[11]} |")
    return _DOCS + sums + "\n" + "\n".join(lines) + "\n"


def main() -> None:
    """Print the table as it grows, and write it where told."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    told = parser.parse_args()
    rows = []
    for cells in table(tuple(told.names), told.jobs):
        rows.append(cells)
        shown = (f"{cells[4]:<11}", f"{cells[3]:<8}", f"{cells[11]:>6} ms", f"{cells[0]:<24}")
        sys.stdout.write("  ".join((*shown, *filter(None, (*cells[5:11], cells[12])))) + "\n")
        sys.stdout.flush()
    text = markdown(tuple(rows))
    sys.stdout.write("\n" + text.splitlines()[0] + "\n")
    if told.out:
        told.out.write_text(text, encoding="utf-8")
    if told.docs:
        told.docs.write_text(docs(tuple(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
