"""What the sense of a sentence tells: the thorough model knows where no phrase does (P08, P40).

"… alleen Kuipers stemde tegen": the model learnt from texts who of those named holds an office. Nobody
stays visible for that: the person is asked about, in a text in which such an office is named.
What a list or a phrase took for a name it refutes where it sees none: "Zij is koster van beroep"; but
behind "de heer" stands a person, whatever it holds.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from woo_redact.detect.hits import AFTER_TITLE, TITLE, Hit, Word
from woo_redact.detect.roles import has_office
from woo_redact.grounds import PERHAPS
from woo_redact.model import Entity

SURE = 0.65  # how likely an office must be to be asked about; chosen on the development texts
_POSSIBLE = 0.02  # a word that the model holds less likely a person's than this is none
_GUESSED = frozenset(
    {TITLE, "pattern:given", "pattern:function", "pattern:lower", "pattern:shouted", "pattern:surname"}
)
_BEARING = re.compile(r"[^\W\d_]{4,}|[A-Z]\w*")  # the words of a name but its particles


def by_sense(text: str, hits: Sequence[Hit], words: Sequence[Word]) -> Iterator[Hit]:
    """Yield the hits; who has no role and is likely in office gets the one that is asked about."""
    likely = _places(word for word in words if word.office >= SURE)
    offices = bool(likely) and has_office(text)
    for hit in hits:
        # Behind "de heer" or "mw." one is named as a person: who is in office is called by the office.
        without = hit.entity is Entity.PERSON and not hit.role and hit.why != AFTER_TITLE
        perhaps = offices and without and _in_office(text, hit, likely)
        yield replace(hit, role=PERHAPS) if perhaps else hit


def not_refuted(hits: Iterable[Hit], words: Sequence[Word]) -> Iterator[Hit]:
    """Yield the hits without the guesses, by list or phrase, in which the model sees no person."""
    possible = _places(word for word in words if word.person >= _POSSIBLE)
    for hit in hits:
        guessed = hit.entity is Entity.PERSON and hit.by in _GUESSED and hit.why != AFTER_TITLE
        if not guessed or not possible.isdisjoint(range(hit.start, hit.end)):
            yield hit


def _places(words: Iterable[Word]) -> frozenset[int]:
    """Return the offsets of all letters of some words."""
    return frozenset(chain.from_iterable(range(word.start, word.end) for word in words))


def _in_office(text: str, hit: Hit, likely: frozenset[int]) -> bool:
    """Tell whether the model holds every word of a name but its particles likely in office."""
    parts = list(_BEARING.finditer(text, hit.start, hit.end))
    return bool(parts) and all(part.start() in likely for part in parts)
