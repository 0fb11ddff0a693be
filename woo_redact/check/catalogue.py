"""The list of the checks: what each is called, what it looks for, how much it weighs, and whose rule it is.

`rule` names the rules of practice (C01-C17) that a check belongs to; docs/checks.md has the sources.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from woo_redact.check import (
    accessible,
    anywhere,
    carriers,
    file_bytes,
    fonts,
    grounds,
    hidden,
    kept_text,
    metadata,
    overdone,
    pictures,
    scan,
    secrets,
    under_box,
    unfinished,
    unseen,
    visible,
)
from woo_redact.check.boxes import Sheet
from woo_redact.check.specimen import Specimen
from woo_redact.model import Level, Problem

OfFile = Callable[[Specimen], Iterator[Problem]]
OfPage = Callable[[Specimen, Sheet], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: on each page by itself, or on the file as a whole."""

    name: str
    title: str
    rules: tuple[str, ...]
    level: Level
    page: OfPage | None = None
    file: OfFile | None = None
    knowing: bool = False


def _pages(level: Level, *rows: tuple[str, str, str, OfPage]) -> tuple[Check, ...]:
    """Return checks that look at one page at a time."""
    return tuple(
        Check(name, title, tuple(rules.split()), level, page=run) for name, title, rules, run in rows
    )


def _files(level: Level, *rows: tuple[str, str, str, OfFile], knowing: bool = False) -> tuple[Check, ...]:
    """Return checks that look at the file as a whole; `knowing`: they need what the dossier knows."""
    return tuple(
        Check(name, title, tuple(rules.split()), level, file=run, knowing=knowing)
        for name, title, rules, run in rows
    )


