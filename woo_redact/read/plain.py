"""Reads a file of plain text; a mail that was printed as text keeps its fields."""

import hashlib
from pathlib import PurePosixPath

from woo_redact.errors import UnreadableError
from woo_redact.model import Document, DocumentKind
from woo_redact.read.clean import decode
from woo_redact.read.draft import Body, assemble
from woo_redact.read.limits import MAX_TEXT
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
        raise UnreadableError("de tekst is te groot")
    body = read_text(decode(untrusted_data))
    text, blocks = assemble(mark_quotes(body.drafts, own_header=True))
    if not text:
        raise UnreadableError("het bestand is leeg")
    if len(text) > MAX_TEXT:
        raise UnreadableError("de tekst is te groot")
    return Document(
        id=local_id,
        kind=DocumentKind.FLOW,
        title=PurePosixPath(name).stem,
        source=source,
        sha256=hashlib.sha256(untrusted_data).hexdigest(),
        text=text,
        parent=parent,
        media_type="text/plain",
        blocks=blocks,
        remarks=Body(unseen=body.unseen).told,
    )
