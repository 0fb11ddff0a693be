"""Where the glyphs and the painted rectangles of a page meet: what stands on a box, and what lies below it.

    order →   1 "Jansen"        2 ██████        3 "5.1.2e"
              below the box     the box         on the box: its label

Whether text is a label or a leak is decided by the drawing order alone, not by colour.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from woo_redact.check.sight import Sight
from woo_redact.errors import GroundError
from woo_redact.grounds import parse_code
from woo_redact.model import Box
from woo_redact.pdf.inspect import Fill, PageView, Rectangle, Run

_ROW: Final = 24.0
"""Height in points of a row of the grid in which neighbours are looked up."""
_THIN: Final = 3.0
"""A rectangle thinner than this (points) is a rule, not a box."""
_NOTHING: Final = 0.01
"""Points: a sign less wide than this takes no room."""
DARK: Final = 0.5
_LINE: Final = (6.0, 60.0)
"""Heights in points of a box over a line of text or a few."""


class Glyph(NamedTuple):
    """One character that is no space, its place (with its middle) and the run it was drawn with.

    Thousands a page: a tuple is made in a quarter of the time of a frozen dataclass.
    """

    character: str
    box: Rectangle
    x: float
    y: float
    run: Run
    ground: Fill | None
    """The box on which it was drawn: the last one painted there before it."""
    word: int
    """Which word of the page it is part of: words are what stands between spaces, or was drawn at once."""

    def __repr__(self) -> str:
        """Tell where it stands, never which character it is."""
        return f"Glyph(box={self.box})"


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs of a line from left to right, its text, and for each character the number of its glyph."""

    glyphs: list[Glyph]
    text: str = field(repr=False)
    places: list[int | None]


def brightness(colour: tuple[float, float, float]) -> float:
    """Return how light a colour is, from 0 (black) to 1 (white), by the weights of ITU-R BT.709."""
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


@lru_cache(maxsize=1000)
def code_of(label: str) -> str | None:
    """Return the ground of a label, None when it is none of the Woo's."""
    try:
        return parse_code(label)
    except GroundError:
        return None


def ground_on(fill: Fill, label: str) -> str | None:
    """Return the ground that stands on a box; a lone letter on a light shade is a table cell, no ground."""
    if len(label) == 1 and brightness(fill.colour) > DARK:
        return None
    return code_of(label)


def holds(box: Box, x: float, y: float, margin: float = 0.0) -> bool:
    """Tell whether a point lies in a box that is made wider by `margin` points."""
    return box.x0 - margin <= x <= box.x1 + margin and box.y0 - margin <= y <= box.y1 + margin


