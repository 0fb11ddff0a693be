"""inventarislijst.xlsx: the columns of PRACTICE §4.2, nothing that a spreadsheet would run."""

from pathlib import Path

import openpyxl
import pytest

from tests.unit.test_report_release import row
from woo_redact.model import Judgement
from woo_redact.report import Matter
from woo_redact.report.public_list import HEADERS, write_public_list

SPECIFIED = (  # PRACTICE §4.2
    "Document ID, Documentnummer, Bestandsnaam, Beoordeling, Beoordelingsgrond, Toelichting, Publieke link, "
    "Locatie document ID, Opgeschort, Gerelateerd Documentnummer, Locatie gerelateerd ID, Besluitnaam"
)


def read(path: Path) -> list[dict[str, object]]:
    rows = list(openpyxl.load_workbook(path)["Inventarislijst"].values)
    return [dict(zip(rows[0], cells, strict=True)) for cells in rows[1:]]  # type: ignore[arg-type]


def test_the_columns_are_those_of_the_platforms_own_list() -> None:
    assert ", ".join(HEADERS) == SPECIFIED


def test_a_row_says_what_the_public_may_know(tmp_path: Path) -> None:
    matter = Matter(number="WOO-2026-014", prefix="PV", decision="Besluit opvanglocatie")
    document = row(7, title="=HYPERLINK(1)", grounds=("5.2.1", "5.1.2.e"))
    (cells,) = read(write_public_list((document,), tmp_path, matter=matter))
    assert cells["Document ID"] == "0007"
    assert cells["Documentnummer"] == "PV-WOO-2026-014-0007"
    assert cells["Bestandsnaam"] == "=HYPERLINK(1)"  # a text, not a formula: see the next lines
    sheet = openpyxl.load_workbook(tmp_path / "inventarislijst.xlsx")["Inventarislijst"]
    assert sheet["C2"].data_type == "s"
    assert cells["Beoordelingsgrond"] == "5.1.2e;5.2"
    assert cells["Besluitnaam"] == "Besluit opvanglocatie"
    assert cells["Opgeschort"] is None


def test_what_waits_is_suspended_and_says_for_what(tmp_path: Path) -> None:
    waits = row(8, judgement=Judgement.WITHHELD, released=False, withheld_because=("2 vragen open",))
    (cells,) = read(write_public_list((waits,), tmp_path, matter=Matter(number="Z1")))
    assert cells["Opgeschort"] == "ja"
    assert cells["Toelichting"] == "nog te beoordelen: 2 vragen open"


@pytest.mark.parametrize(("prefix", "number"), [("", "Z1-0001"), ("PV", "PV-Z1-0001")])
def test_a_document_number_has_no_dash_without_prefix(prefix: str, number: str) -> None:
    assert Matter(number="Z1", prefix=prefix).document("0001") == number


def test_equal_rows_give_equal_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made.append(write_public_list((row(1),), tmp_path / name, matter=Matter(number="Z1")).read_bytes())
    assert made[0] == made[1]
