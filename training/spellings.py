"""The ways officials, address books and mail programs spell a person: every function takes a person and a random source."""

from __future__ import annotations

import random
import re

from training.names import GRAMMAR, Person

# How a particle is shortened in notes and address books; others are written out.
SHORT_PARTICLES = {
    **dict.fromkeys(("van der", "van den", "van de"), ("v.d. ", "v.d. ", "v/d ", "vd ", "v.d.", "v d ")),
    "van": ("v. ", "v "),
    "van het": ("v/h ", "v.h. "),
    "van 't": ("v. 't ", "v.'t "),
}
INITIAL = re.compile(r"[^\W\d_][^.]*\.")
# Abbreviations that are no one's mark unless dotted.
ABBREVIATIONS = frozenset((GRAMMAR / "abbreviations.lst").read_text(encoding="utf-8").split())
SECOND_NAMES = (
    "Johanna",
    "Maria",
    "Petrus",
    "Cornelis",
    "Hendrika",
    "Theodorus",
    "Elisabeth",
    "Jacob",
    "Anna",
    "Mohamed",
)


def _shortened(person: Person, rng: random.Random) -> str:
    return rng.choice(SHORT_PARTICLES[person.particle]) + person.core


def full(person: Person, rng: random.Random) -> str:
    """First name and surname: `Jan van den Berg`, `Jan Van den Berg`, `Jan v.d. Berg`, `Jan P. Bos`."""
    family = person.family
    draw = rng.random()
    if person.particle and draw < 0.12:
        family = person.family_capital
    elif person.particle in SHORT_PARTICLES and draw < 0.24:
        family = _shortened(person, rng)
    middle = " " + INITIAL.findall(person.initials)[-1] if rng.random() < 0.04 else ""
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
    if person.particle in SHORT_PARTICLES and rng.random() < 0.12:
        family = _shortened(person, rng)
    glue = "" if initials.endswith(".") and rng.random() < 0.05 else " "
    return f"{initials}{glue}{family}"


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
    if person.particle in SHORT_PARTICLES and draw < 0.12:
        return _shortened(person, rng)
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


def undotted(person: Person, rng: random.Random) -> str:
    """Initials as bare letters: `FDH Singh`, `Singh FDH`, `MJ van den Berg`."""
    extra = "".join(rng.choices("ABCDEFGHJKLMNPRSTW", k=rng.choice((1, 1, 2))))
    letters = person.first[0].upper() + extra
    return f"{letters} {person.family}" if rng.random() < 0.8 else f"{person.core} {letters}"


def address_book(person: Person, rng: random.Random) -> str:
    """As directories write it: `Berg, Jan van den (J.P.)`, `Berg, van den, J.P.`, `(J.P.) van den Berg`, `BERG, J. van den`."""
    particle = f" {person.particle}" if person.particle else ""
    comma_particle = f", {person.particle}" if person.particle else ""
    return rng.choice(
        (
            f"{person.core}, {person.first}{particle} ({person.initials})",
            f"{person.core}, {person.initials}{particle} ({person.first})",
            f"{person.core}{comma_particle}, {person.initials}",
            f"{person.core}{particle}, {person.first}",
            f"({person.initials}) {person.family}",
            f"{person.first} ({person.initials}) {person.family}",
            f"{person.core.upper()}, {person.first}{particle}",
            f"{person.family_capital} ({person.first})",
            f"{person.family_capital}, {person.initials}",
            f"{person.family_capital} {person.initials}",
            f"{person.initials} ({person.first}) {person.family}",
        )
    )


def formal(person: Person, rng: random.Random) -> str:
    """All given names, as in deeds and reports: `Johannes Petrus Maria van den Berg`."""
    return " ".join([person.first, *rng.choices(SECOND_NAMES, k=rng.choice((1, 2))), person.family])


def mark(person: Person, rng: random.Random) -> str:
    """Initials as someone's mark in minutes and notes: `JvdB`, `FS`, `M.d.J.`, `jb`."""
    particle = "".join(word[0] for word in person.particle.split(" ")) if person.particle else ""
    letters = [person.first[0].upper(), *particle, person.core[0].upper()]
    draw = rng.random()
    if draw < 0.2 or "".join(letters) in ABBREVIATIONS:
        return "".join(f"{letter}." for letter in letters)
    return "".join(letters) if draw < 0.9 else "".join(letters).lower()


def genitive(person: Person, rng: random.Random) -> str:
    """Possessive: `Gerards`, `Anna's`, `Kees'`, of the first name or the surname."""
    name = person.first if rng.random() < 0.7 else person.family_capital
    if name[-1] in "sxz":
        return f"{name}'"
    return f"{name}'s" if name[-1] in "aiouyé" else f"{name}s"


def broken(person: Person, rng: random.Random) -> str:
    """A name over the end of a line."""
    text = full(person, rng) if rng.random() < 0.6 else initialled(person, rng)
    return text.replace(" ", "\n", 1) if rng.random() < 0.7 else "\n".join(text.rsplit(" ", 1))
