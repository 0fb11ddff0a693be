"""Text once more, byte by byte and by ReportLab and fpdf2: other operators, other structures, other fonts."""

import datetime as dt
import io
from collections.abc import Iterable

import fpdf
import pikepdf
import pymupdf
from pikepdf import Name
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from tests.paper.cases import Must, Register, case
from tests.paper.handmade import STAYS, WHO, Made, form, memo, stream
from tests.paper.pictures import drawn
from tests.paper.sheets import NOTO

_NAME = "Heiltje Woldring"
_ALL = (*WHO, _NAME)


def _text(
    trap: str, secrets: tuple[str, ...] = _ALL, *, must: Must = Must.REDACT, look: bool = False
) -> Register:
    return case(2, trap, secrets, STAYS, must=must, look=look)


@_text("hexadecimal strings with blanks and odd digits, octal escapes, comments in an array, quotes")
def odd_writing() -> bytes:
    hexed = " ".join(f"{c:02x}" for c in b"Hiervan weet Heiltje W")
    return Made(
        content=memo(
            f"BT /F1 11 Tf 12 TL 45 230 Td <{hexed}> Tj [(ol) % {_NAME}\n 2 (\\144\\\nring) <2>] TJ "
            "(op kantoor weet Hei\\154tje meer) ' 1 0.2 (en Woldring ook) \" 0 -16 Td (wel) Tj ET\n".encode()
        )
    ).bytes()


def _in_noto(*texts: tuple[float, float, str]) -> pikepdf.Pdf:
    with pymupdf.open(stream=Made().bytes(), filetype="pdf") as source:
        for x, y, said in texts:
            source[0].insert_text((x, y), said, fontsize=11, fontname="noto", fontfile=str(NOTO))
        return pikepdf.open(io.BytesIO(source.tobytes(no_new_id=True)))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@_text("a composite font written downwards (Identity-V)", must=Must.PICTURE, look=True)
def written_down() -> bytes:
    pdf = _in_noto((220, 320, _NAME))
    pdf.pages[0].resources.Font["/noto"].Encoding = Name("/Identity-V")
    return _saved(pdf)


@_text("one glyph that stands for a whole name, by its map", must=Must.PICTURE)
def name_in_a_glyph() -> bytes:
    pdf = _in_noto((45, 360, "Gesproken met w over de kade"))
    font = pdf.pages[0].resources.Font["/noto"]
    code = f"{pymupdf.Font(fontfile=str(NOTO)).has_glyph(ord('w')):04x}"
    cmap = font.ToUnicode.read_bytes()
    lines = [f"<{code}> <{_NAME.encode('utf-16-be').hex()}>"]
    extra = f"1 beginbfchar\n{lines[0]}\nendbfchar\n".encode()
    font.ToUnicode.write(cmap.replace(b"endcmap", extra + b"endcmap"))
    return _saved(pdf)


def _type3(procs: dict[str, int], resources: str, more: dict[int, bytes], shown: bytes) -> bytes:
    listed = " ".join(f"/{name} {number} 0 R" for name, number in procs.items())
    widths = " ".join("600" for _ in procs)
    names = " ".join(f"/{name}" for name in procs)
    return Made(
        content=memo(b"BT /T3 12 Tf 45 230 Td (" + shown + b") Tj ET\n"),
        fonts=(
            f"/T3 << /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
            f"/CharProcs << {listed} >> /Encoding << /Type /Encoding /Differences [97 {names}] >> /FirstChar 97 "
            f"/LastChar {96 + len(procs)} /Widths [{widths}] {resources} >>"
        ),
        more=more,
    ).bytes()


