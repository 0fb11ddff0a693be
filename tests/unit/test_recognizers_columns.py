import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.birth_date import BirthDateRecognizer
from woo_redact.detect.recognizers.bsn import BsnRecognizer
from woo_redact.detect.recognizers.columns import tables
from woo_redact.detect.recognizers.phone import PhoneRecognizer


@pytest.mark.parametrize(
    "text",
    [
        "Naam | Geboren | BSN\nJansen | 1980 | 1\nBakker | 1981 | 2",
        "| Naam | Geboren | BSN |\n|---|---|---|\n| Jansen | 1980 | 1 |\n| Bakker | 1981 | 2 |",
        "Naam\tGeboren\tBSN\nJansen\t1980\t1\nBakker\t1981\t2",
        "Naam\t\tGeboren\t\tBSN\nJansen\t\t1980\t1\nBakker\t1981\t\t2",
        "Naam;Geboren;BSN\nJansen;1980;1\nBakker;1981;2",
        "Lijst van vorig jaar:\nNaam     Geboren   BSN\nJansen   1980      1\nBakker   1981      2\nEinde",
    ],
)
def test_cells_stand_below_their_headings(text: str) -> None:
    found = tables(text).columns
    assert [column.heading for column in found] == ["Naam", "Geboren", "BSN"]
    for column, words in zip(found, (["Jansen", "Bakker"], ["1980", "1981"], ["1", "2"]), strict=True):
        assert [cell for _, cell in column.cells] == words
        assert all(text[start : start + len(cell)] == cell for start, cell in column.cells)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Een zin | met een streep",
        "Zij zegt ja;\nhij zegt nee",
        "12-03-2024 | 10\n13-03-2024 | 11",
        "Naam | BSN\nzomaar een zin",
    ],
)
def test_what_has_no_headings_or_no_rows_is_no_table(text: str) -> None:
    assert tables(text).columns == ()
    assert tables(text).headless == text


def test_a_heading_is_a_label() -> None:
    assert_finds(BirthDateRecognizer(), "Naam | Geb. datum | Datum brief⏎A. Bos | {03-05-1966} | 04-05-2024")
    assert_finds(BsnRecognizer(), "Zaak;BSN⏎123456789;{123456789}⏎123456790;{123456790}")
    assert_finds(BsnRecognizer(), "BSN\tZaak⏎{123456789}\t123456789")
    assert_finds(PhoneRecognizer(), "Naam\tTelefoon\tBedrag⏎A. Bos\t{365412}\t365413")


def test_without_its_heads_a_text_keeps_its_places() -> None:
    text = "Lijst\nNaam | BSN\nBos | 123456782\nEinde"
    assert tables(text).headless == "Lijst\n          \nBos | 123456782\nEinde"


def test_a_cell_between_two_tabs_is_empty_and_so_are_those_that_a_row_lacks() -> None:
    name, born, number = tables("Naam\tGeboren\tBSN\nJansen\t\t1\nBakker\t1981").columns
    assert [cell for _, cell in name.cells] == ["Jansen", "Bakker"]
    assert [cell for _, cell in born.cells] == ["", "1981"]
    assert [cell for _, cell in number.cells] == ["1", ""]
