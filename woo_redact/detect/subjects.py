"""Gathers the dossier's people (AVG: betrokkenen) into one register (P08, P30, P31, P39)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from woo_redact.detect.mentions import Mention, another, mentions
from woo_redact.detect.names import Name, local_part_key, local_parts, parse
from woo_redact.detect.near import one_off, parts
from woo_redact.detect.places import PLACE, place_subjects
from woo_redact.detect.spellings import same_particles, squeezed
from woo_redact.model import Document, Finding, Role, Subject, SubjectKind
from woo_redact.profile import Profile

_LONG = 8  # letters of a full name that is taken for another but for one letter


@dataclass(slots=True, eq=False)
class _Person:
    """A person in the making: the mentions put together so far."""

    mentions: list[Mention] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    addresses: dict[str, None] = field(default_factory=dict)
    public: bool = False

    @property
    def first(self) -> int:
        """Return where in the dossier the person appears first."""
        return min(mention.first for mention in self.mentions)

    def add(self, mention: Mention, name: Name) -> None:
        """Take in a mention."""
        self.mentions.append(mention)
        self.names.append(name)
        self.addresses |= mention.addresses
        self.public |= mention.public


def subjects(
    documents: Iterable[tuple[Document, tuple[Finding, ...]]], profile: Profile
) -> tuple[Subject, ...]:
    """Return the dossier's register of people, in the order of their first appearance.

    Documents are read one at a time and only their names and addresses are kept. An id is a digest of the
    person's own name and addresses: when the register changes it goes to nobody else, so what someone decided
    about one person never falls upon another.
    """
    places: set[str] = set()
    found, words = mentions(_noting(documents, places), profile)
    persons = _put_together(found)
    persons.sort(key=lambda person: person.first)
    register: list[Subject] = []
    alike: Counter[str] = Counter()
    for person in persons:
        subject = _subject(person)
        alike[subject.id] += 1
        same = alike[subject.id]
        register.append(replace(subject, id=f"{subject.id}-{same}") if same > 1 else subject)
    return (*register, *place_subjects(places | words))


def _subject(person: _Person) -> Subject:
    """Return a person as a value."""
    written = dict.fromkeys(mention.written for mention in person.mentions)
    names = tuple(sorted(written, key=lambda w: (-len(w.split()), w)))
    key = "\n".join((squeezed(names[0]), *sorted(person.addresses)))
    return Subject(
        id="p" + hashlib.sha256(key.encode()).hexdigest()[:10],
        kind=SubjectKind.PERSON,
        names=names,
        addresses=tuple(person.addresses),
        role=Role.PUBLIC if person.public else Role.PRIVATE,
        office=next((mention.office for mention in person.mentions if mention.office), ""),
        known=any(mention.fixed for mention in person.mentions),
    )


def _noting(
    documents: Iterable[tuple[Document, tuple[Finding, ...]]], places: set[str]
) -> Iterator[tuple[Document, tuple[Finding, ...]]]:
    """Pass the documents on, and note the places in them on the way."""
    for document, findings in documents:
        places.update(f.span.of(document.text) for f in findings if f.found_by == PLACE)
        yield document, findings


class _Register:
    """The persons put together so far, by surname, first name and address."""

    def __init__(self) -> None:
        """Begin without anybody."""
        self.persons: list[_Person] = []
        self._by_surname: dict[str, dict[_Person, None]] = {}
        self._by_given: dict[str, dict[_Person, None]] = {}
        self._by_address: dict[str, list[_Person]] = {}
        self._by_part: dict[str, dict[_Person, None]] = {}
        self._by_local: dict[str, _Person] = {}

    def take(self, mention: Mention, name: Name) -> None:
        """Add a mention to the one person it can only mean, or to a new one where it can mean nobody."""
        if name.single and self._by_local.get(local_part_key(mention.written)):
            return  # "mwiersma": the user name of somebody who is named in full
        same = self._match(mention, name)
        if len(same) > 1 and not mention.addresses and not mention.public:
            return  # "Jan" where there are two: nobody new, and whom it means each document tells
        person = same[0] if len(same) == 1 else _Person()
        if len(same) != 1:
            self.persons.append(person)
        person.add(mention, name)
        self._by_local.update(dict.fromkeys(local_parts(name), person))
        for key in _surnames(name):
            self._by_surname.setdefault(key, {})[person] = None
        for given in name.given[:1]:
            self._by_given.setdefault(given, {})[person] = None
            for part in parts(f"{given} {name.surname}"):
                self._by_part.setdefault(part, {})[person] = None
        for address in mention.addresses:
            self._by_address.setdefault(address, []).append(person)

    def _match(self, mention: Mention, name: Name) -> list[_Person]:
        """Return the persons whom a mention can mean."""
        for address in mention.addresses:
            for other in self._by_address.get(address, ()):
                if any(_same(name, mine) or _nickname(name, mine) for mine in other.names):
                    return [other]
        word = name.single or name.surname
        same = [p for p in self._by_surname.get(word, ()) if any(_same(name, mine) for mine in p.names)]
        if name.single and not same:
            same = list(self._by_given.get(word, ()))
        if _fullness(name) == 0:
            equal = [p for p in same if any(mine.given[:1] == name.given[:1] for mine in p.names)]
            same = equal or (same if len(same) == 1 else [])
        same = [p for p in same if _office_agrees(mention, name, p) and not _clash(mention, p)]
        if not same and name.given:
            same = self._mistyped(mention, name)
        if len(same) > 1 and mention.addresses:
            near = [
                p
                for p in same
                if any(local_part_key(a) in local_parts(n) for a in mention.addresses for n in p.names)
            ]
            same = near or same
        return same

    def _mistyped(self, mention: Mention, name: Name) -> list[_Person]:
        """Return the persons whose full name is this one but for one letter, if nothing tells them apart."""
        full = f"{name.given[0]} {name.surname}"
        if mention.public or len(full) <= _LONG:
            return []
        like = {p: None for part in parts(full) for p in self._by_part.get(part, ())}
        return [
            person
            for person in like
            if not person.public
            and not (person.addresses and mention.addresses)
            and any(
                mine.given
                and same_particles(mine.particles) == same_particles(name.particles)
                and one_off(full, f"{mine.given[0]} {mine.surname}")
                for mine in person.names
            )
        ]


def _put_together(mentions: list[Mention]) -> list[_Person]:
    """Return the persons: full names first, then what they can be short for."""
    register = _Register()
    named = [(mention, parse(mention.written)) for mention in mentions]
    for mention, name in sorted(named, key=_order):
        register.take(mention, name)
    return register.persons


def _clash(mention: Mention, person: _Person) -> bool:
    """Tell whether addresses show that a mention is another's."""
    mine = person.addresses
    return bool(mine and mention.addresses) and not any(
        not another(one, other) for one in mention.addresses for other in mine
    )


