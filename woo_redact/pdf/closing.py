"""Closes lines up after an erasure: a box of one width, and the rest of its line moved next to it.

before   Met |-- Roelof van der Heide --| gesproken      the gap is as wide as the name
after    Met |5.1.2e| gesproken                          every box is as wide as every other
"""

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pikepdf
import pymupdf

from woo_redact.model import Box
from woo_redact.pdf.columns import Sides
from woo_redact.pdf.contents import steps
from woo_redact.pdf.drawn import Glyph, codes_of, glyphs_of, moved, stretches, wide_fonts
from woo_redact.pdf.marks import Mark
from woo_redact.pdf.text import Lie
from woo_redact.pdf.trim import is_line

WIDTH = 30.0
"""Points: the width of a box in a line that was closed up; the usual label fits it at its largest size."""

_PAD = 0.6  # points of box before the first letter, as marks have
_APART = 1.6  # times the size of a letter: what stands further on is another cell or column
_SAME = 0.4  # points: edges nearer than this are one edge
_PARTED = 16.0  # points: a wider gap parts two columns
_OFF = 0.1  # points by which a letter may stand beside where it was to go
_LOST = 0.01  # share of a page's ink that may differ after letters moved: their edges


def close_up(page: pymupdf.Page, marks: Sequence[Mark], ink: Sequence[Sides]) -> tuple[Mark, ...]:
    """Return the marks, those on lines that could be closed up with boxes of one width, the page changed.

    `ink` are the lines, pictures and links of the page, which do not move. A line stays as it is where the
    closing would tell what it hides (set to both margins, to the right or in the middle: the end of the line
    would tell the width), where something drawn or linked goes with the words, where there is no room, and
    where the page does not let its letters be told apart. What was closed up has `closed` set.
    """
    glyphs = glyphs_of(page)
    with pikepdf.new() as scratch:
        before = page.read_contents()
        content = steps(scratch.make_stream(before))
        codes = codes_of(content, wide_fonts(page))
        if len(codes) != len(glyphs) or any(map(stretches, content)):
            return tuple(marks)
        closed = _planned(page, glyphs, marks, ink)
        if not closed:
            return tuple(marks)
        look = _ink_of(page)
        page.set_contents(page.get_contents()[0])
        page.parent.update_stream(page.get_contents()[0], moved(content, codes, glyphs))
    if not _as_planned(glyphs, glyphs_of(page)) or abs(_ink_of(page) - look) > _LOST * look:
        page.parent.update_stream(page.get_contents()[0], before)
        return tuple(marks)
    return tuple(closed.get(number, mark) for number, mark in enumerate(marks))


@dataclass(slots=True)
class _Gap:
    """Where the letters of one box stood, which marks it has, and how far it is to be moved itself."""

    x0: float
    x1: float
    y0: float
    y1: float
    numbers: list[int]
    shift: float = 0.0

    @property
    def band(self) -> tuple[float, float]:
        """Return the middle of the line, which the lines above and below do not reach."""
        depth = (self.y1 - self.y0) / 4
        return self.y0 + depth, self.y1 - depth


def _planned(
    page: pymupdf.Page, glyphs: list[Glyph], marks: Sequence[Mark], fixed: Sequence[Sides]
) -> dict[int, Mark]:
    """Set how far each glyph is to be moved; return the marks that get a box of one width, by number."""
    gaps = _gaps(marks)
    taken = {number for gap in gaps for number in gap.numbers}
    fixed = [*fixed, *(tuple(mark.box) for number, mark in enumerate(marks) if number not in taken)]
    rows = [_row(gap, glyphs, gaps) for gap in gaps]
    edges = _Edges(glyphs, gaps)
    closed: dict[int, Mark] = {}
    for gap, rest in zip(gaps, rows, strict=True):
        more = WIDTH - (gap.x1 - gap.x0)
        if edges.tell(gap, page.rect.width) or not _room(page, gap, rest, more, glyphs, fixed):
            continue
        for item in rest:
            item.shift += more
        x0 = gap.x0 - _PAD + gap.shift
        for number in gap.numbers:
            drawn = Box(x0, marks[number].box.y0, x0 + WIDTH, marks[number].box.y1)
            closed[number] = dataclasses.replace(marks[number], drawn=drawn, note=None, closed=True)
    # A box that keeps its width but stands in the rest of a line moves with it.
    for gap in gaps:
        for number in gap.numbers:
            if gap.shift and number not in closed:
                box = marks[number].box
                drawn = Box(box.x0 + gap.shift, box.y0, box.x1 + gap.shift, box.y1)
                closed[number] = dataclasses.replace(marks[number], drawn=drawn)
    return closed


