"""Recognizes street addresses and postcodes."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.given import is_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.lexicon import is_nobodys, is_town
from woo_redact.detect.recognizers import street
from woo_redact.detect.recognizers.house import ADDITION, BLANK, CODE, CODE_SMALL
from woo_redact.detect.recognizers.house_labels import LABELLED
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import (
    either,
    in_web_address,
    is_numbered,
    label,
    labelled,
    words,
)
from woo_redact.language import recorded
from woo_redact.model import Entity

_WINDOW = 72  # characters before a house number in which its street may start
# What makes of the number a date, an hour or an amount: "Stationsplein 3 december", "Kerkstraat 12.30 uur".
_COUNTED = either(
    "januari jan februari feb maart mrt april apr mei jun juni jul juli augustus aug september sept sep "
    "oktober okt november nov december dec uur u euro km m m2 m3 m² m³ meter minuten procent jaar jarig "
    "dagen weken maanden mln miljoen woningen personen mensen leden kinderen keer plaatsen nieuwe stuks "
    "verdieping verdiepingen etage etages bouwlagen parkeerplaatsen scholieren auto bussen huizen "
    "extra hectare ha kilometer vergunningen bewoners auto's bomen graden x"
)
_NOT_A_HOUSE = re.compile(
    # "Dorpsstraat 12-4-2024": a day
    rf"[-/.]\d{{1,2}}[-/.](?:19|20)\d\d(?!\d)|[-/.](?:19|20)\d\d(?!\d)|{BLANK}?[%°]|{BLANK}{{0,2}}{_COUNTED}(?!\w)|[.:,]\d|(?:e|de|ste)(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\d+(?:e|de|ste)[ ](?!te\b|in\b|is\b|en\b|heeft\b|wordt\b|staat\b)[a-z]{3,}")
_CODE_NEAR = re.compile(
    rf"(?:{BLANK}*[,;|•·–-]?{BLANK}*\n?{BLANK}*|{BLANK}+te{BLANK}+\(?|{BLANK}*\(|"
    rf"{BLANK}*,{BLANK}*postcode:?{BLANK}*)"
    # a scanner set the letters apart: "2315 J Z Leiden"
    rf"(?P<code>{CODE}|{CODE_SMALL}|[1-9]\d{{3}}{BLANK}[A-Z]{BLANK}[A-Z](?={BLANK}+[A-Z][a-z])|"
    rf"(?=[\dlI]{{0,3}}[OolI])[1-9lI][\dOolI]{{3}}{BLANK}?[A-Z]{{2}}(?!\w))"
)
_BOX_WORD = r"(?:post(?:bus|box|vak)|p\.?o\.?\s?box|antwoord(?:nummer|nr\.?))"
_BOX = Guarded(rf"{_BOX_WORD}[\s:]*(?:nr\.?\s?)?\d[\d ]{{0,6}}[\s,;|•·–-]*$", re.IGNORECASE)
_BOX_NUMBER = Guarded(rf"{_BOX_WORD}\s*(?:nr\.?\s*)?$", re.IGNORECASE)
_NOT_A_CODE = re.compile(
    rf"(?<!\w){either('NEN ISO IEC NTA NPR EN DIN BRL in van tot sinds vanaf jaar type model')}[ -]{{1,2}}$"
)
_LETTERS_BEFORE = re.compile(r"(?<![\w.])[A-Z]{2,3}[ -]$")  # "RW 1234 AB"
_UNITS = words("EU EN OF IN OP TE KM KG MW KW HA AD BC CM MM ML GB MB TB")  # "2000 EU", "2019 EN 2020"
_PLACE = re.compile(rf"{BLANK}*,?{BLANK}*\n?{BLANK}*(?:['’][sS]-?{BLANK}?)?[A-Z][a-zA-Zë'’-]{{2,}}")
_IN_PLACE = re.compile(rf"{BLANK}(?P<word>te|in){BLANK}(?:['’][sS]-?)?[A-Z][a-zë]{{2,}}")
# A street of any name, by how it is spoken of: "op De Zicht 7", "aan Fok 23a".
_ON_NAMED = Guarded(r"(?<!\w)(?:op|aan)[ ](?P<article>(?:De|Het|Den|['’]t)[ ])?$")
_NO_STREET = re.compile(
    r"(?:bijlage|art|artikel|punt|versie|model|tabel|figuur|scenario|variant|optie|fase|deel|lid|kamer|zaal|"
    r"lokaal|ruimte|kavel|vak|blok|lijn|bus|tram|perron|spoor|gate|groep|klas|route|afrit|type|formulier|"
    r"[A-Z]|[A-Z]\d+|kantoor|station|stelling|boot|niveau|schaal|pagina|blad|nummer|nr)\.?",
    re.IGNORECASE,
)
# A home that floats or rolls has a name, and lies by a street: "Woonboot Nova Zembla t/o Amstelkade 12".
_HOUSEBOAT = Guarded(
    r"(?<!\w)(?:[Ww]oon(?:boot|schip|ark|wagen)|[Aa]rk)[ ]"
    r"(?:[\"'“‘]?(?:[A-ZÀ-Ž][\w'’-]*[ ]?){1,4}[\"'”’]?[ ]?)?"
    r"(?:[,(]?[ ]?(?:t/o|t\.o\.|tegenover|nabij|naast|bij|aan)[ ](?:de[ ]|het[ ])?|,[ ])?$"
)
# "wonende te Veere, Kaai 8": what follows the town of who lives there is the street.
_LIVES_IN = Guarded(
    r"(?<!\w)(?i:wonende?|woonachtig|woont|verblijvende?|ingeschreven)\s{1,2}(?i:te|in)\s{1,2}"
    r"(?:['’][sStT][ -])?[A-Z][\w'’-]+(?:[ ](?:aan|op|en|bij|den|de|van)|[ ][A-Z][\w'’-]+){0,3},"
    r"(?:[ ]aan)?\s{1,2}$"
)
_AT = Guarded(r"(?<!\w)aan[ ](?:de|het)[ ]$")
_LIVED_AT = Guarded(
    r"(?i:(?<!\w)(?:woon|woont|wonen|wonende?|woonde|woonachtig|woning(?:en)?|huis|huizen|huisje|flat|boerderij|"
    r"erf|tuin|perceel|bewoners?|buren|omwonenden))(?!\w)[^.!?\n]{0,60}[ ]aan[ ](?:de|het|['’]t)[ ]$"
)
# A name of any kind is a street where it stands by itself behind somebody, before a telephone or a town:
# "Mw Sluis belt, Hofstede 203, tel", "F.X. Kerkhof, Het Vlier 3, Boven-Leeuwen".
_SOMEBODY = (
    r"(?:(?i:mw|mevr|mevrouw|dhr|de[ ]heer|meneer|fam|familie)\.?[ ][^\n,;|\t]{2,40}|"
    r"(?:[A-Z]\.[ ]?){1,4}(?:[a-z]{2,3}[ ]){0,2}[A-Z][^\n,;|\t]{1,30}|"
    r"(?P<given>[A-Z][a-zà-ÿ]+)[ ](?:(?:van|de|den|der|ten|ter|el)[ ]){0,2}[A-Z][\w'’-]+)"
)
_BEHIND_NAME = Guarded(
    rf"(?:^|(?<=[\n\t|;:(])|(?<=[ ]))[ ]*{_SOMEBODY}[ ]?[,;|\t(][ ]?(?:(?:De|Het|Den|['’]t)[ ])?$"
)
_THEN = re.compile(
    r"[ ]?[,;|)\t]?[ ]?(?i:tel(?:efoon|nr)?|mob(?:iel)?|gsm)\b|"
    r"[ ]?[,;|)\t][ ]?(?:[TMtm]\b[.:]?[ ]|\(?0\d{1,3}\)?[ -]?\d|\+31|[1-9]\d{3}[ ](?=[A-Z][a-z])|"
    r"(?P<town>['’]?[A-ZÀ-Ž][\w'’-]+(?:[ ](?:aan|den|op|en|de|Zee|Rijn|Zoom)|[ ][A-Z][\w'’-]+){0,3}))"
)
_CODE_LABEL = label(
    r"(?:postcode|pc)\s?(?:\+|en|/|&)\s?(?:huis)?(?:nummer|nr\.?)|"
    r"postcode|postc\.?|pc|zip(?:code)?|postcode/plaats|pc/plaats"
)
_HOUSE_AFTER = re.compile(
    rf"(?:{BLANK}?[,/]?{BLANK}?(?:huisnummer|huisnr\.?|nummer|nr\.?|no\.?|hnr\.?)[: ]{{0,2}}|"
    rf"{BLANK}?[-/,]{BLANK}?|{BLANK})(?P<number>\d{{1,4}}{ADDITION})(?=$|[.,;)\n](?!\d)|{BLANK}{{0,2}}[|\t]|{BLANK}{{2}}|{BLANK}(?:in|"
    rf"te|is|en|of|van)\b)"
)
_MORE = re.compile(
    rf"(?:{BLANK}?(?:,|en|&){BLANK}\d{{1,3}}[a-zA-Z]?(?!\w)){{1,6}}"
    rf"(?=$|[.,;)\n](?!\d)|{BLANK}(?:te|in|de|is|zijn|en)\b)"
    rf"|{BLANK}(?:t/m|tot en met){BLANK}\d{{1,4}}[a-zA-Z]?(?![\w.:])"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
# What may follow a house number that counts nothing: the end of what is said, or how the sentence goes on.
_SAID = re.compile(
    rf"{BLANK}*(?:$|[.,;:)|\n?!](?!\d)|(?:te|in|is|en|of|wordt|werd|heeft|had|staat|was|ligt|naar|bij|met|"
    rf"via|kan|zou|"
    r"voor|waar|gaat|moet|om|op|hebben|hebt|nabij)\b)"
)
_SAID_ALONE = re.compile(r"[ ]*(?:$|[.,;:)|\n?!](?!\d)|[a-z])")
_SMALL = either(
    "al jaar jaren sinds nu ook inmiddels zelf hier daar samen tijdelijk weer hiernaast ernaast flat "
    "woning huis zelf "
    "de het dit deze een ons onze mijn hun zijn haar 10 15 20 25 30 35 40 45 50"
)
# A house number by itself, where somebody lives there or the street was said before.
_NEIGHBOUR = (
    r"(?:bewoners?|bewoonsters?|buren|buurman|buurvrouw|buurt|overburen|familie|eigenaar|eigenaren|hond|honden|kinderen|mensen|"
    r"huurders?|bovenburen|"
    r"woon|woont|wonen|wonende|woonachtig|woonde|verhuisd|woning|huis|flat|pand|perceel|appartement|straat|"
    r"laan|weg|plein|"
    r"overlast|kade|gracht|hof|dijk|singel|pad|tegenover|naast)"
)


class AddressRecognizer(Identifier):
    """Street with house number and addition, with its postcode; or a postcode alone. Never the place.

    Source: BAG (huisnummer, huisletter, toevoeging) and NEN 5825; postcodes are four digits from 1000 and
    two letters, never SA, SD or SS. The municipality stays visible, so the finding ends at the postcode
    (PRACTICE P15). Postbus and Antwoordnummer are organisations' and are not found. Every house number is a
    start, its street is read back from it: a bounded window, so the work is linear.
    """

    ENTITY = Entity.NL_ADDRESS
    TRIGGER = re.compile(r"\s[1-9lI]|\d{4}[ \u00a0]?[A-Za-z]{2}\b|#[1-9]")
    PATTERNS = (
        Pattern(
            "huisnummer",
            r"(?<=[\w.'’])"
            r"(?P<gap>[ \t\u00a0]{1,3}|\n|,?[ ](?i:(?:op[ ])?(?:huis)?(?:nrs?\.?|no\.?|nummers?)|hnr\.?|"
            r"#)[ ]?|,[ ])"
            rf"(?P<value>(?=[1lI\d]*[OolI]\d|[lI]\d)[1-9lI][\dOlI]{{1,3}}(?!\w|[.,]\d)|[1-9]\d{{0,4}}(?!\d){ADDITION})",
            street.SURE,
        ),
        Pattern("postcode", rf"(?<![\w.,/-])(?P<value>{CODE}|{CODE_SMALL})", 0.85),
        Pattern(
            "postcode met streepje",
            r"(?<![\w.,/-])(?P<value>[1-9]\d{3}-[A-Z]{2})(?=,?[ ](?:huis)?n(?:umme)?r\b)",
            0.85,
        ),
        Pattern(
            "huisnummer alleen",
            rf"(?i:(?<!\w)[a-z]*{_NEIGHBOUR})(?i:(?:[ ]{_SMALL}){{0,4}}[ ](?:op|van|aan|bij|naar|tegenover|"
            rf"naast)),?[ ]"
            rf"(?P<value>(?i:(?:huis)?(?:nummers?|nrs?\.?))[ ][1-9]\d{{0,3}}(?!\d){ADDITION})",
            0.6,
        ),
        Pattern(
            "huisnummer alleen",
            rf"(?i:(?<!\w)(?:bewoners?|bewoonsters?|buren|buurman|buurvrouw|familie|huurders?|eigenaar)[ ])"
            rf"(?P<value>(?i:(?:huis)?(?:nummers?|nrs?\.?))[ ][1-9]\d{{0,3}}(?!\d){ADDITION})",
            0.6,
        ),
        Pattern(
            "huisnummer en postcode",
            rf"(?<!\w)(?P<value>(?i:(?:huis)?(?:nummer|"
            rf"nr\.?))[ ][1-9]\d{{0,3}}(?!\d){ADDITION},?[ ]{CODE})",
            0.85,
        ),
        Pattern(
            "op een park",
            r"(?<!\w)(?P<value>(?i:(?:recreatie|vakantie|bungalow|chalet|camping|stacaravan|recr\.[ ]?)park|"
            r"camping|minicamping)[ ](?:(?:[Dd]e|[Hh]et|['’]t)[ ])?[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+){0,2},?"
            r"[ ](?i:(?:huisje|chalet|stacaravan|caravan|(?:sta|vaste[ ])?plaats|bungalow|nr\.?|nummer))"
            r"[ ](?:nr\.?[ ]|nummer[ ])?[1-9]\d{0,3}[a-zA-Z]?(?!\w))",
            0.85,
        ),
        *LABELLED,
    )
    CONTEXT = ("adres", "straat", "huisn", "woonadres", "woonachtig", "wonende", "postcode")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield an address from its house number, or a postcode that stands alone."""
        if pattern.name == "huisnummer":
            yield from _street(text, match)
        elif pattern.name == "postcode":
            yield from _postcode(text, match)
        elif pattern.name == "huisnummer alleen":
            yield from _alone(text, match)
        elif pattern.name == "postcode met streepje":
            start, end = match.span("value")
            yield Hit(start=start, end=_with_number(text, end), score=pattern.score, why=recorded("postcode"))
        elif not _BOX_NUMBER.search(text[max(0, match.start("value") - 20) : match.start("value")]):
            start, end = match.span("value")
            yield Hit(start=start, end=end, score=pattern.score, why=pattern.name)


