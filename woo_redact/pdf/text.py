"""Reads the text of a PDF as one string with a box per character."""

import bisect
import functools
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pymupdf

from woo_redact.model import Area, Box, Page, Span
from woo_redact.pdf.source import open_revealed

# ActualText says something else than the page shows; the glyphs are what a reader sees and copies.
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_IGNORE_ACTUALTEXT
_PICTURE_PAGE = 0.1  # a picture larger than a logo or a signature may hold text (PRACTICE §5, scans)
_SOME_PICTURE = 0.02  # without any text even a smaller one counts: a page of only a photo
_UNMAPPED = 0.02  # share of U+FFFD above which the page's text does not say what the page shows
_HAIR = 0.25  # points: half the thickness of a selecting strip
_INVISIBLE = 3  # text render mode 3: neither filled nor stroked (ISO 32000-1, table 106)


Sides = tuple[float, float, float, float]
"""A character's box as plain numbers (left, top, right, bottom): a page has thousands of them."""


class Lie(StrEnum):
    """How a line of text lies on the page."""

    LEVEL = "level"
    RISING = "rising"
    FALLING = "falling"
    SLANTED = "slanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one line of a span stands: its box, and strips that touch its characters and no others.

     ___________________
    |   neighbour line  |   MuPDF removes every glyph that a selection touches. A strip half a
    |~~~~~~~~~~~~~~~~~~~|   point thick through the middle of the letters cannot touch the lines
    |   neighbour line  |   above and below, however tightly they are set.
    """

    area: Area
    lie: Lie
    strips: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText:
    """A PDF's text; `boxes` has one entry per character, None for what joins lines and pages.

    `synthetic` are the characters that MuPDF invented between words; `lies` tells per line (its first
    offset) how it lies. `distrusted` gives per page number why its text cannot be taken for all that
    the page shows.
    """

    text: str = field(repr=False)
    pages: tuple[Page, ...]
    boxes: tuple[Sides | None, ...] = field(repr=False)
    synthetic: frozenset[int] = field(repr=False)
    lies: tuple[tuple[int, Lie], ...] = field(repr=False, default=())
    distrusted: tuple[tuple[int, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def places(self, span: Span) -> tuple[Place, ...]:
        """Return one place per line that the span touches; blanks alone have none."""
        places: list[Place] = []
        line: list[int] = []
        for offset in range(span.start, span.end + 1):
            if offset < span.end and self.boxes[offset] is not None:
                if not self.text[offset].isspace():
                    line.append(offset)
            elif line:
                places.append(self._place(line))
                line = []
        return tuple(places)

    def _place(self, line: list[int]) -> Place:
        """Return the place of characters on one line."""
        boxes = [Box(*sides) for offset in line if (sides := self.boxes[offset])]
        whole = functools.reduce(Box.union, boxes)
        lie = self.lies[bisect.bisect_right(self.lies, line[0], key=lambda entry: entry[0]) - 1][1]
        starts = [page for page in self.pages if page.span and page.span.start <= line[0]]
        return Place(area=Area(starts[-1].number, whole), lie=lie, strips=_strips(whole, boxes, lie))


def _strips(whole: Box, boxes: list[Box], lie: Lie) -> tuple[Box, ...]:
    """Return the selecting strips: one along a level or standing line, else one speck per character.

    Where letters of several sizes stand on one line, no straight strip touches them all.
    """
    if lie is Lie.SLANTED or _uneven(boxes, lie):
        return tuple(_speck(box) for box in boxes)
    first, last = _speck(boxes[0]), _speck(boxes[-1])
    ends = first.union(last)
    if lie is Lie.LEVEL:
        middle = (whole.y0 + whole.y1) / 2
        return (Box(ends.x0, middle - _HAIR, ends.x1, middle + _HAIR),)
    middle = (whole.x0 + whole.x1) / 2
    return (Box(middle - _HAIR, ends.y0, middle + _HAIR, ends.y1),)


def _uneven(boxes: list[Box], lie: Lie) -> bool:
    """Tell whether a line's letters differ so much in size that their middles do not lie in a row."""
    sizes = [box.y1 - box.y0 if lie is Lie.LEVEL else box.x1 - box.x0 for box in boxes]
    return max(sizes) > 1.4 * min(sizes)


def _speck(box: Box) -> Box:
    """Return the middle of a box: it touches its own character and not the overhang of the next."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return Box(x - _HAIR, y - _HAIR, x + _HAIR, y + _HAIR)


class _Writer:
    """Collects the one string and its boxes while the pages are walked."""

    def __init__(self) -> None:
        """Start empty."""
        self.characters: list[str] = []
        self.boxes: list[Sides | None] = []
        self.synthetic: set[int] = set()
        self.lies: list[tuple[int, Lie]] = []

    def join(self, text: str) -> None:
        """Add characters that stand nowhere: line and page ends."""
        self.characters.extend(text)
        self.boxes.extend([None] * len(text))

    def line(self, line: dict[str, Any]) -> None:
        """Add one line of MuPDF's "rawdict"."""
        across, along = line["dir"]
        lie = _lie(across, along)
        self.lies.append((len(self.characters), lie))
        # The way up from the baseline is (along, -across).
        forward = across > 0 if lie is Lie.LEVEL else along > 0
        for piece in line["spans"]:
            size = piece["size"]
            for character in piece["chars"]:
                if character["synthetic"]:
                    self.synthetic.add(len(self.characters))
                letters = character["c"]
                sides = _ink(character, size, lie, forward=forward)
                for letter in letters:
                    self.characters.append(letter)
                    self.boxes.append(sides)


