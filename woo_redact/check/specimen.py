"""The PDF under the checks, opened once for all of them, and what is known of it."""

import io
from dataclasses import dataclass, field
from functools import cached_property
from types import TracebackType
from typing import Self

import pikepdf

from woo_redact.check.boxes import Sheet
from woo_redact.check.matcher import Matcher, squeeze
from woo_redact.check.second import second_text
from woo_redact.model import Output
from woo_redact.pdf.inspect import Inspector, PageView, Raster


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the dossier knows of one of its outputs; a PDF of another's making has none of it."""

    output: Output
    matcher: Matcher = field(repr=False)


class Specimen:
    """One PDF: its bytes, and lazily what each reader makes of it: a failing reader fails its checks only."""

    def __init__(self, data: bytes, *, name: str, known: Known | None = None) -> None:
        """Open the PDF in MuPDF.

        Raises:
            UnreadableError: if it cannot be opened, needs a password or has no pages.
        """
        self.data = data
        self.name = name
        self.known = known
        self._inspector = Inspector(data)
        self._rasters: dict[int, Raster] = {}

    def __enter__(self) -> Self:
        """Return the specimen itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every reader that was opened."""
        self._inspector.close()
        if "pdf" in self.__dict__:
            self.pdf.close()

    @cached_property
    def pages(self) -> tuple[PageView, ...]:
        """Every page as MuPDF draws it."""
        return self._inspector.pages()

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every page with its glyphs and boxes sorted by place."""
        return tuple(Sheet(page) for page in self.pages)

    @cached_property
    def second(self) -> tuple[str, ...]:
        """The text of every page by the second extractor."""
        return second_text(self.data)

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The objects of the file, as qpdf reads them."""
        return pikepdf.open(io.BytesIO(self.data))

    @property
    def repaired(self) -> bool:
        """True when MuPDF had to guess the structure of a broken file."""
        return self._inspector.repaired

    @cached_property
    def explained_from(self) -> int:
        """The number of the page on which the explanation starts, past the last page when there is none.

        Searched from the end: the text of the document may quote the heading too.
        """
        explanation = self.known.output.explanation if self.known else None
        if explanation is None:
            return len(self.pages)
        heading = squeeze(explanation.heading)
        found = (page.number for page in reversed(self.pages) if heading in squeeze(page.text))
        return next(found, len(self.pages) - 1)

    @property
    def content(self) -> tuple[Sheet, ...]:
        """The pages before the explanation."""
        return self.sheets[: self.explained_from]

    def raster(self, page: int) -> Raster:
        """Return a page as a picture; drawn once."""
        if page not in self._rasters:
            self._rasters[page] = self._inspector.raster(page)
        return self._rasters[page]

    def picture(self, xref: int) -> Raster:
        """Take an image out of the file.

        Raises:
            UnreadableError: if it cannot be decoded.
        """
        return self._inspector.picture(xref)
