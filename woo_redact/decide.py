"""Decides by readable rules (grounds/policy.toml, the profile) what is hidden, kept or asked."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from woo_redact.grounds import PERHAPS, Policy
from woo_redact.language import recorded
from woo_redact.model import Decision, Document, Entity, Finding, Outcome, Role, Span, Subject, SubjectKind
from woo_redact.profile import Profile

_DOUBTFUL = 0.5  # a finding below this score is asked, not decided
_ONE_PERSON = "one-person domain"
_NEAR = 160  # characters: within one letterhead or signature block
# What stands only in the letterhead or signature of an organisation (P14, P15, P17).
_LETTERHEAD = re.compile(
    r"\b(?:kvk|k\.v\.k\.|btw)\W{0,3}(?:nummer|nr\.?|id)?\W{0,3}(?:NL)?\d{8}|\bpostbus\s+\d", re.IGNORECASE
)
# A sentence between them parts them; the next field of a letterhead is none.
_SENTENCE = re.compile(
    r"[.!?]\s+(?!Postadres|Bezoek|Tel|Fax|E-?mail|Mail|Website|IBAN|Bank|BIC|K\.?[vV]\.?K|BTW|Btw)[A-Z]|"
    r"\b(?:o\.?v\.?v|t\.?n\.?v|is|zijn|was|heeft|hebben|wordt|werd|geweest)\b"
)
_HOME = re.compile(
    r"\b(?:woon|woont|wonen|wonende|woonadres|thuis\w*|privé\w*|mijn|aan:)(?!\w)", re.IGNORECASE
)
_BODY = (
    r"(?:[Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap|[Mm]inisterie|[Oo]mgevingsdienst|"
    r"[Vv]eiligheidsregio|[Rr]echtbank|[Bb]elastingdienst|Rijkswaterstaat|Kadaster|[Pp]olitie|BIJ12|RVO|UWV|COA|IND|CJIB|CAK|SVB|DUO|RDW|CBR|GGD|NVWA|RIVM|ILT|BsGW|DCMR)\b"
)
# "in het gemeentehuis van Assen, Noordersingel 33": where the public is received.
_PUBLIC_BUILDING = re.compile(
    r"\b(?i:(?:gemeente|provincie|stad|raad|waterschaps|dorps|buurt|rechts|politie)(?:huis|kantoor|bureau)|"
    r"stadskantoor|rechtbank|wijkcentrum|ministerie)(?:\s+(?:van|in|te)\s+[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?)?[,(]\s*$|"
    rf"\b[Bb]ezoekadres\s(?:van\s)?(?:(?:de|het|ons|onze)\s)?{_BODY}[^.;:\n\d]{{0,40}}:\s*$|"
    # Where somebody works: "bij jullie op kantoor, Stationsplein 2".
    r"\b(?:op|ons|jullie|hun|het)\s(?:hoofd)?kantoor(?:\s(?:aan|op)\s(?:de|het)\s|[,:(]?\s*)$|"
    # A line of a signature or letterhead under the body's own name.
    rf"(?:^|\n)(?:[^\n\d@]{{0,60}}\W)?(?:{_BODY}|Ministry\b)[^\n\d,@]{{0,60}}\n[^\n\w]{{0,4}}$"
)
_LEGAL_PERSON = (
    r"(?:[Ss]tichting|[Vv]ereniging|[Cc]o[öo]peratie|[Ff]onds|[Kk]erk\w*|VvE|[Bb]edrijf|"
    r"[Ww]oningcorporatie)\b"
)
# "op NL12 … van de Belastingdienst", and "meld het bij BIJ12, telefoon": nobody's own (P14, P17).
_OF_BODY = re.compile(
    rf"\s*,?\s(?:van|t\.?n\.?v\.?|ten\sname\svan|op\snaam\svan)\s(?:(?:de|het)\s)?(?:{_BODY}|{_LEGAL_PERSON})|\s?\((?:{_BODY}|{_LEGAL_PERSON})"
)
_ACCOUNT_OF = re.compile(
    rf"(?i:rekening(?:nummer|nr\.?)?|iban|bank)\s(?:van\s)?(?:(?:de|het|onze)\s)?(?:{_BODY}|{_LEGAL_PERSON})[^.;\n\d]{{0,40}}[:\s]$"
)
_CALLED = re.compile(
    r"(?i:contact\s(?:op|opnemen)?\s?met|(?:terecht|(?:meld|navraag|aangifte)\w*(?:\s\w+){0,2})\sbij|"
    rf"\bbel(?:len)?(?:\smet)?)\s(?:(?:de|het)\s)?{_BODY}(?:\s(?:van|en|de|[A-Z][\w’-]*)){{0,5}},?\s"
    r"(?:\(|op\s|via\s|tel(?:efoon)?(?:nummer)?[.:]?\s?|nummer\s){0,3}[+(]?$"
)
_BESIDE_MAILBOX = re.compile(r"(?P<box>[\w.+-]+@[\w.-]+\w)\s(?:en|of)\s(?:tel(?:efoon)?[.:]?\s)?[+(]?$")
# Bank Nederlandse Gemeenten and Nederlandse Waterschapsbank have no private customers.
_PUBLIC_BANKS = frozenset({"bngh", "nwab"})
_UNIT = re.compile(r"[b-df-hj-np-tv-xz]{2,5}")  # "gw", "vth": letters of a unit, for want of a vowel no name
_TELLING = 4  # letters of a name that a domain can be recognised by
_BESIDE = re.compile(r"\b(?:naast|tegenover|achter|nabij|bij)\s+(?:het|de)\s+$", re.IGNORECASE)
# Numbers anyone may call: 14 + area code, 0800/0900/116, alarm numbers (P14).
_SERVICE_NUMBER = re.compile(r"^(?:14\d{2,4}|0?(?:800|900|906|909)\d{4,7}|116\d{3}|112|113|144)$")
_GENERAL_BEFORE = re.compile(
    r"\b(?:(?:algeme(?:en|ne)|centra(?:al|le)|hoofd)\s*(?:telefoon)?nummer|telefooncentrale|receptie)\b"
    r"[^.!?;\d]{0,80}[+(]?$|"
    r"\b(?:algemeen|algemien|general|servicedesk|helpdesk|klantenservice|klantcontactcentrum|(?:staten|raads)?griffie|secretariaat|"
    r"(?:publieks)?balie|front\s?office|(?:info(?:rmatie)?|klachten|hulp)(?:lijn|punt)|school|"
    r"meldpunt(?:\s[^\W\d]+)?|persvragen|persvoorlichting|storingsnummer|meldnummer)[\s:(,]{1,3}"
    r"(?:tel\.?|telefoon|toestel|tst\.?|T)?[\s:(]{0,3}[+(]?$",
    re.IGNORECASE,
)
# A round number under the name of a body, or above somebody's mobile one, is the house's (P14).
_UNDER_BODY = re.compile(
    rf"(?:^|\n)[^\n]{{0,60}}{_BODY}[^\n\d@]{{0,60}}\n(?:T|[Tt]el(?:efoon)?)?[.: ]{{0,3}}[+(]?$"
)
_THEN_MOBILE = re.compile(r"(?:\n|[|,;/]\s?)\s*(?:M|[Mm]ob(?:iel)?)[.: ]{1,3}\(?(?:\+31|0)")
_GENERAL = re.compile(
    r"\(\s*(?:algemeen|centrale|receptie|hoofdnummer|secretariaat|griffie|servicedesk)\s*\)", re.IGNORECASE
)


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
    def officials(self) -> frozenset[str]:
        """Return the names of the profile's public officials in lower case."""
        return frozenset(map(_squeezed, self.profile.public_officials.names))

    def official(self, words: str, subject: Subject | None) -> bool:
        """Tell whether a person is in the profile's list, by the words or as a subject who bears the name."""
        public = subject is not None and subject.role is Role.PUBLIC
        names = (words, *(subject.names if subject is not None and public else ()))
        return any(_squeezed(name) in self.officials for name in names)

    @cached_property
    def always(self) -> dict[str, str]:
        """Return the ground of each term that is always redacted."""
        return {_squeezed(term): code for term, code in self.profile.always.items()}

    @cached_property
    def plugged(self) -> dict[str, str]:
        """Return the ground of what a plug-in's recognizer alone knows, by what finds it."""
        return {f"plugin:{name}": code for name, code in self.profile.plugins.recognizers.items()}


