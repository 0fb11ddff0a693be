"""An Outlook item becomes a message: people, dates and bodies as MS-OXOMSG and MS-OXCMSG hold them."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace

from woo_redact.language import recorded
from woo_redact.model import Address
from woo_redact.read.addresses import Entry
from woo_redact.read.alternative import choose
from woo_redact.read.clean import decode, one_line
from woo_redact.read.dates import in_dutch
from woo_redact.read.draft import Body
from woo_redact.read.eml import letter_of
from woo_redact.read.headers import Headers
from woo_redact.read.html_body import html_body
from woo_redact.read.letter import Attachment, Letter
from woo_redact.read.mapi import BINARY, OBJECT, STRING8, UNICODE, Bag, charset_name
from woo_redact.read.mapi_items import item_fields
from woo_redact.read.mime import META, Parts, read_parts
from woo_redact.read.rtf import Wrapped, read_rtf
from woo_redact.read.rtf_packed import unpack_rtf
from woo_redact.read.text_body import plain_body
from woo_redact.read.tnef_write import write_tnef

_SUBJECT, _NORMAL_SUBJECT = 0x0037, 0x0E1D
_CLASS, _TRANSPORT = 0x001A, 0x007D
_SENT, _DELIVERED = 0x0039, 0x0E06
_IDENTITY, _REFERENCES, _IN_REPLY_TO = 0x1035, 0x1039, 0x1042
_FROM = (0x0042, (0x5D02, 0x0065))  # PidTagSentRepresenting: name, SMTP address, address
_SENDER = (0x0C1A, (0x5D01, 0x0C1F))  # PidTagSender
_RECIPIENT_NAMES = (0x5FF6, 0x3001)
_RECIPIENT_ADDRESSES = (0x39FE, 0x5FE5, 0x3003, 0x403E)
_RECIPIENT_TYPE = 0x0C15
_DISPLAYED = {1: 0x0E04, 2: 0x0E03, 3: 0x0E02}  # PidTagDisplayTo, Cc, Bcc
_REPLY_TO = 0x0050
_PLAIN, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_INTERNET_CHARSET = 0x3FDE
_ID = re.compile(r"<[^<>\s]+>")
_METHOD, _LONG_NAME, _SHORT_NAME, _DISPLAY_NAME = 0x3705, 0x3707, 0x3704, 0x3001
_MEDIA_TYPE, _CID, _CONTENT = 0x370E, 0x3712, 0x3701
_BY_VALUE, _EMBEDDED, _OLE = 1, 5, 6
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_SMIME, _LIST = "ipm.note.smime", "ipm.distlist"


def letter_of_bag(bag: Bag) -> Letter:
    """Return an Outlook item as a message, what only its transport header tells taken from there.

    Raises:
        UnreadableError: when a body is larger or nested deeper than any real one.
    """
    head = _transport(bag)
    body, attachments, sealed = _content_of(bag)
    people = {
        kind: _people(bag, kind, entries) for kind, entries in ((1, head.to), (2, head.cc), (3, head.bcc))
    }
    senders = _person(bag, *_FROM, head.senders)
    sent_by = _person(bag, *_SENDER, head.sent_by or head.senders)
    date = bag.moment(_SENT) or bag.moment(_DELIVERED) or head.date
    return Letter(
        senders=senders or head.senders or sent_by,
        sent_by=sent_by or head.sent_by,
        to=people[1],
        cc=people[2],
        bcc=people[3],
        reply_to=head.reply_to or tuple(_listed(bag.text(_REPLY_TO))),
        resent=head.resent,
        subject=one_line(_subject(bag)) or head.subject,
        date=date,
        told=head.told,
        message_id=(_ID.findall(bag.text(_IDENTITY)) or [head.message_id])[0],
        references=tuple(
            dict.fromkeys(
                (*_ID.findall(bag.text(_REFERENCES)), *_ID.findall(bag.text(_IN_REPLY_TO)), *head.references)
            )
        ),
        more=item_fields(bag, in_dutch),
        body=body,
        attachments=attachments,
        sealed=sealed,
    )


def _transport(bag: Bag) -> Letter:
    """Return what the header lines say that the mail came with over the internet; often there are none."""
    kind, data = bag.values.get(_TRANSPORT, (0, b""))
    lines = data.decode("utf-16-le", errors="replace").encode() if kind == UNICODE else data
    lines = lines.replace(b"\0", b"").lstrip()
    # Exchange puts a line of its own above the first header line.
    lines = re.sub(rb"^Microsoft Mail Internet Headers[^\n]*\n", b"", lines)
    message = email.message_from_bytes(lines, policy=email.policy.compat32)
    return letter_of(Parts(headers=Headers.of(message.raw_items()), body=Body(), attachments=()))


def _subject(bag: Bag) -> str:
    """Return the subject; a first sign U+0001 and the one after it are the length of "RE: " (MS-PST)."""
    text = bag.text(_SUBJECT) or bag.text(0x003D) + bag.text(_NORMAL_SUBJECT)
    return text[2:] if text.startswith("\x01") else text


# People


def _person(bag: Bag, name: int, addresses: tuple[int, ...], known: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return a sender: the first address that is one of the internet, else that of the transport header."""
    pair = _pair(bag, (name,), addresses)
    if pair[0] and not pair[1]:
        same = [entry.address for entry in known if _same_name(entry.address[0], pair[0])] or [
            entry.address for entry in known[:1] if "@" in entry.address[1]
        ]
        pair = (pair[0], same[0][1]) if same else pair
    return (Entry(address=pair),) if any(pair) else ()


