"""What looks like personal data by its form alone; it shares nothing with detection.

Deliberately narrower than detection: here a false alarm costs an officer's trust in every other alarm. A
number counts with its checksum and a word that names it, a name by a first name that somebody bears, a title
or initials.
"""

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from stdnum import iban as iban_numbers
from stdnum.nl import bsn as bsn_numbers

from woo_redact.check.words import folded
from woo_redact.grounds import policy
from woo_redact.resources import given_names_file

_MAIL: Final = re.compile(r"(?<![\w.+-])([\w.+-]+)@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
_PHONE: Final = re.compile(
    r"(?<![\d.,/+])(?<!\d-)(?:(?:\+|00)31[\s.-]?(?:\(0\)[\s.-]?)?|0)6(?:[\s.-]?\d){8}(?![\d])(?!-\d)"
)
_DIRECT: Final = re.compile(
    r"(?:doorkies|direct(?:e lijn| nummer)?|priv[eé]|thuis)\w*\W{0,12}(?:nr|nummer)?\W{0,4}"
    r"((?:\+31|0)(?:[\s.()-]{0,2}\d){8,10})(?!\d)",
    re.IGNORECASE,
)
_IBAN: Final = re.compile(r"(?<![A-Z0-9])NL\s?\d{2}\s?[A-Z]{4}(?:\s?\d){10}(?!\d)")
_LETTERHEAD: Final = re.compile(r"\b(?:kvk|btw|k\.v\.k|bic|swift|t\.?n\.?v\.?)\b", re.IGNORECASE)
_BSN_WORD: Final = re.compile(
    r"\b(?:bsn|burgerservice\s?nummer|sofi\s?-?(?:nummer|nr)|sofi)\b", re.IGNORECASE
)
_BSN: Final = re.compile(r"(?<![\d.,-])\d(?:[\s.]?\d){7,8}(?![\d])(?![.,-]\d)")
_NEAR: Final = 60
"""Characters between the word that names a number and the number."""
_BIRTH: Final = re.compile(
    r"\b(?:geb(?:oren|\.|datum)?|geboorte\s?datum|geboren\s+op|date\s+of\s+birth|geb\.?\s?d(?:atum|at|d)?\.?)\W{0,4}"
    r"(?:op\s+|te\s+[A-Z]\w+\s+op\s+)?"
    r"(\d{1,2}[-/. ](?:\d{1,2}|(?:jan|feb|apr|jun|jul|aug|sep|okt|nov|dec)\w*|maart|mrt|mei)"
    r"[-/. ]{1,2}(?:19|20)?\d\d)",
    re.IGNORECASE,
)
_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ]"
_SURNAME: Final = rf"{_CAPITAL}[\w'’]+(?:-{_CAPITAL}[\w'’]+)*"
_PREFIX: Final = (
    r"(?:(?:van|von|de|der|den|het|'t|’t|ten|ter|te|el|al|da|dos|du|la|le|op|in|uit|bij|aan)\s+){0,3}"
)
_TITLED: Final = re.compile(
    rf"\b(?:dhr|mevr|mw|de heer|mevrouw|meneer|ing|ir|drs|dr|mr|prof)\.?\s+"
    rf"(?:{_CAPITAL}\.\s?)*{_PREFIX}({_SURNAME})"
)
_INITIALED: Final = re.compile(rf"(?<![\w.])(?:{_CAPITAL}\.\s?){{1,4}}{_PREFIX}({_SURNAME})(?!\.\w)")
_TWO_WORDS: Final = re.compile(
    rf"(?<![\w-])({_CAPITAL}[\w'’-]+)\s+(?:{_CAPITAL}\.\s?)*{_PREFIX}({_SURNAME})(?![\w@])"
)
_REVERSED: Final = re.compile(rf"(?<![\w-])({_SURNAME}),\s*({_CAPITAL}[\w'’-]+|(?:{_CAPITAL}\.\s?)+)")
_SMALL: Final = re.compile(rf"(?<![\w-])([a-zà-ÿ]{{3,}})\s+{_PREFIX}([a-zà-ÿ]{{4,}})(?![\w-])")
_OFFICE: Final = re.compile(
    r"(?:minister(?:-president)?|staatssecretaris|burgemeester|wethouder|gedeputeerde|commissaris|dijkgraaf|heemraad|"
    r"kamerlid|statenlid|raadslid|griffier|secretaris|voorzitter|koning(?:in)?)\W+(?:[\w.]+\W+){0,2}$",
    re.IGNORECASE,
)
_NO_SURNAME: Final = frozenset(
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "straat",
        "laan",
        "plein",
        "weg",
        "kade",
        "gemeente",
        "provincie",
        "ministerie",
        "waterschap",
        "raad",
        "college",
        "kamer",
        "staten",
        "bijlage",
        "artikel",
        "hoofdstuk",
        "pagina",
        "figuur",
        "tabel",
        "nederland",
        "drenthe",
        "university",
        "universiteit",
        "school",
        "stichting",
        "vereniging",
        "bv",
        "nv",
        "park",
        "centrum",
        "stadion",
        "brug",
        "haven",
        "zaal",
        "bold",
        "italic",
        "regular",
        "light",
        "medium",
        "sans",
        "serif",
        "mono",
        "type",
        "font",
        "text",
        "page",
        "section",
        "bolditalic",
        "live",
        "guide",
        "manual",
        "web",
        "support",
        "report",
        "reports",
        "server",
        "software",
        "systems",
        "studio",
    ]
)
_ORGANISATION: Final = re.compile(
    r"gemeente|provincie|ministerie|waterschap|hoogheemraadschap|rijks|omgevingsdienst|veiligheidsregio|dienst|stichting|"
    r"bureau|afdeling|raad\b|universiteit|university|bedrijf|agency|office|team\b|project|group|groep|b\.?v\.?$|n\.?v\.?$|"
    r"inc\b|ltd|gmbh|consortium|foundation|institut|committee|community|society|association|council|conseil|developers|contributors|authors|unknown|anonymous|user\b|admin",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """Something personal: its kind ("email", "name" …), where it stands in the text, and how sure that is."""

    kind: str
    start: int
    end: int
    sure: float
    text: str = field(repr=False)


@cache
def _given() -> frozenset[str]:
    """Return the first names borne in the Netherlands; those that are also everyday words are left out."""
    lines = lzma.decompress(given_names_file().read_bytes()).decode("ascii").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("^"))


