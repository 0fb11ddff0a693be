"""Pictures: masked pixels are blanked, cropped and covered ones are noticed, turned and cut ones are regions."""

import io

import pikepdf
import pymupdf
import pytest
from pikepdf import Name

from tests.paper.handmade import Made, image
from woo_redact.errors import UnreadableError
from woo_redact.pdf.codes import without_segments
from woo_redact.pdf.pictures import blank_masked, check_codes, empty_unshown, hides_ink
from woo_redact.pdf.programs import without_names
from woo_redact.pdf.regions import regions_of
from woo_redact.pdf.shows import characters_shown
from woo_redact.resources import font_folder


def words(width: int = 300, height: int = 60) -> pymupdf.Pixmap:
    """Return a picture of words."""
    with pymupdf.open() as document:
        page = document.new_page(width=width, height=height)
        page.insert_text((10, 40), "Jip Zwaan was hier", fontsize=24)
        return page.get_pixmap(dpi=72, alpha=False)


def document(place: bytes, *, mask: int | None = None) -> pymupdf.Document:
    """Make a page that draws a picture of words in some way, with a soft mask of one tone or none."""
    pixmap = words()
    with pymupdf.open() as made:
        made.new_page(width=400, height=300).insert_text((20, 280), "Onderschrift", fontsize=11)
        data = bytes(made.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        image = pdf.make_stream(
            pixmap.samples, Type=Name.XObject, Subtype=Name.Image, Width=pixmap.width, Height=pixmap.height
        )
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        if mask is not None:
            cover = pdf.make_stream(bytes([mask]), Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
            cover.ColorSpace, cover.BitsPerComponent = Name.DeviceGray, 8
            image.SMask = cover
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Im0=image)
        pdf.pages[0].contents_add(place)
        out = io.BytesIO()
        pdf.save(out)
    return pymupdf.open(stream=out.getvalue(), filetype="pdf")


WHOLE = b"q 300 0 0 60 50 150 cm /Im0 Do Q"


@pytest.mark.parametrize(
    ("place", "hides"),
    [
        (WHOLE, False),
        (b"q 0 200 -40 0 300 50 cm /Im0 Do Q", False),
        (b"q 50 150 60 60 re W n 300 0 0 60 50 150 cm /Im0 Do Q", True),
        (b"q 300 0 0 60 250 150 cm /Im0 Do Q", True),
        (WHOLE + b" 0 g 50 150 150 60 re f", True),
        (WHOLE + b" BT /helv 11 Tf 200 180 Td (eroverheen) Tj ET", False),
    ],
)
def test_ink_that_the_page_does_not_show_is_noticed(place: bytes, hides: bool) -> None:  # noqa: FBT001
    with document(place) as made:
        assert hides_ink(made[0]) == hides


@pytest.mark.parametrize(("mask", "left"), [(0, False), (255, True), (128, True)])
def test_pixels_behind_a_mask_are_blanked(mask: int, left: bool) -> None:  # noqa: FBT001
    with document(WHOLE, mask=mask) as made:
        before = made[0].get_pixmap(dpi=72).samples
        blank_masked(made)
        (xref,) = [image[0] for image in made[0].get_images()]
        pixels = pymupdf.Pixmap(made, xref)
        assert (min(pixels.samples) < 100) == left
        assert made[0].get_pixmap(dpi=72).samples == before


def test_strips_are_one_region_and_a_turned_picture_tells_its_turn() -> None:
    strips = b"q 300 0 0 30 50 180 cm /Im0 Do Q q 300 0 0 30 50 150 cm /Im0 Do Q q -200 0 0 -40 300 60 cm /Im0 Do Q"
    with document(strips) as made:
        regions = regions_of(made[0])
    assert [region.turn for region in regions] == [0, 180]
    assert regions[0].box.height == pytest.approx(72)


def test_words_drawn_as_paths_are_a_region_and_tables_are_none() -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        for n in range(60):
            page.draw_line((50, 50 + 10 * n), (500, 50 + 10 * n))
        assert regions_of(page) == []
        shape = page.new_shape()
        for n in range(60):
            shape.draw_bezier((100 + n, 100), (102 + n, 90), (104 + n, 110), (105 + n, 100))
        shape.finish()
        shape.commit()
        (region,) = regions_of(page)
    assert region.box.x0 < 100
    assert region.box.x1 > 160


def test_characters_are_counted_through_forms_and_wide_fonts() -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((72, 72), "twaalf teken", fontsize=11)
        page.insert_font(fontname="noto", fontfile=str(font_folder() / "NotoSans-Regular.ttf"))
        page.insert_text((72, 92), "vijf.", fontname="noto", fontsize=11)
        data = bytes(made.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        resources = pdf.pages[0].obj.Resources
        form = pdf.make_stream(b"BT /helv 11 Tf (drie) Tj ET", Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = resources
        resources.XObject = pikepdf.Dictionary(X0=form)
        pdf.pages[0].contents_add(b"/X0 Do /X0 Do")
        assert characters_shown(pdf) == (12 + 5 + 8,)


@pytest.mark.parametrize(
    ("font", "least"),
    [
        ("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>", 4),
        ("<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [null]>>", 1_000_000),
        ("<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts []>>", 1_000_000),
        ("<</Type /Font /Subtype /Type0 /DescendantFonts [<</Subtype /CIDFontType2>>]>>", 1_000_000),
        (
            "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<</Subtype /Type1>>]>>",
            1_000_000,
        ),
        ("<</Type /Font /Subtype /Type7 /BaseFont /Helvetica>>", 1_000_000),
        ("null", 1_000_000),
    ],
)
def test_a_font_of_which_programs_make_different_ones_shows_more_than_is_read(font: str, least: int) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Object.parse(f"<</Font <</F0 {font}>>>>".encode())
        page.Contents = pdf.make_stream(b"BT /F0 11 Tf (acht) Tj ET")
        (shown,) = characters_shown(pdf)
    assert shown >= least
    assert (shown == 4) is (least == 4)


def test_a_font_keeps_only_the_tables_it_is_drawn_with() -> None:
    program = (font_folder() / "NotoSans-Regular.ttf").read_bytes()
    bare = without_names(program)
    assert len(bare) < len(program)
    assert "Copyright".encode("utf-16-be") not in bare
    font = pymupdf.Font(fontbuffer=bare)
    assert font.text_length("Jip Zwaan", 11) == pymupdf.Font(fontbuffer=program).text_length("Jip Zwaan", 11)
    assert without_names(b"geen lettertype") == b"geen lettertype"
    assert without_names(program[:30]) == program[:30]


def test_a_jpeg_ends_where_its_picture_ends() -> None:
    jpeg = words().tobytes("jpeg")
    private = jpeg[:2] + b"\xff\xe1\x00\x0bJip Zwaan" + jpeg[2:] + b"Jip Zwaan"
    assert without_segments(private) == without_segments(jpeg)
    assert b"Jip" not in without_segments(private)
    assert without_segments(b"geen jpeg") == b"geen jpeg"


def test_a_picture_that_no_page_shows_is_emptied_and_its_twin_is_not() -> None:
    twin, other = (image(bytes(range(first, first + 100)) * 9, (30, 30)) for first in (0, 90))
    place = "q 30 0 0 30 {} 100 cm /Im{} Do Q "
    content = "".join(place.format(40 * n, n) for n in (0, 1)) + "/G0 gs " + place.format(120, 2)
    data = Made(
        content=content.encode(),
        resources="/XObject << /Im0 5 0 R /Im1 6 0 R /Im2 7 0 R >> /ExtGState << /G0 << /ca 0 >> >>",
        more={5: twin, 6: twin, 7: other},
    ).bytes()
    with pymupdf.open(stream=data, filetype="pdf") as document:
        empty_unshown(document)
        assert [pymupdf.Pixmap(document, xref).width for xref in (5, 6, 7)] == [30, 30, 1]


def test_colours_that_are_not_drawn_are_wiped_and_the_others_stay() -> None:
    samples = bytes([200] * 450 + [20] * 450)
    data = Made(
        content=b"q 30 0 0 30 50 100 cm /Im0 Do Q",
        resources="/XObject << /Im0 5 0 R >>",
        more={5: image(samples[:435] + bytes([255] * 15) + samples[450:], (30, 30), keys="/Mask [190 255]")},
    ).bytes()
    with pymupdf.open(stream=data, filetype="pdf") as document:
        before = document[0].get_pixmap().samples
        blank_masked(document)
        assert document[0].get_pixmap().samples == before
        pixels = document.xref_stream(5)
        assert set(pixels[: 3 * 450]) == {255}
        assert set(pixels[3 * 450 :]) == {20}


@pytest.mark.parametrize("keys", ["/Filter /JBIG2Decode", "/Filter /FooDecode", "/Filter /DCTDecode"])
def test_a_picture_that_cannot_be_decoded_is_refused(keys: str) -> None:
    data = Made(
        content=b"q 30 0 0 30 50 100 cm /Im0 Do Q",
        resources="/XObject << /Im0 5 0 R >>",
        more={5: image(b"geen afbeelding" * 9, (30, 30), bits=1, keys=keys)},
    ).bytes()
    with (
        pymupdf.open(stream=data, filetype="pdf") as document,
        pytest.raises(UnreadableError, match="afbeelding"),
    ):
        check_codes(document)


def test_a_table_of_a_spoilt_font_that_is_another_goes() -> None:
    program = (font_folder() / "NotoSans-Regular.ttf").read_bytes()
    count = int.from_bytes(program[4:6])
    entries = {program[12 + 16 * n : 16 + 16 * n]: program[12 + 16 * n : 28 + 16 * n] for n in range(count)}
    name, maxp = entries[b"name"], entries[b"maxp"]
    spoilt = without_names(program.replace(maxp, maxp[:8] + name[8:]))
    assert "Copyright".encode("utf-16-be") not in spoilt
    assert len(spoilt) < len(without_names(program))
