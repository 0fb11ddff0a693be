"""A pattern that looks first whether the letters without which it cannot match occur at all, and where.

Most patterns find nothing in most texts, and trying one at every place costs a hundred times what looking
for a few letters does. The letters are read from the pattern itself, as RE2's prefilter does (R. Cox,
"Regular Expression Matching with a Trigram Index", 2012), so what is found is what `re` finds, always.
Where each match has some of its letters at a known distance from its start, it is only tried there, and
where it begins with a figure or a mark, only at those.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from itertools import chain, product
from math import inf, prod
from re import _constants as sre  # type: ignore[attr-defined]  # there is no public door
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick

from woo_redact.detect.figures import Figures

_MOST = 250  # alternatives of letters that are kept apart
_TEXTS = 1024  # texts whose letters are remembered: many patterns ask about the same
_SHORTEST = 3  # letters: shorter ones occur in every text
_CLASS = 8  # characters of a class that are kept apart
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
# What `re.IGNORECASE` holds to be an "i" or an "s" and `str.lower` does not.
_ODD = "İıſ"
_ALSO = str.maketrans(_ODD, "iis")
_NOTHING = frozenset({""})
_NO_WIDTH = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)
_ONE_WIDE = (sre.ANY, sre.NOT_LITERAL)
_PLAIN = re.compile(r"[\w\s.,'’-]*")

_FURTHEST = 40  # characters from the start of a match to letters that tell where it starts
_OFTEN = 0.03  # places per character of text: trying fewer saves something
# Shares of the letters of Dutch text; what is missing here is rarer.
_SHARES = dict.fromkeys("vhkgmubpwjc,.", 0.02) | dict.fromkeys("adilorst", 0.05)
_SHARES |= {" ": 0.16, "e": 0.16, "n": 0.09}
_RARE = 0.01

Letters = frozenset[str]
Places = frozenset[tuple[str, int, int]]
"""Letters, and how far from the start of a match they stand, at least and at most."""


class Guards:
    """What is looked for together: one Aho-Corasick pass over a text for the letters of many patterns."""

    def __init__(self) -> None:
        """Start without any."""
        self._letters: list[Callable[[], Letters | None]] = []
        self.possible = lru_cache(maxsize=_TEXTS)(self._sought)

    def add(self, letters: Callable[[], Letters | None]) -> int:
        """Take what tells the letters of one more pattern, asked when there is a text; return its number."""
        self._letters.append(letters)
        self.possible.cache_clear()
        self.__dict__.pop("_compiled", None)
        return len(self._letters) - 1

    @cached_property
    def _compiled(self) -> tuple[frozenset[int], ahocorasick.Automaton]:
        """Return the numbers of the patterns that need no letters, and the matcher of all letters."""
        of: dict[str, list[int]] = {}
        always = set[int]()
        for number, letters in enumerate(self._letters):
            wanted = letters()
            if wanted is None:
                always.add(number)
            for one in wanted or ():
                of.setdefault(one, []).append(number)
        automaton = ahocorasick.Automaton()
        for one, numbers in of.items():
            automaton.add_word(one, tuple(numbers))
        automaton.make_automaton()
        return frozenset(always), automaton

    def _sought(self, text: str) -> AbstractSet[int]:
        """Return the numbers of the patterns that can match anywhere in a text: look for all letters."""
        always, automaton = self._compiled
        found = set(always)
        for _, numbers in automaton.iter(lowered(text)) if automaton else ():
            found.update(numbers)
        return found


_ALL = Guards()


class Guarded:
    """A compiled pattern that is only tried where a text has the letters that every match has."""

    def __init__(self, regex: str, flags: int = 0, guards: Guards = _ALL) -> None:
        """Take the pattern; it is read when a text is looked at, and compiled when one has its letters.

        Most processes look at no text, and reading hundreds of patterns takes a second.
        """
        self._given = regex, flags
        self._guards = guards
        self._number = guards.add(partial(needed, regex, flags))

    @cached_property
    def letters(self) -> Letters | None:
        """Return letters one of which stands in every match, None if there are none that tell."""
        return needed(*self._given)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern as `re` compiles it."""
        return re.compile(*self._given)

    @cached_property
    def _starts(self) -> "Starts | Figures | None":
        """Return what knows where a match can start, None if that is nearly anywhere."""
        parts = parser.parse(*self._given)
        places = _sequence(parts, placing=True).places
        if _often(places) <= _OFTEN:
            return Starts(places)
        return Figures.of_pattern(parts)

    def search(self, text: str) -> re.Match[str] | None:
        """Return what `re.Pattern.search` does."""
        if self._number not in self._guards.possible(text):
            return None
        if self._starts is None:
            return self.pattern.search(text)
        return next(self._tried(self._starts.of(text), text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return what `re.Pattern.finditer` does."""
        if self._number not in self._guards.possible(text):
            return iter(())
        return (
            self.pattern.finditer(text) if self._starts is None else self._tried(self._starts.of(text), text)
        )

    def _tried(self, starts: Iterable[int], text: str) -> Iterator[re.Match[str]]:
        """Yield the matches that start at some places, the first of those that overlap."""
        end = 0
        for start in starts:
            if start >= end and (match := self.pattern.match(text, start)):
                yield match
                end = match.end()


class Starts:
    """Where in a text a match can start."""

    def __init__(self, places: Places) -> None:
        """Take the letters and how far from the start they stand."""
        of: dict[str, list[range]] = {}
        for letters, least, most in places:
            of.setdefault(letters, []).append(range(-most - len(letters) + 1, 1 - least - len(letters) + 1))
        self._automaton = ahocorasick.Automaton()
        for letters, before in of.items():
            self._automaton.add_word(letters, tuple(before))
        self._automaton.make_automaton()

    def of(self, text: str) -> list[int]:
        """Return the places, in order."""
        found: set[int] = set()
        for last, before in self._automaton.iter(lowered(text)):
            for some in before:
                found.update(range(max(0, last + some.start), last + some.stop))
        return sorted(found)


class AnyOf:
    """Words in lower case, looked for together with the letters of the patterns."""

    __slots__ = ("_number",)

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words, one at least."""
        letters = frozenset(words)
        self._number = _ALL.add(lambda: letters)

    def within(self, text: str) -> bool:
        """Tell whether one of them stands in a text, if only as a part of a word."""
        return self._number in _ALL.possible(text)


def lowered(text: str) -> str:
    """Return a text in the lower case of `re.IGNORECASE`."""
    odd = not text.isascii() and any(letter in text for letter in _ODD)
    return (text.translate(_ALSO) if odd else text).lower()


@cache
def needed(regex: str, flags: int = 0) -> Letters | None:
    """Return lower-case letters one of which stands in every match of a pattern, or None.

    Raises:
        re.error: if it is none.
    """
    return _sequence(parser.parse(regex, flags)).best()


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a part of a pattern: what it matches, if that is little, what it must hold, and where.

    `least` and `most` are how many characters it takes.
    """

    exact: Letters | None
    least: int
    most: int
    holds: tuple[Letters, ...] = ()
    places: Places = frozenset()

    def best(self) -> Letters | None:
        """Return the rarest letters one of which every match holds."""
        sets = self.holds if self.exact is None else (*self.holds, self.exact)
        return max((letters for letters in sets if _tells(letters)), key=_rarity, default=None)


def _sequence(parts: Iterable[tuple[Any, Any]], *, placing: bool = False) -> _Part:
    """Return what is known of parts that follow each other, of places only if those are asked for."""
    run: Letters = _NOTHING  # one of these stands directly before the place that was reached
    begun = reached = (0, 0)  # how far from the start that run and that place are, at least and at most
    whole = True
    holds: list[Letters] = []
    places: list[Places] = []
    for kind, value in parts:
        if kind is sre.LITERAL:
            letter = lowered(chr(value))
            run, reached = frozenset([one + letter for one in run]), (reached[0] + 1, reached[1] + 1)
            continue
        part = _one(kind, value, placing=placing)
        holds += part.holds
        if placing:
            places.append(_moved(part.places, *reached))
        after = reached[0] + part.least, reached[1] + part.most
        joined = _joined(run, part.exact)
        if joined is None:
            whole = False
            holds.append(run)
            if placing:
                places.append(_at(run, *begun))
            begun = after if part.exact is None else reached
        run, reached = joined or part.exact or _NOTHING, after
    rarest = min([*places, _at(run, *begun)], key=_often) if placing else frozenset()
    if whole:
        return _Part(run, *reached, tuple(holds), rarest)
    return _Part(None, *reached, (*holds, run), rarest)


def _at(run: Letters, least: int, most: int) -> Places:
    """Return letters as places, so far from the start."""
    return frozenset((one, least, most) for one in run)


def _moved(places: Places, least: int, most: int) -> Places:
    """Return places as they are behind something that takes so many characters."""
    return frozenset((one, near + least, far + most) for one, near, far in places) if most else places


def _joined(run: Letters, more: Letters | None) -> Letters | None:
    """Return each of some letters with each of those that follow, None where that is not known."""
    if more is None or len(run) * len(more) > _MOST:
        return None
    return frozenset(one + other for one, other in product(run, more))


def _one(kind: Any, value: Any, *, placing: bool) -> _Part:
    """Return what is known of one part."""
    if kind is sre.SUBPATTERN or kind is sre.ATOMIC_GROUP:
        return _sequence(value[3] if kind is sre.SUBPATTERN else value, placing=placing)
    if kind is sre.BRANCH:
        return _branches([_sequence(branch, placing=placing) for branch in value[1]])
    if kind in _REPEATS:
        return _repeat(value[0], int(value[1]), _sequence(value[2], placing=placing))
    if kind in _NO_WIDTH:
        return _Part(_NOTHING, 0, 0)
    one = kind is sre.IN or kind in _ONE_WIDE
    return _Part(_of_class(value) if kind is sre.IN else None, int(one), 1 if one else int(sre.MAXREPEAT))


def _of_class(members: Sequence[tuple[Any, Any]]) -> Letters | None:
    """Return the letters of a class, None if it has many."""
    if any(kind is not sre.LITERAL for kind, _ in members):
        return None
    letters = frozenset(lowered(chr(code)) for _, code in members)
    return letters if len(letters) <= _CLASS else None


def _branches(branches: Sequence[_Part]) -> _Part:
    """Return what is known of alternatives: all of them if they are few, and what one of them must hold."""
    exact = [branch.exact for branch in branches if branch.exact is not None]
    every = frozenset(chain.from_iterable(exact))
    held = [best for branch in branches if (best := branch.best()) is not None]
    one = (frozenset(chain.from_iterable(held)),) if len(held) == len(branches) else ()
    placed = all(branch.places for branch in branches)
    return _Part(
        every if len(exact) == len(branches) and len(every) <= _MOST else None,
        min(branch.least for branch in branches),
        max(branch.most for branch in branches),
        one,
        frozenset(chain.from_iterable(branch.places for branch in branches)) if placed else frozenset(),
    )


def _repeat(least: int, most: int, part: _Part) -> _Part:
    """Return what is known of a part that is repeated."""
    width = least * part.least, most * part.most
    if least == 0:
        return _Part(part.exact | _NOTHING if most == 1 and part.exact is not None else None, *width)
    if least == most == 1:
        return part
    holds = part.holds if part.exact is None else (*part.holds, part.exact)
    return _Part(None, *width, holds, part.places)


def _often(places: Places) -> float:
    """Return how many places a text has per character where a match may start, about."""
    if not places or any(len(one) < 2 or far > _FURTHEST for one, _, far in places):
        return inf
    return sum((far - near + 1) * _share(one) for one, near, far in places)


@cache
def _share(letters: str) -> float:
    """Return how often letters stand together, about, as if they stood together by chance."""
    return prod(_SHARES.get(letter, _RARE) for letter in letters)


def _tells(letters: Letters) -> bool:
    """Tell whether letters are worth looking for: none of them stands in every text."""
    return bool(letters) and all(_weight(one) >= _SHORTEST for one in letters)


def _rarity(letters: Letters) -> tuple[int, int]:
    """Return how rare letters are: the weight of the commonest, and how few there are."""
    return min(map(_weight, letters)), -len(letters)


def _weight(letters: str) -> int:
    """Return how rare some letters are: a mark counts as much as the shortest word that tells anything."""
    return len(letters) if _PLAIN.fullmatch(letters) else len(letters) + _SHORTEST - 1
