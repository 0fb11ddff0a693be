"""Redacts a flow document before it is typeset: what is hidden never reaches the PDF."""

import bisect
import contextlib
import itertools

from woo_redact.model import Block, Document, Explanation, Redaction, Span
from woo_redact.redact.look import Look
from woo_redact.typeset import LayoutError, Piece, Run, typeset


def redact_flow(
    document: Document,
    redactions: tuple[Redaction, ...],
    *,
    title: str,
    explanation: Explanation | None,
    look: Look,
) -> bytes:
    """Return the PDF of a mail or text with every redaction as a box of one and the same width.

    With a plain look every block is a paragraph; so it is too when its layout cannot be set.

    Raises:
        RedactionError: when the document cannot be typeset.
    """
    placed = [
        (redaction.span, Run(label=redaction.label, colour=look.colour(redaction.ground)))
        for redaction in redactions
        if redaction.span is not None
    ]
    pieces = tuple(_piece(document.text, block, placed) for block in document.blocks)
    if not look.plain:
        with contextlib.suppress(LayoutError):
            return typeset(pieces, title=title, explanation=explanation, day=document.date)
    return typeset(pieces, title=title, explanation=explanation, day=document.date, plain=True)


def _piece(text: str, block: Block, placed: list[tuple[Span, Run]]) -> Piece:
    """Return one block with its hidden stretches, in the order of the text, replaced by their boxes."""
    runs, at = [], block.span.start
    first = bisect.bisect_left(placed, block.span.start, key=lambda pair: pair[0].start)
    for span, box in itertools.islice(placed, first, None):
        if span.start >= block.span.end:
            break
        if block.span.contains(span):
            if at < span.start:
                runs.append(Run(text=Span(at, span.start).of(text)))
            runs.append(box)
            at = span.end
    if at < block.span.end:
        runs.append(Run(text=Span(at, block.span.end).of(text)))
    return Piece(kind=block.kind, runs=tuple(runs), attributes=block.attributes)
