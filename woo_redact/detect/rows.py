"""Reads tables typed in plain text, with strokes, tabs, semicolons or blanks between their columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.labels import (
    is_column,
    is_heading,
    is_home_column,
    is_signing_column,
    is_thing_column,
    is_user_column,
)
from woo_redact.detect.pieces import organisation_words
from woo_redact.detect.units import Unit
from woo_redact.language import recorded
from woo_redact.model import Entity

_STROKE, _TAB, _SEMICOLON, _BLANKS = "|", "\t", ";", "  "
_BY_BLANKS = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s|+:=_-]*")
_LONGEST = 40  # characters of a heading
_SLACK = 3  # columns by which a cell may stand left of its heading
_MISSES = 1  # lines without columns that a table may have in between: a note that runs on


class Column(Enum):
    """What stands in a column: persons by name, who uses a system or signs, where they live, or nobody."""

    PERSONS = auto()
    USERS = auto()
    SIGNS = auto()
    HOMES = auto()
    THINGS = auto()


# "Loopt. Visser is er niet", "ligt bij Jansma", "Wacht op Smit": who is named there, whatever the heading.
_SENTENCE = re.compile(
    r"\w[.!?;]\s|(?:\S+\s+){3,}\S|"
    r"^\s*(?:[a-zà-ÿ]+|Bij|Wacht(?:en)?|Ligt|Naar|Door|Via|Met|Terug|Belt|Gebeld|Gemaild|Vraag|Navraag)\s(?:\S+\s)?[A-Z]"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its offset in the line, and its words."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Head:
    """The headings of a table: how its rows are divided, and what is known of its columns."""

    divider: str
    cells: tuple[Cell, ...]
    columns: dict[int, Column]

    def column(self, number: int, cell: Cell) -> int:
        """Return under which heading a cell stands: by count, or by place where blanks divide."""
        if self.divider != _BLANKS:
            return number
        under = [i for i, head in enumerate(self.cells) if head.start <= cell.start + _SLACK]
        return under[-1] if under else 0


def table_cells(units: Sequence[Unit]) -> Iterator[tuple[int, str, Column]]:
    """Yield cells with their offsets in the document, and what stands in their column.

    Under headings like "Naam" persons do; the headings, and what stands under "Woonplaats", are things.
    """
    head: _Head | None = None
    missed = 0
    for unit in units:
        at = unit.start
        for line in unit.text.split("\n"):
            if found := _head(line):
                head, missed = found, 0
                yield from ((at + cell.start, cell.text, Column.THINGS) for cell in found.cells)
            elif head is not None and line.strip() and not _RULE.fullmatch(line):
                cells = _cells(line, head.divider)
                missed = 0 if len(cells) > 1 else missed + 1
                head = head if missed <= _MISSES else None
                for number, cell in enumerate(cells if head and len(cells) > 1 else ()):
                    column = head.column(number, cell) if head and cell.text.strip() else -1
                    kind = head.columns.get(column) if head else None
                    if kind is not None and not (kind is Column.THINGS and _SENTENCE.search(cell.text)):
                        yield at + cell.start, cell.text, kind
            at += len(line) + 1


def home_hits(cell: str, at: int) -> Iterator[Hit]:
    """Yield where somebody of a table lives, also without a number: "boerderij Welgelegen"."""
    words = cell.strip(" \r")
    if re.search(r"[A-Z][a-z]{2}", words) and not organisation_words(words):
        start = at + cell.index(words)
        yield Hit(
            start=start,
            end=start + len(words),
            entity=Entity.NL_ADDRESS,
            score=0.6,
            by=f"{STRUCTURE}list",
            why=recorded("in a column of addresses"),
        )


def is_head(line: str) -> bool:
    """Tell whether a line holds the headings of a table of persons."""
    return _head(line) is not None


def _head(line: str) -> _Head | None:
    """Return the headings that a line consists of, if persons stand below one of them."""
    for divider in (_STROKE, _TAB, _SEMICOLON, _BLANKS):
        if divider not in line:
            continue
        cells = _cells(line, divider)
        if len(cells) < 2 or any(len(cell.text.strip()) > _LONGEST or ":" in cell.text for cell in cells):
            continue
        columns = {i: kind for i, cell in enumerate(cells) if (kind := _kind(cell.text))}
        persons = {i for i, kind in columns.items() if kind not in {Column.THINGS, Column.HOMES}}
        if persons and sum(i in columns or is_heading(cell.text) for i, cell in enumerate(cells)) > 1:
            return _Head(divider=divider, cells=tuple(cells), columns=columns)
    return None


def _kind(heading: str) -> Column | None:
    """Return what a heading says of its column, None where it says nothing."""
    if is_column(heading):
        return Column.PERSONS
    if is_user_column(heading):
        return Column.USERS
    if is_signing_column(heading):
        return Column.SIGNS
    if is_home_column(heading):
        return Column.HOMES
    return Column.THINGS if is_thing_column(heading) else None


def _cells(line: str, divider: str) -> list[Cell]:
    """Return the cells of a line; an empty one between two strokes or tabs counts."""
    if divider == _BLANKS:
        return [Cell(match.start(), match[0]) for match in _BY_BLANKS.finditer(line)]
    bare = line.strip(" ") if divider == _STROKE else line
    at = line.index(bare) if bare else 0
    if divider == _STROKE and bare.startswith(_STROKE):
        at, bare = at + 1, bare[1:].removesuffix(_STROKE)
    cells = []
    for text in bare.split(divider):
        cells.append(Cell(at, text))
        at += len(text) + 1
    return cells
