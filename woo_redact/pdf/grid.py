"""The pieces that tables are read in, and which column of a table each of its cells stands in."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from woo_redact.pdf.look import Mask
from woo_redact.pdf.readings import Reading

_RULED = 0.6  # of the height or width between two words: so much of a rule parts them
_NEAR = 4  # pixels by which a cell's words may pass the rule beside them
_WHITE = 0.8  # of a line's height: a narrower white between columns is none
_HEADING = 40  # characters of a heading

Sure = tuple[Reading, int]
"""A word and how sure it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one row that nothing parts; `middle` is the row's, `parted` tells of others on it."""

    words: tuple[Sure, ...] = field(repr=False)
    middle: float
    parted: bool

    @property
    def x0(self) -> float:
        """Return the left side."""
        return self.words[0][0].x0

    @property
    def x1(self) -> float:
        """Return the right side."""
        return max(word.x1 for word, _ in self.words)


Cell = list[Piece]
"""The lines of a cell, from top to bottom."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Where level and upright rules stand in a picture."""

    level: Mask
    upright: Mask

    def beside(self, a: Reading, b: Reading) -> bool:
        """Tell whether an upright rule stands between two words of a row."""
        top, bottom = int(max(a.y0, b.y0)), int(min(a.y1, b.y1)) + 1
        part = self.upright[max(0, top) : bottom, max(0, int(a.x1) - 3) : int(b.x0) + 4]
        return bool(part.size) and float(part.any(axis=1).mean()) > _RULED

    def below(self, a: Piece, b: Piece) -> bool:
        """Tell whether a level rule stands between two pieces, the second of which is lower."""
        left, right = int(max(a.x0, b.x0)), int(min(a.x1, b.x1)) + 1
        part = self.level[max(0, int(a.middle)) : int(b.middle) + 1, max(0, left) : right]
        return bool(part.size) and float(part.any(axis=0).mean()) > _RULED

    def edge(self, left: Cell, right: Cell) -> float | None:
        """Return where an upright rule stands between two cells of a row, None where there is none."""
        words = [word for cell in (left, right) for piece in cell for word, _ in piece.words]
        top, bottom = int(min(word.y0 for word in words)), int(max(word.y1 for word in words)) + 1
        start = max(0, int(max(piece.x1 for piece in left)) - _NEAR)
        part = self.upright[max(0, top) : bottom, start : int(min(piece.x0 for piece in right)) + _NEAR]
        if not part.size or float(part.any(axis=1).mean()) <= _RULED:
            return None
        at = np.flatnonzero(part.any(axis=0))
        return start + float(at[len(at) // 2])


def table_rows(bands: Sequence[list[Cell]], rules: Rules, high: float) -> dict[int, tuple[int, ...]]:
    """Return the rows (by number) of tables, with the column of each of their cells; a cell may be empty.

    A table is rows that follow one another and have a rule between all their cells (the row with the most
    cells tells the columns), or one of `headed_tables`.
    """
    found = {number: row for table in headed_tables(bands, high) for number, row in table.items()}
    for table in _ruled(bands, rules):
        edges = max((row for _, row in table), key=len)
        columns = {number: _columns(bands[number], edges) for number, _ in table}
        if all(columns.values()):
            found |= columns
    return found


def headed_tables(bands: Sequence[list[Cell]], high: float) -> Iterator[dict[int, tuple[int, ...]]]:
    """Yield tables without rules: the columns of each of their rows, by the number of the row.

    That is a row of headings and data in line below it, digits in one column at least: columns of prose have
    neither.
    """
    at = 0
    while at < len(bands):
        table = _headed(bands[at:], high)
        if table:
            yield {at + number: columns for number, columns in enumerate(table)}
        at += len(table) or 1


def _ruled(bands: Sequence[list[Cell]], rules: Rules) -> Iterator[list[tuple[int, list[float]]]]:
    """Yield the rows that follow one another and have a rule between all their cells, with its places."""
    table: list[tuple[int, list[float]]] = []
    for number, band in enumerate(bands):
        edges = [rules.edge(a, b) for a, b in itertools.pairwise(band)]
        ruled = [edge for edge in edges if edge is not None]
        if edges and len(ruled) == len(edges):
            table.append((number, ruled))
            continue
        if len(table) > 1:
            yield table
        table = []
    if len(table) > 1:
        yield table


def _columns(band: list[Cell], edges: Sequence[float]) -> tuple[int, ...]:
    """Return the column of each cell, none when one of them stands in two or two in one."""
    columns = []
    for cell in band:
        first = sum(edge < min(piece.x0 for piece in cell) + _NEAR for edge in edges)
        last = sum(edge < max(piece.x1 for piece in cell) - _NEAR for edge in edges)
        if first != last or first in columns:
            return ()
        columns.append(first)
    return tuple(columns)


def _headed(bands: Sequence[list[Cell]], high: float) -> list[tuple[int, ...]]:
    """Return the columns of the cells of each row of the table that begins with the first, if one does."""
    head = bands[0]
    if len(head) < 2 or not all(map(_is_heading, head)):
        return []
    sides = [_sides(cell) for cell in head]
    rows = [tuple(range(len(head)))]
    figures: Counter[int] = Counter()
    for band in bands[1:]:
        columns = _under(band, sides)
        for cell, column in zip(band, columns, strict=False):
            (a, b), (x0, x1) = sides[column], _sides(cell)
            sides[column] = min(a, x0), max(b, x1)
        if not columns or any(b - a <= _WHITE * high for (_, a), (b, _) in itertools.pairwise(sides)):
            break
        rows.append(columns)
        figures.update(column for cell, column in zip(band, columns, strict=True) if _has_digits(_text(cell)))
    return rows if len(rows) > 2 and 2 * max(figures.values(), default=0) >= len(rows) - 1 else []


def _under(band: list[Cell], sides: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Return the column that each cell of a row stands under, none when it is no row of these columns."""
    under = [[i for i, (a, b) in enumerate(sides) if a < x1 and x0 < b] for x0, x1 in map(_sides, band)]
    columns = tuple(some[0] for some in under if len(some) == 1)
    return columns if 1 < len(columns) == len(band) == len(set(columns)) else ()


def _is_heading(cell: Cell) -> bool:
    """Tell whether a cell can be a heading: short, without figures, and no label of what stands beside it."""
    text = _text(cell)
    return len(text) <= _HEADING and not _has_digits(text) and not text.endswith(":")


def _sides(cell: Cell) -> tuple[float, float]:
    """Return the left and the right side of a cell's words."""
    return min(piece.x0 for piece in cell), max(piece.x1 for piece in cell)


def _text(cell: Cell) -> str:
    """Return the words of a cell."""
    return " ".join(word.text for piece in cell for word, _ in piece.words)


def _has_digits(text: str) -> bool:
    """Tell whether a text has figures."""
    return any(sign.isdigit() for sign in text)
