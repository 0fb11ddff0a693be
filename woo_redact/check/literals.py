"""Strings as a PDF writes them (ISO 32000-1, 7.3.4): found in the source of an object, and decoded."""

import re
from collections.abc import Iterator
from typing import Final

LITERAL: Final = re.compile(
    rb"(?:/([^\s/()<>\[\]{}%]+)\s*)?(?:\(((?:\\.|[^\\()])*)\)|<((?:[0-9A-Fa-f\s])+)>)", re.DOTALL
)
"""A string, literal or hexadecimal, with the key before it."""
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED: Final = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\r\n": b"",
    b"\n": b"",
    b"\r": b"",
}


def keyed(unparsed: bytes) -> Iterator[tuple[str, str]]:
    """Yield (key, text) of the strings of one object as qpdf writes it; the key is "" in an array.

    Most objects hold none: where no string begins, none is looked for.
    """
    if b"(" not in unparsed and b"<" not in unparsed.replace(b"<<", b""):
        return
    for match in LITERAL.finditer(unparsed):
        key, literal, digits = match.groups()
        raw = unescape(literal) if literal is not None else bytes.fromhex(_even(digits.decode()))
        if text := decode(raw):
            yield key.decode("latin-1") if key else "", text


def _even(digits: str) -> str:
    """Return hexadecimal digits without spaces; a missing last one is 0 (ISO 32000-1, 7.3.4.3)."""
    packed = "".join(digits.split())
    return packed + "0" * (len(packed) % 2)


def unescape(literal: bytes) -> bytes:
    """Undo the escapes of a literal string (ISO 32000-1, 7.3.4.2)."""
    if b"\\" not in literal:
        return literal
    return _ESCAPE.sub(_one_escape, literal)


def _one_escape(match: re.Match[bytes]) -> bytes:
    """Undo one escape."""
    code = match[1]
    return bytes([int(code, 8) & 255]) if code[:1].isdigit() and code[:1] < b"8" else _ESCAPED.get(code, code)


def decode(raw: bytes) -> str:
    """Decode a PDF text string: UTF-16 or UTF-8 with its mark, else PDFDocEncoding; binary gives nothing."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", errors="replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", errors="replace")
    if b"\x00" in raw:  # glyph numbers or a digest: no words
        return ""
    return raw.decode("pdfdoc", errors="replace")
