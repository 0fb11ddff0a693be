"""Links stay when their target is printed, and no others."""

import pymupdf
import pytest

from woo_redact.model import Span
from woo_redact.pdf.erase import Mark, erase_paper
from woo_redact.pdf.text import read_pdf


def links(text: str, target: str, hidden: str = "") -> list[str]:
    """Return the targets left on a page that says a text and links to a target."""
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 100), text, fontsize=11)
        page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 90, 300, 104), "uri": target})
        data = bytes(document.tobytes())
    paper = read_pdf(data)
    marks: tuple[Mark, ...] = ()
    if hidden:
        start = paper.text.index(hidden)
        marks = tuple(Mark(place=p, labels=("J",)) for p in paper.places(Span(start, start + len(hidden))))
    done = erase_paper(data, marks, title="t", closing=None, paper=paper)
    with pymupdf.open(stream=done.pdf, filetype="pdf") as out:
        return [link["uri"] for link in out[0].get_links()]


@pytest.mark.parametrize(
    ("text", "target", "stays"),
    [
        ("Zie www.voorbeeld.example/woo", "https://www.voorbeeld.example/woo", True),
        ("Zie https://voorbeeld.example", "https://voorbeeld.example/", True),
        ("Zie onze site", "https://voorbeeld.example/jip-zwaan", False),
        ("Zie voorbeeld.example", "https://voorbeeld.example/jip-zwaan", False),
        ("Zie voorbeeld.example?q=1", "https://voorbeeld.example?q=1", False),
        ("Mail jip@voorbeeld.example", "mailto:jip@voorbeeld.example", False),
        ("Zie map", "file:///home/jip/map", False),
    ],
)
def test_a_link_stays_when_its_target_is_printed(text: str, target: str, stays: bool) -> None:  # noqa: FBT001
    assert links(text, target) == ([target] if stays else [])


def test_a_link_goes_with_the_words_that_name_it() -> None:
    target = "https://voorbeeld.example/jip-zwaan"
    assert links("Zie voorbeeld.example/jip-zwaan", target) == [target]
    assert links("Zie voorbeeld.example/jip-zwaan", target, hidden="jip-zwaan") == []
