"""Check `under_box` (C02): nothing lies below a box, and no text is there that cannot be seen.

Sources: Gelderland 2022 and two municipalities 2019 (bars over living text); freelawproject/x-ray (the
commonest fault in court papers). The place in the drawing order tells a name below a box from the label
on it; the picture of the page confirms that the box is really seen there (it may be clipped away, or be a
see-through highlight).
"""

from collections.abc import Iterator
from typing import Final

from woo_redact.check.boxes import DARK, Glyph, Sheet, brightness, ground_on, holds, overlap
from woo_redact.check.specimen import Specimen
from woo_redact.model import Area, Box, DocumentKind, Problem
from woo_redact.pdf.inspect import Colour, Fill, PageView, Picture, Raster, Rectangle

_MOSTLY: Final = 0.6
"""A glyph is covered when this part of it lies below a box."""
_SAME: Final = 20
"""Two colours that differ less than this (of 255, per channel) look the same."""
_TINY: Final = 1.0
"""Text below this size (points) is not there to be read."""
_RIM: Final = 2
"""Pixels at the rim of a box that may be blurred by resampling."""
_NOISE: Final = 0.01
"""Part of the pixels that may differ: specks of JPEG."""
_LAST: Final = 1 << 30
"""Later than anything that was drawn: the place in the order of a box of which only the area is known."""
_SEE_THROUGH: Final = 0.05
_WHITE: Final[Colour] = (1.0, 1.0, 1.0)
_MEND: Final = "Verwijder wat onder het vak ligt (lakken toepassen) in plaats van het te bedekken."
_MEND_UNSEEN: Final = "Verwijder de onzichtbare tekst."


def under_box(specimen: Specimen) -> Iterator[Problem]:
    """Look below every box, ours or painted by hand, and for text that no reader sees."""
    for sheet in specimen.sheets:
        yield from _covered(sheet, specimen)
        yield from _pictures(sheet, specimen)
        yield from _own(sheet, specimen)
        yield from _unseen(sheet, specimen)


def _covered(sheet: Sheet, specimen: Specimen) -> Iterator[Problem]:
    """Find glyphs that were drawn before a box that covers them."""
    page = sheet.page
    for fill in sheet.fills:
        below = [
            g
            for g in sheet.glyphs_in(fill.box)
            if g.run.order < fill.order and overlap(fill.box, g.box) > _MOSTLY
        ]
        if below and _hides(fill, below, specimen.raster(page.number)):
            yield Problem(
                what=f"Op pagina {page.number + 1} staat tekst onder een vak; die is te kopiëren.",
                page=page.number,
                area=Area(page.number, fill.box),
                mend=_MEND,
            )


def _hides(fill: Fill, below: list[Glyph], raster: Raster) -> bool:
    """Tell by the picture of the page whether the box is really seen over the glyphs.

    A dark box may carry a label, so most pixels suffice; a light one must be even over half of the glyphs,
    for black text on yellow is mostly yellow too.
    """
    colour = bytes(round(255 * value) for value in fill.colour)
    shares = []
    for glyph in below:
        pixels = raster.pixels(glyph.box)
        shares.append(sum(_close(pixel, colour) for pixel in pixels) / len(pixels) if pixels else 1.0)
    if brightness(fill.colour) < DARK:
        return sum(shares) / len(shares) > DARK
    return sum(share > 1 - _NOISE for share in shares) * 2 >= len(shares)


def _close(pixel: bytes, colour: bytes) -> bool:
    """Tell whether two colours look the same."""
    return all(abs(a - b) < _SAME for a, b in zip(pixel, colour, strict=True))


def _pictures(sheet: Sheet, specimen: Specimen) -> Iterator[Problem]:
    """Find pictures whose pixels are whole below a box: the picture can be taken out of the file."""
    page = sheet.page
    if not page.pictures:
        return
    labels = sheet.labels()
    boxes = {f.box: f.order for f in sheet.fills if _is_redaction(f, labels.get(f, ""), page)}
    boxes |= {area.box: _LAST for area in _areas(specimen, page.number)}
    for box, order in boxes.items():
        if any(p.order < order and _shows(p, box, specimen) for p in page.pictures):
            yield Problem(
                what=f"Op pagina {page.number + 1} is onder een vak de afbeelding nog heel.",
                page=page.number,
                area=Area(page.number, box),
                mend="Wis de beeldpunten onder het vak in de afbeelding zelf.",
            )


def _areas(specimen: Specimen, page: int) -> Iterator[Area]:
    """Return where boxes were put on a page of one of our paper outputs."""
    if specimen.known is not None and specimen.known.output.kind is DocumentKind.PAPER:
        for redaction in specimen.known.output.redactions:
            yield from (area for area in redaction.areas if area.page == page)


