"""What stops a release at its last moment: a list that names somebody, a rule of law, a check that fails later."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.end_to_end.test_dossier import released
from woo_redact.check.lawful import RULES
from woo_redact.errors import ExitCode
from woo_redact.model import CheckResult, Judgement, Problem, RunResult, Verdict
from woo_redact.pipeline import stages, tasks
from woo_redact.pipeline.judging import judge
from woo_redact.pipeline.order import release, run
from woo_redact.profile import Profile
from woo_redact.store import Store

PROFILE = Profile.model_validate(
    {"always": {"Yentl Roekgans": "5.1.2.e"}, "review": {"before_release": "none"}}
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A run of two documents, both out."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_text("Yentl Roekgans belt over de brug.\n", encoding="utf-8")
    (folder / "b.txt").write_text("De brug is klaar.\n", encoding="utf-8")
    result = run([folder], tmp_path / "run", profile=PROFILE, jobs=0)
    assert result.released == ("0001", "0002")
    return tmp_path / "run"


def logged(out: Path) -> dict[str, object]:
    """Return the last release that the trail tells of."""
    with Store(out) as store:
        last = [event.detail for event in store.audit() if event.event == "release"][-1]
    return dict(json.loads(last))


def told(result: RunResult, identity: str) -> str:
    return "; ".join(next(row for row in result.rows if row.id == identity).withheld_because)


def test_a_list_that_names_what_was_hidden_stops_everything_until_it_is_mended(out: Path) -> None:
    link = "https://www.raad.example/yentl-roekgans"
    judge(out, ["0002"], Judgement.ALREADY, by="an", links=[link])
    result = release(out, jobs=0)
    assert result.released == ()
    assert result.exit_code == ExitCode.CHECK_FAILED
    assert list((out / "release").iterdir()) == []
    assert "lijst" in told(result, "0001")
    assert logged(out) == {"released": [], "withdrawn": ["0001", "0002"]}
    report = (out / "report.html").read_text(encoding="utf-8")
    assert "regel 3 van de lijst inventory.csv" in report
    judge(out, ["0002"], Judgement.ALREADY, by="an", links=["https://www.raad.example/besluit-12"])
    assert release(out, jobs=0).released == ("0001",)
    assert "besluit-12" in (out / "release" / "inventory.csv").read_text(encoding="utf-8")


def test_a_name_of_the_decision_that_tells_is_named_as_the_cause(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Yentl Roekgans belt over de brug.\n", encoding="utf-8")
    named = PROFILE.model_copy(
        update={"dossier": PROFILE.dossier.model_copy(update={"decision": "Verzoek Yentl Roekgans"})}
    )
    result = run([tmp_path / "a.txt"], tmp_path / "run", profile=named, jobs=0)
    assert result.released == ()
    assert result.exit_code == ExitCode.CHECK_FAILED
    report = (tmp_path / "run" / "report.html").read_text(encoding="utf-8")
    assert "In de naam van het besluit ([dossier] decision in het profiel)" in report


@pytest.mark.parametrize(("sure", "out_there"), [(1.0, ("0002",)), (0.5, ("0001", "0002"))])
def test_a_broken_rule_of_law_withholds_and_a_suspicion_is_told(
    out: Path, monkeypatch: pytest.MonkeyPatch, sure: float, out_there: tuple[str, ...]
) -> None:
    def broken(piece: object) -> list[Problem]:
        hides = getattr(piece, "hiding")  # noqa: B009  # a stand-in for a rule
        return [Problem(what="Een gezochte breuk.", mend="Kies een grond.", sure=sure)] if hides else []

    monkeypatch.setitem(RULES, "L7", ("datum bij 5.1.4", broken))
    result = release(out, jobs=0)
    assert result.released == out_there
    assert (
        tuple(name.removesuffix(".pdf") for name in sorted(released(out)) if name.endswith("pdf"))
        == out_there
    )
    report = (out / "report.html").read_text(encoding="utf-8")
    assert "Een gezochte breuk." in report
    assert ("Ter beoordeling" in report) is (sure < 0.9)
    if sure == 1.0:
        assert told(result, "0001") == "controle niet gehaald: L7"
        assert result.exit_code == ExitCode.CHECK_FAILED


def test_a_document_whose_later_check_fails_is_taken_back_and_logged(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspect = tasks.inspect

    def stricter(given: tasks.Inspection) -> tuple[CheckResult, ...]:
        results = inspect(given)
        problem = Problem(what="Gevonden door een nieuwe controle.", mend="Lak opnieuw.")
        failing = replace(results[0], verdict=Verdict.FAILED, problems=(problem,))
        return (failing, *results[1:]) if given.output.id == "0001" else results

    monkeypatch.setattr(tasks, "inspect", stricter)
    monkeypatch.setattr(stages, "made_by", lambda: "a later version")
    result = release(out, jobs=0)
    assert result.released == ("0002",)
    assert logged(out) == {"released": ["0002"], "withdrawn": ["0001"]}
    assert "0001.pdf" not in released(out)


def test_a_refused_document_has_no_file_and_its_ground_in_the_list(out: Path) -> None:
    judge(out, ["0001"], Judgement.WITHHELD, by="an", codes=["5.1.2.i"], why="Schaadt het functioneren.")
    result = release(out, jobs=0)
    assert result.released == ("0002",)
    assert logged(out) == {"released": ["0002"], "withdrawn": ["0001"]}
    assert "niet openbaar,nee,5.1.2i" in (out / "release" / "inventory.csv").read_text(encoding="utf-8")
