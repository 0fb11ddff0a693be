"""Keeps pictures small after pixels of them were wiped: MuPDF writes those plain and adds a profile."""

import zlib
from dataclasses import dataclass

import pymupdf

_QUALITY = 92  # the mean of all pixels moves by less than a tenth of a tone
_GROWN = 50_000  # bytes: a picture that grows by less is written without loss
_PLAIN = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A picture as it was: width and height in pixels, its colours, whether a JPEG, the bytes it took."""

    wide: int
    high: int
    colours: str
    jpeg: bool
    size: int


def pictures_before(page: pymupdf.Page) -> dict[int, Before]:
    """Return the pictures of a page by number."""
    return {
        picture[0]: Before(
            wide=picture[2],
            high=picture[3],
            colours=picture[5],
            jpeg=picture[8] == "DCTDecode",
            size=len(page.parent.xref_stream_raw(picture[0]) or b""),
        )
        for picture in page.get_images(full=True)
    }


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
        if own.jpeg and not picture[8]:
            _as_jpeg(page.parent, number, own.size)
        if own.colours != "ICCBased" and picture[5] == "ICCBased":
            channels = pymupdf.Pixmap(page.parent, number).n
            page.parent.xref_set_key(number, "ColorSpace", f"/{_PLAIN[channels]}")


def _as_jpeg(document: pymupdf.Document, number: int, size: int) -> None:
    """Make a picture a JPEG where it would grow much otherwise."""
    if len(zlib.compress(document.xref_stream_raw(number), 6)) < size + _GROWN:
        return
    pixmap = pymupdf.Pixmap(document, number)
    if pixmap.alpha or pixmap.colorspace is None or pixmap.colorspace.n not in {1, 3, 4}:
        return
    packed = pixmap.tobytes("jpeg", jpg_quality=_QUALITY)
    document.update_stream(number, packed, new=True, compress=False)
    for key, value in (("Filter", "/DCTDecode"), ("DecodeParms", "null"), ("Decode", "null")):
        document.xref_set_key(number, key, value)
