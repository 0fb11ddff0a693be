"""One Aho-Corasick pass over a text for every spelling of every subject, and what adjoins a match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import ahocorasick

from woo_redact.detect.near import near
from woo_redact.detect.reading import plainly, readings
from woo_redact.detect.remembered import remembered
from woo_redact.detect.spellings import Form, Index, index
from woo_redact.detect.vocabulary import COMMON, NOT_NAMES, STREET
from woo_redact.grounds import policy
from woo_redact.model import Subject

_SHORTEST_LOCAL = 5  # letters of a local part that stands alone as a user name
_SHORTEST_KEY = 7  # letters of one that no dot or figure shows to be a user name
# What papers are called by: "dossier-Jansen" names Jansen, "Kuiper-Bos" is another name.
_PAPERS = re.compile(
    r"(?:dossier|zaak|kwestie|casus|gesprek|mail|brief|memo|map|bezwaar|beroep|verslag|klacht|melding|verzoek|"
    r"advies|overleg|nota|notitie|motie|affaire|team|groep|plan|lijst|variant|commissie|rapport|besluit)(?:en|s)?"
)
_WORD_BEFORE = re.compile(r"[^\W_]+(?=-$)")
_WORD_AFTER = re.compile(r"-([^\W_]+)")
# A user name: letters with dots or strokes between, or with figures after; in a path or web address too.
_USER = re.compile(r"(?<![^\W_])(?<!@)[^\W\d_]+(?:[._-][^\W\d_]+)*\d{0,4}(?![^\W_])(?!@)")
_ACCOUNT = re.compile(
    r"(?:(?:gebruiker|gebruikersnaam|account|accountnaam|user|username|userid|login|inlog|inlognaam|door|id)"
    r"[\s:=\"'(]{1,3}|[\\/~@]|\bu:)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A spelling at a place in a text, and the subjects (numbers in the index) whom it can mean."""

    start: int
    end: int
    spelling: str
    numbers: tuple[tuple[int, Form], ...]

    @property
    def form(self) -> Form:
        """Return the surest reading."""
        return min(form for _, form in self.numbers)


@remembered
def _automaton(subjects: tuple[Subject, ...]) -> ahocorasick.Automaton:
    """Return the matcher for a dossier's subjects, made once."""
    found: dict[str, dict[int, Form]] = {}
    every: Index = index(subjects)
    for spelling, numbers in every.forms.items():
        found.setdefault(plainly(spelling), {}).update(numbers)
    for address, number in every.addresses.items():
        found.setdefault(plainly(address), {})[number] = Form.ADDRESS
        local = plainly(address).partition("@")[0]
        if len(local) >= _SHORTEST_LOCAL and not _a_word(local, every):
            found.setdefault(local, {}).setdefault(number, Form.ADDRESS)
    automaton = ahocorasick.Automaton()
    for spelling, numbers in found.items():
        automaton.add_word(spelling, (spelling, tuple(sorted(numbers.items()))))
    automaton.make_automaton()
    return automaton


def _a_word(local: str, every: Index) -> bool:
    """Tell whether a local part means nobody by itself: a mailbox, a number, a name or a word ("bakker")."""
    return (
        local in NOT_NAMES
        or local in policy().mailboxes
        or local.isdigit()
        or local in COMMON
        or local in every.forms
    )


def matches(text: str, subjects: tuple[Subject, ...]) -> Iterator[Match]:
    """Yield every occurrence of a spelling that is no part of another word; occurrences may overlap."""
    automaton = _automaton(subjects)
    if not len(automaton):
        return
    for reading in readings(text):
        for last, (spelling, numbers) in automaton.iter(reading.flat):
            first = last - len(spelling) + 1
            place = reading.span(first, last + 1)
            if place is None:
                continue
            match = Match(start=place[0], end=place[1], spelling=spelling, numbers=numbers)
            genitive = len(spelling) > 2 and text[place[0]].isupper()
            end = _end(reading.flat, first, last + 1, genitive=genitive)
            if end and _stands_alone(text, match):
                yield replace(match, end=reading.places[end - 1] + 1)
    yield from _user_names(text, index(subjects))
    for start, end, surname, numbers in near(text, subjects):
        yield Match(start=start, end=end, spelling=surname, numbers=tuple((n, Form.NEAR) for n in numbers))


def _end(flat: str, start: int, end: int, *, genitive: bool) -> int:
    """Return where an occurrence ends, with the "s" of a genitive ("Jansens voorstel"); 0 inside a word."""
    if flat[start - 1 : start].isalnum():
        return 0
    if not flat[end : end + 1].isalnum():
        return end
    genitive = genitive and flat[end] == "s" and flat[end - 1] not in "sxz" and flat[end - 1].isalpha()
    return end + 1 if genitive and not flat[end + 1 : end + 2].isalnum() else 0


def _stands_alone(text: str, match: Match) -> bool:
    """Tell whether an occurrence is no part of a double name, an address or a number.

    "Jansen-dossier", "zaak-Jansen" and "cv_Jansen.pdf" name Jansen; "Bos-Kuiper", "j.bos" and "bos@x" do not
    name Bos.
    """
    before, after = text[max(0, match.start - 30) : match.start], text[match.end : match.end + 30]
    if len(before) > 1 and before[-1] in ".@" and before[-2].isalnum():
        return False
    if before.endswith("//") or after[:1] == "@":
        return False
    if before[-1:] == "-" and before[-2:-1].isalnum():
        word = _WORD_BEFORE.search(before)
        if word is None or word[0].lower() in _IN_NAMES:
            return False
        if not (word[0].islower() or _PAPERS.fullmatch(word[0].lower())):
            return False
    word = _WORD_AFTER.match(after)
    if word is None or word[1].isdigit():
        return True
    written = text[match.start : match.end]
    lower = word[1][0].islower() and any(c.isupper() for c in written)
    named_after = STREET.search(word[1]) or word[1] == "route"
    return bool(_PAPERS.fullmatch(word[1].lower())) or (
        lower and word[1] not in _IN_NAMES and not named_after
    )


_IN_NAMES = frozenset({"van", "de", "den", "der", "ten", "ter", "te", "el"})  # "Bosman-de Wit"


def _user_names(text: str, every: Index) -> Iterator[Match]:
    """Yield the user names that spell a subject: "jjansen", "vandenbergj", ".../medewerkers/jan-jansen"."""
    for match in _USER.finditer(text):
        word = match[0]
        key = _key(word)
        numbers = every.locals.get(key)
        if numbers and _is_user_name(text, match, word, key):
            found = tuple((number, Form.ADDRESS) for number in sorted(numbers))
            yield Match(start=match.start(), end=match.end(), spelling=key, numbers=found)


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    """Return the letters of a word; the same words come again and again."""
    return re.sub(r"[^a-z]", "", plainly(word))


def _is_user_name(text: str, match: re.Match[str], word: str, key: str) -> bool:
    """Tell whether a word is written as a user name is, and not as a name or a word of the language."""
    marked = any(c in "._-" or c.isdigit() for c in word)
    if marked and word[0].isupper() and "-" in word:
        return False  # "Jansen-Bos" is a double name
    if marked or _ACCOUNT.search(text[max(0, match.start() - 24) : match.start()]):
        return True
    return word.islower() and len(key) >= _SHORTEST_KEY and key not in COMMON
