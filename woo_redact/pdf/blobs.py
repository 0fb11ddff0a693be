"""Groups ink into blobs and tells strokes, rules and solid shapes apart."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from woo_redact.pdf.look import Mask

_CELL = 4  # dots: ink is grouped by cells of this size, sixteen times as fast as dot by dot
_PEN = 5  # dots at 100 to the inch: no pen draws a stroke of 1.3 mm


@dataclass(frozen=True, slots=True)
class Blob:
    """Ink that belongs together: its box in dots, and how many dots of ink it has."""

    x0: int
    y0: int
    x1: int
    y1: int
    ink: int

    @property
    def wide(self) -> int:
        """Return the width in dots."""
        return self.x1 - self.x0

    @property
    def high(self) -> int:
        """Return the height in dots."""
        return self.y1 - self.y0

    def union(self, other: "Blob") -> "Blob":
        """Return the blob that holds both."""
        return Blob(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
            self.ink + other.ink,
        )

    def scaled(self, scale: int) -> "Blob":
        """Return the blob in a picture `scale` times as large."""
        return Blob(self.x0 * scale, self.y0 * scale, self.x1 * scale, self.y1 * scale, self.ink * scale**2)


def blobs(ink: Mask, *, gap: int, cell: int = _CELL) -> Iterator[Blob]:
    """Yield the blobs of a page from top to bottom; strokes up to `gap` dots apart belong together."""
    height, width = ink.shape
    padded = np.pad(ink, ((0, -height % cell), (0, -width % cell)))
    cells = padded.reshape(padded.shape[0] // cell, cell, padded.shape[1] // cell, cell).sum(axis=(1, 3))
    for group in _groups(cells >= min(2, cell), max(1, round(gap / cell))):
        rows, columns = group[:, 0], group[:, 1]
        y0, x0 = int(rows.min()) * cell, int(columns.min()) * cell
        y1, x1 = (int(rows.max()) + 1) * cell, (int(columns.max()) + 1) * cell
        part = np.argwhere(ink[y0:y1, x0:x1])
        (top, left), (bottom, right) = part.min(axis=0), part.max(axis=0) + 1
        yield Blob(
            x0 + int(left), y0 + int(top), x0 + int(right), y0 + int(bottom), int(cells[rows, columns].sum())
        )


def _groups(cells: Mask, reach: int) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the cells of each group: all that can be reached in steps of at most `reach` cells."""
    todo = {(int(row), int(column)) for row, column in np.argwhere(cells)}
    steps = [(down, right) for down in range(-reach, reach + 1) for right in range(-reach, reach + 1)]
    for row, column in sorted(todo):
        if (row, column) not in todo:
            continue
        todo.discard((row, column))
        group, at = [(row, column)], 0
        while at < len(group):
            y, x = group[at]
            at += 1
            for down, right in steps:
                near = (y + down, x + right)
                if near in todo:
                    todo.discard(near)
                    group.append(near)
        yield np.array(group)


def without_rules(ink: Mask, *, least: int, thickest: int = 9) -> Mask:
    """Return the ink without straight level and upright lines of at least `least` dots: rules and frames."""
    level, upright = rules(ink, least=least, thickest=thickest)
    kept: Mask = ink & ~level & ~upright
    return kept


def rules(ink: Mask, *, least: int, thickest: int = 9) -> tuple[Mask, Mask]:
    """Return where level and upright lines of at least `least` dots stand, their blurred edges with them."""
    upright = _runs(ink.T, least, thickest).T
    return _thickened(_runs(ink, least, thickest), 0), _thickened(upright, 1)


def broken_rules(ink: Mask, *, piece: int, least: int, thickest: int = 5) -> Mask:
    """Return where pieces of level and upright lines stand that together run for at least `least` dots.

    A hairline that was scanned comes out in pieces: between dense lines of print it is too pale for ink, and
    on a page that lies askew it steps from row to row.
    """
    level, upright = _pieces(ink, piece, least, thickest), _pieces(ink.T, piece, least, thickest).T
    return level | upright


def _pieces(ink: Mask, piece: int, least: int, thickest: int) -> Mask:
    """Return the dots in level runs of at least `piece` on rows that hold `least` dots of such runs."""
    run = _runs(ink, piece, thickest)
    rows = _thickened(run, 0).sum(axis=1) >= least
    return _thickened(run & _thickened(rows, 0)[:, None], 0)


def _runs(ink: Mask, least: int, high: int) -> Mask:
    """Return the dots in unbroken level runs of at least `least`; a band `high` dots high is no rule."""
    height, width = ink.shape
    if width <= least:
        return np.zeros_like(ink)
    sums = np.pad(ink.cumsum(axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    starts = sums[:, least:] - sums[:, :-least] == least
    marks = np.zeros((height, width + 1), np.int32)
    marks[:, : starts.shape[1]] += starts
    marks[:, least : least + starts.shape[1]] -= starts
    run: Mask = marks.cumsum(axis=1)[:, :width] > 0
    band = np.pad(run.astype(np.int32).cumsum(axis=0), ((1, 0), (0, 0)))
    if height > high:
        full = band[high:] - band[:-high] == high
        for shift in range(high):
            run[shift : shift + full.shape[0]] &= ~full
    return run


def around(mask: Mask) -> Mask:
    """Return a mask with the dots beside, above and below its own."""
    return _thickened(_thickened(mask, 0), 1)


def _thickened(mask: Mask, axis: int) -> Mask:
    """Return a mask with the dots beside its own: the blurred edges of a rule."""
    wider = mask.copy()
    for step in (-1, 1):
        wider |= np.roll(mask, step, axis=axis)
    return wider


def thick(part: Mask) -> float:
    """Return the share of ink that lies in squares wider than a pen's stroke."""
    total = int(part.sum())
    if not total or min(part.shape) < _PEN:
        return 0.0
    sums = np.pad(part.cumsum(axis=0, dtype=np.int32).cumsum(axis=1), ((1, 0), (1, 0)))
    full = sums[_PEN:, _PEN:] - sums[:-_PEN, _PEN:] - sums[_PEN:, :-_PEN] + sums[:-_PEN, :-_PEN] == _PEN**2
    inside = np.zeros_like(part)
    for down in range(_PEN):
        for right in range(_PEN):
            inside[down : down + full.shape[0], right : right + full.shape[1]] |= full
    return float(inside.sum()) / total


def cored(mask: Mask) -> Mask:
    """Return the cells whose eight neighbours are in the mask too: text has none of them, panels have."""
    padded = np.pad(mask, 1)
    core = mask.copy()
    for down in (0, 1, 2):
        for right in (0, 1, 2):
            core &= padded[down : down + mask.shape[0], right : right + mask.shape[1]]
    return core
