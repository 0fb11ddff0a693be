"""Role words ("minister", "bgm", "wethouder"): which name they belong to, and which not (P08-P11)."""

import re
from collections.abc import Iterator
from functools import cache

from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.names import BLANK, CAPITAL_NAME, PARTICLE, fold
from woo_redact.detect.vocabulary import DEGREES, NOT_NAMES, SUFFIXES, TITLES
from woo_redact.grounds import policy
from woo_redact.model import Entity

_PLURAL = frozenset(
    [
        "ministers",
        "staatssecretarissen",
        "kamerleden",
        "gedeputeerden",
        "statenleden",
        "burgemeesters",
        "wethouders",
        "raadsleden",
        "dijkgraven",
        "heemraden",
        "heren",
        "dames",
        "leden",
    ]
)
_PORTFOLIO = (
    r"(?:Algemene Zaken|Asiel(?: en Migratie)?|Binnenlandse Zaken(?: en Koninkrijksrelaties)?|"
    r"Buitenlandse Zaken|"
    r"Buitenlandse Handel(?: en Ontwikkelings(?:samenwerking|hulp))?|Defensie|"
    r"Economische Zaken(?: en Klimaat)?|"
    r"Financi[eë]n|Infrastructuur en Waterstaat|Justitie(?: en Veiligheid)?|Klimaat en Groene Groei|"
    r"Landbouw[\w, ]{0,50}Natuur|Onderwijs, Cultuur en Wetenschap|Primair en Voortgezet Onderwijs|"
    r"Langdurige Zorg|"
    r"Sociale Zaken(?: en Werkgelegenheid)?|Volkshuisvesting(?: en Ruimtelijke Ordening)?|"
    r"Volksgezondheid(?:, Welzijn en Sport)?|Rechtsbescherming|Natuur en Stikstof|Jeugd[\w, ]{0,30}Sport|"
    r"A&M|AenM|BZK|BZ|EZK?|IenW|I&W|J(?:en|&)V|KGG|LNV|LVVN|OCW|SZW|VRO|VWS|AZ)"
)
_NOT_BEFORE = r"(?<![\w@.-])"
_FORMER = r"(?:(?:oud|ex|voormalig|vm\.|demissionair|waarnemend|wnd\.|kandidaat|loco)[- ]?)?"
_POLITE = rf"(?:(?:{TITLES}|{DEGREES})\s+)*"


@cache
def _words() -> str:
    """Return the role words of the policy as alternatives, the longest first."""
    words = {word for role in policy().roles for word in role.words if not word.startswith("namens")}
    spelled = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
    return "|".join(spelled)


@cache
def _scan() -> re.Pattern[str]:
    """Return the role words as plain literals: the fastest search, on folded text."""
    return re.compile(
        "|".join(sorted({fold(word.split()[0]) for word in _list_of_words()}, key=lambda w: (-len(w), w)))
    )


def _list_of_words() -> frozenset[str]:
    """Return the role words of the policy."""
    return frozenset(w for role in policy().roles for w in role.words if not w.startswith("namens"))


@cache
def _exact() -> re.Pattern[str]:
    """Return a whole role word."""
    return re.compile(rf"(?i:(?P<role>{_words()}))(?!\w)")


_DIRECT = re.compile(rf"{BLANK}(?:van{BLANK}{_PORTFOLIO},?{BLANK})?(?i:{_POLITE})(?P<name>{CAPITAL_NAME})")
_MORE_NAMES = re.compile(
    rf"(?:{BLANK}\([^()]{{1,20}}\))?(?:,{BLANK}|{BLANK}(?:en|"
    rf"&){BLANK})(?i:{_POLITE})(?P<name>{CAPITAL_NAME})"
)
# Only with its place and between commas: "de burgemeester, Jan Smit, …" may just as well be a list.
_APPOSED = re.compile(
    rf"{BLANK}van{BLANK}(?:de{BLANK}(?:gemeente|provincie){BLANK})?[A-Z][\w'’-]+(?:{BLANK}[A-Z][\w'’-]+){{0,2}}"
    rf",{BLANK}(?i:{_POLITE})(?P<name>{CAPITAL_NAME})(?=,)"
)
# Office, surname and street at once: as a name they stand after a title, a first name or a particle.
ROYAL = frozenset({"koning", "koningin", "prins", "prinses"})
_NAMED_ROYAL = re.compile(rf"(?:(?i:{TITLES}|{DEGREES}|{PARTICLE})|[^\W\d_a-z][\w'’.-]*){BLANK}$")
_ROAD = re.compile(r"^\S{3,}(?:straat|laan|plein|kade|gracht|singel|steeg|dreef|plantsoen)\b|^\S+weg\s\d")


@cache
def _at_start() -> re.Pattern[str]:
    """Return a role word at the start of a bracket or of an apposition after a name."""
    return re.compile(rf"(?:de\s+|onze\s+|als\s+)?{_FORMER}(?P<role>{_words()})(?!\w)", re.IGNORECASE)


