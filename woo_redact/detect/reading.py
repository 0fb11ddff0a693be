r"""A text in the one form in which names and numbers are sought, with the place of each of its characters.

Lower case without accents, any white space (and the "_" of a file name) one blank, without what shows
nothing (soft hyphens, zero-width characters, loose accents): PDFs and HTML mails break words with them (C01).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from woo_redact.detect.names import fold

_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
# What stands for several letters or another one: ligatures, full-width and raised letters (Unicode, NFKC).
_COMPOUND = (
    r"\u00aa\u00b2\u00b3\u00b9\u00ba\u0132\u0133\u01c4-\u01cc\u2070-\u209c\u2100-\u214f"
    r"\ufb00-\ufb06\uff01-\uff5e"
)
# Which of these its first character is stands behind it: so `re` looks for that character alone, fast.
_SKIPPED = re.compile(
    rf"[\s{_ACCENTS}{_INVISIBLE}{_COMPOUND}](?:(?<=\u00ad)\s*[\r\n]\s*|(?<=[{_ACCENTS}{_INVISIBLE}])|(?<=\s\s)\s*|"
    rf"(?<=-[\r\n])\s*|(?P<compound>(?<=[{_COMPOUND}])))"
)
_ALSO = str.maketrans(
    dict.fromkeys("_\t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
    | {chr(code): " " for code in range(0x2000, 0x200B)}
    | dict.fromkeys("‐‑‒–—―−", "-")
)
# A word broken at the end of a line, with or without a hyphen of its own, and an address broken at a mark.
_BROKEN = re.compile(
    r"[-‐‑ \t\r\n](?:(?<=\w[-‐‑])[ \t]*[\r\n]\s*(?=\w)|"
    r"(?:(?<=[@._/][\r\n])|(?<=[@._/][ \t])[ \t]*[\r\n])\s*(?=\w)|"
    r"(?:(?<=\w[\r\n])|(?<=\w[ \t])[ \t]*[\r\n])\s*(?=[@._]))"
)
_AROUND = 80  # characters at either side of a broken line that a name over it can reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text as it is sought in; `over`: only what runs over this place in `flat` is new in this reading."""

    flat: str
    places: Sequence[int]
    over: int | None = None

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where start..end of `flat` stands in the text, None if it is not new in this reading."""
        if self.over is not None and not start < self.over < end:
            return None
        return self.places[start], self.places[end - 1] + 1


def plainly(text: str) -> str:
    """Return the form in which a name or number is sought, of a text or of what is sought in it."""
    return fold(text).translate(_ALSO) if _is_simple(text) else _read(text, 0).flat


def readings(text: str) -> Iterator[Reading]:
    """Yield the text as it stands, and each broken line end with the words around it joined."""
    yield _read(text, 0)
    for broken in _BROKEN.finditer(text):
        start = max(0, broken.start() - _AROUND)
        before, after = text[start : broken.start()], text[broken.end() : broken.end() + _AROUND]
        first, second = _read(before, start), _read(after, broken.end())
        if first.flat and second.flat:
            places = (*first.places, *second.places)
            yield Reading(flat=first.flat + second.flat, places=places, over=len(first.flat))


def _is_simple(text: str) -> bool:
    """Tell whether there is nothing in a text to skip, as in most names."""
    return text.isascii() and text.isprintable() and "  " not in text


def _read(text: str, offset: int) -> Reading:
    """Return a text in its plain form; `offset` is added to the places."""
    flat = fold(text).translate(_ALSO)
    if _is_simple(text):
        return Reading(flat=flat, places=range(offset, offset + len(flat)))
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _SKIPPED.finditer(text):
        parts.append(flat[at : match.start()])
        places.extend(range(offset + at, offset + match.start()))
        if match["compound"] is not None:
            letters = fold(unicodedata.normalize("NFKC", match[0])).replace(" ", "")
            parts.append(letters)
            places.extend([offset + match.start()] * len(letters))
        at = match.end()
    if not at:
        return Reading(flat=flat, places=range(offset, offset + len(flat)))
    parts.append(flat[at:])
    places.extend(range(offset + at, offset + len(text)))
    return Reading(flat="".join(parts), places=places)
