"""People, places and addresses for made-up text: drawn from public name lists, written the ways officials write them."""

from __future__ import annotations

import json
import random
import re
import zlib
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

PARTICLES = re.compile(
    r"^((?:(?:van|de|den|der|het|'t|ten|ter|te|in|op|el|al|da|dos|di|la|le|von|vd|v\.d\.|of|aan|onder|over|uit|bij|voor)[ -])+)"
    r"(?=\S)",
    re.IGNORECASE,
)
HELD_OUT_SHARE = 5  # one name in five is kept for the held-out split


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


def _counts(path: Path) -> list[tuple[str, float]]:
    rows = (line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0].strip(), float(row[1])) for row in rows if len(row) == 2 and len(row[0].strip()) > 1]


class NameLists:
    """The lists of one split: what the training split draws never appears in the held-out one."""

    def __init__(
        self, folder: Path, origins: dict[str, tuple[list[str], list[str]]], *, held_out: bool
    ) -> None:
        """Reads the lists under `folder`; `origins` maps a community to its (first names, surnames)."""
        firsts = [
            (w, c) for w, c in _counts(folder / "firstnames_filenthropist.tsv") if _kept(w, held_out=held_out)
        ]
        self._common_first = _Pool([w for w, c in firsts if c >= 4], [c**0.6 for _, c in firsts if c >= 4])
        self._tail_first = _Pool([w for w, _ in firsts], [1.0] * len(firsts))
        top = (
            line.split(",")
            for line in (folder / "surnames_nl_top1000.csv").read_text(encoding="utf-8").splitlines()
        )
        names = [row[0].strip().strip('"') for row in list(top)[1:]]
        names = [w for w in names if w and _kept(w, held_out=held_out)]
        self._common_last = _Pool(names, [1 / (rank + 8) ** 0.8 for rank in range(len(names))])
        tail = (folder / "surnames_nl_freq5.lst").read_text(encoding="utf-8").splitlines()
        tail = [w.strip() for w in tail if len(w.strip()) > 1 and _kept(w.strip(), held_out=held_out)]
        self._tail_last = _Pool(tail, [1.0] * len(tail))
        cities = json.loads((folder / "cities_filenthropist.json").read_text(encoding="utf-8"))
        self._places: list[str] = [w for w in cities["woonplaatsen"] if _kept(w, held_out=held_out)]
        self._towns: list[str] = [w for w in cities["gemeenten"] if _kept(w, held_out=held_out)]
        self._countries: list[str] = list(cities["countries"])
        self._origins = {
            key: tuple([w for w in group if _kept(w, held_out=held_out)] for group in pair)
            for key, pair in origins.items()
        }
        self._odd = _Pool(self._places, [1.0] * len(self._places))

    def person(self, rng: random.Random) -> Person:
        """A person: two in three Dutch, the rest from a community, one in fourteen named like a place."""
        draw = rng.random()
        first = (self._common_first if rng.random() < 0.6 else self._tail_first).draw(rng)
        last = (self._common_last if rng.random() < 0.45 else self._tail_last).draw(rng)
        if draw < 0.3:
            firsts, lasts = self._origins[rng.choice(sorted(self._origins))]
            first = rng.choice(firsts) if firsts else first
            last = rng.choice(lasts) if lasts and rng.random() < 0.8 else last
        elif draw < 0.37:
            place = self._odd.draw(rng)
            last = place if rng.random() < 0.5 or " " in place else f"van {place}"
        double = ""
        if rng.random() < 0.07:
            double = self._common_last.draw(rng)
        matched = PARTICLES.match(last)
        particle = matched.group(1).strip().lower() if matched else ""
        surname = last[matched.end() :] if matched else last
        letters = [first[0], *rng.choices("ABCDEFGHIJKLMNPRSTW", k=rng.choice((0, 0, 1, 1, 2)))]
        initials = "".join(f"{letter.upper()}." for letter in letters)
        return Person(first=first, initials=initials, particle=particle, surname=surname, double=double)

    def place(self, rng: random.Random) -> str:
        """A place in the Netherlands, now and then a country."""
        return rng.choice(self._countries) if rng.random() < 0.1 else rng.choice(self._places)

    def town(self, rng: random.Random) -> str:
        """A municipality."""
        return rng.choice(self._towns)

    def surname(self, rng: random.Random) -> str:
        """A surname for a street or a company named after someone."""
        return PARTICLES.sub("", self._common_last.draw(rng))


def full(person: Person, rng: random.Random) -> str:
    """First name and surname: `Jan van den Berg`, `Jan Van den Berg`, `Jan v.d. Berg`, `Jan P. Bos`."""
    family = person.family
    draw = rng.random()
    if person.particle and draw < 0.12:
        family = person.family_capital
    elif person.particle in {"van der", "van den", "van de"} and draw < 0.24:
        family = rng.choice(("v.d. ", "v/d ", "vd ", "v.d.")) + person.core
    middle = f" {person.initials[-2:]}" if rng.random() < 0.04 else ""
    extra = " " + rng.choice("ABCDHJKMPRSW") + "." if rng.random() < 0.02 and not middle else ""
    return f"{person.first}{middle}{extra} {family}"


def initialled(person: Person, rng: random.Random) -> str:
    """Initials and surname: `J.P. van den Berg`, `J. P. Bos`, `JP Bos`, `J.P.Bos`."""
    initials = person.initials
    draw = rng.random()
    if draw < 0.12:
        initials = initials.replace(".", ". ").strip()
    elif draw < 0.2:
        initials = initials.replace(".", "")
    family = person.family_capital if person.particle and rng.random() < 0.1 else person.family
    if person.particle in {"van der", "van den", "van de"} and rng.random() < 0.12:
        family = f"v.d. {person.core}"
    return f"{initials} {family}"


def reversed_name(person: Person, rng: random.Random) -> str:
    """As address books write it: `Berg, Jan van den`, `Berg, J. van den`, `Van den Berg, Jan`, `Bos, Jan (J.P.)`."""
    given = person.first if rng.random() < 0.65 else person.initials
    if person.particle and rng.random() < 0.3:
        text = f"{person.family_capital}, {given}"
    else:
        text = f"{person.core}, {given}" + (f" {person.particle}" if person.particle else "")
    draw = rng.random()
    if draw < 0.25 and given == person.first:
        text += f" ({person.initials})"
    return text


def surname_alone(person: Person, rng: random.Random) -> str:
    """Surname after a title: `De Vries`, seldom `de Vries`, `v.d. Berg`."""
    draw = rng.random()
    if person.particle in {"van der", "van den", "van de"} and draw < 0.12:
        return rng.choice(("v.d. ", "Vd ", "v/d ")) + person.core
    return person.family if draw > 0.82 else person.family_capital


def address(person: Person, rng: random.Random, domain: str) -> str:
    """An e-mail address for the person."""
    given = re.sub(r"[^a-z]", "", person.first.lower()) or "post"
    family = re.sub(r"[^a-z]", "", person.core.lower()) or "post"
    local = rng.choice(
        (
            person.local_part,
            f"{given}.{family}",
            given,
            f"{given[0]}{family}",
            f"{family}{rng.randint(1, 99)}",
        )
    )
    return f"{local.strip('.')}@{domain}"


def split_of(text: str) -> int:
    """A stable number for a template, to hold some of them out."""
    return zlib.crc32(text.encode()) % 6
