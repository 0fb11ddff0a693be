"""Walks the MIME parts of a mail: which are its body, which hang on it (RFC 2045, 2046, 2183)."""

import binascii
import copy
import email
import email.policy
import mimetypes
import re
from dataclasses import dataclass, field
from email.message import Message
from pathlib import PurePosixPath

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.alternative import choose
from woo_redact.read.clean import decode
from woo_redact.read.draft import Body, together
from woo_redact.read.headers import Headers, tolerant_base64
from woo_redact.read.html_body import html_body
from woo_redact.read.letter import Attachment
from woo_redact.read.limits import MAX_HEADER, MAX_MULTIPARTS, MAX_PARTS
from woo_redact.read.signed import ENCRYPTED, opened
from woo_redact.read.text_body import plain_body

Part = Message
_HTML = frozenset({"text/html", "text/x-amp-html", "application/xhtml+xml"})
# Text that is a document of another kind, also when it has no name.
_OTHER_TEXT = frozenset[str]().union(
    ("text/calendar", "text/vcard", "text/x-vcard", "text/directory"),
    ("text/rtf", "application/rtf", "text/csv", "text/xml"),
)
_BLOBS = frozenset({"application/octet-stream", "application/x-smime"})
_MAILS = frozenset({"message/rfc822", "message/global", "message/news"})
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# "From : jan@x" was lawful once (RFC 822; RFC 5322, 4.5); the parser takes it for the start of the body.
_CALLED = {"text/calendar": "uitnodiging", "message/delivery-status": "bezorgbericht"}
_SPACED = re.compile(rb"^([!-9;-~]+)[ \t]+:", re.MULTILINE)
_PACKAGES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNATURES = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_SIGNATURE = recorded(
    "digital signature left out: it names who has the certificate and says nothing about the content"
)
_PGP = recorded("the content is encrypted (PGP)")

