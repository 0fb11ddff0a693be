"""Lines closed up: two names of different width leave the same page, and where that cannot be they stay."""

import datetime as dt

import pymupdf
import pytest

from tests.unit.report_cases import entry
from woo_redact.model import Block, BlockKind, Document, DocumentKind, Redaction, Span
from woo_redact.pdf.closing import WIDTH
from woo_redact.pdf.erase import Erased, erase_paper
from woo_redact.pdf.marks import Mark, fit
from woo_redact.pdf.text import read_pdf
from woo_redact.pdf.widths import fitting, gap_of
from woo_redact.profile import Profile, contrast_with_white
from woo_redact.redact import Look, redact
from woo_redact.report.values import Report, Width
from woo_redact.report.widths import table, telling

SHORT, LONG = "Jan Uil", "Roelof van der Heide-Boschma"
AROUND = "Met {} is gesproken over de vergunning."


def page_with(*lines: tuple[float, float, str], extra: str = "") -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        for x, y, text in lines:
            page.insert_text((x, y), text, fontsize=11)
        if extra == "underline":
            page.draw_line((72, 102), (400, 102), width=0.5)
        if extra == "link":
            page.insert_link(
                {
                    "kind": pymupdf.LINK_URI,
                    "from": pymupdf.Rect(200, 90, 380, 104),
                    "uri": "https://x.example",
                }
            )
        return bytes(document.tobytes())


def closed_up(data: bytes, *names: str) -> Erased:
    paper = read_pdf(data)
    spans = [Span(at, at + len(name)) for name in names if (at := paper.text.find(name)) >= 0]
    marks = [Mark(place=place, labels=("5.1.2e", "J")) for span in spans for place in paper.places(span)]
    return erase_paper(data, fit(marks, paper), title="t", closing=None, paper=paper, hide_widths=True)


def pixels(pdf: bytes) -> bytes:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return bytes(document[0].get_pixmap(dpi=100).samples)


@pytest.mark.parametrize(
    "lines",
    [
        ((72, 100, AROUND), (72, 115, "De afdeling neemt het verzoek in behandeling.")),
        ((72, 100, "Aan: {}"),),
        ((72, 100, "Naam: {}"), (300, 100, "afdeling Vergunningen")),
        ((72, 100, "{} en ook {} waren erbij, zei men."),),
    ],
)
def test_names_of_different_width_leave_the_same_page(lines: tuple[tuple[float, float, str], ...]) -> None:
    made = []
    for name in (SHORT, LONG):
        done = closed_up(
            page_with(*((x, y, text.format(name, "Ilse Vos")) for x, y, text in lines)), name, "Ilse Vos"
        )
        assert all(mark.closed and mark.box.width == pytest.approx(WIDTH) for mark in done.marks)
        assert all(gap_of((mark,), name) is None for mark in done.marks)
        made.append(done.pdf)
    assert pixels(made[0]) == pixels(made[1])


def test_the_rest_of_the_line_stays_text_in_its_order() -> None:
    done = closed_up(page_with((72, 100, AROUND.format(LONG))), LONG)
    with pymupdf.open(stream=done.pdf, filetype="pdf") as document:
        words = " ".join(document[0].get_text("text", sort=True).split())
    assert words == "Met 5.1.2e is gesproken over de vergunning."


RIGHT = tuple(
    (480 - pymupdf.get_text_length(text, "helv", 11), 130 + 15 * n, text)
    for n, text in enumerate(("een", "twee", "drie"))
)
OWN = AROUND.format(LONG)


