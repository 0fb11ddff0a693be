"""Cuts boxes to where nothing that stays has ink: on tight lines letters above and below reach into a line.

     Kolonel Gijsbert    ← the tail of the g reaches into the next line
    |5.1.2e| heeft het   ← the box begins below the tail, though a capital under it stood higher

What was hidden is gone from the page already, so a box need not be as high as it was; it stands where it
stood, and is as wide as before, or ends at the comma that stood below its last letter.
"""

import dataclasses
import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pymupdf

from woo_redact.model import Box
from woo_redact.pdf.columns import Sides
from woo_redact.pdf.marks import Lie, Mark

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_IGNORE_ACTUALTEXT | pymupdf.TEXT_ACCURATE_BBOXES
_AIR = 0.15  # points between a box and the ink beside it
_SLIVER = 0.25  # points: ink that reaches less far over the end of a box stands beside it; a dot has 0.36
_KERNED = (
    0.1  # of its height: as far as a comma reaches below the letter before it, where a box ends short of it
)
_PAST = 1.0  # points by which a line runs on past a box at least
_RIM = 0.15  # of a box's height: lines this near its rim are a frame, those further in run through words
_STROKE = 0.4  # points: half the width of a usual line
_LEAST = 0.4  # of its height: what is left of a box at least, round its middle
_ONE_LINE = 3.0  # points: the middles of large and small letters of a line lie nearer than this

Ink = npt.NDArray[np.float64]
"""The boxes of the ink of letters, a row each: x0, y0, x1, y1."""


def trimmed(page: pymupdf.Page, marks: Sequence[Mark], drawn: Sequence[Sides]) -> tuple[Mark, ...]:
    """Return the marks of a page from which the hidden letters are gone, no box over the ink of a letter.

    `drawn` are the lines of the page: the frames of cells stay too. Boxes of areas that a person drew, of
    what is drawn and of slanting text stay as they are.
    """
    ink, lines = _ink(page), np.array(drawn).reshape(-1, 4)
    boxes: dict[Sides, Box] = {}
    for mark in marks:
        sides = tuple(mark.box)
        if sides not in boxes and is_line(mark) and mark.place.lie is not Lie.SLANTED:
            boxes[sides] = _cut(Box(*sides), mark.place.lie, ink, lines)
    boxes = _parted(boxes, {tuple(mark.box) for mark in marks if mark.place.lie is Lie.LEVEL})
    return tuple(
        dataclasses.replace(mark, drawn=boxes[sides]) if (sides := tuple(mark.box)) in boxes else mark
        for mark in marks
    )


def is_line(mark: Mark) -> bool:
    """Tell whether a mark is text on one line, and no area that a person drew over several."""
    level = mark.place.lie is not Lie.RISING and mark.place.lie is not Lie.FALLING
    middles = [strip.y0 if level else strip.x0 for strip in mark.place.strips]
    return bool(middles) and not mark.place.drawn and max(middles) - min(middles) < _ONE_LINE


def _ink(page: pymupdf.Page) -> Ink:
    """Return where the letters of a page have ink, as high and as low as each glyph is drawn."""
    raw = page.get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())
    return np.array(
        [
            character["bbox"]
            for block in raw["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
            for character in span["chars"]
            if not character["c"].isspace()
        ]
    ).reshape(-1, 4)


def _cut(box: Box, lie: Lie, ink: Ink, lines: Ink) -> Box:
    """Return a box without the rims into which letters above and below (or left and right of it) reach.

    Nor does it lie over a line that runs along its rim and on past both its ends: one that ends with the
    words (underlining) would tell their width.
    """
    (left, right), (top, foot) = ((0, 2), (1, 3)) if lie is Lie.LEVEL else ((1, 3), (0, 2))
    sides = np.array([box.x0, box.y0, box.x1, box.y1], dtype=float)
    low, high = sides[[top, foot]]
    here = ink[(ink[:, top] < high) & (low < ink[:, foot])][:, [left, right]]
    start, end = sides[[left, right]] = _ends(sides[left], sides[right], here, _KERNED * (high - low))
    middle, rest = (low + high) / 2, _LEAST * (high - low) / 2
    beside = ink[(ink[:, left] < end - _SLIVER) & (start + _SLIVER < ink[:, right])]
    along = lines[(lines[:, left] < start - _PAST) & (end + _PAST < lines[:, right])]
    rim = _RIM * (high - low)
    before = np.concatenate(
        (
            beside[beside[:, foot] <= middle - rest / 2, foot],
            along[along[:, foot] <= low + rim, foot] + _STROKE,
        )
    )
    after = np.concatenate(
        (beside[beside[:, top] >= middle + rest / 2, top], along[along[:, top] >= high - rim, top] - _STROKE)
    )
    sides[top] = min(max(low, before.max(initial=-math.inf) + _AIR), middle - rest)
    sides[foot] = max(min(high, after.min(initial=math.inf) - _AIR), middle + rest)
    return Box(*map(float, sides))


def _ends(start: float, end: float, ink: Ink, reach: float) -> tuple[float, float]:
    """Return where a box begins and ends beside what is set a little under its letters: commas and quotes.

    `ink` are the places, from left to right, of the letters that stay on its line.
    """
    before = ink[(ink[:, 0] < start) & (start + _SLIVER < ink[:, 1]) & (ink[:, 1] < start + reach), 1]
    after = ink[(end - reach < ink[:, 0]) & (ink[:, 0] < end - _SLIVER) & (end < ink[:, 1]), 0]
    return before.max(initial=start), after.min(initial=end)


def _parted(boxes: dict[Sides, Box], level: set[Sides]) -> dict[Sides, Box]:
    """Return the boxes so that of two lines one above the other neither box lies over the other's label."""
    order = sorted((sides for sides in boxes if sides in level), key=lambda sides: boxes[sides].y0)
    done = dict(boxes)
    for number, upper in enumerate(order):
        for lower in order[number + 1 :]:
            a, b = done[upper], done[lower]
            if b.y0 >= a.y1:
                break
            shared = a.y1 - b.y0
            if (
                a.x0 < b.x1
                and b.x0 < a.x1
                and a.y0 < b.y0
                and shared < _LEAST * min(a.y1 - a.y0, b.y1 - b.y0)
            ):
                done[upper] = Box(a.x0, a.y0, a.x1, a.y1 - shared / 2)
                done[lower] = Box(b.x0, b.y0 + shared / 2, b.x1, b.y1)
    return done
