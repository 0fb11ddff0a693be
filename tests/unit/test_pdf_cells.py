"""Tables that were read by eye and whose cells run over several lines: cell by cell, offsets back to the words."""

import numpy as np
import pymupdf
import pytest

from woo_redact.model import Span
from woo_redact.pdf import ocr
from woo_redact.pdf.cells import Rules, by_cells
from woo_redact.pdf.readings import Pairs, Reading
from woo_redact.pdf.text import read_pdf

NONE = Rules(np.zeros((900, 900), bool), np.zeros((900, 900), bool))
LETTER = 6  # pixels


def read_across(*rows: tuple[int, tuple[tuple[int, str], ...]]) -> Pairs:
    """Return words ten pixels high as read across: the height of each row, and what begins where on it."""
    found = []
    for line, (y, pieces) in enumerate(rows):
        for start, text in pieces:
            x = start
            for word in text.split():
                found.append((Reading(word, x, y, x + LETTER * len(word), y + 10, line), 96))
                x += LETTER * (len(word) + 1) - 3
    return tuple(found)


def said(words: Pairs) -> str:
    """Return the text of words as a page has it."""
    text = ""
    for number, (word, _) in enumerate(words):
        same = number and words[number - 1][0].line == word.line
        text += (" " if same else word.link if number else "") + word.text
    return text


PADDED = read_across(
    (100, ((20, "Naam"), (130, "Functie"), (260, "Nummer"))),
    (121, ((20, "Hanneke van"), (130, "adviseur bij de"), (260, "06 12 34"))),
    (133, ((20, "der Olthof"), (130, "provincie"), (260, "56 78"))),
    (154, ((20, "Sjoerd Wiersma"), (130, "medewerker"), (260, "06-41"))),
    (166, ((130, "vergunningen"),)),
    (187, ((20, "Tjitske ten"), (130, "jurist"), (260, "tjitske@n"))),
    (199, ((20, "Broecke-"), (260, "oord.nl"))),
    (211, ((20, "Veldkamp"),)),
)


def test_cells_are_written_one_after_another_and_their_broken_lines_joined() -> None:
    passages = said(by_cells(PADDED, NONE)).split("\n\n")
    assert passages == [
        "Naam Functie Nummer",
        "Hanneke van der Olthof",
        "adviseur bij de provincie",
        "06 12 34 56 78",
        "Sjoerd Wiersma",
        "medewerker vergunningen",
        "06-41",
        "Tjitske ten Broecke-Veldkamp",
        "jurist",
        "tjitske@noord.nl",
    ]


def test_no_word_is_lost_or_written_twice() -> None:
    places = [(w.text, w.x0, w.y0) for w, _ in by_cells(PADDED, NONE)]
    assert sorted(places) == sorted((w.text, w.x0, w.y0) for w, _ in PADDED)


def test_a_line_end_in_a_cell_that_was_meant_stays() -> None:
    rows = [
        (y, ((20, first), (300, second)))
        for y, first, second in (
            (100, "Fenna Olthof", "indiener"),
            (112, "Dorpsweg 3", "zie de bijlage"),
            (140, "Jelle Broecke", "gemachtigde"),
            (152, "Kerkstraat 8", "zie het verslag"),
        )
    ]
    assert "Fenna Olthof\nDorpsweg 3\n\n" in said(by_cells(read_across(*rows), NONE))


@pytest.mark.parametrize(
    "rows",
    [
        [(y, ((20, f"Naam {y}"), (130, "jurist"), (260, "06-41"))) for y in range(100, 220, 13)],
        [(y, ((20, "Wij hebben uw brief van mei ontvangen en"),)) for y in range(100, 220, 13)],
        [
            (y, ((20, label), (160, value)))
            for y, label, value in (
                (100, "Van:", "Fenna Olthof"),
                (112, "Aan:", "Jelle Broecke"),
                (140, "Datum:", "3 mei"),
                (152, "Onderwerp:", "besluit"),
            )
        ],
    ],
    ids=["one line a cell", "no table", "labels"],
)
def test_what_wraps_nowhere_stays_as_it_was_read(rows: list[tuple[int, tuple[tuple[int, str], ...]]]) -> None:
    words = read_across(*rows)
    assert by_cells(words, NONE) is words


