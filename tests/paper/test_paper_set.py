"""The adversarial set: every PDF is refused with a reason, or comes out without its secrets and with its words."""

from pathlib import Path

import pymupdf
import pytest

from tests.paper.cases import REGISTER, Must
from tests.paper.conftest import Ask
from tests.paper.engine import published
from tests.paper.outside import can_ocr, have
from woo_redact.pdf import ocr

# What is not solved, with its reason. Strict: a case that is mended must leave this list.
LEAKS: dict[str, str] = {}
LOSSES: dict[str, str] = {}
STRAYS: dict[str, str] = {}
GROWS: dict[str, str] = {}

# Comments, marks and the frames of links are not published, so these pages look otherwise on purpose.
UNLIKE = frozenset(
    {
        "annotation_states",
        "comments",
        "file_annotation",
        "hidden_annotation",
        "javascript",
        "jpx_with_opacity",  # Poppler draws noise where the picture brings its own opacity
        "layers_everywhere",  # Poppler shows a layer whose own usage says not to
        "link_chain",
        "links",
        "markup",
        "media",
        "named_destinations",
        "office_together",
        "redact_marks",
        "turned_cropped_scaled",  # as user_unit
        "unapplied_marks",
        "user_unit",  # Poppler draws such a page at its own scale
    }
)
# Nobody sees these words on the page (a program that copies text does): they go without a box.
UNSEEN = frozenset(
    {
        "clipped_away",
        "collapsed_text",
        "form_kids",
        "hidden_layer",
        "layers_everywhere",
        "marked_content",
        "nested_marks",
        "odd_paint",
        "outside_cropbox",
        "render_mode_3",
        "tiny_text",
        "transparent_text",
        "under_image",
        "under_white",
        "unseen_otherwise",
        "white_text",
    }
)
# Cases of the second set that must be read by eye: `python -m tests.paper.run` does them, half a minute each.
BY_HAND = frozenset(
    {
        "calibrated_picture",
        "clipped_shading",
        "inline_short",
        "mask_in_form",
        "name_in_a_glyph",
        "negative_sizes",
        "pattern_in_form",
        "pictures_elsewhere",
        "stencils",
        "text_as_clip",
        "type3_of_pictures",
        "type3_with_form",
        "upright_strips",
        "written_down",
    }
)
_EYES = pytest.mark.skipif(
    not have("pdftotext", "pdftoppm"), reason="needs Poppler (apt-get install poppler-utils)"
)


def _names(gaps: dict[str, str], *musts: Must) -> list[object]:
    """Return the names of the cases, those with a known gap marked."""
    return [
        pytest.param(name, marks=pytest.mark.xfail(reason=gaps[name], strict=True)) if name in gaps else name
        for name, entry in REGISTER.items()
        if entry.must in musts and name not in BY_HAND
    ]


def _complaints_of_mupdf(pdf: bytes) -> str:
    """Return what MuPDF has to say on opening and drawing a file."""
    pymupdf.TOOLS.mupdf_warnings()  # takes what was said before, a "repeated" that still waits too, and begins anew
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert not document.is_repaired
        for page in document:
            page.get_pixmap(dpi=20)
    return str(pymupdf.TOOLS.mupdf_warnings())


_PUBLISHED = (Must.REDACT, Must.PICTURE)


@pytest.mark.parametrize("name", _names({}, Must.REFUSE))
def test_what_cannot_be_trusted_is_refused_with_a_reason(ask: Ask, name: str) -> None:
    outcome = ask(name).outcome
    assert outcome.pdf is None
    assert not outcome.crash
    assert outcome.reason
    for secret in REGISTER[name].secrets:
        assert secret not in outcome.reason


@_EYES
@pytest.mark.parametrize("name", _names(LEAKS, *_PUBLISHED))
def test_no_secret_is_left(ask: Ask, name: str) -> None:
    came = ask(name)
    assert not came.outcome.crash
    if came.audit is None:
        assert not ocr.available(), came.outcome.reason
        assert ocr.missing_message() in came.outcome.reason
        return
    assert sorted({place for place, _ in came.audit.leaks}) == []
    assert not came.audit.under, "text below a box"
    missing = [what for what in came.audit.not_run if can_ocr() or not what.startswith("OCR")]
    assert missing == []


@pytest.mark.parametrize("name", ["scan_clean", "image_rgb", "outlines", "no_tounicode", "type3"])
def test_without_ocr_data_such_a_page_is_withheld(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(Path(__file__).parent))
    assert not ocr.available()
    outcome = published(REGISTER[name].make(), REGISTER[name].secrets)
    assert outcome.pdf is None
    assert "tesseract-ocr-nld" in outcome.reason


@_EYES
@pytest.mark.parametrize("name", _names(LOSSES, *_PUBLISHED))
def test_what_may_be_read_stays_and_the_file_is_sound(ask: Ask, name: str) -> None:
    found = ask(name).audit
    if found is None:
        pytest.skip("withheld: no OCR data on this machine")
    assert found.lost == ()
    assert found.warnings == ()
    assert _complaints_of_mupdf(ask(name).outcome.pdf or b"") == ""


@_EYES
@pytest.mark.parametrize("name", [n for n in _names(STRAYS, *_PUBLISHED) if n not in UNLIKE])
def test_beside_the_boxes_nothing_changes(ask: Ask, name: str) -> None:
    came = ask(name)
    if came.audit is None or came.outcome.pictures:
        pytest.skip("a picture of the page is no copy to the pixel")
    assert not came.audit.resized
    if name not in UNSEEN:
        assert came.audit.unmarked == (), "words are gone without a box"
    assert came.audit.strayed < 0.0005, "share of pixels that changed outside boxes"


@pytest.mark.parametrize("name", _names(GROWS, *_PUBLISHED))
def test_the_file_does_not_grow(ask: Ask, name: str) -> None:
    came = ask(name)
    if came.outcome.pdf is None:
        pytest.skip("withheld: no OCR data on this machine")
    # The font of the labels comes with the first box (14 kB); a page that became a picture may weigh more.
    pictures = len(came.outcome.pictures)
    assert came.made <= came.given + 25_000 + 150_000 * pictures


@pytest.mark.parametrize("name", ["plain_table", "nested_form", "form_fields", "image_rgb", "scan_clean"])
def test_the_same_file_gives_the_same_bytes(name: str) -> None:
    entry = REGISTER[name]
    data = entry.make()
    assert published(data, entry.secrets).pdf == published(entry.make(), entry.secrets).pdf
    assert data == entry.make()
