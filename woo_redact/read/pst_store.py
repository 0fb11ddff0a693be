"""The lower layer of an Outlook data file (MS-PST, 2.2 and 2.3.1): nodes by number, each with blocks of data.

    header ─► B-tree of nodes:  number ─► data, subnodes, parent
          └─► B-tree of blocks: id ─► place, size

Read from an open file as asked for: a mailbox of many gigabytes takes a few megabytes.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.limits import MAX_MEMBER

_DAMAGED = recorded("the Outlook data file is damaged or incomplete")
_ANSI, _UNICODE, _LARGE_PAGES = range(14, 16), range(21, 36), range(36, 40)  # versions
_DEEPEST = 8  # levels of a B-tree: 20 entries a page hold more than any disk at the fourth
_LARGEST_BLOCK = 65536
_INTERNAL = 2  # this bit of a block's id says that it holds ids of others
_TREE, _SUBNODES = 1, 2  # what such a block holds
# What "compressible encryption" makes of each byte, undone (5.1, mpbbCrypt, third part).
_PERMUTED = bytes.fromhex(
    "47f1b4e60b6a7248854e9eebe2f89453e0bba002e85a09abdbe3bac67cc310dd39059630f53760828cc9134a6b1df3fb"
    "8f2697ca911701c4322d6e3195ffd923d1005e79dc443b1a28c5615720903d83b943be67d2464276c06d5b7eb20f1629"
    "3ca903540dda5ddff6b7c762cd8d06d3695c86d614f7a56675acb1e94521700c879f74a4224c6fbf1f56aa2eb3783350"
    "b0a392bccf191ca763cb1e4d3e4b1b9b4fe7f0eead3ab55904ea40552551e57a893868527bfc27aed7bdfa07f4cc8e5f"
    "ef359c842b15d5773449b6120a7f7188fd9d18417d93d8582ccefe24afdeb836c8a180a69998a82f0e816573e4c2a28a"
    "d4e111d0088b2af2ed9a643fc16cf9ec"
)


@dataclass(frozen=True, slots=True)
class Node:
    """A node: the ids of its data and of its tree of subnodes (0: none), and the number of its parent."""

    number: int
    data: int
    subnodes: int
    parent: int = 0


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide ids are (4 or 8 bytes), how long a page is, and where in it its counts stand."""

    wide: int
    page: int
    counts: int
    nodes: int
    blocks: int
    cipher: int


_LAYOUTS = (
    (_ANSI, _Layout(wide=4, page=512, counts=496, nodes=0xBC, blocks=0xC4, cipher=0x1CD)),
    (_UNICODE, _Layout(wide=8, page=512, counts=488, nodes=0xE0, blocks=0xF0, cipher=0x201)),
    (_LARGE_PAGES, _Layout(wide=8, page=4096, counts=4056, nodes=0xE0, blocks=0xF0, cipher=0x201)),
)


