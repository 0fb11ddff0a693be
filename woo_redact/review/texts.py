"""Reads of the dossier's documents no more than a reviewer needs, and looks for words in them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from woo_redact.kin import Sentence, sentences_of
from woo_redact.model import Span
from woo_redact.review.values import Brief, Hit, Passage, Shown
from woo_redact.store import Store, from_json, to_json

_AROUND = 90  # characters of the passage shown on each side
_STAGE = "sentences"
_SENTENCE = re.compile(r"[.!?]\s+|\n\s*\n")
_ROOM = 50_000_000  # characters of text that are remembered
_LEAST_DIGITS = 3
_MANY = 500  # hits shown of one search


def brief(payload: bytes) -> Brief:
    """Return a kept document in brief, its title on one line; its other fields are passed over."""
    found: Brief = from_json(Brief, payload)
    return replace(found, title=" ".join(found.title.split()) or "(geen titel)")


def kept_sentences(store: Store, document: str) -> tuple[Sentence, ...]:
    """Return the sentences of a document as they are kept with the run, and keep them if they are not."""
    payload = store.latest(document, _STAGE)
    if payload is None:
        payload = to_json(tuple[Sentence, ...], sentences_of(store.document(document)))
        store.keep(document, _STAGE, "", payload)
    found: tuple[Sentence, ...] = from_json(tuple[Sentence, ...], payload)
    return found


class Texts:
    """The texts of a run, read when they are wanted."""

    def __init__(self, store: Store) -> None:
        """Read nothing yet."""
        self._store = store
        self._kept: dict[str, Brief] = {}
        self._room = _ROOM

    def brief(self, document: str) -> Brief:
        """Return one document in brief; what was read is remembered as long as there is room."""
        found = self._kept.get(document)
        if found is None:
            found = brief(self._store.document_payload(document))
            if self._room < len(found.text):
                self.forget()
            self._kept[document] = found
            self._room -= len(found.text)
        return found

    def sentences(self, document: str) -> tuple[Sentence, ...]:
        """Return the sentences of a document; worked out once and kept in the run."""
        return kept_sentences(self._store, document)

    def forget(self) -> None:
        """Read again from now on."""
        self._kept.clear()
        self._room = _ROOM

    def all(self) -> Iterator[Brief]:
        """Yield every document in brief, by number."""
        for document in self._store.roots():
            yield self.brief(document)

    def line(self, document: str, *, in_title: bool) -> str:
        """Return the text, or the title, of a document."""
        found = self.brief(document)
        return found.title if in_title else found.text

    def words(self, passage: Passage) -> str:
        """Return the words of a passage, "" for an area of a page."""
        span = passage.now.span
        return "" if span is None else span.of(self.line(passage.document, in_title=passage.in_title))


def shown(text: str, span: Span) -> Shown:
    """Return a passage in its sentence, cut where the sentence is long."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    ends = [match.end() for match in _SENTENCE.finditer(before)]
    stop = _SENTENCE.search(after)
    return Shown(
        before=before[ends[-1] :] if ends else before,
        words=span.of(text),
        after=after[: stop.start() + 1] if stop else after,
    )


def places(text: str, sought: str, *, whole: bool = False) -> Iterator[Span]:
    """Yield where words stand in a text, in any case and over line ends.

    A number (digits only, whatever stands between them) is found however it is written: 0612345678 finds
    "06-12 34 56 78".
    """
    words = sought.split()
    digits = re.sub(r"[\s().+/-]", "", sought)
    if digits.isdecimal() and len(digits) >= _LEAST_DIGITS:
        pattern = r"[\s().+/-]{0,3}".join(digits)
    elif words:
        pattern = r"\s+".join(map(re.escape, words))
    else:
        return
    edges = (r"(?<!\w)", r"(?!\w)") if whole else ("", "")
    for match in re.finditer(f"{edges[0]}{pattern}{edges[1]}", text, re.IGNORECASE):
        yield Span(*match.span())


def folded(words: str) -> str:
    """Return words in the form in which they are the same: capitals, blanks and line ends do not count."""
    return " ".join(words.casefold().split())


def search(texts: Texts, sought: str) -> tuple[Hit, ...]:
    """Return where words, a name or a number stand in titles and texts, the first of many hundreds."""
    hits: list[Hit] = []
    for found in texts.all():
        for in_title, text in ((True, found.title), (False, found.text)):
            for span in places(text, sought):
                hits.append(Hit(document=found.id, in_title=in_title, span=span, shown=shown(text, span)))
                if len(hits) >= _MANY:
                    return tuple(hits)
    return tuple(hits)
