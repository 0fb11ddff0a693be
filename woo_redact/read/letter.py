"""A message of any kind becomes a document: its header as fields in Dutch, its body as blocks."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Address, BlockKind, Document, DocumentKind, Mail
from woo_redact.read.addresses import Entry, addresses
from woo_redact.read.clean import one_line
from woo_redact.read.dates import UNKNOWN, day_of, in_dutch
from woo_redact.read.draft import RULE, Body, Draft, assemble
from woo_redact.read.limits import MAX_TEXT

NO_SUBJECT = "(geen onderwerp)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Something that hangs on a mail; `name` may be "" and `cid` is what the body shows it by.

    `unread` says why it could not even be taken out; its data is then empty.
    """

    name: str = field(repr=False)
    media_type: str
    data: bytes = field(repr=False)
    cid: str = field(default="", repr=False)
    unread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message as its reader found it, in no particular file format.

    `told` is the date as it was written, for when it cannot be understood; `resent` are the recipients of
    each time it was sent on unchanged, as (label, field of a mail, value); `sealed` says why the body
    could not be opened, "" if it could.
    """

    senders: tuple[Entry, ...] = ()
    sent_by: tuple[Entry, ...] = ()
    to: tuple[Entry, ...] = ()
    cc: tuple[Entry, ...] = ()
    bcc: tuple[Entry, ...] = ()
    reply_to: tuple[Entry, ...] = ()
    resent: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)
    subject: str = field(default="", repr=False)
    date: dt.datetime | None = None
    told: str = field(default="", repr=False)
    message_id: str = ""
    references: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: Body = field(default_factory=Body, repr=False)
    attachments: tuple[Attachment, ...] = ()
    sealed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMail:
    """A mail as a document, and its attachments in the order in which they appear."""

    document: Document
    attachments: tuple[Attachment, ...] = field(repr=False)


def write_out(
    letter: Letter, untrusted_data: bytes, *, source: str, local_id: str, parent: str | None
) -> ReadMail:
    """Return a message as a flow document; `untrusted_data` are the bytes it was read from.

    Raises:
        UnreadableError: when it is larger than any real one.
    """
    mail = _mail(letter)
    text, blocks = assemble((*_fields(letter, mail), RULE, *letter.body.drafts))
    if len(text) > MAX_TEXT:
        raise UnreadableError(recorded("the text of the message is too large"))
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
        unread=letter.sealed,
        remarks=letter.body.told,
        mail=mail,
    )
    return ReadMail(document=document, attachments=(*letter.attachments, *pictures_in(letter.body)))


def pictures_in(body: Body) -> Iterator[Attachment]:
    """Yield the pictures that stand in the markup of a body as what hangs on it."""
    for number, (media_type, data) in enumerate(body.embedded, start=1):
        suffix = re.sub(r"[^a-z0-9].*", "", media_type.partition("/")[2])
        yield Attachment(name=f"afbeelding {number}.{suffix}", media_type=media_type, data=data)


def shown(entries: tuple[Entry, ...]) -> str:
    """Return addresses as they are printed: "Naam" <lokaal@domein>, joined by "; "."""
    return "; ".join(_address(entry.address) for entry in entries)


def _mail(letter: Letter) -> Mail:
    """Return the header of a message as a value."""
    senders = addresses(letter.senders) or addresses(letter.sent_by)
    return Mail(
        sender=senders[0] if senders else None,
        to=addresses(letter.to),
        cc=addresses(letter.cc),
        bcc=addresses(letter.bcc),
        reply_to=addresses(letter.reply_to),
        subject=letter.subject,
        date=letter.date,
        attachments=tuple(one_line(part.name) for part in letter.attachments if not _is_shown(part, letter)),
        message_id=letter.message_id,
        references=letter.references,
    )


def _is_shown(attachment: Attachment, letter: Letter) -> bool:
    """Tell whether an attachment is a picture that the body shows; Outlook does not list those."""
    return attachment.media_type.startswith("image/") and attachment.cid in letter.body.pictures


def _fields(letter: Letter, mail: Mail) -> list[Draft]:
    """Return the header as Outlook prints it in Dutch, one field a paragraph."""
    told = one_line(letter.told)
    date = in_dutch(mail.date) if mail.date or not told else f"{UNKNOWN} {told}"
    senders = letter.senders or letter.sent_by
    lines = [("Van", shown(senders) or UNKNOWN)]
    if {a.casefold() for _, a in addresses(letter.sent_by)} - {a.casefold() for _, a in addresses(senders)}:
        lines.append(("Afzender", shown(letter.sent_by)))
    lines.append(("Verzonden", date))
    lines += [("Aan", shown(letter.to)), ("Cc", shown(letter.cc)), ("Bcc", shown(letter.bcc))]
    if addresses(letter.reply_to) != addresses(senders):
        lines.append(("Antwoord aan", shown(letter.reply_to)))
    lines.append(("Onderwerp", mail.subject or NO_SUBJECT))
    lines.append(("Bijlagen", "; ".join(mail.attachments)))
    drafts = [field_draft(label, value) for label, value in lines if value]
    drafts += [field_draft(label, value, name=name) for label, name, value in letter.resent]
    return drafts + [field_draft(label, value) for label, value in letter.more]


def field_draft(label: str, value: str, *, name: str = "") -> Draft:
    """Return one field; its text begins with the label, `name` is the field of a mail that it is like."""
    return Draft(kind=BlockKind.FIELD, text=f"{label}: {value}", attributes=(("name", name or label),))


def _address(address: Address) -> str:
    """Return one address as it is printed."""
    name, mailbox = address
    quoted = '"' + name.replace('"', "'") + '"'
    return f"{quoted} <{mailbox}>" if name and mailbox else mailbox or quoted
