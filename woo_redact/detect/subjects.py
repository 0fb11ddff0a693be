"""Gathers the dossier's people (AVG: betrokkenen) into one register (P08, P30, P31, P39)."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from woo_redact.detect.hits import STRUCTURE
from woo_redact.detect.names import Name, fold, local_part_key, local_parts, parse
from woo_redact.detect.places import PLACE, place_subjects
from woo_redact.detect.spellings import squeezed
from woo_redact.detect.vocabulary import NOT_NAMES
from woo_redact.grounds import policy
from woo_redact.model import Document, Entity, Finding, Outcome, Role, Span, Subject, SubjectKind
from woo_redact.profile import Profile

_LIKELY = 0.5  # a model's finding below this makes no subject


_BESIDE = 60  # characters between a display name and its address: " - DGA/Beleid" <"


# What the model takes for a person and is nearly always a village: found, but not looked for elsewhere.
_LIKE_A_PLACE = re.compile(r"(?:Nieuwe?|Oud|Sint|St\.|Bad|Noord|Zuid|Oost|West|Midden|Klein)\s")


@dataclass(slots=True)
class _Mention:
    """One spelling of a name in the dossier, with all that was seen of it."""

    written: str
    first: int
    count: int = 0
    fixed: bool = False
    public: bool = False
    private: bool = False
    listed: bool = False
    addresses: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Person:
    """A person in the making: the mentions put together so far."""

    mentions: list[_Mention] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    addresses: dict[str, None] = field(default_factory=dict)
    public: bool = False

    @property
    def first(self) -> int:
        """Return where in the dossier the person appears first."""
        return min(mention.first for mention in self.mentions)

    def add(self, mention: _Mention, name: Name) -> None:
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
    mentions = _mentions(_noting(documents, places), profile)
    persons = _put_together(mentions)
    persons.sort(key=lambda person: person.first)
    register: dict[str, Subject] = {}
    for person in persons:
        subject = _subject(person)
        same = sum(other.split("-")[0] == subject.id for other in register)
        identity = f"{subject.id}-{same + 1}" if same else subject.id
        register[identity] = replace(subject, id=identity)
    return (*register.values(), *place_subjects(places))


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
        known=any(mention.fixed for mention in person.mentions),
    )


def _noting(
    documents: Iterable[tuple[Document, tuple[Finding, ...]]], places: set[str]
) -> Iterator[tuple[Document, tuple[Finding, ...]]]:
    """Pass the documents on, and note the places in them on the way."""
    for document, findings in documents:
        places.update(f.span.of(document.text) for f in findings if f.found_by == PLACE)
        yield document, findings


def _mentions(documents: Iterable[tuple[Document, tuple[Finding, ...]]], profile: Profile) -> list[_Mention]:
    """Return every spelling of a name in the dossier, and the profile's officials after them."""
    gathered: dict[tuple[str, bool], _Mention] = {}
    elsewhere: Counter[str] = Counter()  # what the model also took for a place or an organisation
    number = 0
    for document, findings in documents:
        for written, address, finding in _seen(document, findings):
            number += 1
            key = (squeezed(written), _apart(written, finding))
            mention = gathered.setdefault(key, _Mention(written=written, first=number))
            _note(mention, finding, address)
        for finding in findings:
            if finding.entity in {Entity.LOCATION, Entity.ORGANISATION}:
                elsewhere[squeezed(finding.span.of(document.text))] += 1
    for official in profile.public_officials.names:
        number += 1
        mention = gathered.setdefault((squeezed(official), False), _Mention(written=official, first=number))
        mention.count, mention.fixed, mention.public, mention.listed = mention.count + 1, True, True, True
    never = {squeezed(term) for term in profile.never.terms}
    return [m for (key, _), m in gathered.items() if key not in never and _counts(m, elsewhere)]


def _seen(document: Document, findings: tuple[Finding, ...]) -> Iterable[tuple[str, str, Finding]]:
    """Yield each person of a document as written, with the address that stood with the name in a header."""
    text = document.text
    pairs = _pairs(document, findings)
    for finding in findings:
        if finding.entity is Entity.PERSON and (finding.score >= _LIKELY or finding.role):
            written = " ".join(finding.span.of(text).split())
            if _usable(written):
                yield written, pairs.get(finding.span, ""), finding


def _apart(written: str, finding: Finding) -> bool:
    """Tell whether a mention is a bare surname with an office: kept apart from the same name without."""
    return _office(finding) and not parse(written).first_letters


def _office(finding: Finding) -> bool:
    """Tell whether a role word with the name makes its bearer stay visible everywhere (P08, not P11)."""
    role = policy().role(finding.role) if finding.role else None
    return role is not None and role.outcome is Outcome.KEEP and not finding.role.startswith("namens")


def _usable(written: str) -> bool:
    """Tell whether a text can stand in the register: it has letters and is no everyday word."""
    name = parse(written)
    word = name.single or name.surname
    return len(re.sub(r"[\W\d_]", "", word)) > 1 and word not in NOT_NAMES


def _pairs(document: Document, findings: tuple[Finding, ...]) -> dict[Span, str]:
    """Return the address directly after each display name of a header or an attribution."""
    pairs: dict[Span, str] = {}
    for finding, following in pairwise(findings):
        placed = finding.found_by in {f"{STRUCTURE}header", f"{STRUCTURE}attribution"}
        if placed and finding.entity is Entity.PERSON and following.entity is Entity.EMAIL_ADDRESS:
            between = document.text[finding.span.end : following.span.start]
            if len(between) <= _BESIDE and ";" not in between:
                pairs[finding.span] = following.span.of(document.text).casefold()
    return pairs


