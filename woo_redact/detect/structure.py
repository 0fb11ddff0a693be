"""What fixed places tell (headers, signatures, lists, titles, roles): structure beats the model."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from woo_redact.detect.cards import card_hits
from woo_redact.detect.chats import chat_hits
from woo_redact.detect.file_names import file_hits
from woo_redact.detect.firms import thing_hits
from woo_redact.detect.full_names import full_names
from woo_redact.detect.headers import header_hits
from woo_redact.detect.hits import Hit
from woo_redact.detect.holders import role_hits
from woo_redact.detect.inline import attribution_hits, inline_hits
from woo_redact.detect.letters import letter_hits
from woo_redact.detect.listed import listed_hits
from woo_redact.detect.marks import initial_hits, mark_hits, signing_hits
from woo_redact.detect.parties import parties
from woo_redact.detect.phonebook import phonebook_hits, user_hits
from woo_redact.detect.running import running_hits
from woo_redact.detect.surnames import surname_hits
from woo_redact.detect.units import Unit
from woo_redact.model import BlockKind, Entity

_IN_TEXT = (
    inline_hits,
    thing_hits,
    attribution_hits,
    running_hits,
    mark_hits,
    role_hits,
    user_hits,
    file_hits,
    surname_hits,
    full_names,
)


def structure(units: Sequence[Unit]) -> tuple[Hit, ...]:
    """Return what the fixed places of a document tell, with offsets in the document."""
    local = parties(units)
    found = (*(hit for hit in _hits(units) if not local.has(hit)), *local.members, *local.brackets)
    initials = initial_hits(units, _names(units, found))
    return (*found, *(hit for hit in initials if not local.has(hit)))


def _names(units: Sequence[Unit], hits: Sequence[Hit]) -> frozenset[str]:
    """Return the persons found, as they are written."""
    starts = [unit.start for unit in units]
    names = set()
    for hit in hits:
        if hit.entity is Entity.PERSON:
            unit = units[bisect_right(starts, hit.start) - 1]
            names.add(unit.text[hit.start - unit.start : hit.end - unit.start])
    return frozenset(names)


def _hits(units: Sequence[Unit]) -> Iterator[Hit]:
    """Yield the hits, in no order; they may overlap."""
    lines = [line for number, unit in enumerate(units) for line in unit.lines(number)]
    yield from header_hits(units, lines)
    body = [line for line in lines if not _is_field(units[line.unit])]
    yield from letter_hits(body)
    yield from card_hits(body)
    yield from listed_hits(units, body)
    yield from signing_hits(units)
    yield from chat_hits(body)
    yield from phonebook_hits(body)
    for unit in units:
        for find in _IN_TEXT:
            for hit in find(unit.text):
                yield hit.at(unit.start)


def _is_field(unit: Unit) -> bool:
    """Tell whether a unit is a header field, which `headers` reads."""
    return unit.block is not None and unit.block.kind is BlockKind.FIELD
