"""Reading scans: what is read, where it stands, how the page lies, and what happens without Tesseract's data."""

from pathlib import Path

import numpy as np
import pymupdf
import pytest

from benchmarks.sheets import Scanner, sheet
from woo_redact.errors import UnreadableError
from woo_redact.model import Box
from woo_redact.pdf import ocr
from woo_redact.pdf.look import ink_of, skew_of, view, without_specks
from woo_redact.pdf.readings import Reading, agree, covered, dutch, split, woven
from woo_redact.pdf.rows import placed
from woo_redact.pdf.upright import straighten

needs_data = pytest.mark.skipif(
    not ocr.available(), reason="needs Tesseract's Dutch data (apt-get install tesseract-ocr-nld)"
)


def page_of(data: bytes) -> pymupdf.Page:
    """Return the only page of a PDF."""
    return pymupdf.open(stream=data, filetype="pdf")[0]


def word(text: str, x0: float, x1: float, y0: float = 10, line: int = 0) -> Reading:
    """Return a word of ten pixels high."""
    return Reading(text, x0, y0, x1, y0 + 10, line)


@needs_data
def test_a_scan_is_read_with_places_and_confidence() -> None:
    made = sheet(3, Scanner(noise=5, quality=70))
    page = page_of(made.pdf)
    found = ocr.recognize(page)
    read = [w.text for w in found.words]
    assert sum(w in read for w in made.words) >= 0.97 * len(made.words)
    assert (found.turned, found.skew) == (0, 0.0)
    for seen in found.words:
        assert len(seen.boxes) == len(seen.text)
        assert 0 <= seen.box.x0 <= seen.box.x1 <= page.rect.width
        assert seen.box.y1 - seen.box.y0 < 20
        assert all(a.x1 == pytest.approx(b.x0) for a, b in zip(seen.boxes, seen.boxes[1:], strict=False))
    assert ocr.recognize(page) == found


@needs_data
def test_words_stand_where_they_are_printed() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=300)
        for row, text in enumerate(("Geachte heer Wobbe Tjalsma,", "uw brief is ontvangen op 3 mei")):
            page.insert_text((60, 80 + 40 * row), text, fontsize=12)
        # A ring beside the second line, which Tesseract takes for a letter of it.
        page.draw_circle((40, 132), 16, width=1.5)
        said = {w[4]: pymupdf.Rect(w[:4]) for w in page.get_text("words")}
        seen = {w.text: w for w in ocr.recognize(page).words}
        assert set(said) <= set(seen)
        for text, box in said.items():
            place = seen[text].box
            assert abs(place.x0 - box.x0) < 3
            assert abs(place.x1 - box.x1) < 3
            assert box.y0 - 1 < place.y0
            assert place.y1 < box.y1 + 1


@needs_data
def test_a_table_with_borders_is_read() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=420, height=300)
        for row in range(6):
            for column, text in enumerate(("Naam", f"Bouke Wiersma {row}")):
                box = pymupdf.Rect(40 + 160 * column, 40 + 20 * row, 200 + 160 * column, 60 + 20 * row)
                page.draw_rect(box, width=0.8)
                page.insert_text((box.x0 + 5, box.y1 - 6), text, fontsize=11)
        read = [w.text for w in ocr.recognize(page).words]
    assert read.count("Wiersma") == 6


@needs_data
@pytest.mark.slow
def test_a_turned_and_slanting_page_is_set_upright() -> None:
    page = page_of(sheet(5, Scanner(turned=90, skew=1.6, noise=4)).pdf)
    assert straighten(page)
    assert page.rect.height > page.rect.width
    assert not straighten(page), "a page that was straightened lies straight"
    read = " ".join(w.text for w in ocr.recognize(page).words)
    assert "Met vriendelijke groet," in read


def test_a_page_with_text_of_its_own_is_not_moved() -> None:
    page = page_of(sheet(5, None).pdf)
    before = page.get_text()
    assert not straighten(page)
    assert page.get_text() == before


def test_without_data_the_message_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert not ocr.available()
    assert "tesseract-ocr-nld" in ocr.missing_message()
    assert "TESSDATA_PREFIX" in ocr.missing_message()
    with pytest.raises(UnreadableError, match="tesseract-ocr-nld"):
        ocr.recognize(page_of(sheet(1, None).pdf))


def test_data_are_found_in_the_folder_named_or_the_one_in_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "nld.traineddata").write_bytes(b"x")
    for folder in (tmp_path, tmp_path / "tessdata"):
        monkeypatch.setenv("TESSDATA_PREFIX", str(folder))
        assert ocr.tessdata() == tmp_path / "tessdata"


@pytest.mark.parametrize("skew", [-2.7, -0.6, 0.0, 0.4, 1.9, 3.0])
def test_skew_is_measured_to_a_tenth_of_a_degree(skew: float) -> None:
    page = page_of(sheet(7, Scanner(skew=skew, noise=8, blur=1, edges=True)).pdf)
    ink = without_specks(ink_of(view(page, 100).tones, 100))
    assert skew_of(ink) == pytest.approx(skew, abs=0.15)


