"""Who is called and who signs in a mail that is written without capitals: lines of their own (P06, P07)."""

import re
from collections.abc import Iterator, Sequence

from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.names import fold
from woo_redact.detect.pieces import IN_NAMES, Piece
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import FUNCTION, NOT_NAMES, TITLES

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
_LOWER_ADDRESSED = re.compile(r"(?P<name>[^\W\d_]{2,}(?:-[^\W\d_]{2,})?)(?=\s*(?:[,!.:/]|$|\s(?:en|&|\+)\s))")
AND = re.compile(
    r"\s*(?:,\s*(?:en\s+)?|\s(?:en|&|/|\+)\s*|/)\s*(?:(?i:ook\s)?(?i:beste|geachte|dag|hoi|lieve)\s+)?"
)
"""What stands between two who are addressed: "Beste Jan en Piet"."""
# "Beste buurtbewoners", "Beste raadsleden": several at once, in lower case.
_SEVERAL = Guarded(
    r"(?:leden|bewoners|ouders|collega['’]?s|ers|eurs|isten|anten|enten|atoren|oren|innen|genoten|vrienden)$"
)
_TITLE = re.compile(TITLES, re.IGNORECASE)
_HALF_LINE = 40  # letters of a line that holds little more than a greeting


def lower_addressed(text: str, at: int) -> Iterator[Piece]:
    """Yield whom a salutation addresses in lower case: "hoi mirjam", "Beste simone en bob,"."""
    known = False
    while match := _LOWER_ADDRESSED.match(text, at):
        name = match["name"]
        if (
            fold(name) in NOT_NAMES
            or _TITLE.fullmatch(name)
            or FUNCTION.search(fold(name))
            or (known and not is_only_given(name))
        ):
            return
        if not is_given(name) and _SEVERAL.search(name):
            return
        if len(text) >= _HALF_LINE and not (is_given(name) and text.startswith(",", match.end())):
            return
        yield Piece(start=match.start("name"), end=match.end("name"))
        more = AND.match(text, match.end())
        if more is None:
            return
        at, known = more.end(), True


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
