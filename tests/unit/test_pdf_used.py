"""Fonts keep what the text of the pages uses: no width, name, map or drawing of a letter that is gone."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from woo_redact.pdf.used import cut_fonts


def shown(content: bytes, font: Dictionary, **more: Dictionary) -> tuple[pikepdf.Pdf, pikepdf.Object]:
    """Return a PDF of one page that shows something in a font, and the font."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    made = pdf.make_indirect(font)
    page.Resources = Dictionary(Font={"/F": made}, **more)
    page.Contents = pdf.make_stream(content)
    return pdf, made


def simple() -> Dictionary:
    encoding = Dictionary(Differences=Array([65, Name.A, Name.B, 80, Name.P, Name.Q]))
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, FirstChar=65, Widths=[500, 600, 700], Encoding=encoding
    )


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F 9 Tf (AP) Tj ET",
        b"BT /F 9 Tf [(A) -20 <50>] TJ ET",
        b"BT /F 9 Tf (A) ' 1 2 (P) \" ET",
        b"/F 9 Tf q BT (A) Tj ET Q BT (P) Tj ET",
    ],
)
def test_widths_and_names_of_other_codes_go(content: bytes) -> None:
    pdf, font = shown(content, simple())
    assert cut_fonts(pdf) == {font.objgen: frozenset(b"AP")}
    assert list(font.Widths) == [500, 0, 0]
    assert list(font.Encoding.Differences) == [65, Name.A, 80, Name.P]


def test_a_font_that_shows_nothing_says_nothing() -> None:
    pdf, font = shown(b"BT ET", simple())
    cut_fonts(pdf)
    assert list(font.Widths) == [0, 0, 0]
    assert not len(font.Encoding.Differences)


def test_operators_without_operands_say_nothing() -> None:
    pdf, font = shown(b"Tf Tj gs Do Q TJ BT /F 9 Tf (A) Tj ET", simple())
    assert cut_fonts(pdf)[font.objgen] == frozenset(b"A")


def test_a_form_that_is_drawn_in_the_font_of_the_page_counts() -> None:
    pdf, font = shown(b"BT /F 9 Tf ET /Fm Do", simple())
    form = pdf.make_stream(b"BT (B) Tj ET", Type=Name.XObject, Subtype=Name.Form, Resources=Dictionary())
    pdf.pages[0].Resources.XObject = Dictionary(Fm=form)
    assert cut_fonts(pdf)[font.objgen] == frozenset(b"B")


def test_a_font_that_a_graphics_state_sets_counts() -> None:
    pdf, font = shown(b"/G gs BT (A) Tj ET", simple())
    pdf.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(Font=Array([font, 9])))
    assert cut_fonts(pdf)[font.objgen] == frozenset(b"A")


def test_fonts_share_an_encoding_and_each_keeps_its_own_part() -> None:
    pdf, first = shown(b"BT /F 9 Tf (A) Tj /G 9 Tf (B) Tj ET", simple())
    second = pdf.make_indirect(simple())
    second.Encoding = first.Encoding = pdf.make_indirect(first.Encoding)
    pdf.pages[0].Resources.Font["/G"] = second
    cut_fonts(pdf)
    assert list(first.Encoding.Differences) == [65, Name.A]
    assert list(second.Encoding.Differences) == [66, Name.B]


def composite(pdf: pikepdf.Pdf, encoding: str = "/Identity-H") -> Dictionary:
    part = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        W=Array([1, Array([500, 600, 700]), 10, 20, 555]),
        W2=Array([2, Array([-1, 2, 3, -4, 5, 6])]),
        CIDToGIDMap=pdf.make_stream(bytes(range(24))),
    )
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, Encoding=Name(encoding), DescendantFonts=[pdf.make_indirect(part)]
    )


def test_widths_and_glyphs_by_character_number_are_cut() -> None:
    pdf, font = shown(b"BT /F 9 Tf <0002000B> Tj ET", Dictionary())
    for key, value in composite(pdf).items():
        font[key] = value
    cut_fonts(pdf)
    part = font.DescendantFonts[0]
    assert Array([2, Array([600]), 11, Array([555])]) == part.W
    assert Array([2, Array([-1, 2, 3])]) == part.W2
    assert part.CIDToGIDMap.read_bytes() == b"\0\0\0\0\x04\x05" + bytes(16) + b"\x16\x17" + b"\0\0"


def test_codes_of_another_encoding_are_left_as_they_are() -> None:
    pdf, font = shown(b"BT /F 9 Tf (ab) Tj ET", Dictionary())
    for key, value in composite(pdf, "/UniJIS-UTF16-H").items():
        font[key] = value
    assert cut_fonts(pdf) == {}
    assert len(font.DescendantFonts[0].W) == 5


def test_glyphs_that_nobody_draws_leave_a_type_3_font() -> None:
    pdf, font = shown(b"BT /F 9 Tf (A) Tj ET", simple())
    font.Subtype = Name.Type3
    font.CharProcs = Dictionary(A=pdf.make_stream(b"1 0 d0"), B=pdf.make_stream(b"2 0 d0"))
    font.Resources = Dictionary(XObject=Dictionary(Fm=pdf.make_stream(b"(Jip)")))
    cut_fonts(pdf)
    assert list(font.CharProcs.keys()) == ["/A"]
    assert not len(font.Resources)
