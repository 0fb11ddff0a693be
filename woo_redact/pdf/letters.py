"""Letters and lines of a page with their places; letters that were printed twice count once."""

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from woo_redact.pdf.columns import Sides

_OVERPRINT = 0.2  # of the size: the same letter this near is the same letter, printed twice to look bold
_CELL, _PART = 16.0, 4.0  # points: letters are kept by cells, few of which are looked in for each
_COLLIDING = 3  # letters over letters of another line: fewer are an overhang
_SAME, _ROW = 0.3, 3.0  # of the size, and points: baselines so near are one

Places = defaultdict[tuple[str, int, int], list[tuple[float, float]]]
"""Where each letter stands, by letter, column and row of cells."""


class Lie(StrEnum):
    """How a line of text lies on the page."""

    LEVEL = "level"
    RISING = "rising"
    FALLING = "falling"
    SLANTED = "slanted"


class Letter(NamedTuple):
    """One character: where it starts and ends along its line (`u0`, `u1`), its baseline `v`, its box.

    Thousands a page: a tuple is made in a quarter of the time of a frozen dataclass.
    """

    text: str
    sides: Sides
    u0: float
    u1: float
    v: float
    size: float
    synthetic: bool = False

    def __repr__(self) -> str:
        """Tell where it stands, never which character it is."""
        return f"Letter(sides={self.sides})"

    @property
    def ink(self) -> bool:
        """Tell whether it can be seen."""
        return not self.text.isspace()


@dataclass(frozen=True, slots=True)
class Line:
    """Letters in reading order; `new` tells that a paragraph starts with it, `link` how it follows else."""

    letters: tuple[Letter, ...]
    lie: Lie
    new: bool = False
    forward: bool = True
    link: str = "\n"

    @property
    def sides(self) -> Sides:
        """Return the box round the line."""
        boxes = [letter.sides for letter in self.letters]
        return (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )


def once(lines: list[Line]) -> list[Line]:
    """Return the lines without letters that were printed again over themselves.

    A word of which only a part is printed over another stays whole: it is a word of its own.
    """
    seen: Places = defaultdict(list)
    kept = []
    for line in lines:
        mine: Places = defaultdict(list)
        letters: list[Letter] = []
        for blank, group in itertools.groupby(line.letters, key=_is_blank):
            word = list(group)
            word = word if blank else [letter for letter in word if _first(letter, mine)]
            if blank or not all(_stands(letter, seen) for letter in word):
                letters += word
        for place, spots in mine.items():
            seen[place] += spots
        if len(letters) == len(line.letters):
            kept.append(line)
        elif any(letter.ink for letter in letters):
            kept.append(Line(tuple(letters), line.lie, line.new, line.forward))
    return kept


def layers(lines: Iterable[Line]) -> list[list[Line]]:
    """Return lines in groups in which none is printed over another: a stamp over print, cells that overflow.

    Set in order by their places, the letters of both would make one word that nobody reads.
    """
    found: list[defaultdict[int, list[Line]]] = []
    for line in lines:
        row = round(line.letters[0].v / _ROW)
        for layer in found:
            beside = (other for near in (row - 1, row, row + 1) for other in layer.get(near, ()))
            if len(line.letters) < _COLLIDING or not any(_printed_over(line, other) for other in beside):
                layer[row].append(line)
                break
        else:
            found.append(defaultdict(list, {row: [line]}))
    return [[line for row in layer.values() for line in row] for layer in found]


def _printed_over(line: Line, other: Line) -> bool:
    """Tell whether the middles of some letters of one line lie in letters of another, on one baseline."""
    first = line.letters[0]
    if abs(first.v - other.letters[0].v) > _SAME * first.size or len(other.letters) < _COLLIDING:
        return False
    spans = sorted((letter.u0, letter.u1) for letter in other.letters if letter.ink)
    starts = [start for start, _ in spans]
    hit = 0
    for letter in line.letters:
        middle = (letter.u0 + letter.u1) / 2
        at = bisect.bisect_right(starts, middle) - 1
        hit += letter.ink and at >= 0 and middle < spans[at][1]
    return hit >= _COLLIDING


def _is_blank(letter: Letter) -> bool:
    """Tell whether a letter parts words."""
    return letter.text.isspace()


def _first(letter: Letter, seen: Places) -> bool:
    """Tell whether a letter stands where the same one did not, and keep it."""
    if _stands(letter, seen):
        return False
    x, y, _, _ = letter.sides
    seen[letter.text, int(x // _CELL), int(y // _CELL)].append((x, y))
    return True


def _stands(letter: Letter, seen: Places) -> bool:
    """Tell whether a letter stands where the same one did, in its four points or the next."""
    text, (x, y, _, _) = letter.text, letter.sides
    near = max(_OVERPRINT * letter.size, 0.1)
    reach = min(near, 2 * _PART)
    left, right = int((x - reach) // _CELL), int((x + reach) // _CELL)
    top, bottom = int((y - reach) // _CELL), int((y + reach) // _CELL)
    for column in (left,) if left == right else range(left, right + 1):
        for row in (top,) if top == bottom else range(top, bottom + 1):
            for a, b in seen.get((text, column, row), ()):
                if abs(x - a) < near and abs(y - b) < near and _beside(x, a) and _beside(y, b):
                    return True
    return False


def _beside(one: float, other: float) -> bool:
    """Tell whether two places lie in one part of a cell, or in two that touch."""
    return abs(one // _PART - other // _PART) <= 1


def space(before: Letter, after: Letter) -> Letter:
    """Return the space between two letters."""
    a, b = before.sides, after.sides
    sides = (
        min(a[2], b[0]),
        max(min(a[1], b[1]), 0.0),
        max(a[2], b[0]),
        max(a[3], b[3]),
    )
    return Letter(" ", sides, before.u1, after.u0, before.v, before.size, synthetic=True)
