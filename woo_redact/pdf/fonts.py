"""Tells which glyphs of a page may show another letter than they say: their fonts do not vouch for them."""

import unicodedata
from typing import Any

import pymupdf

Glyph = tuple[str, int, int]
"""A font's name, the character that a glyph says it is, and its number in the font."""


class Fonts:
    """The fonts of a document, opened once; what was found true of a glyph is remembered."""

    def __init__(self, document: pymupdf.Document) -> None:
        """Start without any font open."""
        self._document = document
        self._open: dict[int, pymupdf.Font | None] = {}
        self._verdicts: dict[Glyph, bool] = {}

    def doubtful(self, page: pymupdf.Page, trace: list[dict[str, Any]]) -> frozenset[Glyph]:
        """Return the glyphs of a page of which the font itself does not say what they are.

        A font program has its own list of which glyph is which letter; where the PDF says the same, it is
        true. Subset fonts often come without that list, and fonts that are not in the file have none.
        """
        fonts: dict[str, list[pymupdf.Font]] = {}
        for xref, _, _, base, *_ in page.get_fonts(full=True):
            font = self._font(xref)
            if font is not None:
                fonts.setdefault(_plain(base), []).append(font)
        found = set()
        for piece in trace:
            name = _plain(piece["font"])
            for code, number, *_ in piece["chars"]:
                glyph = (name, code, number)
                if number >= 0 and glyph not in self._verdicts and _telling(code):
                    self._verdicts[glyph] = any(_says(font, code, number) for font in fonts.get(name, ()))
                if not self._verdicts.get(glyph, True):
                    found.add(glyph)
        return frozenset(found)

    def believe(self, glyphs: set[Glyph]) -> None:
        """Remember that glyphs were seen to show what they say."""
        self._verdicts.update(dict.fromkeys(glyphs, True))

    def _font(self, xref: int) -> pymupdf.Font | None:
        """Return a font of the file, None when it holds no program that can be opened."""
        if xref not in self._open:
            self._open[xref] = None
            try:
                buffer = self._document.extract_font(xref)[3]
                if buffer:
                    self._open[xref] = pymupdf.Font(fontbuffer=buffer)
            except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
                pass  # a font that cannot be opened says nothing: its glyphs stay in doubt
        return self._open[xref]


def _plain(name: str) -> str:
    """Return a font's name without the six letters that mark a subset."""
    return name.partition("+")[2] or name


def _telling(code: int) -> bool:
    """Tell whether a character is one of names and numbers, or one that shows next to nothing."""
    return 0 < code < 0x110000 and (chr(code).isalnum() or is_slight(chr(code)))


def is_slight(character: str) -> bool:
    """Tell whether a character shows nothing or a speck: a letter that says it is one would go unread."""
    return character in ".,:;-'\u2019\u00b7\u2022\u2010\u2011\u2013" or unicodedata.category(character) in {
        "Zs",
        "Cf",
    }


def _says(font: pymupdf.Font, code: int, number: int) -> bool:
    """Tell whether a font program has this glyph for this character."""
    try:
        return int(font.has_glyph(code)) == number
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        return False
