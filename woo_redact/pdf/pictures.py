"""Finds what a picture on a page holds but does not show: cropped, covered or masked pixels."""

import itertools
import re
from typing import Any

import numpy as np
import numpy.typing as npt
import pymupdf

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.pdf.images import images

Pixels = npt.NDArray[np.uint8]
Whole = npt.NDArray[np.int64]

_SEE_THROUGH = 8  # of 255: pixels less opaque than this are not seen
_DOTS = 100
_LARGEST = 3000.0  # points: pictures drawn larger are looked at more coarsely
_INK = 40  # of 255: what differs so much from the picture's ground is something drawn
_OTHER = 60  # of 255: what differs so much from what the page shows there is not seen
_BLOCK = 20  # pixels: a place, 5 mm wide
_SOME = 15  # pixels of ink that make a place count
_MOST = 0.6  # share of a place's ink that is not seen
_EARLY = 64  # bytes before which a JPEG begins
_SURE_CODES = frozenset(
    {"DCTDecode", "FlateDecode", "LZWDecode", "RunLengthDecode", "ASCIIHexDecode", "ASCII85Decode"}
)
_TROUBLE = re.compile(r"treating as end of file|unknown filter|format error|library error|unsupported")
_MUCH = 1  # places: more of them than this is a word


def blank_masked(document: pymupdf.Document) -> None:
    """Make the pixels white that a mask keeps from being seen: without the mask they would be there.

    Soft masks, and masks of one bit (ISO 32000-1, 11.6.5.2 and 8.9.6.3).
    """
    for xref in range(1, document.xref_length()):
        if document.xref_get_key(xref, "Subtype")[1] != "/Image" or not document.xref_is_stream(xref):
            continue
        for key in ("SMask", "Mask"):
            kind, value = document.xref_get_key(xref, key)
            if kind == "xref":
                _blank(document, xref, _opacity(document, int(value.split()[0])))
            elif kind == "array" and key == "Mask":
                _keyed(document, xref)


def _keyed(document: pymupdf.Document, xref: int) -> None:
    """Make the pixels white whose colours are not drawn (8.9.6.4); the others get a mask of their own."""
    pixmap = pymupdf.Pixmap(document, xref)
    if not pixmap.alpha:
        return
    flat = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
    cover = flat[:, : pixmap.width * pixmap.n].reshape(pixmap.height, pixmap.width, pixmap.n)[:, :, -1].copy()
    if cover.min() >= _SEE_THROUGH:
        return
    mask = int(document.get_new_xref())
    document.update_object(
        mask,
        f"<</Type/XObject/Subtype/Image/Width {pixmap.width}/Height {pixmap.height}"
        "/ColorSpace/DeviceGray/BitsPerComponent 8>>",
    )
    document.update_stream(mask, cover.tobytes(), new=True, compress=True)
    document.xref_set_key(xref, "Mask", "null")
    document.xref_set_key(xref, "SMask", f"{mask} 0 R")
    _blank(document, xref, cover)


def _blank(document: pymupdf.Document, xref: int, cover: Pixels | None) -> None:
    """Make the pixels of one picture white that its mask covers, if there is anything among them."""
    base = _decoded(document, xref)
    if base is None or cover is None:
        return
    rows = np.arange(base.shape[0]) * cover.shape[0] // base.shape[0]
    columns = np.arange(base.shape[1]) * cover.shape[1] // base.shape[1]
    unseen = cover[np.ix_(rows, columns)] < _SEE_THROUGH
    if not unseen.any() or int(np.ptp(base[unseen], axis=0).max()) < _INK:
        return
    base[unseen] = 255
    document.update_stream(xref, base.tobytes(), new=True, compress=True)
    for key, value in (
        ("ColorSpace", "/DeviceRGB"),
        ("BitsPerComponent", "8"),
        ("Decode", "null"),
        ("DecodeParms", "null"),
        ("SMaskInData", "null"),
    ):
        document.xref_set_key(xref, key, value)


def _decoded(document: pymupdf.Document, xref: int) -> Pixels | None:
    """Return the pixels of a picture itself, without its mask, in red, green and blue."""
    try:
        pixmap = pymupdf.Pixmap(document, xref)
        if pixmap.alpha:
            pixmap = pymupdf.Pixmap(pixmap, 0)
        if pixmap.colorspace is None or pixmap.colorspace.n != 3:
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        return None
    flat = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
    return flat[:, : pixmap.width * 3].reshape(pixmap.height, pixmap.width, 3).copy()


def _opacity(document: pymupdf.Document, mask: int) -> Pixels | None:
    """Return how opaque each pixel of a mask makes its picture, 0 to 255."""
    try:
        pixmap = pymupdf.Pixmap(document, mask)
        stencil = document.xref_get_key(mask, "ImageMask")[1] == "true"
        # A stencil is all alpha, opaque where it paints; a soft mask is grey, its tone the opacity.
        flat = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
        tones = flat[:, : pixmap.width * pixmap.n : pixmap.n]
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        return None
    return tones.copy() if stencil or pixmap.n <= 2 else None


