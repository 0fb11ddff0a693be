"""Tells by its last word and those beside it that a road or building is called so: "Jan Tinbergenbrug"."""

import re
from functools import lru_cache

from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.lexicon import is_nobodys, is_surname, is_town
from woo_redact.detect.names import BLANK, PARTICLE, WORD, fold

# Hardly any surname ends so …
_ENDS = (
    r"(?:straat|plein|kade|gracht|singel|plantsoen|dreef|steeg|boulevard|school|college|gemaal|kazerne|"
    r"stichting|fonds|museum|kliniek|prijs|lezing|kanaal|stadion|theater|pomp|gebouw|instituut|universiteit|centrum|"
    r"strjitte|strasse|straße|street|avenue|bokaal|toernooi|penning|trofee|brigade|herdenking|concert|festival|"
    r"(?<!zon)(?<!maan)(?<!dins)(?<!vrij)dag)"
)
ROAD = re.compile(rf"(?=\w{{7,}})\w*{_ENDS}")
# … but some do so: Verlaan, Hogeweg, Veldhuis. An article before it, or a number after it, tells.
_MAYBE_ENDS = (
    r"(?:laan|weg|park|huis|zaal|brug|tunnel|sluis|kerk|hoeve|polder|toren|wijk|buurt|haven|bos|dijk|hof|pad|paad|"
    r"kwartier|terrein|viaduct|sluizen|flat|kade|hal)"
)
MAYBE_ROAD = re.compile(rf"(?=\w{{7,}})\w*{_MAYBE_ENDS}")
_ARTICLE = Guarded(rf"(?<!\w)(?i:de|het|'t|’t|hoek){BLANK}$")
PREPOSITION = re.compile(rf"(?<!\w)(?i:de|het|aan|in|op|hoek|naar|van|over|langs|bij){BLANK}$")
# Not over the end of a line: there the street stands below who lives in it.
_NEXT = re.compile(rf"[ \u00a0](?:(?P<joint>{PARTICLE}|en)[ \u00a0])?(?P<word>{WORD})")
# "Hennie in de Abel Tasmanzaal": such a word parts who is there from the place.
_AWAY = re.compile(r"(?i:in|op|aan|bij|uit|onder|over|voor|te|en)\b")
# "Sanne van de Veldweg 3": who lives there, where no street is named after her.
_LIVES_ON = re.compile(
    rf"{BLANK}(?:van|uit|aan|op){BLANK}(?:de|het){BLANK}{WORD}(?:{BLANK}{WORD})?{BLANK}[1-9]"
)
_TAIL = 4  # letters of a word behind a hyphen
_ASKED = 4096  # places of which the answer is remembered: several rules ask about each, one after another


def _of_somebody(road: str) -> bool:
    """Tell whether a road is called after a name, and nobody after the road: "Emmalaan", "Tinbergenbrug"."""
    match = re.fullmatch(rf"(\w{{3,}}?)(s?){_MAYBE_ENDS}", road)
    if match is None or is_surname(road) or is_town(road):
        return False
    return is_only_given(match[1]) or is_surname(match[1]) or is_surname(match[1] + match[2])


def _is_compound(word: str) -> bool:
    """Tell whether a word in small letters follows a hyphen: "Mansholt-rapporten", no "Jansen-de Boer"."""
    head, _, tail = word.rpartition("-")
    return bool(head) and tail.islower() and len(tail) >= _TAIL and is_nobodys(tail) and not is_given(tail)


@lru_cache(maxsize=50_000)
def fits(pattern: re.Pattern[str], word: str) -> bool:
    """Tell whether a pattern matches a whole word; remembered, for the same words come again and again."""
    return pattern.fullmatch(word) is not None


@lru_cache(maxsize=_ASKED)
def is_road(text: str, start: int, end: int) -> bool:
    """Tell whether a name is, or begins, that of a road or building: "Jan de Wittstraat"."""
    words = text[start:end].split()
    lives = is_given(text[start:end]) and _LIVES_ON.match(text, end)
    if not words or (lives and not PREPOSITION.search(text, max(0, start - 8), start)):
        return False
    article = _ARTICLE.search(text[max(0, start - 8) : start]) or text[start : start + 3].lower() == "de "
    word, at, away = words[-1], end, False
    for _ in range(3):
        last = fold(word)
        sure = fits(ROAD, last) and not is_surname(last)  # "Versteeg", "Verkade", "Langestraat"
        told = article or re.match(r"[ \u00a0]\d", text[at : at + 2])
        if sure or (told and (fits(MAYBE_ROAD, last) or fits(ROAD, last))):
            return True
        if (at == end and _is_compound(word)) or (not away and _of_somebody(last)):
            return True
        following = _NEXT.match(text, at)
        if following is None:
            return False
        away = away or _AWAY.match(following["joint"] or "") is not None
        word, at = following["word"], following.end()
    return False
