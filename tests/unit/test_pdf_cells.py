"""Tables that were read by eye and whose cells run over several lines: cell by cell, offsets back to the words."""

from dataclasses import replace

import numpy as np
import pymupdf
import pytest

from woo_redact.model import Span
from woo_redact.pdf import ocr
from woo_redact.pdf.cells import by_cells
from woo_redact.pdf.grid import Rules
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
    assert said(by_cells(PADDED, NONE)).split("\n") == [
        "Naam\tFunctie\tNummer",
        "Hanneke van der Olthof\tadviseur bij de provincie\t06 12 34 56 78",
        "Sjoerd Wiersma\tmedewerker vergunningen\t06-41",
        "Tjitske ten Broecke-Veldkamp\tjurist\ttjitske@noord.nl",
    ]


def test_without_figures_below_headings_cells_are_passages_of_their_own() -> None:
    words = tuple(
        (replace(w, text=w.text.translate(str.maketrans("0123456789", "abcdefghij"))), s) for w, s in PADDED
    )
    passages = said(by_cells(words, NONE)).split("\n\n")
    assert passages[:3] == ["Naam Functie Nummer", "Hanneke van der Olthof", "adviseur bij de provincie"]
    assert passages[-1] == "tjitske@noord.nl"


def test_headings_with_data_in_line_below_are_a_table_without_rules() -> None:
    rows = [
        (100, ((20, "Naam"), (130, "Geboren"), (260, "Rol"))),
        (112, ((20, "Jelle Broecke"), (130, "3-5-1960"), (260, "aanvrager"))),
        (124, ((20, "Anke Vos"), (260, "derde"))),
        (136, ((20, "Bo Ten Cate"), (130, "8-1-1971"))),
    ]
    assert said(by_cells(read_across(*rows), NONE)).split("\n") == [
        "Naam\tGeboren\tRol",
        "Jelle Broecke\t3-5-1960\taanvrager",
        "Anke Vos\t\tderde",
        "Bo Ten Cate\t8-1-1971",
    ]


def test_columns_of_prose_are_no_table() -> None:
    left = ("Op deze dag sprak", "de raad over 2 zaken", "en werd er in maart", "niets besloten over")
    right = ("het plan van mei dat", "in 2024 kwam en dat", "nog altijd loopt in", "de hele gemeente nu")
    rows = [(100 + 12 * n, ((20, a), (190, b))) for n, (a, b) in enumerate(zip(left, right, strict=True))]
    assert "\t" not in said(by_cells(read_across(*rows), NONE))


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


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_a_line_of_a_cell_that_ends_in_a_hyphen_goes_on_without_a_space(hyphen: str) -> None:
    changed = tuple(
        (replace(w, text=w.text.replace("Broecke-", f"Broecke{hyphen}")), sure) for w, sure in PADDED
    )
    assert f"Broecke{hyphen}Veldkamp" in said(by_cells(changed, NONE))


def test_the_rule_above_a_footnote_makes_no_cells_of_columns_read_in_turn() -> None:
    left = [(y, ((20, "de raad van het dorp"),)) for y in (100, 112, 124)]
    notes = [(y, ((20, "zie het verslag"),)) for y in (142, 154)]
    right = [(y, ((220, "en wat daarbij hoort"),)) for y in (100, 112, 124, 136)]
    words = read_across(*left, *notes, *right, (166, ((220, "met de buren"),)), (178, ((220, "in gesprek"),)))
    level = np.zeros((300, 400), bool)
    level[137, 20:180] = True
    assert by_cells(words, Rules(level, np.zeros((300, 400), bool))) is words


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
    assert said(by_cells(words, Rules(level, upright))).split("\n") == [
        "Hanneke van der Olthof\tadviseur",
        "Tjitske ten Broecke\tjurist en lid",
    ]
    assert by_cells(words, NONE) is words, "nothing shows where a cell ends"


FORM = (
    (60, ((20, "Overzicht van de bezoeken"),)),
    (100, ((22, "Bedrijf"), (93, "Wie"), (162, "Nummer"), (232, "Opmerking"))),
    (120, ((22, "De Roos"), (93, "Roos Bakker"), (232, "geen"))),
    (140, ((93, "Anke Vos"), (162, "06 12"))),
    (160, ((22, "Twee dagen lang"), (162, "06 34"), (232, "belt"))),
)


def ruled(*edges: int, top: int = 95, bottom: int = 175) -> Rules:
    """Return rules that part rows twenty pixels high, and columns at these places."""
    level, upright = np.zeros((300, 300), bool), np.zeros((300, 300), bool)
    level[top : bottom + 1 : 20, 15:295] = True
    upright[top:bottom, list(edges)] = True
    return Rules(level, upright)


def test_a_row_between_rules_is_a_line_whose_tabs_tell_the_column() -> None:
    words = read_across(*FORM[:4])
    assert said(by_cells(words, ruled(90, 160, 230, bottom=155))) == (
        "Overzicht van de bezoeken\n\n"
        "Bedrijf\tWie\tNummer\tOpmerking\n"
        "De Roos\tRoos Bakker\t\tgeen\n"
        "\tAnke Vos\t06 12"
    )
    assert by_cells(words, NONE) is words


def test_a_table_with_a_cell_over_two_columns_tells_no_columns() -> None:
    words = read_across(*FORM)
    rules = ruled(90, 160, 230)
    rules.upright[155:, 90] = False
    assert "\t" not in said(by_cells(words, rules))


def test_a_row_with_a_line_end_that_was_meant_is_no_line() -> None:
    rows = (
        (100, ((20, "Fenna Olthof"), (200, "indiener"))),
        (112, ((20, "Dorpsweg 3"), (200, "van bezwaar"))),
    )
    more = tuple((y + 40, cells) for y, cells in rows)
    rules = ruled(180, bottom=175)
    rules.level[:] = False
    rules.level[[95, 130, 175], 15:295] = True
    assert said(by_cells(read_across(*rows, *more), rules)).startswith("Fenna Olthof\nDorpsweg 3\n\nindiener")


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
