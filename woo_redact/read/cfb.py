"""Reads a compound file (MS-CFB), as .msg and old Office files are: its streams, by path."""

import io
from collections.abc import Mapping

import olefile

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded

MAX_STREAMS = 100_000
_MAX_BYTES = 1024**3

Streams = Mapping[tuple[str, ...], bytes]


def streams_of(untrusted_data: bytes) -> dict[tuple[str, ...], bytes]:
    """Return the content of every stream by its path in lower case; one that is damaged is left out.

    Raises:
        UnreadableError: when it is no compound file, or holds more than any real one.
    """
    found: dict[tuple[str, ...], bytes] = {}
    total = 0
    try:
        with olefile.OleFileIO(io.BytesIO(untrusted_data)) as ole:
            for path in ole.listdir():
                try:
                    data = ole.openstream(path).read()
                except (OSError, IndexError, ValueError):
                    continue  # what is missing shows: a body, a recipient or an attachment without content
                total += len(data)
                if total > _MAX_BYTES or len(found) >= MAX_STREAMS:
                    raise UnreadableError(recorded("the file is too large"))
                found[tuple(part.casefold() for part in path)] = data
    except (OSError, IndexError, ValueError, TypeError, AttributeError, RecursionError, KeyError) as error:
        raise UnreadableError(recorded("the file is damaged or no Outlook message")) from error
    return found
