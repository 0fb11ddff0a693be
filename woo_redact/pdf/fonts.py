"""Tells which glyphs of a page may show another letter than they say: their fonts do not vouch for them."""

import unicodedata
from functools import cache, lru_cache
from typing import Any

import pymupdf

from woo_redact.pdf.type3 import pictured

Glyph = tuple[str, int, int]
"""A font's name, the character that a glyph says it is, and its number in the font."""


# The fonts that MuPDF draws with where a file has no program of its own for a simple font (pdf-font.c).
_OWN = ("helv", "hebo", "heit", "hebi", "tiro", "tibo", "tiit", "tibi", "cour", "cobo", "coit", "cobi")
_SIMPLE = frozenset({"Type1", "MMType1", "TrueType"})


class Fonts:
    """The fonts of a document, opened once; what was found true of a glyph is remembered.

    It is remembered of the very fonts that have its name on the page: another page may have others.
    """

    def __init__(self, document: pymupdf.Document) -> None:
        """Start without any font open."""
        self._document = document
        self._open: dict[int, pymupdf.Font | None] = {}
        self._verdicts: dict[frozenset[int], dict[Glyph, bool]] = {}
        self._here: dict[str, frozenset[int]] = {}
        self._nameless: frozenset[int] = frozenset()
        self._drawn: dict[int, float] = {}

    def doubtful(self, page: pymupdf.Page, trace: list[dict[str, Any]]) -> frozenset[Glyph]:
        """Return the glyphs of a page of which the font itself does not say what they are.

        A font program has its own list of which glyph is which letter; where the PDF says the same, it is
        true. Subset fonts often come without that list. A simple font that is not in the file is drawn with
        one of MuPDF's own; what all of those say of a glyph is true of whichever was taken.
        """
        fonts: dict[str, list[tuple[int, str]]] = {}
        for xref, _, kind, base, *_ in page.get_fonts(full=True):
            fonts.setdefault(_plain(base), []).append((xref, kind))
        self._here = {name: frozenset(xref for xref, _ in some) for name, some in fonts.items()}
        self._nameless = frozenset(xref for some in fonts.values() for xref, kind in some if kind == "Type3")
        found: set[Glyph] = set()
        for piece in trace:
            name = _plain(piece["font"])
            verdicts = self._known(name)
            for code, number in {(code, number) for code, number, *_ in piece["chars"]}:
                glyph = (name, code, number)
                if number >= 0 and glyph not in verdicts and _telling(code):
                    verdicts[glyph] = self._vouched(fonts.get(name, []), code, number)
                if not verdicts.get(glyph, True):
                    found.add(glyph)
        return frozenset(found)

    def believe(self, glyphs: set[Glyph]) -> None:
        """Remember that glyphs of the page that was asked for last were seen to show what they say."""
        for glyph in glyphs:
            self._known(glyph[0])[glyph] = True

    def _known(self, name: str) -> dict[Glyph, bool]:
        """Return what is known of the glyphs of the fonts that have a name on this page."""
        return self._verdicts.setdefault(self._here.get(name, self._nameless), {})

    def _vouched(self, fonts: list[tuple[int, str]], code: int, number: int) -> bool:
        """Tell whether a font of this name says that the glyph is this character."""
        programs = [font for xref, _ in fonts if (font := self._font(xref)) is not None]
        if any(kind == "Type3" for _, kind in fonts):
            return False
        if fonts and not programs and all(kind in _SIMPLE for _, kind in fonts):
            return _drawn_by_own(code, number)
        return any(_says(font, code, number) for font in programs)

    def pictured(self, xref: int) -> float:
        """Return how large a picture in a Type 3 font is, in square ems: 0 for a font like any other."""
        if xref not in self._drawn:
            self._drawn[xref] = pictured(self._document, xref)
        return self._drawn[xref]

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


@lru_cache(maxsize=10_000)
def _drawn_by_own(code: int, number: int) -> bool:
    """Tell whether each of MuPDF's own fonts has this glyph for this character."""
    return all(_says(font, code, number) for font in _own_fonts())


@cache
def _own_fonts() -> tuple[pymupdf.Font, ...]:
    """Return MuPDF's own fonts, opened once."""
    return tuple(pymupdf.Font(name) for name in _OWN)


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
