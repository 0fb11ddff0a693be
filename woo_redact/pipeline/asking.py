"""The open questions of a run, and the answers that people give."""

from collections.abc import Iterable
from pathlib import Path

from woo_redact.model import Decision, Subject
from woo_redact.pipeline.answers import answers_in, subjects_in
from woo_redact.pipeline.stages import decided_on
from woo_redact.pipeline.tasks import title_document
from woo_redact.review import Question, questions
from woo_redact.store import Store


def open_questions(run: Path, *, settled: bool = False) -> tuple[Question, ...]:
    """Return every open question of a run, by document; the most doubtful first in each.

    With `settled` also every passage that was decided: it can be decided again.

    Raises:
        UsageError: when `run` is no run.
    """
    with Store(run) as store:
        persons = answers_in(store).decisions
        asked: list[Question] = []
        for document in store.documents():
            decided = decided_on(store, document, persons)
            if decided is not None:
                asked += questions(document, decided.text, settled=settled)
                asked += questions(title_document(document), decided.title, settled=settled)
        return tuple(asked)


def take_answers(run: Path, answers: Iterable[Decision]) -> None:
    """Keep people's decisions: they are in the database before this returns."""
    with Store(run) as store:
        store.decide(tuple(answers))


def subjects_of(run: Path) -> tuple[Subject, ...]:
    """Return the dossier's subjects."""
    with Store(run) as store:
        return subjects_in(store)
