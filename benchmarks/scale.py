"""What grows with a dossier: `python -m benchmarks.scale coordinator 20000 | rows 1000000 | names 200000`.

`coordinator`: mails of a kilobyte go through all stages with a crew that makes nothing up but answers at once; told are
the time and memory of the coordinating process. `rows`: a database with as many documents and their findings.
`names`: a register with so many spellings, and what searching a page for all of them takes.
"""

import hashlib
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from woo_redact import detect
from woo_redact.check import CATALOGUE
from woo_redact.model import (
    Block,
    BlockKind,
    CheckResult,
    Decided,
    Document,
    DocumentKind,
    Entity,
    Finding,
    Output,
    Span,
    Subject,
    SubjectKind,
    Verdict,
)
from woo_redact.pipeline import stages, tasks
from woo_redact.pipeline.close import close
from woo_redact.pipeline.crew import Crew, Done
from woo_redact.pipeline.files import gather
from woo_redact.pipeline.reading import read_files
from woo_redact.pipeline.tasks import Found
from woo_redact.profile import Profile
from woo_redact.store import Store, digest, to_json, write_file

MAIL = "From: Jan {n} <jan{n}@x.example>\nTo: piet{m}@x.example\nSubject: bericht {n}\nMessage-ID: <{n}@x>\n\n{body}\n"
BODY = "Hierbij stuk {n}, zoals besproken in het overleg. " * 20  # a kilobyte
FAMILIES = 1_000  # folders of made-up mails hold as many


def megabytes() -> float:
    """Return what this process has in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


class Answering(Crew):
    """A crew that does nothing but answer: what is measured is who asks."""

    def each(self, task: Callable[..., Any], given: Iterable[Any], **_: Any) -> Iterator[tuple[Any, Any]]:
        """Yield an answer to each."""
        answers: dict[Any, Callable[[Any], Any]] = {
            tasks.detect_in: lambda thing: found_in(thing[0]),
            tasks.decide_on: lambda thing: (thing.found, Decided()),
            tasks.sweep_through: lambda thing: thing.decided,
            tasks.draw: drawn,
            tasks.inspect: lambda given: passed(given.output.id),
        }
        for thing in given:
            yield thing, Done(answers.get(task, task)(thing))


def found_in(document: Document) -> Found:
    """Return a finding for every header address."""
    spot = Finding(
        document=document.id,
        digest=document.sha256,
        span=Span(5, 12),
        entity=Entity.PERSON,
        score=0.9,
        found_by="header",
    )
    return Found(text=(spot,))


def drawn(given: tasks.Drawing) -> Output:
    """Write a file of a few bytes."""
    path = given.run / "documents" / given.document.id / "redacted.pdf"
    write_file(path, b"%PDF")
    return Output(
        id=given.document.id,
        path=str(path.relative_to(given.run)),
        kind=given.document.kind,
        title="x",
        kept="x",
        redactions=(),
        sha256=hashlib.sha256(b"%PDF").hexdigest(),
    )


def passed(identity: str) -> tuple[CheckResult, ...]:
    """Return what the checks say of a file in which there is nothing wrong."""
    return tuple(
        CheckResult(
            check=entry.name, verdict=Verdict.PASSED, file=identity, title=entry.title, level=entry.level
        )
        for entry in CATALOGUE.values()
    )


def coordinator(count: int) -> None:
    """Tell time and memory of the coordinator after every stage."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        for n in range(count):
            path = folder / f"{n // FAMILIES:04}" / f"{n:07}.eml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(MAIL.format(n=n, m=n % 50, body=BODY.format(n=n)), encoding="ascii")
        os.fsync = lambda _: None  # the disk is not measured
        detect.subjects([], Profile())
        told, began = megabytes(), time.process_time()

        def tell(what: str) -> None:
            """Print what was added since the last time."""
            nonlocal told, began
            now, at = megabytes(), time.process_time()
            print(f"{what:<12} {1000 * (at - began) / count:6.2f} ms a document, {now - told:+7.1f} MiB")
            told, began = now, at

        print(f"{count} documents; before: {told:.0f} MiB")
        run = Path(place) / "run"
        with Store(run, create=True) as store, Answering(0) as crew:
            store._database.execute("pragma synchronous = off")  # noqa: SLF001 - the disk is not measured
            desk = stages.Desk(store=store, crew=crew, profile=Profile(), notify=lambda _: None)
            intakes = gather([folder], run=run)
            tell("gather")
            read_files(desk, intakes)
            del intakes
            tell("read")
            subjects = stages.find(desk)
            tell("find")
            stages.decide_all(desk, subjects)
            tell("decide")
            stages.draw_all(desk)
            tell("draw")
            stages.check_all(desk)
            tell("check")
            close(desk)
            tell("close")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak {peak:.0f} MiB")


