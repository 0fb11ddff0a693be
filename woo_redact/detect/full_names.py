"""Finds whole names by the grammar and the lists of names: "AW van den Haarhuis", "Thijs in 't Handgraaf".

A surname of the list is where it begins; what stands before it (initials, a first name, particles) and
behind it (a second surname, initials that come last) belongs to it in the ways that Dutch names are written.
So nothing of a name stays in sight of which the model knows half.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from woo_redact.detect.firms import is_option
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.hits import FULL, Hit
from woo_redact.detect.innocent import bears_name, named_after
from woo_redact.detect.lexicon import is_surname
from woo_redact.detect.names import BLANK, INITIALS, PARTICLE, UPPER, WORD, fold
from woo_redact.detect.pieces import possible_name
from woo_redact.detect.roles import role_word
from woo_redact.detect.surnames import PLACES
from woo_redact.language import recorded
from woo_redact.model import Entity

_LAST = re.compile(rf"(?<![\w@.'’/-])(?P<elided>[DO]['’])?(?P<last>{WORD})(?![\w@/]|\.\w)")
_ODD = rf"(?:in|op|aan|bij|uit|over|onder|voor){BLANK}(?:de[nr]?|het|['’]t){BLANK}"
_PARTICLES = rf"(?:{_ODD}|{PARTICLE}{BLANK})"
_DOTTED = re.compile(rf"(?<![\w.@-]){INITIALS}(?<=[.\s]){BLANK}?(?:\({WORD}\){BLANK})?{_PARTICLES}?\Z")
_BARE = re.compile(rf"(?<![\w.@&/-])(?P<letters>[{UPPER}]{{1,3}}){BLANK}(?P<particle>{_PARTICLES})?\Z")
_GIVEN = re.compile(
    rf"(?<![\w.@'’&/-])(?:(?P<other>{WORD}){BLANK}?(?:&|en|\+){BLANK}?)?(?P<given>{WORD}){BLANK}"
    rf"(?:\((?:{INITIALS}|{WORD})\){BLANK})?(?:(?P<odd>{_ODD})|{PARTICLE}{BLANK})?\Z"
)
_FIRST_AHEAD = re.compile(rf"(?<![\w-])(?P<given>{WORD}){BLANK}\Z")
_AHEAD = re.compile(rf"(?<![\w-]){_PARTICLES}\Z")
_SECOND = re.compile(rf"{BLANK}[-–]{BLANK}(?:{PARTICLE}{BLANK})?(?P<last>{WORD})(?![\w@])")
_FIRST_BEHIND = re.compile(
    rf",{BLANK}(?P<first>(?:{INITIALS}(?<=\.))|{WORD})(?:{BLANK}?\({WORD}\))?"
    rf"(?P<particle>{BLANK}?{PARTICLE}(?!\w))?(?![\w@]|[ \u00a0]?(?:{PARTICLE}{BLANK})?[{UPPER}])"
)
_LETTERS_BEHIND = re.compile(
    rf"{BLANK}(?P<letters>(?:[{UPPER}]\.){{1,5}})(?![\w@]|[ \u00a0](?:{PARTICLE}{BLANK})?[{UPPER}])"
)
_LEGAL = re.compile(r"[BN]\.V\.|V\.O\.F\.")
_REACH = 48  # characters before a surname in which the rest of the name stands
_SURE, _LIKELY = 0.85, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """Where the first name or the initials before a surname begin, and whether they can be nothing else."""

    start: int
    why: str
    sure: bool


def full_names(text: str) -> Iterator[Hit]:
    """Yield the persons whose surname is on the list and whose first name or initials stand with it."""
    for match in _LAST.finditer(text):
        if not is_surname(match["last"]) or not possible_name(match["last"]) or fold(match["last"]) in PLACES:
            continue
        lead, end, behind = _lead(text, match), match.end(), _behind(text, match)
        if lead is not None and not (behind and "\r" in text[lead.start : match.start()]):
            second = _SECOND.match(text, end)
            end = second.end() if second and is_surname(second["last"]) else end
        elif behind:
            ahead = _AHEAD.search(text, max(0, match.start() - _REACH), match.start())
            why = recorded("surname, first name")
            lead, end = _Lead(start=(ahead or match).start(), why=why, sure=True), behind
        if lead is not None and not (named_after(text, lead.start) or bears_name(text, lead.start, end)):
            by, score = (FULL, _SURE) if lead.sure else ("pattern:given", _LIKELY)
            yield Hit(start=lead.start, end=end, entity=Entity.PERSON, score=score, by=by, why=lead.why)


def _lead(text: str, last: re.Match[str]) -> _Lead | None:
    """Return what stands before a surname as a part of the name."""
    start = last.start()
    since = max(0, start - _REACH)
    why = recorded("initials and surname")
    if dotted := _DOTTED.search(text, since, start):
        return _Lead(start=dotted.start(), why=why, sure=True)
    if (bare := _BARE.search(text, since, start)) and _are_initials(text, bare):
        return _Lead(start=bare.start(), why=why, sure=bare["particle"] is not None)
    if (first := _GIVEN.search(text, since, start)) and _is_first(last["last"], first):
        paired = first["other"] is not None and is_only_given(first["other"])
        if paired and (whose := _FIRST_AHEAD.search(text, max(0, since - _REACH), first.start("other"))):
            paired = not is_given(whose["given"])  # "Hilde Olthof en Frits Smit" are two
        why = recorded("first name and surname")
        return _Lead(start=first.start("other" if paired else "given"), why=why, sure=False)
    if last["elided"]:
        return _Lead(start=start, why=recorded("surname of the list"), sure=False)
    return None


def _is_first(last: str, first: re.Match[str]) -> bool:
    """Tell whether a word before a surname is a first name: not "AB Terpstra", "Kees aan de Maria Bosweg"."""
    given = first["given"]
    shouted = given.isupper() and not last.isupper()
    return (
        is_given(given)
        and not shouted
        and (not first["odd"] or (is_only_given(given) and not is_given(last)))
    )


def _are_initials(text: str, bare: re.Match[str]) -> bool:
    """Tell whether capitals before a surname are somebody's: "AW van den", "D Heijstek"; not "DG Wijers"."""
    letters = bare["letters"]
    if len(letters) == 1:
        return not is_option(text, bare.start(), bare.start() + 1)
    return bare["particle"] is not None and not role_word(letters)


def _behind(text: str, last: re.Match[str]) -> int | None:
    """Return where the first name or the initials behind a surname end: "Kanis, J.", "Klasens T.H."."""
    first = _FIRST_BEHIND.match(text, last.end())
    inverted = first and is_only_given(first["first"]) and not is_given(last["last"])
    if first and (inverted or first["first"].endswith(".")):
        return first.end()
    letters = _LETTERS_BEHIND.match(text, last.end())
    return letters.end() if letters and not _LEGAL.match(letters["letters"]) else None
