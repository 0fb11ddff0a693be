"""Turns scanned pages upright and level by moving their content, so that nothing is drawn anew or lost."""

import math

import pymupdf

from woo_redact.pdf.images import images
from woo_redact.pdf.ocr import lie

_SCAN = 0.5  # share of the page under pictures from which it may be a scan
_LETTERS = 20  # a page with more text of its own is not one


def straighten(page: pymupdf.Page) -> bool:
    """Turn a scanned page so that its lines are level and can be read; tell whether it lay otherwise.

    The content is wrapped in a rotation and the page made as large as it then needs, so that corners stay.
    The same page is always turned the same way. Pages with text of their own stay as they are.
    """
    pictures = (pymupdf.Rect(picture["bbox"]) & page.rect for picture in images(page))
    covered = sum(abs(box) for box in pictures if not box.is_empty)
    if page.rotation or covered < _SCAN * abs(page.rect) or len(page.get_text().strip()) > _LETTERS:
        return False
    turned, skew = lie(page)
    if not turned and not skew:
        return False
    _turn(page, turned + skew)
    return True


def _turn(page: pymupdf.Page, degrees: float) -> None:
    """Turn the content of a page counterclockwise about its corner and shift it back into view.

    In PDF's coordinates y grows upwards, so a counterclockwise turn is a positive angle (ISO 32000-1, 8.3.3).
    """
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    box = page.mediabox
    corners = [
        (x * cosine - y * sine, x * sine + y * cosine) for x in (box.x0, box.x1) for y in (box.y0, box.y1)
    ]
    left, low = min(x for x, _ in corners), min(y for _, y in corners)
    width, height = max(x for x, _ in corners) - left, max(y for _, y in corners) - low
    start = (
        f"q {cosine:.7f} {sine:.7f} {-sine:.7f} {cosine:.7f} {-left:.4f} {-low:.4f} cm "
        f"{box.x0:.4f} {box.y0:.4f} {box.width:.4f} {box.height:.4f} re W n\n"
    )
    document = page.parent
    number = document.get_new_xref()
    document.update_object(number, "<<>>")
    document.update_stream(number, start.encode() + page.read_contents() + b"\nQ", new=True)
    page.set_contents(number)
    page.set_mediabox(pymupdf.Rect(0, 0, round(width, 3), round(height, 3)))
