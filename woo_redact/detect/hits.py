"""A hit: something found at a place in a text, before it is a finding in a document; and hits by place."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from woo_redact.language import recorded
from woo_redact.model import Document, Entity, Finding, Span

STRUCTURE = "structure:"
"""What `by` begins with when a fixed place (header, signature, list) told what stood there: P05, P06."""
TITLE = "title"
"""What `by` is when a title in running text did ("de heer X"): surely a person, but maybe unknown (P07)."""

FULL = "pattern:full"
"""What `by` is when initials and a surname of the list stand together: nothing shorter bounds the name."""

WITH_INITIALS = "pattern:initials"
"""What `by` is when initials and a capitalised word stand together."""

AFTER_TITLE = recorded("name after a form of address")
"""What `why` says when that title was one of address: "de heer", "mevr.", "dr."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A stretch of text and what it is; offsets are those of the text it was found in.

    `exact` says that the place itself bounds the hit (a header field, a line of its own), so that what
    the name model adds at either side is not part of it.
    """

    start: int
    end: int
    entity: Entity
    score: float
    by: str
    why: str
    role: str = ""
    exact: bool = False
    subject: str | None = None

    @property
    def structural(self) -> bool:
        """Tell whether a fixed place or a title told this, and not the model."""
        return self.by.startswith((STRUCTURE, TITLE))

    @property
    def bounded(self) -> bool:
        """Tell whether more than the model says how far a name reaches."""
        return self.structural or self.by in {FULL, WITH_INITIALS}

    def overlaps(self, other: Self) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Self) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def at(self, offset: int) -> "Hit":
        """Return the hit in a text in which this one's text starts at `offset`."""
        if not offset:
            return self
        return Hit(  # `replace` looks each field up; this is done for every hit
            start=self.start + offset,
            end=self.end + offset,
            entity=self.entity,
            score=self.score,
            by=self.by,
            why=self.why,
            role=self.role,
            exact=self.exact,
            subject=self.subject,
        )

    def finding(self, document: Document) -> Finding:
        """Return the finding in `document`, whose offsets these are."""
        return Finding(
            document=document.id,
            digest=document.sha256,
            span=Span(self.start, self.end),
            entity=self.entity,
            score=self.score,
            found_by=self.by,
            why=self.why,
            role=self.role,
            subject=self.subject,
        )

    @classmethod
    def of(cls, finding: Finding) -> "Hit":
        """Return a finding as a hit again."""
        return cls(
            start=finding.span.start,
            end=finding.span.end,
            entity=finding.entity,
            score=finding.score,
            by=finding.found_by,
            why=finding.why,
            role=finding.role,
            subject=finding.subject,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What the name model holds of a word: how likely it is a person's, and one's in a public office."""

    start: int
    end: int
    person: float
    office: float

    def at(self, offset: int) -> "Word":
        """Return the word in a text in which this one's text starts at `offset`."""
        return Word(start=self.start + offset, end=self.end + offset, person=self.person, office=self.office)


class Places:
    """Hits by place, for asking which stand near a stretch without going through all of them."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Put the hits in the order of the text."""
        self._hits = sorted(hits, key=lambda hit: hit.start)
        self._starts = [hit.start for hit in self._hits]
        self._longest = max((hit.end - hit.start for hit in self._hits), default=0)

    def __iter__(self) -> Iterator[Hit]:
        """Go through the hits in the order of the text."""
        return iter(self._hits)

    def over(self, start: int, end: int) -> list[Hit]:
        """Return the hits that share a character with start..end, in order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [hit for hit in self._hits[first:last] if hit.end > start]
