"""Recognizes licence plates: Dutch sidecodes, and any plate after the word kenteken."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import (
    either,
    in_web_address,
    is_reference,
    label,
    labelled,
    tail,
)
from woo_redact.model import Entity

# The sidecodes of the RDW in order of issue: L a letter, D a digit.
_SIDECODES = (
    *("LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL", "DD-LLL-D"),
    *("D-LLL-DD", "LL-DDD-L", "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D"),
)


def _plates(separator: str) -> str:
    """Return the alternation of all sidecodes with a separator in place of the hyphen."""
    kinds = {"L": "[A-Za-z]", "D": r"\d", "-": separator}
    return "|".join("".join(kinds[char] for char in code) for code in _SIDECODES)


_PLATE = r"kentekens?(?:-?\s?(?:nummers?|nrs?|plaat|platen|bewijs))?"
_LABEL = label(
    _PLATE + r"|(?:dienst|lease|bedrijfs|vracht|personen|bestel)?-?(?:auto|bus|wagen)|"
    r"voertuig(?:en)?|aanhangers?|aanhangwagen|trailer|oplegger|motor(?:fiets)?|bromfiets|scooter|brommer|tractor|"
    r"chauffeur|bestuurder|geparkeerd"
)
_SURE_LABEL = label(_PLATE)
_NEAR = re.compile(r"(?:kenteken|voertuig|auto|aanhang|bromfiets|scooter|motorfiets|bestelbus)[^.\n]{0,50}$")
_LIST = re.compile(r"\s*(?:,|;|/|&|\||en|of)\s*")
_OTHER = label(
    either(
        "kamer ruimte lokaal zaal vak stelling type model versie onderdeel bijlage paragraaf par. par § "
        "hoofdstuk tekening blad profiel norm code nummer postcode catalogus product revisie sleutel kast"
    )
)
# Letters that the newer sidecodes (from 5 on) do not have: vowels, C and Q; O and W start a trailer's.
_RARE = frozenset("ACEIQU")


class LicensePlateRecognizer(Identifier):
    """A Dutch plate with its hyphens; without them, and foreign ones, only after kenteken (PRACTICE P19).

    Source: Regeling kentekens en kentekenplaten, sidecodes 1-14 of the RDW (trailers have the same, starting
    with O or W). Capitals unless a word for a vehicle stands near. Codes of rooms, types and paragraphs look
    alike: the word before them, or letters a plate does not have, tells them apart.
    """

    ENTITY = Entity.NL_LICENSE_PLATE
    TRIGGER = re.compile(r"\d-[A-Za-z]|[A-Za-z]-\d|(?i:kenteken)")
    PATTERNS = (
        Pattern("kenteken", rf"(?<![\w/.\-])(?P<value>{_plates('-')})(?![\w]|[-/]\w)", 0.75),
        Pattern(
            "na het woord kenteken",
            rf"(?i){_PLATE}[^\w\n]{{0,4}}(?:(?:is|van|het|de|met|auto|nummer|voertuig)\b[^\w\n]{{0,3}}){{0,3}}"
            rf"(?P<value>{_plates('[ .·-]?')})(?!\w)",
            0.95,
        ),
        Pattern(
            "buitenlands kenteken",
            r"(?i:kentekens?(?:plaat|nummer)?)[^\w\n]{1,4}(?:\(?(?:[A-Z]{1,3})\)[ ])?"
            r"(?P<value>(?=[A-Z\- ]{0,5}\d)(?=\d{0,4}[\- ]?[A-Z])"
            r"[A-Z0-9]{1,4}[\- ][A-Z0-9]{1,4}(?:[\- ]\d{1,4})?)(?!\w)",
            0.85,
        ),
    )
    CONTEXT = ("kenteken", "auto", "voertuig", "aanhanger")

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the plates; a list after a sure one stays a list of plates."""
        last = None
        for hit in super().find(text):
            listed = last is not None and hit.start >= last and _LIST.fullmatch(text[last : hit.start])
            yield Hit(start=hit.start, end=hit.end, score=0.95, why=hit.why) if listed else hit
            last = hit.end if hit.score > 0.9 or listed else None

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the plate, scored by the words and letters that make it one."""
        start, end = match.span("value")
        score = _score(text, start, match["value"]) if pattern.name == "kenteken" else pattern.score
        if score:
            yield Hit(start=start, end=end, score=score, why=pattern.name)


def _score(text: str, start: int, value: str) -> float | None:
    """Return how sure a hyphenated plate is, None if it is none."""
    if labelled(text, start, _SURE_LABEL):
        return 0.95
    near = labelled(text, start, _LABEL) or _NEAR.search(tail(text, start)) is not None
    if near:
        return 0.9
    if (
        value != value.upper()
        or is_reference(text, start)
        or labelled(text, start, _OTHER)
        or in_web_address(text, start)
    ):
        return None
    letters = [char for char in value if char.isalpha()]
    form = "".join("L" if char.isalpha() else "D" if char.isdigit() else char for char in value)
    newer = _SIDECODES.index(form) >= 4
    rare = sum(char in _RARE for char in letters)
    if newer and rare:
        return None
    return 0.75 if not rare else 0.5
