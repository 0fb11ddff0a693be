"""How the documents of a dossier belong together: families, threads, duplicates (PRACTICE P37).

Nothing here takes a document away: it says what is tied to what, and the pipeline and a person do the rest.
"""

from collections.abc import Iterable, Mapping

from woo_redact.kin.duplicates import ties
from woo_redact.kin.letters import compared
from woo_redact.kin.passages import (
    Grouped,
    Sentence,
    grouped,
    passage_in,
    places_in,
    sentences_of,
)
from woo_redact.kin.shelf import Shelf
from woo_redact.kin.threads import threads
from woo_redact.model import Document, Kin

__all__ = [
    "Grouped",
    "Sentence",
    "grouped",
    "kin",
    "passage_in",
    "places_in",
    "sentences_of",
]


def kin(documents: Iterable[Document], roots: Mapping[str, str]) -> Kin:
    """Return the families, threads and ties of a dossier; `roots` has the number of each document's file."""
    with Shelf() as shelf:
        parts, letters = compared(documents, shelf)
        chains = threads(letters)
        return Kin(
            families=tuple((part.id, int(roots[part.id])) for part in parts),
            threads=tuple(chains.items()),
            ties=ties(parts, letters, chains),
        )
