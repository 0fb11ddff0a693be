"""Traps in pictures: a name in pixels, masks, other versions, thumbnails and beside the pixels."""

import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageChops

from tests.paper.cases import Must, Register, case
from tests.paper.pictures import coded, drawn, fax_image, jbig2_image, jpeg_image, raw_image
from tests.paper.sheets import A5, BASE, KEEP, add_page, at, document, note, saved

_NAME = "Kornelis Haanstra"
_ALL = (BASE[0], BASE[2], _NAME)
_TEXT = (f"Foto bij zaak {_NAME}", "Gemeentehuis aan de vaart")
_SIZE = (900, 140)
_PLACE = b"q 300 0 0 46.7 48 200 cm /Im0 Do Q\n"


def _pictured(
    make: Callable[[pikepdf.Pdf], pikepdf.Object], *, place: bytes = _PLACE, pages: int = 1
) -> bytes:
    pdf = document(
        note() + place, *[at(48, 90, "Volgende bladzijde", height=A5[1]) + place] * (pages - 1), size=A5
    )
    image = make(pdf)
    for page in pdf.pages:
        page.obj.Resources.XObject = Dictionary(Im0=image)
    return saved(pdf)


def _words(mode: str = "L") -> Image.Image:
    return drawn(*_TEXT, size=_SIZE, mode=mode)


def _picture(trap: str) -> Register:
    return case(3, trap, _ALL, KEEP, must=Must.PICTURE)


@_picture("an RGB picture")
def image_rgb() -> bytes:
    return _pictured(lambda pdf: raw_image(pdf, _words("RGB"), Name.DeviceRGB))


@_picture("a CMYK picture")
def image_cmyk() -> bytes:
    return _pictured(lambda pdf: raw_image(pdf, _words("CMYK"), Name.DeviceCMYK))


@_picture("a grey picture")
def image_grey() -> bytes:
    return _pictured(lambda pdf: raw_image(pdf, _words(), Name.DeviceGray))


@_picture("a one-bit picture")
def image_1bit() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        image = raw_image(pdf, _words("1"), Name.DeviceGray)
        image.BitsPerComponent = 1
        return image

    return _pictured(make)


@_picture("a picture with a palette")
def image_indexed() -> bytes:
    palette = String(bytes([20, 0, 90, 250, 250, 230]))

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        flat = _words().point(lambda tone: 1 if tone > 127 else 0)
        return raw_image(pdf, flat, Array([Name.Indexed, Name.DeviceRGB, 1, palette]))

    return _pictured(make)


@_picture("a picture whose tones are turned round by Decode")
def image_decode() -> bytes:
    return _pictured(
        lambda pdf: raw_image(pdf, ImageChops.invert(_words()), Name.DeviceGray, Decode=Array([1, 0]))
    )


@_picture("white words on black")
def image_white_on_black() -> bytes:
    return _pictured(lambda pdf: raw_image(pdf, ImageChops.invert(_words()), Name.DeviceGray))


@_picture("a JPEG with EXIF, XMP and a comment that name a person")
def image_exif() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        exif = Image.Exif()
        exif[0x010E], exif[0x013B] = f"zaak {_NAME}", _NAME
        jpeg = coded(_words("RGB"), "JPEG", quality=80, exif=exif, comment=_NAME.encode(), xmp=_NAME.encode())
        return jpeg_image(pdf, jpeg, _SIZE, Name.DeviceRGB)

    return _pictured(make)


@case(4, "a JPEG without words whose EXIF names a person", _ALL, KEEP)
def exif_only() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        exif = Image.Exif()
        exif[0x013B] = _NAME
        jpeg = coded(Image.new("RGB", (60, 20), (90, 160, 90)), "JPEG", exif=exif, comment=_NAME.encode())
        return jpeg_image(pdf, jpeg, (60, 20), Name.DeviceRGB)

    return _pictured(make)


@_picture("a CMYK JPEG")
def image_jpeg_cmyk() -> bytes:
    return _pictured(
        lambda pdf: jpeg_image(
            pdf, coded(_words("CMYK"), "JPEG", quality=85), _SIZE, Name.DeviceCMYK, Decode=Array([1, 0] * 4)
        )
    )


@_picture("a JPEG 2000")
def image_jpx() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        image = raw_image(pdf, _words(), Name.DeviceGray)
        image.write(coded(_words(), "JPEG2000", irreversible=False), filter=Name.JPXDecode)
        return image

    return _pictured(make)


@_picture("a fax picture (CCITT group 4)")
def image_ccitt() -> bytes:
    return _pictured(lambda pdf: fax_image(pdf, _words("1")))


@_picture("a JBIG2 picture")
def image_jbig2() -> bytes:
    # One line: Poppler draws stray marks below the second line of this coding.
    return _pictured(lambda pdf: jbig2_image(pdf, drawn(_TEXT[0], size=_SIZE, mode="1")))


@_picture("words in the soft mask of an even picture")
def image_soft_mask() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        mask = raw_image(pdf, ImageChops.invert(_words()), Name.DeviceGray)
        return raw_image(pdf, Image.new("RGB", (4, 4), (0, 0, 120)), Name.DeviceRGB, SMask=mask)

    return _pictured(make)


@_picture("words in a picture that its soft mask hides")
def image_masked_away() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        mask = raw_image(pdf, Image.new("L", (4, 4), 0), Name.DeviceGray)
        return raw_image(pdf, _words("RGB"), Name.DeviceRGB, SMask=mask)

    return _pictured(make)


