"""Role words ("minister", "bgm", "wethouder"): where they stand, and beside which name (P08-P11)."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import ahocorasick

from woo_redact.detect.hits import Places
from woo_redact.detect.labels import PARTIES, RELATIVES
from woo_redact.detect.lexicon import is_town
from woo_redact.detect.names import BLANK, PARTICLE, fold
from woo_redact.detect.office_words import PARTY, PORTFOLIO_WORDS, RELATIVE, TAIL_WORDS, THING_OF
from woo_redact.detect.vocabulary import DEGREES, FUNCTION, NOT_NAMES, STREET, SUFFIXES, TITLES
from woo_redact.grounds import policy
from woo_redact.model import Outcome

_FIELD = rf"(?i:financiën|{'|'.join(sorted(PORTFOLIO_WORDS, key=lambda word: (-len(word), word)))})"

# "Klimaat en Energie", "OCW", "J&V": what a minister is of, before the name.
PORTFOLIO = rf"(?:{_FIELD}|[A-Z][A-Za-z&]*[A-Z])(?:,?{BLANK}(?:(?:en|&){BLANK})?{_FIELD})*"
REACH = 70  # characters in which an office directly before a name stands
_BOARD = 30  # letters of the name of a board
_LONGEST_TAIL = 14  # words that say of what an office is
# "Burgemeester-Kok" is a name, "lid van de raad van toezicht" sits in no council.
_NO_SURNAME = (
    r"(?!\w|-[A-Z])(?!(?<=\b[rR]aad)\svan\s(?!de\s|gemeente)[a-z])"
    r"(?!(?<=\b[cC]ollege)\svan\s(?!burgemeester|b\s?(?:&|en)\s?w|gedeputeerde|dijkgraaf|de\s)[a-z])"
)
NOT_BEFORE = r"(?<![\w@.-])"
_FORMERLY = (
    r"oud|ex|voormalige?|vm\.|demissionaire?|missionaire?|waarnemend[e]?|wnd\.?|loco|plv\.?|p(?=sg)|"
    r"plaatsvervangende?|toenmalige?|nieuwe|huidige|scheidende?|aftredende?|beoogde?|bestuurlijke?|"
    r"(?:[1-4]e|eerste|tweede|derde|vierde)(?=[ ](?:loco|plv|plaatsv|wethouder|heemraad))"
)
_PREFIX = re.compile(rf"(?:(?<!\w)(?i:{_FORMERLY})|{PARTY})-$")
FORMER = rf"(?:(?i:{_FORMERLY})[- ]?){{0,3}}(?:{PARTY}-)?"
_ABROAD = r"(?:Herr|Frau|Mrs?|Ms|señor|señora|sra?|hear|frou)\.?"
POLITE = rf"(?:(?:{TITLES}|{DEGREES}|{_ABROAD})\s+)*"


@cache
def role_words() -> str:
    """Return the role words of the policy as alternatives, the longest first."""
    words = {word for role in policy().roles for word in role.words if not word.startswith("namens")}
    spelled = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
    return "|".join(spelled)


@cache
def _scan() -> ahocorasick.Automaton:
    """Return the first words of all role words, each with its length: the fastest search, on folded text.

    An abbreviation stands there without its full stop.
    """
    scan = ahocorasick.Automaton()
    for word in _list_of_words():
        first = fold(word.split()[0]).rstrip(".")
        scan.add_word(first, len(first))
    scan.make_automaton()
    return scan


def _list_of_words() -> frozenset[str]:
    """Return the role words of the policy."""
    return frozenset(w for role in policy().roles for w in role.words if not w.startswith("namens"))


@cache
def _exact() -> re.Pattern[str]:
    """Return a whole role word."""
    return re.compile(rf"(?i:(?P<role>{role_words()})){_NO_SURNAME}")


# Office, surname and street at once: as a name they stand after a title, a first name or a particle.
ROYAL = frozenset({"koning", "koningin", "prins", "prinses"})
_CANDIDATE = re.compile(r"\b(?i:kandidaat|aspirant|sollicitant)[ \u00a0\r-]$")
_NAMED_ROYAL = re.compile(rf"(?:(?i:{TITLES}|{DEGREES}|{PARTICLE})|[^\W\d_a-z][\w'’.-]*){BLANK}$")
_ROAD = re.compile(r"^\S{3,}(?:straat|laan|plein|kade|gracht|singel|steeg|dreef|plantsoen)\b|^\S+weg\s\d")


@cache
def at_start() -> re.Pattern[str]:
    """Return a role word at the start of a bracket or of an apposition after a name."""
    return re.compile(
        rf"(?i:(?P<article>(?:de|die|onze|jullie|uw)\s+)?(?:als\s+|tevens\s+)?{FORMER}(?P<role>{role_words()})){_NO_SURNAME}"
    )


_BOARDS = re.compile(
    r"burgemeesters?\s(?:en|&)\swethouders|gedeputeerde\sstaten|dijkgraaf\sen\s(?:hoog)?heemraden",
    re.IGNORECASE,
)


def board_at(text: str, at: int) -> bool:
    """Tell whether a word there names a board, and no office holder: "burgemeester en wethouders"."""
    near = _BOARDS.finditer(text, max(0, at - _BOARD), at + _BOARD)
    return any(board.start() <= at < board.end() for board in near)


def office_tail(tail: str) -> bool:
    """Tell whether the words after a role word only say of what: "van Assen", "Wonen en Zorg (a.i.)".

    A verb or the end of a sentence among them makes it running text.
    """
    words = re.findall(r"[^\s,&/()–|-]+", tail)
    return (
        len(words) <= _LONGEST_TAIL
        and not re.search(r"[:;!?@]|(?<!\w)\d|\w{4,}\.\s", tail)
        and all(map(_of_office, words))
    )


def _of_office(word: str) -> bool:
    """Tell whether a word can stand in the description of an office."""
    plain = fold(word).strip(".'’\"")
    return word[:1].isupper() or plain in TAIL_WORDS or plain in PORTFOLIO_WORDS


# "(DG HOME)": a directorate of the Commission; "(min. EZK)", "(min. van OCW)": the ministry somebody is of.
_BODY_OF = re.compile(
    r"DG\s[A-Z]{3,}\b(?!\s[a-z])|[Mm]in\.\s?(?:v\.\s?|van\s(?:de\s)?)?(?:[A-Z]&[A-Z]|[A-Z]\w*[A-Z])"
)


def role_word(text: str) -> str:
    """Return the role word that `text` begins with ("de wethouder van X" → "wethouder"), or ""."""
    match = at_start().match(text) if has_office(text) else None
    if not match or board_at(text, match.start("role")) or _BODY_OF.match(text):
        return ""
    role = " ".join(match["role"].casefold().split())
    called = role in ROYAL and THING_OF.match(text, match.end())  # "(Prinses Margrietschool)"
    return "" if called else role


def role_end(text: str) -> int:
    """Return where the role word ends that `text` begins with, 0 where there is none."""
    match = at_start().match(text) if has_office(text) else None
    return match.end() if match else 0


def apposed_role(tail: str) -> str:
    """Return the role word in what follows a name: "(wethouder Assen)", ", burgemeester van X"; else "".

    "Jan Smit, minister Faber en …" is a list: there the role is the next person's; and so may "Jan Smit, de
    burgemeester, …" be.
    """
    text = tail.lstrip(" \r\u00a0,-–|/")
    in_brackets = text.startswith("(")
    text = text.lstrip("( ")
    role = role_word(text)
    if role and not in_brackets and (match := at_start().match(text)):
        rest = text[match.end() :]
        other = re.match(rf"{BLANK}(?!van){POLITE}[A-Z]", rest)
        if other or (match["article"] and not re.match(rf"{BLANK}(?:van|voor|te)\b", rest)):
            return ""
    return role


@cache
def office_words() -> re.Pattern[str]:
    """Return a role word in running text, with what stands before it ("oud-", "VVD-")."""
    return re.compile(rf"{NOT_BEFORE}{FORMER}(?i:(?P<role>{role_words()})){_NO_SURNAME}")


def offices_in(text: str, begin: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """Return the role words in running text: no surnames ("dijkgraaf Koning"), no candidates."""
    found = office_words().finditer(text, begin, len(text) if end is None else end)
    return [match for match in found if not _nobodys(text, match.start(), match["role"])]


def _nobodys(text: str, at: int, word: str) -> bool:
    """Tell whether a role word is a surname ("mevrouw Prins", "griffier Koning"), or what one may become."""
    before = text[max(0, at - REACH) : at]
    if word.casefold() in ROYAL and word[0].isupper():
        return _NAMED_ROYAL.search(before) is not None or bool(role_before(before, len(before)))
    return _CANDIDATE.search(before) is not None


def has_office(text: str) -> bool:
    """Tell whether a text may hold a role word: a quick look."""
    return any(True for _ in _scan().iter(fold(text)))


@cache
def _ending() -> re.Pattern[str]:
    """Return a role word and what may stand between it and a name, at the end of a text."""
    office = rf"(?i:{FORMER}(?P<role>{role_words()}))"
    beside = rf"(?:/[\w-]+|{BLANK}(?:(?:van|voor){BLANK})?{PORTFOLIO},?)?"
    return re.compile(rf"{NOT_BEFORE}{office}{beside}{BLANK}(?i:{POLITE})$")


_JOINT = re.compile(rf"{BLANK}(?i:{POLITE})$")
_BARE_JOINT = re.compile(rf"{BLANK}$")  # four characters at most, a line end counted
_IS_POLITE = re.compile(rf"(?i:{TITLES}|{DEGREES}|{_ABROAD})")


@cache
def _last_words() -> frozenset[str]:
    """Return the words that a role ends in: without one of them there is no need to look further."""
    return frozenset(word.split()[-1].rpartition("-")[2] for word in map(fold, _list_of_words()))


def _may_end_in_role(before: str) -> bool:
    """Tell whether a role word can end directly before a name: one look at a word, where most have none."""
    if not before[-1:].isspace():
        return False
    last = before.rsplit(None, 1)[-1:]
    polite = bool(last) and _ends_politely(last[0])
    joint = _JOINT.search(before) if polite else _BARE_JOINT.search(before, max(0, len(before) - 4))
    if joint is None:
        return False
    lead = before[: joint.start()]
    word = _last_word(lead.partition("/")[0])
    of = word.isupper() or fold(word) in PORTFOLIO_WORDS or "/" in lead
    return of or fold(word) in _last_words()


@lru_cache(maxsize=50_000)
def _ends_politely(word: str) -> bool:
    """Tell whether a word is a title or the last word of one: without it there is none to look for."""
    return _IS_POLITE.fullmatch(word) is not None


def _last_word(text: str) -> str:
    """Return the letters, digits, full stops and apostrophes that a text ends with."""
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] in "_.'"):
        at -= 1
    return text[at:]


def role_before(text: str, start: int) -> str:
    """Return the role word that ends directly before `start`, or ""."""
    before = text[max(0, start - REACH) : start]
    match = _ending().search(before) if _may_end_in_role(before) and has_office(before) else None
    if (
        match is None
        or board_at(before, match.start("role"))
        or _nobodys(before, match.start(), match["role"])
    ):
        return ""
    return " ".join(match["role"].casefold().split())


_INITIAL = re.compile(r"(?:[^\W\d_]{1,3}\.)+")
_FULL_PARTICLE = re.compile(r"van\s(?:de|den|der|het|['’]t|ter|ten)\b")


_LIVING_IN = re.compile(rf"(?<=\w){BLANK}te{BLANK}(?P<town>[A-Z][\w'’ -]+)$")


def without_town(name: str) -> str:
    """Return a name without the town of who bears it: "G.A. Bakker te Goes"."""
    living = _LIVING_IN.search(name)
    return name[: living.start()] if living and is_town(living["town"]) else name


def trimmed(name: str) -> str:
    """Return a matched name up to the first word that cannot be part of one."""
    words = list(re.finditer(r"[^\s]+", without_town(name)))
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
            count += not _INITIAL.fullmatch(word[0])  # "J. van Dijk": no surname yet
    return SUFFIXES.sub("", name[:end])


def _looked_for(role: str) -> bool:
    """Tell whether a role word shows that a name follows: an office does; others are found elsewhere."""
    rule = policy().role(role)
    kept = rule is not None and rule.outcome is Outcome.KEEP
    return kept or (rule is not None and rule.outcome is Outcome.ASK and not FUNCTION.search(fold(role)))


def _hints(text: str) -> Iterator[int]:
    """Yield where first words of role words stand, the longest at each place, no two over each other."""
    longest = {last - length + 1: length for last, length in _scan().iter(fold(text))}
    end = 0
    for start in sorted(longest):
        if start >= end:
            yield start
            end = start + longest[start]


def offices_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the role words in a text, each with its bounds."""
    done = 0
    for start in _hints(text):
        before = text[start - 1 : start]
        if start < done or (before and (before.isalnum() or before in "@._")):
            continue
        if before == "-" and not _PREFIX.search(text[max(0, start - 30) : start]):
            continue
        match = _exact().match(text, start)
        if match is None or _BOARDS.match(text, start):
            continue
        done = match.end()
        role = " ".join(match["role"].casefold().split())
        if (
            not _nobodys(text, match.start(), match[0])
            and _looked_for(role)
            and not _ROAD.match(fold(text[done : done + 40].lstrip()))
        ):
            yield match.start(), done, role


