"""Reads TNEF (MS-OXTNEF), the winmail.dat of Outlook, into a bag of properties; every length is checked."""

import datetime as dt
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.limits import MAX_ITEMS, MAX_NESTING
from woo_redact.read.mapi import BINARY, NAMED, OBJECT, STRING8, SYSTIME, Bag, Value, charset_name
from woo_redact.read.tnef_write import (
    ATTACHED,
    CODEPAGE,
    FIXED,
    MANY,
    PROPERTIES,
    RECIPIENTS,
    RENDERING,
    SIGNATURE,
    VARIABLE,
)

# Attributes of before MAPI (2.1.3.3.1) → the property that says the same, as text of 8 bits.
_OLD = {0x00018004: 0x0037, 0x0002800C: 0x1000, 0x00078008: 0x001A, 0x00018010: 0x3707, 0x00018009: 0x1035}
_SENT, _RECEIVED, _FROM = 0x00038005, 0x00038006, 0x00008000
_DATA, _META = 0x0006800F, 0x00068011
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def read_tnef(untrusted_data: bytes, *, depth: int = 0) -> Bag:
    """Return a message with its recipients, attachments and the messages in those.

    Raises:
        UnreadableError: when it is no TNEF, or nested deeper or larger than any real message.
    """
    if not untrusted_data.startswith(SIGNATURE):
        raise UnreadableError(recorded("the file is no winmail.dat"))
    if depth > MAX_NESTING:
        raise UnreadableError(recorded("the message is nested too deep"))
    message = _Message(depth=depth)
    for tag, data in _attributes(untrusted_data):
        message.take(tag, data)
    told = any(data.strip(b"\0") for kind, data in message.values.values() if kind in VARIABLE)
    if not (told or message.recipients or message.attachments):
        raise UnreadableError(recorded("the file is empty or damaged"))
    return message.bag()


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the attributes; one that runs beyond the file is given as far as it goes."""
    at = 6
    while at + 9 <= len(data):
        _, tag, length = struct.unpack_from("<BII", data, at)
        yield tag, data[at + 9 : at + 9 + length]
        at += 9 + length + 2


@dataclass(slots=True)
class _Message:
    """A message in the making."""

    depth: int
    values: dict[int, Value] = field(default_factory=dict)
    names: dict[int | str, int] = field(default_factory=dict)
    recipients: list[Bag] = field(default_factory=list)
    attachments: list[Bag] = field(default_factory=list)
    charset: str = ""

    def take(self, tag: int, data: bytes) -> None:
        """Take in one attribute."""
        if tag == CODEPAGE and len(data) >= 4:
            self.charset = charset_name(int.from_bytes(data[:4], "little"))
        elif tag == PROPERTIES:
            values, names, _ = _Properties(data).read()
            self.values |= values
            self.names |= names
        elif tag == RECIPIENTS:
            self.recipients += _rows(data)
        elif tag == RENDERING:
            if len(self.attachments) > MAX_ITEMS:
                raise UnreadableError(recorded("the message has too many parts"))
            self.attachments.append(Bag(values={}))
        elif tag in {ATTACHED, _DATA, _META, 0x00018010}:
            self._attached(tag, data)
        else:
            self._old(tag, data)

    def _attached(self, tag: int, data: bytes) -> None:
        """Take in an attribute of the attachment that was begun last."""
        if not self.attachments:
            self.attachments.append(Bag(values={}))
        last = self.attachments[-1]
        if tag == _DATA:
            self.attachments[-1] = replace(last, values={**last.values, 0x3701: (BINARY, data)})
        elif tag == 0x00018010:
            self.attachments[-1] = replace(last, values={0x3707: (STRING8, data), **last.values})
        elif tag == ATTACHED:
            values, _, embedded = _Properties(data).read()
            inner = read_tnef(embedded, depth=self.depth + 1) if embedded else None
            self.attachments[-1] = replace(last, values={**last.values, **values}, embedded=inner)

    def _old(self, tag: int, data: bytes) -> None:
        """Take in an attribute of before MAPI, where MAPI says nothing."""
        if tag in _OLD:
            self.values.setdefault(_OLD[tag], (STRING8, data))
        elif tag == _FROM and len(data) > 8:
            name, _, address = data[8:].partition(b"\0")
            self.values.setdefault(0x0C1A, (STRING8, name))
            self.values.setdefault(0x0C1F, (STRING8, address.split(b"\0")[0]))
        elif tag in {_SENT, _RECEIVED} and len(data) >= 12:
            self.values.setdefault(0x0039 if tag == _SENT else 0x0E06, (SYSTIME, _filetime(data)))

    def bag(self) -> Bag:
        """Return the message as it was read."""
        return Bag(
            values=self.values,
            names=self.names,
            recipients=tuple(replace(row, charset=self.charset) for row in self.recipients),
            attachments=tuple(replace(part, charset=self.charset) for part in self.attachments),
            charset=self.charset,
        )


def _filetime(data: bytes) -> bytes:
    """Return a date of seven words as MAPI writes one; its zone is not told and taken for UTC."""
    try:
        year, month, day, hour, minute, second = struct.unpack("<6H", data[:12])
        moment = dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)
    except ValueError:
        return bytes(8)
    return struct.pack("<Q", max((moment - _EPOCH) // dt.timedelta(microseconds=1) * 10, 0))


def _rows(data: bytes) -> Iterator[Bag]:
    """Yield the recipients of a table; the number of rows is not trusted."""
    at = 4
    for _ in range(int.from_bytes(data[:4], "little")):
        reader = _Properties(data, at)
        values, _, _ = reader.read()
        if not values:
            return
        at = reader.at
        yield Bag(values=values)


class _Properties:
    """Reads a list of properties; it ends where the bytes end, whatever the counts say."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        """Begin at an offset."""
        self.data = data
        self.at = at

    def read(self) -> tuple[dict[int, Value], dict[int | str, int], bytes]:
        """Return the properties, the names of the named ones, and the message that stands in one."""
        values: dict[int, Value] = {}
        names: dict[int | str, int] = {}
        embedded = b""
        for _ in range(self._long()):
            if self.at + 4 > len(self.data):
                break
            kind, number = struct.unpack("<HH", self._take(4))
            if number >= NAMED:
                number = NAMED + len(names)
                names[self._name()] = number
            found = self._value(kind)
            if found is None:
                break
            if kind == OBJECT and found[16:20] == SIGNATURE:
                embedded = found[16:]
            else:
                values[number] = (kind & ~MANY, found)
        return values, names, embedded

    def _name(self) -> int | str:
        """Return the name of a named property; its set is passed over."""
        self._take(16)
        if not self._long():
            return self._long()
        return self._padded(self._long()).decode("utf-16-le", errors="replace").rstrip("\0").casefold()

    def _value(self, kind: int) -> bytes | None:
        """Return the first value of a property; None when its kind, and so its length, is not known."""
        base = kind & ~MANY
        count = self._long() if kind & MANY or base in VARIABLE else 1
        first: bytes | None = b"" if base in VARIABLE or base in FIXED else None
        for number in range(count):
            if first is None or self.at >= len(self.data):
                break
            data = self._padded(self._long() if base in VARIABLE else FIXED[base])
            first = data if number == 0 else first
        return first

    def _long(self) -> int:
        """Return the next whole number."""
        return int.from_bytes(self._take(4), "little")

    def _padded(self, length: int) -> bytes:
        """Return the next bytes; they are filled up to whole words."""
        data = self._take(length)
        self.at = min(self.at + -length % 4, len(self.data))
        return data

    def _take(self, length: int) -> bytes:
        """Return the next bytes, as many as there are."""
        data = self.data[self.at : self.at + length]
        self.at = min(self.at + length, len(self.data))
        return data
