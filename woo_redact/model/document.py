"""What `read` makes of a file: a document, its blocks or pages, its mail header."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from woo_redact.model.place import Span

Attributes = tuple[tuple[str, str], ...]


RETRY = "retry"
"""A document's remark when it could not be read for want of time, memory, password or reader: tried again."""

Address = tuple[str, str]
"""A mail address as (display name, address); either may be empty, not both."""


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

    `data` is what `redact` erases in (paper), `reading` what need not be read in it again. `document.id` is
    local to the family ("1", "2" …, the first is the file itself) until the pipeline numbers it in the
    dossier.
    """

    document: Document
    data: bytes = field(repr=False)
    reading: bytes = field(default=b"", repr=False)


def title_document(document: Document) -> Document:
    """Return the title as a document of its own: a subject line or file name can hold a name too."""
    text = " ".join(document.title.split()) or "(geen titel)"
    return Document(
        id=document.id,
        kind=DocumentKind.FLOW,
        title="",
        source="",
        sha256=f"{document.sha256}:title",
        text=text,
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text))),),
    )
