"""Flags special categories of personal data beside a person."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import either, words
from woo_redact.model import Entity

# What one has: a possessive or "van mevrouw" makes it that person's.
_NOUN = either(
    "diagnose diagnoses ziekte ziektebeeld ziekteverzuim ziektegeschiedenis ziekteverlof ziektemelding "
    "ziekmelding aandoening handicap zwangerschap zwangerschapsverlof verslaving depressie burn-out burnout "
    "strafblad strafrechtelijk_verleden veroordeling detentie geloof geloofsovertuiging religie "
    "seksuele_geaardheid seksuele_voorkeur seksuele_gerichtheid geaardheid vakbondslidmaatschap "
    "lidmaatschap_van_de_vakbond politieke_voorkeur politieke_gezindheid politieke_overtuiging etniciteit "
    "etnische_afkomst etnische_achtergrond huidskleur medicatie medicijnen medische_situatie "
    "medische_klachten medische_gegevens medische_toestand medische_achtergrond medische_problemen "
    "medische_geschiedenis medische_behandeling medisch_dossier psychische_klachten psychische_problemen "
    "psychische_gezondheid psychische_gesteldheid psychische_toestand psychische_aandoening "
    "psychische_problematiek psychiatrische_aandoening psychiatrische_problematiek lichamelijke_klachten "
    "lichamelijke_beperking fysieke_klachten fysieke_beperking mentale_gezondheid mentale_klachten "
    "mentale_toestand gezondheid gezondheidstoestand gezondheidsproblemen gezondheidsklachten "
    "gezondheidssituatie arbeidsongeschiktheid operatie chemokuur chemotherapie zelfmoordpoging "
    "suïcidepoging miskraam"
)
# What one suffers from; in capitals where the lower-case word is another one ("ms", "ass").
_DISEASE = either(
    "kanker borstkanker longkanker leukemie diabetes autisme ASS ADHD ADD PTSS borderline schizofrenie "
    "epilepsie dementie alzheimer Alzheimer parkinson Parkinson hiv HIV aids hepatitis astma COPD anorexia "
    "MS burn-out burnout depressie beroerte hartinfarct hersentumor tumor strafblad verslaving "
    "alcoholprobleem drugsprobleem verstandelijke_beperking lichamelijke_beperking handicap psychose "
    "miskraam long-covid hartklachten hartfalen psychische_klachten suïcidale_gedachten tbs"
)
# What one is.
_STATE = either(
    "ziek ziekgemeld ziek_gemeld ongeneeslijk_ziek terminaal zwanger verslaafd arbeidsongeschikt overspannen "
    "depressief autistisch gehandicapt dement psychotisch suïcidaal hiv-positief seropositief homo "
    "homoseksueel lesbisch biseksueel transgender transseksueel moslim moslima joods katholiek christen "
    "hindoe jehova's_getuige vakbondslid lid_van_de_vakbond lid_van_FNV lid_van_de_FNV lid_van_CNV "
    "lid_van_het_CNV veroordeeld gedetineerd voorwaardelijk_vrij tbs-gestelde burn-out "
    "opgenomen_in_een_kliniek opgenomen_in_de_psychiatrie"
)
# Parts of all of the above: where none occurs, nothing is looked for.
_STEMS = tuple(
    sorted(
        words(
            "diagnose ziek aandoening handicap zwanger versla depress burn-out burnout straf veroorde "
            "detentie gedetin geloof relig geaardheid seks vakbond politieke etni huidskleur medic medisch "
            "psych lichamelijke fysieke mentale gezondheid arbeidsongeschikt operatie chemo poging miskraam "
            "kanker leukemie diabetes autis ass adhd add ptss borderline schizofrenie epilepsie dement "
            "alzheimer parkinson hiv aids hepatitis astma copd anorexia ms beroerte hartinfarct tumor "
            "probleem verstandelijke covid hartklachten hartfalen suïcid tbs terminaal overspannen "
            "gehandicapt seropositief homo lesbisch trans moslim joods katholiek christen hindoe jehova fnv "
            "cnv voorwaardelijk kliniek"
        )
    )
)
_RELATIVE = either("man vrouw zoon dochter moeder vader partner collega kind broer zus")
_TITLE = r"(?:[Dd]e\sheer|[Dd]hr\.?|[Mm]evr(?:ouw)?\.?|[Mm]w\.?|[Mm]eneer)"
_CAPACITY = either(
    "betrokkene Betrokkene cliënt Cliënt cliënte Cliënte verzoeker Verzoeker verzoekster Verzoekster "
    "aanvrager Aanvrager aanvraagster medewerker Medewerker medewerkster werknemer Werknemer werkneemster "
    "patiënt Patiënt patiënte vreemdeling Vreemdeling appellant Appellant appellante Appellante"
)
_PERSON = (
    rf"(?:[Hh]ij|[Zz]ij|[Zz]e|[Ii]k|[Jj]ij|[Mm]ijn\s{_RELATIVE}|"
    rf"{_TITLE}(?:\s(?:[A-Z][\w.'’-]*|van|de|der|den|ten|ter)){{0,5}}|{_CAPACITY}|"
    r"(?<![\w.])[A-Z][a-zé]{2,14}(?:\s(?:van|de|der|den|[A-Z][a-zé'’-]+)){0,3})"
)
_VERB = either(
    "is was ben bent blijkt bleek raakte werd wordt zit blijft meldt meldde heeft had heb lijdt_aan leed_aan"
)
_ADVERB = (
    r"(?:\s(?:(?:sinds|in)\s\w+|vorig\s\w+|\d+\s\w+|"
    + either(
        "al nog weer opnieuw langdurig ernstig zwaar momenteel helaas vandaag gisteren zich ook echt "
        "inmiddels sindsdien erg volledig deels gedeeltelijk chronisch eerder geen een de weken maanden "
        "jaren tijdelijk"
    )
    + "))"
)
# What may be "ziek" in a manner of speech, or only begins a sentence with a capital.
_NO_PERSON = words(
    "Gemeente Provincie College Kabinet Nederland Minister Ministerie Raad Wie Wat Als Dit Dat Er Deze Die "
    "Het De Een Men Iemand Niemand Iedereen Wij We Indien Wanneer Hoe Waar Bij Voor Vervolgens Daarna Nu "
    "Toen Ook Maar En Of Inwoner Personeel Niet Vaak Soms Sinds"
)
# "zijn" after a plural or "er" is the verb: "er zijn medische gegevens", "de stukken zijn medische gegevens".
_VERBAL = re.compile(r"\b(?:er|dat|dit|we|wij|ze|zij|die|alle|(?:de|deze|die|dit|het)\s[\w-]+(?:en|s))\s$")


class SpecialCategoryRecognizer(Identifier):
    """Health, faith, orientation, union, origin and crime, only where the sentence says whose.

    Source: art. 5.1 lid 1 sub d Woo; art. 9 and 10 AVG; par. 3.1 and 3.2 UAVG; PRACTICE P25, P26. Scored
    0.5: never hidden without a person's look. Words of policy (gezondheidszorg, moskee, asielzoeker) and
    sentences about nobody are left alone: they are what public debate is about.
    """

    ENTITY = Entity.SPECIAL_CATEGORY
    WORDS = _STEMS
    PATTERNS = (
        Pattern(
            "bezit",
            r"(?<!\w)(?i:zijn|haar|mijn|jouw|diens|je|m'n|z'n|d'r)\s"
            rf"(?:(?:eigen|chronische|ernstige|huidige|langdurige|vroegere|eerdere)\s)?(?P<value>(?i:{_NOUN}))(?!\w|\sin\s)",
            0.5,
        ),
        Pattern(
            "van iemand",
            rf"(?<!\w)(?P<value>(?i:{_NOUN}))\svan\s(?:zijn|haar|mijn|{_TITLE}|{_CAPACITY})(?!\w)",
            0.5,
        ),
        Pattern(
            "toestand",
            rf"(?<!\w){_PERSON}\s{_VERB}{_ADVERB}{{0,4}}\s(?P<value>(?i:{_STATE}))(?!\w)(?!\svan\s)",
            0.5,
        ),
        Pattern("ziekte", rf"(?<!\w){_PERSON}\s{_VERB}{_ADVERB}{{0,4}}\s(?P<value>{_DISEASE})(?!\w)", 0.5),
        Pattern("diagnose", rf"(?<!\w)[Dd]iagnose\s?(?:is|luidt|:)?\s?(?P<value>{_DISEASE})(?!\w)", 0.5),
        Pattern(
            "ziekte bij iemand",
            rf"(?<!\w)(?:bij|aan)\s(?:hem|haar|mij|{_CAPACITY})\s[^.\n]{{0,30}}?(?P<value>{_DISEASE})(?!\w)",
            0.5,
        ),
    )

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the term, unless what stands before it is nobody."""
        first = match[0].split(maxsplit=1)[0]
        if pattern.name in {"toestand", "ziekte"} and first in _NO_PERSON and not re.match(_TITLE, match[0]):
            return
        before = text[max(0, match.start() - 24) : match.start()].lower()
        if pattern.name == "bezit" and first.lower() == "zijn" and _VERBAL.search(before):
            return
        start, end = match.span("value")
        yield Hit(
            start=start,
            end=end,
            score=pattern.score,
            why=f"mogelijk bijzonder persoonsgegeven, {pattern.name}",
        )
