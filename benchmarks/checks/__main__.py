"""Holds the check against other tools: `python -m benchmarks.checks FOLDER --peers-python PYTHON`.

FOLDER gets four sets of PDFs that leak (`paper`, `mistakes`, `unseen`, `failing`) and one that does not (`clean`), made
by code; what is there already is used again. Folders `fresh` and `later` in it, which `fresh.py` and `later.py` make,
and `found`, with files from packages, are taken along.
"""

import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click
import pymupdf

from benchmarks.checks import clean, failing, leaking, paper, unseen
from woo_redact.check import check
from woo_redact.model import Level, Verdict

_PEERS = Path(__file__).with_name("peers.py")
_TOOLS = ("xray", "redaction-check", "redaction-check-told", "unmasker")
_LEAKING = {"paper": paper.leaking, "mistakes": leaking.leaking, "unseen": unseen.leaking}

CLEAN = ("clean", "fresh", "later", "found")


@dataclass(frozen=True, slots=True)
class Row:
    """What one tool says of one file."""

    path: str
    found: tuple[str, ...]
    failed: str
    seconds: float


def ours(paths: list[Path]) -> list[Row]:
    """Return what our check says: what leaks, not what is missing for readers."""
    rows = []
    for path in paths:
        start = time.process_time()
        results = check(path)
        found = tuple(r.check for r in results if r.verdict is Verdict.FAILED and r.level is Level.LEAK)
        failed = next((r.check for r in results if r.verdict is Verdict.NOT_RUN), "")
        rows.append(Row(str(path), found, failed, time.process_time() - start))
    return rows


def theirs(tool: str, python: str, paths: list[Path]) -> list[Row]:
    """Return what another tool says; after a file on which it crashes it is started again for the rest."""
    rows: list[Row] = []
    while len(rows) < len(paths):
        left = [str(path) for path in paths[len(rows) :]]
        done = subprocess.run([python, str(_PEERS), tool, *left], capture_output=True, text=True, check=False)
        told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        rows += [Row(r["path"], tuple(r["found"]), r["failed"], r["seconds"]) for r in told]
        if len(told) < len(left):
            rows.append(Row(left[len(told)], (), "crashed", 0.0))
    return rows


def pages(paths: list[Path]) -> int:
    """Count the pages of files that open."""
    count = 0
    for path in paths:
        with pymupdf.open(path) as document:
            count += document.page_count
    return count


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--peers-python", help="An interpreter that has x-ray, pdf-redaction-check and unmasker.")
@click.option("--details", is_flag=True, help="Print each miss and each false alarm.")
def main(folder: Path, peers_python: str | None, details: bool) -> None:  # noqa: FBT001 - click
    """Make the sets that are not there, run every tool, print the table of docs/checks.md."""
    for name, make in _LEAKING.items():
        if not (folder / name).is_dir():
            (folder / name).mkdir(parents=True)
            for file, data in make():
                (folder / name / f"{file}.pdf").write_bytes(data)
    if not (folder / "failing").is_dir():
        failing.make(folder / "failing")
    if not (folder / "clean").is_dir():
        clean.make(folder / "clean")
    names = (*_LEAKING, "failing", *(name for name in CLEAN if (folder / name).is_dir()))
    sets = {name: sorted((folder / name).glob("*.pdf")) for name in names}
    everything = [path for paths in sets.values() for path in paths]
    hundreds = pages(everything) / 100
    said = {"woo-redact": ours(everything)}
    if peers_python:
        said |= {tool: theirs(tool, peers_python, everything) for tool in _TOOLS}
    print("| tool | " + " | ".join(f"{n} ({len(p)})" for n, p in sets.items()) + " | CPU s per 100 pages |")
    for tool, rows in said.items():
        by_path = {row.path: row for row in rows}
        counts = [
            sum(bool(by_path[str(p)].found) for p in paths if str(p) in by_path) for paths in sets.values()
        ]
        seconds = sum(row.seconds for row in rows) / hundreds
        failed = Counter(row.failed for row in rows if row.failed)
        print(f"| {tool} | " + " | ".join(map(str, counts)) + f" | {seconds:.1f} |", dict(failed) or "")
    if details:
        _details(sets, said)


def _details(sets: dict[str, list[Path]], said: dict[str, list[Row]]) -> None:
    """Print what we missed and who found it, and our false alarms."""
    found = {tool: {row.path: row.found for row in rows} for tool, rows in said.items()}
    for name, paths in sets.items():
        for path in paths:
            mine = found["woo-redact"].get(str(path), ())
            others = [tool for tool in _TOOLS if found.get(tool, {}).get(str(path))]
            if (name in CLEAN) == bool(mine):
                print(
                    name,
                    path.stem,
                    mine,
                    "also:" if name in CLEAN else "found by:",
                    others,
                    file=sys.stderr,
                )


if __name__ == "__main__":
    main()
