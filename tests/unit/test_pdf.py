"""Paper: what is read, where it stands, what is left after erasing, what is refused."""

import io

import pikepdf
import pymupdf
import pytest

from woo_redact.errors import EncryptedError, RedactionError, UnreadableError
from woo_redact.model import Area, Box, Span
from woo_redact.pdf.erase import Mark, erase, erase_paper
from woo_redact.pdf.text import Lie, Place, read_pdf

LINES = (
    "Besproken met Jip Zwaan, tel. 06-12345678 en verder",
    "Een regel strak eronder: géén Ågje Pgq",
    "Slot",
)


def paper(*, leading: float = 14, rotation: int = 0, **options: object) -> bytes:
    """Make a page of three lines."""
    with pymupdf.open() as document:
        page = document.new_page()
        for number, line in enumerate(LINES):
            page.insert_text((72, 100 + number * leading), line, fontsize=11)
        page.set_rotation(rotation)
        return bytes(document.tobytes(**options))


def erased(data: bytes, *words: str) -> pymupdf.Document:
    """Erase words wherever they stand."""
    text = read_pdf(data)
    marks = []
    for word in words:
        start = text.text.index(word)
        places = text.places(Span(start, start + len(word)))
        marks += [Mark(place=place, labels=("5.1.2e", "J")) for place in places]
    return pymupdf.open(stream=erase(data, tuple(marks), title="Stuk 1", closing=None), filetype="pdf")


def test_text_is_one_string_in_order_with_a_box_for_each_letter() -> None:
    text = read_pdf(paper())
    assert text.text.split("\n")[: len(LINES)] == list(LINES) or text.text.replace("\n\n", "\n").startswith(
        LINES[0]
    )
    assert len(text.boxes) == len(text.text)
    for letter, box in zip(text.text, text.boxes, strict=True):
        assert (box is None) == (letter == "\n")
    place = text.places(Span(0, 9))[0]
    assert place.lie is Lie.LEVEL
    assert place.area.box.x0 == pytest.approx(72, abs=1)
    assert 90 < place.area.box.y0 < 100 < place.area.box.y1 < 104


def test_a_span_over_two_lines_has_a_box_on_each() -> None:
    text = read_pdf(paper())
    start, end = text.text.index("verder"), text.text.index("regel")
    places = text.places(Span(start, end))
    assert len(places) == 2
    assert places[0].area.box.y1 <= places[1].area.box.y0 + 2


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("leading", [10.0, 11.0, 14.0])
def test_only_what_was_marked_is_gone(rotation: int, leading: float) -> None:
    out = erased(paper(rotation=rotation, leading=leading), "Jip Zwaan", "06-12345678", "Ågje Pgq")
    left = "".join(out[0].get_text().split())
    for gone in ("Jip", "Zwaan", "06-1", "5678", "Ågje", "Pgq"):
        assert gone not in left
    for kept in ("Besprokenmet", ",tel.", "enverder", "Eenregelstrakeronder:géén", "Slot"):
        assert kept in left
    assert left.count("5.1.2e") == 3


def test_the_box_is_black_where_the_words_stood_and_nothing_else_moved() -> None:
    data = paper(leading=20)
    with pymupdf.open(stream=data, filetype="pdf") as source:
        before = source[0].get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    after = erased(data, "Jip Zwaan")[0].get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    changed = [
        (x, y)
        for y in range(before.height)
        for x in range(before.width)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    place = read_pdf(data).places(Span(LINES[0].index("Jip"), LINES[0].index("Jip") + 9))[0]
    scale = 150 / 72
    assert changed
    for x, y in changed:
        assert place.area.box.x0 - 1.5 <= x / scale <= place.area.box.x1 + 1.5
        assert place.area.box.y0 - 1 <= y / scale <= place.area.box.y1 + 1


def test_pixels_under_a_box_are_gone_from_the_image() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=200)
        picture = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 100, 100))
        picture.set_rect(picture.irect, (10, 200, 30))
        page.insert_image(pymupdf.Rect(50, 50, 150, 150), pixmap=picture)
        data = document.tobytes()
    area = Area(0, Box(60, 60, 140, 100))
    mark = Mark(place=Place(area=area, lie=Lie.LEVEL, strips=(area.box,)), labels=())
    with pymupdf.open(stream=erase(data, (mark,), title="x", closing=None), filetype="pdf") as out:
        image = pymupdf.Pixmap(out, out[0].get_images()[0][0])
        assert image.pixel(50, 30) != (10, 200, 30)
        assert image.pixel(50, 90) == (10, 200, 30)


