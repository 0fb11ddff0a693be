"""The values the stages hand on: frozen, checked when made, in the order of the flow."""

import datetime as dt
import hashlib
import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

Attributes = tuple[tuple[str, str], ...]
Address = tuple[str, str]
"""A mail address as (display name, address); either may be empty, not both."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in a document's one text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty, reversed or negative range."""
        if not 0 <= self.start < self.end:
            message = f"not a span: {self.start}..{self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        """Count the characters."""
        return self.end - self.start

    def overlaps(self, other: Self) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Self) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters of `text` in this range."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle on a page as it is seen, in points (1/72 inch), origin top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        """Refuse a reversed or infinite rectangle."""
        sides = (self.x0, self.y0, self.x1, self.y1)
        if not all(map(math.isfinite, sides)) or self.x0 > self.x1 or self.y0 > self.y1:
            message = f"not a box: {sides}"
            raise ValueError(message)

    def union(self, other: Self) -> "Box":
        """Return the smallest box round both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """One box on one page (counted from 0): one per line of a match, never one round a whole match."""

    page: int
    box: Box


class DocumentKind(StrEnum):
    """How a document is redacted: typeset anew (flow) or erased in place (paper)."""

    FLOW = "flow"
    PAPER = "paper"


class BlockKind(StrEnum):
    """The building blocks of a flow document."""

    FIELD = "field"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a flow document; blocks are in order and do not overlap.

    Attributes, all optional: `quote` (depth of quoting), and per kind: FIELD `name` (the label before
    the colon, part of the span); HEADING `level` (1-4); ITEM `level` (from 1) and `marker`;
    CELL `table`, `row`, `column` (from 0) and `header` ("1").
    """

    kind: BlockKind
    span: Span
    attributes: Attributes = ()

    def get(self, name: str, default: str = "") -> str:
        """Return the attribute `name`, or `default`."""
        return next((value for key, value in self.attributes if key == name), default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a paper document: its part of the text (None if it has none) and its size in points."""

    number: int
    span: Span | None
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The header of an e-mail, decoded; `date` is aware or None when unknown, never a guess."""

    sender: Address | None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    subject: str = ""
    date: dt.datetime | None = None
    attachments: tuple[str, ...] = ()
    message_id: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document: its one text, and where that text came from.

    `source` is the path inside the dossier as given (may hold a name: it is redacted before it is shown
    in public); `data` is the file to erase in (paper) and travels beside the document, not in it.
    `unread` says why the document, or part of it, could not be read; such a document is never released.
    `recognised` are the stretches of the text that were read by eye (a scan, a picture); `objects` (offset,
    kind) the areas of a page that a person must judge, each one `HIDDEN` in the text: "signature", "photo",
    "code", "handwriting", "picture".
    """

    id: str
    kind: DocumentKind
    title: str = field(repr=False)
    source: str = field(repr=False)
    sha256: str
    text: str = field(repr=False)
    parent: str | None = None
    date: dt.date | None = None
    media_type: str = ""
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    pages: tuple[Page, ...] = field(default=(), repr=False)
    unreadable_pages: tuple[int, ...] = ()
    unread: str = ""
    remarks: tuple[str, ...] = ()
    mail: Mail | None = field(default=None, repr=False)
    recognised: tuple[Span, ...] = ()
    objects: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        """Check the id and that every block and page lies in the text, in order."""
        if not (self.id.isascii() and self.id.isalnum()):
            message = f"a document id has letters and digits only: {self.id!r}"
            raise ValueError(message)
        last = 0
        spans = [block.span for block in self.blocks] or [p.span for p in self.pages if p.span]
        for span in spans:
            if span.start < last or span.end > len(self.text):
                message = f"document {self.id}: a block or page lies outside its text or out of order"
                raise ValueError(message)
            last = span.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a reader makes of one file or attachment: the document and the bytes it came from.

    `data` is what `redact` erases in (paper); `document.id` is local to the family ("1", "2" …, the
    first is the file itself) until the pipeline numbers it in the dossier.
    """

    document: Document
    data: bytes = field(repr=False)


class Entity(StrEnum):
    """What a finding is; Presidio's own names where Presidio has one (DESIGN: entities)."""

    PERSON = "PERSON"
    EMAIL_ADDRESS = "EMAIL_ADDRESS"
    PHONE_NUMBER = "PHONE_NUMBER"
    IBAN_CODE = "IBAN_CODE"
    NL_BSN = "NL_BSN"
    NL_ADDRESS = "NL_ADDRESS"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    NL_LICENSE_PLATE = "NL_LICENSE_PLATE"
    NL_ID_DOCUMENT = "NL_ID_DOCUMENT"
    NL_V_NUMBER = "NL_V_NUMBER"
    IP_ADDRESS = "IP_ADDRESS"
    SOCIAL_HANDLE = "SOCIAL_HANDLE"
    MEETING_LINK = "MEETING_LINK"
    CREDENTIAL = "CREDENTIAL"
    SIGNATURE = "SIGNATURE"
    SPECIAL_CATEGORY = "SPECIAL_CATEGORY"
    ORGANISATION = "ORGANISATION"
    LOCATION = "LOCATION"
    TERM = "TERM"
    """A term of the profile's own lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that may have to be hidden: offsets and a reason, never the text itself.

    `role` is the role word that stood with a person ("minister"), if any; `subject` the id of the person
    it was recognised as. `id` is a digest of the document's content, the place and the entity, so that a
    person's answer survives a new detection.
    """

    document: str
    digest: str
    span: Span
    entity: Entity
    score: float
    found_by: str
    why: str = ""
    role: str = ""
    subject: str | None = None

    def __post_init__(self) -> None:
        """Keep the score within 0..1."""
        if not 0.0 <= self.score <= 1.0:
            message = f"a score lies between 0 and 1: {self.score}"
            raise ValueError(message)

    @property
    def id(self) -> str:
        """Return the digest that names this finding."""
        key = f"{self.digest}:{self.span.start}:{self.span.end}:{self.entity}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


