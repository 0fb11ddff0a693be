"""Unpacks an archive or mailbox into a folder, archives within it too; no name in one becomes a path."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.archive import Member, members
from woo_redact.read.kinds import CONTAINERS, Kind, kind_of
from woo_redact.read.limits import MAX_NESTING, MAX_UNPACKED

_HEAD = 65536  # bytes in which an archive or mailbox shows itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What lay in an archive: its place there, the file it was written to, or why it could not be."""

    name: str = field(repr=False)
    path: str
    sha256: str
    unread: str = ""


def unpack(path: Path, *, name: str, into: Path) -> tuple[Unpacked, ...]:
    """Write what lies in an archive or mailbox into a new folder, each file under a number.

    Raises:
        UnreadableError: when it is damaged, empty, or holds more than any real one.
    """
    into.mkdir(parents=True)
    made: list[Unpacked] = []
    total = 0
    for place, member in _members(path, name):
        total += max(member.size, len(member.data))
        if total > MAX_UNPACKED:
            raise UnreadableError(recorded("the archive is too large when unpacked"))
        file = into / f"{len(made) + 1:06}"
        if not member.unread:
            file.write_bytes(member.data)
        seen = hashlib.sha256(member.data or member.unread.encode()).hexdigest()
        made.append(Unpacked(name=place, path=str(file), sha256=seen, unread=member.unread))
    if not made:
        raise UnreadableError(recorded("there is nothing in the archive"))
    return tuple(made)


def _members(path: Path, name: str) -> Iterator[tuple[str, Member]]:
    """Yield what lies in an archive on disk, each with its place."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(0)
            yield from _within(file, kind_of(head, name=name)[0], "", 0)
    except OSError as error:
        raise UnreadableError(
            recorded("the file may not or cannot be read ({strerror})", strerror=error.strerror)
        ) from error


def _within(file: BinaryIO, kind: Kind, above: str, depth: int) -> Iterator[tuple[str, Member]]:
    """Yield what lies in an archive and in the archives in it; two of one name are told apart."""
    seen: set[str] = set()
    for number, member in enumerate(members(file, kind), start=1):
        name = above + (f"{member.name} ({number})" if member.name in seen else member.name)
        seen.add(member.name)
        inner = kind_of(member.data[:_HEAD], name=member.name)[0]
        if member.unread or inner not in CONTAINERS:
            yield name, member
        elif depth >= MAX_NESTING:
            yield name, Member(name=member.name, unread=recorded("the archive is nested too deep"))
        else:
            yield from _opened(member, inner, name, depth)


def _opened(member: Member, kind: Kind, name: str, depth: int) -> Iterator[tuple[str, Member]]:
    """Yield what lies in an archive within an archive; one that is damaged is listed as such."""
    given = 0
    try:
        for found in _within(io.BytesIO(member.data), kind, f"{name} » ", depth + 1):
            given += 1
            yield found
    except UnreadableError as error:
        yield name, Member(name=member.name, unread=str(error))
        return
    if not given:
        yield name, Member(name=member.name, unread=recorded("there is nothing in the archive"))
