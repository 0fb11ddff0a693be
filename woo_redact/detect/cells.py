"""Reads values with the labels that stand apart: the head of a column, the start of a row, the line above."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from woo_redact.detect.hits import Hit
from woo_redact.detect.units import Unit
from woo_redact.model import BlockKind, Entity

_LONGEST = 60  # characters of a label; what is longer is a text of its own
_LABEL = re.compile(r"[^\W\d_][^\W\d_ ./()-]*(?:[ -][^\W\d_.]+){0,3} ?:?")
_VALUE = re.compile(r"(?=.*\d.*\d)[^\n\r]{4,40}")
_NAMES = frozenset({Entity.PERSON, Entity.ORGANISATION, Entity.LOCATION})
Find = Callable[[Sequence[str]], Sequence[Sequence[Hit]]]


def labelled_cells(units: Sequence[Unit], find: Find) -> list[Hit]:
    """Return the identifiers that only a label tells: a date under "Geb. datum", digits beside "V-nummer".

    Names are left to `structure`, which knows columns of names.
    """
    cells = [unit for unit in units if unit.block is not None and unit.block.kind is BlockKind.CELL]
    at = {_place(unit): unit.text.strip() for unit in cells}
    asked = [
        (unit, f"{label.rstrip(' :')}: ")
        for unit in cells
        for label in _labels(unit, at)
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


def _place(unit: Unit) -> tuple[str, int, int]:
    """Return the table, row and column of a cell."""
    block = unit.block
    if block is None:
        return "", 0, 0
    return block.get("table"), int(block.get("row", "0")), int(block.get("column", "0"))


def _labels(unit: Unit, at: dict[tuple[str, int, int], str]) -> tuple[str, ...]:
    """Return what labels a cell: the first cell of its column and that of its row."""
    table, row, column = _place(unit)
    above = at.get((table, 0, column), "") if row else ""
    beside = at.get((table, row, 0), "") if column else ""
    return above, beside
