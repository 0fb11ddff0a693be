"""Turns decisions into redactions: which stretches of the text go, each on one ground."""

import bisect
import itertools
from collections.abc import Iterable, Iterator

from woo_redact.errors import RedactionError
from woo_redact.grounds import grounds, label
from woo_redact.language import recorded
from woo_redact.model import HIDDEN, Decision, Document, DocumentKind, Redaction, Span


def plan(document: Document, decisions: Iterable[Decision], *, style: str) -> tuple[Redaction, ...]:
    """Return the redactions of a document in the order of its text, none overlapping.

    Decisions that overlap become one redaction on the ground that comes first in the law: an absolute
    ground (5.1 lid 1) needs no weighing and so carries the whole. In a flow document a redaction ends
    where its block ends. Areas of a page come last.

    Raises:
        RedactionError: when an area is to go from a document without pages.
    """
    decisions = tuple(decisions)
    order = {code: number for number, code in enumerate(grounds())}
    merged: list[tuple[Span, str, bool]] = []
    hiding = (d for d in decisions if d.hides and d.span and d.ground)
    for decision in sorted(hiding, key=lambda d: (d.start, d.end)):
        span, ground, chosen = decision.span, decision.ground, decision.by.startswith("person:")
        if span is None or ground is None:  # excluded above; said again for the type checker
            continue
        if merged and merged[-1][0].overlaps(span):
            before, its_ground, its_chosen = merged[-1]
            ground, chosen = min(ground, its_ground, key=order.__getitem__), chosen or its_chosen
            merged[-1] = (Span(before.start, max(before.end, span.end)), ground, chosen)
        else:
            merged.append((span, ground, chosen))
    placed = tuple(
        Redaction(document=document.id, ground=ground, label=label(ground, style), span=part, chosen=chosen)
        for span, ground, chosen in merged
        for part in _within_blocks(document, span)
    )
    return (*placed, *_areas(document, decisions, style))


def _areas(document: Document, decisions: Iterable[Decision], style: str) -> Iterator[Redaction]:
    """Yield the areas of a page that a person hid.

    Raises:
        RedactionError: when the document has no pages.
    """
    for decision in decisions:
        if decision.area is not None and decision.hides and decision.ground:
            if document.kind is not DocumentKind.PAPER:
                raise RedactionError(recorded("a box can only be redacted on a page"))
            text = label(decision.ground, style)
            yield Redaction(
                document=document.id,
                ground=decision.ground,
                label=text,
                areas=(decision.area,),
                chosen=decision.by.startswith("person:"),
            )


def _within_blocks(document: Document, span: Span) -> tuple[Span, ...]:
    """Return the parts of a span that lie in blocks (flow), or the span itself (paper)."""
    if document.kind is DocumentKind.PAPER:
        return (span,)
    parts = []
    first = bisect.bisect_right(document.blocks, span.start, key=lambda block: block.span.end)
    for block in itertools.islice(document.blocks, first, None):
        if block.span.start >= span.end:
            break
        parts.append(Span(max(span.start, block.span.start), min(span.end, block.span.end)))
    return tuple(parts)


def kept(text: str, redactions: Iterable[Redaction]) -> str:
    """Return the text with one `HIDDEN` for each stretch that is hidden; they do not overlap."""
    parts, at = [], 0
    for span in sorted(span for redaction in redactions for span in redaction.spans):
        parts += [text[at : span.start], HIDDEN]
        at = span.end
    return "".join([*parts, text[at:]])
