"""The register's index: every spelling of every subject, and who is meant by a name as written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from woo_redact.detect.names import Name, fold, local_part_key, local_parts, parse
from woo_redact.detect.remembered import remembered
from woo_redact.model import Role, Subject, SubjectKind


class Form(IntEnum):
    """How much a spelling tells of who is meant, the surest first."""

    ADDRESS = 0
    FULL = 1
    SURNAME = 2
    GIVEN = 3
    NEAR = 4
    """A surname but for one letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A subject with the parts of its names."""

    subject: Subject
    names: tuple[Name, ...]


def same_particles(particles: str) -> str:
    """Return particles as their first letters: "van der", "v.d." and "v/d" are the same."""
    return "".join(word[0] for word in re.findall(r"[a-z]+", particles.replace("vd", "v d")))


def squeezed(text: str) -> str:
    """Return a name folded, with single blanks."""
    return " ".join(fold(text).split())


def spellings(name: Name) -> Iterator[tuple[str, Form]]:
    """Yield the ways in which a name is written elsewhere, folded."""
    if name.single:
        yield name.single, Form.GIVEN
        return
    last = f"{name.particles} {name.surname}".strip()
    yield last, Form.SURNAME
    yield name.surname, Form.SURNAME
    words = name.surname.split()
    if len(words) > 1 and not name.particles:
        yield words[-1], Form.SURNAME
    halves = [half for half in name.surname.split("-") if len(half) > 2]
    if len(halves) > 1:
        yield from (
            (f"{name.particles} {halves[0]}".strip(), Form.SURNAME),
            (halves[0], Form.SURNAME),
            (halves[-1], Form.SURNAME),
        )
    if len(name.given) > 1 and not name.initials:
        yield f"{name.given[-1]} {last}", Form.SURNAME  # "Rachida Aït Haddou", "Imane Roest van der Does"
    if name.given and name.initials and name.particles:
        yield f"{' '.join(name.given)} {last}", Form.SURNAME  # "I. Roest van der Does"
        yield f"{' '.join(name.given)} {last}, {name.initials[0]}.", Form.FULL
    for first in _firsts(name):
        yield f"{first} {last}", Form.FULL
        yield f"{name.surname}, {first} {name.particles}".strip(), Form.FULL
        yield f"{last}, {first}", Form.FULL
    if name.given:
        yield " ".join(name.given), Form.GIVEN
        yield name.given[0], Form.GIVEN


def _firsts(name: Name) -> Iterator[str]:
    """Yield what stands before the surname: given names and initials in every style."""
    letters = name.first_letters
    if name.given:
        yield " ".join(name.given)
        yield name.given[0]
    for some in {letters, letters[:1]} - {""}:
        yield "".join(f"{letter}." for letter in some)
        yield " ".join(f"{letter}." for letter in some)
        yield some


class Index:
    """All subjects of a dossier by spelling."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        """Index the persons among the subjects."""
        self.known = tuple(
            Known(subject=subject, names=tuple(parse(name) for name in subject.names))
            for subject in subjects
            if subject.kind is SubjectKind.PERSON
        )
        self.forms: dict[str, dict[int, Form]] = {}
        self.addresses: dict[str, int] = {}
        self.locals: dict[str, set[int]] = {}
        for number, known in enumerate(self.known):
            for name in known.names:
                for spelling, form in spellings(name):
                    self._add(spelling, number, form)
                for local in local_parts(name):
                    self.locals.setdefault(local, set()).add(number)
            for raw in known.subject.names:
                if parse(raw).first_letters:
                    self._add(squeezed(raw), number, Form.FULL)
            for address in known.subject.addresses:
                # Of several who wrote from one address it is theirs whose name it spells, else the first's.
                own = any(local_part_key(address) in local_parts(name) for name in known.names)
                if own or address.casefold() not in self.addresses:
                    self.addresses[address.casefold()] = number

    def _add(self, spelling: str, number: int, form: Form) -> None:
        """Note a spelling of a subject; of two ways to read it the surest counts."""
        if len(spelling.replace(".", "")) < 2:
            return
        at = self.forms.setdefault(spelling, {})
        at[number] = min(form, at.get(number, form))

    def by_address(self, address: str) -> int | None:
        """Return the subject whose address this is, or whose name its local part spells."""
        number = self.addresses.get(address.casefold())
        if number is not None:
            return number
        same = self.locals.get(local_part_key(address), set())
        return next(iter(same)) if len(same) == 1 else None

    def by_name(self, written: str) -> frozenset[int]:
        """Return the subjects whom a name as written can mean."""
        name = parse(written)
        if name.single:
            return frozenset(self.forms.get(name.single, {}))
        if len(letter := name.surname.strip(".")) == 1 and name.given and not name.particles:
            return self._by_letter(name.given[0], letter)
        same = {
            number
            for key in (
                {name.surname, f"{name.particles} {name.surname}".strip()}
                | {f"{g} {name.surname}" for g in name.given[-1:]}
            )
            for number, form in self.forms.get(key, {}).items()
            if form is not Form.GIVEN
        }
        return frozenset(
            number for number in same if any(_can_be(name, known) for known in self.known[number].names)
        )

    def _by_letter(self, given: str, letter: str) -> frozenset[int]:
        """Return who alone "Marieke K" can be; no office holder, for another may be called so."""
        whose = frozenset(
            number
            for number in self.forms.get(given, {})
            if any(
                given in mine.given[:1] and letter in {mine.surname[:1], mine.particles[:1]}
                for mine in self.known[number].names
            )
        )
        return whose if len(whose) == 1 and not any(map(self.public, whose)) else frozenset()

    def public(self, number: int) -> bool:
        """Tell whether a subject holds a public office."""
        return self.known[number].subject.role is Role.PUBLIC


def _can_be(name: Name, known: Name) -> bool:
    """Tell whether a written name can be a known one: the same surname, and no first name that differs."""
    if known.single:
        return known.single in {name.surname, *name.given} and not name.first_letters
    surnames = {
        known.surname,
        known.surname.split()[-1],
        *known.surname.split("-"),
        " ".join([*known.given[1:], known.surname]),
    }
    mine = {name.surname, name.surname.split("-")[0], " ".join([*name.given, name.surname])}
    if not surnames & mine:
        return False
    if name.given and " ".join([*known.given[1:], known.surname]) == " ".join([*name.given, name.surname]):
        return True
    return known.agrees(name)


@remembered
def index(subjects: tuple[Subject, ...]) -> Index:
    """Return the index of a dossier's subjects, made once."""
    return Index(subjects)
