"""Reads an Outlook data file (.pst, .ost; MS-PST) item by item, each as TNEF."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.clean import one_line
from woo_redact.read.limits import MAX_NESTING
from woo_redact.read.mapi import NAMED, OBJECT, Bag, as_text, charset_of
from woo_redact.read.msg import named
from woo_redact.read.pst_store import Node, PstStore
from woo_redact.read.pst_tables import Heap, properties, rows
from woo_redact.read.tnef_write import write_tnef

_ROOT, _NAME_MAP = 0x122, 0x61  # the numbers of nodes that every file has (2.4.1)
_FOLDER, _MESSAGE, _ATTACHMENT = 0x02, 0x04, 0x05  # kinds of nodes: the last five bits of their numbers
_RECIPIENTS = 0x692  # subnode of a message
_NAME, _CONTENT = 0x3001, 0x3701
_ENTRIES, _STRINGS = 0x0003, 0x0004  # of the map of names
# What the calendar keeps for itself: no words of anybody.
_OF_THE_PROGRAM = "IPM.Microsoft.ScheduleData.FreeBusy".encode("utf-16-le")
_LOST = "verwijderde items"  # no folder holds them any more, but they are still in the file

Names = Mapping[int | str, int]


def messages(file: BinaryIO) -> Iterator[tuple[str, bytes, str]]:
    """Yield (folder and number, the item as TNEF, why it could not be read) of every item, folder by folder.

    Raises:
        UnreadableError: when it is no such file.
    """
    store = PstStore(file)
    folders: dict[int, Node] = {}
    items: dict[int, list[Node]] = defaultdict(list)
    for node in store.nodes():
        if node.number & 0x1F == _FOLDER:
            folders[node.number] = node
        elif node.number & 0x1F == _MESSAGE:
            items[node.parent].append(node)
    names = _names(store)
    for path, folder in _paths(store, folders):
        yield from _items(store, path, items.pop(folder, []), names)
    lost = [node for nodes in items.values() for node in nodes]
    yield from _items(store, _LOST, lost, names)


def _names(store: PstStore) -> Names:
    """Return the numbers of named properties, one table for the whole file (2.4.7)."""
    node = store.node(_NAME_MAP)
    values = properties(Heap.of(store, node)) if node else {}
    (_, entries), (_, strings) = (values.get(number, (0, b"")) for number in (_ENTRIES, _STRINGS))
    return dict(named(entries, strings))


def _paths(store: PstStore, folders: Mapping[int, Node]) -> Iterator[tuple[str, int]]:
    """Yield the path and number of the root folder and of all in it, depth first."""
    inside: dict[int, list[int]] = defaultdict(list)
    for number, node in folders.items():
        if number != _ROOT:
            inside[node.parent].append(number)
    waiting = [("", _ROOT)]
    while waiting:
        path, number = waiting.pop()
        yield path, number
        waiting += reversed(
            [(_join(path, _folder_name(store, folders[n])), n) for n in inside.pop(number, [])]
        )


def _folder_name(store: PstStore, node: Node) -> str:
    """Return the name of a folder, a stand-in for one that cannot be read."""
    try:
        values = properties(Heap.of(store, node))
    except UnreadableError:
        return "map"
    return one_line(as_text(*values.get(_NAME, (0, b"")), charset_of(values))).replace("/", "-") or "map"


def _join(path: str, name: str) -> str:
    """Return a place in a folder."""
    return f"{path}/{name}".strip("/")


def _items(store: PstStore, path: str, nodes: list[Node], names: Names) -> Iterator[tuple[str, bytes, str]]:
    """Yield the items of one folder."""
    for number, node in enumerate(nodes, start=1):
        name = _join(path, f"bericht {number}")
        try:
            data = write_tnef(_bag(store, node, names, 0))
        except UnreadableError as error:
            yield name, b"", str(error)
            continue
        if _OF_THE_PROGRAM not in data:
            yield name, data, ""


def _bag(store: PstStore, node: Node, names: Names, depth: int) -> Bag:
    """Return an item with its recipients, attachments and the messages in those (2.4.5)."""
    if depth > MAX_NESTING:
        raise UnreadableError(recorded("the message is nested too deep"))
    heap = Heap.of(store, node)
    values = properties(heap)
    table = heap.subnodes.get(_RECIPIENTS)
    parts = [inner for number, inner in sorted(heap.subnodes.items()) if number & 0x1F == _ATTACHMENT]
    return Bag(
        values=values,
        names={name: number for name, number in names.items() if number in values},
        recipients=tuple(Bag(values=row) for row in rows(Heap.of(store, table))) if table else (),
        attachments=tuple(_attachment(store, part, names, depth) for part in parts),
    )


def _attachment(store: PstStore, node: Node, names: Names, depth: int) -> Bag:
    """Return an attachment; an object in it that is a message is read as one (2.4.6.2)."""
    heap = Heap.of(store, node)
    values = {number: value for number, value in properties(heap).items() if number < NAMED}
    kind, data = values.get(_CONTENT, (0, b""))
    inner = heap.subnodes.get(int.from_bytes(data[:4], "little")) if kind == OBJECT else None
    is_message = inner is not None and inner.number & 0x1F == _MESSAGE
    embedded = _bag(store, inner, names, depth + 1) if inner and is_message else None
    return Bag(values=values, embedded=embedded)
