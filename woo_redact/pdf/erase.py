"""Erases areas of a PDF for good and makes a new file that holds nothing but its pages."""

from dataclasses import dataclass
from itertools import groupby

import pymupdf

from woo_redact.errors import RedactionError
from woo_redact.pdf.scrub import scrub
from woo_redact.pdf.source import open_revealed
from woo_redact.pdf.text import Lie, Place
from woo_redact.resources import font_folder

_PAD = 0.6  # points of box beyond the glyphs, so that no ink shows at its rim (PRACTICE §5, Schiphol)
_SMALLEST = 4.0  # points: a label below this size cannot be read
_LARGEST = 8.0
_FONT = "lakgrond"
_ROOM = 0.92  # share of the box that a label may fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One place to erase and what to write in its box: the first label that fits, or none."""

    place: Place
    labels: tuple[str, ...]

    @property
    def page(self) -> int:
        """Return the number of the page it is on."""
        return self.place.area.page

    @property
    def label(self) -> str:
        """Return the first label that can be read at the size that fits, "" when none can."""
        lie = self.place.lie
        return next((label for label in self.labels if _size(label, self.box, lie) >= _SMALLEST), "")

    @property
    def box(self) -> pymupdf.Rect:
        """Return the box as it is drawn: a little wider than the letters."""
        box = self.place.area.box
        return pymupdf.Rect(box.x0 - _PAD, box.y0, box.x1 + _PAD, box.y1)


def erase(untrusted_data: bytes, marks: tuple[Mark, ...], *, title: str, closing: bytes | None) -> bytes:
    """Return a new PDF without what lies under the marks; `closing` is a PDF to put at its end.

    Glyphs, pixels and covered line art under each mark are removed, then a black box is drawn with its
    label. Pages are copied into a new file without annotations, links, fields, attachments, outline,
    metadata or structure; the same input gives the same bytes. Pages keep their number.

    Raises:
        RedactionError: when a mark lies on no page; UnreadableError as `open_revealed` does.
    """
    with open_revealed(untrusted_data) as source, pymupdf.open() as target:
        by_page = groupby(sorted(marks, key=lambda mark: mark.place.area), key=lambda mark: mark.page)
        for number, group in by_page:
            if number >= source.page_count:
                raise RedactionError(f"vlak op pagina {number + 1}, maar die is er niet")
            on_page = tuple(group)
            _remove(source[number], on_page)
            _draw(source[number], on_page)
        target.insert_pdf(source, annots=False, links=False, widgets=False)
        if closing is not None:
            with pymupdf.open(stream=closing, filetype="pdf") as last:
                target.insert_pdf(last, annots=False, links=False, widgets=False)
        # Letters that no text uses any more leave the embedded fonts too: a subset spells its names.
        target.subset_fonts()
        _describe(target, title)
        written: bytes = target.tobytes(garbage=4, deflate=True, clean=True, no_new_id=True)
    return scrub(written)


def _remove(page: pymupdf.Page, marks: tuple[Mark, ...]) -> None:
    """Remove the glyphs that the strips of each mark touch, then pixels and lines under its whole box."""
    for mark in marks:
        for strip in mark.place.strips:
            selection = pymupdf.Rect(strip.x0, strip.y0, strip.x1, strip.y1)
            page.add_redact_annot(selection, cross_out=False, fill=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_NONE,
        graphics=pymupdf.PDF_REDACT_LINE_ART_NONE,
        text=pymupdf.PDF_REDACT_TEXT_REMOVE,
    )
    for mark in marks:
        page.add_redact_annot(mark.box, cross_out=False, fill=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_PIXELS,
        graphics=pymupdf.PDF_REDACT_LINE_ART_REMOVE_IF_COVERED,
        text=pymupdf.PDF_REDACT_TEXT_NONE,
    )


def _draw(page: pymupdf.Page, marks: tuple[Mark, ...]) -> None:
    """Draw the boxes, then the labels over them, as page content in white on black (21:1)."""
    page.clean_contents()  # whatever state the page's own content leaves behind must not shift the boxes
    shape = page.new_shape()
    for mark in marks:
        shape.draw_rect(mark.box)
    shape.finish(width=0, fill=(0, 0, 0), color=None)
    shape.commit()
    page.insert_font(fontname=_FONT, fontfile=str(font_folder() / "NotoSans-Regular.ttf"))
    labels = page.new_shape()
    for mark in marks:
        _write_label(labels, mark)
    labels.commit()


def _write_label(shape: pymupdf.Shape, mark: Mark) -> None:
    """Write the mark's label in its box, lying or standing as the box does."""
    label, box, lie = mark.label, mark.box, mark.place.lie
    if not label:
        return
    size = _size(label, box, lie)
    width = _font().text_length(label, size)
    across = 0.36 * size  # half the height of a capital: centres the label on the box's axis
    middle_x, middle_y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    origin = {
        Lie.RISING: (middle_x + across, middle_y + width / 2),
        Lie.FALLING: (middle_x - across, middle_y - width / 2),
    }.get(lie, (middle_x - width / 2, middle_y + across))
    shape.insert_text(
        origin,
        label,
        fontsize=size,
        fontname=_FONT,
        color=(1, 1, 1),
        rotate={Lie.RISING: 90, Lie.FALLING: 270}.get(lie, 0),
    )


def _size(label: str, box: pymupdf.Rect, lie: Lie) -> float:
    """Return the size at which a label fills its box, in points."""
    standing = lie in {Lie.RISING, Lie.FALLING}
    length, depth = (box.height, box.width) if standing else (box.width, box.height)
    return float(min(_LARGEST, _ROOM * length / _font().text_length(label, 1), 0.85 * depth))


def _font() -> pymupdf.Font:
    """Return the label font, loaded once."""
    global _loaded  # noqa: PLW0603 - one font per process; MuPDF fonts cannot be hashed for a cache
    if _loaded is None:
        _loaded = pymupdf.Font(fontfile=str(font_folder() / "NotoSans-Regular.ttf"))
    return _loaded


_loaded: pymupdf.Font | None = None


def _describe(document: pymupdf.Document, title: str) -> None:
    """Give the new file the little it may say of itself: a safe title and its language (WCAG 3.1.1)."""
    document.set_metadata({"title": title, "producer": "woo-redact"})
    catalog = document.pdf_catalog()
    document.xref_set_key(catalog, "Lang", "(nl-NL)")
    document.xref_set_key(catalog, "ViewerPreferences", "<</DisplayDocTitle true>>")
