"""Measures the finder of areas on sheets of a second maker, on which nothing was tuned (python -m benchmarks.other_sheets).

ReportLab draws them, with its own codes; signatures are springs, handwriting is a chancery hand set askew letter by
letter (needs Debian's fonts-urw-base35), stamps are wheels and frames with dates, photographs are shaded heads. The
scanner is a lens with uneven light: gradient, grain, a fold, a tilt.
"""

import io
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pymupdf
from PIL import Image, ImageDraw, ImageFilter
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from woo_redact.pdf import ocr
from woo_redact.pdf.areas import areas

KINDS = ("signature", "stamp", "photo", "code", "handwriting")
_HAND = Path("/usr/share/fonts/opentype/urw-base35/Z003-MediumItalic.otf")
_COVERED = 0.5
_DPI = 170
_WORDS = [
    "besluit",
    "gemeente",
    "aanvraag",
    "toelichting",
    "bijlage",
    "dossier",
    "advies",
    "procedure",
    "termijn",
    "raad",
    "college",
    "wethouder",
    "overleg",
    "project",
    "planning",
    "kosten",
    "subsidie",
    "regeling",
    "belang",
    "afweging",
    "verkeer",
    "water",
    "natuur",
    "bodem",
    "lucht",
    "geluid",
    "veiligheid",
]

Sides = tuple[float, float, float, float]


def _print(canvas: Canvas, chance: np.random.Generator) -> None:
    """Set lines of print, a heading, and a frame, leaving a hand's breadth free at the lower middle."""
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(70, 770, "Gemeente Achterveld, afdeling Ruimte")
    face, size = (
        ("Times-Roman", "Helvetica", "Courier")[int(chance.integers(3))],
        float(chance.uniform(9.5, 12)),
    )
    canvas.setFont(face, size)
    y = 730.0
    while y > 60:
        if not 250 < y < 430:
            canvas.drawString(70, y, " ".join(chance.choice(_WORDS, int(chance.integers(5, 8)))))
        y -= size * 1.45
    if chance.random() < 0.5:
        canvas.rect(66, 56, 460, 120)
        canvas.line(66, 116, 526, 116)


def _signature(canvas: Canvas, chance: np.random.Generator) -> Sides:
    """Draw a spring that drifts, with a dash below: a signature as many people write one."""
    x, y, wide = 130 + 150 * chance.random(), 330.0, 90 + 60 * chance.random()
    turns, high = int(chance.integers(4, 9)), 10 + 14 * chance.random()
    canvas.setStrokeColorRGB(*((0.1, 0.15, 0.5) if chance.random() < 0.6 else (0.1, 0.1, 0.1)))
    canvas.setLineWidth(float(chance.uniform(0.8, 1.7)))
    path = canvas.beginPath()
    points = []
    for step in range(turns * 24):
        angle = step / 24 * 2 * math.pi
        fade = 1 - 0.6 * step / (turns * 24)
        across = x + wide * step / (turns * 24) + 9 * math.cos(angle)
        along = y + high * fade * math.sin(angle + 0.3 * math.sin(angle / 3)) + 8 * step / (turns * 24)
        points.append((across, along))
        (path.lineTo if step else path.moveTo)(across, along)
    for at in (0, 1):
        end = (points[-1][0] - wide * 0.9 * at, points[-1][1] - (high + 6) * at)
        path.lineTo(*end)
        points.append(end)
    canvas.drawPath(path)
    return (
        min(p[0] for p in points),
        min(p[1] for p in points),
        max(p[0] for p in points),
        max(p[1] for p in points),
    )


def _stamp(canvas: Canvas, chance: np.random.Generator) -> Sides:
    """Draw a stamp: a wheel or a frame, a word and a date, turned a little."""
    canvas.saveState()
    canvas.translate(300, 335)
    canvas.rotate(float(chance.uniform(-18, 18)))
    colour = ((0.7, 0.1, 0.1), (0.15, 0.2, 0.6), (0.1, 0.4, 0.2))[int(chance.integers(3))]
    canvas.setStrokeColorRGB(*colour)
    canvas.setFillColorRGB(*colour)
    canvas.setLineWidth(1.8)
    half = 52.0
    if chance.random() < 0.5:
        canvas.circle(0, 0, half)
        canvas.circle(0, 0, half - 7)
        high = half
    else:
        high = 26.0
        canvas.roundRect(-half, -high, 2 * half, 2 * high, 5)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawCentredString(0, 4, str(chance.choice(["INGEKOMEN", "KOPIE", "GEZIEN", "ARCHIEF"])))
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(0, -10, f"{int(chance.integers(1, 29))} MEI 2023")
    canvas.restoreState()
    return (300 - half, 335 - high, 300 + half, 335 + high)


def _photo(canvas: Canvas, chance: np.random.Generator) -> Sides:
    """Put a shaded head before a blurred ground."""
    size = (240, 300)
    ground = chance.integers(60, 220, (30, 24, 3)).astype(np.uint8)
    picture = Image.fromarray(ground).resize(size).filter(ImageFilter.GaussianBlur(12))
    brush = ImageDraw.Draw(picture)
    tone = tuple(int(v) for v in chance.integers((120, 80, 60), (230, 190, 170)))
    brush.ellipse((70, 60, 170, 200), fill=tone)
    brush.rectangle((50, 210, 190, 300), fill=tuple(int(v) for v in chance.integers(20, 160, 3)))
    brush.ellipse((70, 45, 170, 110), fill=(50, 35, 25))
    for eye in (98, 138):
        brush.ellipse((eye, 120, eye + 10, 128), fill=(30, 30, 30))
    picture = picture.filter(ImageFilter.GaussianBlur(2))
    canvas.drawImage(ImageReader(picture), 230, 275, 96, 120)
    return (230, 275, 326, 395)


