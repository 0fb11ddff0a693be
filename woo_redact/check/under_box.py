"""Checks `under_box.*` (C02): nothing lies below a box.

Sources: Gelderland 2022 and two municipalities 2019 (bars over living text); freelawproject/x-ray (the
commonest fault in court papers); a published scan on which a sticker covers half a name. The place in the
drawing order tells a name below a box from the label on it; the picture of the page confirms that the box
is really seen there (it may be clipped away, or be a see-through highlight).
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import numpy as np

from woo_redact.check.boxes import DARK, Glyph, Sheet, brightness, overlap
from woo_redact.check.codes import CODE
from woo_redact.check.sight import Pixels, Sight
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Area, Box, DocumentKind, Problem
from woo_redact.pdf.inspect import Fill, PageView, Picture, Rectangle

_MOSTLY: Final = 0.6
"""A glyph is covered when this part of it lies below a box."""
_INSIDE: Final = 0.8
"""Part of a burnt-in box that lies in a painted one where both are the same box."""
_PARTLY: Final = 0.15
"""A glyph of which less lies below a box is not cut by it: boxes touch their neighbours."""
_SAME: Final = 20
"""Two colours that differ less than this (of 255, per channel) look the same."""
_RIM: Final = 2
"""Pixels at the rim of a box that may be blurred by resampling."""
_NOISE: Final = 0.01
"""Part of the pixels that may differ: specks of JPEG."""
_LAST: Final = 1 << 30
"""Later than anything that was drawn: the place in the order of a box of which only the area is known."""
_SCAN: Final = 0.5
"""A picture over more of the page than this is a scan: text below it makes it searchable."""
_STROKES: Final = 4
"""Points of a drawing inside a box that make it more than a corner of something."""
_MEND: Final = recorded("Remove what lies under the box (apply the redaction) instead of covering it.")


def text(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find glyphs that were drawn before a box that covers them."""
    page = sheet.page
    for fill in sheet.fills:
        below = [
            g
            for g in sheet.glyphs_in(fill.box)
            if g.run.order < fill.order and overlap(fill.box, g.box) > _MOSTLY
        ]
        if below and _hides(fill, below, specimen.sight(page.number)):
            yield Problem(
                what=recorded(
                    "On page {number} there is text under a box; it can be copied.", number=page.number + 1
                ),
                page=page.number,
                area=Area(page.number, fill.box),
                mend=_MEND,
                sure=1.0 if any(g.character.isalnum() for g in below) else 0.6,
            )


def _hides(fill: Fill, below: list[Glyph], sight: Sight) -> bool:
    """Tell by the picture of the page whether the box is really seen over the glyphs.

    A dark box may carry a label, so most pixels suffice; a light one must be even over half of the glyphs,
    for black text on yellow is mostly yellow too.
    """
    colour = np.array([round(255 * value) for value in fill.colour], dtype=np.int16)
    shares = []
    for glyph in below:
        pixels = sight.part(glyph.box).reshape(-1, 3)
        shares.append(float((np.abs(pixels - colour) < _SAME).all(axis=1).mean()) if len(pixels) else 1.0)
    if brightness(fill.colour) < DARK:
        return sum(shares) / len(shares) > DARK
    return sum(share > 1 - _NOISE for share in shares) * 2 >= len(shares)