def is_given(word: str) -> bool:
    """Tell whether a word is a first name that somebody bears."""
    return len(word) > 2 and all(folded(part) in _given() for part in word.split("-") if part)


def functional(address: str) -> bool:
    """Tell whether an address is of a functional mailbox (P03), by its words."""
    words = re.split(r"[._+-]", address.partition("@")[0].casefold())
    return any(word in policy().mailboxes for word in (*words, "-".join(words)))


def of_a_person(address: str) -> float:
    """Return how sure an address is that of a person, by the form of its local part; 0 for a function's."""
    local = address.partition("@")[0]
    if functional(address):
        return 0.0
    parts = [part for part in re.split(r"[._-]", local) if part]
    if len(parts) > 1 and len(parts[0]) <= 2 and parts[-1].isalpha() and len(parts[-1]) > 2:
        return 0.95
    if any(is_given(part) for part in parts if part.isalpha()):
        return 0.9
    return 0.6 if re.fullmatch(r"[a-z]\.?[a-z]+\d*", local, re.IGNORECASE) and len(parts) > 1 else 0.0


def emails(text: str) -> Iterator[Datum]:
    """Yield the mail addresses of persons."""
    for match in _MAIL.finditer(text):
        if (sure := of_a_person(match.group())) > 0:
            yield Datum(kind="email", start=match.start(), end=match.end(), sure=sure, text=match.group())


