"""Signs that a font knows by a private number only: a hyphen is read as one, so that a number is one number."""

import io

import pikepdf
import pymupdf
import pytest

from woo_redact.pdf import ocr
from woo_redact.pdf.erase import erase_paper
from woo_redact.pdf.maps import cut
from woo_redact.pdf.text import read_pdf
from woo_redact.resources import font_folder

NOTO = str(font_folder() / "NotoSans-Regular.ttf")


def mapped(text: str, sign: str) -> bytes:
    """Return a page on which the map of the font says a private number for one sign."""
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 100), text, fontsize=11, fontfile=NOTO, fontname="n")
        data = document.tobytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (font,) = pdf.pages[0].Resources.Font.as_dict().values()
        told = cut(font.ToUnicode.read_bytes(), frozenset(text))
        row = f"<{ord(sign):04x}>\n".encode()
        assert row in told
        font.ToUnicode.write(told.replace(row, b"<e088>\n"))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.skipif(not ocr.available(), reason="needs Tesseract's Dutch data (tesseract-ocr-nld)")
@pytest.mark.parametrize(
    ("text", "told"),
    [("Vermeent ging naar Almelo en Emsland", True), ("Zij heet mevrouw Vermeent", False)],
    ids=["words agree", "a word alone"],
)
def test_a_private_letter_says_what_several_words_show_it_to_be(text: str, *, told: bool) -> None:
    data = mapped(text, "m" if told else "h")
    paper = read_pdf(data)
    assert paper.text.strip() == text
    assert bool(paper.pictures) is not told
    if told:
        out = erase_paper(data, (), title="t", closing=None, paper=paper).pdf
        with pymupdf.open(stream=out, filetype="pdf") as document:
            assert document[0].get_text().strip() == text


@pytest.mark.parametrize(
    ("text", "sign", "read"),
    [
        ("Bel 0522-481 937 of", "-", "Bel 0522-481 937 of"),
        ("Zie a / b en (c)", "/", "Zie a \ue088 b en (c)"),
    ],
)
def test_a_flat_private_sign_is_a_hyphen_for_who_reads_and_who_copies(
    text: str, sign: str, read: str
) -> None:
    data = mapped(text, sign)
    paper = read_pdf(data)
    assert paper.text.strip() == read
    out = erase_paper(data, (), title="t", closing=None, paper=paper).pdf
    with pymupdf.open(stream=out, filetype="pdf") as document:
        assert document[0].get_text().strip() == read
