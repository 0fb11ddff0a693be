"""Duplicates through a whole run: listed, not released twice, proposals that wait, one passage."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from woo_redact.cli import group
from woo_redact.model import Judgement, Outcome
from woo_redact.pipeline.asking import open_questions, take_answers
from woo_redact.pipeline.checking import check_path
from woo_redact.pipeline.kinship import proposals, rule_on
from woo_redact.pipeline.order import release, run
from woo_redact.profile import Profile
from woo_redact.review import Question, answer
from woo_redact.review.answers import answers_in
from woo_redact.review.counting import decided_on
from woo_redact.store import Store

PLAN = "Volgens mevrouw Zonneveld kan de brug over het kanaal in de herfst worden vervangen."
FAST = Profile.model_validate({"names": {"model": "fast"}, "review": {"before_release": "none"}})


def mail(
    body: str, ident: str, *, sender: str = "jan", to: str = "piet", day: int = 1, extra: str = ""
) -> str:
    return (
        f"From: {sender}@dienst.example\nTo: {to}@dienst.example\nSubject: RE: Brug\n"
        f"Date: {day} Oct 2024 09:00:00 +0200\nMessage-ID: <{ident}@x>\n{extra}"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}\n"
    )


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a run over a mail, its copy, and a reply that quotes it whole."""
    base = tmp_path_factory.mktemp("doubles")
    source = base / "in"
    source.mkdir()
    reply = f"Akkoord.\n\n> {PLAN}\n"
    (source / "a.eml").write_text(mail(PLAN, "a"), encoding="utf-8")
    (source / "b.eml").write_text(mail(PLAN, "a"), encoding="utf-8")
    answered = mail(reply, "c", sender="piet", to="jan", day=2, extra="In-Reply-To: <a@x>\n")
    (source / "c.eml").write_text(answered, encoding="utf-8")
    run([source], base / "run", profile=FAST, jobs=0)
    return base / "run"


def listed(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "release" / "inventory.csv").open(encoding="utf-8", newline="") as file:
        return {line["ID"]: line for line in csv.DictReader(file)}


def test_a_duplicate_is_listed_with_the_number_it_is_in_and_without_a_ground(dossier: Path) -> None:
    result = release(dossier, jobs=0)
    assert result.released == ("0001", "0003")
    asked = len(open_questions(dossier))
    assert f"Beantwoord {asked} vra" in (dossier / "summary.txt").read_text(encoding="utf-8")
    row = listed(dossier)["0002"]
    assert (row["Beoordeling"], row["Opgeschort"], row["Beoordelingsgrond"]) == ("niet openbaar", "nee", "")
    assert row["Toelichting"].startswith("Dubbel: staat in 0001 ")
    assert row["Gerelateerd ID"] == "0001"
    assert {line["Email Thread ID"] for line in listed(dossier).values()} == {"1"}
    assert [line["Family"] for line in listed(dossier).values()] == ["1", "2", "3"]
    assert not (dossier / "documents" / "0002" / "redacted.pdf").exists()
    assert all(result.passed for result in check_path(dossier))


def test_a_proposal_does_nothing_until_a_person_accepts_it_and_can_be_taken_back(dossier: Path) -> None:
    waiting = [p for p in proposals(dossier) if p.tie.asks]
    assert [(p.tie.document, p.tie.other, p.aside, p.accepted) for p in waiting] == [
        ("0001", "0003", False, None)
    ]
    shown = CliRunner().invoke(group, ["doubles", str(dossier), "--open", "--json"], standalone_mode=False)
    (told,) = [json.loads(line) for line in shown.output.splitlines()]
    assert (told["id"], told["state"]) == (waiting[0].tie.id, "voorstel")
    CliRunner().invoke(
        group, ["doubles", str(dossier), "--accept", told["id"], "--by", "k"], standalone_mode=False
    )
    assert release(dossier, jobs=0).released == ("0003",)
    # The copy stands in the end where the mail that it is a copy of stands.
    assert {line["Gerelateerd ID"] for line in listed(dossier).values()} == {"0003", ""}
    rule_on(dossier, [told["id"]], accepted=False, by="k")
    result = release(dossier, jobs=0)
    assert result.released == ("0001", "0003")
    assert result.rows[1].judgement is Judgement.WITHHELD


def test_the_same_passage_gets_the_same_decision_unless_a_person_said_otherwise(dossier: Path) -> None:
    take_answers(dossier, [answer(_named(dossier, "0001"), Outcome.KEEP, by="k")])
    assert _outcomes(dossier) == {"0001": {Outcome.KEEP}, "0003": {Outcome.KEEP}}
    take_answers(dossier, [answer(_named(dossier, "0003"), Outcome.REDACT, by="k")])
    take_answers(dossier, [answer(_named(dossier, "0001"), Outcome.KEEP, by="k")])
    assert _outcomes(dossier) == {"0001": {Outcome.KEEP}, "0003": {Outcome.REDACT}}


def _named(folder: Path, document: str) -> Question:
    """Return the question on the name in a document."""
    asked = open_questions(folder, settled=True)
    return next(q for q in asked if q.document == document and "Zonneveld" in q.words)


def _outcomes(folder: Path) -> dict[str, set[Outcome]]:
    """Return what was decided on the name, by document."""
    with Store(folder) as store:
        persons = answers_in(store)
        found: dict[str, set[Outcome]] = {}
        for document in store.documents():
            decided = decided_on(store, document, persons)
            assert decided is not None
            named = [d for d in decided.text if d.span and "Zonneveld" in d.span.of(document.text)]
            if document.id != "0002":
                found[document.id] = {d.outcome for d in named}
        return found
