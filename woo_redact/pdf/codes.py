"""Cleans coded pictures of what is no picture: comments, private segments, bytes behind their end."""

from collections.abc import Iterator

_JPEG = b"\xff\xd8"
_JP2 = b"\x00\x00\x00\x0cjP  "
_DRAWN_BOXES = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})  # ITU-T T.800, annex I
_NO_SEGMENT = frozenset({0x01, *range(0xD0, 0xD9)})  # JPEG markers without a length (T.81, table B.1)
_EOL = "000000000001"  # of a fax (ITU-T T.4); two of them end one in two dimensions (T.6), six one in one
_COMMENT, _UNKNOWN = 62, 0xFFFFFFFF  # of JBIG2 (ITU-T T.88, 7.3.1 and 7.2.7)


def without_segments(jpeg: bytes) -> bytes:
    """Return a JPEG without comments and application data (EXIF, XMP, thumbnails), the picture untouched.

    APP0 (JFIF) and APP14 (Adobe's colour transform) say how to read the picture and stay. What follows its
    end goes: cameras put other pictures there (ITU-T T.81, annex B).
    """
    if jpeg[:2] != _JPEG:
        return jpeg
    return b"".join([jpeg[:2], *_segments(jpeg)])


def _segments(jpeg: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG that draw, each scan with its coded data, up to the end of the picture."""
    at = 2
    while at + 1 < len(jpeg):
        marker = jpeg[at + 1] if jpeg[at] == 0xFF else -1
        if marker == 0xD9:
            yield jpeg[at : at + 2]
            return
        if marker in {-1, 0xFF}:  # a byte that fills up
            at += 1
            continue
        long = 2 if marker in _NO_SEGMENT else 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if marker == 0xDA:
            long = _scan_end(jpeg, at + long) - at
        if marker != 0xFE and not (0xE1 <= marker <= 0xEF and marker != 0xEE):
            yield jpeg[at : at + long]
        at += long


def _scan_end(jpeg: bytes, at: int) -> int:
    """Return where the coded data of a scan end: at a marker that is no stuffing and no restart."""
    while (at := jpeg.find(b"\xff", at)) >= 0 and at + 1 < len(jpeg):
        if jpeg[at + 1] != 0 and not 0xD0 <= jpeg[at + 1] <= 0xD7:
            return at
        at += 2
    return len(jpeg)


def without_boxes(jpx: bytes) -> bytes:
    """Return a JPEG 2000 file or codestream without boxes and comments that do not draw."""
    if jpx[:12] != _JP2 + b"\r\n\x87\n":
        return _codestream(jpx)
    kept, at = [], 0
    while at + 8 <= len(jpx):
        long, kind, head = int.from_bytes(jpx[at : at + 4]), jpx[at + 4 : at + 8], 8
        if long == 1:
            long, head = int.from_bytes(jpx[at + 8 : at + 16]), 16
        end = len(jpx) if long < head else at + long
        body = jpx[at + head : end]
        if kind in _DRAWN_BOXES:
            body = _codestream(body) if kind == b"jp2c" else body
            kept.append((8 + len(body)).to_bytes(4) + kind + body)
        if kind == b"jp2c":
            break
        at = end
    return b"".join(kept)


def _codestream(data: bytes) -> bytes:
    """Return a codestream without the comments of its head and what follows its end (T.800, annex A)."""
    if data[:2] != b"\xff\x4f":
        return data
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at : at + 2] != b"\xff\x90":
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at : at + 2] != b"\xff\x64":
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, *_tiles(data, at)])


def _tiles(data: bytes, at: int) -> Iterator[bytes]:
    """Yield the tile parts of a codestream, then its end."""
    while data[at : at + 2] == b"\xff\x90":
        long = int.from_bytes(data[at + 6 : at + 10])
        if not long:  # the last one, up to the end
            last = data.rfind(b"\xff\xd9")
            yield data[at:] if last < 0 else data[at : last + 2]
            return
        yield data[at : at + long]
        at += long
    yield b"\xff\xd9"


def without_tail(fax: bytes, *, group4: bool) -> bytes:
    """Return a fax up to the code that ends it; one without such a code stays as it is."""
    bits = f"{int.from_bytes(fax):0{8 * len(fax)}b}" if fax else ""
    mark = _EOL * 2 if group4 else _EOL * 6
    at = bits.find(mark)
    return fax if at < 0 else fax[: -(-(at + len(mark)) // 8)]


def without_comments(jbig2: bytes) -> bytes:
    """Return the segments of JBIG2 data (as a PDF has them, without a file header) that are no comment.

    Data that cannot be followed to their end are returned as far as they can.
    """
    kept, at = [], 0
    while at + 11 <= len(jbig2):
        head, kind, long = _jbig2_head(jbig2, at)
        end = len(jbig2) if long == _UNKNOWN else at + head + long
        if kind != _COMMENT:
            kept.append(jbig2[at:end])
        at = end
    return b"".join(kept)


def _jbig2_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return how long the head of a segment is, its kind, and how long its data are (T.88, 7.2)."""
    number, flags = int.from_bytes(data[at : at + 4]), data[at + 4]
    count, place = data[at + 5] >> 5, at + 6
    if count == 7:
        count = int.from_bytes(data[at + 5 : at + 9]) & 0x1FFFFFFF
        place = at + 9 + (count + 8) // 8
    place += count * (1 if number <= 256 else 2 if number <= 65536 else 4)
    place += 4 if flags & 0x40 else 1
    return place + 4 - at, flags & 0x3F, int.from_bytes(data[place : place + 4])
