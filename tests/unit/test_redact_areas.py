"""An area of a page that a person hid: gone with all that stands in it, as one box, and every check agrees."""

import io
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image

from woo_redact.check import check_output
from woo_redact.errors import RedactionError
from woo_redact.explain import explain
from woo_redact.model import (
    HIDDEN,
    Area,
    Block,
    BlockKind,
    Box,
    Decision,
    Document,
    DocumentKind,
    Outcome,
    Output,
    Span,
)
from woo_redact.read.pdf import read_paper
from woo_redact.redact import Redacted, plan, redact

LINES = ("Geachte heer De Vries,", "U krijgt de subsidie niet.", "Groet, Anna Zwart")


def letter(*, picture: bool = False) -> bytes:
    """Make a letter; with a picture of grey tones in the middle of the page."""
    with pymupdf.open() as document:
        page = document.new_page()
        for number, line in enumerate(LINES):
            page.insert_text((72, 100 + 20 * number), line, fontsize=11)
        if picture:
            tones = np.add.outer(np.arange(300), np.arange(300)).astype(np.uint16) // 3
            tones = tones.astype(np.uint8)
            held = io.BytesIO()
            Image.fromarray(tones).save(held, "PNG")
            page.insert_image(pymupdf.Rect(100, 300, 400, 600), stream=held.getvalue())
        return bytes(document.tobytes())


def hidden(
    *boxes: tuple[float, float, float, float], ground: str = "5.1.2.e", page: int = 0
) -> list[Decision]:
    return [
        Decision(
            outcome=Outcome.REDACT,
            by="person:an",
            why="gezien",
            document="1",
            area=Area(page, Box(*box)),
            ground=ground,
        )
        for box in boxes
    ]


def words(document: Document, text: str, ground: str = "5.1.2.e") -> Decision:
    start = document.text.index(text)
    span = Span(start, start + len(text))
    return Decision(outcome=Outcome.REDACT, by="person:an", why="x", document="1", span=span, ground=ground)


def read(data: bytes) -> Document:
    return read_paper(data, source="a.pdf", name="a.pdf", local_id="1", parent=None)


def redacted(data: bytes, decisions: list[Decision]) -> Redacted:
    document = read(data)
    redactions = plan(document, decisions, style="code")
    return redact(document, data, redactions, title="Stuk 1", explanation=explain(redactions, style="code"))


def text_of(done: Redacted) -> str:
    with pymupdf.open(stream=done.pdf, filetype="pdf") as out:
        return "".join(page.get_text() for page in out.pages(0, 1))


def faults(done: Redacted, folder: Path) -> list[str]:
    """Return what the checks find in an output."""
    path = folder / "1.pdf"
    path.write_bytes(done.pdf)
    output = Output(
        id="1",
        path=str(path),
        kind=DocumentKind.PAPER,
        title="Stuk 1",
        kept=done.kept,
        redactions=done.redactions,
        explanation=done.explanation,
        pictures=done.pictures,
    )
    return [f"{c.check}: {p.what}" for c in check_output(output, ()) for p in c.problems]


def test_words_under_an_area_go_and_those_beside_it_stay(tmp_path: Path) -> None:
    done = redacted(letter(), hidden((140, 88, 260, 104)))
    assert "5.1.2e" in text_of(done)
    assert "Vries" not in text_of(done)
    assert "U krijgt de subsidie niet." in text_of(done)
    assert done.kept.replace(f" {HIDDEN}", HIDDEN).startswith(f"Geachte heer{HIDDEN}\n")
    assert done.pictures == ()
    assert faults(done, tmp_path) == []


def test_an_area_over_many_lines_is_one_box_with_one_label(tmp_path: Path) -> None:
    done = redacted(letter(), hidden((60, 80, 400, 150)))
    assert text_of(done).strip() == "5.1.2e"
    (redaction,) = done.redactions
    assert len(redaction.areas) == 1
    assert len(redaction.under) == 3
    assert faults(done, tmp_path) == []


