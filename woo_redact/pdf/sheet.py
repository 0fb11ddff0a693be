"""Where each character of a document's text stands on the pages it is shown on, and back.

Light on purpose: who shows pages to a person asks it too, and opens no file.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from woo_redact.model import Area, Box, Span
from woo_redact.pdf.columns import Sides

if TYPE_CHECKING:
    from woo_redact.pdf.text import PaperText

_LEVEL = 0.5  # share of a letter's height in which two of one line overlap at least


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A document's text with a place for each character that is printed: its page (-1: none) and box."""

    text: str = field(repr=False)
    pages: Sequence[int] = field(repr=False)
    boxes: Sequence[Sides | None] = field(repr=False)
    paper: "PaperText | None" = field(repr=False, default=None)

    @functools.cached_property
    def _on_page(self) -> dict[int, list[tuple[int, Sides]]]:
        """Return the printed characters of each page, blanks left out."""
        found: dict[int, list[tuple[int, Sides]]] = {}
        for offset, (page, sides) in enumerate(zip(self.pages, self.boxes, strict=True)):
            if sides is not None and not self.text[offset].isspace():
                found.setdefault(page, []).append((offset, sides))
        return found

    def areas(self, span: Span) -> tuple[Area, ...]:
        """Return one area per line of a span; none when any of its letters is printed nowhere."""
        letters = [o for o in range(span.start, span.end) if self.text[o].isalnum()]
        if any(self.boxes[offset] is None for offset in letters):
            return ()
        if self.paper is not None:
            return tuple(place.area for place in self.paper.places(span))
        return tuple(self._lines(span))

    def _lines(self, span: Span) -> Iterator[Area]:
        """Yield the lines of a span by where its letters stand."""
        now: Area | None = None
        for offset in range(span.start, span.end):
            sides = self.boxes[offset]
            if sides is None or self.text[offset].isspace():
                continue
            here = Area(self.pages[offset], Box(*sides))
            if now is not None and _one_line(now, here):
                now = Area(now.page, now.box.union(here.box))
            else:
                if now is not None:
                    yield now
                now = here
        if now is not None:
            yield now

    def spans(self, areas: Sequence[Area]) -> tuple[Span, ...]:
        """Return the stretches of text whose letters stand in areas: with the middle of their box."""
        found = sorted(
            {
                offset
                for area in areas
                for offset, (x0, y0, x1, y1) in self._on_page.get(area.page, ())
                if _holds(area.box, (x0 + x1) / 2, (y0 + y1) / 2)
            }
        )
        spans: list[Span] = []
        for offset in found:
            if spans and not self.text[spans[-1].end : offset].strip():
                spans[-1] = Span(spans[-1].start, offset + 1)
            else:
                spans.append(Span(offset, offset + 1))
        return tuple(spans)


def _one_line(line: Area, letter: Area) -> bool:
    """Tell whether a letter goes on with a line."""
    a, b = line.box, letter.box
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return line.page == letter.page and shared > _LEVEL * min(a.y1 - a.y0, b.y1 - b.y0) and b.x1 > a.x0


def _holds(box: Box, x: float, y: float) -> bool:
    """Tell whether a point lies in a box."""
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
