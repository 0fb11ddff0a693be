"""Takes files out of archives and mailboxes, one at a time and within limits; no name in one is a path."""

import codecs
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.clean import one_line
from woo_redact.read.kinds import Kind
from woo_redact.read.limits import MAX_MEMBER, MAX_MEMBERS, MAX_RATIO
from woo_redact.read.pst import messages

_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.IGNORECASE)
_SMALL = 10 * 1024 * 1024  # bytes below which no ratio is suspect: empty tables pack to nothing
_CHUNK = 1024 * 1024
_FIELD = re.compile(rb"^[!-9;-~]+[ \t]*:")
_QUOTED = re.compile(rb"^>+From ")
_START = re.compile(rb"^From (?:\S*\s*$|\S*\s.*\d\d?:\d\d.*\b\d{4}\b|\S+\s.*\b\d{4}\s*$)")
_UTF_8_NAME = 0x800
_LOCKED = 0x1


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive, or a message in a mailbox; `unread` says why it could not be taken out.

    `size` is how many bytes came out of the archive for it, also of a file that was then refused.
    """

    name: str = field(repr=False)
    data: bytes = field(default=b"", repr=False)
    unread: str = ""
    size: int = 0


def members(file: BinaryIO, kind: Kind) -> Iterator[Member]:
    """Yield what is in an archive or mailbox, in its own order.

    Raises:
        UnreadableError: when it is damaged, or holds more than any real one.
    """
    takers = {Kind.ZIP: _zipped, Kind.MBOX: _mailbox, Kind.PST: _outlook}
    for number, member in enumerate(takers[kind](file), start=1):
        if number > MAX_MEMBERS:
            raise UnreadableError(
                recorded("the archive has more than {max_members} parts", max_members=MAX_MEMBERS)
            )
        yield member


def _zipped(file: BinaryIO) -> Iterator[Member]:
    """Yield the files in a zip file."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, UnicodeError) as error:
        raise UnreadableError(recorded("the zip file is damaged or incomplete")) from error
    with archive:
        for info in archive.infolist():
            name = _member_name(info)
            if not info.is_dir() and not _LITTER.search(name):
                yield _unzipped(archive, info, name)


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member:
    """Return one file of a zip file; what its header says of its size is not trusted."""
    if info.flag_bits & _LOCKED:
        return Member(name=name, unread=recorded("the file is encrypted with a password"))
    if stat.S_ISLNK(info.external_attr >> 16):
        return Member(name=name, unread=recorded("the file is only a reference to another file"))
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as packed:
            while piece := packed.read(_CHUNK):
                size += len(piece)
                if size > MAX_MEMBER or (size > _SMALL and size > MAX_RATIO * max(info.compress_size, 1)):
                    return Member(
                        name=name, unread=recorded("the file is too large when unpacked"), size=size
                    )
                pieces.append(piece)
    except NotImplementedError:
        return Member(name=name, unread=recorded("the file is packed in a way that is not read"))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError):
        return Member(name=name, unread=recorded("the file is damaged or incomplete"))
    return Member(name=name, data=b"".join(pieces), size=size)


def _member_name(info: zipfile.ZipInfo) -> str:
    """Return the path of a file in a zip file, as it is shown: without "..", drive or first slash."""
    name = info.orig_filename if info.flag_bits & _UTF_8_NAME else info.filename
    if not info.flag_bits & _UTF_8_NAME and not name.isascii():
        # Python takes such a name for cp437; on Dutch systems it is cp850, on a Mac UTF-8.
        data = name.encode("cp437", errors="replace")
        try:
            name = data.decode("utf-8")
        except UnicodeDecodeError:
            name = data.decode("cp850")
    parts = [one_line(part) for part in re.split(r"[\\/]+", name)]
    kept = [part for part in parts if part not in {"", ".", ".."} and not re.fullmatch(r"[A-Za-z]:", part)]
    return "/".join(kept) or "naamloos"


def _mailbox(file: BinaryIO) -> Iterator[Member]:
    """Yield the mails of an mbox file (RFC 4155), ">From" lines as they were written.

    Mails hold lines that begin with "From " too: one that begins a mail has an address and a date, and
    stands after a blank line or before a header line. What stands before the first is given as a mail.
    """
    lines: list[bytes] = []
    number = size = 0
    blank, last = True, next(_lines(file), b"").removeprefix(codecs.BOM_UTF8)
    for line in chain(_lines(file), (b"",)):
        if _START.match(last) and ((blank and not line.strip()) or _FIELD.match(line) or _QUOTED.match(line)):
            if b"".join(lines).strip():
                number += 1
                yield _mail(number, lines, size)
            lines, size = [], 0
        elif size <= MAX_MEMBER:
            size += len(last)
            lines.append(last[1:] if _QUOTED.match(last) else last)
        blank, last = not last.strip(), line
    if b"".join(lines).strip():
        yield _mail(number + 1, lines, size)
    elif not number:
        raise UnreadableError(recorded("there is not a single e-mail in the mailbox"))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines; one longer than any real one comes in pieces."""
    while line := file.readline(_CHUNK):
        yield line


def _mail(number: int, lines: list[bytes], size: int) -> Member:
    """Return one mail of a mailbox."""
    name = f"bericht {number}"
    if size > MAX_MEMBER:
        return Member(name=name, unread=recorded("the message is too large"))
    return Member(name=f"{name}.eml", data=b"".join(lines))


def _outlook(file: BinaryIO) -> Iterator[Member]:
    """Yield the items of an Outlook data file."""
    for name, data, why in messages(file):
        yield Member(name=name, data=data, unread=why)
