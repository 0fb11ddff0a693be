"""Areas a person must judge: found on pages with them, and nothing found on pages without."""

import math

import numpy as np
import pymupdf
import pytest

from benchmarks.sheets import KINDS, Scanner, sheet
from woo_redact.model import Box
from woo_redact.pdf.areas import areas
from woo_redact.pdf.blobs import blobs, thick, without_rules
from woo_redact.pdf.look import ink_of, view
from woo_redact.pdf.ocr import OcrWord

SEEDS = range(6)
NAMED = {
    "signature": {"signature", "handwriting"},
    "stamp": {"picture", "signature"},
    "handwriting": {"signature", "handwriting"},
}


def found_on(data: bytes, words: tuple[OcrWord, ...] = ()) -> tuple[tuple[pymupdf.Rect, str], ...]:
    """Return the areas of the first page of a PDF."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return tuple(
            (pymupdf.Rect(box.x0, box.y0, box.x1, box.y1), kind) for box, kind in areas(document[0], words)
        )


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_found_where_it_stands(kind: str) -> None:
    for seed in SEEDS:
        made = sheet(seed, None, kind)
        found = found_on(made.pdf)
        truth = pymupdf.Rect(made.areas[0][0])
        middle = pymupdf.Point((truth.x0 + truth.x1) / 2, (truth.y0 + truth.y1) / 2)
        near = [name for box, name in found if box.intersects(truth)]
        assert near, f"nothing found at {kind} {seed}"
        assert set(near) <= NAMED.get(kind, {kind}), (seed, near)
        whole = pymupdf.Rect(found[0][0])
        for box, _ in found:
            whole |= box
        assert middle in whole
        assert all(box.intersects(truth) for box, _ in found), (seed, found)


def dense_table(seed: int) -> tuple[bytes, tuple[OcrWord, ...]]:
    """Return a table of forty tight rows as a scan at 200 dots per inch, and its words, each fifth unsure."""
    chance = np.random.default_rng(seed)
    with pymupdf.open() as document:
        page = document.new_page()
        for row in range(40):
            top = 60 + 15.5 * row
            page.draw_rect((50, top, 540, top + 15.5), width=0.4)
            for x, text in ((54, f"Z-10{row}"), (110, "Siebren Wagenvoort"), (260, "Molenpad 24, 2242 AL")):
                page.insert_text((x, top + 11.5), text, fontsize=9.5)
            page.insert_text((420, top + 11.5), f"06-7866 80{row}", fontsize=9.5)
        for x in (105, 255, 415):
            page.draw_line((x, 60), (x, 680), width=0.4)
        words = tuple(
            OcrWord(
                text=w[4],
                box=Box(w[0], w[1] + 3, w[2], w[3] - 3),
                confidence=[96, 96, 96, 96, 65][n % 5],
                line=n,
            )
            for n, w in enumerate(page.get_text("words"))
        )
        taken = page.get_pixmap(
            matrix=pymupdf.Matrix(200 / 72, 200 / 72) * pymupdf.Matrix(0.2), colorspace="gray"
        )
        tones = np.frombuffer(taken.samples, np.uint8).reshape(taken.height, taken.width)
        noisy = np.clip(0.9 * tones + 14 + chance.normal(0, 8, tones.shape), 0, 255).astype(np.uint8)
        scan = pymupdf.Pixmap(pymupdf.csGRAY, taken.width, taken.height, noisy.tobytes(), 0)
        page = document.new_page()
        page.insert_image(page.rect, stream=scan.tobytes("jpeg", jpg_quality=60), keep_proportion=False)
        document.delete_page(0)
        return bytes(document.tobytes()), words


def test_of_a_dense_table_only_words_are_asked_about() -> None:
    """Its rules come out of the scanner in pieces, and join unsure words to areas as large as the page."""
    data, words = dense_table(1)
    found = found_on(data, words)
    unsure = [pymupdf.Rect(w.box.x0, w.box.y0, w.box.x1, w.box.y1) for w in words if w.confidence < 80]
    assert found
    for box, _ in found:
        assert box.height < 20
        assert any(box.intersects(word) for word in unsure)


@pytest.mark.parametrize("seed", SEEDS)
def test_letterheads_tables_and_forms_are_nobodys(seed: int) -> None:
    assert found_on(sheet(seed, None).pdf) == ()


@pytest.mark.parametrize("across", [False, True])
def test_a_panel_of_a_slide_whose_tone_changes_is_nobodys(*, across: bool) -> None:
    """Bands that go from pale to dark, with a name and an office on them."""
    with pymupdf.open() as document:
        page = document.new_page()
        for step in range(60):
            tone = 0.85 - 0.6 * step / 60
            area = (
                (100 + 2.5 * step, 100, 103 + 2.5 * step, 180)
                if across
                else (100, 100 + 1.2 * step, 250, 102 + 1.2 * step)
            )
            page.draw_rect(area, color=None, fill=(tone, tone, 0.9), width=0)
        page.insert_text((112, 135), "Fedde de Dood", fontsize=14, color=(1, 1, 1))
        page.insert_text((112, 155), "teamleider", fontsize=14, color=(1, 1, 1))
        data = bytes(document.tobytes())
    assert found_on(data) == ()


def test_the_arrows_of_a_chart_are_nobodys() -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        for start, x, y in ((260, 120, 260), (300, 330, 240), (340, 480, 330)):
            page.draw_line((start, 155), (x, y), width=0.7)
            page.draw_polyline(((x - 4, y - 4), (x, y), (x + 3, y - 5)), width=0.7)
        page.draw_rect((250, 130, 350, 155))
        data = bytes(document.tobytes())
    assert found_on(data) == ()


def test_a_signature_that_is_drawn_is_asked_about() -> None:
    """A pen's stroke in short straight pieces, as programs write what was signed on a screen."""
    with pymupdf.open() as document:
        page = document.new_page()
        points = [(200 + 90 * n / 80 + 12 * math.cos(n / 3), 300 + 18 * math.sin(n / 4)) for n in range(80)]
        page.draw_polyline(points, width=1.2)
        data = bytes(document.tobytes())
    ((box, kind),) = found_on(data)
    assert kind == "signature"
    assert box.contains(pymupdf.Rect(205, 290, 280, 310))


