"""Decides by readable rules (grounds/policy.toml, the profile) what is hidden, kept or asked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from woo_redact.grounds import Policy
from woo_redact.model import Decision, Document, Entity, Finding, Outcome, Role, Span, Subject
from woo_redact.profile import Profile

_DOUBTFUL = 0.5  # a finding below this score is asked, not decided
_NEAR = 160  # characters: within one letterhead or signature block
# What stands only in the letterhead or signature of an organisation (P14, P15, P17).
_LETTERHEAD = re.compile(
    r"\b(?:kvk|k\.v\.k\.|btw)\W{0,3}(?:nummer|nr\.?|id)?\W{0,3}(?:NL)?\d{8}|\bpostbus\s+\d", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]|\b(?:is|zijn|was|heeft|hebben|wordt|werd|geweest)\b")
_HOME = re.compile(
    r"\b(?:woon|woont|wonen|wonende|woonadres|thuis\w*|privé\w*|mijn|aan:)(?!\w)", re.IGNORECASE
)
# "in het gemeentehuis van Assen, Noordersingel 33": where the public is received.
_PUBLIC_BUILDING = re.compile(
    r"\b(?:(?:gemeente|provincie|stad|raad|waterschaps|dorps|buurt|rechts|politie)(?:huis|kantoor|bureau)|"
    r"stadskantoor|rechtbank|wijkcentrum|ministerie)(?:\s+(?:van|in|te)\s+[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?)?[,(]\s*$"
)
# Bank Nederlandse Gemeenten and Nederlandse Waterschapsbank have no private customers.
_PUBLIC_BANKS = frozenset({"bngh", "nwab"})
_BESIDE = re.compile(r"\b(?:naast|tegenover|achter|nabij|bij)\s+(?:het|de)\s+$", re.IGNORECASE)
# Numbers anyone may call: 14 + area code, 0800/0900/116, alarm numbers (P14).
_SERVICE_NUMBER = re.compile(r"^(?:14\d{2,4}|0?(?:800|900|906|909)\d{4,7}|116\d{3}|112|113|144)$")
_GENERAL_BEFORE = re.compile(
    r"\b(?:(?:algemeen|centraal|hoofd)\s*(?:telefoon)?nummer|telefooncentrale|receptie)\b[^.!?;\d]{0,80}[+(]?$",
    re.IGNORECASE,
)
_GENERAL = re.compile(r"\(\s*(?:algemeen|centrale|receptie|hoofdnummer)\s*\)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class _Keeps:
    """The profile's lists, in the form they are compared in."""

    profile: Profile
    policy: Policy

    @cached_property
    def phones(self) -> frozenset[str]:
        """Return the organisation's numbers as national digits."""
        return frozenset(map(_national, self.profile.organisation.phone_numbers))

    @cached_property
    def addresses(self) -> tuple[tuple[str, ...], ...]:
        """Return the organisation's addresses in words and numbers."""
        return tuple(map(_tokens, self.profile.organisation.addresses))

    @cached_property
    def ibans(self) -> frozenset[str]:
        """Return the organisation's accounts as letters and digits only."""
        return frozenset(map(_plain, self.profile.organisation.ibans))

    @cached_property
    def mailboxes(self) -> frozenset[str]:
        """Return the organisation's functional mailboxes in lower case."""
        return frozenset(box.casefold() for box in self.profile.organisation.mailboxes)

    @cached_property
    def never(self) -> re.Pattern[str] | None:
        """Return a pattern of the terms that are never redacted."""
        terms = sorted(self.profile.never.terms, key=len, reverse=True)
        if not terms:
            return None
        words = "|".join(r"\s+".join(map(re.escape, term.split())) for term in terms)
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    @cached_property
    def always(self) -> dict[str, str]:
        """Return the ground of each term that is always redacted."""
        return {_squeezed(term): code for term, code in self.profile.always.items()}


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
    keeps = _Keeps(profile=profile, policy=policy)
    never = [match.span() for match in keeps.never.finditer(document.text)] if keeps.never else []
    decisions = []
    for finding in sorted(findings, key=lambda f: (f.span, f.entity)):
        inside = any(start <= finding.span.start and finding.span.end <= end for start, end in never)
        subject = subjects.get(finding.subject or "")
        decisions.append(_decide_one(document.text, finding, subject, keeps, never=inside))
    return tuple(decisions)


