"""Reads RTF as Outlook writes it: the HTML wrapped in it (MS-OXRTFEX), or else its own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.clean import decode
from woo_redact.read.limits import MAX_MARKUP, MAX_OPEN_TAGS
from woo_redact.read.mapi import charset_name

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
# Groups that hold no text of the document; groups marked "\*" are left too, but for those named below.
_SKIPPED = frozenset[bytes]().union(
    (b"fonttbl", b"colortbl", b"stylesheet", b"info", b"filetbl", b"listtable", b"listoverridetable"),
    (b"rsidtbl", b"generator", b"xmlnstbl", b"themedata", b"colorschememapping", b"latentstyles"),
    (b"datastore", b"objdata", b"objclass", b"fldinst", b"pntext", b"mhtmltag", b"revtbl", b"bkmkstart"),
    (b"bkmkend", b"nonshppict", b"atnid", b"atnauthor", b"annotationauthor"),
)
_STARRED = frozenset({b"htmltag", b"annotation", b"shppict", b"shptxt", b"shpinst", b"footnote"})
_SIGNS = {
    b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t", b"cell": "\t",
    b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d",
    b"bullet": "\u2022", b"endash": "\u2013", b"emdash": "\u2014", b"emspace": " ", b"enspace": " ",
    b"zwj": "\u200d", b"zwnj": "\u200c",
}  # fmt: skip
_ESCAPED = {b"~": "\u00a0", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n"}
_FONT_CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
    177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
}  # fmt: skip
_SYMBOL = 2
_CHARSETS = {b"mac": 10000, b"pc": 437, b"pca": 850}
_LINK = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')


class Wrapped(StrEnum):
    """What RTF holds: HTML or plain text that it was made from, or words of its own."""

    HTML = "fromhtml"
    TEXT = "fromtext"
    NOTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rtf:
    """What RTF says: HTML when it wraps that, else text; `hidden` counts letters not meant to be seen."""

    wraps: Wrapped
    text: str = field(repr=False)
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until a group ends."""

    skipped: bool = False
    starred: bool = False
    fresh: bool = True  # nothing has been read in it: a control word now names its destination
    tag: bool = False  # in a piece of the wrapped HTML
    muted: bool = False  # between \htmlrtf and \htmlrtf0
    invisible: bool = False
    charset: str = ""
    after: int = 1  # characters that stand in for a \u, to be left out (\uc)
    link: bool = False


def read_rtf(untrusted_data: bytes) -> Rtf:
    """Return what an RTF text says; broken RTF gives what can be read of it.

    Raises:
        UnreadableError: when it is larger or nested deeper than any real body.
    """
    if len(untrusted_data) > MAX_MARKUP:
        raise UnreadableError(recorded("the markup of the message is too large or nested too deep"))
    head = untrusted_data[:4096]
    wraps = Wrapped.HTML if b"\\fromhtml" in head else Wrapped.NOTHING
    wraps = Wrapped.TEXT if b"\\fromtext" in head else wraps
    reader = _Reader(wraps=wraps, fonts=_fonts(untrusted_data))
    reader.read(untrusted_data)
    return Rtf(wraps=wraps, text="".join(reader.pieces), hidden=reader.hidden)


def _fonts(data: bytes) -> dict[int, str]:
    """Return the charset of each numbered font that has one of its own; "" for a font of signs."""
    start = data.find(b"\\fonttbl")
    table = data[start : start + 100_000] if start >= 0 else b""
    found: dict[int, str] = {}
    for match in re.finditer(rb"\\f(\d{1,5})(?!\d)([^{};]{0,200})", table):
        charset = re.search(rb"\\fcharset(\d{1,3})", match[2])
        page = re.search(rb"\\cpg(\d{1,5})", match[2])
        if charset and int(charset[1]) in _FONT_CHARSETS:
            found.setdefault(int(match[1]), charset_name(_FONT_CHARSETS[int(charset[1])]))
        elif page:
            found.setdefault(int(match[1]), charset_name(int(page[1])))
    return found


