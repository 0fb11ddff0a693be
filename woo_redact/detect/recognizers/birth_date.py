"""Recognizes dates of birth by the word before them."""

import datetime as dt
import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.model import Entity

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|"
    r"okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|january|february|march|may|june|july|august)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:18|19|20)\d\d|['’]?\d\d)"
# One separator throughout: "12-03.1980" is two numbers.
_NUMERIC = "|".join(
    rf"(?:18|19|20)\d\d[ ]?{mark}[ ]?(?:0?[1-9]|1[0-2])[ ]?{mark}[ ]?{_DAY}"  # 1980-03-12
    rf"|{_DAY}[ ]?{mark}[ ]?(?:0?[1-9]|1[0-2])[ ]?{mark}[ ]?{_YEAR}"  # 12-03-1980
    for mark in ("-", "/", r"\.")
)
_DATE = (
    rf"(?:{_DAY}(?:e|ste|de)?[ \-.]{{0,2}}{_MONTH}\.?[ \-.,]{{0,2}}{_YEAR}"  # 12 maart 1980
    rf"|{_NUMERIC}"
    rf"|{_DAY}[ ](?:0?[1-9]|1[0-2])[ ](?:19|20)\d\d"  # 12 03 1980
    rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)"  # 12031980
    r"(?!\d)(?![-/]\d)"
)
_YEAR_ONLY = rf"(?:{_MONTH}[ ])?(?:19|20)\d\d(?![\d/-])"
# Anchors that name a birth for sure may have other words between; "geboren" and "geb." only a place.
_SURE = (
    r"(?:geboorte-?\s?(?:datum|data|dat\.?|dag|jaar|gegevens|plaats\s+en\s+-?datum|datum\s+en\s+-?plaats)|"
    r"geb\.?\s?-?\s?(?:datum|dat|dtm|d\.?d)\b\.?|gebdat\.?|gbd\.|date\s+of\s+birth|d\.?o\.?b\b\.?|verjaardag)"
)
_SAID = r"(?:geb(?:oren)?\b\.?|born\b|\bgeboren\s+en\s+getogen)"
_ITEM = re.compile(
    rf"\s*(?:,|;|/|\||&|\ben\b|\bof\b|\bresp(?:\.|ectievelijk))\s*(?:op\s)?(?P<value>{_DATE})", re.IGNORECASE
)
_NOT_A_PERSON = re.compile(
    r"(?:idee|wet|regeling|plan|initiatief|project|traditie|concept|samenwerking|beweging|stichting|vereniging|organisatie|partij)"
    r"[^.\n]{0,20}$",
    re.IGNORECASE,
)


class BirthDateRecognizer(Identifier):
    """A date after geboren, geboortedatum and their kin; plain dates are left alone (PRACTICE P18).

    Source: art. 5.1 lid 2 sub e Woo. All ways of writing a date, the year alone after "geboren in"; several
    dates after one "geboortedata" are all dates of birth. The finding is the date, not the place before it.
    """

    ENTITY = Entity.DATE_OF_BIRTH
    WORDS = ("geb", "gbd", "born", "birth", "dob", "d.o.b", "verjaardag", "*", "°")
    PATTERNS = (
        Pattern(
            "geboortedatum",
            rf"(?i)(?<![^\W_]){_SURE}[^\d]{{0,60}}?(?P<value>{_DATE}|(?<=\W){_YEAR_ONLY})",
            0.95,
        ),
        Pattern(
            "geboren",
            rf"(?i)(?<![^\W_]){_SAID}(?:\s*[:,(]|\s+(?:te|in)\s+[^\d;\n]{{2,40}}?|\s+(?-i:[A-Z])[^\d;\n.]{{2,30}}?)?"
            rf"(?:\s*,)?(?:\s+(?:op|d\.?d\.?|dd\.?|in|is|was))*(?:\s+(?:ma|di|wo|do|vr|za|zon?|maan|dins|woens|donder|vrij|zater)(?:dag)?)?"
            rf"\s*[:(]?\s*(?P<value>{_DATE})",
            0.95,
        ),
        Pattern("geboortejaar", rf"(?i)(?<![^\W_]){_SAID}\s*(?:in|:|,)?\s*(?P<value>{_YEAR_ONLY})", 0.6),
        Pattern("sterretje", rf"(?<!\S)\(?[*°][ ]?(?P<value>{_DATE})", 0.7),
    )
    CONTEXT = ("geboren", "geboortedatum")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the date and the dates listed after it; no birth lies in the future."""
        if pattern.name in {"geboren", "geboortejaar"} and _NOT_A_PERSON.search(
            text[max(0, match.start() - 40) : match.start()]
        ):
            return
        item: re.Match[str] | None = match
        while item is not None:
            if _past(item["value"]):
                start, end = item.span("value")
                yield Hit(start=start, end=end, score=pattern.score, why="na een woord voor geboorte")
            item = _ITEM.match(text, item.end("value"))


def _past(value: str) -> bool:
    """Tell whether the year of a date is not still to come."""
    year = re.search(r"(?:18|19|20)\d\d$|^(?:18|19|20)\d\d(?!\d)", value)
    return year is None or int(year[0]) <= dt.datetime.now(tz=dt.UTC).year
