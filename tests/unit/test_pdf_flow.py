"""Raised numbers of footnotes: a word of their own, and no end of a paragraph."""

import pymupdf
import pytest

from woo_redact.pdf.text import PaperText, read_pdf
from woo_redact.resources import font_folder

NOTO = str(font_folder() / "NotoSans-Regular.ttf")
FULL = "Adviseur en omwonende van het plan Fedde"


def paper(*words: tuple[float, float, float, str]) -> PaperText:
    """Return the text of a page with words at places (x, baseline), in sizes."""
    with pymupdf.open() as document:
        page = document.new_page()
        for x, y, size, word in words:
            page.insert_text((x, y), word, fontsize=size, fontname="noto", fontfile=NOTO)
        return read_pdf(bytes(document.tobytes()))


def after(word: str, size: float = 10) -> float:
    """Return where a word that begins at 72 points ends."""
    return float(72 + pymupdf.Font(fontfile=NOTO).text_length(word, size))


@pytest.mark.parametrize(
    ("word", "size", "rise", "read"),
    [
        ("Clerx", 7, 4, "Clerx 4"),
        ("Clerx.", 7, 4, "Clerx. 4"),
        ("m", 7, 4, "m4"),
        ("m", 10, 0, "m4"),
        ("NEN", 7, -2, "NEN4"),
        ("2019", 7, 4, "20194"),
    ],
)
def test_a_raised_number_is_no_part_of_its_word(word: str, size: float, rise: float, read: str) -> None:
    text = paper((72, 100, 10, word), (after(word), 100 - rise, size, "4"))
    assert read in text.text


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Volgens Hidde Franssen10 is dat zo.", "Franssen 10 is"),
        ("Volgens Siebren 't Hart5, die", "Hart 5, die"),
        ("De familie Bos-Uitdehaag12.", "Uitdehaag 12."),
        ("2Priya Clerx, verslag", "2 Priya Clerx"),
        ("12Hidde Ottevanger", "12 Hidde Ottevanger"),
        ("Mail hidde12@waterdal.example", "hidde12@waterdal.example"),
        ("Zie www.waterdal.example/nota12", "/nota12"),
        ("NEN3140 en CO2 en m2", "NEN3140 en CO2 en m2"),
        ("Kenteken 12ABC3", "12ABC3"),
        ("Nummer Zaak2025", "Zaak2025"),
    ],
)
def test_a_note_of_a_font_with_raised_digits_of_its_own_is_no_part_of_a_name(said: str, read: str) -> None:
    """Typst sets notes so (OpenType "sups"): to all but the eye the digits are ordinary ones."""
    assert read in paper((72, 100, 10, said)).text


def test_a_note_begins_with_its_number() -> None:
    assert "3 Gesprek" in paper((72, 96, 6, "3"), (after("3", 6), 100, 10, "Gesprek met de buren")).text


@pytest.mark.parametrize(
    ("above", "gap", "text"),
    [
        (FULL, 16.5, "Fedde\nClerx"),
        ("Adviseur Fedde", 16.5, "Fedde\n\nClerx"),
        (FULL + ".", 16.5, "Fedde.\n\nClerx"),
        (FULL, 19, "Fedde\n\nClerx"),
    ],
)
def test_a_line_set_further_down_goes_on_where_its_first_word_did_not_fit(
    above: str, gap: float, text: str
) -> None:
    """MuPDF begins a block where lines stand further apart than those before."""
    found = paper(
        (72, 100, 10, "Het college heeft de bezwaren gehoord van"),
        (72, 111, 10, above),
        (72, 111 + gap, 10, "Clerx wijst op de belangen van zijn"),
        (72, 122 + gap, 10, "gezin en op die van zijn naaste buren."),
    )
    assert text in found.text