def test_an_empty_page_has_no_words_and_lies_straight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    with pymupdf.open() as document:
        found = ocr.recognize(document.new_page())
    assert (found.words, found.turned, found.skew) == ((), 0, 0.0)


def test_what_two_readings_agree_on_is_sure_and_what_one_saw_is_kept_as_unsure() -> None:
    first = (word("Fenna", 0, 50), word("Hoogterp", 60, 140), word("|", 150, 152))
    second = (word("Fenna", 1, 50), word("Hoogtern", 60, 139), word("mei", 200, 230))
    found = {w.text: sure for w, sure in agree(first, second)}
    assert found["Fenna"] > 90
    assert 60 <= found["Hoogterp"] < 90
    assert found["mei"] < 60
    assert "|" not in found, "a sign that one reading saw is dust"


def test_a_stretched_line_goes_back_to_its_own_row() -> None:
    ink = np.zeros((60, 200), bool)
    ink[10:18, 40:180] = True  # the line that was stretched over the next one
    ink[30:38, 40:180] = True
    lines = (Reading("bericht", 40, 8, 180, 40, 0), Reading("verder", 40, 29, 180, 39, 1))
    plain = (Reading("nog", 40, 48, 180, 58, 2), Reading("een", 40, 48, 180, 58, 2))
    stretched, normal, *_ = placed((*lines, *plain), ink)
    assert (stretched.y0, stretched.y1) == (10, 18)
    assert (normal.y0, normal.y1) == (29, 39)


def test_a_line_that_fits_no_row_keeps_its_large_box() -> None:
    lines = (Reading("bericht", 40, 8, 180, 40, 0), Reading("verder", 40, 44, 180, 54, 1))
    more = (Reading("verder", 40, 58, 180, 68, 2),)
    assert placed((*lines, *more), np.zeros((80, 200), bool))[0] == lines[0]


def test_edges_between_letters_stand_in_the_white_between_them() -> None:
    ink = np.zeros((20, 60), bool)
    ink[5:15, 2:6] = ink[5:15, 10:30] = ink[5:15, 34:38] = True  # a narrow, a wide and a narrow letter
    cut, edges = split(Reading("iml", 2, 0, 38, 20, 0), ink)
    assert (cut.y0, cut.y1) == (5, 15)
    assert 6 <= edges[1] <= 10
    assert 30 <= edges[2] <= 34


def test_words_found_later_are_woven_in_where_they_stand() -> None:
    known = (
        (word("een", 0, 30, 10, 0), 96),
        (word("drie", 0, 30, 50, 1), 96),
        (word("Rz", 80, 99, 30, 2), 30),
    )
    more = ((word("twee", 0, 40, 30, 0), 96), (word("bis", 50, 70, 10, 1), 96))
    found = woven(known, more)
    lines: dict[int, list[str]] = {}
    for seen, _ in found:
        lines.setdefault(seen.line, []).append(seen.text)
    assert [" ".join(lines[n]) for n in sorted(lines)][:3] == ["een bis", "twee", "drie"]


def test_a_part_of_a_word_that_stays_is_not_read_twice() -> None:
    known = ((word("06", 0, 20, 10, 0), 96), (word("3847", 30, 60, 10, 0), 40))
    found = woven(known, ((word("38", 30, 42, 10, 0), 96), (word("56", 70, 85, 10, 0), 96)))
    assert [seen.text for seen, _ in found] == ["06", "3847", "56"]


def test_words_painted_over_leave_the_rest_alone() -> None:
    tones = np.full((30, 100), 240, np.uint8)
    tones[12:18, 10:20] = tones[12:18, 60:70] = 0
    bare = covered(tones, (word("een", 10, 20),))
    assert (bare[:, :25] == 240).all()
    assert (bare[12:18, 60:70] == 0).all()


@pytest.mark.parametrize(
    ("text", "share"),
    [("Wij hebben uw brief ontvangen", 0.9), ("JW 1uE||o4 6u1pJEEA pu3H XNr", 0.2), ("", 0.0)],
)
def test_dutch_is_told_from_letters_upside_down(text: str, share: float) -> None:
    found = dutch(tuple(word(part, 0, 1) for part in text.split()))
    assert found >= share if share > 0.5 else found <= share


def test_a_box_is_burnt_no_further_than_half_the_gap_to_the_next_line() -> None:
    upper, lower, aside, far = (
        Box(10, 10, 60, 20),
        Box(12, 21.6, 40, 31),
        Box(200, 20.2, 250, 31),
        Box(10, 50, 60, 60),
    )
    found = ocr.pads([upper, lower, aside, far])
    assert found[upper] == pytest.approx((1.0, 0.3))
    assert found[lower] == pytest.approx((0.3, 1.0))
    assert found[aside] == found[far] == (1.0, 1.0)


def test_where_lines_touch_a_box_is_as_high_as_its_word() -> None:
    upper, lower = Box(10, 10, 60, 21), Box(10, 20, 60, 30)
    assert ocr.pads([upper, lower])[upper] == (1.0, 0.0)
