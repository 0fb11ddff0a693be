"""A page as a small picture in grey, for a person to point at an area of it."""

import zlib
from dataclasses import dataclass, field

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.pdf.look import view
from woo_redact.pdf.source import guarded, open_source

_DPI = 110  # on a terminal at its largest zoom a dot is about this size


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A page in grey: `tones` has a byte per pixel, packed by zlib, `columns` in a row; sizes in points."""

    page: int
    pages: int
    width: float
    height: float
    columns: int
    rows: int
    tones: bytes = field(repr=False)

    def unpacked(self) -> bytes:
        """Return the tones, row by row."""
        return zlib.decompress(self.tones)


def glance(untrusted_data: bytes, page: int) -> Glance:
    """Return a page (from 0) as it is seen, as reading and erasing see it too.

    Raises:
        UnreadableError: when the file cannot be opened, or has no such page.
    """
    with open_source(untrusted_data) as opened, guarded():
        if not 0 <= page < opened.document.page_count:
            raise UnreadableError(recorded("this document has no page {page}", page=page + 1))
        found = opened.document[page]
        tones = view(found, _DPI).tones
        return Glance(
            page=page,
            pages=opened.document.page_count,
            width=found.rect.width,
            height=found.rect.height,
            columns=tones.shape[1],
            rows=tones.shape[0],
            tones=zlib.compress(tones.tobytes(), 1),
        )
