"""Shaped and turned scripts: read as a screen reader says them, and one sign less or more is still seen."""

import itertools
from pathlib import Path

import pytest

from tests.unit.installed import needs_fonts
from woo_redact.check import check_output
from woo_redact.check.kept_text import essence
from woo_redact.check.spoken import same, spoken_lines
from woo_redact.model import BlockKind, DocumentKind, Output
from woo_redact.typeset import Piece, Run, typeset

TEXTS = {
    "arabic": "نرجو منكم إرسال الوثائق رقم 12345 قبل يوم الجمعة إلى info@dienst.example. هذا نص طويل بما يكفي ليمتد على أكثر من سطر.",
    "hebrew": "Gemengd: שלום רב (3 עותקים) en verder in het Nederlands.",
    "devanagari": "नमस्ते दुनिया, क्षत्रिय",
    "mixed": "bijlage-02_ąбيد@Z-0123456789.txt",
    "thai": "สวัสดีชาวโลก ภาษาไทย",
    "emoji": "Hoi 👍🏽 👨‍👩‍👧 🇳🇱 ❤️ 1️⃣ klaar",
    "signs": "a ≠ b, ﬁets, ½",
}


def read_back(text: str) -> list[str]:
    """Return the lines of a typeset text, as they are compared."""
    pdf = typeset((Piece(kind=BlockKind.PARAGRAPH, runs=(Run(text=text),)),), title="t", explanation=None)
    return [essence(line) for line in spoken_lines(pdf)]


@needs_fonts
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_typeset_is_read_back(text: str) -> None:
    lines = read_back(text)
    assert same(essence(text), lines)


@needs_fonts
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_sign_less_or_more_or_another_is_seen(text: str) -> None:
    lines = read_back(text)
    expected = essence(text)
    assert not same(expected[:-1], lines)
    assert not same(expected + "x", lines)
    assert not same(expected.replace(expected[3], "Q"), lines)


def test_only_in_a_turned_line_is_order_free() -> None:
    assert same("abcאב", ["abcבא"])
    assert not same("abcd", ["abdc"])
    assert not same("אבabc", ["אב", "acb"])
    assert all(same("אבג", ["".join(order)]) for order in itertools.permutations("אבג"))


@needs_fonts
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_check_passes_on_every_script(text: str, tmp_path: Path) -> None:
    pieces = (Piece(kind=BlockKind.PARAGRAPH, runs=(Run(text=text),)),)
    path = tmp_path / "x.pdf"
    path.write_bytes(typeset(pieces, title="t", explanation=None))
    output = Output(id="1", path=str(path), kind=DocumentKind.FLOW, title="t", kept=text, allowed=(text,))
    assert [result.check for result in check_output(output, ()) if not result.passed] == []
