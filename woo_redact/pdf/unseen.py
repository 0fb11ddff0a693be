"""Takes text off a page that no reader sees: invisible, white, tiny, outside the page, under something."""

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Any

import numpy as np
import pymupdf

_INVISIBLE = 3  # text render mode 3: neither filled nor stroked (ISO 32000-1, table 106)
_TINY = 1.5  # points: no reader makes out letters below this size
_SEE_THROUGH = 0.05
_DOTS = 144
_EVEN = 10  # of 255: pixels that differ less show nothing
_FAR = 20_000.0  # points: beyond the largest page a PDF can have (14,400)
_HAIR = 0.2


class Removed(StrEnum):
    """What became of the unseen text of a page: there was none, it went, or some of it would not go."""

    NONE = "none"
    ALL = "all"
    SOME = "some"


def remove_unseen(page: pymupdf.Page, pieces: list[dict[str, Any]]) -> Removed:
    """Remove the glyphs that leave no trace on the page as it is drawn; tell what became of them.

    Whatever the trick is, the picture of the page decides: where a glyph stands and the pixels are all of one
    colour, nothing is read there. Text under a picture is told by the order of drawing. `pieces` is MuPDF's
    text trace of the page.
    """
    if not pieces:
        return Removed.NONE
    hairs = [_hair(glyph) for glyph in _unseen(page, pieces)]
    invisible = any(piece["type"] == _INVISIBLE and _letters(piece) for piece in pieces)
    if invisible:
        page.add_redact_annot(pymupdf.Rect(-_FAR, -_FAR, _FAR, _FAR), cross_out=False, fill=False)
        _apply(page, pymupdf.PDF_REDACT_TEXT_REMOVE_INVISIBLE)
    for hair in hairs:
        page.add_redact_annot(hair, cross_out=False, fill=False)
    if hairs:
        _apply(page, pymupdf.PDF_REDACT_TEXT_REMOVE)
    if not invisible and not hairs:
        return Removed.NONE
    after = page.get_texttrace()
    left = any(piece["type"] == _INVISIBLE and _letters(piece) for piece in after)
    stuck = sum(len(_letters(p)) for p in after) > sum(len(_letters(p)) for p in pieces) - len(hairs)
    return Removed.SOME if left or stuck else Removed.ALL


def _apply(page: pymupdf.Page, text: int) -> None:
    """Remove text only."""
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_NONE, graphics=pymupdf.PDF_REDACT_LINE_ART_NONE, text=text
    )


def _letters(piece: dict[str, Any]) -> list[Any]:
    """Return the glyphs of a run that a reader would see if they were drawn."""
    return [glyph for glyph in piece["chars"] if not is_blank(glyph[0])]


@lru_cache(maxsize=10_000)
def is_blank(code: int) -> bool:
    """Tell whether a character has no ink of its own (spaces, joiners, controls)."""
    if not 0 < code < 0x110000:
        return False
    letter = chr(code)
    return letter.isspace() or unicodedata.category(letter) in {"Cf", "Cc", "Zs", "Mn"}


def _unseen(page: pymupdf.Page, pieces: list[dict[str, Any]]) -> list[Any]:
    """Return the glyphs that are not seen, except those drawn with render mode 3."""
    frame = page.rect
    left, top, right, bottom = frame
    covers = [
        (order, pymupdf.Rect(entry[1]))
        for order, entry in enumerate(page.get_bboxlog())
        if entry[0] in {"fill-image", "fill-shade"}
    ]
    found, drawn = [], []
    for piece in pieces:
        if piece["type"] == _INVISIBLE:
            continue
        nothing = piece["size"] < _TINY or piece["opacity"] < _SEE_THROUGH
        for glyph in _letters(piece):
            x0, y0, x1, y1 = glyph[3]
            here = left <= (x0 + x1) / 2 < right and top <= (y0 + y1) / 2 < bottom
            if nothing or not here:
                found.append(glyph)
            else:
                drawn.append((glyph, piece["seqno"]))
    if not drawn:
        return found
    pixels = _picture(page)
    even = _each_even(pixels, [glyph[3] for glyph, _ in drawn])
    found += [glyph for (glyph, _), blank in zip(drawn, even, strict=True) if blank]
    covered = [
        glyph
        for (glyph, order), blank in zip(drawn, even, strict=True)
        if not blank and any(later > order and cover.contains(glyph[3]) for later, cover in covers)
    ]
    return [*found, *(_hidden(page, pixels, covered) if covered else ())]