def _code(canvas: Canvas, chance: np.random.Generator) -> Sides:
    """Draw a QR code or a bar code."""
    if chance.random() < 0.5:
        widget = QrCodeWidget(f"https://stuk.example/{int(chance.integers(10**9))}")
        widget.barWidth = widget.barHeight = 90
        drawing = Drawing(90, 90)
        drawing.add(widget)
        renderPDF.draw(drawing, canvas, 240, 290)
        return (240, 290, 330, 380)
    bars = Code128(f"Z{int(chance.integers(10**7))}", barHeight=36, barWidth=0.95)
    bars.drawOn(canvas, 220, 320)
    return (220 + bars.lquiet, 320, 220 + bars.width - bars.rquiet, 356)


def _handwriting(canvas: Canvas, chance: np.random.Generator) -> Sides:
    """Write some words in a chancery hand, each letter a little off: as a picture, since ReportLab has no CFF."""
    words = " ".join(chance.choice(_WORDS, 3))
    font = pymupdf.Font(fontfile=str(_HAND))
    with pymupdf.open() as made:
        page = made.new_page(width=300, height=60)
        x = 8.0
        for letter in words:
            size = 20 + 3 * chance.random()
            writer = pymupdf.TextWriter(page.rect)
            writer.append((x, 36 + 3 * chance.normal()), letter, font=font, fontsize=size)
            turn = pymupdf.Matrix(float(chance.normal(0, 6)))
            writer.write_text(page, color=(0.1, 0.12, 0.4), morph=(pymupdf.Point(x, 36), turn))
            x += font.text_length(letter, size) * float(chance.uniform(0.95, 1.15))
        pixmap = page.get_pixmap(dpi=200)
        picture = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
    canvas.drawImage(ImageReader(picture), 150, 310, 300, 60)
    return (158, 322, 150 + x, 350)


_DRAWN = {
    "signature": _signature,
    "stamp": _stamp,
    "photo": _photo,
    "code": _code,
    "handwriting": _handwriting,
}


def sheet(seed: int, kind: str) -> tuple[bytes, Sides | None, float]:
    """Return a scanned sheet as a PDF, where its thing is (from the top left, before the tilt), and the tilt."""
    chance = np.random.default_rng(500 + seed)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    _print(canvas, chance)
    truth = _DRAWN[kind](canvas, chance) if kind else None
    canvas.save()
    tilt = float(chance.uniform(-1.5, 1.5))
    with pymupdf.open(stream=out.getvalue(), filetype="pdf") as drawn:
        pixmap = drawn[0].get_pixmap(dpi=_DPI)
        picture = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
    picture = picture.rotate(tilt, fillcolor=(252, 252, 250), resample=Image.Resampling.BICUBIC)
    scanned = _lens(
        np.asarray(picture.filter(ImageFilter.GaussianBlur(float(chance.uniform(0.3, 0.9))))), chance
    )
    jpeg = io.BytesIO()
    scanned.save(jpeg, "JPEG", quality=int(chance.integers(45, 80)))
    with pymupdf.open() as made:
        made.new_page(width=595, height=842).insert_image(
            pymupdf.Rect(0, 0, 595, 842), stream=jpeg.getvalue()
        )
        pdf = bytes(made.tobytes())
    flipped = (truth[0], 842 - truth[3], truth[2], 842 - truth[1]) if truth else None
    return pdf, flipped, tilt


def _lens(pixels: np.ndarray, chance: np.random.Generator) -> Image.Image:
    """Return pixels as a telephone sees them: light from one side, grain, now and then a fold."""
    high, wide = pixels.shape[:2]
    light = np.linspace(1, float(chance.uniform(0.8, 1)), wide)[None, :, None]
    worn = pixels * light + chance.normal(0, float(chance.uniform(1, 9)), pixels.shape)
    if chance.random() < 0.3:
        worn[high // 2 : high // 2 + 3] -= 25
    return Image.fromarray(worn.clip(0, 255).astype(np.uint8))


def main(sheets: int) -> None:
    """Print what was found of each kind, and false areas; every third sheet has nothing beside print."""
    found: dict[str, list[bool]] = defaultdict(list)
    false: Counter[int] = Counter()
    for seed in range(sheets):
        kind = "" if seed % 3 == 2 else KINDS[(seed - seed // 3) % len(KINDS)]
        pdf, truth, tilt = sheet(seed, kind)
        with pymupdf.open(stream=pdf, filetype="pdf") as document:
            page = document[0]
            boxes = [pymupdf.Rect(b.x0, b.y0, b.x1, b.y1) for b, _ in areas(page, ocr.recognize(page).words)]
        middle = (
            pymupdf.Matrix(1, 0, 0, 1, -297.5, -421)
            * pymupdf.Matrix(-tilt)
            * pymupdf.Matrix(1, 0, 0, 1, 297.5, 421)
        )
        thing = pymupdf.Rect(truth) * middle if truth else None
        if thing is not None:
            covered = sum(abs(pymupdf.Rect(box) & thing) for box in boxes if box.intersects(thing)) / abs(
                thing
            )
            found[kind].append(covered >= _COVERED)
        false[seed] = sum(thing is None or not box.intersects(thing) for box in boxes)
    for kind, results in sorted(found.items()):
        print(f"found, {kind}: {sum(results)} of {len(results)}")
    print(f"false areas: {sum(false.values())} on {sum(map(bool, false.values()))} of {sheets} sheets")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 45)
