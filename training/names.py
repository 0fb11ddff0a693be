"""People and places for made-up text, drawn from public name lists; how a name is spelled is in `spellings`."""

from __future__ import annotations

import json
import random
import re
import zlib
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

PARTICLES = re.compile(
    r"^((?:(?:van|de|den|der|het|'t|ten|ter|te|in|op|el|al|da|dos|di|la|le|von|vd|v\.d\.|of|aan|onder|over|uit|bij|voor) )+)"
    r"(?=\S)",
    re.IGNORECASE,
)
WORD = re.compile(r"^[^\W\d_][\w'’-]+$")
GIVEN = re.compile(r"^[A-ZÀ-Ž](?!.*\W$)[\w'’-]*[^\W\dA-Z_][\w'’-]+$")
FREQUENT, COMMON_FIRST = 150, 1000
GRAMMAR = Path(__file__).parent / "grammar"
# Our own lists: everyday first names, and words that the mined list of first names holds by mistake.
FIRST_NAMES, NOT_NAMES = GRAMMAR / "firstnames.lst", GRAMMAR / "nonames.lst"
# The commonest surnames with a particle, with weights in rough steps.
PARTICLE_NAMES = GRAMMAR / "particlenames.tsv"
HELD_OUT_SHARE = 5  # one name in five is kept for the held-out split

LONG_INITIALS = ("Chr", "Th", "IJ", "Ph", "Tj", "Sj", "Joh", "Fr", "Ch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One made-up person; `particle` is lower case and without a closing blank."""

    first: str
    initials: str
    particle: str
    surname: str
    double: str

    @property
    def core(self) -> str:
        """Surname without particle, with the second half of a double name."""
        return f"{self.surname}-{self.double}" if self.double else self.surname

    @property
    def family(self) -> str:
        """Surname with its particle in lower case: `van den Berg`."""
        return f"{self.particle} {self.core}" if self.particle else self.core

    @property
    def family_capital(self) -> str:
        """Surname as it stands without a first name: `Van den Berg`."""
        return self.family[:1].upper() + self.family[1:] if self.particle[:1] != "'" else self.family

    @property
    def local_part(self) -> str:
        """The part of an address before the at sign."""
        return re.sub(r"[^a-z.]", "", f"{self.initials[0]}.{self.particle}{self.core}".lower()) or "info"


class _Pool:
    """Words with weights, drawn in constant time."""

    def __init__(self, words: list[str], weights: list[float]) -> None:
        self.words = words
        self.cumulative = list(accumulate(weights))

    def draw(self, rng: random.Random) -> str:
        return rng.choices(self.words, cum_weights=self.cumulative)[0]


def _kept(word: str, *, held_out: bool) -> bool:
    return (zlib.crc32(word.encode()) % HELD_OUT_SHARE == 0) == held_out


def counts(path: Path) -> list[tuple[str, float]]:
    """The words of a list of (word, count), each with its count."""
    rows = (line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0].strip(), float(row[1])) for row in rows if len(row) == 2 and len(row[0].strip()) > 1]


