"""Decodes the header lines of a mail or MIME part, also those that break the rules (RFC 2047, RFC 2231)."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from woo_redact.read.clean import decode, one_line

WORD = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bBqQ])\?((?:(?!=\?[^=]).)*?)\?=", re.DOTALL)
"""An encoded word (RFC 2047), with the language of RFC 2231 and unlawful blanks allowed."""

_PARAMETER = re.compile(r'[;\s]\s*([\w!#$%&+\-.^`|~*]+)\s*=\s*("(?:\\.|[^"\\])*"|[^;"]*)')
_SECTION = re.compile(r"^(?P<base>[^*]+)\*(?:(?P<number>\d+)(?P<coded>\*?))?$")
_ESCAPE = re.compile(r'\\(["\\])')


@dataclass(frozen=True, slots=True)
class Headers:
    """The header lines of one part, unfolded; names are compared without case or blanks."""

    lines: tuple[tuple[str, str], ...] = field(repr=False)

    @classmethod
    def of(cls, untrusted_lines: Iterable[tuple[str, object]]) -> "Headers":
        """Return the header lines as the standard library's parser holds them (`raw_items`)."""
        return cls(
            tuple((name.strip().casefold(), _unfolded(str(value))) for name, value in untrusted_lines),
        )

    def all(self, name: str) -> tuple[str, ...]:
        """Return the undecoded values of every line of this name."""
        return tuple(value for key, value in self.lines if key == name)

    def raw(self, name: str) -> str:
        """Return the undecoded value of the first line of this name that has one, or ""."""
        return next((value for value in self.all(name) if value.strip()), "")

    def text(self, name: str) -> str:
        """Return the decoded value of the first line of this name as one clean line, or ""."""
        return one_line(decode_words(self.raw(name)))

    def parameters(self, name: str) -> tuple[str, dict[str, str]]:
        """Return the value of a structured line and its decoded parameters, all in lower case but theirs."""
        return _parameters(self.raw(name))


def _unfolded(value: str) -> str:
    """Return a header value on one line; raw bytes in it (surrogates, to the parser) are decoded."""
    line = re.sub(r"[\r\n]+", "", value)
    return line if line.isascii() else decode(line.encode("utf-8", errors="surrogateescape"))


def decode_words(text: str) -> str:
    """Return text with its encoded words decoded; adjacent words of one charset are one string of bytes.

    Clients split a character's bytes over two words although RFC 2047 (5) forbids it.
    """
    pieces: list[str] = []
    waiting, charset, end = b"", "", 0
    for match in WORD.finditer(text):
        between = text[end : match.start()]
        if end == 0 or between.strip() or match[1].casefold() != charset:
            pieces.append(decode(waiting, charset) if waiting else "")
            waiting = b""
            # White space between two encoded words is not part of the text (RFC 2047, 6.2).
            pieces.append(between if end == 0 or between.strip() else "")
        charset = match[1].casefold()
        waiting += _word_bytes(match[2].casefold(), match[3])
        end = match.end()
    pieces.append(decode(waiting, charset) if waiting else "")
    return "".join((*pieces, text[end:]))


def _word_bytes(encoding: str, payload: str) -> bytes:
    """Return the bytes of an encoded word."""
    if encoding == "b":
        return tolerant_base64(payload)
    data = payload.replace("_", " ").encode("utf-8")
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), data)


def tolerant_base64(payload: str) -> bytes:
    """Return the bytes of base64 that may lack its padding or hold foreign characters."""
    letters = re.sub(r"[^A-Za-z0-9+/]", "", payload)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4))
    except binascii.Error:
        return payload.encode("utf-8")


def _parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return the first word of a structured value, and its parameters with continuations joined."""
    main = re.match(r"\s*([^\s;]*)", value)
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for match in _PARAMETER.finditer(value):
        key, content = match[1].casefold(), _unquoted(match[2].strip())
        section = _SECTION.match(key)
        if section:
            coded = section["number"] is None or bool(section["coded"])
            sections.setdefault(section["base"], {})[int(section["number"] or 0)] = (content, coded)
        else:
            plain.setdefault(key, one_line(decode_words(content)))
    joined = {base: one_line(_joined(parts)) for base, parts in sections.items()}
    return main[1].casefold() if main else "", {**plain, **joined}


def _unquoted(content: str) -> str:
    """Return a parameter's value without its quotes."""
    return _ESCAPE.sub(r"\1", content[1:-1]) if content[:1] == '"' else content


def _joined(parts: dict[int, tuple[str, bool]]) -> str:
    """Return a continued parameter (RFC 2231, 3 and 4): "charset'language'text%20with%20escapes"."""
    data, charset = b"", ""
    for number, (content, coded) in sorted(parts.items()):
        rest = content
        if coded and number == min(parts) and content.count("'") > 1:
            charset, _, rest = content.split("'", 2)
        data += unquote_to_bytes(rest) if coded else rest.encode("utf-8")
    return decode_words(decode(data, charset))
