"""Where words and passages stand on a page, from the table that was made when the document was laid out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np

from woo_redact.model import Area, Box, Span
from woo_redact.pdf.columns import Sides
from woo_redact.pdf.sheet import Sheet
from woo_redact.pipeline.layout import Layout
from woo_redact.pipeline.pages import Places, places_in
from woo_redact.review import Passage

_WORD = re.compile(r"\S+")

Word = tuple[int, int, float, float, float, float]
"""A word or a part of one on a line: from and up to which character, and its box in points."""


@dataclass(frozen=True)
class _Pages(Sequence[int]):
    """The page of each character, looked up as it is asked for."""

    table: Places

    def __len__(self) -> int:
        return len(self.table)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            return [int(page) for page in self.table[at, 0]]
        return int(self.table[at, 0])


@dataclass(frozen=True)
class _Boxes(Sequence[Sides | None]):
    """The box of each character, looked up as it is asked for."""

    table: Places

    def __len__(self) -> int:
        return len(self.table)

    @overload
    def __getitem__(self, at: int) -> Sides | None: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sides | None]: ...
    def __getitem__(self, at: int | slice) -> Sides | Sequence[Sides | None] | None:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        row = self.table[at]
        return None if row[0] < 0 else (float(row[1]), float(row[2]), float(row[3]), float(row[4]))


class Spread:
    """A laid out document: its text on its pages."""

    def __init__(self, layout: Layout, text: str) -> None:
        """Look nothing up yet."""
        self.layout = layout
        found = places_in(layout)
        self._table: Places = np.zeros((0, 5), np.float32) if found is None else found
        self._fits = len(self._table) == len(text)
        self._sheet = Sheet(text=text, pages=_Pages(self._table), boxes=_Boxes(self._table))

    @cached_property
    def _ends(self) -> dict[int, tuple[int, int]]:
        """Return for each page its first character and the one after its last."""
        pages = self._table[:, 0].astype(np.int32)
        printed = np.flatnonzero(pages >= 0)
        found, first = np.unique(pages[printed], return_index=True)
        last = len(printed) - 1 - np.unique(pages[printed][::-1], return_index=True)[1]
        return {
            int(page): (int(printed[a]), int(printed[b]) + 1)
            for page, a, b in zip(found, first, last, strict=True)
        }

    def areas(self, passage: Passage) -> tuple[Area, ...]:
        """Return where a passage stands, one area per line; none when that is not known."""
        if passage.now.area is not None:
            return (passage.now.area,)
        span = passage.now.span
        return () if span is None or passage.in_title else self.lines(span)

    def lines(self, span: Span) -> tuple[Area, ...]:
        """Return where a stretch of text stands, one area per line; none when that is not known."""
        fits = self._fits and span.end <= len(self._sheet.text)
        return self._sheet.areas(span) if fits else ()

    def page_of(self, span: Span) -> int:
        """Return the page on which a stretch of text begins, 0 when that is not known."""
        if not self._fits:
            return 0
        pages = self._table[span.start : span.end, 0]
        printed = pages[pages >= 0]
        return int(printed[0]) if len(printed) else 0

    def ends(self, page: int) -> tuple[int, int]:
        """Return the stretch of text that a page holds; an empty one when it holds none."""
        return self._ends.get(page, (0, 0)) if self._fits else (0, 0)

    def words(self, page: int) -> Iterator[Word]:
        """Yield the words of a page with their places."""
        start, end = self.ends(page)
        for match in _WORD.finditer(self._sheet.text, start, end):
            yield from self._parts(match.start(), match.end(), page)

    def _parts(self, start: int, end: int, page: int) -> Iterator[Word]:
        """Yield a word, in parts where it goes on on another line or page."""
        first: int | None = None
        box: Box | None = None
        for offset in range(start, end + 1):
            sides = self._sheet.boxes[offset] if offset < end else None
            here = Box(*sides) if sides and self._sheet.pages[offset] == page else None
            if box is not None and first is not None and (here is None or not _goes_on(box, here)):
                yield (first, offset, box.x0, box.y0, box.x1, box.y1)
                box = first = None
            if here is not None:
                box = box.union(here) if box else here
                first = offset if first is None else first


def _goes_on(line: Box, letter: Box) -> bool:
    """Tell whether a letter stands on the line of those before it."""
    return min(line.y1, letter.y1) - max(line.y0, letter.y0) > 0.5 * min(
        line.y1 - line.y0, letter.y1 - letter.y0
    )