def test_part_of_a_picture_goes_and_the_rest_stays(tmp_path: Path) -> None:
    done = redacted(letter(picture=True), hidden((150, 350, 250, 400)))
    with pymupdf.open(stream=done.pdf, filetype="pdf") as out:
        tones = np.frombuffer(out[0].get_pixmap(dpi=72, colorspace=pymupdf.csGRAY).samples, np.uint8)
        tones = tones.reshape(842, 595)
        pictures = [
            pymupdf.Pixmap(out, found["xref"]) for found in out[0].get_image_info(xrefs=True) if found["xref"]
        ]
    assert tones[352:365, 152:248].max() == 0
    assert np.ptp(tones[450:550, 150:350]) > 50
    (held,) = pictures
    inside = np.frombuffer(held.samples, np.uint8).reshape(held.height, held.width, held.n)
    top, left = (352 - 300) / 300, (152 - 100) / 300
    part = inside[int(top * held.height) : int(top * held.height) + 20, int(left * held.width) :][:, :20]
    assert np.ptp(part) == 0
    assert faults(done, tmp_path) == []


def test_an_empty_area_is_a_box_all_the_same(tmp_path: Path) -> None:
    done = redacted(letter(), hidden((300, 500, 400, 560), ground="5.1.1.d"))
    assert "5.1.1d" in text_of(done)
    assert done.kept == read(letter()).text
    assert faults(done, tmp_path) == []


def test_words_hidden_by_themselves_go_with_the_area_over_them(tmp_path: Path) -> None:
    document = read(letter())
    decisions = [words(document, "De Vries"), words(document, "Anna Zwart"), *hidden((60, 85, 400, 105))]
    done = redacted(letter(), decisions)
    assert [r.span is None for r in done.redactions] == [False, True]
    assert done.kept.count(HIDDEN) == 2
    assert faults(done, tmp_path) == []


def test_words_half_under_an_area_keep_their_own_box_beside_it(tmp_path: Path) -> None:
    document = read(letter())
    done = redacted(letter(), [words(document, "heer De Vries"), *hidden((155, 85, 300, 105))])
    assert "Vries" not in text_of(done)
    assert "heer" not in text_of(done)
    assert faults(done, tmp_path) == []


def test_areas_that_meet_become_one_on_the_first_ground_of_the_law(tmp_path: Path) -> None:
    both = [*hidden((60, 85, 200, 150)), *hidden((180, 85, 400, 150), ground="5.1.1.d")]
    done = redacted(letter(), both)
    assert [(r.ground, len(r.areas)) for r in done.redactions] == [("5.1.1.d", 1)]
    assert text_of(done).strip() == "5.1.1d"
    assert [p for p in faults(done, tmp_path) if "toegelicht" not in p] == []


def test_a_letter_whose_middle_is_covered_is_covered_whole() -> None:
    done = redacted(letter(), hidden((72, 92, 110, 97)))
    (redaction,) = done.redactions
    box = redaction.areas[0].box
    assert box.y1 - box.y0 > 10
    assert "Geac" not in text_of(done)


@pytest.mark.parametrize(
    ("box", "page", "says"),
    [((10, 10, 20, 20), 4, "die is er niet"), ((700, 10, 800, 20), 0, "buiten de bladzijde")],
)
def test_an_area_off_the_page_is_refused(
    box: tuple[float, float, float, float], page: int, says: str
) -> None:
    with pytest.raises(RedactionError, match=says):
        redacted(letter(), hidden(box, page=page))


def test_an_area_partly_off_the_page_is_cut_there(tmp_path: Path) -> None:
    done = redacted(letter(), hidden((500, 700, 900, 900)))
    assert done.redactions[0].areas[0].box == Box(500, 700, 595, 842)
    assert faults(done, tmp_path) == []


def test_a_document_without_pages_has_no_areas() -> None:
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, 3))
    flow = Document(
        id="1", kind=DocumentKind.FLOW, title="", source="", sha256="", text="Dag", blocks=(block,)
    )
    with pytest.raises(RedactionError, match="bladzijde"):
        plan(flow, hidden((1, 1, 9, 9)), style="code")
