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
from woo_redact.language import recorded
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
        ("secrets.mupdf", recorded("redacted words in the text (MuPDF)"), "C01", secrets.mupdf),
        ("secrets.pdfminer", recorded("redacted words in the text (pdfminer)"), "C01", secrets.pdfminer),
        ("secrets.pdfium", recorded("redacted words in the text (PDFium)"), "C01", secrets.pdfium),
        ("secrets.ocr", recorded("redacted words in the picture"), "C01 C02", secrets.by_eye),
        ("secrets.carried", recorded("redacted words in hidden data"), "C01 C04", secrets.in_carriers),
        ("secrets.file_name", recorded("redacted words in the file name"), "C06", secrets.in_file_name),
        knowing=True,
    ),
    *_files(
        Level.QUALITY,
        ("kept_text.whole", recorded("the other text"), "C09", kept_text.kept_text),
        knowing=True,
    ),
    *_pages(
        Level.LEAK,
        ("under_box.text", recorded("text under a box"), "C02", under_box.text),
        ("under_box.image_over_text", recorded("text under a picture"), "C02", under_box.image_over_text),
        ("under_box.pixels", recorded("picture still whole under a box"), "C02", under_box.pixels),
        ("under_box.lines", recorded("drawing under a box"), "C02", under_box.lines),
        ("under_box.half", recorded("word only half covered"), "C02", under_box.half),
        ("under_box.burnt", recorded("text layer under a box in the picture"), "C15", under_box.burnt_over),
        ("under_box.own", recorded("redacted place without a box"), "C02", under_box.own),
        ("unseen.invisible", recorded("invisible text"), "C02", unseen.invisible),
        ("unseen.colour", recorded("text in the colour of the background"), "C02", unseen.colour),
        ("unseen.tiny", recorded("text too small to read"), "C02", unseen.tiny),
        ("unseen.transparent", recorded("transparent text"), "C02", unseen.transparent),
        ("unseen.off_page", recorded("text off the page"), "C02", unseen.off_page),
        ("unseen.clipped", recorded("clipped text"), "C02", unseen.clipped),
        ("unseen.ocr", recorded("text layer that says more than the picture"), "C15", unseen.ocr),
        ("fonts.unmapped", recorded("words that no program can read"), "C09", fonts.unmapped),
        ("visible.bsn", recorded("burgerservicenummers"), "C08", visible.bsn),
        ("visible.iban", recorded("bank account numbers"), "C08", visible.iban),
        ("visible.phone", recorded("telephone numbers"), "C08", visible.phone),
        ("visible.email", recorded("e-mail addresses"), "C08", visible.email),
        ("visible.birth_date", recorded("dates of birth"), "C08", visible.birth_date),
        ("visible.name", recorded("names beside redacted names"), "C08", visible.name),
    ),
    *_files(
        Level.LEAK,
        ("unseen.layer", recorded("hidden layers"), "C03", unseen.layer),
        ("carriers.redact", recorded("redaction marks not applied"), "C03", carriers.redact),
        ("carriers.comment", recorded("annotations and marks"), "C03 C14", carriers.comment),
        ("carriers.cover", recorded("loose boxes over the page"), "C03", carriers.cover),
        ("carriers.annotation_text", recorded("text in annotations"), "C03", carriers.annotation_text),
        ("carriers.field", recorded("form fields and signatures"), "C04", carriers.field),
        ("carriers.attachment", recorded("attachments in the PDF"), "C04 C13", carriers.attachment),
        ("carriers.link", recorded("links"), "C05", carriers.link),
        ("carriers.script", recorded("scripts"), "C04", carriers.script),
        ("carriers.action", recorded("actions"), "C04", carriers.action),
        ("carriers.thumbnail", recorded("thumbnails of pages"), "C04", pictures.thumbnail),
        ("carriers.alternates", recorded("alternate pictures"), "C02 C04", pictures.alternates),
        ("hidden.form", recorded("parts of pages that are not drawn"), "C04", hidden.form_xobject),
        ("hidden.pattern", recorded("text in fill patterns"), "C04", hidden.pattern),
        ("hidden.structure", recorded("tags that say more than the page"), "C04", hidden.structure),
        ("hidden.alternate", recorded("alternative texts"), "C04", hidden.alternate),
        ("hidden.outline", recorded("bookmarks"), "C04", hidden.outline),
        ("hidden.destination", recorded("named destinations and labels"), "C04", hidden.destination),
        ("hidden.anywhere", recorded("names in other parts"), "C04", anywhere.anywhere),
        ("metadata.info", recorded("properties of the file"), "C04", metadata.info),
        ("metadata.xmp", "metagegevens (XMP)", "C04", metadata.xmp),
        ("metadata.private", recorded("private data of programs"), "C04", metadata.private),
        ("metadata.exif", recorded("properties of pictures"), "C04", pictures.exif),
        ("file.revision", recorded("earlier versions"), "C04", file_bytes.revision),
        ("file.orphan", recorded("loose parts"), "C04", file_bytes.orphan),
        ("file.after_end", recorded("loose data"), "C04", file_bytes.after_end),
        ("file.damaged", recorded("damaged file"), "C04", file_bytes.damaged),
        ("file.name", recorded("personal data in the file name"), "C06", visible.file_name),
        ("fonts.subset", recorded("letters of redacted words in fonts"), "C02", fonts.subset),
        ("fonts.lying", recorded("fonts that say something else than they show"), "C15", fonts.lying),
    ),
    *_files(
        Level.LAW,
        ("grounds.missing", recorded("boxes without a ground"), "C07", grounds.missing),
        ("grounds.not_explained", recorded("grounds without an explanation"), "C07", grounds.not_explained),
        ("grounds.not_used", recorded("explained grounds that are not used"), "C07", grounds.not_used),
        ("grounds.wob", recorded("grounds of the Wob"), "C07", grounds.wob),
    ),
    *_pages(
        Level.QUALITY,
        ("grounds.label", recorded("readable labels"), "C17", grounds.label),
        ("scan.text", recorded("pages without text"), "C09", scan.text),
        ("scan.picture", recorded("pages that became pictures"), "C09", scan.picture),
    ),
    *_files(
        Level.QUALITY,
        ("accessible.language", recorded("language"), "C10", accessible.language),
        ("accessible.title", recorded("title"), "C10", accessible.title),
        ("accessible.tags", recorded("tags"), "C10", accessible.tags),
    ),
    *_pages(
        Level.LAW,
        ("overdone.page", recorded("too much redacted"), "C16", overdone.page),
        ("unfinished.concept", recorded("versions that are not for the public"), "C14", unfinished.concept),
        ("overdone.kept", recorded("redacted what should be public"), "C16", overdone.kept),
    ),
)
CATALOGUE: Final[dict[str, Check]] = {check.name: check for check in _CHECKS}
"""Every check by its name, in the order in which they are told."""
