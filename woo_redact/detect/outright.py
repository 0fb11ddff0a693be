"""Names that the form of a few words gives away: "Kees hier.", "F. en K. Ypma", "aan die van Kroon"."""

import re
from collections.abc import Iterator

from woo_redact.detect.firms import is_firm
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import Hit
from woo_redact.detect.names import BLANK, PARTICLE, UPPER, WORD, fold
from woo_redact.detect.pieces import possible_name
from woo_redact.detect.roads import is_road
from woo_redact.detect.vocabulary import ALWAYS_CAPITAL
from woo_redact.language import recorded
from woo_redact.model import Entity

SAID = "pattern:said"
"""Found by the form alone: what the model holds of the word does not count."""
_GUESS = "pattern:given"
_SHARED = re.compile(
    rf"(?<![\w.])(?P<name>(?:[{UPPER}]\.){{1,4}}{BLANK}(?:en|&){BLANK}(?:[{UPPER}]\.){{1,4}}{BLANK}?"
    rf"(?:{PARTICLE}{BLANK})?(?P<surname>{WORD}))(?!\w)"
)
# "Kees hier. Sta bij vd Broek": who begins a message by saying who it is.
_HERE = Guarded(rf"(?m:^)(?P<name>{WORD}){BLANK}hier(?=[.,!:;]|{BLANK}?$)", re.MULTILINE)
_ABBREVIATED = Guarded(
    rf"(?<![\w.-])(?P<name>(?:[vV]\.?{BLANK}?d\.?|[vV]/d){BLANK}(?P<surname>{WORD}))(?![\w-])"
)
# "… bezorgd. van der Wouden, Theo werkt hier niet meer": a name turned round in a sentence.
_TURNED = re.compile(
    rf"(?:^|(?<=[.!?][ \u00a0]))(?P<name>{PARTICLE}{BLANK}{WORD},{BLANK}(?P<first>{WORD}))(?={BLANK}[a-z])",
    re.MULTILINE,
)
# "Hofstede - Kramer, Linda": a married name, wherever it is turned round.
_MARRIED = re.compile(
    rf"(?<![\w-])(?P<name>(?:{PARTICLE}{BLANK})?{WORD}{BLANK}-{BLANK}(?:{PARTICLE}{BLANK})?{WORD},{BLANK}"
    rf"(?P<first>{WORD}))(?![\w-])"
)
# In capitals a first name behind such a preposition is a person: "TERUGBELLEN NAAR SUZE".
_CALLED_OUT = re.compile(
    rf"(?<!\w)(?:AAN|MET|NAAR|DOOR|VOOR|BIJ|DAT|NAMENS|VAN|BESTE|HALLO|HOI){BLANK}"
    rf"(?P<name>[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?)(?![\w-])"
)
# "Niet doorsturen aan die van Kroon": a family; "door Vermeer en Amine": who is named beside a first name.
_THOSE_OF = Guarded(
    rf"(?<!\w)(?:(?:met|aan|bij|door|tegen){BLANK}die|,{BLANK}(?:en{BLANK})?die){BLANK}van{BLANK}"
    rf"(?P<name>(?:(?:{PARTICLE}|Oude|Klein|Groot|Nieuw){BLANK})?{WORD})(?![\w-]|{BLANK}[{UPPER}])"
)
_BESIDE_GIVEN = Guarded(
    rf"(?<!\w)(?:met|aan|door|namens|volgens|tussen){BLANK}(?P<name>(?:{PARTICLE}{BLANK})?{WORD}){BLANK}(?:en|&){BLANK}(?P<given>{WORD})"
)
# "ligt nog bij Van den Bosch": a capital on the particle inside a sentence is a surname's.
_SURNAME_ALONE = Guarded(
    rf"(?<!\w)(?:bij|met|door|aan|volgens|namens|tegen|dat|als|of|want|toen){BLANK}"
    rf"(?P<name>(?:Van(?:{BLANK}(?:de[nr]?|het|['’]t))?|Ter|Ten){BLANK}(?P<surname>{WORD}))(?![\w-]|{BLANK}[{UPPER}&])"
)
_SHOUTED = re.compile(rf"[{UPPER}]{{3,}}[ ,]+[{UPPER}]{{2,}}[ ,]+[{UPPER}]{{2,}}")


def outright_hits(text: str) -> Iterator[Hit]:
    """Yield the persons of a text that such forms name."""
    yield from _named(_HERE.finditer(text), SAID)
    if "," in text:
        yield from _named((m for m in _TURNED.finditer(text) if is_given(m["first"])), SAID)
    if " - " in text and "," in text:
        yield from _named((m for m in _MARRIED.finditer(text) if is_given(m["first"])), SAID)
    if _SHOUTED.search(text):
        called = (m for m in _CALLED_OUT.finditer(text) if is_given(m["name"]))
        yield from _named((m for m in called if fold(m["name"]) not in ALWAYS_CAPITAL), SAID)
    if "." in text:
        yield from _surnames(text, _SHARED.finditer(text), "pattern:initials")
    yield from _surnames(text, _ABBREVIATED.finditer(text), _GUESS)
    yield from _surnames(text, _SURNAME_ALONE.finditer(text), _GUESS)
    yield from _surnames(text, _THOSE_OF.finditer(text), _GUESS)
    beside = (match for match in _BESIDE_GIVEN.finditer(text) if is_only_given(match["given"]))
    yield from _surnames(text, beside, _GUESS)


def _named(matches: Iterator[re.Match[str]], by: str) -> Iterator[Hit]:
    """Yield the persons of matches whose name can be one."""
    for match in matches:
        name = match["name"].replace(",", "")
        if possible_name(name.title() if name.isupper() else name):
            yield _hit(match, by)


def _surnames(text: str, matches: Iterator[re.Match[str]], by: str) -> Iterator[Hit]:
    """Yield the persons of matches whose surname can be one, and is no road's or firm's."""
    for match in matches:
        start, end = match.span("name")
        other = is_firm(text, start, end) or is_road(text, start, end)
        if possible_name(match.groupdict().get("surname") or match["name"]) and not other:
            yield _hit(match, by)


def _hit(match: re.Match[str], by: str) -> Hit:
    """Return the person whose name a match holds."""
    start, end = match.span("name")
    return Hit(start=start, end=end, entity=Entity.PERSON, score=0.6, by=by, why=recorded("a plain name"))
