"""A table as a spreadsheet: text stays text, the header in sight, no clock in it."""

import datetime as dt
import io
from dataclasses import dataclass

import xlsxwriter

_EPOCH = dt.datetime(2022, 5, 1)  # noqa: DTZ001 - the Woo's first day: a constant, so that equal rows give equal bytes

Cell = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its header, its width in characters, and whether its text is wrapped."""

    header: str
    width: int
    free: bool = False


def spreadsheet_of(table: tuple[tuple[Cell, ...], ...], columns: tuple[Column, ...]) -> bytes:
    """Return rows of cells, in the order of `columns`, as one sheet; equal tables give equal bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": "Inventarislijst", "created": _EPOCH})
        sheet = book.add_worksheet("Inventarislijst")
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E5EAF1", "valign": "top"})
        plain = book.add_format({"valign": "top"})
        wrapped = book.add_format({"valign": "top", "text_wrap": True})
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.header, head)
        for row, cells in enumerate(table, start=1):
            for number, (cell, column) in enumerate(zip(cells, columns, strict=True)):
                look = wrapped if column.free else plain
                if isinstance(cell, int):
                    sheet.write_number(row, number, cell, look)
                elif cell:
                    sheet.write_string(row, number, cell, look)  # never a formula, whatever it starts with
        last, end = len(table), len(columns) - 1
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, end)
        # Ids are text, so that 0001 keeps its zeros: no warning beside each of them.
        sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + end)}{last + 1}"})
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
    return buffer.getvalue()
