"""Recognizes dates of birth by the word before them."""

import datetime as dt
import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import words
from woo_redact.language import recorded
from woo_redact.model import Entity

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|"
    r"okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|january|february|march|may|june|july|august)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01]|00)"  # "00-00-1974": what a register knows of a refugee
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2]|00)"
_FULL_YEAR = r"(?:18|19|20)\d\d"
_YEAR = rf"(?:{_FULL_YEAR}|['’‘`]?\d\d)"
# One separator throughout: "12-03.1980" is two numbers.
_NUMERIC = "|".join(
    rf"{_FULL_YEAR}[ ]?{mark}[ ]?{_MONTH_NUMBER}[ ]?{mark}[ ]?{_DAY}"  # 1980-03-12
    rf"|{_DAY}[ ]?{mark}[ ]?{_MONTH_NUMBER}[ ]?{mark}[ ]?{_YEAR}"  # 12-03-1980
    for mark in ("[-‑–]", "/", r"\.")  # a hyphen may have become a dash
)
_SPELT_DAY = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|"
    r"veertiende|"
    r"vijftiende|zestiende|zeventiende|achttiende|negentiende|(?:een|twee|drie|vier|vijf|zes|zeven|acht|"
    r"negen)entwintigste|"
    r"tweeëntwintigste|drieëntwintigste|twintigste|dertigste|eenendertigste)"
)
# "zeventien mei negentienhonderdzestig", as a notary writes it.
_UNITS = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TENS = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_TEENS = r"(?:tien|elf|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien)"
_UNDER_HUNDRED = rf"(?:(?:{_UNITS}[eë]n)?{_TENS}|{_TEENS}|{_UNITS})"
_SPELT = (
    rf"(?:de[ ])?{_UNDER_HUNDRED}\s{{1,2}}{_MONTH}\s{{1,2}}"
    rf"(?:(?:achttien|negentien)[ ]?honderd|twee[ ]?duizend)"
    rf"(?:[ ]?(?:en[ ]?)?{_UNDER_HUNDRED})?(?!\w)"
)
_DATE = (
    rf"(?:{_DAY}(?:e|ste|de|st|nd|rd|th)?(?:[ ]of)?[ \-.]{{0,2}}"
    rf"{_MONTH}\.?[ \-.,]{{0,2}}\n?{_YEAR}"  # 12 maart 1980
    rf"|{_MONTH}\.?[ ]{_DAY}(?:st|nd|rd|th)?,?[ ]{_FULL_YEAR}"  # March 12, 1980
    rf"|(?:de[ ])?{_SPELT_DAY}[ ](?:van[ ])?{_MONTH}[ ]{_FULL_YEAR}"  # de tweede mei 1993
    rf"|{_NUMERIC}"
    rf"|{_DAY}[ ]{_MONTH_NUMBER}[ ](?:(?:19|20)\d\d|[3-9]\d(?=$|[\n,;.)]))"  # 12 03 1980
    rf"|{_DAY}[-. ]{{1,2}}(?-i:I{{1,3}}|I?[VX]|VI{{1,3}}|XI{{1,2}})[-. ]{{1,2}}(?:18|19|20)\d\d"
    r"|(?:19|20)\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])"  # 19800312, day or month 00 where unknown
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)"  # 12031980
    r"(?!\d)(?![-/]\d)"
)
_YEAR_ONLY = rf"(?:{_MONTH}[ ])?(?:19|20)\d\d(?![\d/-])"
_DAY_ONLY = rf"(?:{_DAY}(?:e)?[ ]{_MONTH}(?![ ]?['’]?\d)|{_DAY}-{_MONTH_NUMBER}(?![-\d]))"
_SPACED = (  # a scanner's blanks: "1 2 - 1 1 - 1 9 5 4"
    r"\d(?:[ ]\d)?[ ]?[-./][ ]?\d(?:[ ]\d)?[ ]?[-./][ ]?\d[ ]\d[ ]\d[ ]\d(?![ ]?\d)"
)
_OCR = r"[\dOolI]{1,2}[-./][\dOolI]{1,2}[-./][\dOolI]{2,4}(?!\w)"
# Anchors that name a birth for sure may have other words between; "geboren" and "geb." only a place.
_SURE = (
    r"(?:(?:datum\s(?:van\s)?geboorte|geboorte-?\s?(?:datum|data|dat\.?|dag|jaar|gegevens|plaats\s+en\s+-?datum|datum\s+en\s+-?plaats))|"
    r"geb\.?\s?-?\s?(?:datum|dat|dtm|dt|d\.?d|d)\b\.?|gebdat\.?|gbd\b\.?|g\.d\.|(?-i:GD(?=:))|"
    r"date\s+of\s+birth|d\.?o\.?b\b\.?|"
    r"birth\s?date)"
)
_SAID = r"(?:geb(?:[o0]ren)?\b\.?|born\b|\bgeboren\s+en\s+getogen)"
# What may not stand between anchor and date: then the date is that of something else.
_BETWEEN = (
    r"(?:(?!\b(?:onbekend|niet|zie|bijlage|aanvraag|brief|besluit|geen|ontbreekt|controle|gecontroleerd|"
    r"per|mail|ontvangen|"
    r"verstrekt|overleden|telefoon|tel|bsn)\b)[^\d]){0,60}?"
)
# Whose the next date is: "hij", "haar man (is) van".
_WHOSE = (
    r"(?:(?:hij|zij|ze|(?:haar|zijn|mijn|hun|diens|de)\s(?:man|vrouw|zoon|dochter|broer|zus|partner|kind|moeder|"
    r"vader|echtgenote?|vriend|vriendin|oma|opa|jongste|oudste))\s(?:is\s)?(?:van\s)?)"
)
_ITEM = re.compile(
    rf"\s*\)?\s*(?:,|;|/|\||&|\ben\b|\bof\b|\bresp(?:\.|ectievelijk)|\bmoet\s(?:zijn|worden)|\bi\.?p\.?v\.?|\bin\splaats\svan|->|→)\s*(?:op\s|(?P<whose>{_WHOSE}))?"
    rf"(?:(?:(?-i:[a-z]+\s){{0,2}}(?-i:[A-Z])[\w'’-]+\s?[:(]?\s?(?:geb\.\s)?))?(?P<value>{_DATE}|(?(whose){_YEAR_ONLY}|(?!)))",
    re.IGNORECASE,
)
_NOT_A_PERSON = Guarded(
    r"(?:idee|wet|regeling|plan|initiatief|project|traditie|concept|samenwerking|beweging|stichting|"
    r"vereniging|organisatie|partij)"
    r"[^.\n]{0,20}$",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:[Dd]e[ ]heer|[Dd]hr\.?|[Mm]evr(?:ouw)?\.?|[Mm]w\.?|[Mm]eneer|[Bb]etrokkene|[Cc]li[eë]nte?|"
    r"[Pp]ati[eë]nte?|[Vv]erdachte)"
)
_NAME = r"(?:[A-Z][\w.'’-]*|van|de|der|den|ten|ter|el|v\.d\.)"
_RELATIVE = (
    r"(?:(?:[Kk]lein|[Ss]tief|[Pp]leeg|[Aa]doptie|[Bb]onus)?(?:[Kk]ind(?:je|jes|eren)?|[Zz]oon(?:tje)?s?|[Dd]ochter(?:tje)?s?)|"
    r"[Nn]eef(?:je)?|[Nn]icht(?:je)?|[Bb]roertje|[Zz]usje|[Bb]abytje|[Kk]leuter|[Pp]euter|[Gg]ezinsleden|[Gg]ezin|[Pp]artner|"
    r"[Ee]chtgeno(?:te?|ot)|"
    r"[Bb]roer|[Zz]us|[Jj]eugdigen?|[Ll]eerling(?:en)?|[Mm]inderjarigen?|[Pp]upil|[Tt]weeling|[Bb]aby|"
    r"[Vv]erjaardag(?:en)?|[Jj]arig(?:en)?|[Mm]oeder|[Vv]ader|[Oo]uders?|[Oo]ma|[Oo]pa|[Cc]li[eë]nte?|"
    r"[Pp]ati[eë]nte?|[Vv]erdachte|[Ss]lachtoffer|[Bb]etrokkene|[Aa]angever|[Gg]etuige|[Bb]ewoner|[Bb]ewoonster)"
)
_CHILD = (
    r"(?i:(?:klein|stief|pleeg)?(?:kind(?:je)?|zoon(?:tje)?|dochter(?:tje)?)|neefje|nichtje|baby|tweeling|oudste|"
    r"jongste)"
)
_PERSON_AFTER = (
    r"(?=\)?[,;]?\s(?:BSN|bsn|[Bb]urgerservice|won(?:end|ende|achtig|ing)\b|woont|woonachtig|V-n|"
    r"[Nn]ationaliteit|geslacht|"
    r"man\b|vrouw\b|[MV]\b|te[ ][A-Z]))"
)
_ADULT = 16  # years: a date that is further back, behind a name, is hardly that of a letter or a meeting


