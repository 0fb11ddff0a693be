"""DiWoo: what the index of government publications must know of a document, as XML.

DiWoo metadata 0.9.8 (standaarden.overheid.nl/diwoo/metadata). Required there are publisher, title, category
and one act; all that stands here is public already. The terms are those of TOOI (identifier.overheid.nl).
"""

import datetime as dt
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from woo_redact.model import Row
from woo_redact.report.inventory import MISSING_TITLE
from woo_redact.report.text import cut, one_line

_SPACE = "https://standaarden.overheid.nl/diwoo/metadata/"
_TERMS = "https://identifier.overheid.nl/tooi/def/thes/kern/"
_CATEGORY = (_TERMS + "c_3baef532", "Woo-verzoeken en -besluiten")  # Woo, art. 3.3 lid 2 onder i
_ESTABLISHED = (_TERMS + "c_641ecd76", "vaststelling")
_PDF = ("http://publications.europa.eu/resource/authority/file-type/PDF", "pdf")
_TITLE = 2000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes: its name and its TOOI address."""

    name: str
    tooi: str


def diwoo(row: Row, publisher: Publisher, *, released: dt.datetime) -> bytes:
    """Return the DiWoo record of a released document; equal input gives equal bytes.

    `released` is when the redacted file was let out: that is the moment it was established as it is. The
    document's own date is left out where it is not known.
    """
    root = ET.Element("diwoo:Document", {"xmlns:diwoo": _SPACE})
    record = ET.SubElement(root, "diwoo:DiWoo")
    _add(record, "publisher", (publisher.tooi, publisher.name))
    titles = ET.SubElement(record, "diwoo:titelcollectie")
    _add(titles, "officieleTitel", cut(one_line(row.title), _TITLE) or MISSING_TITLE)
    classes = ET.SubElement(record, "diwoo:classificatiecollectie")
    _add(ET.SubElement(classes, "diwoo:informatiecategorieen"), "informatiecategorie", _CATEGORY)
    if row.date:
        _add(record, "creatiedatum", row.date.isoformat())
    _add(record, "format", _PDF)
    act = ET.SubElement(ET.SubElement(record, "diwoo:documenthandelingen"), "diwoo:documenthandeling")
    _add(act, "soortHandeling", _ESTABLISHED)
    _add(act, "atTime", released.isoformat(timespec="seconds"))
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _add(parent: ET.Element, name: str, value: str | tuple[str, str]) -> None:
    """Add an element with a text, or with the address of a term and its text."""
    resource, text = value if isinstance(value, tuple) else ("", value)
    ET.SubElement(parent, f"diwoo:{name}", {"resource": resource} if resource else {}).text = text
