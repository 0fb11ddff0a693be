"""One Aho-Corasick pass over a text for every spelling of every subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from woo_redact.detect.names import fold
from woo_redact.detect.spellings import Form, Index, index
from woo_redact.grounds import policy
from woo_redact.model import Subject

_SHORTEST_LOCAL = 5  # letters of a local part that stands alone as a user name
_MARKS = "\u00ad\u200b\u200c\u200d\ufeff" + "".join(map(chr, range(0x300, 0x370)))
_SKIPPED = re.compile(rf"[{_MARKS}]|(?<=\s)\s+|(?<=-)\n[ \t]*")


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


@lru_cache(maxsize=4)
def _automaton(subjects: tuple[Subject, ...]) -> ahocorasick.Automaton:
    """Return the matcher for a dossier's subjects, made once."""
    found: dict[str, dict[int, Form]] = {}
    every: Index = index(subjects)
    for spelling, numbers in every.forms.items():
        found.setdefault(spelling, {}).update(numbers)
    for address, number in every.addresses.items():
        found.setdefault(fold(address), {})[number] = Form.ADDRESS
        local = fold(address).partition("@")[0]
        if len(local) >= _SHORTEST_LOCAL and local not in policy().mailboxes and not local.isdigit():
            found.setdefault(local, {}).setdefault(number, Form.ADDRESS)
    automaton = ahocorasick.Automaton()
    for spelling, numbers in found.items():
        automaton.add_word(spelling, (spelling, tuple(sorted(numbers.items()))))
    automaton.make_automaton()
    return automaton


def matches(text: str, subjects: tuple[Subject, ...]) -> Iterator[Match]:
    """Yield every occurrence of a spelling as whole words; occurrences may overlap."""
    automaton = _automaton(subjects)
    if not len(automaton):
        return
    flat, places = _flattened(text)
    for last, (spelling, numbers) in automaton.iter(flat):
        first = last - len(spelling) + 1
        if _inside_a_word(flat, first, last + 1):
            continue
        start = places[first] if places else first
        end = (places[last] if places else last) + 1
        yield Match(start=start, end=end, spelling=spelling, numbers=numbers)


def _flattened(text: str) -> tuple[str, list[int] | None]:
    """Return the text folded, any white space as one blank, with the place of each of its characters.

    Soft hyphens, loose accents and a line end after a hyphen fall out, so that a name is found however
    it was broken. Where nothing falls out there is no list of places.
    """
    flat = re.sub(r"\s", " ", fold(text))
    dropped = [match.span() for match in _SKIPPED.finditer(text)]
    if not dropped:
        return flat, None
    kept: list[int] = []
    at = 0
    for start, end in dropped:
        kept.extend(range(at, start))
        at = end
    kept.extend(range(at, len(text)))
    return "".join(flat[place] for place in kept), kept


def _inside_a_word(flat: str, start: int, end: int) -> bool:
    """Tell whether a match is part of a longer word: "Bos" in "Bosweg", in "Bos-Kuiper" or in an address."""
    before, after = flat[max(0, start - 2) : start], flat[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum():
        return True
    if len(before) == 2 and before[-1] in "-._@" and before[0].isalnum():
        return True
    if after[:1] == "@" or (after[:1] in "-_" and after[1:].isalnum()):
        return True
    return before[-1:] == "@" or before[-1:] == "/"
