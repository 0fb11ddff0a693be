"""Makes the clean set: public-style PDFs of many producers, properly redacted ones and scans among them."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pymupdf
import typst
from PIL import Image, ImageDraw

from benchmarks.checks.texts import Text, html, text
from tests.paper.engine import published

Maker = Callable[[Text, int], bytes]
_EACH = 10
"""Documents by each producer that works in this process."""
_OUTSIDE = 10
"""Documents by each program that is started for them."""


def reportlab(document: Text, seed: int) -> bytes:
    """By reportlab's Platypus: a letter with a table and a chart."""
    from reportlab.graphics.charts.barcharts import VerticalBarChart
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    styles = getSampleStyleSheet()
    story = [Paragraph(document.title, styles["Title"])]
    for heading, paragraphs in document.sections:
        story.append(Paragraph(heading, styles["Heading2"]))
        story += [Paragraph(p, styles["BodyText"]) for p in paragraphs]
    head = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), colors.black),
            ("TEXTCOLOR", (0, 0), (-1, 0), colors.white),
            ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
        ]
    )
    drawing = Drawing(300, 120)
    chart = VerticalBarChart()
    chart.data = [[int(row[1]) for row in document.rows[1:]]]
    chart.bars[0].fillColor = colors.black if seed % 2 else colors.navy
    drawing.add(chart)
    story += [Spacer(1, 12), Table(document.rows, style=head), Spacer(1, 12), drawing]
    target = io.BytesIO()
    SimpleDocTemplate(target, title=document.title, lang="nl").build(story)
    return target.getvalue()


