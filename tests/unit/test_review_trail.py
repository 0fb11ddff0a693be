"""The audit trail: before and after on each line, and whatever is changed beside it or in it is found."""

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import woo_redact
from tests.unit.review_runs import make_run, somebody
from woo_redact.cli import group
from woo_redact.model import Outcome
from woo_redact.review import Session, trail
from woo_redact.store import Store

TEXTS = {"0001": "Dag ?[Jan|p1] en ?[Piet].", "0002": "Dag ![Kees]."}


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run with four decisions, one of them taken back, and a mark."""
    folder = make_run(tmp_path / "run", TEXTS, subjects=(somebody("p1", "Jan Wit"),))
    with Store(folder) as store:
        session = Session(store, "An")
        first, second = session.questions
        session.answer(first, (Outcome.KEEP, None, "Wethouder."))
        session.answer(second, (Outcome.REDACT, None, ""))
        session.undo()
        session.answer_person("p1", (Outcome.REDACT, "5.1.2.e", ""))
        session.pass_document("0002")
        trail.anchor(store, folder)
    return folder


def found(run: Path, *, known: str = "") -> tuple[str, ...]:
    with Store(run) as store:
        return trail.faults(store, run, known=known)


def tamper(run: Path, *statements: str) -> None:
    """Change the database as somebody without the program would."""
    with sqlite3.connect(run / "dossier.sqlite") as database:
        for statement in statements:
            database.execute(statement)


@pytest.fixture
def told(run: Path) -> Iterator[list[trail.Entry]]:
    with Store(run) as store:
        yield list(trail.entries(store))


def test_each_line_tells_who_what_before_after_and_why(told: list[trail.Entry]) -> None:
    decided = [e for e in told if e.what in {"besluit", "ongedaan gemaakt"}]
    assert [(e.who, e.before, e.after, e.why) for e in decided] == [
        ("An", "vraag 5.1.2.e (rule:P07)", "zichtbaar (An)", "Wethouder."),
        ("An", "vraag 5.1.2.e (rule:P07)", "weg 5.1.2.e (An)", "Beoordeeld."),
        ("An", "weg 5.1.2.e (An)", "vraag 5.1.2.e (rule:P07)", "Ongedaan gemaakt."),
        ("An", "", "weg 5.1.2.e (An)", "Beoordeeld."),
    ]
    assert decided[3].on == "besluit 3, persoon p1"
    assert [e.on for e in told if e.what == "nagelezen"] == ["stuk 0002"]
    assert all(e.account for e in decided)


def test_a_trail_that_nobody_touched_has_no_faults(run: Path) -> None:
    assert found(run) == ()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("update audit set detail = replace(detail, 'Wethouder', 'Minister') where number = 3", "regel 3"),
        ("update audit set at = '2020-01-01T00:00:00+00:00' where number = 4", "regel 4"),
        ("delete from audit where number = 4", "regel 5"),
        ("delete from audit where number = 7", "weggehaald"),
        ("update decision set payload = replace(payload, 'keep', 'Keep') where number = 1", "besluit 1"),
        ("delete from decision where number = 3", "besluit 3"),
        ("insert into decision (payload) values ('{}')", "besluit 4"),
        ("delete from withdrawn", "ongedaan"),
        ("update mark set by = 'Bo'", "akkoorden"),
        ("insert into ruling (payload) values ('{}')", "over stukken"),
        ("insert into assessment (payload) values ('{}')", "over stukken"),
    ],
)
def test_tampering_is_found(run: Path, statement: str, says: str) -> None:
    tamper(run, statement)
    assert any(says in fault for fault in found(run)), found(run)


def test_lines_cut_off_at_the_end_show_by_the_anchors_even_when_the_counter_was_set_back(run: Path) -> None:
    tamper(
        run,
        "delete from mark",
        "delete from audit where number = 7",
        "update sqlite_sequence set seq = 6 where name = 'audit'",
    )
    assert [fault.split(" is niet")[0] for fault in found(run)] == ["regel 7"]
    (run / "anchors.txt").unlink()
    assert found(run) == ()  # who can also remove the anchors leaves what was noted elsewhere
    assert found(run, known="7:abcdef") != ()


def test_an_anchor_that_was_noted_elsewhere_is_held_against_the_trail(run: Path) -> None:
    noted = (run / "anchors.txt").read_text().strip()
    assert noted.startswith("7:")
    assert found(run, known=noted) == ()
    assert found(run, known=noted[:10]) == ()
    assert found(run, known="7:") != ()
    assert found(run, known="x") != ()


def test_the_command_shows_exports_and_verifies(run: Path) -> None:
    def woo(*given: str) -> tuple[int, str]:
        done = CliRunner().invoke(group, ["audit", str(run), *given], standalone_mode=False)
        return done.return_value, done.output

    code, said = woo()
    assert code == 0
    assert "zichtbaar (An)  Wethouder." in said
    rows = list(csv.DictReader(io.StringIO(woo("--csv")[1])))
    assert [row["what"] for row in rows][2:4] == ["besluit", "besluit"]
    code, said = woo("--verify")
    assert (code, "Het beslisspoor klopt. Ankerpunt" in said) == (0, True)
    tamper(run, "update audit set event = 'x' where number = 3")
    code, said = woo("--verify")
    assert (code, "regel 3" in said) == (6, True)


def test_every_event_that_is_logged_has_a_word() -> None:
    source = Path(woo_redact.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py"))
    events = set(re.findall(r"\._?log\(\s*\"([^\"]+)\"", code))
    assert {"read", "converted", "decide", "release"} <= events
    assert not events - trail.WORDS.keys()
