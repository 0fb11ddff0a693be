"""Says what a published PDF still gives away and what it lost; shares no code with the engine.

Text by Poppler (two orders), PDFium and pdfminer.six, every stream, string, name, lost byte and earlier revision
by pikepdf, pictures and pages by Tesseract, places and pixels by Poppler, pixels by PDFium too. What did not run is told.
"""

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTItem, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from PIL import ImageOps

from tests.paper import outside, pdfium, pixels
from tests.paper.carriers import carriers, pictures
from tests.paper.cases import Case
from tests.paper.folding import fold, needles, seen, seen_in_bytes
from tests.paper.subsets import letters_left

_ORDERS = ((), ("-raw",))
_LOOK = 150
"""Dots per inch of the pages that are read by OCR."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was found: `leaks` as (place, secret); everything else as sentences."""

    leaks: tuple[tuple[str, str], ...] = field(repr=False)
    lost: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = field(default=(), repr=False)
    under: int = 0
    strayed: float = 0.0
    resized: bool = False
    warnings: tuple[str, ...] = ()
    not_run: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Tell whether nothing is left."""
        return not self.leaks


def audit(entry: Case, given: bytes, made: bytes) -> Audit:
    """Hold what was made of a case's PDF against its manifest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "given.pdf").write_bytes(given)
        (folder / "made.pdf").write_bytes(made)
        return _Desk(entry, given, made, folder).report()


def leaks(entry: Case, data: bytes) -> set[tuple[str, str]]:
    """Return the leaks of any PDF alone: used on the input too, to show that the audit has eyes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made.pdf").write_bytes(data)
        return _Desk(entry, data, data, folder).leaks()


def _drawn(data: bytes) -> Iterator[LTPage]:
    """Yield the pages with all that pdfminer.six sees drawn, in drawing order (no layout is guessed)."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        yield device.get_result()


def _chars(item: LTItem) -> list[LTChar]:
    if isinstance(item, LTChar):
        return [item]
    return [char for inner in item for char in _chars(inner)] if isinstance(item, LTContainer) else []


