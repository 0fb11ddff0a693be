"""A composite font that draws one letter and says another is found by its own program; made-up maps are no proof."""

import io

import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.unit.check_samples import paper_pdf
from woo_redact.check.catalogue import CATALOGUE
from woo_redact.check.fonts import _mapped
from woo_redact.check.glyphs import drawn
from woo_redact.check.specimen import Specimen
from woo_redact.resources import font_folder

FONT = font_folder() / "NotoSans-Regular.ttf"


def told(letters: str, said: str, program: bytes, **more: object) -> int:
    """Draw some letters by their numbers in a composite font, map them to others, and count what is told."""
    numbers = [pymupdf.Font(fontbuffer=FONT.read_bytes()).has_glyph(ord(letter)) for letter in letters]
    rows = b"".join(b"<%04x> <%04x>\n" % (n, ord(c)) for n, c in zip(numbers, said, strict=True))
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper_pdf())) as pdf:
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name.Noto, Flags=4, FontFile2=pdf.make_stream(program)
        )
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Noto, CIDToGIDMap=Name.Identity,
            FontDescriptor=pdf.make_indirect(descriptor), DW=600, **more,
        )  # fmt: skip
        pdf.pages[0].Resources.Font.Oud = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Noto, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
            ToUnicode=pdf.make_stream(b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange %d beginbfchar\n" % len(said) + rows + b"endbfchar endcmap"),
        )  # fmt: skip
        shown = b"".join(b"%04x" % n for n in numbers)
        pdf.pages[0].contents_add(pdf.make_stream(b"BT /Oud 12 Tf 60 300 Td <" + shown + b"> Tj ET"))
        pdf.save(target)
    check = CATALOGUE["fonts.lying"].file
    assert check is not None
    with Specimen(target.getvalue(), name="x") as specimen:
        return len(tuple(check(specimen)))


@pytest.mark.parametrize(
    ("letters", "said", "lies"),
    [
        ("HylkeSinma", "Bijlagenop", 1),
        ("Zandstr", "Oostken", 1),
        ("HylkeSinma", "HylkeSinma", 0),
        ("éèáà", "eeaa", 0),
        ("ab", "xy", 0),
    ],
)
def test_letters_are_held_against_the_program_of_the_font(letters: str, said: str, lies: int) -> None:
    assert told(letters, said, FONT.read_bytes()) == lies


@pytest.mark.parametrize(
    "program", [b"", b"\x00\x01\x00\x00", b"\x01\x00\x04\x02" + bytes(60), b"OTTO" + bytes(9)]
)
def test_a_broken_program_tells_nothing(program: bytes) -> None:
    assert told("Zandstr", "Oostken", program) == 0


def test_a_font_without_a_program_tells_nothing() -> None:
    assert drawn(Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-H"))) == {}


@pytest.mark.parametrize(
    ("digits", "text"), [(b"0041", "A"), (b"1D435", "\U0001d435"), (b"00660069", "fi"), (b"41", "A")]
)
def test_a_map_is_read_however_it_was_written(digits: bytes, text: str) -> None:
    assert list(_mapped(b"1 beginbfchar <01> <" + digits + b"> endbfchar")) == [(1, text)]
