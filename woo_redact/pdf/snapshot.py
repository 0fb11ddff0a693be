"""Takes a picture of a place on a page, for people who judge what a check found there."""

import pymupdf

from woo_redact.model import Area

_DPI = 96
_AROUND = 72.0  # points above and below the place: a few lines, so that an officer finds it on the page
_FRAME = (200, 30, 30)
_LINE = 2  # pixels
_MOST = 1400.0  # pixels a side: a poster is shown smaller


def snapshot(pdf: bytes, page: int, area: Area | None = None) -> bytes | None:
    """Return a PNG of a page (from 0) as it is seen, or of the strip round `area`, the area framed.

    None when the file does not open without a password or has no such page: the report then does without.
    """
    try:
        document = pymupdf.open(stream=pdf, filetype="pdf")
    except (RuntimeError, ValueError):  # PyMuPDF's FileDataError is a RuntimeError
        return None
    with document:
        if document.needs_pass or not 0 <= page < document.page_count:
            return None
        seen = document[page]
        scale = min(_DPI / 72, _MOST / max(seen.rect.width, seen.rect.height, 1.0))
        strip = seen.rect if area is None else _strip(seen.rect, area)
        if strip.is_empty:
            return None
        pixmap = seen.get_pixmap(
            matrix=pymupdf.Matrix(scale, scale), clip=strip, colorspace=pymupdf.csRGB, alpha=False
        )
        if area is not None:
            _frame(pixmap, area, scale)
        png: bytes = pixmap.tobytes("png")
        return png


def _strip(page: pymupdf.Rect, area: Area) -> pymupdf.Rect:
    """Return the part of the page to show: its whole width, some lines round the area."""
    box = area.box
    return page & pymupdf.Rect(page.x0, box.y0 - _AROUND, page.x1, box.y1 + _AROUND)


def _frame(pixmap: pymupdf.Pixmap, area: Area, scale: float) -> None:
    """Draw a frame just outside the area."""
    box = area.box
    x0, y0 = round(box.x0 * scale) - 2 * _LINE, round(box.y0 * scale) - 2 * _LINE
    x1, y1 = round(box.x1 * scale) + 2 * _LINE, round(box.y1 * scale) + 2 * _LINE
    for side in (
        (x0, y0, x1, y0 + _LINE),
        (x0, y1 - _LINE, x1, y1),
        (x0, y0, x0 + _LINE, y1),
        (x1 - _LINE, y0, x1, y1),
    ):
        pixmap.set_rect(pymupdf.IRect(*side) & pixmap.irect, _FRAME)
