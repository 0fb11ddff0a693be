"""The open questions of a run, and the answers that people give."""

from collections.abc import Iterable
from pathlib import Path

from woo_redact.model import Decision, Subject
from woo_redact.pipeline.stages import decided_on
from woo_redact.pipeline.tasks import title_document
from woo_redact.review import Question, questions
from woo_redact.store import Store, from_json


def open_questions(run: Path) -> tuple[Question, ...]:
    """Return every open question of a run, by document; the most doubtful first in each.

    Raises:
        UsageError: when `run` is no run.
    """
    with Store(run) as store:
        persons = store.decisions()
        asked: list[Question] = []
        for document in store.documents():
            decided = decided_on(store, document, persons)
            asked += questions(document, decided.text)
            asked += questions(title_document(document), decided.title)
        return tuple(asked)


def take_answers(run: Path, answers: Iterable[Decision]) -> None:
    """Keep people's decisions: they are in the database before this returns."""
    with Store(run) as store:
        store.decide(tuple(answers))


def subjects_of(run: Path) -> tuple[Subject, ...]:
    """Return the dossier's subjects."""
    with Store(run) as store:
        payload = store.latest(None, "subjects")
        subjects: tuple[Subject, ...] = from_json(tuple[Subject, ...], payload) if payload else ()
        return subjects
