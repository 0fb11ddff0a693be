"""The middle layer of an Outlook data file (MS-PST, 2.3): heaps in nodes, with properties and tables."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.mapi import Value
from woo_redact.read.pst_store import Node, PstStore

_DAMAGED = recorded("the message in the Outlook data file is damaged")
_HEAP, _TREE, _PROPERTIES, _TABLE = 0xEC, 0xB5, 0xBC, 0x7C
_DEEPEST = 8  # levels of a tree in a heap
_MOST_ROWS = 100_000
_INLINE = {0x2: 2, 0x3: 4, 0x4: 4, 0xA: 4, 0xB: 1}  # types whose value stands in the entry itself, with sizes
_WIDE = frozenset({0x5, 0x6, 0x7, 0x14, 0x40})  # types of eight bytes: in a heap, or in a row itself


@dataclass(slots=True)
class Heap:
    """The heap in a node's data (2.3.1), with the node's subnodes, where large values are."""

    store: PstStore
    blocks: list[bytes] = field(repr=False)
    subnodes: Mapping[int, Node]

    @classmethod
    def of(cls, store: PstStore, node: Node) -> "Heap":
        """Return the heap of a node.

        Raises:
            UnreadableError: when it has none.
        """
        blocks = store.data(node.data)
        if not blocks or len(blocks[0]) < 12 or blocks[0][2] != _HEAP:
            raise UnreadableError(_DAMAGED)
        return cls(store=store, blocks=blocks, subnodes=store.subnodes(node.subnodes))

    @property
    def kind(self) -> int:
        """Return what the heap holds."""
        return self.blocks[0][3]

    @property
    def root(self) -> bytes:
        """Return where to begin."""
        return self.item(int.from_bytes(self.blocks[0][4:8], "little"))

    def item(self, number: int) -> bytes:
        """Return an item of the heap, b"" for number 0."""
        if not number:
            return b""
        bits = 14 if self.store.large_pages else 11
        index, block = (number >> 5) & ((1 << bits) - 1), number >> (5 + bits)
        if block >= len(self.blocks) or not index:
            raise UnreadableError(_DAMAGED)
        page = self.blocks[block]
        try:
            (at,) = struct.unpack_from("<H", page)
            (count,) = struct.unpack_from("<H", page, at)
            start, end = struct.unpack_from("<HH", page, at + 4 + 2 * (index - 1))
        except struct.error as error:
            raise UnreadableError(_DAMAGED) from error
        if index > count or not start <= end <= len(page):
            raise UnreadableError(_DAMAGED)
        return page[start:end]

    def value(self, number: int) -> bytes:
        """Return a value that is either an item of the heap or the data of a subnode (2.3.3.2)."""
        return b"".join(self.parts(number))

    def parts(self, number: int) -> list[bytes]:
        """Return such a value block by block."""
        if not number & 0x1F:
            return [self.item(number)]
        node = self.subnodes.get(number)
        return self.store.data(node.data) if node else []

    def tree(self, header: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield each key and entry of a tree on the heap (2.3.2)."""
        if len(header) < 8 or header[0] != _TREE or header[3] > _DEEPEST:
            raise UnreadableError(_DAMAGED)
        key, entry, levels = header[1], header[2], header[3]
        yield from self._leaves(int.from_bytes(header[4:8], "little"), key, entry, levels)

    def _leaves(self, number: int, key: int, entry: int, level: int) -> Iterator[tuple[bytes, bytes]]:
        """Yield the entries under an item."""
        data, size = self.item(number), key + (4 if level else entry)
        if not key or not entry:
            raise UnreadableError(_DAMAGED)
        for at in range(0, len(data) - size + 1, size):
            if level:
                inner = int.from_bytes(data[at + key : at + size], "little")
                yield from self._leaves(inner, key, entry, level - 1)
            else:
                yield data[at : at + key], data[at + key : at + size]


def properties(heap: Heap) -> dict[int, Value]:
    """Return the properties of an object (2.3.3).

    Raises:
        UnreadableError: when the heap holds none.
    """
    if heap.kind != _PROPERTIES:
        raise UnreadableError(_DAMAGED)
    values: dict[int, Value] = {}
    for key, entry in heap.tree(heap.root):
        number = int.from_bytes(key, "little")
        kind, told = struct.unpack("<HI", entry[:6].ljust(6, b"\0"))
        if kind in _INLINE:
            values[number] = (kind, entry[2:6])
        else:
            values[number] = (kind, heap.value(told))
    return values


def rows(heap: Heap) -> Iterator[dict[int, Value]]:
    """Yield each row of a table as properties (2.3.4).

    Raises:
        UnreadableError: when the heap holds no table, or one that is larger than any real one.
    """
    head = heap.root
    if heap.kind != _TABLE or len(head) < 22 or head[0] != _TABLE:
        raise UnreadableError(_DAMAGED)
    (bits, width) = struct.unpack_from(
        "<HH", head, 6
    )  # where the bits of what is there begin, and a row ends
    columns = [struct.unpack_from("<HHHBB", head, at) for at in range(22, 22 + 8 * head[1], 8)]
    matrix = int.from_bytes(head[14:18], "little")
    if not width:
        return
    made = 0
    for block in heap.parts(matrix):
        for at in range(0, len(block) - width + 1, width):  # a row never goes on in the next block
            made += 1
            if made > _MOST_ROWS:
                raise UnreadableError(_DAMAGED)
            yield _row(heap, block[at : at + width], columns, bits)


def _row(heap: Heap, row: bytes, columns: list[tuple[int, ...]], bits: int) -> dict[int, Value]:
    """Return the properties of one row."""
    values: dict[int, Value] = {}
    for kind, number, at, size, bit in columns:
        if bits + bit // 8 >= len(row) or not row[bits + bit // 8] & (0x80 >> bit % 8):
            continue
        data = row[at : at + size]
        if kind not in _INLINE and kind not in _WIDE:
            data = heap.value(int.from_bytes(data, "little"))
        values[number] = (kind, data)
    return values