@dataclass(slots=True)
class _Reader:
    """Walks the tokens once; `waiting` holds bytes of one charset that are not yet text."""

    wraps: Wrapped
    fonts: dict[int, str]
    charset: str = "cp1252"
    pieces: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    waiting_charset: str = ""
    group: _Group = field(default_factory=_Group)
    above: list[_Group] = field(default_factory=list)
    skip: int = 0
    hidden: int = 0
    link: list[str] = field(default_factory=list)
    high: int = 0

    def read(self, data: bytes) -> None:
        """Read the whole."""
        at, end = 0, len(data)
        while at < end:
            match = _TOKEN.match(data, at)
            if match is None:
                at += 1
                continue
            at = match.end()
            if match["word"] == b"bin":
                at += max(int(match["number"] or 0), 0)
            else:
                self._token(match)
        self._flush()

    def _token(self, match: re.Match[bytes]) -> None:
        """Take in one token."""
        if match["open"]:
            self._open()
        elif match["close"]:
            self._close()
        elif match["word"]:
            self._word(match["word"], match["number"])
        elif match["hex"]:
            self._bytes(bytes([int(match["hex"], 16)]))
        elif match["sign"]:
            self._sign(match["sign"])
        elif match["text"]:
            self._bytes(match["text"])

    def _open(self) -> None:
        """Begin a group."""
        if len(self.above) > MAX_OPEN_TAGS:
            raise UnreadableError(recorded("the markup of the message is too large or nested too deep"))
        self._flush()
        self.above.append(replace(self.group, fresh=False))
        self.group = replace(self.group, fresh=True, starred=False)
        self.skip = 0

    def _close(self) -> None:
        """End a group; a link's target is kept until its words have been read."""
        self._flush()
        self.skip = 0
        ended = self.group
        self.group = self.above.pop() if self.above else _Group()
        if ended.link and not self.group.link:
            self._linked()

    def _linked(self) -> None:
        """Keep the target that a field instruction names."""
        target = _LINK.search("".join(self.link))
        self.link = []
        if target and self.wraps is Wrapped.NOTHING and not self.group.invisible:
            self.pieces.append(f"<{target[1]}> ")

    def _sign(self, sign: bytes) -> None:
        """Take in a control sign; a star says that its group may be left by who does not know it."""
        if sign == b"*":
            self.group = replace(self.group, starred=True)
        elif sign in _ESCAPED:
            self._text(_ESCAPED[sign])
        else:
            self._bytes(sign)

    def _word(self, word: bytes, number: bytes | None) -> None:
        """Take in a control word."""
        value = int(number) if number else None
        fresh, self.group = self.group.fresh, replace(self.group, fresh=False)
        if fresh and not self.group.skipped and self._destination(word):
            return
        if word == b"u" and value is not None:
            self._unicode(value)
        elif word in _SIGNS:
            self._text(_SIGNS[word])
        else:
            self._state(word, value)

    def _destination(self, word: bytes) -> bool:
        """Tell whether a word that opens a group says what the group is for."""
        if word == b"htmltag":
            self.group = replace(self.group, tag=True, muted=False)
        elif word == b"fldinst":
            self.group = replace(self.group, skipped=True, link=True)
        elif word == b"pict":
            self._text("\n[afbeelding]\n")
            self.group = replace(self.group, skipped=True)
        elif word in _SKIPPED or (self.group.starred and word not in _STARRED):
            self.group = replace(self.group, skipped=True)
        else:
            return False
        return True

    def _state(self, word: bytes, value: int | None) -> None:
        """Take in a word that changes how what follows is read."""
        if word == b"htmlrtf":
            self.group = replace(self.group, muted=value != 0)
        elif word == b"f" and value is not None:
            self._flush()
            self.group = replace(self.group, charset=self.fonts.get(value, ""))
        elif word == b"plain":
            self._flush()
            self.group = replace(self.group, charset="", invisible=False)
        elif word in {b"v", b"deleted"}:
            self.group = replace(self.group, invisible=value != 0)
        elif word == b"uc" and value is not None:
            self.group = replace(self.group, after=max(value, 0))
        elif word == b"ansicpg" and value:
            self.charset = charset_name(value)
        elif word in _CHARSETS:
            self.charset = charset_name(_CHARSETS[word])

    def _unicode(self, value: int) -> None:
        """Take in a character by its number; one beyond U+FFFF comes in two halves."""
        code = value % 0x10000
        self.skip = 0
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            both = 0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00
            self._text(chr(both) if self.high else "\ufffd")
            self.high = 0
        else:
            self._text(chr(code))
        self.skip = self.group.after

    def _bytes(self, data: bytes) -> None:
        """Take in bytes of the charset that holds here."""
        self.group = replace(self.group, fresh=False) if self.group.fresh else self.group
        if self.skip:
            left = min(self.skip, len(data))
            self.skip -= left
            data = data[left:]
        if self.group.link:
            self.link.append(data.decode("cp1252", errors="replace"))
        if not self._heard(len(data)) or not data:
            return
        charset = self.charset if self.group.tag else self.group.charset or self.charset
        if charset != self.waiting_charset:
            self._flush()
            self.waiting_charset = charset
        self.waiting += data

    def _text(self, text: str) -> None:
        """Take in text."""
        if self._heard(len(text.split())):
            self._flush()
            self.pieces.append("\r\n" if text == "\n" and self.wraps is Wrapped.HTML else text)

    def _heard(self, length: int) -> bool:
        """Tell whether what stands here is part of what is read; count what is hidden."""
        group = self.group
        if group.skipped or (self.wraps is not Wrapped.NOTHING and group.muted):
            return False
        if self.wraps is Wrapped.NOTHING and group.invisible:
            self.hidden += length
            return False
        return True

    def _flush(self) -> None:
        """Make text of the bytes that wait."""
        if self.waiting:
            self.pieces.append(decode(bytes(self.waiting), self.waiting_charset))
            self.waiting = bytearray()


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text from RTF, table cells parted by a blank."""
    for line in text.split("\n"):
        yield line.replace("\t", "  ").rstrip()