def phones(text: str) -> Iterator[Datum]:
    """Yield mobile numbers, and other numbers that are called direct or private (P13, P14)."""
    for match in _PHONE.finditer(text):
        yield Datum(kind="phone", start=match.start(), end=match.end(), sure=0.95, text=match.group())
    for match in _DIRECT.finditer(text):
        yield Datum(kind="phone", start=match.start(1), end=match.end(1), sure=0.8, text=match[1])


def ibans(text: str) -> Iterator[Datum]:
    """Yield Dutch account numbers with a right checksum (ISO 13616) that no letterhead has (P17)."""
    found = [match for match in _IBAN.finditer(text) if iban_numbers.is_valid(match.group())]
    own = {_flat(m) for m in found if _LETTERHEAD.search(text, max(0, m.start() - 200), m.end() + 200)}
    for match in found:
        if _flat(match) not in own:
            yield Datum(kind="iban", start=match.start(), end=match.end(), sure=0.9, text=match.group())


def _flat(match: re.Match[str]) -> str:
    """Return an account number without its spaces."""
    return "".join(match.group().split())


def bsns(text: str) -> Iterator[Datum]:
    """Yield citizen service numbers: the eleven test, and the word within reach before it (P01)."""
    for word in _BSN_WORD.finditer(text):
        for match in _BSN.finditer(text, word.end(), min(len(text), word.end() + _NEAR)):
            digits = "".join(filter(str.isdigit, match.group()))
            if bsn_numbers.is_valid(digits.zfill(9)):
                yield Datum(kind="bsn", start=match.start(), end=match.end(), sure=0.95, text=match.group())


def birth_dates(text: str) -> Iterator[Datum]:
    """Yield dates of birth: a date after a word that says so (P18)."""
    for match in _BIRTH.finditer(text):
        yield Datum(kind="birth_date", start=match.start(1), end=match.end(1), sure=0.9, text=match[1])


def names(text: str) -> Iterator[Datum]:
    """Yield what is a person's name by its form; who stands with a public office is left out (P08)."""
    taken: set[int] = set()
    for pattern, sure in ((_TITLED, 0.8), (_INITIALED, 0.7), (_TWO_WORDS, 0.85), (_REVERSED, 0.75)):
        for match in _overlapping(pattern, text):
            if match.start() in taken or _OFFICE.search(text, max(0, match.start() - 60), match.start()):
                continue
            surname = match[1] if pattern is not _TWO_WORDS else match[2]
            if surname.casefold() in _NO_SURNAME or (surname.isupper() and len(surname) < 4):
                continue
            if pattern is _TWO_WORDS and not is_given(match[1]):
                continue
            if pattern is _REVERSED and "." not in match[2] and not is_given(match[2]):
                continue
            taken.add(match.start())
            yield Datum(kind="name", start=match.start(), end=match.end(), sure=sure, text=match.group())


def small_name(text: str) -> str:
    """Return what may be a name without capitals, as places in a file are called; "" when there is none."""
    for match in _overlapping(_SMALL, text):
        if is_given(match[1]) and match[2] not in _NO_SURNAME:
            return match.group()
    return ""


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern also where they overlap: "Brief aan Jip Zwaan" holds two."""
    place = 0
    while (match := pattern.search(text, place)) is not None:
        yield match
        place = match.start() + 1


def tells(text: str) -> Datum | None:
    """Return the surest personal datum in a text that is not on a page (a file name, a bookmark), or None."""
    found = [*names(text), *(d for d in (*emails(text), *phones(text), *ibans(text), *bsns(text)) if d.sure)]
    return max(found, key=lambda datum: datum.sure, default=None)


def is_organisation(text: str) -> bool:
    """Tell whether an author is an organisation or a unit and no person."""
    return _ORGANISATION.search(text) is not None