def _hidden(page: pymupdf.Page, pixels: Any, covered: list[Any]) -> list[Any]:
    """Return which glyphs below a picture make no difference to the page: one may be seen through another."""
    with pymupdf.open() as scratch:
        scratch.insert_pdf(page.parent, from_page=page.number, to_page=page.number, annots=False, links=False)
        bare = scratch[0]
        bare.add_redact_annot(pymupdf.Rect(-_FAR, -_FAR, _FAR, _FAR), cross_out=False, fill=False)
        _apply(bare, pymupdf.PDF_REDACT_TEXT_REMOVE)
        without = _picture(bare)
        if without.shape != pixels.shape:
            return []
        difference = np.abs(without.astype(np.int16) - pixels).astype(np.uint8)
    return [glyph for glyph in covered if _even(_part(difference, glyph[3]))]


def _picture(page: pymupdf.Page) -> Any:
    """Return the page as pixels."""
    pixmap = page.get_pixmap(dpi=_DOTS, colorspace=pymupdf.csRGB, alpha=False)
    return (
        np.frombuffer(pixmap.samples, np.uint8)
        .reshape(pixmap.height, pixmap.stride)[:, : pixmap.width * 3]
        .reshape(pixmap.height, pixmap.width, 3)
    )


def _part(pixels: Any, box: tuple[float, float, float, float]) -> Any:
    """Return the pixels of a glyph."""
    scale = _DOTS / 72
    left, top = max(0, int(box[0] * scale) - 1), max(0, int(box[1] * scale) - 1)
    return pixels[top : int(box[3] * scale) + 2, left : int(box[2] * scale) + 2]


def _each_even(pixels: Any, boxes: list[tuple[float, float, float, float]]) -> list[bool]:
    """Tell of each glyph whether its pixels are all of one colour.

    For nearly all letters a look at their middle row will do: those rows are looked at all at once.
    """
    sides = (np.asarray(boxes) * (_DOTS / 72)).astype(np.int64) + np.array((-1, -1, 2, 2))
    height, width = pixels.shape[:2]
    left, top, right, bottom = np.clip(sides, 0, (width, height, width, height)).T
    wide = np.where(bottom > top, np.maximum(right - left, 0), 0)
    begin = np.concatenate(([0], wide.cumsum()))
    # Of every row the places of its pixels in the picture, one row after the other; the last of them twice,
    # so that there is one where an empty row begins.
    places = np.repeat((top + (bottom - top) // 2) * width + left - begin[:-1], wide) + np.arange(begin[-1])
    red = pixels.reshape(-1)[np.append(places, places[-1:] if len(places) else 0) * 3]
    spread = np.maximum.reduceat(red, begin[:-1]).astype(int) - np.minimum.reduceat(red, begin[:-1])
    return [bool(some < _EVEN) and _even(_part(pixels, box)) for some, box in zip(spread, boxes, strict=True)]


def _even(part: Any) -> bool:
    """Tell whether the pixels of a glyph are all of one colour."""
    if not part.size:
        return False
    spread = part.max(axis=(0, 1)).astype(int) - part.min(axis=(0, 1))
    return int(spread.max()) < _EVEN


def _hair(glyph: Any) -> pymupdf.Rect:
    """Return a selection that touches one glyph."""
    x0, y0, x1, y1 = glyph[3]
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return pymupdf.Rect(x - _HAIR, y - _HAIR, x + _HAIR, y + _HAIR)
