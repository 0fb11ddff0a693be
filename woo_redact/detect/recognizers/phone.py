"""Recognizes telephone numbers, Dutch and foreign, and extensions after their label."""

import re
from collections.abc import Iterator

import phonenumbers
from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import in_web_address, is_reference, label, labelled, tail
from woo_redact.language import recorded
from woo_redact.model import Entity

_WORD = (
    r"te[l1](?:efoon|efonisch|\.)?(?:-?\s?(?:nummers?|nrs?))?|telnr|mob(?:iel|\.)?(?:-?\s?(?:nummers?|nrs?|"
    r"telefoon))?|gsm|fax|"
    r"phone|mobile|cell|whatsapp|app(?:en|je)?|06(?:-?\s?(?:nummers?|nrs?))?|bel(?:len|t|lijn)?|bereikbaar|"
    r"doorkies(?:-?\s?(?:nummers?|nrs?))?|direct|privé|werk|thuis|nummer|t|m|f|h|w"
)
_LABEL = label(rf"(?:{_WORD})(?:\s(?:op|naar|me|mij|ons|via|dan|even|gerust|privé|werk|mobiel))*")
_STRONG_LABEL = label(
    r"te[l1](?:efoon|\.)?(?:-?\s?(?:nummers?|nrs?))?|telnr|mob(?:iel|\.)?(?:-?\s?(?:nummers?|nrs?))?|gsm|fax|"
    r"phone|"
    r"06-?\s?(?:nummers?|nrs?)|doorkies(?:-?\s?(?:nummers?|nrs?))?"
)
_EXTENSION = label(
    r"toestel|tst|toest|dect|doorkies(?:-?\s?(?:nummers?|nrs?))?|ext|extensie|extension|doorkiesnr|intern(?=:)|"
    r"intern(?:\snummer|\snr)"
)
_GAP = r"(?:[ \u00a0\u2009\u202f]{0,2}[\-–—−./][ \u00a0\u202f]{0,2}\n?|[ \u00a0\u2009\u202f]{0,2}\n?)"
_SPELT = "(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_FREE = r"(?:(?<![^\W_])|(?<=\b[TMFtm])|(?<=\b[Tt]el))(?<!\d[.,\-])"
_START = _FREE + r"(?<!\+)"
_STOP = r"(?![A-Za-z]{0,3}\d)(?![.,]\d)(?!-\w)"
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d[-./](?:0[1-9]|1[0-2])"
)
_HOURS = re.compile(r"\s?(?:uur\b|u\b|[-–]\s?\d{4}\s?(?:uur|u)\b|euro\b|%|m[23²³]?\b|km\b|inwoners\b)")
# "NL91 ABNA " or "BE68 5390 ": the digits that follow belong to an account.
_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d\d(?:[ \u00a0.]?[A-Z0-9]{1,4}){0,7}[ \u00a0.]?$")
_CODE_BEFORE = re.compile(r"(?<![^\W_])[A-LN-SU-Z]\d*-$")  # "Z-0612345678"; T- and M- are labels
_DIALLED = Guarded(r"(?:tel:|callto:|sip:|wa\.me/|phone=|tel=)(?:\+|%2b|00)?$")
_GOES_ON = re.compile(r"[ \-]\d{2}")  # the first digits of a longer number
# "| directie PO | 06 - 50 83 21 64": what stands in the cell or line before a number that is written to be
# dialled is a unit, no label, unless it says that a number follows.
_DIVIDED = re.compile(
    r"(?P<word>[^\s|•·/]+)(?:[ \t]*[|•·/][ \t]*|[ ]*[\t\n][ \t]*|[ ][-–][ ]|[ ]{3,})(?:[mt][.:]?[ ])?[+(]?$"
)
_OF_A_NUMBER = re.compile(r"(?:nummers?|nrs?\.?|kenmerk|ref(?:erentie)?\.?|kvk|btw|rsin|isbn|ubn|id|code):?$")
_WRITTEN = re.compile(r"\(?0\d{1,3}\)?[ ]?[-–./ ][ ]?\d|\+")
_MISREAD = str.maketrans("OolIB", "00118")
_MOBILE = re.compile(r"0?6[1-9]\d{7}")


