"""Paper is redacted as decided, and also where the same words stand in another order."""

import pymupdf
import pytest

from woo_redact.errors import RedactionError
from woo_redact.explain import explain
from woo_redact.model import HIDDEN, Document, Redaction, Span
from woo_redact.read.pdf import read_paper
from woo_redact.redact import Redacted, redact

LABEL, GROUND = "5.1.2e", "5.1.2.e"


def pdf(*pages: tuple[tuple[float, float, str], ...]) -> bytes:
    """Make pages of pieces of text."""
    with pymupdf.open() as document:
        for pieces in pages:
            page = document.new_page()
            for x, y, text in pieces:
                page.insert_text((x, y), text, fontsize=11)
        return bytes(document.tobytes())


def redacted(data: bytes, *spans: tuple[int, int]) -> tuple[Document, Redacted]:
    """Redact spans of a PDF."""
    document = read_paper(data, source="a.pdf", name="a.pdf", local_id="1", parent=None)
    redactions = tuple(
        Redaction(document="1", ground=GROUND, label=LABEL, span=Span(*span)) for span in spans
    )
    explanation = explain(redactions, style="code")
    return document, redact(document, data, redactions, title="Stuk 1", explanation=explanation)


def text_of(done: Redacted) -> str:
    """Return the text of the output."""
    with pymupdf.open(stream=done.pdf, filetype="pdf") as out:
        return "".join(page.get_text() for page in out)


def test_a_span_goes_and_is_told() -> None:
    data = pdf(((72, 100, "Aan: Jip Zwaan"), (72, 120, "Betreft: vergunning")))
    _, done = redacted(data, (5, 14))
    assert "Zwaan" not in text_of(done)
    assert "vergunning" in text_of(done)
    (redaction,) = done.redactions
    (area,) = redaction.areas
    assert (area.page, round(area.box.x1 - area.box.x0, 2)) == (0, 60.0)
    assert done.kept.startswith(f"Aan: {HIDDEN}\n")
    assert done.pictures == ()
    assert done.explanation is not None


def test_what_is_hidden_goes_too_where_it_is_broken_over_columns() -> None:
    left = [(72, 100 + 14 * n, f"links regel {n}") for n in range(5)]
    right = [(320, 114 + 14 * n, f"rechts regel {n}") for n in range(5)]
    rows = [piece for pair in zip(left, right, strict=True) for piece in pair]
    data = pdf(((72, 60, "Jip Zwaanstra"), *rows, (72, 170, "slot Jip"), (320, 100, "Zwaanstra zei")))
    _, done = redacted(data, (0, 13))
    assert "Zwaanstra" not in text_of(done)
    assert text_of(done).count("regel") == 10
    assert len(done.redactions) == 3


def test_what_stands_plainly_elsewhere_was_decided_to_stay() -> None:
    data = pdf(((72, 60, "Jip Zwaanstra"), (72, 100, "Minister Jip Zwaanstra")))
    _, done = redacted(data, (0, 13))
    assert "Minister Jip Zwaanstra" in text_of(done)


@pytest.mark.parametrize("second", [("met Jip", "Zwaanstra"), ("met Jip Zwaan-", "stra")])
def test_a_line_end_is_no_other_order(second: tuple[str, str]) -> None:
    data = pdf(((72, 60, "Jip Zwaanstra"), (72, 100, second[0]), (72, 114, second[1])))
    _, done = redacted(data, (0, 13))
    assert len(done.redactions) == 1


def test_another_file_than_was_read_is_refused() -> None:
    data = pdf(((72, 60, "Jip"),))
    document = read_paper(data, source="a.pdf", name="a.pdf", local_id="1", parent=None)
    with pytest.raises(RedactionError, match="niet meer dezelfde"):
        redact(document, pdf(((72, 60, "Jop"),)), (), title="t", explanation=None)


def test_the_same_input_gives_the_same_bytes() -> None:
    data = pdf(((72, 100, "Aan: Jip Zwaan"),))
    assert redacted(data, (5, 14))[1].pdf == redacted(data, (5, 14))[1].pdf


@pytest.mark.parametrize("half", ["met Ri", "etbergen"])
def test_half_a_word_takes_the_other_half_along(half: str) -> None:
    data = pdf(((72, 100, "gesproken met Ri-"), (72, 114, "etbergen over de kade")))
    document = read_paper(data, source="a.pdf", name="a.pdf", local_id="1", parent=None)
    start = document.text.index(half) + half.startswith("met ") * 4
    _, done = redacted(data, (start, start + len(half.removeprefix("met "))))
    assert "Ri" not in text_of(done)
    assert "etbergen" not in text_of(done)
    assert "gesproken met" in text_of(done)
    assert "over de kade" in text_of(done)
