"""People's decisions as they fit the dossier of today: a person is found again by name when ids change."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from woo_redact.kin import Grouped, grouped
from woo_redact.language import recorded
from woo_redact.model import Decision, Span, Subject, SubjectKind
from woo_redact.store import Store, from_json


@dataclass(frozen=True, kw_only=True)
class Answers:
    """All decisions of persons; `lost` counts those that hide somebody who is no longer in the register."""

    decisions: tuple[Decision, ...] = ()
    lost: int = 0

    @cached_property
    def passages(self) -> dict[str, Decision]:
        """Return the last decision on each passage that was named, so that it holds wherever that stands."""
        return {decision.passage: decision for decision in self.decisions if decision.passage}

    @cached_property
    def sentences(self) -> Grouped:
        """Return those passages by their sentence."""
        return grouped(self.passages)

    @cached_property
    def _by_document(self) -> dict[str | None, list[tuple[int, Decision]]]:
        """Return the decisions of each document, and (None) those for all of them, each with its place."""
        found: dict[str | None, list[tuple[int, Decision]]] = defaultdict(list)
        for number, decision in enumerate(self.decisions):
            found[decision.document].append((number, decision))
        return dict(found)

    def on(self, document: str) -> tuple[Decision, ...]:
        """Return the decisions that can matter for a document, in the order they were taken."""
        some = [*self._by_document.get(None, ()), *self._by_document.get(document, ())]
        return tuple(decision for _, decision in sorted(some, key=lambda pair: pair[0]))


def subjects_in(store: Store) -> tuple[Subject, ...]:
    """Return the dossier's register of people as it was last made."""
    payload = store.latest(None, "subjects")
    subjects: tuple[Subject, ...] = from_json(tuple[Subject, ...], payload) if payload else ()
    return subjects


class Register:
    """The register of today, which finds the people again that decisions were taken on.

    New documents can give a person a fuller name or another address, and so another id. The decision goes
    with the names and addresses it was taken on.
    """

    def __init__(self, subjects: Iterable[Subject]) -> None:
        """Know these subjects."""
        self._people = tuple(subject for subject in subjects if subject.kind is SubjectKind.PERSON)
        self._known = {subject.id for subject in self._people}

    def fit(self, decision: Decision) -> tuple[Decision, ...]:
        """Return a decision with the subject's id of today; none when it is on somebody who is gone."""
        if decision.subject is None or decision.subject in self._known or decision.finding:
            return (decision,)
        same = (subject for subject in self._people if _same(decision, subject))
        return tuple(replace(decision, subject=subject.id) for subject in same)


def answers_in(store: Store) -> Answers:
    """Return people's decisions that were not taken back, as they fit the register of today.

    One that hides and fits nobody is never dropped in silence: it is counted as lost.
    """
    register = Register(subjects_in(store))
    decisions: list[Decision] = []
    lost = 0
    for decision in store.decisions():
        fitted = register.fit(decision)
        decisions += fitted
        lost += decision.hides and not fitted
    return Answers(decisions=tuple(decisions), lost=lost)


def elsewhere(
    document: str,
    places: Iterable[tuple[str, Span]],
    rules: tuple[Decision, ...],
    taken: Mapping[str, Decision],
) -> tuple[Decision, ...]:
    """Return people's decisions on passages of other documents that also stand in this one, as taken here.

    `places` are where the passages of `taken` stand in the document. What a person decided in this document
    itself beats them all.
    """
    at = {(d.span, d.entity): d for d in rules if d.span is not None}
    carried = []
    for passage, span in places:
        decision = taken[passage]
        rule = at.get((span, decision.entity))
        if (decision.document, decision.span) == (document, span):
            continue  # the very place it was taken on
        if rule is None and not decision.hides:
            continue  # nothing was found here that could be kept
        carried.append(
            replace(
                decision,
                document=document,
                span=span,
                finding=rule.finding if rule else None,
                why=recorded(
                    "Same passage in {document}: {why}", document=decision.document, why=decision.why
                ),
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
