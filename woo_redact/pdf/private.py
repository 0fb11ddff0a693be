"""Lets fonts say of signs that they know under a private number only what the signs look like: hyphens.

Fonts swap signs for their look: Inter sets a higher hyphen between digits, and what writes the PDF knows it
by a number of private use (Unicode 23.5) alone. A telephone number with such a hyphen would be none, and who
copies it from the page gets a blank square.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pymupdf

from woo_redact.pdf.maps import say

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_IGNORE_ACTUALTEXT | pymupdf.TEXT_ACCURATE_BBOXES
_FLAT = 0.2  # of the size: the ink of a hyphen or dash is not higher
_FIRST, _LAST = 0xE000, 0xF8FF


def has_private(trace: Iterable[dict[str, Any]]) -> bool:
    """Tell whether a text trace of MuPDF has signs of private use."""
    return any(_FIRST <= glyph[0] <= _LAST for piece in trace for glyph in piece["chars"])


def with_hyphens(document: pymupdf.Document, pages: Iterable[int]) -> pymupdf.Document:
    """Return the document, its fonts saying "-" for each private sign that is flat on all these pages."""
    heights: dict[str, float] = defaultdict(float)
    for number in pages:
        raw = document[number].get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())
        for block in raw["blocks"]:
            for line in block.get("lines", ()):
                for span, character in ((s, c) for s in line["spans"] for c in s["chars"]):
                    if _FIRST <= ord(character["c"]) <= _LAST and span["size"]:
                        high = (character["bbox"][3] - character["bbox"][1]) / span["size"]
                        heights[character["c"]] = max(heights[character["c"]], high)
    flat = {sign: "-" for sign, high in heights.items() if 0 < high < _FLAT}
    if not flat or not _told(document, flat):
        return document
    data = document.tobytes(no_new_id=True)
    document.close()
    return pymupdf.open(stream=data, filetype="pdf")


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
