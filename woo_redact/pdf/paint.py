"""A page as an officer looks at it: in colour, at the size that is asked for."""

from functools import lru_cache
from pathlib import Path

import pymupdf

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.pdf.source import guarded, open_source

_MOST = 12_000_000  # pixels of one picture: an A3 at 200 dots per inch; a larger page is shown more coarsely
_LATELY = 3  # files kept open: whoever turns pages asks for the same one again

Size = tuple[float, float]
"""Width and height of a page in points."""


def upright(untrusted_data: bytes, settled: frozenset[int]) -> tuple[bytes, tuple[Size, ...]]:
    """Return a PDF as reading and erasing see it, to paint pages of, and the sizes of its pages.

    Pages that were `settled` when it was read are not looked at again.

    Raises:
        UnreadableError: when it cannot be opened; EncryptedError when it needs a password.
    """
    with open_source(untrusted_data, settled=settled) as opened, guarded():
        document = opened.document
        return bytes(document.tobytes()), tuple((page.rect.width, page.rect.height) for page in document)


def sizes_of(pdf: bytes) -> tuple[Size, ...]:
    """Return the sizes of the pages of a PDF of our own making.

    Raises:
        UnreadableError: when it cannot be opened.
    """
    with guarded(), pymupdf.open(stream=pdf, filetype="pdf") as document:
        return tuple((page.rect.width, page.rect.height) for page in document)


def paint(path: Path, page: int, dpi: float) -> bytes:
    """Return a page (from 0) of a file of `upright` or of our own making, as a PNG.

    Raises:
        UnreadableError: when the file cannot be opened, or has no such page.
    """
    with guarded():
        document = _opened(path, path.stat().st_mtime_ns)
        if not 0 <= page < document.page_count:
            raise UnreadableError(recorded("this document has no page {page}", page=page + 1))
        seen = document[page]
        points = abs(seen.rect)
        zoom = min(dpi / 72, (_MOST / max(points, 1.0)) ** 0.5)
        pixmap = seen.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), colorspace=pymupdf.csRGB, alpha=False)
        png: bytes = pixmap.tobytes("png")
        return png


@lru_cache(maxsize=_LATELY)
def _opened(path: Path, changed: int) -> pymupdf.Document:
    """Return a file, opened once as long as it is the same."""
    del changed
    return pymupdf.open(path, filetype="pdf")
