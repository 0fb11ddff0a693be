"""Terms are found in every order and spelling, with the way back to their boxes."""

import pymupdf
import pytest

from woo_redact.pdf.find import find
from woo_redact.pdf.fold import key, latin, shown
from woo_redact.pdf.text import PaperText, read_pdf
from woo_redact.resources import font_folder

NOTO = str(font_folder() / "NotoSans-Regular.ttf")


def page(*pieces: tuple[float, float, str]) -> pymupdf.Document:
    """Make a page with pieces of text in the order given."""
    document = pymupdf.open()
    sheet = document.new_page()
    sheet.insert_font(fontname="noto", fontfile=NOTO)
    for x, y, text in pieces:
        sheet.insert_text((x, y), text, fontname="noto", fontsize=11)
    return document


def paper(*pages: tuple[tuple[float, float, str], ...]) -> PaperText:
    """Read pages made of pieces."""
    with pymupdf.open() as whole:
        for pieces in pages:
            with page(*pieces) as one:
                whole.insert_pdf(one)
        return read_pdf(bytes(whole.tobytes()))


def found(text: PaperText, term: str) -> list[str]:
    """Return what a term's places say in the text."""
    return [" … ".join(span.of(text.text) for span in place) for place in find(text, term)]


@pytest.mark.parametrize(
    ("spelt", "term"),
    [
        ("Sofie Griﬃoen", "Sofie Griffioen"),
        ("Zoe\u0308 Bakker", "Zoë Bakker"),
        ("Jip\u00a0Zwa\u00adan", "Jip Zwaan"),
        ("J\u200bi\u200bp Zwaan", "Jip Zwaan"),
        ("Jip Zwаan", "Jip Zwaan"),  # a Cyrillic а
        ("J i p Z w a a n", "Jip Zwaan"),
        ("JIP ZWAAN", "Jip Zwaan"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(spelt: str, term: str) -> None:
    text = paper(((72, 100, f"Met {spelt} gesproken"),))
    (place,) = find(text, term)
    boxes = [box for span in place for box in text.boxes[span.start : span.end] if box]
    assert min(box[0] for box in boxes) > 90
    assert max(box[2] for box in boxes) < 230


def test_a_name_broken_at_a_line_end_is_found() -> None:
    text = paper(((72, 100, "Gesproken met de heer Bosch-"), (72, 114, "Ekster en anderen")))
    assert found(text, "Bosch-Ekster") == ["Bosch-\nEkster"]
    assert found(text, "Boschekster") == ["Bosch-\nEkster"]


def test_a_name_over_a_column_break_is_found_whatever_the_order_of_drawing() -> None:
    rows = [(x, 100 + 14 * n, f"{side} regel {n}") for n in range(6) for side, x in (("L", 72), ("R", 320))]
    left, right = (72, 184, "tot slot Aukje"), (320, 86, "Ekster sprak")
    text = paper((*rows, left, right))
    assert found(text, "Aukje Ekster") == ["Aukje … Ekster"]


def test_a_name_over_a_page_end_is_found_past_footer_and_header() -> None:
    first = ((72, 700, "Namens de buurt mevrouw Aukje"), (72, 810, "blad 1"))
    second = ((72, 40, "vervolg van het verslag"), (72, 100, "Ekster, die het woord voert"))
    assert found(paper(first, second), "Aukje Ekster") == ["Aukje … Ekster"]


def test_letters_drawn_backwards_one_by_one_make_words() -> None:
    word = "Ekster"
    font = pymupdf.Font(fontfile=NOTO)
    letters = [(72 + font.text_length(word[:n], 11), 100, letter) for n, letter in enumerate(word)]
    text = paper(tuple(reversed(letters)))
    assert word in text.text


def test_a_word_printed_twice_to_look_bold_is_read_once() -> None:
    text = paper(((72, 100, "Aukje Ekster"), (72.3, 100, "Aukje Ekster")))
    assert text.text.count("Ekster") == 1


@pytest.mark.parametrize("spaced", ["", "g e s p r e k s v e r s l a g"])
def test_words_printed_over_others_are_read_apart(spaced: str) -> None:
    """One half of each is the same; a letter-spaced heading has the page read by place."""
    text = paper(
        (
            (72, 60, spaced),
            (72, 100, "Bel Aukje Ekster op 0612345678"),
            (72, 100, "Bel Aukje Eksteren is de oudste zoon"),
        )
    )
    for term in ("Ekster", "Eksteren", "0612345678", "oudste zoon"):
        assert find(text, term, whole=True), term
    assert len(find(text, "Aukje")) == 1


def test_whole_words_are_told_from_parts() -> None:
    text = paper(((72, 100, "De Eksterweg en mevrouw Ekster"),))
    assert len(find(text, "Ekster")) == 2
    assert len(find(text, "Ekster", whole=True)) == 1


def test_a_term_of_two_letters_is_looked_for_nowhere() -> None:
    assert find(paper(((72, 100, "Jo en Jo"),)), "Jo") == ()


@pytest.mark.parametrize(
    ("letter", "text"),
    [("ﬃ", "ffi"), ("\u00ad", ""), ("\u00a0", " "), ("\ufffc", ""), ("é", "é"), ("ᴊ", "j"), ("²", "²")],
)
def test_what_a_character_is_read_as(letter: str, text: str) -> None:
    assert shown(letter) == text


@pytest.mark.parametrize(
    ("word", "plain"), [("Zwаan", "Zwaan"), ("Москва", "Москва"), ("Ελλάδα", "Ελλάδα"), ("à", "à")]
)
def test_only_words_that_mix_alphabets_are_made_latin(word: str, plain: str) -> None:
    assert latin(word) == plain


def test_keys_are_alike() -> None:
    assert key("Veld-man’s É") == key("VELDMAN's e") == "veldman'se"
