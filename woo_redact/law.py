"""What the Woo says about the use of its grounds (rules of practice L1-L13), held against decisions."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from woo_redact.grounds import grounds, is_label, law_rows
from woo_redact.language import shown
from woo_redact.model import Decision, Entity

_OPINIONS = frozenset(
    {None, Entity.TERM}
)  # what may be an opinion: a passage that a person or profile marked
_LATE = 5  # years (art. 5.3)
_DATE = re.compile(
    r"\b\d{1,2}[-/. ](?:\d{1,2}|(?:jan|feb|apr|aug|sep|okt|nov|dec)\w*|maart|mrt|mei|juni?|juli?)"
    r"[-/. ]{1,2}(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d{2}-\d{2}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One rule of law: what is said when a decision breaks it, its source, and the facts it needs."""

    id: str
    refusal: str
    source: str
    needs: tuple[str, ...] = ()
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a document besides its text; None is unknown, and what needs it is not checked."""

    environmental: bool | None = None
    emissions: bool | None = None
    confidential_acts: bool | None = None
    formal_decision: bool | None = None
    deliberation_harmed: bool | None = None
    on_request: bool | None = None
    dated: dt.date | None = None
    decided_on: dt.date | None = None
    lapse_motivated: bool = False
    length: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A rule of law that decisions break: the message for an officer, and the decisions."""

    law: str
    message: str
    decisions: tuple[Decision, ...]


@cache
def laws() -> dict[str, Law]:
    """Return the rules of law.toml by id."""
    rows = ({key: value for key, value in row.items() if key != "english"} for row in law_rows())
    return {row["id"]: Law(**{**row, "needs": tuple(row["needs"])}) for row in rows}


def violations(decisions: Iterable[Decision], facts: Facts | None = None) -> tuple[Violation, ...]:
    """Return the rules that the decisions on one document break, in the order of law.toml.

    `decisions` are those that count: one for each place, a person's over the rule's. A rule whose facts are
    not known is not checked; law.toml says which and why.
    """
    known = facts or Facts()
    hiding = tuple(decision for decision in decisions if decision.hides)
    found = []
    for law in laws().values():
        if all(getattr(known, need) is not None for need in law.needs):
            broken = tuple(_CHECKS[law.id](hiding, known))
            if broken:
                found.append(Violation(law=law.id, message=_message(law), decisions=broken))
    return tuple(found)


def _message(law: Law) -> str:
    """Return what an officer is told."""
    return f"{shown(law.refusal)} ({law.source})"


def refused_beforehand(code: str) -> str:
    """Return why a ground may not be given beforehand for every place of a term or kind, "" if it may.

    5.1.4 needs a date for each case (L7); 5.2.1 is judged per independent part (L9).
    """
    law = {"5.1.4": "L7", "5.2.1": "L9"}.get(code)
    return _message(laws()[law]) if law else ""


