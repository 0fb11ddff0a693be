"""Checks `secrets.*` (C01, C04, C06): nothing that was hidden anywhere in the dossier stands in this file.

Sources: Gelderland 2022 (text under grey bars), Amsterdam (Cc hidden above, left in the quoted header
below), all ministries April 2025 (names in metadata), nl-rdo-woo-web's withdrawal reason `data_in_file`.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from woo_redact.check.carried import carried
from woo_redact.check.matcher import Hit, allowed_spans, plain, readings
from woo_redact.check.specimen import Known, Specimen
from woo_redact.language import recorded
from woo_redact.model import Entity, Problem

_SEPARATORS: Final = re.compile(r"[_\-+.]+")
NAMES: Final = {
    Entity.PERSON: recorded("a name"),
    Entity.EMAIL_ADDRESS: recorded("an e-mail address (or the part before the @)"),
    Entity.PHONE_NUMBER: recorded("a telephone number"),
    Entity.IBAN_CODE: recorded("a bank account number"),
    Entity.NL_BSN: recorded("a burgerservicenummer"),
    Entity.NL_ADDRESS: recorded("an address"),
    Entity.DATE_OF_BIRTH: recorded("a date of birth"),
    Entity.NL_LICENSE_PLATE: recorded("a licence plate"),
    Entity.NL_ID_DOCUMENT: recorded("a number of an identity document"),
    Entity.NL_V_NUMBER: recorded("a V-number"),
    Entity.IP_ADDRESS: recorded("an IP address"),
    Entity.SOCIAL_HANDLE: recorded("a profile name"),
    Entity.MEETING_LINK: recorded("a meeting link"),
    Entity.CREDENTIAL: recorded("a password or access code"),
    Entity.SIGNATURE: recorded("a signature"),
    Entity.SPECIAL_CATEGORY: recorded("special personal data"),
}
_MEND: Final = recorded(
    "Redact this place too, or decide that it stays visible, and make the document again."
)


def mupdf(specimen: Specimen) -> Iterator[Problem]:
    """Search the text of the pages as MuPDF reads it."""
    if specimen.known is not None:
        yield from _in_pages(specimen.known, specimen.texts, "")


def pdfminer(specimen: Specimen) -> Iterator[Problem]:
    """Search the text of the pages as pdfminer.six reads it: in hidden layers and off the page too."""
    if specimen.known is not None:
        yield from _in_pages(
            specimen.known, specimen.second, recorded("{told} (seen by the second text reader)")
        )


def pdfium(specimen: Specimen) -> Iterator[Problem]:
    """Search the text of the pages as PDFium reads it: what a reader copies out of a browser."""
    if specimen.known is not None:
        yield from _in_pages(
            specimen.known, specimen.third, recorded("{told} (seen by the third text reader)")
        )


def by_eye(specimen: Specimen) -> Iterator[Problem]:
    """Search what text recognition reads on the picture of each page, where that was asked for."""
    if specimen.known is not None and specimen.ocr:
        texts = tuple(specimen.read_by_eye(number) for number in range(specimen.page_count))
        yield from _in_pages(specimen.known, texts, recorded("{told} (read in the picture of the page)"))


def in_carriers(specimen: Specimen) -> Iterator[Problem]:
    """Search every string that the file carries beside its pages."""
    known = specimen.known
    if known is None:
        return
    where: dict[tuple[str, Entity], None] = {}
    for item in carried(specimen.pdf, specimen.things):
        for hit in hits_in(known, item.text):
            if " " in hit.text or not item.whole:
                where[item.where, hit.entity] = None
    for place, entity in where:
        what = recorded(
            "In {place} there is still something that is redacted: {name_of}.",
            place=place,
            name_of=name_of(entity),
        )
        yield Problem(what=what, mend=recorded("Make the document again without these hidden data."))


def in_file_name(specimen: Specimen) -> Iterator[Problem]:
    """Search the name of the file (data_in_file)."""
    known = specimen.known
    if known is None:
        return
    stem = PurePath(known.output.path).stem
    names = (stem, _SEPARATORS.sub(" ", stem))
    for entity in dict.fromkeys(hit.entity for text in names for hit in hits_in(known, text)):
        yield Problem(
            what=recorded(
                "In the file name there is something that is redacted: {name_of}.", name_of=name_of(entity)
            ),
            mend=recorded("Give the file a number as its name."),
        )


def _in_pages(known: Known, pages: tuple[str, ...], reader: str) -> Iterator[Problem]:
    """Search the pages as one text, for a name can run over a page end, and say on which page it stands."""
    counts: dict[tuple[Entity, int | None], int] = {}
    hits = {hit.text: hit for hit in hits_in(known, "\n".join(pages))}
    found = [{hit.text for hit in hits_in(known, page)} for page in pages] if hits else []
    for hit in hits.values():
        holders: list[int | None] = [number for number, texts in enumerate(found) if hit.text in texts]
        for number in holders or [None]:
            counts[hit.entity, number] = counts.get((hit.entity, number), 0) + 1
    for (entity, number), count in counts.items():
        told = name_of(entity)
        if count > 1:
            told = recorded("{told} ({count} different ones)", told=told, count=count)
        told = reader.format(told=told) if reader else told
        if number is None:
            what = recorded(
                "Over the end of a page there is still something that is redacted: {told}.", told=told
            )
        else:
            what = recorded(
                "On page {number} there is still something that is redacted: {told}.",
                number=number + 1,
                told=told,
            )
        yield Problem(what=what, page=number, mend=_MEND)


def hits_in(known: Known, text: str) -> list[Hit]:
    """Return the secrets in a text that are not part of a phrase that was decided to stay visible."""
    found = []
    for reading in readings(text) if "\n" in text or "\u00ad" in text else (plain(text),):
        hits = known.hits(reading)
        if hits:
            kept = allowed_spans(reading, known.output.allowed)
            found += [hit for hit in hits if not any(span.contains(hit.span) for span in kept)]
    return found


def name_of(entity: Entity) -> str:
    """Say what kind of secret it is, never the secret."""
    return NAMES.get(entity, recorded("a term"))
