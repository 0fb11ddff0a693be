"""Lets fonts say of signs that they know under a private number only what they look like: hyphens, ligatures.

Fonts swap signs for their look: Inter sets a higher hyphen between digits, Libertine draws "ch" and "tt" as
one, and what writes the PDF knows them by a number of private use (Unicode 23.5) alone. A telephone number
with such a hyphen would be none, and who copies it from the page gets a blank square.
"""

import functools
import itertools
import operator
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pymupdf

from woo_redact.pdf import ocr
from woo_redact.pdf.maps import say
from woo_redact.pdf.parts import Seen, read_part, seen_at
from woo_redact.pdf.regions import Region

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_IGNORE_ACTUALTEXT | pymupdf.TEXT_ACCURATE_BBOXES
_FLAT = 0.2  # of the size: the ink of a hyphen or dash is not higher
_FIRST, _LAST = 0xE000, 0xF8FF
_LOOKS = 4  # words read by eye for one sign
_LETTERS = 3  # of a word beside the sign
_AROUND = 40.0  # points beside a word that are read with it: Tesseract reads single words badly
_LIGATURES = frozenset(
    [
        "ch",
        "ck",
        "ct",
        "ff",
        "ffi",
        "fft",
        "fi",
        "fj",
        "fl",
        "ft",
        "ij",
        "IJ",
        "Qu",
        "sp",
        "st",
        "tf",
        "th",
        "Th",
        "ti",
        "tt",
        "tti",
        "tz",
    ]
)

Place = tuple[int, pymupdf.Rect]
"""The page on which a word stands, and its box."""


def has_private(trace: Iterable[dict[str, Any]]) -> bool:
    """Tell whether a text trace of MuPDF has signs of private use."""
    return any(_FIRST <= glyph[0] <= _LAST for piece in trace for glyph in piece["chars"])


def with_signs(document: pymupdf.Document, pages: Iterable[int]) -> pymupdf.Document:
    """Return the document, its fonts saying what each private sign shows, where that can be told.

    A sign that is flat on all these pages is a hyphen. Of one that stands in words Tesseract, where it is
    there, reads these: what it finds between the letters that are known is what the sign says.
    """
    heights: dict[str, float] = defaultdict(float)
    words: dict[str, dict[str, Place]] = defaultdict(dict)
    for number in pages:
        raw = document[number].get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())
        lines = [line for block in raw["blocks"] for line in block.get("lines", ())]
        for line in lines:
            for span, character in ((s, c) for s in line["spans"] for c in s["chars"]):
                if _is_private(character["c"]) and span["size"]:
                    high = (character["bbox"][3] - character["bbox"][1]) / span["size"]
                    heights[character["c"]] = max(heights[character["c"]], high)
            for text, box in _words(line):
                for sign in set(filter(_is_private, text)):
                    words[sign].setdefault(text, (number, box))
    says = {sign: "-" for sign, high in heights.items() if 0 < high < _FLAT}
    if ocr.available():
        drawn = {sign: places for sign, places in words.items() if sign not in says and heights[sign]}
        says |= _read(document, drawn)
    if not says or not _told(document, says):
        return document
    data = document.tobytes(no_new_id=True)
    document.close()
    return pymupdf.open(stream=data, filetype="pdf")


def _is_private(letter: str) -> bool:
    """Tell whether a character is one of private use."""
    return _FIRST <= ord(letter) <= _LAST


def _words(line: dict[str, Any]) -> Iterator[tuple[str, pymupdf.Rect]]:
    """Yield the words of a line, each with its box."""
    characters = [character for span in line["spans"] for character in span["chars"]]
    for blank, group in itertools.groupby(characters, key=lambda character: character["c"].isspace()):
        if not blank:
            word = list(group)
            yield (
                "".join(character["c"] for character in word),
                functools.reduce(operator.or_, (pymupdf.Rect(character["bbox"]) for character in word)),
            )


def _read(document: pymupdf.Document, words: dict[str, dict[str, Place]]) -> dict[str, str]:
    """Return the letters that private signs show: two words must agree, or one shows a known ligature."""
    seen: Seen = {}
    says: dict[str, str] = {}
    for sign, places in words.items():
        usable = sorted((text for text in places if _is_telling(text, sign)), key=len, reverse=True)
        found = []
        for text in usable[:_LOOKS]:
            number, box = places[text]
            page = document[number]
            around = pymupdf.Rect(box.x0 - _AROUND, box.y0 - 4, box.x1 + _AROUND, box.y1 + 4) & page.rect
            read = seen_at(box, read_part(page, Region(around), seen))
            shown = re.fullmatch(r"([^\W\d_]{1,3})".join(map(re.escape, text.split(sign))), read)
            found += [shown[1]] if shown else []
        if len(set(found)) == 1 and (len(found) > 1 or found[0] in _LIGATURES):
            says[sign] = found[0]
    return says


def _is_telling(text: str, sign: str) -> bool:
    """Tell whether a word has the sign once, no other private one, and enough letters to know it by."""
    return text.count(sign) == sum(map(_is_private, text)) == 1 and sum(map(str.isalpha, text)) >= _LETTERS


def _told(document: pymupdf.Document, words: dict[str, str]) -> bool:
    """Put words in the place of others in all maps of the document's fonts; tell whether any had them."""
    found = False
    for xref in range(1, document.xref_length()):
        kind, place = document.xref_get_key(xref, "ToUnicode")
        if kind == "xref":
            before = document.xref_stream(int(place.split()[0])) or b""
            after = say(before, words)
            if after is not None:
                document.update_stream(int(place.split()[0]), after)
                found = True
    return found
