"""Keeps photographs small after pixels of them were wiped: MuPDF writes those without any compression."""

import zlib

import pymupdf

_QUALITY = 92  # the mean of all pixels moves by less than a tenth of a tone
_GROWN = 50_000  # bytes: a picture that grows by less is written without loss

Measures = tuple[int, int, int]
"""Width and height in pixels, and the bytes it takes."""


def jpegs(page: pymupdf.Page) -> dict[int, Measures]:
    """Return the JPEG pictures of a page by number."""
    return {
        number: (picture[2], picture[3], len(page.parent.xref_stream_raw(number)))
        for picture in page.get_images(full=True)
        if picture[8] == "DCTDecode" and (number := picture[0])
    }


def pack_again(page: pymupdf.Page, before: dict[int, Measures]) -> None:
    """Make the pictures that were JPEGs and were rewritten JPEGs again, where they would grow much otherwise.

    Grey, RGB and CMYK; what was wiped is wiped before, so nothing of it is in the new picture.
    """
    if not before:
        return
    document = page.parent
    shown = {picture[0]: picture for picture in page.get_images(full=True)}
    gone = [measures for number, measures in before.items() if number not in shown]
    for number, picture in shown.items():
        size = next((bytes_ for wide, high, bytes_ in gone if (wide, high) == (picture[2], picture[3])), 0)
        if number in before or not size or picture[1] or picture[8]:
            continue  # one of those before, another picture, one with a mask, one that was packed
        if len(zlib.compress(document.xref_stream_raw(number), 6)) < size + _GROWN:
            continue
        pixmap = pymupdf.Pixmap(document, number)
        if pixmap.alpha or pixmap.colorspace is None or pixmap.colorspace.n not in {1, 3, 4}:
            continue
        packed = pixmap.tobytes("jpeg", jpg_quality=_QUALITY)
        document.update_stream(number, packed, new=True, compress=False)
        for key, value in (("Filter", "/DCTDecode"), ("DecodeParms", "null"), ("Decode", "null")):
            document.xref_set_key(number, key, value)