_HEADERS = frozenset[str]().union(  # a file without any of these is no mail
    ("from", "to", "cc", "bcc", "subject", "date", "sender", "reply-to", "resent-from"),
    ("received", "message-id", "return-path", "delivered-to", "mime-version", "content-type"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a mail consists of; `sealed` says why its body could not be opened, "" if it could."""

    headers: Headers
    body: Body
    attachments: tuple[Attachment, ...]
    sealed: str = ""


def read_parts(untrusted_data: bytes) -> Parts:
    """Return the parts of a mail.

    Raises:
        UnreadableError: when it has no header at all, or is larger or nested deeper than any real mail.
    """
    data = untrusted_data.lstrip(b"\xef\xbb\xbf\r\n")
    head = re.split(rb"\r?\n\r?\n", data[: MAX_HEADER + 4], maxsplit=1)[0]
    if len(head) > MAX_HEADER:
        raise UnreadableError(recorded("the headers of the message are too large"))
    data = _SPACED.sub(rb"\1:", head) + data[len(head) :]
    if data.lower().count(b"content-type:") > MAX_PARTS:
        raise UnreadableError(recorded("the message has more than {max_parts} parts", max_parts=MAX_PARTS))
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        walk = _Walk(line_end=b"\r\n" if b"\r\n" in data[:MAX_HEADER] else b"\n")
        bodies = walk.read(message, 0)
    except RecursionError as error:
        raise UnreadableError(recorded("the message is nested too deep")) from error
    headers = Headers.of(message.raw_items())
    if not any(name in _HEADERS for name, _ in headers.lines):
        raise UnreadableError(recorded("this is no e-mail: there are no headers"))
    return Parts(
        headers=headers,
        body=together(bodies),
        attachments=tuple(walk.attachments),
        sealed=walk.sealed,
    )


@dataclass(slots=True)
class _Walk:
    """The attachments found so far, in the order in which they appear."""

    line_end: bytes
    attachments: list[Attachment] = field(default_factory=list)
    sealed: str = ""

    def read(self, part: Part, depth: int) -> tuple[Body, ...]:
        """Return the bodies in a part, and keep what hangs on it."""
        if depth > MAX_MULTIPARTS:
            raise UnreadableError(recorded("the message is nested too deep"))
        headers = Headers.of(part.raw_items())
        kind = _kind(part, headers)
        if kind == "multipart/encrypted":
            self.sealed = self.sealed or _PGP
        if kind in _MAILS:
            self._attach(part, headers, kind, _nested(part, headers, self.line_end))
            return ()
        if kind in _PACKAGES or (kind in _BLOBS and _file_name(headers).casefold().endswith(".p7m")):
            return self._package(part, headers, kind, depth)
        if not part.is_multipart():
            return self._leaf(part, headers, kind, depth)
        inner = _inside(part)
        if kind == "multipart/alternative":
            return (self._alternative(inner, depth),)
        if kind.startswith("message/"):  # delivery-status and the like: headers that the reader sees as text
            texts = (decode(_bytes_of(sub, self.line_end)).strip() for sub in inner)
            return (plain_body("\n\n".join(texts)),)
        return tuple(body for sub in inner for body in self.read(sub, depth + 1))

    def _package(self, part: Part, headers: Headers, kind: str, depth: int) -> tuple[Body, ...]:
        """Return the bodies in an S/MIME package; what cannot be opened seals the mail."""
        content, why = opened(_content(part))
        if (
            why
            and why != ENCRYPTED
            and headers.parameters("content-type")[1].get("smime-type", "") == "certs-only"
        ):
            return (Body(remarks=(_SIGNATURE,)),)
        if why:
            self.sealed = self.sealed or why
            self._attach(part, headers, kind, _content(part))
            return ()
        inner = email.message_from_bytes(content, policy=email.policy.compat32)
        return (*self.read(inner, depth + 1), Body(remarks=(_SIGNATURE,)))

    def _alternative(self, versions: list[Part], depth: int) -> Body:
        """Return the body of a part that says the same thing in several ways."""
        rich: list[Body] = []
        plain: list[Body] = []
        for version in versions:
            body = together(self.read(version, depth + 1))
            is_rich = any(_kind(sub, Headers.of(sub.raw_items())) in _HTML for sub in version.walk())
            (rich if is_rich else plain).append(body)
        return choose(rich, plain)

    def _leaf(self, part: Part, headers: Headers, kind: str, depth: int) -> tuple[Body, ...]:
        """Return a text part as a body; keep any other, but for a signature."""
        if kind in _SIGNATURES and depth:
            return (Body(remarks=(_SIGNATURE,)),)
        data = _content(part)
        disposition, _ = headers.parameters("content-disposition")
        named = bool(_file_name(headers)) and not (depth == 0 and disposition != "attachment")
        is_text = kind.startswith(("text/", "multipart/", "message/")) or kind in _HTML
        if not is_text or kind in _OTHER_TEXT or named or disposition == "attachment":
            if data or _file_name(headers):
                self._attach(part, headers, kind, data)
            return ()
        _, given = headers.parameters("content-type")
        charset = given.get("charset", "")
        if kind in _HTML:
            meta = META.search(data[:4096])
            if meta and charset.casefold() in {"", "ascii", "us-ascii"}:
                charset = meta[1].decode()
            return (html_body(decode(data, charset)),)
        flowed = given.get("format", "").casefold() == "flowed"
        delete_space = given.get("delsp", "").casefold() == "yes"
        return (plain_body(decode(data, charset), flowed=flowed, delete_space=delete_space),)

    def _attach(self, part: Part, headers: Headers, kind: str, data: bytes) -> None:
        """Keep a part as an attachment."""
        name = _file_name(headers) or _invented_name(part, kind)
        cid = headers.text("content-id").strip("<> ")
        self.attachments.append(Attachment(name=name, media_type=kind, data=data, cid=cid))


def _kind(part: Part, headers: Headers) -> str:
    """Return the media type, "text/plain" where none is told or it is none (RFC 2045, 5.2)."""
    kind, _ = headers.parameters("content-type")
    return kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind) else part.get_default_type()


def _file_name(headers: Headers) -> str:
    """Return the last part of the file name a part is given, or ""; what goes before it is a trap."""
    _, disposition = headers.parameters("content-disposition")
    _, content = headers.parameters("content-type")
    name = disposition.get("filename") or content.get("name") or ""
    return PurePosixPath(name.replace("\\", "/")).name.strip(". ")


def _invented_name(part: Part, kind: str) -> str:
    """Return a name for a part without one: a nested mail is called after its subject, as in Outlook."""
    if kind in _MAILS:
        subject = next((Headers.of(inner.raw_items()).text("subject") for inner in _inside(part)), "")
        return (re.sub(r'[\\/:*?"<>|]+', " ", subject).strip(". ") or "bericht") + ".eml"
    word = _CALLED.get(kind, "afbeelding" if kind.startswith("image/") else "onderdeel")
    return word + (mimetypes.guess_extension(kind) or "")


def _content(part: Part) -> bytes:
    """Return the decoded bytes of a part without parts; its base64 may break the rules."""
    try:
        data = part.get_payload(decode=True)
    except (LookupError, UnicodeError) as error:
        raise UnreadableError(recorded("a part of the message cannot be read")) from error
    return data if isinstance(data, bytes) else b""


def _nested(part: Part, headers: Headers, line_end: bytes) -> bytes:
    """Return the bytes of a mail that hangs on a mail; some programs encode them, which RFC 2046 forbids."""
    if not part.is_multipart():
        return _content(part)
    inner = _inside(part)
    data = _bytes_of(inner[0], line_end) if inner else b""
    encoding = headers.text("content-transfer-encoding").casefold()
    if encoding == "base64":
        return tolerant_base64(data.decode("latin-1"))
    return binascii.a2b_qp(data) if encoding == "quoted-printable" else data


def _bytes_of(message: Part, line_end: bytes) -> bytes:
    """Return a parsed message as the bytes it came from.

    The standard library's generator stumbles over headers that break the rules and folds others anew.
    """
    lines = [
        f"{name}: {value}".encode("utf-8", errors="surrogateescape") for name, value in message.raw_items()
    ]
    head = line_end.join((*lines, b"", b""))
    if not message.is_multipart():
        # The text of a part that declares no encoding is handed out as it stood.
        plain = copy.copy(message)
        del plain["content-transfer-encoding"]
        return head + _content(plain)
    parts = [_bytes_of(inner, line_end) for inner in _inside(message)]
    boundary = message.get_boundary()
    if boundary is None:
        return head + line_end.join(parts)
    mark = b"--" + boundary.encode("utf-8", errors="surrogateescape")
    pieces = [piece for part in parts for piece in (mark, part)]
    return head + line_end.join((*pieces, mark + b"--", b""))


def _inside(message: Part) -> list[Part]:
    """Return the parts of a message that has parts."""
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Part)] if isinstance(payload, list) else []