def rows(count: int) -> None:
    """Fill a database with made-up documents and findings, and go through it."""
    text = (
        "Van: Jan de Vries <jan@x.example>\n"
        + "Dag Piet, hierbij de stukken voor het overleg van morgen. " * 12
    )
    spots = tuple(
        Finding(
            document="ID", digest="x" * 64, span=Span(n, n + 8), entity=Entity.PERSON, score=0.9, found_by="m"
        )
        for n in range(0, 80, 10)
    )
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)))
    whole = Document(
        id="ID",
        kind=DocumentKind.FLOW,
        title="t",
        source="s.eml",
        sha256="x" * 64,
        text=text,
        blocks=(block,),
    )
    document, found = to_json(Document, whole).decode(), to_json(Found, Found(text=spots)).decode()
    with (
        tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as place,
        Store(Path(place) / "run", create=True) as store,
    ):
        base, began = store._database, time.perf_counter()  # noqa: SLF001 - as its own methods do, many at once
        base.execute("begin")
        for n in range(1, count + 1):
            number = f"{n:04d}"
            base.execute(
                "insert into document values (?, ?, ?, ?, ?)",
                (
                    number,
                    f"/data/{n}.eml",
                    "x" * 64,
                    number,
                    document.replace('"ID"', f'"{number}"').encode(),
                ),
            )
            base.execute(
                "insert into work values (?, 'found', ?, ?)", (number, digest(number), found.encode())
            )
        base.execute("commit")
        size = sum(path.stat().st_size for path in (Path(place) / "run").iterdir())
        print(
            f"{count} documents, {8 * count} findings: {time.perf_counter() - began:.0f} s, {size / 1e9:.2f} GB"
        )
        before, began = megabytes(), time.perf_counter()
        number_of = sum(1 for _ in store.documents())
        print(
            f"all read one by one: {time.perf_counter() - began:.0f} s, {megabytes() - before:+.0f} MiB ({number_of})"
        )
        before, began = megabytes(), time.perf_counter()
        store.line_up((f"{n:04d}", n % 977, 0) for n in range(1, count + 1))
        first = next(store.waiting())
        print(
            f"lined up by size: {time.perf_counter() - began:.1f} s, {megabytes() - before:+.0f} MiB ({first})"
        )
        began = time.perf_counter()
        for n in random.Random(1).choices(range(1, count + 1), k=10_000):
            store.kept(f"{n:04d}", "found", "another key")
        print(f"work looked up by key: {(time.perf_counter() - began) * 100:.0f} µs each")


def names(count: int) -> None:
    """Build a register of made-up people and search a page for all of them."""
    rng = random.Random(2)
    syllables = (
        "ba",
        "de",
        "ko",
        "li",
        "mo",
        "ne",
        "ri",
        "sa",
        "to",
        "vu",
        "wie",
        "zo",
        "jan",
        "ter",
        "hol",
        "berg",
    )

    def word() -> str:
        """Return a made-up name."""
        return "".join(rng.choices(syllables, k=rng.randint(2, 4))).capitalize()

    people = tuple(
        Subject(id=f"s{n}", kind=SubjectKind.PERSON, names=(f"{word()} {word()}",)) for n in range(count // 2)
    )
    words = [word().lower() for _ in range(330)]
    for at in range(0, 330, 30):
        words[at : at + 2] = rng.choice(people).names[0].split()
    text = " ".join(words)
    page = Document(
        id="1",
        kind=DocumentKind.FLOW,
        title="t",
        source="s",
        sha256=digest(text),
        text=text,
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text))),),
    )
    before, began = megabytes(), time.process_time()
    found = detect.search(page, (), people, Profile())
    print(
        f"{count // 2} people: first search {time.process_time() - began:.1f} s, {megabytes() - before:+.0f} MiB"
    )
    began = time.process_time()
    for _ in range(20):
        found = detect.search(page, (), people, Profile())
    print(
        f"then {50 * (time.process_time() - began):.1f} ms a page of {len(text)} characters, {len(found)} found"
    )
    payload = to_json(tuple[Subject, ...], people)
    print(
        f"the register as it is lent to workers: {len(payload) / 1e6:.1f} MB, {len(json.loads(payload))} people"
    )


if __name__ == "__main__":
    {"coordinator": coordinator, "rows": rows, "names": names}[sys.argv[1]](int(sys.argv[2]))
