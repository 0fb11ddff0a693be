"""Reads a mail (RFC 5322): the lines of its header, its MIME parts."""

import re
from collections.abc import Iterator

from woo_redact.read.addresses import Entry, read_addresses
from woo_redact.read.dates import in_dutch, read_date
from woo_redact.read.headers import Headers
from woo_redact.read.letter import Letter, ReadMail, shown, write_out
from woo_redact.read.mime import Parts, read_parts

_MESSAGE_ID = re.compile(r"<[^<>\s]+>")
# A mail that was sent on unchanged has these beside its own (RFC 5322, 3.6.6).
_RESENT = (
    ("resent-from", "Doorgezonden door", "Van"),
    ("resent-sender", "Doorgezonden namens", "Afzender"),
    ("resent-to", "Doorgezonden aan", "Aan"),
    ("resent-cc", "Doorgezonden cc", "Cc"),
    ("resent-bcc", "Doorgezonden bcc", "Bcc"),
)


def read_eml(untrusted_data: bytes, *, source: str, local_id: str, parent: str | None) -> ReadMail:
    """Return a mail (RFC 5322) as a flow document.

    Raises:
        UnreadableError: when it is no mail, or larger or nested deeper than any real one.
    """
    letter = letter_of(read_parts(untrusted_data))
    return write_out(letter, untrusted_data, source=source, local_id=local_id, parent=parent)


def letter_of(parts: Parts) -> Letter:
    """Return what a mail says in its header and body."""
    headers = parts.headers
    identity = _MESSAGE_ID.search(headers.text("message-id"))
    related = f"{headers.text('references')} {headers.text('in-reply-to')}"
    return Letter(
        senders=_entries(headers, "from"),
        sent_by=_entries(headers, "sender"),
        to=_entries(headers, "to"),
        cc=_entries(headers, "cc"),
        bcc=_entries(headers, "bcc"),
        reply_to=_entries(headers, "reply-to"),
        resent=tuple(_resent(headers)),
        subject=headers.text("subject"),
        date=read_date(headers.text("date")),
        told=headers.text("date"),
        message_id=identity[0] if identity else headers.text("message-id"),
        references=tuple(dict.fromkeys(_MESSAGE_ID.findall(related))),
        body=parts.body,
        attachments=parts.attachments,
        sealed=parts.sealed,
    )


def _entries(headers: Headers, name: str) -> tuple[Entry, ...]:
    """Return the entries of every line of this name: some programs write one line per recipient."""
    return tuple(entry for line in headers.all(name) for entry in read_addresses(line))


def _resent(headers: Headers) -> Iterator[tuple[str, str, str]]:
    """Yield who sent a mail on unchanged, to whom and when, as (label, field of a mail, value)."""
    for name, label, like in _RESENT:
        if people := shown(_entries(headers, name)):
            yield label, like, people
    for told in headers.all("resent-date"):
        yield "Doorgezonden op", "Verzonden", in_dutch(read_date(told)) if read_date(told) else told
