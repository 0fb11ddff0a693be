"""Office files: what LibreOffice hides is shown, what points elsewhere is gone, no word is lost."""

import io
import subprocess
import sys
import zipfile

import openpyxl
import pymupdf
import pytest
from lxml import etree
from openpyxl.comments import Comment

from woo_redact import office
from woo_redact.errors import EncryptedError, UnreadableError
from woo_redact.office import flat, package, program

HEAD = (
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


def text_file(body: str, before: str = "") -> flat.Shown:
    """Return a flat text document, everything shown."""
    xml = f"{HEAD}{before}<office:body><office:text>{body}</office:text></office:body></office:document>"
    return flat.shown(xml.encode(), ())


def sheet_file(body: str, styles: str = "", source: tuple[str, ...] = ()) -> flat.Shown:
    """Return a flat spreadsheet, everything shown."""
    xml = (
        f"{HEAD}<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{body}</office:spreadsheet></office:body></office:document>"
    )
    return flat.shown(xml.encode(), source)


@pytest.mark.parametrize(
    ("body", "shown", "remark"),
    [
        (
            "<text:p>Dag<office:annotation><dc:creator>Geheim</dc:creator><text:p>Klopt dit?</text:p>"
            "</office:annotation> Piet</text:p>",
            "Dag [opmerking: Klopt dit?]  Piet",
            "zichtbaar gemaakt: opmerkingen (1)",
        ),
        (
            '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>oude zin</text:p>'
            "</text:deletion></text:changed-region></text:tracked-changes><text:p>Dag <text:change "
            'text:change-id="c1"/>Piet</text:p>',
            "Dag [verwijderd: oude zin]Piet",
            "zichtbaar gemaakt: tekst die met wijzigingen bijhouden was verwijderd (1)",
        ),
        (
            '<text:section text:display="none"><text:p>Geheim</text:p></text:section>',
            "Geheim",
            "zichtbaar gemaakt: verborgen tekst (1)",
        ),
        (
            '<text:p>Dag <text:hidden-text text:string-value="geheim"/></text:p>',
            "Dag geheim",
            "zichtbaar gemaakt: verborgen tekst (1)",
        ),
        (
            "<text:p>Van <text:author-name text:fixed='false'>Sanne</text:author-name></text:p>",
            "Van Sanne",
            None,
        ),
    ],
)
def test_what_is_hidden_in_a_text_is_shown(body, shown, remark):
    made = text_file(body)
    assert shown in "".join(_strings(made))
    assert "Geheim" not in "".join(_strings(made)).replace("Geheim", "", shown == "Geheim")
    assert made.remarks == ((remark,) if remark else ())
    assert b"author-name" not in made.xml
    assert b"display" not in made.xml


def _strings(made: flat.Shown):
    return etree.fromstring(made.xml).itertext()


def test_data_about_the_file_and_what_is_elsewhere_is_taken_out():
    made = text_file(
        '<text:p>Dag<draw:frame><draw:image xlink:href="https://x.example/tel.png"/></draw:frame></text:p>',
        before="<office:meta><dc:creator>Geheim</dc:creator></office:meta><office:scripts>x</office:scripts>",
    )
    assert b"Geheim" not in made.xml
    assert b"x.example" not in made.xml
    assert made.remarks == ("weggelaten: afbeeldingen en koppelingen naar een plaats elders (1)",)


def test_hidden_sheets_rows_columns_and_values_are_shown():
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    made = sheet_file(
        '<table:table table:name="A" table:style-name="ta1" table:print-ranges="A.A1"><table:table-column '
        'table:visibility="collapse"/><table:table-row table:visibility="filter">'
        '<table:table-cell office:value-type="float" office:value="12345" table:formula="of:=1"><text:p/>'
        f"</table:table-cell>{cell.format('Zandstra')}</table:table-row></table:table>",
        styles='<style:style style:name="ta1" style:family="table"><style:table-properties '
        'table:display="false"/></style:style>',
        source=("Zandstra", "een opmerking"),
    )
    assert made.remarks == (
        "zichtbaar gemaakt: verborgen bladen (1)",
        "zichtbaar gemaakt: verborgen rijen (1)",
        "zichtbaar gemaakt: verborgen kolommen (1)",
        "zichtbaar gemaakt: waarden die door hun opmaak onzichtbaar waren (1)",
        "achteraan toegevoegd: tekst die LibreOffice niet overnam (1)",
    )
    assert {"12345", "zandstra", "een", "opmerking"} <= made.words
    for gone in (b"collapse", b"filter", b"print-ranges", b"formula", b'display="false"', b"float"):
        assert gone not in made.xml


@pytest.mark.parametrize("xml", [b"geen xml", b"<a/>", HEAD.encode() + b"<office:body/></office:document>"])
def test_what_is_no_flat_document_is_refused(xml):
    with pytest.raises(UnreadableError):
        flat.shown(xml, ())


def zipped(files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in files:
            target.writestr(name, data)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_the_words_of_a_file_are_read_without_libreoffice():
    found = package.paragraphs(
        zipped(
            [
                (
                    "word/document.xml",
                    f"<w:d {W}><w:p><w:r><w:t>Dag </w:t><w:delText>Piet</w:delText></w:r></w:p></w:d>",
                ),
                ("word/comments.xml", f"<w:d {W}><w:p><w:t>Klopt dit?</w:t></w:p></w:d>"),
                ("docProps/core.xml", "<x>Geheim</x>"),
            ]
        )
    )
    assert found == ("Dag Piet", "Klopt dit?")


def test_a_break_in_a_paragraph_parts_words():
    body = (
        f'<w:d {W}><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>het college,</w:t><w:br/>'
        "<w:t>Piet Vos</w:t><w:tab/><w:t>griffier</w:t><w:cr/><w:t>Zuid</w:t><w:noBreakHyphen/><w:t>Oost</w:t></w:r></w:p></w:d>"
    )
    (found,) = package.paragraphs(zipped([("word/document.xml", body)]))
    assert found.split() == ["het", "college,", "Piet", "Vos", "griffier", "Zuid-Oost"]


def test_of_a_comment_the_text_is_read_and_not_who_made_it():
    body = (
        '<text:p xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">Dag<office:annotation>'
        '<dc:creator xmlns:dc="x">Geheim</dc:creator><text:p>Klopt dit?</text:p></office:annotation> Piet</text:p>'
    )
    assert package.paragraphs(zipped([("content.xml", body)])) == ("Dag Piet", "Klopt dit?")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), EncryptedError),
        (zipped([("META-INF/manifest.xml", b"<manifest:encryption-data/>")]), EncryptedError),
        (b"PK kapot", UnreadableError),
        (zipped([("word/document.xml", b"<kapot")]), UnreadableError),
    ],
)
def test_locked_and_damaged_files(data, error):
    with pytest.raises(error):
        package.paragraphs(data)


