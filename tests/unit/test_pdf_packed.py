"""What was read of a PDF comes back as it was, for this file, this text and this version alone."""

import dataclasses
import zlib

import pymupdf
import pytest

from woo_redact.model import Redaction, Span
from woo_redact.pdf.packed import pack, unpack
from woo_redact.pdf.text import read_pdf
from woo_redact.read.pdf import paper_item
from woo_redact.redact import redact


@pytest.fixture(scope="module")
def item():
    with pymupdf.open() as document:
        for number in range(2):
            page = document.new_page()
            page.insert_text((60, 80), f"Aan Jip Zwaan, blad {number}: eﬃciënt overleg.")
            page.insert_text((300, 400), "gedraaid", rotate=90)
            page.draw_line((60, 200), (300, 200))
        data = bytes(document.tobytes(no_new_id=True))
    return paper_item(data, source="a.pdf", name="a.pdf", local_id="1", parent=None)


def test_it_comes_back_as_it_was(item):
    assert unpack(item.reading, item.data, item.document) == read_pdf(item.data)


def test_it_holds_no_text(item):
    assert b"Zwaan" not in zlib.decompress(item.reading)


@pytest.mark.parametrize("change", ["file", "text", "version", "cut off", "nothing"])
def test_it_is_of_this_file_text_and_version_alone(item, change, monkeypatch):
    data, document, packed = item.data, item.document, item.reading
    if change == "file":
        data += b"\n"
    elif change == "text":
        document = dataclasses.replace(document, text=document.text.replace("Jip", "Bob"))
    elif change == "version":
        monkeypatch.setattr("woo_redact.pdf.packed.made_by", lambda: "another")
    else:
        packed = packed[:-9] if change == "cut off" else b""
    assert unpack(packed, data, document) is None


def test_the_same_is_redacted_with_it_and_without(item, monkeypatch):
    start = item.document.text.index("Jip Zwaan")
    redactions = (Redaction(document="1", ground="5.1.2.e", label="5.1.2e", span=Span(start, start + 9)),)
    plain = redact(item.document, item.data, redactions, title="Stuk", explanation=None)

    def never(*_args):
        raise AssertionError("it was read again")

    monkeypatch.setattr("woo_redact.redact.paper.read_source", never)
    again = redact(item.document, item.data, redactions, title="Stuk", explanation=None, reading=item.reading)
    assert again == plain


def test_a_page_takes_little_room():
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_textbox((40, 40, 560, 800), "Het overleg over de herinrichting van het plein. " * 60)
        data = bytes(document.tobytes())
    paper = read_pdf(data)
    assert len(paper.text) > 2500
    assert len(pack(paper, data)) < 12 * len(paper.text)
