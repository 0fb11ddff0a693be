"""Checks `unseen.*` (C02, C15): no text is in the file that no person sees on the page.

Sources: ISO 32000-1, 9.3.6 (text render modes) and 8.11 (optional content); the OCR leaks of redacted scans;
unmasker (what a person sees against what a machine reads). A glyph is seen when there is ink at its place in
the picture of the page; the way in which it is not seen names the check.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pikepdf

from woo_redact.check.boxes import Glyph, Sheet, holds, overlap
from woo_redact.check.specimen import Specimen
from woo_redact.check.words import Shown
from woo_redact.language import recorded
from woo_redact.model import Area, Box, Problem
from woo_redact.pdf.inspect import Colour, PageView, Run

_TINY: Final = 2.0
"""Text below this size (points) is not there to be read."""
_SEE_THROUGH: Final = 0.05
_SAME: Final = 20
_MOSTLY: Final = 0.6
_SCAN: Final = 0.5
_FEWEST: Final = 2
"""Letters or digits of one kind on a page that are no accident of a producer (a lone zero-width mark)."""
_HAIR: Final = 0.05
_POINTS: Final = re.compile(r"Dingbat|Wingding|Webding")
"""Fonts without a letter: R draws the points of a plot with them, and clips them."""
_WORD: Final = 3
"""Letters of a word of a text layer that must all stand where the picture shows nothing."""
_WHITE: Final[Colour] = (1.0, 1.0, 1.0)
_MEND: Final = recorded("Remove the invisible text.")
_WAYS: Final = {
    "invisible": recorded("drawn invisibly"),
    "colour": recorded("in the colour of the background"),
    "tiny": recorded("too small to read"),
    "transparent": recorded("wholly transparent"),
    "off_page": recorded("off the page"),
    "clipped": "weggesneden of bedekt",
}
_TURNED: Final = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff"
_TURNING: Final = re.compile(f"(?<=[{_TURNED}])(?=[^{_TURNED}\\s])|(?<=[^{_TURNED}\\s])(?=[{_TURNED}])")
"""Where MuPDF puts a right-to-left word against what stands beside it."""


def invisible(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find text in render mode 3 or 7 that is no layer over a scan."""
    found = list(_found(specimen, sheet, "invisible"))
    if not found and not sheet.page.pictures and _undrawn(sheet):
        found = [_problem(sheet.page, "invisible", None, 0.7)]
    yield from found


def _undrawn(sheet: Sheet) -> bool:
    """Tell whether the text of a page holds words that were not drawn on it."""
    order, text = Sheet.read(list(sheet.glyphs)), _TURNING.sub(" ", sheet.page.text)
    if not Shown([order]).beyond(text):
        return False
    place = _by_place(sheet)
    # What runs from right to left is drawn from its last letter to its first, and numbers in it apart.
    turned = [order[::-1], place[::-1]] if re.search(f"[{_TURNED}]", sheet.page.text) else []
    return bool(Shown([order, place, *turned]).beyond(text))


def _by_place(sheet: Sheet) -> str:
    """Return the glyphs of a page row by row."""
    return "".join(g.character for g in sorted(sheet.glyphs, key=lambda g: (round(g.y / 4), g.x)))


