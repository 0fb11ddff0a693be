"""What the report tells: a dossier, each of its documents, and the numbers over them."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from woo_redact.language import recorded
from woo_redact.model import Area, CheckResult, Entity, Judgement, Row, Subject


class State(StrEnum):
    """What has become of a document, in the words of the report."""

    RELEASED = recorded("released")
    REFUSED = recorded("not public")
    ALREADY = recorded("public already")
    DOUBLE = recorded("duplicate")
    UNREADABLE = recorded("not read")
    FAILED = recorded("held back")
    UNFINISHED = recorded("not processed")
    UNDECIDED = recorded("waits for an answer")
    WAITING = recorded("waits for release")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Open questions of one kind in one document; the passages themselves are shown by `review` only."""

    entity: Entity
    ground: str
    why: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """How many of the dossier's `of` names fit the gap of one redaction, on which page (from 0).

    `closed` says that its line was closed up, so that the gap tells nothing.
    """

    page: int
    label: str
    fits: int
    of: int
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document of the report: its row of the inventory and what stands behind it.

    `source` is the file name as given and is untrusted; `unread` says why the file could not be read;
    `unreadable_pages` count from 0; `boxes` is the number of boxes per code of a ground; `remarks` tell what
    became of the file, in Dutch; `widths` what the boxes of a PDF tell of the width of what they hide.
    """

    row: Row
    source: str = field(repr=False)
    unread: str = ""
    unreadable_pages: tuple[int, ...] = ()
    boxes: tuple[tuple[str, int], ...] = ()
    questions: tuple[Asked, ...] = ()
    checks: tuple[CheckResult, ...] = ()
    remarks: tuple[str, ...] = ()
    widths: tuple[Width, ...] = ()

    @property
    def state(self) -> State:
        """Return what has become of the document; of several obstacles the hardest to take away."""
        if self.row.released:
            return State.RELEASED
        if not suspended(self.row):
            ended = State.ALREADY if self.row.judgement is Judgement.ALREADY else State.REFUSED
            return State.DOUBLE if self.row.double else ended
        if self.unread:
            return State.UNREADABLE
        if not self.checks:  # nothing was made of it, or nobody looked at what was made
            return State.UNFINISHED
        if self.failed:
            return State.FAILED
        return State.UNDECIDED if self.questions else State.WAITING

    @property
    def judged(self) -> bool:
        """Tell whether the row's judgement is one, not the "niet openbaar" of what nobody has judged yet."""
        return not (suspended(self.row) and self.row.judgement is Judgement.WITHHELD)

    @property
    def asked(self) -> int:
        """Count the open questions."""
        return sum(question.count for question in self.questions)

    @property
    def failed(self) -> tuple[CheckResult, ...]:
        """Return the checks that were not passed; one that could not run has not passed."""
        return tuple(check for check in self.checks if not check.passed)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCount:
    """How often a kind of data was found in the dossier, by what happened to it."""

    entity: Entity
    hidden: int = 0
    asked: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person or mailbox of the dossier, with how many documents and places it stands in."""

    subject: Subject
    documents: int
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A place that a check found fault with, as PNG: as it came in (paper only) and as it would go out."""

    id: str
    page: int
    area: Area | None = None
    before: bytes | None = field(default=None, repr=False)
    after: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the platform calls the dossier: its number, what stands before that, and the decision's name.

    All of it is public.
    """

    number: str
    prefix: str = ""
    decision: str = ""

    def document(self, identity: str) -> str:
        """Return a document's number on the platform: prefix-matter-id (PRACTICE §4.2)."""
        return "-".join(part for part in (self.prefix, self.number, identity) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that report.html and the closing lines tell of a run.

    `run` is the run's folder as the officer named it; `settings` are (name, value) pairs in the order shown
    (profile, name model, version); `checks` are those on the dossier as a whole; `times` are the seconds that
    each stage of the last run took, by its Dutch name; `proposals` counts the mails that stand whole in a
    later one and the attachments that hang on another mail too, on which nobody has answered yet.
    """

    matter: str
    run: str
    entries: tuple[Entry, ...]
    entities: tuple[EntityCount, ...] = ()
    mentions: tuple[Mention, ...] = ()
    checks: tuple[CheckResult, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    made_at: dt.datetime | None = None
    pictures: tuple[Picture, ...] = field(default=(), repr=False)
    times: tuple[tuple[str, float], ...] = ()
    proposals: int = 0

    @property
    def entries_with_widths(self) -> tuple[tuple[str, tuple[Width, ...]], ...]:
        """Return the PDFs that have boxes: number of the document, and what each box tells."""
        return tuple((entry.row.id, entry.widths) for entry in self.entries if entry.widths)


def suspended(row: Row) -> bool:
    """Tell whether a document still waits for something: neither released nor refused (C12: opgeschort).

    A document that nobody refused is never listed as refused, and one without a known obstacle that was not
    released waits too.
    """
    decided = row.judgement in {Judgement.WITHHELD, Judgement.ALREADY}
    return not row.released and (bool(row.withheld_because) or not decided)
