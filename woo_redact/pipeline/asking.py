"""The open questions of a run, and the answers that people give."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from woo_redact.errors import GroundError
from woo_redact.law import Facts, Violation, violations
from woo_redact.model import Decision, Document, Subject
from woo_redact.pipeline.answers import answers_in, subjects_in, with_passage
from woo_redact.pipeline.kinship import kin_of, set_aside
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
        aside = set_aside(store, kin_of(store))
        for document in store.documents():
            if document.id in aside:
                continue  # it is not released by itself: its words are asked where they are
            decided = decided_on(store, document, persons)
            if decided is not None:
                asked += questions(document, decided.text, settled=settled)
                asked += questions(title_document(document), decided.title, settled=settled)
        return tuple(asked)


def take_answers(run: Path, answers: Iterable[Decision]) -> None:
    """Keep people's decisions: they are in the database before this returns.

    Raises:
        GroundError: when an answer breaks a rule of law (L1-L13); then none is kept.
    """
    with Store(run) as store:
        given = tuple(with_passage(store, answer) for answer in answers)
        for message in _broken(store, given):
            raise GroundError(f"dit antwoord is niet vastgelegd: {message}")
        store.decide(given)


def _broken(store: Store, given: tuple[Decision, ...]) -> Iterator[str]:
    """Yield what answers break: by themselves, or beside what stands in their document already."""
    yield from (broken.message for broken in violations(given))
    before = answers_in(store).decisions
    for identity in sorted({answer.document for answer in given if answer.document}):
        document = store.document(identity)
        facts = Facts(dated=document.date, length=len(document.text))
        known = {broken.law for broken in _violations_in(store, document, before, facts)}
        now = _violations_in(store, document, (*before, *given), facts)
        yield from (broken.message for broken in now if broken.law not in known)


def _violations_in(
    store: Store, document: Document, persons: tuple[Decision, ...], facts: Facts
) -> tuple[Violation, ...]:
    """Return the rules that the decisions on a document break, people's over the rules'."""
    decided = decided_on(store, document, persons)
    return violations(decided.text, facts) if decided else ()


def subjects_of(run: Path) -> tuple[Subject, ...]:
    """Return the dossier's subjects."""
    with Store(run) as store:
        return subjects_in(store)