def image_over_text(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find glyphs that were drawn before a picture that covers them (a pasted block, a logo)."""
    page = sheet.page
    sight = specimen.sight(page.number)
    for picture in page.pictures:
        box = picture.box
        if picture.masked or _share(box, page) > _SCAN:
            continue
        below = [
            g
            for g in sheet.glyphs_in(box)
            if g.run.order < picture.order and not g.run.invisible and overlap(box, g.box) > _MOSTLY
        ]
        if sum(g.character.isalnum() for g in below) > 1 and _opaque(below, sight):
            yield Problem(
                what=recorded(
                    "On page {number} there is text under a picture; it can be copied.",
                    number=page.number + 1,
                ),
                page=page.number,
                area=Area(page.number, box),
                mend=_MEND,
                sure=0.9,
            )


def _opaque(below: list[Glyph], sight: Sight) -> bool:
    """Tell whether the colour of covered text is not to be seen in half of its places."""
    hidden = 0
    for glyph in below:
        colour = np.array([round(255 * value) for value in glyph.run.colour], dtype=np.int16)
        pixels = sight.part(glyph.box).reshape(-1, 3)
        even = sight.even(glyph.box)
        hidden += even or not (np.abs(pixels - colour) < 2 * _SAME).all(axis=1).any()
    return hidden * 2 >= len(below)


def _share(box: Box, page: PageView) -> float:
    """Return which part of a page a box takes."""
    return (box.x1 - box.x0) * (box.y1 - box.y0) / (page.width * page.height or 1.0)


def pixels(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find pictures whose pixels are whole below a box: the picture can be taken out of the file."""
    page = sheet.page
    if not page.pictures:
        return
    boxes = {fill.box: fill.order for fill in sheet.redactions}
    boxes |= {area.box: _LAST for area in own_areas(specimen, page.number)}
    for box, order in boxes.items():
        if any(p.order < order and _shows(p, box, specimen) for p in page.pictures):
            yield Problem(
                what=recorded(
                    "On page {number} the picture under a box is still whole.", number=page.number + 1
                ),
                page=page.number,
                area=Area(page.number, box),
                mend=recorded("Erase the pixels under the box in the picture itself."),
            )


def own_areas(specimen: Specimen, page: int) -> Iterator[Area]:
    """Return where boxes were put on a page of one of our paper outputs."""
    if specimen.known is not None and specimen.known.output.kind is DocumentKind.PAPER:
        yield from (area for _, area in specimen.areas.get(page, ()))


def _shows(picture: Picture, box: Box, specimen: Specimen) -> bool:
    """Tell whether the pixels of a picture below a box differ: something can be seen there."""
    inner = _in_picture(picture, box)
    if inner is None:
        return False
    if not picture.xref:  # an image in the content stream cannot be taken out to look at: it counts as a leak
        return specimen.inline  # without one in the file it is a shading, which MuPDF tells of as a picture
    found = _pixels(Sight(specimen.picture(picture.xref)), inner).reshape(-1, 3)
    if not len(found):
        return False
    middle = found[len(found) // 2] if len(found) < 3 else np.median(found, axis=0).astype(np.int16)
    return bool((np.abs(found - middle) >= _SAME).any(axis=1).mean() > _NOISE)


def _pixels(sight: Sight, part: Rectangle) -> Pixels:
    """Return the pixels of a part (0 to 1 each way) of a picture, without its blurred rim."""
    x0, y0, x1, y1 = part
    height, width = sight.pixels.shape[:2]
    return sight.part((x0 * width, y0 * height, x1 * width, y1 * height), rim=_RIM)


def _in_picture(picture: Picture, box: Box) -> Rectangle | None:
    """Return the part of a picture below a box, from 0 to 1 each way; None when they do not meet."""
    a, b, c, d, e, f = picture.matrix
    scale = a * d - b * c
    if not scale:
        return None
    corners = [(x - e, y - f) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    across = sorted(min(max((d * x - c * y) / scale, 0.0), 1.0) for x, y in corners)
    down = sorted(min(max((a * y - b * x) / scale, 0.0), 1.0) for x, y in corners)
    if across[0] == across[-1] or down[0] == down[-1]:
        return None
    return across[0], down[0], across[-1], down[-1]


def lines(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find pen strokes below a box: a signature drawn as lines is whole when the box is taken off."""
    page = sheet.page
    boxes = {fill.box: fill.order for fill in sheet.redactions}
    boxes |= {area.box: _LAST for area in own_areas(specimen, page.number)}
    for box, order in boxes.items():
        for drawing in page.drawings:
            inside = [
                p for p in drawing.points if box.x0 + 1 < p[0] < box.x1 - 1 and box.y0 + 1 < p[1] < box.y1 - 1
            ]
            if drawing.order < order and drawing.curved and len(inside) >= _STROKES:
                yield Problem(
                    what=recorded(
                        "On page {number} a drawing or signature still lies under a box.",
                        number=page.number + 1,
                    ),
                    page=page.number,
                    area=Area(page.number, box),
                    mend=_MEND,
                    sure=0.9,
                )
                break


def half(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find boxes that cover a word by half: letters cut by the rim, or ink that runs on past it."""
    page = sheet.page
    sight = specimen.sight(page.number)
    boxes = [(fill.box, fill.order) for fill in sheet.redactions]
    for box, order in boxes:
        cut = [
            g
            for g in sheet.glyphs_in(box, margin=8.0)
            if g.run.order < order and _PARTLY < overlap(box, g.box) <= _MOSTLY and g.character.isalnum()
        ]
        covered = any(g.run.order < order and overlap(box, g.box) > _MOSTLY for g in sheet.glyphs_in(box))
        if len(cut) >= 2 or (cut and covered):
            yield _halved(page.number, box, 0.8)
    if page.pictures:
        # A label that fills its box makes a burnt one end there: what is painted over it tells its rim.
        burnt = [box for box in sight.burnt if not any(_holds(other, box) for other, _ in boxes)]
        found = [*burnt, *(box for box, _ in boxes)]
        yield from (
            _halved(page.number, box, 0.6) for box in found if _on_picture(box, page) and sight.cut(box)
        )


def _holds(box: Box, other: Box) -> bool:
    """Tell whether a box holds all of another but its rim."""
    return overlap(box, (other.x0, other.y0, other.x1, other.y1)) > _INSIDE


def _on_picture(box: Box, page: PageView) -> bool:
    """Tell whether the middle of a box lies on a picture."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return any(p.box.x0 <= x <= p.box.x1 and p.box.y0 <= y <= p.box.y1 for p in page.pictures)


def _halved(page: int, box: Box, sure: float) -> Problem:
    """Say that a box covers something by half."""
    return Problem(
        what=recorded(
            "On page {page} a box covers letters only half; they can be read at its edge.", page=page + 1
        ),
        page=page,
        area=Area(page, box),
        mend=recorded("Make the box so large that it covers the whole words, with a margin round them."),
        sure=sure,
    )


def own(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find glyphs where one of our boxes must be, that do not stand on a box."""
    for area in own_areas(specimen, sheet.page.number):
        if any(not _on_box(glyph.ground, area) for glyph in sheet.glyphs_in(area.box)):
            yield Problem(
                what=recorded(
                    "On page {page} there is text on a place that must be redacted, without a box.",
                    page=area.page + 1,
                ),
                page=area.page,
                area=area,
                mend=recorded("Make the document again."),
            )


def _on_box(fill: Fill | None, area: Area) -> bool:
    """Tell whether what a glyph stands on is the box of this area, and not the shade of a whole table."""
    room = 6.0
    return fill is not None and fill.box.y1 - fill.box.y0 < area.box.y1 - area.box.y0 + room


def burnt_over(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find boxes burnt into a picture under which its text layer still says what stood there."""
    page = sheet.page
    if not page.pictures:
        return
    sight = specimen.sight(page.number)
    painted = [fill.box for fill in sheet.fills]
    for box in sight.burnt:
        if not _on_picture(box, page) or any(_same(box, other) for other in painted):
            continue
        below = [g for g in sheet.glyphs_in(box) if overlap(box, g.box) > DARK and _layer(g, page)]
        said = "".join(g.character for _, group in groupby(below, key=lambda g: g.word) for g in group)
        # A box that was read by OCR carries its ground in the layer: that is no leak.
        if sum(map(str.isalnum, said)) > 1 and not any(c.isalnum() for c in _without_ground(said)):
            continue
        if sum(map(str.isalnum, said)) > 1:
            yield Problem(
                what=recorded(
                    "On page {number} the text layer says what stood under a box in the picture.",
                    number=page.number + 1,
                ),
                page=page.number,
                area=Area(page.number, box),
                mend=recorded("Redact in the picture and then read the page with text recognition again."),
                sure=0.9,
            )


def _layer(glyph: Glyph, page: PageView) -> bool:
    """Tell whether a glyph is of the text layer of a scan: not drawn, or drawn below the picture."""
    return glyph.run.invisible or any(
        p.order > glyph.run.order and _share(p.box, page) > 0.05 for p in page.pictures
    )


def _same(one: Box, other: Box) -> bool:
    """Tell whether a box found in the picture is one that was painted."""
    return all(
        abs(a - b) < 3
        for a, b in zip(
            (one.x0, one.y0, one.x1, one.y1), (other.x0, other.y0, other.x1, other.y1), strict=True
        )
    )


def _without_ground(said: str) -> str:
    """Return what stands on a box beside a ground of the Woo or Wob."""
    return CODE.sub("", said)