def _pair(bag: Bag, names: tuple[int, ...], addresses: tuple[int, ...]) -> Address:
    """Return the name and address in a bag; an address within Exchange ("/O=…") tells nobody anything."""
    name = next((text for number in names if (text := one_line(bag.text(number)).strip("'\" "))), "")
    found = [one_line(bag.text(number)).strip("'\"<> ") for number in addresses]
    found = [address[5:] if address.casefold().startswith("smtp:") else address for address in found]
    address = next((address for address in found if "@" in address and " " not in address), "")
    if not name and not address:
        name = next((address.rpartition("=")[2] for address in found if address), "")
    return ("" if name.casefold() == address.casefold() else name), address


def _people(bag: Bag, kind: int, known: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the recipients of one kind: those of the table, then those that only a header names."""
    rows = [row for row in bag.recipients if ((row.number(_RECIPIENT_TYPE) or 0) & 0xF) == kind]
    if kind == 1:  # a row of no known kind is still a recipient
        rows = [row for row in bag.recipients if ((row.number(_RECIPIENT_TYPE) or 0) & 0xF) not in {2, 3}]
    found = [_pair(row, _RECIPIENT_NAMES, _RECIPIENT_ADDRESSES) for row in rows]
    found = [pair for pair in dict.fromkeys(_completed(pair, known) for pair in found) if any(pair)]
    everyone = [_pair(row, _RECIPIENT_NAMES, _RECIPIENT_ADDRESSES) for row in bag.recipients]
    entries = [Entry(address=pair) for pair in found]
    entries += [entry for entry in known if not any(_is_same(entry.address, pair) for pair in everyone)]
    if not entries:
        entries = list(_listed(bag.text(_DISPLAYED[kind])))
    return tuple(entries)


def _completed(pair: Address, known: tuple[Entry, ...]) -> Address:
    """Return a recipient with the address that the transport header has for the name."""
    if pair[1]:
        return pair
    return next((entry.address for entry in known if _same_name(entry.address[0], pair[0])), pair)


def _is_same(one: Address, other: Address) -> bool:
    """Tell whether two pairs are one recipient."""
    if one[1] and other[1]:
        return one[1].casefold() == other[1].casefold()
    return _same_name(one[0] or one[1], other[0] or other[1])


def _same_name(one: str, other: str) -> bool:
    """Tell whether two display names are the same."""
    return bool(one) and one.casefold().strip("'\" ") == other.casefold().strip("'\" ")


def _listed(names: str) -> Iterator[Entry]:
    """Yield the names in a list as Outlook shows it."""
    for name in names.split(";"):
        shown = one_line(name).strip("'\" ")
        if shown:
            yield Entry(address=("", shown) if "@" in shown and " " not in shown else (shown, ""))


# Bodies


def _content_of(bag: Bag) -> tuple[Body, tuple[Attachment, ...], str]:
    """Return body and attachments, of a signed mail those in its package, and what seals an encrypted one."""
    body, attachments = _body(bag), tuple(_attachments(bag))
    kind = bag.text(_CLASS).casefold()
    if kind.startswith(_LIST):
        return body, attachments, recorded("the members of the distribution list are not read")
    if not kind.startswith(_SMIME) or len(attachments) != 1:
        return body, attachments, ""
    data = attachments[0].data
    if not data.lstrip()[:13].lower().startswith(b"content-type:"):
        data = b"Content-Type: application/pkcs7-mime\r\n\r\n" + data
    inner = read_parts(data)
    if inner.sealed:
        return body, (), inner.sealed
    return choose([inner.body], [body]), inner.attachments, ""


def _body(bag: Bag) -> Body:
    """Return the body, all versions of it weighed."""
    rich: list[Body] = []
    plain: list[Body] = []
    kind, data = bag.values.get(_HTML, (0, b""))
    if data:
        rich.append(html_body(_html(bag, kind, data)))
    if text := bag.text(_PLAIN):
        plain.append(plain_body(text))
    if packed := bag.data(_RTF):
        rtf = read_rtf(unpack_rtf(packed))
        if rtf.wraps is Wrapped.HTML:
            if not rich:
                rich.append(html_body(rtf.text))
        elif rtf.text.strip():
            body = replace(plain_body(rtf.text.replace("\t", "  ")), hidden=rtf.hidden)
            (plain if rtf.wraps is Wrapped.TEXT and plain else rich).append(body)
    return choose(rich, plain)


def _html(bag: Bag, kind: int, data: bytes) -> str:
    """Return the HTML body: its own charset is another than that of the strings."""
    if kind == UNICODE:
        return data.decode("utf-16-le", errors="replace").rstrip("\0")
    page = bag.number(_INTERNET_CHARSET)
    meta = META.search(data[:4096])
    told = charset_name(page) if page else meta[1].decode() if meta else bag.charset
    return decode(data.rstrip(b"\0"), told)


# Attachments


def _attachments(bag: Bag) -> Iterator[Attachment]:
    """Yield what hangs on an item; what only points elsewhere is listed as unread."""
    for number, part in enumerate(bag.attachments, start=1):
        name = part.text(_LONG_NAME) or part.text(_SHORT_NAME) or part.text(_DISPLAY_NAME)
        name = re.split(r"[\\/]", one_line(name))[-1].strip(". ")
        method = part.number(_METHOD)
        if part.embedded is not None:
            subject = one_line(_subject(part.embedded)) or one_line(part.text(_DISPLAY_NAME)) or "bericht"
            name = _NOT_IN_NAMES.sub(" ", subject).strip(". ") + ".msg"
            yield Attachment(name=name, media_type="application/ms-tnef", data=write_tnef(part.embedded))
            continue
        kind, data = part.values.get(_CONTENT, (0, b""))
        media_type = one_line(part.text(_MEDIA_TYPE)).casefold()
        why = ""
        if method == _EMBEDDED:
            why, data = recorded("the attached message cannot be opened"), b""
        elif kind == OBJECT or method == _OLE:
            why, data = recorded("not processed: an object of another program (OLE)"), b""
        elif not data and method not in {None, 0, _BY_VALUE}:
            why = recorded("the attachment is only a reference to a file elsewhere")
        elif kind not in {BINARY, STRING8, UNICODE}:
            why = recorded("the content of the attachment is missing")
        yield Attachment(
            name=name or f"bijlage {number}",
            media_type=media_type,
            data=data,
            cid=part.text(_CID).strip("<> "),
            unread=why,
        )
