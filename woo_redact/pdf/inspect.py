"""What a finished PDF shows, as MuPDF draws it: the eyes of the checks.

It shares no code with `text` and `erase`, so that a blind spot of theirs is not one here. All places are
in points on the page as it is seen (turned, cropped, origin top left), and every drawn thing carries its
place in the drawing order, which is what tells a label on a box from a name below one.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Self

import pymupdf

from woo_redact.errors import EncryptedError, UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Box
from woo_redact.pdf.pace import begin_page

Colour = tuple[float, float, float]
Rectangle = tuple[float, float, float, float]
"""(x0, y0, x1, y1) of one glyph: thousands a page, so plain tuples and not a `Box` each."""

pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003  # positional only; MuPDF's messages may quote a document
pymupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003  # the same

_TEXT_FLAGS: Final = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_IGNORE_ACTUALTEXT
_INVISIBLE: Final = 3
"""`type` of a span drawn with text render mode 3 (ISO 32000-1, 9.3.6)."""
_THICK: Final = 5.0
"""A stroke from this width (points) is as good as a filled bar: the marker stroke of a drawing tool."""
_TOUCHING: Final = 0.5
_THREE_SIDES: Final = 3
_MOST_POINTS: Final = 8
"""Lines of a path that is still a rectangle, with a stop or two on its sides."""
_PEN: Final = 3
"""A drawing of fewer lines and curves than this is a rule or a frame, no pen stroke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Glyphs drawn with one operator: a character and a rectangle each, and how they were drawn."""

    text: str = field(repr=False)
    boxes: tuple[Rectangle, ...]
    order: int
    colour: Colour
    opacity: float
    invisible: bool
    size: float
    font: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A rectangle painted in one colour: a filled rectangle, or a line so thick that it is one."""

    box: Box
    order: int
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image on the page; `xref` is 0 for one inside the content stream, which cannot be taken out."""

    box: Box
    order: int
    xref: int
    matrix: tuple[float, float, float, float, float, float]
    masked: bool = False
    """True when parts of it are see-through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A line drawing that is no rectangle (a pen stroke, a signature): the points it goes through."""

    order: int
    points: tuple[tuple[float, float], ...] = field(repr=False)
    curved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page: its text in reading order, and everything on it that was drawn, in drawing order."""

    number: int
    width: float
    height: float
    text: str = field(repr=False)
    runs: tuple[Run, ...]
    fills: tuple[Fill, ...]
    pictures: tuple[Picture, ...]
    drawings: tuple[Drawing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """Pixels: three bytes (red, green, blue) each, row after row; `scale` pixels a point."""

    width: int
    height: int
    scale: float
    samples: bytes = field(repr=False)

    def pixels(self, box: Rectangle) -> list[bytes]:
        """Return the pixels in a box given in points, none for a box off the picture."""
        left, right = (max(0, min(self.width, round(x * self.scale))) for x in (box[0], box[2]))
        top, bottom = (max(0, min(self.height, round(y * self.scale))) for y in (box[1], box[3]))
        found = []
        for row in range(top, bottom):
            line = self.samples[(row * self.width + left) * 3 : (row * self.width + right) * 3]
            found += [line[i : i + 3] for i in range(0, len(line), 3)]
        return found


class Inspector:
    """An open PDF; use it in a `with` statement."""

    def __init__(self, data: bytes) -> None:
        """Open the PDF.

        Raises:
            EncryptedError: if it needs a password.
            UnreadableError: if MuPDF cannot open it, or it has no pages.
        """
        try:
            self._document = pymupdf.open(stream=data, filetype="pdf")
        except (pymupdf.FileDataError, pymupdf.EmptyFileError, RuntimeError, ValueError) as error:
            raise UnreadableError(recorded("no readable PDF")) from error
        if self._document.needs_pass:
            raise EncryptedError(recorded("the PDF asks for a password"))
        if not self._document.page_count:
            raise UnreadableError(recorded("the PDF has no pages"))
        self.repaired = bool(self._document.is_repaired)
        """True when the file was broken and MuPDF had to guess its structure."""

    def __enter__(self) -> Self:
        """Return the inspector itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the PDF."""
        self.close()

    def close(self) -> None:
        """Close the PDF."""
        self._document.close()

    @property
    def page_count(self) -> int:
        """Count the pages."""
        return int(self._document.page_count)

    def page(self, number: int) -> PageView:
        """Return one page (from 0) as it is seen."""
        return _view(self._document[number])

    def pages(self) -> tuple[PageView, ...]:
        """Return every page as it is seen."""
        return tuple(self.page(number) for number in range(self.page_count))

    def read_by_eye(self, page: int) -> str:
        """Return what Tesseract reads on the picture of a page, in Dutch.

        Raises:
            UnreadableError: when its Dutch data are not installed.
        """
        view = self._document[page]  # held: MuPDF's text of a page does not outlive it
        try:
            read = view.get_textpage_ocr(language="nld", dpi=200, full=True)
        except RuntimeError as error:
            raise UnreadableError(recorded("text recognition (Tesseract, nld) is not installed")) from error
        return str(view.get_text("text", textpage=read))

    def raster(self, page: int, *, dots_per_inch: int = 144) -> Raster:
        """Draw a page (from 0) as a reader sees it, annotations included."""
        begin_page(page)
        return _raster(self._document[page].get_pixmap(dpi=dots_per_inch, alpha=False), dots_per_inch / 72)

    def picture(self, xref: int) -> Raster:
        """Take an image out of the file, as its own pixels (scale 1: pixels are its points).

        Raises:
            UnreadableError: if MuPDF cannot decode it.
        """
        try:
            pixmap = pymupdf.Pixmap(self._document, xref)
            if pixmap.colorspace is None or pixmap.colorspace.n != 3:
                pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
            if pixmap.alpha:
                pixmap = pymupdf.Pixmap(pixmap, 0)
        except (RuntimeError, ValueError) as error:
            raise UnreadableError(recorded("a picture cannot be read")) from error
        return _raster(pixmap, 1.0)


def _view(page: Any) -> PageView:
    """Read one page."""
    turn = page.rotation_matrix if page.rotation else None
    drawn = page.get_drawings()
    text, pictured = _text(page)
    return PageView(
        number=page.number,
        width=page.rect.width,
        height=page.rect.height,
        text=text,
        runs=tuple(_run(span, turn) for span in page.get_texttrace()),
        fills=tuple(_fills(drawn, turn)),
        pictures=tuple(_pictures(page, turn)) if pictured else (),
        drawings=tuple(_drawings(drawn, turn)),
    )


def _text(page: Any) -> tuple[str, bool]:
    """Return the text of a page in reading order, and whether pictures are drawn on it.

    Most pages have none: MuPDF goes through those once for both. Pictures part the text beside them when they
    are read along, so a page that has some is gone through again.
    """
    both = page.get_textpage(flags=_TEXT_FLAGS | pymupdf.TEXT_PRESERVE_IMAGES)
    if both.extractIMGINFO():
        return str(page.get_text("text", flags=_TEXT_FLAGS)), True
    return str(both.extractText()), False


def _run(span: dict[str, Any], turn: Any) -> Run:
    """Make a run of one span of MuPDF's text trace (characters beyond Unicode become U+FFFD)."""
    glyphs = span["chars"]
    boxes = (glyph[3] for glyph in glyphs)
    return Run(
        text="".join([chr(glyph[0]) if 0 < glyph[0] < 0x110000 else "\ufffd" for glyph in glyphs]),
        boxes=tuple(boxes if turn is None else (tuple(pymupdf.Rect(box) * turn) for box in boxes)),
        order=span["seqno"],
        colour=_colour(span["color"]),
        opacity=span["opacity"],
        invisible=span["type"] == _INVISIBLE,
        size=span["size"],
        font=span["font"],
    )


def _colour(components: Any) -> Colour:
    """Return red, green and blue from 0 to 1; MuPDF gives grey as one number and "none" as None."""
    values = tuple(float(value) for value in components or (0.0,))
    return (values[0], values[1], values[2]) if len(values) == 3 else (values[0],) * 3


def _fills(drawn: list[dict[str, Any]], turn: Any) -> Iterator[Fill]:
    """Return the rectangles painted in one opaque colour; other shapes are left out, they seldom hide."""
    for drawing in drawn:
        order = drawing["seqno"]
        if drawing["type"] in {"f", "fs"} and (drawing["fill_opacity"] or 0) > 0.9:
            colour = _colour(drawing["fill"])
            for box in _rectangles(drawing["items"]):
                yield Fill(box=_box(box, turn), order=order, colour=colour)
        elif (
            drawing["type"] == "s"
            and (drawing["width"] or 0) >= _THICK
            and (drawing["stroke_opacity"] or 0) > 0.9
        ):
            for item in drawing["items"]:
                if item[0] == "l" and (bar := _bar(item[1], item[2], drawing["width"])) is not None:
                    yield Fill(box=_box(bar, turn), order=order, colour=_colour(drawing["color"]))


def _drawings(drawn: list[dict[str, Any]], turn: Any) -> Iterator[Drawing]:
    """Return the line drawings that are more than one straight line or rectangle."""
    for drawing in drawn:
        items = [item for item in drawing["items"] if item[0] in {"c", "l"}]
        if len(items) < _PEN:
            continue
        points = [point if turn is None else point * turn for item in items for point in item[1:]]
        yield Drawing(
            order=drawing["seqno"],
            points=tuple((point.x, point.y) for point in points),
            curved=any(item[0] == "c" for item in items),
        )


def _rectangles(items: list[Any]) -> Iterator[Any]:
    """Return the upright rectangles of a path: `re`, a rectangular quad, or four lines that make one."""
    for item in items:
        if item[0] == "re":
            yield item[1]
        elif item[0] == "qu" and item[1].is_rectangular:
            yield item[1].rect
    lines = [item for item in items if item[0] == "l"]
    if len(lines) == len(items) and _THREE_SIDES <= len(lines) <= _MOST_POINTS:
        points = [lines[0][1], *(line[2] for line in lines)]
        box = pymupdf.Rect(
            min(p.x for p in points),
            min(p.y for p in points),
            max(p.x for p in points),
            max(p.y for p in points),
        )
        corners = itertools.product((box.x0, box.x1), (box.y0, box.y1))
        at_corners = all(any(abs(p.x - x) + abs(p.y - y) < _TOUCHING for p in points) for x, y in corners)
        if at_corners and all(_on_rim(box, point) for point in points):
            yield box


def _on_rim(box: Any, point: Any) -> bool:
    """Tell whether a point lies on a side of a box: Writer begins its rectangles in the middle of one."""
    sides = (point.x - box.x0, box.x1 - point.x, point.y - box.y0, box.y1 - point.y)
    return bool(min(map(abs, sides)) < _TOUCHING)


def _bar(start: Any, end: Any, width: float) -> Any:
    """Return the rectangle of an upright thick line, None for a slanting one."""
    half = width / 2
    if abs(start.y - end.y) < _TOUCHING:
        return pymupdf.Rect(min(start.x, end.x), start.y - half, max(start.x, end.x), start.y + half)
    if abs(start.x - end.x) < _TOUCHING:
        return pymupdf.Rect(start.x - half, min(start.y, end.y), start.x + half, max(start.y, end.y))
    return None


def _pictures(page: Any, turn: Any) -> Iterator[Picture]:
    """Return the images with their place in the drawing order.

    MuPDF lists the images and logs the drawing order apart, both in the order of drawing: the n-th image
    of the one is the n-th of the other.
    """
    infos = page.get_image_info(xrefs=True)
    if not infos:
        return
    orders = [n for n, entry in enumerate(page.get_bboxlog()) if entry[0] in {"fill-image", "fill-imgmask"}]
    matched = len(orders) == len(infos)
    for number, info in enumerate(infos):
        matrix = pymupdf.Matrix(info["transform"])
        yield Picture(
            box=_box(pymupdf.Rect(info["bbox"]), turn),
            order=orders[number] if matched else 0,
            xref=info["xref"],
            matrix=tuple(matrix if turn is None else matrix * turn),
            masked=bool(info.get("has-mask", False)),
        )


def _box(rectangle: Any, turn: Any) -> Box:
    """Return a rectangle of MuPDF as our box on the page as it is seen."""
    seen = pymupdf.Rect(rectangle if turn is None else rectangle * turn).normalize()
    return Box(seen.x0, seen.y0, seen.x1, seen.y1)


def _raster(pixmap: Any, scale: float) -> Raster:
    """Copy a pixmap of MuPDF (RGB, without alpha)."""
    return Raster(width=pixmap.width, height=pixmap.height, scale=scale, samples=bytes(pixmap.samples))
