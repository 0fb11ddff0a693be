"""Recognizes passwords, access codes and keys after their label."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.meeting_link import is_meeting_number
from woo_redact.detect.recognizers.surroundings import ANSWER, either, words
from woo_redact.language import recorded
from woo_redact.model import Entity

# What a code opens: a door, a meeting, an account.
_PLACES = either(
    "deur voordeur achterdeur zijdeur tussendeur buitendeur alarm brandalarm inbraakalarm alarmpaneel poort "
    "hek slagboom slot hangslot cijferslot kluis kluisje sleutelkluis sleutelkluisje sleutelkast "
    "sleutelkastje "
    "postkast kast archiefkast garage parkeergarage berging lift ingang hoofdingang zijingang achteringang "
    "pand gebouw kantoor magazijn serverruimte archief archiefruimte trappenhuis toegang nood dwang cijfer "
    "combinatie moderator deelnemer deelnemers voorzitter gast gasten gastnetwerk presentator wifi wi-fi "
    "netwerk printer pas toegangspas badge laptop tablet telefoon simkaart mobiel account portaal app "
    "zaaksysteem systeem vergadering meeting overleg webinar digid kluisdeur fietsenstalling fietsenhok "
    "school locatie wachtkamer toilet mtg call sessie bijeenkomst kamer kelder ruimte hok stalling loods "
    "kantine trap tankpas rolluik schuifdeur pasje afvalpas "
    "kastje keybox sleutelbox brievenbus meterkast schakelkast galerij portiek hal schuur bergruimte "
    "dashboard keet bouwkeet keysafe lockbox keylocker sleutelsafe bezoekersingang bestand zip "
    "zipbestand pdf usb "
    "usb-stick bijlage"
)
_PLACE = rf"(?:[a-z]{{2,14}}-?)?{_PLACES}"  # "alarmkast", "fietsenkelder"
# "slagboomcode"; but a "gebouwcode" or "archiefcode" is a place in a register.
_OPENED = (
    r"(?!(?:telefoon|locatie|gebouw|systeem|pand|school|kantoor|archief\w*|ruimte|kamer|auto|sessie|bestand|"
    r"zip|pdf|bijlage)code)"
)
_ACCESS = either(
    "toegangs inlog activatie activerings verificatie beveiligings deur alarm kluis poort hek slot sms "
    "aanmeld "
    "herstel deelname deelnemers moderator voorzitters host gast gasten presentator ontgrendel "
    "ontgrendelings "
    "sleutelkluis sleutelkastje sleutelkast cijfer nood dwang lift garage parkeer berging ingang "
    "hoofdingang voicemail eenmalige eenmalig wifi wi-fi netwerk digid bevestigings autorisatie mfa 2fa "
    "login access security "
    "verification lock meeting vergader vergaderings door alarm_system koppel reset uitschakel inschakel "
    "machtigings hek brandpoort keet ophaal afhaal pickup print stem authenticatie geheime persoonlijke_inlog"
)
_KEY = either("api secret client access private licentie license bearer auth sas ssh encryptie")
_LABEL = (
    r"(?:(?<!\w)[a-z]{0,12}wachtwoord(?:code|en|zin)?|wachtzin|wwoord|w8woord|(?P<short>ww|pw|pass)|passwor[dt]|passwd|passw|"
    r"pwd|"
    r"passcode|passphrase|codewoord|"
    rf"{_ACCESS}-?\s?(?:code|sleutel|pin|key|wachtwoord|password|passcode|token)|"
    r"(?:inloggen|aanmelden|naar\sbinnen|openen|opent|open)\smet\s(?:de\s)?(?:code|pin)|"
    rf"(?:persoonlijke|geheime|eenmalige|tijdelijke|(?:uw|je|jouw|mijn)\sunieke)\scode|"
    rf"(?:code|combinatie|cijfers?)[ -](?:(?:van|voor|op|bij|om|v/?d\.?|v\.d\.)\s)?(?:(?:de|het|ons|onze|"
    rf"mijn|die)\s)?{_PLACE}|"
    rf"{_PLACE}\scode|{_OPENED}{_PLACE}code|cijferslot|combinatieslot|sleutelkast(?:je)?|sleutelkluis(?:je)?|"
    rf"die\s(?:van|voor|v/?d)\s?(?:(?:de|het|mijn|ons)\s)?{_PLACE}|"
    r"wachtw\.|pasw|w\.w\.|otp|tan-?code|cvc|pin(?:-?\s?(?:code|nummer))?|puk(?:-?code)?|"
    rf"{_KEY}[ _-]?(?:key|sleutel|secret|token|code)|product[ _-]?(?:key|sleutel)|(?:access|"
    rf"personal)\s(?:access\s)?token|bearer|token|secret)"
)
_OF = r"\s(?:voor|van|op|bij|om|tot|naar)\s(?:[^\n.:;]|\.(?=\d))"  # "de pincode van de poort"
_WHERE = r"(?:[ \u00a0][^\W\d_]{2,24}){1,3}"  # "alarmcode hoofdingang: "
_STILL = (
    r"(?:\s(?:(?:deze|volgende)\s(?:week|maand)|nu|dan|nog|steeds|gewoon|weer|voorlopig|momenteel|tijdelijk|vandaag|trouwens|overigens|dus|ook|eigenlijk|(?:per|"
    r"vanaf)\s\d{1,2}\s\w{3,9})){0,2}"
)
_IS = (
    rf"(?:is|luidt|wordt|was|blijft|werd|staat\sop|staat\snu\sop){_STILL}(?:\s(?:gewijzigd|veranderd|aangepast|gezet)\s(?:in|naar|"
    rf"op))?(?:\s?:)?\s"
)
_VALUE = (
    r"(?P<value>[\"“„'‘`](?P<quoted>[^\"”“'’`\n]{3,64})[\"”'’`]|(?P<plain>\d(?:[ ]\d){3,9}(?![ ]?\d)|"
    r"[^\s<>\"“”|]{3,200}))"
)
# What follows the label in sentences about passwords instead of a password.
_WORDS = words(
    "zie volgt nog wordt word niet vergeten per via nvt n.v.t onbekend bekend zelfde hetzelfde als voor van "
    "het een de dit dat deze die is en of met verstuurd gestuurd apart separaat aanvragen wijzigen resetten "
    "reset instellen vereist verplicht verlopen geen required bij op in aan te om door uit naar wel graag "
    "krijgt ontvangt ontvang vraag opvragen sturen stuur kun kunt kan moet mag veranderen gewijzigd "
    "veranderd opnieuw invoeren invullen ingevuld vul kies kiezen you your the and for not optional "
    "optioneel leeg none null ja nee gebruikersnaam"
)
_GROUPS = re.compile(r"\d{1,6}(?:[ ]\d{1,6}){1,5}#?(?![\w%])")
_NO_SECRET = re.compile(r"(?:19|20)\d\d|\d{1,3}%?|\d{1,2}[-/.:]\d{1,2}(?:[-/.:]\d{2,4})?|\d+[%e]")
_DAY = re.compile(
    r"(?:19|20)\d\d-[01]\d-[0-3]\d(?:T\S*)?|\[?\d{1,2}:\d\d(?::\d\d)?\]?"
)  # the next line of a log begins with its day
_SECRET = re.compile(r"\d|\w[!@#$%^&*?]|[a-z][A-Z]")
# "Het wachtwoord is zomervakantie." and "is geblokkeerd.", "is tijdelijk.": what is said of a password.
_SAID = re.compile(
    r"(?:(?:door|aan|in|uit|op|af|mee|toe|over|voor|na|her)?ge\w+(?:d|t|en)|ver\w+|on\w+|be\w+|\w+(?:lijk|"
    r"ig|baar|eel|loos|isch)|standaard|mondeling|wachtwoord|welbekend|hoofdletter\w*|"
    r"(?:door|aan|in|uit|op|af|mee|over|voor|na|her)\w+(?:d|t|en))"
)
_JOINED = re.compile(r"[^\W_]{2,}(?:[-_.][^\W_]{2,}){1,5}")
_ACCOUNT = Guarded(r"(?i:wi-?fi|netwerk|inlog|login|account|gebruiker|portaal|gast)")
_END = re.compile(r"[.!,;)]?\s*(?:$|\n|[A-Z])")


_LISTED = "in een lijst van codes"
_CODES = Guarded(r"(?i)(?<![^\W_])(?:toegangs|alarm|cijfer|deur|poort)?codes(?![^\W_])[^\n]{0,100}$")
_OPENS, _MIXED = "bij wat ermee opengaat", "van cijfers, hoofdletters en kleine letters"
_CODE = re.compile(r"(?i)(?:code|pin|wachtw|(?<!\w)ww(?!\w)|cijfers)")
_PLACE_NAMED = re.compile(rf"(?i)(?<![^\W_]){_PLACE}(?![^\W_])[^.!?\n]*$")

_NO_COUNT = r"(?![\w#*.,/-]*\d|[ ]?(?:euro|%|m[23²]?\b|stuks|personen|inwoners|uur))"
# "Dossier: PW 0073412", "kenmerk PW/2024/118": a case under the Participatiewet.
_CASE = Guarded(
    r"(?<![^\W_])(?:(?:dossier|zaak|kenmerk|referentie|besluit|beschikking|aanvraag|uitkering|regeling|wet)[a-z]*|"
    r"ref|nr|betreft|inzake|soort|product)\.?[ ]?[:=]?[ ]{0,3}"
    r"(?:(?:wmo|jw|jeugdwet|ioaw|ioaz|bbz)[ ]?[,/&+][ ]?)*$",
    re.IGNORECASE,
)
_PLACE_BEHIND = re.compile(
    rf"(?i)\s?\(?(?:voor|van|op|bij|om)?[ ]?(?:(?:de|het|ons|onze|mijn|die|dat)[ ])?{_PLACE}(?![^\W_])"
)


class CredentialRecognizer(Identifier):
    """The value after wachtwoord, toegangscode, pincode, passcode, API key and their kin; not the label.

    Source: art. 5.1 lid 2 sub h Woo, PRACTICE P24. After a colon any value counts that is not a plain word
    of the sentence ("wachtwoord: zie bijlage"); after "is", a line end or nothing it has to look like a
    secret, with a digit, a mark or a capital inside.
    """

    ENTITY = Entity.CREDENTIAL
    WORDS = words(
        "wacht woord ww pass pwd pw code pin puk key sleutel token secret slot combinatie bearer pasw "
        "w.w. otp tan-c tanc cvc wifi wi-fi inlog admin alarm toets hek deur"
    )
    PATTERNS = (
        Pattern(
            "na dubbelepunt",
            rf"(?i)(?<![^\W_]){_LABEL}(?:\s?\([^)\n]{{1,30}}\)|{_OF}{{2,40}}|{_WHERE})?"
            rf"\s?(?::|=|->|→)[ \t\u00a0*_]*{_VALUE}",
            0.95,
        ),
        Pattern("op de volgende regel", rf"(?i)(?<![^\W_]){_LABEL}\s?:?[ \t]*\n\s?{_VALUE}", 0.9),
        Pattern("in een zin", rf"(?i)(?<![^\W_]){_LABEL}(?:{_OF}{{2,40}}?)?\s(?P<is>{_IS}){_VALUE}", 0.9),
        Pattern(
            "na een wijziging",
            rf"(?i)(?<![^\W_]){_LABEL}(?:{_OF}{{2,40}}?)?\s(?:gereset|gewijzigd|veranderd|aangepast|gezet|"
            rf"ingesteld|omgezet|teruggezet)\s(?:naar|in|op)\s{_VALUE}",
            0.9,
        ),
        Pattern(
            "direct na het woord",
            rf"(?i)(?<![^\W_]){_LABEL}(?:\s(?:(?:van|voor|v/?d)\s(?:(?:de|het)\s)?)?{_PLACE})?\s{_VALUE}",
            0.85,
        ),
        Pattern(  # asked in a chat, told on the next line
            "als antwoord",
            rf"(?i)(?<![\w-])(?:wachtwoord|ww|wifi(?:code)?|pin(?:code)?|code)(?![^\W_])"
            rf"[^\n?:=]{{0,60}}{ANSWER}"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>(?=\S*\d)(?=\S*[^\W\d_])\S{5,40}|\d{4,8}[#*]?(?!\w)))",
            0.8,
        ),
        Pattern(
            "van een netwerk ergens",
            r"(?i)(?<![^\W_])wi-?fi(?:-\w+)?(?:[ ](?:in|op|van|voor|bij)[ ][^\n.:]{2,30}?)?"
            r"(?:[ ]is[ ]|[ ]?[:=][ ]?)"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>(?=\S*\d)\S{6,40}))",
            0.8,
        ),
        Pattern(
            "achter wat ermee opengaat",
            r"(?im)(?<![^\W_])(?:alarm|kluis|slot|poort|sleutelkast(?:je)?)[ ][a-z]{3,20}[ ]"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>\d{4,6}[#*]?))(?=[ ]*$)",
            0.7,
        ),
        Pattern(
            "achter wat ermee uitgaat",
            r"(?i)(?<![^\W_])(?:inbraak)?alarm[ ]?:?[ ](?P<value>(?P<quoted>(?!))|"
            r"(?P<plain>(?!(?:19|20)\d\d(?!\d)|0[89]00)\d{4,6}[#*]?))"
            r"(?![\w#*.,/-]*\d|[ ](?:keer|maal|x|uur|meldingen|euro|personen)\b)",
            0.8,
        ),
        Pattern(
            "met het hekje van een cijferslot",
            r"(?i)(?<![^\W_])(?:[a-z]{0,14}code|pin)[ ](?P<value>(?P<quoted>(?!))|"
            r"(?P<plain>\d{3,8}[#*]))(?!\w)",
            0.8,
        ),
        Pattern(
            "als een datum",
            rf"(?i)(?<![^\W_]){_ACCESS}-?code[ :]{{1,2}}"
            r"(?P<value>(?P<quoted>\d\d-\d\d-\d\d)|(?P<plain>(?!)))(?![\w-])",
            0.85,
        ),
        Pattern(
            _MIXED,
            r"(?<![\w-])(?i:code)(?:\s?:\s?|[ ])(?P<value>(?P<quoted>(?!))|"
            r"(?P<plain>(?=[A-Za-z\d]*\d)(?=[A-Za-z\d]*[A-Z])(?=[A-Za-z\d]*[a-z])[A-Za-z\d]{5,16}))(?![\w/-])",
            0.8,
        ),
        Pattern(  # a number by which something opens that the sentence has named
            _OPENS,
            r"(?i)(?<![^\W_])(?:(?:cijfer)?code|pin)"
            r"(?:[ ](?:is|wordt|was|werd))?(?:[ ](?:nu|dus|weer))?[ :=]{1,2}(?P<value>(?P<quoted>(?!))|"
            r"(?P<plain>[a-z]?\d{3,8}[#*]?))(?![\w#*.,/-]*\d)",
            0.8,
        ),
        Pattern(
            _OPENS,
            rf"(?i)(?<![^\W_]){_PLACE}\s(?:gaat|kan|moet|doe|open|opent|uit)[^\n.:;\d]{{0,30}}?(?<!\w)met\s"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>\d{3,8}[#*]?))(?![\w#*.,/-]*\d|[ ]?(?:euro|personen|man))",
            0.8,
        ),
        Pattern(
            "cijfer voor cijfer",
            r"(?i)(?<![^\W_])(?!post|zip|land|kleur|bar|streep)[a-z]{0,16}code\s?(?:is|:)?\s"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>\d(?:[ -]\d){3,7}))(?![ -]?\w)",
            0.8,
        ),
        Pattern(
            "om iets mee te doen",
            r"(?<![^\W_])(?i:met|via|gebruik|onder)\s(?i:de\s|uw\s|deze\s)?(?i:[a-z]{0,14}code)\s"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]{2,8}(?:-[A-Z\d]{2,8}){1,4}))"
            r"(?![\w/-])",
            0.8,
        ),
        Pattern(  # "op te halen met code K3P-99X", "toegang via de code 7719"
            "om iets mee te doen",
            r"(?i)(?<![^\W_])(?:(?:op|af)\s?te\s?halen|(?:op|af)(?:ge)?ha(?:len|alt|ald)|toegang|binnen(?:komen)?|open(?:en|t)?|"
            r"in\s?te\s?loggen|inloggen|aan\s?te\s?melden|aanmelden|activeren|ontgrendelen|ontsluiten)"
            r"[^\n.:;\d]{0,30}?(?<!\w)(?:met|via|op|onder|door)\s(?:(?:de|uw|je|deze|het|een)\s)?(?:(?:unieke|persoonlijke|volgende)\s)?"
            r"(?:(?:op|af)haal)?code:?\s(?:is\s)?"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>(?=\S*\d)[^\s<>\"“”|,;()]{4,24}))",
            0.8,
        ),
        Pattern(
            "verderop gezet",
            rf"(?i)(?<![^\W_])(?:wachtwoord|password|ww)(?![^\W_])[^\n]{{1,80}}?\b(?:gezet|gewijzigd|veranderd|gereset|"
            rf"aangepast|ingesteld)\s(?:op|naar|in)\s(?=\S*\d)(?=\S*[a-z]){_VALUE}",
            0.85,
        ),
        Pattern(  # "Het wachtwoord, Welkom2022, hangt op", "de alarmcode (4471#) staat"
            "als bijstelling",
            rf"(?i)(?<![^\W_]){_LABEL}(?:{_OF}{{2,40}}?)?(?:,|\s?[(–-])\s?"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>(?=\S*\d)[^\s<>\"“”|,()]{4,40}))(?=,\s|\)|\s[–-]\s)",
            0.85,
        ),
        Pattern(  # "code kastje is trouwens veranderd he: 7719", "de pin van het hek is nu dus 4471#"
            "verderop verteld",
            rf"(?i)(?<![^\W_])(?:code|pin|combinatie|cijfers)[ ](?:(?:van|voor|op|bij|vd|vh|v/d|v/h)[ ])?"
            rf"(?:(?:de|het|ons|onze|mijn|die|dat)[ ])?{_PLACE}(?![^\W_])[^\n:.?!\d]{{0,50}}"
            r"(?::[ ]?|[ ](?:in|naar|op|nu|is|wordt|dus)[ ])"
            rf"(?P<value>(?P<quoted>(?!))|(?P<plain>\d{{3,8}}[#*]?)){_NO_COUNT}",
            0.8,
        ),
        Pattern(  # "Nieuwe codes: voordeur 4471, kelder 8820"
            _LISTED,
            rf"(?i)(?<![^\W_]){_PLACE}(?:[ ]?[:=]|[ ]is)?[ ]"
            rf"(?P<value>(?P<quoted>(?!))|(?P<plain>\d{{3,8}}[#*]?)){_NO_COUNT}",
            0.8,
        ),
        Pattern(  # "hek 4471#", "zijdeur, toets 7719#"
            "met een slottoets",
            rf"(?i)(?<![^\W_])(?:{_PLACE}|toets(?:[ ]in)?)[ :]{{1,2}}(?P<value>(?P<quoted>(?!))|"
            r"(?P<plain>\d{3,8}#))(?![\w#*])",
            0.85,
        ),
        Pattern(  # keys are pressed to end it: "nieuwe code: 7719#"
            "met een slottoets",
            r"(?i)(?<![^\W_])(?:(?!post|bar|streep|kleur)[a-z]{0,16}code|pin|cijfers)(?![^\W_])[^\n\d]{0,40}?"
            r"(?P<value>(?P<quoted>(?!))|(?P<plain>\d{3,8}[#*]))(?![\w#*])",
            0.85,
        ),
        Pattern(
            "verderop verteld",
            r"(?i)(?<![^\W_])code\s(?:van|voor|op)\s[^\n:\d]{3,80}:\s(?P<value>(?P<quoted>(?!))|"
            r"(?P<plain>\d{4,8}[#*]?))" + _NO_COUNT,
            0.8,
        ),
        Pattern(
            "bij een naam van een netwerk of sleutel",
            rf"(?i)(?<![^\W_])(?:wi-?fi(?:-?\s?netwerk)?|sleutel|inlog(?:gegevens)?|login)\s?:\s?{_VALUE}",
            0.8,
        ),
        Pattern(
            "sleutel van een programma",
            r"(?i)(?<![^\W_])\w{0,24}(?:key|secret|token)\s?[:=]\s?(?P<value>(?P<quoted>(?!))|"
            r"(?P<plain>[\w+/=.~-]{12,200}))",
            0.8,
        ),
        Pattern(
            "achter een gebruikersnaam",
            r"(?i)(?<![^\W_])(?:inlog\w*|log\s?in|aanmelden|gebruiker(?:snaam)?|user(?:name)?|account|"
            r"admin)\b"
            r"[^\n/]{1,50}\s?/\s?(?P<value>(?P<quoted>(?!))|(?P<plain>[^\s<>\"“”|/]{5,64}))(?![/\w])",
            0.8,
        ),
    )
    CONTEXT = ("wachtwoord", "toegangscode", "inloggen")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the value without quotes and closing punctuation, if it can be a secret."""
        quoted = match["quoted"] is not None
        start = match.start("quoted" if quoted else "plain")
        groups = None if quoted else _GROUPS.match(text, start)
        value = match["quoted"] if quoted else (groups[0] if groups else match["plain"].rstrip(".,:;)]"))
        if not quoted and value.startswith("("):
            start, value = start + 1, value[1:]
        if len(value) < 3 or value.lower().strip(".:!?") in _WORDS or "://" in value or _DAY.fullmatch(value):
            return
        if _told_otherwise(text, match, pattern.name, start, start + len(value)):
            return
        score = pattern.score
        if (
            not self._sure(match, pattern, value)
            and not _looks_secret(value)
            and not _phrase(text, start, value)
        ):
            if pattern.name != "in een zin" or not _plain_word(text, start, value):
                return
            score = 0.6
        yield Hit(
            start=start,
            end=start + len(value),
            score=score,
            why=recorded("access code {name}", name=pattern.name),
        )

    @staticmethod
    def _sure(match: re.Match[str], pattern: Pattern, value: str) -> bool:
        """Tell whether the label says enough: quotes, or a colon after a word that means nothing else."""
        short = match.groupdict().get("short") is not None
        if match["quoted"] is not None:
            return True
        return pattern.name == "na dubbelepunt" and not (short and not _looks_secret(value))


