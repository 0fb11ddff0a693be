"""The fourth leaking set: made by the programs and in the ways in which people go wrong; scored once, after the others.

    python -m benchmarks.checks.failing FOLDER

Writer, Calc, Chromium, LaTeX, Ghostscript, qpdf, pdftk, Poppler, Tesseract, ReportLab, fpdf2 and pypdf hide one name, and
each time it can still be read, copied or dug up. It imports nothing of the product; a program that is not installed
makes nothing.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.checks import failing_pdf
from benchmarks.checks.failing_pdf import CALL, MAIL, TEXT, WHO, Made, made, run

# Writer, Calc and Impress ------------------------------------------------------------------------------------------

_FODT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3"><office:meta><dc:title>Verslag</dc:title>{meta}</office:meta>'
    "<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
)
_SPAN = '<style:style style:name="T1" style:family="text"><style:text-properties {}/></style:style>'
_SHAPE = (
    '<style:style style:name="G1" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="{colour}" '
    'draw:stroke="none" style:run-through="foreground" style:wrap="run-through" style:horizontal-pos="from-left" '
    'style:horizontal-rel="paragraph" style:vertical-pos="from-top" style:vertical-rel="paragraph" {more}/></style:style>'
)


def _office(work: Path, inside: str, *, styles: str = "", meta: str = "", export: str = "pdf") -> Made:
    """Return what Writer exports; `inside` is the sentence with the name."""
    body = "".join(f"<text:p>{inside if WHO in line else line}</text:p>" for line in TEXT)
    (work / "w.fodt").write_text(_FODT.format(body=body, styles=styles, meta=meta), encoding="utf-8")
    run(work, "soffice", "--headless", "--convert-to", export, "w.fodt")
    return made(work, "w.pdf")


def _styled(properties: str) -> Callable[[Path], Made]:
    inside = f'Mevrouw <text:span text:style-name="T1">{WHO}</text:span> licht haar bezwaar toe.'
    return lambda work: _office(work, inside, styles=_SPAN.format(properties))


def _shape(colour: str, kind: str = "rect", more: str = "") -> Callable[[Path], Made]:
    place = 'text:anchor-type="paragraph" draw:style-name="G1" svg:x="1.5cm" svg:y="-0.05cm" svg:width="3.4cm" svg:height="0.55cm"'
    drawn = f"<draw:{kind} {place}/>Mevrouw {WHO} licht haar bezwaar toe."
    return lambda work: _office(work, drawn, styles=_SHAPE.format(colour=colour, more=more))


def writer_comment(work: Path) -> Made:
    """A comment of a colleague, exported as a note."""
    note = f"<office:annotation><dc:creator>J. Ambtenaar</dc:creator><text:p>Dit is {WHO}, {CALL}</text:p></office:annotation>"
    export = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    return _office(work, f"{note}De bezwaarmaker licht haar bezwaar toe.", export=export)


def writer_properties(work: Path) -> Made:
    """The author, and a property of the template."""
    meta = f'<meta:initial-creator>{WHO}</meta:initial-creator><dc:creator>{WHO}</dc:creator><meta:user-defined meta:name="Behandelaar">{WHO}</meta:user-defined>'
    return _office(work, "De bezwaarmaker licht haar bezwaar toe.", meta=meta)


def writer_link(work: Path) -> Made:
    """The name is gone and the link behind the words is not."""
    inside = f'De <text:a xlink:type="simple" xlink:href="mailto:{MAIL}">bezwaarmaker</text:a> licht haar bezwaar toe.'
    return _office(work, inside)


def writer_bookmarks(work: Path) -> Made:
    """A heading in white of which the bookmark has the words."""
    inside = f'<text:h text:outline-level="1"><text:span text:style-name="T1">Bezwaar van {WHO}</text:span></text:h>'
    body = f"</text:p>{inside}<text:p>"
    export = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    return _office(work, body, styles=_SPAN.format('fo:color="#ffffff"'), export=export)


def writer_alternative(work: Path) -> Made:
    """A picture with the name in its description, in a tagged PDF."""
    drawn = (
        '<draw:rect text:anchor-type="as-char" svg:width="3cm" svg:height="2cm" draw:style-name="G1">'
        f"<svg:title>Foto</svg:title><svg:desc>Foto van {WHO} voor haar huis</svg:desc></draw:rect>De bezwaarmaker licht toe."
    )
    export = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    return _office(work, drawn, styles=_SHAPE.format(colour="#888888", more=""), export=export)


def calc_black(work: Path) -> Made:
    """A cell filled with black in which the letters are black too."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["B2"] = "Indiener", f"{WHO} {CALL}", "toegewezen"
    sheet["A2"].fill, sheet["A2"].font = PatternFill("solid", fgColor="000000"), Font(color="000000")
    sheet.column_dimensions["A"].width = 40
    book.save(work / "k.xlsx")
    run(work, "soffice", "--headless", "--convert-to", "pdf", "k.xlsx")
    return made(work, "k.pdf")


