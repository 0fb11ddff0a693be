"""Tags of a PDF: kept in standard kinds, without their texts, with an element for each box."""

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from woo_redact.model import Span
from woo_redact.pdf.erase import erase_paper
from woo_redact.pdf.marks import Mark, fit
from woo_redact.pdf.text import read_pdf

NAME = "Jip Zwaan"
CONTENT = b"""/Artifact BMC BT /F1 8 Tf 72 800 Td (Provincie Noorderveen) Tj ET EMC
/Kop <</MCID 0>> BDC BT /F1 14 Tf 72 760 Td (Verslag van het overleg) Tj ET EMC
/Lid /P1 BDC BT /F1 11 Tf 72 730 Td (Aanwezig was Jip Zwaan namens de buurt.) Tj ET EMC
/Span <</ActualText (Jip Zwaan)>> BDC /Lid <</MCID 2>> BDC BT /F1 11 Tf 72 700 Td (De afdeling sluit.) Tj ET EMC EMC
/TD <</MCID 3>> BDC BT /F1 11 Tf 72 670 Td (Jip Zwaan) Tj ET EMC
/TD <</MCID 4>> BDC BT /F1 11 Tf 300 670 Td (akkoord) Tj ET EMC
/Figure <</MCID 5 /Alt (Jip Zwaan)>> BDC 0.9 g 72 600 40 20 re f EMC
"""


def element(pdf: pikepdf.Pdf, kind: str, kids: list[Any], **more: Any) -> pikepdf.Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), K=Array(kids), **more))
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary):
            kid.P = made
    return made


def tagged(*, circle: bool = False) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0].obj
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page.Resources = Dictionary(Font=Dictionary(F1=font), Properties=Dictionary(P1=Dictionary(MCID=1)))
    page.Contents = pdf.make_stream(CONTENT)
    row = element(
        pdf,
        "TR",
        [
            element(
                pdf,
                "TH",
                [3],
                Pg=page,
                A=Dictionary(O=Name.Table, Scope=Name.Row, ColSpan=2, Summary=String(NAME)),
            ),
            element(pdf, "TD", [4], Pg=page),
        ],
    )
    kids = [
        element(pdf, "Kop", [0], Pg=page, T=String(NAME)),
        element(
            pdf, "Lid", [1, Dictionary(Type=Name.MCR, Pg=page, MCID=2)], Pg=page, ActualText=String(NAME)
        ),
        element(pdf, "Table", [row], E=String(NAME)),
        element(pdf, "Figure", [5], Pg=page, Alt=String(f"Foto van {NAME}")),
    ]
    whole = element(pdf, "Document", kids)
    if circle:
        kids[1].K.append(whole)
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot, K=whole, RoleMap=Dictionary(Kop=Name.H1, Lid=Name.Alinea, Alinea=Name.P)
        )
    )
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def redacted(data: bytes, closing: bytes | None = None) -> tuple[pikepdf.Pdf, tuple[str, ...]]:
    paper = read_pdf(data)
    marks = []
    at = paper.text.find(NAME)
    while at >= 0:
        marks += [Mark(place=place, labels=("5.1.2e",)) for place in paper.places(Span(at, at + len(NAME)))]
        at = paper.text.find(NAME, at + 1)
    done = erase_paper(data, fit(marks, paper), title="t", closing=closing, paper=paper)
    assert not done.pictures
    return pikepdf.open(io.BytesIO(done.pdf)), paper.remarks


def outline(node: pikepdf.Object) -> Any:
    """Return an element as (kind, what it holds), pieces of content as their numbers, boxes as their text."""
    if "/MCID" in node:
        return int(node.MCID)
    if "/ActualText" in node:
        return str(node.ActualText)
    return str(node.S).removeprefix("/"), [outline(kid) for kid in node.K]


def test_tags_stay_in_standard_kinds_with_an_element_for_each_box_where_it_stands() -> None:
    pdf, remarks = redacted(tagged())
    assert not any("tags" in remark for remark in remarks)
    (top,) = pdf.Root.StructTreeRoot.K
    gone = "Gelakt: Art. 5.1.2e"
    assert outline(top) == (
        "Document",
        [
            ("H1", [0]),
            ("P", [1, gone, 2]),
            ("Table", [("TR", [("TH", [gone]), ("TD", [4])])]),
            ("Figure", [5]),
        ],
    )
    header = top.K[2].K[0].K[0]
    assert dict(header.A) == {"/O": Name.Table, "/Scope": Name.Row, "/ColSpan": 2}
    assert str(top.K[3].Alt) == "Afbeelding"
    assert pdf.Root.MarkInfo.Marked


def test_nothing_in_the_tags_or_marks_spells_what_is_gone() -> None:
    pdf, _ = redacted(tagged())
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and "/Length1" not in thing:
            assert b"Zwaan" not in thing.read_bytes()
        assert "Zwaan" not in repr(thing)


def test_every_piece_of_content_knows_the_element_it_belongs_to() -> None:
    pdf, _ = redacted(tagged())
    number, row = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert number == pdf.pages[0].obj.StructParents
    held = {at: parent for at, parent in enumerate(row) if parent is not None}
    assert sorted(held) == [0, 1, 2, 4, 5, 6, 7]  # the words of piece 3 are all gone
    for at, parent in held.items():
        assert at in {int(kid.MCID) for kid in parent.K if "/MCID" in kid}
    marks = pdf.pages[0].obj.Contents.read_bytes()
    assert b"ActualText" not in marks
    assert marks.count(b"BDC") + marks.count(b"BMC") == marks.count(b"EMC") == len(held) + 1


def test_the_last_page_brings_its_own_tags() -> None:
    pdf, _ = redacted(tagged(), closing=tagged())
    (top,) = pdf.Root.StructTreeRoot.K
    kinds = [str(kid.S) for kid in top.K]
    assert kinds == ["/H1", "/P", "/Table", "/Figure"] * 2
    assert len(pdf.Root.StructTreeRoot.ParentTree.Nums) == 4


def test_tags_that_run_in_a_circle_are_left_out_and_that_is_told() -> None:
    pdf, remarks = redacted(tagged(circle=True))
    assert "/StructTreeRoot" not in pdf.Root
    assert "de gelakte PDF heeft niet meer: tags voor hulpmiddelen" in remarks


@pytest.mark.parametrize("marked", [b"EMC EMC ", b"/P <</MCID 0>> BDC ", b"/P <</MCID -4>> BDC EMC "])
def test_marks_that_do_not_match_leave_a_sound_page(marked: bytes) -> None:
    with pikepdf.open(io.BytesIO(tagged())) as given:
        given.pages[0].obj.Contents = given.make_stream(marked + CONTENT)
        out = io.BytesIO()
        given.save(out)
    pdf, _ = redacted(out.getvalue())
    content = pdf.pages[0].obj.Contents.read_bytes()
    assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")
    assert b"Zwaan" not in content
