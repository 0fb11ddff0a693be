"""Reads an inventory by the rules of nl-rdo-woo-web (PRACTICE §4.1), written anew from them: the other side."""

import contextlib
import csv
import datetime as dt
import io
import re
from dataclasses import dataclass

import openpyxl

_NAMES = {
    "id": "id",
    "matter": "matter",
    "family": "family",
    "email thread id": "thread",
    "document": "title",
    "file type": "source_type",
    "datum": "date",
    "beoordeling": "judgement",
    "opgeschort": "suspended",
    "beoordelingsgrond": "grounds",
    "toelichting": "remark",
    "publieke link": "links",
    "gerelateerd id": "refers_to",
    "zaaknummer": "inquiries",
}
_DATES = ("%Y-%m-%d", "%d-%m-%Y", "%Y/%m/%d", "%d/%m/%Y", "%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M %p %Z")
_TYPES = {
    "pdf",
    "doc",
    "image",
    "presentation",
    "spreadsheet",
    "email",
    "html",
    "note",
    "database",
    "xml",
    "video",
    "audio",
    "vcard",
    "chat",
}
_MOST = 50_000
_JUDGEMENTS = {"openbaar", "deels openbaar", "reeds openbaar", "niet openbaar"}


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """A row as the platform keeps it."""

    id: str
    matter: str
    title: str
    judgement: str
    suspended: bool
    grounds: tuple[str, ...]
    remark: str
    date: dt.date | None
    family: int | None
    thread: int | None
    source_type: str
    links: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()

    @property
    def wants_file(self) -> bool:
        return not self.suspended and self.judgement in {"openbaar", "deels openbaar"}


def take_in_csv(data: bytes) -> list[Accepted]:
    """Take in inventory.csv."""
    header, *rows = fgetcsv(data.decode())
    # The platform trims and lower-cases a header and takes leading digits off; it knows nothing of a BOM.
    assert len(rows) <= _MOST
    names = [_NAMES[name.strip().lower().lstrip("0123456789").strip()] for name in header]
    return [_accept(dict(zip(names, row, strict=True))) for row in rows if any(row)]


def take_in_xlsx(data: bytes) -> list[Accepted]:
    """Take in inventory.xlsx: the platform turns the first sheet into CSV first."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(sheet.iter_rows(values_only=True))
    return take_in_csv(buffer.getvalue().encode())


def fgetcsv(text: str) -> list[list[str]]:
    """Read CSV as PHP's fgetcsv does with its escape character: a backslash hides the character after it."""
    rows: list[list[str]] = []
    position = 0
    while position < len(text):
        row: list[str] = []
        while True:
            field, position = _field(text, position)
            row.append(field)
            if text[position : position + 1] != ",":
                break
            position += 1
        rows.append(row)
        position += len(re.match(r"\r?\n|", text[position:])[0])  # type: ignore[index]  # always matches
    return rows


def _field(text: str, position: int) -> tuple[str, int]:
    found = ""
    if opening := re.compile(r"[ \t]*\"").match(text, position):
        position, closed = opening.end(), False
        while position < len(text) and not closed:
            if text[position] == "\\":
                found += text[position : position + 2]
                position += 2
            elif text.startswith('""', position):
                found += '"'
                position += 2
            elif text[position] == '"':
                closed = True
                position += 1
            else:
                found += text[position]
                position += 1
    rest = re.compile(r"[^,\r\n]*").match(text, position)
    assert rest is not None
    return found + rest[0], rest.end()


def _accept(cells: dict[str, str]) -> Accepted:
    assert re.fullmatch(r"[a-zA-Z0-9.\-]{1,170}", cells["id"])
    assert re.match(r"[a-zA-Z0-9]+", cells["id"])[0] == cells["id"], "no file can match it"  # type: ignore[index]  # asserted above
    assert re.fullmatch(r"[a-zA-Z0-9\-._~]{1,255}", cells["matter"])
    assert 0 < len(cells["title"].encode()) <= 500
    assert len(cells["remark"]) <= 1000
    assert not cells["remark"].startswith("http"), "taken for a list of links"
    assert cells["judgement"].lower() in _JUDGEMENTS, "would silently become niet openbaar"
    assert cells["inquiries"] == ""
    links = tuple(filter(None, cells["links"].split("|")))
    assert all(len(link) <= 2048 and re.match(r"https?://\S+$", link) for link in links)
    refers_to = tuple(filter(None, cells["refers_to"].split(";")))
    assert all(re.fullmatch(r"[a-zA-Z0-9.\-]{1,170}", other) for other in refers_to)
    return Accepted(
        id=cells["id"].lower(),
        matter=cells["matter"],
        title=cells["title"],
        judgement=cells["judgement"].lower(),
        suspended=cells["suspended"].lower() in {"true", "ja", "yes", "1", "y", "j"},
        grounds=tuple(filter(None, (code.strip() for code in cells["grounds"].split(";")))),
        remark=cells["remark"],
        date=_date(cells["date"]) if cells["date"] else None,
        family=_number(cells["family"]),
        thread=_number(cells["thread"]),
        source_type=cells["source_type"] if cells["source_type"] in _TYPES else "unknown",
        links=links,
        refers_to=refers_to,
    )


def _date(cell: str) -> dt.date:
    """Read a date in the first of the forms that fits: 03/04/2020 is 3 April, whatever the manual says."""
    for form in _DATES:
        with contextlib.suppress(ValueError):
            return dt.datetime.strptime(cell, form).date()  # noqa: DTZ007  # only the day counts
    raise AssertionError("no date that the platform reads")


def _number(cell: str) -> int | None:
    number = int(cell) if cell else None
    assert number is None or number >= 1
    return number