def test_an_entity_is_not_expanded():
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a xmlns="x"><p><t>&x;</t></p></a>'
    assert package.paragraphs(zipped([("word/document.xml", bomb)])) == ()


@pytest.mark.parametrize(
    ("text", "lost"),
    [("Zandstra en Bos", 0), ("Zand-\nstra Bos", 0), ("Zandstra", 1), ("ﬁets Bos Zandstra", 0)],
)
def test_missing_words_are_counted(text, lost):
    assert package.missing(text, frozenset({"zandstra", "bos"})) == lost


def test_without_the_program_the_package_to_install_is_named(monkeypatch):
    monkeypatch.setenv(program.OFF, "none")
    (made,) = office.convert([office.Source(data=b"x", suffix="docx")])
    assert made.missing
    assert "libreoffice-writer-nogui" in made.unread


@pytest.mark.slow
def test_files_go_through_libreoffice(monkeypatch):
    assert office.available(), "these tests need LibreOffice (.ci/run installs it)"
    starts = []
    real = program._run
    monkeypatch.setattr(program, "_run", lambda *args: starts.append(args[1]) or real(*args))
    document = zipped(
        [
            (
                "[Content_Types].xml",
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
                '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml'
                '.document.main+xml"/></Types>',
            ),
            (
                "_rels/.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
                'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
                'Target="word/document.xml"/></Relationships>',
            ),
            (
                "word/document.xml",
                f"<w:document {W}><w:body><w:p><w:r><w:t>Verslag van Femke</w:t></w:r><w:del w:id='1' w:author='Geheim'>"
                "<w:r><w:delText>oude zin</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen"
                "</w:t></w:r></w:p></w:body></w:document>",
            ),
        ]
    )
    book = openpyxl.Workbook()
    book.active["A1"] = "Vertrouwelijkheidsverklaring"
    book.active["A1"].comment = Comment("Klopt dit?", "Geheim")
    book.create_sheet("Geheim blad")["A1"] = "op een verborgen blad"
    book.worksheets[1].sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    sources = (
        office.Source(data=document, suffix="docx"),
        office.Source(data=rb"{\rtf1\ansi Brief van Zo\'eb}", suffix="rtf"),
        office.Source(data=out.getvalue(), suffix="xlsx"),
        office.Source(data=zipped([("word/document.xml", b"<kapot")]), suffix="docx"),
    )
    made = office.convert(sources)
    texts = [_text(one.pdf) for one in made[:3]]
    assert "Verslag van Femke [verwijderd: oude zin]verborgen" in texts[0].replace("Femke[", "Femke [")
    assert "Brief van Zoë" in texts[1]
    assert all(
        words in texts[2] for words in ("Vertrouwelijkheidsverklaring", "op een verborgen", "Klopt dit?")
    )
    assert not any("Geheim" in text.replace("Geheim blad", "") for text in texts)
    assert made[3].unread == "het officebestand is beschadigd of niet volledig"
    assert sorted(starts) == ["fods", "fodt", "pdf"]