class PhoneRecognizer(Identifier):
    """A telephone number as people write it; service numbers too (the decision keeps them, PRACTICE P14).

    Source: Nummerplan telefoon- en ISDN-diensten (ten digits with the trunk zero; 06, 085, 088, 0800, 0900,
    14 + area code), ITU-T E.164 for the others; validity by phonenumbers. Its own matcher is slow and takes
    dates and account numbers for telephones, so candidates are found here and only judged by it.
    """

    ENTITY = Entity.PHONE_NUMBER
    TRIGGER = re.compile(r"\d[\d\-–—−./ ()\u00a0\u2009\u202f\n]{2}|O6|nul[ ,]{1,2}zes")
    PATTERNS = (
        Pattern(
            "landnummer",
            rf"{_FREE}(?P<value>\(?(?:\+|(?<!\d)00)[ ]?\(?[1-9]\d{{0,2}}\)?(?:{_GAP}\(0\)|{_GAP}\(0(?=\d))?"
            rf"(?:{_GAP}[()]?\d\)?){{6,14}}){_STOP}",
            0.95,
        ),
        Pattern(
            "nationaal",
            rf"{_START}(?P<value>(?:\(0\)[ ]?[1-9]\d{{0,2}}|\(0[1-9]\d{{0,2}}\)|0(?:{_GAP})?[1-9])"
            rf"(?:{_GAP}\d){{6,8}}){_STOP}",
            0.95,
        ),
        Pattern(
            "servicenummer",
            rf"{_START}(?P<value>0[ ]?[89]0[0-9][ \-–.]{{0,3}}\d{{4}}(?:[ \-]?\d{{3}})?){_STOP}(?![ ]?\d)",
            0.9,
        ),
        Pattern("14-nummer", rf"{_START}(?P<value>14[ \-]?0\d{{2,3}}){_STOP}(?![ ]\d)", 0.5),
        Pattern("kort nummer", rf"{_START}(?P<value>\d(?:[ \-.]?\d){{2,8}}){_STOP}", 0.85),
        Pattern("zonder plus", rf"{_START}(?P<value>31[ \-]?6[ \-]?[1-9](?:[ \-]?\d){{7}}){_STOP}", 0.6),
        Pattern(
            "slecht gelezen",
            r"(?<!\w)(?P<value>[0Oo][1-9lI](?:[ \-–—./]{0,3}[\dOolIB]){8})(?!\w)",
            0.7,
        ),
        Pattern(
            "uitgeschreven",
            rf"(?i)(?<!\w)(?P<value>(?:nul[ ,]{{1,2}}zes|06)(?:[ ,.\-]{{1,3}}(?:{_SPELT}|"
            rf"\d{{1,4}})){{4,8}})(?!\w)",
            0.85,
        ),
    )
    LABELS = (
        "tel",
        "mob",
        "gsm",
        "06",
        "bel",
        "bereik",
        "app",
        "doorkies",
        "contact",
        "vast",
        "thuis",
        "priv",
    )
    CONTEXT = ("telefoon", "telefoonnummer", "mobiel", "doorkiesnummer", "toestel", "tst", "dect")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield a number unless it is part of a reference, sum, account, date or link."""
        start = match.start("value")
        way = _WAYS[pattern.name]
        if pattern.name == "kort nummer":
            yield from _short(text, start, match.end("value"))
            return
        if _refused(text, match):
            return
        taken = way(text, start, match["value"])
        if taken:
            end, score = taken
            yield Hit(
                start=start,
                end=end,
                score=score,
                why=recorded("telephone number, {pattern}", pattern=pattern.name),
            )


def _refused(text: str, match: re.Match[str]) -> bool:
    """Tell whether the digits are something else for sure."""
    value, start, end = match["value"], match.start("value"), match.end("value")
    if _DATE.match(value.lstrip("(")) or _HOURS.match(text, end):
        return True
    before = text[max(0, start - 48) : start]
    if _ACCOUNT.search(before) or _CODE_BEFORE.search(before):
        return True
    if in_web_address(text, start) and not _DIALLED.search(before.lower()):
        return True
    if not is_reference(text, start) or labelled(text, start, _STRONG_LABEL):
        return False
    cell = _DIVIDED.search(before.lower()) if _WRITTEN.match(value) else None
    return cell is None or _OF_A_NUMBER.search(cell["word"]) is not None


def _digits(value: str) -> str:
    """Return the digits of a written number."""
    return re.sub(r"\D", "", value)


def _shortened(value: str, count: int) -> int:
    """Return the length of the part of `value` that holds `count` digits."""
    seen = 0
    for at, char in enumerate(value):
        seen += char.isdigit()
        if seen == count:
            return at + 1
    return len(value)


def _even(value: str) -> bool:
    """Tell whether the groups of digits look dialled: few groups, hardly any of one digit, one line end."""
    groups = re.findall(r"\d+", value.replace("(0)", ""))
    single = sum(len(group) == 1 for group in groups)
    if groups[0] == "06" and single == len(groups) - 1 == 8:  # "06 2 2 3 3 4 4 5 5"
        return True
    return len(groups) <= 7 and single <= 2 and value.count("\n") <= 1


def _national(text: str, start: int, value: str) -> tuple[int, float] | None:
    """Return (end, score) of a number with a trunk zero: ten digits, nine in Belgium (after a label)."""
    digits = _digits(value)
    if len(digits) == 9 and labelled(text, start, _STRONG_LABEL):  # a Belgian number
        return start + len(value), 0.7
    named = labelled(text, start, _LABEL)
    spaced = named and len(digits) == 10 and not re.search(r"\d\d", value)  # a scanner's blanks
    if len(digits) < 10 or not (spaced or _even(value)):
        return None
    if _MOBILE.fullmatch(digits[1:]) and "\n" not in value:
        return start + len(value), 0.95
    number = phonenumbers.PhoneNumber(country_code=31, national_number=int(digits[1:]))
    valid = phonenumbers.is_valid_number(number)
    if valid or named:
        return start + len(value), 0.95 if named and valid else 0.85
    if re.fullmatch(r"\(?0\d{2,3}\)?[ ]?[-–/ ][ ]?\d{6,7}", value):
        return start + len(value), 0.5
    return None


def _international(text: str, start: int, value: str) -> tuple[int, float] | None:
    """Return (end, score) of a number with a country code, cut back to what is a number there."""
    if not _even(value) and not labelled(text, start, _LABEL):
        return None
    digits = _digits(value)
    bare = digits.removeprefix("00") if "+" not in value else digits
    offset = len(digits) - len(bare)
    if bare.startswith("31"):
        return _dutch(start, value, bare, offset)
    if "\n" in value:
        value = value[: value.index("\n")]
        bare = _digits(value)[offset:]
    for count in range(len(bare), 7, -1):
        length = _shortened(value, count + offset)
        whole = length == len(value) or not value[length].isdigit()
        if whole and (score := _foreign(bare[:count], named=labelled(text, start, _LABEL))):
            return start + length, score
    return None


def _foreign(digits: str, *, named: bool) -> float | None:
    """Return the score of a number in E.164 digits, None if it is none."""
    try:
        number = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(number):
        return 0.95
    possible = phonenumbers.is_possible_number(number) and len(digits) >= 10
    return (0.85 if named else 0.6) if possible else None


def _dutch(start: int, value: str, bare: str, offset: int) -> tuple[int, float] | None:
    """Return (end, score) of a number with +31: nine digits after it, ten with a needless zero."""
    rest = bare[2:]
    want = 11 + rest.startswith("0")
    if len(bare) < want:
        return None
    length = _shortened(value, want + offset)
    if length < len(value) and value[length].isdigit():
        return None
    return start + length, 0.95


def _service(text: str, start: int, value: str) -> tuple[int, float] | None:
    """Return (end, score) of 0800 and 0900 numbers; other area codes are national numbers."""
    digits = _digits(value)
    if digits[:4] not in {"0800", "0900", "0906", "0909"} or _HOURS.match(text, start + len(value)):
        return None
    return start + len(value), 0.9


def _municipal(text: str, start: int, value: str) -> tuple[int, float] | None:
    """Return (end, score) of a 14 + area code number: sure after a word for calling."""
    if labelled(text, start, _LABEL) or re.search(
        r"(?:\bbel|telefo|bereik|\btel\b|nummer)", tail(text, start, 40)
    ):
        return start + len(value), 0.85
    # "14 050 bezoekers" is a number of things; "gemeente Emmen, 14 0591" is not.
    alone = value[2] == " " and re.match(r"\s*(?:$|[,.;)|])", text[start + len(value) :])
    return (start + len(value), 0.5) if alone else None


def _unplussed(text: str, start: int, value: str) -> tuple[int, float] | None:
    """Return (end, score) of a mobile number with country code and without plus."""
    return start + len(value), 0.85 if labelled(text, start, _LABEL) or _DIALLED.search(
        tail(text, start)
    ) else 0.6


def _short(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield an extension after its label, or a local number after the word telephone."""
    value = text[start:end]
    count = len(_digits(value))
    if _DATE.match(value) or _HOURS.match(text, end) or _GOES_ON.match(text, end):
        return
    if 3 <= count <= 7 and labelled(text, start, _EXTENSION):
        yield Hit(start=start, end=end, score=0.9, why=recorded("after a word for an extension"))
    elif 6 <= count <= 9 and value[0] != "0" and labelled(text, start, _STRONG_LABEL):
        yield Hit(start=start, end=end, score=0.85, why=recorded("after the word telefoon"))


