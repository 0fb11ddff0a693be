"""Names that running text itself points at: after a title, after an @, in "Op … schreef …:"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from woo_redact.detect.headers import is_person
from woo_redact.detect.hits import STRUCTURE, TITLE, Hit
from woo_redact.detect.names import ANY_NAME, BLANK, CAPITAL_NAME, INITIALS, PARTICLE, WORD, fold
from woo_redact.detect.pieces import possible_name
from woo_redact.detect.roles import role_word, trimmed
from woo_redact.detect.vocabulary import DEGREES, FUNCTION, STREET, TITLES
from woo_redact.model import Entity

_TITLED = re.compile(
    rf"(?<![\w@-])(?P<title>(?i:{TITLES})[ \u00a0\r]+(?:(?i:{DEGREES})[ \u00a0]?)*|"
    rf"(?P<degree>(?i:(?:{DEGREES}\s?)*(?:prof|dr|drs|mr|ir|ing|jhr|ds)\.)\s?))(?P<name>{ANY_NAME})"
)
_AFTER_TITLE = "naam na aanspreektitel"
_MORE = re.compile(rf"{BLANK}(?:en|&){BLANK}(?:(?i:{TITLES}){BLANK})?(?P<name>{CAPITAL_NAME})")
_WITH_INITIALS = re.compile(
    rf"(?<![\w.@/-]){INITIALS}{BLANK}?(?:{PARTICLE}{BLANK})?{WORD}(?:{BLANK}{PARTICLE}{BLANK}{WORD})?(?!\w)"
)
_SHOUTED = re.compile(
    rf"(?:{INITIALS}{BLANK}?)?(?:(?i:{PARTICLE}){BLANK}(?!$))?\S+"
)  # "HEER JANSEN HEEFT GEBELD"
_SPEAKER = re.compile(
    rf"(?m:^)[>\s]*(?:\[?(?:\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}},?\s)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\]?)\s*[-–]?\s*(?P<name>{ANY_NAME})\s*:"
)
_WITH_FUNCTION = re.compile(rf"(?<![\w@-])(?P<function>[^\W\d_][\w-]{{2,30}}){BLANK}(?P<name>{CAPITAL_NAME})")
# Literals only, without anything before them: such a search is many times faster than the pattern itself.
_HINT_OF_TITLE = re.compile(
    "heer|heren|dames|hr|meneer|mev|mw|mej|juf|fam|erven|wed|coll|prof|dr|mr|ir|ing|ds|bc|em"
)
_HINT_OF_FUNCTION = re.compile(FUNCTION.pattern.partition(")$")[0] + ")")
_MENTION = re.compile(rf"(?<![\w.@])@(?P<name>{CAPITAL_NAME})(?![\w@])(?!\.[a-z])")
_ATTRIBUTION = re.compile(
    r"(?m:^)[>\s]*(?:Op|On)\s(?=[^\n]{0,60}\d)[^\n<>]{4,70}?\s(?:(?:schreef|"
    r"heeft)\s+)?(?P<name>[^\W\d_][^<>\n\d:]{1,60}?)[\"'\s]*"
    r"(?:<(?:mailto:)?(?P<address>[^\s<>()@]+@[^\s<>()]+)>|\((?P<bracket>[^\s<>()@]+@[^\s<>()]+)\))?"
    r"[\s\"']*(?:het volgende geschreven|geschreven|wrote|schreef)?\s*:\s*(?m:$)"
)
_WROTE = re.compile(
    r"(?m:^)[>\s]*(?P<name>[^\W\d_][^<>\n\d:]{1,60}?)\s*<(?:mailto:)?(?P<address>[^\s<>()@]+@[^\s<>()]+)>\s*"
    r"(?:schreef|wrote|heeft)\b[^\n:]{0,60}:?[^\n]{0,10}(?m:$)"
)


def attribution_hits(text: str) -> Iterator[Hit]:
    """Yield who is quoted: "Op 7 okt. 2024 om 14:12 schreef Jan Smit <…>:" (the address is found apart)."""
    if not re.search("schreef|geschreven|wrote", text):
        return
    for pattern in (_ATTRIBUTION, _WROTE):
        for match in pattern.finditer(text):
            wrote = re.search(r"schreef|geschreven|wrote|heeft", match[0])
            shown = re.sub(r"^(?:.*\s)?(?:schreef|heeft|om \d\S*|AM|PM)\s+", "", match["name"])
            start = match.end("name") - len(shown)
            shown = shown.rstrip(" \r\"'")
            address = match["address"] or (match.groupdict().get("bracket") or "")
            if not wrote or not shown or not (address or possible_name(shown)):
                continue
            if not is_person(shown, address) or (not address and not shown[:1].isupper()):
                continue
            yield _inline(start, shown, "attribution", "naam van de schrijver van een aangehaald bericht")


def inline_hits(text: str) -> Iterator[Hit]:
    """Yield the persons that a title, initials, a function or an @ points at in running text."""
    folded = fold(text)
    if _HINT_OF_TITLE.search(folded):
        yield from _titled(text)
    yield from _with_initials(text)
    if ":" in text:
        yield from _speakers(text)
    if _HINT_OF_FUNCTION.search(folded):
        yield from _with_function(text)
    if "@" in text:
        for match in _MENTION.finditer(text):
            if (name := trimmed(match["name"])) and possible_name(name):
                yield _inline(match.start("name"), name, "mention", "naam na @")


def _titled(text: str) -> Iterator[Hit]:
    """Yield names after a title: "de heer Jansen", "mr. K. Bos", "de heren Jansen en De Vries"."""
    for match in _TITLED.finditer(text):
        name = trimmed(match["name"])
        if name.isupper() and (first := _SHOUTED.match(name)):
            name = first[0]
        end = match.start("name") + len(name)
        if not name or _is_address(text, end, name):
            continue
        yield replace(_inline(match.start("name"), name, "", _AFTER_TITLE), by=TITLE)
        several = re.search(r"heren|dames", match["title"] or "", re.IGNORECASE)
        more = _MORE.match(text, end) if several else None
        if more and (name := trimmed(more["name"])):
            yield replace(_inline(more.start("name"), name, "", _AFTER_TITLE), by=TITLE)


def _with_initials(text: str) -> Iterator[Hit]:
    """Yield initials with a surname: hardly anything else is written so."""
    for match in _WITH_INITIALS.finditer(text):
        name = trimmed(match[0])
        surname = re.sub(rf"^{INITIALS}{BLANK}?", "", name)
        if possible_name(surname) and not _is_address(text, match.start() + len(name), surname):
            hit = _inline(match.start(), name, "", "voorletters en achternaam")
            yield replace(hit, by="pattern:initials", score=0.85)


def _speakers(text: str) -> Iterator[Hit]:
    """Yield who says something in a chat: "[12:03] Sanne: …"."""
    for match in _SPEAKER.finditer(text):
        if possible_name(match["name"]):
            why = "naam van de schrijver van een chatbericht"
            yield _inline(match.start("name"), match["name"], "speaker", why)


def _with_function(text: str) -> Iterator[Hit]:
    """Yield names after a function inside a sentence: "projectleider Uiterwijk licht toe"."""
    for match in _WITH_FUNCTION.finditer(text):
        name = trimmed(match["name"])
        if (
            not name
            or name.isupper()
            or role_word(match["function"])
            or not FUNCTION.search(fold(match["function"]))
        ):
            continue
        end = match.start("name") + len(name)
        goes_on = re.match(r"[ \u00a0\r](?!&)[^\W\d_]|[,.;:)]", text[end : end + 2])
        if goes_on and not text[end + 1 : end + 2].isupper() and possible_name(name):
            hit = _inline(match.start("name"), name, "", "naam na een functie")
            yield replace(hit, by="pattern:function", score=0.7)


def _is_address(text: str, end: int, name: str) -> bool:
    """Tell whether a titled name is a street's: "Dr. Nassaulaan 5"."""
    return bool(STREET.search(fold(name)) and re.match(r"\s*\d", text[end:]))


def _inline(start: int, name: str, place: str, why: str) -> Hit:
    """Return the person at a place in running text."""
    return Hit(
        start=start,
        end=start + len(name),
        entity=Entity.PERSON,
        score=0.96,
        by=f"{STRUCTURE}{place}",
        why=why,
    )
