"""People's decisions as they fit the dossier of today: a person is found again by name when ids change."""

from dataclasses import dataclass, replace

from woo_redact.model import Decision, Subject, SubjectKind
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