def fpdf(document: Text, seed: int) -> bytes:
    """By fpdf2, with a core font or an embedded one."""
    from fpdf import FPDF
    from fpdf.enums import XPos, YPos

    made = FPDF()
    made.set_title(document.title)
    made.set_lang("nl-NL")
    made.add_page()
    font = "Helvetica"
    path = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if seed % 2 and path.exists():
        made.add_font("dejavu", "", str(path))
        font = "dejavu"
    made.set_font(font, size=15)
    made.cell(0, 10, document.title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    for heading, paragraphs in document.sections:
        made.set_font(font, size=12)
        made.cell(0, 8, heading, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        made.set_font(font, size=10)
        for p in paragraphs:
            made.multi_cell(0, 5, p.replace("€", "EUR"), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    with made.table(first_row_as_headings=False) as table:
        for row in document.rows:
            table.row(row)
    return bytes(made.output())


def weasyprint(document: Text, seed: int) -> bytes:
    """By WeasyPrint, every other one as tagged PDF/UA."""
    from weasyprint import HTML

    return bytes(HTML(string=html(document)).write_pdf(pdf_variant="pdf/ua-1" if seed % 2 else None))


def typeset(document: Text, seed: int) -> bytes:
    """By Typst."""
    parts = [f'#set document(title: "{document.title}")\n#set text(lang: "nl")\n= {document.title}\n']
    for heading, paragraphs in document.sections:
        parts.append(f"== {heading}\n" + "\n\n".join(p.replace("@", "\\@") for p in paragraphs) + "\n")
    cells = ", ".join(f"[{cell}]" for row in document.rows for cell in row)
    parts.append(f"#table(columns: 3, fill: (_, y) => if y == 0 {{ silver }}, {cells})\n")
    return bytes(
        typst.compile("".join(parts).encode(), format="pdf", pdf_standards=["ua-1"] if seed % 2 else [])
    )


def story(document: Text, seed: int) -> bytes:
    """By PyMuPDF: laid out from HTML, or line by line."""
    if seed % 2:
        target = io.BytesIO()
        writer = pymupdf.DocumentWriter(target)
        page, more = pymupdf.Story(html(document)), 1
        while more:
            device = writer.begin_page(pymupdf.paper_rect("a4"))
            more, _ = page.place(pymupdf.paper_rect("a4") + (50, 50, -50, -50))
            page.draw(device)
            writer.end_page()
        writer.close()
        return target.getvalue()
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_textbox((50, 50, 545, 800), document.title + "\n\n" + _running(document), fontsize=9)
        made.set_toc([[1, document.title, 1]])
        return bytes(made.tobytes())


def _running(document: Text) -> str:
    return "\n\n".join(f"{heading}\n{' '.join(paragraphs)}" for heading, paragraphs in document.sections)


def rewritten(document: Text, seed: int) -> bytes:
    """By another producer and saved again by pikepdf: object streams, for the web, or protected against change."""
    source = (reportlab, typeset, weasyprint)[seed % 3](document, seed)
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(source)) as pdf:
        if seed % 4 == 0:
            pdf.save(target, linearize=True)
        elif seed % 4 == 1:
            pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        elif seed % 4 == 2:
            pdf.save(target, encryption=pikepdf.Encryption(owner="eigenaar", user=""))
        else:
            pdf.pages.append(pdf.pages[0])
            pdf.save(target, qdf=True)
    return target.getvalue()


def redacted(document: Text, seed: int) -> bytes:
    """Properly redacted: by woo-redact's own engine, or by PyMuPDF with labelled boxes and into a new file."""
    source = (story, reportlab, reportlab, story)[seed % 4](document, 2 * (seed // 4))
    with pymupdf.open(stream=source, filetype="pdf") as made:
        words = [w for page in made for w in page.get_text("words") if w[4].isalpha() and w[4].islower()]
        chosen = {w[4] for w in words if len(w[4]) > 8}
        secrets = tuple(sorted(chosen))[seed % 3 :: 4][:6]
        if seed % 2 == 0:
            outcome = published(source, secrets)
            if outcome.pdf is None:
                raise ValueError(outcome.reason or outcome.crash)
            return outcome.pdf
        return _by_hand(made, secrets, document.title)


def _by_hand(made: pymupdf.Document, secrets: tuple[str, ...], title: str) -> bytes:
    for page in made:
        chosen = [pymupdf.Rect(w[:4]) for w in page.get_text("words") if w[4] in secrets]
        for rect in chosen:
            middle = (rect.y0 + rect.y1) / 2
            page.add_redact_annot((rect.x0 + 0.5, middle - 0.3, rect.x1 - 0.5, middle + 0.3), fill=False)
        page.apply_redactions(images=0, graphics=0)
        for rect in chosen:
            page.draw_rect(rect, color=None, fill=(0, 0, 0))
            place = (rect.x0 + 1, rect.y1 - rect.height / 3)
            page.insert_text(place, "5.1.2e", fontsize=min(6.0, rect.height * 0.6), color=(1, 1, 1))
    with pymupdf.open() as fresh:
        fresh.insert_pdf(made, annots=False, links=False, widgets=False)
        fresh.set_metadata({"title": title})
        return bytes(fresh.tobytes(garbage=4, clean=True, deflate=True))


def scan(document: Text, seed: int) -> bytes:
    """A page that was printed, redacted in the picture (every other one), scanned, and read by a scanner's OCR."""
    chance = np.random.default_rng(seed)
    with pymupdf.open() as paper:
        page = paper.new_page()
        page.insert_textbox((60, 60, 535, 780), document.title + "\n\n" + _running(document), fontsize=11)
        words = page.get_text("words")
        pixmap = page.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    picture = Image.frombytes("L", (pixmap.width, pixmap.height), pixmap.samples)
    scale = 150 / 72
    hidden = [w for w in words if len(w[4]) > 7][::9] if seed % 2 else []
    pen = ImageDraw.Draw(picture)
    for w in hidden:
        box = [(w[0] - 2) * scale, (w[1] - 1) * scale, (w[2] + 2) * scale, (w[3] + 1) * scale]
        pen.rectangle(box, fill=0)
        pen.text((box[0] + 4, box[1] + 6), "5.1.2e", fill=255)
    noise = chance.normal(0, 6, (picture.height, picture.width))
    noisy = Image.fromarray(np.clip(np.asarray(picture, float) * 0.93 + 8 + noise, 0, 255).astype(np.uint8))
    target = io.BytesIO()
    noisy.save(target, "JPEG", quality=80)
    gone = {w[:5] for w in hidden}
    with pymupdf.open() as made:
        page = made.new_page()
        order = ("under", "over") if seed % 4 < 2 else ("over", "under")
        for layer in order:
            if layer == "over":
                page.insert_image(page.rect, stream=target.getvalue())
            else:
                for w in words:
                    if w[:5] not in gone:
                        page.insert_text((w[0], w[3] - 2.5), w[4], fontsize=11, render_mode=3)
        made.set_metadata({"title": document.title, "creator": "Scanner", "producer": "ScanSoft"})
        return bytes(made.tobytes(deflate=True))


INSIDE: tuple[Maker, ...] = (reportlab, fpdf, weasyprint, typeset, story, rewritten, redacted, scan)


def _program(*command: str, cwd: Path) -> bool:
    """Run a program; False when it is not there or fails."""
    if shutil.which(command[0]) is None:
        return False
    done = subprocess.run(command, cwd=cwd, capture_output=True, timeout=300, check=False)
    return done.returncode == 0


def outside(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what other programs make: LibreOffice, Chromium, pandoc with LaTeX, groff, Ghostscript, Poppler with cairo."""
    for seed in range(_OUTSIDE):
        document = text(100 + seed)
        office = html(document).replace(
            "background:#123;color:#fff", "color:#123"
        )  # it drops the colour of cells
        (folder / f"office{seed}.html").write_text(office, encoding="utf-8")
        (folder / f"web{seed}.html").write_text(html(document), encoding="utf-8")
        (folder / f"source{seed}.pdf").write_bytes(INSIDE[seed % 5](document, seed))
    names = [f"office{seed}.html" for seed in range(_OUTSIDE)]
    _program("soffice", "--headless", "--convert-to", "odt:writer8", *names, cwd=folder)
    _program(
        "soffice", "--headless", "--convert-to", "pdf", *(n.replace("html", "odt") for n in names), cwd=folder
    )
    for seed in range(_OUTSIDE):
        _program(
            "gs",
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-sDEVICE=pdfwrite",
            f"-sOutputFile=ghostscript{seed}.pdf",
            *(("-dPDFA=2",) if seed % 2 else ()),
            f"source{seed}.pdf",
            cwd=folder,
        )
        _program("pdftocairo", "-pdf", f"source{seed}.pdf", f"cairo{seed}.pdf", cwd=folder)
        _program(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf=chromium{seed}.pdf",
            f"web{seed}.html",
            cwd=folder,
        )
        _program("pandoc", f"web{seed}.html", "-t", "ms", "-s", "-o", f"groff{seed}.ms", cwd=folder)
        _program("bash", "-c", f"groff -ms -K utf8 -t -Tpdf groff{seed}.ms > groff{seed}.pdf", cwd=folder)
        if seed % 2 == 0:
            _program("pandoc", f"web{seed}.html", "-o", f"latex{seed}.pdf", cwd=folder)
    for path in sorted(folder.glob("*.pdf")):
        if not path.name.startswith("source") and path.stat().st_size > 500:
            yield path.stem, path.read_bytes()


def make(folder: Path) -> int:
    """Write the clean set; return how many files it has."""
    folder.mkdir(parents=True, exist_ok=True)
    for maker in INSIDE:
        for seed in range(_EACH + (10 if maker in {redacted, scan, rewritten} else 5)):
            (folder / f"{maker.__name__}{seed}.pdf").write_bytes(maker(text(seed), seed))
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in outside(Path(scratch)):
            (folder / f"{name}.pdf").write_bytes(data)
    return len(list(folder.glob("*.pdf")))
