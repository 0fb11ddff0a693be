"""Reads where the letters of a PDF stand: of paper as it was read, of what we typeset by what was meant."""

import difflib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pymupdf

from woo_redact.pdf.sheet import Sheet
from woo_redact.pdf.source import guarded
from woo_redact.pdf.text import PaperText, Sides

_WINDOW = 240  # letters looked through where what is printed is not what was expected
_UNSEEN = frozenset("\u200b\u00ad\u2060\ufeff")
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP  # ligatures as letters


@dataclass(frozen=True, slots=True)
class Letter:
    """One printed letter: which, on which page (from 0), and its box."""

    character: str = field(repr=False)
    page: int
    sides: Sides


def paper_sheet(paper: PaperText) -> Sheet:
    """Return the sheet of a paper document: its own pages."""
    pages = [-1] * len(paper.text)
    for page in paper.pages:
        if page.span is not None:
            pages[page.span.start : page.span.end] = [page.number] * len(page.span)
    return Sheet(text=paper.text, pages=pages, boxes=paper.boxes, paper=paper)


def typeset_sheet(pdf: bytes, text: str, printed: Sequence[tuple[str, int]]) -> Sheet:
    """Return the sheet of a typeset document.

    `printed` is all that must be printed in its order: each character with its offset in `text`, -1 for what
    is no part of it. What is printed besides (the mark of a list item, the foot of a page) is passed over.
    """
    wanted = [pair for pair in printed if not pair[0].isspace() and pair[0] not in _UNSEEN]
    letters = list(letters_of(pdf))
    pages: list[int] = [-1] * len(text)
    boxes: list[Sides | None] = [None] * len(text)
    for number, letter in _aligned([character for character, _ in wanted], letters):
        offset = wanted[number][1]
        if offset >= 0:
            pages[offset], boxes[offset] = letter.page, letter.sides
    return Sheet(text=text, pages=pages, boxes=boxes)


def letters_of(pdf: bytes) -> Iterator[Letter]:
    """Yield the letters of a PDF in the order they are drawn, without blanks and what annotations show.

    Raises:
        UnreadableError: when it cannot be opened.
    """
    with guarded(), pymupdf.open(stream=pdf, filetype="pdf") as document:
        for number in range(document.page_count):
            document.xref_set_key(document.page_xref(number), "Annots", "null")
        for page in document:
            for block in page.get_text("rawdict", flags=_FLAGS)["blocks"]:
                for line in block.get("lines", ()):
                    for char in itertools.chain.from_iterable(span["chars"] for span in line["spans"]):
                        if not char["c"].isspace() and char["c"] not in _UNSEEN:
                            yield Letter(char["c"], page.number, tuple(char["bbox"]))


def _aligned(wanted: Sequence[str], letters: Sequence[Letter]) -> Iterator[tuple[int, Letter]]:
    """Yield (number of a wanted character, its letter): both run on together, and meet again after a gap."""
    at = place = 0
    while at < len(wanted) and place < len(letters):
        if wanted[at] == letters[place].character:
            yield at, letters[place]
            at, place = at + 1, place + 1
            continue
        skipped = _gap(wanted[at : at + _WINDOW], letters[place : place + _WINDOW])
        if skipped is None:
            at, place = at + _WINDOW // 2, place + _WINDOW // 2
        else:
            at, place = at + skipped[0], place + skipped[1]


def _gap(wanted: Sequence[str], letters: Sequence[Letter]) -> tuple[int, int] | None:
    """Return how many characters and letters to pass over until both agree again, None when they do not."""
    shown = "".join(letter.character[0] for letter in letters)
    matcher = difflib.SequenceMatcher(None, "".join(wanted), shown, autojunk=False)
    longest = matcher.find_longest_match()
    if not longest.size:
        return None
    first = matcher.get_matching_blocks()[0]
    return first.a, first.b
