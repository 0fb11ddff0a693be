"""Owns the tables of a flow document: its cells by row and column, and the row that heads them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from woo_redact.detect.units import Unit
from woo_redact.model import BlockKind

Grid = Mapping[tuple[int, int], Unit]
_HEADINGS = 2  # cells: a row with fewer is the title above a table


def grids(units: Sequence[Unit]) -> Iterator[Grid]:
    """Yield each table as its cells by (row, column), counted from zero; empty cells are left out."""
    cells = [u for u in units if u.block is not None and u.block.kind is BlockKind.CELL]
    for _, group in groupby(cells, key=lambda u: u.block.get("table") if u.block else ""):
        yield {(_number(u, "row"), _number(u, "column")): u for u in group if u.text.strip()}


def head_row(grid: Grid) -> int:
    """Return the row that heads a table: the first with more than a title in it, 0 where there is none."""
    filled: dict[int, int] = {}
    for row, _ in grid:
        filled[row] = filled.get(row, 0) + 1
    return min((row for row, cells in filled.items() if cells >= _HEADINGS), default=0)


def _number(unit: Unit, name: str) -> int:
    """Return a row or column number."""
    value = unit.block.get(name, "0") if unit.block else "0"
    return int(value) if value.isdigit() else 0