class SubjectKind(StrEnum):
    """What a subject is."""

    PERSON = "person"
    MAILBOX = "mailbox"
    PLACE = "place"
    """All places that the dossier proves to be one, together: a name that equals one is no person's."""


class Role(StrEnum):
    """In which capacity a person appears in the dossier (PRACTICE P05-P11, P30, P31)."""

    PUBLIC = "public"
    """Holder of a public office or named in the profile: stays visible."""
    PRIVATE = "private"
    """Everybody else: civil servants without a public function, citizens, employees of companies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person in the dossier (AVG: betrokkene) with all names and addresses known for them.

    `office` is the role word that made a person stay visible ("wethouder"), "" for all others and for who is
    named in the profile. `known` is true for whoever stands in a header, signature or another fixed place
    somewhere in the dossier; false for a name that only the name model saw in running text (P07).
    """

    id: str
    kind: SubjectKind
    names: tuple[str, ...] = field(repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    role: Role = Role.PRIVATE
    office: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """An exception ground of the Woo, chapter 5; the code ("5.1.2.e") is its identity."""

    code: str
    short: str
    citation: str
    article: str
    kind: str
    title: str
    statute: str
    legend: str
    motivation: str
    letter: str = ""
    lead_in: str = ""
    woo_web: str = ""
    legend_seen: bool = False
    environmental: str = ""
    five_year_rule: bool = False
    combination: str = ""

    @property
    def needs_motivation(self) -> bool:
        """Tell whether the decision must weigh and motivate expressly (art. 5.1 lid 3 Woo and L7-L9)."""
        return not self.kind.startswith("absoluut")


class Outcome(StrEnum):
    """What happens to a span: hidden, left visible, or hidden until a person has answered."""

    REDACT = "redact"
    KEEP = "keep"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What happens to a span of a document, or to a subject everywhere; only added, never changed.

    A decision on a subject has no `document` and no `span`, but the `names` and addresses of the person it
    was taken on, so that it finds them again when the register changes. `by` is "rule:P05" or "person:NAME";
    a person's beats a rule's, the closest to the place and then the last counts.
    """

    outcome: Outcome
    by: str
    why: str
    document: str | None = None
    span: Span | None = None
    subject: str | None = None
    finding: str | None = None
    entity: Entity | None = None
    score: float = 1.0
    ground: str | None = None
    at: dt.datetime | None = None
    names: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """Demand a place, and a ground for whatever is hidden (L12: every box has a ground)."""
        if self.span is None and self.subject is None and self.finding is None:
            message = "a decision is on a span, a finding or a subject"
            raise ValueError(message)
        if self.outcome is not Outcome.KEEP and not self.ground:
            message = "what is hidden has a ground"
            raise ValueError(message)

    @property
    def start(self) -> int | None:
        """Return where the span starts, None for a decision on a subject."""
        return self.span.start if self.span else None

    @property
    def end(self) -> int | None:
        """Return where the span ends, None for a decision on a subject."""
        return self.span.end if self.span else None

    @property
    def hides(self) -> bool:
        """Tell whether the words go: what is still asked is hidden in the meantime."""
        return self.outcome is not Outcome.KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A box that was really made: where, on which ground, with which label."""

    document: str
    ground: str
    label: str
    span: Span
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The page "Toelichting grondslagen": (label, citation, legend) per ground used, in legal order."""

    heading: str
    introduction: str
    entries: tuple[tuple[str, str, str], ...]


HIDDEN = "\ufffc"
"""Stands for one hidden span in `Output.kept` (OBJECT REPLACEMENT CHARACTER)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A string that was hidden somewhere in the dossier and may stand in none of its outputs."""

    text: str = field(repr=False)
    entity: Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A redacted PDF as it was meant to be: what `check` holds the file against.

    `kept` is the document's text with each hidden span as one `HIDDEN`; `redactions` stand in the order
    of the text, for paper with the areas of their boxes on the output's pages; `allowed` are the exact
    phrases that were decided to stay visible (a minister's name, a functional mailbox), so that a secret
    that is part of one may be read there. The last page is the explanation page when `explanation` is set;
    `pictures` are the pages (from 0) that became pictures, whose text was read by eye and so is not in
    `kept`; `sha256` is that of the file as it was written.
    """

    id: str
    path: str
    kind: DocumentKind
    title: str
    kept: str = field(repr=False)
    redactions: tuple[Redaction, ...] = ()
    allowed: tuple[str, ...] = field(default=(), repr=False)
    explanation: Explanation | None = None
    pictures: tuple[int, ...] = ()
    sha256: str = ""


class Verdict(StrEnum):
    """What a check found; what could not be checked has not passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: in which file, where, what (without the words themselves), how to mend it."""

    what: str
    file: str = ""
    area: Area | None = None
    page: int | None = None
    mend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The outcome of one check on one file (or on a whole dossier): released only if all passed."""

    check: str
    verdict: Verdict
    file: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether the check ran and found nothing."""
        return self.verdict is Verdict.PASSED


class Judgement(StrEnum):
    """The four words nl-rdo-woo-web takes in; anything else silently becomes "niet openbaar" there."""

    PUBLIC = "openbaar"
    PARTIAL = "deels openbaar"
    ALREADY = "reeds openbaar"
    WITHHELD = "niet openbaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the inventory: a document as the public may see it, plus why it is or is not released."""

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
