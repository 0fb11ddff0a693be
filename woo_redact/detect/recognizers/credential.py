"""Recognizes passwords, access codes and keys after their label."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import either, words
from woo_redact.model import Entity

_ACCESS = either(
    "toegangs inlog activatie verificatie beveiligings deur alarm kluis poort hek slot sms aanmeld herstel "
    "deelname ontgrendel sleutelkluis wifi wi-fi netwerk login access security verification lock meeting "
    "vergader vergaderings"
)
_KEY = either("api secret client access private licentie bearer auth sas")
_LABEL = (
    r"(?:wachtwoord(?:code|en|zin)?|wachtzin|ww|passwor[dt]|passwd|passw|pwd|passcode|passphrase|codewoord|"
    rf"{_ACCESS}-?\s?(?:code|sleutel|pin|key|wachtwoord|password|passcode|token)|"
    r"(?:inloggen|aanmelden|naar binnen|openen)\smet\s(?:de\s)?code|"
    r"pin(?:-?\s?(?:code|nummer))?|puk(?:-?code)?|"
    rf"{_KEY}[ _-]?(?:key|sleutel|secret|token|code)|token|secret)"
)
_OF = r"\s(?:voor|van|op|bij|om)\s[^\n.:;]"  # "de pincode van de poort"
_WHERE = r"(?:\s[^\W\d_]{2,24}){1,3}"  # "alarmcode hoofdingang: "
_STILL = r"(?:\s(?:nu|dan|nog|steeds|gewoon|weer|voorlopig|momenteel)){0,2}"
_IS = rf"(?:is|luidt|wordt|was|blijft){_STILL}(?:\s?:)?\s"
_VALUE = r"(?P<value>[\"“„'‘`](?P<quoted>[^\"”“'’`\n]{3,64})[\"”'’`]|(?P<plain>[^\s<>\"“”|]{3,200}))"
# What follows the label in sentences about passwords instead of a password.
_WORDS = words(
    "zie volgt nog wordt word niet vergeten per via nvt n.v.t onbekend bekend zelfde hetzelfde als voor van "
    "het een de dit dat deze die is en of met verstuurd gestuurd apart separaat aanvragen wijzigen resetten "
    "reset instellen vereist verplicht verlopen geen required bij op in aan te om door uit naar wel graag "
    "krijgt ontvangt ontvang vraag opvragen sturen stuur kun kunt kan moet mag veranderen gewijzigd "
    "veranderd opnieuw invoeren invullen ingevuld vul kies kiezen you your the and for not optional "
    "optioneel leeg none null ja nee gebruikersnaam"
)
_GROUPS = re.compile(r"\d{2,6}(?:[ ]\d{2,6}){1,5}#?(?!\w)")
_NO_SECRET = re.compile(r"(?:19|20)\d\d|\d{1,3}|\d{1,2}[-/.:]\d{1,2}(?:[-/.:]\d{2,4})?")
_SECRET = re.compile(r"\d|\w[!@#$%^&*?]|[a-z][A-Z]")


class CredentialRecognizer(Identifier):
    """The value after wachtwoord, toegangscode, pincode, passcode, API key and their kin; not the label.

    Source: art. 5.1 lid 2 sub h Woo, PRACTICE P24. After a colon any value counts that is not a plain word
    of the sentence ("wachtwoord: zie bijlage"); after "is", a line end or nothing it has to look like a
    secret, with a digit, a mark or a capital inside.
    """

    ENTITY = Entity.CREDENTIAL
    WORDS = ("wacht", "ww", "pass", "pwd", "code", "pin", "puk", "key", "sleutel", "token", "secret")
    PATTERNS = (
        Pattern(
            "na dubbelepunt",
            rf"(?i)(?<![^\W_]){_LABEL}(?:\s?\([^)\n]{{1,30}}\)|{_OF}{{2,40}}|{_WHERE})?"
            rf"\s?(?::|=|->|→)[ \t\u00a0]*{_VALUE}",
            0.95,
        ),
        Pattern("op de volgende regel", rf"(?i)(?<![^\W_]){_LABEL}\s?:[ \t]*\n\s?{_VALUE}", 0.9),
        Pattern("in een zin", rf"(?i)(?<![^\W_]){_LABEL}(?:{_OF}{{2,40}}?)?\s(?P<is>{_IS}){_VALUE}", 0.9),
        Pattern("direct na het woord", rf"(?i)(?<![^\W_]){_LABEL}\s{_VALUE}", 0.85),
    )
    CONTEXT = ("wachtwoord", "toegangscode", "inloggen")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the value without quotes and closing punctuation, if it can be a secret."""
        quoted = match["quoted"] is not None
        start = match.start("quoted" if quoted else "plain")
        groups = None if quoted else _GROUPS.match(text, start)
        value = match["quoted"] if quoted else (groups[0] if groups else match["plain"].rstrip(".,;)]"))
        if len(value) < 3 or value.lower().strip(".:!?") in _WORDS or "://" in value:
            return
        sure = quoted or pattern.name == "na dubbelepunt"
        if sure or (_SECRET.search(value) and not _NO_SECRET.fullmatch(value)):
            yield Hit(
                start=start, end=start + len(value), score=pattern.score, why=f"toegangscode {pattern.name}"
            )