def _text(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert "Geheim" not in str(document.metadata)
        return " ".join(" ".join(page.get_text() for page in document).split())


@pytest.mark.parametrize("groups", [True, False], ids=["posix", "windows"])
def test_a_program_that_takes_too_long_is_ended(monkeypatch, groups):
    if not groups:  # Windows has no groups of processes
        monkeypatch.delattr(program.os, "killpg")
    with subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True
    ) as process:
        program._end(process)
        assert process.wait(timeout=30) != 0


def test_an_added_sheet_has_the_page_of_the_others():
    table = '<table:table table:name="A" table:style-name="ta1"><table:table-column/><table:table-row/></table:table>'
    added = etree.fromstring(sheet_file(table, source=("een opmerking",)).xml)
    sheets = [e for e in added.iter() if e.tag == flat.name("table:table")]
    assert [sheet.get(flat.name("table:style-name")) for sheet in sheets] == ["ta1", "ta1"]


def test_notes_of_slides_stand_on_white():
    page = (
        "<draw:page><presentation:notes><draw:frame><draw:text-box><text:p>Bel Piet</text:p></draw:text-box>"
        "</draw:frame></presentation:notes></draw:page>"
    )
    xml = (
        f"{HEAD}<office:automatic-styles/><office:body><office:presentation>{page * 2}</office:presentation>"
        "</office:body></office:document>"
    )
    made = etree.fromstring(flat.shown(xml.encode(), ()).xml)
    frames = [e for e in made.iter() if e.tag == flat.name("draw:frame")]
    styles = [e for e in made.iter() if e.get(flat.name("style:name")) == "woo-plain"]
    assert [frame.get(flat.name("draw:style-name")) for frame in frames] == ["woo-plain"] * 2
    assert [style[0].get(flat.name("draw:fill")) for style in styles] == ["none"]
