"""inventarislijst.xlsx: the list of documents that goes to the public with the decision.

The columns are those of the list that nl-rdo-woo-web makes itself (PRACTICE §4.2), for who publishes without
that platform. What the platform fills in when it takes a document in (where it lies) stays empty here.
"""

from pathlib import Path

from woo_redact.model import Row
from woo_redact.report.inventory import MISSING_TITLE, platform_grounds, public_remark
from woo_redact.report.sheet import Cell, Column, spreadsheet_of
from woo_redact.report.text import cut, one_line
from woo_redact.report.values import Matter, suspended
from woo_redact.store import write_file

PUBLIC_LIST = "inventarislijst.xlsx"
_TITLE = 500  # characters
_COLUMNS = (
    Column(header="Document ID", width=12),
    Column(header="Documentnummer", width=28),
    Column(header="Bestandsnaam", width=60, free=True),
    Column(header="Beoordeling", width=16),
    Column(header="Beoordelingsgrond", width=20),
    Column(header="Toelichting", width=60, free=True),
    Column(header="Publieke link", width=30),
    Column(header="Locatie document ID", width=22),
    Column(header="Opgeschort", width=12),
    Column(header="Gerelateerd Documentnummer", width=28),
    Column(header="Locatie gerelateerd ID", width=22),
    Column(header="Besluitnaam", width=40, free=True),
)
HEADERS = tuple(column.header for column in _COLUMNS)


def write_public_list(rows: tuple[Row, ...], folder: Path, *, matter: Matter) -> Path:
    """Write the public list in `folder` and return its path; equal rows give equal bytes.

    A document's number is prefix-matter-id, as the platform counts; its title stands where the platform puts
    a file's name.
    """
    path = folder / PUBLIC_LIST
    write_file(path, spreadsheet_of(tuple(_cells(row, matter) for row in rows), _COLUMNS))
    return path


def _cells(row: Row, matter: Matter) -> tuple[Cell, ...]:
    """Return a document's cells in the order of the columns."""
    return (
        row.id,
        matter.document(row.id),
        cut(one_line(row.title), _TITLE) or MISSING_TITLE,
        row.judgement.value,
        ";".join(platform_grounds(row.grounds)),
        public_remark(row),
        " ".join(row.links),
        "",
        "ja" if suspended(row) else "",
        matter.document(row.related) if row.related else "",
        "",
        matter.decision,
    )
