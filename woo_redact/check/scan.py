"""Checks `scan.*` (C09, C15): every page has text, and no page was turned into a picture without need.

Sources: art. 2.4 lid 3 Woo (machine-readable); wooverheid.nl 13-12-2022 (only 74 % of the released pages
hold text) and 12-05-2023 (redaction tools that replace the page by a picture and read it back).
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from woo_redact.check.boxes import Sheet
from woo_redact.check.sight import Sight
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Problem
from woo_redact.pdf.inspect import PageView, Picture

_MOST: Final = 0.5
"""Pictures over more than this part of a page make it a scan; a photograph in a text has text beside it."""
_WHOLE: Final = 0.9
_STAMP: Final = 20
"""Fewer characters than this are a page number or a stamp, not the text of the page."""
_PAPER: Final = 0.7
"""Part of the pixels that have exactly the colour of the paper: a page that was paper has fewer."""
_GREYS: Final = 24
"""Grey values between black and white that the soft edges of drawn letters have; a bilevel scan has none."""


def text(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find the pages that hold pictures over most of the page and hardly any text.

    One of our own outputs says which pages were read by eye: a logo or a photograph has no words to give.
    """
    page = sheet.page
    if specimen.known is not None and page.number in specimen.known.output.pictures:
        return
    if _covered(page) > _MOST and _characters(page, specimen) < _STAMP:
        yield Problem(
            what=recorded("Page {number} is a picture without a text layer.", number=page.number + 1),
            page=page.number,
            mend=recorded("Read the page with text recognition (OCR) or use the digital source."),
        )


def picture(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find pages that were digital and became a picture with a layer of recognised text.

    One of our own outputs says which pages had to become pictures; those are no fault.
    """
    page = sheet.page
    if specimen.known is not None or not page.pictures or _covered(page) < _WHOLE:
        return
    largest = max(page.pictures, key=lambda p: (p.box.x1 - p.box.x0) * (p.box.y1 - p.box.y0))
    layered = any(run.invisible or run.order < largest.order for run in page.runs)
    if layered and largest.xref and _was_digital(largest, specimen):
        yield Problem(
            what=recorded(
                "Page {number} has become a picture; its words were read back.", number=page.number + 1
            ),
            page=page.number,
            mend=recorded("Redact in the digital source instead of turning the page into a picture."),
            sure=0.6,
        )


def _was_digital(largest: Picture, specimen: Specimen) -> bool:
    """Tell by the pixels whether a page was drawn and not scanned: even paper, soft letters."""
    pixels = Sight(specimen.picture(largest.xref)).pixels.max(axis=2)
    values = np.bincount(pixels.reshape(-1), minlength=256)
    return bool(values.max() > _PAPER * pixels.size and (values > 0).sum() > _GREYS)


def _covered(page: PageView) -> float:
    """Return which part of the page its pictures cover; pictures are taken not to overlap."""
    total = 0.0
    for picture in page.pictures:
        box = picture.box
        width = min(box.x1, page.width) - max(box.x0, 0)
        height = min(box.y1, page.height) - max(box.y0, 0)
        total += max(width, 0) * max(height, 0)
    return total / (page.width * page.height or 1)


def _characters(page: PageView, specimen: Specimen) -> int:
    """Count the characters of a page that are no labels of our boxes."""
    labels = sum(len(redaction.label) for redaction, _ in specimen.areas.get(page.number, ()))
    return sum(not c.isspace() for run in page.runs for c in run.text) - labels