def check_codes(document: pymupdf.Document) -> None:
    """Refuse pictures that other programs may read where MuPDF does not: what nobody saw is not published.

    Raises:
        UnreadableError: when a picture is not what its kind of code asks.
    """
    for xref in range(1, document.xref_length()):
        if document.xref_get_key(xref, "Subtype")[1] != "/Image" or not document.xref_is_stream(xref):
            continue
        codes = set(re.findall(r"/(\w+)", document.xref_get_key(xref, "Filter")[1]))
        trouble = (
            "DCTDecode" in codes
            and b"\xff\xd8" not in document.xref_stream_raw(xref)[:_EARLY]
            and len(codes) == 1
        )
        if codes - _SURE_CODES:
            pymupdf.TOOLS.reset_mupdf_warnings()
            pymupdf.Pixmap(document, xref)
            trouble = _TROUBLE.search(pymupdf.TOOLS.mupdf_warnings()) is not None
        if trouble:
            raise UnreadableError(recorded("a picture in the PDF is damaged or of an unknown kind"))


def empty_unshown(document: pymupdf.Document) -> None:
    """Empty the pictures that pages name and no page shows: drawn without opacity, or not at all.

    MuPDF knows a drawn picture by a digest of its pixels: of two alike it names one.
    """
    listed: set[int] = set()
    shown: set[bytes] = set()
    for page in document:
        here = {picture[0] for picture in page.get_images(full=True)}
        if here:
            listed |= here
            shown |= {picture["digest"] for picture in page.get_image_info(hashes=True)}
    for xref in sorted(listed):
        if pymupdf.Pixmap(document, xref).digest not in shown:
            document.update_object(
                xref,
                "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8>>",
            )
            document.update_stream(xref, b"\xff", new=True, compress=False)


def hides_ink(page: pymupdf.Page) -> bool:
    """Tell whether a picture on the page holds something drawn that the page does not show there.

    It may be cropped by the page or by a path, or lie below a bar. Each picture is laid where it stands and
    compared with the page as it is drawn; text that is printed over a picture has no ink of the picture
    below it, so it does not count.
    """
    placed = [p for p in images(page, xrefs=True) if p["xref"]]
    if not placed:
        return False
    scale = min(_DOTS / 72, _LARGEST / max(page.rect.width, page.rect.height))
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
    flat = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
    shown = flat[:, : pixmap.width * 3].reshape(pixmap.height, pixmap.width, 3)
    return any(_unseen_ink(page.parent, picture, shown, scale) > _MUCH for picture in placed)


def _unseen_ink(document: pymupdf.Document, picture: dict[str, Any], shown: Pixels, scale: float) -> int:
    """Return in how many places, of the size of a letter or two, a picture's ink is not what the page shows.

    The picture's transform leads from its unit square (origin top left) to points on the page.
    """
    pixels = _decoded(document, picture["xref"])
    if pixels is None:
        return 0
    matrix = pymupdf.Matrix(*picture["transform"])
    across = max(1, min(pixels.shape[1], round(np.hypot(matrix.a, matrix.b) * scale)))
    down = max(1, min(pixels.shape[0], round(np.hypot(matrix.c, matrix.d) * scale)))
    small = _shrunk(pixels, across, down).astype(np.int16)
    ink = np.abs(small - np.median(small.reshape(-1, 3), axis=0)).max(axis=2) > _INK
    columns, rows = _places(matrix, across, down, scale)
    ink_gone = _differs(small[ink], shown, rows[ink], columns[ink], blur=1)
    gone = _differs(small.reshape(-1, 3), shown, rows.ravel(), columns.ravel(), blur=0)
    blocks = (np.arange(down) // _BLOCK)[:, None] * (across // _BLOCK + 1) + np.arange(across) // _BLOCK
    every = np.bincount(blocks.ravel())
    of_ink = np.bincount(blocks[ink], minlength=len(every))
    ink_lost = np.bincount(blocks[ink], weights=ink_gone, minlength=len(every)) > _MOST * of_ink
    all_lost = np.bincount(blocks.ravel(), weights=gone, minlength=len(every)) > _MOST * every
    return int(((of_ink >= _SOME) & (ink_lost | all_lost)).sum())


def _places(matrix: pymupdf.Matrix, across: int, down: int, scale: float) -> tuple[Whole, Whole]:
    """Return the column and row of the page on which each pixel of a picture falls."""
    x, y = np.meshgrid((np.arange(across) + 0.5) / across, (np.arange(down) + 0.5) / down)
    columns = np.floor((matrix.a * x + matrix.c * y + matrix.e) * scale).astype(int)
    rows = np.floor((matrix.b * x + matrix.d * y + matrix.f) * scale).astype(int)
    return columns, rows


def _differs(
    own: npt.NDArray[np.int16], shown: Pixels, rows: Whole, columns: Whole, *, blur: int
) -> npt.NDArray[np.bool_]:
    """Tell for each pixel whether the page shows another colour there, and all round as far as `blur`."""
    height, width = shown.shape[:2]
    different = np.ones(len(own), bool)
    reach = range(-blur, blur + 1)
    for i, j in itertools.product(reach, reach):  # edges fall between the pixels of either
        there = shown[np.clip(rows + i, 0, height - 1), np.clip(columns + j, 0, width - 1)]
        different &= np.abs(there.astype(np.int16) - own).max(axis=1) > _OTHER
    off = (rows < 0) | (rows >= height) | (columns < 0) | (columns >= width)
    different |= off
    return different


def _shrunk(pixels: Pixels, across: int, down: int) -> Pixels:
    """Return pixels averaged to a smaller picture."""
    height, width = pixels.shape[:2]
    source = pymupdf.Pixmap(pymupdf.csRGB, width, height, pixels.tobytes(), False)  # noqa: FBT003
    small = pymupdf.Pixmap(source, across, down) if (across, down) != (width, height) else source
    flat = np.frombuffer(small.samples, np.uint8).reshape(small.height, small.stride)
    return flat[:, : small.width * 3].reshape(small.height, small.width, 3)