class _Desk:
    """One file under audit."""

    def __init__(self, entry: Case, given: bytes, made: bytes, folder: Path) -> None:
        self.entry, self.given, self.made, self.folder = entry, given, made, folder
        self.wanted = needles((*entry.secrets, *entry.also))
        self.path = folder / "made.pdf"
        self.not_run: list[str] = []
        self.texts: dict[str, str] = {}
        self.complaints: list[str] = []

    def report(self) -> Audit:
        """Run everything."""
        found = self.leaks()
        before, after = self._places("given"), self._places("made")
        dpi = pixels.DPI
        jobs = [
            outside.pages(self.folder / f"{n}.pdf", dpi=dpi, folder=self.folder / n)
            for n in ("given", "made")
        ]
        for job in jobs:
            outside.finish(job)
        old, new = (outside.rendered(self.folder / name) for name in ("given", "made"))
        if len(new) < len(old):
            self.complaints.append(f"{len(old)} pages became {len(new)}")
        self._qpdf()
        self.complaints += letters_left(self.made, set("".join(self.texts.values())))
        drawn = [pdfium.seen(data, dpi=dpi) for data in (self.given, self.made)]
        self.complaints += drawn[1].complaints
        resized = any(a.size != b.size for a, b in zip(old, new, strict=False))
        return Audit(
            leaks=tuple(sorted(found)),
            lost=self._lost(),
            unmarked=() if resized else tuple(pixels.unmarked(before, new, self.wanted)),
            under=pixels.under_boxes(after, new),
            strayed=0.0
            if resized
            else max(pixels.strayed(old, new), pixels.strayed(drawn[0].pages, drawn[1].pages)),
            resized=resized,
            warnings=tuple(self.complaints),
            not_run=tuple(self.not_run),
        )

    def leaks(self) -> set[tuple[str, str]]:
        """Return (place, secret) for every secret that is still somewhere."""
        self._read()
        found = {(place, secret) for place, text in self.texts.items() for secret in seen(text, self.wanted)}
        return found | self._carried() | self._looked_at()

    def _carried(self) -> set[tuple[str, str]]:
        """Read every string, name, stream and picture of the file."""
        found: set[tuple[str, str]] = set()
        try:
            for place, said in carriers(self.made):
                here = (
                    seen_in_bytes(said, self.wanted) if isinstance(said, bytes) else seen(said, self.wanted)
                )
                found |= {(place, secret) for secret in here}
            found |= self._pictures()
        except pikepdf.PdfError as error:
            self.not_run.append(f"pikepdf: {type(error).__name__}")
        return found

    def _read(self) -> None:
        """Read the text with several engines, each in its own order."""
        jobs = [(order, outside.start("pdftotext", *order, str(self.path), "-")) for order in _ORDERS]
        self.texts["PDFium"] = pdfium.seen(self.made, dpi=36).text
        try:
            drawn = [char for page in _drawn(self.made) for char in _chars(page)]
            self.texts["pdfminer, in its order"] = "".join(char.get_text() for char in drawn)
            by_place = sorted(drawn, key=lambda char: (-round(char.y0 / 4), char.x0))
            self.texts["pdfminer, by place"] = "".join(char.get_text() for char in by_place)
        except Exception as error:  # noqa: BLE001 - pdfminer stumbles over odd files: told, and not passed over
            self.not_run.append(f"pdfminer: {type(error).__name__}")
        for order, job in jobs:
            _, text, complaint = outside.finish(job)
            self.texts[f"Poppler {' '.join(order)}".strip()] = text
            if complaint.strip():
                self.complaints.append(f"Poppler: {complaint.strip().splitlines()[0]}")

    def _places(self, name: str) -> tuple[outside.Word, ...]:
        _, text, _ = outside.finish(
            outside.start("pdftotext", "-cropbox", "-bbox", str(self.folder / f"{name}.pdf"), "-")
        )
        return outside.words(text)

    def _lost(self) -> tuple[str, ...]:
        """Return the words that had to stay and that Poppler or PDFium does not find any more."""
        flats = (fold(self.texts["Poppler"] + " " + self.texts["Poppler -raw"]), fold(self.texts["PDFium"]))
        return tuple(word for word in self.entry.keep if not all(fold(word) in flat for flat in flats))

    def _pictures(self) -> set[tuple[str, str]]:
        """Read every picture in the file, in both polarities."""
        found: set[tuple[str, str]] = set()
        for place, picture in pictures(self.made):
            if not outside.can_ocr():
                self.not_run.append("OCR of pictures")
                break
            grey = picture.convert("L")
            # A thin picture has one line or a few (mode 6); a whole sheet is laid out first (mode 3).
            sheet = grey.height > 500
            for turn in self._turns():
                turned = grey.rotate(turn, expand=True) if turn else grey
                text = outside.ocr(turned, mode=3 if sheet else 6)
                if not sheet:
                    text += outside.ocr(ImageOps.invert(turned))
                found |= {(place, secret) for secret in seen(text, self.wanted)}
        return found

    def _looked_at(self) -> set[tuple[str, str]]:
        """Read the pages as pictures, where no text engine sees all that a person sees."""
        if not self.entry.look:
            return set()
        if not outside.can_ocr():
            self.not_run.append("OCR of pages")
            return set()
        folder = self.folder / "look"
        outside.finish(outside.pages(self.path, dpi=_LOOK, folder=folder))
        found = set()
        for number, page in enumerate(outside.rendered(folder)):
            for turn in self._turns():
                turned = page.rotate(turn, expand=True) if turn else page
                found |= {
                    (f"page {number + 1} as seen", s) for s in seen(outside.ocr(turned, mode=3), self.wanted)
                }
            if "mirror" in self.entry.name:
                found |= {
                    (f"page {number + 1} in a mirror", s)
                    for s in seen(outside.ocr(ImageOps.mirror(page), mode=3), self.wanted)
                }
        return found

    def _turns(self) -> tuple[int, ...]:
        return (0, 90, 180, 270) if "turned" in self.entry.name or "page_rotate" in self.entry.name else (0,)

    def _qpdf(self) -> None:
        if not outside.have("qpdf"):
            self.not_run.append("qpdf")
            return
        code, out, err = outside.finish(outside.start("qpdf", "--check", str(self.path)))
        if code:
            self.complaints.append(f"qpdf: {(err or out).strip().splitlines()[-1][:120]}")
