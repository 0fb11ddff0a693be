"""The third extractor: the text of a PDF as PDFium (the engine of Chromium) reads it."""

from typing import Final

import pypdfium2

_BROKEN: Final = "\ufffe"
"""How PDFium writes the hyphen of a word that a line end broke."""


def third_text(data: bytes) -> tuple[str, ...]:
    """Return the text of each page; whatever PDFium raises goes up."""
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_text(document, number) for number in range(len(document)))
    finally:
        document.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the text of one page."""
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            return str(text.get_text_range()).replace(_BROKEN, "-")
        finally:
            text.close()
    finally:
        page.close()
