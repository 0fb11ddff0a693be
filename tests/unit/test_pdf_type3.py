"""Type 3 fonts: those that draw letters are text, those that hide words are looked at."""

import io
import math

import pikepdf
import pymupdf
import pytest

from woo_redact.pdf.judge import Judge, Route
from woo_redact.pdf.type3 import pictured
from woo_redact.pdf.used import cut_fonts

STENCIL = b"600 0 0 0 500 700 d1 q 500 0 0 700 0 0 cm BI /W 8 /H 1 /IM true /BPC 1 ID \x0f EI Q"


ICON = b"1200 0 d0 1200 0 0 1200 0 -200 cm /Im0 Do"


def font_of(*glyphs: bytes, shown: bytes = b"/T 20 Tf 20 100 Td (a) Tj") -> bytes:
    """Return a PDF whose one font has these glyphs, for the codes from "a" on, and two pictures."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        names = [pikepdf.Name(f"/{chr(97 + number)}") for number in range(len(glyphs))]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, 0, 0, 0],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs={str(name): pdf.make_stream(glyph) for name, glyph in zip(names, glyphs, strict=True)},
            Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=[97, *names]),
            FirstChar=97,
            LastChar=96 + len(glyphs),
            Widths=[600] * len(glyphs),
        )
        font.Resources = pikepdf.Dictionary(XObject={f"/Im{n}": _picture(pdf) for n in range(2)})
        page.Resources = pikepdf.Dictionary(Font={"/T": pdf.make_indirect(font)})
        page.Contents = pdf.make_stream(b"BT " + shown + b" ET")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def _picture(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return a picture of two by two grey points."""
    names = {
        "Type": pikepdf.Name.XObject,
        "Subtype": pikepdf.Name.Image,
        "ColorSpace": pikepdf.Name.DeviceGray,
    }
    return pdf.make_stream(b"\x10\x50\x90\xd0", **names, Width=2, Height=2, BitsPerComponent=8)


def route(data: bytes) -> Route:
    """Return how the one page of a PDF is read."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        page = document[0]
        return Judge(document, frozenset()).view(page, [], page.get_texttrace()).route


@pytest.mark.parametrize(
    ("glyph", "plain"),
    [
        (b"600 0 0 0 500 700 d1 0 0 m 500 0 l 250 700 l h f", True),
        (b"600 0 d0 0 0 500 700 re f", True),
        (STENCIL, True),
        (STENCIL.replace(b"/IM true", b"/CS /G"), False),  # a picture in grey
        (STENCIL.replace(b"500 0 0 700", b"5000 0 0 700"), False),  # a stencil as wide as a name
        (b"600 0 0 0 500 700 d1 0 0 9000 700 re f", False),  # as wide as a name
        (b"600 0 0 0 500 700 d1 q 8 0 0 8 0 0 cm 0 0 500 700 re f Q", False),  # the same by a matrix
        (b"9000 0 0 0 9000 700 d1 0 0 m 9000 700 l S", False),
        (b"600 0 d0 BT /F1 1 Tf (Jip) Tj ET", False),
        (b"600 0 d0 q 1000 0 0 1000 0 0 cm /Fm0 Do Q", False),
        (b"600 0 d0 /Sh0 sh", False),
        (b"600 0 d0 /Span <</ActualText (Jip)>> BDC 0 0 500 700 re f EMC", False),
        (b"0 0 500 700 re f", False),  # no width: no glyph by the standard
        (b"", False),
        (b"d0 0 0 500 700 re f", False),
        (b"(a) 0 d0 0 0 500 700 re f", False),
        (b"600 0 d0 1 0 cm 0 0 500 700 re f", False),
        (b"600 0 d0 1 2 3 l f", False),
    ],
)
def test_a_plain_glyph_is_paths_or_one_stencil_within_its_cell(glyph: bytes, plain: bool) -> None:  # noqa: FBT001
    with pymupdf.open(stream=font_of(glyph), filetype="pdf") as document:
        (font,) = document[0].get_fonts(full=True)
        assert (pictured(document, font[0]) == 0) is plain


def test_a_font_of_whose_glyphs_one_is_odd_is_not_plain() -> None:
    with pymupdf.open(stream=font_of(STENCIL, b"600 0 d0 /Fm0 Do"), filetype="pdf") as document:
        assert pictured(document, document[0].get_fonts(full=True)[0][0])


def test_an_emoji_is_a_picture_in_a_cell() -> None:
    with pymupdf.open(stream=font_of(ICON, STENCIL), filetype="pdf") as document:
        assert pictured(document, document[0].get_fonts(full=True)[0][0]) == pytest.approx(1.44)


def test_a_glyph_of_two_pictures_may_show_a_word() -> None:
    with pymupdf.open(stream=font_of(ICON + b" " + ICON[10:]), filetype="pdf") as document:
        assert pictured(document, document[0].get_fonts(full=True)[0][0]) == math.inf


def test_icons_are_let_pass_and_what_may_be_words_is_read_by_eye() -> None:
    words = [ICON] * 5
    small, large = b"/T 12 Tf 20 100 Td ", b"/T 24 Tf 20 100 Td "
    assert route(font_of(*words, shown=small + b"(aa) Tj")) is Route.TEXT
    assert route(font_of(*words, shown=large + b"(aa) Tj")) is Route.PICTURE
    assert route(font_of(*words, shown=small + b"(abcde) Tj")) is Route.PICTURE


def test_pictures_that_no_kept_glyph_draws_go() -> None:
    with pikepdf.open(io.BytesIO(font_of(ICON, ICON.replace(b"Im0", b"Im1")))) as pdf:
        cut_fonts(pdf)
        font = pdf.pages[0].Resources.Font["/T"]
        assert list(font.Resources.XObject.keys()) == ["/Im0"]
