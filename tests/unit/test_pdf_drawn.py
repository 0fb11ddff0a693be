"""Text that MuPDF moves when it erases before a change of size: it is put back and stays text."""

import io

import pymupdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from woo_redact.model import Span
from woo_redact.pdf.erase import erase_paper
from woo_redact.pdf.marks import Mark, fit
from woo_redact.pdf.text import read_pdf

NAME = "Wendelmoed Tjarksma"
SENTENCES = (
    "Gehoord: {}<super>1</super> te Beilerbrug, met <b>{}</b> namens de buurt.",
    "<font size=15>{}</font> sprak het eerst; <font size=7>{}</font> daarna niet meer.",
    "Volgens {}<sub>a</sub>{}<super>b</super> blijft het zo.",
    "{}<super>12</super>",
)


def printed(*paragraphs: str) -> bytes:
    """Return a page as ReportLab sets it: sizes change within one text object, without a new place."""
    made = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(made, pagesize=A4, invariant=1).build([Paragraph(text, style) for text in paragraphs])
    return made.getvalue()


def words(pdf: bytes) -> list[tuple[pymupdf.Rect, str]]:
    """Return the words of the page as it is seen, with their places."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        seen = document[0].rotation_matrix
        return [(pymupdf.Rect(word[:4]) * seen, word[4]) for word in document[0].get_text("words")]


def near(one: pymupdf.Rect, other: pymupdf.Rect) -> bool:
    return all(abs(a - b) < 0.2 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("turned", [0, 90])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_follows_a_removed_name_in_another_size_stands_where_it_stood(
    sentence: str, turned: int
) -> None:
    text = sentence.replace("{}", "Tjarksma")
    data = printed(text, "Een regel eronder.")
    with pymupdf.open(stream=data, filetype="pdf") as document:
        document[0].set_rotation(turned)
        data = bytes(document.tobytes())
    paper = read_pdf(data)
    places = [at for at in range(len(paper.text)) if paper.text.startswith("Tjarksma", at)]
    marks = [
        Mark(place=place, labels=("J",))
        for at in places
        for place in paper.places(Span(at, at + len("Tjarksma")))
    ]
    done = erase_paper(data, fit(marks, paper), title="t", closing=None, paper=paper)
    assert len(marks) == text.count("Tjarksma")
    assert done.pictures == ()
    found = words(done.pdf)
    assert not [word for _, word in found if "Tjarksma" in word]
    for place, word in words(data):
        if word.isalpha() and "Tjarksma" not in word:
            assert any(word == other and near(place, there) for there, other in found), word
