"""Finds the fonts a text needs: those that ship, then those installed on the machine; names what is wanting.

Noto Sans (Latin, Greek, Cyrillic) and two small subsets of Noto (signs, common emoji) ship. Other scripts
come from fonts that are installed, found at run time by name: Debian's fonts-noto-core, fonts-noto-cjk and
fonts-noto-color-emoji, or the same Noto fonts from anywhere else the system looks for fonts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import typst

from woo_redact.resources import font_folder
from woo_redact.typeset.cmap import characters

SHIPPED: Final = ("Noto Sans", "Woo Redact Signs", "Woo Redact Emoji")
_FILES: Final = ("NotoSans-Regular.ttf", "Signs-Regular.ttf", "Emoji-Regular.ttf")
# What nearly every Dutch mail is made of, without a look into the fonts; a test holds it against Noto Sans.
_ORDINARY: Final = re.compile("[\n\t\x20-\x7e\xa0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*")
# No font has a glyph for these by itself; they join, vary and direct others.
_SHAPING: Final = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_EAST_ASIAN: Final = re.compile(
    "CJK|HIRAGANA|KATAKANA|HANGUL|BOPOMOFO|IDEOGRAPHIC|FULLWIDTH|HALFWIDTH|KANGXI|PARENTHESIZED|SQUARE|YI |"
    "CIRCLED (?:IDEOGRAPH|KATAKANA|HANGUL)"
)
_GENERAL: Final = (
    *("Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Symbols 2", "Noto Sans Math", "Noto Music"),
    *("Noto Emoji", "Noto Color Emoji", "Symbola", "DejaVu Sans"),
)
_PICTURES: Final = 0x1F000  # emoji and other pictographs start here


def families(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the font families in which a text can be set, the shipped ones first, and what none of them has.

    What is private or unassigned in Unicode, no font has; it is among what is wanting (`without_font`).
    """
    if _ORDINARY.fullmatch(text):
        return SHIPPED, frozenset()
    signs = {sign for sign in set(text) if not _ORDINARY.fullmatch(sign) and not _SHAPING.match(sign)}
    foreign = {sign for sign in signs if ord(sign) not in _shipped() and not sign.isspace()}
    if not foreign:
        return SHIPPED, frozenset()
    chosen: dict[str, None] = {}
    wanting = set()
    for sign in sorted(foreign):
        family = next((name for name in _likely(sign, text) if ord(sign) in _coverage(name)), None)
        if family:
            chosen[family] = None
        else:
            wanting.add(sign)
    return (*SHIPPED, *chosen), frozenset(wanting)


def without_font(signs: Iterable[str]) -> frozenset[str]:
    """Return the signs that no font can have: private use (old Wingdings) and not assigned in Unicode."""
    return frozenset(sign for sign in signs if unicodedata.category(sign) in {"Co", "Cn", "Cs", "Cc", "Cf"})


def packages(signs: Iterable[str]) -> tuple[str, ...]:
    """Return the Debian packages in which fonts for these signs are, in order of their names."""
    found = set()
    for sign in signs:
        if _EAST_ASIAN.match(unicodedata.name(sign, "")):
            found.add("fonts-noto-cjk")
        elif ord(sign) >= _PICTURES and unicodedata.category(sign) in {"So", "Sk"}:
            found.add("fonts-noto-color-emoji")
        else:
            found.add("fonts-noto-core")
    return tuple(sorted(found))


@cache
def fonts(*, installed: bool) -> typst.Fonts:
    """Return the fonts for the compiler: those that ship, and (`installed`) those of the machine.

    Only what ships unless a text needs more, so that every machine makes the same bytes of nearly every mail.
    """
    folder = str(font_folder())
    return typst.Fonts(include_system_fonts=installed, include_embedded_fonts=False, font_paths=[folder])


@cache
def _shipped() -> frozenset[int]:
    """Return the code points of the fonts that ship."""
    return frozenset[int]().union(*(characters(font_folder() / name) for name in _FILES))


@cache
def _faces() -> dict[str, tuple[Path, int]]:
    """Return the file and face of each installed family, the one nearest to regular."""
    found: dict[str, tuple[int, Path, int]] = {}
    for face in fonts(installed=True).fonts():
        if face.path and str(face.style).casefold() == "normal":
            off = abs(face.weight - 400)
            if face.family not in found or off < found[face.family][0]:
                found[face.family] = (off, Path(face.path), face.index)
    return {family: (path, index) for family, (_, path, index) in found.items()}


@cache
def _coverage(family: str) -> frozenset[int]:
    """Return the code points of an installed family, none for one that is not there or cannot be read."""
    if family not in _faces():
        return frozenset()
    try:
        return characters(*_faces()[family])
    except (OSError, ValueError):
        return frozenset()


def _likely(sign: str, text: str) -> Iterator[str]:
    """Yield the families that may have a sign, the best first: Noto names them after their scripts."""
    name = unicodedata.name(sign, "")
    if _EAST_ASIAN.match(name):
        yield from (f"Noto Sans CJK {region}" for region in _regions(text))
    words = name.title().split()
    for length in (1, 2, 3):
        yield f"Noto Sans {' '.join(words[:length])}"
    yield from _GENERAL
    yield from sorted(family for family in _faces() if re.match(r"Noto (?:Sans|Serif) (?!CJK|Mono)", family))


def _regions(text: str) -> tuple[str, ...]:
    """Return the regions of East Asian glyphs, by the text: kana are Japanese, hangul Korean."""
    if re.search("[\u3040-\u30ff]", text):
        return "JP", "SC", "TC", "KR"
    if re.search("[\u1100-\u11ff\uac00-\ud7a3]", text):
        return "KR", "JP", "SC", "TC"
    return "SC", "JP", "TC", "KR"
