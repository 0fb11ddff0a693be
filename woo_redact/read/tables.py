"""Tells tables that hold data from those that only lay out, and where each of their cells stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from woo_redact.read.limits import MAX_TABLE
from woo_redact.read.quoting import is_labelled

_LONGEST_CELL = 2_000  # characters: a cell longer than this is a column of a page, not of a table
_TOO_MUCH = "h1, h2, h3, h4, h5, h6, hr, blockquote, table"  # what stands in pages and not in cells
_FEWEST_LABELS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table, counted from 0, with the row element it stands in."""

    row: int
    column: int
    header: bool
    line: LexborNode = field(repr=False)
    node: LexborNode = field(repr=False)


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes directly inside a node, text and comments too."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def holds_data(table: LexborNode) -> bool:
    """Tell whether a table holds data: rows and columns of short cells, no tables or pages within.

    A table of "Van: | …" lines is the header of a quoted mail and is read as lines.
    """
    if (table.attributes.get("role") or "") == "presentation":
        return False
    rows = [cells for _, cells in _rows(table)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    if any(cell.css_first(_TOO_MUCH) is not None for cells in rows for cell in cells):
        return False
    texts = [[cell.text().strip() for cell in cells] for cells in rows]
    if max(len(text) for row in texts for text in row) > _LONGEST_CELL:
        return False
    labels = sum(bool(row) and is_labelled(row[0]) for row in texts)
    columns = {number for row in texts for number, text in enumerate(row) if text}
    return labels < _FEWEST_LABELS and len(columns) > 1


def cells(table: LexborNode) -> Iterator[Cell]:
    """Yield the cells in order, each at the first place that no spanning cell above or before it takes."""
    taken: set[tuple[int, int]] = set()
    for row, (line, nodes) in enumerate(_rows(table)):
        bold = row == 0 and all(map(_is_bold, nodes))
        column = 0
        for node in nodes:
            while (row, column) in taken:
                column += 1
            if column >= MAX_TABLE:
                column = MAX_TABLE - 1  # more columns than any page: what follows shares the last one
            wide, high = _span(node, "colspan"), _span(node, "rowspan")
            taken |= {(row + down, column + right) for down in range(high) for right in range(wide)}
            yield Cell(row=row, column=column, header=bold or node.tag == "th", line=line, node=node)
            column += wide


def captions(table: LexborNode) -> Iterator[LexborNode]:
    """Yield the captions of a table."""
    return (child for child in children(table) if child.tag == "caption")


def _rows(table: LexborNode) -> list[tuple[LexborNode, list[LexborNode]]]:
    """Return the rows of a table, not those of tables within it, and their cells."""
    rows = []
    for part in children(table):
        for line in [part] if part.tag == "tr" else children(part):
            if line.tag == "tr":
                found = [cell for cell in children(line) if cell.tag in {"td", "th"}]
                rows.append((line, found))
    return [(line, found) for line, found in rows if found]


def _span(node: LexborNode, name: str) -> int:
    """Return over how many rows or columns a cell stretches."""
    value = (node.attributes.get(name) or "").strip()
    return min(max(int(value), 1), MAX_TABLE) if value.isdecimal() and len(value) < 6 else 1


def _is_bold(node: LexborNode) -> bool:
    """Tell whether all text of a cell is bold: Outlook's tables have their heads in bold, not in <th>."""
    text = "".join(node.text().split())
    bold = "".join("".join(part.text().split()) for part in node.css("b, strong"))
    return not text or len(bold) >= len(text)