def test_shadows_and_punched_holes_are_nobodys() -> None:
    made = sheet(2, Scanner(edges=True, noise=6))
    printed = sheet(2, None)
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        words = tuple(
            OcrWord(text=w[4], box=Box(*w[:4]), confidence=96, line=n)
            for n, w in enumerate(document[0].get_text("words"))
        )
    assert found_on(made.pdf, words) == ()


def test_print_that_stands_upside_down_is_asked_about_whatever_a_reading_makes_of_it() -> None:
    with pymupdf.open() as drawn, pymupdf.open() as document:
        drawn.new_page(width=400, height=60).insert_text(
            (390, 25), "Op de foto: Hiltje Oort", fontsize=20, rotate=180
        )
        page = document.new_page()
        page.insert_image(pymupdf.Rect(50, 300, 450, 360), pixmap=drawn[0].get_pixmap(dpi=200))
        read = (("uOlefji", 61, 250, 330), ("fofo", 74, 331, 380), (":o30}", 96, 381, 440))
        words = tuple(
            OcrWord(text=text, box=Box(x0, 324, x1, 340), confidence=confidence, line=0)
            for text, confidence, x0, x1 in read
        )
        unread = [box for box, _ in areas(page, words) if box.x0 < 300 and box.x1 > 340]
    assert unread


@pytest.mark.parametrize(
    ("text", "confidence", "asked"),
    [("Tja1sma", 40, True), ("Tjalsma", 96, False), ("06-1234", 30, True), ("dat", 30, False)],
)
def test_unsure_words_that_may_be_names_are_asked(text: str, confidence: int, asked: bool) -> None:  # noqa: FBT001
    with pymupdf.open() as document:
        page = document.new_page()
        unsure = OcrWord(text=text, box=Box(72, 90, 120, 102), confidence=confidence, line=0)
        assert bool(areas(page, (unsure,))) is asked


def test_rules_go_and_strokes_stay() -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.draw_line((72, 100), (400, 100), width=1)
        page.draw_bezier((72, 200), (110, 140), (150, 260), (200, 190), width=1)
        ink = without_rules(ink_of(view(page, 100).tones, 100), least=70)
    left = list(blobs(ink, gap=8))
    assert len(left) == 1
    assert left[0].y0 > 200
    assert thick(ink[left[0].y0 : left[0].y1, left[0].x0 : left[0].x1]) < 0.1
