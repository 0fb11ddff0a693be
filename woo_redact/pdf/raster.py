"""Puts a picture in place of a page: boxes burnt in, fresh invisible text behind it, labels on the boxes."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pymupdf

from woo_redact.model import Box
from woo_redact.pdf import ocr
from woo_redact.pdf.look import view
from woo_redact.pdf.marks import Lie, label_font, label_font_file, label_size

_DPI = 200  # as fine as a scanner's usual setting; finer files only grow
_FONT = "lakgrond"
_COLOURFUL = 28  # of 255: how far the channels of a pixel lie apart before it is a colour
_SOME = 0.0005  # share of coloured pixels from which a page is kept in colour: a signature in blue has more
_FEW = 0.97  # share of pixels that are nearly paper or nearly ink, on a page that was drawn and not scanned
_QUALITY = 72  # of JPEG: text stays readable, a page takes some 200 kB
_SMALLEST = 4.0  # points: a smaller label cannot be read

Pixels = npt.NDArray[np.uint8]
Labelled = tuple[Box, str, tuple[float, float, float]]
"""A box, its label and its colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What a page became: how many words its new text layer has, and how many only the last look saw.

    Words that only the last look saw were in no text that detection read. They are in the layer, so that
    the sweep over the outputs finds them if they are to be hidden.
    """

    words: int
    unread: int


def replace_page(
    target: pymupdf.Document, number: int, source: pymupdf.Page, boxes: Sequence[Labelled]
) -> Replaced:
    """Replace page `number` of `target` by a picture of `source` in which `boxes` are black; add its text.

         source ──render──► pixels ──burn──► picture ──read again──► words ──► invisible text
                                                                       ▲
         words of the first reading, without letters under a box ──────┘

    The words are those of the first reading, which detection saw and decided on, less every letter under a
    box; to them come words that show only now. Nothing under a box is in the picture, so nothing there can
    be read from it. Labels are real text over the boxes.

    Raises:
        UnreadableError: when the Dutch data of Tesseract are missing.
    """
    first = ocr.recognize(source)
    pixels, dpi = _burnt(source, boxes)
    width, height = source.rect.width, source.rect.height
    target.delete_page(number)
    page = target.new_page(pno=number, width=width, height=height)
    _insert(page, pixels, dpi)
    kept = list(_kept(first.words, boxes))
    fresh = list(_unread(ocr.recognize(page).words, first.words, boxes))
    _write(page, [*kept, *fresh])
    _label(page, boxes)
    return Replaced(words=len(kept), unread=len(fresh))


def _burnt(page: pymupdf.Page, boxes: Sequence[Labelled]) -> tuple[Pixels, float]:
    """Return the pixels of a page, black under the boxes, in colour only where it has colours."""
    seen = view(page, _DPI, colours=True)
    taken = seen.pixmap
    pixels = np.frombuffer(taken.samples, np.uint8).reshape(taken.height, taken.width, 3).copy()
    pad = ocr.BURNT
    forward = ~(seen.back * page.rotation_matrix)
    for box, *_ in boxes:
        area = pymupdf.Rect(box.x0 - pad, box.y0 - pad, box.x1 + pad, box.y1 + pad) * forward
        left, top = max(0, int(area.x0)), max(0, int(area.y0))
        pixels[top : max(0, int(np.ceil(area.y1))), left : max(0, int(np.ceil(area.x1)))] = 0
    spread = pixels.max(axis=2).astype(np.int16) - pixels.min(axis=2)
    if (spread > _COLOURFUL).mean() > _SOME:
        return pixels, seen.dpi
    return np.ascontiguousarray(pixels[:, :, 1]), seen.dpi


def _insert(page: pymupdf.Page, pixels: Pixels, dpi: float) -> None:
    """Put the pixels on a page: a drawn page in 16 tones without loss, a scan as JPEG."""
    height, width = pixels.shape[:2]
    space = pymupdf.csGRAY if pixels.ndim == 2 else pymupdf.csRGB
    taken = pymupdf.Pixmap(space, width, height, pixels.tobytes(), 0)
    taken.set_dpi(round(dpi), round(dpi))
    jpeg = taken.tobytes("jpeg", jpg_quality=_QUALITY)
    if pixels.ndim == 2 and ((pixels < 40) | (pixels > 215)).mean() > _FEW:
        packed = _sixteen_tones(pixels)
        if len(zlib.compress(packed)) < len(jpeg):  # the noise of a scanner is not worth keeping
            page.insert_image(page.rect, xref=_image(page.parent, packed, width, height))
            return
    page.insert_image(page.rect, stream=jpeg)


def _sixteen_tones(pixels: Pixels) -> bytes:
    """Return pixels as four bits each, rows padded to whole bytes (ISO 32000-1, 8.9.5.2)."""
    width = pixels.shape[1]
    even = np.pad((pixels.astype(np.uint16) + 8) // 17, ((0, 0), (0, width % 2))).astype(np.uint8)
    return ((even[:, 0::2] << 4) | even[:, 1::2]).tobytes()


def _image(document: pymupdf.Document, packed: bytes, width: int, height: int) -> int:
    """Add an image of sixteen tones and return its number."""
    number = int(document.get_new_xref())
    document.update_object(
        number,
        f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}"
        "/ColorSpace/DeviceGray/BitsPerComponent 4>>",
    )
    document.update_stream(number, packed, new=True, compress=True)
    return number


def _kept(words: Sequence[ocr.OcrWord], boxes: Sequence[Labelled]) -> Iterator[tuple[str, Box]]:
    """Yield what stays of each word: runs of letters that lie under no box."""
    for word in words:
        run, place = "", None
        for letter, cell in zip(word.text, word.boxes or [word.box] * len(word.text), strict=True):
            if _under(cell, boxes):
                if place is not None:
                    yield run, place
                run, place = "", None
            else:
                run, place = run + letter, cell if place is None else place.union(cell)
        if place is not None:
            yield run, place


def _unread(
    now: Sequence[ocr.OcrWord], before: Sequence[ocr.OcrWord], boxes: Sequence[Labelled]
) -> Iterator[tuple[str, Box]]:
    """Yield the words that show only now: beside every box, where no word was read before."""
    for word in now:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
        known = any(b.box.x0 - 1 <= x <= b.box.x1 + 1 and b.box.y0 - 1 <= y <= b.box.y1 + 1 for b in before)
        if not known and sum(map(str.isalnum, word.text)) > 1 and not _touches(word.box, boxes):
            yield word.text, word.box


def _under(cell: Box, boxes: Sequence[Labelled]) -> bool:
    """Tell whether a letter lies under a box: half of it does, or half of a box that is smaller.

    Among lines that cross one another Tesseract takes a word for several lines high: its middle says nothing,
    and a quarter of the box is enough.
    """
    high = cell.y1 - cell.y0
    return any(
        _shared(cell.x0, cell.x1, box.x0, box.x1) >= 0.5
        and _shared(cell.y0, cell.y1, box.y0, box.y1) >= (0.25 if high > 1.5 * (box.y1 - box.y0) else 0.5)
        for box, *_ in boxes
    )


def _shared(a: float, b: float, c: float, d: float) -> float:
    """Return how much two stretches share, of the shorter one: all of it where that is a point within."""
    shorter = min(b - a, d - c)
    both = min(b, d) - max(a, c)
    return both / shorter if shorter > 0 else float(both >= 0)


def _touches(place: Box, boxes: Sequence[Labelled]) -> bool:
    """Tell whether a place meets a box: what is read there is the box's own edge."""
    return any(
        box.x0 - 1 < place.x1 and place.x0 < box.x1 + 1 and box.y0 - 1 < place.y1 and place.y0 < box.y1 + 1
        for box, *_ in boxes
    )


