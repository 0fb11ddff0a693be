"""A passage as it is listed for scripts and spreadsheets: with its words, and what counts there."""

import datetime as dt
from dataclasses import dataclass, field

from woo_redact.model import Decision, Entity, Outcome, Span
from woo_redact.review.lawful import reason
from woo_redact.review.values import Passage, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One passage with its words, what is proposed and what counts: never shown in public.

    `finding` names it; for a passage that a person marked, where detection found nothing, that is its place.
    """

    document: str
    finding: str
    subject: str | None
    entity: Entity
    ground: str
    why: str
    before: str = field(repr=False)
    words: str = field(repr=False)
    after: str = field(repr=False)
    span: Span | None
    score: float = 1.0
    in_title: bool = False
    outcome: Outcome = Outcome.ASK
    by: str = ""


def question(passage: Passage, shown: Shown) -> Question:
    """Return a passage with its words."""
    now = passage.now
    return Question(
        document=passage.document,
        finding=passage.key.partition(":")[2],
        subject=now.subject,
        entity=now.entity or Entity.TERM,
        ground=now.ground or passage.proposal,
        why=now.why,
        before=shown.before,
        words=shown.words,
        after=shown.after,
        span=now.span,
        score=now.score,
        in_title=passage.in_title,
        outcome=now.outcome,
        by=now.by,
    )


def answer(
    asked: Question, outcome: Outcome, *, by: str, why: str = "", ground: str | None = None
) -> Decision:
    """Return a person's decision on a question, as `answer_passage` does.

    Raises:
        ValueError: when the outcome is a question.
    """
    if outcome is Outcome.ASK:
        raise ValueError("an answer is no question")
    code = None if outcome is Outcome.KEEP else (ground or asked.ground)
    return Decision(
        outcome=outcome,
        by=f"person:{by}",
        why=reason(outcome, code, asked.ground, why),
        finding=asked.finding,
        document=asked.document,
        span=asked.span,
        in_title=asked.in_title,
        entity=asked.entity,
        ground=code,
        at=dt.datetime.now(dt.UTC),
    )
