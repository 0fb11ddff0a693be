"""What `redact` and `explain` make of decisions: boxes, the explanation page, the file they stand in."""

from dataclasses import dataclass, field

from woo_redact.model.document import DocumentKind
from woo_redact.model.finding import Entity
from woo_redact.model.place import Area, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A box that was really made: where, on which ground, with which label.

    `span` is what it hides of the text; an area of a page that a person pointed at has none, but `under`, the
    stretches of text that lie in it. `gap` says what the box tells of how wide the hidden words are
    (`pdf.widths`), None when nothing; it is internal and never published. `closed` says that its line was
    closed up (`[paper] hide_widths`). `chosen`: a person decided on it.
    """

    document: str
    ground: str
    label: str
    span: Span | None = None
    areas: tuple[Area, ...] = ()
    under: tuple[Span, ...] = ()
    gap: tuple[float, float] | None = None
    closed: bool = False
    chosen: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the stretches of the text that are hidden."""
        return (self.span,) if self.span is not None else self.under


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
    `kept`; `sha256` is that of the file as it was written; `plain`: a mail set as paragraphs only.
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
    plain: bool = False
