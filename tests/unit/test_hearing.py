"""The concept for one third party: its own passages framed, everybody else's really gone."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pymupdf
import pytest

from tests.unit.drafted_runs import paper_run
from tests.unit.review_runs import keep_subjects, make_run, somebody
from woo_redact.errors import UsageError
from woo_redact.model import Outcome
from woo_redact.pipeline.asking import session_on
from woo_redact.pipeline.hearing import Heard, write_hearing
from woo_redact.review.sheet import take_sheet
from woo_redact.review.sheet_file import read_sheets
from woo_redact.store import Store

TEXT = (
    "Geachte heer ![Barend Kuiper|p1], wij spraken met ?[Sanne Oldenhof|p2] over de vergunning.\n"
    "Antwoord aan ![b.kuiper]@zwaanbouw.example of ![s.oldenhof]@elders.example graag voor vrijdag.\n"
    "Met vriendelijke groet, de behandelaar van team Vergunningen."
)
PEOPLE = (
    somebody("p1", "Barend Kuiper", addresses=("b.kuiper@zwaanbouw.example",)),
    somebody("p2", "Sanne Oldenhof", addresses=("s.oldenhof@elders.example",)),
)


@pytest.fixture(params=["mail", "paper"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "mail":
        return make_run(
            tmp_path / "run", {"0001": TEXT, "0002": "Over ![Sanne Oldenhof|p2] alleen."}, subjects=PEOPLE
        )
    folder = paper_run(tmp_path / "run", TEXT)
    with Store(folder) as store:
        keep_subjects(store, PEOPLE)
    return folder


def text_of(path: Path) -> str:
    with pymupdf.open(path) as pdf:
        return "\n".join(page.get_text() for page in pdf)


def written(run: Path, said: str, **how: object) -> Sequence[Heard]:
    heard = tuple(write_hearing(run, said, jobs=0, **how))  # type: ignore[arg-type]
    assert [h.reason for h in heard if h.path is None] == []
    return heard


@pytest.mark.parametrize("said", ["p1", "Barend Kuiper", "b.kuiper@zwaanbouw.example", "zwaanbouw.example"])
def test_the_partys_own_words_stay_and_the_others_go(run: Path, said: str) -> None:
    (heard,) = written(run, said)
    assert heard.path is not None
    text = text_of(heard.path)
    data = heard.path.read_bytes()
    assert "Barend Kuiper" in text
    assert "b.kuiper" in text
    assert "Oldenhof" not in text
    assert "oldenhof" not in text
    assert b"Oldenhof" not in data
    with pymupdf.open(heard.path) as pdf:
        for page in pdf:
            assert "CONCEPT voor zienswijze" in page.get_text()
            assert "CONCEPT" in page.get_text().split()
        assert "Toelichting bij dit concept" in pdf[-1].get_text()
        assert pdf.metadata["title"].startswith("CONCEPT")
        frames = [
            d
            for d in pdf[0].get_drawings()
            if d["type"] == "s" and d["color"] == pytest.approx((0, 0.25, 0.7), abs=0.01)
        ]
        assert sum(len([i for i in d["items"] if i[0] == "re"]) for d in frames) == 2
    assert "1 · 5.1.2e" in text
    assert "2 · 5.1.2e" in text


def test_only_documents_that_concern_the_party_unless_all(tmp_path: Path) -> None:
    run = make_run(
        tmp_path / "run", {"0001": TEXT, "0002": "Over ![Sanne Oldenhof|p2] alleen."}, subjects=PEOPLE
    )
    assert [h.document for h in written(run, "p1")] == ["0001"]
    assert [h.document for h in written(run, "p1", everything=True)] == ["0001", "0002"]


def test_the_list_asks_per_passage_and_tells_nothing_of_others(run: Path) -> None:
    (heard,) = written(run, "p1")
    assert heard.path is not None
    rows = list(
        openpyxl.load_workbook(heard.path.parent / "passages.xlsx")["Vragen"].iter_rows(values_only=True)
    )
    columns = [str(cell) for cell in rows[0]]
    assert {"Nummer", "Controle", "Besluit", "Grond", "Motivering", "Geldt voor"} <= set(columns)
    assert [row[columns.index("Woorden")] for row in rows[1:]] == ["Barend Kuiper", "b.kuiper"]
    assert "Oldenhof" not in repr(rows)
    assert "[5.1.2e]" in repr(rows)
    assert all(str(row[columns.index("Nummer")]).startswith("0001:") for row in rows[1:])


def test_the_list_comes_back_as_any_spreadsheet_of_the_review(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": TEXT}, subjects=PEOPLE)
    (heard,) = written(run, "p1")
    assert heard.path is not None
    path = heard.path.parent / "passages.xlsx"
    book = openpyxl.load_workbook(path)
    page = book["Vragen"]
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(2, columns["Besluit"], "zichtbaar")
    page.cell(2, columns["Motivering"], "Mijn naam mag erin blijven staan.")
    book.save(path)
    with Store(run) as store:
        session = session_on(store, "Lotte")
        step, _ = take_sheet(session, read_sheets(path))
    assert step is not None
    (decision,) = step.decisions
    assert decision.outcome is Outcome.KEEP
    assert decision.why == "Mijn naam mag erin blijven staan."


def test_a_concept_that_would_leak_is_not_written(tmp_path: Path) -> None:
    # What is hidden as another's in one place stands unmarked in another: the gate finds it.
    run = make_run(
        tmp_path / "run",
        {"0001": TEXT.replace("team Vergunningen", "Sanne Oldenhof")},
        subjects=PEOPLE,
    )
    (heard,) = write_hearing(run, "p1", jobs=0)
    assert heard.path is None
    assert "secrets." in heard.reason
    assert not list((run / "drafts").glob("*/concept-*.pdf"))


@pytest.mark.parametrize("said", ["", "Nobelaar", "ergens.example"])
def test_a_party_that_is_not_there_is_told(tmp_path: Path, said: str) -> None:
    run = make_run(tmp_path / "run", {"0001": TEXT}, subjects=PEOPLE)
    with pytest.raises(UsageError, match="komt in het dossier niet voor"):
        list(write_hearing(run, said, jobs=0))


def test_namesakes_are_told_apart_by_their_number(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": TEXT}, subjects=(*PEOPLE, somebody("p3", "Barend Kuiper")))
    with pytest.raises(UsageError, match="p1, p3"):
        list(write_hearing(run, "Barend Kuiper", jobs=0))
