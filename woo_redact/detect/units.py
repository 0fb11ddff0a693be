"""Cuts a document into units (blocks, or a page's paragraphs) and lines: what is read in one go."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from woo_redact.detect.names import BLANK, CAPITAL_NAME
from woo_redact.model import Block, Document

_FULL_LINE = 45  # characters: a line at least this long was broken by its width, not by its writer
_SHORT = 35  # characters: after a full stop such a line is one of its own ("De burgemeester van X,")
_LONGEST = 6000  # characters: a longer unit is cut, so that no model is handed a whole document
# What begins a line of its own: a label, the number of an item, a time or a date in a log, a street.
_OWN_LINE = re.compile(
    r"(?:[A-Z][\w'’.-]*\s){1,4}\d{1,4}\s?[a-zA-Z]?\s*$|[^\W\d][\w .()/-]{1,30}\s*:|\d{1,2}(?:[.)]\s|"
    r"[:.]\d{2}\b|-\d{1,2}\b)"
)
# "Jan Smit, wethouder van Assen": two such below each other are entries of a list.
_ENTRY = re.compile(rf"{CAPITAL_NAME}(?:,|{BLANK}[(–-])[^!?]{{2,90}}[^.!?]$")
_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+|\f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as its writer meant it: offset in the document, text without blanks around it."""

    start: int
    text: str
    unit: int

    @property
    def end(self) -> int:
        """Return the offset after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    r"""A piece of text that is read in one go, with the offset of its first character.

    In `text` a line end that only the width of the page caused is "\r", so that offsets stay and a
    name may run over it; a line end that the writer meant stays "\\n".
    """

    start: int
    text: str
    block: Block | None = None

    def lines(self, number: int) -> Iterator[Line]:
        """Yield the lines that are not blank."""
        at = 0
        for raw in self.text.split("\n"):
            text = raw.strip()
            if text:
                yield Line(start=self.start + at + raw.index(text), text=text, unit=number)
            at += len(raw) + 1


def units(document: Document) -> tuple[Unit, ...]:
    """Return the units of a document in order; blank ones are left out."""
    if document.blocks:
        return tuple(
            Unit(start=block.span.start + offset, text=flowing(piece), block=block)
            for block in document.blocks
            for offset, piece in _cut(block.span.of(document.text))
            if not piece.isspace()
        )
    return tuple(
        Unit(start=start + offset, text=flowing(piece))
        for start, text in _paragraphs(document)
        for offset, piece in _cut(text)
        if not piece.isspace()
    )


def _paragraphs(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of each page, or of the text if there are no pages."""
    spans = [page.span for page in document.pages if page.span]
    for start, end in [(s.start, s.end) for s in spans] or [(0, len(document.text))]:
        at = start
        for gap in _BLANK_LINES.finditer(document.text, start, end):
            if gap.start() > at:
                yield at, document.text[at : gap.start()]
            at = gap.end()
        if at < end:
            yield at, document.text[at:end]


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Yield the text in pieces that are not too long, cut after a line, a sentence or a word."""
    at = 0
    while len(text) - at > _LONGEST:
        window = text[at : at + _LONGEST]
        cut = max(window.rfind("\n"), window.rfind(". ")) + 1 or window.rfind(" ") + 1 or _LONGEST
        yield at, window[:cut]
        at += cut
    if at < len(text):
        yield at, text[at:]


def flowing(text: str) -> str:
    r"""Return the text with "\r" for each line end that only the width of the page caused."""
    if "\n" not in text:
        return text.replace("\r", " ")
    lines = text.replace("\r", " ").split("\n")
    joined = [lines[0]]
    for before, line in itertools.pairwise(lines):
        full = (
            len(before.strip()) >= _FULL_LINE
            and not any(divider in before.strip() for divider in ("   ", "\t", "|"))
            and not before.rstrip().endswith((":", ">"))
            and not (before.count(";") > 1 and line.count(";") > 1)  # rows with their cells
            and before.isupper() == line.isupper()  # a heading in capitals
        )
        goes_on = (line[:1].isalnum() or line[:1] in "(’'\"‘“€") and not _OWN_LINE.match(line)
        own = before.rstrip().endswith((".", "!", "?")) and line[:1].isupper() and len(line.strip()) < _SHORT
        listed = _ENTRY.match(before.strip()) and _ENTRY.match(line.strip())
        joined.append("\r" if full and goes_on and not own and not listed else "\n")
        joined.append(line)
    return "".join(joined)
