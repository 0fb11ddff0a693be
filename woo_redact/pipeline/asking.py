"""The questions of a run and the answers to them, for scripts that keep no session of their own."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from woo_redact.model import Assessment, Decision, Subject, Tie
from woo_redact.pipeline.judging import assessments_of
from woo_redact.pipeline.keeping import profile_of
from woo_redact.pipeline.kinship import kin_of, set_aside, unanswered
from woo_redact.review import Question, Session, question
from woo_redact.review.answers import subjects_in
from woo_redact.store import Store


def session_on(store: Store, by: str) -> Session:
    """Return a review session on a run, for one reviewer.

    Raises:
        UsageError: when the reviewer has no name.
    """
    before = profile_of(store).review.before_release
    return Session(store, by, before_release=before, aside=lambda: aside_of(store))


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(Collection[str]):
    """The documents that are not released by themselves: found in another, or judged as a whole.

    `ties` counts the duplicates and proposals, `waiting` those of them that nobody has answered.
    """

    found: dict[str, Tie]
    judged: dict[str, Assessment]
    ties: int
    waiting: int

    def __iter__(self) -> Iterator[str]:
        """Yield their numbers."""
        return iter({**self.found, **self.judged})

    def __len__(self) -> int:
        """Count them."""
        return len({**self.found, **self.judged})

    def __contains__(self, number: object) -> bool:
        """Tell whether a document is one of them."""
        return number in self.found or number in self.judged


def aside_of(store: Store) -> Aside:
    """Return what is not released by itself, and why."""
    known = kin_of(store)
    return Aside(
        found=set_aside(store, known),
        judged=assessments_of(store),
        ties=len(known.ties),
        waiting=unanswered(store, known),
    )


def open_questions(run: Path, *, settled: bool = False) -> tuple[Question, ...]:
    """Return every open question of a run, the most doubtful first.

    With `settled` every passage, by document: what was decided can be decided again.

    Raises:
        UsageError: when `run` is no run.
    """
    with Store(run) as store:
        session = session_on(store, "-")
        every = (p for document in session.board.documents for p in session.passages(document))
        passages = every if settled else (p for p in session.questions if p.open)
        return tuple(question(passage, session.shown(passage)) for passage in passages)


def take_answers(run: Path, answers: Iterable[Decision]) -> None:
    """Keep people's decisions: they are in the database before this returns.

    Raises:
        GroundError: when an answer breaks a rule of law (L1-L13); then none is kept.
    """
    given = tuple(answers)
    with Store(run) as store:
        session = session_on(store, given[0].by.removeprefix("person:") if given else "-")
        session.take(session.with_passages(given))


def subjects_of(run: Path) -> tuple[Subject, ...]:
    """Return the dossier's subjects."""
    with Store(run) as store:
        return subjects_in(store)
