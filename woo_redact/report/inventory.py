"""The inventory of a dossier as inventory.xlsx and inventory.csv, as nl-rdo-woo-web takes them in.

The rules are those of the platform's own reader (PRACTICE §4.1). It turns a spreadsheet into CSV and reads
CSV with PHP's `fgetcsv`, to which a backslash before a quotation mark hides the end of the cell: such a title
would swallow the rows after it.
"""

import csv
import io
import re
from pathlib import Path

from woo_redact.grounds import grounds
from woo_redact.model import Row
from woo_redact.report.sheet import Cell, Column, spreadsheet_of
from woo_redact.report.text import cut, cut_bytes, one_line
from woo_redact.report.values import suspended
from woo_redact.report.words import ground_of, plain_reason
from woo_redact.store import write_file

HEADERS = (
    "ID",
    "Matter",
    "Family",
    "Email Thread ID",
    "Document",
    "File Type",
    "Datum",
    "Beoordeling",
    "Opgeschort",
    "Beoordelingsgrond",
    "Toelichting",
    "Publieke Link",
    "Gerelateerd ID",
    "Zaaknummer",
)
MOST_ROWS = 50_000
"""The platform takes no longer inventory."""
XLSX = "inventory.xlsx"
CSV = "inventory.csv"
MISSING_TITLE = "(geen titel)"

_WIDTHS = (9, 18, 8, 16, 60, 13, 12, 16, 12, 20, 60, 30, 18, 18)  # in characters
_FREE_TEXT = frozenset({"Document", "Toelichting"})
_COLUMNS = tuple(
    Column(header=header, width=width, free=header in _FREE_TEXT)
    for header, width in zip(HEADERS, _WIDTHS, strict=True)
)
_TITLE_BYTES = 500
_REMARK_CHARACTERS = 1000
_ID = re.compile(r"[a-zA-Z0-9]{1,170}")  # the platform matches a file to its row by letters and digits only
_MATTER = re.compile(r"[a-zA-Z0-9._~-]{1,255}")
_SOURCE_TYPES = frozenset(
    {
        *("pdf", "doc", "image", "presentation", "spreadsheet", "email", "html"),
        *("note", "database", "xml", "video", "audio", "vcard", "chat"),
    }
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SWALLOWS = re.compile(r'\\(?="|$)')


def write_inventory(rows: tuple[Row, ...], folder: Path, *, matter: str) -> tuple[Path, Path]:
    """Write inventory.xlsx and inventory.csv in `folder` and return their paths; equal rows give equal bytes.

    Every document of the dossier has its row: one that still waits is listed as suspended ("opgeschort"), not
    as refused. `matter` is the platform's name of the dossier: letters, digits and "-._~", at most 255.

    Raises:
        ValueError: when the platform would refuse the list: a wrong matter, an id that can never match its
            file, an id twice, a family or thread below 1.
    """
    refuse(rows, matter=matter)
    table = tuple(_cells(row, matter) for row in rows)
    spreadsheet, comma_separated = folder / XLSX, folder / CSV
    write_file(spreadsheet, spreadsheet_of(table, _COLUMNS))
    write_file(comma_separated, _csv(table))
    return spreadsheet, comma_separated


def refuse(rows: tuple[Row, ...], *, matter: str) -> None:
    """Check what makes an inventory impossible.

    Raises:
        ValueError: see `write_inventory`.
    """
    if not _MATTER.fullmatch(matter):
        raise ValueError('a matter has 1 to 255 letters, digits or "-._~"')
    seen: set[str] = set()
    for row in rows:
        if not _ID.fullmatch(row.id):
            raise ValueError("an id of the inventory has 1 to 170 letters and digits")
        if row.id.lower() in seen:  # the platform takes 00A1 and 00a1 for one
            raise ValueError(f"id {row.id} stands twice in the inventory")
        if any(number is not None and number < 1 for number in (row.family, row.thread)):
            raise ValueError(f"id {row.id}: families and threads count from 1")
        seen.add(row.id.lower())


def _cells(row: Row, matter: str) -> tuple[Cell, ...]:
    """Return a document's cells in the order of `HEADERS`."""
    return (
        row.id,
        matter,
        row.family or "",
        row.thread or "",
        cut_bytes(_safe(row.title) or MISSING_TITLE, _TITLE_BYTES),
        row.source_type if row.source_type in _SOURCE_TYPES else "unknown",
        row.date.isoformat() if row.date else "",
        row.judgement.value,
        "ja" if suspended(row) else "nee",
        ";".join(platform_grounds(row.grounds)),
        public_remark(row),
        "|".join(row.links),
        row.related,
        "",
    )


def platform_grounds(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return grounds as the platform writes them, in the order of the law, each once.

    It knows 5.2 but not its parts; what it does not know at all (5.1.4, 5.1.6, 5.4a) keeps our short code.
    """
    order = list(grounds())
    ordered = sorted(codes, key=lambda code: order.index(code) if code in order else len(order))
    found = ((code, ground_of(code)) for code in ordered)
    return tuple(dict.fromkeys((g.woo_web or g.short) if g else _safe(code) for code, g in found))


def public_remark(row: Row) -> str:
    """Return the explanation of a row; of a document that waits, always what it waits for.

    One that is set aside says where it is found (P37), one that resembles another says which.

    The platform takes a remark that starts with "http" for a list of links.
    """
    text = _safe(row.remark)
    if suspended(row) and (row.withheld_because or not text):
        reasons = "; ".join(map(plain_reason, row.withheld_because)) or "nog niet vrijgegeven"
        text = f"nog te beoordelen: {_safe(reasons)}"
    return cut(f"Zie {text}" if text.startswith("http") else text, _REMARK_CHARACTERS)


def _safe(untrusted_text: str) -> str:
    r"""Return a text as one line with no backslash before a quotation mark or the end of the cell."""
    return _SWALLOWS.sub(r"\\ ", one_line(untrusted_text))


def _csv(table: tuple[tuple[Cell, ...], ...]) -> bytes:
    """Return the table as CSV: UTF-8 without byte order mark (which breaks the first header), commas."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(HEADERS)
    for cells in table:
        named = zip(HEADERS, cells, strict=True)
        writer.writerow([_no_formula(cell) if header in _FREE_TEXT else cell for header, cell in named])
    return buffer.getvalue().encode()


def _no_formula(cell: Cell) -> str:
    """Return a cell that no spreadsheet runs when it opens the CSV.

    A mail's subject can be a formula that sends the sheet's content away (OWASP: CSV injection), and in CSV
    no cell can be marked as text. The apostrophe shows on the platform; inventory.xlsx does without.
    """
    text = str(cell)
    return cut_bytes(f"'{text}", _TITLE_BYTES) if text.startswith(_FORMULA) else text
