"""Cells of a table, read with what labels them."""

import pytest

from woo_redact.detect import detect
from woo_redact.model import Block, BlockKind, Document, DocumentKind, Entity, Span
from woo_redact.profile import Profile


def table(*rows: tuple[str, ...]) -> Document:
    """Make a document of one table."""
    text, blocks = "", []
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            attributes = (("table", "1"), ("row", str(row)), ("column", str(column)))
            blocks.append(
                Block(kind=BlockKind.CELL, span=Span(len(text), len(text) + len(cell)), attributes=attributes)
            )
            text += cell + "\n"
    return Document(
        id="1", kind=DocumentKind.FLOW, title="", source="", sha256="0", text=text, blocks=tuple(blocks)
    )


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((("Naam", "Geboortedatum"), ("Jip Zwaan", "14-03-1957")), (Entity.DATE_OF_BIRTH, "14-03-1957")),
        ((("V-nummer", "5308812274"),), (Entity.NL_V_NUMBER, "5308812274")),
        ((("Paspoortnummer:", "NXK4R7P21"),), (Entity.NL_ID_DOCUMENT, "NXK4R7P21")),
    ],
)
def test_a_label_beside_or_above_tells(rows: tuple[tuple[str, ...], ...], found: tuple[Entity, str]) -> None:
    document = table(*rows)
    assert found in [(f.entity, f.span.of(document.text)) for f in detect(document, Profile())]


def test_a_case_number_in_a_column_of_case_numbers_is_none() -> None:
    document = table(("Onderwerp", "Datum"), ("Begroting", "14-03-2024"))
    assert not [f for f in detect(document, Profile()) if f.entity is Entity.DATE_OF_BIRTH]
