"""Checks on pictures: they tell nothing of who made them, or of what stood there before.

Sources: JEITA CP-3451 (Exif), IPTC IIM in APP13, XMP in APP1; ISO 32000-1, 12.3.4 (thumbnails of pages).
"""

import re
from collections.abc import Iterator
from typing import Final

import pikepdf
from PIL import Image

from woo_redact.check.personal import tells
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Problem

_PERSONAL_TAGS: Final = frozenset(
    {0x010E, 0x013B, 0x8298, 0x9286, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F, 0xA430, 0xA431, 0xA435, 0xC62F}
)
"""Description, artist, copyright, comments, Windows' own fields, owner, serial numbers."""
_PLACE: Final = 0x8825
_DETAILS: Final = 0x8769
_CREATOR: Final = re.compile(
    rb"<dc:creator>.*?<rdf:li[^>]*>([^<]+)|(?:Artist|photoshop:Credit)=\"([^\"]+)", re.DOTALL
)
_BY_LINE: Final = re.compile(rb"\x1c\x02[\x50\x55\x6e\x7a](..)", re.DOTALL)
_MEND: Final = recorded("Remove the properties of the picture (Exif, IPTC) and place it again.")


def exif(specimen: Specimen) -> Iterator[Problem]:
    """Find pictures that tell who made them, where, or with which device."""
    found: set[str] = set()
    for thing in specimen.things:
        if thing.stream and b"/DCTDecode" in thing.source:
            found.update(_segments(thing.item.read_raw_bytes()))
    for what in sorted(found):
        yield Problem(what=recorded("A picture carries {what}.", what=what), mend=_MEND, sure=0.9)


def _segments(data: bytes) -> Iterator[str]:
    """Say what the application segments of a JPEG tell."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] not in {0xDA, 0xD9}:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        body = data[place + 4 : place + 2 + length]
        if marker == 0xE1 and body.startswith(b"Exif\x00\x00"):
            yield from _exif(body)
        elif (marker == 0xE1 and _CREATOR.search(body)) or (marker == 0xED and _BY_LINE.search(body)):
            yield recorded("the name of who made it")
        elif marker == 0xFE and (text := body.decode("utf-8", "replace")) and tells(text):
            yield recorded("a comment with a name")
        place += 2 + length


def _exif(body: bytes) -> Iterator[str]:
    """Say what an Exif segment tells."""
    found = Image.Exif()
    found.load(body)
    tags = {**dict(found), **found.get_ifd(_DETAILS)}
    if any(_said(tags.get(tag)) for tag in _PERSONAL_TAGS):
        yield recorded("the name of who made it, a comment or a serial number")
    if found.get_ifd(_PLACE):
        yield recorded("the place where it was made (GPS)")
    if found.get_ifd(1):
        yield recorded("a thumbnail of itself, which may show the unredacted content")


def _said(value: object) -> bool:
    """Tell whether a tag says something."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
    return len(re.findall(r"[A-Za-z0-9]", text.removeprefix("ASCII").removeprefix("UNICODE"))) > 2


def thumbnail(specimen: Specimen) -> Iterator[Problem]:
    """Find thumbnails of pages: they were made before something was redacted."""
    if any(b"/Thumb " in thing.source for thing in specimen.things):
        yield Problem(
            what=recorded("The PDF holds a thumbnail of a page, which may show the unredacted content."),
            mend=recorded("Clean the PDF and check again."),
            sure=0.9,
        )


def alternates(specimen: Specimen) -> Iterator[Problem]:
    """Find pictures with another version beside them (/Alternates): that one was not redacted."""
    if any(
        b"/Alternates" in thing.source for thing in specimen.things if isinstance(thing.item, pikepdf.Stream)
    ):
        yield Problem(
            what=recorded("A picture has an alternate version of itself in the file."),
            mend=recorded("Remove the alternate version."),
            sure=0.8,
        )
