"""Every way in which a hidden word once came near a release: a failure, a change, a race, a name in a title."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.end_to_end.test_dossier import go, mail, paper, released, text_of
from woo_redact.errors import ExitCode, UsageError, WooRedactError
from woo_redact.model import Outcome
from woo_redact.pipeline import close, stages, tasks
from woo_redact.pipeline.asking import open_questions, subjects_of, take_answers
from woo_redact.pipeline.checking import check_path
from woo_redact.pipeline.order import release, run
from woo_redact.profile import Profile
from woo_redact.review import answer, answer_subject

NONE = Profile.model_validate({"review": {"before_release": "none"}})


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A mail whose sender must be hidden."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    body = "Dag Bo,\n\nBel mij op 06-12345678.\n\nGroet,\nYentl\n"
    mail(
        folder,
        "a.eml",
        sender="Yentl Roekgans <y.roekgans@stad.example>",
        to="Bo <bo@stad.example>",
        body=body,
    )
    return folder


@pytest.mark.parametrize("stage", ["detect_in", "decide_on", "sweep_through", "draw", "inspect"])
def test_a_stage_that_fails_once_withholds_and_the_next_run_redacts(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    whole = tmp_path / "whole" / "run"
    run([dossier], whole, profile=NONE, jobs=0)

    def fail(_given: object) -> None:
        message = "no memory"
        raise MemoryError(message)

    out = tmp_path / "run"
    with monkeypatch.context() as patch:
        patch.setattr(tasks, stage, fail)
        result = run([dossier], out, profile=NONE, jobs=0)
        assert result.released == ()
        assert result.exit_code in {ExitCode.UNREADABLE, ExitCode.CHECK_FAILED}
        public = b"".join(released(out).values())
        assert b"Roekgans" not in public
    assert run([dossier], out, profile=NONE, jobs=0).released == ("0001",)
    assert released(out) == released(whole)


def test_a_failure_under_a_new_profile_never_releases_the_old_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Het zwart boek is klaar.\n", encoding="utf-8")
    out = tmp_path / "run"
    run([tmp_path / "a.txt"], out, profile=NONE, jobs=0)
    strict = Profile.model_validate(
        {"always": {"zwart boek": "5.1.1.c"}, "review": {"before_release": "none"}}
    )
    with monkeypatch.context() as patch:
        patch.setattr(tasks, "decide_on", lambda _given: (_ for _ in ()).throw(MemoryError))
        assert run([tmp_path / "a.txt"], out, profile=strict, jobs=0).released == ()
    run([tmp_path / "a.txt"], out, profile=strict, jobs=0)
    assert "zwart boek" not in text_of(out, "0001")


def test_without_a_profile_a_run_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Het zwart boek is klaar.\n", encoding="utf-8")
    strict = Profile.model_validate({"always": {"zwart boek": "5.1.1.c"}})
    run([tmp_path / "a.txt"], tmp_path / "run", profile=strict, jobs=0)
    run([tmp_path / "a.txt"], tmp_path / "run", jobs=0)
    assert "zwart boek" not in text_of(tmp_path / "run", "0001")


@pytest.mark.parametrize(
    "name",
    [
        "CV-Yentl-Roekgans.xyz",
        "YentlRoekgans.xyz",
        "20240304_verslag_YentlRoekgans.xyz",
        "over roekgans (2).xyz",
    ],
)
def test_a_name_in_a_file_name_reaches_no_inventory_however_it_is_written(
    dossier: Path, tmp_path: Path, name: str
) -> None:
    (dossier / name).write_bytes(b"\x00")
    go(dossier, tmp_path / "run")
    rows = (tmp_path / "run" / "release" / "inventory.csv").read_text(encoding="utf-8")
    assert "roekgans" not in rows.casefold()
    assert "0002" in rows


def test_an_innocent_title_stays(dossier: Path, tmp_path: Path) -> None:
    (dossier / "Begroting 2025 (definitief).xyz").write_bytes(b"\x00")
    go(dossier, tmp_path / "run")
    assert "Begroting 2025 (definitief)" in (tmp_path / "run" / "release" / "inventory.csv").read_text(
        encoding="utf-8"
    )


def test_what_a_person_hid_stays_hidden_when_detection_no_longer_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Zij woont Dorpsstraat 12 in het dorp.\n", encoding="utf-8")
    out = tmp_path / "run"
    run([tmp_path / "a.txt"], out, profile=Profile(), jobs=0)
    (question,) = open_questions(out)
    take_answers(out, [answer(question, Outcome.REDACT, by="an")])
    monkeypatch.setattr(tasks, "detect_in", lambda _given: tasks.Found())
    monkeypatch.setattr(stages, "made_by", lambda: "another version")
    release(out, jobs=0)
    assert "Dorpsstraat" not in text_of(out, "0001")


def test_a_decision_on_a_person_follows_them_when_the_register_changes(tmp_path: Path) -> None:
    dossier, out = tmp_path / "dossier", tmp_path / "run"
    dossier.mkdir()
    mail(
        dossier,
        "b.eml",
        sender="Y. Roekgans <y.roekgans@stad.example>",
        to="Bo <bo@stad.example>",
        body="Dag.\n",
    )
    go(dossier, out)
    (before,) = [s for s in subjects_of(out) if any("Roekgans" in name for name in s.names)]
    take_answers(out, [answer_subject(before, Outcome.KEEP, by="an")])
    body = "Groet,\nYentl\n"
    mail(
        dossier,
        "a.eml",
        sender="Yentl Anna Roekgans <y.roekgans@stad.example>",
        to="Bo <bo@stad.example>",
        body=body,
    )
    go(dossier, out)
    (after,) = [s for s in subjects_of(out) if any("Roekgans" in name for name in s.names)]
    assert after.id != before.id
    assert "Y. Roekgans" in text_of(out, "0001")


def test_a_decision_to_hide_somebody_who_is_gone_withholds_everything(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    go(dossier, out)
    stranger = replace(subjects_of(out)[0], id="p404", names=("Iemand Anders",), addresses=())
    take_answers(out, [answer_subject(stranger, Outcome.REDACT, by="an")])
    result = release(out, jobs=0)
    assert result.released == ()
    assert "past bij niemand meer" in result.rows[0].withheld_because[0]


def test_an_answer_that_comes_while_a_run_ends_is_not_released_against(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Zij woont Dorpsstraat 12 in het dorp.\n", encoding="utf-8")
    out = tmp_path / "run"
    run([tmp_path / "a.txt"], out, profile=Profile(), jobs=0)
    (question,) = open_questions(out)
    take_answers(out, [answer(question, Outcome.KEEP, by="an")])
    whole = close.states

    def late(*given: object) -> object:
        take_answers(out, [answer(question, Outcome.REDACT, by="ben")])
        return whole(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(close, "states", late)
        assert release(out, jobs=0).released == ()
    assert release(out, jobs=0).released == ("0001",)
    assert "Dorpsstraat" not in text_of(out, "0001")


def test_an_answer_can_be_taken_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zij woont Dorpsstraat 12 in het dorp.\n", encoding="utf-8")
    out = tmp_path / "run"
    run([tmp_path / "a.txt"], out, profile=Profile(), jobs=0)
    (question,) = open_questions(out)
    take_answers(out, [answer(question, Outcome.KEEP, by="an")])
    assert open_questions(out) == ()
    again = next(q for q in open_questions(out, settled=True) if q.finding == question.finding)
    take_answers(out, [answer(again, Outcome.REDACT, by="an")])
    release(out, jobs=0)
    assert "Dorpsstraat" not in text_of(out, "0001")


def test_checking_a_run_looks_at_every_file_in_its_release(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    run([dossier], out, profile=NONE, jobs=0)
    assert all(result.passed for result in check_path(out))
    paper(out / "release", "9999.pdf", "Yentl Roekgans")
    assert not all(result.passed for result in check_path(out))


def test_checking_a_run_that_released_nothing_has_not_passed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zij woont Dorpsstraat 12 in het dorp.\n", encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "run", profile=Profile(), jobs=0)
    assert not all(result.passed for result in check_path(tmp_path / "run"))


def test_odd_files_stop_nothing(tmp_path: Path) -> None:
    dossier, out = tmp_path / "dossier", tmp_path / "run"
    dossier.mkdir()
    paper(dossier, "brief.pdf", "De begroting is sluitend.")
    (dossier / "brief.pdf").rename(dossier / "Brief nr. 12")
    os.mkfifo(dossier / "pijp.txt")
    (dossier / os.fsdecode(b"na\xefef.txt")).write_text("De begroting is sluitend.\n", encoding="utf-8")
    for folder in ("x", "y"):
        (dossier / folder).mkdir()
        (dossier / folder / "brief.txt").write_text(f"Map {folder}.\n", encoding="utf-8")
    result = go(dossier, out)
    assert len(result.rows) == 4
    assert len(result.released) == 4


def test_a_subject_without_end_is_cut_and_the_mail_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        b"From: post@stad.example\r\nTo: info@stad.example\r\nSubject: "
        + b"begroting " * 9000
        + b"\r\n\r\nDag.\r\n"
    )
    result = run([tmp_path / "a.eml"], tmp_path / "run", profile=Profile(), jobs=0)
    assert result.released == ("0001",)
    assert len(result.rows[0].title) <= 250


def test_a_name_that_is_a_word_of_xmp_does_not_withhold_everything(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    dossier.mkdir()
    sender = "Anna Media <a.media@stad.example>"
    mail(dossier, "a.eml", sender=sender, to="post@stad.example", body="Dag.\n\nGroet,\nMedia\n")
    assert go(dossier, tmp_path / "run").released == ("0001",)


def test_files_of_one_name_in_two_places_are_two_documents(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "brief.txt").write_text(f"Map {folder}.\n", encoding="utf-8")
    out = tmp_path / "run"
    run([tmp_path / "a", tmp_path / "b"], out, profile=Profile(), jobs=0)
    result = run([tmp_path / "c"], out, profile=Profile(), jobs=0)
    assert len(result.rows) == 3


def test_a_run_does_not_take_itself_in(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    go(dossier, out)
    for path in (out, out / "release"):
        with pytest.raises(UsageError, match="de run zelf"):
            run([path], out, profile=Profile(), jobs=0)


def test_a_search_without_its_register_fails_instead_of_finding_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("De begroting.\n", encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "run", profile=Profile(), jobs=0)
    with pytest.raises(WooRedactError, match="lijst van personen"):
        tasks._subjects(tmp_path / "run", "another key")
    with pytest.raises(WooRedactError, match="gelakte woorden"):
        tasks._secrets(tmp_path / "run", "another key")
