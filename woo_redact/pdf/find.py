"""Finds a term on the pages of a PDF in every order they can be read in, and however it is spelt there.

The text of a paper is one string in one order, and what the detectors find, they find there. A name can be
whole in another order only: half in one column and half in the next, on two pages with a footer between
them, in a text box drawn elsewhere. Here the lines are laid in those orders too and the term is looked for
in the folded string of each, with a way back to the characters. One string for each order costs little,
and needs no second text with offsets of its own that every later stage would have to know of.
"""

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterator

from woo_redact.model import Span
from woo_redact.pdf.columns import column_order
from woo_redact.pdf.fold import key
from woo_redact.pdf.text import PaperText

_SHORTEST = 3  # letters and digits: what is shorter is found in every other word
_EDGE = 0.09  # share of the page's height that is margin
_MARGIN_LINES = 3  # lines at the head and foot of a page that may be the same on every page

Places = tuple[tuple[Span, ...], ...]


def find(paper: PaperText, term: str, *, whole: bool = False) -> Places:
    """Return the places of a term in the text, each as the spans of its parts, in the order of the text.

    `whole` asks for whole words; without it a term is found inside longer words too.
    """
    return Finder(paper).find(term, whole=whole)


class Finder:
    """A paper laid out in all its orders, to look for many terms in."""

    def __init__(self, paper: PaperText) -> None:
        """Lay the lines out."""
        self._text = paper.text
        self._lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", paper.text)]
        self._boxes = [self._box(paper, line) for line in self._lines]
        self._heights = [page.height for page in paper.pages]
        starts = [page.span.start if page.span else -1 for page in paper.pages]
        filled = [(start, number) for number, start in enumerate(starts) if start >= 0]
        self._page = [
            filled[bisect.bisect_right(filled, (line.start, len(starts))) - 1][1] for line in self._lines
        ]
        self._folded = [self._fold(line) for line in self._lines]
        self._strings = [self._laid(order) for order in self._orders()]

    def find(self, term: str, *, whole: bool = False) -> Places:
        """Return the places of a term (see `find`)."""
        wanted = key(term)
        if len(wanted) < _SHORTEST:
            return ()
        found: set[tuple[Span, ...]] = set()
        for folded, offsets in self._strings:
            at = folded.find(wanted)
            while at >= 0:
                end = at + len(wanted)
                if not whole or self._is_whole(folded, offsets, at, end):
                    found.add(self._spans(offsets[at:end]))
                at = folded.find(wanted, at + 1)
        return tuple(sorted(found))

    @staticmethod
    def _box(paper: PaperText, line: Span) -> tuple[float, float, float, float]:
        """Return the box of a line."""
        boxes = [box for box in paper.boxes[line.start : line.end] if box]
        if not boxes:
            return (0.0, 0.0, 0.0, 0.0)
        return (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )

    def _orders(self) -> Iterator[list[int]]:
        """Yield the orders of the lines: as drawn, downwards, by column; each also without the margins."""
        drawn = list(range(len(self._lines)))
        orders = [drawn]
        by_page = {
            page: list(group) for page, group in itertools.groupby(drawn, key=lambda line: self._page[line])
        }
        placed = [
            line
            for group in by_page.values()
            for line in sorted(group, key=lambda n: (round(self._boxes[n][3] / 3), self._boxes[n][0]))
        ]
        columns = [
            group[number]
            for group in by_page.values()
            for number in column_order([self._boxes[line] for line in group])
        ]
        margins = self._margins(by_page)
        orders += [placed, columns]
        seen: list[list[int]] = []
        for order in [*orders, *([n for n in order if n not in margins] for order in orders)]:
            if order not in seen:
                seen.append(order)
                yield order

    def _margins(self, by_page: dict[int, list[int]]) -> set[int]:
        """Return what may be headers and footers: lines at the very edge, or the same on several pages."""
        edge: list[tuple[str, int]] = []
        for group in by_page.values():
            placed = sorted(group, key=lambda n: self._boxes[n][1])
            edge += [
                (re.sub(r"\d+", "#", key(self._lines[line].of(self._text))), line)
                for line in {*placed[:_MARGIN_LINES], *placed[-_MARGIN_LINES:]}
            ]
        often = Counter(text for text, _ in edge)
        return {
            line
            for text, line in edge
            if often[text] > 1
            or self._boxes[line][3] < _EDGE * self._heights[self._page[line]]
            or self._boxes[line][1] > (1 - _EDGE) * self._heights[self._page[line]]
        }

    def _laid(self, order: list[int]) -> tuple[str, list[int]]:
        """Return the lines in an order as one folded string, with the offset of each of its characters."""
        text = "".join(self._folded[number][0] for number in order)
        return text, [offset for number in order for offset in self._folded[number][1]]

    def _fold(self, line: Span) -> tuple[str, list[int]]:
        """Return a line folded, with the offset of each of its characters."""
        text = line.of(self._text)
        if text.isascii():
            plain = text.casefold()
            return key(text), [offset for offset, c in enumerate(plain, line.start) if c > " " and c != "-"]
        letters: list[str] = []
        offsets: list[int] = []
        for offset in range(line.start, line.end):
            folded = key(self._text[offset])
            letters.append(folded)
            offsets.extend([offset] * len(folded))
        return "".join(letters), offsets

    def _is_whole(self, folded: str, offsets: list[int], start: int, end: int) -> bool:
        """Tell whether no letter or digit touches a match, in the text as it is written."""
        before = start and folded[start - 1].isalnum() and offsets[start - 1] >= offsets[start] - 1
        after = end < len(folded) and folded[end].isalnum() and offsets[end] <= offsets[end - 1] + 1
        return not before and not after

    def _spans(self, offsets: list[int]) -> tuple[Span, ...]:
        """Return offsets as spans: characters between two of one word or line belong to the place."""
        spans: list[Span] = []
        for offset in sorted(set(offsets)):
            gap = self._text[spans[-1].end : offset] if spans else ""
            if spans and len(gap) < 4 and not any(c.isalnum() for c in gap) and "\n\n" not in gap:
                spans[-1] = Span(spans[-1].start, offset + 1)
            else:
                spans.append(Span(offset, offset + 1))
        return tuple(spans)
