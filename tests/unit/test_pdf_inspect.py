"""What MuPDF shows of a PDF: order of drawing, places as seen, colours, pictures."""

import pymupdf
import pytest

from woo_redact.errors import EncryptedError, UnreadableError
from woo_redact.model import Box
from woo_redact.pdf.inspect import Inspector, PageView


def _page(page: pymupdf.Page) -> PageView:
    with Inspector(page.parent.tobytes()) as inspector:
        (view,) = inspector.pages()
    return view


@pytest.fixture
def page() -> pymupdf.Page:
    return pymupdf.open().new_page(width=400, height=300)


def test_order_tells_below_from_on(page: pymupdf.Page) -> None:
    page.insert_text((20, 50), "onder")
    page.draw_rect((15, 38, 120, 55), color=None, fill=(0, 0, 0))
    page.insert_text((20, 50), "op", color=(1, 1, 1))
    view = _page(page)
    orders = {run.text: run.order for run in view.runs}
    (fill,) = view.fills
    assert orders["onder"] < fill.order < orders["op"]
    assert fill.box == Box(15, 38, 120, 55)
    assert fill.colour == (0, 0, 0)


@pytest.mark.parametrize(
    ("turn", "corner"),
    [(0, (20, 30)), (90, (300 - 60, 20)), (180, (400 - 70, 300 - 60)), (270, (30, 400 - 70))],
)
def test_places_are_as_seen(page: pymupdf.Page, turn: int, corner: tuple[float, float]) -> None:
    page.draw_rect((20, 30, 70, 60), color=None, fill=(0, 0, 0))
    page.set_rotation(turn)
    view = _page(page)
    assert (view.fills[0].box.x0, view.fills[0].box.y0) == pytest.approx(corner, abs=0.01)
    assert (view.width, view.height) == ((300, 400) if turn % 180 else (400, 300))


def test_what_was_cropped_away_is_still_seen(page: pymupdf.Page) -> None:
    page.insert_text((300, 250), "weg")
    page.set_cropbox(pymupdf.Rect(0, 0, 200, 120))
    (run,) = _page(page).runs
    assert run.text == "weg"
    assert run.boxes[0][0] > 200


def test_invisible_text_says_so(page: pymupdf.Page) -> None:
    page.insert_text((20, 50), "drie", render_mode=3)
    page.insert_text((20, 70), "gewoon")
    assert {run.text: run.invisible for run in _page(page).runs} == {"drie": True, "gewoon": False}


@pytest.mark.parametrize(
    ("draw", "boxes"),
    [
        (lambda page: page.draw_rect((10, 10, 50, 30), color=None, fill=(0, 0, 0), fill_opacity=0.5), 0),
        (lambda page: page.draw_rect((10, 10, 50, 30), color=(0, 0, 0), fill=None), 0),
        (lambda page: page.draw_line((10, 20), (50, 20), width=1), 0),
        (lambda page: page.draw_line((10, 20), (50, 20), width=12), 1),
        (lambda page: page.draw_line((20, 10), (20, 50), width=12), 1),
        (lambda page: page.draw_line((10, 20), (50, 60), width=12), 0),
        (
            lambda page: page.draw_polyline(
                [(10, 10), (50, 10), (50, 30), (10, 30), (10, 10)], fill=(0, 0, 0)
            ),
            1,
        ),
        (lambda page: page.draw_polyline([(10, 10), (50, 10), (30, 30), (10, 10)], fill=(0, 0, 0)), 0),
        (lambda page: page.draw_circle((30, 30), 10, fill=(0, 0, 0)), 0),
    ],
    ids=[
        "see_through",
        "outline",
        "rule",
        "thick",
        "thick_upright",
        "slanting",
        "polygon",
        "triangle",
        "circle",
    ],
)
def test_which_shapes_are_boxes(page: pymupdf.Page, draw: object, boxes: int) -> None:
    assert callable(draw)
    draw(page)
    assert len(_page(page).fills) == boxes


def test_pictures_have_their_place_and_pixels(page: pymupdf.Page) -> None:
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 40, 20))
    pixels.clear_with(90)
    page.insert_text((20, 50), "eerst")
    page.insert_image((100, 100, 200, 150), pixmap=pixels)
    page.draw_rect((10, 10, 50, 30), color=None, fill=(0, 0, 0))
    with Inspector(page.parent.tobytes()) as inspector:
        (view,) = inspector.pages()
        (picture,) = view.pictures
        raster = inspector.picture(picture.xref)
    assert picture.box == Box(100, 100, 200, 150)
    assert view.runs[0].order < picture.order < view.fills[0].order
    assert (raster.width, raster.height) == (40, 20)
    assert set(raster.pixels((0, 0, 40, 20))) == {bytes((90, 90, 90))}


def test_the_picture_of_a_page(page: pymupdf.Page) -> None:
    page.draw_rect((100, 100, 200, 150), color=None, fill=(1, 0, 0))
    with Inspector(page.parent.tobytes()) as inspector:
        raster = inspector.raster(0, dots_per_inch=144)
    assert (raster.width, raster.height, raster.scale) == (800, 600, 2.0)
    assert set(raster.pixels((110, 110, 120, 120))) == {bytes((255, 0, 0))}
    assert len(raster.pixels((110, 110, 120, 120))) == 400
    assert raster.pixels((500, 0, 600, 10)) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"geen pdf", b"\x89PNG\r\n"])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        Inspector(data)


def test_a_pdf_with_a_password(page: pymupdf.Page) -> None:
    data = page.parent.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="geheim", owner_pw="baas")
    with pytest.raises(EncryptedError):
        Inspector(data)


def test_reprs_hold_no_text(page: pymupdf.Page) -> None:
    page.insert_text((20, 50), "Zandstra")
    assert "Zandstra" not in repr(_page(page))