_Way = Callable[[str, Finding, str, Subject | None, _Keeps], Iterator[str]]


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
    keeps = _Keeps(profile=profile, policy=policy.with_choices(profile.choices))
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
        why = recorded("Stands in the profile under [always].")
        return _decision(finding, Outcome.REDACT, "rule:always", why, ground=code)
    if never:
        return _decision(
            finding, Outcome.KEEP, "rule:never", recorded("Stands in the profile under [never].")
        )
    if finding.entity is Entity.TERM and (code := keeps.plugged.get(finding.found_by)):
        outcome = Outcome.REDACT if finding.score >= _DOUBTFUL else Outcome.ASK
        why = recorded("A kind of data with a ground in the profile under [plugins.recognizers].")
        return _decision(finding, outcome, "rule:plugin", why, ground=code)
    if finding.entity is Entity.PERSON and (decided := _in_function(finding, words, subject, keeps)):
        return decided
    # A fixed place (header, signature, salutation) or a subject that stands in one makes a person known.
    known = finding.found_by.startswith("structure") or (subject is not None and subject.known)
    facts = _facts(text, finding, words, subject, keeps)
    rule = keeps.policy.rule(finding.entity, found_by=finding.found_by, known=known, facts=facts)
    if rule is None:
        why = recorded("Unknown kind of data: judge it.")
        return _decision(finding, Outcome.ASK, "rule:unknown", why, ground="5.1.2.e")
    whole = rule.when == _ONE_PERSON or finding.entity is not Entity.EMAIL_ADDRESS
    span = finding.span if whole or rule.outcome is Outcome.KEEP else _local_part(finding, words)
    doubtful = rule.outcome is Outcome.REDACT and finding.score < _DOUBTFUL
    outcome = Outcome.ASK if doubtful else rule.outcome
    return _decision(finding, outcome, f"rule:{rule.id}", rule.why, ground=rule.ground, span=span)


