"""Recognizes street addresses and postcodes."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers import street
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import (
    either,
    in_web_address,
    is_reference,
    label,
    labelled,
    words,
)
from woo_redact.model import Entity

_WINDOW = 72  # characters before a house number in which its street may start
_BLANK = r"[ \t\u00a0]"
# A house number's additions: 12a, 12-II, 12 bis, 12-14, 12 A, 12hs, 12/3 (BAG: letter and up to four more).
_SUFFIX = either("bis hs huis rd zw zwart rood bov sous boven beneden I II III IV V VI VII VIII IX X")
_ADDITION = (
    rf"(?:{_BLANK}?[-–/+]{_BLANK}?\d{{1,4}}(?![\d:.]))?"
    rf"(?:{_BLANK}?-?{_BLANK}?{_SUFFIX}(?![\w.])|-?[a-zA-Z](?!\w)|{_BLANK}[A-HJ-TV-Z](?![\w'’]|\.\w))?"
    rf"(?:{_BLANK}?[-/]{_BLANK}?(?:[IVX]{{1,4}}|[a-zA-Z]{{1,2}}|\d{{1,3}}|bis|hs)(?!\w))?"
)
# What makes of the number a date, an hour or an amount: "Stationsplein 3 december", "Kerkstraat 12.30 uur".
_COUNTED = either(
    "januari jan februari feb maart mrt april apr mei jun juni jul juli augustus aug september sept sep "
    "oktober okt november nov december dec uur u euro km m m2 m3 m² m³ meter minuten procent jaar jarig "
    "dagen weken maanden mln miljoen woningen personen mensen leden kinderen keer plaatsen nieuwe stuks "
    "extra hectare ha kilometer vergunningen bewoners auto's bomen graden x"
)
_NOT_A_HOUSE = re.compile(
    rf"{_BLANK}?[%°]|{_BLANK}{{0,2}}{_COUNTED}(?!\w)|[.:,]\d|(?:e|de|ste)(?!\w)", re.IGNORECASE
)
_CODE = rf"[1-9]\d{{3}}{_BLANK}?(?!S[ADS])[A-Z]{{2}}(?![\w-])"
_CODE_SMALL = r"[1-9]\d{3}[ ]?(?!kg|km|kw|mw|ha|mm|cm|en|of|in|op|te)[a-z]{2}(?![\w-])"
_CODE_NEAR = re.compile(
    rf"(?:{_BLANK}*[,;|•·–-]?{_BLANK}*\n?{_BLANK}*|{_BLANK}+te{_BLANK}+|{_BLANK}*\(|"
    rf"{_BLANK}*,{_BLANK}*postcode:?{_BLANK}*)(?P<code>{_CODE}|{_CODE_SMALL})"
)
_BOX_WORD = r"(?:post(?:bus|box|vak)|p\.?o\.?\s?box|antwoord(?:nummer|nr\.?))"
_BOX = re.compile(rf"{_BOX_WORD}[\s:]*(?:nr\.?\s?)?\d[\d ]{{0,6}}[\s,;|•·–-]*$", re.IGNORECASE)
_BOX_NUMBER = re.compile(rf"{_BOX_WORD}\s*(?:nr\.?\s*)?$", re.IGNORECASE)
_NOT_A_CODE = re.compile(
    rf"(?<!\w){either('NEN ISO IEC NTA NPR EN DIN BRL in van tot sinds vanaf jaar type model')}[ -]{{1,2}}$"
)
_UNITS = words("EU EN OF IN OP TE KM MW KW HA AD BC")  # "2000 EU", "2019 EN 2020"
_PLACE = re.compile(rf"{_BLANK}*,?{_BLANK}*\n?{_BLANK}*(?:['’][sS]-?{_BLANK}?)?[A-Z][a-zA-Zë'’-]{{2,}}")
_IN_PLACE = re.compile(rf"{_BLANK}(?P<word>te|in){_BLANK}(?:['’][sS]-?)?[A-Z][a-zë]{{2,}}")
_AT = re.compile(r"(?<!\w)aan[ ](?:de|het)[ ]$")
_CODE_LABEL = label(r"postcode|postc\.?|pc|zip(?:code)?|postcode/plaats|pc/plaats")
_HOUSE_AFTER = re.compile(
    rf"(?:{_BLANK}?[,/]?{_BLANK}?(?:huisnummer|huisnr\.?|nummer|nr\.?|no\.?|hnr\.?)[: ]{{0,2}}|"
    rf"{_BLANK}?[-/,]{_BLANK}?|{_BLANK})(?P<number>\d{{1,4}}{_ADDITION})(?=$|[.,;)\n](?!\d))"
)
_MORE = re.compile(
    rf"(?:{_BLANK}?(?:,|en|&){_BLANK}\d{{1,3}}[a-zA-Z]?(?!\w)){{1,6}}"
    rf"(?=$|[.,;)\n](?!\d)|{_BLANK}(?:te|in|de|is|zijn|en)\b)"
    rf"|{_BLANK}(?:t/m|tot en met){_BLANK}\d{{1,4}}[a-zA-Z]?(?![\w.:])"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


class AddressRecognizer(Identifier):
    """Street with house number and addition, with its postcode; or a postcode alone. Never the place.

    Source: BAG (huisnummer, huisletter, toevoeging) and NEN 5825; postcodes are four digits from 1000 and
    two letters, never SA, SD or SS. The municipality stays visible, so the finding ends at the postcode
    (PRACTICE P15). Postbus and Antwoordnummer are organisations' and are not found. Every house number is a
    start, its street is read back from it: a bounded window, so the work is linear.
    """

    ENTITY = Entity.NL_ADDRESS
    TRIGGER = re.compile(r"\s[1-9]|\d{4}[ \u00a0]?[A-Za-z]{2}\b|#[1-9]")
    PATTERNS = (
        Pattern(
            "huisnummer",
            r"(?<=[\w.'’])"
            r"(?P<gap>[ \t\u00a0]{1,3}|\n|,?[ ](?i:nrs?\.?|no\.|nummers?|huisnummer|hnr\.?|#)[ ]?|,[ ])"
            rf"(?P<value>[1-9]\d{{0,4}}(?!\d){_ADDITION})",
            street.SURE,
        ),
        Pattern("postcode", rf"(?<![\w.,/-])(?P<value>{_CODE}|{_CODE_SMALL})", 0.85),
    )
    CONTEXT = ("adres", "woonadres", "woonachtig", "wonende", "postcode")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield an address from its house number, or a postcode that stands alone."""
        if pattern.name == "postcode":
            yield from _postcode(text, match)
        else:
            yield from _street(text, match)


