"""Writes Outlook messages (MS-OXMSG) and the compound files that hold them (MS-CFB), the same bytes each time."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]

UNICODE, STRING8, BINARY, LONG, SYSTIME = 0x1F, 0x1E, 0x102, 0x3, 0x40
_FIXED = {LONG: 4, SYSTIME: 8}
TO, CC, BCC = 1, 2, 3


@dataclass
class _Entry:
    """One entry of the directory."""

    name: str
    kind: int  # 1 storage, 2 stream, 5 root
    data: bytes = b""
    left: int = FREE
    right: int = FREE
    child: int = FREE
    start: int = END


def compound(tree: Tree) -> bytes:
    """Return a compound file (version 3) with the storages and streams of a tree."""
    entries = [_Entry("Root Entry", 5)]
    entries[0].child = _grow(tree, entries)
    mini, mini_fat = _small(entries)
    entries[0].data = mini
    sectors: list[bytes] = []
    fat: list[int] = []

    def place(data: bytes) -> int:
        """Put data in sectors of its own; return the first."""
        count = -(-len(data) // SECTOR)
        first = len(sectors)
        for number in range(count):
            sectors.append(data[number * SECTOR :][:SECTOR].ljust(SECTOR, b"\0"))
            fat.append(first + number + 1 if number + 1 < count else END)
        return first if count else END

    for entry in entries:
        if entry.kind == 5 or (entry.kind == 2 and len(entry.data) >= CUTOFF):
            entry.start = place(entry.data)
    mini_start = place(b"".join(struct.pack("<I", link) for link in mini_fat))
    directory_start = place(_directory(entries))
    count = 1
    while count * (SECTOR // 4) < len(fat) + count:
        count += 1
    fat_sectors = list(range(len(sectors), len(sectors) + count))
    fat += [FAT] * count
    packed = b"".join(struct.pack("<I", link) for link in fat).ljust(count * SECTOR, b"\xff")
    head = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, count,
                       directory_start, 0, CUTOFF, mini_start, -(-len(mini_fat) * 4 // SECTOR), END, 0)  # fmt: skip
    master = b"".join(struct.pack("<I", sector) for sector in fat_sectors).ljust(436, b"\xff")
    return head + master + b"".join(sectors) + packed


def _grow(tree: Tree, entries: list[_Entry]) -> int:
    """Add what is in a storage to the directory; return the entry at the top of its search tree."""
    names = sorted(tree, key=lambda name: (len(name), name.upper()))
    numbers = []
    for name in names:
        inner = tree[name]
        entry = _Entry(name, 2, inner) if isinstance(inner, bytes) else _Entry(name, 1)
        entries.append(entry)
        numbers.append(len(entries) - 1)
        if not isinstance(inner, bytes):
            entry.child = _grow(inner, entries)

    def top(some: list[int]) -> int:
        """Return the middle of a sorted row, the halves below it."""
        if not some:
            return FREE
        middle = len(some) // 2
        entries[some[middle]].left = top(some[:middle])
        entries[some[middle]].right = top(some[middle + 1 :])
        return some[middle]

    return top(numbers)


def _small(entries: list[_Entry]) -> tuple[bytes, list[int]]:
    """Return the stream that holds all short streams, and the chains in it."""
    pieces, links = b"", []
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.data) < CUTOFF:
            count = -(-len(entry.data) // MINI)
            entry.start = len(links)
            links += [entry.start + number + 1 for number in range(count - 1)] + [END]
            pieces += entry.data.ljust(count * MINI, b"\0")
    return pieces, links


def _directory(entries: list[_Entry]) -> bytes:
    """Return the directory."""
    rows = b""
    for entry in entries:
        name = entry.name.encode("utf-16-le") + b"\0\0"
        rows += struct.pack("<64sHBBIII16xI8x8xIQ", name, len(name), entry.kind, 1, entry.left, entry.right,
                            entry.child, 0, entry.start, len(entry.data))  # fmt: skip
    return rows


@dataclass(frozen=True, kw_only=True)
class Message:
    """What a .msg holds: properties as number → (type, bytes), and what hangs on it."""

    values: Mapping[int, tuple[int, bytes]]
    recipients: tuple[Mapping[int, tuple[int, bytes]], ...] = ()
    attachments: tuple[Mapping[int, tuple[int, bytes]], ...] = ()
    embedded: tuple["Message", ...] = field(default=())


def text(value: str) -> tuple[int, bytes]:
    """Return a property of text."""
    return UNICODE, value.encode("utf-16-le")


def long(value: int) -> tuple[int, bytes]:
    """Return a property that is a whole number."""
    return LONG, struct.pack("<I", value)


def time(seconds_since_1970: int) -> tuple[int, bytes]:
    """Return a property of time."""
    return SYSTIME, struct.pack("<Q", (seconds_since_1970 + 11_644_473_600) * 10_000_000)


def recipient(name: str, mailbox: str, kind: int) -> Mapping[int, tuple[int, bytes]]:
    """Return a row of the table of recipients."""
    return {0x3001: text(name), 0x39FE: text(mailbox), 0x0C15: long(kind)}


def attachment(name: str, data: bytes) -> Mapping[int, tuple[int, bytes]]:
    """Return a file that hangs on a message."""
    return {0x3707: text(name), 0x3705: long(1), 0x3701: (BINARY, data)}


def write(message: Message) -> bytes:
    """Return a message as a .msg file."""
    empty = dict.fromkeys(("__substg1.0_00020102", "__substg1.0_00030102", "__substg1.0_00040102"), b"")
    return compound({"__nameid_version1.0": empty, **_storage(message, 32)})


def _storage(message: Message, head: int) -> Tree:
    """Return the storage of a message; its table begins after `head` bytes."""
    made: dict[str, bytes | Tree] = dict(_properties(message.values, head))
    for number, row in enumerate(message.recipients):
        made[f"__recip_version1.0_#{number:08X}"] = _properties(row, 8)
    files: list[Tree] = [_properties(part, 8) for part in message.attachments]
    for inner in message.embedded:
        values = {0x3705: long(5), 0x3001: inner.values[0x0037]}
        files.append({**_properties(values, 8), "__substg1.0_3701000D": _storage(inner, 24)})
    for number, part in enumerate(files):
        made[f"__attach_version1.0_#{number:08X}"] = part
    return made


def _properties(values: Mapping[int, tuple[int, bytes]], head: int) -> Tree:
    """Return properties: those of fixed size in a table, each other in a stream."""
    table = bytes(head)
    streams: dict[str, bytes | Tree] = {}
    for number, (kind, data) in sorted(values.items()):
        if kind in _FIXED:
            table += struct.pack("<HHI8s", kind, number, 6, data)
        else:
            table += struct.pack("<HHIQ", kind, number, 6, len(data) + (2 if kind == UNICODE else 0))
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
    return {"__properties_version1.0": table, **streams}


def winmail(subject: str, body: str, files: tuple[tuple[str, bytes], ...]) -> bytes:
    """Return a winmail.dat (MS-OXTNEF) as programs of before MAPI wrote it."""
    pieces = [b"\x78\x9f\x3e\x22\x01\x00"]

    def add(level: int, tag: int, data: bytes) -> None:
        """Add an attribute and its checksum."""
        pieces.append(
            struct.pack("<BII", level, tag, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
        )

    add(1, 0x00089006, struct.pack("<I", 0x10000))
    add(1, 0x00069007, struct.pack("<II", 1252, 0))
    add(1, 0x00018004, subject.encode("cp1252") + b"\0")
    add(1, 0x0002800C, body.encode("cp1252") + b"\0")
    for name, data in files:
        add(2, 0x00069002, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 0, 0, 0))
        add(2, 0x00018010, name.encode("cp1252") + b"\0")
        add(2, 0x0006800F, data)
    return b"".join(pieces)
