"""What a person sees of a page: whether there is ink at a place, and the dark boxes burnt into its picture.

Ink is a change of colour between neighbouring pixels, whatever the colours are: black on white, white on a
dark box, blue on yellow. An even place shows nothing.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from woo_redact.model import Box
from woo_redact.pdf.inspect import Raster, Rectangle

Pixels = npt.NDArray[np.int16]
Whole = npt.NDArray[np.int64]
_CHANGE: Final = 90
"""Neighbouring pixels whose mixed colours (of 7 times 255) differ less than this look the same."""
_SAME: Final = 20
"""Colours that differ less than this (of 255, in every channel) look the same."""
_INNER: Final = 0.12
"""The rim of a glyph's box that is not looked at: a ruled line beside the letter is not its ink."""
_DARK: Final = 70
_WIDE: Final = 12.0
_HIGH: Final = (6.0, 60.0)
"""Points: what is narrower, lower or higher is no box over words."""
_SOLID: Final = 0.55
"""Part of a row of a burnt-in box that is dark where a label stands on it."""
_RIM: Final = 3
_PAPER: Final = 150
_ROUND: Final = 0.4
"""Pixels beside a box, how light paper is in every channel, and how much of the way round it lies."""
_STROKE: Final = 14
"""Pixels: the widest stroke of a letter that a box cuts; what is wider is a ruled line or another box."""


class Sight:
    """The picture of a page."""

    def __init__(self, raster: Raster) -> None:
        """Keep the picture."""
        self.scale = raster.scale
        flat = np.frombuffer(raster.samples, dtype=np.uint8)
        self._bytes = flat.reshape(raster.height, raster.width, 3)

    @cached_property
    def pixels(self) -> Pixels:
        """Rows of pixels of three channels, signed: their differences are wanted."""
        return self._bytes.astype(np.int16)

    @cached_property
    def _lively(self) -> npt.NDArray[np.bool_]:
        """Which rows, or their neighbours, are not all white: in the others nothing can change."""
        inked = self._bytes.reshape(len(self._bytes), -1).min(axis=1, initial=255) < 255
        lively: npt.NDArray[np.bool_] = np.array(inked)
        lively[1:] |= inked[:-1]
        lively[:-1] |= inked[1:]
        return lively

    @cached_property
    def _changes(self) -> npt.NDArray[np.bool_]:
        """Where a pixel is unlike the one above or to the left of it, of the lively rows alone.

        Between two of them that are no neighbours lie white rows, and both are white themselves.
        """
        part = self._bytes[self._lively]
        height, width = part.shape[:2]
        change: npt.NDArray[np.bool_] = np.zeros((height, width), dtype=bool)
        mixed: Any
        if _is_grey(part):  # most pages: all three channels are the same, and 7 times one is their mixture
            mixed, least = np.ascontiguousarray(part[:, :, 0]), _CHANGE // 7
        else:
            mixed, least = part[:, :, 0].astype(np.int16), _CHANGE
            mixed += part[:, :, 2]
            mixed *= 2
            mixed += part[:, :, 1] * np.int16(3)
        change[:, 1:] = _apart(mixed[:, :-1], mixed[:, 1:]) > least
        change[1:] |= _apart(mixed[:-1], mixed[1:]) > least
        return change

    def inked(self, boxes: list[Rectangle]) -> npt.NDArray[np.bool_]:
        """Tell for each box of a glyph (points) whether something can be seen in it, its rim left out."""
        if not boxes:
            return np.zeros(0, dtype=bool)
        sides = np.asarray(boxes, dtype=float)
        rim = (sides[:, 2:] - sides[:, :2]) * _INNER
        first = np.floor((sides[:, :2] + rim) * self.scale)
        last = np.ceil((sides[:, 2:] - rim) * self.scale) + 1
        height, width = self._bytes.shape[:2]
        left, right = (np.clip(v[:, 0], 0, width).astype(int) for v in (first, last))
        top, bottom = (np.clip(v[:, 1], 0, height).astype(int) for v in (first, last))
        # The first row and column compare with what lies outside the box: they are left out.
        left, top = np.minimum(left + 1, right), np.minimum(top + 1, bottom)
        above = np.concatenate(([0], self._lively.cumsum()))
        return _any_in(self._changes, left, above[top], right, above[bottom])

    def part(self, box: Rectangle, rim: int = 0) -> Pixels:
        """Return the pixels in a box (points), without a rim: rows of pixels of three channels."""
        left, top, right, bottom = self._sides(box)
        return self.pixels[
            top + rim : max(top + rim, bottom - rim), left + rim : max(left + rim, right - rim)
        ]

    def even(self, box: Rectangle) -> bool:
        """Tell whether a place is of one colour."""
        part = self.part(box).reshape(-1, 3)
        return not len(part) or bool((np.abs(part - part[0]) < _SAME).all())

    def _sides(self, box: Rectangle) -> tuple[int, int, int, int]:
        """Return the pixels at which a box begins and ends, within the picture."""
        height, width = self._bytes.shape[:2]
        left, right = (max(0, min(width, round(x * self.scale))) for x in (box[0], box[2]))
        top, bottom = (max(0, min(height, round(y * self.scale))) for y in (box[1], box[3]))
        return left, top, right, bottom

    @cached_property
    def _dark(self) -> npt.NDArray[np.bool_]:
        """Which pixels are dark."""
        return np.asarray(self._bytes.max(axis=2) < _DARK)

    @cached_property
    def burnt(self) -> tuple[Box, ...]:
        """The dark boxes of the height of a line or two, in points: painted, or burnt into a scan."""
        found: list[Box] = []
        taken = np.zeros(self._dark.shape, dtype=bool)
        for top, left, right in self._long_runs():
            if taken[top, left:right].any():
                continue
            bottom = self._bottom(top, left, right)
            taken[top:bottom, left:right] = True
            high = (bottom - top) / self.scale
            if _HIGH[0] <= high <= _HIGH[1] and self._on_paper(top, bottom, left, right):
                found.append(
                    Box(left / self.scale, top / self.scale, right / self.scale, bottom / self.scale)
                )
        return tuple(found)

    def _on_paper(self, top: int, bottom: int, left: int, right: int) -> bool:
        """Tell whether something light lies round a dark place: a window in a photograph has none."""
        height, width = self._dark.shape
        rows = [row for row in (top - _RIM, bottom + _RIM - 1) if 0 <= row < height]
        columns = [column for column in (left - _RIM, right + _RIM - 1) if 0 <= column < width]
        ring = [self._bytes[row, left:right] for row in rows]
        ring += [self._bytes[top:bottom, column] for column in columns]
        return not ring or bool((np.concatenate(ring).min(axis=1) > _PAPER).mean() >= _ROUND)

    def _long_runs(self) -> Iterator[tuple[int, int, int]]:
        """Yield (row, start, end) of the dark runs that are as wide as a box, from the top."""
        shortest = int(_WIDE * self.scale)
        rows = np.flatnonzero(self._dark.sum(axis=1) >= shortest)
        for row in rows:
            edges = np.flatnonzero(np.diff(self._dark[row].astype(np.int8), prepend=0, append=0))
            for start, end in zip(edges[::2], edges[1::2], strict=True):
                if end - start >= shortest:
                    yield int(row), int(start), int(end)

    def _bottom(self, top: int, left: int, right: int) -> int:
        """Return where a box that begins with this run ends: its last row is dark from side to side again."""
        for rows in (self._dark[top : top + int(_HIGH[1] * self.scale) + 2], self._dark[top:]):
            ended = np.flatnonzero(rows[:, left:right].mean(axis=1) < _SOLID)
            if len(ended):
                return top + int(ended[0])
        return len(self._dark)

    def labelled(self, box: Box) -> bool:
        """Tell whether something light stands on a dark box."""
        part = self.part((box.x0, box.y0, box.x1, box.y1), rim=2)
        return bool(part.size and (part.min(axis=2) > 1.3 * _DARK).sum() > 8)

    def beside(self, box: Box) -> bool:
        """Tell whether ink stands close beside a box, in its line: a bar of a chart stands alone."""
        reach = 15.0
        middle = (box.y0 + box.y1) / 2
        sides = (box.x0 - reach, box.x0 - 2), (box.x1 + 2, box.x1 + reach)
        return any(not self.even((start, middle - 4, end, middle + 4)) for start, end in sides)

    def cut(self, box: Box) -> bool:
        """Tell whether ink runs on past the rim of a box: strokes of letters that it covers by half only."""
        left, top, right, bottom = self._sides((box.x0, box.y0, box.x1, box.y1))
        height = len(self._dark)
        above = self._strokes(top - 3, top, left + 2, right - 2) if top >= 4 else 0
        below = self._strokes(bottom, bottom + 3, left + 2, right - 2) if bottom + 3 < height else 0
        return max(above, below) >= 3

    def _strokes(self, top: int, bottom: int, left: int, right: int) -> int:
        """Count the narrow dark runs in all of the rows at a box: the next line has white before it."""
        line = self._dark[top:bottom, left:right].all(axis=0)
        edges = np.flatnonzero(np.diff(line.astype(np.int8), prepend=0, append=0))
        widths = edges[1::2] - edges[::2]
        return 0 if (widths > _STROKE).any() else len(widths)


