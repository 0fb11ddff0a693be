"""The spreadsheet: what stands in it, what its rows come to, and that every fault is told at once."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from tests.unit.review_runs import make_run, somebody
from woo_redact.cli import group
from woo_redact.errors import UnreadableError
from woo_redact.model import Outcome
from woo_redact.review import Session
from woo_redact.review.sheet import Filled, SheetError, take_sheet
from woo_redact.review.sheet_file import read_sheets
from woo_redact.store import Store

TEXTS = {
    "0001": "Vraag van ?[Kraai|p2]\n---\nDag ?[Jan|p1], bel ![Jan de Wit|p1] in ?[de Dorpsstraat 12].",
    "0002": "=[De Wit|p1] woont ook in ?[De Dorpsstraat 12] en +31 is =HYPERLINK(1).",
}
PEOPLE = (somebody("p1", "Jan de Wit"), somebody("p2", "=CMD|' /C calc'!A0"))
Fill = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return make_run(tmp_path / "run", TEXTS, subjects=PEOPLE)


def woo(run: Path, *given: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(group, ["review", str(run), *map(str, given)], standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.return_value, done.output


def export(run: Path, folder: Path) -> Path:
    path = folder / "vragen.xlsx"
    assert woo(run, "--export", path)[0] == 0
    return path


def edit(path: Path, change: Callable[[Any], None]) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def fill(path: Path, wanted: Fill) -> None:
    """Fill cells in: (sheet, a word in its row) → what stands in which column."""

    def change(book: Any) -> None:
        for (sheet, word), cells in wanted.items():
            page = book[sheet]
            columns = {cell.value: cell.column for cell in page[1]}
            (row,) = [r for r in page.iter_rows(min_row=2) if any(c.value == word for c in r)]
            for header, value in cells.items():
                page.cell(row[0].row, columns[header]).value = value

    edit(path, change)


def counted(run: Path) -> list[tuple[str | None, str | None, Outcome, str | None, str]]:
    with Store(run) as store:
        return [(d.document, d.subject, d.outcome, d.ground, d.why) for d in store.decisions()]


def test_every_passage_person_and_document_stands_in_it_and_nothing_is_a_formula(
    run: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(export(run, tmp_path))
    assert book.sheetnames == ["Vragen", "Personen", "Overige passages", "Stukken", "Gronden", "Uitleg"]
    rows = {name: list(book[name].iter_rows(min_row=2, values_only=True)) for name in book.sheetnames}
    assert [len(rows[name]) for name in book.sheetnames[:4]] == [4, 2, 2, 2]
    assert [row[5] for row in rows["Vragen"]] == ["Kraai", "Jan", "de Dorpsstraat 12", "De Dorpsstraat 12"]
    assert rows["Vragen"][2][4:7] == ("Dag Jan, bel Jan de Wit in ", "de Dorpsstraat 12", ".")
    types = {cell.data_type for page in book for row in page.iter_rows() for cell in row if cell.value}
    assert types <= {"s", "n"}


def test_what_was_filled_in_becomes_decisions_of_that_person(run: Path, tmp_path: Path) -> None:
    path = export(run, tmp_path)
    fill(
        path,
        {
            ("Vragen", "Jan"): {"Besluit": "zichtbaar", "Motivering": "Bekend."},
            ("Vragen", "de Dorpsstraat 12"): {"Besluit": "Weg", "Geldt voor": "overal"},
            ("Personen", "p1"): {"Besluit": "weg", "Grond": "5.1 lid 2 sub e"},
            ("Overige passages", "De Wit"): {"Besluit": "weg", "Grond": "5.1.1d"},
        },
    )
    assert woo(run, "--import", path, "--by", "Derde")[0] == 0
    assert sorted(counted(run), key=str) == sorted(
        [
            ("0001", None, Outcome.KEEP, None, "Bekend."),
            ("0001", None, Outcome.REDACT, "5.1.2.e", "Beoordeeld."),
            ("0002", None, Outcome.REDACT, "5.1.2.e", "Beoordeeld."),
            (None, "p1", Outcome.REDACT, "5.1.2.e", "Beoordeeld."),
            ("0002", None, Outcome.REDACT, "5.1.1.d", "Beoordeeld."),
        ],
        key=str,
    )
    before = counted(run)
    assert "Overgenomen: 0 besluiten" in woo(run, "--import", path, "--by", "Derde")[1]
    assert counted(run) == before


def test_all_faults_are_told_at_once_and_nothing_is_taken_over(run: Path, tmp_path: Path) -> None:
    path = export(run, tmp_path)
    fill(
        path,
        {
            ("Vragen", "Kraai"): {"Besluit": "misschien"},
            ("Vragen", "Jan"): {"Besluit": "weg", "Grond": "5.9.9"},
            ("Vragen", "de Dorpsstraat 12"): {"Grond": "5.1.2e"},
            ("Vragen", "De Dorpsstraat 12"): {"Besluit": "weg", "Grond": "5.1.2.f"},
            ("Personen", "p1"): {"Besluit": "zichtbaar", "Grond": "5.1.2e"},
            ("Personen", "p2"): {"Besluit": "=1+1"},
            ("Overige passages", "De Wit"): {"Besluit": "weg", "Geldt voor": "hier en daar"},
            ("Stukken", "0002"): {"Akkoord": "nee"},
        },
    )
    edit(path, lambda book: book["Vragen"].append(["0009:abc"] + [""] * 9 + ["weg"]))
    code, said = woo(run, "--import", path, "--by", "Derde")
    assert code == 2
    for fault in (
        "Vragen, rij 2: in de kolom Besluit staat 'misschien'",
        "Vragen, rij 3: '5.9.9' is geen grond",
        "Vragen, rij 4: er staat een grond of motivering, maar geen besluit",
        "Vragen, rij 5: grond 5.1.2f vraagt een motivering",
        "Vragen, rij 6: er is geen passage of persoon '0009:abc'",
        "Personen, rij 2: wat zichtbaar blijft heeft geen grond",
        "Personen, rij 3: in de kolom Besluit staat '=1+1'",
        "Overige passages, rij 3: in de kolom Geldt voor staat 'hier en daar'",
        "Stukken, rij 3: in de kolom Akkoord staat 'nee'",
    ):
        assert fault in said, said
    assert counted(run) == []


def test_two_rows_that_contradict_each_other_are_refused(run: Path) -> None:
    with Store(run) as store:
        session = Session(store, "Derde")
        key = session.questions[0].key
        state = {"Nummer": key, "Controle": "x"}
        rows = [
            Filled(sheet="Vragen", number=n, cells={**state, "Besluit": word})
            for n, word in ((2, "weg"), (3, "zichtbaar"))
        ]
        with pytest.raises(SheetError, match="spreekt Vragen, rij 2 tegen"):
            take_sheet(session, rows)


def test_what_somebody_decided_since_is_not_overwritten(run: Path, tmp_path: Path) -> None:
    path = export(run, tmp_path)
    fill(path, {("Vragen", "Jan"): {"Besluit": "zichtbaar"}, ("Personen", "p2"): {"Besluit": "weg"}})
    with Store(run) as store:
        session = Session(store, "Bo")
        session.answer(session.questions[1], (Outcome.REDACT, None, ""))
        session.answer_person("p2", (Outcome.KEEP, None, ""))
    code, said = woo(run, "--import", path, "--by", "Derde")
    assert code == 2
    assert "Vragen, rij 3: intussen anders beslist door Bo" in said
    assert "Personen, rij 3: intussen anders beslist door Bo" in said
    assert len(counted(run)) == 2


def test_documents_are_passed_by_a_spreadsheet_too(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Dag ?[Jan]."}, before_release="every-document")
    path = export(run, tmp_path)
    fill(path, {("Stukken", "0001"): {"Akkoord": "ja"}})
    assert woo(run, "--import", path, "--by", "Derde")[0] == 2  # a question is still open
    fill(path, {("Vragen", "Jan"): {"Besluit": "weg"}})
    assert "akkoord op 1 stukken" in woo(run, "--import", path, "--by", "Derde")[1]
    with Store(run) as store:
        assert Session(store, "x", before_release="every-document").missing("0001") == ""


@pytest.mark.parametrize("kind", ["missing", "text", "zip", "foreign", "column", "bomb"])
def test_what_is_no_such_spreadsheet_is_refused(run: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.xlsx"
    if kind == "text":
        path.write_text("Nummer;Besluit")
    elif kind in {"zip", "bomb"}:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("xl/workbook.xml", b"0" * (600_000_000 if kind == "bomb" else 9))
    elif kind == "foreign":
        openpyxl.Workbook().save(path)
    elif kind == "column":
        path = export(run, tmp_path)
        edit(path, lambda book: book["Vragen"].delete_cols(1))
    with pytest.raises(UnreadableError):
        read_sheets(path)
