"""Helpers of the tests of detection: documents from text, and a name model that knows only what it is told."""

import functools
from collections.abc import Iterable

import pytest
import spacy

import woo_redact.detect
from woo_redact.detect import detect, findings_of, search, subjects
from woo_redact.detect.engine import Engine
from woo_redact.detect.hits import Hit
from woo_redact.detect.recognizers.every import identifiers
from woo_redact.detect.structure import structure
from woo_redact.detect.units import units
from woo_redact.model import (
    Attributes,
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Entity,
    Finding,
    Span,
    Subject,
)
from woo_redact.profile import Profile

PROFILE = Profile()


def paper(text: str, name: str = "1") -> Document:
    """Return a text without blocks."""
    return Document(id=name, kind=DocumentKind.PAPER, title="", source="", sha256=f"x{name}", text=text)


def flow(*blocks: tuple[BlockKind, str, Attributes], name: str = "1") -> Document:
    """Return a document of blocks, joined by line ends."""
    text, made = "", []
    for kind, words, attributes in blocks:
        made.append(Block(kind=kind, span=Span(len(text), len(text) + len(words)), attributes=attributes))
        text += words + "\n"
    return Document(
        id=name, kind=DocumentKind.FLOW, title="", source="", sha256=f"x{name}", text=text, blocks=tuple(made)
    )


def field(name: str, value: str) -> tuple[BlockKind, str, Attributes]:
    """Return a header field as readers make it."""
    return BlockKind.FIELD, f"{name}: {value}", (("name", name),)


def fake_engine(patterns: Iterable[tuple[str, str]] = ()) -> Engine:
    """Return an engine whose model marks exactly these (label, text), and our identifiers."""
    nlp = spacy.blank("nl")
    known = [{"label": label, "pattern": text} for label, text in patterns]
    nlp.add_pipe("entity_ruler").add_patterns(known or [{"label": "MISC", "pattern": "\u2603"}])
    return Engine(nlp, identifiers())


def use_model(monkeypatch: pytest.MonkeyPatch, *patterns: tuple[str, str]) -> None:
    """Let detection use a model that marks exactly these (label, text)."""
    engine = functools.cache(lambda _model, _plugged: fake_engine(patterns))
    monkeypatch.setattr(woo_redact.detect, "load", engine)


def persons(text: str) -> list[tuple[str, str]]:
    """Return what the fixed places of a text tell of persons: (text, role), merged."""
    parts = units(paper(text))
    found = findings_of(paper(text), list(structure(parts)), PROFILE)
    return [(f.span.of(text), f.role) for f in found if f.entity is Entity.PERSON]


def person(
    text: str, words: str, *, by: str = "model", score: float = 0.85, role: str = "", nth: int = 0
) -> Hit:
    """Return a person's hit on the nth occurrence of `words`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Hit(
        start=start, end=start + len(words), entity=Entity.PERSON, score=score, by=by, why="test", role=role
    )


def dossier(
    *documents: Document, profile: Profile = PROFILE
) -> tuple[tuple[Subject, ...], list[tuple[Finding, ...]]]:
    """Return the register of some documents, and each one's findings after the search."""
    found = [(document, detect(document, profile)) for document in documents]
    register = subjects(found, profile)
    return register, [search(document, findings, register, profile) for document, findings in found]


def named(document: Document, findings: Iterable[Finding]) -> list[str]:
    """Return the texts of the persons found."""
    return [f.span.of(document.text) for f in findings if f.entity is Entity.PERSON]
