"""Asks about the areas of a page that only a person can judge: signatures, photos, codes, handwriting."""

from woo_redact.detect.hits import Hit
from woo_redact.language import recorded
from woo_redact.model import Document, Entity

# Hidden until a person has answered (PRACTICE P12: judge the area; faces and codes lead to people too).
_SCORE = 0.5
_WHY = {
    "signature": recorded("looks like a signature"),
    "photo": recorded("photograph: is somebody in it?"),
    "code": recorded("QR code or bar code"),
    "handwriting": recorded("handwriting, or words read uncertainly"),
    "picture": recorded("picture or stamp: is there something personal in it?"),
}


def area_hits(document: Document) -> list[Hit]:
    """Return a hit for each area of a paper document that a person must judge."""
    return [
        Hit(
            start=offset,
            end=offset + 1,
            entity=Entity.SIGNATURE,
            score=_SCORE,
            by="area",
            why=_WHY[kind],
            exact=True,
        )
        for offset, kind in document.objects
    ]
