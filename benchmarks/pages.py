"""`make bench`: pages per second on one core, stage by stage, beside the floor.

The floor is the least any tool of this kind must do: open each PDF, read its text, erase the same spans, save.
"""

import argparse
import resource
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pymupdf

from benchmarks.corpus import write_corpus
from woo_redact import detect
from woo_redact.check import check_output
from woo_redact.model import Document, DocumentKind, Item, Output, Secret, Span, Subject
from woo_redact.pdf.text import read_pdf
from woo_redact.pipeline import tasks
from woo_redact.pipeline.hidden import hidden_strings
from woo_redact.profile import Profile
from woo_redact.store import Store, to_json, write_file

WORK = Path(__file__).parent / "work"
MAILS, PAPERS = 200, 200
Value = TypeVar("Value")


class Stopwatch:
    """CPU seconds by stage and kind of document."""

    def __init__(self) -> None:
        """Start at zero."""
        self.seconds: Counter[tuple[str, str]] = Counter()

    def time(self, stage: str, kind: str, work: Callable[[], Value]) -> Value:
        """Do the work and add its CPU time."""
        start = time.process_time()
        value = work()
        self.seconds[stage, kind] += time.process_time() - start
        return value


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=MAILS)
    parser.add_argument("--papers", type=int, default=PAPERS)
    parser.add_argument("--model", default=Profile().names.model, help="the name model: fast or thorough")
    given = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)  # an earlier, larger corpus would be measured too
    corpus = WORK / "corpus"
    write_corpus(corpus, mails=given.mails, papers=given.papers)
    profile, watch = Profile.model_validate({"names": {"model": given.model}}), Stopwatch()
    start = time.process_time()
    detect.warm_up(profile)
    print(f"start of the engine: {time.process_time() - start:.1f} s CPU")
    families = _read(corpus, watch)
    outputs = _redact(families, profile, watch)
    floor = _floor(families, outputs, watch)
    _print(families, outputs, watch, floor)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"name model {given.model}; peak memory {peak:.0f} MiB")


def _kind(document: Document) -> str:
    """Return "mail" or "pdf"."""
    return "pdf" if document.kind is DocumentKind.PAPER else "mail"


def _read(corpus: Path, watch: Stopwatch) -> list[Item]:
    """Read every file and give each document its number."""
    items = []
    for number, path in enumerate(sorted(corpus.iterdir()), start=1):
        kind = "pdf" if path.suffix == ".pdf" else "mail"
        intake = tasks.Intake(path=path, name=path.name)
        (item,) = watch.time("read", kind, lambda intake=intake: tasks.read_file(intake))  # type: ignore[misc]
        items.append(tasks.numbered(item, f"{number:04d}"))
    return items


def _redact(items: list[Item], profile: Profile, watch: Stopwatch) -> list[Output]:
    """Take every document through detect, decide, redact and check."""
    found = {}
    for item in items:
        given = (item.document, profile)
        kind = _kind(item.document)
        found[item.document.id] = watch.time("detect", kind, lambda given=given: tasks.detect_in(given))  # type: ignore[misc]
    pairs = [(item.document, found[item.document.id].text) for item in items]
    subjects = watch.time("subjects", "all", lambda: detect.subjects(pairs, profile))
    outputs, secrets, run = [], set(), WORK / "run"
    with Store(run, create=True) as store:
        store.keep(None, "subjects", "k", to_json(tuple[Subject, ...], subjects))
    for item in items:
        document, kind = item.document, _kind(item.document)
        write_file(run / "documents" / document.id / "source.pdf", item.data)
        search = tasks.Search(
            run=run, subjects="k", document=document, found=found[document.id], profile=profile
        )
        _, decided = watch.time("decide", kind, lambda search=search: tasks.decide_on(search))  # type: ignore[misc]
        secrets |= set(hidden_strings(document.text, decided.text))
        drawing = tasks.Drawing(run=run, document=document, decided=decided, profile=Profile())
        outputs.append(watch.time("redact", kind, lambda drawing=drawing: tasks.draw(drawing)))  # type: ignore[misc]
    known = tuple(Secret(text=text, entity=entity) for entity, text in sorted(secrets))
    for item, output in zip(items, outputs, strict=True):
        there = tasks.absolute(output, run)
        watch.time("check", _kind(item.document), lambda there=there: check_output(there, known))  # type: ignore[misc]
    return outputs


def _floor(items: list[Item], outputs: list[Output], watch: Stopwatch) -> int:
    """Erase the same spans with plain PyMuPDF; return the number of boxes."""
    boxes = 0
    for item, output in zip(items, outputs, strict=True):
        if item.document.kind is DocumentKind.PAPER:
            paper = read_pdf(item.data)
            places = [p for r in output.redactions for p in paper.places(Span(r.span.start, r.span.end))]
            boxes += len(places)

            def plain(item: Item = item, places: list[object] = places) -> None:
                """Open, read, erase, save."""
                with pymupdf.open(stream=item.data, filetype="pdf") as document:
                    for page in document:
                        page.get_text()
                        for place in places:
                            if place.area.page == page.number:
                                box = place.area.box
                                page.add_redact_annot(
                                    pymupdf.Rect(box.x0, box.y0, box.x1, box.y1), fill=(0, 0, 0)
                                )
                        page.apply_redactions()
                    document.tobytes(garbage=4, deflate=True)

            watch.time("floor", "pdf", plain)
    return boxes


def _print(items: list[Item], outputs: list[Output], watch: Stopwatch, boxes: int) -> None:
    """Print milliseconds per mail and per PDF page, by stage."""
    mails = sum(item.document.kind is DocumentKind.FLOW for item in items)
    pages = sum(len(item.document.pages) for item in items)
    print(
        f"{mails} mails, {pages} PDF pages, {sum(len(o.redactions) for o in outputs)} redactions ({boxes} boxes on paper)"
    )
    print(f"{'stage':<10}{'ms per mail':>14}{'ms per PDF page':>18}")
    stages = ("read", "detect", "decide", "redact", "check")
    for stage in stages:
        per_mail = 1000 * watch.seconds[stage, "mail"] / mails
        per_page = 1000 * watch.seconds[stage, "pdf"] / pages
        print(f"{stage:<10}{per_mail:>14.1f}{per_page:>18.1f}")
    mail = sum(watch.seconds[stage, "mail"] for stage in stages) / mails
    page = sum(watch.seconds[stage, "pdf"] for stage in stages) / pages
    floor = watch.seconds["floor", "pdf"] / pages
    print(f"{'all':<10}{1000 * mail:>14.1f}{1000 * page:>18.1f}")
    print(f"{'floor':<10}{'':>14}{1000 * floor:>18.1f}")
    print(
        f"one core: {1 / mail:.0f} mails or {1 / page:.0f} PDF pages a second; {page / floor:.1f} x the floor"
    )
    print(f"subjects of the dossier: {watch.seconds['subjects', 'all']:.2f} s")


if __name__ == "__main__":
    main()
