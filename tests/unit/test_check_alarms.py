"""What documents of many programs have and nobody should be alarmed by, and beside it what must alarm all the same."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pikepdf
import pymupdf
import pytest

from tests.unit.check_samples import paper_pdf, spoil
from woo_redact.check.boxes import Sheet
from woo_redact.check.catalogue import CATALOGUE
from woo_redact.check.fonts import _letters
from woo_redact.check.personal import is_organisation, phones
from woo_redact.check.specimen import Specimen
from woo_redact.pdf.inspect import Inspector
from woo_redact.resources import font_folder


def told(check: str, data: bytes) -> int:
    """Count what one check tells of a file by others."""
    entry = CATALOGUE[check]
    with Specimen(data, name="x.pdf") as specimen:
        if entry.page is not None:
            return sum(len(tuple(entry.page(specimen, sheet))) for sheet in specimen.sheets)
        assert entry.file is not None
        return len(tuple(entry.file(specimen)))


def info(key: str, value: str) -> bytes:
    return spoil(paper_pdf(), lambda pdf: pdf.docinfo.__setitem__(key, value))


@pytest.mark.parametrize(
    ("key", "value", "alarms"),
    [
        ("/Creator", "dvips(k) 5.94a Copyright 2003 Radical Eye Software", 0),
        ("/Creator", "gnuplot 4.2 patchlevel 2", 0),
        ("/Creator", "XeLaTeX", 0),
        ("/Creator", "PrintServer180", 1),
        ("/Creator", "Tjitske Haverkamp", 1),
        ("/Author", "American Mathematical Society", 0),
        ("/Author", "Tjitske Haverkamp", 1),
        ("/ConTeXt.Jobname", "verslag", 0),
        ("/BIDI.Fullbanner", "This is the bidi package, Version 36.5", 0),
        ("/Behandelaar", "Haverkamp", 1),
        ("/ConTeXt.Jobname", "brief Tjitske Haverkamp", 1),
    ],
)
def test_a_program_is_no_person(key: str, value: str, alarms: int) -> None:
    assert told("metadata.info", info(key, value)) == alarms


@pytest.mark.parametrize(
    ("comment", "alarms"),
    [
        (b"% ReportLab Generated PDF document http://www.reportlab.example, kept open and free of charge", 0),
        (b"% bewerkt door Sietske Roelvink", 1),
        (b"%%Invocation: gs -sOutputFile=/home/x/Sietske Roelvink.pdf", 1),
        (b"een regel die nergens bij hoort", 1),
    ],
)
def test_a_comment_between_objects_matters_when_it_names_somebody(comment: bytes, alarms: int) -> None:
    head, mark, rest = paper_pdf().partition(b"1 0 obj")
    assert told("file.after_end", head + comment + b"\n" + mark + rest) == alarms


@pytest.mark.parametrize(("second", "alarms"), [(b"(een)", 0), (b"(twee)", 1)])
def test_an_object_written_again_as_it_was_is_no_version(second: bytes, alarms: int) -> None:
    data = b"%PDF-1.4\n7 0 obj\n(een)\nendobj\n7 0 obj\n" + second + b"\nendobj\n"
    with Specimen(paper_pdf(), name="x") as specimen:
        specimen.data = data
        revision = CATALOGUE["file.revision"].file
        assert revision is not None
        assert len(tuple(revision(specimen))) == alarms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2009-06-29\n921537 1246278917", 0),
        ("2008-01-06\n11\n12\n13\n14", 0),
        ("bel 06-12345678", 1),
        ("tel. 0612345678", 1),
        ("T:06 12 34 56 78", 1),
    ],
)
def test_a_date_in_a_table_is_no_telephone(text: str, found: int) -> None:
    assert len(tuple(phones(text))) == found


def test_a_program_that_signs_twice_is_a_program() -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = "Garnaal"

    assert told("metadata.info", spoil(paper_pdf(), sign)) == 0
    assert told("metadata.info", info("/Creator", "Garnaal")) == 1


@pytest.mark.parametrize(("inline", "alarms"), [(b"", 0), (b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", 1)])
def test_a_shading_under_a_box_hides_nothing_and_a_picture_in_the_page_may(
    inline: bytes, alarms: int
) -> None:
    def shade(pdf: pikepdf.Pdf) -> None:
        tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[0, 0, 1], N=1)
        axial = pikepdf.Dictionary(
            ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Coords=[60, 0, 160, 0], Function=tint
        )
        pdf.pages[0].Resources.Shading = pikepdf.Dictionary(S=axial)
        drawn = b"q 60 500 100 20 re W n /S sh Q q 1 0 0 1 0 0 cm " + inline + b" Q 0 g 60 500 100 20 re f"
        pdf.pages[0].contents_add(pdf.make_stream(drawn))

    assert told("under_box.pixels", spoil(paper_pdf(), shade)) == alarms


@pytest.mark.parametrize(("text", "yes"), [("Conseil de l'Europe", True), ("Sietske Roelvink", False)])
def test_a_society_is_an_organisation(text: str, yes: bool) -> None:  # noqa: FBT001
    assert is_organisation(text) is yes


def test_signs_are_no_letters_of_a_name() -> None:
    assert _letters(set("ªºſ№Ωℵé")) == {"e"}


@pytest.mark.parametrize(("left", "alarms"), [(0, 0), (60, 1)])
def test_a_bar_to_the_side_of_the_page_is_the_foot_of_a_slide(left: int, alarms: int) -> None:
    def foot(pdf: pikepdf.Pdf) -> None:
        line = b"0 g %d 300 80 12 re f BT /helv 11 Tf %d 302 Td (Jaarverslag) Tj ET" % (left, left + 84)
        pdf.pages[0].contents_add(pdf.make_stream(b"Q " + line))

    assert told("grounds.missing", spoil(paper_pdf(), foot)) == alarms


def rectangle(points: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(f"q 0 g {points} f* Q".encode()))


@pytest.mark.parametrize(
    ("points", "boxes"),
    [
        ("100 500 m 60 500 l 60 520 l 140 520 l 140 500 l 100 500 l h", 1),  # Writer begins halfway a side
        ("60 500 m 60 520 l 140 520 l 140 500 l h", 1),
        ("100 500 m 60 500 l 60 520 l 100 530 l 140 520 l 140 500 l h", 0),  # a house
        ("100 510 m 60 500 l 60 520 l 140 520 l 140 500 l h", 0),  # an envelope
    ],
)
def test_a_rectangle_may_begin_anywhere(points: str, boxes: int) -> None:
    before, after = (
        len(Inspector(data).page(0).fills) for data in (paper_pdf(), spoil(paper_pdf(), rectangle(points)))
    )
    assert after - before == boxes


@pytest.mark.parametrize(("name", "alarms"), [("CMEX10", 0), ("ABCDEF+Calibri", 1)])
def test_a_piece_of_a_bracket_is_no_word(name: str, alarms: int) -> None:
    run = SimpleNamespace(font=name, text="\ufffd" * 9, invisible=False)
    sheet = SimpleNamespace(page=SimpleNamespace(runs=(run,), number=0))
    check = CATALOGUE["fonts.unmapped"].page
    assert check is not None
    assert len(tuple(check(cast("Specimen", None), cast("Sheet", sheet)))) == alarms


@pytest.mark.parametrize(
    ("top", "alarms"), [(90.0, 0), (100.0, 1)], ids=["beside a line", "over half a line"]
)
def test_a_label_that_fills_its_box_on_a_scan_is_no_row_of_letters_cut_by_half(
    top: float, alarms: int
) -> None:
    box = pymupdf.Rect(70, top, 90, top + 12)
    with pymupdf.open() as drawn, pymupdf.open() as scan:
        page = drawn.new_page(width=300, height=200)
        page.insert_text((50, 116), "Wij behandelen het hele dossier", fontsize=13)
        page.draw_rect((69.5, top - 0.5, 90.5, top + 12.5), fill=(0, 0, 0), width=0)
        picture = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
        page = scan.new_page(width=300, height=200)
        page.insert_image(page.rect, pixmap=picture)
        page.draw_rect(box, fill=(0, 0, 0), width=0)
        font = {"fontname": "noto", "fontfile": str(font_folder() / "NotoSans-Regular.ttf")}
        page.insert_text((71, top + 8.2), "5.1.2e", fontsize=6.2, color=(1, 1, 1), **font)
        assert min(told("under_box.half", scan.tobytes()), 1) == alarms
