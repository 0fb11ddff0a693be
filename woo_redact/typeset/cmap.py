"""Reads which characters a font file has glyphs for: its `cmap` table (ISO/IEC 14496-22, 5.2)."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_WIDE = 10  # platform 3, encoding 10: all of Unicode; encoding 1: its first 65,536 characters


@cache
def characters(path: Path, index: int = 0) -> frozenset[int]:
    """Return the code points of a TrueType or OpenType font, or of one face of a collection.

    Raises:
        ValueError: when the file is no such font.
    """
    try:
        data = path.read_bytes()
        start = 0
        if data[:4] == b"ttcf":
            (start,) = struct.unpack_from(">I", data, 12 + 4 * index)
        (count,) = struct.unpack_from(">H", data, start + 4)
        for number in range(count):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
            if tag == b"cmap":
                return frozenset(_codes(data, offset))
    except (struct.error, IndexError) as error:
        raise ValueError("not a font file") from error
    raise ValueError("a font without a cmap")


def _codes(data: bytes, cmap: int) -> Iterator[int]:
    """Yield the code points of every Unicode subtable that is understood."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        if platform == 0 or (platform == 3 and encoding in {1, _WIDE}):
            (form,) = struct.unpack_from(">H", data, cmap + offset)
            if form == 4:
                yield from _segments(data, cmap + offset)
            elif form == 12:
                yield from _groups(data, cmap + offset)


def _groups(data: bytes, at: int) -> Iterator[int]:
    """Yield the code points of a table of format 12; glyph 0 is the box for what is missing."""
    (count,) = struct.unpack_from(">I", data, at + 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        yield from range(first + (glyph == 0), last + 1)


def _segments(data: bytes, at: int) -> Iterator[int]:
    """Yield the code points of a table of format 4."""
    (twice,) = struct.unpack_from(">H", data, at + 6)
    form = f">{twice // 2}H"
    ends, starts, deltas, offsets = (
        struct.unpack_from(form, data, at + 14 + part * twice + 2 * (part > 0)) for part in range(4)
    )
    for number, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = at + 16 + 3 * twice + 2 * number + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, place)
            if (glyph + delta) % 0x10000 if glyph or not offset else 0:
                yield code
