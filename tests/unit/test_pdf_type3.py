"""Type 3 fonts: those that draw letters are text, those that hide words are looked at."""

import io

import pikepdf
import pymupdf
import pytest

from woo_redact.pdf.type3 import is_plain

STENCIL = b"600 0 0 0 500 700 d1 q 500 0 0 700 0 0 cm BI /W 8 /H 1 /IM true /BPC 1 ID \x0f EI Q"


def font_of(*glyphs: bytes, matrix: tuple[float, ...] = (0.001, 0, 0, 0.001, 0, 0)) -> bytes:
    """Return a PDF whose one font has these glyphs, for the codes from "a" on."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        names = [pikepdf.Name(f"/{chr(97 + number)}") for number in range(len(glyphs))]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, 0, 0, 0],
            FontMatrix=list(matrix),
            CharProcs={str(name): pdf.make_stream(glyph) for name, glyph in zip(names, glyphs, strict=True)},
            Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=[97, *names]),
            FirstChar=97,
            LastChar=96 + len(glyphs),
            Widths=[600] * len(glyphs),
        )
        page.Resources = pikepdf.Dictionary(Font={"/T": pdf.make_indirect(font)})
        page.Contents = pdf.make_stream(b"BT /T 20 Tf 20 100 Td (a) Tj ET")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


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
        assert is_plain(document, font[0]) is plain


def test_a_font_of_whose_glyphs_one_is_odd_is_not_plain() -> None:
    with pymupdf.open(stream=font_of(STENCIL, b"600 0 d0 /Fm0 Do"), filetype="pdf") as document:
        assert not is_plain(document, document[0].get_fonts(full=True)[0][0])