_CHECKS: Final = (
    *_files(
        Level.LEAK,
        ("secrets.mupdf", "gelakte woorden in de tekst (MuPDF)", "C01", secrets.mupdf),
        ("secrets.pdfminer", "gelakte woorden in de tekst (pdfminer)", "C01", secrets.pdfminer),
        ("secrets.pdfium", "gelakte woorden in de tekst (PDFium)", "C01", secrets.pdfium),
        ("secrets.ocr", "gelakte woorden in het beeld", "C01 C02", secrets.by_eye),
        ("secrets.carried", "gelakte woorden in verborgen gegevens", "C01 C04", secrets.in_carriers),
        ("secrets.file_name", "gelakte woorden in de bestandsnaam", "C06", secrets.in_file_name),
        knowing=True,
    ),
    *_files(Level.QUALITY, ("kept_text.whole", "overige tekst", "C09", kept_text.kept_text), knowing=True),
    *_pages(
        Level.LEAK,
        ("under_box.text", "tekst onder een vak", "C02", under_box.text),
        ("under_box.image_over_text", "tekst onder een afbeelding", "C02", under_box.image_over_text),
        ("under_box.pixels", "afbeelding nog heel onder een vak", "C02", under_box.pixels),
        ("under_box.lines", "tekening onder een vak", "C02", under_box.lines),
        ("under_box.half", "woord maar half bedekt", "C02", under_box.half),
        ("under_box.burnt", "tekstlaag onder een vak in het beeld", "C15", under_box.burnt_over),
        ("under_box.own", "gelakte plaats zonder vak", "C02", under_box.own),
        ("unseen.invisible", "onzichtbare tekst", "C02", unseen.invisible),
        ("unseen.colour", "tekst in de kleur van de ondergrond", "C02", unseen.colour),
        ("unseen.tiny", "tekst te klein om te lezen", "C02", unseen.tiny),
        ("unseen.transparent", "doorzichtige tekst", "C02", unseen.transparent),
        ("unseen.off_page", "tekst buiten de pagina", "C02", unseen.off_page),
        ("unseen.clipped", "weggesneden tekst", "C02", unseen.clipped),
        ("unseen.ocr", "tekstlaag die meer zegt dan het beeld", "C15", unseen.ocr),
        ("fonts.unmapped", "woorden die geen programma kan lezen", "C09", fonts.unmapped),
        ("visible.bsn", "burgerservicenummers", "C08", visible.bsn),
        ("visible.iban", "bankrekeningnummers", "C08", visible.iban),
        ("visible.phone", "telefoonnummers", "C08", visible.phone),
        ("visible.email", "e-mailadressen", "C08", visible.email),
        ("visible.birth_date", "geboortedata", "C08", visible.birth_date),
        ("visible.name", "namen naast gelakte namen", "C08", visible.name),
    ),
    *_files(
        Level.LEAK,
        ("unseen.layer", "verborgen lagen", "C03", unseen.layer),
        ("carriers.redact", "niet toegepaste lakvakken", "C03", carriers.redact),
        ("carriers.comment", "opmerkingen en markeringen", "C03 C14", carriers.comment),
        ("carriers.cover", "losse vakken over de pagina", "C03", carriers.cover),
        ("carriers.annotation_text", "tekst in aantekeningen", "C03", carriers.annotation_text),
        ("carriers.field", "formuliervelden en handtekeningen", "C04", carriers.field),
        ("carriers.attachment", "bijlagen in de PDF", "C04 C13", carriers.attachment),
        ("carriers.link", "koppelingen", "C05", carriers.link),
        ("carriers.script", "scripts", "C04", carriers.script),
        ("carriers.action", "opdrachten", "C04", carriers.action),
        ("carriers.thumbnail", "miniaturen van pagina's", "C04", pictures.thumbnail),
        ("carriers.alternates", "tweede uitvoeringen van afbeeldingen", "C02 C04", pictures.alternates),
        ("hidden.form", "stukken pagina die niet getekend worden", "C04", hidden.form_xobject),
        ("hidden.pattern", "tekst in vulpatronen", "C04", hidden.pattern),
        ("hidden.structure", "codelaag die meer zegt dan de pagina", "C04", hidden.structure),
        ("hidden.alternate", "alternatieve teksten", "C04", hidden.alternate),
        ("hidden.outline", "bladwijzers", "C04", hidden.outline),
        ("hidden.destination", "benoemde bestemmingen en labels", "C04", hidden.destination),
        ("hidden.anywhere", "namen in andere onderdelen", "C04", anywhere.anywhere),
        ("metadata.info", "eigenschappen van het bestand", "C04", metadata.info),
        ("metadata.xmp", "metagegevens (XMP)", "C04", metadata.xmp),
        ("metadata.private", "eigen gegevens van programma's", "C04", metadata.private),
        ("metadata.exif", "eigenschappen van afbeeldingen", "C04", pictures.exif),
        ("file.revision", "eerdere versies", "C04", file_bytes.revision),
        ("file.orphan", "losse onderdelen", "C04", file_bytes.orphan),
        ("file.after_end", "losse gegevens", "C04", file_bytes.after_end),
        ("file.damaged", "beschadigd bestand", "C04", file_bytes.damaged),
        ("file.name", "persoonsgegevens in de bestandsnaam", "C06", visible.file_name),
        ("fonts.subset", "letters van gelakte woorden in lettertypen", "C02", fonts.subset),
        ("fonts.lying", "lettertypen die iets anders zeggen dan ze tonen", "C15", fonts.lying),
    ),
    *_files(
        Level.LAW,
        ("grounds.missing", "vakken zonder grond", "C07", grounds.missing),
        ("grounds.not_explained", "gronden zonder toelichting", "C07", grounds.not_explained),
        ("grounds.not_used", "toegelichte gronden die niet zijn gebruikt", "C07", grounds.not_used),
        ("grounds.wob", "gronden van de Wob", "C07", grounds.wob),
    ),
    *_pages(
        Level.QUALITY,
        ("grounds.label", "leesbare etiketten", "C17", grounds.label),
        ("scan.text", "pagina's zonder tekst", "C09", scan.text),
        ("scan.picture", "pagina's die plaatjes werden", "C09", scan.picture),
    ),
    *_files(
        Level.QUALITY,
        ("accessible.language", "taal", "C10", accessible.language),
        ("accessible.title", "titel", "C10", accessible.title),
        ("accessible.tags", "codelaag (tags)", "C10", accessible.tags),
    ),
    *_pages(
        Level.LAW,
        ("overdone.page", "te veel gelakt", "C16", overdone.page),
        ("unfinished.concept", "versies die niet voor het publiek zijn", "C14", unfinished.concept),
        ("overdone.kept", "gelakt wat openbaar hoort te zijn", "C16", overdone.kept),
    ),
)
CATALOGUE: Final[dict[str, Check]] = {check.name: check for check in _CHECKS}
"""Every check by its name, in the order in which they are told."""
