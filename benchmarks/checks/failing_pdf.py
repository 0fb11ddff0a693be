"""Ways to redact a PDF badly with the programs that people have: the second half of `failing`.

A letter by ReportLab is stamped, overlaid, cropped, annotated, filled in, scanned, and each time it still tells.
"""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

WHO = "Sietske Roelvink"
CALL = "06-27419035"
MAIL = "s.roelvink@zuiderdiep.example"
TEXT = (
    "Verslag van de hoorzitting",
    "De commissie opent de hoorzitting om tien uur en stelt de aanwezigen voor.",
    f"Mevrouw {WHO} licht haar bezwaar tegen de kapvergunning toe.",
    "De voorzitter vraagt of het college bereid is de termijn te verlengen.",
    "De wethouder antwoordt dat de termijn bij verordening is bepaald.",
)
Made = bytes | None


def run(work: Path, *command: str) -> bool:
    """Run a program; tell whether it is there and ended well."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, cwd=work, capture_output=True, timeout=180, check=False).returncode == 0


def made(work: Path, name: str) -> Made:
    return (work / name).read_bytes() if (work / name).is_file() else None


def _letter(work: Path, *, lines: tuple[str, ...] = TEXT, box: bool = False, name: str = "b.pdf") -> Path:
    """Write a letter by ReportLab, with a black box over the name or without."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(work / name), pagesize=(595, 842), initialFontName="Times-Roman")
    canvas.setTitle("Verslag")
    for number, line in enumerate(lines):
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(70, 760 - 24 * number, line)
    if box:
        canvas.rect(113, 709, 95, 14, stroke=0, fill=1)
    canvas.save()
    return work / name


def _black(work: Path) -> None:
    """Write a page with nothing on it but a black box where the name stands."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(work / "z.pdf"), pagesize=(595, 842))
    canvas.rect(113, 709, 95, 14, stroke=0, fill=1)
    canvas.save()


def overlay(work: Path) -> Made:
    """Black boxes laid over the page by qpdf."""
    _letter(work), _black(work)
    run(work, "qpdf", "b.pdf", "--overlay", "z.pdf", "--", "o.pdf")
    return made(work, "o.pdf")


def stamped(work: Path) -> Made:
    """Black boxes stamped on the page by pdftk."""
    _letter(work), _black(work)
    run(work, "pdftk", "b.pdf", "stamp", "z.pdf", "output", "s.pdf")
    return made(work, "s.pdf")


def distilled(work: Path) -> Made:
    """A box over the name, printed once more through PostScript."""
    _letter(work, box=True)
    run(work, "pdftops", "b.pdf", "d.ps")
    run(work, "ps2pdf", "d.ps", "d.pdf")
    return made(work, "d.pdf")


def redrawn(work: Path) -> Made:
    """A box over the name, written anew by cairo."""
    _letter(work, box=True)
    run(work, "pdftocairo", "-pdf", "b.pdf", "c.pdf")
    return made(work, "c.pdf")


def _edited(work: Path, change: Callable[[object, object], None], *, again: bool = False) -> Made:
    """Return the letter after a change by pypdf; `again`: saved behind the old one."""
    from pypdf import PdfReader, PdfWriter

    letter = _letter(work)
    writer = PdfWriter(letter, incremental=True) if again else PdfWriter(clone_from=PdfReader(letter))
    change(writer, writer.pages[0])
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def cropped(work: Path) -> Made:
    """The page cut off above the name."""
    from pypdf.generic import RectangleObject

    return _edited(work, lambda _, page: setattr(page, "cropbox", RectangleObject((0, 725, 595, 842))))


def incremental(work: Path) -> Made:
    """The page replaced, and saved behind the old one."""
    from pypdf.generic import DecodedStreamObject, NameObject

    def change(writer: object, page: object) -> None:
        stream = DecodedStreamObject()
        stream.set_data(b"BT /F1 12 Tf 70 760 Td (Verslag van de hoorzitting) Tj ET")
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - it has no other way

    return _edited(work, change, again=True)


def _annotated(kind: str, **how: object) -> Callable[[Path], Made]:
    """Return a maker of a note by pypdf over the name."""

    def change(writer: object, _: object) -> None:
        from pypdf import annotations

        made = getattr(annotations, kind)(rect=(113, 709, 208, 723), **how)
        writer.add_annotation(page_number=0, annotation=made)

    return lambda work: _edited(work, change)


def highlighted(work: Path) -> Made:
    """A marker pen in black."""
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, FloatObject

    quad = ArrayObject(FloatObject(v) for v in (113, 723, 208, 723, 113, 709, 208, 709))

    def change(writer: object, _: object) -> None:
        note = Highlight(rect=(113, 709, 208, 723), quad_points=quad, highlight_color="000000")
        writer.add_annotation(page_number=0, annotation=note)

    return _edited(work, change)


def form(work: Path) -> Made:
    """A form with the name filled in, of which the field was made invisible."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(work / "f.pdf"), pagesize=(595, 842))
    canvas.setTitle("Formulier")
    canvas.drawString(70, 760, "Aanvraagformulier kapvergunning")
    canvas.acroForm.textfield(
        name="aanvrager",
        value=f"{WHO} {CALL}",
        x=70,
        y=700,
        width=300,
        fieldFlags="",
        annotationFlags="hidden",
    )
    canvas.save()
    return made(work, "f.pdf")


