"""Reads a file of plain text or HTML; a mail that was printed as one keeps its fields."""

import hashlib
from pathlib import PurePosixPath

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Document, DocumentKind
from woo_redact.read.clean import decode
from woo_redact.read.draft import Body, assemble
from woo_redact.read.html_body import read_html
from woo_redact.read.letter import ReadMail, pictures_in
from woo_redact.read.limits import MAX_MARKUP, MAX_TEXT
from woo_redact.read.mime import META
from woo_redact.read.quoting import mark_quotes
from woo_redact.read.text_body import read_text


def read_plain(
    untrusted_data: bytes, *, source: str, name: str, local_id: str, parent: str | None
) -> Document:
    """Return a text file as a flow document without date: a text file does not tell one.

    Raises:
        UnreadableError: when there is no text in it, or more than can be reviewed.
    """
    if len(untrusted_data) > 4 * MAX_TEXT:
        raise UnreadableError(recorded("the text is too large"))
    body = read_text(decode(untrusted_data))
    return _document(body, untrusted_data, "text/plain", (source, name, local_id, parent))


def read_page(
    untrusted_data: bytes, *, source: str, name: str, local_id: str, parent: str | None
) -> ReadMail:
    """Return an HTML file as a flow document, with the pictures in it; its title is its name.

    Raises:
        UnreadableError: when there is no text in it, or more than can be reviewed.
    """
    if len(untrusted_data) > MAX_MARKUP:
        raise UnreadableError(recorded("the text is too large"))
    meta = META.search(untrusted_data[:4096])
    body = read_html(decode(untrusted_data, meta[1].decode() if meta else ""))
    document = _document(body, untrusted_data, "text/html", (source, name, local_id, parent))
    return ReadMail(document=document, attachments=tuple(pictures_in(body)))


def _document(body: Body, data: bytes, media_type: str, told: tuple[str, str, str, str | None]) -> Document:
    """Return the document of a body; `told` is its source, name, local id and parent."""
    source, name, local_id, parent = told
    text, blocks = assemble(mark_quotes(body.drafts, own_header=True))
    if not text:
        raise UnreadableError(recorded("the file is empty"))
    if len(text) > MAX_TEXT:
        raise UnreadableError(recorded("the text is too large"))
    return Document(
        id=local_id,
        kind=DocumentKind.FLOW,
        title=PurePosixPath(name).stem,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        parent=parent,
        media_type=media_type,
        blocks=blocks,
        remarks=body.told,
    )
