"""Redacts a paper document: erases each redaction in place, line by line."""

import dataclasses

from woo_redact.errors import RedactionError
from woo_redact.grounds import grounds
from woo_redact.model import Document, Explanation, Redaction
from woo_redact.pdf.erase import Mark, erase
from woo_redact.pdf.text import read_pdf
from woo_redact.typeset import typeset


def redact_paper(
    document: Document,
    untrusted_data: bytes,
    redactions: tuple[Redaction, ...],
    *,
    title: str,
    explanation: Explanation | None,
) -> tuple[bytes, tuple[Redaction, ...]]:
    """Return the erased PDF, closed by the explanation page, and the redactions with their areas.

    The label is the redaction's own; in a box too small for it, the ground's letter (PRACTICE §2).

    Raises:
        RedactionError: when the file no longer reads as it did, or a redaction has no place on a page.
    """
    paper = read_pdf(untrusted_data)
    if paper.text != document.text:
        raise RedactionError("de PDF is niet meer dezelfde als toen hij werd gelezen")
    marks, done = [], []
    for redaction in redactions:
        places = paper.places(redaction.span)
        if not places:
            raise RedactionError("een passage die weg moet, staat op geen pagina")
        letter = grounds()[redaction.ground].letter
        labels = tuple(dict.fromkeys(filter(None, (redaction.label, letter))))
        marks += [Mark(place=place, labels=labels) for place in places]
        done.append(dataclasses.replace(redaction, areas=tuple(place.area for place in places)))
    closing = typeset((), title=title, explanation=explanation) if explanation else None
    return erase(untrusted_data, tuple(marks), title=title, closing=closing), tuple(done)