class NameLists:
    """The lists of one split: what the training split draws never appears in the held-out one."""

    def __init__(
        self, folder: Path, origins: dict[str, tuple[list[str], list[str]]], *, held_out: bool
    ) -> None:
        """Reads the lists under `folder`; `origins` maps a community to its (first names, surnames)."""
        # The list is mined from text: only its commonest (count 1000) and its single finds hold hardly anything but names.
        firsts = [(w, c) for w, c in counts(folder / "firstnames_filenthropist.tsv") if GIVEN.match(w)]
        not_names = set(NOT_NAMES.read_text(encoding="utf-8").split())
        common = {w for w, c in firsts if c >= COMMON_FIRST} | set(
            FIRST_NAMES.read_text(encoding="utf-8").split()
        )
        single = [w for w, c in firsts if c == 1 and w.lower() not in not_names and not w.endswith("straat")]
        common_first = [w for w in sorted(common) if _kept(w, held_out=held_out)]
        tail_first = [w for w in single if _kept(w, held_out=held_out)]
        self._common_first = _Pool(common_first, [1.0] * len(common_first))
        self._tail_first = _Pool(tail_first, [1.0] * len(tail_first))
        # The frequent surnames of `filenthropist` (MIT, with counts) have no particles; those are in PARTICLE_NAMES.
        lasts = [
            (w, c)
            for w, c in counts(folder / "surnames_filenthropist.tsv")
            if c >= FREQUENT and WORD.match(w)
        ]
        lasts += counts(PARTICLE_NAMES)
        lasts = [(w, c) for w, c in lasts if _kept(w, held_out=held_out)]
        self._common_last = _Pool([w for w, _ in lasts], [c**0.65 for _, c in lasts])
        tail = (folder / "surnames_nl_freq5.lst").read_text(encoding="utf-8").splitlines()
        tail = [w.strip().replace("- ", "-") for w in tail if "noemende" not in w]
        tail = [w for w in tail if len(w) > 1 and _kept(w, held_out=held_out)]
        self._tail_last = _Pool(tail, [1.0] * len(tail))
        cities = json.loads((folder / "cities_filenthropist.json").read_text(encoding="utf-8"))
        self._places: list[str] = [w for w in cities["woonplaatsen"] if _kept(w, held_out=held_out)]
        self._towns: list[str] = [w for w in cities["gemeenten"] if _kept(w, held_out=held_out)]
        self._countries: list[str] = list(cities["countries"])
        self._origins = {
            key: tuple([w for w in group if _kept(w, held_out=held_out)] for group in pair)
            for key, pair in origins.items()
        }
        odd = [w for w in self._places if " " not in w]
        self._odd = _Pool(odd, [1.0] * len(odd))

    def person(self, rng: random.Random, surname: str = "") -> Person:
        """A person, called `surname` if given: two in three Dutch, the rest from a community, some named like a place."""
        draw = rng.random()
        first = (self._common_first if rng.random() < 0.6 else self._tail_first).draw(rng)
        last = (self._common_last if rng.random() < 0.45 else self._tail_last).draw(rng)
        if draw < 0.3:
            firsts, lasts = self._origins[rng.choice(sorted(self._origins))]
            first = rng.choice(firsts) if firsts else first
            last = rng.choice(lasts) if lasts and rng.random() < 0.8 else last
        elif draw < 0.37:
            last = self.surname_like_place(rng)
        last = surname or last
        if draw > 0.3 and rng.random() < 0.05 and " " not in first:
            first += rng.choice((" ", "-")) + self._common_first.draw(rng)
        double = self._common_last.draw(rng) if rng.random() < 0.07 and not surname else ""
        matched = PARTICLES.match(last)
        particle = matched.group(1).strip().lower() if matched else ""
        core = last[matched.end() :] if matched else last
        opening = next((o for o in LONG_INITIALS if first.startswith(o) and rng.random() < 0.4), first[0])
        letters = [opening, *rng.choices("ABCDEFGHIJKLMNPRSTW", k=rng.choice((0, 0, 1, 1, 2)))]
        initials = "".join(f"{letter[0].upper()}{letter[1:]}." for letter in letters)
        return Person(first=first, initials=initials, particle=particle, surname=core, double=double)

    def surname_like_place(self, rng: random.Random) -> str:
        """`Meppel`, `van Zwolle`."""
        place = self._odd.draw(rng)
        return place if rng.random() < 0.5 else f"van {place}"

    def place(self, rng: random.Random) -> str:
        """A place in the Netherlands, now and then a country."""
        return rng.choice(self._countries) if rng.random() < 0.1 else rng.choice(self._places)

    def town(self, rng: random.Random) -> str:
        """A municipality."""
        return rng.choice(self._towns)

    def surname(self, rng: random.Random) -> str:
        """A surname for a street or a company named after someone."""
        return PARTICLES.sub("", self._common_last.draw(rng))


def split_of(text: str) -> int:
    """A stable number for a template, to hold some of them out."""
    return zlib.crc32(text.encode()) % 6
