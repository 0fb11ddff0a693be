"""Writes tables of a page's own text cell by cell, where cells wrap or rules part the columns."""

import itertools
import math
from collections.abc import Iterator, Sequence

import numpy as np
import pymupdf

from woo_redact.pdf.cells import by_cells
from woo_redact.pdf.grid import Rules
from woo_redact.pdf.letters import Letter, Lie, Line
from woo_redact.pdf.look import MAX_PIXELS
from woo_redact.pdf.readings import Reading

_SCALE = 2  # dots a point in which rules are drawn
_THIN = 3.0  # points: a filled rectangle thinner than this is a line
_LONG = 8.0  # points: a shorter stroke is no rule
_TOUCHING = 0.05  # of the size: a blank that is not wider parts nothing on the page

Word = tuple[Letter, ...]
"""Letters with the blanks that follow them."""


def celled(page: pymupdf.Page, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a page, those of tables whose cells wrap cell by cell (see `by_cells`).

    Programs draw tables row by row as well, and MuPDF makes one line of cells that stand close.
    """
    box = page.cropbox
    large = box.width * box.height * _SCALE**2 > MAX_PIXELS
    if large or any(line.lie is not Lie.LEVEL or not line.forward for line in lines):
        return tuple(lines)
    words = [(number, word) for number, line in enumerate(lines) for word in _words(line)]
    read = tuple((_reading(word, number), at) for at, (number, word) in enumerate(words))
    told = by_cells(read, _rules(page)) if read else read
    if told is read:
        return tuple(lines)
    made = []
    for _, group in itertools.groupby(told, key=lambda pair: pair[0].line):
        pairs = list(group)
        whole = lines[words[pairs[0][1]][0]]
        first = pairs[0][0]
        if not first.in_cell and len(pairs) == len(list(_words(whole))):
            made.append(whole)
        else:
            letters = _joined([words[at][1] for _, at in pairs])
            made.append(Line(letters, Lie.LEVEL, new=first.link == "\n\n", link=first.link))
    return tuple(made)


def _words(line: Line) -> Iterator[Word]:
    """Yield the words of a line; blanks before the first one are left out.

    The number of a note stays with its word: between them is a blank without any width (see `flow`).
    """
    word: list[Letter] = []
    for letter in line.letters:
        if word and letter.ink and not word[-1].ink and word[-1].u1 - word[-1].u0 > _TOUCHING * letter.size:
            yield tuple(word)
            word = []
        if word or letter.ink:
            word.append(letter)
    if word:
        yield tuple(word)


def _reading(word: Word, line: int) -> Reading:
    """Return a word with its place in dots."""
    boxes = [letter.sides for letter in word if letter.ink]
    x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
    x1, y1 = max(b[2] for b in boxes), max(b[3] for b in boxes)
    text = "".join(letter.text for letter in word if letter.ink)
    return Reading(text, x0 * _SCALE, y0 * _SCALE, x1 * _SCALE, y1 * _SCALE, line)


def _joined(words: Sequence[Word]) -> tuple[Letter, ...]:
    """Return the letters of a line's words; the last one without the blanks after it."""
    letters: list[Letter] = []
    for word in words:
        if letters and letters[-1].ink:
            a, b = letters[-1], word[0]
            sides = (a.sides[2], a.sides[1], max(a.sides[2], b.sides[0]), a.sides[3])
            letters.append(Letter(" ", sides, a.u1, max(a.u1, b.u0), a.v, a.size, synthetic=True))
        letters += word
    while letters and not letters[-1].ink:
        letters.pop()
    return tuple(letters)


def _rules(page: pymupdf.Page) -> Rules:
    """Return where the page draws level and upright lines, borders of filled cells among them."""
    high, wide = (max(1, int(side * _SCALE) + 2) for side in (page.cropbox.height, page.cropbox.width))
    level, upright = np.zeros((high, wide), bool), np.zeros((high, wide), bool)
    for x0, y0, x1, y1 in _strokes(page):
        left, right = sorted((max(0, int(x0 * _SCALE)), max(0, int(x1 * _SCALE))))
        top, bottom = sorted((max(0, int(y0 * _SCALE)), max(0, int(y1 * _SCALE))))
        mask = level if x1 - x0 > y1 - y0 else upright
        mask[top : bottom + 1, left : right + 1] = True
    return Rules(level, upright)


def _strokes(page: pymupdf.Page) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight lines and thin rectangles of a page, and the sides of wide ones."""
    for drawing in page.get_cdrawings():
        for item in drawing["items"]:
            if item[0] == "l":
                (ax, ay), (bx, by) = item[1], item[2]
                x0, y0, x1, y1 = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
            elif item[0] == "re":
                x0, y0, x1, y1 = item[1]
            else:
                continue
            wide, high = x1 - x0, y1 - y0
            if not math.isfinite(x0 + y0 + wide + high):
                continue
            if min(wide, high) < _THIN:
                if max(wide, high) > _LONG:
                    yield x0, y0, x1, y1
            else:
                yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
