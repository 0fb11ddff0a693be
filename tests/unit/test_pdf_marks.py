"""Boxes: joined, widened over white space only, labelled inside."""

import dataclasses

import pymupdf
import pytest

from woo_redact.model import Area, Box, Span
from woo_redact.pdf.erase import erase_paper
from woo_redact.pdf.marks import Mark, fit
from woo_redact.pdf.text import Lie, PaperText, Place, read_pdf


def paper(*lines: tuple[float, float, str]) -> tuple[bytes, PaperText]:
    """Make a page with lines of text."""
    with pymupdf.open() as document:
        page = document.new_page()
        for x, y, text in lines:
            page.insert_text((x, y), text, fontsize=11)
        data = bytes(document.tobytes())
    return data, read_pdf(data)


def marks(text: PaperText, *words: str) -> list[Mark]:
    """Mark words."""
    found = []
    for word in words:
        start = text.text.index(word)
        places = text.places(Span(start, start + len(word)))
        found += [Mark(place=place, labels=("5.1.2e", "J")) for place in places]
    return found


def test_a_box_at_a_line_end_has_a_width_on_the_grid() -> None:
    _, text = paper((72, 100, "Aan: Jip Zwaan"))
    (mark,) = fit(marks(text, "Jip Zwaan"), text)
    assert mark.on_grid
    assert mark.box.width == pytest.approx(60, abs=0.01)
    assert mark.box.x0 == pytest.approx(text.places(Span(5, 14))[0].area.box.x0 - 0.6)


def test_names_of_nearly_the_same_width_get_the_same_box() -> None:
    widths = set()
    for name in ("Jip Zwaan", "Ilse Vos", "Tom Kraai"):
        _, text = paper((72, 100, f"Aan: {name}"))
        (mark,) = fit(marks(text, name), text)
        widths.add(round(mark.box.width, 3))
    assert len(widths) == 1


def test_a_box_does_not_grow_over_what_stays() -> None:
    _, text = paper((72, 100, "Met Jip Zwaan gesproken"))
    (mark,) = fit(marks(text, "Jip Zwaan"), text)
    kept = [box for c, box in zip(text.text, text.boxes, strict=True) if box and c.strip()]
    area = mark.place.area.box
    assert not mark.on_grid
    for x0, _, x1, _ in kept:
        inside = area.x0 - 0.1 <= x0 and x1 <= area.x1 + 0.1
        assert inside or x1 <= mark.box.x0 + 0.1 or x0 >= mark.box.x1 - 0.1


def test_a_box_does_not_grow_over_a_line_or_off_the_page() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=200)
        page.insert_text((20, 100), "Jip Zwaan", fontsize=11)
        page.draw_line((75, 80), (75, 120))
        page.draw_line((18, 80), (18, 120))
        page.insert_text((158, 150), "Jip Vos", fontsize=11)
        text = read_pdf(bytes(document.tobytes()))
    cell, edge = fit(marks(text, "Jip Zwaan", "Jip Vos"), text)
    assert cell.box.x1 < 75
    assert cell.box.x0 > 18
    assert edge.box.x1 < 198
    assert edge.box.x0 < 158  # it grew to the left instead
    assert edge.on_grid


def test_neighbours_share_a_box() -> None:
    data, text = paper((72, 100, "Met Jip Zwaan gesproken"))
    fitted = fit(marks(text, "Jip", "Zwaan"), text)
    assert fitted[0].box == fitted[1].box
    done = erase_paper(data, fitted, title="t", closing=None, paper=text)
    with pymupdf.open(stream=done.pdf, filetype="pdf") as out:
        assert out[0].get_text().count("5.1.2e") == 1
        assert len([d for d in out[0].get_drawings() if d["fill"] == (0, 0, 0)]) == 1


def test_neighbours_on_other_grounds_do_not() -> None:
    _, text = paper((72, 100, "Met Jip Zwaan gesproken"))
    first, second = marks(text, "Jip", "Zwaan")
    other = Mark(place=second.place, labels=("5.1.1c",))
    fitted = fit([first, other], text)
    assert fitted[0].box != fitted[1].box


def test_a_box_too_small_for_any_label_has_a_note_in_the_margin() -> None:
    data, text = paper((72, 100, "xx i yy"))
    start = text.text.index("i")
    (place,) = text.places(Span(start, start + 1))
    (mark,) = fit([Mark(place=place, labels=("5.1.2e",))], text)
    assert mark.label == ""
    assert mark.note is not None
    assert mark.note.x1 < 72
    done = erase_paper(data, (mark,), title="t", closing=None, paper=text)
    with pymupdf.open(stream=done.pdf, filetype="pdf") as out:
        (word,) = [w for w in out[0].get_text("words") if w[4] == "5.1.2e"]
    assert mark.note.x0 < word[0]
    assert word[2] < mark.note.x1


def test_a_note_stands_where_nothing_else_does() -> None:
    _, text = paper((72, 100, "xx i yy"), (4, 100, "rand"))
    start = text.text.index(" i ") + 1
    (place,) = text.places(Span(start, start + 1))
    (mark,) = fit([Mark(place=place, labels=("5.1.2e",))], text)
    assert mark.note is not None
    assert mark.note.x0 > 500


def test_a_box_does_not_grow_over_another_on_its_line() -> None:
    _, text = paper((72, 100, "Bel Jip Zwaan, Roel Uil en Bo Bijl"))
    first, second, third = fit(marks(text, "Jip Zwaan", "Roel Uil", "Bo Bijl"), text)
    assert first.box.x1 <= second.box.x0
    assert second.box.x1 <= third.box.x0
    _, text = paper((72, 100, "Jip Zwaan"), (130, 100, "Roel Uil"))
    one, other = marks(text, "Jip Zwaan", "Roel Uil")
    one, other = fit((one, dataclasses.replace(other, labels=("5.1.1d",))), text)
    assert one.box.x1 <= other.box.x0


def test_a_box_within_a_larger_one_is_drawn_once() -> None:
    """A signature that is asked about, and what was read in it, as a letter has them."""
    data, text = paper((72, 100, "Hoogachtend,"))
    places = [
        Place(area=Area(0, box), lie=Lie.LEVEL, strips=(box,))
        for box in (Box(107.3, 194.4, 203, 218.9), Box(107.5, 191.1, 203.1, 224.8), Box(300, 194, 360, 218))
    ]
    done = erase_paper(
        data,
        tuple(Mark(place=p, labels=("5.1.2e", "J")) for p in places),
        title="t",
        closing=None,
        paper=text,
    )
    assert len(done.marks) == 3
    with pymupdf.open(stream=done.pdf, filetype="pdf") as made:
        assert made[0].get_text().count("5.1.2e") == 2
        assert len(made[0].get_drawings()) == 2
