"""Reads signs that a font has only under a private number, as what they look like.

Fonts swap signs for their look: Inter sets a higher hyphen between digits, and what writes the PDF knows it
by a number of private use (Unicode 23.5) alone. A telephone number with such a hyphen would be none.
"""

from collections.abc import Sequence
from dataclasses import replace

import pymupdf

from woo_redact.pdf.letters import Letter, Line

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_IGNORE_ACTUALTEXT | pymupdf.TEXT_ACCURATE_BBOXES
_FLAT = 0.2  # of the size: the ink of a hyphen or dash is not higher

Spot = tuple[int, int, int]
"""Where a glyph of level text stands: its left and right in tenths of a point, and its baseline."""


def read_private(page: pymupdf.Page, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with a hyphen for private signs that are flat, and a blank for others amid digits."""
    if not any(is_private(letter.text) for line in lines for letter in line.letters):
        return tuple(lines)
    flat = _flat(page)
    return tuple(
        replace(line, letters=tuple(_read(line.letters, at, flat) for at in range(len(line.letters))))
        for line in lines
    )


def is_private(character: str) -> bool:
    """Tell whether a character is of private use."""
    return "\ue000" <= character <= "\uf8ff"


def _read(letters: Sequence[Letter], at: int, flat: set[Spot]) -> Letter:
    """Return a letter as it is read."""
    letter = letters[at]
    if not is_private(letter.text):
        return letter
    if (round(10 * letter.sides[0]), round(10 * letter.sides[2]), round(letter.v)) in flat:
        return letter._replace(text="-")
    beside = (letters[at - 1].text if at else "", letters[at + 1].text if at + 1 < len(letters) else "")
    return letter._replace(text=" ") if all(map(str.isdigit, beside)) else letter


def _flat(page: pymupdf.Page) -> set[Spot]:
    """Return where the private signs of a page stand whose ink is flat."""
    raw = page.get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())
    return {
        (round(10 * character["bbox"][0]), round(10 * character["bbox"][2]), round(character["origin"][1]))
        for block in raw["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        for character in span["chars"]
        if is_private(character["c"]) and character["bbox"][3] - character["bbox"][1] < _FLAT * span["size"]
    }
