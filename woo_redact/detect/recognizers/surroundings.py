"""What stands before a number decides what it is: labels, references, amounts, web addresses."""

import re
from urllib.parse import unquote

from woo_redact.detect.guarded import Guarded

_TAIL = 64  # characters looked back: a label, a few link words and some punctuation
_URL_TAIL = 400  # no web address in a mail starts further back than this from a number in it


def words(listed: str) -> frozenset[str]:
    """Return the words of a list that is written as text."""
    return frozenset(listed.split())


def either(listed: str) -> str:
    """Return an alternation of the words of a list, the longest first, blanks in it written as "_"."""
    ordered = sorted(words(listed), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("_", "[ ]") for word in ordered) + ")"


_STAMP = r"(?:\[[^\]\n]{2,24}\][ ]?|\d[\d:.]{2,7}[ ])"
ANSWER = rf"(?:(?:\?[ ]?\n{_STAMP}?|\n{_STAMP})[^\n:\d]{{2,30}}:[ ])"
"""Between the question in a chat and the answer on the next line: "V-nr?", "Esra: 283 441 9075"."""

WHOSE = (
    "aanvrager aanvraagster partner kind zoon dochter moeder vader ouder ouders verzorger "
    "bestuurder eigenaar "
    "houder huurder klant cliënt client cliënte patiënt patient leerling student medewerker "
    "werknemer verdachte "
    "betrokkene melder meldster klager klaagster bezwaarmaker gemachtigde slachtoffer aangever "
    "getuige deelnemer "
    "verzekerde overledene bewoner vrijwilliger contactpersoon hoofdaanvrager belanghebbende rekeninghouder "
    "echtgenoot echtgenote kandidaat"
)
"""Whose a number is, as forms say behind its label: "rijbewijsnummer bestuurder"."""

# What may stand between a label and its number: "zaaknummer van de klant is: 12".
_LINK_WORDS = either(
    "is was luidt nummer nummers nr nrs no id van met het de den deze zijn haar mijn uw je als volgt onder "
    "bij betreft inzake voor mw dhr mevrouw heer vd v/d " + WHOSE
)
_LINK = rf"[^\w\n+]{{0,6}}\n?[^\w\n+]{{0,4}}(?:{_LINK_WORDS}\b[^\w\n+]{{0,4}}){{0,4}}$"

# Numbers that lead to a case, a company or a sum, never by themselves to a person (PRACTICE P21, P22).
_CASES = either(
    "zaak kenmerk referentie factuur facturen dossier ecli kamerstuk handelsregister order document "
    "registratie project contract offerte bestek grootboek kostenplaats perceel"
)
_SHORT = either("kvk k.v.k rsin btw vat ref isbn issn ubn corsa djuma decos bag po nen iso")
_NUMBERED = either(
    "verplichtings debiteur debiteuren crediteur crediteuren relatie klant ticket melding meldings incident "
    "artikel bestel opdracht inkoop vestigings besluit vergunning vergunnings aanvraag serie batch zending "
    "zendings boeking boekings polis budget proces volg stuk transactie betalings inschrijf lidmaatschaps "
    "taak wijzigings"
)
_NUMBER_WORD = r"(?:-?\s?(?:nummers?|nrs?|id|code)\b)"
_REFERENCE = Guarded(
    r"(?:€|\$|£|\beuro?|\bbedrag(?:en)?|\bart(?:ikel)?\.?|(?<![a-z])polis|"
    rf"(?<![a-z])(?:[a-z]{{2,14}}-?)?{_CASES}[a-z]{{0,4}}{_NUMBER_WORD}?|"
    rf"(?<![a-z]){_SHORT}{_NUMBER_WORD}?|"
    rf"(?<![a-z])[a-z]{{0,16}}{_NUMBERED}{_NUMBER_WORD})\.?{_LINK}"
)
# The same, further back in the sentence: "het zaaknummer van mijn eerdere klacht is 12".
_SAME_SENTENCE = Guarded(
    rf"(?<![a-z])(?:[a-z]{{2,14}}-?)?{_CASES}[a-z]{{0,4}}{_NUMBER_WORD}[^\d.;:!?\n]{{0,40}}$"
)
# Any other word that ends in "nummer" or "code" names what the number is: "kassabonnummer", "ons nummer".
# So does a thing that is known by its number: "melding 12", "pakket 12".
_THINGS = either(
    "melding meldingen bestelling pakket zending ticket besluit beschikking verzoek aanvraag aanslag bezwaar "
    "klacht verplichting overeenkomst raamovereenkomst incident vacature rapport rapportage notitie bon "
    "kassabon barcode code object serie formulier beleidsregel memo nota offerte tekening certificaat case "
    "aantal call change issue verslag grootboekrekening kostensoort kostendrager"
)
_NUMBERED_OTHERWISE = re.compile(
    rf"(?:(?<![a-z])[a-z][a-z./-]{{1,24}}?-?(?:nummers?|num|nrs?|no|id|codes?|kenmerk|referentie)|"
    rf"(?<![a-z])(?:ons|onze|uw|onder|uniek|eigen|intern|extern)\s(?:nummer|nr|kenmerk)|"
    rf"(?<![a-z])(?:[a-z]{{2,14}}-)?{_THINGS})\.?{_LINK}"
)
_SCHEME = Guarded(r"(?:https?:|www\.|://)\S*$")


def tail(text: str, start: int, length: int = _TAIL) -> str:
    """Return the lower-cased characters before `start`."""
    return text[max(0, start - length) : start].lower()


def label(alternatives: str) -> re.Pattern[str]:
    """Return a pattern of a label in lower case (an alternation) that ends directly before its number."""
    return re.compile(rf"(?<![a-z])(?:{alternatives}){_LINK}")


def labelled(text: str, start: int, pattern: re.Pattern[str]) -> bool:
    """Tell whether a label made by `label` stands directly before `start`."""
    return pattern.search(tail(text, start)) is not None


def is_reference(text: str, start: int) -> bool:
    """Tell whether the word before `start` makes the number a reference or an amount."""
    return _REFERENCE.search(tail(text, start)) is not None


def in_sentence_on_reference(text: str, start: int) -> bool:
    """Tell whether the sentence before `start` speaks of a case's or an order's number."""
    return _SAME_SENTENCE.search(tail(text, start)) is not None


def is_numbered(text: str, start: int) -> bool:
    """Tell whether the word before `start` names a number of its own kind, or a thing that has one.

    Wider than `is_reference`: for what has no form of its own, as nine digits that pass a test by chance.
    """
    return is_reference(text, start) or _NUMBERED_OTHERWISE.search(tail(text, start)) is not None


def in_web_address(text: str, start: int) -> bool:
    """Tell whether `start` lies inside a web address."""
    return _SCHEME.search(tail(text, start, _URL_TAIL)) is not None


def plain_address(url: str) -> str:
    """Return a web address without percent signs, also that which a mail scanner wrapped in its own."""
    return unquote(unquote(url)) if "%" in url else url
