"""Owns names in texts that do not care for letters: all in small ones, or all in capitals (P06, P07)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import Hit
from woo_redact.detect.labels import OCCUPATIONS, Strength, strength
from woo_redact.detect.lexicon import is_nobodys, is_town, is_word_too
from woo_redact.detect.names import UPPER, fold
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import (
    AFTER_PERSONS,
    BEFORE_PERSONS,
    DEGREES,
    FUNCTION,
    NOT_NAMES,
    TITLES,
    word_set,
)
from woo_redact.language import recorded
from woo_redact.model import Entity

_LIKELY = 0.6
_UNMISTAKABLE = 5  # letters of a first name that is none of the frequent words: it needs no neighbour
_THINGS = word_set("de het een dit deze st sint storm orkaan cafe hotel type model merk")
_LEAST = 3  # letters of a first name in lower case
_LOWER_SURNAME = re.compile(
    r" (?:van(?: de[rn]?|'t)?|ter|ten|el|v\.? ?d\.?|de(?= \w+\s*(?:[.,;:!?)]|$|(?:of|en|is|heeft|kan|gaat|"
    r"moet|wil|haar|z['’]n|d['’]r)\b)))\s(?P<word>[^\W\d_]{3,})(?!\w)"
)
# "ene mark van jullie": whoever that is, and whatever the word means.
_SOME = Guarded(r"(?<!\w)(?:ene|een zekere) (?P<name>[a-zà-ÿ]{2,})(?![\w-])")
# "moet naar dr wielinga"
_DOCTOR = Guarded(
    r"(?<!\w)(?:dr|drs|dokter|huisarts|prof)\.? (?P<name>(?:(?:van|de|der|den|ter|ten|el|al|'t|te) ){0,2}"
    r"(?P<word>[a-zà-ÿ]{4,}))(?![\w-])"
)
_LETTER_BEHIND = re.compile(r" [a-z]\.(?!\w)")  # "groet wim b."
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_SHOUTED = re.compile(
    rf"(?<![\w@.-])(?:VAN (?:DER|DEN|DE|HET|'T)|VAN|DE|TER|TEN|DEN) (?P<surname>[{UPPER}]{{4,}})(?![\w@-])|"
    rf"(?<![\w@.-])(?P<first>[{UPPER}]{{3,}})(?![\w@-]|\.\w)"
)
_HINT_OF_TITLE = re.compile("(?:[Mm]e?vr|heer|[Mm]eneer|[Mm]ijnheer|[Dd]hr|[Mm]w|[Ff]am|met|hier|namens)")
_TITLED_LOWER = Guarded(
    r"(?<!\w)(?i:mevrouw|meneer|mijnheer|mevr\.?|mvr\.?|dhr\.?|mw\.?|fam\.?|familie|(?:spreekt|sprak) met|"
    r"(?:hier|namens|heer)(?= (?:van|de) ))"
    r" (?P<name>(?:[a-z]\. ?)*(?:(?:van|de|der|den|ter|ten|el|al|'t|"
    r"te) ){0,2}(?P<word>[^\W\d_]{3,}(?:-[^\W\d_]{2,})?))(?=(?P<rest>.{0,12}))"
)
_WORD = re.compile(r"(?<![\w@./'’-])[^\W\d_]{2,}(?:-[^\W\d_]{2,})?(?![\w@/'’]|\.\w)")
# What only persons do, after the first word of a sentence in lower case or after "dat", "want" and the like.
_DOES = Guarded(
    r"(?:^[>\s*•-]*|[:;.!?,]\s|\b(?:dat|want|maar|en|of|als|omdat|zei|snel)\s)"
    r"(?P<name>[a-zà-ÿ]{2,}(?:-[a-zà-ÿ]{2,})?)\s(?:zegt|zei|vraagt|vroeg|belt|belde|mailt|mailde|appt|appte|zoekt|zocht|weet|wist|denkt|dacht|vindt|vond|"
    r"regelt|stuurt|kijkt|schrijft|komt ook|is ziek|is vrij|is er|heeft gebeld|heeft het)\b"
)
_SPOKEN_OUT = re.compile(r"\b(?:uh|ehm|eh|euh)\b")  # what somebody typed as it was said
_LOWER_SUBJECT = re.compile(
    r"(?:^[>\s*•-]*|[.!?]\s|\w:\s)(?P<name>(?:van(?: de[rn]?|'t)?|v\.?d\.?|ter|ten)\s"
    r"(?P<word>[a-zà-ÿ]{3,}))\s(?P<verb>[a-z]+)"
)
_LOWER_BEGINS = re.compile(r"[>\s*•-]*(?:van|v\.?d|te[rn])")
_LOWER_INSIDE = re.compile(r"[.!?:]\s(?:van|v\.?d|te[rn])")
_LOWER_DER = Guarded(r"(?<![\w-])(?P<name>van der\s(?P<word>[a-zà-ÿ]{3,}))(?![\w-])")
_NO_SURNAME = word_set("""
    alles mijn jouw haar elkaar hier daar waar nu wie wat toen alle beide iets niets iemand elke ieder
    huis kantoor buiten binnen boven dichtbij tijd start begin toepassing belang plan mening zins harte
    week maand jaar aanvang slotte laste mij jou hem hun ons jullie het dit dat deze die zulke zoiets
    """)
_LOWER_ANSWER = re.compile(
    r"[>\s]*\[[^\[\]\d]{2,20}\]:?\s(?P<name>[^\W\d_]{2,}\s(?:(?:van|de|der|den|el|ter|ten)\s){0,2}[^\W\d_]{3,})[.!]?"
)


def in_small_letters(line: Line, at: int) -> Iterator[Hit]:
    """Yield whom a line names in small letters; what stands before `at` says who writes it."""
    yield from _lower_case(line, at)
    if line.text != line.text.upper():
        yield from _telling(line)
        yield from _answer(line)
        yield from _surname_first(line)
    yield from _titled_lower(line)


def _lower_case(line: Line, at: int) -> Iterator[Hit]:
    """Yield first names in a text that is written without capitals, where a person may stand.

    A list of names is not enough: the sentence must begin in lower case, and the word before or after it
    must be one that stands beside persons; after a function ("Wijkagent erik") the one word is enough.
    """
    text = line.text
    if "-" not in text and not any(map(_lower_name, _LETTERS_ONLY.findall(text))):
        return
    for sentence in re.finditer(r"(?:[^.!?\n\r;:]|:(?!\s))+", text[at:]):
        bare = sentence[0].lstrip(" >*•-–\"'()@")
        lower = bare[:1].islower() or bare[:1] == "@"
        words = list(_WORD.finditer(text, at + sentence.start(), at + sentence.end()))
        for number, word in enumerate(words):
            if not _lower_name(word[0]):
                continue
            before = fold(words[number - 1][0]) if number else ""
            doer = before in OCCUPATIONS or FUNCTION.search(before) is not None
            if not (lower or doer or _SPOKEN_OUT.fullmatch(before)):
                continue
            after = fold(words[number + 1][0]) if number + 1 < len(words) else ""
            yield from _coupled(line, words, number)
            surname = _LOWER_SURNAME.match(text, word.end())
            plain = len(word[0]) >= _UNMISTAKABLE and not is_word_too(word[0]) and not is_town(word[0])
            beside = before in BEFORE_PERSONS or after in AFTER_PERSONS or surname or not (before or after)
            if doer or beside or (lower and plain and before not in _THINGS):
                last = fold(surname["word"]) if surname else ""
                if not surname or last in NOT_NAMES or is_nobodys(last):
                    surname = _LETTER_BEHIND.match(text, word.end())
                end = surname.end() if surname else word.end()
                yield _hit(line, word.start(), end, recorded("first name in small letters"))


def _coupled(line: Line, words: list[re.Match[str]], number: int) -> Iterator[Hit]:
    """Yield a first name that is a word too and that "en" or "of" joins to another: "steef en bo"."""
    for joint, other in ((number + 1, number + 2), (number - 1, number - 2)):
        if 0 <= other < len(words) and fold(words[joint][0]) in {"en", "of"} and _word_too(words[other][0]):
            yield _hit(line, *words[other].span(), recorded("first name in small letters"))


def _word_too(word: str) -> bool:
    """Tell whether a word in lower case is a first name besides being a word."""
    return word.islower() and is_given(word) and fold(word) not in NOT_NAMES


def _telling(line: Line) -> Iterator[Hit]:
    """Yield whom only persons are told of like that, where the name is a word too: "mo zegt dat"."""
    for match in (*_DOES.finditer(line.text), *_SOME.finditer(line.text)):
        if _word_too(match["name"]):
            yield _hit(line, *match.span("name"), recorded("first name in small letters"))


def _surname_first(line: Line) -> Iterator[Hit]:
    """Yield a surname in lower case: at the start of a sentence ("van dam gaat kijken"), or "van der zee"."""
    for match in _LOWER_DER.finditer(line.text):
        if fold(match["word"]) not in NOT_NAMES:
            yield _hit(line, *match.span("name"), recorded("surname in small letters"))
    begins = _LOWER_BEGINS.match(line.text) or _LOWER_INSIDE.search(line.text)
    for match in _LOWER_SUBJECT.finditer(line.text) if begins else ():
        word = fold(match["word"])
        if (
            fold(match["verb"]) in AFTER_PERSONS - {"en", "ook"}
            and word not in NOT_NAMES | BEFORE_PERSONS | _NO_SURNAME
        ):
            yield _hit(line, *match.span("name"), recorded("surname in small letters"))


def _answer(line: Line) -> Iterator[Hit]:
    """Yield a name in lower case that is all somebody writes: "[gast] fleur verbeek"."""
    match = _LOWER_ANSWER.fullmatch(line.text)
    words = match["name"].split() if match else []
    others = NOT_NAMES | AFTER_PERSONS | BEFORE_PERSONS
    if match and _word_too(words[0]) and not any(fold(word) in others for word in words):
        yield _hit(line, *match.span("name"), recorded("name in small letters"))


@lru_cache(maxsize=50_000)
def _lower_name(word: str) -> bool:
    """Tell whether a word in lower case can be a first name: on the list, and no everyday word."""
    return (
        len(word) >= _LEAST
        and word.islower()
        and is_only_given(word)
        and fold(word) not in NOT_NAMES
        and strength(word) is Strength.NONE
    )


def _titled_lower(line: Line) -> Iterator[Hit]:
    """Yield a surname in lower case after a title: "mevrouw de vries belt", "dhr jansen", "dr wielinga"."""
    for match in _DOCTOR.finditer(line.text):
        word = fold(match["word"])
        if (
            not is_nobodys(word)
            and word not in NOT_NAMES | AFTER_PERSONS | BEFORE_PERSONS
            and not FUNCTION.search(word)
        ):
            yield _hit(line, *match.span("name"), recorded("name in small letters after a title"))
    for match in _TITLED_LOWER.finditer(line.text) if _HINT_OF_TITLE.search(line.text) else ():
        word, rest = fold(match["word"]), match["rest"].split()
        goes_on = (
            not rest
            or match["rest"][:1] != " "
            or fold(rest[0]).strip(",.!?") in AFTER_PERSONS | BEFORE_PERSONS
        )
        bare = match["name"] == match["word"]
        if (
            re.fullmatch(rf"{DEGREES}|{TITLES}", word)
            or word in NOT_NAMES | AFTER_PERSONS | BEFORE_PERSONS
            or FUNCTION.search(word)
            or (bare and not goes_on)
        ):
            continue
        if match[0].startswith(("mevrouw", "meneer")) and bare and word.endswith(("t", "en")) and not rest:
            continue  # "meneer belt"
        yield _hit(line, *match.span("name"), recorded("name in small letters after a title"))


def shouted(line: Line) -> Iterator[Hit]:
    """Yield names in a line that is all capitals: a known first name, a surname with its particle."""
    text = line.text
    if not text.isupper() or len(text.split()) <= _LEAST:
        return
    for match in _SHOUTED.finditer(text):
        word = match["surname"] or match["first"]
        known = fold(word) not in NOT_NAMES and not FUNCTION.search(fold(word))
        particle = match["surname"] and (" DER " in match[0] or " DEN " in match[0])
        if known and (particle or is_only_given(word)):
            yield _hit(line, match.start(), match.end(), recorded("name in capitals"), place="shouted")


def _hit(line: Line, start: int, end: int, why: str, *, place: str = "lower") -> Hit:
    """Return the person at a place of a line; a first name in small letters may be but a part of the name."""
    return Hit(
        start=line.start + start,
        end=line.start + end,
        entity=Entity.PERSON,
        score=_LIKELY,
        by=f"pattern:{place}",
        why=why,
        exact=place != "lower",
    )
