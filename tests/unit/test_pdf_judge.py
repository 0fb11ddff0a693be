"""Pages whose letters look like others than they say, say nothing, or are drawn, are not taken as text."""

import io
import re

import pikepdf
import pymupdf
import pytest

from woo_redact.pdf.judge import _speechless, _trace_words
from woo_redact.pdf.maps import cut
from woo_redact.pdf.regions import curved_part
from woo_redact.pdf.text import read_pdf
from woo_redact.resources import font_folder

LINE = "De heer Aukje Ekster sprak namens de buurt over de vergunning"


@pytest.fixture(autouse=True)
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge without Tesseract: what cannot be trusted is then refused."""
    monkeypatch.setenv("TESSDATA_PREFIX", "/nowhere")


def embedded(change: str) -> bytes:
    """Write a line in an embedded font whose ToUnicode map is changed."""
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_font(fontname="noto", fontfile=str(font_folder() / "NotoSans-Regular.ttf"))
        page.insert_text((72, 100), LINE, fontname="noto", fontsize=11)
        document.subset_fonts()
        data = bytes(document.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                if change == "none":
                    del thing["/ToUnicode"]
                else:
                    thing.ToUnicode = pdf.make_stream(changed(thing.ToUnicode.read_bytes(), change))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def changed(cmap: bytes, change: str) -> bytes:
    """Let the letters stand for those seven further on, or for private characters."""
    start = {"lie": 0x27, "private": 0xF020, "same": 0x20}[change]
    found = cmap.replace(b"<0003> <0061> <0020>", b"<0003> <0061> <%04x>" % start)
    assert (found == cmap) == (change == "same")
    return found


def test_a_font_that_tells_the_truth_is_believed() -> None:
    text = read_pdf(embedded("same"))
    assert LINE in text.text
    assert text.distrusted == ()


@pytest.mark.parametrize(
    ("said", "speechless"),
    [
        ("\0W\0i\0e\0t", True),
        ("\ufffd:\ufffdL\ufffdH", True),
        ("W\ufffde\ufffd\ufffd", True),
        ("\ue001\ue002\ue003", True),
        ("\ufffda\ufffdb", False),
        ("Wietske\ufffdPostema\ufffden\ufffdandere", False),
        ("\uf0b7", False),
        ("", False),
    ],
)
def test_a_run_of_which_a_third_says_nothing_is_not_taken_as_text(said: str, speechless: bool) -> None:  # noqa: FBT001
    """A font of two bytes a letter that MuPDF reads as one says a name between bytes that say nothing."""
    assert _speechless([(ord(letter), 1) for letter in said]) is speechless


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("lie", "andere letters"),
        ("private", "zonder leesbare tekens"),
        ("none", "zonder leesbare tekens|andere letters"),
    ],
)
def test_a_font_that_does_not_is_not(change: str, says: str) -> None:
    text = read_pdf(embedded(change))
    assert LINE not in text.text
    ((number, reason),) = text.distrusted
    assert number == 0
    assert re.search(says, reason)


def test_drawn_letters_are_not_passed_unread() -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 100), "Gewone tekst", fontsize=11)
        shape = page.new_shape()
        for n in range(60):
            shape.draw_bezier((100 + n, 200), (102 + n, 190), (104 + n, 210), (105 + n, 200))
        shape.finish()
        shape.commit()
        text = read_pdf(bytes(document.tobytes()))
    ((_, reason),) = text.distrusted
    assert "tekening" in reason


def test_a_small_picture_is_asked_about_where_it_cannot_be_read() -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 100), "Gewone tekst", fontsize=11)
        picture = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 40, 40))
        picture.set_rect(picture.irect, (200, 30, 30))
        page.insert_image(pymupdf.Rect(72, 200, 122, 250), pixmap=picture)
        text = read_pdf(bytes(document.tobytes()))
    ((offset, kind),) = text.objects
    assert kind == "picture"
    assert text.text[offset] == "\ufffc"
    assert text.boxes[offset] == (72, 200, 122, 250)
    assert text.distrusted == ()


def claiming(said: str, turn: int = 0) -> bytes:
    """Write LINE in an embedded font that says something else of it, letter by letter."""
    file = font_folder() / "NotoSans-Regular.ttf"
    with pymupdf.open() as document:
        page = document.new_page(width=900, height=900)
        page.insert_font(fontname="noto", fontfile=str(file))
        page.insert_text((450, 450), LINE, fontname="noto", fontsize=11, rotate=turn)
        document.subset_fonts()
        data = bytes(document.tobytes())
    font = pymupdf.Font(fontfile=str(file))
    pairs = dict(zip(LINE, said, strict=True))
    rows = "\n".join(f"<{font.has_glyph(ord(a)):04x}> <{ord(b):04x}>" for a, b in pairs.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(pairs)} beginbfchar\n{rows}\n"
        "endbfchar endcmap end end"
    )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                thing.ToUnicode = pdf.make_stream(cmap.encode())
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize(
    ("letters", "others", "turn"),
    [("k", "g", 0), ("ut", "nd", 90), ("A", "B", 0), ("e", " ", 0), ("r", ".", 0), ("n", "\u200b", 270)],
)
def test_a_font_that_lies_about_a_letter_or_two_is_not_believed(letters: str, others: str, turn: int) -> None:
    text = read_pdf(claiming(LINE.translate(str.maketrans(letters, others)), turn))
    assert [number for number, _ in text.distrusted] == [0]


@pytest.mark.parametrize("turn", [0, 270])
def test_such_a_font_is_believed_when_it_tells_the_truth(turn: int) -> None:
    text = read_pdf(claiming(LINE, turn))
    assert LINE in text.text
    assert text.distrusted == ()


@pytest.mark.parametrize(("framed", "dotted"), [(True, False), (False, True), (True, True)])
def test_a_dotted_frame_is_no_drawing_that_may_hold_words(framed: bool, dotted: bool) -> None:  # noqa: FBT001
    with pymupdf.open() as document:
        page = document.new_page()
        shape = page.new_shape()
        dots = [(60 + 1.4 * step, y) for y in (100, 112, 124) for step in range(250)] if framed else []
        if dotted:  # a cloud of dots makes no line: a word may be drawn so
            dots += [(100 + 3 * (step % 9), 300 + 3 * (step // 9)) for step in range(60)]
        for x, y in dots:
            shape.draw_rect(pymupdf.Rect(x, y, x + 0.8, y + 0.4))
        shape.finish(fill=(0, 0, 0), color=None)
        shape.commit()
        assert (curved_part(page) is not None) is dotted


@pytest.mark.parametrize(
    ("text", "holed"),
    [("Karel Vermeent", True), ("Bij a / b en c", False)],
    ids=["in a word", "by itself"],
)
def test_a_word_with_a_sign_that_says_nothing_is_not_taken_as_text(text: str, *, holed: bool) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_font(fontname="noto", fontfile=str(font_folder() / "NotoSans-Regular.ttf"))
        page.insert_text((72, 100), text, fontname="noto", fontsize=11)
        document.subset_fonts()
        data = bytes(document.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (font,) = pdf.pages[0].Resources.Font.as_dict().values()
        rows = cut(font.ToUnicode.read_bytes(), frozenset(text))
        sign = "m" if holed else "/"
        assert f"<{ord(sign):04x}>".encode() in rows
        font.ToUnicode = pdf.make_stream(rows.replace(f"<{ord(sign):04x}>".encode(), b"<e0fb>"))
        out = io.BytesIO()
        pdf.save(out)
    paper = read_pdf(out.getvalue())
    assert bool(paper.distrusted) is holed


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_word_that_stands_upright_is_read_lying(rotate: int) -> None:
    """As far as its part of the page must be turned clockwise: what `insert_text` turned to the left."""
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((300, 400), "Tjarksma", fontsize=12, rotate=rotate)
        ((text, _, _, turn),) = _trace_words(page.get_texttrace())
    assert text == "Tjarksma"
    assert turn == rotate