def _told_otherwise(text: str, match: re.Match[str], way: str, start: int, end: int) -> bool:
    """Tell whether what stands round the value says that it is none, or not what it opens."""
    label = match[0].lower()
    before = text[max(0, match.start() - 120) : match.start()]
    if is_meeting_number(text, start) and not label.startswith(("wachtw", "passw", "ww", "pw")):
        return True
    if match.groupdict().get("short") == "PW" and _CASE.search(before):
        return True
    if label.startswith("die"):
        return not _CODE.search(before)
    if way == _LISTED:
        return not _CODES.search(before)
    placed = _PLACE_NAMED.search(text[max(0, start - 90) : start]) or _PLACE_BEHIND.match(text, end)
    return way == _OPENS and not placed


def _looks_secret(value: str) -> bool:
    """Tell whether a value has what passwords and codes have, and is no year, hour, date or count."""
    return _SECRET.search(value) is not None and not _NO_SECRET.fullmatch(value)


def _phrase(text: str, start: int, value: str) -> bool:
    """Tell whether joined words are a secret: behind "ww", where a network or account is spoken of."""
    return (
        _JOINED.fullmatch(value) is not None and _ACCOUNT.search(text[max(0, start - 60) : start]) is not None
    )


def _plain_word(text: str, start: int, value: str) -> bool:
    """Tell whether a word that ends the sentence is the password itself: "het wachtwoord is zonnebloem."."""
    ends = _END.match(text, start + len(value)) is not None
    return ends and len(value) >= 8 and value.isalpha() and not _SAID.fullmatch(value.lower())
