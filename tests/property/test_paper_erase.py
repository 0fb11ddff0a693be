"""Erasing on random pages: what is hidden is gone, what is kept is there, and no pixel changes beside a box."""

import io
from collections import Counter

import numpy as np
import pikepdf
import pymupdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array

from tests.paper.engine import erased, marks_of
from tests.paper.sheets import at, document, saved
from woo_redact.model import Span
from woo_redact.pdf.text import PaperText, read_pdf

# Capitals and digits would be taken for labels; "q" and "y" have tails, "k" and "l" rise: lines touch.
WORD = st.text("bcdfghklmnpqrstvwyaeiou", min_size=3, max_size=11)
LINE = st.lists(WORD, min_size=1, max_size=6, unique=True)
FONTS = ("F1", "F2", "F3", "F4")


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """Return a page of lines of random words, in random fonts and sizes, tight or wide, turned or cropped."""
    size = draw(st.sampled_from((8, 10, 11, 13)))
    leading = size * draw(st.sampled_from((0.95, 1.1, 1.3, 1.8)))
    font = draw(st.sampled_from(FONTS))
    rows = draw(st.lists(LINE, min_size=1, max_size=6))
    content = b""
    for number, words in enumerate(rows):
        left = draw(st.integers(40, 90))
        content += at(left, 120 + number * leading, " ".join(words)[:80], size=size, font=font)
    pdf = document(content + b"0.5 w 40 300 m 500 300 l S 0.8 g 300 100 120 60 re f\n")
    page = pdf.pages[0].obj
    page.Rotate = draw(st.sampled_from((0, 90, 180, 270)))
    if draw(st.booleans()):
        page.MediaBox = Array([-20, -10, 575, 832])
    return saved(pdf)


@st.composite
def cases(draw: st.DrawFn) -> tuple[bytes, PaperText, list[Span]]:
    """Return a page, its text, and random stretches of it: words, parts of words, several lines."""
    data = draw(sheets())
    paper = read_pdf(data)
    length = len(paper.text.rstrip())
    found = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, length - 2)))
        span = Span(start, min(length, start + draw(st.integers(1, 25))))
        if paper.places(span) and not any(span.overlaps(other) for other in found):
            found.append(span)
    return data, paper, sorted(found)


def letters(text: str) -> Counter[str]:
    """Return the small letters of a text, counted; labels have a small "e" each, which is left out."""
    return Counter(letter for letter in text if letter.isalpha() and letter.islower())


def drawn(data: bytes) -> tuple[str, np.ndarray, pymupdf.Rect]:
    """Return the text of the one page, its pixels at 72 dpi, and its size."""
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        page = pdf[0]
        pixels = page.get_pixmap(colorspace=pymupdf.csGRAY, alpha=False)
        flat = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)
        return page.get_text(), flat[:, : pixels.width].astype(np.int16), page.rect


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(cases())
def test_what_is_hidden_is_gone_and_the_rest_is_untouched(case: tuple[bytes, PaperText, list[Span]]) -> None:
    data, paper, spans = case
    outcome = erased(data, paper, spans)
    assert outcome.pdf is not None
    assert outcome.pictures == ()
    text, after, size = drawn(outcome.pdf)
    _, before, old_size = drawn(data)

    hidden = letters("".join(span.of(paper.text) for span in spans))
    kept = letters(paper.text)
    kept.subtract(hidden)
    shown = letters(text.replace("5.1.2e", ""))
    assert shown == +kept

    assert size == old_size
    changed = np.abs(after - before) > 40
    for mark in marks_of(paper, spans):
        box = mark.box  # in points on the page as it is seen, as the pixels are
        changed[max(0, int(box.y0) - 1) : int(box.y1) + 2, max(0, int(box.x0) - 1) : int(box.x1) + 2] = False
    assert not changed.any()


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_the_same_input_gives_the_same_bytes(case: tuple[bytes, PaperText, list[Span]]) -> None:
    data, paper, spans = case
    assert erased(data, paper, spans).pdf == erased(data, paper, spans).pdf


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_the_letters_are_in_no_stream_either(case: tuple[bytes, PaperText, list[Span]]) -> None:
    data, paper, spans = case
    made = erased(data, paper, spans).pdf
    assert made is not None
    shown = 0
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and b"Tf" in (content := thing.read_bytes()):
                shown += content.count(b"Tj") + content.count(b"TJ")
        assert len(pdf.pages) == 1
    hidden = sum(len("".join(span.of(paper.text).split())) for span in spans)
    assert shown or hidden >= len("".join(paper.text.split()))
