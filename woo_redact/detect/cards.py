"""Signatures on one line, in parts: "Leonie | adviseur | Gemeente Assen | 038 498 91 11" (P06)."""

import re
from collections.abc import Iterator, Sequence

from woo_redact.detect.given import is_given
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.lexicon import is_surname
from woo_redact.detect.lower import CONTACT
from woo_redact.detect.pieces import organisation_words, whole_name
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import FUNCTION
from woo_redact.language import recorded
from woo_redact.model import Entity

_STROKE = re.compile(r"\s(?:\||•|·|\|\|)\s")
_FEWEST = 3  # parts: who, what, of which organisation or how to be reached


def card_hits(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield who signs on one line with function, organisation or number; rows of a table come together."""
    rows = [_STROKE.split(line.text) for line in lines]
    long = [False, *(len(parts) >= _FEWEST for parts in rows), False]
    for number, (line, parts) in enumerate(zip(lines, rows, strict=True), start=1):
        if not long[number] or long[number - 1] or long[number + 1]:
            continue
        name = whole_name(parts[0], lower=len(parts[0].split()) == 1)
        tells = any(
            CONTACT.search(part) or organisation_words(part) or FUNCTION.search(part) for part in parts[1:]
        )
        if name and tells and _is_name(parts[0][name.start : name.end]):
            yield Hit(
                start=line.start + name.start,
                end=line.start + name.end,
                entity=Entity.PERSON,
                score=0.9,
                by=f"{STRUCTURE}signature",
                why=recorded("name in a signature block"),
                role=name.role,
                exact=True,
            )


def _is_name(name: str) -> bool:
    """Tell whether a name begins with a first name of the list or initials, or ends on a surname of it."""
    words = re.split(r"[ \u00a0]", name)
    return is_given(words[0]) or words[0].endswith(".") or (name[0].isupper() and is_surname(words[-1]))
