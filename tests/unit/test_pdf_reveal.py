"""Hidden layers and their names go, shown ones stay, by the default state of the file."""

import io

import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name

from woo_redact.model import Span
from woo_redact.pdf.erase import Mark, erase
from woo_redact.pdf.text import read_pdf


def layered(*, state: str, membership: str = "", form: bool = False) -> bytes:
    """Make a page with a line in a layer "Jip", in a state, by a membership, in a form or not."""
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "Zichtbaar", fontsize=11)
        data = bytes(document.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Jip"))
        other = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Anders"))
        default = Dictionary(BaseState=Name.OFF) if state == "base" else Dictionary()
        if state == "off":
            default.OFF = Array([group])
        if state == "usage":
            group.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group, other]), D=default)
        owner: pikepdf.Object = group
        if membership == "not":
            owner = pdf.make_indirect(Dictionary(Type=Name.OCMD, VE=Array([Name.Not, other])))
        elif membership:
            groups = Array([group, other])
            owner = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=groups, P=Name("/" + membership)))
        page = pdf.pages[0]
        line = b"BT /helv 11 Tf 72 600 Td (Verborgen) Tj ET"
        if form:
            thing = pdf.make_stream(line, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800])
            thing.Resources, thing.OC = page.obj.Resources, owner
            page.obj.Resources.XObject = Dictionary(X0=thing)
            page.contents_add(b"q /X0 Do Q")
        else:
            page.obj.Resources.Properties = Dictionary(L0=owner)
            page.contents_add(b"/OC /L0 BDC " + line + b" EMC BT /helv 11 Tf 72 500 Td (Erna) Tj ET")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(
    ("state", "membership", "hidden"),
    [
        ("on", "", False),
        ("off", "", True),
        ("base", "", True),
        ("usage", "", True),
        ("off", "AnyOn", False),
        ("off", "AllOn", True),
        ("base", "AllOff", False),
        ("off", "AnyOff", False),
        ("on", "AnyOff", True),
        ("on", "not", True),
    ],
)
def test_what_a_reader_first_sees_is_what_there_is(
    state: str,
    membership: str,
    hidden: bool,  # noqa: FBT001
    form: bool,  # noqa: FBT001
) -> None:
    data = layered(state=state, membership=membership, form=form)
    text = read_pdf(data)
    assert "Zichtbaar" in text.text
    assert ("Verborgen" in text.text) != hidden
    assert form or "Erna" in text.text
    assert bool(text.remarks) == hidden
    with pikepdf.open(io.BytesIO(erase(data, (), title="t", closing=None))) as out:
        streams = b"".join(thing.read_bytes() for thing in out.objects if isinstance(thing, pikepdf.Stream))
        names = b"".join(
            thing.unparse(resolved=True) for thing in out.objects if isinstance(thing, pikepdf.Dictionary)
        )
    assert (b"Verborgen" in streams) != hidden
    assert b"Jip" not in names
    assert b"/OC" not in names


def test_two_pages_with_one_content_are_redacted_apart() -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "Jip Zwaan", fontsize=11)
        data = bytes(document.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[1].obj.Contents = pdf.pages[0].obj.Contents
        out = io.BytesIO()
        pdf.save(out)
    text = read_pdf(out.getvalue())

    marks = tuple(Mark(place=place, labels=("J",)) for place in text.places(Span(0, 9)))
    with pymupdf.open(stream=erase(out.getvalue(), marks, title="t", closing=None), filetype="pdf") as done:
        assert "Zwaan" not in done[0].get_text()
        assert "Jip Zwaan" in done[1].get_text()


@pytest.mark.parametrize("operator", [b"(Jip Zwaan) '", b'0 0 (Jip Zwaan) "'])
def test_the_quote_operators_do_not_move_text_from_under_its_box(operator: bytes) -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "Begin", fontsize=11)
        data = bytes(document.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].contents_add(b"BT /helv 11 Tf 14 TL 72 600 Td (Dag) Tj " + operator + b" ET")
        out = io.BytesIO()
        pdf.save(out)
    text = read_pdf(out.getvalue())

    start = text.text.index("Jip")
    marks = tuple(Mark(place=place, labels=("J",)) for place in text.places(Span(start, start + 9)))
    with pymupdf.open(stream=erase(out.getvalue(), marks, title="t", closing=None), filetype="pdf") as done:
        assert "Zwaan" not in done[0].get_text()
        assert "Dag" in done[0].get_text()


def test_a_file_that_loses_its_tags_says_so() -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "Tekst", fontsize=11)
        data = bytes(document.tobytes())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        out = io.BytesIO()
        pdf.save(out)
    assert read_pdf(out.getvalue()).remarks == ("de gelakte PDF heeft niet meer: tags voor hulpmiddelen",)
