"""Pieces of a document as the template's tree: quotes within quotes, items as lists, cells as tables."""

import math
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from woo_redact.model import Attributes, BlockKind

_UPRIGHT, _LYING = 453.0, 700.0  # points between the margins of a page, and of one that lies on its side
_SIZE = 10.0  # points of the type
_LEVEL = 9.2  # points that a level of quoting or of a list takes off a line
_NARROW = 0.66  # ems of the widest of these in Noto Sans Bold
_NARROW_SIGNS = frozenset("abcdefghijklnopqrstuvxyzéëèêïîíöóôüúáàä0123456789.,:;-'()/[]!|<>€")
_PART = re.compile(r"[^./_@:?&=,;-]*(?:[./_@:?&=,;-]+|$)")  # of a word: after these signs it may be broken
_GAP = "\u2003\u2003"  # em spaces part the cells of a row that is printed as a line
_RIGHT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a table is printed: points of type, of white around it, of a black box; on its side or not.

    `most` is the number of columns up to which it is taken when words must be broken whatever is done.
    """

    most: int
    size: float = _SIZE
    inset: float = 5.0
    box: float = 37.0
    lying: bool = False

    def line(self, depth: int) -> float:
        """Return the points of a line at a depth of quoting."""
        return _LYING if self.lying else _UPRIGHT - _LEVEL * depth


_LOOKS = (
    _Look(most=5),
    _Look(most=8, size=8, inset=3),
    _Look(most=14, size=8, inset=3, lying=True),
    _Look(most=13, size=6, inset=2, box=24),
    _Look(most=24, size=6, inset=2, box=24, lying=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text, or (with a `label`) one box of a colour ("#rrggbb"); never both."""

    text: str = field(default="", repr=False)
    label: str = ""
    colour: str = "#000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block as it is to be printed: its kind and attributes (model.Block), and its runs."""

    kind: BlockKind
    runs: tuple[Run, ...]
    attributes: Attributes = ()

    def get(self, name: str, default: str = "") -> str:
        """Return the attribute `name`, or `default`."""
        return next((value for key, value in self.attributes if key == name), default)


def tree(pieces: tuple[Piece, ...]) -> list[dict[str, Any]]:
    """Return the pieces as the template reads them."""
    return _nested(_levelled(pieces), 0)


def plain_tree(pieces: tuple[Piece, ...]) -> list[dict[str, Any]]:
    """Return every piece as a paragraph of its own, in order: the layout that can lose nothing."""
    return [
        {"kind": "paragraph", "runs": _runs(piece.runs, _UPRIGHT / _SIZE), **_direction(piece)}
        for piece in pieces
    ]


