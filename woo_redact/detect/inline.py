"""Names that running text itself points at: after a title, after an @, in "Op … schreef …:"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from woo_redact.detect.english import is_english
from woo_redact.detect.firms import is_called_after, is_firm, is_thing, word_before
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.headers import is_person
from woo_redact.detect.hits import AFTER_TITLE, STRUCTURE, TITLE, WITH_INITIALS, Hit
from woo_redact.detect.labels import OCCUPATIONS
from woo_redact.detect.lexicon import is_nobodys, is_town, is_word_too
from woo_redact.detect.names import ANY_NAME, BLANK, CAPITAL_NAME, INITIALS, PARTICLE, UPPER, WORD, fold
from woo_redact.detect.outright import outright_hits
from woo_redact.detect.pieces import possible_name
from woo_redact.detect.relatives import LAST_LETTER, related_hits
from woo_redact.detect.roads import is_road
from woo_redact.detect.roles import role_word, trimmed, without_town
from woo_redact.detect.vocabulary import (
    BORNE_TOO,
    DEGREES,
    FUNCTION,
    NOT_NAMES,
    STREET,
    TITLES,
    TOPIC,
    word_set,
)
from woo_redact.language import recorded
from woo_redact.model import Entity

_TITLED = re.compile(
    rf"(?<![\w@-])(?P<title>(?i:{TITLES})[ \u00a0\r]+(?:(?i:{DEGREES})[ \u00a0]?)*|"
    rf"(?P<degree>(?i:(?:{DEGREES}\s?)*(?:prof|dr|drs|mr|ir|ing|jhr|ds)\.)\s?|"
    rf"(?:[dD]rs?|[mM]rs?|M[sS]|[iI]r|[iI]ng|[pP]rof|[jJ]hr|[dD]s|Herrn?|Frau|Miss|"
    rf"[sS]eñora?){BLANK}))(?P<name>{ANY_NAME}|"
    # What a scanner makes of a name: "0osting", "M ulder".
    rf"0[^\W\d_]{{4,}}(?!\w)|[{UPPER}] (?P<after>[a-zà-ÿ]{{4,}})(?![\w-]))"
)
_ONE_WORD = re.compile(rf"[{UPPER}][a-z]+(?!\w)")
_CODE_BEFORE = re.compile(r"(?<!\d)[1-9]\d{3}[ \u00a0]?$")
_MORE = re.compile(rf"{BLANK}(?:en|&){BLANK}(?:(?i:{TITLES}){BLANK})?(?P<name>{CAPITAL_NAME})")
_WITH_INITIALS = re.compile(
    rf"(?<![\w.@/-]){INITIALS}{BLANK}?(?:\({WORD}\){BLANK})?(?:{PARTICLE}{BLANK})?{WORD}(?:{BLANK}{PARTICLE}{BLANK}{WORD})?(?!\w)"
)
_SHOUTED = re.compile(
    rf"(?:{INITIALS}{BLANK}?)?(?:(?i:{PARTICLE}){BLANK}(?!$))?\S+"
)  # "HEER JANSEN HEEFT GEBELD"
_WITH_FUNCTION = re.compile(rf"(?<![\w@-])(?P<function>[^\W\d_][\w-]{{2,30}}){BLANK}(?P<name>{CAPITAL_NAME})")
# A language, and one of the commonest first names: who is spoken to or does something is no language.
_FRANS = Guarded(
    r"(?<!\w)(?:met|aan|door|namens|volgens|heeft|had|vraagt|belt|belde|mailt|sprak|collega|bode|vroeg|zei|bel|vraag)"
    r"[ \u00a0](?P<object>Frans)(?=[ \u00a0](?:van|over|is|heeft|had|dat|om|die|nog|al|even|gebeld|"
    r"besproken|gesproken|afgestemd)\b|[,.;:?!)]|$)|"
    r"(?<!\w)(?P<subject>Frans)[ \u00a0](?:heeft|had|zegt|zei|belt|belde|vraagt|vroeg|mailt|mailde|komt|"
    r"kwam|gaat|stuurt|vindt|vond|wil|wilde|regelt|zou|weet|doet)\b"
)
_LEAST = 2
_BLANKS = " \u00a0\r"
_IS_TITLE = re.compile(rf"{TITLES}|{DEGREES}", re.IGNORECASE)
_FIRST_NAME = re.compile(
    rf"(?<![\w@.'’&-])[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)*(?![\w@\\]|['’-][{UPPER}\d]|\.\w|&|{BLANK}\d)"
)
_OF_SOMEBODY = Guarded(rf"(?<!\w)(?:van|met|door|aan|bij){BLANK}$")
_ENDS = re.compile(r"[.,;:!?)]?(?:\s*$|\n|\r)|[,;)!?]|\.\s|[ ]van[ ](?=[A-Z])", re.MULTILINE)
_NO_PERSON_BEFORE = word_set("de het een 't deze dit die elke koning koningin station huis")
_NAMELIKE = re.compile(rf"[{UPPER}][^\W\d_]+[,;]?|")
_LAST_NAME = re.compile(
    rf"{BLANK}(?:van{BLANK}(?:de[rn]?|het|'t){BLANK}|te[rn]?{BLANK}|de[rn]?{BLANK}|el{BLANK})(?P<word>{WORD})"
)
_INVERTED = re.compile(
    rf"(?m:(?<=; )|(?<=: )|^[ >*•-]*)"
    rf"(?P<name>(?:{PARTICLE}{BLANK})?{WORD}(?:-{WORD})?,{BLANK}(?:{PARTICLE},{BLANK})?"
    rf"(?P<first>{WORD}|{INITIALS})"
    rf"(?:{BLANK}?(?:{PARTICLE}))?(?:{BLANK}?\({INITIALS}\))?)(?=[;\r]|\s*$|{BLANK}[(<|]|{BLANK}[-–]{BLANK})"
    rf"",
    re.MULTILINE,
)
# Literals only, without anything before them: such a search is many times faster than the pattern itself.
_HINT_OF_TITLE = re.compile(
    "heer|heren|herr|frau|miss|senor|dames|hr|meneer|mev|mw|mej|juf|fam|ms |mrs|erven|wed|coll|prof|dr|mr|ir|"
    "ing|ds|bc|em"
)
# "Ger (teamleider)", "Hoop (stagiair)", "Merve (verslag)": the bracket says what a person is or does.
_IN_BRACKET = Guarded(
    rf"(?<![\w@.'’-])(?P<name>{CAPITAL_NAME}|['’]t{BLANK}{WORD}){BLANK}"
    rf"\((?P<what>[a-zà-ÿ][^\W\d_-]{{1,30}})(?=[\s),/-])"
)
_DOING = word_set("""
    verslag notulen notulist vz voorz voorzitter stagiair stagiaire indiener indienster inspreker bewoner
    bewoonster buurman buurvrouw klager melder eigenaar ouder vader moeder zoon dochter leerling student arts
    verpleegkundige docent leraar lerares juf meester tolk agent boswachter monteur chauffeur
    stuurman penningmeester vrijwilliger oma opa collega zzp'er extern inhuur gast
    """)
# Who does something: an occupation, or who belongs to what capitals stand for ("PIW'er").
_DOER = re.compile(
    rf"(?<![\w@-])(?P<what>(?i:oud)-\w+|[{UPPER}]{{2,5}}['’]er|(?:H?OvD|CvD)(?:-[{UPPER}]{{1,3}})?|CaCo|[^\W\d_]{{3,30}}){BLANK}"
    rf"(?={PARTICLE}{BLANK}|[{UPPER}'’])"
)
_DOERS_NAME = re.compile(
    rf"{PARTICLE}{BLANK}{WORD}(?:{BLANK}{WORD})?|{WORD}(?:{BLANK}{PARTICLE})?{BLANK}{WORD}|{WORD}"
)
_HINT_OF_FUNCTION = Guarded(FUNCTION.pattern.partition(")$")[0] + ")")
_MENTION = Guarded(rf"(?<![\w.@])@(?P<name>{CAPITAL_NAME}|[^\W\d_]{{3,}})(?![\w@])(?!\.[a-z])")
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
            yield _inline(start, shown, "attribution", recorded("name of the writer of a quoted message"))


def inline_hits(text: str) -> Iterator[Hit]:
    """Yield the persons that a title, initials, a function or an @ points at in running text."""
    folded = fold(text)
    if _HINT_OF_TITLE.search(folded):
        yield from _titled(text)
    yield from _with_initials(text)
    if _HINT_OF_FUNCTION.search(folded):
        yield from _with_function(text)
    if " (" in text:
        yield from _in_bracket(text)
    yield from _occupied(text)
    if "@" in text:
        yield from _mentions(text)
    yield from related_hits(text, folded)
    yield from _first_names(text)
    for match in _FRANS.finditer(text):
        start = match.start("object" if match["object"] else "subject")
        yield replace(_inline(start, "Frans", "", "voornaam"), by=TITLE)
    yield from outright_hits(text)
    if "," in text:
        for match in _INVERTED.finditer(text):
            first = match["first"].split("-")[0]
            if possible_name(match["name"].replace(",", "")) and ("." in first or is_given(first)):
                yield _inline(match.start("name"), match["name"], "list", recorded("surname, first name"))


def _in_bracket(text: str) -> Iterator[Hit]:
    """Yield whom a bracket says a function or a part in a case of: "Ger (teamleider)"."""
    for match in _IN_BRACKET.finditer(text):
        what = fold(match["what"])
        if not (what in _DOING or FUNCTION.search(what)):
            continue
        words = list(re.finditer(r"\S+", match["name"]))
        first = next((w for w in words if fold(w[0]) not in NOT_NAMES and not role_word(w[0])), None)
        name = match["name"][first.start() :] if first else ""
        start = match.end("name") - len(name)
        if name and possible_name(name) and not is_firm(text, start, match.end("name")):
            hit = _inline(start, name, "", recorded("name with an office in brackets"))
            yield replace(hit, by="pattern:bracket", score=0.7)


def _occupied(text: str) -> Iterator[Hit]:
    """Yield who is named after an occupation: "Bevelvoerder Ferry Brand", "boer De Boer"."""
    for doer in _DOER.finditer(text):
        what = fold(doer["what"])
        on_duty = what.startswith(("ovd", "hovd", "cvd", "caco"))
        if not (what in OCCUPATIONS or what.startswith("oud-") or "'" in what or on_duty):
            continue
        match = _DOERS_NAME.match(text, doer.end())
        name = trimmed(match[0]) if match else ""
        start, end = doer.end(), doer.end() + len(name)
        words = name.split()
        surname = name[:1].isupper() and re.fullmatch(rf"{PARTICLE}{BLANK}{WORD}(?:{BLANK}{WORD})?", name)
        double = len(words) > 1 and all(word[0].isupper() for word in words) and not name.isupper()
        known = on_duty or is_given(re.split(r"[\s-]", name or "-")[0]) or surname or double
        if not known and _is_occupied(text, doer, name) and not is_firm(text, start, end):
            guess = _inline(start, name, "", recorded("name after a profession"))
            yield replace(guess, by="pattern:function", score=0.6)
        if known and possible_name(name) and not is_firm(text, start, end) and not is_road(text, start, end):
            yield replace(_inline(start, name, "", recorded("name after a profession")), by=TITLE)


def _is_occupied(text: str, doer: re.Match[str], name: str) -> bool:
    """Tell whether one word after an occupation may be a surname: "boer Schrijver", no "rechter Almelo"."""
    inside = doer["what"].islower() and name.istitle() and " " not in name
    other = is_nobodys(name) or is_town(name) or is_english(name)
    road = is_road(text, doer.end(), doer.end() + len(name))
    return inside and not other and not road and possible_name(name)


def _mentions(text: str) -> Iterator[Hit]:
    """Yield who is called upon: "@Jan de Wit", in lower case only a first name: "@lotte"."""
    for match in _MENTION.finditer(text):
        name = trimmed(match["name"]) if match["name"][0].isupper() else match["name"]
        if name and possible_name(name) and (name[0].isupper() or is_only_given(name)):
            yield _inline(match.start("name"), name, "mention", recorded("name after @"))


def _first_names(text: str) -> Iterator[Hit]:
    """Yield first names of the list, unless what stands beside them says that it is a thing: "café Emma"."""
    thing = -2  # where the last thing ended that is called after a person
    for match in _FIRST_NAME.finditer(text):
        word = match[0]
        if match.start() == thing + 1:
            thing = match.end()
            continue
        if word.isupper() or not is_given(word) or fold(word) in NOT_NAMES or _in_path(text, match):
            continue
        if (
            word_before(text, match.start(), over=False) in _NO_PERSON_BEFORE
            or _within_title(text, match.start())
            or (
                (not is_only_given(word) or is_word_too(word))
                and not _stands_as_person(text, match.start(), match.end())
            )
        ):
            continue
        if (
            is_firm(text, *match.span())
            or is_road(text, *match.span())
            or is_called_after(text, match.start())
        ):
            thing = match.end()
            continue
        letter = LAST_LETTER.match(text, match.end()) or _surname(text, *match.span())
        hit = _inline(
            match.start(), text[match.start() : letter.end() if letter else match.end()], "", "voornaam"
        )
        double = "-" in word and all(map(is_only_given, word.split("-")))
        if double or (letter and "." in letter[0]):  # "Dirk-Jan", "Kelvin T.": so only persons are called
            yield replace(hit, by="pattern:said", score=0.7)
            continue
        of = _OF_SOMEBODY.search(text[max(0, match.start() - 6) : match.start()])
        yield hit if of and _ENDS.match(text, hit.end) else replace(hit, by="pattern:given", score=0.6)


def _surname(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the surname with a particle after a first name, of a kind that is no sentence going on."""
    match = _LAST_NAME.match(text, end)
    if match is None or STREET.fullmatch(fold(match["word"])):
        return None  # "Daan van 't Hof": with its last word it would be taken for a road
    other = any(is_other(text, start, match.end()) for is_other in (is_firm, is_road, is_thing))
    return match if possible_name(match["word"]) and not other else None