def _decide_one(
    text: str, finding: Finding, subject: Subject | None, keeps: _Keeps, *, never: bool
) -> Decision:
    """Return the decision on one finding."""
    words = finding.span.of(text)
    if code := keeps.always.get(_squeezed(words)):
        why = "Staat in het profiel onder [always]."
        return _decision(finding, Outcome.REDACT, "rule:always", why, ground=code)
    if never:
        return _decision(finding, Outcome.KEEP, "rule:never", "Staat in het profiel onder [never].")
    if finding.entity is Entity.PERSON:
        return _decide_person(finding, subject, keeps)
    if reason := _organisations_own(text, finding, words, keeps):
        return _decision(finding, Outcome.KEEP, *reason)
    rule = keeps.policy.rule(finding.entity)
    if rule is None:
        why = "Onbekend soort gegeven: beoordeel het."
        return _decision(finding, Outcome.ASK, "rule:unknown", why, ground="5.1.2.e")
    span = _local_part(finding, words) if finding.entity is Entity.EMAIL_ADDRESS else finding.span
    outcome = rule.outcome
    if outcome is Outcome.REDACT and finding.score < _DOUBTFUL:
        outcome = Outcome.ASK
    return _decision(finding, outcome, f"rule:{rule.id}", rule.why, ground=rule.ground, span=span)


def _decide_person(finding: Finding, subject: Subject | None, keeps: _Keeps) -> Decision:
    """Decide on a name: a role with it, then the subject's role, then whether the dossier knows them."""
    role = keeps.policy.role(finding.role) if finding.role else None
    if role is not None:
        why = f"{role.why} ({finding.role})"
        return _decision(finding, role.outcome, f"rule:{role.id}", why, ground=role.ground)
    if subject is not None and subject.role is Role.PUBLIC:
        why = "Elders in het dossier of in het profiel genoemd in een publieke functie."
        return _decision(finding, Outcome.KEEP, "rule:P08", why)
    # A fixed place (header, signature, salutation) or a subject that stands in one makes a person known.
    known = finding.found_by.startswith("structure") or (subject is not None and subject.known)
    rule = keeps.policy.rule(Entity.PERSON, known=known)
    if rule is None:
        raise LookupError(Entity.PERSON)  # a test holds policy.toml to a rule for every entity
    outcome = Outcome.ASK if finding.score < _DOUBTFUL else rule.outcome
    return _decision(finding, outcome, f"rule:{rule.id}", rule.why, ground=rule.ground)


def _organisations_own(text: str, finding: Finding, words: str, keeps: _Keeps) -> tuple[str, str] | None:
    """Return (rule, why) when the datum is an organisation's and stays visible (P03, P14, P15, P17)."""
    ways = {
        Entity.EMAIL_ADDRESS: _own_mailbox,
        Entity.PHONE_NUMBER: _own_phone,
        Entity.NL_ADDRESS: _own_address,
        Entity.IBAN_CODE: _own_account,
    }
    way = ways.get(finding.entity)
    return way(text, finding, words, keeps) if way else None


def _own_mailbox(_text: str, finding: Finding, words: str, keeps: _Keeps) -> tuple[str, str] | None:
    """Keep a functional mailbox, by the profile or by its local part."""
    if words.casefold() in keeps.mailboxes:
        return "rule:P03", "Staat in het profiel als functioneel postvak."
    if finding.subject is None and _functional(words, keeps):
        return "rule:P03", keeps.policy.mailbox_why
    return None


def _own_phone(text: str, finding: Finding, words: str, keeps: _Keeps) -> tuple[str, str] | None:
    """Keep the organisation's own numbers, service numbers and those marked "(algemeen)"."""
    number = _national(words)
    if number in keeps.phones:
        return "rule:P14", "Algemeen nummer van de organisatie."
    after = text[finding.span.end : finding.span.end + 20].lstrip()
    before = text[max(0, finding.span.start - _NEAR) : finding.span.start]
    if _SERVICE_NUMBER.match(number) or _GENERAL.match(after) or _GENERAL_BEFORE.search(before):
        return "rule:P14", "Servicenummer of algemeen nummer."
    return None


def _own_address(text: str, finding: Finding, words: str, keeps: _Keeps) -> tuple[str, str] | None:
    """Keep the organisation's own addresses, what stands in a letterhead, and public buildings."""
    tokens = _tokens(words)
    if any(_within(tokens, own) for own in keeps.addresses):
        return "rule:P15", "Adres van de organisatie zelf."
    if _in_letterhead(text, finding.span):
        return "rule:P15", "Adres van een organisatie: op de regel van een postbus of KvK-nummer."
    before = text[max(0, finding.span.start - _NEAR) : finding.span.start]
    building = _PUBLIC_BUILDING.search(before)
    if building and not _BESIDE.search(before[: building.start()]):
        return "rule:P15", "Adres van een openbaar gebouw."
    return None


def _own_account(text: str, finding: Finding, words: str, keeps: _Keeps) -> tuple[str, str] | None:
    """Keep the organisation's own accounts and what stands in a letterhead."""
    plain = _plain(words)
    if plain in keeps.ibans:
        return "rule:P17", "Rekening van de organisatie zelf."
    if plain.startswith("nl") and plain[4:8] in _PUBLIC_BANKS:
        return "rule:P17", "Rekening bij een bank die alleen overheden en hun instellingen bedient."
    if _in_letterhead(text, finding.span):
        return "rule:P17", "Rekening van een organisatie: op de regel van een KvK- of btw-nummer."
    return None


