"""The fields of Outlook items that are no mail: appointments, contacts, tasks (MS-OXOCAL, MS-OXOCNTC …)."""

import datetime as dt
from collections.abc import Callable, Iterator

from woo_redact.read.clean import one_line
from woo_redact.read.mapi import SYSTIME, Bag

Fields = tuple[tuple[str, str], ...]
_CLASS = 0x001A
# A number from 0x8000 on is the name of a named property (its LID), any other the property itself.
_APPOINTMENT = (
    ("Locatie", 0x8208), ("Begin", 0x820D), ("Einde", 0x820E), ("Deelnemers", 0x8238),
    ("Herhaling", 0x8232),
)  # fmt: skip
_TASK = (("Begin", 0x8104), ("Einde", 0x8105), ("Eigenaar", 0x811F), ("Toegewezen door", 0x8121))
_CONTACT = (
    ("Naam", 0x3001), ("Voornaam", 0x3A06), ("Tweede naam", 0x3A44),
    ("Achternaam", 0x3A11), ("Roepnaam", 0x3A4F), ("Bedrijf", 0x3A16),
    ("Afdeling", 0x3A18), ("Functie", 0x3A17), ("Leidinggevende", 0x3A4E),
    ("Assistent", 0x3A30), ("Partner", 0x3A48), ("Verjaardag", 0x3A42),
    ("E-mail", 0x8083), ("E-mail 2", 0x8093), ("E-mail 3", 0x80A3),
    ("Telefoon (werk)", 0x3A08), ("Telefoon (werk 2)", 0x3A1B), ("Telefoon (thuis)", 0x3A09),
    ("Telefoon (thuis 2)", 0x3A2F), ("Mobiel", 0x3A1C), ("Telefoon (anders)", 0x3A1F),
    ("Fax (werk)", 0x3A24), ("Fax (thuis)", 0x3A25), ("Adres (werk)", 0x801B),
    ("Adres (thuis)", 0x801A), ("Adres (anders)", 0x801C), ("Postadres", 0x3A15),
    ("Website", 0x3A51), ("Chat", 0x8062),
)  # fmt: skip
_KINDS = (
    ("ipm.appointment", _APPOINTMENT),
    ("ipm.schedule.meeting", _APPOINTMENT),
    ("ipm.task", _TASK),
    ("ipm.contact", _CONTACT),
    ("ipm.distlist", (("Naam", 0x3001),)),
)


def item_fields(bag: Bag, shown: Callable[[dt.datetime | None], str]) -> Fields:
    """Return the fields of an item by its class, none for a mail; `shown` says a moment in Dutch."""
    kind = bag.text(_CLASS).casefold()
    wanted = next((fields for start, fields in _KINDS if kind.startswith(start)), ())
    return tuple(_fields(bag, wanted, shown))


def _fields(
    bag: Bag, wanted: tuple[tuple[str, int], ...], shown: Callable[[dt.datetime | None], str]
) -> Iterator[tuple[str, str]]:
    """Yield the fields that are there."""
    for label, name in wanted:
        number = bag.called(name) if name >= 0x8000 else name
        kind, data = bag.values.get(number, (0, b""))
        if kind == SYSTIME:
            value = shown(bag.moment(number)) if bag.moment(number) else ""
        else:
            value = one_line(bag.text(number)) if data else ""
        if value:
            yield label, value
