"""What `check`, `report` and a whole run come to."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from woo_redact.model.place import Area


class Verdict(StrEnum):
    """What a check found; what could not be checked has not passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"


class Level(StrEnum):
    """How much a check that fails should worry: each withholds, but a leak harms a person."""

    LEAK = "leak"
    """Something that was hidden, or should have been, can be read."""
    LAW = "law"
    """The Woo, its case law or the practice under it asks for something else."""
    QUALITY = "quality"
    """The file cannot be read by everyone, or by a machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: in which file, where, what (without the words themselves), how to mend it.

    `sure` is how sure the check is that it is wrong, from 0 to 1. `remark`: a person decided so; it is
    told, and withholds nothing.
    """

    what: str
    file: str = ""
    area: Area | None = None
    page: int | None = None
    mend: str = ""
    sure: float = 1.0
    remark: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The outcome of one check on one file (or on a whole dossier): released only if all passed.

    Problems of a check that passed are remarks: told, for a person to judge, and withholding nothing. `title`
    is what the check looks for, in an officer's words.
    """

    check: str
    verdict: Verdict
    file: str = ""
    problems: tuple[Problem, ...] = ()
    title: str = ""
    level: Level = Level.LEAK

    @property
    def passed(self) -> bool:
        """Tell whether the check ran and found nothing that withholds."""
        return self.verdict is Verdict.PASSED


class Judgement(StrEnum):
    """The four words nl-rdo-woo-web takes in; anything else silently becomes "niet openbaar" there."""

    PUBLIC = "openbaar"
    PARTIAL = "deels openbaar"
    ALREADY = "reeds openbaar"
    WITHHELD = "niet openbaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the inventory: a document as the public may see it, plus why it is or is not released.

    `related` is the number of a document with the same content; with `double` this one is not released,
    for it is found there: no refusal, and so without a ground (L11). `links` say where a document that is
    public already stands.
    """

    id: str
    title: str
    judgement: Judgement
    released: bool
    grounds: tuple[str, ...] = ()
    date: dt.date | None = None
    family: int | None = None
    thread: int | None = None
    source_type: str = "unknown"
    remark: str = ""
    withheld_because: tuple[str, ...] = ()
    related: str = ""
    double: bool = False
    links: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """See that a document that is set aside as "Dubbel" says where it is found (P37)."""
        if self.double and (self.released or not self.related):
            message = f"document {self.id}: what is set aside names the document it stands in"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What a run came to: the exit code of DESIGN §7 and the rows of the inventory.

    `unreadable` has (file as given, reason) for whatever could not be read or processed.
    """

    exit_code: int
    folder: str
    rows: tuple[Row, ...] = ()
    questions: int = 0
    unreadable: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def released(self) -> tuple[str, ...]:
        """Return the ids of the released documents."""
        return tuple(row.id for row in self.rows if row.released)
