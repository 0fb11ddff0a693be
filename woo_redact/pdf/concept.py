"""Marks a redacted PDF as a concept for one party: frames with numbers, "CONCEPT" on every page, a legend."""

from collections.abc import Sequence
from dataclasses import dataclass

import pymupdf

from woo_redact.model import Area
from woo_redact.pdf.marks import label_font_file
from woo_redact.pdf.source import guarded

_BLUE = (0.0, 0.25, 0.7)
_FONT = "conceptletter"
_SIZE = 5.5  # points: the number and ground above a frame
_WORD = "CONCEPT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A passage to be framed: its lines, and what stands above the first of them on each page."""

    areas: tuple[Area, ...]
    tag: str


def mark_concept(pdf: bytes, frames: Sequence[Frame], legend: bytes, *, title: str, heading: str) -> bytes:
    """Return the PDF with frames drawn as page content, the heading and a pale word on every page.

    The legend's pages come last. The file no longer says that it meets PDF/A or PDF/UA: it is no publication.
    """
    with guarded(), pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            page.clean_contents()
            _frame(page, [f for f in frames if any(a.page == page.number for a in f.areas)])
        with pymupdf.open(stream=legend, filetype="pdf") as last:
            document.insert_pdf(last, annots=False, links=False, widgets=False)
        for page in document:
            _stamp(page, heading)
        catalog = document.pdf_catalog()
        for key in ("StructTreeRoot", "MarkInfo", "OutputIntents"):
            document.xref_set_key(catalog, key, "null")
        document.del_xml_metadata()
        document.set_metadata({"title": title, "producer": "woo-redact"})
        document.subset_fonts()
        return bytes(document.tobytes(garbage=4, deflate=True, no_new_id=True))


def _frame(page: pymupdf.Page, frames: Sequence[Frame]) -> None:
    """Draw the frames of a page and write their tags."""
    if not frames:
        return
    page.insert_font(fontname=_FONT, fontfile=label_font_file())
    shape = page.new_shape()
    for frame in frames:
        here = [area.box for area in frame.areas if area.page == page.number]
        for box in here:
            shape.draw_rect(pymupdf.Rect(box.x0 - 1, box.y0 - 0.5, box.x1 + 1, box.y1 + 0.5))
    shape.finish(width=0.9, color=_BLUE, fill=None)
    for frame in frames:
        first = next(area.box for area in frame.areas if area.page == page.number)
        shape.insert_text(
            (first.x0, max(_SIZE, first.y0 - 1.2)), frame.tag, fontsize=_SIZE, fontname=_FONT, color=_BLUE
        )
    shape.commit()


def _stamp(page: pymupdf.Page, heading: str) -> None:
    """Write the heading at the top of a page, and a large pale word across it that hides nothing."""
    page.insert_font(fontname=_FONT, fontfile=label_font_file())
    page.insert_text((20, 14), heading, fontsize=8, fontname=_FONT, color=(0.75, 0, 0))
    middle = pymupdf.Point(page.rect.width / 2, page.rect.height / 2)
    size = page.rect.width / 6
    start = pymupdf.Point(middle.x - 2.1 * size, middle.y + size / 3)
    page.insert_text(
        start,
        _WORD,
        fontsize=size,
        fontname=_FONT,
        color=(0.5, 0.5, 0.5),
        fill_opacity=0.15,
        stroke_opacity=0.15,
        morph=(middle, pymupdf.Matrix(50)),
    )
