"""Recognizes the numbers under which registers know a person, by label: one recognizer a kind."""

import re
from abc import ABC
from collections.abc import Iterator
from typing import ClassVar

from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import ANSWER, WHOSE, either, words
from woo_redact.model import Entity

NUMBER = r"(?:-?[ ]?(?:nummers?|nrs?\.?|no\.?|id|code|numbers?)(?![^\W_]))"
"""What makes of a word the label of a number: "cliënt" and "-nummer", "nr.", "-id"."""

NUMBER_OF = (
    r"(?:(?:registratie-?|inschrijf-?|inschrijvings-?|dossier-?)?(?:nummers?|nrs?\.?|"
    r"numbers?)[ ](?:(?:van|v/d|v\.d\.|of)[ ])?"
    r"(?:(?:de|het|een|mijn|me|mn|m['’]n|uw|je|zijn|zn|haar|hun|onze?|deze|die|dit|my|the|his|her)[ ])?"
    r"(?:(?:huidige|oude|vorige|nieuwe|eigen)[ ])?)"
)
"""The same before it: "nummer klant", "het nummer van mijn polis", "nr. cliënt"."""

# Between label and number: a few words of the sentence ("Cliëntnummer Wmo:", "BIG-nummer van de arts is").
_BETWEEN = (
    r"(?:[ ]?\([^)\n\d]{1,30}\))?[^\w\n;]{0,4}"
    r"(?:(?![A-Z]{1,4}[ .\-]\d)(?!(?i:en|of|volgt|onbekend|ontbreekt|niet|zie|per|[^\W\d_]*nummer)(?![^\W_]))"
    r"[^\W\d_][^\W\d_'’.-]{0,18}\.?(?:[^\w\n;-]{1,4}|(?=\n))){0,6}"
    rf"(?:\n?[>| \t]*(?:\((?:bv|bijv|zoals)\.?[ ])?|{ANSWER})"
)
# Words between them that lead to another number or to a date.
_ANOTHER = re.compile(
    r"(?i:nummer|(?<![a-z])nrs?\b|kenmerk|code|telefoon|(?<![a-z])tel\b|datum|bsn|zaak|sinds|vanaf|op[ ]?$|"
    r"geldig|artikel|bedrag|[.][ ]+(?-i:[A-Z]))"
)
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:19|20)?\d\d(?![-./]?\d)|(?:19|"
    r"20)\d\d-\d\d-\d\d"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?")
_ITEM = re.compile(
    r"(?:[ ]?\([^()\n\d]{1,30}\))?"  # whose the one before is: "20037718 (Tijn) en 20041190"
    r"[ ]*(?:,|;|/|&|\||\ben\b|\bof\b|\(oud:?)[ ]*"
    rf"(?:(?:(?:van|v/d)[ ])?(?:(?:de|het|mijn|zijn|haar)[ ])?{either(WHOSE)}[ :]{{1,2}})?"
    r"(?P<value>\d[\d.\- ]{2,14}\d)(?![^\W_])"
)
_BRACKETED = re.compile(r"[A-Z][\w'’-]+[ ]\((?P<value>\d{6,10})\)")
_SOON = 200  # characters: within a paragraph
_LETTER_BEFORE = re.compile(r"(?<![^\W_])[A-Z][.\-]$")  # "C.448821"
_DIALLED = re.compile(r"0[1-9]\d{8}|(?:0031|31)[1-9]\d{8}")
_COUNTED = re.compile(r"[ ](?:euro|stuks|personen|mensen|keer|uur|dagen|weken|maanden|jaar)\b|[ ]?%")


class RegisteredNumber(Identifier, ABC):
    """A number after the name of the register that gave it; the label stays, the number goes.

    `LABEL` is the register's name in small letters (a pattern); `DIGITS` how many digits the number has, so
    that a count or a year is none. Numbers listed after the first are numbers of the same kind.
    """

    ENTITY = Entity.NL_ID_DOCUMENT
    DIGITS: ClassVar[tuple[int, int]]

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the number and those listed after it."""
        between = text[match.end("label") : match.start("value")]
        if _ANOTHER.search(between):
            return
        item: re.Match[str] | None = match
        while item is not None:
            start, value = item.start("value"), trimmed(item["value"])
            if lettered := _LETTER_BEFORE.search(text[max(0, start - 3) : start]):
                start, value = start - len(lettered[0]), lettered[0] + value
            if not self._fits(text, start + len(value), value) or _called_at(match["label"], value):
                return
            end = start + len(value)
            yield Hit(start=start, end=end, score=pattern.score, why=pattern.name)
            item = _ITEM.match(text, end)
            if item is None:
                yield from _alike(text, end, value, pattern)

    def _fits(self, text: str, end: int, value: str) -> bool:
        """Tell whether the value can be such a number."""
        least, most = self.DIGITS
        if _DATE.match(value) or _YEAR.fullmatch(value) or _COUNTED.match(text, end):
            return False
        return least <= sum(map(str.isdigit, value)) <= most


def _called_at(label: str, value: str) -> bool:
    """Tell whether "het nummer van de cliënt" is where he can be called."""
    spoken = re.match(r"(?i:nummer|nr)", label) is not None
    return spoken and _DIALLED.fullmatch(re.sub(r"\D", "", value)) is not None


def _alike(text: str, end: int, value: str, pattern: Pattern) -> Iterator[Hit]:
    """Yield the numbers of the same form in brackets behind a name soon after: "van Achmed (20051236)"."""
    if re.fullmatch(r"\d{6,10}", value):
        for match in _BRACKETED.finditer(text, end, end + _SOON):
            other = match["value"]
            if len(other) == len(value) and other[:2] == value[:2]:
                yield Hit(start=match.start("value"), end=match.end("value"), score=0.6, why=pattern.name)


def trimmed(value: str) -> str:
    """Return the part of `value` that is a number: up to the first group without a digit in it."""
    groups = value.split(" ")
    kept = 1
    while kept < len(groups) and any(map(str.isdigit, groups[kept])) and groups[kept].upper() == groups[kept]:
        kept += 1
    return " ".join(groups[:kept])


def after_label(name: str, label: str, score: float = 0.9) -> tuple[Pattern, ...]:
    """Return the pattern of a number after its label: digits in groups, up to three letters before them."""
    return (
        Pattern(
            name,
            rf"(?<![^\W_])(?P<label>(?i:{label}))(?![^\W_])\.?{_BETWEEN}"
            r"(?P<value>(?:[A-Z]{1,4}[ .\-]?|[a-z]{1,2}-?)?\d(?:[ .\-/]?\d|[.\-/]?[A-Za-z]){2,15})(?![^\W_])",
            score,
        ),
    )


class ANumberRecognizer(RegisteredNumber):
    """The A-nummer: the administration number of the Basisregistratie Personen, ten digits.

    Source: art. 4.9 Wet BRP; a number prescribed by law (art. 46 UAVG, art. 5.1 lid 1 sub e Woo).
    """

    NAME = "a_number"
    WORDS = ("a-n", "a n", "anummer", "anr", "administratien", "brp", "gba")
    DIGITS = (9, 11)
    PATTERNS = after_label("A-nummer", rf"(?:a|administratie|brp|gba){NUMBER}(?:[ ](?:brp|gba))?", 0.95)


class EducationNumberRecognizer(RegisteredNumber):
    """The onderwijsnummer, also called persoonsgebonden nummer (PGN): nine digits.

    Source: art. 1 Wet register onderwijsdeelnemers; a number prescribed by law (art. 46 UAVG).
    """

    NAME = "education_number"
    WORDS = ("onderwijs", "persoonsgeb", "pgn")
    DIGITS = (8, 10)
    PATTERNS = after_label(
        "onderwijsnummer", rf"onderwijs{NUMBER}|persoonsgeb(?:onden|\.)[ ]?{NUMBER}|pgn{NUMBER}?", 0.95
    )


class CriminalChainNumberRecognizer(RegisteredNumber):
    """The strafrechtsketennummer (SKN), under which the criminal justice chain knows a suspect.

    Source: art. 27b Sv; a number prescribed by law (art. 46 UAVG).
    """

    NAME = "criminal_chain_number"
    WORDS = ("skn", "strafrechtsketen")
    DIGITS = (6, 10)
    PATTERNS = after_label(
        "strafrechtsketennummer", rf"skn?{NUMBER}|(?-i:SKN)|strafrechts?keten-?{NUMBER}", 0.95
    )


class BigNumberRecognizer(RegisteredNumber):
    """The number of a registration in the BIG register (eleven digits), or in the UZI register of passes.

    Source: art. 3 Wet op de beroepen in de individuele gezondheidszorg; UZI-register (CIBG).
    """

    NAME = "big_number"
    WORDS = ("big", "uzi")
    DIGITS = (8, 12)
    PATTERNS = after_label(
        "BIG-nummer",
        rf"big(?:-?[ ]?reg(?:istratie|\.)?)?-?{NUMBER}|big-registratie|(?-i:BIG)|"
        rf"uzi-?(?:pas)?{NUMBER}|uzi-?pas|(?-i:UZI)",
        0.95,
    )


class AgbCodeRecognizer(RegisteredNumber):
    """The AGB code of a care provider: eight digits, the first two its kind of care.

    Source: Vektis, AGB-register.
    """

    NAME = "agb_code"
    WORDS = ("agb",)
    DIGITS = (7, 8)
    PATTERNS = after_label("AGB-code", rf"agb-?{NUMBER}|(?-i:AGB)", 0.95)


_STAFF = either(
    "personeel personeels pers. pers werknemer werknemers medewerker medewerkers stam dienst sap pas p "
    "toegangspas rijkspas employee staff functionaris badge pers medew medew. "
    "bezoekerspas afvalpas zorgpas lid leden "
    "toezicht toezichthouder toezichthouders toezichthouderspas legitimatie legitimatiebewijs verbalisant "
    "verbalisanten boa opsporingsambtenaar opsporingsambtenaren handhaver handhavers inspecteur inspecteurs "
    "controleur controleurs ambtenaar ambtenaren vrijwilliger vrijwilligers chauffeur chauffeurs "
    "bestuurder bestuurders rbtv wbtv brigadier aspirant militair"
)
_INSPECTORS = r"(?:verbalisant(?:en)?|toezichthouder|handhaver|boa|opsporingsambtenaar|inspecteur)"
_PASSES = rf"(?:{_INSPECTORS}|medewerker|werknemer|pas|pasje|badge)"


class PersonnelNumberRecognizer(RegisteredNumber):
    """The number of an employee, inspector or member, or of the pass that somebody carries."""

    NAME = "personnel_number"
    WORDS = words("nummer nr -id pas code number verbalisant badge skj") | {" id"}
    DIGITS = (3, 16)  # the passes of inspectors and of those who handle asbestos have dates in them
    PATTERNS = after_label(
        "personeelsnummer",
        rf"{_STAFF}-?{NUMBER}|(?:[a-z]{{2,12}}pas(?:jes?)?|pasjes?){NUMBER}|(?-i:BAR)-?nummer|(?:(?:toegangs|rijks|dienst)pas|badge){NUMBER}?|{NUMBER_OF}{_PASSES}|"
        rf"{_INSPECTORS},?[ ](?:met|onder)[ ](?:(?:het|dienst)[ ]?)?{NUMBER}|"
        rf"(?-i:SKJ)(?:[ -]?registratie)?-?{NUMBER}?|"
        r"verbalisant(?=[: (]{1,3}\d{5,7}(?!\d))",
    )


_CLIENTS = either(
    "patiënt patiënten patient patienten cliënt cliënten client clienten zorg polis zorgpolis verzekerde "
    "verzekerden verzekering verzekerings zorgverzekering zorgverzekerings leerling leerlingen student "
    "studenten kandidaat kandidaten detentie gedetineerde gedetineerden uitkering uitkerings jeugd burger "
    "ziekenhuis ziekenfonds bewoner bewoners inburgeraar inburgerings coa bvv pensioen "
    "klant klanten kl kl. subject gpk pgb woningzoekende woningzoekenden "
    "belastingplichtige rekeninghouder abonnee "
    "lidmaatschaps huurders huurder aangever slachtoffer dader verdachte "
    "ouder pleegkind asielzoeker statushouder "
    "uitkeringsgerechtigde bijstandsgerechtigde wmo-cliënt wmo-client "
    "jeugdhulp zorgvrager persoon "
    "uw_relatie mijn_relatie je_relatie zijn_relatie haar_relatie "
    "customer member policy lidmaatschap epd hulpvrager jeugdige kind persoons lid lidmaatschaps "
    "deelnemer deelnemers donor verzekeringnemer pat pat. detinee examen examenkandidaat ciz wmo ww "
    "wia wajong "
    "wlz bijstands ioaw aow anw"
)
_COUNTERPARTS = (
    r"(?:woningzoekende|woningnet|klant|cli[eë]nte?|pati[eë]nte?|verzekerde|leerling|student|deelnemer|huurder|abonnee|donor|bewoner|"
    r"(?:zorg)?(?:polis|verzekering)|client|patient|customer)"
)
_RELATION = "relatienummer"
_OF_FIRM = re.compile(
    r"(?i:debiteur|crediteur|leverancier|factu(?:ur|ren)|stichting|vereniging|gemeente|bedrijf|co[öo]peratie)|"
    r"\b(?:[BN]\.?V|U\.?A|GmbH)\b"
)

_OF_SOMEBODY = Guarded(
    r"(?<!\w)(?:de heer|heer|mevrouw|meneer|dhr|mevr|mw|fam|familie|ik|mijn|hij|zij|geachte|beste|"
    r"cli[eë]nte?|aanvrager|veehouder|landbouwer|boer|tuinder|teler|eenmanszaak|geboren|bsn|"
    r"(?-i:[A-Z]\.[ ]?[A-Z][a-z]+))(?!\w)",
    re.IGNORECASE,
)


class ClientNumberRecognizer(RegisteredNumber):
    """The number of a client, patient, insured person, pupil or prisoner (PRACTICE P20).

    "Debiteurnummer" is a word for firms and names nobody (P21); a "relatienummer" is somebody's where a
    person is spoken of near it and no firm on its line, or "uw" or "zijn" stands before it. After a bare
    "cliënt" or "patiënt" the number must have letters before it, as administrations
    write it: "cliënt C-448103".
    """

    NAME = "client_number"
    WORDS = words(
        "nummer number nr -id tid code klant liënt client patiënt patient verzekerde leerling polis"
    ) | {" id"}
    DIGITS = (4, 14)
    PATTERNS = (
        *after_label("nummer van een cliënt", rf"{_CLIENTS}-?{NUMBER}|{NUMBER_OF}{_COUNTERPARTS}"),
        Pattern(  # "88204516 is mijn klantnummer"
            "nummer van een cliënt",
            r"(?<![\w.,/-])(?P<value>[A-Za-z]{0,3}\d(?:[ .-]?\d){4,11})(?=[ ](?:is|was)[ ](?:het[ ])?"
            rf"(?:mijn|me|mn|uw|zijn|haar|hun|je|ons)[ ](?P<label>(?i:{_CLIENTS}|{_STAFF})-?{NUMBER}))",
            0.8,
        ),
        *after_label(_RELATION, rf"(?:relatie|brs){NUMBER}"),
        Pattern(  # "ingeschreven als woningzoekende onder nummer 7719022", "cliënt bij De Haven, nr H-20881"
            "nummer van een cliënt",
            r"(?<![^\W_])(?P<label>(?i:woningzoekende|cli[eë]nte?|pati[eë]nte?|verzekerde|leerling|student|lid|"
            r"deelnemer|abonnee|huurder|donor)(?![^\W_])[^.;:\n\d]{0,30}?"
            r"(?:,|\bonder|\bmet)[ ](?i:nummer|nr\.?|no\.))[ ]"
            r"(?P<value>(?:[A-Z]{1,3}[ .\-]?)?\d(?:[ .\-]?\d){3,11})(?![^\W_]|[-/]\w)",
            0.8,
        ),
        Pattern(  # "Polis: 448103", on a form the number itself
            "nummer van een cliënt",
            rf"(?<![^\W_])(?P<label>(?i:{_COUNTERPARTS}))[ ]?(?:[:=][ ]?\n?|\n)"
            r"(?P<value>(?:[A-Z]{1,3}[ .\-]?)?\d(?:[ .\-]?\d){4,11})(?=[ ]*(?:$|[\n,;|)]|\.(?!\d)))",
            0.8,
        ),
        Pattern(
            "nummer van een polis",
            r"(?<![^\W_])(?P<label>(?i:(?:zorg|ziektekosten|verzekerings)?polis))"
            r"(?:[ ](?:is|was|luidt|heet|heeft|met|onder)[ ](?:(?i:nummer|nr\.?)[ ])?|"
            r"[ ]bij[ ][^\n.;(\d]{2,30}[ ]\()"
            r"(?P<value>(?:[A-Z]{1,3}[ .\-]?)?\d(?:[ .\-/]?\d){4,12}(?:-?[A-Z])?)(?![^\W_]|[-/]\w)",
            0.8,
        ),
        Pattern(
            "cliënt met nummer",
            r"(?<![^\W_])(?P<label>(?i:(?:wmo|pgb|jeugd|zorg)-?[ ]?cli[eë]nte?))"
            r"[ ]?[:(]?[ ]?(?P<value>\d{4,9})(?![^\W_]|-\w)",
            0.7,
        ),
        Pattern(
            "cliënt met nummer",
            r"(?<![^\W_])(?P<label>(?i:cli[eë]nte?|pati[eë]nte?|leerling|verzekerde|"
            r"(?:zorg)?polis))[ ]?[:(]?[ ]?"
            r"(?P<value>[A-Z]{1,4}[- ]?\d{4}(?:[ ]?\d{1,6}){0,3}|"
            r"\#\d{4,10}|(?:(?<=olis[ ])|(?<=olis[ ]\())\d(?:[. ]?\d){6,11}|"
            r"\d{2,4}[-.]\d{2,6}(?:[-.]\d{2,6}){1,2})(?![^\W_]|-\w)",
            0.8,
        ),
    )

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the number and those listed after it, but for a firm's among the relations."""
        if pattern.name == _RELATION:
            line = text.rfind("\n", 0, match.start()) + 1
            firm = _OF_FIRM.search(text, max(line, match.start() - 80), match.start("value"))
            near = text[max(0, match.start() - 2 * _SOON) : match.end() + _SOON]
            if firm or not _OF_SOMEBODY.search(near):
                return
        yield from super().judge(text, match, pattern)


class SoleTraderNumberRecognizer(RegisteredNumber):
    """The number of a one-man firm in the trade register, which is its owner's (PRACTICE P22)."""

    NAME = "sole_trader_number"
    WORDS = ("eenmanszaak", "zzp")
    DIGITS = (8, 8)
    PATTERNS = (
        Pattern(
            "KvK-nummer van een eenmanszaak",
            r"(?<![^\W_])(?P<label>(?i:eenmanszaak|zzp(?:['’]?er)?)(?![^\W_])[^\n]{0,60}?"
            r"(?i:k\.?v\.?k\.?)(?:-?nummer|-?nr\.?)?)[: ]{1,3}(?P<value>\d{8})(?!\w)",
            0.9,
        ),
    )


RECOGNIZERS = (
    ANumberRecognizer,
    EducationNumberRecognizer,
    CriminalChainNumberRecognizer,
    BigNumberRecognizer,
    AgbCodeRecognizer,
    PersonnelNumberRecognizer,
    ClientNumberRecognizer,
    SoleTraderNumberRecognizer,
)
"""All of them, in the order in which they are registered."""