def _is_redaction(fill: Fill, label: str, page: PageView) -> bool:
    """Tell a box that hides from a coloured panel: a ground stands on it, or it is dark and empty."""
    if (fill.box.x1 - fill.box.x0) * (fill.box.y1 - fill.box.y0) > page.width * page.height / 2:
        return False
    if not label:
        return brightness(fill.colour) < DARK / 2
    return ground_on(fill, label) is not None


def _shows(picture: Picture, box: Box, specimen: Specimen) -> bool:
    """Tell whether the pixels of a picture below a box differ: something can be seen there."""
    inner = _in_picture(picture, box)
    if inner is None:
        return False
    if (
        not picture.xref
    ):  # an image inside the content stream cannot be taken out to look at: it counts as a leak
        return True
    pixels = _pixels(specimen.picture(picture.xref), inner)
    if not pixels:
        return False
    first = sorted(pixels)[len(pixels) // 2]
    return sum(not _close(pixel, first) for pixel in pixels) > _NOISE * len(pixels)


def _pixels(raster: Raster, part: Rectangle) -> list[bytes]:
    """Return the pixels of a part (0 to 1 each way) of a picture, without its blurred rim."""
    x0, y0, x1, y1 = part
    rim = (
        x0 * raster.width + _RIM,
        y0 * raster.height + _RIM,
        x1 * raster.width - _RIM,
        y1 * raster.height - _RIM,
    )
    return raster.pixels(rim) if rim[0] < rim[2] and rim[1] < rim[3] else []


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


def _own(sheet: Sheet, specimen: Specimen) -> Iterator[Problem]:
    """Find glyphs where one of our boxes must be, that do not stand on a box."""
    for area in _areas(specimen, sheet.page.number):
        if any(not _on_box(glyph.ground, area) for glyph in sheet.glyphs_in(area.box)):
            yield Problem(
                what=f"Op pagina {area.page + 1} staat tekst op een plaats die gelakt moet zijn, zonder vak.",
                page=area.page,
                area=area,
                mend="Maak het stuk opnieuw.",
            )


def _on_box(fill: Fill | None, area: Area) -> bool:
    """Tell whether what a glyph stands on is the box of this area, and not the shade of a whole table."""
    room = 6.0
    return fill is not None and fill.box.y1 - fill.box.y0 < area.box.y1 - area.box.y0 + room


def _unseen(sheet: Sheet, specimen: Specimen) -> Iterator[Problem]:
    """Find text that no reader sees: invisible, see-through, tiny, off the page, or as its ground."""
    page = sheet.page
    colours = {fill.colour for fill in sheet.fills} | {_WHITE}
    found: dict[str, Glyph] = {}
    suspect = {run.colour: any(_alike(run.colour, colour) for colour in colours) for run in page.runs}
    for glyph in sheet.glyphs:
        if (kind := _unseen_kind(page, glyph, specimen, suspect=suspect[glyph.run.colour])) is not None:
            found.setdefault(kind, glyph)
    for kind, glyph in found.items():
        x0, y0, x1, y1 = glyph.box
        yield Problem(
            what=f"Op pagina {page.number + 1} staat tekst die niet te zien is: {kind}.",
            page=page.number,
            area=Area(page.number, Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))),
            mend=_MEND_UNSEEN,
        )


def _unseen_kind(page: PageView, glyph: Glyph, specimen: Specimen, *, suspect: bool) -> str | None:
    """Say in which way a glyph cannot be seen, None for one that can; `suspect`: something has its colour."""
    run = glyph.run
    if not (0 <= glyph.x <= page.width and 0 <= glyph.y <= page.height):
        return "buiten de pagina"
    if run.size < _TINY:
        return "kleiner dan een punt"
    if run.invisible or run.opacity < _SEE_THROUGH:
        # The text layer of a scan is invisible by design: fine where the picture shows something there.
        scanned = any(holds(picture.box, glyph.x, glyph.y) for picture in page.pictures)
        return None if scanned and not _even(page, glyph, specimen) else "onzichtbaar getekend"
    if suspect and not run.invisible:
        ground = _WHITE if glyph.ground is None else glyph.ground.colour
        if _alike(run.colour, ground) and _even(page, glyph, specimen):
            return "in de kleur van de ondergrond"
    return None


def _alike(one: Colour, other: Colour) -> bool:
    """Tell whether two colours look the same."""
    return all(abs(a - b) * 255 < _SAME for a, b in zip(one, other, strict=True))


def _even(page: PageView, glyph: Glyph, specimen: Specimen) -> bool:
    """Tell whether the picture of the page is one colour where a glyph stands."""
    box = glyph.box
    if glyph.ground is not None:  # letters may reach over the rim of a low box
        rim = glyph.ground.box
        box = (max(box[0], rim.x0), max(box[1], rim.y0), min(box[2], rim.x1), min(box[3], rim.y1))
    pixels = specimen.raster(page.number).pixels(box)
    return all(_close(pixel, pixels[0]) for pixel in pixels)
