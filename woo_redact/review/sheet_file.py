"""The spreadsheet as a file: written so that nothing in it is a formula, read as untrusted."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import openpyxl
import xlsxwriter

from woo_redact.errors import UnreadableError
from woo_redact.grounds import grounds
from woo_redact.language import _
from woo_redact.review.sheet import (
    ANSWER,
    ANSWERS,
    DOCUMENTS,
    GROUND,
    KEY,
    OTHERS,
    PASSED,
    PEOPLE,
    QUESTIONS,
    REACH,
    REACHES,
    STATE,
    WHY,
    Filled,
    headers,
)

SHEETS = (QUESTIONS, PEOPLE, OTHERS, DOCUMENTS)
_ENTRIES = frozenset({ANSWER, GROUND, WHY, REACH, PASSED})
_WIDTHS = {"Titel": 28, "Ervoor": 40, "Woorden": 28, "Erna": 40, "Waarom": 40, "Namen": 40, WHY: 40, KEY: 12}
_LONGEST_CELL = 32_767  # characters: more the format does not take
_LARGEST_FILE = 50_000_000  # bytes, packed
_LARGEST_INSIDE = 500_000_000  # bytes, unpacked: what is larger is a bomb
_MOST_ROWS = 300_000
_EXPLANATION = (
    "Vul in de gele kolommen in wat er moet gebeuren; laat leeg waar u niets over zegt.",
    "Besluit: weg of zichtbaar. Grond: alleen als die anders is dan voorgesteld (zie het blad Gronden).",
    "Motivering: verplicht bij een andere grond dan 5.1.2e en 5.1.1; bij 5.1.4 met de datum.",
    "Geldt voor: leeg is deze passage, ook waar dezelfde zin weer staat; of dit stuk, overal, alleen hier.",
    "Bij een persoon geldt het besluit voor al diens plaatsen. Stukken: vul ja in als u het stuk nalas.",
    "Verander de kolommen Nummer en Controle niet: daaraan wordt gezien waarover een rij gaat.",
    "Daarna: woo-redact review RUN --import BESTAND --by NAAM. Klopt er iets niet, dan wordt niets bewaard.",
)


def write_sheets(path: Path, sheets: Mapping[str, Iterable[tuple[str | int, ...]]]) -> int:
    """Write the sheets to a file; return how many rows that was. Every cell is text or a number."""
    rows = 0
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": "Beoordeling", "author": "woo-redact"})
    bold = book.add_format({"bold": True, "bottom": 1})
    entry = book.add_format({"bg_color": "#FFF9C4", "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for name, lines in sheets.items():
        page = book.add_worksheet(name)
        columns = headers(name)
        for number, header in enumerate(columns):
            form = entry if header in _ENTRIES else plain
            page.set_column(number, number, _WIDTHS.get(header, 14), form)
            page.write_string(0, number, header, bold)
        count = 0
        for count, line in enumerate(lines, start=1):
            for number, cell in enumerate(line):
                if isinstance(cell, int):
                    page.write_number(count, number, cell)
                elif cell:
                    page.write_string(count, number, _written(cell))
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, count), len(columns) - 1)
        _choices(page, columns, max(1, count))
        rows += count
    _explain(book, bold)
    book.close()
    path.write_bytes(buffer.getvalue())
    return rows


def _choices(page: xlsxwriter.worksheet.Worksheet, columns: tuple[str, ...], last: int) -> None:
    """Let the program offer what may be filled in."""
    for header, choices in ((ANSWER, ANSWERS), (REACH, REACHES), (PASSED, ("ja",))):
        if header in columns:
            number = columns.index(header)
            page.data_validation(1, number, last, number, {"validate": "list", "source": list(choices)})
    if GROUND in columns:
        number = columns.index(GROUND)
        source = f"=Gronden!$A$2:$A${len(grounds()) + 1}"
        page.data_validation(1, number, last, number, {"validate": "list", "source": source})


def _explain(book: xlsxwriter.Workbook, bold: object) -> None:
    """Add the grounds and how to fill in."""
    page = book.add_worksheet("Gronden")
    for number, header in enumerate(("Grond", "Omschrijving", "Artikel", "Motivering")):
        page.write_string(0, number, header, bold)
        page.set_column(number, number, (10, 60, 60, 70)[number])
    for row, ground in enumerate(grounds().values(), start=1):
        for number, text in enumerate((ground.short, ground.title, ground.article, ground.motivation)):
            page.write_string(row, number, text)
    page = book.add_worksheet("Uitleg")
    page.set_column(0, 0, 120)
    for row, text in enumerate(_EXPLANATION):
        page.write_string(row, 0, text)


def _written(untrusted_text: str) -> str:
    """Return a text as a cell can hold it: no control characters, not too long."""
    text = "".join(c if c.isprintable() or c == "\n" else " " for c in untrusted_text)
    return text[:_LONGEST_CELL]


def read_sheets(path: Path) -> tuple[Filled, ...]:
    """Return the rows of a spreadsheet that a person filled in; to be called in a worker.

    Raises:
        UnreadableError: when it is no such spreadsheet, too large, or a column is missing.
    """
    _refuse_bombs(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except (KeyError, ValueError, OSError, TypeError, zipfile.BadZipFile, SyntaxError) as error:
        raise UnreadableError(_("this is no readable Excel file (.xlsx)")) from error
    found = [sheet for sheet in SHEETS if sheet in book.sheetnames]
    if not found:
        raise UnreadableError(_("this file has no sheet {sheets}", sheets=_(" or ").join(SHEETS[:2])))
    return tuple(row for sheet in found for row in _rows(sheet, book[sheet].iter_rows()))


def _refuse_bombs(path: Path) -> None:
    """Refuse a file that is no spreadsheet or would grow without end."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise UnreadableError(_("the Excel file is too large"))
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST_INSIDE:
                raise UnreadableError(_("the Excel file is too large"))
    except FileNotFoundError as error:
        raise UnreadableError(_("the file does not exist")) from error
    except (OSError, zipfile.BadZipFile) as error:
        raise UnreadableError(_("this is no readable Excel file (.xlsx)")) from error


def _rows(sheet: str, rows: Iterable[tuple[object, ...]]) -> Iterator[Filled]:
    """Yield the rows of a sheet in which anything was filled in, by the names of their columns."""
    columns: dict[int, str] = {}
    wanted = {KEY, STATE, *(_ENTRIES & set(headers(sheet)))}
    for number, cells in enumerate(rows, start=1):
        if number > _MOST_ROWS:
            raise UnreadableError(
                _("sheet {sheet} has more than {most_rows} rows", sheet=sheet, most_rows=_MOST_ROWS)
            )
        if not columns:
            texts = [_text(cell) for cell in cells]
            columns = {place: text for place, text in enumerate(texts) if text in wanted}
            missing = wanted - set(columns.values())
            if missing:
                raise UnreadableError(
                    _(
                        "sheet {sheet} lacks the column {missing}",
                        sheet=sheet,
                        missing=", ".join(sorted(missing)),
                    )
                )
            continue
        found = {columns[place]: _text(cell) for place, cell in enumerate(cells) if place in columns}
        if any(found.get(name) for name in _ENTRIES):
            yield Filled(sheet=sheet, number=number, cells=found)


def _text(cell: object) -> str:
    """Return what was typed in a cell; a formula as what it is, so that no column takes it for an answer."""
    value = getattr(cell, "value", None)
    return "" if value is None else str(value).strip()
