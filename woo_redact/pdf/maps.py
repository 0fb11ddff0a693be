"""Cuts the maps of fonts (ToUnicode) to the letters that pages still show: the rest spells what is gone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import pikepdf

from woo_redact.pdf.names import direct_fonts
from woo_redact.pdf.used import Key

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_SPACES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL)
_TEXT = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_MOST = 65_536  # codes of one range; more are none of a font's
_MANY = 2_000  # codes; a map of more is none of a text
_WHOLE = ((b"0000", b"ffff"),)
_HEAD = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) "
    b"/Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
)
_TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_ROWS = 100  # rows of one section (the same, 1.4.2)

Row = tuple[bytes, str]
"""A code, as hexadecimal digits, and the text it stands for."""


def cut_maps(pdf: pikepdf.Pdf, shown: frozenset[str], used: Mapping[Key, frozenset[int]]) -> None:
    """Take from the map of every font the letters that are not among `shown`, the characters of all pages.

    Of fonts whose codes are known (`used`, by object) only those codes stay. The map has nothing else: no
    comments, names or keys of the program that made it.
    """
    for item in pdf.objects:
        for font in direct_fonts(item) if isinstance(item, pikepdf.Dictionary) else ():
            if isinstance(font.get("/ToUnicode"), pikepdf.Stream):
                font.ToUnicode = pdf.make_stream(
                    cut(font.ToUnicode.read_bytes(), shown, used.get(font.objgen))
                )


def cut(cmap: bytes, letters: frozenset[str], codes: frozenset[int] | None = None) -> bytes:
    """Return a ToUnicode map written anew, without the rows that say a letter not among `letters`.

    A ligature that is one character is a letter of its own; one that says two or three needs all of them.
    Signs stay, unless the map is one of all characters there are.
    """
    rows = _sorted_rows(cmap)
    every = len(rows) > _MANY
    kept = [
        row
        for row in rows
        if (codes is None or int(row[0], 16) in codes)
        and all(c in letters for c in row[1] if every or c.isalnum())
    ]
    return _written(cmap, kept)


def say(cmap: bytes, words: Mapping[str, str]) -> bytes | None:
    """Return a ToUnicode map that says other words for some, None when it says none of them."""
    rows = _sorted_rows(cmap)
    if not any(text in words for _, text in rows):
        return None
    return _written(cmap, [(code, words.get(text, text)) for code, text in rows])


def _written(cmap: bytes, rows: Sequence[Row]) -> bytes:
    """Return a map anew: its code space, and these rows."""
    spaces = [
        (_digits(low), _digits(high))
        for part in _SPACES.finditer(cmap)
        for low, high in _PAIR.findall(part[1])
    ]
    told = b"".join(b"<%b> <%b>\n" % space for space in spaces or _WHOLE)
    sections = (rows[at : at + _ROWS] for at in range(0, len(rows), _ROWS))
    head = _HEAD + b"%d begincodespacerange\n%bendcodespacerange\n" % (len(spaces or _WHOLE), told)
    return head + b"".join(map(_section, sections)) + _TAIL


@lru_cache(maxsize=4)  # the map of the label font is that of every document
def _sorted_rows(cmap: bytes) -> tuple[Row, ...]:
    """Return the rows of a map by their codes."""
    return tuple(sorted(_rows(cmap), key=lambda row: (len(row[0]), int(row[0], 16))))


def _section(rows: Sequence[Row]) -> bytes:
    """Write rows as one section."""
    lines = (f"<{code.decode()}> <{text.encode('utf-16-be').hex()}>\n" for code, text in rows)
    return f"{len(rows)} beginbfchar\n{''.join(lines)}endbfchar\n".encode()


def _rows(cmap: bytes) -> Iterator[Row]:
    """Yield every code of a map with its text."""
    for section in _CHARS.finditer(cmap):
        for code, text in _PAIR.findall(section[1]):
            yield _digits(code), _decoded(text, 0)
    for section in _RANGES.finditer(cmap):
        for match in _RANGE.finditer(section[1]):
            first, last = _digits(match[1]), _digits(match[2])
            texts = [found[1] for found in _TEXT.finditer(match[4])] if match[4] is not None else None
            for step in range(min(int(last, 16) - int(first, 16) + 1, _MOST)):
                code = b"%0*x" % (len(first), int(first, 16) + step)
                if texts is None:
                    yield code, _decoded(match[3], step)
                elif step < len(texts):
                    yield code, _decoded(texts[step], 0)


def _digits(found: bytes) -> bytes:
    """Return hexadecimal digits without blanks."""
    return b"".join(found.split()).lower()


@lru_cache(maxsize=4096)
def _decoded(found: bytes, step: int) -> str:
    """Return the text of a hexadecimal string, its last character moved up by some steps."""
    raw = bytes.fromhex(_digits(found).decode().ljust(4, "0")[: len(_digits(found)) // 4 * 4 or 4])
    text = raw.decode("utf-16-be", errors="replace")
    return text[:-1] + chr(min(ord(text[-1]) + step, 0x10FFFF)) if step and text else text
