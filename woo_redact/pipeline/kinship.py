"""Families, threads and duplicates of a run: kept while its documents are the same, with what people said."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from woo_redact.errors import UsageError
from woo_redact.kin import kin
from woo_redact.language import _
from woo_redact.model import Kin, Ruling, Tie, TieKind
from woo_redact.resources import made_by
from woo_redact.store import Store, digest, from_json, to_json

_STAGE = "kin"


def kin_of(store: Store, *, keep: bool = False) -> Kin:
    """Return how a run's documents belong together; only who has claimed the run may `keep` it."""
    roots = store.roots()
    key = digest(made_by(), sorted(roots.items()), sorted(store.intake().items()))
    payload = store.kept(None, _STAGE, key)
    if payload is None:
        payload = to_json(Kin, kin(store.documents(), roots))
        if keep:
            store.keep(None, _STAGE, key, payload)
    found: Kin = from_json(Kin, payload)
    return found


def set_aside(store: Store, known: Kin) -> dict[str, Tie]:
    """Return the documents that are not released by themselves, for they are found in another (P37).

    Duplicates by rule unless a person said otherwise, proposals only if a person accepted them. Each tie
    names the document in which it is found in the end: where A stands in B and B in C, A is found in C.
    """
    rulings = store.rulings()
    counting: dict[str, Tie] = {}
    for tie in known.ties:  # what hangs on a mail comes after it
        ruling = rulings.get(tie.id)
        by_itself = tie.kind is TieKind.DUPLICATE or (tie.asks and tie.parent in counting)
        holds = by_itself and (not tie.parent or tie.parent in counting)
        if tie.kind is not TieKind.SAME_TEXT and (ruling.accepted if ruling else holds):
            counting[tie.document] = tie
    return {identity: _at_last(tie, counting) for identity, tie in counting.items()}


def unanswered(store: Store, known: Kin) -> int:
    """Count the proposals on which nobody has answered, but for what goes with a mail that is set aside."""
    aside, rulings = set_aside(store, known), store.rulings()
    return sum(tie.asks and tie.id not in rulings and tie.document not in aside for tie in known.ties)


def _at_last(tie: Tie, counting: dict[str, Tie]) -> Tie:
    """Return the tie with the document that itself is released."""
    other, seen = tie.other, {tie.document}
    while other in counting and other not in seen:
        seen.add(other)
        other = counting[other].other
    return Tie(document=tie.document, other=other, kind=tie.kind, why=tie.why, key=tie.key, parent=tie.parent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A tie as a person sees it: `titles` as in the source (internal), `accepted` None until answered."""

    tie: Tie
    titles: tuple[str, str] = field(repr=False)
    aside: bool
    accepted: bool | None = None
    by: str = ""

    @property
    def waits(self) -> bool:
        """Tell whether a person must still say whether it counts."""
        return self.tie.asks and self.accepted is None and not self.aside


def proposals(run: Path) -> tuple[Proposal, ...]:
    """Return all ties of a run: duplicates by rule, proposals that a person may accept, notes.

    Raises:
        UsageError: when `run` is no run.
    """
    with Store(run) as store:
        return proposals_in(store)


def proposals_in(store: Store) -> tuple[Proposal, ...]:
    """Return all ties of a run that is open."""
    known = kin_of(store)
    aside, rulings = set_aside(store, known), store.rulings()
    tied = {number for tie in known.ties for number in (tie.document, tie.other)}
    titles = {number: store.document(number).title for number in tied}
    return tuple(
        Proposal(
            tie=tie,
            titles=(titles[tie.document], titles[tie.other]),
            aside=tie.document in aside,
            accepted=rulings[tie.id].accepted if tie.id in rulings else None,
            by=rulings[tie.id].by if tie.id in rulings else "",
        )
        for tie in known.ties
    )


def rule_on(run: Path, ties: Iterable[str], *, accepted: bool, by: str, why: str = "") -> int:
    """Keep a person's word on ties, by their ids: accepted, the document is set aside; return how many.

    Raises:
        UsageError: when `run` is no run, an id is none of its ties, or a note is to set a document aside.
    """
    wanted = tuple(dict.fromkeys(ties))
    with Store(run) as store:
        known = {tie.id: tie for tie in kin_of(store).ties}
        for identity in wanted:
            if identity not in known:
                raise UsageError(
                    _(
                        "there is no duplicate or proposal '{identity}'; see woo-redact doubles {run}",
                        identity=identity,
                        run=run,
                    )
                )
            if accepted and known[identity].kind is TieKind.SAME_TEXT:
                raise UsageError(
                    _(
                        "{identity}: same text but other addressees or another time; that somebody else "
                        "received it can itself be public",
                        identity=identity,
                    )
                )
        now = dt.datetime.now(dt.UTC)
        given = (
            Ruling(tie=identity, accepted=accepted, by=f"person:{by}", why=why or "Beoordeeld.", at=now)
            for identity in wanted
        )
        store.rule(tuple(given))
    return len(wanted)
