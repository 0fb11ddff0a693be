"""A file and all that hangs on it or lies in it, read depth first within limits."""

import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from woo_redact.errors import EncryptedError, UnreadableError, UnsupportedError
from woo_redact.language import recorded
from woo_redact.model import RETRY, Document, DocumentKind, Item
from woo_redact.read.alternative import lacking
from woo_redact.read.archive import Member, members
from woo_redact.read.calendar import read_calendar
from woo_redact.read.clean import one_line
from woo_redact.read.draft import Draft
from woo_redact.read.eml import read_eml
from woo_redact.read.kinds import CONTAINERS, Kind, kind_of
from woo_redact.read.letter import Attachment, ReadMail, write_out
from woo_redact.read.limits import MAX_ITEMS, MAX_MEMBERS, MAX_NESTING, MAX_UNPACKED_IN_MEMORY
from woo_redact.read.mapi_letter import letter_of_bag
from woo_redact.read.msg import read_msg
from woo_redact.read.office import pending
from woo_redact.read.passwords import Passwords
from woo_redact.read.pdf import unlock_paper
from woo_redact.read.picture import read_picture
from woo_redact.read.plain import read_page, read_plain
from woo_redact.read.plugged import converted
from woo_redact.read.tnef import read_tnef

_READERS: dict[Kind, Callable[..., Document]] = {
    Kind.TEXT: read_plain,
    Kind.CALENDAR: read_calendar,
}
_MAILS = frozenset({Kind.MAIL, Kind.MSG, Kind.TNEF})


def read(
    untrusted_data: bytes, *, name: str, passwords: Passwords | None = None, readers: tuple[str, ...] = ()
) -> tuple[Item, ...]:
    """Return a file and what hangs on it, depth first, with local ids "1", "2" … in order of appearance.

    An archive or mailbox is no item itself: what lies in it is, each with what hangs on that. What hangs on
    a file and cannot be read is an item too, and says why in `unread`; so is an office file, which
    `finished` makes a document of. `readers` are plug-ins, asked in this order about a file of unknown kind.

    Raises:
        UnreadableError: when the file as a whole cannot be read; EncryptedError when it needs a password;
            UnsupportedError when no reader knows its kind.
    """
    family = _Family(passwords=passwords or Passwords(), readers=readers)
    family.add(Attachment(name=name, media_type="", data=untrusted_data), source=name)
    return tuple(family.items)


