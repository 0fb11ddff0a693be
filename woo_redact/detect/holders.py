"""Who holds an office by the text: each name beside a role word, with that word as its role (P08-P11)."""

import re
from collections.abc import Iterable, Iterator

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.lexicon import is_surname, is_town
from woo_redact.detect.names import BLANK, CAPITAL_NAME, PARTICLE, fold
from woo_redact.detect.office_words import PARTY, PLURAL, PORTFOLIO_WORDS
from woo_redact.detect.roles import (
    POLITE,
    PORTFOLIO,
    REACH,
    apposed_role,
    at_start,
    employed,
    of_somebody,
    offices_of,
    role_word,
    trimmed,
)
from woo_redact.detect.vocabulary import NOT_NAMES, TITLES
from woo_redact.language import recorded
from woo_redact.model import Entity

_OF_PARTY = re.compile(rf"{PARTY}(?!\w)")

_DIRECT = re.compile(
    rf"{BLANK}(?:(?:van|voor){BLANK}{PORTFOLIO},?{BLANK})?(?i:{POLITE})(?P<name>{CAPITAL_NAME})"
)
_MORE_NAMES = re.compile(
    rf"(?:{BLANK}\([^()]{{1,20}}\))?(?:,{BLANK}|{BLANK}(?:en|"
    rf"&|and|und){BLANK})(?i:{POLITE})(?P<name>{CAPITAL_NAME})"
)

_IN_PARLIAMENT = Guarded(
    rf"(?i:het{BLANK}(?:Kamer)?lid|de{BLANK}(?P<plural>(?:Kamer)?leden)){BLANK}(?P<name>{CAPITAL_NAME})"
)

_CHAMBER = Guarded(
    r"\b(?:motie|amendement|kamervragen|kamer|fractie|vragen van|inbreng|groenlinks|pvda|vvd|cda|d66|"
    r"sgp|pvv|nsc|bbb|christenunie|volt|denk|debat|kamerbrief|moties|raadsvragen|statenvragen|"
    r"(?:schriftelijke|mondelinge|technische|aanvullende)\svragen|(?:commissie|raads|staten)griffier|hamerstuk|"
    r"bespreekstuk|raadsvoorstel|statenvoorstel|portefeuillehouders)\b",
    re.IGNORECASE,
)

_AS = re.compile(
    rf"(?<![\w.-])(?P<name>{CAPITAL_NAME}){BLANK}(?:(?:heeft|had|kan|kon|zal|zou|moet|mag|doet|deed|sprak|zei|zegt|schreef|"
    rf"tekent|tekende|opent|opende)(?:{BLANK}[a-zà-ÿ]+){{0,4}}{BLANK})?als{BLANK}$"
)
# "de dijkgraaf, Theo Schijns dus, …", "de wethouder van Botlekdam, Ayşe Demirtaş."
_APPOSED = re.compile(
    rf"(?:{BLANK}van{BLANK}(?:de{BLANK}(?:gemeente|provincie){BLANK})?[A-Z][\w'’-]+)?,{BLANK}"
    rf"(?P<name>(?:[A-Z]\.[ ]?)+{CAPITAL_NAME}|[A-Z][^\W\d_]+{BLANK}{CAPITAL_NAME})"
    rf"(?:{BLANK}dus)?(?=,{BLANK}[a-z]|[.;)]|$)"
)
# "Heemraad van dienst is mevr. Kalsbeek", "De wethouder is nu Piet Bos"
_IS = re.compile(
    rf"(?:{BLANK}van{BLANK}dienst)?{BLANK}(?:is|blijft|wordt|heet){BLANK}(?:nu{BLANK}|nog{BLANK})?"
    rf"(?:(?i:{TITLES}){BLANK}(?=[A-Z])|(?=[A-Z][^\W\d_]+{BLANK}(?:{PARTICLE}{BLANK})?[A-Z]))(?P<name>{CAPITAL_NAME})"
)
_OTHER_ENTRY = re.compile(rf"(?:^|\n|[:;]{BLANK})[>*•\s-]*(?i:{POLITE}){CAPITAL_NAME},{BLANK}$")


def role_hits(text: str) -> Iterator[Hit]:
    """Yield a PERSON for each name that stands with a role word, with that word as its role.

    So a name that nothing else finds is in the register; what an office is of is passed over.
    """
    offices = tuple(offices_of(text))
    named = tuple(_names_before(text)) if offices else ()
    yield from named
    yield from _acting(text, offices)
    for begin, end, role in offices:
        if any(hit.end < begin <= hit.end + 10 and "(" in text[hit.end : begin] for hit in named):
            continue  # "Hilde Stuivenberg (wethouder Oosterhaar)"
        match = _DIRECT.match(text, end)
        if match is None or (
            _OTHER_ENTRY.search(text[max(0, begin - 80) : begin]) and _is_place(text, match)
        ):
            continue  # "Anouk Beumer, wethouder Zandmeer" on a line of its own
        at = _past_portfolio(text, match.start("name"), match.end("name"))
        name = trimmed(text[at : match.end("name")])
        if name and not _OF_PARTY.match(name) and not (role in {"dg", "sg"} and name.isupper()):
            yield _hit(at, name, role)
            if role in PLURAL:
                yield from _list(text, at + len(name), role)
    yield from _members(text)


