"""The questions for a person, and the answers as decisions."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from woo_redact.model import Decision, Document, Entity, Outcome, Span, Subject

_AROUND = 90  # characters of the passage shown on each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One passage that is hidden until a person has said whether it must be: never shown in public."""

    document: str
    finding: str
    subject: str | None
    entity: Entity
    ground: str
    why: str
    before: str = field(repr=False)
    words: str = field(repr=False)
    after: str = field(repr=False)
    span: Span
    score: float = 1.0


def questions(
    document: Document, decisions: Iterable[Decision], *, settled: bool = False
) -> tuple[Question, ...]:
    """Return the open questions in a text, the most doubtful first, then in the order of the text.

    With `settled` also what was decided, by rule or by a person: it can be decided again.
    """
    asked = [d for d in decisions if settled or d.outcome is Outcome.ASK]
    ordered = sorted(asked, key=lambda d: (d.score, d.start or 0))
    return tuple(question for d in ordered if (question := _question(document, d)))


def _question(document: Document, decision: Decision) -> Question | None:
    """Return the question a decision asks."""
    if decision.span is None or decision.finding is None:
        return None
    start, end = decision.span.start, decision.span.end
    return Question(
        document=document.id,
        finding=decision.finding,
        subject=decision.subject,
        entity=decision.entity or Entity.TERM,
        ground=decision.ground or "5.1.2.e",
        why=decision.why,
        span=decision.span,
        before=document.text[max(0, start - _AROUND) : start],
        words=document.text[start:end],
        after=document.text[end : end + _AROUND],
        score=decision.score,
    )


def answer(
    question: Question,
    outcome: Outcome,
    *,
    by: str,
    why: str = "",
    ground: str | None = None,
) -> Decision:
    """Return a person's decision on one passage.

    It keeps the place too: what a person hid stays hidden when detection no longer finds anything there.

    Raises:
        ValueError: when the outcome is a question.
    """
    if outcome is Outcome.ASK:
        raise ValueError("an answer is no question")
    return Decision(
        outcome=outcome,
        by=f"person:{by}",
        why=why or "Beoordeeld.",
        finding=question.finding,
        document=question.document,
        span=question.span,
        entity=question.entity,
        ground=None if outcome is Outcome.KEEP else (ground or question.ground),
        at=dt.datetime.now(dt.UTC),
    )


def answer_subject(
    subject: Subject, outcome: Outcome, *, by: str, why: str = "", ground: str = "5.1.2.e"
) -> Decision:
    """Return a person's decision on a subject: for every place in every document.

    Raises:
        ValueError: when the outcome is a question.
    """
    if outcome is Outcome.ASK:
        raise ValueError("an answer is no question")
    return Decision(
        outcome=outcome,
        by=f"person:{by}",
        why=why or "Beoordeeld.",
        subject=subject.id,
        names=(*subject.names, *subject.addresses),
        entity=Entity.PERSON,
        ground=None if outcome is Outcome.KEEP else ground,
        at=dt.datetime.now(dt.UTC),
    )