def _stencil(pdf: pikepdf.Pdf) -> pikepdf.Object:
    image = raw_image(pdf, _words("1"), Name.DeviceGray, ImageMask=True)
    del image.ColorSpace
    image.BitsPerComponent = 1
    return image


@_picture("words in an explicit mask")
def image_explicit_mask() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        return raw_image(pdf, Image.new("RGB", (4, 4), (0, 0, 120)), Name.DeviceRGB, Mask=_stencil(pdf))

    return _pictured(make)


@_picture("a stencil of words")
def image_stencil() -> bytes:
    return _pictured(_stencil, place=b"q 0 0 0.5 rg 300 0 0 46.7 48 200 cm /Im0 Do Q\n")


@_picture("a picture within the content stream")
def image_inline() -> bytes:
    picture = drawn(_TEXT[0], size=(700, 70))
    head = (
        f"q 300 0 0 30 48 200 cm BI /W {picture.width} /H {picture.height} /CS /G /BPC 8 /F /AHx ID ".encode()
    )
    return saved(document(note() + head + picture.tobytes().hex().encode() + b"> EI Q\n", size=A5))


@case(4, "another version of a picture, for printing", _ALL, KEEP)
def image_alternates() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        other = raw_image(pdf, _words(), Name.DeviceGray)
        return raw_image(
            pdf,
            Image.new("L", (40, 10), 200),
            Name.DeviceGray,
            Alternates=Array([Dictionary(Image=other, DefaultForPrinting=True)]),
        )

    return _pictured(make)


@case(4, "a page thumbnail", _ALL, KEEP)
def thumbnail() -> bytes:
    pdf = document(note(), size=A5)
    pdf.pages[0].obj.Thumb = raw_image(pdf, _words(), Name.DeviceGray)
    return saved(pdf)


@_picture("one picture on three pages")
def image_shared() -> bytes:
    return _pictured(lambda pdf: raw_image(pdf, _words(), Name.DeviceGray), pages=3)


@_picture("one picture twice on a page, one of them turned")
def image_twice() -> bytes:
    place = _PLACE + b"q 0 180 -28 0 400 60 cm /Im0 Do Q\n"
    return _pictured(lambda pdf: raw_image(pdf, _words(), Name.DeviceGray), place=place)


@_picture("a picture of which the page shows only a part, the name not")
def image_clipped() -> bytes:
    place = b"q 48 200 120 20 re W n 300 0 0 46.7 48 200 cm /Im0 Do Q\n"
    return _pictured(lambda pdf: raw_image(pdf, _words(), Name.DeviceGray), place=place)


@_picture("a picture upside down")
def image_turned() -> bytes:
    return _pictured(
        lambda pdf: raw_image(pdf, _words(), Name.DeviceGray),
        place=b"q -300 0 0 -46.7 348 247 cm /Im0 Do Q\n",
    )


@_picture("a small picture of words, like a signature block")
def image_small() -> bytes:
    return _pictured(
        lambda pdf: raw_image(pdf, _words(), Name.DeviceGray), place=b"q 130 0 0 20 48 200 cm /Im0 Do Q\n"
    )


@_picture("a picture within a form")
def image_in_form() -> bytes:
    pdf = document(note() + b"/X0 Do\n", size=A5)
    image = raw_image(pdf, _words(), Name.DeviceGray)
    shape = pdf.make_stream(
        _PLACE,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 595, 842]),
        Resources=Dictionary(XObject=Dictionary(Im0=image)),
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=shape)
    return saved(pdf)


@_picture("a picture cut into strips, the name across two of them")
def image_strips() -> bytes:
    whole = _words()
    half = 50
    parts = (whole.crop((0, 0, _SIZE[0], half)), whole.crop((0, half, *_SIZE)))
    scale = 300 / _SIZE[0]
    place = b""
    images = Dictionary()
    pdf = document(b"")
    top = 247.0
    for number, part in enumerate(parts):
        height = part.height * scale
        top -= height
        place += f"q 300 0 0 {height:.3f} 48 {top:.3f} cm /Im{number} Do Q\n".encode()
        images[f"/Im{number}"] = raw_image(pdf, part, Name.DeviceGray)
    add_page(pdf, note() + place, size=A5, XObject=images)
    del pdf.pages[0]
    return saved(pdf)


@_picture("sixteen bits a sample")
def image_16bit() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        image = raw_image(pdf, _words(), Name.DeviceGray)
        image.write(b"".join(bytes([tone, tone]) for tone in _words().tobytes()))
        image.BitsPerComponent = 16
        return image

    return _pictured(make)


@_picture("a picture of a hundred million pixels")
def image_huge() -> bytes:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        wide, high = 16000, 6400
        row = bytes([0xFF]) * (wide // 8)
        image = raw_image(pdf, _words("1"), Name.DeviceGray)
        image.BitsPerComponent, image.Width, image.Height = 1, wide, high
        image.write(zlib.compress(row * high), filter=Name.FlateDecode)
        return image

    return _pictured(make, place=_PLACE + b"BT /F1 9 Tf 1 0 0 1 48 180 Tm (Kornelis Haanstra) Tj ET\n")


@case(3, "a logo without words must not turn the page into a picture", (BASE[0], BASE[2]), KEEP)
def image_logo() -> bytes:
    stripes = Image.new("RGB", (120, 40), (0, 70, 140))
    stripes.paste((220, 180, 0), (0, 14, 120, 26))
    return _pictured(
        lambda pdf: raw_image(pdf, stripes, Name.DeviceRGB), place=b"q 90 0 0 30 300 540 cm /Im0 Do Q\n"
    )
