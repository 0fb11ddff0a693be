"""What `decide` and `review` make of findings: decisions, each on a ground of the law."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from woo_redact.model.finding import Entity
from woo_redact.model.place import Area, Span


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
    """What happens to a span of a document, to an area of a page, or to a subject; only added, never changed.

    A decision on a subject is for every document, or (with `document`) for that one alone; it has no `span`,
    but the `names` and addresses of the person it was taken on, so that it finds them again when the register
    changes. `in_title` tells that the span lies in the document's title. `by` is "rule:P05" or "person:NAME";
    a person's beats a rule's, the closest to the place and then the last counts. `passage` names the sentence
    and the place in it (kin.passages), so that the same sentence elsewhere gets the same decision.
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
    passage: str = ""
    area: Area | None = None
    in_title: bool = False

    def __post_init__(self) -> None:
        """Demand a place, and a ground for whatever is hidden (L12: every box has a ground)."""
        if self.span is None and self.subject is None and self.finding is None and self.area is None:
            message = "a decision is on a span, a finding, an area or a subject"
            raise ValueError(message)
        if self.document is None and (self.area is not None or self.in_title):
            message = "an area and a title are of one document"
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
class Decided:
    """The decisions on a document and on its title."""

    text: tuple[Decision, ...] = ()
    title: tuple[Decision, ...] = ()
