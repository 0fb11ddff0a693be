"""Typesets a message with nothing hidden, in a worker, for a person to look at."""

from woo_redact.model import Document
from woo_redact.pdf.paint import sizes_of
from woo_redact.pdf.printed import typeset_sheet
from woo_redact.pdf.sheet import Sheet
from woo_redact.pipeline.draft_tasks import printed
from woo_redact.pipeline.layout import Size
from woo_redact.redact import redact


def typeset(document: Document) -> tuple[bytes, tuple[Size, ...], Sheet]:
    """Return a mail or text as it is typeset, the sizes of its pages, and where its text stands."""
    pdf = redact(document, b"", (), title=f"Stuk {document.id}", explanation=None).pdf
    return pdf, sizes_of(pdf), typeset_sheet(pdf, document.text, printed(document, ()))