def flattened(work: Path) -> Made:
    """A form that was flattened after a black box was drawn where the field is."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(work / "f.pdf"), pagesize=(595, 842))
    canvas.drawString(70, 760, "Aanvraagformulier kapvergunning")
    canvas.acroForm.textfield(name="aanvrager", value=f"{WHO} {CALL}", x=113, y=705, width=250, height=20)
    canvas.save()
    from reportlab.pdfgen.canvas import Canvas as Other

    other = Other(str(work / "z.pdf"), pagesize=(595, 842))
    other.rect(110, 700, 260, 30, stroke=0, fill=1)
    other.save()
    run(work, "pdftk", "f.pdf", "output", "g.pdf", "flatten")
    run(work, "pdftk", "g.pdf", "stamp", "z.pdf", "output", "h.pdf")
    return made(work, "h.pdf")


def _scan(work: Path) -> object:
    """Return a picture of the letter and write it as s.png."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1240, 1754), 250)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 26)
    for number, line in enumerate(TEXT):
        ImageDraw.Draw(picture).text((120, 160 + 60 * number), line, fill=15, font=font)
    picture.save(work / "s.png", dpi=(150, 150))
    return picture


def scan_layer(work: Path) -> Made:
    """A scan read by eye first and blacked in the picture afterwards: the layer of text still says it."""
    import pikepdf
    from PIL import ImageDraw

    picture = _scan(work)
    run(work, "tesseract", "s.png", "t", "-l", "nld", "pdf")
    if not (work / "t.pdf").is_file():
        return None
    ImageDraw.Draw(picture).rectangle((240, 275, 480, 315), fill=0)
    with pikepdf.open(work / "t.pdf") as pdf:
        image = next(
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        )
        image.write(picture.tobytes())
        image.Width, image.Height, image.BitsPerComponent = *picture.size, 8
        image.ColorSpace = pikepdf.Name.DeviceGray
        pdf.save(work / "u.pdf")
    return made(work, "u.pdf")


def scan_boxed(work: Path) -> Made:
    """A scan with a layer of text on which a box was drawn: picture and layer are whole below it."""
    _scan(work)
    run(work, "tesseract", "s.png", "o", "-l", "nld", "pdf")
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(work / "z.pdf"), pagesize=(595, 842))
    canvas.rect(114, 690, 118, 22, stroke=0, fill=1)
    canvas.save()
    run(work, "qpdf", "o.pdf", "--overlay", "z.pdf", "--", "q.pdf")
    return made(work, "q.pdf")


def glass(work: Path) -> Made:
    """A black picture with a mask laid over the words by fpdf2."""
    from fpdf import FPDF
    from PIL import Image

    Image.new("RGBA", (60, 14), (0, 0, 0, 255)).save(work / "x.png")
    pdf = FPDF()
    pdf.set_title("Verslag")
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    for line in TEXT:
        pdf.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    pdf.image(work / "x.png", 28, 27, 40, 6)
    return bytes(pdf.output())


def attached(work: Path) -> Made:
    """The letter that was redacted, hung on the redacted one."""
    _letter(work, lines=("Verslag van de hoorzitting", "De bezwaarmaker licht haar bezwaar toe."))
    _letter(work, name="origineel.pdf")
    run(work, "pdftk", "b.pdf", "attach_files", "origineel.pdf", "output", "a.pdf")
    return made(work, "a.pdf")


def titled(work: Path) -> Made:
    """A title and bookmarks given by pdftk."""
    _letter(work, lines=("Verslag van de hoorzitting", "De bezwaarmaker licht haar bezwaar toe."))
    (work / "m.txt").write_text(
        f"InfoBegin\nInfoKey: Title\nInfoValue: Bezwaar {WHO}\nBookmarkBegin\nBookmarkTitle: Bezwaar {WHO}\nBookmarkLevel: 1\nBookmarkPageNumber: 1\n",
        encoding="utf-8",
    )
    run(work, "pdftk", "b.pdf", "update_info_utf8", "m.txt", "output", "n.pdf")
    return made(work, "n.pdf")


MAKERS: dict[str, Callable[[Path], Made]] = {
    "qpdf-overlay": overlay,
    "pdftk-stamp": stamped,
    "ps2pdf-box": distilled,
    "cairo-box": redrawn,
    "pypdf-crop": cropped,
    "pypdf-incremental": incremental,
    "pypdf-rectangle": _annotated("Rectangle", interior_color="000000"),
    "pypdf-freetext": _annotated("FreeText", text="zwart", background_color="000000"),
    "pypdf-highlight": highlighted,
    "pypdf-note": _annotated("Text", text=f"Gesproken met {WHO}"),
    "form-hidden": form,
    "form-flattened": flattened,
    "scan-layer": scan_layer,
    "scan-boxed": scan_boxed,
    "fpdf-picture": glass,
    "pdftk-attached": attached,
    "pdftk-titled": titled,
}