def _gaps(marks: Sequence[Mark]) -> list[_Gap]:
    """Return the boxes of level text in reading order; marks that share a box are one."""
    boxes: dict[Sides, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        if mark.place.lie is Lie.LEVEL and is_line(mark):
            boxes[tuple(mark.box)].append(number)
    gaps = []
    for numbers in boxes.values():
        areas = [marks[number].place.area.box for number in numbers]
        sides = min(a.x0 for a in areas), max(a.x1 for a in areas)
        gaps.append(_Gap(*sides, min(a.y0 for a in areas), max(a.y1 for a in areas), numbers))
    return sorted(gaps, key=lambda gap: (round(gap.y0), gap.x0))


def _row(gap: _Gap, glyphs: list[Glyph], gaps: list[_Gap]) -> list[Glyph | _Gap]:
    """Return what follows a gap on its line, up to the next cell or column."""
    top, bottom = gap.y0, gap.y1
    after: list[Glyph | _Gap] = [g for g in glyphs if top < g.y <= bottom + 1 and g.x0 >= gap.x1 - 0.5]
    after += (
        g
        for g in gaps
        if g is not gap and g.band[0] < (top + bottom) / 2 < g.band[1] and g.x0 >= gap.x1 - 0.5
    )
    after.sort(key=lambda item: item.x0)
    rest: list[Glyph | _Gap] = []
    end = gap.x1
    for item in after:
        size = item.size if isinstance(item, Glyph) else item.y1 - item.y0
        if item.x0 - end > _APART * size:
            break
        rest.append(item)
        end = max(end, item.x1)
    while rest and isinstance(rest[-1], Glyph) and rest[-1].blank:
        rest.pop()
    return rest


def _room(
    page: pymupdf.Page,
    gap: _Gap,
    rest: Sequence[Glyph | _Gap],
    more: float,
    glyphs: Sequence[Glyph],
    fixed: Sequence[Sides],
) -> bool:
    """Tell whether the rest of a line can move so far: nothing fixed goes with it or stands in its way."""
    top, bottom = gap.y0 + 1, gap.y1 - 0.2  # underlining goes with the words, the frame of a cell does not
    end = max([gap.x1, *(item.x1 for item in rest)])
    reach = max(end, end + more) + gap.shift + 1
    if reach > page.rect.width - 12:
        return False
    if any(a < reach and gap.x0 - 1 < c and b < bottom and top < d for a, b, c, d in fixed):
        return False
    moved = {id(item) for item in rest}
    return not any(
        gap.y0 < g.y <= gap.y1 + 1
        and not g.blank
        and id(g) not in moved
        and end - 0.5 < g.x0 + g.shift < reach
        for g in glyphs
    )


class _Edges:
    """The left and right ends of all lines of a page: lines that share their right end are set to it."""

    def __init__(self, glyphs: Sequence[Glyph], gaps: Sequence[_Gap]) -> None:
        """Gather the pieces of lines that no wide gap parts."""
        rows: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for glyph in glyphs:
            if not glyph.blank:
                rows[round(glyph.y)].append((glyph.x0, glyph.x1))
        for gap in gaps:
            base = [row for row in rows if gap.y0 < row <= gap.y1 + 1]
            rows[base[0] if base else round(gap.y1)].append((gap.x0, gap.x1))
        self._pieces = [(row, *piece) for row, parts in rows.items() for piece in _pieces(parts)]

    def tell(self, gap: _Gap, width: float) -> bool:
        """Tell whether the ends of a line say how wide it was: justified, to the right, or in the middle."""
        own = [
            (y, a, b)
            for y, a, b in self._pieces
            if gap.y0 < y <= gap.y1 + 1 and a <= gap.x0 + 1 and gap.x1 - 1 <= b
        ]
        if not own:
            return True
        y, left, right = own[0]
        others = [piece for piece in self._pieces if piece[0] != y]
        same_left = sum(abs(a - left) < _SAME for _, a, _ in others)
        same_right = sum(abs(b - right) < _SAME for _, _, b in others)
        to_the_right = same_right >= 3 or (same_right >= 2 and same_right > 0.3 * same_left)
        middle = (left + right) / 2
        centred = [a for _, a, b in others if abs((a + b) / 2 - middle) < _SAME and abs(a - left) > 2]
        in_the_middle = abs(middle - width / 2) < _SAME and same_left < 2
        return to_the_right or in_the_middle or (len(centred) > same_left)


def _pieces(parts: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return stretches of a line with no gap wider than three letters between them."""
    found: list[tuple[float, float]] = []
    for x0, x1 in sorted(parts):
        if found and x0 - found[-1][1] < _PARTED:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _as_planned(planned: Sequence[Glyph], found: Sequence[Glyph]) -> bool:
    """Tell whether every glyph stands where it was to go."""
    return len(planned) == len(found) and all(
        abs(a.x + a.shift - b.x) < _OFF and abs(a.y - b.y) < _OFF for a, b in zip(planned, found, strict=True)
    )


def _ink_of(page: pymupdf.Page) -> float:
    """Return how much ink a page has: letters that move under a clip or off the page would be lost."""
    pixmap = page.get_pixmap(dpi=72, colorspace=pymupdf.csGRAY, alpha=False)
    return float((255 - np.frombuffer(pixmap.samples, np.uint8).astype(np.int64)).sum())
