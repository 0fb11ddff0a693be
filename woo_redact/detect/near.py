"""Surnames of subjects with one letter wrong: typed wrong, or read wrong by text recognition (P39)."""

import re
from collections.abc import Iterator

from woo_redact.detect.names import fold
from woo_redact.detect.remembered import remembered
from woo_redact.detect.spellings import Index, index
from woo_redact.detect.vocabulary import NOT_NAMES
from woo_redact.model import Subject

SHORTEST = 3  # letters of a surname that is looked for with one letter wrong, beside its first name
_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['’](?=\w)[^\W_]*)*")
# Letters of one shape, which text recognition takes for each other.
_SHAPES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("i", "l"), ("0", "o"), ("5", "s"), ("8", "b"))


class Near:
    """The surnames of a dossier by what is left of each without one of its letters."""

    def __init__(self, every: Index) -> None:
        """Index the surnames, word by word."""
        self._known = every.forms
        self._by_part: dict[str, set[str]] = {}
        self._by_shape: dict[str, set[str]] = {}
        self._numbers: dict[str, set[int]] = {}
        self._initials: set[str] = set()
        for number, known in enumerate(every.known):
            for name in known.names:
                for word in re.split(r"[ -]", name.surname):
                    if len(word) >= SHORTEST and word not in NOT_NAMES:
                        self._numbers.setdefault(word, set()).add(number)
        for word in self._numbers:
            self._initials.add(word[0])
            self._by_shape.setdefault(_shape(word), set()).add(word)
            for part in parts(word):
                self._by_part.setdefault(part, set()).add(word)

    def __bool__(self) -> bool:
        """Tell whether there is any surname."""
        return bool(self._numbers)

    def like(self, word: str) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield the surnames that a folded word is but for one letter or its shapes, and whose they are."""
        if word in self._known or word in NOT_NAMES:
            return
        likely = parts(word) if word[0] in self._initials else ()  # the first letter is never another
        same = {other for part in likely for other in self._by_part.get(part, ())}
        found = {other for other in same if one_off(word, other)}
        found |= self._by_shape.get(_shape(word), set())
        for other in sorted(found - {word}):
            yield other, tuple(sorted(self._numbers[other]))


def near(text: str, subjects: tuple[Subject, ...]) -> Iterator[tuple[int, int, str, tuple[int, ...]]]:
    """Yield start, end, surname and subjects where a word is a surname but for one letter."""
    surnames = near_index(subjects)
    if not surnames:
        return
    seen: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for match in _TOKEN.finditer(text):
        word = match[0]
        if len(word) < SHORTEST or not word[0].isupper():
            continue
        if word not in seen:
            seen[word] = list(surnames.like(fold(word)))
        for surname, numbers in seen[word]:
            yield match.start(), match.end(), surname, numbers


@remembered
def near_index(subjects: tuple[Subject, ...]) -> Near:
    """Return the surnames of a dossier's subjects, made once."""
    return Near(index(subjects))


def parts(word: str) -> set[str]:
    """Return a word and what is left of it without one letter."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _shape(word: str) -> str:
    """Return a word with letters of one shape made the same."""
    for seen, read in _SHAPES:
        word = word.replace(seen, read)
    return word


def one_off(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter changed, added or dropped, or by two swapped.

    The first letter is hardly ever mistyped, and another one is mostly another name: "Hansen", "Jansen".
    """
    if one == other or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    shortest = min(len(one), len(other))
    at = next((n for n in range(shortest) if one[n] != other[n]), shortest)
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return one[at + 1 :] == other[at + 1 :] or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]
