"""The checks on a typeset mail: the good one passes, and each way to spoil it fails exactly its checks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.unit.check_samples import SECRETS, failed, flow_output, flow_pdf, names, spoil
from woo_redact.check import CATALOGUE, check, check_output
from woo_redact.model import Verdict


def test_a_good_mail_passes_every_check(tmp_path: Path) -> None:
    output = flow_output(tmp_path / "0001.pdf")
    Path(output.path).write_bytes(flow_pdf())
    results = check_output(output, SECRETS)
    assert [result.check for result in results] == [name for name in CATALOGUE if name != "secrets.ocr"]
    assert {(result.verdict, result.file, result.problems) for result in results} == {
        (Verdict.PASSED, "1", ())
    }


def _swap(old: str, new: str) -> Callable[[str], str]:
    def change(source: str) -> str:
        assert old in source
        return source.replace(old, new, 1)

    return change


def test_a_sign_without_width_is_no_part_of_a_label(tmp_path: Path) -> None:
    beside = flow_pdf(_swap("*Van:* #lak", "*Van:* #lak=\u200b"))
    assert failed(flow_output(tmp_path / "0001.pdf"), beside) == {"kept_text"}  # for the "=" alone


SOURCES = {
    "name_left": (_swap("Dag allen", "Dag Femke Zandstra"), {"secrets", "kept_text"}),
    "name_broken_at_line_end": (_swap("Dag allen", "Dag Zand-\\ stra"), {"secrets", "kept_text"}),
    "name_with_soft_hyphen": (_swap("Dag allen", "Dag Zand\u00adstra"), {"secrets", "kept_text"}),
    "name_over_page_end": (_swap("EXTRA", "Femke\n#pagebreak()\nZandstra"), {"secrets", "kept_text"}),
    "number_otherwise_spaced": (
        _swap("Dag allen", "Dag +31 6 1234 5678"),
        {"secrets", "kept_text", "visible"},
    ),
    "iban_without_spaces": (
        _swap("Dag allen", "Dag NL91ABNA0417164300"),
        {"secrets", "kept_text", "visible"},
    ),
    "word_dropped": (_swap(" overleg met", " met"), {"kept_text"}),
    "word_doubled": (_swap("overleg met", "overleg overleg met"), {"kept_text"}),
    "order_changed": (_swap("efficiënt overleg", "overleg efficiënt"), {"kept_text"}),
    "box_dropped": (_swap("*Van:* #lak", "*Van:* "), {"kept_text", "grounds"}),
    "box_without_label": (_swap("[5.1.2e]", "[]"), {"kept_text", "grounds"}),
    "box_with_another_ground": (_swap("[5.1.2e]", "[5.1.1e]"), {"kept_text", "grounds"}),
    "ground_not_explained": (_swap("*5.1.2e* Art. 5.1 lid 2 sub e", ""), {"kept_text", "grounds"}),
    "another_title": (_swap('title: "Verslag overleg"', 'title: "Iets anders"'), {"accessible"}),
    "name_in_title": (_swap('"Verslag overleg"', '"Mail van Zandstra"'), {"accessible", "secrets"}),
    "author": (_swap("date: datetime", 'author: "Pieter Ongenoemd", date: datetime'), {"metadata"}),
    "name_as_author": (
        _swap("date: datetime", 'author: "Femke Zandstra", date: datetime'),
        {"metadata", "secrets"},
    ),
    "keywords": (_swap("date: datetime", 'keywords: ("fiets",), date: datetime'), {"metadata"}),
    "other_language": (_swap('lang: "nl"', 'lang: "en"'), {"accessible"}),
    "white_text": (_swap("EXTRA", "#text(fill: white)[geheim]"), {"kept_text", "unseen"}),
    "tiny_text": (_swap("EXTRA", "#text(size: 0.5pt)[geheim]"), {"kept_text", "unseen"}),
    "black_on_black": (
        _swap("EXTRA", "#box(fill: black)[geheim]"),
        {"kept_text", "unseen", "grounds"},
    ),
    "text_off_the_page": (_swap("EXTRA", "#place(dx: -300pt)[geheim]"), {"kept_text", "unseen"}),
    "mail_link": (_swap("overleg met", '#link("mailto:p.ongenoemd@assen.nl")[overleg] met'), {"carriers"}),
    "link_to_secret": (
        _swap("overleg met", '#link("https://example.nl/?q=f.zandstra")[overleg] met'),
        {"secrets"},
    ),
    "link_to_disk": (_swap("overleg met", '#link("file:///P:/Zaken/a.docx")[overleg] met'), {"carriers"}),
    "link_to_meeting": (
        _swap("overleg met", '#link("https://teams.microsoft.com/l/meetup/1")[overleg] met'),
        {"carriers"},
    ),
}


@pytest.mark.parametrize(("change", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_a_spoilt_source(tmp_path: Path, change: Callable[[str], str], expected: set[str]) -> None:
    assert failed(flow_output(tmp_path / "0001.pdf"), flow_pdf(change)) == expected


SAFE = {
    "functional_mailbox": _swap("overleg met", '#link("mailto:info@drenthe.nl")[overleg] met'),
    "website": _swap("overleg met", '#link("https://www.drenthe.nl/")[overleg] met'),
    "shaded_table": _swap("fill: gray", "fill: black.lighten(80%)"),
    "undrawable_character_written_out": _swap("Faber!", "Faber[U+0021]"),
}


@pytest.mark.parametrize("change", SAFE.values(), ids=SAFE.keys())
def test_what_is_no_leak_passes(tmp_path: Path, change: Callable[[str], str]) -> None:
    assert failed(flow_output(tmp_path / "0001.pdf"), flow_pdf(change)) == set()


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["lijst.txt"] = b"Femke Zandstra, Assen"


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as packet:
        packet["dc:creator"] = ["Femke Zandstra"]


def _outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Brief aan Zandstra", 0))


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('dag')"))


def _annotation(kind: str, **more: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=[0, 0, 9, 9], F=2, **more)
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

    return change


def _form(pdf: pikepdf.Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("naam"), V=String("Zandstra"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _hidden_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("concept")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def _alternate_text(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.Alt = String("Foto van Femke Zandstra")


def _page_label(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("Zandstra-"))]))


def _old_destination(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Dests = Dictionary({"/Femke#20Zandstra": Array([pdf.pages[0].obj, Name.Fit])})


def _orphan_content(pdf: pikepdf.Pdf) -> None:
    old = pdf.make_stream(b"q BT /F1 11 Tf 50 700 Td [(Zand) -20 (stra)] TJ ET Q q 1 0 0 1 0 0 cm Q")
    pdf.Root.StructTreeRoot.Oud = old


def _piece_info(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].PieceInfo = Dictionary(Teken=Dictionary(Private=String("iets")))


def _thumbnail(pdf: pikepdf.Pdf) -> None:
    image = pdf.make_stream(b"\x00", Width=1, Height=1, BitsPerComponent=8, ColorSpace=Name.DeviceGray)
    pdf.pages[0].Thumb = image


def _custom_key(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Behandelaar"] = String("iemand")


def _person_as_program(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Creator"] = String("Pieter Ongenoemd")


OBJECTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], set[str]]] = {
    "attachment": (_attach, {"carriers", "secrets"}),
    "xmp_author": (_xmp, {"metadata", "secrets"}),
    "bookmark": (_outline, {"secrets", "hidden"}),
    "script": (_script, {"carriers"}),
    "unapplied_redaction": (_annotation("Redact"), {"carriers"}),
    "highlight": (_annotation("Highlight"), {"carriers"}),
    "author_of_comment": (_annotation("Text", T=String("Zandstra")), {"carriers", "secrets"}),
    "form_field": (_form, {"carriers", "secrets"}),
    "hidden_layer": (_hidden_layer, {"unseen"}),
    "alternate_text": (_alternate_text, {"secrets", "hidden"}),
    "page_label": (_page_label, {"secrets"}),
    "old_destination": (_old_destination, {"secrets", "hidden"}),
    "orphan_content": (_orphan_content, {"secrets", "hidden"}),
    "piece_info": (_piece_info, {"metadata"}),
    "thumbnail": (_thumbnail, {"carriers"}),
    "custom_info_key": (_custom_key, {"metadata"}),
    "person_as_program": (_person_as_program, {"metadata"}),
}


@pytest.mark.parametrize(("change", "expected"), OBJECTS.values(), ids=OBJECTS.keys())
def test_spoilt_objects(tmp_path: Path, change: Callable[[pikepdf.Pdf], None], expected: set[str]) -> None:
    assert failed(flow_output(tmp_path / "0001.pdf"), spoil(flow_pdf(), change)) == expected


def test_a_name_in_the_file_name(tmp_path: Path) -> None:
    assert failed(flow_output(tmp_path / "mail_Femke_Zandstra.pdf"), flow_pdf()) == {"secrets"}


def test_an_allowed_phrase_may_be_read(tmp_path: Path) -> None:
    output = flow_output(tmp_path / "0001.pdf")
    Path(output.path).write_bytes(flow_pdf())
    secret = type(SECRETS[0])(text="Faber", entity=SECRETS[0].entity)
    assert names(check_output(output, (secret,))) == set()
    stranger = type(SECRETS[0])(text="met minister", entity=SECRETS[0].entity)
    assert names(check_output(output, (secret, stranger))) == {"secrets"}


def test_an_earlier_version_is_found(tmp_path: Path) -> None:
    path = tmp_path / "0001.pdf"
    path.write_bytes(flow_pdf())
    with pymupdf.open(path) as document:
        document.set_metadata({"title": "Verslag overleg"})
        document.saveIncr()
    assert "file" in names(check(path))


def test_bytes_after_the_end_are_found(tmp_path: Path) -> None:
    path = tmp_path / "0001.pdf"
    path.write_bytes(flow_pdf() + b"\nFemke")
    assert names(check(path)) == {"file"}


def test_a_linearised_file_is_one_version(tmp_path: Path) -> None:
    path = tmp_path / "0001.pdf"
    path.write_bytes(flow_pdf())
    with pikepdf.open(path) as pdf:
        pdf.save(tmp_path / "snel.pdf", linearize=True)
    assert names(check(tmp_path / "snel.pdf")) == set()


def test_messages_never_quote_a_secret(tmp_path: Path) -> None:
    output = flow_output(tmp_path / "0001.pdf")
    data = spoil(flow_pdf(_swap("Dag allen", "Dag Femke Zandstra 06 12345678")), _xmp)
    Path(output.path).write_bytes(data)
    said = " ".join(f"{p.what} {p.mend}" for r in check_output(output, SECRETS) for p in r.problems)
    assert "een naam" in said
    assert "een telefoonnummer" in said
    assert "Zandstra" not in said
    assert "12345678" not in said
