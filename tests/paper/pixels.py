"""What changed on the pages as pictures: words gone without a box, text below a box, ink beside a box."""

from collections.abc import Iterator, Sequence

import numpy as np
from PIL import Image, ImageFilter

from tests.paper.folding import fold
from tests.paper.outside import Word

DPI = 100
_SCALE = DPI / 72
_DARK = 70
_STEP = 60


def _crop(page: Image.Image, word: Word) -> Image.Image:
    x0, y0, x1, y1 = (round(side * _SCALE) for side in word.box)
    return page.crop((max(0, x0), max(0, y0), max(x0 + 1, x1), max(y0 + 1, y1)))


def _share(picture: Image.Image, *, below: int) -> float:
    histogram = picture.histogram()
    return sum(histogram[:below]) / max(1, sum(histogram))


def unmarked(before: Sequence[Word], made: Sequence[Image.Image], wanted: dict[str, str]) -> Iterator[str]:
    """Yield the secret words of the input at whose place the output has no box."""
    for word in before:
        if word.page >= len(made) or len(fold(word.text)) < 4 or not _visible(word):
            continue
        if (
            any(part in fold(word.text) for part in wanted)
            and _share(_crop(made[word.page], word), below=_DARK) < 0.35
        ):
            yield word.text


def _visible(word: Word) -> bool:
    x0, y0, x1, y1 = word.box
    return x1 - x0 > 4 and y1 - y0 > 4 and x0 >= 0 and y0 >= 0


def under_boxes(after: Sequence[Word], made: Sequence[Image.Image]) -> int:
    """Count the words of the output that stand where all is black: text below a box."""
    return sum(
        word.page < len(made) and _visible(word) and _share(_crop(made[word.page], word), below=_DARK) > 0.97
        for word in after
    )


def strayed(before: Sequence[Image.Image], made: Sequence[Image.Image]) -> float:
    """Return the largest share of a page's pixels that changed and lie in no solid black box of the output."""
    worst = 0.0
    for old, new in zip(before, made, strict=False):
        step = np.abs(_softened(old) - _softened(new))
        worst = max(worst, float(np.mean((step > _STEP) & ~boxes(new))))
    return worst


def _softened(page: Image.Image) -> np.ndarray:
    """Return a page a little blurred, so that the edge of a letter that is drawn anew is no change."""
    return np.asarray(page.filter(ImageFilter.BoxBlur(1)), dtype=np.int16)


def boxes(page: Image.Image) -> np.ndarray:
    """Return where the solid black boxes of a page are (labels in them filled up), two pixels wider."""
    mask = np.asarray(page) < _DARK
    closed = ~_grown(~_grown(mask, 4), 4)
    return _grown(~_grown(~closed, 3), 5)


def _grown(mask: np.ndarray, by: int) -> np.ndarray:
    """Return a mask grown by some pixels to all sides."""
    for axis in (0, 1):
        grown = mask.copy()
        for step in range(1, by + 1):
            grown |= np.roll(mask, step, axis) | np.roll(mask, -step, axis)
        mask = grown
    return mask
