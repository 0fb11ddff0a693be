"""Letters and lines of a page with their places; letters that were printed twice count once."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from woo_redact.pdf.columns import Sides

_OVERPRINT = 0.2  # of the size: the same letter this near is the same letter, printed twice to look bold
_CELL, _PART = 16.0, 4.0  # points: letters are kept by cells, few of which are looked in for each

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
    """Return the lines without letters that were printed again over themselves."""
    seen: Places = defaultdict(list)
    kept = []
    for line in lines:
        letters = [letter for letter in line.letters if letter.text.isspace() or _first(letter, seen)]
        if len(letters) == len(line.letters):
            kept.append(line)
        elif any(letter.ink for letter in letters):
            kept.append(Line(tuple(letters), line.lie, line.new, line.forward))
    return kept


def _first(letter: Letter, seen: Places) -> bool:
    """Tell whether a letter stands where the same one did not, in its four points or the next; keep it."""
    text, (x, y, _, _) = letter.text, letter.sides
    near = max(_OVERPRINT * letter.size, 0.1)
    reach = min(near, 2 * _PART)
    left, right = int((x - reach) // _CELL), int((x + reach) // _CELL)
    top, bottom = int((y - reach) // _CELL), int((y + reach) // _CELL)
    for column in (left,) if left == right else range(left, right + 1):
        for row in (top,) if top == bottom else range(top, bottom + 1):
            for a, b in seen.get((text, column, row), ()):
                if abs(x - a) < near and abs(y - b) < near and _beside(x, a) and _beside(y, b):
                    return False
    seen[text, int(x // _CELL), int(y // _CELL)].append((x, y))
    return True


def _beside(one: float, other: float) -> bool:
    """Tell whether two places lie in one part of a cell, or in two that touch."""
    return abs(one // _PART - other // _PART) <= 1