def _misread(text: str, start: int, value: str) -> tuple[int, float] | None:
    """Return (end, score) of a number in which OCR read up to four digits as letters.

    A mobile number has a form of its own; another needs its label.
    """
    letters = sum(map(str.isalpha, value))
    known = value[1] == "6" or labelled(text, start, _STRONG_LABEL)
    if not known and labelled(text, start, _LABEL):
        number = int("".join(re.findall(r"\d", value.translate(_MISREAD))))
        known = phonenumbers.is_valid_number(
            phonenumbers.PhoneNumber(country_code=31, national_number=number)
        )
    return (start + len(value), 0.7) if known and 0 < letters <= 4 else None


def _spelt(_text: str, start: int, value: str) -> tuple[int, float] | None:
    """Return (end, score) of a mobile number that is written out, so that no machine finds it."""
    words = re.findall(r"[^\W\d]+", value)
    count = len(_digits(value)) + len(words)
    return (start + len(value), 0.85) if words and count == 10 else None


_WAYS = {
    "slecht gelezen": _misread,
    "uitgeschreven": _spelt,
    "landnummer": _international,
    "nationaal": _national,
    "servicenummer": _service,
    "14-nummer": _municipal,
    "kort nummer": _municipal,
    "zonder plus": _unplussed,
}
