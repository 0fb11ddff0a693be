"""Finds the parts of a page that are drawn and may hold words: pictures, and curves that may be letters."""

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pymupdf

from woo_redact.pdf.blobs import without_rules
from woo_redact.pdf.columns import Sides
from woo_redact.pdf.images import images

PICTURE = 400.0  # square points: a smaller picture (7 by 7 mm) is a bullet or an icon
_CURVES = 40  # so many curves may be letters; a frame or a line has none or four
_LEVEL = 0.05  # points
_TINY = 8.0  # points
_DOTS = 2  # to the point: how finely little rectangles are looked at together
_ROW = 80  # dots: 40 points, longer than any stroke of a letter
_NEAR = 3.0  # points: pictures nearer than this are strips of one
_MARGIN = 6.0  # points of white round a part: Tesseract reads nothing that touches the edge


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page, and how far the page must be turned clockwise for the part to stand upright."""

    box: pymupdf.Rect
    turn: int = 0


def pictures_of(page: pymupdf.Page) -> list[pymupdf.Rect]:
    """Return where pictures of some size stand on a page, each place once."""
    return list(dict.fromkeys(region.box for region in _pictures(page)))


def regions_of(page: pymupdf.Page) -> list[Region]:
    """Return the parts of a page to be read by eye, with some white round them."""
    merged: list[Region] = []
    for region in _pictures(page):
        box = region.box
        while near := [m for m in merged if m.turn == region.turn and _touch(m.box, box)]:
            for other in near:
                box |= other.box
                merged.remove(other)
        merged.append(Region(box, region.turn))
    curved = curved_part(page)
    return [
        Region(
            pymupdf.Rect(r.box.x0 - _MARGIN, r.box.y0 - _MARGIN, r.box.x1 + _MARGIN, r.box.y1 + _MARGIN)
            & page.rect,
            r.turn,
        )
        for r in [*merged, *([Region(curved)] if curved is not None else [])]
    ]


def _touch(one: pymupdf.Rect, other: pymupdf.Rect) -> bool:
    """Tell whether two boxes meet or nearly do."""
    grown = pymupdf.Rect(one.x0 - _NEAR, one.y0 - _NEAR, one.x1 + _NEAR, one.y1 + _NEAR)
    return bool(grown.intersects(other))


def _pictures(page: pymupdf.Page) -> list[Region]:
    """Return the pictures of a page that are large enough, and how they are turned."""
    found = []
    for picture in images(page):
        box = pymupdf.Rect(picture["bbox"]) & page.rect
        if not box.is_empty and abs(box) >= PICTURE:
            across, along = picture["transform"][:2]
            degrees = math.degrees(math.atan2(along, across))  # y grows downwards: clockwise
            found.append(Region(box, -round(degrees / 90) * 90 % 360))
    return found


def _like_letters(item: tuple[Any, ...]) -> bool:
    """Tell whether a piece of a path is none of a table, a frame or a rule: curved, slanting or tiny."""
    if item[0] == "l":
        (ax, ay), (bx, by) = item[1], item[2]
        return bool(abs(ax - bx) > _LEVEL and abs(ay - by) > _LEVEL)
    if item[0] == "re":
        x0, y0, x1, y1 = item[1]
        return bool(max(abs(x1 - x0), abs(y1 - y0)) < _TINY)
    return True


def curved_part(page: pymupdf.Page) -> pymupdf.Rect | None:
    """Return the part of a page with so many pieces of path that they may be letters."""
    boxes: list[pymupdf.Rect] = []
    dots: list[Sides] = []
    curves = 0
    for drawing in page.get_cdrawings():
        like = [item for item in drawing["items"] if _like_letters(item)]
        if any(item[0] != "re" for item in like):
            curves += len(like)
            boxes.append(pymupdf.Rect(drawing["rect"]))
        else:
            dots += (tuple(item[1]) for item in like)
    if curves + len(dots) >= _CURVES:
        left = [pymupdf.Rect(dot) for dot in _in_no_rule(dots, page.rect)]
        curves += len(left)
        boxes += left
    if curves < _CURVES:
        return None
    whole = functools.reduce(pymupdf.Rect.__or__, boxes) & page.rect
    return None if whole.is_empty else whole


def _in_no_rule(dots: list[Sides], page: pymupdf.Rect) -> Iterator[Sides]:
    """Yield the little rectangles that are no part of a dotted line: in a thin row of 40 points."""
    high, wide = int(page.height * _DOTS) + 4, int(page.width * _DOTS) + 4
    ink = np.zeros((max(high, 1), max(wide, 1)), dtype=bool)
    parts = [
        (
            slice(max(0, int(y0 * _DOTS) - 1), max(0, int(y1 * _DOTS) + 2)),
            slice(max(0, int(x0 * _DOTS) - 1), max(0, int(x1 * _DOTS) + 2)),
        )
        for x0, y0, x1, y1 in dots
    ]
    for part in parts:
        ink[part] = True
    left = without_rules(ink, least=_ROW)
    yield from (dot for dot, part in zip(dots, parts, strict=True) if not ink[part].size or left[part].any())
