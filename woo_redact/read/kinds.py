"""Tells what kind of file something is, by its content first and its name second."""

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath


class Kind(StrEnum):
    """The kinds of file that are read; whatever else there is, is not processed yet."""

    MAIL = "mail"
    MSG = "msg"
    TNEF = "tnef"
    CALENDAR = "calendar"
    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    PICTURE = "picture"
    OFFICE = "office"
    ZIP = "zip"
    MBOX = "mbox"
    PST = "pst"
    OTHER = "other"


CONTAINERS = frozenset({Kind.ZIP, Kind.MBOX, Kind.PST})
"""Files that are no document themselves: what is in them is."""

_HEAD = 8192
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPPED = b"PK\x03\x04"
_SIGNATURES = (  # the bytes that files of one kind begin with
    (b"\x89PNG", Kind.PICTURE, "png"),
    (b"\xff\xd8\xff", Kind.PICTURE, "jpg"),
    (b"GIF8", Kind.PICTURE, "gif"),
    (b"II*\x00", Kind.PICTURE, "tif"),
    (b"MM\x00*", Kind.PICTURE, "tif"),
    (b"{\\rtf", Kind.OFFICE, "rtf"),
    (b"!BDN", Kind.PST, "pst"),
    (b"\x78\x9f\x3e\x22", Kind.TNEF, "tnef"),
    (b"BEGIN:VCALENDAR", Kind.CALENDAR, "ics"),
    (b"BEGIN:VCARD", Kind.TEXT, "vcf"),
    (b"PK\x05\x06", Kind.ZIP, "zip"),
    (b"Rar!", Kind.OTHER, "rar"),
    (b"7z\xbc\xaf", Kind.OTHER, "7z"),
)
_HEIF = re.compile(rb"^....ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avif)", re.DOTALL)
_WEBP = re.compile(rb"^RIFF....WEBP", re.DOTALL)
_BMP = re.compile(rb"^BM.{4}\x00\x00\x00\x00.{4}[\x0c-\x7c]\x00\x00\x00", re.DOTALL)
# What stands in a compound file tells what it is: the names of its streams.
_STREAMS = (
    ("__properties_version1.0", Kind.MSG, "msg"),
    ("WordDocument", Kind.OFFICE, "doc"),
    ("PowerPoint Document", Kind.OFFICE, "ppt"),
    ("Workbook", Kind.OFFICE, "xls"),
    ("Book", Kind.OFFICE, "xls"),
    ("EncryptedPackage", Kind.OFFICE, "docx"),
)
_ZIP_PARTS = (  # what zipped office files have in them
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument.presentation", "odp"),
    (b"application/vnd.oasis.opendocument.graphics", "odg"),
)
_OFFICE_WORDS = frozenset(
    {"docx", "docm", "dotx", "xlsx", "xlsm", "pptx", "pptm", "ppsx", "odt", "ods", "odp", "odg"}
)
_FIELD = re.compile(rb"^([!-9;-~]+)[ \t]*:", re.MULTILINE)
_FROM_PEOPLE = frozenset({b"from", b"date", b"to", b"subject"})
# Lines that mail programs write and people do not: a mail printed as text has none of them.
_FROM_PROGRAMS = frozenset(
    {b"received", b"message-id", b"mime-version", b"return-path", b"content-type", b"delivered-to"},
)
_MBOX_START = re.compile(rb"^From [^\r\n]{1,500}\r?\n(?:>?From [^\r\n]*\r?\n)?[!-9;-~]+[ \t]*:")
_MARKUP = re.compile(
    rb"^\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MAIL_SUFFIXES = frozenset({"eml"})
_TEXT_SUFFIXES = frozenset({"txt", "text", "csv", "log", "md", "vcf"})
_HTML_SUFFIXES = frozenset({"html", "htm", "xhtml"})
_BY_SUFFIX = {"mbox": Kind.MBOX, "ics": Kind.CALENDAR, "ical": Kind.CALENDAR, "vcs": Kind.CALENDAR}
_TEXT_TYPES = frozenset({"text/plain", "text/csv", "text/vcard", "text/x-vcard", "text/directory"})


def kind_of(untrusted_data: bytes, *, name: str, media_type: str = "") -> tuple[Kind, str]:
    """Return the kind of a file, and the word for it ("docx") that an officer knows it by.

    Only the first part of a large file need be given for containers; a compound file is looked through.
    """
    suffix = PurePosixPath(name).suffix[1:].casefold()
    head = untrusted_data[:_HEAD]
    start = head.lstrip()[:64]
    if start.startswith(b"%PDF-"):
        return Kind.PDF, "pdf"
    found = _by_signature(untrusted_data, start, suffix)
    if found:
        return found
    if suffix == "mbox" or (_MBOX_START.match(head.lstrip()) and suffix not in _MAIL_SUFFIXES):
        return Kind.MBOX, "mbox"
    if media_type == "message/rfc822" or suffix in _MAIL_SUFFIXES or _looks_like_mail(head):
        return Kind.MAIL, "eml"
    # Some programs write a few lines before a PDF; a mail with a PDF in it is a mail.
    if suffix == "pdf" or b"%PDF-" in head[:1024] or (not suffix and media_type == "application/pdf"):
        return Kind.PDF, "pdf"
    return _by_name(head, suffix, media_type)


def _by_signature(data: bytes, start: bytes, suffix: str) -> tuple[Kind, str] | None:
    """Return the kind that the content tells."""
    if data.startswith(_COMPOUND):
        return _compound(data, suffix)
    if data.startswith(_ZIPPED):
        return _zipped(data, suffix)
    kind = next(((kind, word) for mark, kind, word in _SIGNATURES if start.startswith(mark)), None)
    if kind is None and _HEIF.match(data):
        return Kind.PICTURE, "heic"
    if kind is None and _WEBP.match(data):
        return Kind.PICTURE, "webp"
    if kind is None and _BMP.match(data):
        return Kind.PICTURE, "bmp"
    return kind


def _compound(data: bytes, suffix: str) -> tuple[Kind, str]:
    """Return what a compound file (MS-CFB) is; one that tells nothing goes by its name."""
    for stream, kind, word in _STREAMS:
        # A directory entry is 64 bytes of name and then its length (MS-CFB, 2.6.1).
        name = stream.encode("utf-16-le") + b"\0\0"
        if name in data:
            return kind, suffix if kind is Kind.OFFICE and _is_word(suffix) and suffix[:3] == word[
                :3
            ] else word
    return (Kind.MSG, "msg") if suffix == "msg" else (Kind.OTHER, suffix if _is_word(suffix) else "onbekend")


def _zipped(data: bytes, suffix: str) -> tuple[Kind, str]:
    """Return what a zip file is: an office document, or a folder of files."""
    if suffix in _OFFICE_WORDS:
        return Kind.OFFICE, suffix
    if suffix == "zip":
        return Kind.ZIP, "zip"
    mime = data[30:38] == b"mimetype"
    package = b"[Content_Types].xml" in data
    if mime or package:
        look = data[38:120] if mime else data
        return next(((Kind.OFFICE, word) for part, word in _ZIP_PARTS if part in look), (Kind.ZIP, "zip"))
    return Kind.ZIP, "zip"


def _by_name(head: bytes, suffix: str, media_type: str) -> tuple[Kind, str]:
    """Return the kind of a file that its content does not tell."""
    is_text = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" not in head
    if suffix in _BY_SUFFIX or media_type == "text/calendar":
        return _BY_SUFFIX.get(suffix, Kind.CALENDAR), suffix if suffix in _BY_SUFFIX else "ics"
    if is_text and (
        suffix in _HTML_SUFFIXES or _MARKUP.match(head) or (not suffix and media_type == "text/html")
    ):
        return Kind.HTML, "html"
    if suffix in _TEXT_SUFFIXES or (not suffix and media_type in _TEXT_TYPES):
        return (Kind.TEXT, suffix or "txt") if is_text else (Kind.OTHER, "onbekend")
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
