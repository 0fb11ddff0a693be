"""Cuts the maps of fonts (ToUnicode) to the letters that pages still show: the rest spells what is gone."""

import re
from collections.abc import Iterator

import pikepdf

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_SECTION = re.compile(rb"\d+\s+beginbf(?:char|range).*?endbf(?:char|range)\s*", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL)
_TEXT = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_MOST = 256  # codes of one range (Adobe Technical Note 5411, 1.4.1: within one last byte)
_ROWS = 100  # rows of one section (the same, 1.4.2)

Row = tuple[bytes, str]
"""A code, as hexadecimal digits, and the text it stands for."""


def cut_maps(pdf: pikepdf.Pdf, shown: frozenset[str]) -> None:
    """Take from the map of every font the letters that are not among `shown`, the characters of all pages."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and isinstance(item.get("/ToUnicode"), pikepdf.Stream):
            before = item.ToUnicode.read_bytes()
            after = cut(before, shown)
            if after != before:
                item.ToUnicode.write(after)


def cut(cmap: bytes, letters: frozenset[str]) -> bytes:
    """Return a ToUnicode map without the rows that say a letter not among `letters`; else as it was.

    A ligature that is one character is a letter of its own; one that says two or three needs all of them.
    """
    rows = sorted(_rows(cmap), key=lambda row: int(row[0], 16))
    kept = [row for row in rows if all(c in letters for c in row[1] if c.isalpha())]
    first = _SECTION.search(cmap)
    if first is None or len(kept) == len(rows):
        return cmap
    head, tail = cmap[: first.start()], _SECTION.sub(b"", cmap[first.start() :])
    sections = (kept[at : at + _ROWS] for at in range(0, len(kept), _ROWS))
    return head + b"".join(map(_section, sections)) + tail


def _section(rows: list[Row]) -> bytes:
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


def _decoded(found: bytes, step: int) -> str:
    """Return the text of a hexadecimal string, its last character moved up by some steps."""
    raw = bytes.fromhex(_digits(found).decode().ljust(4, "0")[: len(_digits(found)) // 4 * 4 or 4])
    text = raw.decode("utf-16-be", errors="replace")
    return text[:-1] + chr(min(ord(text[-1]) + step, 0x10FFFF)) if step and text else text
