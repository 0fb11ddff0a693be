"""Tells what kind of file something is, by its content first and its name second."""

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath


class Kind(StrEnum):
    """The kinds of file that are read; whatever else there is, is not processed yet."""

    MAIL = "mail"
    TEXT = "text"
    PDF = "pdf"
    OTHER = "other"


_HEAD = 8192
_SIGNATURES = (  # the bytes that files of kinds we do not read begin with
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "msg"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"{\\rtf", "rtf"),
    (b"!BDN", "pst"),
    (b"\x78\x9f\x3e\x22", "tnef"),
    (b"BEGIN:VCALENDAR", "ics"),
    (b"BEGIN:VCARD", "vcf"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
)
_FIELD = re.compile(rb"^([!-9;-~]+)[ \t]*:", re.MULTILINE)
_FROM_PEOPLE = frozenset({b"from", b"date", b"to", b"subject"})
# Lines that mail programs write and people do not: a mail printed as text has none of them.
_FROM_PROGRAMS = frozenset(
    {b"received", b"message-id", b"mime-version", b"return-path", b"content-type", b"delivered-to"},
)
_MAIL_SUFFIXES = frozenset({"eml"})
_TEXT_SUFFIXES = frozenset({"txt", "text"})


def kind_of(untrusted_data: bytes, *, name: str, media_type: str = "") -> tuple[Kind, str]:
    """Return the kind of a file, and the word for it ("docx") that an officer knows it by."""
    suffix = PurePosixPath(name).suffix[1:].casefold()
    head = untrusted_data[:_HEAD]
    if head.lstrip().startswith(b"%PDF-"):
        return Kind.PDF, "pdf"
    found = next((word for mark, word in _SIGNATURES if head.lstrip()[:64].startswith(mark)), "")
    if found:
        return Kind.OTHER, suffix if _is_word(suffix) and suffix not in {"eml", "txt", "pdf"} else found
    if media_type == "message/rfc822" or suffix in _MAIL_SUFFIXES or _looks_like_mail(head):
        return Kind.MAIL, "eml"
    # Some programs write a few lines before a PDF; a mail with a PDF in it is a mail.
    if suffix == "pdf" or b"%PDF-" in head[:1024] or (not suffix and media_type == "application/pdf"):
        return Kind.PDF, "pdf"
    if suffix in _TEXT_SUFFIXES or (not suffix and media_type == "text/plain"):
        is_text = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" not in head
        return (Kind.TEXT, "txt") if is_text else (Kind.OTHER, "onbekend")
    subtype = media_type.partition("/")[2]
    return Kind.OTHER, next((word for word in (suffix, subtype) if _is_word(word)), "onbekend")


def _is_word(suffix: str) -> bool:
    """Tell whether a suffix can be shown: it comes from outside and may be anything."""
    return suffix.isascii() and suffix.isalnum() and len(suffix) < 12


def _looks_like_mail(head: bytes) -> bool:
    """Tell whether a file begins with the header of a mail, whatever it is called."""
    section = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    if not re.match(rb"[!-9;-~]+:", section):
        return False
    names = {match[1].lower() for match in _FIELD.finditer(section)}
    return bool(names & _FROM_PROGRAMS) and len(names & _FROM_PEOPLE) > 1
