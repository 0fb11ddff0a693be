"""What fixed places tell (headers, signatures, lists, titles, roles): structure beats the model."""

from collections.abc import Iterator, Sequence

from woo_redact.detect.headers import header_hits
from woo_redact.detect.hits import Hit
from woo_redact.detect.inline import attribution_hits, inline_hits
from woo_redact.detect.letters import letter_hits
from woo_redact.detect.listed import listed_hits, running_hits
from woo_redact.detect.roles import role_hits
from woo_redact.detect.units import Unit
from woo_redact.model import BlockKind


def structure(units: Sequence[Unit]) -> tuple[Hit, ...]:
    """Return what the fixed places of a document tell, with offsets in the document."""
    return tuple(_hits(units))


def _hits(units: Sequence[Unit]) -> Iterator[Hit]:
    """Yield the hits, in no order; they may overlap."""
    lines = [line for number, unit in enumerate(units) for line in unit.lines(number)]
    yield from header_hits(units, lines)
    body = [line for line in lines if not _is_field(units[line.unit])]
    yield from letter_hits(body)
    yield from listed_hits(units, body)
    for unit in units:
        for find in (inline_hits, attribution_hits, running_hits, role_hits):
            for hit in find(unit.text):
                yield hit.at(unit.start)


def _is_field(unit: Unit) -> bool:
    """Tell whether a unit is a header field, which `headers` reads."""
    return unit.block is not None and unit.block.kind is BlockKind.FIELD
