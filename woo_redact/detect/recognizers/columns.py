"""Columns of tables that are typed in plain text: their headings are the labels of the cells below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from woo_redact.detect.recognizers.fields import Field, fields

_DIVIDERS = tuple(re.compile(pattern) for pattern in (r"\|", r"\t", r"\t+", r";", r"[ \u00a0]{2,}"))
_TAB = _DIVIDERS[1]
_RULE = re.compile(r"[\s|+:=_-]*")
_LONGEST = 40  # characters of a heading


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the cells below it, each with its offset in the text."""

    heading: str
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables and forms in a text hold, and the text with blanks for the headings of the tables.

    A heading labels what stands below it, not the first cell of the next line, which follows it directly.
    """

    columns: tuple[Column, ...]
    headless: str
    fields: tuple[Field, ...]


@lru_cache(maxsize=8)  # every recognizer asks about the same text
def tables(text: str) -> Tables:
    """Return the tables and fields in a text whose columns strokes, tabs, semicolons or blanks divide."""
    if "\n" not in text or not any(divider.search(text) for divider in _DIVIDERS):
        return Tables((), text, tuple(fields(text)))
    lines = list(_lines(text))
    found: list[Column] = []
    headless = text
    at = 0
    while at < len(lines) - 1:
        end, columns = _table(lines, at)
        if columns:
            start, head = lines[at]
            headless = headless[:start] + " " * len(head) + headless[start + len(head) :]
        found += columns
        at = end
    return Tables(tuple(found), headless, tuple(fields(headless)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their offsets; rules between rows are left out."""
    at = 0
    for line in text.split("\n"):
        if not (line.strip() and _RULE.fullmatch(line)):
            yield at, line
        at += len(line) + 1


def _table(lines: Sequence[tuple[int, str]], first: int) -> tuple[int, list[Column]]:
    """Return (the line after the table, its columns) if the line `first` is the head of one."""
    for divider in _DIVIDERS:
        head = _cells(lines[first], divider)
        if len(head) < 2 or any(not _heading(words) for _, words in head):
            continue
        if divider is _TAB and not all(words for _, words in head):
            continue  # tabs set until it looked right: they count as one
        rows: list[list[tuple[int, str]]] = []
        for line in lines[first + 1 :]:
            row = _cells(line, divider)
            if divider is _TAB and 1 < len(row) < len(head):  # the last cells are empty
                row += [(row[-1][0], "")] * (len(head) - len(row))
            if len(row) != len(head):
                break
            rows.append(row)
        if rows:
            below = [
                Column(heading=words, cells=tuple(row[number] for row in rows))
                for number, (_, words) in enumerate(head)
                if words
            ]
            return first + 1 + len(rows), below
    return first + 1, []


def _heading(words: str) -> bool:
    """Tell whether a cell can be a heading: short, without the digits and labels that data have."""
    return len(words) <= _LONGEST and not re.search(r"\d\d|[@€]|:[ ]*\S", words)


def _cells(line: tuple[int, str], divider: re.Pattern[str]) -> list[tuple[int, str]]:
    """Return the cells of a line with their offsets; the frame round a row is no cell."""
    offset, text = line
    inner = text.strip().strip("|") if divider is _DIVIDERS[0] else text.strip(" ")
    at = text.find(inner) if inner else 0
    cells, last = [], 0
    for match in [*divider.finditer(inner), None]:
        end = match.start() if match else len(inner)
        cell = inner[last:end]
        words = cell.strip()
        cells.append((offset + at + last + (cell.find(words) if words else 0), words))
        last = match.end() if match else end
    return cells
