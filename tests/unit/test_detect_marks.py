"""Initials as a person's mark, and the abbreviations that are none."""

import pytest
from detecting import persons

from woo_redact.detect.marks import mark


@pytest.mark.parametrize("text", ["JvdB", "(HvB)", "GKH", "M.", "J.K.", "MdJ", "AvK"])
def test_marks(text: str) -> None:
    piece = mark(text)
    assert piece is not None
    assert text[piece.start : piece.end] == text.strip("()")


@pytest.mark.parametrize(
    "text", ["PvdA", "CvdK", "RvS", "VvE", "KvK", "ICT", "B&W", "GS", "Jan", "A4", "TOELICHTING", ""]
)
def test_no_marks(text: str) -> None:
    assert mark(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dit is akkoord bevonden (JvdB).", ["JvdB"]),
        ("medeparaaf AvK, TB", ["AvK", "TB"]),
        ("Actie: JdW / MKS", ["JdW", "MKS"]),
        ("Afgehandeld door PK", ["PK"]),
        ("Besproken met H. en K.; H. stuurt de stukken.", ["H.", "K.", "H."]),
        ("Actie: ICT", []),
        ("B. Arslan\nPostbus 47\n6940 BA Didam", ["B. Arslan"]),
        ("B. Arslan\n12-03-2024 BA belt terug", ["B. Arslan", "BA"]),
        ("Legitimatie gezien: ID-kaart", []),
        ("Stuk gezien: PK-", ["PK"]),
        ("Actiepunten: SA: OR; OK: factsheet; JPe: plattegrond.", ["SA", "OK", "JPe"]),
        ("Actiepunten: OR: advies vragen.", []),
        ("RK: vraagt wie meet.\nNamens bewoners: Ruurd Kalsbeek (RK).", ["RK", "Ruurd Kalsbeek", "RK"]),
        ("RK: vraagt wie meet.\nDe Rekenkamer (RK) is er.", []),
        ("11:02 jw: is er iemand?\n11:03 Nina: ja\n11:04 jw: mooi", ["jw", "Nina", "jw"]),
        ("11:02 ok: verbinding\n11:03 ok: verbinding", []),
        ("de fractie van de PvdA en het HvJ", []),
        ("de keuze tussen A. Bakkerstra en B. Smeding", ["A. Bakkerstra", "B. Smeding"]),
    ],
)
def test_marks_in_a_text(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names
