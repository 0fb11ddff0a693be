"""Tells whether a line, a cell or an entry of a list is a person's name, and which part of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from woo_redact.detect.given import is_only_given
from woo_redact.detect.names import ANY_NAME, BLANK, INITIALS, PARTICLE, UPPER, WORD, fold
from woo_redact.detect.roles import apposed_role, without_town
from woo_redact.detect.vocabulary import DEGREES, FUNCTION, NOT_NAMES, ORGANISATIONS, SUFFIXES, TITLES, UNIT

_LEAD = re.compile(
    rf"(?:[\s>*•·–—_\"“”„|\]\[.-]|['’‘](?![tTsS]\b)|(?:(?i:{TITLES}|{DEGREES})(?:(?<=\.)\s*|(?=[\s\r]))))*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s{2,}|\t|\s*\||\s+[-–—/]\s*|\s*[(<\[:;!]|\s*,|\s*$")
_SURNAME = rf"(?:(?i:{PARTICLE}){BLANK})?{WORD}(?:{BLANK}?-{BLANK}?(?:(?i:{PARTICLE}){BLANK})?{WORD})?"
_INVERTED = re.compile(
    rf"(?:{_SURNAME},{BLANK}?(?:(?:mr|dr|drs|ir|ing|prof)\.{BLANK}?)*(?:(?i:{PARTICLE}){BLANK})?"
    rf"(?:{INITIALS}|{WORD}(?:{BLANK}{WORD})?)(?:{BLANK}?(?i:{PARTICLE}))?|"
    # "Tesfamariam Y.", "Rooij (v.)": without the comma
    rf"{_SURNAME}{BLANK}{INITIALS}(?:{BLANK}?(?i:{PARTICLE}))?|{_SURNAME}{BLANK}\((?i:{PARTICLE})\))"
    rf"(?=\s*(?:$|[(<\[|\-–;,.]))"
)
_WHOLE = re.compile(rf"(?:{ANY_NAME})")
_LOWER = re.compile(
    r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})?(?:\s(?:(?:van|de|der|den|ten|ter|el)\s){0,2}[^\W\d_]{3,})?"
)
_NICK = re.compile(rf"{BLANK}\({WORD}\){BLANK}(?:{PARTICLE}{BLANK})?{WORD}")
_ACRONYM = re.compile(r"[A-Z]{2,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A name inside a piece of text: its offsets there, and the role word that stood with it."""

    start: int
    end: int
    role: str = ""


MONTHS_BORNE = frozenset({"april", "may", "june", "august", "mei"})


@lru_cache(maxsize=50_000)
def possible_name(name: str) -> bool:
    """Tell whether no word of a name-like text says that it is something else."""
    words = [fold(word).strip("'.,-") for word in name.split()]
    if len(words) > 1 and words[0] in MONTHS_BORNE and name.split()[1][:1].isupper():
        words = words[1:]  # "April Hughes"
    if not words or any(word in NOT_NAMES for word in words if word not in IN_NAMES):
        return False
    if (FUNCTION.search(words[-1]) or UNIT.search(words[-1])) and (
        len(words) == 1 or words[-1] not in _SURNAMES_TOO
    ):
        return False
    return not all(_ACRONYM.fullmatch(word) and len(word) <= 4 for word in name.split())


def is_mid_name(text: str, begin: int, given: str) -> bool:
    """Tell whether a capitalised word before "van …" is a given name, not the first word of a sentence."""
    before = text[:begin].rstrip()
    sentence_start = not before or before[-1] in ".!?:\n"
    return possible_name(given) and not sentence_start


IN_NAMES = frozenset(
    [
        "de",
        "van",
        "der",
        "den",
        "het",
        "t",
        "te",
        "ten",
        "ter",
        "op",
        "in",
        "uit",
        "voor",
        "over",
        "onder",
        "aan",
        "bij",
        "la",
        "le",
        "el",
        "al",
    ]
)
_SURNAMES_TOO = frozenset({"notaris", "burgemeester", "hoofd", "raad", "lid", "bode", "agent"})


