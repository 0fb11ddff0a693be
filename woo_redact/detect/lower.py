"""Who is called and who signs in a mail that is written without capitals: lines of their own (P06, P07)."""

import re
from collections.abc import Sequence

from woo_redact.detect.given import is_given
from woo_redact.detect.pieces import IN_NAMES, Piece
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import NOT_NAMES

CONTACT = re.compile(
    r"@|\b0\d[\d\s()–-]{7,}|\+31|\b(?:tel|mob|telefoon|mobiel|e-?mail|postbus)\b|\b[TM][.:]?\s+\+?\d|www\.",
    re.IGNORECASE,
)
"""What stands below a name in a signature: a number, an address, a label of one."""
# "jan willem," before a text in lower case; "roos | finance | aanwezig ma" below one.
_LOWER_FIRST = re.compile(r"(?P<names>[a-zà-ÿ]{2,}(?:[ -][a-zà-ÿ]{2,})?),\s*")
_LOWER_LAST = re.compile(
    r"(?P<names>[a-zà-ÿ]{2,}(?:-[a-zà-ÿ]{2,})?(?:\s(?:(?:van|de|der|den|ter|ten|el|te)\s){0,2}[a-zà-ÿ]{3,}"
    r"(?:\s?-\s?(?:(?:van|de|der|den|ter|ten)\s){0,2}[a-zà-ÿ]{3,})?)?)\s*(?:\|.*)?"
)


def lower_first(lines: Sequence[Line], number: int) -> Piece | None:
    """Return whom the first line calls in lower case: "jan willem,"; every word must be a first name."""
    line = lines[number]
    called = _LOWER_FIRST.fullmatch(line.text)
    if called is None or (number and lines[number - 1].unit == line.unit):
        return None
    words = re.split(r"[ -]", called["names"])
    named = all(is_given(word) and word not in NOT_NAMES for word in words)
    return Piece(start=0, end=called.end("names")) if named else None


def lower_last(lines: Sequence[Line], number: int) -> Piece | None:
    """Return who signs in lower case on a line that stands apart: "mo", "roos | finance | aanwezig ma"."""
    line = lines[number]
    signed = _LOWER_LAST.fullmatch(line.text)
    if signed is None or number == 0 or lines[number - 1].unit == line.unit:
        return None
    below = lines[number + 1] if number + 1 < len(lines) else None
    apart = below is None or below.unit != line.unit or CONTACT.search(below.text) is not None
    words = re.split(r"[ -]+", signed["names"])
    named = is_given(words[0]) and not any(word in NOT_NAMES - IN_NAMES for word in words)
    return Piece(start=0, end=signed.end("names")) if apart and named else None
