"""The profile's own lists in a text: terms that are always hidden, and where nothing may be hidden."""

import re
from collections.abc import Iterator
from functools import lru_cache

from woo_redact.detect.hits import Hit
from woo_redact.detect.names import fold
from woo_redact.detect.vocabulary import NOT_NAMES
from woo_redact.language import recorded
from woo_redact.model import Entity
from woo_redact.profile import Profile


@lru_cache(maxsize=8)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern of whole terms in any case, over any white space."""
    if not terms:
        return None
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    words = "|".join(r"\s+".join(map(re.escape, term.split())) for term in ordered)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def term_hits(text: str, profile: Profile) -> Iterator[Hit]:
    """Yield the terms of the profile's [always] in a text."""
    pattern = _pattern(tuple(profile.always))
    for match in pattern.finditer(text) if pattern else ():
        yield Hit(
            start=match.start(),
            end=match.end(),
            entity=Entity.TERM,
            score=1.0,
            by="profile",
            why=recorded("term from the profile"),
        )


def never_spans(text: str, profile: Profile) -> tuple[tuple[int, int], ...]:
    """Return where the profile's [never] terms stand: no person is found inside them."""
    pattern = _pattern(profile.never.terms)
    return tuple(match.span() for match in pattern.finditer(text)) if pattern else ()


def own_name_spans(text: str, profile: Profile) -> tuple[tuple[int, int], ...]:
    """Return where the organisation's own name stands, or the word of it that is its region's.

    The model may take "Noorderveen" of "Provincie Noorderveen" for a person; a header never does.
    """
    words = [w for w in profile.organisation.name.split() if fold(w) not in NOT_NAMES and w[:1].isupper()]
    pattern = _pattern((profile.organisation.name, *words) if words else ())
    return tuple(match.span() for match in pattern.finditer(text)) if pattern else ()