def _acting(text: str, offices: Iterable[tuple[int, int, str]]) -> Iterator[Hit]:
    """Yield who acts as, or is told to be, the holder of an office: "Uslu heeft als staatssecretaris"."""
    for begin, end, role in offices:
        start = max(0, begin - REACH)
        match = _AS.search(text, start, begin) or _IS.match(text, end)
        if match is None and not _of_holder(text[start:begin]):
            match = _APPOSED.match(text, end)
        if match and (name := trimmed(match["name"])) == match["name"]:
            yield _hit(match.start("name"), name, role)


def _of_holder(before: str) -> bool:
    """Tell whether an office is only whose somebody is ("secretaris van de wethouder, X"), or is listed."""
    # As "Aanwezig: de burgemeester, Jan Smitsma" is one.
    return re.search(r"[:,;]\s(?:(?:de|het|onze)\s)?$", before) is not None or of_somebody(before)


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words after an office that is in apposition to a name are what it is of.

    Nothing more stands on the line, or one word and the sentence after its comma: ", wethouder Tilburg, wil".
    """
    rest = text[match.end() : match.end() + REACH].partition("\n")[0]
    return not rest.strip(" .,;") or (" " not in match["name"] and re.match(r",\s[a-z]{2}", rest) is not None)


def _past_portfolio(text: str, start: int, end: int) -> int:
    """Return where a name begins after a portfolio: "wethouder Verkeer Anouk Beumer"."""
    of = rf"(?i:(?:van|voor|en){BLANK})?"
    for word in re.finditer(rf"{of}(?P<word>[\w-]+)(?:[ \u00a0\r]+|$)", text[start:end]):
        if fold(word["word"]) not in PORTFOLIO_WORDS:
            return start + word.start()
    return end


def _members(text: str) -> Iterator[Hit]:
    """Yield members of parliament or a council: "het lid Van Rossem", "de leden Kisteman en Bromet"."""
    for match in _IN_PARLIAMENT.finditer(text) if " le" in text or " lid" in text else ():
        name = trimmed(match["name"])
        if name and _CHAMBER.search(text):
            yield _hit(match.start("name"), name, "kamerlid")
            if match["plural"]:
                yield from _list(text, match.start("name") + len(name), "kamerleden")


def _list(text: str, at: int, role: str) -> Iterator[Hit]:
    """Yield the further names of a list that a role word in the plural opened."""
    while (match := _MORE_NAMES.match(text, at)) and (name := trimmed(match["name"])):
        at = match.start("name") + len(name)
        if role_word(text[match.start("name") :]) or employed(text[at : at + REACH]):
            return
        yield _hit(match.start("name"), name, role)
        if "," not in text[match.start() : match.start("name")]:
            return  # "… en Faber": that was the last one


_NAME_THEN = re.compile(
    rf"(?P<name>{CAPITAL_NAME})(?:{BLANK}\((?P<bracket>[^()\n]{{2,80}})\)|,{BLANK}(?P<after>[^\n]{{2,60}}))"
)


def _names_before(text: str) -> Iterator[Hit]:
    """Yield names with a role after them: "Jan Smit (burgemeester)", "Jan Smit, wethouder van Assen,"."""
    for match in _NAME_THEN.finditer(text):
        follows = match["bracket"] or match["after"]
        role = apposed_role(f"({follows}" if match["bracket"] else follows)
        if not role:
            continue
        if match["bracket"] and _place_before_holder(text, match, follows):
            continue
        start = match.start("name")
        while (word := re.match(rf"(?:\S+){BLANK}", text[start : match.end("name")])) and (
            fold(word[0]).strip(" .\r") in NOT_NAMES or role_word(word[0])
        ):
            start += word.end()
        name = trimmed(text[start : match.end("name")])
        if name and start + len(name) == match.end("name"):
            yield _hit(start, name, role)


_PLACE = re.compile(
    r"(?:Ter|Ten|Den|De|Nieuw|Nieuwe|Oud|Oude|Sint|St\.|Bad|Gemeente|Het|'t|’t|Noord|Zuid|Midden)\b"
)
_AT = Guarded(rf"(?:^|\W)(?:in|te|om|naar|uit|bij|voor|gemeente|rond|vanuit|namens){BLANK}$")


def _place_before_holder(text: str, match: re.Match[str], bracket: str) -> bool:
    """Tell whether it is a place with its office holder: "Ter Apel (bgm Velema)", not the reverse."""
    rest = bracket[len(at_start().match(bracket)[0]) :].strip()  # type: ignore[index]  # a role word begins it
    if not re.fullmatch(CAPITAL_NAME, rest):
        return False
    name = match["name"]
    if is_surname(name) and not is_town(name):
        return False  # "Visser (burgemeester Zandmeer)"
    return " " not in name or bool(_PLACE.match(name) or _AT.search(text[: match.start()][-16:]))


def _hit(start: int, name: str, role: str) -> Hit:
    """Return the person named with a role."""
    return Hit(
        start=start,
        end=start + len(name),
        entity=Entity.PERSON,
        score=0.97,
        by=f"{STRUCTURE}role",
        why=recorded("name with an office"),
        role=role,
    )
