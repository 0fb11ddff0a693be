"""Makes a PDF of a picture: each frame its pixels on a page of its size, and nothing else of the file."""

import importlib
import io
import struct
import warnings
from collections.abc import Iterator

import pymupdf
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from woo_redact.errors import MissingProgramError, UnreadableError
from woo_redact.language import recorded

_POINTS = 72.0
_USUAL = 150.0  # dots per inch of a picture that does not tell
_BELIEVED = (50.0, 1200.0)
_LONGEST = 1190.0  # points: the long side of A3; a screen shot of any size fits on a page a person can read
_SHORTEST = 72.0  # points: an icon is still a page
_MOVING = frozenset({"GIF", "WEBP", "PNG", "AVIF"})  # files whose frames are one picture that moves
_FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP", "HEIF", "AVIF")
# What Pillow raises on files that break the rules of their kind.
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, struct.error)
_HEIF = recorded("not processed: photo (.heic): install pillow-heif (pip install 'woo-redact[ocr]')")
_GONE = recorded("moving picture: only the first of {} pictures is processed")


def picture_pdf(untrusted_data: bytes, *, pixels: int, frames: int) -> tuple[bytes, tuple[str, ...]]:
    """Return a PDF of a picture, and in Dutch what is not in it; `pixels` and `frames` are the most it has.

    Raises:
        UnreadableError: when it is damaged or larger than that.
        MissingProgramError: for .heic when its library is not installed.
    """
    if untrusted_data[4:8] == b"ftyp":
        _teach_heif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limit on pixels is ours
            with Image.open(io.BytesIO(untrusted_data), formats=_known()) as picture:
                return _pages(picture, pixels, frames)
    except UnidentifiedImageError as error:
        raise UnreadableError(recorded("the picture is damaged or of an unknown kind")) from error
    except (*_FAULTS, Image.DecompressionBombError) as error:
        raise UnreadableError(recorded("the picture is damaged or incomplete")) from error


def _known() -> tuple[str, ...]:
    """Return the formats that are read, of those that Pillow knows here."""
    Image.init()
    return tuple(name for name in _FORMATS if name in Image.OPEN)


def _teach_heif() -> None:
    """Let Pillow read .heic.

    Raises:
        MissingProgramError: when the library for it is not installed.
    """
    try:
        importlib.import_module("pillow_heif").register_heif_opener()
    except ImportError as error:
        raise MissingProgramError(_HEIF) from error


def _pages(picture: Image.Image, pixels: int, frames: int) -> tuple[bytes, tuple[str, ...]]:
    """Return the pages of an open picture."""
    count = getattr(picture, "n_frames", 1)
    moves = count > 1 and picture.format in _MOVING
    if count > frames and not moves:
        raise UnreadableError(recorded("the picture has more than {frames} pages", frames=frames))
    with pymupdf.open() as document:
        for frame in _frames(picture, pixels, 1 if moves else count):
            width, height = _size(frame)
            page = document.new_page(width=width, height=height)
            page.insert_image(page.rect, stream=_bytes(frame))
        data: bytes = document.tobytes(garbage=3, deflate=True)
    return data, ((_GONE.format(count),) if moves else ())


def _frames(picture: Image.Image, pixels: int, count: int) -> Iterator[Image.Image]:
    """Yield each frame upright, on white, in grey or colour."""
    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if number >= count:
            return
        if frame.width * frame.height > pixels:
            raise UnreadableError(recorded("the picture is too large"))
        resolution = frame.info.get("dpi")
        upright = ImageOps.exif_transpose(frame)
        if upright.mode in {"1", "L"} and "transparency" not in upright.info:
            plain = upright.convert("L")
        elif "A" in upright.getbands() or "transparency" in upright.info:
            plain = Image.new("RGB", upright.size, "white")
            clear = upright.convert("RGBA")
            plain.paste(clear, mask=clear.getchannel("A"))
        elif upright.mode.startswith(("I", "F")):
            plain = ImageOps.autocontrast(upright.convert("F").convert("L"))
        else:
            plain = upright.convert("RGB")
        plain.info = {"dpi": resolution} if resolution else {}
        yield plain


def _size(frame: Image.Image) -> tuple[float, float]:
    """Return the size of a page in points, as large as the picture says it is, within what can be read."""
    told = frame.info.get("dpi", (0, 0))
    across = float(told[0]) if _BELIEVED[0] <= float(told[0]) <= _BELIEVED[1] else _USUAL
    width, height = frame.width / across * _POINTS, frame.height / across * _POINTS
    scale = min(_LONGEST / max(width, height), 1.0)
    scale = max(scale, _SHORTEST / max(width, height))
    return width * scale, height * scale


def _bytes(frame: Image.Image) -> bytes:
    """Return the pixels as a file without anything beside them; as they are, not smoothed again."""
    out = io.BytesIO()
    frame.info = {}
    frame.save(out, format="PNG", compress_level=3)
    return out.getvalue()