def clashing(terms: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return (term, other, message) of two terms on the same words whose grounds exclude each other (L1).

    None when there are none. One term stands on the words of the other when it is part of it.
    """
    squeezed = {term: f" {' '.join(term.casefold().split())} " for term in terms}
    for term, other in permutations(terms, 2):
        same = squeezed[term] in squeezed[other] or squeezed[other] in squeezed[term]
        if terms[term] == "5.1.5" and _first_or_second(terms[other]) and same:
            return term, other, _message(laws()["L1"])
    return None


def _first_or_second(code: str | None) -> bool:
    """Tell whether a ground is one of art. 5.1, first or second paragraph."""
    return bool(code) and str(code).startswith(("5.1.1.", "5.1.2."))


def _both(hiding: tuple[Decision, ...], _: Facts) -> Iterator[Decision]:
    """Yield decisions under 5.1.5 that share words with one under the first or second paragraph (L1)."""
    placed = sorted(
        ((d.document or "", d.span, n, d) for n, d in enumerate(hiding) if d.span), key=lambda p: p[:3]
    )
    for number, (document, span, _n, decision) in enumerate(placed):
        for elsewhere, beside, _m, other in placed[number + 1 :]:
            if elsewhere != document or beside.start >= span.end:
                break
            codes = {decision.ground, other.ground}
            if "5.1.5" in codes and any(map(_first_or_second, codes)):
                yield decision if decision.ground == "5.1.5" else other


def _environmental(hiding: tuple[Decision, ...], facts: Facts) -> Iterator[Decision]:
    """Yield decisions on environmental information under a ground that excludes it (L2)."""
    yield from (d for d in hiding if facts.environmental and _scope(d) == "nee")


def _only_environmental(hiding: tuple[Decision, ...], facts: Facts) -> Iterator[Decision]:
    """Yield 5.1.6 (and 5.1.2.g) on other information, 5.1.1.c on environmental information (L3)."""
    for decision in hiding:
        scope = _scope(decision)
        if scope == ("nee, vervangen door 5.1.6" if facts.environmental else "alleen milieu-informatie"):
            yield decision


def _emissions(hiding: tuple[Decision, ...], facts: Facts) -> Iterator[Decision]:
    """Yield decisions under the first or second paragraph on emissions (L4)."""
    yield from (d for d in hiding if facts.emissions and _first_or_second(d.ground))


def _confidential(hiding: tuple[Decision, ...], facts: Facts) -> Iterator[Decision]:
    """Yield decisions under 5.1.2.b on environmental information that is not of a confidential act (L5)."""
    wrong = facts.environmental and not facts.confidential_acts
    yield from (d for d in hiding if wrong and d.ground == "5.1.2.b")


def _unmotivated(hiding: tuple[Decision, ...], _: Facts) -> Iterator[Decision]:
    """Yield decisions under the second paragraph without any reason (L6)."""
    yield from (d for d in hiding if str(d.ground).startswith("5.1.2.") and not d.why.strip())


def _undated(hiding: tuple[Decision, ...], _: Facts) -> Iterator[Decision]:
    """Yield decisions under 5.1.4 that do not name a date (L7)."""
    yield from (d for d in hiding if d.ground == "5.1.4" and not _DATE.search(d.why))


def _old(hiding: tuple[Decision, ...], facts: Facts) -> Iterator[Decision]:
    """Yield decisions on a document older than five years, without a word on the lapse of time (L8)."""
    if facts.dated and facts.decided_on and facts.on_request and not facts.lapse_motivated:
        age = facts.decided_on.year - facts.dated.year
        age -= (facts.decided_on.month, facts.decided_on.day) <= (facts.dated.month, facts.dated.day)
        yield from (d for d in hiding if age >= _LATE and _ages(d))


def _no_opinion(hiding: tuple[Decision, ...], _: Facts) -> Iterator[Decision]:
    """Yield decisions under 5.2.1 on a name or number, or by a rule: that is no opinion (L9)."""
    for decision in hiding:
        machine = not decision.by.startswith("person:")
        if decision.ground == "5.2.1" and (machine or decision.entity not in _OPINIONS):
            yield decision


def _traceable(hiding: tuple[Decision, ...], facts: Facts) -> Iterator[Decision]:
    """Yield opinions withheld from a document for formal decision-making (L10)."""
    wrong = facts.formal_decision and not facts.deliberation_harmed
    yield from (d for d in hiding if wrong and d.ground == "5.2.1")


def _labels(hiding: tuple[Decision, ...], _: Facts) -> Iterator[Decision]:
    """Yield decisions whose ground or reason is a label that is no ground (L11)."""
    yield from (d for d in hiding if is_label(str(d.ground)) or is_label(d.why))


def _groundless(hiding: tuple[Decision, ...], _: Facts) -> Iterator[Decision]:
    """Yield decisions on what the law does not have as a ground (L12)."""
    yield from (d for d in hiding if d.ground not in grounds() and not is_label(str(d.ground)))


def _whole(hiding: tuple[Decision, ...], facts: Facts) -> Iterator[Decision]:
    """Yield decisions by rule that withhold a whole document (L13)."""
    for decision in hiding:
        machine = not decision.by.startswith("person:")
        if machine and decision.span is not None and len(decision.span) == facts.length:
            yield decision


def _scope(decision: Decision) -> str:
    """Return how a decision's ground goes with environmental information."""
    ground = grounds().get(decision.ground or "")
    return ground.environmental if ground else ""


def _ages(decision: Decision) -> bool:
    """Tell whether a decision's ground wants more motivation after five years."""
    ground = grounds().get(decision.ground or "")
    return ground is not None and ground.five_year_rule


_CHECKS: dict[str, Callable[[tuple[Decision, ...], Facts], Iterator[Decision]]] = {
    "L1": _both,
    "L2": _environmental,
    "L3": _only_environmental,
    "L4": _emissions,
    "L5": _confidential,
    "L6": _unmotivated,
    "L7": _undated,
    "L8": _old,
    "L9": _no_opinion,
    "L10": _traceable,
    "L11": _labels,
    "L12": _groundless,
    "L13": _whole,
}
