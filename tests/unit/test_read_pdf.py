"""PDFs, on top of what the one door to PyMuPDF reads from them."""

import pytest

from woo_redact.model import DocumentKind, Page, Span
from woo_redact.pdf.text import PaperText
from woo_redact.read import pdf


def paper(text: str, distrusted: tuple[tuple[int, str], ...] = ()) -> PaperText:
    """Return a paper's text on three pages, all of it on the first."""
    span = Span(0, len(text)) if text else None
    pages = tuple(Page(number=n, span=None if n else span, width=595.0, height=842.0) for n in range(3))
    return PaperText(
        text=text, pages=pages, boxes=(None,) * len(text), synthetic=frozenset(), distrusted=distrusted
    )


@pytest.mark.parametrize(
    ("text", "distrusted", "unread", "remarks"),
    [
        ("Brief", (), "", ()),
        ("", (), "", ("lege pagina's",)),
        ("", ((0, "scan"), (2, "scan")), "scan (pagina 1, 3)", ()),
        ("x", ((0, "scan"), (1, "lagen"), (2, "scan")), "lagen (pagina 2); scan (pagina 1, 3)", ()),
    ],
)
def test_paper(monkeypatch, text, distrusted, unread, remarks):
    monkeypatch.setattr(pdf, "read_pdf", lambda _: paper(text, distrusted))
    document = pdf.read_paper(b"%PDF", source="m » b.pdf", name="b.pdf", local_id="2", parent="1")
    assert (document.kind, document.title, document.date) == (DocumentKind.PAPER, "b", None)
    assert (document.text, document.unread, document.remarks) == (text, unread, remarks)
    assert document.unreadable_pages == tuple(number for number, _ in distrusted)
