"""Traps in scans: sheets of paper as pictures, straight and crooked, with and without an older text layer."""

import io
import random

import pikepdf
import pymupdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from tests.paper.cases import Must, Register, case
from tests.paper.pictures import coded, fax_image, jpeg_image
from tests.paper.sheets import A5, BASE, NOTO, add_page, at, saved, simple

_ALL = ("Hillechien Wolthuis", "06-29571843")
KEEP = ("Noorderveen", "vergunning", "vriendelijke")
_DPI = 150

_TEXT = (
    "Provincie Noorderveen",
    "",
    "Aan mevrouw Hillechien Wolthuis",
    "Betreft: vergunning van 4 oktober",
    "",
    "Geachte mevrouw Wolthuis,",
    "",
    "Wij hebben de brief ontvangen en",
    "bellen u op 06-29571843 terug.",
    "Het besluit volgt in november.",
    "",
    "Met vriendelijke groet,",
    "de afdeling Vergunningen",
)


def sheet(*, dirt: int = 0, skew: float = 0, blur: float = 0) -> Image.Image:
    """Return a scanned A5 letter in grey."""
    picture = Image.new("L", (A5[0] * _DPI // 72, A5[1] * _DPI // 72), 255)
    brush = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(NOTO), 27)
    for number, text in enumerate(_TEXT):
        brush.text((95, 130 + 46 * number), text, fill=10, font=font)
    if skew:
        picture = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if dirt:
        chance = random.Random(4)
        dust = Image.new("L", picture.size, 255)
        for _ in range(dirt):
            dust.putpixel((chance.randrange(picture.width), chance.randrange(picture.height)), 60)
        picture = ImageChops.multiply(picture, dust)
    if blur:
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
    return picture


def _scan(picture: Image.Image, *, text: bytes = b"", quality: int = 70) -> bytes:
    pdf = pikepdf.new()
    image = jpeg_image(pdf, coded(picture, "JPEG", quality=quality), picture.size, Name.DeviceGray)
    _scanned(pdf, image, text)
    return saved(pdf)


def _scanned(pdf: pikepdf.Pdf, image: pikepdf.Object, text: bytes = b"") -> None:
    content = f"q {A5[0]} 0 0 {A5[1]} 0 0 cm /Im0 Do Q\n".encode() + text
    add_page(pdf, content, size=A5, XObject=Dictionary(Im0=image))


def _case(trap: str, keep: tuple[str, ...] = KEEP) -> Register:
    return case(5, trap, _ALL, keep, must=Must.PICTURE)


@_case("a clean scan")
def scan_clean() -> bytes:
    return _scan(sheet())


@_case("a dirty, blurred scan with strong compression")
def scan_noisy() -> bytes:
    return _scan(sheet(dirt=700, blur=0.7), quality=35)


@_case("a scan two degrees askew")
def scan_skewed() -> bytes:
    return _scan(sheet(skew=2, blur=0.4))


@_case("a scan on its side")
def scan_turned_90() -> bytes:
    return _landscape()


def _landscape() -> bytes:
    pdf = pikepdf.new()
    picture = sheet().rotate(90, expand=True)
    image = jpeg_image(pdf, coded(picture, "JPEG", quality=70), picture.size, Name.DeviceGray)
    content = f"q {A5[1]} 0 0 {A5[0]} 0 0 cm /Im0 Do Q\n".encode()
    add_page(pdf, content, size=(A5[1], A5[0]), XObject=Dictionary(Im0=image))
    return saved(pdf)


@_case("a scan upside down")
def scan_turned_180() -> bytes:
    return _scan(sheet().rotate(180))


@_case("a scan on its side, put upright by the page's Rotate")
def scan_page_rotate() -> bytes:
    with pikepdf.open(io.BytesIO(_landscape())) as pdf:
        pdf.pages[0].obj.Rotate = 90
        return saved(pdf)


def _layer(*texts: str) -> bytes:
    rows = b"".join(
        at(46, (130 + 46 * number) * 72 / _DPI + 11, text, size=12, height=A5[1])
        for number, text in enumerate(texts)
    )
    return b"q 3 Tr " + rows + b"Q\n"


@_case("a scan with a right text layer of its own")
def scan_text_layer() -> bytes:
    return _scan(sheet(), text=_layer(*_TEXT))


@_case("a scan whose text layer misread the names")
def scan_wrong_layer() -> bytes:
    wrong = [
        text.replace("Hillechien Wolthuis", "Hi1lech1en Wo1thu1s").replace("Wolthuis", "VVolthius")
        for text in _TEXT
    ]
    return _scan(sheet(), text=_layer(*wrong).replace(b"06-29571843", b"O6-2957l843"))


@_case("a scan whose text layer is another page's, with the names elsewhere")
def scan_foreign_layer() -> bytes:
    return _scan(sheet(), text=_layer("", "Heel iets anders", "", "Hillechien Wolthuis", "staat hier niet"))


@_case("a fax: black and white, CCITT")
def scan_fax() -> bytes:
    pdf = pikepdf.new()
    _scanned(pdf, fax_image(pdf, sheet().point(lambda tone: 255 if tone > 140 else 0).convert("1")))
    return saved(pdf)


@case(
    5,
    "a scan between two pages of text",
    (*BASE, *_ALL),
    ("Noorderveen", "bezwaarschrift", "vriendelijke"),
    must=Must.PICTURE,
)
def scan_between_text() -> bytes:
    with pymupdf.open() as whole:
        for data in (simple(b""), _scan(sheet()), simple(b"")):
            with pymupdf.open(stream=data, filetype="pdf") as part:
                whole.insert_pdf(part)
        return bytes(whole.tobytes(no_new_id=True))


@_case("a scan over real text of the same words", KEEP)
def scan_over_text() -> bytes:
    pdf = pikepdf.new()
    image = jpeg_image(pdf, coded(sheet(), "JPEG", quality=70), sheet().size, Name.DeviceGray)
    text = b"".join(at(46, 60 + 20 * n, line, height=A5[1]) for n, line in enumerate(_TEXT))
    content = text + f"q {A5[0]} 0 0 {A5[1]} 0 0 cm /Im0 Do Q\n".encode()
    add_page(pdf, content, size=A5, XObject=Dictionary(Im0=image))
    return saved(pdf)
