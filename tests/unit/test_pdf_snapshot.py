"""Pictures of a place on a page: framed, of the page as it is seen, and none of what cannot be opened."""

import pymupdf
import pytest

from woo_redact.model import Area, Box
from woo_redact.pdf.snapshot import snapshot

BOX = Box(100, 300, 180, 312)
RED = (200, 30, 30)


def pdf(rotation: int = 0, **saving: object) -> bytes:
    """Return one page with grey paint where BOX is on the unrotated page."""
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=600)
        page.draw_rect(pymupdf.Rect(100, 300, 180, 312), color=None, fill=(0.5, 0.5, 0.5))
        page.set_rotation(rotation)
        made: bytes = document.tobytes(**saving)
        return made


def pixels(png: bytes | None) -> pymupdf.Pixmap:
    assert png is not None
    return pymupdf.Pixmap(png)


def test_a_place_is_shown_with_its_lines_and_a_frame() -> None:
    picture = pixels(snapshot(pdf(), 0, Area(0, BOX)))
    scale = 96 / 72
    assert picture.width == pytest.approx(400 * scale, abs=1)
    assert picture.height == pytest.approx((12 + 2 * 72) * scale, abs=2)
    top = round((300 - 72) * scale)  # where the strip begins on the page
    middle = picture.pixel(round(140 * scale), round(306 * scale) - top)
    assert all(abs(tone - 128) < 3 for tone in middle)  # what stands there is still seen
    assert picture.pixel(round(140 * scale), round(300 * scale) - 3 - top) == RED
    assert picture.pixel(round(100 * scale) - 3, round(306 * scale) - top) == RED


def test_a_page_without_a_place_is_shown_whole() -> None:
    picture = pixels(snapshot(pdf(), 0))
    assert picture.width / picture.height == pytest.approx(400 / 600, abs=0.01)


def test_a_turned_page_is_shown_as_it_is_seen() -> None:
    picture = pixels(snapshot(pdf(rotation=90), 0))
    assert picture.width > picture.height


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (b"", 0),
        (b"no pdf at all", 0),
        (pdf(), 7),
        (pdf(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="geheim"), 0),
    ],
)
def test_what_cannot_be_shown_gives_no_picture(data: bytes, page: int) -> None:
    assert snapshot(data, page) is None


def test_a_place_beside_the_page_gives_no_picture() -> None:
    assert snapshot(pdf(), 0, Area(0, Box(10, 2000, 20, 2010))) is None
