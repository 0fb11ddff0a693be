"""The PDF under the checks, opened once for all of them, and what is known of it.

Pages are looked at one after the other: their glyphs and pictures are kept for a few pages only, so that a
report of thousand pages takes no more memory than one of forty.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import PurePath
from types import TracebackType
from typing import Any, Final, Self

import pikepdf

from woo_redact.check.boxes import Glyph, Sheet
from woo_redact.check.matcher import Hit, Matcher, squeeze
from woo_redact.check.objects import Thing, things
from woo_redact.check.second import second_text
from woo_redact.check.sight import Sight
from woo_redact.check.third import third_text
from woo_redact.check.words import Shown
from woo_redact.model import Area, Output, Redaction
from woo_redact.pdf.inspect import Fill, Inspector, Raster

_KEPT: Final = 40
"""Pages whose glyphs are kept at a time."""
_INLINE: Final = re.compile(rb"(?<!\S)BI\s.{0,400}?\sID\s", re.DOTALL)
_DOTS: Final = 100
"""Dots per inch of the picture of a page: a full stop of a footnote is still seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the dossier knows of one of its outputs; a PDF of another's making has none of it."""

    output: Output
    matcher: Matcher = field(repr=False)
    _found: dict[str, tuple[Hit, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Return the dossier's secrets in a text of plain form; readers mostly agree, so each text once."""
        if text not in self._found:
            self._found[text] = self.matcher.find(text)
        return self._found[text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is remembered of a page that was looked at: what it shows, and what stands on its boxes.

    `standing` are the glyphs on boxes, `labels` what they say on each, `letters` the characters by font.
    """

    shown: str = field(repr=False)
    by_place: str = field(repr=False)
    boxed: bool
    standing: tuple[Glyph, ...] = field(repr=False)
    labels: dict[Fill, str] = field(repr=False)
    letters: dict[str, frozenset[str]] = field(repr=False)


class Specimen:
    """One PDF: its bytes, and lazily what each reader makes of it: a failing reader fails its checks only."""

    def __init__(self, data: bytes, *, name: str, known: Known | None = None, ocr: bool = False) -> None:
        """Open the PDF in MuPDF.

        Raises:
            UnreadableError: if it cannot be opened, needs a password or has no pages.
        """
        self.data = data
        self.name = name
        self.known = known
        self.ocr = ocr
        self._inspector = Inspector(data)
        self.page_count = self._inspector.page_count
        self.sheet = lru_cache(maxsize=_KEPT)(self._sheet)
        self.sight = lru_cache(maxsize=2)(self._sight)
        self._notes: dict[int, Note] = {}
        self._texts: dict[int, str] = {}
        self.kept: dict[int, Any] = {}
        """What `kept_text` remembers of each page."""
        self.picture = lru_cache(maxsize=4)(self._inspector.picture)

    def __enter__(self) -> Self:
        """Return the specimen itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every reader that was opened, and let go of what was seen: own caches are circles."""
        for kept in (self.sheet, self.sight, self.picture):
            kept.cache_clear()
        self._inspector.close()
        if "pdf" in self.__dict__:
            self.pdf.close()

    def _sheet(self, number: int) -> Sheet:
        """Read one page, its glyphs and boxes sorted by place."""
        sheet = Sheet(self._inspector.page(number))
        self._texts[number] = sheet.page.text
        return sheet

    def _sight(self, number: int) -> Sight:
        """Draw one page as a reader sees it."""
        return Sight(self._inspector.raster(number, dots_per_inch=_DOTS))

    def shot(self, page: int, dots_per_inch: int = 110) -> Raster:
        """Draw a page for people to look at."""
        return self._inspector.raster(page, dots_per_inch=dots_per_inch)

    @property
    def sheets(self) -> Iterator[Sheet]:
        """Every page, one after the other."""
        return (self.sheet(number) for number in range(self.page_count))

    def text(self, number: int) -> str:
        """Return the text of a page; of a page that was read once it is kept."""
        return self._texts[number] if number in self._texts else self.sheet(number).page.text

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of every page."""
        return tuple(self.text(number) for number in range(self.page_count))

    @cached_property
    def areas(self) -> dict[int, tuple[tuple[Redaction, Area], ...]]:
        """Where the dossier put boxes, by page, each with its redaction; a thousand pages have thousands."""
        found: defaultdict[int, list[tuple[Redaction, Area]]] = defaultdict(list)
        for redaction in self.known.output.redactions if self.known else ():
            for area in redaction.areas:
                found[area.page].append((redaction, area))
        return {page: tuple(some) for page, some in found.items()}

    @property
    def stem(self) -> str:
        """The name of the file without its ending."""
        return PurePath(self.name).stem

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What is remembered of every page."""
        return tuple(self.note(number) for number in range(self.page_count))

    def note(self, number: int) -> Note:
        """Return what is remembered of a page; looked at once."""
        if number not in self._notes:
            self._notes[number] = _note(self.sheet(number), self.sight(number))
        return self._notes[number]

    @cached_property
    def shown(self) -> Shown:
        """All words that a person sees on the pages."""
        return Shown(text for page in self.notes for text in (page.shown, page.by_place))

    @property
    def boxed(self) -> bool:
        """True when something was redacted in this file: a box stands on one of its pages."""
        return any(page.boxed for page in self.notes)

    @cached_property
    def second(self) -> tuple[str, ...]:
        """The text of every page by the second extractor."""
        return second_text(self.data)

    @cached_property
    def third(self) -> tuple[str, ...]:
        """The text of every page by the third extractor."""
        return third_text(self.data)

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The objects of the file, as qpdf reads them."""
        return pikepdf.open(io.BytesIO(self.data))

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Every object of the file."""
        return things(self.pdf)

    @cached_property
    def inline(self) -> bool:
        """True when a picture stands in the drawing operators themselves (BI … ID … EI)."""
        return any(_holds_inline(thing) for thing in self.things if thing.stream)

    @property
    def repaired(self) -> bool:
        """True when MuPDF had to guess the structure of a broken file."""
        return self._inspector.repaired

    def read_by_eye(self, page: int) -> str:
        """Return what text recognition reads on the picture of a page.

        Raises:
            UnreadableError: when Tesseract's Dutch data are not installed.
        """
        return self._inspector.read_by_eye(page)

    @cached_property
    def explained_from(self) -> int:
        """The number of the page on which the explanation starts, past the last page when there is none.

        Searched from the end: the text of the document may quote the heading too.
        """
        explanation = self.known.output.explanation if self.known else None
        if explanation is None:
            return self.page_count
        heading = squeeze(explanation.heading)
        numbers = reversed(range(self.page_count))
        return next((n for n in numbers if heading in squeeze(self.text(n))), self.page_count - 1)


def _holds_inline(thing: Thing) -> bool:
    """Tell whether a stream draws a picture that it holds itself; one that cannot be read may do so."""
    if b"/Subtype /Image" in thing.source:
        return False
    try:
        return _INLINE.search(thing.item.read_bytes()) is not None
    except pikepdf.PdfError:
        return True


def _note(sheet: Sheet, sight: Sight) -> Note:
    """Return what is remembered of a page."""
    seen = [glyph for glyph, inked in zip(sheet.glyphs, sheet.inked(sight), strict=True) if inked]
    rows = sorted(seen, key=lambda glyph: (round(glyph.y / 4), glyph.x))
    letters: defaultdict[str, set[str]] = defaultdict(set)
    for run in sheet.page.runs:
        letters[run.font].update(run.text)
    return Note(
        shown=sheet.read(seen),
        by_place="".join(glyph.character for glyph in rows),
        boxed=bool(sheet.redactions) or bool(sheet.page.pictures and sight.burnt),
        standing=tuple(glyph for glyph in sheet.glyphs if glyph.ground is not None),
        labels=sheet.labels,
        letters={font: frozenset(some) for font, some in letters.items()},
    )
