"""Tells by its surroundings that what somebody bears as a name is a word, a place or a thing here (P40)."""

import re

from woo_redact.detect.firms import is_called_after, is_firm, is_thing, word_before
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.lexicon import is_nobodys
from woo_redact.detect.names import BLANK, fold
from woo_redact.detect.roads import is_road
from woo_redact.detect.vocabulary import ALWAYS_CAPITAL, FUNCTION, NOT_NAMES, NUMBER_LABELS

# "Bos en heide blijven open", "Bakker worden": at the start of a sentence this is the word, nobody's name.
_GOES_ON = re.compile(
    rf"{BLANK}(?:(?:en|of|noch){BLANK}[^\W\d_A-Z]{{3,}}|[^\W\d_A-Z]{{3,}}en|gezocht|gevraagd)\b"
)
# What follows a verb that opens a sentence, and no name: "Leg dit", "Stuur het".
_OBJECT = re.compile(rf"{BLANK}(?:dit|dat|het|een|mij|me|je|jullie|ons|hem|er)\b")
_CALLED_AFTER = frozenset({"commissie", "motie", "amendement", "kabinet", "fractie"})
_IN_PLACE = re.compile(
    rf"(?:^|\W)(?:in|te|gemeente|provincie|regio|dorp|stad|wijk|buurt|omgeving|station|waterschap|"
    rf"rond|nabij|school|basisschool|trein|bus|treinreis|reis|rit|terug{BLANK}uit|woont{BLANK}in|"
    rf"vanuit|afkomstig{BLANK}uit|gevestigd{BLANK}te|hoge|lage|noord|zuid|oost|west){BLANK}$",
    re.IGNORECASE,
)
_CALLS = Guarded(
    rf"(?<!\w)(?:belde|sprak|vroeg|zei|mailde|schreef|meldde|antwoordde|vertelde|reageerde|collega|buurman|"
    rf"buurvrouw|meneer|mevrouw){BLANK}$"
)
_SEAT = Guarded(r"\([A-Z][^(),;\n]{2,30},[ \u00a0]$")
_LANGUAGE = Guarded(
    r"(?:^|\W)(?:cursus|taal|les|lessen|lesstof|vak|tolk|spreekt|spreken|versie|vertaling|vertaald|klassiek|"
    rf"(?:naar|in|uit){BLANK}het|(?:nederlands|engels|duits|frans|turks)(?:,|{BLANK}en|{BLANK}of)){BLANK}$",
    re.IGNORECASE,
)

# "SPREKER 1", "Respondent 12": somebody who was given a number to stay unnamed.
_NUMBERED = re.compile(
    rf"(?:spreker|speaker|respondent|deelnemer|geïnterviewde|interviewer|interviewee|getuige|cliënt|client|patiënt|"
    rf"kandidaat|persoon|betrokkene|bewoner|inspreker|reclamant|indiener|verdachte|leerling|vrijwilliger|stem)"
    rf"{BLANK}?(?:nr\.?{BLANK}?)?\d{{1,3}}",
    re.IGNORECASE,
)
# Who is on duty, as rescuers write it: "OvD-P", "de HOvD".
_ON_DUTY = re.compile(r"(?:[dD]e[ \u00a0])?(?:H?OvD|CvD)(?:-[A-Z]{1,3})?")
# What a salutation greets: "Beste examencommissie". And half of what a firm is called: "Gebr."
_GROUP = re.compile(
    r"[a-z]*(?:commissie|bestuur|redactie|directie|afdeling|secretariaat|administratie)|"
    r"(?i:raads|staten|burger|kamer|commissie|bestuurs|college|fractie|team)leden|(?i:beiden|allebei|insprekers?)|(?:[Gg]ebr|[Gg]ebroeders|[Ff]a|[Ff]irma)\.?"
)
_LETTERED = re.compile(
    r"[A-Z](?:\.[ \u00a0](?P<word>[A-Z][^\W\d_]{3,})\b|"
    r"[ \u00a0](?P<bare>[^\W\d_]{4,})(?:[ \u00a0][a-zà-ÿ]+){0,4}[ \u00a0]*(?=\n|$))"
)
_ARTICLED = re.compile(r"^(?:de|het|onze|uw)[ \u00a0]")
# What a company is by law, without its name.
_LEGAL_FORM = re.compile(r"(?:B\.[ \u00a0]?V|N\.[ \u00a0]?V|C\.V|V\.O\.F|U\.A|B\.A)\.?")
# "N.B. Beperkt openbaar": an abbreviation that looks like initials.
_NOTE = re.compile(r"(?:N\.?B|P\.?S|I\.O|T\.A\.V|D\.D)\.?(?!\w)")