def _lie(across: float, along: float) -> Lie:
    """Return how a line lies whose text runs in this direction (y grows downwards)."""
    if abs(along) < 0.01:
        return Lie.LEVEL
    if abs(across) < 0.01:
        return Lie.RISING if along < 0 else Lie.FALLING
    return Lie.SLANTED


def _ink(character: dict[str, Any], size: float, lie: Lie, *, forward: bool) -> Sides:
    """Return the box of a character, cut to where letters of its size have ink.

    Fonts claim more height than their letters have, so that boxes would cover the next line: capitals and
    ascenders reach 0.8 of the size above the baseline, accents 0.95, tails 0.24 below it.
    """
    x0, y0, x1, y1 = character["bbox"]
    x0, x1 = (x0, x1) if x0 <= x1 else (x1, x0)
    y0, y1 = (y0, y1) if y0 <= y1 else (y1, y0)
    if lie is Lie.SLANTED:
        return x0, y0, x1, y1
    above = size * (0.8 if character["c"].isascii() else 0.95)
    below = size * 0.24
    x, y = character["origin"]
    if lie is Lie.LEVEL:
        top = max(y0, y - above if forward else y - below)
        bottom = min(y1, y + below if forward else y + above)
        return (x0, top, x1, bottom) if top < bottom else (x0, y0, x1, y1)
    left = max(x0, x - below if forward else x - above)
    right = min(x1, x + above if forward else x + below)
    return (left, y0, right, y1) if left < right else (x0, y0, x1, y1)


def read_pdf(untrusted_data: bytes) -> PaperText:
    """Return the text of a PDF in the order it is drawn: lines end in a newline, blocks and pages in two.

    Raises:
        UnreadableError: when the file is no whole, openable PDF; EncryptedError when it needs a password.
    """
    with open_revealed(untrusted_data) as document:
        writer, pages, distrusted = _Writer(), [], []
        hidden_layers = bool(document.get_ocgs())
        for page in document:
            start = len(writer.characters)
            _write_page(page, writer)
            end = len(writer.characters)
            text = "".join(writer.characters[start:end])
            span = Span(start, end) if end > start else None
            pages.append(
                Page(number=page.number, span=span, width=page.rect.width, height=page.rect.height),
            )
            if reason := _distrust(document, page, text, layers=hidden_layers):
                distrusted.append((page.number, reason))
            if end > start:
                writer.join("\n\n")
        embedded = document.embfile_count()
        return PaperText(
            text="".join(writer.characters),
            pages=tuple(pages),
            boxes=tuple(writer.boxes),
            synthetic=frozenset(writer.synthetic),
            lies=tuple(writer.lies),
            distrusted=tuple(distrusted),
            remarks=(f"ingesloten bestanden weggelaten: {embedded}",) if embedded else (),
        )


def _write_page(page: pymupdf.Page, writer: _Writer) -> None:
    """Add the lines of a page."""
    raw = page.get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())
    first = True
    for block in raw["blocks"]:
        lines = [line for line in block.get("lines", ()) if any(s["chars"] for s in line["spans"])]
        for number, line in enumerate(lines):
            if not first:
                writer.join("\n" if number else "\n\n")
            writer.line(line)
            first = False


def _distrust(document: pymupdf.Document, page: pymupdf.Page, text: str, *, layers: bool) -> str:
    """Say why the text of a page may not be all that can be seen on it or taken from it, or ""."""
    unmapped = text.count("\ufffd")
    user_unit = document.xref_get_key(page.xref, "UserUnit")[0] != "null"
    reasons = (
        (
            _pictured(page, text),
            "afbeelding met misschien tekst" if text.strip() else "scan zonder tekstlaag",
        ),
        (unmapped > 2 and unmapped > _UNMAPPED * len(text), "lettertype zonder leesbare tekens"),
        (layers, "lagen die aan of uit kunnen staan"),
        (user_unit, "afwijkende maateenheid (UserUnit)"),
        (bool(page.rotation), "gedraaide en bijgesneden pagina"),
    )
    return next((reason for applies, reason in reasons if applies), "") or _unseen(page)


def _pictured(page: pymupdf.Page, text: str) -> bool:
    """Tell whether pictures make up so much of the page that they may hold its text."""
    frame = page.rect
    covered = sum(abs(pymupdf.Rect(picture["bbox"]) & frame) for picture in page.get_image_info())
    share = covered / max(abs(frame), 1.0)
    return share > _PICTURE_PAGE or (share > _SOME_PICTURE and not text.strip())


def _unseen(page: pymupdf.Page) -> str:
    """Say whether a page has text that is never drawn, or drawn outside what is shown."""
    frame = page.rect
    outer = pymupdf.Rect(frame.x0 - 2, frame.y0 - 2, frame.x1 + 2, frame.y1 + 2)
    if any(pymupdf.Rect(picture["bbox"]) not in outer for picture in page.get_image_info()):
        return "afbeelding buiten de zichtbare pagina"
    for piece in page.get_texttrace():
        letters = [c for c in piece["chars"] if chr(c[0]).strip()]
        if piece["type"] == _INVISIBLE and letters:
            return "onzichtbare tekst"
        if not outer.contains(pymupdf.Rect(piece["bbox"])) and any(
            pymupdf.Point(letter[2]) not in outer for letter in letters
        ):
            return "tekst buiten de zichtbare pagina"
    return ""
