"""Erases areas of a PDF for good and makes a new file that holds nothing but its pages."""

import io
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import numpy as np
import pikepdf
import pymupdf

from woo_redact.errors import RedactionError
from woo_redact.language import recorded
from woo_redact.model import Box
from woo_redact.pdf.closing import close_up
from woo_redact.pdf.drawn import glyphs_in, put_back
from woo_redact.pdf.images import images
from woo_redact.pdf.links import copy_links
from woo_redact.pdf.marked import Pieces
from woo_redact.pdf.marks import Mark, label_font_file, label_size, label_width, slim
from woo_redact.pdf.outlines import blank_unshown
from woo_redact.pdf.pace import begin_page
from woo_redact.pdf.photographs import pack_again, pictures_before
from woo_redact.pdf.pictures import empty_unshown
from woo_redact.pdf.raster import Labelled, replace_page
from woo_redact.pdf.scrub import scrub
from woo_redact.pdf.source import Source, guarded, open_source
from woo_redact.pdf.tags import Boxed, Tag, moved, read_tags, with_boxes
from woo_redact.pdf.text import Lie, PaperText, Sides, read_pdf
from woo_redact.pdf.trim import trimmed
from woo_redact.pdf.unseen import is_blank

__all__ = ["Erased", "Mark", "erase", "erase_opened", "erase_paper"]

_FONT = "lakgrond"
_EVEN = 16  # of 255: pixels under a box that differ more still show something
Glyph = tuple[int, float, float]
"""A character and the middle of its box."""
_AROUND = tuple(itertools.product((0, -1, 1), (0, -1, 1)))  # the place itself first
_RIM = 1.0  # points at the rim of a box that belong to its neighbours' pixels

_MOSTLY = 0.85  # of a box: as much of it lies in another before it is left to that one


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """The new file, per page number why it was made a picture, and the marks as they were drawn, in order."""

    pdf: bytes = field(repr=False)
    pictures: tuple[tuple[int, str], ...] = ()
    marks: tuple[Mark, ...] = ()


def erase(untrusted_data: bytes, marks: tuple[Mark, ...], *, title: str, closing: bytes | None) -> bytes:
    """Return a new PDF without what lies under the marks (see `erase_opened`)."""
    paper = read_pdf(untrusted_data)
    return erase_paper(untrusted_data, marks, title=title, closing=closing, paper=paper).pdf


def erase_paper(
    untrusted_data: bytes,
    marks: tuple[Mark, ...],
    *,
    title: str,
    closing: bytes | None,
    paper: PaperText,
    hide_widths: bool = False,
) -> Erased:
    """Return a new PDF without what lies under the marks (see `erase_opened`).

    Raises:
        RedactionError: as `erase_opened` does; UnreadableError as `open_source` does.
    """
    with open_source(untrusted_data) as opened:
        return erase_opened(opened, marks, title=title, closing=closing, paper=paper, hide_widths=hide_widths)


