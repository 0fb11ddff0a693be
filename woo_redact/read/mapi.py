"""A MAPI object (MS-OXPROPS), as .msg, .pst and TNEF hold: properties by number, with objects in it."""

import datetime as dt
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from woo_redact.read.clean import decode

STRING8, UNICODE, BINARY, OBJECT = 0x001E, 0x001F, 0x0102, 0x000D
LONG, BOOLEAN, SYSTIME = 0x0003, 0x000B, 0x0040
NAMED = 0x8000
"""From this number on a property's meaning is told by the object's own table of names."""

_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
_CODEPAGE, _INTERNET_CODEPAGE = 0x3FFD, 0x3FDE  # PidTagMessageCodepage, PidTagInternetCodepage
_ENGLISH = 0x09
_LOCALE = 0x3FF1
_BY_LANGUAGE = {  # primary language of a locale (MS-LCID) → its Windows code page; any other: 1252
    **dict.fromkeys((0x02, 0x19, 0x22, 0x23, 0x2F), 1251),
    **dict.fromkeys((0x05, 0x0E, 0x15, 0x18, 0x1A, 0x1B, 0x1C, 0x24), 1250),
    **dict.fromkeys((0x25, 0x26, 0x27), 1257),
    **dict.fromkeys((0x01, 0x20, 0x29), 1256),
    0x08: 1253,
    0x1F: 1254,
    0x0D: 1255,
    0x2A: 1258,
    0x1E: 874,
    0x11: 932,
    0x12: 949,
    0x04: 950,
}
_CHINESE_SIMPLIFIED = frozenset({0x0804, 0x1004})
_ODD = {65001: "utf-8", 20127: "ascii", 1200: "utf-16-le", 936: "gbk", 54936: "gb18030", 10000: "mac-roman"}
_ISO = range(28591, 28606)
_KOI = {20866: "koi8-r", 21866: "koi8-u", 50220: "iso-2022-jp", 50222: "iso-2022-jp", 51932: "euc-jp"}

Value = tuple[int, bytes]
"""A property's type and its bytes as they stand in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """A message, a recipient or an attachment; `names` gives named properties their number in this bag.

    `embedded` is the message in an attachment, if that is what it holds.
    """

    values: Mapping[int, Value] = field(repr=False)
    names: Mapping[int | str, int] = field(default_factory=dict, repr=False)
    recipients: tuple["Bag", ...] = ()
    attachments: tuple["Bag", ...] = ()
    embedded: "Bag | None" = None
    charset: str = ""

    def data(self, number: int) -> bytes:
        """Return a property's bytes, b"" when it is not there."""
        return self.values.get(number, (0, b""))[1]

    def text(self, number: int) -> str:
        """Return a property as text, "" when it is not there."""
        kind, data = self.values.get(number, (0, b""))
        return as_text(kind, data, self.charset or charset_of(self.values))

    def number(self, number: int) -> int | None:
        """Return a property of whole numbers, None when it is not there."""
        data = self.data(number)
        return int.from_bytes(data[:4], "little") if len(data) >= 2 else None

    def moment(self, number: int) -> dt.datetime | None:
        """Return a property of time (in UTC), None when it is not there or says nothing."""
        data = self.data(number)
        ticks = struct.unpack("<Q", data[:8])[0] if len(data) >= 8 else 0
        try:
            return _EPOCH + dt.timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def called(self, name: int | str) -> int:
        """Return the number of a named property, 0 when this bag does not name it."""
        return self.names.get(name.casefold() if isinstance(name, str) else name, 0)


def as_text(kind: int, data: bytes, charset: str) -> str:
    """Return the bytes of a string property as text, without what closes a string in C."""
    if kind == UNICODE:
        return data.decode("utf-16-le", errors="replace").rstrip("\0")
    return decode(data.rstrip(b"\0"), charset) if kind in {STRING8, BINARY} else ""


def charset_of(values: Mapping[int, Value]) -> str:
    """Return the charset of a bag's 8-bit strings, as its code page or locale says.

    The code page of the body on the internet says it where nothing else does: English is what a locale is
    that nobody chose.
    """
    page = _long(values, _CODEPAGE)
    locale = _long(values, _LOCALE)
    if not page and locale and locale & 0x3FF != _ENGLISH:
        page = 936 if locale in _CHINESE_SIMPLIFIED else _BY_LANGUAGE.get(locale & 0x3FF, 1252)
    return charset_name(page or _long(values, _INTERNET_CODEPAGE) or 1252)


def _long(values: Mapping[int, Value], number: int) -> int:
    """Return a property that is a whole number, 0 when it is not there."""
    return int.from_bytes(values.get(number, (0, b""))[1][:4], "little")


def charset_name(page: int) -> str:
    """Return the name of a Windows code page, as `decode` takes it."""
    if page in _ISO:
        return f"iso-8859-{page - _ISO.start + 1}"
    return _ODD.get(page) or _KOI.get(page) or f"cp{page}"