def _is_grey(pixels: npt.NDArray[np.uint8]) -> bool:
    """Tell whether the three channels of every pixel are the same."""
    flat = pixels.reshape(-1)
    unlike = flat[1:] != flat[:-1]
    unlike[2::3] = False  # the last channel of a pixel and the first of the next
    return not unlike.any()


def _apart(one: Any, other: Any) -> Any:
    """Return how far pixels are apart, also where they have no sign."""
    return np.maximum(one, other) - np.minimum(one, other)


def _any_in(
    changes: npt.NDArray[np.bool_], left: Whole, top: Whole, right: Whole, bottom: Whole
) -> npt.NDArray[np.bool_]:
    """Tell of each box (pixels) whether anything changes in it.

    Letters of a line share their top and bottom: the rows between are laid over one another once for all of
    them, and of the sum along these each letter is a difference.
    """
    found = np.zeros(len(left), dtype=bool)
    bands, of = np.unique(top * (len(changes) + 1) + bottom, return_inverse=True)
    order = np.argsort(of, kind="stable")
    ends = np.searchsorted(of[order], np.arange(len(bands)), side="right")
    sums = np.zeros(changes.shape[1] + 1, dtype=np.int32)
    begin = 0
    for end in ends.tolist():
        here = order[begin:end]
        begin = end
        rows = changes[top[here[0]] : bottom[here[0]]]
        np.cumsum(rows.any(axis=0), out=sums[1:])
        found[here] = sums[right[here]] > sums[left[here]]
    return found