_IN_PARLIAMENT = re.compile(
    rf"(?i:het{BLANK}(?:Kamer)?lid|de{BLANK}(?P<plural>(?:Kamer)?leden)){BLANK}(?P<name>{CAPITAL_NAME})"
)
_BOARDS = re.compile(r"burgemeester(?:s)? (?:en|&) wethouders|gedeputeerde staten", re.IGNORECASE)
_CHAMBER = re.compile(
    r"\b(?:motie|amendement|kamervragen|kamer|fractie|vragen van|inbreng|groenlinks|pvda|vvd|cda|d66|"
    r"sgp|pvv|nsc|bbb|christenunie|volt|denk)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(rf"{BLANK}van{BLANK}(?:(?:de|het|onze|zijn|haar|den){BLANK})?$")


def role_word(text: str) -> str:
    """Return the role word that `text` begins with ("de wethouder van X" → "wethouder"), or ""."""
    match = _at_start().match(text)
    if not match or _BOARDS.match(text[match.start("role") :]):
        return ""
    return " ".join(match["role"].casefold().split())


def apposed_role(tail: str) -> str:
    """Return the role word in what follows a name: "(wethouder Assen)", ", burgemeester van X"; else "".

    "Jan Smit, minister Faber en …" is a list: there the role is the next person's.
    """
    text = tail.lstrip(" \r\u00a0,-–|/")
    in_brackets = text.startswith("(")
    text = text.lstrip("( ")
    role = role_word(text)
    if role and not in_brackets:
        rest = text[len(_at_start().match(text)[0]) :]  # type: ignore[index]  # it gave the role
        if re.match(rf"{BLANK}(?!van){_POLITE}[A-Z]", rest):
            return ""
    return role


def role_before(text: str, start: int) -> str:
    """Return the role word that ends directly before `start`, or ""."""
    before = text[max(0, start - 40) : start]
    match = re.search(
        rf"{_NOT_BEFORE}(?i:{_FORMER}(?P<role>{_words()})){BLANK}(?i:{_POLITE})$", before
    ) or re.search(rf"{_NOT_BEFORE}(?i:(?P<role>{_words()})){BLANK}van{BLANK}{_PORTFOLIO},?{BLANK}$", before)
    if match is None:
        return ""
    role = " ".join(match["role"].casefold().split())
    royal = role in ROYAL and match["role"][0].isupper()
    return "" if royal and _NAMED_ROYAL.search(before[: match.start("role")]) else role


_FULL_PARTICLE = re.compile(r"van\s(?:de|den|der|het|['’]t|ter|ten)\b")


def trimmed(name: str) -> str:
    """Return a matched name up to the first word that cannot be part of one."""
    words = list(re.finditer(r"[^\s]+", name))
    end = count = 0
    for word in words:
        bare = fold(word[0]).strip("'.-")
        if bare in NOT_NAMES and bare not in {"de", "van", "der", "den", "het", "t", "te", "op", "in"}:
            break
        if (
            word[0] == "van"
            and (count > 1 or (count and "." in name[: word.start()]))
            and not _FULL_PARTICLE.match(name, word.start())
        ):
            break  # "R. Bakker van Zandmeer": the surname has been
        if word[0][:1].isupper() or "." in word[0] or any(c.isupper() for c in word[0]):
            end = word.end()
            count += 1
    return SUFFIXES.sub("", name[:end])


def role_hits(text: str) -> Iterator[Hit]:
    """Yield a PERSON for each name that a role word belongs to, with that word as its role."""
    offices = tuple(_offices(text))
    named = tuple(_names_before(text)) if offices else ()
    yield from named
    for begin, end, role in offices:
        if any(hit.end < begin <= hit.end + 10 and "(" in text[hit.end : begin] for hit in named):
            continue  # "Hilde Stuivenberg (wethouder Oosterhaar)"
        match = _DIRECT.match(text, end)
        if match and (name := trimmed(match["name"])):
            yield _hit(match.start("name"), name, role)
            if role in _PLURAL:
                yield from _list(text, match.start("name") + len(name), role)
            continue
        match = _APPOSED.match(text, end)
        name = trimmed(match["name"]) if match else ""
        if match and " " in name and not _OF_SOMEBODY.search(text[max(0, begin - 24) : begin]):
            yield _hit(match.start("name"), name, role)
    yield from _members(text)


def _offices(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the role words in a text, each with its bounds."""
    done = 0
    for hint in _scan().finditer(fold(text)):
        before = text[hint.start() - 1 : hint.start()]
        if hint.start() < done or (before and (before.isalnum() or before in "@._")):
            continue
        if before == "-" and not re.search(r"(?i:oud|ex|loco|kandidaat)-$", text[: hint.start()][-9:]):
            continue
        match = _exact().match(text, hint.start())
        if match is None or _BOARDS.match(text, hint.start()):
            continue
        done = match.end()
        role = " ".join(match["role"].casefold().split())
        before = text[max(0, match.start() - 30) : match.start()]
        surname = role in ROYAL and match[0][0].isupper() and _NAMED_ROYAL.search(before)
        if not surname and not _ROAD.match(fold(text[done : done + 40].lstrip())):
            yield match.start(), done, role


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
        if role_word(text[match.start("name") :]):
            return
        yield _hit(match.start("name"), name, role)
        at = match.start("name") + len(name)
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
_AT = re.compile(rf"(?:^|\W)(?:in|te|om|naar|uit|bij|voor|gemeente|rond|vanuit|namens){BLANK}$")


def _place_before_holder(text: str, match: re.Match[str], bracket: str) -> bool:
    """Tell whether it is a place with its office holder: "Ter Apel (bgm Velema)", not the reverse."""
    rest = bracket[len(_at_start().match(bracket)[0]) :].strip()  # type: ignore[index]  # a role word begins it
    if not re.fullmatch(CAPITAL_NAME, rest):
        return False
    name = match["name"]
    return " " not in name or bool(_PLACE.match(name) or _AT.search(text[: match.start()][-16:]))


def _hit(start: int, name: str, role: str) -> Hit:
    """Return the person named with a role."""
    return Hit(
        start=start,
        end=start + len(name),
        entity=Entity.PERSON,
        score=0.97,
        by=f"{STRUCTURE}role",
        why="naam bij een functie",
        role=role,
    )
