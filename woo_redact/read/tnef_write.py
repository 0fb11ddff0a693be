"""Writes a bag as TNEF (MS-OXTNEF): how a message in a message, or out of a .pst, is handed on."""

import struct

from woo_redact.read.mapi import BINARY, NAMED, OBJECT, STRING8, UNICODE, Bag, Value

SIGNATURE = b"\x78\x9f\x3e\x22"
MESSAGE, ATTACHMENT = 1, 2  # levels
VERSION, CODEPAGE = 0x00089006, 0x00069007
PROPERTIES, RECIPIENTS = 0x00069003, 0x00069004
RENDERING, ATTACHED = 0x00069002, 0x00069005
VARIABLE = frozenset({STRING8, UNICODE, BINARY, OBJECT})
FIXED = {2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8, 0x48: 16}
MANY = 0x1000
MESSAGE_INTERFACE = bytes.fromhex("0703020000000000c000000000000046")  # IID_IMessage
_SET = bytes(16)  # the set of a named property is not kept: its name tells enough


def write_tnef(bag: Bag) -> bytes:
    """Return a message with all that is in it; properties of kinds that no reader asks for are left out."""
    charset = {number: value for number, value in bag.values.items() if number in {0x3FFD, 0x3FDE, 0x3FF1}}
    names = {number: name for name, number in bag.names.items()}
    pieces = [
        SIGNATURE + struct.pack("<H", 1),
        _attribute(MESSAGE, VERSION, struct.pack("<I", 0x00010000)),
        _attribute(MESSAGE, PROPERTIES, _properties(bag, names)),
    ]
    if bag.recipients:
        rows = b"".join(_properties(row, {}, charset) for row in bag.recipients)
        pieces.append(_attribute(MESSAGE, RECIPIENTS, struct.pack("<I", len(bag.recipients)) + rows))
    for part in bag.attachments:
        pieces.append(_attribute(ATTACHMENT, RENDERING, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 0, 0, 0)))
        pieces.append(_attribute(ATTACHMENT, ATTACHED, _properties(part, {}, charset)))
    return b"".join(pieces)


def _attribute(level: int, tag: int, data: bytes) -> bytes:
    """Return one attribute with its checksum (2.1.3.2)."""
    return struct.pack("<BII", level, tag, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def _properties(bag: Bag, names: dict[int, int | str], more: dict[int, Value] | None = None) -> bytes:
    """Return the properties of one bag as a list (2.1.3.3)."""
    values = dict(more or {}) | dict(bag.values)
    if bag.embedded is not None:
        values[0x3701] = (OBJECT, MESSAGE_INTERFACE + write_tnef(bag.embedded))
    rows = [
        row
        for number, (kind, data) in sorted(values.items())
        if (row := _property(number, kind, data, names.get(number)))
    ]
    return struct.pack("<I", len(rows)) + b"".join(rows)


def _property(number: int, kind: int, data: bytes, name: int | str | None) -> bytes:
    """Return one property, b"" for one that cannot be written."""
    head = struct.pack("<HH", kind, number)
    if number >= NAMED:
        if name is None:
            return b""
        head += _SET + _name(name)
    if kind in VARIABLE:
        return head + struct.pack("<II", 1, len(data)) + _padded(data)
    if kind in FIXED and len(data) >= FIXED[kind]:
        return head + _padded(data[: FIXED[kind]])
    return b""


def _name(name: int | str) -> bytes:
    """Return the name of a named property."""
    if isinstance(name, int):
        return struct.pack("<II", 0, name)
    text = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<II", 1, len(text)) + _padded(text)


def _padded(data: bytes) -> bytes:
    """Return data filled up to whole words."""
    return data + bytes(-len(data) % 4)