# Chromium ----------------------------------------------------------------------------------------------------------


def _page(inside: str, style: str = "") -> Callable[[Path], Made]:
    """Return a maker of a page printed by Chromium; `inside` is the sentence with the name."""

    def make(work: Path) -> Made:
        lines = "".join(f"<p>{inside if WHO in line else line}</p>" for line in TEXT)
        head = f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>Verslag</title><style>{style}</style>'
        (work / "p.html").write_text(head + lines, encoding="utf-8")
        run(work, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=p.pdf", "p.html")
        return made(work, "p.pdf")

    return make


_OVER = "b{position:relative}b::after{content:'';position:absolute;inset:-1px;background:#000}"


# LaTeX -------------------------------------------------------------------------------------------------------------


def _latex(inside: str, packages: str = "xcolor") -> Callable[[Path], Made]:
    """Return a maker of a page by pdfTeX."""

    def make(work: Path) -> Made:
        body = "\n\n".join(inside if WHO in line else line for line in TEXT)
        text = (
            f"\\documentclass{{article}}\\usepackage{{{packages}}}\\begin{{document}}{body}\\end{{document}}"
        )
        (work / "l.tex").write_text(text, encoding="utf-8")
        run(work, "pdflatex", "-interaction=batchmode", "l.tex")
        return made(work, "l.pdf")

    return make


_BLACK = 'fo:color="#000000" fo:background-color="#000000"'
MAKERS: dict[str, Callable[[Path], Made]] = {
    "writer-marker": _styled(_BLACK),
    "writer-white": _styled('fo:color="#ffffff"'),
    "writer-tiny": _styled('fo:font-size="1pt"'),
    "writer-rect": _shape("#000000"),
    "writer-white-rect": _shape("#ffffff"),
    "writer-ellipse": _shape("#000000", "ellipse"),
    "writer-gray": _shape("#b2b2b2"),
    "writer-glass": _shape("#000000", more='draw:opacity="92%"'),
    "writer-comment": writer_comment,
    "writer-properties": writer_properties,
    "writer-link": writer_link,
    "writer-bookmarks": writer_bookmarks,
    "writer-alternative": writer_alternative,
    "calc-black": calc_black,
    "chromium-black": _page(f"Mevrouw <b>{WHO}</b> licht toe.", "b{background:#000;color:#000}"),
    "chromium-after": _page(f"Mevrouw <b>{WHO}</b> licht toe.", _OVER),
    "chromium-opacity": _page(f"Mevrouw <b>{WHO}</b> licht toe.", "b{opacity:0.004}"),
    "chromium-link": _page(f'Mevrouw <a href="mailto:{MAIL}">X.</a> licht toe.'),
    "latex-white": _latex(f"Mevrouw \\textcolor{{white}}{{{WHO}}} licht toe."),
    "latex-box": _latex(f"Mevrouw \\colorbox{{black}}{{\\textcolor{{black}}{{{WHO}}}}} licht toe."),
    "latex-rule": _latex(f"Mevrouw \\rlap{{{WHO}}}\\rule[-2pt]{{82pt}}{{11pt}} licht toe."),
    **failing_pdf.MAKERS,
}


def make(folder: Path) -> list[str]:
    """Write the set; return the names of what could not be made here."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = []
    for name, maker in MAKERS.items():
        with tempfile.TemporaryDirectory() as place:
            data = maker(Path(place))
        if data:
            (folder / f"{name}.pdf").write_bytes(data)
        else:
            missing.append(name)
    return missing


if __name__ == "__main__":
    print("not made:", make(Path(sys.argv[1])))
