"""Turns decisions into redactions: which stretches of the text go, each on one ground."""

import bisect
import itertools
from collections.abc import Iterable

from woo_redact.grounds import grounds, label
from woo_redact.model import HIDDEN, Decision, Document, DocumentKind, Redaction, Span


def plan(document: Document, decisions: Iterable[Decision], *, style: str) -> tuple[Redaction, ...]:
    """Return the redactions of a document in the order of its text, none overlapping.

    Decisions that overlap become one redaction on the ground that comes first in the law: an absolute
    ground (5.1 lid 1) needs no weighing and so carries the whole. In a flow document a redaction ends
    where its block ends.
    """
    order = {code: number for number, code in enumerate(grounds())}
    merged: list[tuple[Span, str]] = []
    hiding = (d for d in decisions if d.hides and d.span and d.ground)
    for decision in sorted(hiding, key=lambda d: (d.start, d.end)):
        span, ground = decision.span, decision.ground
        if span is None or ground is None:  # excluded above; said again for the type checker
            continue
        if merged and merged[-1][0].overlaps(span):
            before, its_ground = merged[-1]
            ground = min(ground, its_ground, key=order.__getitem__)
            merged[-1] = (Span(before.start, max(before.end, span.end)), ground)
        else:
            merged.append((span, ground))
    return tuple(
        Redaction(document=document.id, ground=ground, label=label(ground, style), span=part)
        for span, ground in merged
        for part in _within_blocks(document, span)
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
    """Return the text with one `HIDDEN` for each redaction."""
    parts, at = [], 0
    for redaction in redactions:
        parts += [text[at : redaction.span.start], HIDDEN]
        at = redaction.span.end
    return "".join([*parts, text[at:]])