@_text("a Type 3 font whose one glyph draws a name by a form", must=Must.PICTURE, look=True)
def type3_with_form() -> bytes:
    glyph = b"600 0 d0 q 1000 0 0 1000 0 0 cm /Fm0 Do Q"
    inner = b"BT /F1 1 Tf (" + _NAME.encode() + b") Tj ET"
    return _type3(
        {_NAME.replace(" ", "#20"): 5},
        "/Resources << /XObject << /Fm0 6 0 R >> >>",
        {5: stream(glyph), 6: form(inner, "/BBox [-10 -10 90 90]")},
        b"a",
    )


@_text("a Type 3 font whose glyphs are pictures of words", must=Must.PICTURE, look=True)
def type3_of_pictures() -> bytes:
    words = drawn(_NAME, size=(480, 64), letters=34, mode="1")
    bits = bytes(255 - byte for byte in words.tobytes())
    coded = b"BI /W 480 /H 64 /IM true /BPC 1 /D [1 0] ID " + bits + b" EI"
    return _type3(
        {"woord": 5},
        "",
        {5: stream(b"600 0 0 0 12000 1700 d1 q 12000 0 0 1600 0 0 cm " + coded + b" Q")},
        b"a",
    )


@_text("mirrored by a negative size and scale, letters put one by one with a negative step")
def negative_sizes() -> bytes:
    steps = "".join(f"({letter}) Tj -9 0 Td " for letter in reversed(_NAME))
    return Made(
        content=memo(
            f"BT /F1 -11 Tf -1 0 0 -1 45 230 Tm ({_NAME}) Tj ET BT /F1 11 Tf 200 200 Td {steps} ET "
            f"BT /F1 11 Tf -100 Tz 1 0 0 1 300 170 Tm ({_NAME}) Tj ET\n".encode()
        )
    ).bytes()