# "Di 19-9" in an agenda
_WEEKDAY = re.compile(r"(?:ma|di|wo|do|vr|za|zo)\.?", re.IGNORECASE)
_DATE_NEXT = re.compile(r"\.?[ \u00a0\t]\d{1,2}(?!\d|[:.]\d{2}\s?(?:uur|u)\b)")

# What is built or laid out, and called by its place: "Windpark Kreekrug", "Bedrijventerrein De Haak".
_LAID_OUT = re.compile(
    r"(?:wind|zonne|energie|bedrijven|recreatie|vakantie|bungalow|industrie|natuur|woon|stads|dorps)"
    r"(?:park|terrein|gebied|molen|wijk|plein|huis)",
    re.IGNORECASE,
)


def is_nobody(text: str, start: int, end: int) -> bool:
    """Tell whether what stands there is nobody's name, whoever took it for one: "SPREKER 1", "Gebr"."""
    words = text[start:end]
    note = _NOTE.match(words)
    if note and all(fold(word).strip(".,:") in NOT_NAMES for word in words[note.end() :].split()):
        return True
    if _WEEKDAY.fullmatch(words) and _DATE_NEXT.match(text, end):
        return True
    if words == "Damen" and text.startswith(" und Herren", end):
        return True
    if " " in words and _LAID_OUT.fullmatch(words.split()[0]):
        return True
    if _ON_DUTY.fullmatch(words) or _LEGAL_FORM.fullmatch(words):
        return True
    return bool(_NUMBERED.fullmatch(words) or _GROUP.fullmatch(words)) or _is_word(text, start, end)


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a frequent word is a function that was greeted, or the heading behind a letter.

    "Geachte mevrouw Inspecteur", "C. Toedracht" on a line of its own.
    """
    line = text.rfind("\n", 0, start) + 1
    lettered = _LETTERED.match(text, line) if not text[line:start].strip() else None
    if lettered and end <= lettered.end() and is_nobodys(lettered["word"] or lettered["bare"]):
        return True
    word = _ARTICLED.sub("", fold(text[start:end]))
    return is_nobodys(word) and FUNCTION.search(word) is not None


def is_number_label(words: str) -> bool:
    """Tell whether a "body" is the abbreviation that a number is labelled with: "BSN"."""
    return fold(words).strip(" .:-") in NUMBER_LABELS


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether only a bullet or a quote stands between `start` and the end of a sentence or a cell."""
    if text[start - 1 : start] == "\t":
        return True
    before = text[max(0, start - 12) : start].rstrip(" \t\u00a0\r\"'“‘„(")
    return not before or before[-1] in ".!?:\n•*" or bool(re.search(r"(?:^|\s)[-–]$", before))


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a word with a capital is the first of a sentence on what it means: "Bos en heide"."""
    return text[start].isupper() and starts_sentence(text, start) and bool(_GOES_ON.match(text, end))


def has_object(text: str, end: int) -> bool:
    """Tell whether a word is followed as a verb is: "Leg dit terug"."""
    return bool(_OBJECT.match(text, end))


def named_after(text: str, start: int) -> bool:
    """Tell whether a thing is called by a name here: "de commissie Dekker", "project Ooievaar"."""
    return word_before(text, start, over=False) in _CALLED_AFTER or is_called_after(text, start)


def bears_name(text: str, start: int, end: int) -> bool:
    """Tell whether a road, a firm or a thing bears the name: "Jan Steenzaal", "Van der Valk Exploitatie"."""
    return is_road(text, start, end) or is_firm(text, start, end) or is_thing(text, start, end)


def in_place(before: str) -> bool:
    """Tell whether the words before a name say that it is a place: "in Meppel"."""
    return bool(_IN_PLACE.search(before))


def is_fixed_word(text: str, start: int, end: int) -> bool:
    """Tell whether a word is a town, day or language, and not who calls here: "belde Soest"."""
    called = _CALLS.search(text[max(0, start - 20) : start])
    return fold(text[start:end]).strip("'.,") in ALWAYS_CAPITAL and not called


def is_seat(text: str, start: int, end: int) -> bool:
    """Tell whether a place stands where an organisation sits: "(Humanitas, Apeldoorn)"."""
    town = fold(text[start:end]) in ALWAYS_CAPITAL and text[end : end + 1] == ")"
    return town and bool(_SEAT.search(text[max(0, start - 40) : start]))


def in_language(before: str) -> bool:
    """Tell whether the words before a name say that it is a language: "de cursus Engels"."""
    return bool(_LANGUAGE.search(before))
