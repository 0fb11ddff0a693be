"""Recognizes the burgerservicenummer."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern
from stdnum.nl import bsn

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import (
    in_sentence_on_reference,
    in_web_address,
    is_numbered,
    is_reference,
    label,
    labelled,
    tail,
)
from woo_redact.language import recorded
from woo_redact.model import Entity

_WORD = (
    r"bsnr?|b\.?\s?s\.?\s?n\.?|burger\s?-?service\s?-?\s?(?:nummers?|nrs?|no)|sofi\s?-?\s?(?:nummers?|nrs?)?|"
    r"(?:sociaal-?\s?)?fiscaal\s?-?(?:nummer|nr)|citizen\sservice\snumber|persoonsnummer"
)
_LABEL = label(rf"(?:{_WORD})(?:['’]?s)?")
# In the same sentence, with other words between: "het BSN van de heer Jansen luidt volgens hem".
_NEAR = Guarded(
    rf"(?<![a-z])(?:{_WORD})(?![a-z])(?:(?!\b(?:onbekend|ontbreekt|ontbrekend|geen|volgt|nvt)\b)"
    rf"(?:[^\d.;]|(?<!\d)\d(?!\d))){{0,40}}$"
)
# Behind the number, unless the word leads to the next one: "zaak 12, BSN 34".
_AFTER = re.compile(
    rf"[ \t]?(?:[(\[][ ]?|(?:is|betreft)[ ](?:het|de|mijn|zijn|haar|uw|een)[ ])?(?:{_WORD})\b"
    rf"(?!\s(?:onbekend|ontbreekt|niet|nog|nvt|n\.v\.t|volgt|geen))(?![\s:=#.(]{{0,4}}(?:(?:van|is|nr|"
    rf"nummer)\b[^\d\n]{{0,30}})?\d)",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|;|/|&|\||en|of)?\s*")
_DATE = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d|(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}")
_AMOUNT = re.compile(
    r"\s?(?:euro\b|eur\b|%|m[23²³]\b|(?:kilo|kg|ton|km|liter|kwh|mwh|stuks|inwoners|personen|keer)\b)",
    re.IGNORECASE,
)
# "kind 1 123456782": the first digit counts the children.
_COUNTED = re.compile(r"\d[ \u00a0](?=\d{9}$|\d{3}([ .-])\d{3}\1\d{3}$|\d{4}([ .-])\d\d\2\d{3}$)")
_LOOSE = "met losse tekens"
_MISREAD = str.maketrans("OolI", "0011")
_BOXES = re.compile(r"\d(?:[ |]{1,2}\d){7,9}")  # one digit in each box of a form
# The ways nine digits are written as a BSN: whole, 3-3-3, 4-2-3 (BRP print), 2-2-2-3 (old sofi cards).
_WRITTEN = re.compile(r"\d{9}|\d{3}(\D)\d{3}\1\d{3}|\d{4}(\D)\d\d\2\d{3}|\d\d(\D)\d\d\3\d\d\3\d{3}")


class BsnRecognizer(Identifier):
    """Nine digits that pass the eleven-test, or whatever number follows the word BSN.

    Source: art. 46 UAVG and art. 5.1 lid 1 sub e Woo (always hidden, PRACTICE P01); the eleven-test with
    weights 9..2 and -1 (Logisch Ontwerp BSN), by python-stdnum. After the word the test has no veto: a
    mistyped BSN is still meant as one, and eight digits are one without its leading zero. A reference
    word before a bare number (zaaknummer, KvK, RSIN, €) wins: one in eleven numbers passes the test.
    """

    ENTITY = Entity.NL_BSN
    TRIGGER = re.compile(r"[\dlIO][\d .\-\u00a0\u202f/|\nOolI]{6}")
    PATTERNS = (
        Pattern(
            "acht tot tien cijfers",
            r"(?<![^\W_])(?<![/+])(?<!\d[.,:_\-])"
            r"(?P<value>\d(?:[ .\-\u00a0\u202f]{0,2}\d){7,9})(?!\w)(?![.,/\-]\d)",
            0.85,
        ),
        # Only behind the word: with loose marks, in boxes, over a line end, or with letters for figures.
        Pattern(
            _LOOSE,
            r"(?<![^\W_])(?P<value>\d{3}(?P<mark>[ ]{1,3}|[ ]?[-./][ ]?)\d{3}(?P=mark)\d{3}|"
            r"\d{4}(?P<other>[ ]?[-./][ ]?)\d\d(?P=other)\d{3}|\d(?:[ ]?\|[ ]?\d){8}|\d{2,7}\n\d{2,7}|"
            r"(?=\d*[OolI])(?:[OolI]?\d[OolI]?){6,9})(?![^\W_])",
            0.85,
        ),
    )
    LABELS = ("burgerserv", "sofi", "fiscaal", "b.s.n", "b s n", "burger")
    CONTEXT = ("bsn", "burgerservicenummer", "sofinummer")

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the numbers; a list after the word BSN stays a list of BSNs."""
        last = None
        for pattern, compiled in self._compiled:
            for match in compiled.finditer(text):
                if pattern.name == _LOOSE:
                    yield from _loose(text, match)
                    continue
                listed = last is not None and _LIST.fullmatch(text[last : match.start()])
                hit = _judge(text, match, listed=bool(listed))
                if hit is not None:
                    last = hit.end if hit.score > 0.9 or hit.why != "elfproef klopt" else None
                    yield hit


