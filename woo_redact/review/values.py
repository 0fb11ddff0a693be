"""What a reviewer sees and does: passages, people, progress, steps."""

from dataclasses import dataclass, field
from enum import StrEnum

from woo_redact.model import Decision, DocumentKind, Outcome, Span, Subject


class Reach(StrEnum):
    """How far an answer goes.

    This place alone; the passage, wherever the same sentence stands again (quoted below a reply, in a copy);
    all that is alike in this document; all that is alike in the dossier.
    """

    HERE = "here"
    PASSAGE = "passage"
    DOCUMENT = "document"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One place of a document, what the rules said of it (None: a person marked it) and what counts now.

    `key` names it in the whole dossier: the document, a colon, and the finding or the place.
    """

    key: str
    document: str
    in_title: bool
    rule: Decision | None
    now: Decision

    @property
    def asked(self) -> bool:
        """Tell whether a person is asked about it."""
        return self.rule is not None and self.rule.outcome is Outcome.ASK

    @property
    def open(self) -> bool:
        """Tell whether it still waits for an answer."""
        return self.now.outcome is Outcome.ASK

    @property
    def proposal(self) -> str:
        """Return the ground that is proposed: the rule's, or what counts."""
        return (self.rule.ground if self.rule else None) or self.now.ground or "5.1.2.e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is needed of a document to review it: its text and what it is called."""

    id: str
    title: str = field(repr=False)
    source: str = field(repr=False)
    kind: DocumentKind
    sha256: str
    text: str = field(repr=False)
    unread: str = ""
    objects: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A passage in its sentence: what stands before it, the words, and what stands after."""

    before: str = field(repr=False)
    words: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A subject of the dossier with where it stands and what happens to it.

    `outcomes` counts its places by what counts there now; `exceptions` are the documents with another answer
    than the one given for everywhere, `decided` that answer if there is one.
    """

    subject: Subject
    places: int
    documents: tuple[str, ...]
    outcomes: tuple[tuple[Outcome, int], ...]
    decided: Decision | None = None
    exceptions: tuple[str, ...] = ()

    @property
    def open(self) -> int:
        """Count the places that still wait for an answer."""
        return dict(self.outcomes).get(Outcome.ASK, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a review is: questions answered of all, and the documents that still wait for something."""

    answered: int
    questions: int
    documents_open: int
    documents: int
    to_pass: int = 0

    @property
    def open(self) -> int:
        """Count the questions that are left."""
        return self.questions - self.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing a person did, that undo takes back as a whole: the decisions it made."""

    numbers: tuple[int, ...]
    decisions: tuple[Decision, ...]
    passages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place that a search found."""

    document: str
    in_title: bool
    span: Span
    shown: Shown
