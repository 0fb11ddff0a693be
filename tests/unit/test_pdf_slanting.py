"""Names on lines that slant: a box on each letter, one label, and what stands beside them untouched."""

import io
import math
from itertools import pairwise

import pymupdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from woo_redact.model import Span
from woo_redact.pdf.erase import Erased, erase_paper
from woo_redact.pdf.marks import Mark, fit
from woo_redact.pdf.text import read_pdf

NAME = "Aleida Brinkhuis"


def slanting(*lines: tuple[float, float, float, float, str]) -> bytes:
    """Return a page with lines at a place, turned and sheared by degrees."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for x, y, turned, sheared, text in lines:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(turned)
        canvas.transform(1, 0, math.tan(math.radians(sheared)), 1, 0, 0)
        canvas.setFont("Helvetica", 14)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    canvas.save()
    return made.getvalue()


def hidden(data: bytes) -> Erased:
    paper = read_pdf(data)
    starts = [at for at in range(len(paper.text)) if paper.text.startswith(NAME, at)]
    assert starts
    marks = [
        Mark(place=place, labels=("5.1.2e", "J"))
        for at in starts
        for place in paper.places(Span(at, at + len(NAME)))
    ]
    return erase_paper(data, fit(marks, paper), title="t", closing=None, paper=paper)


@pytest.mark.parametrize(
    ("turned", "sheared"),
    [(2, 0), (7, 0), (20, 0), (45, 0), (70, 0), (-12, 0), (-45, 0), (160, 0), (7, 15), (20, 15), (-45, 15)],
)
def test_a_slanting_name_is_boxed_and_its_neighbours_stay(turned: int, sheared: int) -> None:
    done = hidden(slanting((290, 400, turned, sheared, f"Gezien: {NAME}; akkoord")))
    assert done.pictures == ()
    with pymupdf.open(stream=done.pdf, filetype="pdf") as document:
        page = document[0]
        text = page.get_text()
        assert NAME.split(maxsplit=1)[0] not in text
        assert NAME.split()[1] not in text
        assert [label for label in text.split() if label in {"5.1.2e", "J"}] != []
        assert "Gezien" in text
        assert "akkoord" in text
        boxes = [pymupdf.Rect(drawing["rect"]) for drawing in page.get_drawings()]
        for x0, y0, x1, y1, word, *_ in page.get_text("words", clip=pymupdf.INFINITE_RECT()):
            middle = pymupdf.Point((x0 + x1) / 2, (y0 + y1) / 2)
            assert word in {"5.1.2e", "J"} or not any(middle in box for box in boxes)


def test_each_of_two_slanting_names_has_one_label_and_boxes_without_gaps() -> None:
    done = hidden(slanting((90, 300, 30, 0, NAME), (300, 300, 30, 0, NAME)))
    with pymupdf.open(stream=done.pdf, filetype="pdf") as document:
        assert document[0].get_text().split() == ["J", "J"]
    speaking = [mark for mark in done.marks if mark.label]
    assert len({tuple(mark.box) for mark in speaking}) == 2
    assert len({(round(mark.box.width, 3), round(mark.box.height, 3)) for mark in done.marks}) == 1
    for one, other in pairwise(mark for mark in done.marks if mark.place.step == speaking[0].place.step):
        x0, y0, x1, y1 = one.box
        assert pymupdf.Rect(x0 - 5, y0 - 5, x1 + 5, y1 + 5).intersects(other.box)
