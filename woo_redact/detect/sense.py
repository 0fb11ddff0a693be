"""What the sense of a sentence tells: the thorough model knows where no phrase does (P08, P40).

"… alleen Kuipers stemde tegen": the model learnt from texts who of those named holds an office. It is
believed where it is nearly sure, and only in a text in which an office is named: the person's role.
What a list or a phrase took for a name it refutes where it sees none: "Zij is koster van beroep".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from woo_redact.detect.hits import STRUCTURE, TITLE, Hit, Word
from woo_redact.detect.roles import has_office, offices_in
from woo_redact.grounds import policy
from woo_redact.model import Entity, Outcome

SURE = 0.9  # how likely an office must be, chosen on the development texts (docs/quality.md)
_POSSIBLE = 0.02  # a word that the model holds less likely a person's than this is none
_GUESSED = frozenset({TITLE, "pattern:given", "pattern:function", f"{STRUCTURE}lower"})
_BEARING = re.compile(r"[^\W\d_]{4,}|[A-Z]\w*")  # the words of a name but its particles


def by_sense(text: str, hits: Sequence[Hit], words: Sequence[Word]) -> Iterator[Hit]:
    """Yield the hits; who has no role and surely is in office gets that of the office named nearest."""
    sure = _places(word for word in words if word.office >= SURE)
    named = tuple(_offices(text)) if sure else ()
    for hit in hits:
        without = hit.entity is Entity.PERSON and not hit.role
        if named and without and _in_office(text, hit, sure):
            _, role = min(named, key=lambda office: abs(office[0] - hit.start))
            yield replace(hit, role=role)
        else:
            yield hit


def not_refuted(hits: Iterable[Hit], words: Sequence[Word]) -> Iterator[Hit]:
    """Yield the hits without the guesses, by list or phrase, in which the model sees no person."""
    possible = _places(word for word in words if word.person >= _POSSIBLE)
    for hit in hits:
        guessed = hit.entity is Entity.PERSON and hit.by in _GUESSED
        if not guessed or not possible.isdisjoint(range(hit.start, hit.end)):
            yield hit


def _places(words: Iterable[Word]) -> frozenset[int]:
    """Return the offsets of all letters of some words."""
    return frozenset(chain.from_iterable(range(word.start, word.end) for word in words))


def _in_office(text: str, hit: Hit, sure: frozenset[int]) -> bool:
    """Tell whether the model is sure of every word of a name but its particles."""
    parts = list(_BEARING.finditer(text, hit.start, hit.end))
    return bool(parts) and all(part.start() in sure for part in parts)


def _offices(text: str) -> Iterator[tuple[int, str]]:
    """Yield where the offices stand whose holders stay visible, and their words."""
    for office in offices_in().finditer(text) if has_office(text) else ():
        word = " ".join(office["role"].casefold().split())
        role = policy().role(word)
        if role is not None and role.outcome is Outcome.KEEP:
            yield office.start(), word
