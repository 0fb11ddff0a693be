"""The boxes of redactions: where they stand, how wide they are drawn, and the label each carries."""

import dataclasses
import functools
import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pymupdf

from woo_redact.model import Box
from woo_redact.pdf.text import Lie, PaperText, Place, Sides
from woo_redact.resources import font_folder

__all__ = ["Lie", "Mark", "fit", "label_font", "label_font_file", "label_size"]

_PAD = 0.6  # points of box beyond the glyphs, so that no ink shows at its rim (PRACTICE §5, Schiphol)
_SMALLEST = 4.0  # points: a label below this size cannot be read
_LARGEST = 8.0
_ROOM = 0.92  # share of the box that a label may fill
_GRID = 20.0  # points: boxes whose width is a multiple of this tell 3 % of a team apart, not 89 %
_CLEAR = 1.0  # points between a widened box and what stays
_SLIM = 0.6  # of the upright boxes of letters that slant: the side of what is drawn for them
_OVERLAP = 1.4  # of half that side: how far apart the boxes stand
_NOTE = 5.0  # points: size of a label in the margin
_FONT_FILE = "NotoSans-Regular.ttf"

Kept = npt.NDArray[np.float64]
"""The boxes of what stays on a page, a row each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One place to erase and what to write in its box: the first label that fits, or none.

    `drawn` is the box as it is painted, when it is wider than the letters or shared with a neighbour;
    `note` a small box in the margin that carries the label of a box that is too small for any; `closed` says
    that its line was closed up, so that it has the width of every such box; `mute` that another letter of
    its slanting line carries the label.
    """

    place: Place
    labels: tuple[str, ...]
    drawn: Box | None = None
    note: Box | None = None
    closed: bool = False
    mute: bool = False
    colour: str = "#000000"

    @property
    def fill(self) -> tuple[float, float, float]:
        """Return the colour of the box as MuPDF takes it: red, green and blue from 0 to 1."""
        red, green, blue = (int(self.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        return red, green, blue

    @property
    def page(self) -> int:
        """Return the number of the page it is on."""
        return self.place.area.page

    @property
    def label(self) -> str:
        """Return the first label that can be read at the size that fits, "" when none can."""
        if self.mute:
            return ""
        lie = self.place.lie
        return next((label for label in self.labels if label_size(label, self.box, lie) >= _SMALLEST), "")

    @property
    def box(self) -> pymupdf.Rect:
        """Return the box as it is drawn: a little wider than the letters, or as it was fitted."""
        if self.drawn is not None:
            return pymupdf.Rect(self.drawn.x0, self.drawn.y0, self.drawn.x1, self.drawn.y1)
        box = self.place.area.box
        return pymupdf.Rect(box.x0 - _PAD, box.y0, box.x1 + _PAD, box.y1)

    @property
    def on_grid(self) -> bool:
        """Tell whether the box hides how wide the words were."""
        box = self.box
        width = box.height if self.place.lie in {Lie.RISING, Lie.FALLING} else box.width
        return math.isclose(width / _GRID, round(width / _GRID), abs_tol=0.001)


def label_size(label: str, box: pymupdf.Rect, lie: Lie) -> float:
    """Return the size at which a label fills its box, in points."""
    standing = lie in {Lie.RISING, Lie.FALLING}
    length, depth = (box.height, box.width) if standing else (box.width, box.height)
    return float(min(_LARGEST, _ROOM * length / label_width(label), 0.85 * depth))


@functools.lru_cache(maxsize=1000)
def label_width(label: str) -> float:
    """Return how wide a label is at a size of one point."""
    return float(label_font().text_length(label, 1))


def label_font() -> pymupdf.Font:
    """Return the label font, loaded once."""
    global _loaded  # noqa: PLW0603 - one font per process; MuPDF fonts cannot be hashed for a cache
    if _loaded is None:
        _loaded = pymupdf.Font(fontfile=label_font_file())
    return _loaded


def label_font_file() -> str:
    """Return where the label font is."""
    return str(font_folder() / _FONT_FILE)


_loaded: pymupdf.Font | None = None


def fit(marks: Sequence[Mark], paper: PaperText) -> tuple[Mark, ...]:
    """Return the marks with boxes that tell less: neighbours joined, widths on a grid where there is room.

    The gap that a removed name leaves tells its width to 0.01 pt, and the width tells the name
    (M. Bland, A. Iyer, K. Levchenko, "Story Beyond the Eye", 2023). A box grows over white space only: to
    the right, else to the left, else to both sides. The order of the marks stays.
    """
    by_page: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        by_page[mark.page].append(number)
    fitted = marks = _one_label(marks)
    for page, numbers in by_page.items():
        kept = _kept(paper, page, [marks[number] for number in numbers])
        taken = {number: _sides(marks[number].place.area.box) for number in numbers}
        for group in _neighbours([(number, marks[number]) for number in numbers], kept):
            whole = _union(marks[number].place.area.box for number in group)
            others = [sides for number, sides in taken.items() if number not in group]
            stays = np.vstack((kept, others)) if others else kept
            box = _on_grid(_padded(whole, stays), marks[group[0]].place.lie, stays)
            for number in group:
                fitted[number] = dataclasses.replace(marks[number], drawn=box)
                taken[number] = _sides(box)
            first = fitted[group[0]]
            if (
                first.labels
                and not first.mute
                and not first.label
                and (note := _note(first, kept, paper.pages[page].width))
            ):
                fitted[group[0]] = dataclasses.replace(first, note=note)
                kept = np.vstack((kept, (note.x0, note.y0, note.x1, note.y1)))
    return tuple(fitted)


def _one_label(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks; of the letters of a stretch that runs across the page the middle one has the label.

    It is the shortest one, for a long one would lie over the boxes of the letters beside it.
    """
    done: list[Mark] = []
    for step, group in itertools.groupby(marks, key=lambda mark: (mark.page, mark.place.step)):
        run = list(group)
        if step[1] is not None:
            run = [
                dataclasses.replace(mark, labels=mark.labels[-1:], mute=at != len(run) // 2)
                for at, mark in enumerate(run)
            ]
        done += run
    return done


def slim(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks of a page, in order of place; along slanting lines equal boxes, off all else.

    An upright box round a slanting letter reaches over its neighbours, and would tell how wide each letter
    was. The letters themselves must be gone.
    """
    done = list(marks)
    runs: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        if mark.place.step is not None:
            runs[mark.place.step].append(number)
    for numbers in runs.values():
        for number, mark in zip(numbers, _evenly([marks[number] for number in numbers]), strict=True):
            done[number] = mark
    return done


def _evenly(run: Sequence[Mark]) -> list[Mark]:
    """Return the marks of the letters of a slanting stretch with boxes of one size, evenly along its line."""
    areas = [mark.place.area.box for mark in run]
    middles = [complex(box.x0 + box.x1, box.y0 + box.y1) / 2 for box in areas]
    half = _SLIM / 2 * max(max(box.x1 - box.x0, box.y1 - box.y0) for box in areas)
    first, last = middles[0], middles[-1]
    length = abs(last - first)
    along = (last - first) / length if length else 0j
    first += along * min(max(half - abs(middles[min(1, len(run) - 1)] - first) / 2, 0), length / 2)
    last -= along * min(max(half - abs(middles[-min(2, len(run))] - last) / 2, 0), length / 2)
    number = min(len(run), 1 + math.ceil(abs(last - first) / (_OVERLAP * half)))
    done = []
    for at, mark in enumerate(run):
        place = at * number // len(run)
        middle = first + (last - first) * (place / (number - 1) if number > 1 else 0.5)
        box = Box(middle.real - half, middle.imag - half, middle.real + half, middle.imag + half)
        done.append(dataclasses.replace(mark, drawn=box, mute=place != number // 2))
    return done


def _kept(paper: PaperText, page: int, marks: Sequence[Mark]) -> Kept:
    """Return the boxes of all that stays on a page: letters that no mark covers, lines and pictures."""
    span = paper.pages[page].span
    letters: list[Sides] = []
    if span is not None:
        here = zip(span.of(paper.text), paper.boxes[span.start : span.end], strict=True)
        letters = [sides for letter, sides in here if sides and not letter.isspace()]
    boxes = [sides for number, sides in paper.ink if number == page]
    width, height = paper.pages[page].width, paper.pages[page].height
    boxes += [(-9.0, -9.0, 2.0, height), (width - 2.0, -9.0, width + 9.0, height)]  # the edges of the page
    return np.concatenate((_outside(letters, [mark.place.area.box for mark in marks]), np.array(boxes)))


def _outside(letters: Sequence[Sides], areas: Iterable[Box]) -> Kept:
    """Return the boxes of the letters whose middles lie in none of the areas."""
    boxes = np.array(letters).reshape(-1, 4)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = np.zeros(len(boxes), dtype=bool)
    for area in areas:
        inside |= (area.x0 <= x) & (x <= area.x1) & (area.y0 <= y) & (y <= area.y1)
    return boxes[~inside]


def _neighbours(marks: Sequence[tuple[int, Mark]], kept: Kept) -> list[list[int]]:
    """Return the numbers of marks in groups that become one box: same line, same label, nothing between."""
    ordered = sorted(marks, key=lambda m: (round(m[1].place.area.box.y0), m[1].place.area.box.x0))
    groups: list[list[int]] = []
    last: Mark | None = None
    for number, mark in ordered:
        if last is not None and _joins(last, mark, kept):
            groups[-1].append(number)
        else:
            groups.append([number])
        last = mark
    return groups


def _joins(left: Mark, right: Mark, kept: Kept) -> bool:
    """Tell whether two marks stand on one line with nothing but a space between them."""
    a, b = left.place.area.box, right.place.area.box
    level = (
        left.place.lie is right.place.lie is Lie.LEVEL
        and left.labels == right.labels
        and left.colour == right.colour
    )
    height = min(a.y1 - a.y0, b.y1 - b.y0)
    if not level or min(a.y1, b.y1) - max(a.y0, b.y0) < 0.6 * height or not -1 < b.x0 - a.x1 < 2 * height:
        return False
    return _is_free((a.x1, max(a.y0, b.y0), b.x0, min(a.y1, b.y1)), kept)


def _sides(box: Box) -> Sides:
    """Return the four sides of a box."""
    return box.x0, box.y0, box.x1, box.y1


def _union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box round boxes."""
    return functools.reduce(Box.union, boxes)


def _padded(box: Box, kept: Kept) -> Box:
    """Return a box a little longer along its line, but not where a comma or a bracket stands right at it."""
    middle, depth = (box.y0 + box.y1) / 2, (box.y1 - box.y0) * 0.45
    before = _is_free((box.x0 - _PAD, middle - depth, box.x0, middle + depth), kept)
    after = _is_free((box.x1, middle - depth, box.x1 + _PAD, middle + depth), kept)
    return Box(box.x0 - _PAD * before, box.y0, box.x1 + _PAD * after, box.y1)


def _on_grid(box: Box, lie: Lie, kept: Kept) -> Box:
    """Return a level box made as wide as the next step of the grid, unchanged where there is no room."""
    if lie is not Lie.LEVEL:
        return box
    more = math.ceil((box.x1 - box.x0) / _GRID - 0.01) * _GRID - (box.x1 - box.x0)
    middle, depth = (box.y0 + box.y1) / 2, (box.y1 - box.y0) * 0.45
    for left in (0.0, more, more / 2):
        x0, x1 = box.x0 - left, box.x1 + more - left
        added = [
            (a, middle - depth, b, middle + depth)
            for a, b in ((x0 - _CLEAR, box.x0), (box.x1, x1 + _CLEAR))
            if b - a > _CLEAR
        ]
        if all(_is_free(part, kept) for part in added):
            return Box(x0, box.y0, x1, box.y1)
    return box


def _note(mark: Mark, kept: Kept, width: float) -> Box | None:
    """Return a free place in the left or right margin for the label of a box that is too small, if any."""
    length = label_width(mark.labels[0]) * _NOTE / _ROOM + 1
    middle, depth = (mark.box.y0 + mark.box.y1) / 2, 0.7 * _NOTE
    for x0 in (6.0, width - 6.0 - length):
        place = (x0, middle - depth, x0 + length, middle + depth)
        if middle > depth and _is_free(place, kept) and not mark.box.intersects(place):
            return Box(*place)
    return None


def _is_free(part: Sides, kept: Kept) -> bool:
    """Tell whether nothing that stays reaches into a part of the page."""
    x0, y0, x1, y1 = part
    across = (kept[:, 0] < x1) & (x0 < kept[:, 2])
    return not (across & (kept[:, 1] < y1) & (y0 < kept[:, 3])).any()