def _street(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """Yield the address whose house number this is."""
    window = text[max(0, match.start() - _WINDOW) : match.start()].rsplit("\n", 1)[-1]
    window = street.own_cell(window)
    found = street.street_before(window)
    if found is None or _BOX_NUMBER.search(window):
        return
    start, end, score = match.start() - len(window) + found[0], match.end("value"), found[1]
    if in_web_address(text, start):
        return
    code = _CODE_NEAR.match(text, end)
    if code is not None and (score >= street.LIKELY or code["code"][-1].isupper()):
        if score < street.LIKELY:
            start = match.start() - len(window) + street.whole_field(window, found[0])
        yield Hit(
            start=start, end=code.end("code"), score=0.95, why=recorded("street, house number and postcode")
        )
        return
    said = _SAID.match(text, end) and (score == street.POSSIBLE or _spoken_of(text, start, match))
    if said or (score == street.UNKNOWN and _in_a_row(text, start, match)):
        score = max(score, street.LIKELY)
    score = _in_a_place(text, start, end, score)
    if score >= street.LIKELY and _is_house_number(text, match, sure=score >= street.SURE):
        more = _MORE.match(text, end)
        if boat := _HOUSEBOAT.search(text[max(0, start - _WINDOW) : start]):
            start -= len(boat[0])
        yield Hit(
            start=start, end=more.end() if more else end, score=score, why=recorded("street and house number")
        )


def _spoken_of(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a capitalised word is a street by how it is spoken of: "op De Zicht 7", "aan Fok 23a".

    An article with a capital in the middle of a sentence belongs to a name; so does a word without one
    whose number has a letter, as houses have.
    """
    name = text[start : match.start()]
    bare = re.sub(r"^(?:De|Het|Den|['’]t)[ ]", "", name)
    before = text[max(0, start - _WINDOW) : start]
    if _LIVES_IN.search(before) and match["gap"] == " ":
        return True
    lettered = re.fullmatch(r"\d{1,4}[a-z]", match["value"]) is not None
    if match["gap"] == " " and _AT.search(before) and re.fullmatch(r"[A-Z][a-z]{3,}", name):
        return (lettered or _LIVED_AT.search(before) is not None) and not _NO_STREET.fullmatch(name)
    on = _ON_NAMED.search(before)
    if on is None or match["gap"] != " " or len(bare.split()) != 1 or _NO_STREET.fullmatch(bare):
        return False
    return lettered or bare != name or on["article"] is not None


def _in_a_row(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a name stands between somebody and his telephone or town, in a note or a table's row."""
    name = text[start : match.start()]
    bare = re.sub(r"^(?:De|Het|Den|['’]t)[ ]", "", name)
    then = _THEN.match(text, match.end("value"))
    if then is None or match["gap"] != " " or _NO_STREET.fullmatch(bare):
        return False
    if not re.fullmatch(r"(?![A-Z]{2,4}$)[A-ZÀ-Ž][\w'’-]{2,}", bare) or (
        bare == name and not street.may_be(name) and (is_nobodys(name) or is_town(name))
    ):
        return False
    if then["town"] and not any(is_town(" ".join(then["town"].split()[:n])) for n in range(1, 5)):
        return False
    line = text[max(0, start - _WINDOW) : start].rsplit("\n", 1)[-1]
    somebody = _BEHIND_NAME.search(line)
    return somebody is not None and (somebody["given"] is None or is_given(somebody["given"]))


def _in_a_place(text: str, start: int, end: int, score: float) -> float:
    """Return the score, raised where an unknown name is a street: "aan de Ellen 16 in Emmen", "te Assen"."""
    place = _IN_PLACE.match(text, end)
    if place and (place["word"] == "te" or _AT.search(text[max(0, start - 12) : start])):
        return max(score, street.LIKELY)
    return score


def _is_house_number(text: str, match: re.Match[str], *, sure: bool) -> bool:
    """Tell whether the number behind a street is a house's: no year, date, hour, amount or list number."""
    value, end, gap = match["value"], match.end("value"), match["gap"]
    if _ORDINAL.match(text, match.start("value")):
        return False
    if _YEAR.match(value) or _NOT_A_HOUSE.match(text, end) or gap == ", " or _in_a_table(text, match):
        return False
    return gap != "\n" or (sure and not re.match(r"[.)]|[ ]?[A-Z]", text[end : end + 2]))


def _in_a_table(text: str, match: re.Match[str]) -> bool:
    """Tell whether name and number each have a line or a cell of their own, as in a table read from a page.

    A municipality that ends as a street does ("Wolderdijk") then stands before a count. Below the heading
    "Straat" its column tells of the street.
    """
    if "\t" in match["gap"]:
        return True
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
        yield Hit(start=start, end=last, score=0.95, why=recorded("after the word postcode"))
        return
    if value[-1].islower() or _NOT_A_CODE.search(before) or is_numbered(text, start):
        return
    placed = _PLACE.match(text, end) is not None
    year = _YEAR.match(value) is not None
    if not placed and (year or value[-2:] in _UNITS or _LETTERS_BEFORE.search(before)):
        return
    line = before.rsplit("\n", 1)[-1].rstrip()
    if year and line and not line.endswith((",", "|", ":")):
        return
    yield Hit(start=start, end=last, score=0.85 if placed or last > end else 0.65, why=recorded("postcode"))


_NEXT_NUMBER = re.compile(
    r"(?:,|[ ]en|[ ]of)[ ](?P<value>(?:(?:huis)?(?:nummer|nr\.?)[ ])?\d{1,4}[a-zA-Z]?)(?!\w)", re.IGNORECASE
)


def _alone(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """Yield a house number whose street is not there, and those listed after it."""
    item: re.Match[str] | None = match
    while item is not None:
        start, end = item.span("value")
        if _NOT_A_HOUSE.match(text, end) or not _SAID_ALONE.match(text, end):
            return
        yield Hit(start=start, end=end, score=0.6, why=recorded("house number of a resident"))
        item = _NEXT_NUMBER.match(text, end)


def _with_number(text: str, end: int) -> int:
    """Return where the house number written behind a postcode ends, else where the postcode does."""
    house = _HOUSE_AFTER.match(text, end)
    return house.end("number") if house else end
