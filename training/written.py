"""Texts that people composed for training (`written/`), each also under other names of the same shape."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.quality.markup import NAMES, OFFICIAL, PERSON, MarkedText, read_set
from training.generate import Example, Span
from training.names import NameLists
from woo_redact.detect.given import is_given
from woo_redact.detect.names import fold
from woo_redact.detect.vocabulary import word_set

FOLDER = Path(__file__).parent / "written"
HELD_OUT_SHARE = 5  # one text in five measures, and is trained on only for what ships
# A PERSON of whom the text says whether he acts in a public office.
PRIVATE, IN_OFFICE = "PRIVATE", "OFFICIAL"
OFFICES = {PRIVATE: 0.0, IN_OFFICE: 1.0}
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_MARK = 4  # letters: `MvD`, `vdM`, `PW`
_PARTICLES = word_set("""
    van de den der het t s ten ter te in op aan bij el al la le da dos di del von vd v d ben bin ibn ait tot uit
    """)
_LABELS = {PERSON: PRIVATE, OFFICIAL: IN_OFFICE} | {name: name for name in NAMES}


def texts(folder: Path = FOLDER, *, held_out: bool | None = None) -> list[MarkedText]:
    """The texts in the order of their files; with `held_out`, one text in five or the other four."""
    found = [text for path in sorted(folder.glob("*.txt")) for text in read_set(path)]
    return [t for t in found if held_out is None or _is_held_out(t.text) == held_out]


def _is_held_out(text: str) -> bool:
    return zlib.crc32(" ".join(text.split()).encode()) % HELD_OUT_SHARE == 0


def example(text: MarkedText) -> Example:
    """A text with its persons (PRIVATE or OFFICIAL), organisations and places."""
    spans = ((m.start, m.end, _LABELS[m.label]) for m in text.marks if m.label in _LABELS)
    return Example(text.text, tuple(sorted(spans)))


def lesson(
    found: Sequence[MarkedText], lists: NameLists, *, versions: int, rng: random.Random
) -> Iterator[Example]:
    """Each text as it was written, and `versions` times with other persons in it."""
    for one in map(example, found):
        yield one
        for _ in range(versions):
            yield renamed(one, lists, rng)


def renamed(one: Example, lists: NameLists, rng: random.Random) -> Example:
    """The same text about others: each word of a name is exchanged for the same other word throughout, in its own letters.

    Particles, initials' points, hyphens and capitals stay, so that a surname stays a surname and a mark a mark.
    """
    persons = [one.text[s:e] for s, e, label in one.spans if label in OFFICES]
    cast = _Cast(lists, rng, _given_names(persons))
    text, at, spans = "", 0, list[Span]()
    for start, end, label in one.spans:
        text += one.text[at:start]
        new = one.text[start:end]
        if label in OFFICES:
            new = cast.instead(new)
        spans.append((len(text), len(text) + len(new), label))
        text += new
        at = end
    return Example(text + one.text[at:], tuple(spans))


def _given_names(persons: Sequence[str]) -> frozenset[str]:
    """The folded words that are first names in a text: by their place in a whole name, else by the list."""
    first, last, alone = set[str](), set[str](), set[str]()
    for person in persons:
        before, comma, after = person.partition(",")
        parts = [[fold(w) for w in _LETTERS.findall(p) if _is_name(w)] for p in (before, after)]
        if comma:
            last.update(parts[0])
            first.update(parts[1])
        elif len(parts[0]) > 1 and " " in person:
            count = 1 if "-" not in person.split()[0] else person.split()[0].count("-") + 1
            first.update(parts[0][:count])
            last.update(parts[0][count:])
        else:
            alone.update(parts[0])
    return frozenset(first - last | {w for w in alone - last if w in first or is_given(w)})


def _is_name(word: str) -> bool:
    return fold(word) not in _PARTICLES and len(word) > 1


def _is_mark(person: str) -> bool:
    """Tell whether a name is written in letters: `MvD`, `PW`, `thw`."""
    capitals = sum(map(str.isupper, person))
    long = _LONGEST_MARK if capitals > 1 else 3
    return person.isalpha() and len(person) <= long and capitals != 1 and not is_given(person)


@dataclass(slots=True)
class _Cast:
    """Who stands in for whom in one text."""

    lists: NameLists
    rng: random.Random
    given: frozenset[str]
    words: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)

    def instead(self, person: str) -> str:
        """Another's name in the form of this one's."""
        if _is_mark(person):
            return "".join(self._letter(c) if person.islower() or c.isupper() else c for c in person)
        return _LETTERS.sub(partial(self._word, whole=person), person)

    def _word(self, match: re.Match[str], whole: str) -> str:
        old = match[0]
        if len(old) == 1 and old.isupper() and whole[match.start() - 1 : match.start()] not in {"'", "’"}:
            return self._letter(old)
        if len(old) == 1 or fold(old) in _PARTICLES:
            return old
        key = fold(old)
        if key not in self.words:
            particle = any(fold(w) in _PARTICLES for w in _LETTERS.findall(whole[: match.start()])[-1:])
            self.words[key] = self._given() if key in self.given else self._surname(after_particle=particle)
            if key in self.given:
                self.letters.setdefault(key[0].upper(), self.words[key][0].upper())
        new = self.words[key]
        return new.upper() if old.isupper() else new.lower() if old.islower() else new

    def _given(self) -> str:
        """A first name of one word."""
        return next(n for n in iter(lambda: self.lists.person(self.rng).first, "") if _LETTERS.fullmatch(n))

    def _surname(self, *, after_particle: bool) -> str:
        """A surname without its particle, of someone who has one or not."""
        drawn = (self.lists.person(self.rng) for _ in range(40))
        people = [p for p in drawn if bool(p.particle) == after_particle and " " not in p.surname]
        return people[0].surname if people else self.lists.surname(self.rng)

    def _letter(self, old: str) -> str:
        new = self.letters.setdefault(old.upper(), self.rng.choice("ABCDEFGHIJKLMNOPRSTVWYZ"))
        return new if old.isupper() else new.lower()
