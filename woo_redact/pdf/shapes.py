"""Compares glyphs as they are drawn with the letters they say they are, without reading the page by eye.

A cheap look before the costly one: a glyph that is as good a picture of its own letter as of any other is
believed. It need not be certain; what it finds odd is read by Tesseract.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pymupdf

from woo_redact.pdf.columns import Sides
from woo_redact.pdf.fonts import Glyph, is_slight
from woo_redact.resources import font_folder

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LIGATURES = frozenset(
    {"ff", "fi", "fl", "ffi", "ffl", "ft", "tt", "tf", "fj", "fb", "fh", "fk", "st", "ct", "Th", "ij", "IJ"}
)
_SIDE = 24  # pixels of a compared picture
_DPI = 200
_INSTANCES = 6  # looks at one glyph: a neighbour may reach into some of them
# No letter may fit better than the own one by more than this: with it 97.5 % of all exchanges of two letters
# are seen in 88 fonts, and 1 % of the glyphs of fonts that do not lie are odd too.
_NEAR = 0.1
_ASIDE = 0.25  # of a glyph's width: as far as a slanting letter leans out of its box
_HIGH = 0.3  # of the height of its box: an x is higher, a dash or comma is not
_CLEARLY, _AT_ALL = 0.75, 0.55  # correlation from which a speck is a letter, and what should be blank
# Letters of one shape, whatever their size: to say one for the other hides no name.
_ALIKE = ("Il1ij", "O0oQ", "cC", "sS5", "vV", "wW", "xX", "zZ2", "uU", "pP", "kK", "gq9", "b6", "B8", "yY")

Shape = npt.NDArray[np.float64]


def odd_glyphs(
    page: pymupdf.Page, trace: list[dict[str, Any]], doubtful: frozenset[Glyph]
) -> tuple[set[Glyph], set[Glyph]]:
    """Return the doubtful glyphs that do not look like the letter they say, and those that do."""
    places, odd = _to_compare(trace, doubtful)
    if not places:
        return odd, set()
    pixmap = page.get_pixmap(dpi=_DPI, colorspace=pymupdf.csGRAY, alpha=False)
    pixels = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
    fine: set[Glyph] = set()
    letters: dict[Glyph, list[tuple[Sides, int]]] = {}
    for glyph, boxes in places.items():
        if is_slight(chr(glyph[1])):
            (odd if _is_no_speck(pixels, boxes, chr(glyph[1])) else fine).add(glyph)
        else:
            letters[glyph] = boxes
    judged = _judged(pixels, letters)
    doubted = [glyph for glyph, looks in judged.items() if 2 * sum(looks) < len(looks)]
    again = _looks({glyph: _alone(pixels, places[glyph]) for glyph in doubted})
    for glyph, looks in (judged | again).items():
        (fine if looks and 2 * sum(looks) >= len(looks) else odd).add(glyph)
    return odd, fine


def _judged(
    pixels: npt.NDArray[np.uint8], letters: dict[Glyph, list[tuple[Sides, int]]]
) -> dict[Glyph, list[bool]]:
    """Tell of the looks at each glyph whether they are like its letter; where half of them are, that will do.

    Glyphs of which no look shows anything are left out.
    """
    first = {glyph: _shapes(pixels, boxes[: _half(boxes)]) for glyph, boxes in letters.items()}
    judged = _looks(first)
    rest = {
        glyph: _shapes(pixels, boxes[_half(boxes) :])
        for glyph, boxes in letters.items()
        if sum(judged[glyph]) < _half(boxes)
    }
    for glyph, looks in _looks(rest).items():
        judged[glyph] += looks
    return {glyph: looks for glyph, looks in judged.items() if looks}


def _half(boxes: list[tuple[Sides, int]]) -> int:
    """Return how many of the looks at a glyph are half of them, or more."""
    return (len(boxes) + 1) // 2


def _shapes(pixels: npt.NDArray[np.uint8], boxes: list[tuple[Sides, int]]) -> list[Shape]:
    """Return the shapes of a glyph, of the places where there is ink."""
    found = (_shape(np.rot90(_part(pixels, box), turns)) for box, turns in boxes)
    return [shape for shape in found if shape is not None]


def _is_no_speck(pixels: npt.NDArray[np.uint8], boxes: list[tuple[Sides, int]], character: str) -> bool:
    """Tell whether what should be blank or a speck looks like a letter in more than half of its places."""
    least = _CLEARLY if character.isprintable() and not character.isspace() else _AT_ALL
    specks = 0
    for box, turns in boxes:
        specks += not _like_a_letter(np.rot90(_part(pixels, box), turns), least)
        if specks >= _half(boxes):
            return False
    return True


def _alone(pixels: npt.NDArray[np.uint8], boxes: list[tuple[Sides, int]]) -> list[Shape]:
    """Return the shapes of a glyph without its neighbours: slanting letters and tight lines reach into a box.

    Kept is the ink that hangs together with what stands in the middle of the box, beyond its sides too.
    """
    found = []
    for (x0, y0, x1, y1), turns in boxes:
        aside = _ASIDE * (x1 - x0 if turns % 2 == 0 else y1 - y0)
        wide = (x0 - aside, y0, x1 + aside, y1) if turns % 2 == 0 else (x0, y0 - aside, x1, y1 + aside)
        part = np.rot90(_part(pixels, wide), turns)
        shape = _shape(np.where(_hanging_together(part > 0.4), part, 0.0))
        if shape is not None:
            found.append(shape)
    return found


def _hanging_together(ink: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return the ink that is joined to ink in the middle of a picture."""
    high, wide = ink.shape
    reached = np.zeros((high + 2, wide + 2), dtype=bool)
    inside = reached[1:-1, 1:-1]
    middle = (slice(high // 4, high - high // 4), slice(wide // 3, wide - wide // 3))
    inside[middle] = ink[middle]
    while True:
        before = int(inside.sum())
        rows = reached[:-2] | reached[1:-1] | reached[2:]
        inside |= (rows[:, :-2] | rows[:, 1:-1] | rows[:, 2:]) & ink
        if int(inside.sum()) == before:
            return inside


def _like_a_letter(part: Shape, least: float) -> bool:
    """Tell whether what should be blank or a speck is as high as a letter and looks like one, by `least`."""
    shape = _shape(part)
    rows = np.flatnonzero((part > 0.4).any(axis=1))
    if shape is None:
        return False
    high = rows[-1] - rows[0] > _HIGH * len(part)
    return bool(high and float((_references() @ shape).max()) > least)


def _to_compare(
    trace: list[dict[str, Any]], doubtful: frozenset[Glyph]
) -> tuple[dict[Glyph, list[tuple[Sides, int]]], set[Glyph]]:
    """Return where some of each doubtful glyph stand, and those that are odd whatever they look like."""
    places: dict[Glyph, list[tuple[Sides, int]]] = defaultdict(list)
    odd: set[Glyph] = set()
    for piece in trace:
        name = piece["font"].partition("+")[2] or piece["font"]
        turns = _turns(piece["dir"])
        for text, number, box in _said(piece["chars"]):
            glyph = (name, ord(text[0]), number)
            if glyph not in doubtful or text in _LIGATURES:
                continue
            if len(text) > 1:
                odd.add(glyph)  # one shape for several letters that are never cast in one
            elif (
                (text in _LETTERS or is_slight(text))
                and turns is not None
                and len(places[glyph]) < _INSTANCES
            ):
                places[glyph].append((box, turns))
    return places, odd


def _turns(direction: tuple[float, float]) -> int | None:
    """Return how many quarters a picture of text must be turned left to lie level; None for slanting text."""
    across, along = direction
    if abs(along) < 0.01:
        return 0 if across > 0 else 2
    return None if abs(across) > 0.01 else 1 if along > 0 else 3


def _said(glyphs: Sequence[Any]) -> Iterator[tuple[str, int, Sides]]:
    """Yield what each glyph says, its number and its box; a ligature's further letters have no number."""
    said: tuple[str, int, Sides] | None = None
    for code, number, _, box in glyphs:
        letter = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if number < 0 and said is not None:
            said = (said[0] + letter, said[1], said[2])
            continue
        if said is not None:
            yield said
        said = (letter, number, box)
    if said is not None:
        yield said


def _part(pixels: npt.NDArray[np.uint8], box: tuple[float, float, float, float]) -> Shape:
    """Return how dark the pixels of a box are, 0 to 1, whatever the colours."""
    scale = _DPI / 72
    x0, y0 = max(0, round(box[0] * scale)), max(0, round(box[1] * scale))
    grey = pixels[y0 : round(box[3] * scale), x0 : round(box[2] * scale)]
    part = grey.astype(np.float64)
    if not part.size:
        return part
    ground = _middle(grey)
    contrast = np.abs(part - ground)
    peak = contrast.max()
    return contrast / peak if peak > 30 else np.zeros_like(part)


def _middle(grey: npt.NDArray[np.uint8]) -> float:
    """Return the median of grey values: numpy's own is made for fractions and takes five times as long."""
    ordered = np.sort(grey, axis=None)
    half = len(ordered) // 2
    return (float(ordered[half - 1 + len(ordered) % 2]) + float(ordered[half])) / 2


def _shape(part: Shape) -> Shape | None:
    """Return the ink of a part in the middle of a square of fixed size; None where there is none."""
    ink = part > 0.4
    if not ink.any():
        return None
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    cut = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    side = max(cut.shape)
    square = np.zeros((side, side))
    top, left = (side - cut.shape[0]) // 2, (side - cut.shape[1]) // 2
    square[top : top + cut.shape[0], left : left + cut.shape[1]] = cut
    at = (np.arange(_SIDE * 3) * side) // (_SIDE * 3)
    wide = square[np.ix_(at, at)]
    small = wide.reshape(_SIDE, 3, _SIDE, 3).mean(axis=(1, 3))
    flat = small.ravel() - small.mean()
    length = float(np.linalg.norm(flat))
    return flat / length if length else None


def _looks(shapes: dict[Glyph, list[Shape]]) -> dict[Glyph, list[bool]]:
    """Tell of each shape whether it is as good a picture of its letter, or of one like it, as of any other.

    All shapes of a page are compared in one product: one by one the references, which fit in no cache,
    would be read from memory for each.
    """
    every = [shape for some in shapes.values() for shape in some]
    if not every:
        return {glyph: [] for glyph in shapes}
    likeness = (_references() @ np.stack(every, axis=1)).reshape(-1, len(_LETTERS), len(every)).max(axis=0)
    best = likeness.max(axis=0) - _NEAR
    found: dict[Glyph, list[bool]] = {}
    at = 0
    for glyph, some in shapes.items():
        mine = slice(at, at + len(some))
        found[glyph] = (likeness[_like(chr(glyph[1])), mine].max(axis=0) >= best[mine]).tolist()
        at = mine.stop
    return found


@cache
def _like(letter: str) -> npt.NDArray[np.int64]:
    """Return the places among the letters of one and those of its shape."""
    alike = {letter, *(other for group in _ALIKE if letter in group for other in group)}
    return np.array([_LETTERS.index(other) for other in sorted(alike)])


@cache
def _references() -> Shape:
    """Return all letters and digits, a row each, in plain fonts: sans, serif, bold, typewriter."""
    names = ("helv", "hebo", "heit", "hebi", "tiro", "tibo", "tiit", "tibi", "cour", "cobo", "coit")
    fonts = [pymupdf.Font(name) for name in names]
    fonts += (pymupdf.Font(fontfile=str(file)) for file in sorted(font_folder().glob("*.ttf")))
    found: list[Shape] = []
    with pymupdf.open() as document:
        for font in fonts:
            page = document.new_page(width=40 * len(_LETTERS), height=60)
            writer = pymupdf.TextWriter(page.rect)
            for number, letter in enumerate(_LETTERS):
                writer.append((40 * number + 8, 44), letter, font=font, fontsize=24)
            writer.write_text(page)
            pixmap = page.get_pixmap(dpi=100, colorspace=pymupdf.csGRAY, alpha=False)
            pixels = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
            for number in range(len(_LETTERS)):
                left, right = round(40 * number * 100 / 72), round(40 * (number + 1) * 100 / 72)
                dark = 1 - pixels[:, left:right].astype(np.float64) / 255
                shape = _shape(dark)
                found.append(np.zeros(_SIDE * _SIDE) if shape is None else shape)
    return np.stack(found)
