"""Every place of a file that is no drawn text: strings, names, keys, streams, pictures, old and lost bytes."""

import contextlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image

Said = tuple[str, str | bytes]
"""A place in the file and the text that stands there, or bytes that may hold one."""

_DEEP = 12  # direct objects within each other
_SMALL = 400  # pixels: a picture below holds no words


def carriers(data: bytes) -> Iterator[Said]:
    """Yield every text in a file that can be read without drawing a page."""
    yield from _texts("bytes of the file", data)
    yield from _lost_streams(data)
    yield from _revisions(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        maps = list(_maps(pdf))
        for thing in pdf.objects:
            yield from _object(f"object {thing.objgen[0]}", thing, maps)
        yield from _object("trailer", pdf.trailer, maps)


def _texts(where: str, data: bytes) -> Iterator[Said]:
    """Yield bytes as they are (letters of UTF-16 stand between zeros, which fall out), and as UTF-8 if they are."""
    yield where, data
    if not data.isascii():
        with contextlib.suppress(UnicodeDecodeError):
            yield where, data.decode("utf-8")


def _lost_streams(data: bytes) -> Iterator[Said]:
    """Yield what stands between "stream" and "endstream", whether an object refers to it or not."""
    for number, match in enumerate(re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)):
        with contextlib.suppress(zlib.error):
            plain = zlib.decompressobj().decompress(match[1])
            yield from _texts(f"stream number {number} in the bytes", plain[:4_000_000])


def _revisions(data: bytes) -> Iterator[Said]:
    """Yield what earlier revisions of the file say: all that is readable up to each earlier end."""
    ends = [match.end() for match in re.finditer(rb"%%EOF", data)]
    for number, end in enumerate(ends[:-1]):
        with contextlib.suppress(pikepdf.PdfError), pikepdf.open(io.BytesIO(data[:end])) as pdf:
            if len(pdf.pages) == 0:
                continue
            for thing in pdf.objects:
                yield from _object(f"revision {number + 1}, object {thing.objgen[0]}", thing, [])


def _object(where: str, thing: Any, maps: list[dict[int, str]], depth: int = 0) -> Iterator[Said]:
    """Yield the texts of an object and of what stands directly in it."""
    try:
        yield from _parts(where, thing, maps, depth)
    except UnicodeDecodeError:  # a name that is no UTF-8: the object as it would be written
        yield where, thing.unparse()


def _parts(where: str, thing: Any, maps: list[dict[int, str]], depth: int) -> Iterator[Said]:
    if isinstance(thing, pikepdf.Stream):
        yield from _stream(where, thing, maps)
    if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        for key in list(thing.keys()):
            yield f"{where}, key", key
            value = thing.get(key)
            if depth < _DEEP and not getattr(value, "is_indirect", False):
                yield from _object(f"{where} {key}", value, maps, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in list(thing):
            if depth < _DEEP and not getattr(value, "is_indirect", False):
                yield from _object(where, value, maps, depth + 1)
    elif isinstance(thing, pikepdf.String):
        yield from _texts(where, bytes(thing))
        yield where, str(thing)
    elif isinstance(thing, pikepdf.Name):
        yield f"{where}, name", str(thing)


def _stream(where: str, stream: Any, maps: list[dict[int, str]]) -> Iterator[Said]:
    """Yield what the bytes of a stream say, and what a content stream writes."""
    image = stream.get("/Subtype") == "/Image"
    with contextlib.suppress(pikepdf.PdfError):
        yield from _texts(f"{where} (as stored)", stream.read_raw_bytes())
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        return
    yield from _texts(where, data)
    if image:
        return
    if data[:5] == b"%PDF-":
        with contextlib.suppress(pikepdf.PdfError):
            for inner, text in carriers(data):
                yield f"{where}: PDF in it: {inner}", text
    if stream.get("/Type") in {"/XRef", "/ObjStm", "/Metadata"} or "/Length1" in stream or b"T" not in data:
        return
    yield from _written(where, stream, maps)


def _written(where: str, stream: Any, maps: list[dict[int, str]]) -> Iterator[Said]:
    """Yield the strings that a content stream shows, put together, by itself and by each font's map."""
    try:
        instructions = pikepdf.parse_content_stream(stream)
    except (pikepdf.PdfError, TypeError):
        return
    parts: list[bytes] = []
    for instruction in instructions:
        for operand in getattr(instruction, "operands", ()):
            inside = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
            parts += [bytes(piece) for piece in inside if isinstance(piece, pikepdf.String)]
    drawn = b"".join(parts)
    yield f"{where}, shown text", drawn
    for codes in maps:
        pairs = (int.from_bytes(drawn[i : i + 2]) for i in range(0, len(drawn) - 1, 2))
        yield f"{where}, shown text by a font's map", "".join(codes.get(code, " ") for code in pairs)


def _maps(pdf: pikepdf.Pdf) -> Iterator[dict[int, str]]:
    """Yield the ToUnicode maps of two-byte fonts."""
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Subtype") != "/Type0":
            continue
        unicode_map = thing.get("/ToUnicode")
        if isinstance(unicode_map, pikepdf.Stream):
            yield to_unicode(unicode_map.read_bytes())


def to_unicode(cmap: bytes) -> dict[int, str]:
    """Return a ToUnicode map as code to text."""
    found: dict[int, str] = {}

    def text(digits: bytes) -> str:
        return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")

    for block in re.finditer(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, value in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block[1]):
            found[int(code, 16)] = text(value)
    for block in re.finditer(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, value in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block[1]
        ):
            first = int(value, 16)
            for step in range(min(int(high, 16) - int(low, 16), 65535) + 1):
                found[int(low, 16) + step] = chr(first + step) if first + step < 0x110000 else ""
        for low, values in re.findall(rb"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[(.*?)\]", block[1], re.DOTALL):
            for step, value in enumerate(re.findall(rb"<([0-9A-Fa-f]+)>", values)):
                found[int(low, 16) + step] = text(value)
    return found


def pictures(data: bytes) -> Iterator[tuple[str, Image.Image]]:
    """Yield every picture in a file, whether a page draws it or not, as it is stored."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                picture = _decoded(pikepdf.PdfImage(thing), thing)
                if picture is not None and picture.width * picture.height > _SMALL:
                    yield f"picture {thing.objgen[0]}", picture
        for number, page in enumerate(pdf.pages):
            for instruction in pikepdf.parse_content_stream(page):
                if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                    with contextlib.suppress(Exception):
                        yield f"picture within page {number + 1}", instruction.iimage.as_pil_image()


def _decoded(image: pikepdf.PdfImage, stream: Any) -> Image.Image | None:
    """Return a picture's pixels, by its own format where pikepdf does not know it."""
    with contextlib.suppress(Exception):
        return image.as_pil_image().convert("L")
    with contextlib.suppress(Exception):
        return Image.open(io.BytesIO(stream.read_raw_bytes())).convert("L")
    with contextlib.suppress(Exception):
        samples, size = stream.read_bytes(), (int(stream.Width), int(stream.Height))
        bits = int(stream.get("/BitsPerComponent", 1))
        if bits == 1:
            return Image.frombytes("1", size, samples).convert("L")
        layers = len(samples) * 8 // (size[0] * size[1] * bits)
        flat = samples[:: bits // 8] if bits == 16 else samples
        return Image.frombytes({1: "L", 3: "RGB", 4: "CMYK"}[layers], size, flat).convert("L")
    return None
