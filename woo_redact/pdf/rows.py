"""Puts the words of a line that a signature, a code or a punched hole has stretched back on their row."""

import dataclasses
from itertools import groupby
from statistics import median

import numpy as np
import numpy.typing as npt

from woo_redact.pdf.look import Mask
from woo_redact.pdf.readings import Reading

Run = tuple[int, int]
"""Rows of ink without a white row between them: first, and one beyond the last."""

_STRETCHED = 1.6  # times the usual height: such a line may hold more than its own row
_THIN = 0.35  # of the usual height: letters without tails are half of it, the rest of a rule is less
_MOST = 0.6  # share of a line's words that must have ink in its row


def placed(words: tuple[Reading, ...], ink: Mask) -> tuple[Reading, ...]:
    """Return the words with the boxes of stretched lines cut to the row on which the words stand.

    Tesseract's boxes come through MuPDF as high as the whole line with all that was taken for part of it:

         ┌──────────────────────────────┐
         │ ●  Ik sprak hierover met …   │  the hole ● is a "letter" of the line, so its box reaches
         └─●─ bevestigd. Op 27 oktober ─┘  over the next line, and the words could stand on either

    Rows that other lines hold are theirs; of what is left, stretched lines take the topmost in reading
    order. Where no row fits, the box stays: too large a box hides too much, never too little.
    """
    lines = [tuple(group) for _, group in groupby(words, key=lambda word: word.line)]
    usual = median(line[0].y1 - line[0].y0 for line in lines) if lines else 0.0
    taken: list[tuple[Run, tuple[Reading, ...]]] = [
        ((int(line[0].y0), int(line[0].y1)), line)
        for line in lines
        if line[0].y1 - line[0].y0 <= _STRETCHED * usual
    ]
    done: list[Reading] = []
    for line in lines:
        if line[0].y1 - line[0].y0 > _STRETCHED * usual and (run := _row(line, ink, taken, _THIN * usual)):
            taken.append((run, line))
            line = tuple(dataclasses.replace(w, y0=float(run[0]), y1=float(run[1])) for w in line)  # noqa: PLW2901 - the same line, in its place
        done += line
    return tuple(done)


def _row(
    line: tuple[Reading, ...], ink: Mask, taken: list[tuple[Run, tuple[Reading, ...]]], least: float
) -> Run | None:
    """Return the rows on which a stretched line stands, None when none fits."""
    proper = [word for word in line if sum(map(str.isalnum, word.text)) > 1] or list(line)
    top, bottom = max(0, int(line[0].y0)), int(line[0].y1) + 1
    parts = [ink[top:bottom, max(0, int(word.x0)) : int(word.x1) + 1].any(axis=1) for word in proper]
    share = np.mean(parts, axis=0)
    runs = [(a + top, b + top) for a, b in _runs(share > 0) if b - a >= least and share[a:b].max() >= _MOST]
    free = [run for run in runs if not any(_holds(rows, other, run, proper) for rows, other in taken)]
    return free[0] if free else None


def _runs(rows: npt.NDArray[np.bool_]) -> list[Run]:
    """Return the runs of true rows, those with a gap of one row taken together."""
    at = np.flatnonzero(rows)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > 2)
    starts = np.concatenate(([0], breaks + 1))
    ends = np.concatenate((breaks, [len(at) - 1]))
    return [(int(at[a]), int(at[b]) + 1) for a, b in zip(starts, ends, strict=True)]


def _holds(rows: Run, other: tuple[Reading, ...], run: Run, words: list[Reading]) -> bool:
    """Tell whether another line stands on these rows, above or below the same columns."""
    middle = (run[0] + run[1]) / 2
    beside = other[0].x0 < words[-1].x1 and words[0].x0 < other[-1].x1
    return beside and rows[0] <= middle <= rows[1]
