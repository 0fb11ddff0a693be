"""An office file waits until LibreOffice has made a PDF of it, many at a time; then it is read as paper."""

import dataclasses
import hashlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from woo_redact import office
from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Document, DocumentKind, Item
from woo_redact.office.package import missing
from woo_redact.read.pdf import paper_item

PENDING = "office:"
"""What the remark of a waiting document begins with; its suffix follows."""


def pending(
    untrusted_data: bytes, *, source: str, name: str, word: str, local_id: str, parent: str | None
) -> Item:
    """Return the item that stands for an office file until it is `finished`."""
    document = Document(
        id=local_id,
        kind=DocumentKind.PAPER,
        title=PurePosixPath(name).stem,
        source=source,
        sha256=hashlib.sha256(untrusted_data).hexdigest(),
        text="",
        parent=parent,
        media_type=office.MEDIA_TYPES.get(word, "application/octet-stream"),
        unread=recorded("the office file has not been converted yet"),
        remarks=(f"{PENDING}{word}",),
    )
    return Item(document=document, data=untrusted_data)


def is_pending(document: Document) -> bool:
    """Tell whether a document waits for LibreOffice."""
    return any(remark.startswith(PENDING) for remark in document.remarks)


def finished(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items with every office file among them made a paper document, in one go.

    One that cannot be converted or read says why in `unread`; its data is then the file as it was.
    """
    waiting = [item for item in items if is_pending(item.document)]
    if not waiting:
        return tuple(items)
    made = dict(
        zip((item.document.id for item in waiting), office.convert(map(_source, waiting)), strict=True)
    )
    return tuple(_done(item, made[item.document.id]) if item.document.id in made else item for item in items)


def _source(item: Item) -> office.Source:
    """Return the file behind a waiting document."""
    word = next(remark[len(PENDING) :] for remark in item.document.remarks if remark.startswith(PENDING))
    return office.Source(data=item.data, suffix=word)


def _lost(words: int) -> str:
    """Return that text was lost."""
    if words == 1:
        return recorded("text was lost in the conversion by LibreOffice: 1 word")
    return recorded("text was lost in the conversion by LibreOffice: {words} words", words=words)


def _done(item: Item, made: office.Converted) -> Item:
    """Return the paper document of an office file, or why there is none."""
    waiting = item.document
    why = made.unread
    if not why:
        try:
            item_read = paper_item(
                made.pdf,
                source=waiting.source,
                name=waiting.title,
                local_id=waiting.id,
                parent=waiting.parent,
            )
        except UnreadableError as error:
            why = recorded("the conversion by LibreOffice cannot be read: {error}", error=error)
        else:
            paper = item_read.document
            lost = missing(paper.text, made.words)
            document = dataclasses.replace(
                paper,
                title=waiting.title,
                sha256=waiting.sha256,
                media_type=waiting.media_type,
                unread=_lost(lost) if lost else paper.unread,
                remarks=(*made.remarks, *paper.remarks),
            )
            return dataclasses.replace(item_read, document=document)
    remarks = waiting.remarks if made.missing else ()  # without the program it waits for the next run
    return Item(document=dataclasses.replace(waiting, unread=why, remarks=remarks), data=item.data)
