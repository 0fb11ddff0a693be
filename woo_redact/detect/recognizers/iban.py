"""Recognizes bank accounts: IBANs of every country, and old Dutch numbers after their label."""

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import Pattern
from stdnum import iban, luhn, numdb

from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import label, labelled
from woo_redact.language import recorded
from woo_redact.model import Entity

_LABEL = label(
    r"iban(?:-?\s?(?:nummer|nr|code|rekening))?|(?:bank|giro|tegen)?-?rekening(?:-?\s?(?:nummers?|nrs?))?|"
    r"rek\.?\s?(?:nr|nummer)?|bankgegevens|t\.?n\.?v|overmaken (?:op|naar)|bank(?:nr|nummer)"
)
_OLD = label(
    r"(?:bank|giro|tegen)-?rekening(?:-?\s?(?:nummers?|nrs?))?|rekening(?:nummers?|nr)|rek\.?\s?(?:nr|"
    r"nummer)\.?|"
    r"(?:post|rabo)?-?(?:giro|bank)-?\s?(?:nummer|nr\.?)|(?:post)?giro"
)
_CARD = label(
    r"credit-?\s?card(?:-?\s?(?:nummer|nr))?|(?:bank)?-?kaart-?\s?(?:nummer|nr)|visa|mastercard|bankpas(?:-?\s?(?:nummer|nr))?"
)
_SEPARATOR = re.compile(r"[\s.\-\u00ad\u200b]{0,3}")
_GROUPED = re.compile(
    r"[A-Za-z]{2}[ ]?\d\d(?:[ .\-]?(?=[A-Z0-9]*\d|[A-Z]{4}\b)[A-Z0-9]{1,4}){2,8}(?![A-Za-z0-9])"
)
_RUN = re.compile(r"[A-Za-z]{2}\d\d[A-Za-z0-9]{8,30}(?![A-Za-z0-9])")
# Digits that OCR read as letters: O for 0, l and I for 1.
_DUTCH = re.compile(r"nl[ ]?[\dOlI]{2}[ ]?[a-z]{4}[ ]?[\dOlI]{4}", re.IGNORECASE)
_READ = re.compile(r"[A-Za-z]{2}[ ]?\d\d[ ]?[A-Za-z]{4}(?:[ ]?[\dOolI]){10}(?![A-Za-z0-9])")
_PARTS = re.compile(r"(\d+)!([nac])")
_FORMS = {"n": "[0-9]", "a": "[A-Z]", "c": "[0-9A-Z]"}


