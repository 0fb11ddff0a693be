"""What the figures are: counts of what a tool hid in a marked text, and shares with their intervals."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from math import sqrt
from typing import Any, Self

from benchmarks.quality.markup import IDENTIFIERS, OFFICIAL, PERSON, TRAP, Mark, MarkedText, letters

_ACCESS = {"MEETING_LINK", "CREDENTIAL"}
_Z = 1.959964  # both tails of the normal distribution together hold 5 %


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch that a tool hides (or asks about, which hides it until a person answers), and as what.

    `by` and `why` say which rule did it, where the tool tells.
    """

    start: int
    end: int
    entity: str
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> float:
        """Return the share in percent; nothing of nothing is 0."""
        return 100 * self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return Wilson's 95 % score interval in percent (E. B. Wilson, JASA 22 (1927) 209-212)."""
        if not self.of:
            return 0.0, 100.0
        n, p = self.of, self.count / self.of
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCounts:
    """Counts of one entity."""

    marked: int = 0
    """what the set says is one"""
    hidden: int = 0
    """of those: every letter hidden, by a finding of whatever entity"""
    typed: int = 0
    """of those: the finding that hides most of it says this entity"""
    found: int = 0
    """hidden stretches that the tool calls so"""
    right: int = 0
    """of those: touch what is marked so"""
    spurious: int = 0
    """joined stretches called so that touch nothing that has to go"""

    def __add__(self, other: Self) -> Self:
        """Return the counts of both."""
        return type(self)(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of a tool on one or more texts; adds up."""

    entities: dict[str, EntityCounts] = field(default_factory=dict)
    letters: int = 0
    """letters of persons"""
    letters_hidden: int = 0
    officials: int = 0
    officials_kept: int = 0
    traps: int = 0
    traps_kept: int = 0
    joined: int = 0
    """hidden stretches, those that touch counted as one"""
    spurious: int = 0
    """of those: touch no person and no identifier"""
    on_officials: int = 0
    """of the spurious ones: touch an official, who is counted by himself as well"""

    def __add__(self, other: Self) -> Self:
        """Return the counts of both."""
        names = self.entities | other.entities
        none = EntityCounts()
        both = {n: self.entities.get(n, none) + other.entities.get(n, none) for n in names}
        rest = (f.name for f in fields(self) if f.name != "entities")
        return type(self)(entities=both, **{n: getattr(self, n) + getattr(other, n) for n in rest})

    @property
    def persons(self) -> EntityCounts:
        """Return the counts of persons."""
        return self.entities.get(PERSON, EntityCounts())

    @property
    def identifiers(self) -> EntityCounts:
        """Return the counts of all identifiers together."""
        return sum((c for name, c in self.entities.items() if name in IDENTIFIERS), EntityCounts())

    def to_json(self) -> dict[str, Any]:
        """Return plain values, entities in order."""
        return asdict(self) | {"entities": {n: asdict(c) for n, c in sorted(self.entities.items())}}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return what `to_json` told."""
        entities = {name: EntityCounts(**counts) for name, counts in values["entities"].items()}
        return cls(**values | {"entities": entities})


def score(text: MarkedText, hidden: Sequence[Hidden]) -> Score:
    """Return the counts of one text."""
    gone = hidden_letters(text, hidden)
    joined = join(hidden)
    spurious = [one for one in joined if not any(m.must_go and touch(one, m) for m in text.marks)]
    of = {label: [m for m in text.marks if m.label == label] for label in (PERSON, OFFICIAL, TRAP)}
    persons = {i for m in of[PERSON] for i in text.letters(m)}
    kept = {label: sum(not text.letters(m) & gone for m in marks) for label, marks in of.items()}
    return Score(
        entities=_entities(text, hidden, spurious),
        letters=len(persons),
        letters_hidden=len(persons & gone),
        officials=len(of[OFFICIAL]),
        officials_kept=kept[OFFICIAL],
        traps=len(of[TRAP]),
        traps_kept=kept[TRAP],
        joined=len(joined),
        spurious=len(spurious),
        on_officials=sum(any(touch(one, m) for m in of[OFFICIAL]) for one in spurious),
    )


def _entities(
    text: MarkedText, hidden: Sequence[Hidden], spurious: Sequence[Hidden]
) -> dict[str, EntityCounts]:
    """Return the counts of each entity in one text."""
    gone = hidden_letters(text, hidden)
    counts: dict[str, EntityCounts] = {}

    def add(name: str, more: EntityCounts) -> None:
        counts[name] = counts.get(name, EntityCounts()) + more

    for mark in text.marks:
        if mark.must_go:
            needed = text.letters(mark)
            whole = needed <= gone
            typed = whole and same_kind(called(needed, hidden), mark.label)
            add(mark.label, EntityCounts(marked=1, hidden=whole, typed=typed))
    for one in hidden:
        right = any(same_kind(one.entity, m.label) and touch(one, m) for m in text.marks)
        add(one.entity, EntityCounts(found=1, right=right))
    for one in spurious:
        add(one.entity, EntityCounts(spurious=1))
    return counts


def total(scores: Iterable[Score]) -> Score:
    """Return the counts of several texts together."""
    return sum(scores, Score())


def join(hidden: Iterable[Hidden]) -> tuple[Hidden, ...]:
    """Return the stretches with those that overlap or touch made one, which takes the longest one's entity."""
    groups: list[list[Hidden]] = []
    for one in sorted(hidden, key=lambda h: (h.start, h.end)):
        if groups and one.start <= max(h.end for h in groups[-1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    made = []
    for group in groups:
        longest = max(group, key=lambda h: h.end - h.start)
        made.append(
            Hidden(group[0].start, max(h.end for h in group), longest.entity, longest.by, longest.why)
        )
    return tuple(made)


def hidden_letters(text: MarkedText, hidden: Iterable[Hidden]) -> frozenset[int]:
    """Return the places of the letters and digits that are hidden."""
    return frozenset(i for h in hidden for i in letters(text.text, h.start, h.end))


def touch(one: Hidden, mark: Mark) -> bool:
    """Tell whether two stretches have a character in common."""
    return one.start < mark.end and mark.start < one.end


def same_kind(said: str | None, label: str) -> bool:
    """Tell whether what a tool calls a finding is what a mark calls it.

    What lets into a meeting (its number, its passcode) and what lets in elsewhere have one ground and one
    outcome (P23, P24), and the writers of the sets differ on which of the two a meeting's passcode is.
    """
    return said == label or {said, label} == _ACCESS


def called(places: frozenset[int], hidden: Sequence[Hidden]) -> str | None:
    """Return what the finding that hides most of some letters calls them; of equals, the first."""
    best = max(hidden, key=lambda h: len(places & set(range(h.start, h.end))), default=None)
    return best.entity if best else None
