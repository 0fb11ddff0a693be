"""Reads values with the labels that stand apart: the head of a column, the start of a row, the line above."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from woo_redact.detect.grid import Grid, grids, head_row
from woo_redact.detect.hits import Hit
from woo_redact.detect.units import Unit
from woo_redact.model import Entity

_LONGEST = 60  # characters of a label; what is longer is a text of its own
_LABEL = re.compile(r"[^\W\d_][^\W\d_ ./()-]*(?:[ -][^\W\d_.]+){0,3} ?:?")
_VALUE = re.compile(r"(?=.*\d.*\d)[^\n\r]{4,40}")
_NAMES = frozenset({Entity.PERSON, Entity.ORGANISATION, Entity.LOCATION})
Find = Callable[[Sequence[str]], Sequence[Sequence[Hit]]]


def labelled_cells(units: Sequence[Unit], find: Find) -> list[Hit]:
    """Return the identifiers that only a label tells: a date under "Geb. datum", digits beside "V-nummer".

    Names are left to `structure`, which knows columns of names.
    """
    asked = [
        (unit, f"{label.rstrip(' :')}: ")
        for grid in grids(units)
        for top in (head_row(grid),)
        for place, unit in grid.items()
        for label in _labels(grid, top, place)
        if label and len(label) <= _LONGEST and any(c.isdigit() for c in unit.text)
    ]
    asked += [
        (value, f"{_last_line(label).rstrip(' :')}: ")
        for label, value in pairwise(units)  # "Geboortedatum", a blank line, "12-04-1981"
        if label.block is None
        and value.block is None
        and _LABEL.fullmatch(_last_line(label))
        and _VALUE.fullmatch(value.text.strip())
    ]
    found = find([prefix + unit.text for unit, prefix in asked])
    return [
        replace(hit, start=hit.start - len(prefix), end=hit.end - len(prefix)).at(unit.start)
        for (unit, prefix), hits in zip(asked, found, strict=True)
        for hit in hits
        if hit.start >= len(prefix) and hit.entity not in _NAMES
    ]


def _last_line(unit: Unit) -> str:
    """Return the last line of a paragraph."""
    return unit.text.rstrip().rpartition("\n")[2].strip()


def _labels(grid: Grid, top: int, place: tuple[int, int]) -> Iterator[str]:
    """Yield what labels a cell: the head of its column, in the row `top`, and the first cell of its row."""
    row, column = place
    for label in ((top, column) if row > top else None, (row, 0) if column else None):
        if label is not None and label in grid:
            yield grid[label].text.strip()
