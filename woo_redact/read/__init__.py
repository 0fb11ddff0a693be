"""A source file becomes documents: itself, and the family that hangs on it."""

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from woo_redact.errors import EncryptedError, UnreadableError, UnsupportedError
from woo_redact.model import RETRY, Document, DocumentKind, Item
from woo_redact.read.clean import one_line
from woo_redact.read.eml import read_eml
from woo_redact.read.kinds import Kind, kind_of
from woo_redact.read.limits import MAX_ITEMS, MAX_NESTING
from woo_redact.read.mime import Attachment
from woo_redact.read.passwords import Passwords
from woo_redact.read.pdf import unlock_paper
from woo_redact.read.plain import read_plain

__all__ = ["Passwords", "read"]


def read(untrusted_data: bytes, *, name: str, passwords: Passwords | None = None) -> tuple[Item, ...]:
    """Return a file and what hangs on it, depth first, with local ids "1", "2" … in order of appearance.

    What hangs on it and cannot be read is an item too, and says why in `unread`.

    Raises:
        UnreadableError: when the file as a whole cannot be read; EncryptedError when it needs a password;
            UnsupportedError when no reader knows its kind.
    """
    family = _Family(passwords=passwords or Passwords())
    family.add(Attachment(name=name, media_type="", data=untrusted_data), source=name)
    return tuple(family.items)


@dataclass(slots=True)
class _Family:
    """The items read so far; `given` counts the local ids given out."""

    passwords: Passwords
    items: list[Item] = field(default_factory=list)
    given: int = 0

    def add(self, file: Attachment, *, source: str, parent: str | None = None, depth: int = 0) -> None:
        """Read one file and all that hangs on it.

        Raises:
            UnreadableError: when this file cannot be read, or the family grows beyond what is real.
        """
        self.given += 1
        if self.given > MAX_ITEMS:
            raise _TooManyError(f"het bericht heeft meer dan {MAX_ITEMS} onderdelen")
        local_id = str(self.given)
        if depth > MAX_NESTING:
            raise UnreadableError("het bericht is te diep genest")
        if not file.data.strip():
            raise UnreadableError("het bestand is leeg")
        kind, word = kind_of(file.data, name=file.name, media_type=file.media_type)
        if kind is Kind.MAIL:
            mail = read_eml(file.data, source=source, local_id=local_id, parent=parent)
            self.items.append(Item(document=mail.document, data=file.data))
            for attachment in mail.attachments:
                self._add_child(attachment, source=source, parent=local_id, depth=depth + 1)
        elif kind is Kind.OTHER:
            raise UnsupportedError(f"niet verwerkt: bestandssoort {word}")
        elif kind is Kind.PDF:
            document, data = unlock_paper(
                file.data,
                self.passwords.fitting(source),
                source=source,
                name=file.name,
                local_id=local_id,
                parent=parent,
            )
            self.items.append(Item(document=document, data=data))
        else:
            document = read_plain(file.data, source=source, name=file.name, local_id=local_id, parent=parent)
            self.items.append(Item(document=document, data=file.data))

    def _add_child(self, file: Attachment, *, source: str, parent: str, depth: int) -> None:
        """Read what hangs on a mail; what cannot be read is listed with the reason."""
        source = f"{source} » {one_line(file.name)}"
        number = self.given + 1
        try:
            self.add(file, source=source, parent=parent, depth=depth)
        except _TooManyError:
            raise
        except UnreadableError as error:
            document = _unread(file, source=source, local_id=str(number), parent=parent, why=error)
            self.items.append(Item(document=document, data=file.data))


class _TooManyError(UnreadableError):
    """The family as a whole is too large: no part of it can stand for the rest."""


def _unread(file: Attachment, *, source: str, local_id: str, parent: str, why: UnreadableError) -> Document:
    """Return the document that stands for an attachment that could not be read."""
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
        remarks=(RETRY,) if isinstance(why, EncryptedError) else (),
    )
