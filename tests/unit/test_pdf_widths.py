"""What the width of a box tells of the name under it."""

import pymupdf

from woo_redact.model import Span
from woo_redact.pdf.marks import Mark, fit
from woo_redact.pdf.text import read_pdf
from woo_redact.pdf.widths import fitting, gap_of

TEAM = (
    "Jip Zwaan",
    "Ilse Vos",
    "Tom Kraai",
    "Roelof van der Heide-Boschma",
    "Jip  Zwaan",
    "Ap Uil",
    "Jan Ekster",
)


def fits(line: str, *, widened: bool) -> int:
    """Return how many of the team fit the gap of Jip Zwaan in a line."""
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 100), line, fontsize=11)
        text = read_pdf(bytes(document.tobytes()))
    start = text.text.index("Jip Zwaan")
    marks = [Mark(place=place, labels=("J",)) for place in text.places(Span(start, start + 9))]
    return fitting(gap_of(fit(marks, text) if widened else marks, "Jip Zwaan"), TEAM)


def test_a_bare_gap_singles_the_person_out() -> None:
    assert fits("Aan: Jip Zwaan", widened=False) == 1


def test_a_box_on_the_grid_fits_many() -> None:
    assert fits("Aan: Jip Zwaan", widened=True) >= 3


def test_where_the_line_leaves_no_room_the_gap_tells_as_before() -> None:
    assert fits("Met Jip Zwaan gesproken", widened=True) == 1


def test_over_two_lines_every_name_fits() -> None:
    assert fitting(gap_of((), "Jip Zwaan"), TEAM) == len(TEAM) - 1
