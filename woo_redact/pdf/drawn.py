"""Matches the glyphs that a page draws with the character codes in its content stream, and moves them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pymupdf

from woo_redact.model import Box
from woo_redact.pdf.contents import Instructions, steps
from woo_redact.pdf.unseen import is_blank

_LEVEL = 0.1  # points: glyphs further apart stand on different lines
_RESETS = frozenset({"BT", "Td", "TD", "T*", "Tm"})

Code = tuple[int, int, int]
"""Where a character code stands in a content stream: instruction, element of its array, first byte."""


@dataclass(slots=True)
class Glyph:
    """A glyph as it is drawn: its sides, place on the baseline, size, what it says, how far it is to move.

    `middle` is half the height of its box; `along` is the direction in which its line runs, of length 1.
    """

    x0: float
    x1: float
    x: float
    y: float
    size: float
    blank: bool
    code: int
    middle: float
    along: tuple[float, float]
    shift: float = 0.0


def glyphs_of(page: pymupdf.Page) -> list[Glyph]:
    """Return the glyphs of a page in the order of drawing, one for each code."""
    return glyphs_in(page.get_texttrace())


def glyphs_in(trace: Sequence[dict[str, Any]]) -> list[Glyph]:
    """Return the glyphs that MuPDF traced."""
    return [
        Glyph(
            box[0],
            box[2],
            x,
            y,
            piece["size"],
            is_blank(code),
            code,
            (box[1] + box[3]) / 2,
            piece["dir"],
        )
        for piece in trace
        for code, number, (x, y), box in piece["chars"]
        if number >= 0
    ]


def wide_fonts(page: pymupdf.Page) -> dict[str, bool]:
    """Return for each font of a page, by its name there, whether its codes take two bytes."""
    return {font[4]: font[2] == "Type0" for font in page.get_fonts(full=True)}


def codes_of(content: Instructions, wide: Mapping[str, bool]) -> list[Code]:
    """Return where each character code of a content stream stands."""
    found: list[Code] = []
    two = False
    for at, step in enumerate(content):
        name = str(step.operator)
        if name == "Tf":
            two = wide.get(str(step.operands[0]).removeprefix("/"), False)
        elif name in {"Tj", "TJ"}:
            for element, piece in enumerate(elements(step)):
                if isinstance(piece, pikepdf.String):
                    found += ((at, element, byte) for byte in range(0, len(bytes(piece)), 1 + two))
    return found


def elements(
    step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage,
) -> list[pikepdf.Object]:
    """Return the strings and numbers that an operator shows."""
    shown = step.operands[0]
    return list(shown) if isinstance(shown, pikepdf.Array) else [shown]


def stretches(step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> bool:
    """Tell whether an instruction makes letters wider or narrower: numbers would move them otherwise."""
    return str(step.operator) == "Tz" and float(step.operands[0]) != 100


def moved(content: Instructions, codes: Sequence[Code], glyphs: Sequence[Glyph]) -> bytes:
    """Return the content with each glyph moved along its line, by numbers in the arrays of TJ (9.4.3)."""
    shifts = dict(zip(codes, glyphs, strict=True))
    written: Instructions = []
    last = 0.0
    for at, step in enumerate(content):
        name = str(step.operator)
        if name in _RESETS:
            last = 0.0
        if name not in {"Tj", "TJ"}:
            written.append(step)
            continue
        shown: list[pikepdf.Object | float] = []
        for element, piece in enumerate(elements(step)):
            if not isinstance(piece, pikepdf.String):
                shown.append(piece)
                continue
            raw, start = bytes(piece), 0
            for byte in range(len(raw)):
                glyph = shifts.get((at, element, byte))
                if glyph is not None and abs(glyph.shift - last) > 0.001:
                    if raw[start:byte]:
                        shown.append(pikepdf.String(raw[start:byte]))
                    shown.append(round(-1000 * (glyph.shift - last) / glyph.size, 3))
                    last, start = glyph.shift, byte
            shown.append(pikepdf.String(raw[start:]))
        written.append(pikepdf.ContentStreamInstruction([pikepdf.Array(shown)], pikepdf.Operator("TJ")))
    return pikepdf.unparse_content_stream(written)


def put_back(page: pymupdf.Page, stood: Sequence[Glyph], gone: Sequence[Box]) -> None:
    """Move the glyphs of a page back to where they stood before those in some boxes were removed.

    MuPDF makes good the width of what it removes in the next string it leaves; where the size of the font
    changes before that, as it does before the number of a footnote, it takes the wrong size for it. Where
    glyphs and codes cannot be matched, or a glyph left its line, the page stays as it is.
    """
    kept = iter([g for g in stood if not g.blank and not any(_holds(box, g) for box in gone)])
    glyphs, shift = glyphs_of(page), 0.0
    for glyph in glyphs:
        if not glyph.blank:
            was = next(kept, None)
            if was is None or was.code != glyph.code:
                return
            (across, down), right, below = glyph.along, was.x - glyph.x, was.y - glyph.y
            if abs(right * down - below * across) > _LEVEL:
                return
            shift = right * across + below * down
        glyph.shift = shift
    with pikepdf.new() as scratch:
        content = steps(scratch.make_stream(page.read_contents()))
        codes = codes_of(content, wide_fonts(page))
        if len(codes) == len(glyphs) and not any(map(stretches, content)):
            page.set_contents(page.get_contents()[0])
            page.parent.update_stream(page.get_contents()[0], moved(content, codes, glyphs))


def _holds(box: Box, glyph: Glyph) -> bool:
    """Tell whether the middle of a glyph lies in a box."""
    return box.x0 <= (glyph.x0 + glyph.x1) / 2 <= box.x1 and box.y0 <= glyph.middle <= box.y1
