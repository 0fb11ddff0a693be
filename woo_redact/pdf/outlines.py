"""Blanks letters that no page shows any more in Type 1 and CFF fonts, which MuPDF does not subset.

A subset holds the letters that the text needed when it was made, so that it can spell the name that is gone
(Australian Signals Directorate, "An Examination of the Redaction Functionality of Adobe Acrobat Pro", 2021).
Each letter's drawing is written over in its own place: nothing else in the program moves.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pymupdf

from woo_redact.pdf.fonts import Fonts

_ENTRY = re.compile(rb"/(\S+)\s+(\d+)\s+(?:RD|-\||\S+) ")
_ENDED = re.compile(rb"\s*(?:ND|\|-|\S+(?:\s+\S+)?)\s*")
_DRAWINGS = re.compile(rb"/CharStrings\b[^/]*")
_FREE = re.compile(rb"/lenIV\s+(\d+)")
_EEXEC, _CHARSTRING = 55665, 4330  # keys (Adobe Type 1 Font Format, 7.1 and 7.3)
_END, _WIDTH = 14, 13  # endchar, hsbw (the same, 6.4)
_CHARSTRINGS, _CHARSET, _ESCAPE, _ROS = 17, 15, 12, 30  # of CFF (Adobe Technical Note 5176, table 9)


def blank_unshown(document: pymupdf.Document, shown: frozenset[str]) -> None:
    """Blank the letters and digits that are not among `shown`, the characters of all pages.

    Fonts of which a page shows a glyph that the program calls otherwise are left as they are: there the
    character does not tell which drawing it uses.
    """
    programs: dict[int, str] = {}
    doubtful: set[str] = set()
    fonts = Fonts(document)
    for page in document:
        here = [font for font in page.get_fonts(full=True) if font[1] in {"pfa", "cff"}]
        if here:
            doubtful |= {name for name, *_ in fonts.doubtful(page, _single(page.get_texttrace()))}
            programs |= {font[0]: font[3].partition("+")[2] or font[3] for font in here}
    for xref in sorted(xref for xref, name in programs.items() if name not in doubtful):
        _blank(document, xref, shown)


def _single(trace: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a trace without glyphs that stand for several characters: those after the first have none."""
    return [
        {
            **piece,
            "chars": [
                glyph
                for glyph, following in itertools.zip_longest(piece["chars"], piece["chars"][1:])
                if following is None or following[1] >= 0
            ],
        }
        for piece in trace
    ]


def _blank(document: pymupdf.Document, xref: int, shown: frozenset[str]) -> None:
    """Blank the letters of one font."""
    for key in ("FontFile", "FontFile3"):
        kind, place = document.xref_get_key(xref, f"FontDescriptor/{key}")
        if kind != "xref":
            continue
        number = int(place.split()[0])
        program = document.xref_stream(number)
        try:
            if key == "FontFile":
                clear = int(document.xref_get_key(number, "Length1")[1])
                blanked = blank_type1(program, clear, shown)
            else:
                blanked = blank_cff(program, shown)
        except (IndexError, ValueError, RuntimeError, pymupdf.mupdf.FzErrorBase):
            continue  # a program that is not as the standard says: no reader of subsets reads it either
        if blanked != program:
            document.update_stream(number, blanked, new=False, compress=True)


def is_spare(code: int, shown: frozenset[str]) -> bool:
    """Tell whether a character is a letter or digit that no page shows; a ligature is its letters."""
    if not 0 < code < 0x110000 or not chr(code).isalnum() or chr(code) in shown:
        return False
    return not shown.issuperset(unicodedata.normalize("NFKC", chr(code)))


def blank_type1(program: bytes, clear: int, shown: frozenset[str]) -> bytes:
    """Return a Type 1 program whose spare letters draw nothing; `clear` bytes of it are readable."""
    head, plain = program[:clear], bytearray(_decrypted(program[clear:], _EEXEC))
    begin = _DRAWINGS.search(plain)
    if begin is None:
        return program
    free = _FREE.search(plain)
    spare = int(free[1]) if free else 4
    at, names = begin.end(), []
    while (entry := _ENTRY.match(plain, at)) is not None:
        start, long = entry.end(), int(entry[2])
        name = entry[1].decode("latin-1")
        if is_spare(pymupdf.mupdf.fz_unicode_from_glyph_name(name), shown):
            drawing = _decrypted(bytes(plain[start : start + long]), _CHARSTRING)
            plain[start : start + long] = _encrypted(_emptied(drawing, spare), _CHARSTRING)
            plain[entry.start(1) : entry.end(1)] = b"0" * len(entry[1])
            names.append(name)
        following = _ENDED.match(plain, start + long)
        at = following.end() if following else len(plain)
    for name in names:
        head = re.sub(rb"/%b(?=\s+put)" % re.escape(name.encode("latin-1")), b"/" + b"0" * len(name), head)
    return head + _encrypted(bytes(plain), _EEXEC)