def _judge(text: str, match: re.Match[str], *, listed: bool) -> Hit | None:
    """Return the hit on one candidate, None if it is something else."""
    value, start, end = match["value"], match.start("value"), match.end("value")
    if counted := _COUNTED.match(value):
        value, start = value[counted.end() :], start + counted.end()
    boxes = _BOXES.fullmatch(value) is not None
    if _DATE.match(value) or (value.count(" ") > 4 and not boxes):
        return None
    digits = re.sub(r"\D", "", value)
    valid = len(digits) in {8, 9} and bsn.is_valid(digits)
    after = _AFTER.match(text, end) is not None
    if labelled(text, match.start("value"), _LABEL) or after or (listed and len(digits) < 10):
        score = 1.0 if valid else 0.9
        return Hit(start=start, end=end, score=score, why=recorded("stands with the word BSN"))
    if len(digits) == 10 or (boxes and not valid) or is_reference(text, start):
        return None
    if _NEAR.search(tail(text, match.start("value"))):
        return Hit(
            start=start, end=end, score=0.95 if valid else 0.85, why=recorded("stands with the word BSN")
        )
    if valid and len(digits) == 9 and not boxes and _stands_alone(text, match):
        return Hit(start=start, end=end, score=0.85, why=recorded("passes the elfproef"))
    return None


def _loose(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """Yield nine digits that only the word BSN before them makes one; over a line end they must be right."""
    value, start = match["value"], match.start("value")
    digits = re.sub(r"\D", "", value.translate(_MISREAD))
    known = len(digits) == 9 and (labelled(text, start, _LABEL) or _NEAR.search(tail(text, start)))
    if known and ("\n" not in value or bsn.is_valid(digits)) and not _DATE.match(value):
        yield Hit(start=start, end=match.end("value"), score=0.9, why=recorded("stands with the word BSN"))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether nine digits are written as a BSN, not as part of a phone number, code, sum or link."""
    value, start, end = match["value"], match.start("value"), match.end("value")
    if not _WRITTEN.fullmatch(value) or _AMOUNT.match(text, end):
        return False
    if in_web_address(text, start) or is_numbered(text, start) or in_sentence_on_reference(text, start):
        return False
    before = text[max(0, start - 12) : start]
    # Part of a telephone number, a code, a link's query or an account.
    return not re.search(r"(?:\+\d{1,3}|00\d\d|\(0\)|[A-Za-z]\d*-|=|_|[A-Z]{2}\d\d)[ \-]?$", before) and not (
        re.search(r"\d[ ]$", before) and not value.isdigit()
    )
