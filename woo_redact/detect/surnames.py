"""Finds bare surnames by the list of those borne in the Netherlands: "dat ligt bij Rispens" (P07).

A name model sees a capitalised word it does not know and little around it: of two hundred surnames behind
"ligt bij" it missed nine in ten. What the list holds for a surname is asked about.
"""

import re
from collections.abc import Iterator

from woo_redact.detect.english import is_english
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.hits import Hit
from woo_redact.detect.innocent import bears_name, in_language, in_place, named_after
from woo_redact.detect.lexicon import is_surname, is_town
from woo_redact.detect.names import BLANK, PARTICLE, UPPER, fold
from woo_redact.detect.pieces import possible_name
from woo_redact.detect.roles import role_word
from woo_redact.detect.vocabulary import word_set
from woo_redact.language import recorded
from woo_redact.model import Entity

_NAME = re.compile(
    rf"(?<![\w@./'’&-])(?P<name>(?:(?:Van{BLANK}(?:de[rn]?|het|['’]t)|De|Te[rn]|Van|El){BLANK})?"
    rf"(?P<word>[{UPPER}][^\W\d_A-Z]{{2,}}(?:-(?:(?:{PARTICLE}){BLANK})?[{UPPER}][^\W\d_]{{2,}})?))"
    rf"(?![\w@/&-]|['’](?!s)|\.\w)"
)
_INVERTED = re.compile(
    rf",{BLANK}(?P<given>[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)?)(?![\w@-]|{BLANK}(?:{PARTICLE}{BLANK})?[{UPPER}])"
)
_ARTICLES = word_set("de der het een 't deze dit die elke ieder onze uw hun dat")
# "een bewoner van Bogerd": where somebody lives
_DWELLS = re.compile(r"(?i:\b(?:[bio]\w*won\w+|wijk|buurt|dorp|polder|terrein)\s(?:van|in|te)\s)$")
PLACES = word_set("""
    noord oost zuid west haag bosch ham burg mej port veld peel centrum midden noordoost noordwest zuidoost
    zuidwest hart grond herstel
    """)
_CAPITAL_NEXT = re.compile(rf"[ \u00a0](?:{PARTICLE}{BLANK})?[{UPPER}]|[ \u00a0]?&|[ \u00a0]\d")
_LIKELY = 0.55
_WHY = recorded("surname of the list")


def surname_hits(text: str) -> Iterator[Hit]:
    """Yield the surnames that stand alone inside a sentence; asked about, for a firm may be called so."""
    for match in _NAME.finditer(text):
        start, end = match.span("name")
        if is_surname(match["word"]) and _alone(text, start, end) and not _is_other(text, start, end):
            first = _INVERTED.match(text, end)  # "Zandstra, Gijsbert": alone it may be a namesake's
            inverted = first is not None and is_only_given(first["given"]) and not is_given(match["word"])
            end = first.end() if first and inverted else end
            yield Hit(
                start=start, end=end, entity=Entity.PERSON, score=_LIKELY, by="pattern:surname", why=_WHY
            )


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands inside a sentence, behind a word in lower case and before no name."""
    before = text[max(0, start - 30) : start]
    said = re.search(r"(?<![\w&-])(?P<word>[a-zà-ÿ'’]+),?[ \u00a0]\(?$", before)
    if _DWELLS.search(before) or said is None or said["word"] in _ARTICLES or role_word(said["word"]):
        return False
    return not _CAPITAL_NEXT.match(text, end)


def _is_other(text: str, start: int, end: int) -> bool:
    """Tell whether a place, a firm, a road, a thing or a word is called so there."""
    name = text[start:end]
    last = re.split(r"[ \u00a0\r]", name)[-1]
    return (
        is_town(last)
        or fold(last) in PLACES
        or is_english(last)
        or not possible_name(name)
        or in_place(text[max(0, start - 24) : start])
        or in_language(text[max(0, start - 24) : start])
        or named_after(text, start)
        or bears_name(text, start, end)
    )