def _nickname(name: Name, mine: Name) -> bool:
    """Tell whether two names with one address can be one person's, called by another first name."""
    return bool(name.single or mine.single) or name.surname == mine.surname


def _order(named: tuple[Mention, Name]) -> tuple[int, bool, int]:
    """Return the order of putting together: full names first, office holders before their bare names."""
    mention, name = named
    return _fullness(name), not mention.public, mention.first


def _fullness(name: Name) -> int:
    """Return 0 for a full name, 1 with initials only, 2 for a surname with a particle, 3 for one word."""
    if name.single:
        return 3
    return 0 if name.given else 1 if name.initials else 2


def _surnames(name: Name) -> tuple[str, ...]:
    """Return the words by which persons with this surname are looked up."""
    if name.single:
        return (name.single,)
    tail = name.surname.split()[-1]
    return tuple(dict.fromkeys((name.surname, tail, *name.surname.split("-"), tail.split("-")[0])))


def _same(name: Name, mine: Name) -> bool:
    """Tell whether two names can be one person's."""
    if name.single or mine.single:
        word, other = (name.single, mine) if name.single else (mine.single, name)
        return word in {other.single, other.surname, other.surname.split(" ")[-1], *other.surname.split("-")}
    if _inner(name, mine) or _inner(mine, name):
        return True
    one_given = min(len(name.given), len(mine.given)) == 1
    if one_given and _doubled(name) and _doubled(name) == _doubled(mine):
        return True
    mine_all = {mine.surname, *mine.surname.split("-")[:1]}
    if name.surname not in mine_all and mine.surname not in {name.surname, *name.surname.split("-")[:1]}:
        return False
    if name.particles and mine.particles and same_particles(name.particles) != same_particles(mine.particles):
        return False
    return name.agrees(mine)


def _inner(short: Name, full: Name) -> bool:
    """Tell whether initials stand for the first name, particles inside: "I. Roest van der Does"."""
    inner = len(short.given)
    return (
        bool(short.initials and inner and short.particles)
        and len(full.given) == inner + 1
        and full.given[1:] == short.given
        and full.given[0][0] == short.initials[0]
        and (short.particles, short.surname) == (full.particles, full.surname)
    )


def _doubled(name: Name) -> str:
    """Return the last two words of a name without particles: "Rachida Aït Haddou" → "ait haddou"."""
    return f"{name.given[-1]} {name.surname}" if name.given and not name.particles else ""


def _office_agrees(mention: Mention, name: Name, person: _Person) -> bool:
    """Tell whether a mention may join a person as far as public office goes.

    A surname with an office ("wethouder Jansen") joins nobody who stands in a header without one, and
    the bare surname of an office holder joins the holder: a wrong join would show a private person.
    """
    if mention.public == person.public:
        return True
    given = [n for n in person.names if n.first_letters] if name.first_letters else []
    if given:  # "Gijs Bosch, wethouder", and Gijs van den Bosch, who is none
        return any(bool(n.particles) == bool(name.particles) for n in given)
    return person.public and not mention.fixed and not mention.private and not name.initials
