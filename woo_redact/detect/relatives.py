"""Names that a word for a relative, neighbour, colleague or party gives away: "haar zoon Emir"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from woo_redact.detect.firms import is_firm
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import TITLE, Hit
from woo_redact.detect.labels import PARTIES, RELATIVES
from woo_redact.detect.lexicon import is_town
from woo_redact.detect.names import ANY_NAME, BLANK, CAPITAL_NAME, PARTICLE, UPPER, fold
from woo_redact.detect.pieces import possible_name
from woo_redact.detect.roads import is_road
from woo_redact.detect.roles import trimmed
from woo_redact.detect.vocabulary import AFTER_PERSONS, NOT_NAMES, TITLES
from woo_redact.language import recorded
from woo_redact.model import Entity

_AND = rf"(?:,{BLANK}(?:en{BLANK})?|{BLANK}(?:en|&|of){BLANK}|/)"
LAST_LETTER = re.compile(rf"{BLANK}(?:{PARTICLE}{BLANK})?[{UPPER}]\.(?![ \u00a0]?[{UPPER}]|\w)")
_RELATION = recorded("name with a word for a relative, neighbour or colleague")

_WORDS = re.compile(r"[a-z][a-z'’.-]*")

_IS_RELATIVE = re.compile(rf"(?:{RELATIVES}|{PARTIES})")
_RELATED = re.compile(
    rf"(?:{BLANK}(?:genaamd|heet|heten|met)|,|:|{BLANK}\()?{BLANK}?(?<=[ \u00a0\r(])(?:van{BLANK})?"
    rf"(?:(?P<name>{ANY_NAME})|(?P<lower>[^\W\d_]{{3,}})(?![\w-]))"
)
_RELATIVE_AFTER = Guarded(
    rf"(?P<name>{CAPITAL_NAME})(?:,{BLANK}|{BLANK}\()(?i:mijn|zijn|haar|hun|onze?|uw|je|jouw|diens|de){BLANK}"
    rf"(?:\w+{BLANK})?(?i:{RELATIVES})(?![\w-])"
)
_POSSESSED = Guarded(
    rf"(?<![\w-])(?P<name>(?:{PARTICLE}{BLANK})?[{UPPER}][^\W\d_]+)['’]s{BLANK}(?i:{RELATIVES})(?![\w-])"
)

# "een zwager van Boogaard": of a town nobody is that.
_KIN = re.compile(
    r"(?:half|stief|pleeg|schoon|klein|achter|ex-?)?-?(?:zus(?:ter)?|broer|zoon|dochter|moeder|vader)|zwager|"
    r"schoonzus|schoonouders|neef|nicht|oom|tante|echtgenoo?te?|weduwe|weduwnaar|verloofde|ex-(?:man|vrouw)"
)
_FURTHER = re.compile(rf"{_AND}(?:(?i:{TITLES}){BLANK})?(?P<name>{CAPITAL_NAME})")


@lru_cache(maxsize=50_000)
def is_relative(word: str) -> bool:
    """Tell whether a folded word says what somebody is to somebody else, or in a case."""
    return _IS_RELATIVE.fullmatch(word.rstrip(".-") if word != "geb." else word) is not None


def related_hits(text: str, folded: str) -> Iterator[Hit]:
    """Yield who is called somebody's relative, neighbour or colleague: "haar zoon Emir"."""
    after = False
    for word in _WORDS.finditer(folded):
        if not is_relative(word[0]) or not _begins_word(folded, word.start()):
            continue
        after = True
        match = _RELATED.match(text, word.end())
        if match and match["lower"] and match["lower"].islower() and _lower_given(text, match):
            yield _said(match.start("lower"), match["lower"])
        elif match and match["name"]:
            kin = _KIN.fullmatch(word[0]) is not None and not is_town(match["name"])
            yield from _named_relatives(text, match, kin=kin)
    for match in _POSSESSED.finditer(text) if after and ("'s " in text or "’s " in text) else ():
        if possible_name(match["name"]) and fold(match["name"]) not in NOT_NAMES:
            yield _said(match.start("name"), match["name"])
    for match in _RELATIVE_AFTER.finditer(text) if after else ():
        if (name := trimmed(match["name"])) == match["name"] and possible_name(name):
            yield _said(match.start("name"), name)


def _lower_given(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word in small letters is a first name: on the list alone, or doing what persons do."""
    does = _WORDS.match(text, match.end() + 1)
    acts = does is not None and does[0] in AFTER_PERSONS - {"en", "ook"}
    return is_only_given(match["lower"]) or (acts and is_given(match["lower"]))


def _begins_word(text: str, start: int) -> bool:
    """Tell whether no letter, digit or hyphen stands directly before."""
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-_@")


def _named_relatives(text: str, match: re.Match[str], *, kin: bool) -> Iterator[Hit]:
    """Yield the name, or the names, after a word for a relative or the like; `kin`: no place has such."""
    at, name = match.start("name"), trimmed(match["name"])
    of = text[max(0, at - 4) : at].endswith(("van ", "van\u00a0", "van\r"))
    if of and not kin and not is_given(re.split(r"[\s-]", name or "-")[0]):
        return  # "bewoner van Assen"
    while name and possible_name(name) and not (name.isupper() and not is_given(name.split()[0])):
        end = at + len(name)
        if is_firm(text, at, end) or is_road(text, at, end):
            return
        letter = LAST_LETTER.match(text, end)
        yield _said(at, text[at : letter.end() if letter else end])
        more = _FURTHER.match(text, end)
        at, name = (more.start("name"), trimmed(more["name"])) if more else (at, "")


def _said(start: int, name: str) -> Hit:
    """Return the person whom such a word stands beside."""
    return Hit(start=start, end=start + len(name), entity=Entity.PERSON, score=0.96, by=TITLE, why=_RELATION)
