"""Makes made-up scans with their truth: letters and forms, printed, signed, stamped, photographed, scanned badly."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pymupdf

Picture = npt.NDArray[np.uint8]
Sides = tuple[float, float, float, float]

A4 = (595.0, 842.0)
KINDS = ("signature", "stamp", "photo", "code", "handwriting")
_FONTS = ("helv", "tiro", "cour", "tibo")
_INKS = ((0.05, 0.05, 0.1), (0.1, 0.15, 0.5))
_FIRST = ("Sietske", "Wobbe", "Fenna", "Jorrit", "Hilal", "Marijke", "Evert", "Roos", "Aaltje", "Bouke")
_LAST = (
    "Wiersma",
    "Postmus",
    "Hoogterp",
    "Özdemir",
    "Kuipers",
    "Tjalsma",
    "Haverkate",
    "Ramdhani",
    "Smeenge",
)
_SENTENCES = (
    "Op {date} heeft de afdeling Vergunningen uw aanvraag ontvangen en in behandeling genomen.",
    "Ik sprak hierover met {name}, die de eerdere afspraken over de Havenkade heeft bevestigd.",
    "De kosten bedragen EUR {sum} en komen ten laste van het budget voor het onderhoud van wegen.",
    "Wij verzoeken u de ontbrekende stukken voor het einde van de maand aan ons toe te zenden.",
    "Volgens {name} is de bodem onder het perceel in het voorjaar onderzocht en schoon bevonden.",
    "Voor vragen kunt u bellen met {name}, bereikbaar onder nummer 06 {phone} op werkdagen.",
    "De raad heeft in zijn vergadering van {date} besloten de opvang voorlopig niet uit te breiden.",
    "Het college neemt dit advies over en stelt de eigenaren daarvan schriftelijk op de hoogte.",
    "Uw bericht van {date} is doorgestuurd naar {mail} en wordt daar verder behandeld.",
    "Tegen dit besluit kunt u binnen zes weken bezwaar maken bij het college van gedeputeerde staten.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One made-up scan: the file, its words in order, the names in it, and what was put on it where."""

    pdf: bytes
    words: tuple[str, ...]
    names: tuple[str, ...]
    areas: tuple[tuple[Sides, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """How badly a page is scanned: angle in degrees, noise and blur in steps, JPEG quality, dots per inch."""

    skew: float = 0.0
    turned: int = 0
    noise: float = 0.0
    blur: int = 0
    quality: int = 85
    dpi: int = 200
    edges: bool = False
    grey: bool = True


def sheet(seed: int, scanner: Scanner | None, kind: str = "") -> Sheet:
    """Return a scan of a made-up letter, or without scanner the letter itself.

    `kind` is what stands on it beside print, "" for nothing.
    """
    chance = np.random.default_rng(seed)
    with pymupdf.open() as document:
        page = document.new_page(width=A4[0], height=A4[1])
        names, below = _letter(page, chance)
        words = tuple(word[4] for word in page.get_text("words"))
        areas = _put(page, chance, kind, below) if kind else ()
        pdf = _as_pdf(_scan(page, scanner, chance), scanner) if scanner else document.tobytes(no_new_id=True)
    return Sheet(pdf=pdf, words=words, names=names, areas=areas)


def _letter(page: pymupdf.Page, chance: np.random.Generator) -> tuple[tuple[str, ...], float]:
    """Write a letter with a letterhead, a form or a table; return its names and where it ends."""
    font = _FONTS[chance.integers(len(_FONTS))]
    size = float(chance.uniform(10, 12))
    names: list[str] = []
    at = 70.0
    if chance.random() < 0.6:
        _logo(page, chance)
    page.insert_text((190, 78), "Provincie Noorderveen", fontname="hebo", fontsize=13)
    at += 60
    first = _name(chance, names)
    for line in (f"De heer {first}", f"Meerlaan {chance.integers(2, 99)}", "9661 BD Ter Haar"):
        page.insert_text((70, at), line, fontname=font, fontsize=size)
        at += size * 1.35
    at += 20
    page.insert_text((70, at), "Onderwerp: uw aanvraag opvang", fontname="hebo", fontsize=size)
    at += 14
    for _ in range(int(chance.integers(2, 4))):
        text = " ".join(
            _SENTENCES[i].format(**_fill(chance, names))
            for i in chance.choice(len(_SENTENCES), 3, replace=False)
        )
        frame = pymupdf.Rect(70, at, 525, at + 120)
        left = page.insert_textbox(frame, text, fontname=font, fontsize=size, lineheight=1.3)
        at += 120 - max(left, 0) + 12
    if chance.random() < 0.5:
        at = _table(page, chance, at, font, size)
    page.insert_text((70, at + 22), "Met vriendelijke groet,", fontname=font, fontsize=size)
    page.insert_text((70, at + 92), _name(chance, names), fontname=font, fontsize=size)
    page.draw_line((70, 790), (525, 790), width=0.6)
    page.insert_text(
        (70, 802), "Postbus 900, 9640 AA Haarveen   www.noorderveen.example", fontname="helv", fontsize=8
    )
    return tuple(names), at + 30


def _fill(chance: np.random.Generator, names: list[str]) -> dict[str, str]:
    name = _name(chance, names)
    local = name.lower().replace(" ", ".").replace("ö", "o")
    return {
        "name": name,
        "date": f"{chance.integers(1, 29)} oktober 2024",
        "sum": f"{chance.integers(2, 90)}.{chance.integers(100, 999)},00",
        "phone": f"{chance.integers(1000, 9999)} {chance.integers(1000, 9999)}",
        "mail": f"{local}@noorderveen.example",
    }


def _name(chance: np.random.Generator, names: list[str]) -> str:
    name = f"{_FIRST[chance.integers(len(_FIRST))]} {_LAST[chance.integers(len(_LAST))]}"
    names.append(name)
    return name


def _logo(page: pymupdf.Page, chance: np.random.Generator) -> None:
    """Draw a letterhead's logo: filled shapes."""
    colour = tuple(chance.uniform(0, 0.6, 3))
    page.draw_rect((70, 48, 108, 86), fill=colour, color=None, radius=0.1)
    page.draw_circle((95, 60), 6, fill=(1, 1, 1), color=None)
    page.draw_rect((112, 70, 180, 86), fill=colour, color=None)


def _table(page: pymupdf.Page, chance: np.random.Generator, at: float, font: str, size: float) -> float:
    """Draw a small table, or the fields of a form with lines to write on."""
    boxed = chance.random() < 0.5
    for row in range(4):
        y = at + row * 20
        page.insert_text(
            (76, y + 14), ("Datum", "Zaaknummer", "Bedrag", "Plaats")[row], fontname=font, fontsize=size
        )
        page.insert_text((240, y + 14), f"{chance.integers(1000, 99999)}", fontname=font, fontsize=size)
        if boxed:
            page.draw_rect((70, y, 230, y + 20), width=0.7)
            page.draw_rect((230, y, 525, y + 20), width=0.7)
        else:
            page.draw_line((230, y + 18), (525, y + 18), width=0.7)
    return at + 92


def _put(
    page: pymupdf.Page, chance: np.random.Generator, kind: str, at: float
) -> tuple[tuple[Sides, str], ...]:
    """Put one thing of this kind on the page and return where."""
    left, top = float(chance.uniform(80, 300)), at + float(chance.uniform(-4, 4))
    if kind == "signature":
        box = _stroke(page, chance, (left, top, left + chance.uniform(70, 150), top + chance.uniform(30, 52)))
    elif kind == "stamp":
        box = _stamp(page, chance, float(chance.uniform(330, 450)), float(chance.uniform(100, 150)))
    elif kind == "photo":
        box = _photo(page, chance, left + 150, float(chance.uniform(95, 120)))
    elif kind == "code":
        box = _code(page, chance, float(chance.uniform(380, 450)), float(chance.uniform(95, 130)))
    else:
        box = _scribble(page, chance, left, float(chance.uniform(at + 10, 720)))
    return ((box, kind),)


def _stroke(page: pymupdf.Page, chance: np.random.Generator, frame: Sides) -> Sides:
    """Draw a signature: one or two running strokes with loops, and often a flourish under it."""
    x0, y0, x1, y1 = frame
    shape = page.new_shape()
    points = []
    for _ in range(int(chance.integers(1, 3))):
        count = int(chance.integers(7, 15))
        xs = np.linspace(x0, x1, count) + chance.normal(0, (x1 - x0) / 18, count)
        swing = chance.uniform(0.15, 0.5, count) * np.where(np.arange(count) % 2, 1, -1)
        ys = (y0 + y1) / 2 + swing * (y1 - y0)
        points += [pymupdf.Point(x, y) for x, y in zip(xs, ys, strict=True)]
        for a, b, c in zip(points[-count:], points[-count + 1 :], points[-count + 2 :], strict=False):
            shape.draw_curve((a + b) / 2, b, (b + c) / 2)
    if chance.random() < 0.5:
        shape.draw_bezier((x0, y1), (x0 + 20, y1 + 4), (x1 - 20, y1 - 8), (x1, y1 - 2))
        points += [pymupdf.Point(x0, y1 + 2), pymupdf.Point(x1, y1)]
    ink = _INKS[chance.integers(2)]
    shape.finish(width=float(chance.uniform(0.8, 1.7)), color=ink, closePath=False, lineCap=1, lineJoin=1)
    shape.commit()
    return (
        min(p.x for p in points),
        min(p.y for p in points),
        max(p.x for p in points),
        max(p.y for p in points),
    )


def _stamp(page: pymupdf.Page, chance: np.random.Generator, x: float, y: float) -> Sides:
    """Draw a stamp in one colour, a ring or a frame, a little turned, with words and perhaps a paraph."""
    colour = ((0.75, 0.1, 0.1), (0.15, 0.2, 0.6), (0.2, 0.2, 0.2))[chance.integers(3)]
    angle = pymupdf.Matrix(float(chance.uniform(-12, 12)))
    shape = page.new_shape()
    middle = pymupdf.Point(x, y)
    morph = (middle, angle)
    if chance.random() < 0.5:
        half = 34.0
        shape.draw_circle(middle, half)
        shape.draw_circle(middle, half - 6)
    else:
        half = 48.0
        shape.draw_rect((x - half, y - 24, x + half, y + 24))
    shape.finish(width=1.6, color=colour, morph=morph)
    for row, word in enumerate(("INGEKOMEN", f"{chance.integers(1, 29)} OKT 2024")):
        shape.insert_text(
            (x - 25, y - 2 + 12 * row), word, fontsize=8, fontname="hebo", color=colour, morph=morph
        )
    shape.commit()
    tall = half if half == 34.0 else 24.0
    return (x - half, y - tall, x + half, y + tall)


def _photo(page: pymupdf.Page, chance: np.random.Generator, x: float, y: float) -> Sides:
    """Place a portrait made of soft shapes: a head and shoulders before a wall that grows dark."""
    height, width = 220, 170
    rows, columns = np.mgrid[0:height, 0:width]
    wall = 120 + 70 * columns / width + chance.normal(0, 6, (height, width))
    head = ((columns - 85) / 38) ** 2 + ((rows - 80) / 52) ** 2 < 1
    body = ((columns - 85) / 80) ** 2 + ((rows - 215) / 80) ** 2 < 1
    tone = np.where(body, 60 + 30 * rows / height, wall)
    tone = np.where(head, 180 - 60 * ((columns - 60) / 85) ** 2, tone)
    for eye in (70, 100):
        tone = np.where(((columns - eye) / 6) ** 2 + ((rows - 72) / 4) ** 2 < 1, 40, tone)
    grey = np.ascontiguousarray(np.clip(tone, 0, 255).astype(np.uint8))
    size = float(chance.uniform(60, 110))
    box = (x, y, x + size, y + size * height / width)
    page.insert_image(box, pixmap=pymupdf.Pixmap(pymupdf.csGRAY, width, height, grey.tobytes(), 0))
    return box


def _code(page: pymupdf.Page, chance: np.random.Generator, x: float, y: float) -> Sides:
    """Place a QR code or a bar code with a made-up reference."""
    square = chance.random() < 0.6
    code = pymupdf.mupdf.FZ_BARCODE_QRCODE if square else pymupdf.mupdf.FZ_BARCODE_CODE128
    text = f"NV-{chance.integers(10**6, 10**7)}-{chance.integers(10**6, 10**7)}"
    made = pymupdf.Pixmap("raw", pymupdf.mupdf.fz_new_barcode_pixmap(code, text, 300, 0, 0, 0))
    box = (x, y, x + 60, y + 60) if square else (x - 40, y, x + 90, y + 34)
    page.insert_image(box, pixmap=made, keep_proportion=False)
    return box


def _scribble(page: pymupdf.Page, chance: np.random.Generator, x: float, y: float) -> Sides:
    """Write two or three words by hand: small uneven loops along a wavering line."""
    shape = page.new_shape()
    at, ink = x, _INKS[chance.integers(2)]
    for _ in range(int(chance.integers(2, 4))):
        for _ in range(int(chance.integers(4, 8))):
            tall = float(chance.choice((6, 7, 13))) * float(chance.uniform(0.8, 1.2))
            low = float(chance.choice((0, 0, 5)))
            wide = float(chance.uniform(4, 7))
            a, b = pymupdf.Point(at, y), pymupdf.Point(at + wide, y + chance.normal(0, 0.8))
            shape.draw_bezier(a, (at - 1, y - tall), (at + wide, y - tall), (at + wide * 0.6, y + low))
            shape.draw_bezier((at + wide * 0.6, y + low), (at + wide, y + low), (at + wide, y), b)
            at += wide
        at += 7
    shape.finish(width=float(chance.uniform(0.7, 1.2)), color=ink, closePath=False, lineCap=1)
    shape.commit()
    return (x - 1, y - 12, at - 6, y + 5)


def _scan(page: pymupdf.Page, scanner: Scanner, chance: np.random.Generator) -> Picture:
    """Return the page as a scanner sees it: an array of grey or of colours."""
    zoom = scanner.dpi / 72
    matrix = pymupdf.Matrix(zoom, zoom) * pymupdf.Matrix(scanner.skew)
    space = pymupdf.csGRAY if scanner.grey else pymupdf.csRGB
    taken = page.get_pixmap(matrix=matrix, colorspace=space)
    height, width = round(A4[1] * zoom), round(A4[0] * zoom)
    flat = np.frombuffer(taken.samples, np.uint8).reshape(taken.height, taken.width, taken.n)
    top, left = max(0, (taken.height - height) // 2), max(0, (taken.width - width) // 2)
    tone = np.full((height, width, taken.n), 255.0)
    part = flat[top : top + height, left : left + width]
    tone[: part.shape[0], : part.shape[1]] = part
    for _ in range(scanner.blur):
        tone = (tone + np.roll(tone, 1, 0) + np.roll(tone, 1, 1) + np.roll(tone, (1, 1), (0, 1))) / 4
    if scanner.edges:
        _wear(tone, chance)
    if scanner.noise:
        tone = tone * 0.94 + chance.normal(0, scanner.noise, tone.shape)
        specks = chance.random(tone.shape[:2]) < scanner.noise * 1e-5
        tone[specks] = chance.uniform(20, 160)
    return np.rot90(np.clip(tone, 0, 255).astype(np.uint8), -scanner.turned // 90)


def _wear(tone: npt.NDArray[np.float64], chance: np.random.Generator) -> None:
    """Add what copiers add: a dark rim at one side and two punched holes."""
    height, width = tone.shape[:2]
    rim = int(chance.integers(8, 24))
    tone[:, :rim] *= np.linspace(0.1, 1, rim)[None, :, None]
    rows, columns = np.mgrid[0:height, 0:width]
    for y in (0.36, 0.64):
        hole = (rows - y * height) ** 2 + (columns - 0.04 * width) ** 2 < (0.011 * width) ** 2
        tone[hole] = 70


def _as_pdf(picture: Picture, scanner: Scanner) -> bytes:
    """Return the picture as a PDF of one page, as scanners write it."""
    height, width, parts = picture.shape
    space = pymupdf.csGRAY if parts == 1 else pymupdf.csRGB
    taken = pymupdf.Pixmap(space, width, height, np.ascontiguousarray(picture).tobytes(), 0)
    with pymupdf.open() as document:
        page = document.new_page(width=width * 72 / scanner.dpi, height=height * 72 / scanner.dpi)
        page.insert_image(page.rect, stream=taken.tobytes("jpeg", jpg_quality=scanner.quality))
        return document.tobytes(garbage=3, deflate=True, no_new_id=True)
