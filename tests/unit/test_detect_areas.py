"""Areas of a page become findings that a person is asked about."""

import pytest

from woo_redact.detect.areas import area_hits
from woo_redact.model import HIDDEN, Document, DocumentKind, Entity


@pytest.mark.parametrize("kind", ["signature", "photo", "code", "handwriting", "picture"])
def test_an_area_is_asked(kind: str) -> None:
    document = Document(
        id="1",
        kind=DocumentKind.PAPER,
        title="",
        source="",
        sha256="x",
        text=f"Groet,\n\n{HIDDEN}\n\n",
        objects=((8, kind),),
    )
    (hit,) = area_hits(document)
    assert document.text[hit.start : hit.end] == HIDDEN
    assert hit.entity is Entity.SIGNATURE
    assert hit.why


def test_no_areas_no_hits() -> None:
    assert area_hits(Document(id="1", kind=DocumentKind.FLOW, title="", source="", sha256="x", text="")) == []
