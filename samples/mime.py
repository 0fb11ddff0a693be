"""Writes e-mails byte by byte, so that a sample is the same on every machine and Python version."""

import base64
import quopri
from dataclasses import dataclass

CRLF = b"\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One MIME part: its header lines (without the last blank line) and its encoded body."""

    headers: tuple[str, ...]
    body: bytes

    def encode(self) -> bytes:
        """Return headers, blank line and body, with CRLF line ends."""
        return CRLF.join(line.encode("ascii") for line in self.headers) + CRLF + CRLF + self.body


def _crlf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", CRLF)


def text_part(text: str, *, subtype: str = "plain", charset: str = "utf-8", name: str = "") -> Part:
    """Return a quoted-printable text part; with `name` it is an attachment."""
    body = _crlf(quopri.encodestring(text.encode(charset)))
    headers = [
        f'Content-Type: text/{subtype}; charset="{charset}"',
        "Content-Transfer-Encoding: quoted-printable",
    ]
    if name:
        headers.append(f"Content-Disposition: attachment;\r\n {file_name(name)}")
    return Part(headers=tuple(headers), body=body)


def file_part(data: bytes, *, kind: str, name: str) -> Part:
    """Return a base64 attachment of the media type `kind`."""
    headers = (
        f"Content-Type: {kind}",
        "Content-Transfer-Encoding: base64",
        f"Content-Disposition: attachment;\r\n {file_name(name)}",
    )
    return Part(headers=headers, body=_crlf(base64.encodebytes(data)))


def mail_part(mail: bytes, *, name: str) -> Part:
    """Return a whole mail as an attachment (message/rfc822)."""
    headers = ("Content-Type: message/rfc822", f"Content-Disposition: attachment;\r\n {file_name(name)}")
    return Part(headers=headers, body=mail)


def multipart(subtype: str, boundary: str, parts: tuple[Part, ...]) -> Part:
    """Return the parts bound together."""
    mark = b"--" + boundary.encode("ascii")
    body = b"".join(mark + CRLF + part.encode() + CRLF for part in parts) + mark + b"--" + CRLF
    return Part(headers=(f'Content-Type: multipart/{subtype};\r\n boundary="{boundary}"',), body=body)


def message(headers: tuple[tuple[str, str], ...], content: Part) -> bytes:
    """Return a whole mail: headers in the order given (values may be folded already), then the content."""
    lines = tuple(f"{name}: {value}" for name, value in headers)
    return Part(headers=(*lines, "MIME-Version: 1.0", *content.headers), body=content.body).encode()


def word(text: str) -> str:
    """Return a header text as it goes over the wire: RFC 2047 encoded words where it is not ASCII."""
    if text.isascii():
        return text
    # 42 bytes make 56 characters of base64: an encoded word may be 75 long (RFC 2047, section 2).
    chunks, chunk = [], ""
    for character in text:
        if len((chunk + character).encode()) > 42:
            chunks.append(chunk)
            chunk = ""
        chunk += character
    chunks.append(chunk)
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(part.encode()).decode()}?=" for part in chunks)


def address(name: str, mailbox: str) -> str:
    """Return `"Name" <local@domain>`, quoted as Outlook does it."""
    if not name:
        return f"<{mailbox}>"
    return f'"{name}" <{mailbox}>' if name.isascii() else f"{word(name)} <{mailbox}>"


def addresses(pairs: tuple[tuple[str, str], ...]) -> str:
    """Return an address list, one address a line."""
    return ",\r\n ".join(address(name, mailbox) for name, mailbox in pairs)


def file_name(name: str) -> str:
    """Return the `filename` parameter of an attachment: RFC 2231 where it is not ASCII."""
    if name.isascii():
        return f'filename="{name}"'
    safe = "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02X}" for byte in name.encode()
    )
    return f"filename*=utf-8''{safe}"