def erase_opened(
    opened: Source,
    marks: tuple[Mark, ...],
    *,
    title: str,
    closing: bytes | None,
    paper: PaperText,
    hide_widths: bool = False,
) -> Erased:
    """Return a new PDF without what lies under the marks; `closing` is a PDF to put at its end.

    Glyphs, pixels and covered line art under each mark are removed, then a black box is drawn with its
    label. Pages that are read by eye, and pages on which something could not be removed, become pictures
    with a text layer. With `hide_widths` lines are closed up where they allow it (see `closing`). Pages are
    copied into a new file without annotations, fields, attachments, outline,
    metadata or structure, and with those links only whose target is printed; the same input gives the same
    bytes. Pages keep their number, and `opened` stays as it is.

    Raises:
        RedactionError: when a mark lies on no page, or a page cannot be cleaned.
    """
    with guarded(), pymupdf.open() as target:
        source = opened.document
        pictures = dict(paper.pictures)
        by_page: dict[int, tuple[Mark, ...]] = {
            number: tuple(group)
            for number, group in groupby(
                sorted(marks, key=lambda mark: mark.place.area), key=lambda mark: mark.page
            )
        }
        for number in by_page:
            if number >= source.page_count:
                raise RedactionError(
                    recorded("box on page {number}, but there is no such page", number=number + 1)
                )
        target.insert_pdf(source, annots=False, links=False, widgets=False)
        boxed: list[Boxed] = []
        for number, on_page in by_page.items():
            begin_page(number)
            if number in pictures:
                continue
            pieces = Pieces(target[number]) if opened.tags else None
            lines = [sides for page, sides in paper.ink if page == number]
            reason, cut = _erase_page(target[number], on_page, lines)
            if reason:
                pictures[number] = reason
                continue
            fixed = [*lines, *(tuple(link["from"]) for link in source[number].get_links())]
            by_page[number] = close_up(target[number], cut, fixed) if hide_widths else cut
            boxed += _draw(target[number], by_page[number], pieces)
        for page in source:
            if page.number not in pictures:
                copy_links(page, target[page.number])
        for number in sorted(pictures):
            begin_page(number)
            replace_page(target, number, source[number], tuple(_boxes(by_page.get(number, ()))))
        if closing is not None:
            with pymupdf.open(stream=closing, filetype="pdf") as last:
                target.insert_pdf(last, annots=False, links=False, widgets=False)
        empty_unshown(target)
        # Letters that no text uses any more leave the embedded fonts too: a subset spells its names.
        target.subset_fonts()
        shown = frozenset().union(*(_characters(page) for page in target))
        blank_unshown(target, shown)
        _describe(target, title)
        written: bytes = target.tobytes(garbage=4, deflate=True, clean=True, no_new_id=True)
    with guarded():
        clean = scrub(written, _tags(opened.tags, boxed, closing, len(paper.pages)), shown=shown)
    drawn = {mark.place: mark for group in by_page.values() for mark in group}
    done = tuple(drawn[mark.place] for mark in marks)
    return Erased(pdf=clean, pictures=tuple(sorted(pictures.items())), marks=done)


def _characters(page: pymupdf.Page) -> set[str]:
    """Return the characters of a page, those that nobody sees too."""
    text = page.get_text(flags=pymupdf.TEXTFLAGS_TEXT | pymupdf.TEXT_IGNORE_ACTUALTEXT)
    codes = {glyph[0] for piece in page.get_texttrace() for glyph in piece["chars"]}
    return {*text, *(chr(code) for code in codes if 0 < code < 0x110000)}


def _within(mark: Mark, other: Mark) -> bool:
    """Tell whether a box lies in a larger one that says the same."""
    inside = pymupdf.Rect(mark.box) & pymupdf.Rect(other.box)
    larger = abs(pymupdf.Rect(other.box)) > abs(pymupdf.Rect(mark.box))
    return larger and mark.label == other.label and abs(inside) > _MOSTLY * abs(pymupdf.Rect(mark.box))


