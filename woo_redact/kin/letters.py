"""A document as it is compared with others: for a mail who, when and what, and what hangs on it."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from woo_redact.kin.shelf import Shelf
from woo_redact.kin.words import Body, bare_subject, body_of, plain_words
from woo_redact.model import Address, Document, Mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Any document: its bytes' digest, what it hangs on, and whether it was read whole."""

    id: str
    sha256: str
    parent: str | None
    whole: bool
    mail: bool


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail; `attachments` are the sorted digests of all that hangs on it, `listed` says some have names.

    `signs` is a digest of all signs of the body, for "akkoord" with a thumb up or down has the same words.
    One that was not read whole (`whole` is false) is a duplicate of nothing and covers nothing.
    """

    id: str
    sha256: str
    mail: Mail = field(repr=False)
    subject: str = field(repr=False)
    title: str = field(repr=False)
    body: Body = field(repr=False)
    signs: str
    whole: bool
    parent: str | None
    attachments: tuple[str, ...] = ()

    @cached_property
    def content(self) -> str:
        """Return the second key: sender, To and Cc, subject, minute, body, attachments (shared mail, README).

        "" without a date: then two mails are told apart by little but their words.
        """
        if self.mail.date is None:
            return ""
        to = sorted(mailboxes((*self.mail.to, *self.mail.cc)))
        sender = sorted(mailboxes((self.mail.sender,) if self.mail.sender else ()))
        parts = (*sender, "", *to, self.title, self.minute, self.body.text, *self.attachments)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()

    @property
    def minute(self) -> str:
        """Return when it was sent, to the minute in UTC, "" if unknown."""
        date = self.mail.date
        return date.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M") if date else ""

    @cached_property
    def shown(self) -> tuple[Address, ...]:
        """Return everybody its header shows."""
        sender = (self.mail.sender,) if self.mail.sender else ()
        return (*sender, *self.mail.to, *self.mail.cc, *self.mail.bcc, *self.mail.reply_to)

    @cached_property
    def people(self) -> frozenset[str]:
        """Return who its header shows, by mailbox."""
        return mailboxes(self.shown)


def mailboxes(pairs: Iterable[Address]) -> frozenset[str]:
    """Return who the pairs of name and mailbox are: the mailbox, or the name where there is none."""
    return frozenset((mailbox or name).casefold().strip() for name, mailbox in pairs)


def compared(documents: Iterable[Document], shelf: Shelf) -> tuple[tuple[Part, ...], tuple[Letter, ...]]:
    """Return what is compared of a dossier's documents, read one at a time: all of them, and the mails.

    The words of the mails lie on the shelf.
    """
    parts: list[Part] = []
    mails: list[Letter] = []
    hung: defaultdict[str, list[str]] = defaultdict(list)
    for document in documents:
        whole = not (document.unread or document.unreadable_pages)
        mail = document.mail
        part = Part(
            id=document.id,
            sha256=document.sha256,
            parent=document.parent,
            whole=whole,
            mail=mail is not None,
        )
        parts.append(part)
        if document.parent:
            hung[document.parent].append(document.sha256)
        if mail is not None:
            mails.append(_letter(document, mail, shelf, whole=whole))
    return tuple(parts), tuple(replace(mail, attachments=tuple(sorted(hung[mail.id]))) for mail in mails)


def _letter(document: Document, mail: Mail, shelf: Shelf, *, whole: bool) -> Letter:
    """Return what is compared of a mail, but for what hangs on it."""
    body, signs = body_of(document, shelf)
    return Letter(
        id=document.id,
        sha256=document.sha256,
        mail=mail,
        subject=bare_subject(mail.subject),
        title=plain_words(mail.subject),
        body=body,
        signs=hashlib.sha256(signs.encode()).hexdigest(),
        whole=whole,
        parent=document.parent,
    )