def _in_function(finding: Finding, words: str, subject: Subject | None, keeps: _Keeps) -> Decision | None:
    """Decide on a person by function: the profile's officials, a role word with the name, the subject's role.

    None for everybody else.
    """
    if keeps.official(words, subject):
        why = recorded("Stands in the profile under [public_officials].")
        return _decision(finding, Outcome.KEEP, "rule:P08", why)
    public = subject if subject is not None and subject.role is Role.PUBLIC else None
    told = "" if public and finding.role == PERHAPS else finding.role
    word = told or (public.office if public else "")
    if role := keeps.policy.role(word) if word else None:
        where = word if told else recorded("named elsewhere in the dossier as {word}", word=word)
        why = recorded("{why} ({where}).", why=role.why.removesuffix("."), where=where)
        return _decision(finding, role.outcome, f"rule:{role.id}", why, ground=role.ground)
    if public:
        why = recorded("Named elsewhere in the dossier, or in the profile, in a public office.")
        return _decision(finding, Outcome.KEEP, "rule:P08", why)
    return None


def _facts(text: str, finding: Finding, words: str, subject: Subject | None, keeps: _Keeps) -> frozenset[str]:
    """Return what the text and the profile tell of a datum: the words of `when` in policy.toml."""
    if finding.entity is Entity.PERSON:
        return frozenset({"doubtful"} if finding.score < _DOUBTFUL else ())
    ways: dict[Entity, _Way] = {
        Entity.EMAIL_ADDRESS: _about_mailbox,
        Entity.PHONE_NUMBER: _about_phone,
        Entity.NL_ADDRESS: _about_address,
        Entity.IBAN_CODE: _about_account,
    }
    way = ways.get(finding.entity)
    return frozenset(way(text, finding, words, subject, keeps)) if way else frozenset()


def _about_mailbox(
    _text: str, finding: Finding, words: str, subject: Subject | None, keeps: _Keeps
) -> Iterator[str]:
    """Tell whether a mailbox is the organisation's, by the profile or its name, or its domain a person's."""
    if words.casefold().removeprefix("mailto:") in keeps.mailboxes:
        yield "own"
    if finding.subject is None and _functional(words, keeps):
        yield "functional"
    elif _one_person(words, subject):
        yield _ONE_PERSON


