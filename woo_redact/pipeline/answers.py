"""People's decisions as they fit the dossier of today: a person is found again by name when ids change."""

from dataclasses import dataclass, replace

from woo_redact.kin import passage_of, places_of
from woo_redact.model import Decision, Document, Entity, Span, Subject, SubjectKind
from woo_redact.pipeline.tasks import Decided
from woo_redact.store import Store, from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All decisions of persons; `lost` counts those that hide somebody who is no longer in the register."""

    decisions: tuple[Decision, ...] = ()
    lost: int = 0


def subjects_in(store: Store) -> tuple[Subject, ...]:
    """Return the dossier's register of people as it was last made."""
    payload = store.latest(None, "subjects")
    subjects: tuple[Subject, ...] = from_json(tuple[Subject, ...], payload) if payload else ()
    return subjects


def answers_in(store: Store) -> Answers:
    """Return people's decisions, those on a subject with the subject's id of today.

    New documents can give a person a fuller name or another address, and so another id. The decision goes
    with the names and addresses it was taken on; one that hides and fits nobody is never dropped in silence.
    """
    subjects = subjects_in(store)
    subjects = tuple(subject for subject in subjects if subject.kind is SubjectKind.PERSON)
    known = {subject.id for subject in subjects}
    decisions: list[Decision] = []
    lost = 0
    for decision in store.decisions():
        if decision.subject is None or decision.subject in known or decision.finding:
            decisions.append(decision)
            continue
        same = [subject for subject in subjects if _same(decision, subject)]
        decisions += [replace(decision, subject=subject.id) for subject in same]
        lost += decision.hides and not same
    return Answers(decisions=tuple(decisions), lost=lost)


def with_passage(store: Store, answer: Decision) -> Decision:
    """Return an answer with the name of the passage it was given on, "" for one on a title."""
    if answer.document is None or answer.span is None:
        return answer
    payload = store.latest(answer.document, "swept")
    rules: Decided = from_json(Decided, payload) if payload else Decided()
    document = store.document(answer.document)
    if answer.span.end > len(document.text) or answer.finding in {d.finding for d in rules.title}:
        return answer
    return replace(answer, passage=passage_of(document, answer.span))


def elsewhere(
    document: Document, rules: tuple[Decision, ...], persons: tuple[Decision, ...]
) -> tuple[Decision, ...]:
    """Return people's decisions on passages of other documents that also stand in this one, as taken here.

    Of several the last counts, and what a person decided in this document itself beats them all.
    """
    taken = {d.passage: d for d in persons if d.passage}
    at: dict[tuple[Span, Entity | None], Decision] = {
        (d.span, d.entity): d for d in rules if d.span is not None
    }
    carried = []
    for passage, span in places_of(document, taken):
        decision = taken[passage]
        rule = at.get((span, decision.entity))
        if (decision.document, decision.span) == (document.id, span):
            continue  # the very place it was taken on
        if rule is None and not decision.hides:
            continue  # nothing was found here that could be kept
        carried.append(
            replace(
                decision,
                document=document.id,
                span=span,
                finding=rule.finding if rule else None,
                why=f"Zelfde passage in {decision.document}: {decision.why}",
            )
        )
    return tuple(carried)


def _same(decision: Decision, subject: Subject) -> bool:
    """Tell whether a decision was taken on this subject: an address or a full name in common."""
    addresses = {name.casefold() for name in decision.names if "@" in name}
    names = {name.casefold() for name in decision.names if "@" not in name}
    mine = {name.casefold() for name in subject.names}
    if addresses & {address.casefold() for address in subject.addresses}:
        return True
    full = {name for name in names if " " in name}
    return bool((full or names) & mine) or any(
        name in other.split() for name in names - full for other in mine
    )
