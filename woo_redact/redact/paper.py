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
) -> tuple[bytes, tuple[Redaction, ...], Explanation | None]:
    """Return the erased PDF, the redactions with their areas, and the explanation page as it was printed.

    The label is the redaction's own; in a box too small for it, the ground's letter (PRACTICE §2), which the
    explanation page then names too.

    Raises:
        RedactionError: when the file no longer reads as it did, or a redaction has no place on a page.
    """
    paper = read_pdf(untrusted_data)
    if paper.text != document.text:
        raise RedactionError("de PDF is niet meer dezelfde als toen hij werd gelezen")
    marks, done = [], []
    lettered: set[str] = set()
    for redaction in redactions:
        places = paper.places(redaction.span)
        if not places:
            raise RedactionError("een passage die weg moet, staat op geen pagina")
        letter = grounds()[redaction.ground].letter
        labels = tuple(dict.fromkeys(filter(None, (redaction.label, letter))))
        here = [Mark(place=place, labels=labels) for place in places]
        lettered |= {redaction.label for mark in here if mark.label == letter != redaction.label}
        marks += here
        done.append(dataclasses.replace(redaction, areas=tuple(place.area for place in places)))
    explanation = _with_letters(explanation, lettered) if explanation else None
    closing = typeset((), title=title, explanation=explanation) if explanation else None
    return erase(untrusted_data, tuple(marks), title=title, closing=closing), tuple(done), explanation


def _with_letters(explanation: Explanation, lettered: set[str]) -> Explanation:
    """Return the explanation page that also names the letters which small boxes carry (PRACTICE L12)."""
    letters = {ground.short: ground.letter for ground in grounds().values()}
    return dataclasses.replace(
        explanation,
        entries=tuple(
            (
                label,
                f"{citation} (in kleine vlakken: {letters[label]})" if label in lettered else citation,
                legend,
            )
            for label, citation, legend in explanation.entries
        ),
    )
