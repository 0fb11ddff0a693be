"""The questions for a person, and the answers as decisions."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from woo_redact.model import Decision, Document, Entity, Outcome

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
    score: float = 1.0


def questions(document: Document, decisions: Iterable[Decision]) -> tuple[Question, ...]:
    """Return the open questions in a text, the most doubtful first, then in the order of the text."""
    asked = [d for d in decisions if d.outcome is Outcome.ASK and d.span and d.finding]
    ordered = sorted(asked, key=lambda d: (d.score, d.start or 0))
    return tuple(question for d in ordered if (question := _question(document, d)))


def _question(document: Document, decision: Decision) -> Question | None:
    """Return the question a decision asks."""
    if decision.span is None or decision.finding is None or decision.ground is None:
        return None
    start, end = decision.span.start, decision.span.end
    return Question(
        document=document.id,
        finding=decision.finding,
        subject=decision.subject,
        entity=decision.entity or Entity.TERM,
        ground=decision.ground,
        why=decision.why,
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
    everywhere: bool = False,
) -> Decision:
    """Return a person's decision on a question: here, or for the subject in the whole dossier.

    Raises:
        ValueError: when `everywhere` is asked for something that is no subject, or the outcome is a question.
    """
    if outcome is Outcome.ASK:
        raise ValueError("an answer is no question")
    if everywhere and question.subject is None:
        raise ValueError("only a subject can be decided everywhere")
    return Decision(
        outcome=outcome,
        by=f"person:{by}",
        why=why or "Beoordeeld.",
        finding=None if everywhere else question.finding,
        subject=question.subject if everywhere else None,
        document=None if everywhere else question.document,
        entity=question.entity,
        ground=None if outcome is Outcome.KEEP else (ground or question.ground),
        at=dt.datetime.now(dt.UTC),
    )
