"""Reads a PDF as one string with a box per character: from its text or, where that may lie, by eye."""

import bisect
import dataclasses
import functools
import itertools
import operator
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pymupdf

from woo_redact.model import HIDDEN, Area, Box, Page, Span
from woo_redact.pdf import ocr
from woo_redact.pdf.celled import celled
from woo_redact.pdf.fold import key, plain_words
from woo_redact.pdf.images import images
from woo_redact.pdf.judge import Judge, Route
from woo_redact.pdf.lines import Letter, Lie, Line, Sides, page_lines
from woo_redact.pdf.pace import begin_page
from woo_redact.pdf.parts import seen_at
from woo_redact.pdf.source import Source, guarded, open_source

__all__ = ["Lie", "PaperText", "Place", "Sides", "read_pdf", "read_source"]

_HAIR = 0.25  # points: half the thickness of a selecting strip
_THIN = 3.0  # points: a filled rectangle thinner than this is a line
_ACROSS = 1.6  # times the size of a letter, both ways: a line that runs so far slants


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one line of a span stands: its box, and strips that touch its characters and no others.

     ___________________
    |   neighbour line  |   MuPDF removes every glyph that a selection touches. A strip half a
    |~~~~~~~~~~~~~~~~~~~|   point thick through the middle of the letters cannot touch the lines
    |   neighbour line  |   above and below, however tightly they are set.

    `drawn` tells that the letters are no text but ink: pixels or lines, which only a picture loses for sure.
    `step` says of one letter of a line that runs across the page where in the text its stretch begins.
    """

    area: Area
    lie: Lie
    strips: tuple[Box, ...]
    drawn: bool = False
    step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText:
    """A PDF's text; `boxes` has one entry per character, None for what joins lines and pages.

    `synthetic` are the characters that stand for a gap between words; `lies` tells per line (its first
    offset) how it lies. `pictures` gives per page number why it is read by eye and published as a picture;
    `recognised` are the stretches read by eye; `objects` (offset, kind) the areas that a person must
    judge, each one U+FFFC in the text; `ink` (page, box) the lines and pictures. `distrusted` gives per
    page number why it can be read neither as text nor by eye; `settled` are the pages that need no second
    look before they are erased (see `open_source`).
    """

    text: str = field(repr=False)
    pages: tuple[Page, ...]
    boxes: tuple[Sides | None, ...] = field(repr=False)
    synthetic: frozenset[int] = field(repr=False)
    lies: tuple[tuple[int, Lie], ...] = field(repr=False, default=())
    distrusted: tuple[tuple[int, str], ...] = ()
    remarks: tuple[str, ...] = ()
    pictures: tuple[tuple[int, str], ...] = ()
    recognised: tuple[Span, ...] = ()
    objects: tuple[tuple[int, str], ...] = ()
    ink: tuple[tuple[int, Sides], ...] = field(repr=False, default=())
    settled: frozenset[int] = frozenset()

    def places(self, span: Span) -> tuple[Place, ...]:
        """Return one place per line that the span touches; blanks alone have none."""
        places: list[Place] = []
        line: list[int] = []
        first, beyond = (bisect.bisect_left(self.lies, at, key=_offset) for at in (span.start, span.end))
        starts = {offset for offset, _ in self.lies[first:beyond]}
        for offset in range(span.start, span.end + 1):
            if line and offset in starts:  # a word that runs on without anything between
                places += self._places_of(line)
                line = []
            if offset < span.end and self.boxes[offset] is not None:
                if not self.text[offset].isspace():
                    line.append(offset)
            elif line:
                places += self._places_of(line)
                line = []
        return tuple(places)

    def _places_of(self, line: list[int]) -> tuple[Place, ...]:
        """Return the place of characters on one line, or one for each where the line runs across the page.

        An upright box round a slanting line would cover what stands beside it.
        """
        whole = self._place(line)
        boxes = [sides for offset in line if (sides := self.boxes[offset])]
        width = max(b[2] - b[0] for b in boxes)
        height = max(b[3] - b[1] for b in boxes)
        box = whole.area.box
        across = box.x1 - box.x0 > _ACROSS * width and box.y1 - box.y0 > _ACROSS * height
        if whole.lie is Lie.SLANTED and across and not whole.drawn:
            return tuple(dataclasses.replace(self._place([offset]), step=line[0]) for offset in line)
        return (whole,)

    def page_at(self, offset: int) -> int:
        """Return the number of the page on which a character stands."""
        starts = [page for page in self.pages if page.span and page.span.start <= offset]
        return starts[-1].number

    def _place(self, line: list[int]) -> Place:
        """Return the place of characters on one line."""
        boxes = [Box(*sides) for offset in line if (sides := self.boxes[offset])]
        whole = functools.reduce(Box.union, boxes)
        area = Area(self.page_at(line[0]), whole)
        if self.text[line[0]] == HIDDEN:
            return Place(area=area, lie=Lie.LEVEL, strips=(whole,), drawn=True)
        lie = self.lies[bisect.bisect_right(self.lies, line[0], key=_offset) - 1][1]
        drawn = any(stretch.start <= line[0] < stretch.end for stretch in self.recognised)
        return Place(area=area, lie=lie, strips=() if drawn else _strips(whole, boxes, lie), drawn=drawn)


def _offset(entry: tuple[int, Lie]) -> int:
    """Return where a line begins."""
    return entry[0]


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
        self.recognised: list[Span] = []
        self.objects: list[tuple[int, str]] = []

    def __len__(self) -> int:
        """Count the characters so far."""
        return len(self.characters)

    def join(self, text: str) -> None:
        """Add characters that stand nowhere: line and page ends."""
        self.characters.extend(text)
        self.boxes.extend([None] * len(text))

    def lines(self, lines: Iterable[Line], start: int) -> None:
        """Add lines to a page that started at `start`, each after a line end or a blank line."""
        for line in lines:
            if len(self) > start:
                self.join("\n\n" if line.new else line.link)
            self.line(line.letters, line.lie)

    def line(self, letters: tuple[Letter, ...], lie: Lie) -> None:
        """Add one line."""
        self.lies.append((len(self), lie))
        text = plain_words("".join(letter.text for letter in letters))
        self.synthetic.update(len(self) + n for n, letter in enumerate(letters) if letter.synthetic)
        self.characters.extend(text)
        self.boxes.extend(letter.sides for letter in letters)

    def words(self, words: Iterable[ocr.OcrWord], turned: int, start: int) -> None:
        """Add words that were read by eye, line by line; every letter has the box of its word.

        Where in its word a letter stands is not known well enough to erase half a word.
        """
        lie = {90: Lie.FALLING, 270: Lie.RISING}.get(turned % 360, Lie.LEVEL)
        words = tuple(words)
        pads = ocr.pads([word.box for word in words]) if lie is Lie.LEVEL else {}
        for number, (_, group) in enumerate(itertools.groupby(words, key=lambda word: word.line)):
            line = tuple(group)
            if len(self) > start:
                self.join(line[0].link if number else "\n\n")
            begin = len(self)
            self.lies.append((begin, lie))
            for at, word in enumerate(line):
                box = word.box
                pad = ocr.PAD
                above, below = pads.get(box, (pad, pad))
                if at:
                    self.synthetic.add(len(self))
                    self.characters.append(" ")
                    self.boxes.append((box.x0, box.y0, box.x0, box.y1))
                self.characters.extend(word.text)
                sides = (box.x0 - pad, box.y0 - above, box.x1 + pad, box.y1 + below)
                self.boxes.extend([sides] * len(word.text))
            if len(self) > begin:
                self.recognised.append(Span(begin, len(self)))

    def area(self, box: Box, kind: str, start: int) -> None:
        """Add an area that a person must judge."""
        if len(self) > start:
            self.join("\n\n")
        self.lies.append((len(self), Lie.LEVEL))
        self.objects.append((len(self), kind))
        self.characters.append(HIDDEN)
        self.boxes.append((box.x0, box.y0, box.x1, box.y1))


def read_pdf(untrusted_data: bytes) -> PaperText:
    """Return the text of a PDF in reading order: lines end in a newline, paragraphs and pages in two.

    Raises:
        UnreadableError: when the file is no whole, openable PDF; EncryptedError when it needs a password.
    """
    with open_source(untrusted_data) as source:
        return read_source(source)


def read_source(source: Source) -> PaperText:
    """Return the text of an open PDF, which stays as it is (see `read_pdf`).

    Raises:
        UnreadableError: when MuPDF cannot read one of its pages.
    """
    with guarded():
        document = source.document
        writer, judge = _Writer(), Judge(document, source.unread)
        pages, distrusted, pictures = [], [], []
        inked: list[tuple[int, Sides]] = []
        for page in document:
            begin_page(page.number)
            start = len(writer)
            route, reason = _write_page(page, writer, judge)
            inked += ((page.number, sides) for sides in _ink(page))
            if route is Route.PICTURE:
                pictures.append((page.number, reason))
            elif route is Route.REFUSED:
                distrusted.append((page.number, reason))
            span = Span(start, len(writer)) if len(writer) > start else None
            pages.append(Page(number=page.number, span=span, width=page.rect.width, height=page.rect.height))
            if span:
                writer.join("\n\n")
        return PaperText(
            text="".join(writer.characters),
            pages=tuple(pages),
            boxes=tuple(writer.boxes),
            synthetic=frozenset(writer.synthetic),
            lies=tuple(writer.lies),
            distrusted=tuple(distrusted),
            remarks=source.remarks,
            pictures=tuple(pictures),
            recognised=tuple(writer.recognised),
            objects=tuple(writer.objects),
            ink=tuple(inked),
            settled=source.settled,
        )


def _write_page(page: pymupdf.Page, writer: _Writer, judge: Judge) -> tuple[Route, str]:
    """Add what a page says; return how it is to be treated and why."""
    start = len(writer)
    trace = page.get_texttrace()
    lines = page_lines(page, trace)
    view = judge.view(page, lines, trace)
    if view.route is Route.PICTURE:
        writer.words(view.words, view.turned, start)
        writer.lines(_unread(lines, view.words), start)
    else:
        writer.lines(celled(page, lines), start)
        writer.words(view.words, 0, start)
    for box, kind in view.areas:
        writer.area(box, kind, start)
    return view.route, view.reason


def _unread(lines: Iterable[Line], words: Sequence[ocr.OcrWord]) -> Iterator[Line]:
    """Yield what a page says itself where the eye read nothing, or took upright letters one by one."""
    for line in lines:
        letters: list[Letter] = []
        for inked, group in itertools.groupby(line.letters, key=lambda letter: letter.ink):
            piece = tuple(group)
            box = functools.reduce(operator.or_, (pymupdf.Rect(letter.sides) for letter in piece))
            seen = seen_at(box, words)
            said = "".join(letter.text for letter in piece)
            heard = seen if line.lie is Lie.LEVEL else key(said) in key(seen)
            if letters if not inked else not heard and any(map(str.isalnum, said)):
                letters += piece
        if letters:
            yield Line(tuple(letters), line.lie, new=True, forward=line.forward)


def _ink(page: pymupdf.Page) -> Iterable[Sides]:
    """Yield where lines and pictures stand; of a filled panel only the edges, for boxes may stand on it."""
    for picture in images(page):
        yield tuple(picture["bbox"])
    for drawing in page.get_cdrawings():
        for item in drawing["items"]:
            if item[0] == "l":
                (ax, ay), (bx, by) = item[1], item[2]
                yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
            elif item[0] == "re":
                x0, y0, x1, y1 = item[1]
                if min(x1 - x0, y1 - y0) < _THIN:
                    yield x0, y0, x1, y1
                else:
                    yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
            else:
                yield tuple(drawing["rect"])