@pytest.mark.parametrize(
    ("lines", "extra"),
    [
        (((72, 100, OWN),), "underline"),
        (((72, 100, OWN),), "link"),
        (((480 - pymupdf.get_text_length(OWN, "helv", 11), 100, OWN), *RIGHT), ""),
        (((297.5 - pymupdf.get_text_length(OWN, "helv", 11) / 2, 100, OWN),), ""),
    ],
    ids=["underlined", "linked", "set to the right", "in the middle"],
)
def test_a_line_that_would_tell_or_be_torn_stays_as_it_was(
    lines: tuple[tuple[float, float, str], ...], extra: str
) -> None:
    (mark,) = closed_up(page_with(*lines, extra=extra), LONG).marks
    assert not mark.closed
    gap = gap_of((mark,), LONG)
    assert fitting(gap, (LONG, SHORT, "Ilse Vos")) == 1


def flow(name: str) -> tuple[Document, tuple[Redaction, ...]]:
    text = AROUND.format(name)
    document = Document(
        id="1",
        kind=DocumentKind.FLOW,
        title="t",
        source="t.txt",
        sha256="0" * 64,
        text=text,
        date=dt.date(2024, 10, 4),
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text))),),
    )
    span = Span(text.index(name), text.index(name) + len(name))
    return document, (Redaction(document="1", ground="5.1.2.e", label="5.1.2e", span=span),)


def test_flow_documents_have_no_gap_at_all() -> None:
    made = []
    for name in (SHORT, LONG):
        document, redactions = flow(name)
        made.append(redact(document, b"", redactions, title="Stuk", explanation=None).pdf)
    assert made[0] == made[1]


def test_colours_are_those_of_the_ground_in_mail_and_on_paper() -> None:
    look = Look(colours={"5.1.2.e": "#1f3864"})
    document, redactions = flow(SHORT)
    pdfs = [redact(document, b"", redactions, title="Stuk", explanation=None, look=look).pdf]
    data = page_with((72, 100, AROUND.format(SHORT)))
    paper = read_pdf(data)
    span = Span(paper.text.index(SHORT), paper.text.index(SHORT) + len(SHORT))
    marks = [Mark(place=place, labels=("J",), colour=look.colour("5.1.2.e")) for place in paper.places(span)]
    pdfs.append(erase_paper(data, fit(marks, paper), title="t", closing=None, paper=paper).pdf)
    for pdf in pdfs:
        with pymupdf.open(stream=pdf, filetype="pdf") as made:
            fills = [tuple(round(255 * c) for c in d["fill"]) for d in made[0].get_drawings() if d["fill"]]
        assert (0x1F, 0x38, 0x64) in fills


@pytest.mark.parametrize(
    ("colour", "word"),
    [("#ffff00", "contrast"), ("#777777", "contrast 4,5"), ("blauw", "kleur"), ("#12345", "kleur")],
)
def test_a_colour_on_which_a_label_cannot_be_read_is_a_fault_of_the_profile(colour: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        Profile.model_validate({"labels": {"colours": {"5.1.2.e": colour}}})


def test_a_readable_colour_is_taken_by_any_spelling_of_its_ground() -> None:
    profile = Profile.model_validate({"labels": {"colours": {"5.1.2e": "#1F3864"}}})
    assert profile.labels.colours == {"5.1.2.e": "#1f3864"}
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#767676") >= 4.5 > contrast_with_white("#777777")


def test_the_report_says_how_many_names_fit_each_box() -> None:
    widths = (
        Width(page=0, label="5.1.2e", fits=1, of=9),
        Width(page=2, label="5.1.2e", fits=3, of=9),
        Width(page=3, label="5.1.2e", fits=9, of=9, closed=True),
    )
    report = Report(matter="m", run="r", entries=(entry(1, widths=widths), entry(2)))
    (told,) = telling(report)
    assert (told.id, told.boxes, told.one, told.few, told.closed, told.pages) == ("0001", 3, 1, 1, 1, (0, 2))
    rows = table(report).decode("utf-8-sig").splitlines()
    assert rows[1:] == ["0001;1;5.1.2e;1;9;nee", "0001;3;5.1.2e;3;9;nee", "0001;4;5.1.2e;9;9;ja"]
