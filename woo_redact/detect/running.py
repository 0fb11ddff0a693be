"""Names after words that announce one inside a sentence: "t.a.v. …", "behandeld door …" (P05)."""

import re
from collections.abc import Iterator

from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.names import ANY_NAME, fold
from woo_redact.detect.roles import trimmed
from woo_redact.detect.vocabulary import DEGREES, NOT_NAMES, TITLES
from woo_redact.language import recorded
from woo_redact.model import Entity

_RUNNING = Guarded(
    rf"(?<!\w)(?i:t\.a\.v\.|ter attentie van|t\.n\.v\.|ten name van|behandeld door|opgesteld door|"
    rf"ondertekend door|genotuleerd door|(?:af|be)gehandeld door|gemeld door|gebeld door|op naam van|"
    rf"(?:hij|zij|ze|die|ik) heette?|"
    rf"contactpersoon(?: is| voor dit \w+ is)?|mijn collega|mijn naam is|ik ben|je spreekt met|"
    rf"u spreekt met|notulist|notulist is)[\s:]{{1,2}}"
    rf"(?i:(?:(?:{TITLES}|{DEGREES})\s+)*)(?P<name>{ANY_NAME})"
)
_RUNNING_LOWER = Guarded(
    r"(?<!\w)(?:mijn naam is|ik ben|ik heet|u spreekt met|je spreekt met|spreek je met|"
    r"op naam van|namens|t\.n\.v\.)"
    r"[\s:]{1,2}(?P<name>[^\W\d_]{2,}(?:\s(?:van|de|der|den|el|al|ter|ten|ben))*\s[^\W\d_]{3,}(?:-[^\W\d_]{3,})?)(?!\w)"
)
_HINT = re.compile(
    "heet|na[a]?m|namens|t.a.v|attentie|t.n.v|ten name|end|eld|contactpersoon|collega|mijn naam|ik ben|"
    "spreekt met|notulist"
)


def running_hits(text: str) -> Iterator[Hit]:
    """Yield names after "t.a.v.", "behandeld door" and the like inside a sentence."""
    folded = fold(text)
    if not _HINT.search(folded):
        return
    for match in _RUNNING_LOWER.finditer(folded):
        written = text[match.start("name") : match.end("name")]
        words = match["name"].split()
        small = written.islower() and not _ends_row(text, match)
        if small and is_only_given(words[0]) and words[-1] not in NOT_NAMES:
            yield in_list(match.start("name"), match.end("name"), recorded("name after a fixed label"))
    for match in _RUNNING.finditer(text):
        name = trimmed(match["name"])
        if name.isupper() and not (is_given(name.split()[0]) or "." in name):
            continue  # "IK BEN HET ZAT"
        if name and not _ends_row(text, match):
            yield in_list(
                match.start("name"), match.start("name") + len(name), recorded("name after a fixed label")
            )


def _ends_row(text: str, match: re.Match[str]) -> bool:
    """Tell whether a label is the last heading of a row: what follows is the first cell of the next one."""
    return "\n" in text[match.start() : match.start("name")] and text[: match.start()].rstrip(" ").endswith(
        "\t"
    )


def in_list(start: int, end: int, why: str, role: str = "", *, exact: bool = False) -> Hit:
    """Return the person at a place of a list."""
    return Hit(
        start=start,
        end=end,
        entity=Entity.PERSON,
        score=0.96,
        by=f"{STRUCTURE}list",
        why=why,
        role=role,
        exact=exact,
    )
