"""What no reader sees goes; what is seen through or over something else stays."""

import io
from typing import Any

import pikepdf
import pymupdf
import pytest

from woo_redact.pdf import source
from woo_redact.pdf.text import read_pdf
from woo_redact.pdf.unseen import Removed


def page() -> tuple[pymupdf.Document, pymupdf.Page]:
    """Make a page with a line of ordinary text."""
    document = pymupdf.open()
    sheet = document.new_page(width=300, height=200)
    sheet.insert_text((20, 30), "Gewone tekst", fontsize=11)
    return document, sheet


def picture(alpha: int) -> pymupdf.Pixmap:
    """Make a red picture that is so opaque."""
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 20, 20), True)  # noqa: FBT003
    pixmap.set_rect(pixmap.irect, (200, 30, 30, 255))
    pixmap.set_alpha(bytes([alpha] * 400))
    return pixmap


@pytest.mark.parametrize(
    "how",
    [
        {"color": (1, 1, 1)},
        {"fontsize": 0.8},
        {"fill_opacity": 0.0, "stroke_opacity": 0.0},
        {"render_mode": 3},
    ],
)
def test_text_that_leaves_no_trace_is_gone(how: dict[str, object]) -> None:
    document, sheet = page()
    with document:
        sheet.insert_text((20, 100), "Jip Zwaan", **{"fontsize": 11, **how})
        text = read_pdf(bytes(document.tobytes()))
    assert "Zwaan" not in text.text
    assert "Gewone tekst" in text.text
    assert "onzichtbare tekst" in text.remarks[0]


@pytest.mark.parametrize(("alpha", "seen"), [(255, False), (60, True)])
def test_text_below_a_picture_stays_when_it_shows_through(alpha: int, seen: bool) -> None:  # noqa: FBT001
    document, sheet = page()
    with document:
        sheet.insert_text((20, 100), "Jip Zwaan", fontsize=11)
        sheet.insert_image(pymupdf.Rect(10, 85, 110, 105), pixmap=picture(alpha))
        text = read_pdf(bytes(document.tobytes()))
    assert ("Zwaan" in text.text) == seen


def test_text_below_a_black_bar_is_gone_and_beside_it_stays() -> None:
    document, sheet = page()
    with document:
        sheet.insert_text((20, 100), "Dag Jip Zwaan", fontsize=11)
        sheet.draw_rect(pymupdf.Rect(43, 85, 150, 110), fill=(0, 0, 0))
        text = read_pdf(bytes(document.tobytes()))
    assert "Dag" in text.text
    assert "Zwaan" not in text.text


def test_white_text_on_a_dark_ground_stays() -> None:
    document, sheet = page()
    with document:
        sheet.draw_rect(pymupdf.Rect(10, 80, 200, 110), fill=(0, 0, 0.4))
        sheet.insert_text((20, 100), "Jip Zwaan", fontsize=11, color=(1, 1, 1))
        text = read_pdf(bytes(document.tobytes()))
    assert "Jip Zwaan" in text.text


def changed(change: str) -> bytes:
    """Make a page and change it below PyMuPDF's level."""
    document, _ = page()
    with document:
        data = bytes(document.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        sheet = pdf.pages[0]
        if change == "crop":
            sheet.obj.CropBox = pikepdf.Array([0, 100, 300, 200])
            sheet.contents_add(b"BT /helv 11 Tf 20 50 Td (Jip Zwaan) Tj ET")
        elif change == "unit":
            sheet.obj.UserUnit = 2
        elif change == "turned":
            sheet.obj.CropBox = pikepdf.Array([0, 100, 300, 200])
            sheet.obj.Rotate = 90
        elif change == "flat":
            sheet.contents_add(b"BT /helv 11 Tf 1 0 0 0 20 50 Tm (Jip Zwaan) Tj ET")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize(
    ("change", "size"), [("crop", (300, 100)), ("unit", (600, 400)), ("turned", (100, 300))]
)
def test_a_page_is_what_is_shown_of_it(change: str, size: tuple[int, int]) -> None:
    text = read_pdf(changed(change))
    assert text.text.strip() == "Gewone tekst"
    assert (text.pages[0].width, text.pages[0].height) == size
    box = text.boxes[0]
    assert box is not None
    assert 0 < box[0] < size[0]
    assert 0 < box[1] < size[1]


def test_a_string_that_cannot_be_removed_makes_the_page_one_for_the_eye(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", "/nowhere")
    ((number, reason),) = read_pdf(changed("flat")).distrusted
    assert number == 0
    assert "tekst die niet te lezen is" in reason


def test_what_was_found_settled_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 100), "Niets verborgen")
        page = document.new_page()
        page.insert_text((72, 100), "Wel iets")
        page.insert_text((72, 200), "verborgen", render_mode=3)
        data = bytes(document.tobytes())
    paper = read_pdf(data)
    assert paper.settled == {0}
    looked = []
    plainly = source.remove_unseen

    def watched(page: pymupdf.Page, pieces: list[dict[str, Any]]) -> Removed:
        """Note which page is looked at."""
        looked.append(page.number)
        return plainly(page, pieces)

    monkeypatch.setattr(source, "remove_unseen", watched)
    with source.open_source(data, settled=paper.settled) as opened:
        assert looked == [1]
        assert "verborgen" not in opened.document[1].get_text()
        assert opened.settled == {0}