def _levelled(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Return the pieces with heading levels that start at 1 and skip none (PDF/UA-1, 7.4.2)."""
    last, levelled = 0, []
    for piece in pieces:
        if piece.kind is BlockKind.HEADING:
            last = min(int(piece.get("level", "1")), last + 1)
            rest = tuple(pair for pair in piece.attributes if pair[0] != "level")
            levelled.append(Piece(kind=piece.kind, runs=piece.runs, attributes=(*rest, ("level", str(last)))))
        else:
            levelled.append(piece)
    return levelled


def _nested(pieces: list[Piece], depth: int) -> list[dict[str, Any]]:
    """Return the pieces at one depth of quoting, deeper ones within."""
    made: list[dict[str, Any]] = []
    for key, group in groupby(pieces, key=lambda piece: _group(piece, depth)):
        together = list(group)
        if key == "quote":
            made.append({"kind": "quote", "pieces": _nested(together, depth + 1)})
        elif key == "items":
            made.append({"kind": "items", "items": _items(together, _width(depth))})
        elif key.startswith("table"):
            made.extend(_table(together, depth))
        else:
            made.extend(_single(piece, _width(depth)) for piece in together)
    return made


def _width(depth: int) -> float:
    """Return how many ems fit on a line at a depth of quoting."""
    return (_UPRIGHT - _LEVEL * depth) / _SIZE


def _group(piece: Piece, depth: int) -> str:
    """Return what a piece is printed together with."""
    if int(piece.get("quote", "0")) > depth:
        return "quote"
    if piece.kind is BlockKind.ITEM:
        return "items"
    if piece.kind is BlockKind.CELL:
        return f"table {piece.get('table')}"
    return "single"


def _single(piece: Piece, width: float) -> dict[str, Any]:
    """Return a field, heading, rule or paragraph."""
    shown: dict[str, Any] = {
        "kind": piece.kind.value,
        "runs": _runs(piece.runs, width),
        **_direction(piece),
    }
    if piece.kind is BlockKind.HEADING:
        shown["level"] = int(piece.get("level", "1"))
    if piece.kind is BlockKind.FIELD and piece.runs:
        # The label ("Van:") is the start of the block's own text; it is printed bold.
        name, colon, rest = piece.runs[0].text.partition(":")
        if colon:
            shown["name"] = name + colon
            shown["runs"] = _runs((Run(text=rest.lstrip()), *piece.runs[1:]), width)
        else:
            shown["kind"] = BlockKind.PARAGRAPH.value
    return shown


def _direction(piece: Piece) -> dict[str, bool]:
    """Tell of a piece that it is read from right to left: its first letter says so (Unicode, annex 9, P2)."""
    for run in piece.runs:
        for sign in run.text:
            kind = unicodedata.bidirectional(sign)
            if kind == "L":
                return {}
            if kind in _RIGHT:
                return {"rtl": True}
    return {}


def _items(pieces: list[Piece], width: float) -> list[dict[str, Any]]:
    """Return list items as a tree, by their level."""
    root: list[dict[str, Any]] = []
    path: list[tuple[int, list[dict[str, Any]]]] = [(0, root)]
    for piece in pieces:
        level = int(piece.get("level", "1"))
        marker = piece.get("marker").strip(".)( ")
        number = int(marker) if marker.isdecimal() and len(marker) < 5 else None
        runs = list(piece.runs)
        if number is None and marker.isalnum() and marker:
            runs.insert(0, Run(text=piece.get("marker") + " "))
        while path[-1][0] >= level:
            path.pop()
        item: dict[str, Any] = {
            "number": number,
            "runs": _runs(tuple(runs), max(width - 2 * len(path), 4)),
            "children": [],
        }
        path[-1][1].append(item)
        path.append((level, item["children"]))
    return root


def _table(cells: list[Piece], depth: int) -> list[dict[str, Any]]:
    """Return a table, with empty cells where the source had none; one too wide for a page as its rows."""
    at = {(int(cell.get("row", "0")), int(cell.get("column", "0"))): cell for cell in cells}
    used = sorted({column for _, column in at})
    rows = sorted({row for row, _ in at})
    look, fits = _look(cells, len(used), depth)
    if look is None or len(at) != len(cells):
        return [_row([cell for cell in cells if int(cell.get("row", "0")) == row], depth) for row in rows]
    width = (look.line(depth) / len(used) - 2 * look.inset) / look.size
    # A table has a header to a screen reader (PDF/UA-1, 7.5): without one of its own, the first row.
    bold = any(at[rows[0], column].get("header") == "1" for column in used if (rows[0], column) in at)

    def row(n: int) -> list[list[dict[str, str]]]:
        """Return the runs of each cell of a row."""
        return [_runs(at[n, c].runs, width, whole=fits) if (n, c) in at else [] for c in used]

    return [
        {
            "kind": "table",
            "columns": len(used),
            "size": look.size,
            "inset": look.inset,
            "box": look.box,
            "lying": look.lying,
            "bold": bold,
            "header": row(rows[0]),
            "cells": [cell for number in rows[1:] for cell in row(number)],
        }
    ]


def _look(cells: list[Piece], columns: int, depth: int) -> tuple[_Look | None, bool]:
    """Return how a table is printed, and whether all its words fit so.

    The largest in which every word fits in its column, broken after its signs if need be; if none does, by
    the number of columns, and words are broken anywhere; None when even that runs off the page.
    """
    widest: defaultdict[str, float] = defaultdict(float)
    boxed: set[str] = set()
    for cell in cells:
        column = cell.get("column")
        words = (part for run in cell.runs for word in run.text.split() for part in _PART.findall(word))
        widest[column] = max(widest[column], *map(_ems, words), 0.0)
        boxed.update(column for run in cell.runs if run.label)
    # Within a quote no page can be turned on its side.
    looks = [look for look in _LOOKS if not (look.lying and depth)]
    for look in looks:
        wide = (max(ems * look.size, look.box if c in boxed else 0.0) for c, ems in widest.items())
        if sum(wide) + 2 * look.inset * columns <= look.line(depth):
            return look, True
    return next((look for look in looks if columns <= look.most), None), False


def _row(cells: list[Piece], depth: int) -> dict[str, Any]:
    """Return the cells of a row as one paragraph."""
    gap = Run(text=_GAP)
    runs = [run for cell in cells for run in (gap, *cell.runs)][1:]
    return {"kind": "paragraph", "runs": _runs(tuple(runs), _width(depth))}


def _runs(runs: tuple[Run, ...], width: float, *, whole: bool = False) -> list[dict[str, str]]:
    """Return runs for the template; words wider than `width` (ems) get places to break.

    Only after signs, when the parts between them fit as they are (`whole`).
    """
    most = math.inf if whole else width
    return [
        {"text": _breakable(run.text, width, most), "label": run.label, "colour": run.colour} for run in runs
    ]


def _breakable(text: str, width: float, most: float) -> str:
    """Return the text with zero-width spaces in words that would run off the page or out of their cell."""
    if not any(_too_wide(word, width) for word in text.split()):
        return text
    return "".join(
        _broken(word, most) if _too_wide(word, width) else word for word in re.split(r"(\s+)", text)
    )


def _broken(word: str, most: float) -> str:
    """Return a word with places to break: after its signs, and anywhere in a part that is still too wide."""
    pieces: list[str] = []
    for part in _PART.findall(word):
        whole = not _too_wide(part, most)
        pieces += [part] if whole else re.findall(f".{{1,{max(int(most), 1)}}}", part)
    return "\u200b".join(pieces)


def _too_wide(word: str, width: float) -> bool:
    """Tell whether a word may be wider than so many ems."""
    return len(word) > width and _ems(word) > width


def _ems(word: str) -> float:
    """Return how many ems a word is wide at most: most letters take 0.66, all else up to one."""
    return sum(_NARROW if sign in _NARROW_SIGNS else 1.0 for sign in word)