def _street(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """Yield the address whose house number this is."""
    window = text[max(0, match.start() - _WINDOW) : match.start()].rsplit("\n", 1)[-1]
    found = street.street_before(window)
    if found is None or _BOX_NUMBER.search(window):
        return
    start, end, score = match.start() - len(window) + found[0], match.end("value"), found[1]
    if in_web_address(text, start):
        return
    code = _CODE_NEAR.match(text, end)
    if code is not None and (score >= street.LIKELY or code["code"][-1].isupper()):
        yield Hit(start=start, end=code.end("code"), score=0.95, why="straat, huisnummer en postcode")
        return
    score = _in_a_place(text, start, end, score)
    if score >= street.LIKELY and _is_house_number(text, match, sure=score >= street.SURE):
        more = _MORE.match(text, end)
        yield Hit(start=start, end=more.end() if more else end, score=score, why="straat en huisnummer")


def _in_a_place(text: str, start: int, end: int, score: float) -> float:
    """Return the score, raised where an unknown name is a street: "aan de Ellen 16 in Emmen", "te Assen"."""
    place = _IN_PLACE.match(text, end)
    if place and (place["word"] == "te" or _AT.search(text[max(0, start - 12) : start])):
        return max(score, street.LIKELY)
    return score


def _is_house_number(text: str, match: re.Match[str], *, sure: bool) -> bool:
    """Tell whether the number behind a street is a house's: no year, date, hour, amount or list number."""
    value, end, gap = match["value"], match.end("value"), match["gap"]
    if _YEAR.match(value) or _NOT_A_HOUSE.match(text, end) or gap == ", " or _in_a_table(text, match):
        return False
    return gap != "\n" or (sure and not re.match(r"[.)]|[ ]?[A-Z]", text[end : end + 2]))


def _in_a_table(text: str, match: re.Match[str]) -> bool:
    """Tell whether name and number each have a line of their own, as the cells of a table read from a page.

    A municipality that ends as a street does ("Wolderdijk") then stands before a count.
    """
    if match["gap"] != "\n":
        return False
    line_before = text[: match.start()].rsplit("\n", 1)[-1]
    line_after = text[match.end("value") :].split("\n", 1)[0]
    return not line_after.strip() and len(line_before.split()) == 1


def _postcode(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """Yield a postcode without a street, unless it is a post box's, a year or a standard."""
    start, end = match.span("value")
    value, before = match["value"], text[max(0, start - 48) : start]
    if _BOX.search(before) or in_web_address(text, start):
        return
    last = _with_number(text, end)
    if labelled(text, start, _CODE_LABEL):
        yield Hit(start=start, end=last, score=0.95, why="na het woord postcode")
        return
    if value[-1].islower() or _NOT_A_CODE.search(before) or is_reference(text, start):
        return
    placed = _PLACE.match(text, end) is not None
    year = _YEAR.match(value) is not None
    if not placed and (year or value[-2:] in _UNITS):
        return
    line = before.rsplit("\n", 1)[-1].rstrip()
    if year and line and not line.endswith((",", "|", ":")):
        return
    yield Hit(start=start, end=last, score=0.85 if placed or last > end else 0.65, why="postcode")


def _with_number(text: str, end: int) -> int:
    """Return where the house number written behind a postcode ends, else where the postcode does."""
    house = _HOUSE_AFTER.match(text, end)
    return house.end("number") if house else end
