"""Redacts a flow document before it is typeset: what is hidden never reaches the PDF."""

import bisect
import contextlib
import itertools

from woo_redact.model import Block, Document, Explanation, Redaction, Span
from woo_redact.typeset import LayoutError, Piece, Run, typeset


def redact_flow(
    document: Document,
    redactions: tuple[Redaction, ...],
    *,
    title: str,
    explanation: Explanation | None,
    plain: bool = False,
) -> bytes:
    """Return the PDF of a mail or text with every redaction as a box of one and the same width.

    With `plain` every block is a paragraph; so it is too when its layout cannot be set.

    Raises:
        RedactionError: when the document cannot be typeset.
    """
    pieces = tuple(_piece(document.text, block, redactions) for block in document.blocks)
    if not plain:
        with contextlib.suppress(LayoutError):
            return typeset(pieces, title=title, explanation=explanation, day=document.date)
    return typeset(pieces, title=title, explanation=explanation, day=document.date, plain=True)


def _piece(text: str, block: Block, redactions: tuple[Redaction, ...]) -> Piece:
    """Return one block with its hidden stretches replaced by their labels."""
    runs, at = [], block.span.start
    first = bisect.bisect_left(redactions, block.span.start, key=lambda redaction: redaction.span.start)
    for redaction in itertools.islice(redactions, first, None):
        if redaction.span.start >= block.span.end:
            break
        if block.span.contains(redaction.span):
            if at < redaction.span.start:
                runs.append(Run(text=Span(at, redaction.span.start).of(text)))
            runs.append(Run(label=redaction.label))
            at = redaction.span.end
    if at < block.span.end:
        runs.append(Run(text=Span(at, block.span.end).of(text)))
    return Piece(kind=block.kind, runs=tuple(runs), attributes=block.attributes)