def _emptied(drawing: bytes, free: int) -> bytes:
    """Return a drawing that sets its width and ends, as long as it was."""
    at = free
    while at < len(drawing):
        byte = drawing[at]
        at += 1 if byte < 247 else 2 if byte < 255 else 5
        if byte == _ESCAPE:
            at += 1
        if byte in {_WIDTH, _ESCAPE}:
            break
    return drawing[:at] + bytes([_END]) * (len(drawing) - at)


def _decrypted(data: bytes, key: int) -> bytes:
    """Return what Adobe's cipher hides, the free bytes at its begin too."""
    plain = bytearray(len(data))
    for at, cipher in enumerate(data):
        plain[at] = cipher ^ (key >> 8)
        key = ((cipher + key) * 52845 + 22719) & 0xFFFF
    return bytes(plain)


def _encrypted(plain: bytes, key: int) -> bytes:
    """Return bytes in Adobe's cipher."""
    data = bytearray(len(plain))
    for at, byte in enumerate(plain):
        data[at] = byte ^ (key >> 8)
        key = ((data[at] + key) * 52845 + 22719) & 0xFFFF
    return bytes(data)


def blank_cff(program: bytes, shown: frozenset[str]) -> bytes:
    """Return a CFF program (not one by character number) whose spare letters draw nothing."""
    font = pymupdf.Font(fontbuffer=program)
    codes = font.valid_codepoints()
    used = {font.has_glyph(code) for code in codes if not is_spare(code, shown)}
    spare = {font.has_glyph(code) for code in codes if is_spare(code, shown)} - used - {0}
    _, names_end = _index(program, program[2])
    tops, _ = _index(program, names_end)
    top = _numbers(program[tops[0] : tops[1]])
    if not spare or (_ESCAPE << 8 | _ROS) in top:
        return program
    made = bytearray(program)
    places, _ = _index(program, top[_CHARSTRINGS])
    charset = top.get(_CHARSET, 0)
    for glyph in spare:
        start, end = places[glyph], places[glyph + 1]
        made[start:end] = bytes([_END]) * (end - start)
        if charset > 2 and program[charset] == 0:  # a list of names: the letter loses its own
            made[charset + 2 * glyph - 1 : charset + 2 * glyph + 1] = b"\0\0"
    return bytes(made)


def _index(data: bytes, at: int) -> tuple[list[int], int]:
    """Return where the items of an INDEX begin, with the end of the last, and where the INDEX ends (5)."""
    count = int.from_bytes(data[at : at + 2])
    if not count:
        return [], at + 2
    wide, first = data[at + 2], at + 3
    base = first + (count + 1) * wide - 1
    offsets = (data[at : at + wide] for at in range(first, first + (count + 1) * wide, wide))
    places = [base + int.from_bytes(offset) for offset in offsets]
    return places, places[-1]


def _numbers(top: bytes) -> Mapping[int, int]:
    """Return the operators of a DICT, each with its last whole number (4)."""
    found: dict[int, int] = {}
    last = 0
    for kind, value in _tokens(top):
        if kind:
            found[value] = last
        else:
            last = value
    return found


def _tokens(top: bytes) -> Iterator[tuple[bool, int]]:
    """Yield the operators (True) and whole numbers (False) of a DICT; a fraction counts as 0."""
    at = 0
    while at < len(top):
        byte = top[at]
        if byte <= 21:
            double = byte == _ESCAPE
            yield True, (byte << 8 | top[at + 1]) if double else byte
            at += 2 if double else 1
        elif byte == 30:
            at += 1
            while top[at] & 15 != 15:
                at += 1
            at += 1
            yield False, 0
        else:
            long, value = _number(top, at)
            yield False, value
            at += long


def _number(top: bytes, at: int) -> tuple[int, int]:
    """Return how many bytes a whole number takes, and the number."""
    byte = top[at]
    if byte in {28, 29}:
        long = 3 if byte == 28 else 5
        return long, int.from_bytes(top[at + 1 : at + long], signed=True)
    if byte <= 246:
        return 1, byte - 139
    if byte <= 250:
        return 2, (byte - 247) * 256 + top[at + 1] + 108
    return 2, -(byte - 251) * 256 - top[at + 1] - 108