def _note(mention: _Mention, finding: Finding, address: str) -> None:
    """Add what one finding tells to a mention."""
    office = _office(finding)
    fixed = finding.found_by.startswith(STRUCTURE) and not finding.found_by.endswith("role")
    mention.count += 1
    mention.fixed |= fixed or office
    mention.public |= office
    mention.private |= not office and (fixed or bool(address))
    if address and not _functional(address):
        mention.addresses[address] = None


def _functional(address: str) -> bool:
    """Tell whether an address is an organisation's mailbox."""
    local = fold(address).partition("@")[0]
    boxes = policy().mailboxes
    return local in boxes or re.split(r"[._+-]", local)[0] in boxes


def _counts(mention: _Mention, elsewhere: Counter[str]) -> bool:
    """Tell whether a mention is sure enough to look for it in the whole dossier."""
    if mention.fixed or mention.public or mention.private:
        return True
    if _LIKE_A_PLACE.match(mention.written) or _of_a_place(squeezed(mention.written), elsewhere):
        return False
    name = parse(mention.written)
    if name.single:
        return mention.count > 2 * elsewhere[name.single]
    bare = 0 if name.particles else elsewhere[name.surname]
    return mention.count >= elsewhere[squeezed(mention.written)] and 2 * mention.count >= bare


def _of_a_place(name: str, elsewhere: Counter[str]) -> bool:
    """Tell whether a name ends in a place or organisation: "R. Bakker van Zandmeer", "Midden-Haarveen"."""
    _, joined, last = name.rpartition(" van ")
    return bool(joined and elsewhere[last]) or ("-" in name and bool(elsewhere[name.rsplit("-", 1)[-1]]))


def _put_together(mentions: list[_Mention]) -> list[_Person]:
    """Return the persons: full names first, then what they can be short for."""
    persons: list[_Person] = []
    by_surname: dict[str, list[_Person]] = {}
    by_given: dict[str, list[_Person]] = {}
    by_address: dict[str, _Person] = {}
    named = [(mention, parse(mention.written)) for mention in mentions]
    for mention, name in sorted(named, key=lambda pair: (_fullness(pair[1]), pair[0].first)):
        person = _match(mention, name, by_surname, by_given, by_address)
        if person is None:
            person = _Person()
            persons.append(person)
        person.add(mention, name)
        for key in _surnames(name):
            if person not in by_surname.setdefault(key, []):
                by_surname[key].append(person)
        for given in name.given[:1]:
            if person not in by_given.setdefault(given, []):
                by_given[given].append(person)
        for address in mention.addresses:
            by_address.setdefault(address, person)
    return persons


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


def _match(
    mention: _Mention,
    name: Name,
    by_surname: dict[str, list[_Person]],
    by_given: dict[str, list[_Person]],
    by_address: dict[str, _Person],
) -> _Person | None:
    """Return the one person whom a mention can only mean, None where it is nobody or anybody."""
    for address in mention.addresses:
        other = by_address.get(address)
        if other is not None and any(_same(name, mine) for mine in other.names):
            return other
    word = name.single or name.surname
    same = [p for p in by_surname.get(word, ()) if any(_same(name, mine) for mine in p.names)]
    if name.single and not same:
        same = list(by_given.get(word, ()))
    if _fullness(name) == 0:
        same = [
            p for p in same if any(mine.given[:1] == name.given[:1] for mine in p.names) or len(same) == 1
        ]
    same = [p for p in same if _office_agrees(mention, name, p)]
    if len(same) > 1 and mention.addresses:
        near = [
            p
            for p in same
            if any(local_part_key(a) in local_parts(n) for a in mention.addresses for n in p.names)
        ]
        same = near or same
    return same[0] if len(same) == 1 else None


def _same(name: Name, mine: Name) -> bool:
    """Tell whether two names can be one person's."""
    if name.single or mine.single:
        word, other = (name.single, mine) if name.single else (mine.single, name)
        return word in {other.single, other.surname, other.surname.split(" ")[-1], *other.surname.split("-")}
    if name.given and mine.given and _doubled(name) == _doubled(mine):
        return True
    mine_all = {mine.surname, *mine.surname.split("-")[:1]}
    if name.surname not in mine_all and mine.surname not in {name.surname, *name.surname.split("-")[:1]}:
        return False
    if name.particles and mine.particles and _short(name.particles) != _short(mine.particles):
        return False
    return name.agrees(mine)


def _doubled(name: Name) -> str:
    """Return the last two words of a name without particles: "Rachida Aït Haddou" → "ait haddou"."""
    return f"{name.given[-1]} {name.surname}" if name.given and not name.particles else name.surname


def _short(particles: str) -> str:
    """Return particles as their first letters: "van der", "v.d." and "v/d" are the same."""
    return "".join(word[0] for word in re.findall(r"[a-z]+", particles.replace("vd", "v d")))


def _office_agrees(mention: _Mention, name: Name, person: _Person) -> bool:
    """Tell whether a mention may join a person as far as public office goes.

    A surname with an office ("wethouder Jansen") joins nobody who stands in a header without one, and
    the bare surname of an office holder joins the holder: a wrong join would show a private person.
    """
    if mention.public == person.public:
        return True
    given = bool(name.first_letters) and any(n.first_letters for n in person.names)
    if given:
        return True
    return person.public and not mention.fixed and not mention.private and not name.initials
