"""Recognizes licence plates: Dutch sidecodes, and any plate after the word kenteken."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import (
    either,
    in_web_address,
    is_numbered,
    is_reference,
    label,
    labelled,
    tail,
    words,
)
from woo_redact.language import recorded
from woo_redact.model import Entity

# The sidecodes of the RDW in order of issue: L a letter, D a digit.
_SIDECODES = (
    *("LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL", "DD-LLL-D"),
    *("D-LLL-DD", "LL-DDD-L", "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D"),
)


def _plates(separator: str, letter: str = "[A-Za-z]") -> str:
    """Return the alternation of all sidecodes with a separator in place of the hyphen."""
    kinds = {"L": letter, "D": r"\d", "-": separator}
    return "|".join("".join(kinds[char] for char in code) for code in _SIDECODES)


_HYPHEN = "[-‑–]"  # typed, unbreakable, or made longer by a word processor
_PLATE = (
    r"(?:kentekens?(?:-?\s?(?:nummers?|nrs?|plaat|platen|bewijs|houder))?|kent\.(?:\s?nr\.?)?|"
    r"(?:nummer)?pla(?:at|ten)|ktn?)"
)
_VEHICLE = (
    r"(?:auto|voertuig|wagen|(?<![a-z])(?:bestel|mini|personen|taxi)?bus(?:je)?(?![a-z])|aanhang|bromfiets|"
    r"snorfiets|"
    r"scooter|brommer|(?<![a-z])motor(?:fiets)?(?![a-z])|trailer|oplegger|camper|caravan|tractor|trekker|"
    r"taxi|"
    r"geparkeerd|parkeervergunning|kenteken|(?<![a-z])plaat|nummerplaat|bestuurder|chauffeur|(?-i:RVV)|"
    r"(?<![a-z])(?:(?:parkeer)?ontheffing|golf|polo|volkswagen|vw|opel|peugeot|renault|citro[eë]n|toyota|kia|volvo|bmw|"
    r"audi|mercedes|ford|fiat|skoda|seat|hyundai|nissan|mazda|tesla|dacia|suzuki|cabrio|suv|pick-?up)(?![a-z]))"
)
_LABEL = label(_PLATE + rf"|[a-z]*{_VEHICLE}[a-z]*")
_SURE_LABEL = label(_PLATE)
_NEAR = re.compile(rf"{_VEHICLE}[^.\n]{{0,50}}$", re.IGNORECASE)
_LIST = re.compile(
    r"\s*(?:,|;|/|&|\||en|of)\s*(?:(?:een|de)\s)?(?:aanhanger|aanhangwagen|trailer|oplegger)?\s*"
)
_ITEM = re.compile(
    rf"{_LIST.pattern}(?P<value>{_plates('[ .-]?', '[A-Z]')}|{_plates(_HYPHEN)})(?![^\W_]|[-/]\w)"
)
_OTHER = label(
    either(
        "kamer ruimte lokaal zaal vak stelling type model versie onderdeel bijlage paragraaf par. par § "
        "hoofdstuk tekening blad profiel norm code nummer postcode catalogus product revisie sleutel kast "
        "gebouw deur kabel pomp klep armatuur lamp apparaat schakelaar sensor module artikel"
    )
)
# Letters that the newer sidecodes (from 5 on) do not have: vowels, C and Q; O and W start a trailer's.
_BEHIND = re.compile(r"[ ]?\(?(?:is[ ](?:het|mijn|zijn|haar)[ ])?(?:kenteken|nummerplaat)\b", re.IGNORECASE)
_RARE = frozenset("ACEIQU")
_STARTS_A_LIST = 0.75  # a plate this sure makes plates of what is listed after it, however written


class LicensePlateRecognizer(Identifier):
    """A Dutch plate with its hyphens; without them, and foreign ones, only after kenteken (PRACTICE P19).

    Source: Regeling kentekens en kentekenplaten, sidecodes 1-14 of the RDW (trailers have the same, starting
    with O or W). Capitals unless a word for a vehicle stands near. Codes of rooms, types and paragraphs look
    alike: the word before them, or letters a plate does not have, tells them apart.
    """

    ENTITY = Entity.NL_LICENSE_PLATE
    TRIGGER = re.compile(r"\d[-‑–][A-Za-z]|[A-Za-z][-‑–]\d")
    WORDS = words(
        "kenteken kent. plaat platen kt: auto voertuig bus aanhang fiets scooter brommer motor "
        "trailer oplegger camper caravan tractor taxi parkeer wagen ontheffing rvv golf polo volkswagen vw "
        "opel peugeot renault citro toyota kia volvo bmw audi mercedes ford fiat skoda seat hyundai nissan "
        "mazda tesla dacia suzuki cabrio suv pick"
    )
    PATTERNS = (
        Pattern("kenteken", rf"(?<![\w/.\-])(?P<value>{_plates(_HYPHEN)})(?![\w]|[-/]\w)", 0.75),
        Pattern(
            "na het woord kenteken",
            rf"(?i)(?<![^\W_]){_PLATE}(?![^\W_])[^\w\n]{{0,4}}"
            rf"(?:(?:is|van|het|de|een|met|mijn|zijn|haar|onze|auto|nummer|voertuig|dienstauto|luidt|"
            rf"was)\b[^\w\n]{{0,3}}){{0,5}}"
            rf"(?P<value>{_plates('[ .·‑–-]{0,3}')})(?!\w)",
            0.95,
        ),
        Pattern(
            "zonder streepjes bij een voertuig",
            rf"(?<![\w/.\-])(?P<value>{_plates('[ .-]?', '[A-Z]')}|{_plates('', '[a-z]')})(?![\w]|[-/.]\w)",
            0.85,
        ),
        Pattern(
            "met losse streepjes", rf"(?<![\w/.\-])(?P<value>{_plates('[ ][-–][ ]', '[A-Z]')})(?!\w)", 0.85
        ),
        Pattern(
            "buitenlands kenteken",
            r"(?i:kentekens?(?:plaat|nummer)?(?:[ ](?:is|was|deels|gedeeltelijk|mogelijk|"
            r"begint[ ]met))?)[^\w\n]{1,4}(?:\(?(?:[A-Z]{1,3})\)[ ])?"
            r"(?P<value>(?=[A-Z\- ]{0,8}\d)(?=[\d\- ]{0,5}[A-Z])"
            r"[A-Z0-9]{1,5}[\- ]?[A-Z0-9]{1,5}(?:[\- ][A-Z0-9]{1,4})?)(?!\w)",
            0.85,
        ),
        Pattern(
            "Duits of Belgisch kenteken",
            r"(?<![\w/.\-])(?P<value>[1-9]-[A-Z]{3}-\d{3}|"
            r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?\d{1,4}[EH]?)(?![\w-])",
            0.8,
        ),
    )
    CONTEXT = ("kenteken", "auto", "voertuig", "aanhanger")

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the plates; a list after a sure one stays a list of plates, also without hyphens."""
        last = None
        for hit in sorted(super().find(text), key=lambda hit: (hit.start, -hit.end)):
            listed = last is not None and hit.start >= last and _LIST.fullmatch(text[last : hit.start])
            yield Hit(start=hit.start, end=hit.end, score=0.95, why=hit.why) if listed else hit
            last = hit.end if hit.score >= _STARTS_A_LIST or listed else None
            while last is not None and (item := _ITEM.match(text, last)):
                last = item.end("value")
                yield Hit(
                    start=item.start("value"), end=last, score=0.95, why=recorded("after the word kenteken")
                )

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the plate, scored by the words and letters that make it one."""
        start, end = match.span("value")
        if pattern.name == "kenteken":
            score = _score(text, start, match["value"])
        elif pattern.name in {"na het woord kenteken", "buitenlands kenteken"}:
            score = pattern.score
        else:  # forms that codes of many kinds have: a vehicle must be spoken of
            score = pattern.score if _of_a_vehicle(text, start, end) else None
        if score:
            yield Hit(start=start, end=end, score=score, why=pattern.name)


def _of_a_vehicle(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence before speaks of a vehicle, or the words behind say that it is a plate."""
    if labelled(text, start, _OTHER) or is_reference(text, start):
        return False
    return _NEAR.search(tail(text, start)) is not None or _BEHIND.match(text, end) is not None


