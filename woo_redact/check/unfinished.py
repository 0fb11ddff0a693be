"""Check `unfinished.concept` (C14): no version that was meant for somebody else goes to the public.

Source: I&W (a search hit left in a published screenshot); a version for the view of a third party has
"CONCEPT" over every page and shows what other parties may not see. A document may have been a concept when
it was written: of our own outputs the word counts only when the document had none.
"""

import re
from collections.abc import Iterator
from typing import Final

from woo_redact.check.boxes import Sheet
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Area, Box, Problem

_STAMP: Final = re.compile(r"\W*(?:concept(?:versie)?|draft|(?:ter|voor) zienswijze)\W*", re.IGNORECASE)
_LARGE: Final = 30.0
"""Points of the smallest letters that are a stamp over the page and no heading."""


def concept(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find the word "concept" in large letters across a page."""
    if specimen.known is not None and "concept" in specimen.known.output.kept.casefold():
        return
    for run in sheet.page.runs:
        if run.size >= _LARGE and run.boxes and _STAMP.fullmatch(run.text):
            x0, y0, x1, y1 = zip(*run.boxes, strict=True)
            yield Problem(
                what=recorded(
                    "Over page {number} it says in large letters that this is a draft.",
                    number=sheet.page.number + 1,
                ),
                page=sheet.page.number,
                area=Area(sheet.page.number, Box(min(x0), min(y0), max(x1), max(y1))),
                mend=recorded(
                    "Publish the version for the public. If the document itself was a draft, this is allowed."
                ),
                sure=0.5,
            )
            return
