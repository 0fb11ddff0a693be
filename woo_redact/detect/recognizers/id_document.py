"""Recognizes numbers of identity documents and of persons in registers, by their label."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import either
from woo_redact.model import Entity

_NUMBER = r"(?:-?\s?(?:nummers?\b|number\b|nrs?\b\.?|no\b\.?|id\b))"
_DOCUMENT = (
    r"(?:paspoort|reisdocument|passport|identiteits-?(?:kaart|bewijs|document)|legitimatie(?:bewijs)?|"
    r"id-?\s?(?:kaart|bewijs|document|card)|rijbewijs|verblijfs(?:document|vergunning|titel|kaart)|"
    r"vreemdelingendocument|w-?document|nationaliteitsbewijs|visum|driving\slicen[cs]e)"
)
# Registers in which a person is a number: BRP, education, care, insurance (PRACTICE P20).
_PERSONS = either(
    "patiënt patiënten patient cliënt cliënten client zorg polis personeel personeels leerling student "
    "studenten detentie verzekerden uitkerings werknemer werknemers medewerker medewerkers jeugd burger"
)
_REGISTER = (
    r"(?:a-?\s?(?:nummer|nr)\b|administratienummer\s(?:brp|gba)|onderwijs-?\s?(?:nummer|nr)\b|persoonsgebonden\snummer|pgn|"
    r"big-?\s?(?:nummer|nr|registratie(?:nummer)?)\b|agb-?\s?(?:code|nummer)\b|skn?-?nummer|strafrechtsketennummer|"
    rf"{_PERSONS}-?\s?(?:nummer|nr|id)\b)"
)
_LINK_WORDS = either(
    "van met is luidt nummer number nr no nl NL nld NLD soort type p P op naam de het haar zijn mijn "
    "document documentnummer kenmerk"
)
# Between label and number: link words, or a name ("paspoort van Jansen, nummer").
_BETWEEN = rf"\.?[^\w\n.;]{{0,4}}(?:(?:{_LINK_WORDS}|[A-Z][a-zë]{{1,14}})\b[^\w\n]{{0,4}}){{0,6}}\n?\s?"
_DATE = re.compile(r"\b\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d\b|^(?:19|20)\d\d-\d\d-\d\d")
_DUTCH = re.compile(r"[A-NP-Z]{2}[A-NP-Z0-9]{6}\d", re.IGNORECASE)


class IdDocumentRecognizer(Identifier):
    """The number of a passport, identity card, driving licence or residence permit after its name.

    Source: Paspoortuitvoeringsregeling (two letters, six letters or digits, a digit; no O), Regeling
    kenteken- en rijbewijsregister (ten digits); numbers of registers (BRP administration number,
    education, BIG, AGB, patient, client, policy) follow PRACTICE P20: the number goes, the label stays.
    """

    ENTITY = Entity.NL_ID_DOCUMENT
    WORDS = (
        *(
            "paspoort",
            "passport",
            "document",
            "identiteit",
            "legitimatie",
            "id-",
            "id kaart",
            "id bewijs",
            "id card",
        ),
        *("rijbewijs", "verblijf", "visum", "driving", "nummer", "nr", "-id", "tid", "big", "agb", "pgn"),
    )
    PATTERNS = (
        Pattern(
            "identiteitsbewijs",
            rf"(?i)(?<![^\W_]){_DOCUMENT}(?:en|s)?{_NUMBER}?(?-i:{_BETWEEN})"
            r"(?P<value>[A-Z0-9](?:[ .\-]?[A-Z0-9]){5,13})(?!\w)",
            0.95,
        ),
        Pattern(
            "registratie van een persoon",
            rf"(?i)(?<![^\W_]){_REGISTER}(?-i:{_BETWEEN})"
            r"(?P<value>(?=[A-Z.\-]{0,4}\d)[A-Z0-9](?:[ .\-]?[A-Z0-9]){3,13})(?!\w)",
            0.9,
        ),
    )
    CONTEXT = ("paspoort", "rijbewijs", "identiteitskaart")

    def judge(
        self,
        text: str,  # noqa: ARG002  # the base's signature; the label is part of the pattern here
        match: re.Match[str],
        pattern: Pattern,
    ) -> Iterator[Hit]:
        """Yield the number, without the words that stand behind it."""
        start = match.start("value")
        value = _number(match["value"])
        if _DATE.search(value):
            return
        compact = re.sub(r"[ .\-]", "", value)
        digits = sum(map(str.isdigit, compact))
        dutch = _DUTCH.fullmatch(compact) is not None and (digits >= 2 or compact.isupper())
        if dutch or digits >= (5 if pattern.name == "identiteitsbewijs" else 4):
            yield Hit(start=start, end=start + len(value), score=pattern.score, why=pattern.name)


def _number(value: str) -> str:
    """Return the part of `value` that is a number: up to the first group without a digit in it."""
    groups = value.split(" ")
    kept = 1
    while kept < len(groups) and any(map(str.isdigit, groups[kept])) and groups[kept].upper() == groups[kept]:
        kept += 1
    return " ".join(groups[:kept])
