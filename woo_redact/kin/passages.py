"""Passages: the same sentence in several documents, so that it gets the same decision everywhere.

A passage is named by what its sentence says, without blanks and case, and by the place in it: a quoted
reply is wrapped anew, set in and repeated, and still says the same.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from woo_redact.model import Document, DocumentKind, Span

_FEWEST = 24  # letters and digits around what was decided on, below which "the same sentence" says little
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n\s*\n")


def passage_of(document: Document, span: Span) -> str:
    """Return the name of a passage, digest of its sentence and place in it; "" if that tells too little."""
    for start, end in _sentences(document):
        if start <= span.start and span.end <= end:
            sentence = document.text[start:end]
            around = document.text[start : span.start] + document.text[span.end : end]
            if sum(map(str.isalnum, around)) < _FEWEST:
                return ""
            first = _count(document.text[start : span.start])
            return f"{_digest(sentence)}:{first}:{first + _count(span.of(document.text))}"
    return ""


def places_of(document: Document, passages: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Yield where in a document these passages stand, in the order of its text."""
    wanted: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for passage in passages:
        digest, _, place = passage.partition(":")
        first_sign, _, last_sign = place.partition(":")
        wanted[digest].append((passage, int(first_sign), int(last_sign)))
    if not wanted:
        return
    for start, end in _sentences(document):
        for passage, first, last in wanted.get(_digest(document.text[start:end]), ()):
            signs = [n for n in range(start, end) if not document.text[n].isspace()]
            if first < last <= len(signs):
                yield passage, Span(signs[first], signs[last - 1] + 1)


def _sentences(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where each sentence starts and ends; one never runs over a block."""
    paper = document.kind is DocumentKind.PAPER
    spans = [p.span for p in document.pages if p.span] if paper else [b.span for b in document.blocks]
    for span in spans:
        ends = [match.end() for match in _END.finditer(document.text, span.start, span.end)]
        starts = [span.start, *(end for end in ends if end < span.end)]
        yield from zip(starts, [*starts[1:], span.end], strict=True)


def _digest(sentence: str) -> str:
    """Return what names a sentence: its characters without blanks and case."""
    return hashlib.sha256("".join(sentence.split()).casefold().encode()).hexdigest()[:24]


def _count(text: str) -> int:
    """Count the characters that are no blanks."""
    return len("".join(text.split()))
