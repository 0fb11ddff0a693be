"""Pages that become pictures: black under the boxes, the same beside them, searchable but for what is hidden."""

import numpy as np
import pymupdf
import pytest

from benchmarks.sheets import Scanner, sheet
from woo_redact.model import Box, Span
from woo_redact.pdf import ocr
from woo_redact.pdf.erase import Mark, erase_paper
from woo_redact.pdf.look import view
from woo_redact.pdf.raster import _kept, replace_page
from woo_redact.pdf.text import read_pdf
from woo_redact.resources import font_folder

pytestmark = pytest.mark.skipif(
    not ocr.available(), reason="needs Tesseract's Dutch data (apt-get install tesseract-ocr-nld)"
)

BLACK = (0.0, 0.0, 0.0)


def drawn() -> pymupdf.Document:
    """Return a drawn page with a mail address."""
    document = pymupdf.open()
    page = document.new_page(width=420, height=300)
    page.insert_text((40, 80), "Besproken met Fenna Hoogterp, die instemt.", fontsize=12)
    page.insert_text((40, 120), "fenna.hoogterp@noorderveen.example", fontsize=12)
    return document


def replaced(source: pymupdf.Document, *words: str) -> tuple[pymupdf.Document, list[Box]]:
    """Return the document with these words burnt out of its first page."""
    boxes = [w.box for w in ocr.recognize(source[0]).words if w.text in words]
    target = pymupdf.open()
    target.insert_pdf(source)
    replace_page(target, 0, source[0], tuple((box, "5.1.2e", BLACK) for box in boxes))
    return pymupdf.open(stream=target.tobytes(garbage=4, deflate=True, no_new_id=True)), boxes


@pytest.mark.parametrize(
    ("top", "bottom", "stays"),
    [(106, 124, ""), (80, 124, ""), (106, 170, ""), (118, 190, ""), (124, 140, "fenna"), (90, 107, "fenna")],
)
def test_a_word_taken_for_several_lines_high_is_under_the_box_all_the_same(
    top: float, bottom: float, stays: str
) -> None:
    """Lines that cross a word stretch it; the box covers what it shows, and not its middle."""
    cells = tuple(Box(40 + 6 * n, top, 46 + 6 * n, bottom) for n in range(5))
    word = ocr.OcrWord(text="fenna", box=Box(40, top, 70, bottom), boxes=cells, confidence=90, line=0)
    kept = _kept((word,), ((Box(38, 105, 72, 125), "5.1.2e", BLACK),))
    assert "".join(text for text, _ in kept) == stays


def test_a_letter_that_the_eye_gave_no_width_is_under_the_box_too() -> None:
    cells = (Box(40, 108, 46, 120), Box(46, 108, 46, 120), Box(80, 108, 80, 120))
    word = ocr.OcrWord(text="fie", box=Box(40, 108, 80, 120), boxes=cells, confidence=90, line=0)
    assert [text for text, _ in _kept((word,), ((Box(38, 105, 72, 125), "5.1.2e", BLACK),))] == ["e"]


def test_boxes_are_burnt_in_and_the_rest_stays() -> None:
    source = drawn()
    result, boxes = replaced(source, "Fenna", "Hoogterp,")
    assert len(boxes) == 2
    text = result[0].get_text()
    assert "Hoogterp" not in text
    assert "Besproken met" in text
    assert "instemt." in text
    assert text.count("5.1.2e") == 2
    image = pymupdf.Pixmap(result, result[0].get_images()[0][0])
    burnt = np.frombuffer(image.samples, np.uint8).reshape(image.height, image.width)
    plain = view(source[0], 200).tones
    scale = 200 / 72
    beside = np.ones(burnt.shape, bool)
    for box in boxes:
        rows = slice(int(box.y0 * scale), int(box.y1 * scale) + 1)
        columns = slice(int(box.x0 * scale), int(box.x1 * scale) + 1)
        assert not burnt[rows, columns].any(), "pixels under a box are black in the image itself"
        beside[max(0, rows.start - 3) : rows.stop + 3, max(0, columns.start - 3) : columns.stop + 3] = False
    assert np.abs(burnt.astype(int) - plain)[beside].max() <= 9


def test_half_a_word_may_stay() -> None:
    source = drawn()
    address = next(w for w in ocr.recognize(source[0]).words if "@" in w.text)
    at = address.text.index("@")
    local = Box(address.box.x0, address.box.y0, address.boxes[at - 1].x1, address.box.y1)
    target = pymupdf.open()
    target.insert_pdf(source)
    replace_page(target, 0, source[0], ((local, "J", BLACK),))
    text = target[0].get_text()
    assert "@noorderveen.example" in text
    assert "fenna" not in text


def test_the_same_page_gives_the_same_bytes() -> None:
    assert replaced(drawn(), "Fenna")[0].tobytes(no_new_id=True) == replaced(drawn(), "Fenna")[0].tobytes(
        no_new_id=True
    )


def test_a_noisy_scan_becomes_jpeg_of_a_sensible_size() -> None:
    made = sheet(4, Scanner(noise=10, quality=60))
    source = pymupdf.open(stream=made.pdf, filetype="pdf")
    target = pymupdf.open()
    target.insert_pdf(source)
    replace_page(target, 0, source[0], ())
    written = target.tobytes(garbage=4, deflate=True)
    assert target.xref_get_key(target[0].get_images()[0][0], "Filter")[1] == "/DCTDecode"
    assert len(written) < 2 * len(made.pdf) + 60_000
    assert "Met vriendelijke groet," in " ".join(target[0].get_text().split())


def test_a_page_without_words_becomes_a_picture_too() -> None:
    source = pymupdf.open()
    source.new_page(width=200, height=200).draw_circle((100, 100), 60, color=(0.8, 0, 0), width=4)
    target = pymupdf.open()
    target.insert_pdf(source)
    done = replace_page(target, 0, source[0], ((Box(90, 30, 110, 50), "", BLACK),))
    assert (done.unread, target.page_count) == (0, 1)
    image = pymupdf.Pixmap(target, target[0].get_images()[0][0])
    assert image.n == 3, "colours stay"


def test_upright_text_that_the_eye_passes_over_is_read_and_hidden_all_the_same() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=420, height=300)
        page.insert_font(fontname="noto", fontfile=str(font_folder() / "NotoSans-Regular.ttf"))
        page.insert_text((40, 80), "Besproken met de buurt, die instemt.", fontname="noto", fontsize=12)
        page.insert_text((300, 260), "Fenna Hoogterp", fontsize=12, rotate=90)
        document.subset_fonts()
        for xref, *_ in page.get_fonts():
            document.xref_set_key(xref, "ToUnicode", "null")
        data = document.tobytes()
    paper = read_pdf(data)
    assert [number for number, _ in paper.pictures] == [0], "a font that says nothing"
    assert paper.text.count("Besproken") == 1
    start = paper.text.index("Fenna Hoogterp")
    (place,) = paper.places(Span(start, start + 14))
    made = erase_paper(data, (Mark(place=place, labels=("J",)),), title="t", closing=None, paper=paper)
    with pymupdf.open(stream=made.pdf, filetype="pdf") as document:
        box = place.area.box
        upright = pymupdf.Rect(box.x0, box.y0, box.x1, box.y1)
        tones = np.frombuffer(
            document[0].get_pixmap(clip=upright, dpi=100, colorspace=pymupdf.csGRAY).samples, np.uint8
        )
    assert (tones < 60).mean() > 0.9
