"""Flags special categories of personal data beside a person."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers import special_terms as terms
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import either, words
from woo_redact.language import recorded
from woo_redact.model import Entity

_NOUN, _DISEASE, _STATE = either(terms.NOUNS), either(terms.DISEASES), either(terms.STATES)
_LEAVE = either(terms.LEAVES)
_DONE, _CARER, _CRIME, _PARTY = map(either, (terms.DONE, terms.CARERS, terms.CRIMES, terms.PARTIES))
_RELATIVE = either(
    "man vrouw zoon zoontje dochter dochtertje moeder vader partner echtgenoot echtgenote collega kind "
    "kleinkind "
    "broer broertje zus zusje oom tante opa oma neef nicht schoonmoeder schoonvader vriend vriendin "
    "buurman buurvrouw "
    "leidinggevende ouders kinderen ex ex-man ex-vrouw baby"
)
_TITLE = r"(?:[Dd]e\sheer|[Dd]hr\.?|[Mm]evr(?:ouw)?\.?|[Mm]w\.?|[Mm]eneer)"
_CAPACITY = either(
    "betrokkene Betrokkene cliënt Cliënt cliënte Cliënte verzoeker Verzoeker verzoekster Verzoekster "
    "aanvrager Aanvrager aanvraagster medewerker Medewerker medewerkster werknemer Werknemer werkneemster "
    "patiënt Patiënt patiënte vreemdeling Vreemdeling appellant Appellant appellante Appellante verdachte "
    "Verdachte "
    "leerling Leerling bewoner Bewoner bewoonster klager klaagster eiser Eiser eiseres Eiseres melder "
    "jeugdige"
)
_PERSON = (
    rf"(?:[Hh]ij|[Zz]ij|[Zz]e|[Ii]k|[Jj]ij|(?:[Mm]ijn|[Zz]ijn|[Hh]aar|[Oo]nze|[Uu]w|[Jj]e)\s{_RELATIVE}|"
    rf"{_TITLE}(?:\s(?:[A-Z][\w.'’-]*|van|de|der|den|ten|ter)){{0,5}}|{_CAPACITY}|"
    r"(?<![\w.])(?<!\b[Dd]e\s)(?<!\b[Hh]et\s)[A-Z][a-zé]{2,14}(?:\s(?:van|de|der|den|[A-Z][a-zé'’-]+)){0,3})"
)
_VERB = either(
    "is was ben bent blijkt bleek raakte werd wordt zit blijft meldt meldde heeft had heb kreeg krijgt "
    "lijdt_aan "
    "leed_aan kampt_met kampte_met worstelt_met herstelt_van overleed_aan"
)
_DOING = either(
    "gebruikt gebruik gebruikte slikt slik ondergaat onderging draagt draag volgt kreeg krijgt krijg had"
)
_ADVERB = (
    r"(?:\s(?:(?:sinds|in)\s\w+|vorig\s\w+|\d+\s\w+|"
    + either(
        "al nog weer opnieuw langdurig ernstig zwaar momenteel helaas vandaag gisteren zich ook echt "
        "inmiddels sindsdien erg lichte licht nu dagelijks volledig deels gedeeltelijk chronisch eerder "
        "geen een de weken maanden "
        "jaren tijdelijk pas net recent recentelijk onlangs"
    )
    + "))"
)
# "Hij is ziek", "sinds maart is hij ziek".
_SUBJECT = (
    rf"(?:[hz]ij|ze|ik|mijn\s{_RELATIVE}|{_TITLE}(?:\s(?:[A-Z][\w.'’-]*|van|de|der|den|ten|ter)){{0,5}}|"
    rf"{_CAPACITY})"
)
_CLAUSE = rf"(?:{_PERSON}\s{_VERB}|(?:is|was|heeft|had|wordt|werd|ben|heb)\s{_SUBJECT})"
# An office: its holder's party is no secret.
_OFFICE = Guarded(
    r"\b(?:wethouder|minister|staatssecretaris|raadslid|statenlid|kamerlid|gedeputeerde|burgemeester|senator|"
    r"lijsttrekker|kandidaat|heemraad|dijkgraaf)\b",
    re.IGNORECASE,
)
# What may be "ziek" in a manner of speech, or only begins a sentence with a capital.
_NO_PERSON = words(
    "Gemeente Provincie College Kabinet Nederland Minister Ministerie Raad Wie Wat Als Dit Dat Er Deze Die "
    "Het De Een Men Iemand Niemand Iedereen Wij We Indien Wanneer Hoe Waar Bij Voor Vervolgens Daarna Nu "
    "Toen Ook Maar En Of Inwoner Personeel Niet Vaak Soms Sinds"
)
# "zijn" after a plural or "er" is the verb: "er zijn medische gegevens", "de stukken zijn medische gegevens".
_VERBAL = re.compile(r"\b(?:er|dat|dit|we|wij|ze|zij|die|alle|(?:de|deze|die|dit|het)\s[\w-]+(?:en|s))\s$")


_HEALTH = (
    r"(?:bijzonderheden |bijz\. |opmerkingen )?medisch(?:e (?:bijzonderheden|gegevens|info|situatie|"
    r"informatie|indicatie|klachten|achtergrond))?|allergie(?:ën|s)?|medicatie|medicijnen|aandoening(?:en)?|ziektebeeld|"
    r"(?:aard )?(?:van de )?(?:handicap|beperking|ziekte)|gezondheidsklachten"
)
# Patterns that begin with no clause: what they begin with is somebody's by itself.
_WITHOUT_SUBJECT = frozenset(
    {"bezit", "van iemand", "diagnose", "ziekte tussen haakjes", "aantekening", "onder een kop"}
)
# What must occur for a pattern to be worth a search: the words that only it looks for.
_GATES = {
    "bezit": terms.Gate.of(terms.NOUNS + " " + terms.DISEASES),
    "verlof": terms.Gate.of(terms.LEAVES),
    "ziekte tussen haakjes": terms.Gate.of(terms.DISEASES),
    "aantekening": terms.Gate.of(terms.STATES),
    "van iemand": terms.Gate.of(terms.NOUNS),
    "toestand": terms.Gate.of(terms.STATES),
    "ziekte": terms.Gate.of(terms.DISEASES),
    "diagnose": terms.Gate(terms.beginnings("diagnose")),
    "ziekte bij iemand": terms.Gate.of(terms.DISEASES),
    "behandeling": terms.Gate.of(terms.DONE),
    "behandelaar": terms.Gate(terms.beginnings("behandeling")),
    "hulpmiddel": terms.Gate(terms.beginnings("rolstoel")),
    "afkomst": terms.Gate(terms.beginnings("afkomst komaf origine")),
    "onder een kop": terms.Gate(
        terms.beginnings(
            "medisch allergie medicatie medicijnen aandoening ziektebeeld handicap beperking ziekte "
            "gezondheidsklachten"
        )
    ),
    "partij": terms.Gate(terms.beginnings("lid stemt stemde")),
    "strafbaar feit": terms.Gate.of(terms.CRIMES),
}


class SpecialCategoryRecognizer(Identifier):
    """Health, faith, orientation, union, origin and crime, only where the sentence says whose.

    Source: art. 5.1 lid 1 sub d Woo; art. 9 and 10 AVG; par. 3.1 and 3.2 UAVG; PRACTICE P25, P26. Scored
    0.5: never hidden without a person's look. Words of policy (gezondheidszorg, moskee, asielzoeker) and
    sentences about nobody are left alone: they are what public debate is about.
    """

    ENTITY = Entity.SPECIAL_CATEGORY
    TRIGGER = re.compile("")  # each pattern has a gate of its own
    CONTEXT = ("medisch", "allergie", "medicatie", "medicijnen", "aandoening", "beperking", "handicap")
    PATTERNS = (
        Pattern(
            "bezit",
            r"(?<!\w)(?i:zijn|haar|mijn|jouw|uw|diens|je|m'n|z'n|d'r)\s"
            rf"(?:(?:eigen|chronische|ernstige|huidige|langdurige|vroegere|eerdere|"
            rf"lichte)\s)?(?P<value>(?i:{_NOUN})|{_DISEASE})(?!\w|-|\sin\s)",
            0.5,
        ),
        Pattern(
            "van iemand",
            rf"(?<!\w)(?P<value>(?i:{_NOUN}))\svan\s(?:zijn|haar|mijn|{_TITLE}|{_CAPACITY})(?!\w)",
            0.5,
        ),
        Pattern(
            "toestand",
            rf"(?<!\w){_CLAUSE}{_ADVERB}{{0,4}}\s(?P<value>(?i:{_STATE}))(?!\w)(?!\s(?:van|voor)\s)",
            0.5,
        ),
        # "Marije is tot 18/3 met ziekteverlof"
        Pattern(
            "verlof",
            rf"(?<!\w){_PERSON}\s(?:is|was|gaat|ging|zit|zat|blijft|bleef)(?:\s(?!niet\b)[\w/:.-]{{1,12}}){{0,4}}\s"
            rf"(?P<value>(?:met|in|op)\s(?:de\s)?{_LEAVE}(?:\s\([^()\n]{{0,30}}?{_DISEASE}[^()\n]{{0,30}}\))?)(?!\w)",
            0.5,
        ),
        # What health is told of in brackets: "wegens haar gezondheid (reumatoïde artritis) niet".
        Pattern(
            "ziekte tussen haakjes",
            rf"(?<!\w)(?i:zijn|haar|mijn|jouw|uw)\s(?:[\w-]+\s)?[\w-]*(?:gezondheid|gezondheidssituatie|ziekte|"
            rf"aandoening|klachten|beperking|toestand)\s\((?P<value>[^()\n]{{0,30}}?{_DISEASE}[^()\n]{{0,30}})\)",
            0.5,
        ),
        # "zoon wil door; vrouw ziek": what somebody notes about somebody's family
        Pattern(
            "aantekening",
            rf"(?:^|[;,(/]\s?|\t)(?:(?:zijn|haar|z['’]n|d['’]r)\s)?{_RELATIVE}\s(?:(?:is|ernstig|erg|nu|ook)\s)?"
            rf"(?P<value>{_STATE})(?=\s*(?:$|[;,.)/\t\n]))",
            0.5,
        ),
        Pattern("ziekte", rf"(?<!\w){_CLAUSE}{_ADVERB}{{0,4}}\s(?P<value>{_DISEASE})(?!\w)", 0.5),
        Pattern(
            "behandeling",
            rf"(?<!\w){_PERSON}\s{_DOING}{_ADVERB}{{0,3}}\s(?:(?:een|de|het|veel|"
            rf"zware)\s)?(?P<value>{_DONE})(?!\w)",
            0.5,
        ),
        Pattern(
            "behandelaar",
            rf"(?<!\w){_CLAUSE}{_ADVERB}{{0,3}}\s(?P<value>(?:in|onder)\sbehandeling\s(?:bij|"
            rf"van)\s(?:(?:een|de|haar|zijn|het)\s)?{_CARER})(?!\w)",
            0.5,
        ),
        Pattern(
            "hulpmiddel",
            rf"(?<!\w){_PERSON}\s(?:zit|zat|beland\w+)\s(?:\w+\s)?in\seen\s(?P<value>rolstoel)(?!\w)",
            0.5,
        ),
        Pattern(
            "afkomst",
            rf"(?<!\w){_CLAUSE}{_ADVERB}{{0,2}}\s(?:van\s)?(?P<value>[A-Z][a-zë-]+se?\s(?:afkomst|komaf|"
            rf"origine))(?!\w)",
            0.5,
        ),
        Pattern(
            "partij",
            rf"(?<!\w){_PERSON}\s(?:(?:is|was|ben)\s(?:actief\s)?lid\svan|stem(?:t|de)?(?:\sop)?)\s(?:de\s|"
            rf"het\s)?(?P<value>{_PARTY})(?!\w)",
            0.5,
        ),
        Pattern(
            "strafbaar feit",
            rf"(?<!\w){_CLAUSE}{_ADVERB}{{0,3}}\s(?P<value>(?:aangehouden|gearresteerd|vervolgd|gedagvaard|"
            rf"veroordeeld|verdacht)"
            rf"\s(?:wegens|voor|van)\s(?:een\s)?{_CRIME})(?!\w)",
            0.5,
        ),
        # "Medisch: knieprothese", and the cells below such a heading
        Pattern(
            "onder een kop",
            rf"(?im)^[ \t>*•-]*(?:{_HEALTH})[ ]?:[ ](?!(?:geen|nee|nvt|n\.v\.t|onbekend|ja|niet|zie|nog)\b)"
            r"(?P<value>[^\W\d_][^\n.;:|\t]{2,40})(?=[ ]*(?:$|[.;|\t]))",
            0.5,
        ),
        Pattern("diagnose", rf"(?<!\w)[Dd]iagnose\s?(?:is|luidt|:)?\s?(?P<value>{_DISEASE})(?!\w)", 0.5),
        Pattern(
            "ziekte bij iemand",
            rf"(?<!\w)(?:bij|aan)\s(?:hem|haar|mij|{_CAPACITY})\s[^.\n]{{0,30}}?(?P<value>{_DISEASE})(?!\w)",
            0.5,
        ),
    )

    def find(self, text: str) -> Iterator[Hit]:
        """Yield what the patterns match of which a word occurs at all."""
        begun = terms.beginnings(text.lower())
        for pattern, compiled in self._compiled:
            if _GATES[pattern.name].open(text, begun):
                for match in compiled.finditer(text):
                    yield from self.judge(text, match, pattern)

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the term, unless what stands before it is nobody."""
        first = match[0].split(maxsplit=1)[0]
        if pattern.name not in _WITHOUT_SUBJECT and first in _NO_PERSON and not re.match(_TITLE, match[0]):
            return
        before = text[max(0, match.start() - 24) : match.start()].lower()
        if pattern.name == "partij" and _OFFICE.search(before + match[0]):
            return
        if pattern.name == "bezit" and first.lower() == "zijn" and _VERBAL.search(before):
            return
        start, end = match.span("value")
        yield Hit(
            start=start,
            end=end,
            score=pattern.score,
            why=recorded("possibly special personal data, {pattern}", pattern=pattern.name),
        )