class BirthDateRecognizer(Identifier):
    """A date after geboren, geboortedatum and their kin; plain dates are left alone (PRACTICE P18).

    Source: art. 5.1 lid 2 sub e Woo. All ways of writing a date, the year alone after "geboren in"; several
    dates after one "geboortedata" are all dates of birth. The finding is the date, not the place before it.
    Directly behind the name of a person with a title a date is one of birth if it lies far back, or if what
    follows is what a civil register tells next ("wonende te", BSN).
    """

    ENTITY = Entity.DATE_OF_BIRTH
    WORDS = words(
        "geb gbd born birth dob d.o.b verjaardag * ° g.d. gd: heer dhr mevr mw meneer betrokkene "
        "liënt client patiënt patient kind zoon dochter gezin jeugdige leerling minderjarig pupil "
        "tweeling baby peuter kleuter neef nicht oudste jongste zus oma opa moeder vader echtgeno "
        "partner broer jarig verdachte"
    ) | {" is van", "ben van", "man ", "vrouw ", "vader van", "moeder van", "-'", "-’", "/'", ".'"}
    PATTERNS = (
        Pattern(
            "geboortedatum",
            rf"(?i)(?<![^\W_]){_SURE}{_BETWEEN}(?P<value>{_DATE}|{_SPELT}|(?<=\W){_SPACED}|(?<=\W){_YEAR_ONLY}|(?<=\W){_OCR})",
            0.95,
        ),
        Pattern(
            "geboren",
            rf"(?i)(?<![^\W_]){_SAID}(?:\s*[:,(]|\s*:\s*(?-i:[A-Z])[^\d;\n.]{{2,30}}?,|\s+(?:te|"
            rf"in)\s+[^\d;\n]{{2,40}}?|\s+(?-i:['’]s-|['’]t\s)?(?-i:[A-Z])[^\d;\n.]{{2,30}}?)?"
            rf"(?:\s*,)?(?:\s+(?:op|on|d\.?d\.?|dd\.?|in|is|was))*(?:\s+(?:ma|di|wo|do|vr|za|zon?|maan|"
            rf"dins|woens|donder|vrij|zater)(?:dag)?)?"
            rf"\s*[:(]?\s*(?P<value>{_DATE}|{_SPELT}|{_SPACED}|{_DAY_ONLY}|(?=[\d./-]*[OolI]){_OCR})",
            0.95,
        ),
        Pattern(
            "geboortejaar",
            rf"(?i)(?<![^\W_]){_SAID}\s*(?:in(?:\shet\sjaar)?|:|,)?\s*(?P<value>{_YEAR_ONLY})",
            0.6,
        ),
        Pattern(
            "op de datum geboren",
            rf"(?:(?<!\w)(?i:op)|,)[ ](?P<value>{_DATE})(?:[ ](?:te|"
            rf"in)[ ][A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+)?)?[ ]geboren(?!\w)",
            0.9,
        ),
        Pattern(
            "op de datum geboren",
            rf"(?<!\w)(?P<value>{_DATE})(?=\s?[,(]\s?(?:geb\.|geboren)(?:[).;]|$))",
            0.85,
        ),
        Pattern("sterretje", rf"(?<!\S)\(?[*°](?P<value>{_DATE})", 0.7),
        Pattern("sterretje", rf"(?<=\S )\(?[*°][ ](?P<value>{_DATE})", 0.7),
        Pattern("sterretje", rf"(?<![^\n])\*[ ](?P<value>{_DATE})(?P<far>(?=[ ]*(?:$|\n|,|te\b)))", 0.6),
        Pattern(
            "sterretje", rf"(?<![^\n])°[ ](?P<value>{_DATE})|(?<=\([*°])(?P<year>{_YEAR_ONLY})(?=\))", 0.7
        ),
        Pattern(
            "verjaardag",
            rf"(?i)(?<!\w)(?:verjaardag\w*\s?(?::|is(?:\sop)?|op)?|(?:is|ben|was|wordt)\s(?:dan\s)?jarig(?::|\sop)?)\s*"
            rf"(?P<value>{_DATE}|{_DAY_ONLY})",
            0.7,
        ),
        Pattern(
            "achter een naam",
            rf"(?<!\w){_TITLE}(?:[ ]{_NAME}){{0,6}}[ ]?[(,][ ]?(?P<value>{_DATE})(?:{_PERSON_AFTER}|"
            rf"(?P<far>\)))",
            0.6,
        ),
        Pattern(
            "van een gezin",
            r"(?<!\w)(?i:jeugdige|minderjarige|pupil|cli[eë]nt|pati[eë]nt|leerling|verdachte|slachtoffer|betrokkene|"
            rf"kind(?:eren)?|huurder|aangever)[: ]{{1,2}}(?:[A-Z][\w.'’-]*[ ]){{1,4}}\((?P<value>{_DATE})\)",
            0.7,
        ),
        Pattern(  # "Kind: Daan Prins, 12-09-2012" ends the line of a form
            "van een gezin",
            r"(?<!\w)(?i:jeugdige|minderjarige|pupil|cli[eë]nt|pati[eë]nt|leerling|verdachte|"
            r"slachtoffer|kind)[ ]?:[ ]"
            rf"(?:[A-Z][\w.'’-]*[ ]|van[ ]|de[rn]?[ ]){{0,4}}[A-Z][\w'’-]+,[ ]"
            rf"(?P<value>{_DATE})(?=[ ]*(?:$|\n|,))",
            0.7,
        ),
        Pattern("achter een naam", rf"(?<=\w)[ ]?[(,][ ](?P<value>{_DATE}){_PERSON_AFTER}", 0.6),
        Pattern(
            "van een gezin",
            rf"(?<!\w){_RELATIVE}(?!\w)[^.\n\d]{{0,40}}?[A-Z][\w'’-]+[ ]\((?P<value>{_DATE})\)",
            0.7,
        ),
        Pattern(  # "Kelvin (zoontje, 8 juni 2017)", "dochter Noor, 12-03-2019, zit in groep 1"
            "van een gezin",
            rf"(?<=[a-zà-ÿ])[ ]\({_RELATIVE},?[ ](?:van[ ])?(?P<value>{_DATE})\)|"
            rf"(?<!\w){_CHILD},?[ ][A-Z][\w'’-]+(?:,[ ]|[ ]\()(?P<year>{_DATE})(?=[,)]|\.?[ ]*(?:\n|$))",
            0.7,
        ),
        Pattern(
            "van een gezin",
            rf"(?<!\w)(?i:man|vrouw|echtgenote?|ex|verloofde|huisgenote?|buurman|buurvrouw)[ ]"
            rf"(?:[A-Z][\w.'’-]*[ ]){{1,3}}\((?P<value>{_DATE})(?P<far>\))",
            0.7,
        ),
        Pattern(
            "hij is van",
            rf"(?i)(?<!\w)(?:{_WHOSE}|ik[ ]ben[ ]van[ ])(?<=van[ ])(?P<value>{_DATE})(?P<far>)",
            0.6,
        ),
        Pattern(
            "achter een naam met een kort jaar",
            rf"(?<=[^\W\d_])[ ]\((?P<value>{_DAY}[-/.]{_MONTH_NUMBER}[-/.]['’‘`]\d\d)\)",
            0.6,
        ),
    )
    CONTEXT = ("geboren", "geboortedatum")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the date and the dates listed after it; no birth lies in the future."""
        groups = match.groupdict()
        if pattern.name in {"geboren", "geboortejaar"} and _NOT_A_PERSON.search(
            text[max(0, match.start() - 40) : match.start()]
        ):
            return
        if groups.get("far") is not None and _age(groups["value"] or "") < _ADULT:
            return
        group = "year" if groups.get("year") else "value"
        item: re.Match[str] | None = match
        while item is not None:
            if _age(item[group]) >= 0:
                start, end = item.span(group)
                yield Hit(start=start, end=end, score=pattern.score, why=recorded("after a word for birth"))
            item = _ITEM.match(text, item.end(group)) if group == "value" else None


def _age(value: str) -> int:
    """Return how many years ago the year of a date lies, 0 if none is told; "'58" lies within a century."""
    now = dt.datetime.now(tz=dt.UTC).year
    if short := re.search(r"['’‘`](\d\d)$", value):
        return (now - int(short[1])) % 100
    year = re.search(r"(?:18|19|20)\d\d$|^(?:18|19|20)\d\d", value)
    return now - int(year[0]) if year else 0
