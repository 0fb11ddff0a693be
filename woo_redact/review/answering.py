"""What a person says becomes a decision: on a passage, on words or an area of their own, on a subject."""

import datetime as dt

from woo_redact.language import recorded
from woo_redact.model import Area, Decision, Entity, Outcome, Span, Subject
from woo_redact.review.lawful import reason
from woo_redact.review.values import Passage


def answer_passage(
    passage: Passage, outcome: Outcome, *, by: str, why: str = "", ground: str | None = None
) -> Decision:
    """Return a person's decision on one passage; without a ground on the one proposed.

    It keeps the place too: what a person hid stays hidden when detection no longer finds anything there.

    Raises:
        ValueError: when the outcome is a question.
    """
    now, code = passage.now, None if outcome is Outcome.KEEP else (ground or passage.proposal)
    return Decision(
        outcome=_given(outcome),
        by=f"person:{by}",
        why=reason(outcome, code, passage.proposal, why),
        finding=passage.rule.finding if passage.rule else now.finding,
        document=passage.document,
        span=now.span,
        area=now.area,
        in_title=passage.in_title,
        entity=now.entity,
        ground=code,
        at=dt.datetime.now(dt.UTC),
    )


def answer_subject(
    subject: Subject, outcome: Outcome, *, by: str, why: str = "", ground: str = "5.1.2.e"
) -> Decision:
    """Return a person's decision on a subject: for every place in every document.

    Raises:
        ValueError: when the outcome is a question.
    """
    return Decision(
        outcome=_given(outcome),
        by=f"person:{by}",
        why=why or recorded("Judged."),
        subject=subject.id,
        names=(*subject.names, *subject.addresses),
        entity=Entity.PERSON,
        ground=None if outcome is Outcome.KEEP else ground,
        at=dt.datetime.now(dt.UTC),
    )


def own_words(
    document: str,
    span: Span,
    outcome: Outcome,
    *,
    by: str,
    ground: str | None,
    why: str = "",
    in_title: bool = False,
) -> Decision:
    """Return a person's decision on words they pointed at.

    Raises:
        ValueError: when the outcome is a question, or hides without a ground.
    """
    return Decision(
        outcome=_given(outcome),
        by=f"person:{by}",
        why=reason(outcome, ground, None, why),
        document=document,
        span=span,
        in_title=in_title,
        entity=Entity.TERM,
        ground=None if outcome is Outcome.KEEP else ground,
        at=dt.datetime.now(dt.UTC),
    )


def own_area(
    document: str, area: Area, outcome: Outcome, *, by: str, ground: str | None, why: str = ""
) -> Decision:
    """Return a person's decision on an area of a page.

    Raises:
        ValueError: when the outcome is a question, or hides without a ground.
    """
    return Decision(
        outcome=_given(outcome),
        by=f"person:{by}",
        why=reason(outcome, ground, None, why),
        document=document,
        area=area,
        ground=None if outcome is Outcome.KEEP else ground,
        at=dt.datetime.now(dt.UTC),
    )


def _given(outcome: Outcome) -> Outcome:
    """Return an outcome that is an answer."""
    if outcome is Outcome.ASK:
        raise ValueError("an answer is no question")
    return outcome