@_text("a font set by a graphics state and not by an operator")
def font_by_state() -> bytes:
    return Made(
        content=memo(b"BT /G1 gs 45 230 Td (" + _NAME.encode() + b") Tj ET\n"),
        resources="/ExtGState << /G1 << /Font [5 0 R 11] >> >>",
        more={5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"},
    ).bytes()


@_text(
    "a font of two bytes without a program, by a standard character map of Unicode",
    must=Must.PICTURE,
    look=True,
)
def cjk_map() -> bytes:
    return Made(
        content=memo(f"BT /F9 11 Tf 45 230 Td <{_NAME.encode('utf-16-be').hex()}> Tj ET\n".encode()),
        fonts="/F9 5 0 R",
        more={
            5: b"<< /Type /Font /Subtype /Type0 /BaseFont /MSung-Light /Encoding /UniCNS-UCS2-H /DescendantFonts "
            b"[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /MSung-Light /CIDSystemInfo << /Registry (Adobe) "
            b"/Ordering (CNS1) /Supplement 0 >> /DW 600 /FontDescriptor << /Type /FontDescriptor /FontName /MSung-Light "
            b"/Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> "
            b">>] >>"
        },
    ).bytes()


@_text("letters by an encoding of its own: codes 1, 2, 3 with glyph names, no map")
def own_encoding() -> bytes:
    letters = sorted(set(_NAME))
    named = {" ": "space"}
    differences = " ".join(f"/{named.get(letter, letter)}" for letter in letters)
    codes = "".join(f"{1 + letters.index(letter):02x}" for letter in _NAME)
    return Made(
        content=memo(f"BT /F9 11 Tf 45 230 Td <{codes}> Tj ET\n".encode()),
        fonts=(
            "/F9 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding "
            f"/Differences [1 {differences}] >> >>"
        ),
    ).bytes()


def _memo_lines() -> Iterable[str]:
    yield "Waterschap Waterdrecht, memo van het projectbureau"
    yield "over de dijkversterking; de inspraak sluit vrijdag."
    yield f"{WHO[0]} belt terug op {WHO[2]}"
    yield f"of schrijft naar {WHO[1]}."


@_text(
    "ReportLab: spaced letters and words, stretched, raised, turned on its head, and a name cut by columns"
)
def reportlab_text() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1)
    flow = canvas.beginText(45, 540)
    flow.setFont("Times-Roman", 11, leading=14)
    for line in _memo_lines():
        flow.textLine(line)
    flow.setCharSpace(3)
    flow.textLine(f"Wijd: {_NAME}")
    flow.setCharSpace(-0.3)
    flow.setWordSpace(9)
    flow.textLine(f"Woorden wijd: {_NAME}")
    flow.setWordSpace(0)
    flow.setCharSpace(0)
    flow.setHorizScale(55)
    flow.textLine(f"Smal: {_NAME}")
    flow.setHorizScale(100)
    flow.setRise(4)
    flow.textOut("Hoog: Heiltje ")
    flow.setRise(-4)
    flow.textLine("Woldring laag")
    canvas.drawText(flow)
    for x, words in (
        (45, ("bezwaar van Heiltje", "en ook het plan van")),
        (230, ("Woldring van de Kade", "weer anderen bij ons")),
    ):
        for row, said in enumerate(words):
            canvas.drawString(x, 300 - 14 * row, said)
    canvas.saveState()
    canvas.translate(380, 200)
    canvas.rotate(180)
    canvas.drawString(0, 0, f"Op zijn kop: {_NAME}")
    canvas.restoreState()
    canvas.bookmarkPage(_NAME)
    canvas.addOutlineEntry(_NAME, _NAME)
    canvas.setAuthor(_NAME)
    canvas.linkURL(f"mailto:{_NAME.replace(' ', '.')}@bericht.example", (45, 100, 90, 120))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@_text(
    "fpdf2: an embedded subset, soft hyphens, no-break space, ligature, combining accents, a table",
    (*_ALL, "Hélène Ruësink", "Sofie Griffioen"),
)
def fpdf2_text() -> bytes:
    pdf = fpdf.FPDF(format=(420, 595), unit="pt")
    pdf.set_creation_date(dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    for style in ("", "B"):
        pdf.add_font("noto", style, str(NOTO))
    pdf.add_page()
    pdf.set_font("noto", size=10)
    for line in _memo_lines():
        pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    for said in (
        "Zacht: Heil\u00adtje Wold\u00adring",
        "Vast: Heiltje\u00a0Woldring",
        "Ligatuur: So\ufb01e Gri\ufb03oen",
        "Accent: He\u0301le\u0300ne Rue\u0308sink",
        "Nul: Heil\u200btje W\u200doldring",
    ):
        pdf.cell(text=said, new_x="LMARGIN", new_y="NEXT")
    pdf.multi_cell(
        w=120, text=f"Een smalle kolom met de naam van {_NAME} en nog wat woorden erachter.", align="J"
    )
    with pdf.table() as sheet:
        for cells in (("Naam", "Rol"), (_NAME, "bewoner"), (WHO[0], "projectbureau")):
            row = sheet.row()
            for cell in cells:
                row.cell(cell)
    return bytes(pdf.output())


@_text(
    "PyMuPDF: a text box set in a story with columns, an annotation over it, then saved over itself", (*_ALL,)
)
def story_text() -> bytes:
    html = (
        "<h2>Waterschap Waterdrecht</h2><p>Memo van het projectbureau over de dijkversterking; de inspraak sluit "
        f"vrijdag. {WHO[0]} belt terug op {WHO[2]} of schrijft naar {WHO[1]}.</p><ul><li><b>Heil</b>tje <i>Wold</i>ring "
        f"</li><li><small>{_NAME}</small></li></ul><p style='text-align:justify'>Verslag van {_NAME} over de kade en "
        "wat daar verder bij hoort, in een lange regel die over het einde heen loopt.</p>"
    )
    with pymupdf.open() as made:
        page = made.new_page(width=420, height=595)
        page.insert_htmlbox((45, 45, 380, 400), html)
        page.add_freetext_annot((45, 450, 300, 480), f"Kanttekening {_NAME}", fontsize=9)
        made.subset_fonts()
        return bytes(made.tobytes(no_new_id=True))