def _once(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks that are drawn: each place once, and none within a larger box.

    Of two labels over one another neither could be read: a signature, say, and what was read in it.
    """
    once = list({tuple(mark.box): mark for mark in marks}.values())
    return [mark for mark in once if not any(_within(mark, other) for other in once)]


def _boxes(marks: Sequence[Mark]) -> Iterator[Labelled]:
    """Yield the boxes of a page with their labels and colours, each once, and the notes in its margin."""
    for mark in _once(marks):
        yield _as_box(mark.box), mark.label, mark.fill
        if mark.note is not None:
            yield mark.note, mark.labels[0], mark.fill


def _as_box(rectangle: pymupdf.Rect) -> Box:
    """Return a rectangle of MuPDF as one of ours."""
    return Box(rectangle.x0, rectangle.y0, rectangle.x1, rectangle.y1)


def _rect(box: Box) -> pymupdf.Rect:
    """Return one of our boxes as a rectangle of MuPDF."""
    return pymupdf.Rect(box.x0, box.y0, box.x1, box.y1)


def _erase_page(
    page: pymupdf.Page, marks: tuple[Mark, ...], lines: Sequence[Sides]
) -> tuple[str, tuple[Mark, ...]]:
    """Erase the marks of a page; return why it must become a picture, or "", and the marks to draw."""
    if any(mark.place.drawn and not _only_pixels(page, mark) for mark in marks):
        return recorded("what must go is drawn"), marks
    trace = page.get_texttrace()
    before = _glyphs(trace)
    pictures = pictures_before(page)
    _remove_glyphs(page, marks)
    if not _as_meant(before, _glyphs(page.get_texttrace()), marks):
        put_back(page, glyphs_in(trace), _cores(marks))
    if not _as_meant(before, _glyphs(page.get_texttrace()), marks):
        return recorded("the letters could not be erased apart from each other"), marks
    cut = trimmed(page, slim(marks), lines)
    _remove_ink(page, cut)
    pack_again(page, pictures)
    if _left(page, cut):
        return recorded("something was left under a box"), marks
    page.clean_contents()  # whatever state the page's own content leaves behind must not shift the boxes
    return "", cut


def _only_pixels(page: pymupdf.Page, mark: Mark) -> bool:
    """Tell whether what lies under a mark is nothing but ordinary pictures, whose pixels can be wiped."""
    area = mark.box
    pictures = [p for p in images(page, xrefs=True) if pymupdf.Rect(p["bbox"]).intersects(area)]
    whole = any(pymupdf.Rect(p["bbox"]).contains(area) for p in pictures)
    drawn = any(pymupdf.Rect(d["rect"]).intersects(area) for d in page.get_cdrawings())
    return whole and not drawn and all(p["xref"] and p["colorspace"] for p in pictures)


def _remove_glyphs(page: pymupdf.Page, marks: Sequence[Mark]) -> None:
    """Remove the glyphs that the strips of each mark touch."""
    for mark in marks:
        for strip in mark.place.strips:
            selection = pymupdf.Rect(strip.x0, strip.y0, strip.x1, strip.y1)
            page.add_redact_annot(selection, cross_out=False, fill=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_NONE,
        graphics=pymupdf.PDF_REDACT_LINE_ART_NONE,
        text=pymupdf.PDF_REDACT_TEXT_REMOVE,
    )


def _remove_ink(page: pymupdf.Page, marks: Sequence[Mark]) -> None:
    """Remove pixels and lines under the whole box of each mark."""
    for mark in marks:
        page.add_redact_annot(mark.box, cross_out=False, fill=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_PIXELS,
        graphics=pymupdf.PDF_REDACT_LINE_ART_REMOVE_IF_COVERED,
        text=pymupdf.PDF_REDACT_TEXT_NONE,
    )


def _glyphs(trace: Sequence[dict[str, Any]]) -> list[Glyph]:
    """Return the glyphs that MuPDF traced and that have ink, by their middles."""
    return [
        (code, (x0 + x1) / 2, (y0 + y1) / 2)
        for piece in trace
        for code, _, _, (x0, y0, x1, y1) in piece["chars"]
        if not is_blank(code)
    ]


def _as_meant(before: Sequence[Glyph], after: Sequence[Glyph], marks: Sequence[Mark]) -> bool:
    """Tell whether the glyphs under the marks are gone, and all others stand where they stood."""
    if _any_amid(after, _cores(marks)):
        return False
    gone = Counter((code, round(x), round(y)) for code, x, y in before)
    for code, x, y in after:
        column, row = round(x), round(y)
        spot = next(
            (spot for i, j in _AROUND if gone[spot := (code, column + i, row + j)]),
            None,
        )
        if spot is None:
            return False  # it moved
        gone[spot] -= 1
    areas = [mark.box for mark in marks]
    return all(
        any(a.x0 - 2 <= x <= a.x1 + 2 and a.y0 - 2 <= y <= a.y1 + 2 for a in areas)
        for (_, x, y), number in gone.items()
        if number > 0
    )


def _cores(marks: Sequence[Mark]) -> list[Box]:
    """Return where the middles of the letters under marks stood, and none that stays may stand.

    The upright box of slanting letters reaches over the middles of their neighbours; what is drawn does not.
    """
    cores: list[Box] = []
    for mark in slim(marks):
        place = mark.place
        if place.step is not None:
            cores.append(_as_box(mark.box))
        elif not place.drawn:
            cores += place.strips if place.lie is Lie.SLANTED else (place.area.box,)
    return cores


def _left(page: pymupdf.Page, marks: Sequence[Mark]) -> bool:
    """Tell whether anything of a picture is still to be seen where it was to go."""
    pictures = [pymupdf.Rect(picture["bbox"]) for picture in images(page)]
    return any(_shows(page, mark.box) for mark in marks if any(box.intersects(mark.box) for box in pictures))


def _any_amid(glyphs: Sequence[Glyph], boxes: Sequence[Box]) -> bool:
    """Tell whether a glyph lies in the middle half of a box's depth: lines above and below do not."""
    _, x, y = np.array(glyphs).reshape(-1, 3).T
    for box in boxes:
        depth = (box.y1 - box.y0) / 4
        if ((box.x0 <= x) & (x <= box.x1) & (box.y0 + depth <= y) & (y <= box.y1 - depth)).any():
            return True
    return False


def _shows(page: pymupdf.Page, box: pymupdf.Rect) -> bool:
    """Tell whether there is anything to see under a box before it is drawn."""
    inner = pymupdf.Rect(box.x0 + _RIM, box.y0 + _RIM, box.x1 - _RIM, box.y1 - _RIM) & page.rect
    if inner.is_empty:
        return False
    pixmap = page.get_pixmap(clip=inner, dpi=100, colorspace=pymupdf.csGRAY, alpha=False)
    pixels = np.frombuffer(pixmap.samples, np.uint8)
    return bool(pixels.size) and int(np.ptp(pixels)) > _EVEN


def _draw(page: pymupdf.Page, marks: tuple[Mark, ...], pieces: Pieces | None) -> list[Boxed]:
    """Draw the boxes, then the labels over them, as page content in white on black (21:1) or as set."""
    page.insert_font(fontname=_FONT, fontfile=label_font_file())
    number = pieces.next if pieces else 0
    boxed = []
    shape, drawn = page.new_shape(), []
    for mark in sorted(_once(marks), key=lambda mark: not mark.mute):
        shape.draw_rect(mark.box)
        if mark.note is not None:
            shape.draw_rect(_rect(mark.note))
        shape.finish(width=0, fill=mark.fill, color=None)
        _write_label(shape, mark)
        content = shape.totalcont + shape.text_cont
        shape.totalcont = shape.text_cont = ""
        if pieces is not None and not mark.mute:
            beside = pieces.at(mark.place.area.box)
            key = (page.number, number)
            boxed.append(
                Boxed(key=key, beside=None if beside is None else (page.number, beside), label=mark.labels[0])
            )
            content = f"/Span <</MCID {number}>> BDC\n{content}\nEMC\n"
            number += 1
        elif pieces is not None:
            content = f"/Artifact BMC\n{content}\nEMC\n"
        drawn.append(content)
    shape.totalcont = "\n".join(drawn)  # written once: before it writes, MuPDF reads the page from end to end
    shape.commit()
    return boxed


def _tags(tags: Tag | None, boxed: list[Boxed], closing: bytes | None, pages: int) -> Tag | None:
    """Return the structure of the new file: that of the source, its boxes, and the last page's own."""
    if tags is None:
        return None
    whole = with_boxes(tags, boxed)
    if closing is not None:
        with pikepdf.open(io.BytesIO(closing)) as pdf:
            last = read_tags(pdf)
        if last is not None:
            whole.kids += moved(last, pages).kids
    return whole


def _write_label(shape: pymupdf.Shape, mark: Mark) -> None:
    """Write the mark's label in its box, lying or standing as the box does."""
    label, box, lie = mark.label, mark.box, mark.place.lie
    if mark.note is not None:
        label, box, lie = mark.labels[0], _rect(mark.note), Lie.LEVEL
    if not label:
        return
    size = label_size(label, box, lie)
    width = label_width(label) * size
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


def _describe(document: pymupdf.Document, title: str) -> None:
    """Give the new file the little it may say of itself: a safe title and its language (WCAG 3.1.1)."""
    document.set_metadata({"title": title, "producer": "woo-redact"})
    catalog = document.pdf_catalog()
    document.xref_set_key(catalog, "Lang", "(nl-NL)")
    document.xref_set_key(catalog, "ViewerPreferences", "<</DisplayDocTitle true>>")
