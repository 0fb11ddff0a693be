"""Reads a PDF; pages that can be read neither as text nor by eye make the document unread."""

import dataclasses
import hashlib
from itertools import groupby
from pathlib import PurePosixPath

from woo_redact.language import recorded
from woo_redact.model import Document, DocumentKind, Item
from woo_redact.pdf.packed import pack
from woo_redact.pdf.source import unlocked
from woo_redact.pdf.text import read_pdf

_EMPTY = recorded("empty pages")
_OPENED = recorded("the PDF was protected and was opened with the given password")


def unlock_paper(
    untrusted_data: bytes,
    passwords: tuple[str, ...],
    *,
    source: str,
    name: str,
    local_id: str,
    parent: str | None,
) -> Item:
    """Return a PDF as a paper document, with the bytes to redact: those without encryption.

    So no password is needed, or kept, after a file was read.

    Raises:
        UnreadableError: as `read_paper`; EncryptedError when none of the passwords opens it.
    """
    plain = unlocked(untrusted_data, passwords)
    data = untrusted_data if plain is None else plain
    item = paper_item(data, source=source, name=name, local_id=local_id, parent=parent)
    if plain is None:
        return item
    sha256 = hashlib.sha256(untrusted_data).hexdigest()
    opened = dataclasses.replace(item.document, sha256=sha256, remarks=(_OPENED, *item.document.remarks))
    return dataclasses.replace(item, document=opened)


def read_paper(
    untrusted_data: bytes, *, source: str, name: str, local_id: str, parent: str | None
) -> Document:
    """Return a PDF as a paper document (see `paper_item`)."""
    return paper_item(untrusted_data, source=source, name=name, local_id=local_id, parent=parent).document


def paper_item(untrusted_data: bytes, *, source: str, name: str, local_id: str, parent: str | None) -> Item:
    """Return a PDF as a paper document, with the places of what was read, packed.

    No date and no title are taken from its metadata, which can be wrong.

    Raises:
        UnreadableError: when it is no whole, openable PDF; EncryptedError when it needs a password.
    """
    paper = read_pdf(untrusted_data)
    blank = () if paper.text.strip() or paper.distrusted else (_EMPTY,)
    seen = (
        (recorded("as a picture: {reasons}", reasons=_by_reason(paper.pictures)),) if paper.pictures else ()
    )
    document = Document(
        id=local_id,
        kind=DocumentKind.PAPER,
        title=PurePosixPath(name).stem,
        source=source,
        sha256=hashlib.sha256(untrusted_data).hexdigest(),
        text=paper.text,
        parent=parent,
        media_type="application/pdf",
        pages=paper.pages,
        unreadable_pages=tuple(number for number, _ in paper.distrusted),
        unread=_by_reason(paper.distrusted),
        remarks=(*paper.remarks, *seen, *blank),
        recognised=paper.recognised,
        objects=paper.objects,
    )
    return Item(document=document, data=untrusted_data, reading=pack(paper, untrusted_data))


def _by_reason(pages_and_reasons: tuple[tuple[int, str], ...]) -> str:
    """Say why pages are treated so, with their numbers as a reader counts them: "… (pagina 1, 2)"."""
    by_reason = groupby(sorted(pages_and_reasons, key=lambda entry: entry[1]), key=lambda entry: entry[1])
    return "; ".join(
        recorded(
            "{reason} (page {pages})",
            reason=reason,
            pages=", ".join(str(number + 1) for number, _reason in pages),
        )
        for reason, pages in by_reason
    )