class IbanRecognizer(Identifier):
    """An IBAN in any case and spacing, also over a line end.

    Source: ISO 13616 and the SWIFT IBAN Registry (length and structure per country, in python-stdnum),
    ISO 7064 mod 97-10 for the check digits. The country fixes the length, so what follows an account in
    the sentence cannot be drawn in. After the word IBAN a wrong check digit is a typing error (PRACTICE P17).
    """

    ENTITY = Entity.IBAN_CODE
    TRIGGER = re.compile(
        r"(?<![^\W_])[A-Za-z]{2}[ .\-\u00a0]?\d\d|[Rr]ek|[Gg]iro|[Bb]ankn|N[Ll1I][\dOlI]{2}[ ]?[A-Z]{4}|"
        r"(?i:iban|kaart|card|visa|bankpas)"
    )
    PATTERNS = (
        Pattern(
            "IBAN",
            r"(?:(?<![^\W_])|(?<=IBAN)|"
            r"(?<=iban))(?P<value>[A-Za-z]{2}[ .\-\u00a0]?\d\d(?=[\s.\-\u00ad\u200b]{0,3}[0-9A-Za-z]))",
            1.0,
        ),
        Pattern(
            "slecht gelezen",
            r"(?<![^\W_])(?P<value>[Nn][Ll1I][ ]?[\dOolI]{2}[ ]?[A-Z]{4}(?:[ ]?[\dOolI]){10})(?![A-Za-z0-9])",
            0.85,
        ),
        Pattern("betaalkaart", r"(?<![\w.])(?P<value>\d{4}(?:[ -]?\d{4}){3})(?![\w.]\d|\d)", 0.95),
        Pattern(
            "oud rekeningnummer", r"(?<![\w.])(?P<value>\d{1,4}(?:[. ]?\d{2,3}){2,4})(?![\w.]\d|\d)", 0.85
        ),
    )
    LABELS = ("rek", "giro", "bank", "kaart", "card")
    CONTEXT = ("iban", "rekeningnummer", "bankrekening")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield an account: sure by its check digits, likely by its structure, or by the word before it."""
        start, value = match.start("value"), match["value"]
        if pattern.name == "IBAN":
            yield from _account(text, start, value[:2].upper())
        elif _is_known(text, start, value, pattern.name):
            yield Hit(start=start, end=match.end("value"), score=pattern.score, why=pattern.name)


def _is_known(text: str, start: int, value: str, form: str) -> bool:
    """Tell whether the word before a number, or its form, makes it an account or a card."""
    digits = sum(map(str.isdigit, value))
    if form == "betaalkaart":
        return luhn.is_valid(re.sub(r"\D", "", value)) and labelled(text, start, _CARD)
    if form == "slecht gelezen":
        return 7 <= digits < 12  # with all twelve digits it was read well
    return 7 <= digits <= 10 and labelled(text, start, _OLD)


def _account(text: str, start: int, country: str) -> Iterator[Hit]:
    """Yield an account that starts with a country: by its check digits, its structure, or the word before."""
    named = labelled(text, start, _LABEL)
    length = _length(country)
    taken = _take(text, start, length) if length else None
    if taken is None:
        yield from _misspelt(text, start, named=named)
        return
    end, number = taken
    if iban.is_valid(number, check_country=False):
        yield Hit(start=start, end=end, score=1.0, why=recorded("check digits are right"))
    elif end < len(text) and text[end].isalnum():  # of the wrong length
        yield from _misspelt(text, start, named=named)
    elif named:
        yield Hit(start=start, end=end, score=0.9, why=recorded("after the word IBAN"))
    elif country == "NL" and _structure("NL").fullmatch(number[4:]):
        yield Hit(start=start, end=end, score=0.7, why=recorded("form of an IBAN, check digits are wrong"))
    else:
        yield from _misspelt(text, start, named=False)


@cache
def _bban(country: str) -> str:
    """Return the structure of a country's accounts as the registry writes it ("4!a10!n"), or ""."""
    known = numdb.get("iban").info(country)[0][1]
    return str(known.get("bban", ""))


@cache
def _length(country: str) -> int:
    """Return how many characters a country's IBAN has, 0 if the country has none."""
    return sum(int(count) for count, _ in _PARTS.findall(_bban(country))) + 4 if _bban(country) else 0


@cache
def _structure(country: str) -> re.Pattern[str]:
    """Return the pattern of a country's account without country and check digits."""
    return re.compile("".join(f"{_FORMS[kind]}{{{count}}}" for count, kind in _PARTS.findall(_bban(country))))


def _take(text: str, start: int, length: int) -> tuple[int, str] | None:
    """Return (end, letters and digits) of exactly `length` characters, None if the number goes on or stops.

    A word may be glued to it: "…2860BIC", "…2860en"; `judge` looks whether the check digits allow that.
    """
    at, taken = start, list[str]()
    while len(taken) < length:
        if taken:
            at = _at_next(text, at)
        if at >= len(text) or not (text[at].isascii() and text[at].isalnum()):
            return None
        taken.append(text[at].upper())
        at += 1
    if at < len(text) and text[at].isdigit():
        return None
    return at, "".join(taken)


def _at_next(text: str, at: int) -> int:
    """Return where the next character of a number stands: blanks, dots, hyphens and a line end skipped."""
    separator = _SEPARATOR.match(text, at)
    return separator.end() if separator else at


def _misspelt(text: str, start: int, *, named: bool) -> Iterator[Hit]:
    """Yield a code of the wrong length or country after the word IBAN: groups of at most four, or one run."""
    match = _READ.match(text, start) or _GROUPED.match(text, start) or _RUN.match(text, start)
    if match and (named or _DUTCH.match(match[0])):
        yield Hit(start=start, end=match.end(), score=0.9 if named else 0.6, why=recorded("form of an IBAN"))
