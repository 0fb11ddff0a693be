"""Tells how many names fit the gap that a redaction leaves: the measure of what its width gives away."""

from collections.abc import Iterable

import pymupdf

from woo_redact.pdf.marks import Mark

Gap = tuple[float, float]
"""More than, and at most: a width in a common font at one point."""

_SEEN = 0.5  # points: how finely a reader measures a gap between letters (1 pixel at 150 dots per inch)
_GRID = 20.0  # points: on the grid a reader learns only between which two steps the words end


def gap_of(marks: Iterable[Mark], hidden: str) -> Gap | None:
    """Return how wide the words under these marks can be as their box shows; None when it tells nothing.

    The words' own font need not be known: a name's width is to that of the hidden words as it is in a
    common font (within a point or so for fonts of one kind). Over several lines, on a line that was closed
    up, or where the words cannot be measured, the gap tells nothing.

    Source: M. Bland and others, "Story Beyond the Eye" (2023): widths single people out.
    """
    some = tuple(marks)
    if len(some) != 1 or not any(map(str.isalnum, hidden)) or some[0].closed:
        return None
    mark = some[0]
    area = mark.place.area.box
    real = max(area.x1 - area.x0, area.y1 - area.y0)
    box = max(mark.box.width, mark.box.height)
    low, high = (box - _GRID, box) if mark.on_grid else (real - _SEEN, real + _SEEN)
    own = _width(hidden) / real
    return round(low * own, 4), round(high * own, 4)


def fitting(gap: Gap | None, names: Iterable[str]) -> int:
    """Return how many different names fit a gap; all of them when it tells nothing.

    Names that are shown the same count once; the hidden words count when they are among the names.
    """
    every = {" ".join(name.split()) for name in names}
    return len(every) if gap is None else sum(gap[0] < _width(name) <= gap[1] for name in every)


def _width(text: str) -> float:
    """Return how wide a text is in a common font, at one point."""
    return max(float(_FONT.text_length(text, 1)), 0.01)


_FONT = pymupdf.Font("helv")
