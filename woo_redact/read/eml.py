"""Reads a mail: its header as fields, its body as blocks, and what hangs on it."""

import hashlib
import re
from dataclasses import dataclass, field

from woo_redact.errors import UnreadableError
from woo_redact.model import Address, BlockKind, Document, DocumentKind, Mail
from woo_redact.read.addresses import Entry, addresses, read_addresses
from woo_redact.read.clean import one_line
from woo_redact.read.dates import UNKNOWN, day_of, in_dutch, read_date
from woo_redact.read.draft import RULE, Draft, assemble
from woo_redact.read.headers import Headers
from woo_redact.read.limits import MAX_TEXT
from woo_redact.read.mime import Attachment, Parts, read_parts

NO_SUBJECT = "(geen onderwerp)"
_MESSAGE_ID = re.compile(r"<[^<>\s]+>")
_PEOPLE = ("from", "sender", "to", "cc", "bcc", "reply-to")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMail:
    """A mail as a document, and its attachments in the order in which they appear."""

    document: Document
    attachments: tuple[Attachment, ...] = field(repr=False)


def read_eml(untrusted_data: bytes, *, source: str, local_id: str, parent: str | None) -> ReadMail:
    """Return a mail (RFC 5322) as a flow document.

    Raises:
        UnreadableError: when it is no mail, or larger or nested deeper than any real one.
    """
    parts = read_parts(untrusted_data)
    people = {name: _entries(parts.headers, name) for name in _PEOPLE}
    mail = _mail(parts, people)
    text, blocks = assemble((*_fields(parts, people, mail), RULE, *parts.body.drafts))
    if len(text) > MAX_TEXT:
        raise UnreadableError("de tekst van het bericht is te groot")
    document = Document(
        id=local_id,
        kind=DocumentKind.FLOW,
        title=mail.subject or NO_SUBJECT,
        source=source,
        sha256=hashlib.sha256(untrusted_data).hexdigest(),
        text=text,
        parent=parent,
        date=day_of(mail.date),
        media_type="message/rfc822",
        blocks=blocks,
        unread=parts.sealed,
        remarks=parts.body.told,
        mail=mail,
    )
    return ReadMail(document=document, attachments=parts.attachments)


def _entries(headers: Headers, name: str) -> tuple[Entry, ...]:
    """Return the entries of every line of this name: some programs write one line per recipient."""
    return tuple(entry for line in headers.all(name) for entry in read_addresses(line))


def _mail(parts: Parts, people: dict[str, tuple[Entry, ...]]) -> Mail:
    """Return the header of a mail as a value."""
    headers = parts.headers
    senders = addresses(people["from"]) or addresses(people["sender"])
    identity = _MESSAGE_ID.search(headers.text("message-id"))
    related = f"{headers.text('references')} {headers.text('in-reply-to')}"
    return Mail(
        sender=senders[0] if senders else None,
        to=addresses(people["to"]),
        cc=addresses(people["cc"]),
        bcc=addresses(people["bcc"]),
        reply_to=addresses(people["reply-to"]),
        subject=headers.text("subject"),
        date=read_date(headers.text("date")),
        attachments=tuple(one_line(part.name) for part in parts.attachments if not _is_shown(part, parts)),
        message_id=identity[0] if identity else headers.text("message-id"),
        references=tuple(dict.fromkeys(_MESSAGE_ID.findall(related))),
    )


def _is_shown(attachment: Attachment, parts: Parts) -> bool:
    """Tell whether an attachment is a picture that the body shows; Outlook does not list those."""
    return attachment.media_type.startswith("image/") and attachment.cid in parts.body.pictures


def _fields(parts: Parts, people: dict[str, tuple[Entry, ...]], mail: Mail) -> list[Draft]:
    """Return the header as Outlook prints it in Dutch, one field a paragraph."""
    headers = parts.headers
    told = one_line(headers.text("date"))
    date = in_dutch(mail.date) if mail.date or not told else f"{UNKNOWN} {told}"
    senders = people["from"] or people["sender"]
    lines = [("Van", _shown(senders) or UNKNOWN)]
    if {a.casefold() for _, a in addresses(people["sender"])} - {a.casefold() for _, a in addresses(senders)}:
        lines.append(("Afzender", _shown(people["sender"])))
    lines.append(("Verzonden", date))
    lines += [(label, _shown(people[label.casefold()])) for label in ("To", "Cc", "Bcc")]
    if addresses(people["reply-to"]) != addresses(senders):
        lines.append(("Antwoord aan", _shown(people["reply-to"])))
    lines.append(("Onderwerp", mail.subject or NO_SUBJECT))
    lines.append(("Bijlagen", "; ".join(mail.attachments)))
    return [_field("Aan" if label == "To" else label, value) for label, value in lines if value]


def _field(label: str, value: str) -> Draft:
    """Return one field; its text begins with the label."""
    return Draft(kind=BlockKind.FIELD, text=f"{label}: {value}", attributes=(("name", label),))


def _shown(entries: tuple[Entry, ...]) -> str:
    """Return addresses as they are printed: "Naam" <lokaal@domein>, joined by "; "."""
    return "; ".join(_address(entry.address) for entry in entries)


def _address(address: Address) -> str:
    """Return one address as it is printed."""
    name, mailbox = address
    quoted = '"' + name.replace('"', "'") + '"'
    return f"{quoted} <{mailbox}>" if name and mailbox else mailbox or quoted
