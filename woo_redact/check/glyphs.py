"""What a font draws by its own account, to hold its map to Unicode against (ISO 32000-1, 9.10.2).

A simple font names its glyphs in its encoding; a composite one has them numbered, and the program in the file
(TrueType, OpenType, CFF) says which letter each number is. Where programs write a map of their own making
(glyph 17 is "character 17") it tells nothing, and is left out.
"""

import io
from collections.abc import Iterator
from typing import Final

import pikepdf
from pdfminer.encodingdb import EncodingDB
from pdfminer.pdffont import CFFFont, TrueTypeFont

_LARGEST: Final = 4_000_000
"""Bytes of a font program that are read: a whole Chinese font has no place in a Dutch letter."""
_ENCODINGS: Final = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding"})
_SYMBOLIC: Final = 4
_ROS: Final = b"\x0c\x1e"
"""The operator that tells that the glyphs of a CFF program have numbers (CIDs), in its head."""
_HEAD: Final = 1000
_NUMBERED: Final = 0.8
"""Part of the letters at one and the same distance from their numbers from which a map was made up."""


def drawn(font: pikepdf.Object) -> dict[int, str]:
    """Return the letter that each code draws, as far as the font tells: by its names, or by its program."""
    if font.get("/Subtype") == "/Type0":
        return dict(_composite(font))
    return {**_encoded(font), **dict(_named(font))}


def _named(font: pikepdf.Object) -> Iterator[tuple[int, str]]:
    """Yield the letters that the differences of an encoding name."""
    encoding, code = font.get("/Encoding"), 0
    if not isinstance(encoding, pikepdf.Dictionary):
        return
    for item in encoding.get("/Differences", pikepdf.Array()):
        if not isinstance(item, pikepdf.Name):
            code = int(item)
            continue
        yield code, str(item)[1:] if len(str(item)) == 2 else ""
        code += 1


def _encoded(font: pikepdf.Object) -> dict[int, str]:
    """Return the letters of a standard encoding; a symbolic font has its own whatever it says."""
    encoding = font.get("/Encoding")
    name = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    flags = int(font.get("/FontDescriptor", pikepdf.Dictionary()).get("/Flags", 0))
    if name is None or str(name) not in _ENCODINGS or flags & _SYMBOLIC:
        return {}
    return dict(EncodingDB.encodings[str(name)[1:]])


def _composite(font: pikepdf.Object) -> Iterator[tuple[int, str]]:
    """Yield the letters of a composite font whose codes are numbers of glyphs (Identity)."""
    below = font.get("/DescendantFonts")
    if not isinstance(below, pikepdf.Array) or not len(below) or "Identity" not in str(font.get("/Encoding")):
        return
    letters = _program(below[0].get("/FontDescriptor", pikepdf.Dictionary()))
    numbers = below[0].get("/CIDToGIDMap")
    if isinstance(numbers, pikepdf.Stream):
        data = numbers.read_bytes()
        places = (int.from_bytes(data[n : n + 2]) for n in range(0, len(data) - 1, 2))
        yield from ((code, letters[glyph]) for code, glyph in enumerate(places) if glyph in letters)
    else:
        yield from letters.items()


def _program(descriptor: pikepdf.Object) -> dict[int, str]:
    """Return the letter of each glyph by its number, as its program tells; empty when it does not."""
    stream = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    if not isinstance(stream, pikepdf.Stream):
        return {}
    data = stream.read_bytes()
    if len(data) > _LARGEST:
        return {}
    try:
        return _by_name(data) if data[:1] == b"\x01" else _by_map(data)
    except Exception:  # noqa: BLE001 - programs of fonts are broken in every way, and pdfminer raises as many
        return {}


def _by_map(data: bytes) -> dict[int, str]:
    """Return the letters of a TrueType or OpenType program by its table "cmap"."""
    found = TrueTypeFont("", io.BytesIO(data)).create_unicode_map().cid2unichr
    letters = {glyph: char for glyph, char in found.items() if char.isalpha()}
    apart = [ord(char) - glyph for glyph, char in letters.items()]
    made_up = bool(apart) and max(map(apart.count, set(apart))) >= _NUMBERED * len(apart)
    return {} if made_up else letters


def _by_name(data: bytes) -> dict[int, str]:
    """Return the letters of a CFF program by the names of its glyphs; one keyed by numbers has no names."""
    if _ROS in data[:_HEAD]:
        return {}
    found = CFFFont("", io.BytesIO(data)).gid2name
    names = {
        glyph: name.decode("latin-1") if isinstance(name, bytes) else str(name)
        for glyph, name in found.items()
    }
    return {glyph: name for glyph, name in names.items() if len(name) == 1}