def _score(text: str, start: int, value: str) -> float | None:
    """Return how sure a hyphenated plate is, None if it is none."""
    if labelled(text, start, _SURE_LABEL):
        return 0.95
    known = labelled(text, start, _OTHER)
    near = labelled(text, start, _LABEL) or _NEAR.search(tail(text, start)) is not None
    if (near and not known) or _BEHIND.match(text, start + len(value)):
        return 0.9
    if value != value.upper() or is_numbered(text, start) or known or in_web_address(text, start):
        return None
    letters = [char for char in value if char.isalpha()]
    form = "".join("L" if char.isalpha() else "D" if char.isdigit() else "-" for char in value)
    age = _SIDECODES.index(form)
    rare = sum(char in _RARE for char in letters)
    # Cars of before 1991 are few and codes like theirs many ("PV-24-03"): they need a field of their own.
    if (age < 3 and not _alone(text, start, value)) or (age >= 4 and rare):
        return None
    return 0.75 if not rare else 0.5


def _alone(text: str, start: int, value: str) -> bool:
    """Tell whether a plate is all that stands in its line or cell, with no year in it."""
    line_before = re.split(r"[\n|\t;]", text[max(0, start - 80) : start])[-1]
    line_after = re.split(r"[\n|\t;]", text[start + len(value) :][:80], maxsplit=1)[0]
    return not line_before.strip(" -•*") and not line_after.strip(" .,") and not re.search(r"-2[0-6]-", value)
