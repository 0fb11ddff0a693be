"""Tells Type 3 fonts that are fonts like any other from those that hide pictures, forms or words in a glyph.

Chromium writes OpenType fonts with cubic outlines so, LaTeX its bitmap fonts, Matplotlib any font: a glyph is
a few paths, or one stencil, within its own cell. What letter it shows is judged as with all other fonts.
Chromium's emoji are pictures in such a cell: of no more account than an icon of that size.
"""

import itertools
import math
import re
from collections.abc import Iterator, Sequence

import pikepdf
import pymupdf

from woo_redact.pdf.contents import Instructions, steps

_PATHS = frozenset({"m", "l", "c", "v", "y", "h", "re", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"})
_STATES = frozenset({"W", "W*", "w", "J", "j", "M", "d", "i", "g", "G", "rg", "RG", "k", "K"})
_OTHERS = frozenset({"q", "Q", "cm", "d0", "d1", "Do"})
_REF = re.compile(r"/\S+ (\d+) 0 R")
_ASIDE = 0.9  # of the em: as far as a glyph may reach out of its cell to the left and right
_BELOW, _ABOVE = -0.8, 1.6  # of the em: as far as it may reach down and up
_WIDEST = 2.5  # em: a wider cell holds no letter
_MOST = 3000  # glyphs: a font of 8-bit codes has 256

Matrix = tuple[float, float, float, float, float, float]
_HERE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def pictured(document: pymupdf.Document, xref: int) -> float:
    """Return how large the largest picture in a glyph of a Type 3 font is, in square ems; 0 without one.

    Infinite where a glyph is drawn by anything but paths, one stencil or one picture within its own cell.
    """
    if not xref:
        return math.inf  # a font without a number of its own: no program writes one
    kind, told = document.xref_get_key(xref, "CharProcs")
    if kind == "xref":
        told = document.xref_object(int(told.split()[0]), compressed=True)
    numbers = [int(match[1]) for match in _REF.finditer(told)]
    matrix = _numbers(document.xref_get_key(xref, "FontMatrix")[1])
    if not numbers or len(numbers) > _MOST or len(matrix) != 6 or told.count(" R") != len(numbers):
        return math.inf
    with pikepdf.new() as scratch:
        streams = (document.xref_stream(number) for number in sorted(set(numbers)))
        try:
            sizes = [
                math.inf if found is None else _glyph(steps(scratch.make_stream(found)), _matrix(matrix))
                for found in streams
            ]
        except (IndexError, TypeError, ValueError, pikepdf.PdfError):
            return math.inf  # operands that are missing, too many or no numbers
    largest = max(sizes)
    return largest if largest == 0 or _holds_pictures_alone(document, xref) else math.inf


def _holds_pictures_alone(document: pymupdf.Document, xref: int) -> bool:
    """Tell whether what the glyphs of a font may draw by name are pictures, and no forms."""
    kind, told = document.xref_get_key(xref, "Resources/XObject")
    if kind == "xref":
        told = document.xref_object(int(told.split()[0]), compressed=True)
    numbers = [int(match[1]) for match in _REF.finditer(told)]
    kinds = {document.xref_get_key(number, "Subtype")[1] for number in numbers}
    return bool(numbers) and told.count(" R") == len(numbers) and kinds == {"/Image"}


def _numbers(told: str) -> list[float]:
    """Return the numbers of an array as MuPDF writes it."""
    return [float(number) for number in re.findall(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?", told)]


def _matrix(six: Sequence[float]) -> Matrix:
    """Return six numbers as a matrix."""
    a, b, c, d, e, f = six
    return a, b, c, d, e, f


def _glyph(content: Instructions, matrix: Matrix) -> float:
    """Return how large the picture in a glyph is in square ems; 0 without, infinite for no plain glyph."""
    if any(not _allowed(step) for step in content) or not content:
        return math.inf
    first = content[0]
    if str(first.operator) not in {"d0", "d1"}:
        return math.inf
    wide = abs(float(first.operands[0]) * matrix[0])
    stencils = sum(isinstance(step, pikepdf.ContentStreamInlineImage) for step in content)
    pictures = sum(str(step.operator) == "Do" for step in content)
    points = list(_points(content, matrix))
    inside = all(-_ASIDE <= x <= wide + _ASIDE and _BELOW <= y <= _ABOVE for x, y in points)
    if wide >= _WIDEST or stencils + pictures > 1 or not inside:
        return math.inf
    return _bounds(points) if pictures else 0.0


def _bounds(points: Sequence[tuple[float, float]]) -> float:
    """Return the area of the rectangle around points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return (max(across) - min(across)) * (max(down) - min(down))


def _allowed(step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> bool:
    """Tell whether an instruction is one that a plain glyph is drawn with."""
    if isinstance(step, pikepdf.ContentStreamInlineImage):
        return bool(step.iimage.image_mask)
    return str(step.operator) in _PATHS | _STATES | _OTHERS


def _points(content: Instructions, matrix: Matrix) -> Iterator[tuple[float, float]]:
    """Yield the points that a glyph is drawn through, in parts of the em."""
    now, saved = matrix, []
    for step in content:
        name = str(step.operator)
        if isinstance(step, pikepdf.ContentStreamInlineImage) or name == "Do":
            yield from (_at(now, x, y) for x, y in itertools.product((0.0, 1.0), repeat=2))
        elif name == "q":
            saved.append(now)
        elif name == "Q":
            now = saved.pop() if saved else now
        elif name in {"cm", "m", "l", "c", "v", "y", "re"}:
            told = [float(number) for number in step.operands]
            if name == "cm":
                now = _times(_matrix(told), now)
            elif name == "re":
                x, y, wide, high = told
                yield from (_at(now, a, b) for a, b in itertools.product((x, x + wide), (y, y + high)))
            else:
                yield from (_at(now, x, y) for x, y in zip(told[::2], told[1::2], strict=True))


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does one and then the other (ISO 32000-1, 8.3.4)."""
    e, f = _at(then, first[4], first[5])
    (a, b), (c, d) = (
        (x * then[0] + y * then[2], x * then[1] + y * then[3]) for x, y in (first[:2], first[2:4])
    )
    return a, b, c, d, e, f
