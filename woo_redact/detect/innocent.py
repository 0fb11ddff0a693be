"""Tells by its surroundings that what somebody bears as a name is a word, a place or a thing here (P40)."""

import re

from woo_redact.detect.firms import (
    is_called_after,
    is_firm,
    is_road,
    is_thing,
    word_before,
)
from woo_redact.detect.names import BLANK

# "Bos en heide blijven open", "Bakker worden": at the start of a sentence this is the word, nobody's name.
_GOES_ON = re.compile(
    rf"{BLANK}(?:(?:en|of|noch){BLANK}[^\W\d_A-Z]{{3,}}|[^\W\d_A-Z]{{3,}}en|gezocht|gevraagd)\b"
)
# What follows a verb that opens a sentence, and no name: "Leg dit", "Stuur het".
_OBJECT = re.compile(rf"{BLANK}(?:dit|dat|het|een|mij|me|je|jullie|ons|hem|er)\b")
_CALLED_AFTER = frozenset({"commissie", "motie", "amendement", "kabinet", "fractie"})
_IN_PLACE = re.compile(
    rf"(?:^|\W)(?:in|te|gemeente|provincie|regio|dorp|stad|wijk|buurt|omgeving|station|waterschap|"
    rf"rond|nabij|school|basisschool){BLANK}$",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"(?:^|\W)(?:cursus|taal|les|lessen|lesstof|vak|tolk|spreekt|spreken|versie|vertaling|vertaald|klassiek|"
    rf"(?:naar|in|uit){BLANK}het|(?:nederlands|engels|duits|frans|turks)(?:,|{BLANK}en|{BLANK}of)){BLANK}$",
    re.IGNORECASE,
)


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether nothing but a bullet or a quote stands between `start` and the end of a sentence."""
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


def in_language(before: str) -> bool:
    """Tell whether the words before a name say that it is a language: "de cursus Engels"."""
    return bool(_LANGUAGE.search(before))