def test_nothing_but_pages_survives() -> None:
    with pymupdf.open(stream=paper(), filetype="pdf") as document:
        document.set_metadata({"author": "Jip Zwaan", "title": "Van Jip", "keywords": "Zwaan"})
        document.set_toc([[1, "Jip Zwaan", 1]])
        document.embfile_add("jip.txt", b"Jip Zwaan was here")
        page = document[0]
        page.add_text_annot((50, 50), "notitie van Jip Zwaan")
        page.insert_link(
            {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 90, 200, 104), "uri": "mailto:jip@x.nl"}
        )
        data = document.tobytes()
    raw = erased(data, "Jip Zwaan").tobytes(expand=255)
    assert b"Jip" not in raw
    assert b"jip" not in raw
    assert b"Zwaan" not in raw
    with pikepdf.open(io.BytesIO(raw)) as out:
        assert set(out.Root.keys()) <= {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
        assert str(out.docinfo["/Title"]) == "Stuk 1"
        assert set(out.docinfo.keys()) <= {"/Title", "/Producer"}
        assert str(out.Root.Lang) == "nl-NL"


def test_actual_text_of_marked_content_is_gone() -> None:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"/Span <</ActualText (Jip Zwaan)>> BDC", prepend=True)
        page.contents_add(b"EMC")
        out = io.BytesIO()
        pdf.save(out)
    raw = erased(out.getvalue(), "Jip Zwaan").tobytes(expand=255)
    assert b"ActualText" not in raw
    assert b"BDC" not in raw


def test_the_same_input_gives_the_same_bytes() -> None:
    data = paper()
    place = read_pdf(data).places(Span(14, 23))[0]
    marks = (Mark(place=place, labels=("5.1.2e",)),)
    assert erase(data, marks, title="t", closing=None) == erase(data, marks, title="t", closing=None)


def test_a_mark_on_no_page_is_refused() -> None:
    area = Area(7, Box(0, 0, 10, 10))
    mark = Mark(place=Place(area=area, lie=Lie.LEVEL, strips=()), labels=())
    with pytest.raises(RedactionError, match="pagina 8"):
        erase(paper(), (mark,), title="t", closing=None)


@pytest.mark.parametrize(
    ("width", "labels", "label"),
    [
        (60, ("5.1.2e", "J"), "5.1.2e"),
        (12, ("5.1.2e", "J"), "5.1.2e"),
        (8, ("5.1.2e", "J"), "J"),
        (6, ("5.4a",), ""),
    ],
)
def test_a_label_shrinks_then_becomes_the_letter_then_nothing(
    width: float, labels: tuple[str, ...], label: str
) -> None:
    area = Area(0, Box(200, 300, 200 + width, 312))
    mark = Mark(place=Place(area=area, lie=Lie.LEVEL, strips=(area.box,)), labels=labels)
    with pymupdf.open(stream=erase(paper(), (mark,), title="t", closing=None), filetype="pdf") as out:
        words = [word for word in out[0].get_text("words") if word[1] > 280]
        assert [word[4] for word in words] == ([label] if label else [])
        for word in words:
            assert 199 <= word[0] < word[2] <= 201 + width + 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "leeg"),
        (b"  \n", "leeg"),
        (b"GIF89a", "geen PDF"),
        (paper()[:-200], "afgebroken"),
        (b"%PDF-1.7\nonzin\n%%EOF", "beschadigd|pagina"),
    ],
)
def test_what_is_no_whole_pdf_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_pdf(data)


def test_a_password_is_told_apart() -> None:
    data = paper(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="geheim", owner_pw="baas")
    with pytest.raises(EncryptedError, match="wachtwoord"):
        read_pdf(data)


def test_an_owner_password_alone_does_not_stop_reading() -> None:
    data = paper(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="baas")
    assert "Jip Zwaan" in read_pdf(data).text