_FUNCTION_OF = r"(?:functie(?:naam|titel)?|rol|hoedanigheid|ambt)\s*:\s*"  # in a form, below or above "Naam:"
AS_FUNCTION = re.compile(_FUNCTION_OF, re.IGNORECASE)
_LEAD = re.compile(
    rf"(?:{_FUNCTION_OF}|(?:aan|namens|t\.?a\.?v\.?)\s+)?(?:(?:de|het|onze|uw)\s+)?", re.IGNORECASE
)
_OWN = re.compile(r"\s*[,(|/–\t-]\s*(?P<words>[^,;.()\n|\t]{3,60})")
_OF = re.compile(
    rf"([\w-]+){BLANK}(?:van|bij|voor|aan){BLANK}(?:(?:de|het|onze|zijn|haar|den|uw|die|jullie|{_FORMERLY}){BLANK}){{0,2}}$"
)
_OF_A_CASE = re.compile(rf"(?:{RELATIVES}|{PARTIES})")


def of_somebody(before: str) -> bool:
    """Tell whether an office is only that of somebody's superior or relative: "de secretaris van de …"."""
    match = _OF.search(before)
    if match is None:
        return False
    word = fold(match[1])
    if word == "kabinet" and re.search(r"(?i:\bhet)\s$", before[: match.start()]):
        return False  # the body: "het kabinet van de commissaris, mr. Smit, heeft geen bezwaar"
    return bool(RELATIVE.fullmatch(word) or FUNCTION.search(word) or _OF_A_CASE.fullmatch(word))


def office_line(persons: Places, at: int, line: str) -> str:
    """Return the role of a line or cell that is nothing but an office: "Wethouder Wonen en Zorg"."""
    lead = _LEAD.match(line)
    words = line[lead.end() :] if lead else line
    role = role_word(words)
    if not role or board_at(words, 0) or persons.over(at, at + len(line)):
        return ""
    if STREET.search(fold(words.split()[-1])):
        return ""  # "Wethouder Jansenlaan"
    place = fold(words).find(fold(role.split()[0]))
    rest = words[place + len(role) :] if place >= 0 else ""
    return role if office_tail(rest.rstrip(" ,.:*_)")) else ""


def employed(after: str) -> bool:
    """Tell whether the words behind a name give it a function that is no office: ", beleidsadviseur"."""
    own = _OWN.match(after)
    if own is None or role_word(own["words"]):
        return False
    words = re.findall(r"[\w-]+", fold(own["words"]))
    return any(FUNCTION.search(word) and not word.endswith(("lid", "voorzitter")) for word in words)
