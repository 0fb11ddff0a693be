"""What counts: people's decisions over those of the rules."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from woo_redact.kin import places_in, sentences_of
from woo_redact.model import Decided, Decision, Document, Outcome
from woo_redact.review.answers import Answers, elsewhere
from woo_redact.store import Store, from_json


def resolve(rules: Iterable[Decision], persons: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return what counts: for each decision by rule, a person's where there is one.

    The closest counts: a person's decision on the finding, then one on the subject in this document, then one
    on the subject everywhere; of several, the last. A person's decision on a span or an area of their own (no
    finding) is added, and so is one that hides a finding which detection no longer makes: what a person
    decided is never lost.
    """
    rules = tuple(rules)
    known = {decision.finding for decision in rules}
    on_finding: dict[str, Decision] = {}
    here: dict[str, Decision] = {}
    everywhere: dict[str, Decision] = {}
    own: dict[Hashable, Decision] = {}
    for decision in persons:
        if decision.finding:
            on_finding[decision.finding] = decision
        elif decision.subject:
            (here if decision.document else everywhere)[decision.subject] = decision
        else:
            own[decision.span, decision.area] = decision
    effective = []
    for rule in rules:
        subject = rule.subject or ""
        answer = on_finding.get(rule.finding or "") or here.get(subject) or everywhere.get(subject)
        effective.append(_answered(rule, answer) if answer else rule)
    gone = (d for d in on_finding.values() if d.hides and d.span and d.finding not in known)
    return (*effective, *own.values(), *gone)


def _answered(rule: Decision, answer: Decision) -> Decision:
    """Return the rule's decision with a person's outcome, ground and reason."""
    kept = answer.outcome is Outcome.KEEP
    return replace(
        rule,
        outcome=answer.outcome,
        by=answer.by,
        why=answer.why,
        ground=None if kept else (answer.ground or rule.ground),
        at=answer.at,
    )


def counting(rules: Decided, persons: Iterable[Decision], document: str) -> Decided:
    """Return what counts for a document and its title, of all decisions of persons."""
    titled = {decision.finding for decision in rules.title}
    text: list[Decision] = []
    title: list[Decision] = []
    for decision in persons:
        if decision.document not in {None, document}:
            continue
        on_subject = decision.subject and not decision.finding
        in_title = decision.in_title or (decision.finding and decision.finding in titled)
        if on_subject or in_title:
            title.append(decision)
        if on_subject or not in_title:
            text.append(decision)
    return Decided(text=resolve(rules.text, text), title=resolve(rules.title, title))


def decided_on(store: Store, document: Document, answers: Answers) -> Decided | None:
    """Return what counts for a document: the rules' decisions, and people's over them.

    People's are those taken here, and those on a passage elsewhere that says the same.
    None as long as a stage before has not been done: such a document is not shown in public at all.
    """
    payload = store.latest(document.id, "swept")
    if payload is None:
        return None
    rules: Decided = from_json(Decided, payload)
    wanted = answers.sentences
    places = places_in(document.text, sentences_of(document), wanted) if wanted else ()
    carried = elsewhere(document.id, places, rules.text, answers.passages)
    return counting(rules, (*carried, *answers.on(document.id)), document.id)
