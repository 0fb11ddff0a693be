"""Passages: the same sentence in several documents, so that it gets the same decision everywhere.

A passage is named by what its sentence says, without blanks and case, and by the place in it: a quoted
reply is wrapped anew, set in and repeated, and still says the same.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from woo_redact.model import Document, DocumentKind, Span

_FEWEST = 24  # letters and digits around what was decided on, below which "the same sentence" says little
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n\s*\n")


Sentence = tuple[str, int, int]
"""What a sentence says, as a digest, and where in a document's text it starts and ends."""


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order: enough to find passages in its text."""
    return tuple((_digest(document.text[start:end]), start, end) for start, end in _sentences(document))


def passage_in(text: str, sentences: Iterable[Sentence], span: Span) -> str:
    """Return the name of a passage, digest of its sentence and place in it; "" if that tells too little."""
    for digest, start, end in sentences:
        if start <= span.start and span.end <= end:
            around = text[start : span.start] + text[span.end : end]
            if sum(map(str.isalnum, around)) < _FEWEST:
                return ""
            first = _count(text[start : span.start])
            return f"{digest}:{first}:{first + _count(span.of(text))}"
    return ""


Grouped = Mapping[str, list[tuple[str, int, int]]]
"""Passages by the digest of their sentence: (passage, first sign, sign after the last)."""


def grouped(passages: Iterable[str]) -> Grouped:
    """Return passages by their sentence, to look for them in many documents."""
    wanted: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for passage in passages:
        digest, _, place = passage.partition(":")
        first_sign, _, last_sign = place.partition(":")
        wanted[digest].append((passage, int(first_sign), int(last_sign)))
    return dict(wanted)


def places_in(text: str, sentences: Iterable[Sentence], wanted: Grouped) -> Iterator[tuple[str, Span]]:
    """Yield where passages stand in a text, in its order."""
    for digest, start, end in sentences:
        if digest in wanted:
            signs = [n for n in range(start, end) if not text[n].isspace()]
            for passage, first, last in wanted[digest]:
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
