"""A file as PDFium, the engine of Chromium, sees it: its text, its pages, and whether it can make anything of it."""

from dataclasses import dataclass, field

import pypdfium2
from PIL import Image


@dataclass(frozen=True, slots=True)
class Seen:
    """The text of all pages, the pages in grey, and complaints (a page that cannot be opened or drawn)."""

    text: str = field(repr=False)
    pages: tuple[Image.Image, ...]
    complaints: tuple[str, ...]


def seen(data: bytes, *, dpi: int) -> Seen:
    """Open every page of a file, read and draw it."""
    texts, pictures, complaints = [], [], []
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return Seen("", (), (f"PDFium: {error}",))
    for number in range(len(document)):
        try:
            page = document[number]
            texts.append(page.get_textpage().get_text_range())
            pictures.append(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L"))
        except pypdfium2.PdfiumError as error:
            complaints.append(f"PDFium, page {number + 1}: {error}")
    document.close()
    return Seen("\n".join(texts), tuple(pictures), tuple(complaints))