def overlap(box: Box, glyph: Rectangle) -> float:
    """Return which part (0 to 1) of a glyph lies in a box."""
    area = (glyph[2] - glyph[0]) * (glyph[3] - glyph[1])
    width = min(box.x1, glyph[2]) - max(box.x0, glyph[0])
    height = min(box.y1, glyph[3]) - max(box.y0, glyph[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0


class Sheet:
    """A page with its glyphs and boxes sorted into rows, so that a look-up does not walk the whole page."""

    def __init__(self, page: PageView) -> None:
        """Sort the visible glyphs and the boxes of a page, and find for each glyph what it stands on."""
        self.page = page
        self._inked: npt.NDArray[np.bool_] | None = None
        self.unseen: dict[str, tuple[Glyph, ...]] | None = None
        self.lines: tuple[Line, ...] | None = None
        self.fills = tuple(fill for fill in page.fills if _is_box(fill.box))
        self.glyphs = tuple(_glyphs(page, _rows_of(self.fills, page.height)))
        self._rows: dict[int, list[Glyph]] = defaultdict(list)
        for glyph in self.glyphs:
            self._rows[int(glyph.y // _ROW)].append(glyph)

    def glyphs_in(self, box: Box, margin: float = 0.0) -> list[Glyph]:
        """Return the glyphs whose middle lies in a box, in drawing order."""
        first, last = int((box.y0 - margin) // _ROW), int((box.y1 + margin) // _ROW)
        rows = [row for row in self._rows if first <= row <= last]
        x0, y0, x1, y1 = box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin
        found = [g for row in rows for g in self._rows[row] if x0 <= g.x <= x1 and y0 <= g.y <= y1]
        return sorted(found, key=lambda glyph: glyph.run.order)

    @cached_property
    def standing(self) -> dict[Fill, list[Glyph]]:
        """The glyphs that stand on each box that carries text, in drawing order."""
        found: dict[Fill, list[Glyph]] = defaultdict(list)
        for glyph in self.glyphs:
            if glyph.ground is not None:
                found[glyph.ground].append(glyph)
        return dict(found)

    @cached_property
    def labels(self) -> dict[Fill, str]:
        """What stands on each box that carries text, without spaces."""
        return {fill: "".join(g.character for g in glyphs) for fill, glyphs in self.standing.items()}

    @cached_property
    def redactions(self) -> tuple[Fill, ...]:
        """The boxes that hide something: a ground stands on them, or they are dark, empty and line-high."""
        labels = self.labels
        return tuple(
            fill
            for fill in self.fills
            if hides(fill, labels.get(fill, ""), self.page) and (fill in labels or not self.carries(fill))
        )

    def carries(self, fill: Fill) -> bool:
        """Tell whether text was drawn over a box later, be it on another box that lies on this one."""
        return any(glyph.run.order > fill.order for glyph in self.glyphs_in(fill.box))

    def inked(self, sight: Sight) -> npt.NDArray[np.bool_]:
        """Tell for each glyph whether something is seen at its place."""
        if self._inked is None:
            self._inked = sight.inked(
                [g.box if g.ground is None else _on_ground(g.box, g.ground.box) for g in self.glyphs]
            )
        return self._inked

    @staticmethod
    def read(glyphs: list[Glyph]) -> str:
        """Return glyphs as a text, with a space between words."""
        parts: list[str] = []
        last = -1
        for glyph in glyphs:
            if glyph.word != last:
                parts.append(" ")
                last = glyph.word
            parts.append(glyph.character)
        return "".join(parts)


def _on_ground(glyph: Rectangle, rim: Box) -> Rectangle:
    """Return the box of a glyph within the box it stands on: letters may reach over the rim of a low one."""
    x0, y0, x1, y1 = glyph
    return max(x0, rim.x0 + 1), max(y0, rim.y0 + 1), min(x1, rim.x1 - 1), min(y1, rim.y1 - 1)


def hides(fill: Fill, label: str, page: PageView) -> bool:
    """Tell a box that hides from a coloured panel: a ground stands on it, or it is dark and empty."""
    wide, high = fill.box.x1 - fill.box.x0, fill.box.y1 - fill.box.y0
    if wide * high > page.width * page.height / 2:
        return False
    if not label:
        return brightness(fill.colour) < DARK / 2 and _LINE[0] <= high <= _LINE[1] and wide >= _LINE[0]
    return ground_on(fill, label) is not None


def _is_box(box: Box) -> bool:
    """Tell whether a rectangle is thick enough to hide a letter."""
    return box.x1 - box.x0 >= _THIN and box.y1 - box.y0 >= _THIN


def _rows_of(fills: tuple[Fill, ...], height: float) -> dict[int, list[Fill]]:
    """Sort boxes into the rows they reach into, the last painted first; none far off the page."""
    rows: dict[int, list[Fill]] = defaultdict(list)
    for fill in sorted(fills, key=lambda fill: -fill.order):
        top, bottom = max(fill.box.y0, -height), min(fill.box.y1, 2 * height)
        for row in range(int(top // _ROW), int(bottom // _ROW) + 1):
            rows[row].append(fill)
    return rows


_new = tuple.__new__  # without the call in between: thousands a page


def _glyphs(page: PageView, fills: dict[int, list[Fill]]) -> Iterator[Glyph]:
    """Return the characters of a page that are no space, nor a sign without width or form (ZWSP, ZWJ).

    Such a sign shows nothing: at the rim of a box it is no part of the label on it.
    """
    word = 0
    for run in page.runs:
        word += 1
        for character, box in zip(run.text, run.boxes, strict=True):
            if character.isspace():
                word += 1
                continue
            if box[2] - box[0] < _NOTHING and unicodedata.category(character) == "Cf":
                continue
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            ground = None
            for fill in fills.get(int(y // _ROW), ()) if fills else ():
                if fill.order < run.order and holds(fill.box, x, y):
                    ground = fill
                    break
            yield _new(Glyph, (character, box, x, y, run, ground, word))
