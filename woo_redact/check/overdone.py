"""Checks `overdone.*` (C16): no more is hidden than a ground can carry.

In an output of ours it is known what a person decided: that is respected, and told as a remark.

Sources: the mayor, a logo and the city's own address blacked in Amsterdam (2020, remade); Rb. Den Haag
ECLI:NL:RBDHA:2024:3983 (no document is refused whole by its kind); art. 4.1 Woo (the rest is public).
"""

import re
from collections.abc import Iterator
from typing import Final

from woo_redact.check.boxes import Sheet, brightness, holds
from woo_redact.check.sight import Sight
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Area, Box, Problem

_MOST: Final = 0.7
"""Boxes over more of the printed part of a page than this leave nothing to read."""
_WHOLE: Final = 0.45
"""One box over more of a page than this hides the page as such."""
_DARK: Final = 0.25
_CHOSEN: Final = 0.5
"""Part of what is hidden of a page from which a person hid that page."""
_APART: Final = 2
"""Heights of a box: behind a wider gap it stands in the next cell, of a table with telephone numbers."""
_OFFICE: Final = re.compile(
    r"\b(?:de\s+)?(minister(?:-president)?|staatssecretaris|burgemeester|wethouder|gedeputeerde|"
    r"commissaris van de koning(?:in)?|dijkgraaf)\s*$",
    re.IGNORECASE,
)


def page(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find pages that are boxes for the most part: a whole page needs a refusal of its own."""
    view = sheet.page
    surface = view.width * view.height or 1.0
    large = (f for f in sheet.fills if brightness(f.colour) < _DARK and _size(f.box) > _WHOLE * surface)
    whole = [f.box for f in large if _seen_dark(specimen.sight(view.number), f.box)]
    covered = sum(_size(fill.box) for fill in sheet.redactions) / surface
    empty = all(any(holds(box, g.x, g.y) for box in whole) for g in sheet.glyphs)
    if (whole and empty) or covered > _MOST:
        hidden = max(covered * surface, sum(map(_size, whole)))
        yield Problem(
            what=recorded("Page {number} is redacted almost wholly.", number=view.number + 1),
            page=view.number,
            area=Area(view.number, whole[0]) if whole else None,
            mend=recorded(
                "Redact by passage, or refuse the document with a motivation (art. 4.1 and 5.1 Woo)."
            ),
            sure=0.7,
            remark=sum(map(_size, _chosen(specimen, view.number))) > _CHOSEN * hidden,
        )


def _chosen(specimen: Specimen, page: int) -> Iterator[Box]:
    """Yield the boxes on a page that stand for what a person decided."""
    yield from (area.box for redaction, area in specimen.areas.get(page, ()) if redaction.chosen)


def _seen_dark(sight: Sight, box: Box) -> bool:
    """Tell whether a box is really seen: it may be clipped to a sliver."""
    part = sight.part((box.x0, box.y0, box.x1, box.y1))
    return bool(part.size and (part.max(axis=2) < 255 * 2 * _DARK).mean() > 2 * _WHOLE)


def _size(box: Box) -> float:
    """Return the surface of a box in square points."""
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def kept(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find boxes right behind a public office: who holds it acts in public, and the name stays (P08)."""
    chosen = tuple(_chosen(specimen, sheet.page.number))
    for fill in sheet.redactions:
        box = fill.box
        middle = (box.y0 + box.y1) / 2
        beside = Box(
            max(0.0, box.x0 - 140), max(0.0, middle - 3), max(0.0, box.x0 - 0.5), max(0.0, middle + 3)
        )
        glyphs = sorted(sheet.glyphs_in(beside), key=lambda g: g.x)
        said = sheet.read(glyphs)
        cell = bool(glyphs) and box.x0 - glyphs[-1].box[2] > _APART * (box.y1 - box.y0)
        if not cell and (office := _OFFICE.search(said)) is not None:
            yield Problem(
                what=recorded(
                    "On page {number} what follows '{casefold}' is redacted; who holds a public office "
                    "stays visible.",
                    number=sheet.page.number + 1,
                    casefold=office[1].casefold(),
                ),
                page=sheet.page.number,
                area=Area(sheet.page.number, box),
                mend=recorded("Take the box away if only the name of the office holder stands here."),
                sure=0.6,
                remark=any(holds(other, (box.x0 + box.x1) / 2, middle) for other in chosen),
            )
