"""What was read of a PDF, packed to be kept beside it: what is redacted later need not be read again.

It holds places and no text: the text is the document's own. Boxes are numbers in columns, which pack well,
for letters of one line have the same top and bottom.
"""

import hashlib
import json
import math
import zlib
from typing import Any

import numpy as np

from woo_redact.model import Document
from woo_redact.pdf.lines import Lie
from woo_redact.pdf.text import PaperText, Sides
from woo_redact.resources import made_by

READING = "reading"
"""What that which was read of a PDF is called in its folder of the run."""

_QUICKLY = 1  # zlib's level: a page in a millisecond, to a fifth of its size


def pack(paper: PaperText, data: bytes) -> bytes:
    """Return what was read of a PDF, without its text."""
    nowhere = (float("nan"),) * 4
    boxes = np.array([nowhere if sides is None else sides for sides in paper.boxes]).reshape(-1, 4)
    head = {
        "of": _of(data, paper.text),
        "synthetic": sorted(paper.synthetic),
        "lies": paper.lies,
        "distrusted": paper.distrusted,
        "remarks": paper.remarks,
        "pictures": paper.pictures,
        "ink": paper.ink,
        "settled": sorted(paper.settled),
    }
    told = json.dumps(head).encode()
    packer = zlib.compressobj(_QUICKLY)  # column by column: those of a thousand pages are large
    parts = [packer.compress(len(told).to_bytes(8, "big") + told)]
    parts += [packer.compress(column.tobytes()) for column in boxes.T]
    return b"".join((*parts, packer.flush()))


def unpack(packed: bytes, data: bytes, document: Document) -> PaperText | None:
    """Return what was read of a PDF; None when that was another file, another text or another version.

    The caller then reads the PDF anew.
    """
    try:
        plain = zlib.decompress(packed)
        end = 8 + int.from_bytes(plain[:8], "big")
        head: dict[str, Any] = json.loads(plain[8:end])
        boxes = np.frombuffer(plain, dtype=float, offset=end).reshape(4, -1)
    except (zlib.error, ValueError):
        return None
    if head.get("of") != _of(data, document.text) or boxes.shape[1] != len(document.text):
        return None
    return PaperText(
        text=document.text,
        pages=document.pages,
        boxes=tuple(map(_sides, zip(*(column.tolist() for column in boxes), strict=True))),
        synthetic=frozenset(head["synthetic"]),
        lies=tuple((offset, Lie(lie)) for offset, lie in head["lies"]),
        distrusted=tuple((number, why) for number, why in head["distrusted"]),
        remarks=tuple(head["remarks"]),
        pictures=tuple((number, why) for number, why in head["pictures"]),
        recognised=document.recognised,
        objects=document.objects,
        ink=tuple((number, (x0, y0, x1, y1)) for number, (x0, y0, x1, y1) in head["ink"]),
        settled=frozenset(head["settled"]),
    )


def _sides(row: Sides) -> Sides | None:
    """Return a box, None for what stands nowhere."""
    return None if math.isnan(row[0]) else row


def _of(data: bytes, text: str) -> str:
    """Return what tells this file, this text and this version of the program from all others."""
    told = hashlib.sha256(made_by().encode())
    told.update(data)
    told.update(text.encode("utf-8", "surrogatepass"))
    return told.hexdigest()
