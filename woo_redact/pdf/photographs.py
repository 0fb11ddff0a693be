"""Keeps pictures small after pixels of them were wiped: MuPDF writes those plain and adds a profile."""

import io
import zlib
from dataclasses import dataclass, field

import pymupdf
from PIL import Image, JpegImagePlugin, UnidentifiedImageError

_QUALITY = 92  # of a JPEG whose own steps are not known
_GROWN = 50_000  # bytes: a picture that grows by less is written without loss
_MODES = {1: "L", 3: "RGB"}
_PLAIN = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A picture as it was: width and height in pixels, its colours, the bytes it took.

    `steps` are those in which a JPEG rounds (ITU-T T.81, A.3.4), and how it thins its colours out; None for
    what is no JPEG.
    """

    wide: int
    high: int
    colours: str
    size: int
    steps: "Steps | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How a JPEG was made; without tables it is not known."""

    tables: dict[int, list[int]] = field(default_factory=dict)
    thinned: int = 0


def pictures_before(page: pymupdf.Page) -> dict[int, Before]:
    """Return the pictures of a page by number."""
    return {
        picture[0]: Before(
            wide=picture[2],
            high=picture[3],
            colours=picture[5],
            size=len(page.parent.xref_stream_raw(picture[0]) or b""),
            steps=_steps(page.parent.xref_stream_raw(picture[0])) if picture[8] == "DCTDecode" else None,
        )
        for picture in page.get_images(full=True)
    }


def _steps(jpeg: bytes) -> Steps:
    """Return how a JPEG was made."""
    try:
        with Image.open(io.BytesIO(jpeg)) as picture:
            if isinstance(picture, JpegImagePlugin.JpegImageFile):
                thinned = JpegImagePlugin.get_sampling(picture) if picture.mode != "L" else 0
                return Steps(tables=dict(picture.quantization), thinned=thinned) if thinned >= 0 else Steps()
    except (UnidentifiedImageError, OSError, ValueError):
        pass
    return Steps()


def pack_again(page: pymupdf.Page, before: dict[int, Before]) -> None:
    """Give pictures that were rewritten their own colours back, and make JPEGs of those that were.

    MuPDF puts a profile of 150 kB into the file for a picture in plain CMYK or in inks. What was wiped is
    wiped before, so nothing of it is in the new picture.
    """
    if not before:
        return
    shown = {picture[0]: picture for picture in page.get_images(full=True)}
    gone = [picture for number, picture in before.items() if number not in shown]
    for number, picture in shown.items():
        own = next((was for was in gone if (was.wide, was.high) == (picture[2], picture[3])), None)
        if number in before or own is None or picture[1]:
            continue  # one of those before, another picture, one with a mask
        if own.steps is not None and not picture[8]:
            _as_jpeg(page.parent, number, own.size, own.steps)
        if own.colours != "ICCBased" and picture[5] == "ICCBased":
            channels = pymupdf.Pixmap(page.parent, number).n
            page.parent.xref_set_key(number, "ColorSpace", f"/{_PLAIN[channels]}")


def _as_jpeg(document: pymupdf.Document, number: int, size: int, steps: Steps) -> None:
    """Make a picture a JPEG where it would grow much otherwise.

    In its own steps: blocks of eight by eight pixels in which nothing was wiped round to what they were.
    """
    if len(zlib.compress(document.xref_stream_raw(number), 6)) < size + _GROWN:
        return
    pixmap = pymupdf.Pixmap(document, number)
    if pixmap.alpha or pixmap.colorspace is None or pixmap.colorspace.n not in _PLAIN:
        return
    if steps.tables and pixmap.n in _MODES and pixmap.stride == pixmap.width * pixmap.n:
        out = io.BytesIO()
        picture = Image.frombytes(_MODES[pixmap.n], (pixmap.width, pixmap.height), pixmap.samples)
        picture.save(out, "JPEG", qtables=steps.tables, subsampling=steps.thinned)
        packed = out.getvalue()
    else:
        packed = pixmap.tobytes("jpeg", jpg_quality=_QUALITY)
    document.update_stream(number, packed, new=True, compress=False)
    for key, value in (("Filter", "/DCTDecode"), ("DecodeParms", "null"), ("Decode", "null")):
        document.xref_set_key(number, key, value)
