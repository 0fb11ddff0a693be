"""The checks on a letter that was erased in place, and on PDFs of which nothing is known."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from tests.unit.check_samples import BOX, SECRETS, failed, names, paper_output, paper_pdf, show_title, spoil
from woo_redact.check import CATALOGUE, check, check_output, check_outputs
from woo_redact.model import Verdict


def test_a_good_letter_passes_every_check(tmp_path: Path) -> None:
    assert failed(paper_output(tmp_path / "0002.pdf"), paper_pdf()) == set()


@pytest.mark.parametrize(("read_by_eye", "expected"), [((0,), set()), ((), {"scan"})])
def test_a_photograph_has_no_words_to_give(
    tmp_path: Path, read_by_eye: tuple[int, ...], expected: set[str]
) -> None:
    document = pymupdf.open()
    page = document.new_page(width=200, height=200)
    pixels = bytes(x * y % 251 for y in range(64) for x in range(64))
    page.insert_image(page.rect, pixmap=pymupdf.Pixmap(pymupdf.csGRAY, 64, 64, pixels, 0))
    document.set_metadata({"title": "Brief", "producer": "woo-redact"})
    document.set_language("nl")
    output = replace(
        paper_output(tmp_path / "0002.pdf"),
        kept="",
        redactions=(),
        explanation=None,
        pictures=read_by_eye,
    )
    assert failed(output, spoil(document.tobytes(), show_title)) == expected


def _name_below(page: pymupdf.Page) -> None:
    page.insert_text((105, 72), "Zandstra", fontsize=11)


def _invisible(page: pymupdf.Page) -> None:
    page.insert_text((50, 200), "onzichtbaar", fontsize=11, render_mode=3)


def _extra(page: pymupdf.Page) -> None:
    page.insert_text((50, 200), "erbij", fontsize=11)


def _white_over(page: pymupdf.Page) -> None:
    page.insert_text((50, 200), "bedekt", fontsize=11)
    page.draw_rect(pymupdf.Rect(45, 185, 120, 205), color=None, fill=(1, 1, 1))


def _photo(page: pymupdf.Page, *, even: bool = False) -> None:
    pixels = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 200, 100))
    pixels.clear_with(200)
    for x in range(0 if even else 200):
        pixels.set_pixel(x, x // 2, (0, 0, 0))
    page.insert_image(pymupdf.Rect(90, 55, 190, 105), pixmap=pixels)


def _even_photo(page: pymupdf.Page) -> None:
    _photo(page, even=True)


PAGES = {
    "name_under_box": (_name_below, {"secrets", "under_box"}),
    "text_under_white_box": (_white_over, {"under_box", "kept_text"}),
    "picture_under_box": (_photo, {"under_box"}),
    "blanked_picture_under_box": (_even_photo, set()),
    "invisible_text": (_invisible, {"unseen", "kept_text"}),
    "text_too_many": (_extra, {"kept_text"}),
}


@pytest.mark.parametrize(("draw", "expected"), PAGES.values(), ids=PAGES.keys())
def test_a_spoilt_page(tmp_path: Path, draw: Callable[[pymupdf.Page], None], expected: set[str]) -> None:
    assert failed(paper_output(tmp_path / "0002.pdf"), paper_pdf(draw)) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [("5.1.2e", set()), ("5.1.1e", {"grounds"}), ("xyz", {"grounds"}), (" ", {"grounds"})],
)
def test_the_label_on_the_box(tmp_path: Path, label: str, expected: set[str]) -> None:
    assert failed(paper_output(tmp_path / "0002.pdf"), paper_pdf(label=label)) == expected


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_places_are_those_of_the_page_as_it_is_seen(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "gedraaid.pdf"
    with pymupdf.open("pdf", paper_pdf(_name_below)) as document:
        document[0].set_rotation(turn)
        wanted = (pymupdf.Rect(BOX.x0, BOX.y0, BOX.x1, BOX.y1) * document[0].rotation_matrix).normalize()
        path.write_bytes(document.tobytes())
    problems = [p for r in check(path) if r.check == "under_box.text" for p in r.problems]
    assert len(problems) == 1
    area = problems[0].area
    assert area is not None
    assert (area.box.x0, area.box.y0) == pytest.approx((wanted.x0, wanted.y0), abs=0.1)


def test_a_letter_without_language_title_or_tags(tmp_path: Path) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Lang
        del pdf.Root.ViewerPreferences
        del pdf.docinfo["/Title"]

    output = paper_output(tmp_path / "0002.pdf")
    assert failed(output, spoil(paper_pdf(), strip)) == {"accessible"}
    (result,) = (r for r in check_output(output, SECRETS) if r.check == "accessible.title")
    assert len(result.problems) == 2  # none, and not shown


def _foreign(tmp_path: Path, draw: Callable[[pymupdf.Page], None]) -> set[str]:
    document = pymupdf.open()
    draw(document.new_page())
    path = tmp_path / "besluit.pdf"
    path.write_bytes(document.tobytes())
    return names(check(path)) - {"accessible"}


def _bar(page: pymupdf.Page, colour: tuple[float, ...] = (0, 0, 0), **more: float) -> None:
    page.draw_rect(pymupdf.Rect(90, 60, 200, 77), color=None, fill=colour, **more)


def _line(page: pymupdf.Page) -> None:
    page.insert_text((50, 72), "Geachte heer Zandstra, dank", fontsize=11)


def _black_bar(page: pymupdf.Page) -> None:
    _line(page)
    _bar(page)


def _grey_bar_with_label(page: pymupdf.Page) -> None:
    _line(page)
    _bar(page, (0.6, 0.6, 0.6))
    page.insert_text((95, 72), "5.1.2.e", fontsize=9)


def _marker_stroke(page: pymupdf.Page) -> None:
    _line(page)
    page.draw_line((90, 69), (200, 69), width=14)


def _shade(page: pymupdf.Page) -> None:
    _bar(page, (0.1, 0.1, 0.4))
    page.insert_text((95, 72), "Kop van een tabel", fontsize=11, color=(1, 1, 1))


def _highlight(page: pymupdf.Page) -> None:
    _line(page)
    _bar(page, (1, 1, 0), fill_opacity=0.4)


def _clipped_bar(page: pymupdf.Page) -> None:
    """As Cairo and Word do: a rectangle of the whole page, clipped to a sliver."""
    _line(page)
    page.clean_contents()
    xref = page.get_contents()[0]
    page.parent.update_stream(xref, page.read_contents() + b"\nq 500 0 10 10 re W n 0 g 0 0 600 842 re f Q")


def _unlabelled(page: pymupdf.Page) -> None:
    page.insert_text((50, 72), "Geachte", fontsize=11)
    _bar(page)
    page.insert_text((205, 72), ", dank", fontsize=11)


def _not_explained(page: pymupdf.Page) -> None:
    _bar(page)
    page.insert_text((95, 72), "5.1.2e", fontsize=9, color=(1, 1, 1))
    page.insert_text((50, 300), "Toelichting grondslagen", fontsize=12)
    page.insert_text((50, 320), "5.1.2i  Art. 5.1 lid 2 sub i", fontsize=11)


def _explained(page: pymupdf.Page) -> None:
    _bar(page)
    page.insert_text((95, 72), "J", fontsize=9, color=(1, 1, 1))
    page.insert_text((50, 300), "Toelichting grondslagen", fontsize=12)
    page.insert_text((50, 320), "J  Art. 5.1 lid 2 sub e", fontsize=11)


def _smiley(page: pymupdf.Page) -> None:
    page.insert_text((50, 72), "geen bewuste gedachte achter J", fontsize=11)
    page.insert_text((50, 300), "Toelichting grondslagen", fontsize=12)
    page.insert_text((50, 320), "5.1.2e  Art. 5.1 lid 2 sub e", fontsize=11)


def _scan_page(page: pymupdf.Page) -> None:
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 60, 80))
    pixels.clear_with(200)
    page.insert_image(page.rect, pixmap=pixels)
    page.insert_text((500, 30), "0002", fontsize=9)


def _scan_with_text_layer(page: pymupdf.Page, *, seen: bool = True) -> None:
    """The picture shows words; the text layer over them is invisible, as OCR programs make it."""
    picture = pymupdf.open().new_page(width=page.rect.width, height=page.rect.height)
    if seen:
        picture.insert_text((50, 72), "Geachte heer, dank voor uw brief", fontsize=11)
    page.insert_image(page.rect, pixmap=picture.get_pixmap(dpi=100))
    page.insert_text((50, 72), "Geachte heer, dank voor uw brief", fontsize=11, render_mode=3)


def _lying_text_layer(page: pymupdf.Page) -> None:
    _scan_with_text_layer(page, seen=False)


FOREIGN = {
    "black_bar_over_text": (_black_bar, {"under_box", "grounds"}),
    "grey_bar_with_label": (_grey_bar_with_label, {"under_box"}),
    "marker_stroke": (_marker_stroke, {"under_box", "grounds"}),
    "shade_drawn_first": (_shade, set()),
    "see_through_highlight": (_highlight, set()),
    "clipped_bar": (_clipped_bar, {"file"}),
    "box_without_ground": (_unlabelled, {"grounds"}),
    "ground_not_explained": (_not_explained, {"grounds"}),
    "letter_explained": (_explained, set()),
    "smiley_is_no_ground": (_smiley, set()),
    "picture_without_text": (_scan_page, {"scan"}),
    "scan_with_text_layer": (_scan_with_text_layer, {"scan"}),
    "text_layer_says_more": (_lying_text_layer, {"unseen"}),
}


@pytest.mark.parametrize(("draw", "expected"), FOREIGN.values(), ids=FOREIGN.keys())
def test_a_pdf_of_which_nothing_is_known(
    tmp_path: Path, draw: Callable[[pymupdf.Page], None], expected: set[str]
) -> None:
    assert _foreign(tmp_path, draw) == expected


def _encrypted() -> bytes:
    with pymupdf.open("pdf", paper_pdf()) as document:
        return bytes(
            document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="geheim", owner_pw="baas")
        )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "geen leesbare PDF"),
        (b"geen pdf", "geen leesbare PDF"),
        (_encrypted(), "wachtwoord"),
        (None, "niet te openen"),
    ],
)
def test_an_unreadable_file_is_not_run_in_every_check(
    tmp_path: Path, data: bytes | None, reason: str
) -> None:
    path = tmp_path / "kapot.pdf"
    if data is not None:
        path.write_bytes(data)
    results = check(path)
    assert [result.check for result in results] == [
        name for name, entry in CATALOGUE.items() if not entry.knowing
    ]
    assert {result.verdict for result in results} == {Verdict.NOT_RUN}
    assert all(reason in result.problems[0].what for result in results)


def test_a_crashing_check_is_not_run_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_specimen: object) -> None:
        raise ZeroDivisionError("Zandstra")  # the words of an exception may quote the document

    monkeypatch.setitem(CATALOGUE, "file.damaged", replace(CATALOGUE["file.damaged"], file=crash))
    output = paper_output(tmp_path / "0002.pdf")
    Path(output.path).write_bytes(paper_pdf())
    verdicts = {result.check: result for result in check_outputs((output,), SECRETS)}
    assert verdicts["file.damaged"].verdict is Verdict.NOT_RUN
    assert "ZeroDivisionError" in verdicts["file.damaged"].problems[0].what
    assert "Zandstra" not in verdicts["file.damaged"].problems[0].what
    assert verdicts["under_box.text"].passed


def test_half_a_file_is_never_passed(tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    data = paper_pdf()
    path.write_bytes(data[: len(data) * 2 // 3])
    assert names(check(path))
