"""Local parties, which no list has: "raadslid Kuiken (LLO)" tells of LLO, and who else is of it (P08).

Only behind a member of a council or States a bracket is a party for certain: behind a minister or alderman
it may be a ministry or a unit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.marks import is_unit
from woo_redact.detect.names import ANY_NAME, BLANK
from woo_redact.detect.roles import role_word, trimmed
from woo_redact.detect.units import Unit
from woo_redact.detect.vocabulary import TITLES
from woo_redact.language import recorded
from woo_redact.model import Entity

_PARTY = r"\((?P<party>[A-Z][\w’'&/-]{1,14}(?:[ ](?:[A-Z0-9]\w*|voor|van|en)){0,3})\)"
_NAMED = rf"(?:(?i:{TITLES}){BLANK})?(?P<name>{ANY_NAME})"
_SEATS = (
    r"(?i:(?:gemeente|burger|duo|steun)?raads(?:lid|leden)|(?:duo)?staten(?:lid|leden)|"
    r"(?:steun)?fractie(?:lid|leden|leider)|fractievoorzitters?|(?:AB|algemeen[- ]bestuurs)-?(?:lid|leden))"
)
_SEATED = Guarded(
    rf"\b{_SEATS}(?:{BLANK}of)?[:,]?{BLANK}(?={_NAMED.replace('?P<name>', '?:')}{BLANK}{_PARTY})"
)
_MEMBER = re.compile(rf"{_NAMED}{BLANK}{_PARTY}")
_NEXT = re.compile(rf"(?:,|;|{BLANK}en|,{BLANK}en){BLANK}")


@dataclass(frozen=True, slots=True)
class Parties:
    """Where the local parties of a document stand in brackets behind a name, and whose names those are."""

    members: tuple[Hit, ...] = ()
    brackets: tuple[Hit, ...] = ()

    def has(self, hit: Hit) -> bool:
        """Tell whether a hit lies in the bracket of a party, and is no mark of a person."""
        return any(bracket.contains(hit) for bracket in self.brackets)


def parties(units: Sequence[Unit]) -> Parties:
    """Return the local parties that a document tells of, and who stands before their brackets."""
    known = {name for unit in units for name in _told(unit.text)}
    members, brackets = list[Hit](), list[Hit]()
    for unit in units if known else ():
        for match in _MEMBER.finditer(unit.text):
            name = trimmed(match["name"])
            if match["party"] not in known:
                continue
            brackets.append(_hit(unit.start + match.start("party"), match["party"], Entity.ORGANISATION))
            if name and not role_word(name) and match.start("name") + len(name) == match.end("name"):
                members.append(_hit(unit.start + match.start("name"), name, Entity.PERSON))
    return Parties(tuple(members), tuple(brackets))


def _told(text: str) -> Iterator[str]:
    """Yield the parties behind those who are called members, and behind the further ones of such a list."""
    for seat in _SEATED.finditer(text):
        at = seat.end()
        while match := _MEMBER.match(text, at):
            if not is_unit(match["party"]):
                yield match["party"]
            further = _NEXT.match(text, match.end())
            at = further.end() if further else len(text)


def _hit(start: int, words: str, entity: Entity) -> Hit:
    """Return a member of a council by the party behind the name, or the party."""
    member = entity is Entity.PERSON
    return Hit(
        start=start,
        end=start + len(words),
        entity=entity,
        score=0.97,
        by=f"{STRUCTURE}role" if member else f"{STRUCTURE}thing",
        why=recorded("name with an office") if member else recorded("party behind a member's name"),
        role="raadslid" if member else "",
    )
