"""Tells how many names fit the gap that a redaction leaves: the measure of what its width gives away."""

from collections.abc import Iterable

import pymupdf

from woo_redact.pdf.marks import Mark

_SEEN = 0.5  # points: how finely a reader measures a gap between letters (1 pixel at 150 dots per inch)
_GRID = 20.0  # points: on the grid a reader learns only between which two steps the words end


def fitting(marks: Iterable[Mark], hidden: str, names: Iterable[str]) -> int:
    """Return how many different names are as wide as the words hidden under these marks could be.

    The words' own font need not be known: a name's width is to that of the hidden words as it is in a
    common font (within a point or so for fonts of one kind). Over several lines, or where the words cannot
    be measured, every name fits: the gap tells nothing about them one by one. Names that are shown the same
    count once; the hidden words count when they are among the names.

    Source: M. Bland and others, "Story Beyond the Eye" (2023): widths single people out.
    """
    some = tuple(marks)
    every = {" ".join(name.split()) for name in names}
    if len(some) != 1 or not hidden.strip():
        return len(every)
    mark = some[0]
    own = _width(hidden)
    area = mark.place.area.box
    real = max(area.x1 - area.x0, area.y1 - area.y0)
    box = max(mark.box.width, mark.box.height)
    low, high = (box - _GRID, box) if mark.on_grid else (real - _SEEN, real + _SEEN)
    return sum(low < _width(name) * real / own <= high for name in every)


def _width(text: str) -> float:
    """Return how wide a text is in a common font, at one point."""
    return max(float(_FONT.text_length(text, 1)), 0.01)


_FONT = pymupdf.Font("helv")
