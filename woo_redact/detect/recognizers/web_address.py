"""Web addresses as they stand in mail: wrapped by a scanner, broken by a line end, glued to a full stop."""

import re

from woo_redact.detect.recognizers.surroundings import plain_address

_CHARS = r"[^\s<>\"“”‘’|\\^{}]+"
PATTERN = (
    rf"(?i)(?<![\w@.])(?P<value>(?:https?://|www\.){_CHARS}|"
    rf"(?:[a-z0-9-]+\.){{1,4}}(?:com|us|net|live|me|social|app|nl|eu)/{_CHARS})"
)
"""A web address with or without its scheme; the group `value` may end in punctuation (see `end_of`)."""

_CONTINUED = re.compile(r"\n(?=[^\s<>]*[%/=_&?\d])[^\s<>\"“”|]{12,}")
_LONG = 30  # a shorter address was not broken by the margin
_CLOSING = ".,;:!?'*…"


def end_of(text: str, start: int, end: int) -> int:
    """Return where the address `text[start:end]` really ends.

    That is further on where it was broken at a line end, and earlier where the punctuation of the
    sentence round it was taken along.
    """
    while end - start >= _LONG and end < len(text) and (more := _CONTINUED.match(text, end)):
        end = more.end()
    url = text[start:end].rstrip(_CLOSING)
    while url.endswith((")", "]")) and url.count(url[-1]) > url.count("(" if url[-1] == ")" else "["):
        url = url[:-1].rstrip(_CLOSING)
    return start + len(url)


def unwrapped(text: str, start: int, end: int) -> str:
    """Return the address in lower case, percent signs resolved, so that wrapped ones can be recognised."""
    return plain_address(text[start:end].replace("\n", "")).lower()
