"""Offices that one word gives to several names: "de wethouders A, B en C", a heading above a list (P08)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from woo_redact.detect.hits import Hit, Places
from woo_redact.detect.names import ANY_NAME, BLANK
from woo_redact.detect.office_words import PARTY, PLURAL
from woo_redact.detect.roles import POLITE, PORTFOLIO, employed, office_line, role_before, role_word

PARTY_ROLE = "fractielid"
_REACH = 140  # characters between two names of one list
_LINES = 40  # lines of a list below its heading
_LINE = 90  # characters of a line of such a list
_ASIDE = rf"{BLANK}?\([^()\n]{{1,30}}\)"
_SEPARATOR = re.compile(
    rf"(?:{_ASIDE})?(?:[,;]{BLANK}|{BLANK}?/{BLANK}?|,?{BLANK}(?i:en|&|and|und|alsmede|alsook){BLANK})"
    rf"(?i:{POLITE})"
)
_FURTHER = re.compile(
    rf"(?:(?:{_ASIDE})?(?:,{BLANK}|,?{BLANK}(?:en|&|alsmede|alsook){BLANK})(?i:{POLITE}){ANY_NAME})*"
)
_PARTY_LABEL = re.compile(
    rf"(?:^|\n)[ >*•\t-]*(?:Fractie{BLANK})?{PARTY}(?:-?fractie)?[ \t]*(?::|\t|[ ]{{2}})[^:\n]*$"
)
_ITEM = re.compile(rf"[\s>*•·–-]*(?:\d{{1,2}}[.)]\s*)?(?i:{POLITE})$")
# What may follow a name below "Wethouders": a party, a portfolio, whether somebody was there.
_BESIDE = re.compile(
    rf"\s*(?:[(,:–|-]{BLANK}?(?:{PARTY}[\w -]*|(?i:{PORTFOLIO})|(?:af|aan)wezig|verhinderd)\)?)?[ .,;]*$"
)


def past_list(text: str, end: int) -> int:
    """Return where a list of names ends of which the first one does at `end`."""
    more = _FURTHER.match(text, end)
    return more.end() if more else end


def listed(text: str, before: Hit, role: str, hit: Hit) -> str:
    """Return the role that a list before this name opened: "de wethouders A, B en C", "VVD: A, B"."""
    between = text[before.end : hit.start]
    if len(between) > _REACH or employed(text[hit.end : hit.end + _LINE]):
        return ""
    if role == PARTY_ROLE and _PARTY_LABEL.search(text[max(0, before.start - _LINE) : before.start]):
        return role if _SEPARATOR.fullmatch(between) else ""
    if role not in PLURAL:
        return ""
    match = None if role_word(between.lstrip(" \u00a0\r(")) else _SEPARATOR.fullmatch(between)
    opened = text[max(0, before.start - 60) : before.start]
    last = re.search(rf"(?<!,){BLANK}(?:en|&|and|und){BLANK}(?i:{POLITE})$", opened)
    return role if match and not last else ""


def backwards(text: str, persons: Sequence[Hit], roles: dict[Hit, str]) -> None:
    """Give a role in the plural behind a list to all of it: "Jansen, Smit en Bos (raadsleden)"."""
    for before, hit in reversed(tuple(pairwise(persons))):
        after = text[hit.end : hit.end + 40]
        behind = roles[hit] in PLURAL and not role_before(text, hit.start)
        if behind and not roles[before] and role_word(after.lstrip(" ,(-–")) in PLURAL | {""}:
            between = text[before.end : hit.start]
            if _SEPARATOR.fullmatch(between):
                roles[before] = roles[hit]


def under_heading(text: str, persons: Places, hit: Hit) -> str:
    """Return the role in the plural above a list in which a name has a line of its own, "" for none.

    Every line between has a name too, with nothing beside it but a party, a portfolio or who was absent.
    """
    begin = text.rfind("\n", 0, hit.start) + 1
    if not _entry(text, persons, begin):
        return ""
    for _ in range(_LINES):
        end = begin - 1
        if end < 0:
            return ""
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end].strip(" \t*_#:")
        if role := office_line(persons, begin, line):
            return role if role in PLURAL else ""
        if not _entry(text, persons, begin):
            return ""
    return ""


def _entry(text: str, persons: Places, begin: int) -> bool:
    """Tell whether a line is a name of a list and no more than what may stand beside one."""
    end = text.find("\n", begin)
    end = end if end >= 0 else len(text)
    named = persons.over(begin, end) if end - begin <= _LINE else []
    return bool(
        named
        and _ITEM.match(text[begin : named[0].start])
        and _BESIDE.match(text[named[-1].end : end])
        and len(named) == 1
    )
