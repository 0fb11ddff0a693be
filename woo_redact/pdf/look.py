"""Looks at a page as a picture: grey tones in an array, ink, skew, and the way back to the page's points."""

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pymupdf

from woo_redact.model import Box

Tones = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

MAX_PIXELS = 40_000_000
"""Pixels of one picture: A3 at 400 dots per inch; a larger page is looked at more coarsely, not refused."""

_LEAST_SKEW = 0.15  # degrees: a line of 16 cm rises by 0.4 mm, less than reading or a box would notice
_MOST_SKEW = 5.0  # degrees: beyond this a page was not fed askew but meant so
_CONTRAST = 0.82  # of the paper's tone round it: darker than this is ink (Bradley and Roth 2007 take 0.85)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page rendered turned and straightened; `back` leads from its pixels to unrotated page points."""

    pixmap: pymupdf.Pixmap = field(repr=False)
    back: pymupdf.Matrix
    dpi: float

    @property
    def tones(self) -> Tones:
        """Return the view in grey, one row per line of pixels."""
        flat = np.frombuffer(self.pixmap.samples, np.uint8)
        shape = flat.reshape(self.pixmap.height, self.pixmap.width, self.pixmap.n)
        if self.pixmap.n == 1:
            single: Tones = shape[:, :, 0]
            return single
        grey = shape[:, :, :3] @ np.array([0.299, 0.587, 0.114])
        toned: Tones = grey.astype(np.uint8)
        return toned

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return where pixels stand on the page: the smallest upright box round them."""
        found = pymupdf.Rect(x0, y0, x1, y1) * self.back
        return Box(found.x0, found.y0, found.x1, found.y1)


def view(page: pymupdf.Page, dpi: float, *, turn: float = 0.0, colours: bool = False) -> View:
    """Return the page rendered at `dpi`, turned clockwise by `turn` degrees, at most MAX_PIXELS large."""
    area = abs(page.rect) * (dpi / 72) ** 2
    if area > MAX_PIXELS:
        dpi *= math.sqrt(MAX_PIXELS / area)
    zoom = dpi / 72
    matrix = pymupdf.Matrix(zoom, zoom) * pymupdf.Matrix(turn)
    # Tesseract takes pixmaps in RGB only; without alpha what is beyond the page is white.
    space = pymupdf.csRGB if colours else pymupdf.csGRAY
    pixmap = page.get_pixmap(matrix=matrix, colorspace=space, alpha=False)
    pixmap.set_dpi(round(dpi), round(dpi))
    origin = pymupdf.Matrix(1, 0, 0, 1, pixmap.x, pixmap.y)
    return View(pixmap=pixmap, back=origin * ~matrix * page.derotation_matrix, dpi=dpi)


def ink_of(tones: Tones, dpi: float) -> Mask:
    """Return where there is ink: darker than the paper round it, whatever the paper's own tone.

    The mean tone of a window of 5 mm, from sums over the whole picture, so that its size costs nothing.
    """
    reach = max(3, round(dpi * 0.1))
    size = 2 * reach + 1
    padded = np.pad(tones, reach, mode="edge")
    # Sums run over in 32 bits on a large page; differences of them still come out right.
    sums = np.pad(padded.cumsum(0, dtype=np.uint32).cumsum(1, dtype=np.uint32), ((1, 0), (1, 0)))
    total = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    limit = total * np.float32(_CONTRAST / size**2)
    ink: Mask = (tones < limit) | (tones < 60)
    return ink


def without_specks(ink: Mask) -> Mask:
    """Return the ink without pixels that have fewer than two neighbours: dust and the noise of a scanner."""
    padded = np.pad(ink, 1).astype(np.uint8)
    around = sum(
        padded[1 + down : padded.shape[0] - 1 + down, 1 + right : padded.shape[1] - 1 + right]
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
        if down or right
    )
    kept: Mask = ink & (np.asarray(around) >= 2)
    return kept


def skew_of(ink: Mask) -> float:
    """Return by how many degrees the lines of a page fall to the right; 0.0 when they are level or none.

    Rows of ink, added up along a slanting line, are most uneven where the slant is that of the text
    (projection profile; Postl 1986). Sheared, not turned: for small angles the same, and without resampling.
    """
    ys, xs = np.nonzero(ink)
    if len(xs) < 200:
        return 0.0
    if len(xs) > 120_000:  # every n-th pixel of ink says as much
        step = len(xs) // 120_000 + 1
        ys, xs = ys[::step], xs[::step]
    best, reach, step_size = 0.0, _MOST_SKEW, 0.5
    while step_size >= 0.05:
        angles = np.arange(best - reach, best + reach + 1e-9, step_size)
        best = float(max(angles, key=lambda angle: (_unevenness(xs, ys, angle), -abs(angle))))
        reach, step_size = step_size, step_size / 5
    level = _unevenness(xs, ys, 0.0)
    clear = _unevenness(xs, ys, best) > 1.05 * level
    return round(best, 2) if clear and _LEAST_SKEW < abs(best) < _MOST_SKEW else 0.0


def _unevenness(xs: npt.NDArray[np.int64], ys: npt.NDArray[np.int64], angle: float) -> float:
    """Return how unevenly ink is spread over lines that fall by `angle` degrees."""
    rows = np.round(ys - xs * math.tan(math.radians(angle))).astype(np.int64)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())
