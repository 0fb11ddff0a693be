"""Recognizes the numbers of identity documents, by their label."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.registered_number import trimmed
from woo_redact.detect.recognizers.surroundings import WHOSE, either, words
from woo_redact.model import Entity

_NUMBER = r"(?:-?\s?(?:nummers?\b|number\b|nrs?\b\.?|no\b\.?|id\b))"
_DOCUMENT = (
    r"(?:(?:vreemdelingen|vluchtelingen|nood|dienst|kinder|zaken)?paspoort|pasp\.|rijbew\.|"
    r"rbw\.?(?=[ -]?n)|reisdocument|passport|(?:vreemdelingen)?identiteits-?(?:kaart|bewijs|document)|"
    r"legitimatie(?:bewijs)?|id-?\s?(?:kaart|bewijs|document|card)|(?-i:NIK\b)|rijbewijs|"
    r"verblijfs(?:document|vergunning|titel|kaart|pas)|vreemdelingendocument|w-?document|"
    r"nationaliteitsbewijs|"
    r"visum|driving\slicen[cs]e|identity\scard|laissez-?\s?passer|id\snumber|chauffeurs(?:kaart|pas)|taxipas|"
    r"residence\s(?:card|permit|document))"
)
_LINK_WORDS = either(
    "van met is luidt nummer number nummers nr no nl NL nld NLD soort type p P B op naam de het haar zijn "
    "mijn mij hem hen jou je u uw hun ons onze was wordt nog geldig voor bij "
    "vluchteling vluchtelingen vreemdeling vreemdelingen "
    "document documentnummer kenmerk ontvangen gezien getoond bijgevoegd heeft onder Nederlands "
    "Nederlandse kopie " + WHOSE
)
# Between label and number: link words, or a name ("paspoort van Jansen, nummer"); a form may break here.
_BETWEEN = (
    rf"\.?[^\w\n.;]{{0,4}}(?:(?:{_LINK_WORDS}|[A-Z][a-zë]{{1,14}})\b\.?[^\w\n]{{0,4}}){{0,6}}"
    r"(?:\n?\s?|\n(?:[Dd]ocument)?-?(?:[Nn]ummer|[Nn]r)\.?\s?:?\s?)"
)
_DATE = re.compile(r"\b\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d\b|^(?:19|20)\d\d-\d\d-\d\d")
_STRIP = "machineleesbare strook"
_FORM, _REACH = "vorm van een paspoortnummer", 200
_MIXED = "vorm van een paspoortnummer na ID"
_ITS_NUMBER = (
    r"(?<![\w-])(?i:do[ck](?:ument)?\.?(?:en)?-?[ ]?(?:nr|nummer|number|no)\.?)[^\w\n]{1,3}"
    r"(?:(?:is|was|luidt)[ ])?"
)
_DOCUMENT_BEFORE = Guarded(rf"(?i){_DOCUMENT}")
_DUTCH = re.compile(r"[A-NP-Z]{2}[A-NP-Z0-9]{6}\d", re.IGNORECASE)


class IdDocumentRecognizer(Identifier):
    """The number of a passport, identity card, driving licence or residence permit after its name.

    Source: Paspoortuitvoeringsregeling (two letters, six letters or digits, a digit; no O), Regeling
    kenteken- en rijbewijsregister (ten digits). Numbers of registers have recognizers of their own
    (`registered_number`). The strip that machines read (ICAO 9303) holds number and date of
    birth. The number goes, the label stays (PRACTICE P20).
    """

    ENTITY = Entity.NL_ID_DOCUMENT
    WORDS = words(
        "paspoort pasp. passport document identiteit identity legitimatie id- nik rijbewijs verblijf "
        "rijbew rbw visum driving nationaliteitsb residence laissez chauffeurs taxipas"
    ) | {"id kaart", "id bewijs", "id card", "id number"}
    PATTERNS = (
        Pattern(
            "identiteitsbewijs",
            rf"(?i)(?<![^\W_]){_DOCUMENT}(?:en|s)?{_NUMBER}?(?-i:{_BETWEEN})"
            # Only looked at: the words behind a number may be the label of the next one.
            r"(?=(?P<value>(?=(?:[A-Z][ .\-]?){0,3}\d|[A-Z]{2}[A-Z0-9]{6}\d)"
            r"[A-Z0-9](?:[ .\-]?[A-Z0-9]){5,13})(?!\w))",
            0.95,
        ),
        # A number of this form, some words or a sentence away from what it is the number of.
        Pattern(
            _FORM,
            r"(?<![\w/.@-])(?P<value>(?=[A-Z\d]*\d[A-Z\d]*\d)[A-NP-Z]{2}[A-NP-Z0-9]{6}\d)(?![\w/@-])",
            0.8,
        ),
        Pattern(
            _FORM,
            rf"{_ITS_NUMBER}(?P<value>(?=[A-Z]{{1,3}}[A-Z\d]*\d{{3}})[A-Z\d]{{7,12}})(?![\w/-])",
            0.85,
        ),
        # Letters among the digits as no other register has them: "Document number IR4K82PD6".
        Pattern(
            _MIXED,
            rf"(?:{_ITS_NUMBER}|(?<![\w-])(?:ID|[Ii]d(?=-?nr|-?nummer)|[Ii]dent(?:iteits)?\.?|[Ll]egit(?:imatie)?\.?|[Vv]erbl\.?-?(?:doc|verg)\.?)"
            r"(?:-|[ ]?[(:,]?[ ]?)(?:(?i:nummer|nr\.?|no\.?|number)[: ]{0,2})?(?:is[ ])?)"
            r"(?P<value>(?=[A-Z\d]*\d[A-Z\d]*\d)(?=..[A-Z\d]{0,5}[A-Z])[A-NP-Z]{2}[A-NP-Z0-9]{6}\d)(?![\w/-])",
            0.9,
        ),
        Pattern(_STRIP, r"(?<!\S)(?P<value>(?=\S*<<)(?=\S*\d)[A-Z0-9<]{28,44})(?!\S)", 0.95),
    )
    TRIGGER = re.compile(r"<<|\bID\b|\b[Ii][Dd]-?n|[Ll]egit|[Ii]dent|[Vv]erbl")
    CONTEXT = ("paspoort", "rijbewijs", "identiteitskaart")

    def judge(
        self,
        text: str,  # the base's signature; the label is part of the pattern here
        match: re.Match[str],
        pattern: Pattern,
    ) -> Iterator[Hit]:
        """Yield the number, without the words that stand behind it."""
        start = match.start("value")
        if pattern.name in {_STRIP, _MIXED}:
            yield Hit(start=start, end=match.end("value"), score=pattern.score, why=pattern.name)
            return
        if pattern.name == _FORM:
            if _DOCUMENT_BEFORE.search(text[max(0, start - _REACH) : start]):
                yield Hit(start=start, end=match.end("value"), score=pattern.score, why=pattern.name)
            return
        value = trimmed(match["value"])
        if re.match(r"[A-Z] (?=\d{9})", value):  # the kind of document, then its number: "N 012345678"
            value, start = value[2:], start + 2
        if _DATE.search(value):
            return
        compact = re.sub(r"[ .\-]", "", value)
        digits = sum(map(str.isdigit, compact))
        dutch = _DUTCH.fullmatch(compact) is not None and (digits >= 2 or compact.isupper())
        if dutch or digits >= 5:
            yield Hit(start=start, end=start + len(value), score=pattern.score, why=pattern.name)
