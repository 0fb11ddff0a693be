"""Compares two readings of one page and says where each word's letters stand."""

import dataclasses
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import median
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pymupdf

from woo_redact.pdf.blobs import blobs
from woo_redact.pdf.look import Mask, Tones, without_specks

_SURE, _ENOUGH, _ALONE = 96, 60, 30  # two readings agree; nearly; only one of them saw it
_LARGE = 1.5  # times the usual height
_DRAWN = frozenset("|¦_—~[]{}\\^`´‘’'\"")  # what rules, frames and shadows are read as
_LIKE_A_WORD = re.compile(r"[^\W\d_]{3,}")
_VOWELS = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûü")
# The words that make up about a third of any Dutch text, and the English ones of a mail's header lines.
_COMMON = frozenset(
    (  # noqa: SIM905 - sixty words in a list, one a line, would hide the code
        "de het een van en in op te voor is dat met aan naar door bij uit zijn er als niet om tot of maar "
        "dit die ik je u wij ze hij we uw onze heeft wordt werd kan kunt worden deze over na geen nog ook "
        "dan the and to datum onderwerp geachte groet brief naam adres telefoon"
    ).split()
)


class Worded(Protocol):
    """Anything that has a text."""

    @property
    def text(self) -> str:
        """Return the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One word as it was read, in pixels of the picture; `line` counts the lines from 0.

    `link` is what stands between its line and the one before: a line end, or what `by_cells` put there
    before the words of a table (`in_cell`).
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    line: int
    link: str = "\n"
    in_cell: bool = False

    def scaled(self, scale: float) -> "Reading":
        """Return the word as it would stand in a picture `scale` times as large."""
        return Reading(
            self.text, self.x0 * scale, self.y0 * scale, self.x1 * scale, self.y1 * scale, self.line
        )

    def middle_in(self, other: "Reading") -> bool:
        """Tell whether the middle of this word lies in the other."""
        x, y = (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2
        return other.x0 <= x <= other.x1 and other.y0 <= y <= other.y1


Pairs = tuple[tuple[Reading, int], ...]
"""Words, each with how sure it is (0-100)."""


def dutch(words: tuple[Worded, ...]) -> float:
    """Return the share of letters that stand in words which look Dutch: high only on an upright page."""
    letters = good = 0
    for word in words:
        bare = word.text.strip(".,:;()!?'\"").lower()
        letters += len(bare)
        if bare in _COMMON or (
            len(bare) > 3 and _LIKE_A_WORD.fullmatch(bare) and _spoken(bare) and word.text[1:-1].islower()
        ):
            good += len(bare)
    return good / letters if letters else 0.0


def _spoken(bare: str) -> bool:
    """Tell whether a word can be spoken: vowels and consonants take turns, four in a row at most."""
    kinds = "".join("v" if letter in _VOWELS else "c" for letter in bare)
    return "v" in kinds and "c" in kinds and "ccccc" not in kinds and "vvvv" not in kinds


def agree(first: tuple[Reading, ...], second: tuple[Reading, ...]) -> Pairs:
    """Return the words of the first reading, and what only the second saw, each with how sure it is.

    What only one reading saw is kept, since a name that is left out would not be found; signs alone
    without a letter or a digit, seen once, are dust.
    """
    found: list[tuple[Reading, int]] = []
    taken: set[int] = set()
    for word in first:
        here = [n for n, other in enumerate(second) if other.middle_in(word) or word.middle_in(other)]
        taken.update(here)
        said = "".join(second[n].text for n in here)
        likeness = SequenceMatcher(None, word.text, said, autojunk=False).ratio() if said else 0.0
        confidence = _SURE if word.text == said or word.text in said.split() else round(85 * likeness)
        if any(second[n].text == word.text for n in here):
            confidence = _SURE
        found.append((word, max(confidence, _ALONE)))
    lines = 1 + max((word.line for word, _ in found), default=-1)
    for n, word in enumerate(second):
        if n not in taken and any(letter.isalnum() for letter in word.text):
            found.append((dataclasses.replace(word, line=_line_of(word, first, lines + word.line)), _ALONE))
    kept = [
        pair
        for pair in found
        if any(map(str.isalnum, pair[0].text)) or (pair[1] > _ALONE and not _DRAWN.issuperset(pair[0].text))
    ]
    return tuple(sorted(kept, key=lambda pair: (pair[0].line, pair[0].x0)))


def _line_of(word: Reading, others: tuple[Reading, ...], alone: int) -> int:
    """Return the line that a word stands on: that of a word beside it, else one of its own."""
    middle = (word.y0 + word.y1) / 2
    beside = [other for other in others if other.y0 <= middle <= other.y1]
    nearest = min(beside, key=lambda other: abs(other.x0 - word.x0), default=None)
    return nearest.line if nearest else alone


def covered(tones: Tones, words: tuple[Reading, ...]) -> Tones:
    """Return a picture with these words painted over in the tone of the paper."""
    bare = tones.copy()
    paper = np.percentile(tones, 80)
    for word in words:
        left, top = max(0, int(word.x0) - 2), max(0, int(word.y0) - 2)
        bare[top : int(word.y1) + 3, left : int(word.x1) + 3] = paper
    return bare


def print_left(ink: Mask, dpi: float) -> bool:
    """Tell whether there is ink of the size of words."""
    half = without_specks(ink)[::2, ::2]
    point = dpi / 2 / 72
    return any(
        blob.wide > 12 * point and 4 * point < blob.high < 60 * point and blob.ink > 40
        for blob in blobs(half, gap=round(4 * point))
    )


def woven(known: Pairs, more: Pairs) -> Pairs:
    """Return the words with more words put where they stand: on the line beside them, or below one.

    An unsure word gives way to a surer one at its place; a part of a word that stays is not read twice, for a
    number with digits said twice is found by nobody. What is far larger than print is a signature that
    was read as letters, and no word.
    """
    kept = [
        pair for pair in known if pair[1] >= _ENOUGH or not any(pair[0].middle_in(word) for word, _ in more)
    ]
    words = tuple(word for word, confidence in kept if confidence >= _ENOUGH)
    largest = _LARGE * median(word.y1 - word.y0 for word in words) if words else float("inf")
    placed: list[tuple[float, int, float, Reading, int]] = [
        (word.line, -1, word.x0, word, confidence) for word, confidence in kept
    ]
    for word, confidence in more:
        if word.y1 - word.y0 > largest or any(word.middle_in(other) for other, _ in kept):
            continue
        line = _line_of(word, words, -1)
        above = [w for w in words if w.y1 <= word.y1 and w.x0 < word.x1 and word.x0 < w.x1]
        after = max(above, key=lambda w: w.y1, default=None)
        alone = line < 0
        key = (after.line + 0.5 if after else -0.5) if alone else float(line)
        placed.append((key, word.line if alone else -1, word.x0, word, confidence))
    placed.sort(key=lambda entry: entry[:3])
    numbers = {place: n for n, place in enumerate(dict.fromkeys(entry[:2] for entry in placed))}
    return tuple(
        (dataclasses.replace(word, line=numbers[key, own]), confidence)
        for key, own, _, word, confidence in placed
    )


def split(word: Reading, ink: Mask) -> tuple[Reading, tuple[float, ...]]:
    """Return the word cut to its ink, and the edges between its characters, left to right.

    Tesseract's boxes come through MuPDF evenly divided. Letters differ in width: the edges are first put
    where those of a sans serif would be, then moved to the nearest gap in the ink.
    """
    x0, x1 = max(0, int(word.x0)), min(ink.shape[1], int(np.ceil(word.x1)))
    y0, y1 = max(0, int(word.y0)), min(ink.shape[0], int(np.ceil(word.y1)))
    part = ink[y0:y1, x0:x1]
    if not part.any():
        return word, tuple(np.linspace(word.x0, word.x1, len(word.text) + 1).tolist())
    rows = np.flatnonzero(part.any(axis=1))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    placed = dataclasses.replace(word, y0=float(y0 + top), y1=float(y0 + bottom))
    widths = np.array([max(pymupdf.get_text_length(letter, "helv", 1), 0.2) for letter in word.text])
    edges = np.concatenate(([0.0], np.cumsum(widths))) / widths.sum() * (x1 - x0)
    columns = part[top:bottom].sum(axis=0)
    reach = max(1, round(0.3 * (x1 - x0) / len(word.text)))
    inner = [x0 + _gap(columns, edge, reach) for edge in edges[1:-1].tolist()]
    ordered = np.maximum.accumulate([float(x0), *inner, float(x1)])
    return placed, tuple(ordered.tolist())


def _gap(columns: npt.NDArray[np.int64], edge: float, reach: int) -> float:
    """Return the column near `edge` with the least ink, the nearest one of them."""
    low, high = max(0, round(edge) - reach), min(len(columns) - 1, round(edge) + reach)
    if high <= low:
        return edge
    at = np.arange(low, high + 1)
    order = np.lexsort((np.abs(at - edge), columns[at]))
    return float(at[order[0]]) + 0.5