@dataclass(slots=True)
class _Family:
    """The items read so far; `given` counts the local ids given out, `unpacked` bytes out of archives."""

    passwords: Passwords
    readers: tuple[str, ...] = ()
    items: list[Item] = field(default_factory=list)
    given: int = 0
    first: int = 0
    unpacked: int = 0

    def add(self, file: Attachment, *, source: str, parent: str | None = None, depth: int = 0) -> None:
        """Read one file and all that hangs on it.

        Raises:
            UnreadableError: when this file cannot be read, or the family grows beyond what is real.
        """
        if depth > MAX_NESTING:
            raise UnreadableError(recorded("the message is nested too deep"))
        if not file.data.strip():
            raise UnreadableError(file.unread or recorded("the file is empty"))
        kind, word = kind_of(file.data, name=file.name, media_type=file.media_type)
        if kind is Kind.OTHER and (made := converted(file, self.readers)):
            self.add(made, source=source, parent=parent, depth=depth + 1)
            return
        if kind in CONTAINERS:
            self._unpack(file, kind, source=source, parent=parent, depth=depth)
        else:
            self._take(kind, word, file, source=source, parent=parent, depth=depth)

    def _take(
        self, kind: Kind, word: str, file: Attachment, *, source: str, parent: str | None, depth: int
    ) -> None:
        """Take in a file that is a document itself, with what hangs on it.

        Raises:
            UnreadableError: when it cannot be read.
        """
        local_id = self._number()
        told: dict[str, Any] = {"source": source, "local_id": local_id, "parent": parent}
        if kind in _MAILS:
            self._mail(kind, _read_mail(kind, file.data, source, local_id, parent), file.data, depth)
        elif kind is Kind.HTML:
            self._mail(kind, read_page(file.data, name=file.name, **told), file.data, depth)
        elif kind is Kind.PDF:
            self.items.append(unlock_paper(file.data, self.passwords.fitting(source), name=file.name, **told))
        elif kind is Kind.PICTURE:
            self.items.append(read_picture(file.data, name=file.name, **told))
        elif kind is Kind.OFFICE:
            self.items.append(pending(file.data, name=file.name, word=word, **told))
        elif kind in _READERS:
            document = _READERS[kind](file.data, name=file.name, **told)
            self.items.append(Item(document=document, data=file.data))
        else:
            raise UnsupportedError(recorded("not processed: kind of file {word}", word=word))

    def _number(self) -> str:
        """Give out the next local id."""
        self.given += 1
        if self.given - self.first > MAX_ITEMS or self.given > MAX_MEMBERS:
            raise _TooManyError(recorded("the message has more than {max_items} parts", max_items=MAX_ITEMS))
        return str(self.given)

    def _mail(self, kind: Kind, mail: ReadMail, data: bytes, depth: int) -> None:
        """Take in a mail and what hangs on it."""
        self.items.append(Item(document=mail.document, data=data))
        for attachment in mail.attachments:
            source = mail.document.source
            wrapped = kind is Kind.MAIL  # in a message of Outlook it is a message, not a wrapper
            for file in _without_wrapper(attachment, mail.document) if wrapped else (attachment,):
                self._add_child(file, source=source, parent=mail.document.id, depth=depth + 1)

    def _unpack(self, file: Attachment, kind: Kind, *, source: str, parent: str | None, depth: int) -> None:
        """Take in what lies in an archive; it hangs on what the archive hung on.

        Raises:
            UnreadableError: when the archive is damaged, empty or beyond all measure.
        """
        before = self.given
        for member in members(io.BytesIO(file.data), kind):
            self.unpacked += max(member.size, len(member.data))
            if self.unpacked > MAX_UNPACKED_IN_MEMORY:
                raise _TooManyError(recorded("the archive is too large when unpacked"))
            if parent is None:
                self.first = self.given
            self._add_child(_as_file(member), source=source, parent=parent, depth=depth + 1)
        if self.given == before:
            raise UnreadableError(recorded("there is nothing in the archive"))

    def _add_child(self, file: Attachment, *, source: str, parent: str | None, depth: int) -> None:
        """Read what hangs on a mail or lies in an archive; what cannot be read is listed with the reason."""
        source = f"{source} » {one_line(file.name)}"
        given = self.given
        try:
            self.add(file, source=source, parent=parent, depth=depth)
        except _TooManyError:
            raise
        except UnreadableError as error:
            kept = {item.document.id for item in self.items}
            free = next((str(n) for n in range(given + 1, self.given + 1) if str(n) not in kept), "")
            local_id = free or self._number()
            document = _unread(file, source=source, local_id=local_id, parent=parent, why=error)
            self.items.append(Item(document=document, data=file.data))


class _TooManyError(UnreadableError):
    """The family as a whole is too large: no part of it can stand for the rest."""


def _read_mail(kind: Kind, data: bytes, source: str, local_id: str, parent: str | None) -> ReadMail:
    """Return a mail of any kind."""
    if kind is Kind.MAIL:
        return read_eml(data, source=source, local_id=local_id, parent=parent)
    bag = read_msg(data) if kind is Kind.MSG else read_tnef(data)
    return write_out(letter_of_bag(bag), data, source=source, local_id=local_id, parent=parent)


def _without_wrapper(file: Attachment, mail: Document) -> Iterable[Attachment]:
    """Return an attachment, or what a winmail.dat holds when it says nothing that the mail does not say."""
    if kind_of(file.data, name=file.name, media_type=file.media_type)[0] is not Kind.TNEF:
        return (file,)
    try:
        letter = letter_of_bag(read_tnef(file.data))
    except UnreadableError:
        return (file,)
    kind = mail.blocks[0].kind
    told = (*letter.body.drafts, Draft(kind=kind, text=letter.subject))
    says_more = lacking(told, [Draft(kind=kind, text=mail.text)])
    is_nested = letter.senders or letter.to or letter.cc or letter.bcc
    return letter.attachments if not is_nested and not says_more else (file,)


def _as_file(member: Member) -> Attachment:
    """Return a file of an archive as what hangs on a mail is."""
    return Attachment(name=member.name, media_type="", data=member.data, unread=member.unread)


def _unread(
    file: Attachment, *, source: str, local_id: str, parent: str | None, why: UnreadableError
) -> Document:
    """Return the document that stands for a file that could not be read."""
    return Document(
        id=local_id,
        kind=DocumentKind.FLOW,
        title=PurePosixPath(one_line(file.name)).stem,
        source=source,
        sha256=hashlib.sha256(file.data).hexdigest(),
        text="",
        parent=parent,
        media_type=file.media_type,
        unread=str(why),
        remarks=(RETRY,) if isinstance(why, (EncryptedError, UnsupportedError)) else (),
    )
