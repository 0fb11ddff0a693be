"""Writes Outlook data files (MS-PST, Unicode, 2003): what readers need of one, the same bytes each time.

Outlook itself would miss the maps of free space and the tables of folders; readers go by the nodes.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outlook import BINARY, LONG, UNICODE, Message, long, text

BOOLEAN, OBJECT = 0x0B, 0x0D
BLOCK, PAGE, UNIT = 8176, 512, 64
LARGE = 3580  # bytes: a larger value stands in a subnode
STORE, NAMES, ROOT, FOLDER, MESSAGE = 0x21, 0x61, 0x122, 0x8022, 0x200024
RECIPIENTS, FILES = 0x692, 0x8025
Row = Mapping[int, tuple[int, bytes]]


@dataclass
class _File:
    """The file so far: blocks by id, with places, and the entries of both trees."""

    cipher: bytes = b""
    data: bytearray = field(default_factory=lambda: bytearray(0x400))
    blocks: list[tuple[int, bytes]] = field(default_factory=list)
    nodes: list[tuple[int, bytes]] = field(default_factory=list)

    def block(self, data: bytes, *, internal: bool = False) -> int:
        """Put one block in; return its id."""
        name = (len(self.blocks) + 1) << 2 | internal << 1
        if self.cipher and not internal:
            data = data.translate(self.cipher)
        whole = -(-(len(data) + 16) // UNIT) * UNIT
        tail = struct.pack("<HHIQ", len(data), 0, _sum(data), name)
        entry = struct.pack("<QQHHI", name, len(self.data), len(data), 2, 0)
        self.data += data + bytes(whole - len(data) - 16) + tail
        self.blocks.append((name, entry))
        return name

    def long(self, data: bytes) -> int:
        """Put data of any length in; return the id under which it is found."""
        pieces = [data[at : at + BLOCK] for at in range(0, len(data), BLOCK)] or [b""]
        names = [self.block(piece) for piece in pieces]
        if len(names) == 1:
            return names[0]
        head = struct.pack("<BBHI", 1, 1, len(names), len(data))
        return self.block(head + struct.pack(f"<{len(names)}Q", *names), internal=True)

    def under(self, subnodes: Iterable[tuple[int, int, int]]) -> int:
        """Put a tree of subnodes in, each as (number, id of its data, id of its own subnodes)."""
        rows = sorted(subnodes)
        packed = b"".join(struct.pack("<QQQ", *row) for row in rows)
        return self.block(struct.pack("<BBHI", 2, 0, len(rows), 0) + packed, internal=True) if rows else 0

    def node(self, number: int, data: int, subnodes: int, parent: int) -> None:
        """Name a node of the file."""
        self.nodes.append((number, struct.pack("<QQQII", number, data, subnodes, parent, 0)))

    def tree(self, kind: int, entries: list[tuple[int, bytes]], level: int = 0) -> int:
        """Put a B-tree in; return the place of its top page."""
        entries = sorted(entries)
        size = len(entries[0][1])
        most = 488 // size
        above = []
        for at in range(0, len(entries), most):
            part = entries[at : at + most]
            self.data += bytes(-len(self.data) % PAGE)
            place = len(self.data)
            page = b"".join(entry for _, entry in part).ljust(488, b"\0")
            page += struct.pack("<4BI", len(part), most, size, level, 0)
            self.data += page + struct.pack("<BBHIQ", kind, kind, 0, _sum(page), place)
            above.append((part[0][0], struct.pack("<QQQ", part[0][0], place, place)))
        return place if len(above) == 1 else self.tree(kind, above, level + 1)


@dataclass
class _Heap:
    """A heap in the making: items in order, and the subnodes that large values went to."""

    file: _File
    items: list[bytes] = field(default_factory=list)
    subnodes: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """Add an item; return its number."""
        self.items.append(data)
        return len(self.items) << 5

    def value(self, data: bytes) -> int:
        """Add a value, to the heap or to a subnode of its own."""
        if len(data) <= LARGE:
            return self.add(data) if data else 0
        number = (len(self.subnodes) + 1 << 5) | 0x1F
        self.subnodes.append((number, self.file.long(data), 0))
        return number

    def bytes(self, kind: int, root: int) -> bytes:
        """Return the heap."""
        ends = [12]
        for item in self.items:
            ends.append(ends[-1] + len(item))
        at = ends[-1] + ends[-1] % 2
        head = struct.pack("<HBBII", at, 0xEC, kind, root, 0)
        page_map = struct.pack(f"<HH{len(ends)}H", len(self.items), 0, *ends)
        data = (head + b"".join(self.items)).ljust(at, b"\0") + page_map
        if len(data) > BLOCK:
            raise ValueError("a sample holds small items only")
        return data


def write(folders: Mapping[str, Sequence[Message]], *, cipher: bytes = b"") -> bytes:
    """Return a data file with these folders under the root; `cipher` is what each byte is written as."""
    file = _File(cipher)
    _object(file, STORE, {0x3001: text("Postvak")}, 0)
    empty = {0x0001: long(1), 0x0002: (BINARY, b""), 0x0003: (BINARY, b""), 0x0004: (BINARY, b"")}
    _object(file, NAMES, empty, 0)
    _object(file, ROOT, _folder("", 0), ROOT)
    number = MESSAGE
    for place, (name, messages) in enumerate(folders.items()):
        folder = FOLDER + 0x20 * place
        _object(file, folder, _folder(name, len(messages)), ROOT)
        for message in messages:
            file.node(number, *_message(file, message), folder)
            number += 0x20
    nodes, blocks = file.tree(0x81, file.nodes), file.tree(0x80, file.blocks)
    root = struct.pack("<I4Q4QBBH", 0, len(file.data), 0, 0, 0, 0, nodes, 0, blocks, 0, 0, 0)
    rest = struct.pack("<2sHHBBIIQQI128sQ", b"SM", 23, 19, 1, 1, 0, 0, 0, 0, 0, bytes(128), 0)
    rest = (rest + root).ljust(504, b"\0") + struct.pack("<BBHQ", 0x80, 1 if cipher else 0, 0, 0)
    head = b"!BDN" + struct.pack("<I", _sum(rest[:471])) + rest + struct.pack("<I", _sum(rest))
    file.data[: len(head)] = head
    return bytes(file.data)


def _sum(data: bytes) -> int:
    """Return the check sum of this format."""
    return zlib.crc32(data, 0xFFFFFFFF) ^ 0xFFFFFFFF


def _folder(name: str, count: int) -> Row:
    """Return the properties of a folder."""
    return {0x3001: text(name), 0x3602: long(count), 0x3603: long(0), 0x360A: (BOOLEAN, b"\0")}


def _object(file: _File, number: int, values: Row, parent: int) -> None:
    """Add a node with properties and nothing else."""
    data, subnodes = _properties(file, values)
    file.node(number, data, file.under(subnodes), parent)


def _message(file: _File, message: Message) -> tuple[int, int]:
    """Add a message; return the ids of its data and subnodes."""
    data, subnodes = _properties(file, message.values)
    if message.recipients:
        table, inner = _table(file, message.recipients)
        subnodes.append((RECIPIENTS, table, file.under(inner)))
    parts = [_properties(file, part) for part in message.attachments]
    for number, inner_message in enumerate(message.embedded):
        inside, below = _message(file, inner_message)
        name = MESSAGE + 0x20 * number
        values = {
            0x3001: inner_message.values[0x0037],
            0x3705: long(5),
            0x3701: (OBJECT, struct.pack("<II", name, 0)),
        }
        part, more = _properties(file, values)
        parts.append((part, [*more, (name, inside, below)]))
    for place, (part, more) in enumerate(parts):
        subnodes.append((FILES + 0x20 * place, part, file.under(more)))
    return data, file.under(subnodes)


def _properties(file: _File, values: Row) -> tuple[int, list[tuple[int, int, int]]]:
    """Add the properties of an object; return the id of its data, and its subnodes."""
    heap = _Heap(file)
    header = heap.add(b"")
    rows = b""
    for number, (kind, data) in sorted(values.items()):
        told = data.ljust(4, b"\0") if kind in {LONG, BOOLEAN} else struct.pack("<I", heap.value(data))
        rows += struct.pack("<HH", number, kind) + told
    heap.items[0] = struct.pack("<BBBBI", 0xB5, 2, 6, 0, heap.add(rows))
    return file.long(heap.bytes(0xBC, header)), heap.subnodes


def _table(file: _File, rows: tuple[Row, ...]) -> tuple[int, list[tuple[int, int, int]]]:
    """Add a table; return the id of its data, and its subnodes."""
    heap = _Heap(file)
    header, index = heap.add(b""), heap.add(struct.pack("<BBBBI", 0xB5, 4, 4, 0, 0))
    columns = sorted({(number, kind) for row in rows for number, (kind, _) in row.items()})
    ends = 8 + 4 * len(columns)
    width = ends + -(-(2 + len(columns)) // 8)
    told = struct.pack("<HHHBB", LONG, 0x67F2, 0, 4, 0) + struct.pack("<HHHBB", LONG, 0x67F3, 4, 4, 1)
    for place, (number, kind) in enumerate(columns):
        told += struct.pack("<HHHBB", kind, number, 8 + 4 * place, 4, 2 + place)
    matrix = b""
    for position, row in enumerate(rows):
        cells, bits = struct.pack("<II", position + 1, 0), 0xC0 << 8
        for place, (number, kind) in enumerate(columns):
            _, data = row.get(number, (kind, b""))
            cells += data.ljust(4, b"\0") if kind in {LONG, BOOLEAN} else struct.pack("<I", heap.value(data))
            bits |= (number in row) << (13 - place)
        matrix += cells + struct.pack(">H", bits)[: width - ends]
    sizes = struct.pack("<4H", ends, ends, ends, width)
    head = struct.pack("<BB", 0x7C, 2 + len(columns)) + sizes
    heap.items[0] = head + struct.pack("<III", index, heap.add(matrix), 0) + told
    return file.long(heap.bytes(0x7C, header)), heap.subnodes


__all__ = ["UNICODE", "write"]
