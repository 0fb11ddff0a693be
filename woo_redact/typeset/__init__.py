"""The only door to Typst: pieces of redacted text become an accessible PDF (PDF/A-2a and PDF/UA-1)."""

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import typst

from woo_redact.errors import RedactionError
from woo_redact.model import Attributes, BlockKind, Explanation
from woo_redact.resources import font_folder

_UNDATED = dt.date(2022, 5, 1)  # the day the Woo came into force stands for "unknown"
_UNBREAKABLE = 44  # characters of one word that fit on a line; longer ones may be broken anywhere
_ATTEMPTS = 200  # distinct characters without a glyph that one document may have
_MISSING = re.compile(r'the text `?"(?P<text>.+?)"`? could not be displayed', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text, or (with a `label`) one black box; never both."""

    text: str = field(default="", repr=False)
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block as it is to be printed: its kind and attributes (model.Block), and its runs."""

    kind: BlockKind
    runs: tuple[Run, ...]
    attributes: Attributes = ()

    def get(self, name: str, default: str = "") -> str:
        """Return the attribute `name`, or `default`."""
        return dict(self.attributes).get(name, default)


def typeset(
    pieces: tuple[Piece, ...],
    *,
    title: str,
    explanation: Explanation | None,
    day: dt.date | None = None,
) -> bytes:
    """Return the PDF of the pieces, closed by the explanation page; the same input gives the same bytes.

    `day` is the date of the document: PDF/A wants one, and the clock's would differ at every run. A
    character that the font lacks is printed as its code point, "[U+1F600]": nothing is lost.

    Raises:
        RedactionError: when Typst cannot make a PDF that meets both standards.
    """
    text = json.dumps(_data(pieces, title, explanation, day or _UNDATED), ensure_ascii=False)
    for _ in range(_ATTEMPTS):
        try:
            pdf = _compiler().compile(
                input=_template(),
                format="pdf",
                sys_inputs={"data": text},
                pdf_standards=["a-2a", "ua-1"],  # ISO 19005-2 level A, ISO 14289-1
            )
        except typst.TypstError as error:
            missing = _MISSING.findall(str(error))
            if not missing:
                raise RedactionError("het document kan niet als PDF worden gezet") from error
            # A cluster is named whole; each of its characters that is not plain Latin is spelled out.
            wanting = {c for cluster in missing for c in _unescaped(cluster) if ord(c) > 0x7E}
            if not any(c in text for c in wanting):
                raise RedactionError("een teken in het document kan niet worden gezet") from error
            text = "".join(f"[U+{ord(c):04X}]" if c in wanting else c for c in text)
        else:
            if isinstance(pdf, bytes):
                return pdf
    raise RedactionError("het document heeft te veel tekens die niet kunnen worden gezet")


def _unescaped(cluster: str) -> str:
    r"""Return what Typst quotes in an error, with its \u{…} escapes read."""
    return re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda match: chr(int(match[1], 16)), cluster)


@cache
def _template() -> bytes:
    """Return the template, read once."""
    return (Path(__file__).parent / "document.typ").read_bytes()


@cache
def _compiler() -> typst.Compiler:
    """Return the compiler with our fonts and no others, so that every machine makes the same bytes."""
    return typst.Compiler(font_paths=[str(font_folder())], ignore_system_fonts=True)


def _data(
    pieces: tuple[Piece, ...],
    title: str,
    explanation: Explanation | None,
    day: dt.date,
) -> dict[str, Any]:
    """Return what the template reads."""
    page: dict[str, Any] | None = None
    if explanation:
        keys = ("label", "citation", "legend")
        page = {
            "heading": explanation.heading,
            "introduction": explanation.introduction,
            "entries": [dict(zip(keys, entry, strict=True)) for entry in explanation.entries],
        }
    date = [day.year, day.month, day.day]
    return {"title": title, "date": date, "pieces": _nested(_levelled(pieces), 0), "explanation": page}


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
    """Return the pieces as the template's tree: quotes within quotes, items as lists, cells as tables."""
    made: list[dict[str, Any]] = []
    for key, group in groupby(pieces, key=lambda piece: _group(piece, depth)):
        together = list(group)
        if key == "quote":
            made.append({"kind": "quote", "pieces": _nested(together, depth + 1)})
        elif key == "items":
            made.append({"kind": "items", "items": _items(together)})
        elif key.startswith("table"):
            made.append(_table(together))
        else:
            made.extend(_single(piece) for piece in together)
    return made


def _group(piece: Piece, depth: int) -> str:
    """Return what a piece is printed together with."""
    if int(piece.get("quote", "0")) > depth:
        return "quote"
    if piece.kind is BlockKind.ITEM:
        return "items"
    if piece.kind is BlockKind.CELL:
        return f"table {piece.get('table')}"
    return "single"


def _single(piece: Piece) -> dict[str, Any]:
    """Return a field, heading, rule or paragraph."""
    shown: dict[str, Any] = {"kind": piece.kind.value, "runs": _runs(piece.runs)}
    if piece.kind is BlockKind.HEADING:
        shown["level"] = int(piece.get("level", "1"))
    if piece.kind is BlockKind.FIELD and piece.runs:
        # The label ("Van:") is the start of the block's own text; it is printed bold.
        name, colon, rest = piece.runs[0].text.partition(":")
        if colon:
            shown["name"] = name + colon
            shown["runs"] = _runs((Run(text=rest.lstrip()), *piece.runs[1:]))
        else:
            shown["kind"] = BlockKind.PARAGRAPH.value
    return shown


def _items(pieces: list[Piece]) -> list[dict[str, Any]]:
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
        item: dict[str, Any] = {"number": number, "runs": _runs(tuple(runs)), "children": []}
        while path[-1][0] >= level:
            path.pop()
        path[-1][1].append(item)
        path.append((level, item["children"]))
    return root


def _table(cells: list[Piece]) -> dict[str, Any]:
    """Return a table, with empty cells where the source had none."""
    at = {(int(cell.get("row", "0")), int(cell.get("column", "0"))): cell for cell in cells}
    columns = max(column for _, column in at) + 1
    header = {row for (row, _), cell in at.items() if cell.get("header") == "1"}
    first = min(row for row, _ in at)
    heads = [first] if first in header else []

    def row(number: int) -> list[list[dict[str, str]]]:
        """Return the runs of each cell of a row."""
        return [_runs(at[number, c].runs) if (number, c) in at else [] for c in range(columns)]

    rows = sorted({number for number, _ in at} - set(heads))
    return {
        "kind": "table",
        "columns": columns,
        "header": [cell for number in heads for cell in row(number)],
        "cells": [cell for number in rows for cell in row(number)],
    }


def _runs(runs: tuple[Run, ...]) -> list[dict[str, str]]:
    """Return runs for the template; words too long for a line get places to break."""
    return [{"text": _breakable(run.text), "label": run.label} for run in runs]


def _breakable(text: str) -> str:
    """Return the text with zero-width spaces in words that would run off the page."""
    words = re.split(r"(\s+)", text)
    return "".join(
        word if len(word) <= _UNBREAKABLE else "\u200b".join(re.findall(f".{{1,{_UNBREAKABLE}}}", word))
        for word in words
    )
