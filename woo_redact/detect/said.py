"""Which office a sentence says that somebody holds, or acts in: "Als wethouder heeft Smit" (P08)."""

import re

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.names import BLANK
from woo_redact.detect.office_words import PLURAL
from woo_redact.detect.roles import POLITE, office_tail, role_end, role_word

_AS = re.compile(
    rf"{BLANK}(?:(?:was|werd|blijft|heeft|had|sprak|stemde|tekende|opende){BLANK}als|"
    rf"volgt{BLANK}[^.,;:\n]{{3,60}}?{BLANK}op{BLANK}als){BLANK}"
)
_ACTS_AS = Guarded(
    rf"(?:(?:^|\W)[Aa]ls{BLANK}(?!(?:de|het|onze|een){BLANK})(?P<as>[^.,;:()\n]{{3,60}}?){BLANK}"
    rf"(?:heeft|had|was|is|zal|wil|wilde|kan|kon|moet|ging|kwam|sprak|tekende|nam|gaf|opende|zei){BLANK}|"
    rf"(?:^|[\n.:;>*•-])\s*\((?P<bracket>[^()\n]{{3,50}})\){BLANK})(?i:{POLITE})$"
)
_ARE = re.compile(
    rf"{BLANK}(?:zijn|waren|werden|worden|blijven){BLANK}(?:(?:nu|al|ook|thans|toen|allen|beiden|beide){BLANK}){{0,2}}"
)
# "Smit, die sinds 2020 wethouder is," "Smit, handelend als wethouder van Assen"
_WHEN = rf"(?:als|nu|toen|destijds|\d{{4}}|(?:in|sinds|tot|vanaf){BLANK}\d{{4}})"
_CAPACITY = rf"in{BLANK}(?:zijn|haar){BLANK}(?:hoedanigheid|functie){BLANK}van"
_TOLD = re.compile(
    rf",{BLANK}(?:die{BLANK}(?:{_WHEN}{BLANK}){{0,3}}(?=[^,.;:()]*{BLANK}(?:is|was|werd)\b)|"
    rf"(?:te{BLANK}dezen{BLANK})?(?:handelend|optredend)e?{BLANK}(?:te{BLANK}dezen{BLANK})?"
    rf"(?:{_CAPACITY}|als){BLANK}(?:de{BLANK})?)"
)
# "de benoeming van Smit tot wethouder", "Sinds 1 mei is Smit wethouder van Assen"
_NAMED_TO = re.compile(rf"{BLANK}(?:tot|als){BLANK}(?:de{BLANK}|nieuwe{BLANK}){{0,2}}")
_NAMING = re.compile(
    rf"(?i:(?:her)?benoeming|beëdiging|installatie|aanstelling|aantreden){BLANK}van{BLANK}(?i:{POLITE})$"
)
_IS_BEFORE = re.compile(rf"{BLANK}(?:is|werd|wordt|was|blijft){BLANK}(?i:{POLITE})$")
_BLANK = re.compile(BLANK)


def acting(before: str) -> str:
    """Return the office in which the person acts who is named next: "Als wethouder heeft", "(wethouder)"."""
    acts = _ACTS_AS.search(before)
    return _only_office(acts["as"] or acts["bracket"]) if acts else ""


def office_said(before: str, after: str) -> tuple[str, int]:
    """Return the role that the words around a name say it has, and where in those behind it they begin."""
    if acted := _AS.match(after):
        return role_word(after[acted.end() :]), acted.end()
    if (are := _ARE.match(after)) and (role := _only_office(after[are.end() :])) in PLURAL:
        return role, are.end()
    named = _NAMED_TO.match(after) if _NAMING.search(before) else None
    if said := _TOLD.match(after) or named:
        return role_word(after[said.end() :]), said.end()
    said = _BLANK.match(after) if _IS_BEFORE.search(before) else None
    return (_only_office(after[said.end() :]), said.end()) if said else ("", 0)


def _only_office(words: str) -> str:
    """Return the role with which a clause begins that tells no more than of what: "wethouder in Assen"."""
    clause = re.split(r"[,.;:()]", words, maxsplit=1)[0]
    role = role_word(clause)
    return role if role and office_tail(clause[role_end(clause) :]) else ""