def whole_name(
    text: str, *, lower: bool = False, inverted: bool = False, closed: bool = True
) -> Piece | None:
    """Return the name that the text is, titles, function and organisation after it aside; else None.

    With `lower` one or two words in lower case will do ("groet, mirjam"); with `inverted` the order
    "Achternaam, Voornaam" is a name too; with `closed` nothing but a function or the like may follow.
    """
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    rest = text[start:]
    inverted = inverted and any(mark in rest for mark in ",.(")
    if inverted and (match := _INVERTED.match(rest)) and possible_name(match[0].replace(",", " ")):
        return Piece(start=start, end=start + match.end(), role=_role(rest[match.end() :]))
    if degrees := SUFFIXES.search(rest):
        rest = rest[: degrees.start()]
    match = _WHOLE.match(rest)
    if match is None and lower:
        match = _LOWER.fullmatch(_TAIL.split(rest, maxsplit=1)[0].rstrip(".!"))
    if match is None or not possible_name(match[0]) or all(word in IN_NAMES for word in match[0].split()):
        return None  # "Groetjes van" above the names
    end = match.start() + len(without_town(match[0]))
    nick = _NICK.match(rest, match.end())  # "Theodorus (Theo) Verdonschot"
    end = nick.end() if nick else end
    tail = rest[nick.end() if nick else match.end() :]
    if closed and tail.strip(" .!\"'”*_-\r") and not _TAIL.match(tail):
        return None
    return Piece(start=start, end=start + end, role=_role(tail))


def _role(tail: str) -> str:
    """Return the role word in what follows a name: "(wethouder Assen)", ", burgemeester"."""
    return apposed_role(tail)


_SPLIT = re.compile(
    rf"\s*(?:;|,|\n|\r|\t| {{3,}}|\s(?:(?i:en|and)|&|/|\+)\s|(?<=[^\W\d_.])[/+](?=[{UPPER}]))\s*"
)
_FIRM = re.compile(r"(?:zn|zo?on(?:en)?|co|partners|associates)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\([^()]*\)|\"[^\"]*\"")


def split_list(text: str) -> Iterator[tuple[int, str]]:
    """Yield the entries of a list with their offsets; what stands in brackets does not divide."""
    masked = _CLOSED.sub(lambda m: "x" * len(m[0]), text)
    at = 0
    for match in _SPLIT.finditer(masked):
        if match[0].strip() == "" and "\r" in match[0]:
            continue  # the width of the page broke the line: no division
        before, after = text[at : match.start()], text[match.end() :]
        if match[0].strip() == "," and _belongs_together(before, after):
            continue
        if match[0].strip().isalpha() and organisation_words(before):
            continue  # "Waterschap Haar en Wolden"
        if match[0].strip() in {"&", "en"} and _FIRM.match(after):
            continue  # "Bakker & Zn"
        if before.strip():
            yield at, before
        at = match.end()
    if text[at:].strip():
        yield at, text[at:]


def _belongs_together(before: str, after: str) -> bool:
    """Tell whether a comma stands inside "Dijk, P.J. van", or before a function: "Jan Smit, wethouder"."""
    first = _CLOSED.sub("", re.split(r"[,;\n]", after, maxsplit=1)[0]).strip(" .")
    dotted = f"{first}." if re.search(rf"(?:^|[. ])[{UPPER}]$", first) else first
    if len(before.split()) == 1 and re.fullmatch(
        rf"(?:(?i:{PARTICLE})\s)?{INITIALS}\s?(?:(?i:{PARTICLE}))?|{WORD}\s(?i:{PARTICLE})", dotted
    ):
        return True
    word = first.split()[0] if first.split() else ""
    return word[:1].islower() and not is_only_given(word) and not re.match(rf"(?:{PARTICLE})\s[A-Z]", first)


def organisation_words(text: str) -> bool:
    """Tell whether a text has a word that only an organisation, unit or mailbox has."""
    return any(fold(word) in ORGANISATIONS for word in re.findall(r"[\w-]+", text))
