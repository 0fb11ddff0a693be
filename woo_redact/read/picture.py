"""Reads a picture as a paper document of a page for each frame: what it says is read as on a scan."""

import dataclasses
import hashlib

from woo_redact.model import Item
from woo_redact.pdf.photo import picture_pdf
from woo_redact.read.limits import MAX_FRAMES, MAX_PIXELS
from woo_redact.read.pdf import paper_item


def read_picture(untrusted_data: bytes, *, source: str, name: str, local_id: str, parent: str | None) -> Item:
    """Return a picture as a PDF that holds nothing but its pixels: no place, maker or date of the camera.

    Raises:
        UnreadableError: when it is no picture that can be read, or larger than any real one.
    """
    pdf, remarks = picture_pdf(untrusted_data, pixels=MAX_PIXELS, frames=MAX_FRAMES)
    item = paper_item(pdf, source=source, name=name, local_id=local_id, parent=parent)
    paper = item.document
    document = dataclasses.replace(
        paper,
        sha256=hashlib.sha256(untrusted_data).hexdigest(),
        media_type="image/*",
        remarks=(*remarks, *paper.remarks),
    )
    return dataclasses.replace(item, document=document)
