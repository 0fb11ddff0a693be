"""Boxes on tight lines: no ink of what stays lies under them, and labels do not lie over one another."""

import itertools

import numpy as np
import pymupdf
import pytest

from woo_redact.model import Box, Span
from woo_redact.pdf.erase import Erased, erase_paper
from woo_redact.pdf.marks import Lie, Mark, fit
from woo_redact.pdf.text import read_pdf
from woo_redact.pdf.trim import _cut
from woo_redact.resources import font_folder

NOTO = str(font_folder() / "NotoSans-Regular.ttf")
ACCURATE = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_ACCURATE_BBOXES
LINES = ("gypsy bij de jaguarjager, gegijzeld", "heer Jip Ångström van Byljouw", "ÉÉN DAG LATER, AFSCHRIFT")


def page(*, leading: float, frame: float | None = None, turn: int = 0) -> bytes:
    with pymupdf.open() as document:
        sheet = document.new_page()
        for number, line in enumerate(LINES):
            sheet.insert_text((72, 100 + number * leading), line, fontsize=10, fontfile=NOTO, fontname="n")
        if frame is not None:
            sheet.draw_line((60, frame), (400, frame), width=0.5)
        sheet.set_rotation(turn)
        return bytes(document.tobytes())


def without(data: bytes, *names: str) -> Erased:
    text = read_pdf(data)
    spans = [Span(at, at + len(name)) for name in names if (at := text.text.index(name)) >= 0]
    marks = [Mark(place=place, labels=("5.1.2e", "J")) for span in spans for place in text.places(span)]
    return erase_paper(data, fit(marks, text), title="t", closing=None, paper=text)


def inked(pdf: bytes) -> list[pymupdf.Rect]:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        raw = document[0].get_text("rawdict", flags=ACCURATE)
        return [
            pymupdf.Rect(char["bbox"])
            for block in raw["blocks"]
            for line in block["lines"]
            for span in line["spans"]
            if "Noto" in span["font"] and span["size"] > 9
            for char in span["chars"]
            if not char["c"].isspace()
        ]


@pytest.mark.parametrize("leading", [8.5, 9.2, 11.0])
def test_a_box_lies_over_no_ink_of_the_lines_above_and_below(leading: float) -> None:
    done = without(page(leading=leading), "Jip Ångström", "Byljouw")
    assert not done.pictures
    left = inked(done.pdf)
    assert len(left) == sum(len(line.replace(" ", "")) for line in LINES) - len("JipÅngströmByljouw")
    for mark, letter in itertools.product(done.marks, left):
        assert (mark.box & letter).is_empty or abs(mark.box & letter) < 0.05
    assert all(mark.label for mark in done.marks)


def test_where_lines_overlap_the_middle_of_a_box_is_left() -> None:
    (mark,) = without(page(leading=7), "Byljouw").marks
    area = mark.place.area.box
    assert 0.399 <= mark.box.height / (area.y1 - area.y0) < 0.5


def test_on_wide_lines_a_box_is_as_high_as_its_letters() -> None:
    (mark,) = without(page(leading=20), "Byljouw").marks
    assert mark.box.height == pytest.approx(10.4, abs=0.3)


@pytest.mark.parametrize(("frame", "covered"), [(111.5, False), (107.5, True)])
def test_the_frame_of_a_cell_stays_and_a_line_through_words_goes(frame: float, covered: bool) -> None:  # noqa: FBT001
    (mark,) = without(page(leading=10, frame=frame), "Byljouw").marks
    assert (mark.box.y0 < frame < mark.box.y1) is covered


@pytest.mark.parametrize(
    ("comma", "end", "high"),
    [(49.97, 50, 10), (49.2, 49.2, 10), (47, 50, 8)],
    ids=["beside", "kerned", "of the line below"],
)
def test_a_comma_at_the_end_of_a_box_does_not_make_it_lower(comma: float, end: float, high: float) -> None:
    box = _cut(Box(0, 0, 50, 10), Lie.LEVEL, np.array([[comma, 8.15, 52, 11]]), np.zeros((0, 4)))
    assert box.x1 == pytest.approx(end)
    assert box.y1 == pytest.approx(high)


def test_a_quote_before_a_box_does_not_make_it_lower() -> None:
    box = _cut(Box(0, 0, 50, 10), Lie.LEVEL, np.array([[-2, 0, 0.7, 3]]), np.zeros((0, 4)))
    assert box.x0 == pytest.approx(0.7)
    assert box.y0 == 0


def test_boxes_of_two_lines_do_not_overlap() -> None:
    done = without(page(leading=8), "jaguarjager", "Ångström", "LATER")
    for one, other in itertools.combinations(done.marks, 2):
        assert (one.box & other.box).is_empty


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_too(turn: int) -> None:
    done = without(page(leading=8, turn=turn), "Byljouw")
    assert not done.pictures
    assert all(
        (mark.box & letter).is_empty or abs(mark.box & letter) < 0.05
        for mark in done.marks
        for letter in inked(done.pdf)
    )
