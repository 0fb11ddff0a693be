"""Decides by readable rules (grounds/policy.toml, the profile) what is hidden, kept or asked."""

import re
from collections.abc import Iterable, Mapping

from woo_redact.decide.facts import DOUBTFUL, ONE_PERSON, facts
from woo_redact.decide.lists import Lists, squeezed
from woo_redact.decide.owners import Owners
from woo_redact.grounds import PERHAPS, Policy
from woo_redact.language import recorded
from woo_redact.model import Decision, Document, Entity, Finding, Outcome, Role, Span, Subject
from woo_redact.profile import Profile

__all__ = ["decide"]


def decide(
    document: Document,
    findings: Iterable[Finding],
    subjects: Mapping[str, Subject],
    *,
    policy: Policy,
    profile: Profile,
) -> tuple[Decision, ...]:
    """Return one decision by rule for each finding, in the order of the text.

    The order of the rules: the profile's own lists, then who the person is, then what kind of datum it is.
    """
    lists = Lists(profile=profile, policy=policy.with_choices(profile.choices))
    never = [match.span() for match in lists.never.finditer(document.text)] if lists.never else []
    decisions = []
    found = tuple(findings)
    near = Owners(text=document.text, findings=found)
    for finding in sorted(found, key=lambda f: (f.span, f.entity)):
        inside = any(start <= finding.span.start and finding.span.end <= end for start, end in never)
        subject = subjects.get(finding.subject or "")
        decisions.append(_decide_one(near, finding, subject, lists, never=inside))
    return tuple(decisions)


def _decide_one(
    near: Owners, finding: Finding, subject: Subject | None, lists: Lists, *, never: bool
) -> Decision:
    """Return the decision on one finding."""
    words = finding.span.of(near.text)
    if code := lists.always.get(squeezed(words)):
        why = recorded("Stands in the profile under [always].")
        return _decision(finding, Outcome.REDACT, "rule:always", why, ground=code)
    if never:
        return _decision(
            finding, Outcome.KEEP, "rule:never", recorded("Stands in the profile under [never].")
        )
    if finding.entity is Entity.TERM and (code := lists.plugged.get(finding.found_by)):
        outcome = Outcome.REDACT if finding.score >= DOUBTFUL else Outcome.ASK
        why = recorded("A kind of data with a ground in the profile under [plugins.recognizers].")
        return _decision(finding, outcome, "rule:plugin", why, ground=code)
    if finding.entity is Entity.PERSON and (decided := _in_function(finding, words, subject, lists)):
        return decided
    # A fixed place (header, signature, salutation) or a subject that stands in one makes a person known.
    known = finding.found_by.startswith("structure") or (subject is not None and subject.known)
    told = facts(near.text, finding, words, subject, lists=lists, owners=near)
    rule = lists.policy.rule(finding.entity, found_by=finding.found_by, known=known, facts=told)
    if rule is None:
        why = recorded("Unknown kind of data: judge it.")
        return _decision(finding, Outcome.ASK, "rule:unknown", why, ground="5.1.2.e")
    whole = rule.when == ONE_PERSON or finding.entity is not Entity.EMAIL_ADDRESS
    span = finding.span if whole or rule.outcome is Outcome.KEEP else _local_part(finding, words)
    doubtful = rule.outcome is Outcome.REDACT and finding.score < DOUBTFUL
    outcome = Outcome.ASK if doubtful else rule.outcome
    return _decision(finding, outcome, f"rule:{rule.id}", rule.why, ground=rule.ground, span=span)


def _in_function(finding: Finding, words: str, subject: Subject | None, lists: Lists) -> Decision | None:
    """Decide on a person by function: the profile's officials, a role word with the name, the subject's role.

    None for everybody else.
    """
    if lists.official(words, subject):
        why = recorded("Stands in the profile under [public_officials].")
        return _decision(finding, Outcome.KEEP, "rule:P08", why)
    public = subject if subject is not None and subject.role is Role.PUBLIC else None
    told = "" if public and finding.role == PERHAPS else finding.role
    word = told or (public.office if public else "")
    if role := lists.policy.role(word) if word else None:
        where = word if told else recorded("named elsewhere in the dossier as {word}", word=word)
        why = recorded("{why} ({where}).", why=role.why.removesuffix("."), where=where)
        return _decision(finding, role.outcome, f"rule:{role.id}", why, ground=role.ground)
    if public:
        why = recorded("Named elsewhere in the dossier, or in the profile, in a public office.")
        return _decision(finding, Outcome.KEEP, "rule:P08", why)
    return None


def _local_part(finding: Finding, words: str) -> Span:
    """Return the part of an address before the "@": the domain stays visible (P02)."""
    at = re.search(r"\s*(?:@|\[at\]|\(at\))", words, re.IGNORECASE)
    if at is None or at.start() == 0:
        return finding.span
    return Span(finding.span.start, finding.span.start + at.start())


def _decision(
    finding: Finding,
    outcome: Outcome,
    by: str,
    why: str,
    *,
    ground: str | None = None,
    span: Span | None = None,
) -> Decision:
    """Return the decision on a finding: in one sentence why, with how it was found."""
    return Decision(
        outcome=outcome,
        by=by,
        why=f"{why.removesuffix('.')}; {finding.why}.".replace("?.", "?") if finding.why else why,
        document=finding.document,
        span=span or finding.span,
        subject=finding.subject,
        finding=finding.id,
        entity=finding.entity,
        score=finding.score,
        ground=None if outcome is Outcome.KEEP else ground,
    )
