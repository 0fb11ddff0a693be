"""Letters that no page shows leave Type 1 and CFF programs; the others draw what they drew."""

import re

import pymupdf
import pytest

from tests.paper.type1 import program
from woo_redact.pdf.outlines import blank_cff, blank_type1, blank_unshown, is_spare


def shape(font: pymupdf.Font, letter: str) -> tuple[float, ...]:
    return tuple(font.glyph_bbox(ord(letter)))


def test_spare_letters_of_a_type_1_program_draw_nothing_and_have_no_name() -> None:
    whole, clear, _ = program("ABCab")
    blanked = blank_type1(whole, clear, frozenset("Ab"))
    assert len(blanked) == len(whole)
    before, after = pymupdf.Font(fontbuffer=whole), pymupdf.Font(fontbuffer=blanked)
    for letter in "Ab":
        assert shape(after, letter) == shape(before, letter)
        assert after.glyph_advance(ord(letter)) == before.glyph_advance(ord(letter))
    assert not any(after.has_glyph(ord(letter)) for letter in "BCa")
    assert re.findall(rb"/(\w) put", blanked[:clear]) == [b"A", b"0", b"0", b"0", b"b"]


def test_spare_letters_of_a_cff_program_draw_nothing() -> None:
    whole = pymupdf.Font("helv").buffer
    shown = frozenset("Gelakt1")
    blanked = blank_cff(whole, shown)
    before, after = pymupdf.Font(fontbuffer=whole), pymupdf.Font(fontbuffer=blanked)
    for letter in "Gelakt1,":
        assert shape(after, letter) == shape(before, letter)
    for letter in "SofieZ9":
        if letter not in shown and after.has_glyph(ord(letter)):
            assert shape(after, letter) == shape(after, " ")


def test_a_program_that_is_none_is_left_alone() -> None:
    assert blank_type1(b"%!PS niets", 10, frozenset("a")) == b"%!PS niets"
    with pytest.raises(pymupdf.mupdf.FzErrorBase):
        blank_cff(b"\1\0\4\1niets", frozenset("a"))


@pytest.mark.parametrize(
    ("code", "spare"),
    [(ord("Q"), True), (ord("a"), False), (ord(","), False), (0xFB01, False), (0xFB02, True), (0, False)],
)
def test_a_ligature_is_shown_as_its_letters(code: int, spare: bool) -> None:  # noqa: FBT001 - a table
    assert is_spare(code, frozenset("afi")) is spare


def written(differences: str = "") -> pymupdf.Document:
    """Return a page that shows "Ab" in a Type 1 font of five letters."""
    whole, clear, ciphered = program("ABCab")
    made = pymupdf.open()
    page = made.new_page()
    number, descriptor, font, content = (made.get_new_xref() for _ in range(4))
    made.update_object(number, f"<</Length1 {clear}/Length2 {ciphered}/Length3 532>>")
    made.update_stream(number, whole, new=True)
    made.update_object(
        descriptor,
        f"<</Type/FontDescriptor/FontName/Dozen/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent 0"
        f"/CapHeight 700/StemV 80/FontFile {number} 0 R>>",
    )
    made.update_object(
        font,
        f"<</Type/Font/Subtype/Type1/BaseFont/Dozen/FirstChar 65/LastChar 98/Widths[{'500 ' * 34}]"
        f"/FontDescriptor {descriptor} 0 R {differences}>>",
    )
    made.update_object(content, "<<>>")
    made.update_stream(content, b"BT /F1 20 Tf 72 700 Td (Ab) Tj ET", new=True)
    made.xref_set_key(page.xref, "Resources", f"<</Font<</F1 {font} 0 R>>>>")
    made.xref_set_key(page.xref, "Contents", f"{content} 0 R")
    return pymupdf.open(stream=made.tobytes(), filetype="pdf")


def drawings(document: pymupdf.Document) -> bytes:
    found = [
        xref
        for xref in range(1, document.xref_length())
        if document.xref_get_key(xref, "Length1")[0] == "int"
    ]
    return bytes(document.xref_stream(found[0]))


def test_the_page_looks_as_it_did() -> None:
    with written() as made:
        before, pixels = drawings(made), made[0].get_pixmap().samples
        blank_unshown(made, frozenset("Ab"))
        with pymupdf.open(stream=made.tobytes(), filetype="pdf") as again:
            assert drawings(again) != before
            assert again[0].get_pixmap().samples == pixels


def test_a_font_that_shows_another_letter_than_its_program_says_is_left() -> None:
    with written("/Encoding<</Type/Encoding/Differences[65/a]>>") as made:
        before = drawings(made)
        blank_unshown(made, frozenset("Ab"))  # the page says "ab": "A" is not what it shows
        assert drawings(made) != before
    lie = b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n1 beginbfchar\n<41> <0043>\nendbfchar\n"
    with written() as made:
        number = made.get_new_xref()
        made.update_object(number, "<<>>")
        made.update_stream(number, lie, new=True)
        made.xref_set_key(made[0].get_fonts()[0][0], "ToUnicode", f"{number} 0 R")
        with pymupdf.open(stream=made.tobytes(), filetype="pdf") as again:
            before = drawings(again)
            blank_unshown(again, frozenset("Cb"))
            assert drawings(again) == before
