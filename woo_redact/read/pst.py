"""Reads an Outlook data file (.pst, .ost) with libpff, item by item, each as TNEF (extra `pst`)."""

import importlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from woo_redact.errors import MissingProgramError, UnreadableError
from woo_redact.read.clean import one_line
from woo_redact.read.limits import MAX_MEMBER, MAX_NESTING
from woo_redact.read.mapi import BINARY, NAMED, OBJECT, Bag, Value
from woo_redact.read.msg import named
from woo_redact.read.tnef_write import write_tnef

_MISSING = "Outlook-databestand (.pst): installeer libpff-python (pip install 'woo-redact[pst]')"
_CONTENT, _METHOD = 0x3701, 0x3705
_FAULTS = (OSError, ValueError, TypeError, OverflowError, SystemError)
_READ_AT_ONCE = 1024 * 1024
# What the calendar keeps for itself: no words of anybody.
_OF_THE_PROGRAM = "IPM.Microsoft.ScheduleData.FreeBusy".encode("utf-16-le")
_ENTRIES, _STRINGS = 0x0003, 0x0004  # of the table of names

Names = Mapping[int | str, int]


def messages(file: BinaryIO) -> Iterator[tuple[str, bytes, str]]:
    """Yield (folder and number, the item as TNEF, why it could not be read) of every item, folder by folder.

    Raises:
        MissingProgramError: when the library is not installed; UnreadableError when it is no such file.
    """
    try:
        library = importlib.import_module("pypff")
    except ImportError as error:
        raise MissingProgramError(f"niet verwerkt: {_MISSING}") from error
    store = library.file()
    try:
        store.open_file_object(file)
        root = store.get_root_folder()
    except _FAULTS as error:
        raise UnreadableError("het Outlook-databestand is beschadigd of niet volledig") from error
    names = _names(store)
    try:
        yield from _folder(root, "", names, 0)
        for number in range(store.number_of_orphan_items):  # deleted, but still in the file
            yield _item(store.get_orphan_item, number, "verwijderde items", names)
    finally:
        store.close()


def _names(store: Any) -> Names:
    """Return the numbers of named properties, one table for the whole file (MS-PST, 2.4.7)."""
    found: dict[int, bytes] = {}
    for values in _sets(store.get_name_to_id_map()):
        found.update({number: data for number, (_, data) in values.items()})
    return dict(named(found.get(_ENTRIES, b""), found.get(_STRINGS, b"")))


def _folder(folder: Any, path: str, names: Names, depth: int) -> Iterator[tuple[str, bytes, str]]:
    """Yield the items of a folder and of those in it."""
    if depth > MAX_NESTING:
        yield path, b"", "de map is te diep genest"
        return
    for number in range(folder.number_of_sub_messages):
        name, data, why = _item(folder.get_sub_message, number, path, names)
        if _OF_THE_PROGRAM not in data:
            yield name, data, why
    for number in range(folder.number_of_sub_folders):
        try:
            inner = folder.get_sub_folder(number)
            name = one_line(inner.name or "").replace("/", "-") or "map"
        except _FAULTS:
            yield f"{path}/map {number + 1}", b"", "de map is beschadigd"
            continue
        yield from _folder(inner, f"{path}/{name}".strip("/"), names, depth + 1)


def _item(get: Callable[[int], Any], index: int, path: str, names: Names) -> tuple[str, bytes, str]:
    """Return one item."""
    name = f"{path}/bericht {index + 1}".strip("/")
    try:
        return name, write_tnef(_bag(get(index), names, 0)), ""
    except (*_FAULTS, UnreadableError):
        return name, b"", "het bericht is beschadigd of te groot"


def _bag(item: Any, names: Names, depth: int) -> Bag:
    """Return an item with its recipients, attachments and the messages in those."""
    if depth > MAX_NESTING:
        raise UnreadableError("het bericht is te diep genest")
    values = _values(item)
    recipients = getattr(item, "recipients", None)
    rows = _sets(recipients) if recipients is not None else ()
    count = getattr(item, "number_of_attachments", 0)
    return Bag(
        values=values,
        names={name: number for name, number in names.items() if number in values},
        recipients=tuple(Bag(values=row) for row in rows),
        attachments=tuple(_attachment(item.get_attachment(n), names, depth) for n in range(count)),
    )


def _attachment(part: Any, names: Names, depth: int) -> Bag:
    """Return an attachment."""
    values = _values(part)
    embedded = _bag(part.get_sub_item(0), names, depth + 1) if part.number_of_sub_items else None
    kind, data = values.get(_CONTENT, (0, b""))
    if embedded is None and kind != OBJECT and not data and (data := _content(part)):
        values[_CONTENT] = (BINARY, data)
    return Bag(values={n: v for n, v in values.items() if n < NAMED}, embedded=embedded)


def _content(part: Any) -> bytes:
    """Return the bytes of an attachment."""
    pieces: list[bytes] = []
    size = 0
    try:
        part.seek_offset(0, 0)
        while piece := part.read_buffer(_READ_AT_ONCE):
            size += len(piece)
            if size > MAX_MEMBER:
                raise UnreadableError("de bijlage is te groot")
            pieces.append(piece)
    except (AttributeError, OSError):
        return b""
    return b"".join(pieces)


def _values(item: Any) -> dict[int, Value]:
    """Return the properties of an item; the first of its record sets that tells one counts."""
    values: dict[int, Value] = {}
    for found in _sets(item):
        values = {**found, **values}
    return values


def _sets(item: Any) -> Iterator[dict[int, Value]]:
    """Yield each record set: a recipient is one."""
    for number in range(item.number_of_record_sets):
        records = item.get_record_set(number)
        yield dict(_records(records))


def _records(records: Any) -> Iterator[tuple[int, Value]]:
    """Yield the properties of a record set; one that is damaged is left out."""
    for place in range(records.number_of_entries):
        entry = records.get_entry(place)
        try:
            number, kind, data = entry.entry_type, entry.value_type, entry.data
        except _FAULTS:
            continue
        if number is not None and data is not None:
            yield number, (kind, data)
