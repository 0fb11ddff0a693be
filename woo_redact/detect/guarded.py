"""A pattern that looks first whether the letters without which it cannot match occur at all.

Most patterns find nothing in most texts, and trying one at every place costs a hundred times what looking
for a few letters does. The letters are read from the pattern itself, as RE2's prefilter does (R. Cox,
"Regular Expression Matching with a Trigram Index", 2012), so what is found is what `re` finds, always.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, product
from re import _constants as sre  # type: ignore[attr-defined]  # there is no public door
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick

_MOST = 250  # alternatives of letters that are kept apart
_TEXTS = 256  # texts whose letters are remembered: many patterns ask about the same
_SHORTEST = 3  # letters: shorter ones occur in every text
_CLASS = 8  # characters of a class that are kept apart
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
# What `re.IGNORECASE` holds to be an "i" or an "s" and `str.lower` does not.
_ALSO = str.maketrans("İıſ", "iis")
_NOTHING = frozenset({""})
_NO_WIDTH = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)
_PLAIN = re.compile(r"[\w\s.,'’-]*")

Letters = frozenset[str]


class Guards:
    """What is looked for together: one Aho-Corasick pass over a text for the letters of many patterns."""

    def __init__(self) -> None:
        """Start without any."""
        self._letters: list[Letters] = []
        self._possible = lru_cache(maxsize=_TEXTS)(self._sought)

    def add(self, letters: Letters) -> int:
        """Take the letters of one more pattern; return its number."""
        self._letters.append(letters)
        self._possible.cache_clear()
        self.__dict__.pop("_compiled", None)
        return len(self._letters) - 1

    def possible(self, text: str) -> AbstractSet[int]:
        """Return the numbers of the patterns that can match anywhere in a text."""
        return self._possible(text)

    @cached_property
    def _compiled(self) -> ahocorasick.Automaton:
        """Return the matcher of all letters."""
        of: dict[str, list[int]] = {}
        for number, letters in enumerate(self._letters):
            for one in letters:
                of.setdefault(one, []).append(number)
        automaton = ahocorasick.Automaton()
        for one, numbers in of.items():
            automaton.add_word(one, tuple(numbers))
        automaton.make_automaton()
        return automaton

    def _sought(self, text: str) -> AbstractSet[int]:
        """Look for all letters in a text."""
        found: set[int] = set()
        for _, numbers in self._compiled.iter(lowered(text)):
            found.update(numbers)
        return found


_ALL = Guards()


class Guarded:
    """A compiled pattern that is not tried on texts without the letters that every match has."""

    def __init__(self, regex: str, flags: int = 0, guards: Guards = _ALL) -> None:
        """Read the pattern; it is compiled when a text has its letters, which many never meet."""
        self._given = regex, flags
        self.letters = needed(regex, flags)
        self._guards = guards
        self._number = None if self.letters is None else guards.add(self.letters)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern as `re` compiles it."""
        return re.compile(*self._given)

    def may_match(self, text: str) -> bool:
        """Tell whether a text has the letters without which nothing can match."""
        return self._number is None or self._number in self._guards.possible(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Return what `re.Pattern.search` does."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return what `re.Pattern.finditer` does."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


class AnyOf:
    """Words in lower case, looked for together with the letters of the patterns."""

    __slots__ = ("_number",)

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words, one at least."""
        self._number = _ALL.add(frozenset(words))

    def within(self, text: str) -> bool:
        """Tell whether one of them stands in a text, if only as a part of a word."""
        return self._number in _ALL.possible(text)


def lowered(text: str) -> str:
    """Return a text in the lower case of `re.IGNORECASE`."""
    return text.lower() if text.isascii() else text.translate(_ALSO).lower()


def needed(regex: str, flags: int = 0) -> Letters | None:
    """Return lower-case letters one of which stands in every match of a pattern, or None.

    Raises:
        re.error: if it is none.
    """
    return _sequence(parser.parse(regex, flags)).best()


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a part of a pattern: all that it matches, if that is little, and what it must hold."""

    exact: Letters | None
    holds: tuple[Letters, ...] = ()

    def best(self) -> Letters | None:
        """Return the rarest letters one of which every match holds."""
        sets = self.holds if self.exact is None else (*self.holds, self.exact)
        return max((letters for letters in sets if _tells(letters)), key=_rarity, default=None)


def _sequence(parts: Iterable[tuple[Any, Any]]) -> _Part:
    """Return what is known of parts that follow each other."""
    run: Letters = _NOTHING  # one of these stands directly before the place that was reached
    whole = True
    holds: list[Letters] = []
    for kind, value in parts:
        if kind is sre.LITERAL:
            letter = lowered(chr(value))
            run = frozenset([one + letter for one in run])
            continue
        part = _one(kind, value)
        holds += part.holds
        joined = _joined(run, part.exact)
        if joined is None:
            whole = False
            holds.append(run)
        run = joined or part.exact or _NOTHING
    return _Part(run, tuple(holds)) if whole else _Part(None, (*holds, run))


def _joined(run: Letters, more: Letters | None) -> Letters | None:
    """Return each of some letters with each of those that follow, None where that is not known."""
    if more is None or len(run) * len(more) > _MOST:
        return None
    return frozenset(one + other for one, other in product(run, more))


def _one(kind: Any, value: Any) -> _Part:
    """Return what is known of one part."""
    if kind is sre.SUBPATTERN or kind is sre.ATOMIC_GROUP:
        return _sequence(value[3] if kind is sre.SUBPATTERN else value)
    if kind is sre.BRANCH:
        return _branches([_sequence(branch) for branch in value[1]])
    if kind in _REPEATS:
        return _repeat(value[0], value[1], _sequence(value[2]))
    if kind is sre.IN:
        return _Part(_of_class(value))
    return _Part(_NOTHING if kind in _NO_WIDTH else None)


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
    return _Part(every if len(exact) == len(branches) and len(every) <= _MOST else None, one)


def _repeat(least: int, most: int, part: _Part) -> _Part:
    """Return what is known of a part that is repeated."""
    if least == 0:
        return _Part(part.exact | _NOTHING if most == 1 and part.exact is not None else None)
    if least == most == 1 or part.exact is None:
        return part if most == 1 else _Part(None, part.holds)
    return _Part(None, (*part.holds, part.exact))


def _tells(letters: Letters) -> bool:
    """Tell whether letters are worth looking for: none of them stands in every text."""
    return bool(letters) and all(_weight(one) >= _SHORTEST for one in letters)


def _rarity(letters: Letters) -> tuple[int, int]:
    """Return how rare letters are: the weight of the commonest, and how few there are."""
    return min(map(_weight, letters)), -len(letters)


def _weight(letters: str) -> int:
    """Return how rare some letters are: a mark counts as much as the shortest word that tells anything."""
    return len(letters) if _PLAIN.fullmatch(letters) else len(letters) + _SHORTEST - 1
