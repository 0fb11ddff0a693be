"""Reads parts of a page by eye: a picture, a drawing, a word that may say something else than it shows."""

import hashlib
from collections.abc import MutableMapping, Sequence
from dataclasses import replace

import pymupdf

from woo_redact.model import Box
from woo_redact.pdf import ocr
from woo_redact.pdf.regions import Region

_DARK = 100  # of 255: a ground darker than this is turned light
_DPI = 300

Seen = MutableMapping[str, tuple[ocr.OcrWord, ...]]
"""The words of parts that were read before, by the digest of their pixels."""


def read_part(page: pymupdf.Page, region: Region, seen: Seen) -> tuple[ocr.OcrWord, ...]:
    """Return the words in a part of a page as the eye reads them; what is among `seen` is not read again."""
    box = region.box
    pixmap = page.get_pixmap(clip=box, dpi=_DPI, colorspace=pymupdf.csRGB, alpha=False)
    if pixmap.color_topusage()[1][0] < _DARK:  # light words on a dark ground: Tesseract wants them dark
        pixmap.invert_irect()
    told = repr((pixmap.width, pixmap.height, region.turn)).encode()
    digest = hashlib.sha256(pixmap.samples + told).hexdigest()
    if digest not in seen:
        with pymupdf.open() as scratch:
            part = scratch.new_page(width=box.width, height=box.height)
            part.insert_image(part.rect, pixmap=pixmap)
            part.set_rotation(region.turn)
            seen[digest] = ocr.recognize(part).words
    return tuple(_moved(word, box.x0, box.y0) for word in seen[digest])


def seen_at(box: pymupdf.Rect, seen: Sequence[ocr.OcrWord]) -> str:
    """Return what the eye reads at a place."""
    return "".join(
        word.text
        for word in seen
        if box.x0 - 1 <= (word.box.x0 + word.box.x1) / 2 <= box.x1 + 1
        and box.y0 - 1 <= (word.box.y0 + word.box.y1) / 2 <= box.y1 + 1
    )


def _moved(word: ocr.OcrWord, x: float, y: float) -> ocr.OcrWord:
    """Return a word at its place on the page."""
    boxes = tuple(Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y) for box in (word.box, *word.boxes))
    return replace(word, box=boxes[0], boxes=boxes[1:])