class PstStore:
    """The nodes and blocks of one file."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the header.

        Raises:
            UnreadableError: when it is none, or one of a kind that is not known.
        """
        self._file = file
        head = self._read(0, 564)
        version = int.from_bytes(head[10:12], "little")
        layout = next((layout for versions, layout in _LAYOUTS if version in versions), None)
        if layout is None or not head.startswith(b"!BDN"):
            raise UnreadableError(_DAMAGED)
        self._layout = layout
        self.large_pages = layout.page == 4096
        self._cipher = head[layout.cipher]
        if self._cipher not in {0, 1}:
            raise UnreadableError(recorded("the Outlook data file is encrypted in a way that is not known"))
        self._nodes, self._blocks = (self._number(head, at) for at in (layout.nodes, layout.blocks))
        self._page = lru_cache(maxsize=2048)(self._entries)

    def nodes(self) -> Iterator[Node]:
        """Yield every node of the file, by number."""
        yield from map(self._node, self._leaves(self._nodes, _DEEPEST))

    def node(self, number: int) -> Node | None:
        """Return a node by its number."""
        entry = self._find(self._nodes, number)
        return self._node(entry) if entry else None

    def data(self, block: int) -> list[bytes]:
        """Return the data under an id, block by block.

        Raises:
            UnreadableError: when a block is damaged, or there is more than in any real item.
        """
        if not block:
            return []
        total = 0
        pieces = []
        for piece in self._pieces(block, 2):
            total += len(piece)
            if total > MAX_MEMBER:
                raise UnreadableError(recorded("the attachment is too large"))
            pieces.append(piece)
        return pieces

    def subnodes(self, block: int) -> Mapping[int, Node]:
        """Return the subnodes in a tree of them, by number."""
        return {node.number: node for node in self._subnodes(block, 1)} if block else {}

    # Blocks

    def _pieces(self, block: int, level: int) -> Iterator[bytes]:
        """Yield the blocks of data under an id (2.2.2.8.3)."""
        data = self._block(block)
        if not block & _INTERNAL:
            yield data.translate(_PERMUTED) if self._cipher else data
            return
        if level < 1 or len(data) < 8 or data[0] != _TREE:
            raise UnreadableError(_DAMAGED)
        wide = self._layout.wide
        for at in range(8, 8 + wide * int.from_bytes(data[2:4], "little"), wide):
            yield from self._pieces(self._number(data, at), level - 1)

    def _subnodes(self, block: int, level: int) -> Iterator[Node]:
        """Yield subnodes (2.2.2.8.3.3)."""
        data, wide = self._block(block), self._layout.wide
        if len(data) < 4 or data[0] != _SUBNODES or data[1] > level:
            raise UnreadableError(_DAMAGED)
        size = wide * (2 if data[1] else 3)
        start = 4 if wide == 4 else 8
        for at in range(start, start + size * int.from_bytes(data[2:4], "little"), size):
            number, *ids = (self._number(data, place) for place in range(at, at + size, wide))
            if data[1]:
                yield from self._subnodes(ids[0], level - 1)
            else:
                yield Node(number & 0xFFFFFFFF, ids[0], ids[1])

    def _block(self, block: int) -> bytes:
        """Return one block as it stands in the file; its sum must be right (2.2.2.8.1, 5.3)."""
        entry = self._find(self._blocks, block & ~1)
        if entry is None:
            raise UnreadableError(_DAMAGED)
        wide = self._layout.wide
        size, whole = struct.unpack_from("<HH", entry, 2 * wide)
        place = self._number(entry, wide)
        unit, tail = (512, 24) if self.large_pages else (64, 8 + wide)
        length = -(-(size + tail) // unit) * unit
        raw = self._read(place, length)
        told = int.from_bytes(raw[length - tail :][4:8] if wide == 8 else raw[-4:], "little")
        data = raw[:size]
        if told != zlib.crc32(data, 0xFFFFFFFF) ^ 0xFFFFFFFF:
            raise UnreadableError(_DAMAGED)
        if self.large_pages and whole != size:
            try:
                return zlib.decompressobj().decompress(data, _LARGEST_BLOCK)
            except zlib.error as error:
                raise UnreadableError(_DAMAGED) from error
        return data

    # B-trees (2.2.2.7.7)

    def _find(self, page: int, key: int) -> bytes | None:
        """Return the entry of a key, None when there is none."""
        for _ in range(_DEEPEST):
            level, entries = self._page(page)
            below = [entry for entry in entries if self._key(entry) <= key]
            if not below:
                return None
            if not level:
                return below[-1] if self._key(below[-1]) == key else None
            page = self._number(below[-1], 2 * self._layout.wide)
        raise UnreadableError(_DAMAGED)

    def _leaves(self, page: int, depth: int) -> Iterator[bytes]:
        """Yield every entry of a tree, in order."""
        if not depth:
            raise UnreadableError(_DAMAGED)
        level, entries = self._page(page)
        for entry in entries:
            if level:
                yield from self._leaves(self._number(entry, 2 * self._layout.wide), depth - 1)
            else:
                yield entry

    def _entries(self, place: int) -> tuple[int, tuple[bytes, ...]]:
        """Return the level of a page and its entries."""
        page, at = self._read(place, self._layout.page), self._layout.counts
        if self.large_pages:
            count, _, size, level = struct.unpack_from("<HHBB", page, at)
        else:
            count, _, size, level = struct.unpack_from("<4B", page, at)
        if size < 3 * self._layout.wide or count * size > at:
            raise UnreadableError(_DAMAGED)
        return level, tuple(page[n * size : (n + 1) * size] for n in range(count))

    def _node(self, entry: bytes) -> Node:
        """Return the node of an entry."""
        wide = self._layout.wide
        number, data, subnodes = (self._number(entry, n * wide) for n in range(3))
        return Node(number & 0xFFFFFFFF, data, subnodes, int.from_bytes(entry[3 * wide :][:4], "little"))

    def _key(self, entry: bytes) -> int:
        """Return the key of an entry: a node's number has four bytes, whatever stands behind it."""
        return self._number(entry, 0)

    def _number(self, data: bytes, at: int) -> int:
        """Return an id or place."""
        return int.from_bytes(data[at : at + self._layout.wide], "little")

    def _read(self, place: int, length: int) -> bytes:
        """Return a part of the file.

        Raises:
            UnreadableError: when the file ends before.
        """
        try:
            self._file.seek(place)
            data = self._file.read(length)
        except (OSError, ValueError, OverflowError) as error:
            raise UnreadableError(_DAMAGED) from error
        if len(data) < length:
            raise UnreadableError(_DAMAGED)
        return data