def _write(page: pymupdf.Page, words: Sequence[tuple[str, Box]]) -> None:
    """Write words that are not drawn (render mode 3), each as wide as it stands in the picture."""
    page.insert_font(fontname=_FONT, fontfile=label_font_file())
    layer = page.new_shape()
    for text, box in words:
        size = max(1.0, 0.8 * (box.y1 - box.y0))
        origin = pymupdf.Point(box.x0, box.y1 - 0.2 * (box.y1 - box.y0))
        width = label_font().text_length(text, size)
        stretch = pymupdf.Matrix((box.x1 - box.x0) / width if width else 1, 1)
        layer.insert_text(origin, text, fontsize=size, fontname=_FONT, render_mode=3, morph=(origin, stretch))
    layer.commit()


def _label(page: pymupdf.Page, boxes: Sequence[Labelled]) -> None:
    """Draw the boxes once more, as shapes that every program knows, and write the labels on them."""
    shape = page.new_shape()
    for box, _, fill in boxes:
        shape.draw_rect((box.x0, box.y0, box.x1, box.y1))
        shape.finish(width=0, fill=fill, color=None)
    for box, text, _ in boxes:
        area = pymupdf.Rect(box.x0, box.y0, box.x1, box.y1)
        standing = area.height > 1.5 * area.width
        lie = Lie.RISING if standing else Lie.LEVEL
        size = label_size(text, area, lie) if text else 0.0
        if size < _SMALLEST:
            continue
        half, rise = label_font().text_length(text, size) / 2, 0.36 * size
        x, y = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
        origin = (x + rise, y + half) if standing else (x - half, y + rise)
        shape.insert_text(
            origin, text, fontsize=size, fontname=_FONT, color=(1, 1, 1), rotate=90 if standing else 0
        )
    shape.commit()
