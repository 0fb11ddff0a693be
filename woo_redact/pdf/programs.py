"""Cleans the programs within a PDF: fonts of their names, PostScript of its comments and strings."""

import re

_SFNT = (b"\x00\x01\x00\x00", b"true", b"OTTO")
# The tables with which letters are drawn (ISO 32000-1, 9.9); all others name, sign, space or swap them.
_DRAWING = frozenset(
    {b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"}
    | {b"OS/2", b"post", b"CFF ", b"CFF2", b"VORG", b"vhea", b"vmtx"}
)

# Where a table says what it is, and how (OpenType 1.9): its version, and the magic number of `head`.
_MARKS: dict[bytes, tuple[int, tuple[bytes, ...]]] = {
    b"maxp": (0, (b"\x00\x01\x00\x00", b"\x00\x00\x50\x00")),
    b"head": (12, (b"\x5f\x0f\x3c\xf5",)),
    b"hhea": (0, (b"\x00\x01\x00\x00",)),
    b"post": (
        0,
        tuple(bytes([0, whole, half, 0]) for whole, half in ((1, 0), (2, 0), (2, 0x50), (3, 0), (4, 0))),
    ),
}


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
        table = program[start : start + length]
        if entry[:4] in _DRAWING and _begins_rightly(entry[:4], table):
            tables.append((entry[:4], entry[4:8], table))
    return _sfnt(program[:4], tables)


def _begins_rightly(tag: bytes, table: bytes) -> bool:
    """Tell whether a table begins as its kind does; in a spoilt font others may stand where it should."""
    at, marks = _MARKS.get(tag, (0, ()))
    return not marks or table[at : at + 4] in marks


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


_COMMENT = re.compile(rb"(\((?:\\.|[^\\()])*\))|%[^\r\n]*", re.DOTALL)
_NAMED = re.compile(rb"/CMapName\s*/[^\s/<>\[\](){}]+\s+def")


def without_remarks(program: bytes) -> bytes:
    """Return PostScript (a function, a character map) without comments, strings and a name of its own."""
    bare = _COMMENT.sub(lambda found: b"(Adobe)" if found[1] else b"", program)
    return _NAMED.sub(b"/CMapName /Eigen def", bare)


# The tags of a colour profile with which colours are computed (ICC.1:2022, 9.2); the others are texts.
_COLOUR_TAGS = re.compile(rb"[rgb]XYZ|[rgbk]TRC|wtpt|bkpt|chad|A2B\d|B2A\d|D2B\d|B2D\d|gamt")


def without_texts(profile: bytes) -> bytes:
    """Return a colour profile with only the tables that compute colours; what is no profile as it is."""
    if profile[36:40] != b"acsp" or len(profile) < 132:
        return profile
    entries = [profile[at : at + 12] for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12)]
    entries = [entry for entry in entries if _COLOUR_TAGS.fullmatch(entry[:4])]
    at, places, body = 132 + 12 * len(entries), {}, b""
    for entry in entries:
        start, long = int.from_bytes(entry[4:8]), int.from_bytes(entry[8:12])
        if (start, long) not in places:
            places[start, long] = at + len(body)
            body += profile[start : start + long] + b"\0" * (-long % 4)
    rows = b"".join(
        entry[:4] + places[int.from_bytes(entry[4:8]), int.from_bytes(entry[8:12])].to_bytes(4) + entry[8:12]
        for entry in entries
    )
    head = (
        profile[4:36] + b"acsp" + profile[40:84] + bytes(44)
    )  # without the digest of the whole, and what is kept free
    return (at + len(body)).to_bytes(4) + head + len(entries).to_bytes(4) + rows + body
