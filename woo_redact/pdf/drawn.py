"""Matches the glyphs that a page draws with the character codes in its content stream."""

from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
import pymupdf

from woo_redact.pdf.contents import Instructions
from woo_redact.pdf.unseen import is_blank

Code = tuple[int, int, int]
"""Where a character code stands in a content stream: instruction, element of its array, first byte."""


@dataclass(slots=True)
class Glyph:
    """A glyph as it is drawn: its sides, its place on the baseline, its size, how far it is to be moved."""

    x0: float
    x1: float
    x: float
    y: float
    size: float
    blank: bool
    shift: float = 0.0


def glyphs_of(page: pymupdf.Page) -> list[Glyph]:
    """Return the glyphs of a page in the order of drawing, one for each code."""
    return [
        Glyph(box[0], box[2], x, y, piece["size"], is_blank(code))
        for piece in page.get_texttrace()
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