def test_columns_of_prose_that_were_read_in_turn_stay_in_turn() -> None:
    left = [
        (y, ((20, text),)) for y, text in ((100, "Geachte heer Olthof"), (130, "Uw brief van"), (142, "mei"))
    ]
    right = [
        (y, ((220, text),)) for y, text in ((100, "wij sturen aan"), (112, "Hanneke van"), (130, "der Vinne"))
    ]
    words = read_across(*left, *right, (142, ((220, "antwoord"),)))
    assert by_cells(words, NONE) is words
    across = tuple(sorted(words, key=lambda pair: (pair[0].y0, pair[0].x0)))
    assert by_cells(across, NONE) is not across, "read across, they are as cells are"


def test_rules_part_cells_that_stand_close_together() -> None:
    rows = (
        (100, ((20, "Hanneke van"), (93, "adviseur"))),
        (112, ((20, "der Olthof"),)),
        (126, ((20, "Tjitske ten"), (93, "jurist"))),
        (138, ((20, "Broecke"), (93, "en lid"))),
    )
    words = read_across(*rows)
    level, upright = np.zeros((300, 300), bool), np.zeros((300, 300), bool)
    level[124, 10:200] = True
    upright[90:160, 89] = True
    passages = said(by_cells(words, Rules(level, upright))).split("\n\n")
    assert passages == ["Hanneke van der Olthof", "adviseur", "Tjitske ten Broecke", "jurist en lid"]
    assert by_cells(words, NONE) is words, "nothing shows where a cell ends"


@pytest.mark.skipif(not ocr.available(), reason="needs Tesseract's Dutch data (tesseract-ocr-nld)")
def test_a_name_over_two_lines_of_a_scanned_cell_is_in_one_piece_with_a_box_on_each() -> None:
    with pymupdf.open() as drawn, pymupdf.open() as scan:
        page = drawn.new_page(width=330, height=150)
        for row, name in enumerate(("Hanneke van|der Olthof", "Sjoerd ten|Broecke", "Tjitske van|Wassenaer")):
            cells = (name, "adviseur bij|de provincie", "06 12|34 56 78")
            for left, width, text in zip((15, 95, 190), (80, 95, 70), cells, strict=True):
                box = pymupdf.Rect(left, 20 + 34 * row, left + width, 54 + 34 * row)
                page.draw_rect(box, width=0.6)
                for line, part in enumerate(text.split("|")):
                    page.insert_text((left + 5, box.y0 + 13 + 13 * line), part, fontsize=10)
        picture = page.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
        page = scan.new_page(width=330, height=150)
        page.insert_image(page.rect, pixmap=picture)
        paper = read_pdf(scan.tobytes())
    for name in ("Hanneke van der Olthof", "Sjoerd ten Broecke", "06 12 34 56 78"):
        start = paper.text.index(name)
        upper, lower = paper.places(Span(start, start + len(name)))
        assert upper.area.box.y1 <= lower.area.box.y0 + 1
        assert upper.area.box.y1 - upper.area.box.y0 < 16


def test_a_name_over_two_lines_of_a_cell_with_text_of_its_own_is_in_one_piece() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=330, height=150)
        names = ("Hanneke van|der Olthof", "Sjoerd ten|Broecke", "Tjitske van|Wassenaer")
        for row, name in enumerate(names):
            y = 20 + 34 * row
            for line, parts in enumerate(zip(name.split("|"), ("adviseur bij", "de provincie"), strict=True)):
                for left, part in zip((15, 80), parts, strict=True):
                    page.insert_text((left, y + 13 * line), part, fontsize=10)
        paper = read_pdf(document.tobytes())
    for name in names:
        said = name.replace("|", " ")
        start = paper.text.index(said)
        first, second = paper.places(Span(start, start + len(said)))
        assert not first.drawn
        assert first.strips[0].y1 < second.strips[0].y0
        assert first.area.box.x1 < 80
    assert "adviseur bij de provincie" in paper.text
