"""Pictures of words, in every way a PDF can hold one."""

import io

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageChops, ImageDraw, ImageFont

from tests.paper.sheets import NOTO


def drawn(*texts: str, size: tuple[int, int] = (900, 120), letters: int = 40, mode: str = "L") -> Image.Image:
    """Return a picture of lines of text, black on white."""
    picture = Image.new("L", size, 255)
    brush = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(NOTO), letters)
    for number, text in enumerate(texts):
        brush.text((20, 15 + number * letters * 1.5), text, fill=0, font=font)
    return picture.convert(mode)


def raw_image(pdf: pikepdf.Pdf, picture: Image.Image, space: object, **keys: object) -> pikepdf.Object:
    """Return an image XObject of uncompressed samples."""
    return _image(pdf, picture.tobytes(), picture.size, ColorSpace=space, BitsPerComponent=8, **keys)


def coded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture in a file format of PIL's."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def jpeg_image(
    pdf: pikepdf.Pdf, jpeg: bytes, size: tuple[int, int], space: object, **keys: object
) -> pikepdf.Object:
    """Return an image XObject of a JPEG."""
    return _image(pdf, jpeg, size, ColorSpace=space, BitsPerComponent=8, Filter=Name.DCTDecode, **keys)


def fax_image(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Object:
    """Return a one-bit image XObject in CCITT group 4 coding."""
    return _image(
        pdf,
        fax(picture),
        picture.size,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=1,
        Filter=Name.CCITTFaxDecode,
        DecodeParms=Dictionary(K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=False),
    )


def fax(picture: Image.Image) -> bytes:
    """Return the CCITT group 4 code of a one-bit picture, black as 0 (as PDF has it unless told)."""
    # PIL takes ones for black here; RowsPerStrip (278) makes it one strip.
    turned = ImageChops.invert(picture.convert("L")).convert("1")
    data = coded(turned, "TIFF", compression="group4", tiffinfo={278: picture.height})
    with Image.open(io.BytesIO(data)) as tiff:
        start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
    return data[start : start + length]


def jbig2_image(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Object:
    """Return a one-bit image XObject in JBIG2: one generic region, coded as a fax (ITU-T T.88, 7.4.6, MMR)."""
    width, height = picture.size

    def segment(number: int, kind: int, data: bytes) -> bytes:
        head = number.to_bytes(4) + bytes([kind, 0, 1]) + len(data).to_bytes(4)
        return head + data

    page = width.to_bytes(4) + height.to_bytes(4) + bytes(8) + b"\x00" + b"\x00\x00"
    region = width.to_bytes(4) + height.to_bytes(4) + bytes(8) + b"\x00" + b"\x01" + fax(picture)
    return _image(
        pdf,
        segment(0, 48, page) + segment(1, 38, region),
        picture.size,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=1,
        Filter=Name.JBIG2Decode,
    )


def _image(pdf: pikepdf.Pdf, data: bytes, size: tuple[int, int], **keys: object) -> pikepdf.Object:
    stream = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1])
    code, parms = keys.pop("Filter", None), keys.pop("DecodeParms", None)
    for key, value in keys.items():
        stream[f"/{key}"] = value
    stream.write(data, filter=code, decode_parms=parms)
    return stream
