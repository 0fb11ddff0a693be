"""Cleans the files within a PDF: JPEG pictures of their private segments, font programs of their names."""

_JPEG = b"\xff\xd8"
_SFNT = (b"\x00\x01\x00\x00", b"true", b"OTTO")
# The tables with which letters are drawn (ISO 32000-1, 9.9); all others name, sign, space or swap them.
_DRAWING = frozenset(
    {b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"}
    | {b"OS/2", b"post", b"CFF ", b"CFF2", b"VORG", b"vhea", b"vmtx"}
)


def without_segments(jpeg: bytes) -> bytes:
    """Return a JPEG without comments and application data (EXIF, XMP, thumbnails), the picture untouched.

    APP0 (JFIF) and APP14 (Adobe's colour transform) say how to read the picture and stay
    (ITU-T T.81, annex B).
    """
    if jpeg[:2] != _JPEG:
        return jpeg
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker == 0xDA:  # start of scan: the rest is picture
            break
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if marker != 0xFE and not (0xE1 <= marker <= 0xEF and marker != 0xEE):
            kept.append(jpeg[at:end])
        at = end
    picture = jpeg[at:]
    last = picture.rfind(b"\xff\xd9")  # what follows the end of the picture is no picture
    return b"".join([*kept, picture[: last + 2] if last >= 0 else picture])


def without_names(program: bytes) -> bytes:
    """Return a TrueType or OpenType font program with only the tables that draw its letters.

    Other kinds, and what cannot be read as a table directory, are returned as they are.
    """
    if program[:4] not in _SFNT or len(program) < 12:
        return program
    count = int.from_bytes(program[4:6])
    if len(program) < 12 + 16 * count:
        return program
    tables = []
    for number in range(count):
        entry = program[12 + 16 * number : 28 + 16 * number]
        start, length = int.from_bytes(entry[8:12]), int.from_bytes(entry[12:16])
        if entry[:4] in _DRAWING:
            tables.append((entry[:4], entry[4:8], program[start : start + length]))
    return _sfnt(program[:4], tables)


def _sfnt(kind: bytes, tables: list[tuple[bytes, bytes, bytes]]) -> bytes:
    """Return tables (tag, checksum, data) as one font program (OpenType 1.9, "Table Directory")."""
    power = max(len(tables).bit_length() - 1, 0)
    search = 16 << power
    head = kind + b"".join(n.to_bytes(2) for n in (len(tables), search, power, 16 * len(tables) - search))
    at = 12 + 16 * len(tables)
    entries, bodies = [], []
    for tag, checksum, data in tables:
        entries.append(tag + checksum + at.to_bytes(4) + len(data).to_bytes(4))
        padded = data + b"\0" * (-len(data) % 4)
        bodies.append(padded)
        at += len(padded)
    return b"".join([head, *entries, *bodies])