def _in_path(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stroke beside a word divides something else than names: a path, not "Karin/Peter"."""
    start, end = match.span()
    if text[start - 1 : start] not in {"/", "+"} and text[end : end + 1] not in {"/", "+"}:
        return False
    before = re.search(r"([^\s/+]*)[/+]$", text[max(0, start - 30) : start])
    after = re.match(r"[/+]([^\W\d_]*)", text[end : end + 30])
    return any(beside is not None and not _NAMELIKE.fullmatch(beside[1]) for beside in (before, after))


def _stands_as_person(text: str, start: int, end: int) -> bool:
    """Tell whether a name that is a word too ("Ben", "Roos") is not just the first word of a sentence."""
    begins = re.search(r"(?:^|[.!?:;>\n\r•*-])\s*$", text[max(0, start - 5) : start]) is not None
    acts = re.match(
        r"[ \u00a0](?:is|heeft|had|zegt|zei|kan|komt|gaat|moet|belt|belde|mailt|vraagt|weet|geeft)\b",
        text[end:],
    )
    return acts is not None or not begins


def _within_title(text: str, start: int) -> bool:
    """Tell whether a capitalised word that is no name stands before: "Stichting Emma", "Taxi Hassan"."""
    if start < _LEAST or text[start - 1] not in _BLANKS:
        return False
    before = text[max(0, start - 40) : start - 1]
    cut = max(before.rfind(blank) for blank in "\n\t \u00a0\r")
    word, lead = before[cut + 1 :], before[max(0, cut - 1) : cut + 1]
    if not word[:1].isupper() or not word[-1].isalnum() or len(lead) < _LEAST:
        return False
    if not lead[0].isalnum() or lead[1] not in _BLANKS:
        return False  # the first word of a sentence or of a line
    return not is_given(word) and not _IS_TITLE.fullmatch(word)


def _titled(text: str) -> Iterator[Hit]:
    """Yield names after a title: "de heer Jansen", "mr. K. Bos", "de heren Jansen en De Vries"."""
    for match in _TITLED.finditer(text):
        if match["title"] and _CODE_BEFORE.search(text[max(0, match.start() - 6) : match.start()]):
            continue  # "3331 HR Zwijndrecht"
        if match["after"] and is_nobodys(match["after"]):
            continue  # "de heer A heeft"
        damaged = match["name"].startswith("0") or match["after"]
        name = match["name"] if damaged else trimmed(match["name"])
        if name.isupper() and (first := _SHOUTED.match(name)):
            name = first[0]
        if not name and match["title"] and (word := _ONE_WORD.match(match["name"])):
            name = word[0] if fold(word[0]) in BORNE_TOO else ""
        end = match.start("name") + len(name)
        if not name or _is_address(text, end, name):
            continue
        if match["degree"] and is_road(text, match.start(), end):
            continue
        yield replace(_inline(match.start("name"), name, "", AFTER_TITLE), by=TITLE)
        several = re.search(r"heren|dames", match["title"] or "", re.IGNORECASE)
        more = _MORE.match(text, end) if several else None
        if more and (name := trimmed(more["name"])):
            yield replace(_inline(more.start("name"), name, "", AFTER_TITLE), by=TITLE)


def _with_initials(text: str) -> Iterator[Hit]:
    """Yield initials with a surname: hardly anything else is written so."""
    for match in _WITH_INITIALS.finditer(text):
        name = trimmed(match[0])
        surname = re.sub(rf"^{INITIALS}{BLANK}?(?:\(\w+\){BLANK})?", "", name)
        end = match.start() + len(name)
        if (
            possible_name(surname)
            and not is_road(text, match.start(), end)
            and not is_firm(text, match.start(), end)
        ):
            hit = _inline(match.start(), name, "", recorded("initials and surname"))
            yield replace(hit, by=WITH_INITIALS, score=0.85)


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
        if " " not in name and TOPIC.search(fold(name)) and not is_given(name):
            continue  # "projectleider Dijkversterking"
        goes_on = re.match(r"[ \u00a0\r](?!&)[^\W\d_]|[,.;:)]", text[end : end + 2])
        if goes_on and not text[end + 1 : end + 2].isupper() and possible_name(name):
            hit = _inline(match.start("name"), name, "", recorded("name after an office"))
            yield replace(hit, by="pattern:function", score=0.7)


def _is_address(text: str, end: int, name: str) -> bool:
    """Tell whether a titled name is a street's: "Dr. Nassaulaan 5"."""
    return bool(STREET.search(fold(name)) and re.match(r"\s*\d", text[end:]))


def _inline(start: int, name: str, place: str, why: str) -> Hit:
    """Return the person at a place in running text."""
    return Hit(
        start=start,
        end=start + len(without_town(name)),
        entity=Entity.PERSON,
        score=0.96,
        by=f"{STRUCTURE}{place}",
        why=why,
    )
