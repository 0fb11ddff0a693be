"""Text files."""

import pytest

from woo_redact.errors import UnreadableError
from woo_redact.read import read


def test_a_text_file():
    (item,) = read("Memo\r\n\r\n- één\r\n".encode("cp1252"), name="memo van Jan.txt")
    document = item.document
    assert (document.text, document.title, document.date, document.mail) == (
        "Memo\néén",
        "memo van Jan",
        None,
        None,
    )
    assert [block.kind.value for block in document.blocks] == ["paragraph", "item"]


def test_a_printed_mail_keeps_its_own_header_at_the_top():
    text = "Wit, Jan de\n\nVan: Jan\nVerzonden: nu\nAan: Piet\nOnderwerp: x\n\nDag,\n\nVan: Piet\nAan: Jan\nDatum: toen\n\nHoi"
    document = read(text.encode(), name="print.txt")[0].document
    depths = [block.get("quote", "0") for block in document.blocks]
    assert depths == ["0"] * 6 + ["1"] * 4


def test_an_empty_text_is_unreadable():
    with pytest.raises(UnreadableError, match="leeg"):
        read("\u200b\u200b".encode(), name="a.txt")


def test_what_was_removed_is_told():
    document = read("Jan\u202eSmit\x07".encode(), name="a.txt")[0].document
    assert document.remarks == ("onzichtbare of besturingstekens verwijderd: 2 tekens",)
