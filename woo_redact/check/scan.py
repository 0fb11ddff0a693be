"""Check `scan` (C09, C15): no page is a picture without text.

Sources: art. 2.4 lid 3 Woo (machine-readable); wooverheid.nl 13-12-2022 (only 74 % of the released pages
hold text).
"""

from collections.abc import Iterator
from typing import Final

from woo_redact.check.specimen import Specimen
from woo_redact.model import Problem
from woo_redact.pdf.inspect import PageView

_MOST: Final = 0.5
"""Pictures over more than this part of a page make it a scan; a photograph in a text has text beside it."""
_STAMP: Final = 20
"""Fewer characters than this are a page number or a stamp, not the text of the page."""


def scan(specimen: Specimen) -> Iterator[Problem]:
    """Find the pages that hold pictures over most of the page and hardly any text."""
    for page in specimen.pages:
        if _covered(page) > _MOST and _characters(page, specimen) < _STAMP:
            yield Problem(
                what=f"Pagina {page.number + 1} is een plaatje zonder tekstlaag.",
                page=page.number,
                mend="Lees de pagina met tekstherkenning (OCR) of gebruik de digitale bron.",
            )


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
    redactions = specimen.known.output.redactions if specimen.known else ()
    labels = sum(len(r.label) for r in redactions for area in r.areas if area.page == page.number)
    return sum(not c.isspace() for run in page.runs for c in run.text) - labels
