"""Detection by itself: CPU time by stage, and everything that is found, for comparing two versions of the code.

`python -m benchmarks.detection --model fast` prints CPU milliseconds per page of 400 words and per mail.
`python -m benchmarks.detection --model fast --findings FILE` writes what is found in every text there is here: the
files of two versions are the same, line by line, where a change was to change nothing.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TypeVar

import woo_redact
from benchmarks.quality import dossier
from benchmarks.quality.markup import read_set
from benchmarks.quality.systems import profile as profile_with
from benchmarks.speed.corpora import write_corpus
from woo_redact import detect
from woo_redact.decide import decide
from woo_redact.detect.engine import load
from woo_redact.errors import UnreadableError
from woo_redact.grounds import policy
from woo_redact.model import Document, DocumentKind, Finding, Page, Span, Subject
from woo_redact.profile import Profile
from woo_redact.store import digest

SETS = Path(__file__).parent / "quality" / "sets"
SAMPLES = Path(__file__).parents[1] / "samples" / "dossier"
WORDS = 400  # of a page
Value = TypeVar("Value")


def _plain(identity: str, text: str) -> Document:
    """Return a text as `woo_redact.analyze` takes it: one page."""
    page = Page(number=0, span=Span(0, len(text)), width=0.0, height=0.0)
    kind, sha256 = DocumentKind.PAPER, digest(text)
    return Document(id=identity, kind=kind, title="", source="", sha256=sha256, text=text, pages=(page,))


def pages(count: int) -> list[Document]:
    """Return pages of 400 words, put together from the texts of the sets that were read: dense in names."""
    made: list[str] = [""]
    for path in sorted(SETS.glob("development-*.txt")):
        for text in read_set(path):
            if len(made[-1].split()) >= WORDS:
                made.append("")
            made[-1] += f"{text.text}\n\n"
    return [_plain(str(number), page) for number, page in enumerate(made[:count], start=1)]


def mails(count: int) -> list[Document]:
    """Return the mails of the corpus of `make bench`, in threads, quoting as they do."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "threads"
        write_corpus(made, "threads", count)
        return [document for path in sorted(made.iterdir()) for document in woo_redact.read(path)]


def everything() -> Iterator[tuple[str, list[Document]]]:
    """Yield all texts there are here, as the dossiers in which they are judged."""
    for path in sorted(SETS.glob("*.txt")):
        yield from ((path.stem, [_plain("1", text.text)]) for text in read_set(path))
    yield "pages", pages(40)
    yield "mails", mails(24)
    yield "made up", [text.document for text in dossier.dossier(120)]
    samples: list[Document] = []
    for path in sorted(SAMPLES.iterdir()):
        try:
            samples += [document for document in woo_redact.read(path) if document.text]
        except UnreadableError:
            continue  # the sample dossier has files that nobody can read
    yield "samples", samples


def outcome(documents: Sequence[Document], profile: Profile) -> Iterator[str]:
    """Yield a line for each finding and each decision on a dossier, before and after the search for its people."""
    found = [detect.detect(document, profile) for document in documents]
    register = detect.subjects(list(zip(documents, found, strict=True)), profile)
    for document, findings in zip(documents, found, strict=True):
        again = detect.search(document, findings, register, profile)
        yield from (_line("found", document, finding) for finding in findings)
        yield from (_line("again", document, finding) for finding in again)
        for d in decide(document, again, {s.id: s for s in register}, policy=policy(), profile=profile):
            yield json.dumps(
                ["decided", d.start, d.end, d.outcome, d.ground, d.by, d.why], ensure_ascii=False
            )


def _line(stage: str, document: Document, finding: Finding) -> str:
    """Return a finding as a line."""
    span, by = finding.span, (finding.found_by, finding.why, finding.role, finding.subject)
    words = [stage, span.start, span.end, finding.entity, finding.score, *by, span.of(document.text)]
    return json.dumps(words, ensure_ascii=False)


def _clocked(work: Callable[[], Value]) -> tuple[float, Value]:
    """Return the CPU milliseconds of some work, and its value."""
    start = time.process_time()
    value = work()
    return 1000 * (time.process_time() - start), value


def measure(documents: Sequence[Document], profile: Profile, rounds: int) -> dict[str, float]:
    """Return the mean CPU milliseconds per document of each stage, of each the best round; nothing is remembered.

    What a dossier has twice (a quoted mail) is read once in each round.
    """
    best: dict[str, list[float]] = {"detect": [], "subjects": [], "search": [], "decide": []}
    for _ in range(rounds):
        load(profile.names.model)._remembered.clear()  # noqa: SLF001 - nobody else wants to forget
        spent: dict[str, list[float]] = {stage: [] for stage in best}
        found: list[tuple[Finding, ...]] = []
        for document in documents:
            took, findings = _clocked(lambda document=document: detect.detect(document, profile))  # type: ignore[misc]
            spent["detect"].append(took)
            found.append(findings)
        pairs = list(zip(documents, found, strict=True))
        took, register = _clocked(lambda pairs=pairs: detect.subjects(pairs, profile))  # type: ignore[misc]
        spent["subjects"] = [took / len(documents)] * len(documents)
        by_id: dict[str, Subject] = {subject.id: subject for subject in register}
        for document, findings in pairs:
            took, again = _clocked(
                lambda d=document, f=findings, r=register: detect.search(d, f, r, profile)  # type: ignore[misc]
            )
            spent["search"].append(took)
            took, _decided = _clocked(
                lambda d=document, a=again, i=by_id: decide(d, a, i, policy=policy(), profile=profile)  # type: ignore[misc]
            )
            spent["decide"].append(took)
        for stage, times in spent.items():
            best[stage] = [min(pair) for pair in zip(best[stage] or times, times, strict=True)]
    return {stage: fmean(times) for stage, times in best.items()}


def main() -> None:
    """Measure and print, or write what is found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", default=Profile().names.model, help="the name model: fast or thorough")
    options.add_argument("--pages", type=int, default=40)
    options.add_argument("--mails", type=int, default=40)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--findings", type=Path, help="write what is found there; measure nothing")
    given = options.parse_args()
    profile = profile_with(given.model)
    if given.findings:
        with given.findings.open("w", encoding="utf-8") as file:
            for name, documents in everything():
                file.writelines(f"{name} {line}\n" for line in outcome(documents, profile))
        return
    took, _ = _clocked(lambda: detect.warm_up(profile))
    print(f"start of the engine {took / 1000:.2f} s CPU; milliseconds of CPU ({given.model}):")
    list(outcome(pages(41)[40:], profile))  # lists are read and patterns compiled once
    for name, documents in (("page", pages(given.pages)), ("mail", mails(given.mails))):
        spent = measure(documents, profile, given.rounds)
        stages = ", ".join(f"{stage} {took:.1f}" for stage, took in spent.items())
        print(f"per {name}: {stages}; all {sum(spent.values()):.1f}")


if __name__ == "__main__":
    main()