def _in_letterhead(text: str, span: Span) -> bool:
    """Tell whether an organisation's numbers stand with a datum, as in a letterhead or signature.

    On the same line or the next, near, with no sentence between, and nothing said of a home. A blank line
    parts the sender of a letter from its receiver: what stands beyond it does not count.
    """
    before = "\n".join(text[max(0, span.start - _NEAR) : span.start].split("\n")[-2:])
    after = "\n".join(text[span.end : span.end + _NEAR].split("\n")[:2])
    if _HOME.search(before) or _HOME.search(after):
        return False
    between = [before[match.end() :] for match in _LETTERHEAD.finditer(before)]
    between += [after[: match.start()] for match in _LETTERHEAD.finditer(after)]
    return any(not _SENTENCE.search(part) for part in between)


def _tokens(words: str) -> tuple[str, ...]:
    """Return words, letters and numbers apart: "Westerbrink 1a" is westerbrink, 1, a."""
    return tuple(re.findall(r"\d+|[^\W\d_]+", words.casefold()))


def _within(tokens: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Tell whether an address is (part of) one of the organisation's own, to the house number's letter."""
    if any(tokens == own[n : n + len(tokens)] for n in range(len(own))):
        return bool(tokens)
    rest = tokens[len(own) :]
    return (
        bool(own) and tokens[: len(own)] == own and bool(rest) and len(rest[0]) == 4 and rest[0].isdecimal()
    )


def _functional(address: str, keeps: _Keeps) -> bool:
    """Tell whether a mailbox is an organisation's: "info@", "team.kabinet@", "griffie-2@".

    Every part must be a word of a function; at the organisation's own domains the first part is enough.
    """
    local, _, domain = address.casefold().removeprefix("mailto:").partition("@")
    parts = [part for part in re.split(r"[._+-]", local) if part and not part.isdecimal()]
    own = domain in keeps.profile.organisation.domains
    known = [part in keeps.policy.mailboxes for part in parts]
    return local in keeps.policy.mailboxes or (bool(known) and (all(known) or (own and known[0])))


def _local_part(finding: Finding, words: str) -> Span:
    """Return the part of an address before the "@": the domain stays visible (P02)."""
    at = re.search(r"\s*(?:@|\[at\]|\(at\))", words, re.IGNORECASE)
    if at is None or at.start() == 0:
        return finding.span
    return Span(finding.span.start, finding.span.start + at.start())


def _national(number: str) -> str:
    """Return the digits of a phone number as dialled in the Netherlands, without the first zero."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return (
        digits.removeprefix("00").removeprefix("31" if len(digits) > 10 or "+" in number else "").lstrip("0")
    )


def _plain(words: str) -> str:
    """Return letters and digits only, in lower case."""
    return re.sub(r"[\W_]", "", words.casefold())


def _squeezed(words: str) -> str:
    """Return the words in lower case with single blanks."""
    return " ".join(words.casefold().split())


def _decision(
    finding: Finding,
    outcome: Outcome,
    by: str,
    why: str,
    *,
    ground: str | None = None,
    span: Span | None = None,
) -> Decision:
    """Return the decision on a finding, with its own reason after the rule's."""
    return Decision(
        outcome=outcome,
        by=by,
        why=f"{why} [{finding.why}]" if finding.why else why,
        document=finding.document,
        span=span or finding.span,
        subject=finding.subject,
        finding=finding.id,
        entity=finding.entity,
        score=finding.score,
        ground=None if outcome is Outcome.KEEP else ground,
    )


def resolve(rules: Iterable[Decision], persons: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return what counts: for each decision by rule, a person's where there is one.

    A person's decision on the finding beats one on the subject; of several, the last counts. A person's
    decision on a span of their own (no finding) is added, and so is one that hides a finding which detection
    no longer makes: what a person decided is never lost.
    """
    rules = tuple(rules)
    known = {decision.finding for decision in rules}
    on_finding: dict[str, Decision] = {}
    on_subject: dict[str, Decision] = {}
    own: list[Decision] = []
    for decision in persons:
        if decision.finding:
            on_finding[decision.finding] = decision
        elif decision.subject:
            on_subject[decision.subject] = decision
        else:
            own.append(decision)
    own += [d for d in on_finding.values() if d.hides and d.span and d.finding not in known]
    effective = []
    for decision in rules:
        answer = on_finding.get(decision.finding or "") or on_subject.get(decision.subject or "")
        effective.append(_answered(decision, answer) if answer else decision)
    return (*effective, *own)


def _answered(rule: Decision, answer: Decision) -> Decision:
    """Return the rule's decision with a person's outcome, ground and reason."""
    return Decision(
        outcome=answer.outcome,
        by=answer.by,
        why=answer.why,
        document=rule.document,
        span=rule.span,
        subject=rule.subject,
        finding=rule.finding,
        entity=rule.entity,
        score=rule.score,
        ground=None if answer.outcome is Outcome.KEEP else (answer.ground or rule.ground),
        at=answer.at,
    )
