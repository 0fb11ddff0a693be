"""Reads the storages of an Outlook message (MS-OXMSG) into a bag of properties."""

import struct
from collections.abc import Iterator

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.cfb import Streams, streams_of
from woo_redact.read.limits import MAX_ITEMS, MAX_NESTING
from woo_redact.read.mapi import NAMED, OBJECT, Bag, Value, charset_of

_PROPERTIES = "__properties_version1.0"
_VALUE = "__substg1.0_"
_NAMES = "__nameid_version1.0"
_PLACES = {"__recip_version1.0_": "recipient", "__attach_version1.0_": "attachment"}
_HEADS = {"message": 32, "embedded": 24, "recipient": 8, "attachment": 8}  # bytes before the entries (2.4)
_FIXED = {
    0x0002: 2,
    0x0003: 4,
    0x0004: 4,
    0x0005: 8,
    0x0006: 8,
    0x0007: 8,
    0x000A: 4,
    0x000B: 2,
    0x0014: 8,
    0x0040: 8,
}
_EMBEDDED = f"{_VALUE}3701000d"


def read_msg(untrusted_data: bytes) -> Bag:
    """Return an Outlook message with its recipients, attachments and the messages in those.

    Raises:
        UnreadableError: when it is no Outlook message, or nested deeper than any real one.
    """
    streams = streams_of(untrusted_data)
    if not any(path[0].startswith((_PROPERTIES, _VALUE)) for path in streams):
        raise UnreadableError(recorded("the file is no Outlook message"))
    return _message(_tree(streams), _names(streams), depth=0)


Tree = dict[str, "bytes | Tree"]


def _tree(streams: Streams) -> Tree:
    """Return streams by path as storages within storages."""
    root: Tree = {}
    for path, data in streams.items():
        at = root
        for part in path[:-1]:
            inner = at.setdefault(part, {})
            if isinstance(inner, bytes):
                break
            at = inner
        else:
            at[path[-1]] = data
    return root


def _message(tree: Tree, names: dict[int | str, int], *, depth: int) -> Bag:
    """Return the message in a storage."""
    if depth > MAX_NESTING:
        raise UnreadableError(recorded("the message is nested too deep"))
    values = _values(tree, "embedded" if depth else "message")
    charset = charset_of(values)
    recipients: list[Bag] = []
    attachments: list[Bag] = []
    for name, inner in sorted(tree.items()):
        place = next((kind for start, kind in _PLACES.items() if name.startswith(start)), "")
        if not place or isinstance(inner, bytes):
            continue
        if len(recipients) + len(attachments) > 10 * MAX_ITEMS:
            raise UnreadableError(recorded("the message has too many parts"))
        if place == "recipient":
            recipients.append(Bag(values=_values(inner, place), charset=charset))
        else:
            attachments.append(_attachment(inner, charset, names, depth=depth))
    return Bag(
        values=values,
        names=names,
        recipients=tuple(recipients),
        attachments=tuple(attachments),
        charset=charset,
    )


def _attachment(tree: Tree, charset: str, names: dict[int | str, int], *, depth: int) -> Bag:
    """Return an attachment; an object of another program is marked by its storage being there."""
    values = _values(tree, "attachment")
    inner = tree.get(_EMBEDDED)
    embedded = None
    if isinstance(inner, dict):
        is_message = any(name.startswith((_PROPERTIES, _VALUE)) for name in inner)
        embedded = _message(inner, names, depth=depth + 1) if is_message else None
        values.setdefault(0x3701, (OBJECT, b""))
    return Bag(values=values, charset=charset, embedded=embedded)


def _values(tree: Tree, place: str) -> dict[int, Value]:
    """Return the properties of one storage: those of fixed size from its table, the others from streams."""
    values: dict[int, Value] = {}
    table = tree.get(_PROPERTIES, b"")
    if isinstance(table, bytes):
        for at in range(_HEADS[place], len(table) - 15, 16):
            kind, number, _ = struct.unpack_from("<HHI", table, at)
            if kind in _FIXED:
                values[number] = (kind, table[at + 8 : at + 8 + _FIXED[kind]])
    for name, data in tree.items():
        if name.startswith(_VALUE) and isinstance(data, bytes) and len(name) == len(_VALUE) + 8:
            try:
                number, kind = int(name[-8:-4], 16), int(name[-4:], 16)
            except ValueError:
                continue
            values[number] = (kind, data)
    return values


def _names(streams: Streams) -> dict[int | str, int]:
    """Return the numbers that named properties have in this file (MS-OXMSG, 2.2.3)."""
    entries = streams.get((_NAMES, f"{_VALUE}00030102"), b"")
    strings = streams.get((_NAMES, f"{_VALUE}00040102"), b"")
    return dict(named(entries, strings))


def named(entries: bytes, strings: bytes) -> Iterator[tuple[int | str, int]]:
    """Yield each name (a number, or text in lower case) and the property that has it (MS-PST, 2.4.7)."""
    for at in range(0, len(entries) - 7, 8):
        name, kind, index = struct.unpack_from("<IHH", entries, at)
        if kind & 1:
            length = int.from_bytes(strings[name : name + 4], "little")
            text = strings[name + 4 : name + 4 + length].decode("utf-16-le", errors="replace")
            yield text.casefold(), NAMED + index
        else:
            yield name, NAMED + index