def _about_phone(text: str, finding: Finding, words: str, _: Subject | None, keeps: _Keeps) -> Iterator[str]:
    """Tell whether a number is the organisation's own, or one that anybody may call."""
    number = _national(words)
    if number in keeps.phones:
        yield "own"
    after = text[finding.span.end : finding.span.end + 20].lstrip()
    before = text[max(0, finding.span.start - _NEAR) : finding.span.start]
    box = _BESIDE_MAILBOX.search(before)
    body = _CALLED.search(before) or (box and _functional(box["box"], keeps))
    round_number = number.endswith("00") and (
        _in_letterhead(text, finding.span)
        or _UNDER_BODY.search(before)
        or _THEN_MOBILE.match(text, finding.span.end)
    )
    named = _GENERAL.match(after) or _GENERAL_BEFORE.search(before) or body or round_number
    mobile = re.fullmatch(r"6\d{8}", number)  # somebody's, whatever desk stands before it
    if _SERVICE_NUMBER.match(number) or (named and not mobile):
        yield "general"


def _about_address(
    text: str, finding: Finding, words: str, _: Subject | None, keeps: _Keeps
) -> Iterator[str]:
    """Tell whether an address is the organisation's own, in a letterhead, or of a public building."""
    tokens = _tokens(words)
    if any(_within(tokens, own) for own in keeps.addresses):
        yield "own"
    if _in_letterhead(text, finding.span):
        yield "letterhead"
    before = text[max(0, finding.span.start - _NEAR) : finding.span.start]
    building = _PUBLIC_BUILDING.search(before)
    if building and not _BESIDE.search(before[: building.start()]):
        yield "public building"


def _about_account(
    text: str, finding: Finding, words: str, _: Subject | None, keeps: _Keeps
) -> Iterator[str]:
    """Tell whether an account is the organisation's own, at a public bank, or in a letterhead."""
    plain = _plain(words)
    if plain in keeps.ibans:
        yield "own"
    if plain.startswith("nl") and plain[4:8] in _PUBLIC_BANKS:
        yield "public bank"
    before = text[max(0, finding.span.start - _NEAR) : finding.span.start]
    if (
        _OF_BODY.match(text, finding.span.end)
        or _ACCOUNT_OF.search(before)
        or _in_letterhead(text, finding.span)
    ):
        yield "letterhead"


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
    starts = bool(own) and tokens[: len(own)] == own
    return starts and bool(rest) and len(rest[0]) == 4 and rest[0].isdecimal()


def _functional(address: str, keeps: _Keeps) -> bool:
    """Tell whether a mailbox is an organisation's: "info@", "team.kabinet@", "griffie-2@".

    Every part must be a word of a function, or behind the first an abbreviation ("facturen-gw"); at the
    organisation's own domains the first part is enough.
    """
    local, _, domain = address.casefold().removeprefix("mailto:").partition("@")
    parts = [part for part in re.split(r"[._+-]", local) if part and not part.isdecimal()]
    own = domain in keeps.profile.organisation.domains
    known = [
        keeps.policy.is_mailbox(part) or (number > 0 and _UNIT.fullmatch(part) is not None)
        for number, part in enumerate(parts)
    ]
    return keeps.policy.is_mailbox(local) or (bool(known) and (all(known) or (own and known[0])))


def _one_person(address: str, subject: Subject | None) -> bool:
    """Tell whether the domain itself names the person: "jan@jansenadvies.nl" of Jan Jansen (P04)."""
    local, _, domain = address.casefold().removeprefix("mailto:").partition("@")
    name = _plain(domain.rpartition(".")[0])
    said = re.split(r"[\W_]+", local)
    if subject is not None and subject.kind is SubjectKind.PERSON:
        said += [word for name in subject.names for word in re.findall(r"\w+", name.casefold())[-1:]]
    return any(len(word) >= _TELLING and word in name for word in said)


def _local_part(finding: Finding, words: str) -> Span:
    """Return the part of an address before the "@": the domain stays visible (P02)."""
    at = re.search(r"\s*(?:@|\[at\]|\(at\))", words, re.IGNORECASE)
    if at is None or at.start() == 0:
        return finding.span
    return Span(finding.span.start, finding.span.start + at.start())


def _national(number: str) -> str:
    """Return the digits of a phone number as dialled in the Netherlands, without the first zero."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    country = "31" if len(digits) > 10 or "+" in number else ""
    return digits.removeprefix("00").removeprefix(country).lstrip("0")


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
