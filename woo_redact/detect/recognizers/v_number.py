"""Recognizes the number under which a foreign national is registered."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import ANSWER, is_reference, words
from woo_redact.language import recorded
from woo_redact.model import Entity

_LABEL = r"(?:(?:v|vreemdeling(?:en)?|crv)[-.]?\s?(?:nummers?|numbers?|nrs?|num)\b\.?|v-?#|(?-i:CRV)\b)"
_NUMBER = r"\d(?:[ .\-\u00a0]?\d){7,10}"
# The next one, perhaps with whose it is: "(echtgenote: 12)", "en van het kind 12".
_ITEM = re.compile(
    rf"(?:[ ][a-zà-ÿ]+){{0,4}}\s*(?:,|;|/|&|\||\(|\ben\b|"
    rf"\bof\b)\s*(?:[^\W\d_][\w'’-]*[ :]{{1,2}}){{0,4}}(?P<value>{_NUMBER})(?!\w)"
)
_ANOTHER = re.compile(r"nummer|\bnr|kenmerk|zaak|bsn|tel|datum|geb|mobiel|iban", re.IGNORECASE)


_NEXT = "V-nummer van een ander"
_OF_IND = re.compile(r"(?i:v-?nummer|v-?nr|vreemdeling|asiel|verblijf)|\b(?:IND|COA)\b")


class VNumberRecognizer(Identifier):
    """The V-nummer (vreemdelingennummer), ten digits, after its label.

    Source: Protocol identificatie en labeling (Basisvoorziening Vreemdelingen); a number prescribed by law,
    always hidden (PRACTICE P01, art. 5.1 lid 1 sub e Woo). It has no check digit, so the label decides; a
    digit too few or too many is a typing error.
    """

    ENTITY = Entity.NL_V_NUMBER
    WORDS = words("v-n vn vreemdeling v# v-# crv v.n nummer") | {"v n", "v- n"}
    PATTERNS = (
        Pattern(
            "V-nummer",
            rf"(?i)(?<![^\W_]){_LABEL}(?:[^\d\n.;]{{0,40}}?\n?|{ANSWER})"
            rf"(?P<value>(?:(?<!\w)V[-. ]{{0,2}})?{_NUMBER})(?!\w)",
            0.95,
        ),
        # Of another of the family, where such numbers are spoken of: "zij heeft nummer 284 719 0563"
        Pattern(
            _NEXT, r"(?<![\w-])(?:nummer|nr\.?)[ :]{1,2}(?P<value>2[5-9]\d[ .]?\d{3}[ .]?\d{4})(?!\w)", 0.8
        ),
        # The letter itself as the label; these numbers have long begun with a two.
        Pattern("V-nummer", r"(?<![\w/.-])(?P<value>V[-.]?[ ]?2\d\d[ .]?\d{3}[ .]?\d{4})(?![\w/-])", 0.9),
    )
    TRIGGER = re.compile(r"V[-.]?[ ]?2\d\d")
    CONTEXT = ("v-nummer", "vreemdelingennummer")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the number and those listed after it."""
        if is_reference(text, match.start("value")) or (pattern.name == _NEXT and not _OF_IND.search(text)):
            return
        item: re.Match[str] | None = match
        while item is not None:
            start, end = item.span("value")
            if re.match(r"\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d(?!\d)", item["value"]) is None:
                yield Hit(start=start, end=end, score=pattern.score, why=recorded("after the word V-nummer"))
            item = _ITEM.match(text, end)
            if item is not None and _ANOTHER.search(text[end : item.start("value")]):
                return
