"""An answer that breaks the law is refused and not kept; one that does not is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from woo_redact.cli.review import command
from woo_redact.errors import GroundError
from woo_redact.model import Decision, Outcome, Span
from woo_redact.pipeline.asking import open_questions, take_answers
from woo_redact.pipeline.order import run
from woo_redact.profile import Profile
from woo_redact.review import answer
from woo_redact.store import Store


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Return a run with one open question."""
    (tmp_path / "a.txt").write_text("Zij woont Dorpsstraat 12 in het dorp.\n", encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "run", profile=Profile(), jobs=0)
    return tmp_path / "run"


@pytest.mark.parametrize(
    ("ground", "why", "says"),
    [
        ("5.1.4", "Eerst de geadresseerde.", "noem die in de motivering"),
        ("5.2.1", "Mening.", "niet voor feiten, namen en nummers"),
        ("5.1.2.e", "Buiten verzoek", "er hoort geen grond bij"),
    ],
)
def test_an_answer_that_breaks_the_law_is_not_kept(dossier: Path, ground: str, why: str, says: str) -> None:
    (question,) = open_questions(dossier)
    with pytest.raises(GroundError, match=says):
        take_answers(dossier, [answer(question, Outcome.REDACT, by="an", why=why, ground=ground)])
    with Store(dossier) as store:
        assert store.decisions() == ()
    assert open_questions(dossier) == (question,)


def test_a_second_ground_on_the_same_words_is_refused(dossier: Path) -> None:
    (question,) = open_questions(dossier)
    take_answers(dossier, [answer(question, Outcome.REDACT, by="an", why="Adres.")])
    own = Decision(
        outcome=Outcome.REDACT,
        by="person:an",
        why="Onevenredig.",
        document=question.document,
        span=Span(question.span.start - 5, question.span.end),
        ground="5.1.5",
    )
    with pytest.raises(GroundError, match=r"5\.1\.5 kan niet samen"):
        take_answers(dossier, [own])
    take_answers(dossier, [replace(own, span=Span(0, 3))])  # other words: no objection
    with Store(dossier) as store:
        assert len(store.decisions()) == 2


def test_the_command_line_says_what_is_wrong(dossier: Path) -> None:
    (question,) = open_questions(dossier)
    asked = [str(dossier), "--decide", question.finding, "--outcome", "redact", "--ground", "5.1.4"]
    with pytest.raises(GroundError, match=r"art\. 5\.1 lid 4 Woo"):
        command.main([*asked, "--why", "Later."], standalone_mode=False)
    command.main([*asked, "--why", "Openbaar op 1 mei 2027."], standalone_mode=False)
    assert open_questions(dossier) == ()