def colour(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find text in the colour of what it stands on."""
    yield from _found(specimen, sheet, "colour")


def tiny(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find text that is too small to be read."""
    yield from _found(specimen, sheet, "tiny")


def transparent(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find text that was drawn fully see-through."""
    yield from _found(specimen, sheet, "transparent")


def off_page(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find text outside the part of the page that is shown (CropBox)."""
    yield from _found(specimen, sheet, "off_page")


def clipped(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find text that is drawn and not seen for another reason: clipped, or painted with nothing."""
    yield from _found(specimen, sheet, "clipped")


def ocr(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find words of the text layer of a scan that stand where its picture shows nothing (C15)."""
    page = sheet.page
    if not page.pictures:
        return
    words: dict[int, list[tuple[Glyph, bool]]] = defaultdict(list)
    for glyph, inked in zip(sheet.glyphs, sheet.inked(specimen.sight(page.number)), strict=True):
        if glyph.character.isalnum() and _in_layer(page, glyph):
            words[glyph.word].append((glyph, bool(inked)))
    lying = [
        group for group in words.values() if len(group) >= _WORD and not any(inked for _, inked in group)
    ]
    if lying:
        glyph = lying[0][0][0]
        yield Problem(
            what=recorded(
                "On page {number} the text layer says more than the picture shows.", number=page.number + 1
            ),
            page=page.number,
            area=Area(page.number, _box(glyph)),
            mend=recorded("Read the page with text recognition again, after redacting."),
            sure=0.9,
        )


def layer(specimen: Specimen) -> Iterator[Problem]:
    """Find text and pictures in layers that are off, or shown only in print: one click shows them."""
    root = specimen.pdf.Root
    layers = root.get("/OCProperties", pikepdf.Dictionary())
    default = layers.get("/D", pikepdf.Dictionary())
    off = len(default.get("/OFF", pikepdf.Array())) or default.get("/BaseState") == pikepdf.Name.OFF
    if off:
        yield Problem(
            what=recorded("The PDF has hidden layers."),
            mend=recorded("Merge the layers (flatten) or remove them."),
        )
    elif len(layers.get("/OCGs", pikepdf.Array())):
        for number, text in enumerate(specimen.second):
            if specimen.shown.beyond(text):
                yield Problem(
                    what=recorded(
                        "On page {number} there is text in a layer that cannot be seen.", number=number + 1
                    ),
                    page=number,
                    mend=recorded("Merge the layers (flatten) or remove them."),
                    sure=0.8,
                )


def _found(specimen: Specimen, sheet: Sheet, way: str) -> Iterator[Problem]:
    """Report the first place of text that is not seen in one way, when there is more than a stray mark."""
    if sheet.unseen is None:
        sheet.unseen = _sort(specimen, sheet)
    glyphs = sheet.unseen.get(way, ())
    if len(glyphs) >= _FEWEST:
        yield _problem(sheet.page, way, _line(glyphs), 0.95 if way != "clipped" else 0.8)


def _line(glyphs: tuple[Glyph, ...]) -> Box:
    """Return the box round the first glyphs that stand in one line."""
    found = _box(glyphs[0])
    for glyph in glyphs[1:]:
        if glyph.run is not glyphs[0].run or abs(glyph.y - glyphs[0].y) > 1:
            break
        found = found.union(_box(glyph))
    return found


def _problem(page: PageView, way: str, box: Box | None, sure: float) -> Problem:
    """Say in which way text is not seen."""
    return Problem(
        what=recorded(
            "On page {number} there is text that cannot be seen: {ways}.",
            number=page.number + 1,
            ways=_WAYS[way],
        ),
        page=page.number,
        area=Area(page.number, box) if box else None,
        mend=_MEND,
        sure=sure,
    )


def _box(glyph: Glyph) -> Box:
    """Return the box of a glyph."""
    x0, y0, x1, y1 = glyph.box
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _sort(specimen: Specimen, sheet: Sheet) -> dict[str, tuple[Glyph, ...]]:
    """Sort the glyphs that are not seen by the way in which they are not."""
    page = sheet.page
    inked = sheet.inked(specimen.sight(page.number)).tolist()
    plainly = {id(run) for run in page.runs if _plainly(run)}
    wide, high = page.width, page.height
    found: dict[str, list[Glyph]] = defaultdict(list)
    shown = False
    for glyph, ink in zip(sheet.glyphs, inked, strict=True):
        _, _, x, y, run, _, _ = glyph
        if ink and 0 <= x <= wide and 0 <= y <= high and id(run) in plainly:
            shown = True
            continue  # nearly all
        if shown and _second(glyph):
            continue
        shown = False
        if (
            glyph.character.isalnum()
            and not _POINTS.search(run.font)
            and (way := _way(sheet, glyph, ink=ink)) is not None
        ):
            found[way].append(glyph)
    return {way: tuple(glyphs) for way, glyphs in found.items()}


def _second(glyph: Glyph) -> bool:
    """Tell whether a glyph is the second letter of a ligature, which for MuPDF has no width of its own."""
    x0, y0, x1, y1 = glyph.box
    return min(abs(x1 - x0), abs(y1 - y0)) < _HAIR


def _plainly(run: Run) -> bool:
    """Tell whether glyphs were drawn to be seen, if there is ink at their place: most are."""
    return run.size >= _TINY and not run.invisible and run.opacity >= _SEE_THROUGH


def _way(sheet: Sheet, glyph: Glyph, *, ink: bool) -> str | None:
    """Return in which way a glyph is not seen, None for one that is, or that another check tells of."""
    page, run = sheet.page, glyph.run
    if not (0 <= glyph.x <= page.width and 0 <= glyph.y <= page.height) or run.size < _TINY:
        return "tiny" if 0 <= glyph.x <= page.width and 0 <= glyph.y <= page.height else "off_page"
    if _in_layer(page, glyph):
        return (
            None  # the text layer of a scan is invisible by design: `unseen.ocr` holds it against the picture
        )
    if run.invisible or run.opacity < _SEE_THROUGH:
        return "invisible" if run.invisible else "transparent"
    if ink or _covered(sheet, glyph):
        return None
    ground = _WHITE if glyph.ground is None else glyph.ground.colour
    return (
        "colour"
        if all(abs(a - b) * 255 < _SAME for a, b in zip(run.colour, ground, strict=True))
        else "clipped"
    )


def _covered(sheet: Sheet, glyph: Glyph) -> bool:
    """Tell whether a box or picture was painted over a glyph: `under_box` tells of that."""
    order = glyph.run.order
    fills = (f.box for f in sheet.fills if f.order > order and holds(f.box, glyph.x, glyph.y))
    pictures = (p.box for p in sheet.page.pictures if p.order > order and holds(p.box, glyph.x, glyph.y))
    return any(overlap(box, glyph.box) > _MOSTLY for box in (*fills, *pictures))


def _in_layer(page: PageView, glyph: Glyph) -> bool:
    """Tell whether a glyph is of the layer of a scan: not drawn and on a picture, or below it."""
    run = glyph.run
    if run.invisible or run.opacity < _SEE_THROUGH:
        return any(holds(picture.box, glyph.x, glyph.y) for picture in page.pictures)
    return any(
        picture.order > run.order
        and (picture.box.x1 - picture.box.x0) * (picture.box.y1 - picture.box.y0)
        > _SCAN * page.width * page.height
        and holds(picture.box, glyph.x, glyph.y)
        for picture in page.pictures
    )
