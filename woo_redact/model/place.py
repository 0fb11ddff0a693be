"""Where something stands: characters of a text, boxes of a page."""

import math
from dataclasses import dataclass
from typing import Self


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