def test_a_portfolio_is_refused() -> None:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        pdf.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(UnreadableError, match="portfolio"):
        read_pdf(out.getvalue())


def _with(make: str) -> bytes:
    """Make a page whose text cannot be trusted, in one of several ways."""
    with pymupdf.open(stream=paper(), filetype="pdf") as document:
        page = document[0]
        if make == "scan":
            picture = page.get_pixmap(dpi=60)
            scan = document.new_page()
            scan.insert_image(scan.rect, pixmap=picture)
        elif make == "invisible":
            page.insert_text((72, 400), "verborgen naam", render_mode=3)
        elif make == "outside":
            page.insert_text((-300, 400), "buiten beeld")
        elif make == "layer":
            layer = document.add_ocg("laag", on=False)
            page.insert_text((72, 400), "in een laag", oc=layer)
        return bytes(document.tobytes())


@pytest.mark.parametrize(
    ("make", "word", "says"),
    [
        ("invisible", "verborgen", "onzichtbare tekst weggelaten (pagina 1)"),
        ("outside", "beeld", "onzichtbare tekst weggelaten (pagina 1)"),
        ("layer", "laag", "verborgen lagen weggelaten: 1"),
    ],
)
def test_what_no_reader_sees_is_left_out_and_told(make: str, word: str, says: str) -> None:
    data = _with(make)
    text = read_pdf(data)
    assert word not in text.text
    assert text.remarks == (says,)
    assert text.distrusted == ()
    raw = erased(data, "Jip Zwaan").tobytes(expand=255)
    assert word.encode() not in raw
    assert b"verder" in raw


def test_a_scan_is_not_passed_unread_where_there_is_no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", "/nowhere")
    (found,) = read_pdf(_with("scan")).distrusted
    assert found[0] == 1
    assert "scan zonder tekstlaag" in found[1]
    assert "tesseract-ocr-nld" in found[1]


def test_an_ordinary_page_is_trusted() -> None:
    assert read_pdf(paper()).distrusted == ()


def test_a_filled_field_is_read_and_erased() -> None:
    with pymupdf.open(stream=paper(), filetype="pdf") as document:
        field = pymupdf.Widget()
        field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "naam"
        field.field_value, field.rect = "Jip Ekster", pymupdf.Rect(72, 300, 300, 320)
        document[0].add_widget(field)
        data = document.tobytes()
    assert "Jip Ekster" in read_pdf(data).text
    out = erased(data, "Jip Ekster").tobytes(expand=255)
    assert b"Ekster" not in out
    assert b"AcroForm" not in out


def test_a_ligature_that_says_two_letters_has_its_own_place_and_no_more() -> None:
    """The comma is kerned under the ligature: a place behind it would take the comma along."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 200))
        rows = b"".join(b"<%02x> <%04x>\n" % (code, code) for code in b"Raus, kwm.")
        rows += b"<01> <00660069>\n"
        told = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        told += b"11 beginbfchar\n" + rows + b"endbfchar endcmap end"
        pdf.pages[0].Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Helvetica,
                    Encoding=pikepdf.Dictionary(Differences=pikepdf.Array([1, pikepdf.Name.fi])),
                    ToUnicode=pdf.make_stream(told),
                )
            )
        )
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F 12 Tf 40 100 Td [(Ra\001) 70 (, kwam.)] TJ ET")
        out = io.BytesIO()
        pdf.save(out)
    paper = read_pdf(out.getvalue())
    assert paper.text.strip() == "Rafi, kwam."
    (place,) = paper.places(Span(0, 4))
    mark = Mark(place=place, labels=("J",))
    made = erase_paper(out.getvalue(), (mark,), title="t", closing=None, paper=paper)
    assert not made.pictures
    with pymupdf.open(stream=made.pdf, filetype="pdf") as document:
        assert document[0].get_text().split() in (["J", ",", "kwam."], [",", "kwam.", "J"])


def test_words_drawn_from_right_to_left_keep_the_narrow_space_between_them() -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((100, 100), "Olthof kwam langs", fontsize=11)
        page.insert_text((98.1 - pymupdf.get_text_length("Fenna", fontsize=11), 100), "Fenna", fontsize=11)
        text = read_pdf(document.tobytes()).text
    assert text.strip() == "Fenna Olthof kwam langs"
