"""Runs for tests of review, made without detection: documents, and what the rules said of their words."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from woo_redact.model import (
    Block,
    BlockKind,
    Decided,
    Decision,
    Document,
    DocumentKind,
    Entity,
    Finding,
    Outcome,
    Page,
    Span,
    Subject,
    SubjectKind,
    title_document,
)
from woo_redact.profile import Profile
from woo_redact.store import Store, digest, to_json

SAID = re.compile(r"(?P<mark>[?!=])\[(?P<words>[^\]|]+)(?:\|(?P<subject>\w+))?\]")
OUTCOMES = {"?": Outcome.ASK, "!": Outcome.REDACT, "=": Outcome.KEEP}


def read_marked(marked: str) -> tuple[str, list[tuple[Span, Outcome, str | None]]]:
    """Return a text without its marks, and what they say: ?[asked] ![hidden] =[kept], |p1 names a subject."""
    text, said, last = "", [], 0
    for match in SAID.finditer(marked):
        text += marked[last : match.start()]
        span = Span(len(text), len(text) + len(match["words"]))
        said.append((span, OUTCOMES[match["mark"]], match["subject"]))
        text += match["words"]
        last = match.end()
    return text + marked[last:], said


def decisions(document: Document, said: Sequence[tuple[Span, Outcome, str | None]]) -> tuple[Decision, ...]:
    """Return what the rules said of a document."""
    found = []
    for span, outcome, subject in said:
        words = span.of(document.text)
        entity = Entity.NL_ADDRESS if any(map(str.isdigit, words)) else Entity.PERSON
        finding = Finding(
            document=document.id, digest=document.sha256, span=span, entity=entity, score=0.5, found_by="test"
        )
        found.append(
            Decision(
                outcome=outcome,
                by="rule:P07",
                why="Naam in de tekst.",
                document=document.id,
                span=span,
                subject=subject,
                finding=finding.id,
                entity=entity,
                score=0.3 if outcome is Outcome.ASK else 0.9,
                ground=None if outcome is Outcome.KEEP else "5.1.2.e",
            )
        )
    return tuple(found)


def make_run(
    folder: Path,
    texts: Mapping[str, str],
    *,
    subjects: Sequence[Subject] = (),
    before_release: str = "questions",
) -> Path:
    """Make a run of marked texts; a title stands before a first line end and a rule of dashes."""
    with Store(folder, create=True) as store:
        profile = Profile.model_validate({"review": {"before_release": before_release}})
        store.keep(None, "profile", "", profile.model_dump_json().encode())
        add_documents(store, texts)
        keep_subjects(store, subjects)
    return folder


def keep_subjects(store: Store, subjects: Sequence[Subject]) -> None:
    """Keep the register."""
    store.keep(None, "subjects", "key", to_json(tuple[Subject, ...], tuple(subjects)))


def add_documents(store: Store, texts: Mapping[str, str]) -> None:
    """Add documents with what the rules said of them."""
    for number, marked in texts.items():
        head, _, body = marked.rpartition("\n---\n")
        text, said = read_marked(body)
        title, of_title = read_marked(head or f"Stuk {number}")
        document = Document(
            id=number,
            kind=DocumentKind.FLOW,
            title=title,
            source=f"{number}.txt",
            sha256=digest(number, text),
            text=text,
            blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text))),),
        )
        store.add_family(document.source, document.sha256, (document,))
        decided = Decided(text=decisions(document, said), title=decisions(title_document(document), of_title))
        store.keep(number, "swept", "key", to_json(Decided, decided))


def somebody(identity: str, *names: str, addresses: tuple[str, ...] = ()) -> Subject:
    """Return a person of the register."""
    return Subject(id=identity, kind=SubjectKind.PERSON, names=names, addresses=addresses)


def keep_paper(
    run: Path,
    number: str,
    pdf: bytes,
    *,
    found: str = "",
    objects: tuple[tuple[int, str], ...] = (),
    unread: str = "",
) -> None:
    """Add a PDF, with a marked text that was read in it, areas to judge, and why it could not be read."""
    text, said = read_marked(found)
    page = Page(number=0, span=Span(0, len(text)), width=595, height=842) if text else None
    with Store(run) as store:
        document = Document(
            id=number,
            kind=DocumentKind.PAPER,
            title=f"Scan {number}",
            source=f"{number}.pdf",
            sha256=digest(pdf),
            text=text,
            pages=(page,) if page else (),
            objects=objects,
            unread=unread,
        )
        store.add_family(document.source, document.sha256, (document,))
        store.keep(number, "swept", "key", to_json(Decided, Decided(text=decisions(document, said))))
        folder = run / "documents" / number
        folder.mkdir(parents=True)
        (folder / "source.pdf").write_bytes(pdf)
