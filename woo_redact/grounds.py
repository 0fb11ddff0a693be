"""The law as data: grounds, the labels on the boxes, and the policy that ties findings to grounds."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from typing import Any, TypeVar

from woo_redact.errors import GroundError
from woo_redact.language import _, recorded
from woo_redact.model import Entity, Explanation, Ground, Outcome
from woo_redact.resources import grounds_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of policy.toml: what happens to a finding that it fits, on which ground, and why.

    A row fits when the entity is the finding's and each condition holds that it has: `found_by` (how it was
    found begins so), `known` (a person who stands in a fixed place of the dossier, or who does not) and
    `when` (what the text or the profile tells of the datum). A `setting` is a row that a profile may change,
    with the ground in `otherwise` where it has none; `pending` says what must exist before the row can act.
    """

    id: str
    entity: Entity
    outcome: Outcome
    why: str
    source: str
    ground: str | None = None
    found_by: tuple[str, ...] = ()
    known: bool | None = None
    when: str = ""
    setting: bool = False
    otherwise: str | None = None
    pending: str = ""

    def fits(self, entity: Entity, *, found_by: str, known: bool, facts: frozenset[str]) -> bool:
        """Tell whether this row is about a finding."""
        return (
            self.entity is entity
            and (not self.found_by or found_by.startswith(self.found_by))
            and self.known in {None, known}
            and (not self.when or self.when in facts)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule:
    """What happens to a person who is named with one of these role words (lower case)."""

    id: str
    outcome: Outcome
    why: str
    source: str
    words: tuple[str, ...]
    ground: str | None = None
    setting: bool = False
    otherwise: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRule:
    """A rule of practice that another part of the pipeline carries out, or (not `active`) none yet."""

    id: str
    what: str
    default: str
    governs: str
    active: bool
    source: str
    ground: str | None = None


_TELLING = 4  # letters of a word that a compound may be made of

PERHAPS = recorded("presumably in office")
"""The role word of whom only the sense of a sentence puts in a public office: asked about, never kept."""
DESK_WORD = "postvak van een afdeling"
"""The role of a mailbox that is called by a word: found where the list of words is, kept by P03."""
Choices = tuple[tuple[str, str, str | None], ...]
"""What a profile chooses instead of the policy: (id of a rule, outcome, ground or None)."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The whole policy: rules on findings, rules on roles, rules of others, and functional mailboxes."""

    rules: tuple[Rule, ...]
    roles: tuple[RoleRule, ...]
    others: tuple[OtherRule, ...]
    mailboxes: frozenset[str]
    mailbox_endings: tuple[str, ...] = ()
    mailbox_beginnings: tuple[str, ...] = ()

    def is_mailbox(self, word: str) -> bool:
        """Tell whether a (part of a) local part names a function: "griffie", "wijkzaken", "statenstukken"."""
        whole = word in self.mailboxes or word.endswith(self.mailbox_endings)
        return whole or word.startswith(self.mailbox_beginnings) or self._compound.fullmatch(word) is not None

    @cached_property
    def _compound(self) -> re.Pattern[str]:
        """Return a pattern of two or three words of functions written as one: "kwaliteitszorg"."""
        known = {word for word in (*self.mailboxes, *self.mailbox_endings) if len(word) >= _TELLING}
        part = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
        return re.compile(rf"(?:{part})s?-?(?:{part})(?:s?-?(?:{part}))?")

    @cached_property
    def _by_word(self) -> dict[str, RoleRule]:
        """Return the rule of each role word."""
        return {word: role for role in reversed(self.roles) for word in role.words}

    @cached_property
    def settings(self) -> frozenset[str]:
        """Return the ids of the rules that a profile may change."""
        rules = {rule.id for rule in self.rules if rule.setting}
        return frozenset(rules | {role.id for role in self.roles if role.setting})

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids of all rules."""
        rules = {rule.id for rule in self.rules} | {role.id for role in self.roles}
        return frozenset(rules | {other.id for other in self.others})

    def rule(
        self,
        entity: Entity,
        *,
        found_by: str = "",
        known: bool = True,
        facts: frozenset[str] = frozenset(),
    ) -> Rule | None:
        """Return the first rule that fits a finding, None where there is none (the profile's own terms)."""
        fitting = (r for r in self.rules if r.fits(entity, found_by=found_by, known=known, facts=facts))
        return next(fitting, None)

    def role(self, word: str) -> RoleRule | None:
        """Return the rule for a role word in any case, None for a word that gives no role."""
        return self._by_word.get(" ".join(word.casefold().split()))

    def with_choices(self, choices: Choices) -> "Policy":
        """Return the policy as a profile changes it."""
        if not choices:
            return self
        chosen = {identity: (Outcome(outcome), ground) for identity, outcome, ground in choices}
        return replace(
            self,
            rules=tuple(_chosen(rule, chosen) for rule in self.rules),
            roles=tuple(_chosen(role, chosen) for role in self.roles),
        )


_Row = TypeVar("_Row", Rule, RoleRule)


def _chosen(row: _Row, chosen: Mapping[str, tuple[Outcome, str | None]]) -> _Row:
    """Return a row with the profile's outcome and ground, where the profile may and does choose."""
    if not row.setting or row.id not in chosen:
        return row
    outcome, ground = chosen[row.id]
    kept = outcome is Outcome.KEEP
    return replace(row, outcome=outcome, ground=None if kept else ground or row.ground or row.otherwise)


def _load(name: str) -> dict[str, Any]:
    """Read one of our own TOML files."""
    return tomllib.loads((grounds_folder() / name).read_text(encoding="utf-8"))


@cache
def grounds() -> dict[str, Ground]:
    """Return every ground of chapter 5 of the Woo by its code, in the order of the law."""
    known = {f.name for f in fields(Ground)}
    rows = _load("woo.toml")["ground"]
    return {row["code"]: Ground(**{k: v for k, v in row.items() if k in known}) for row in rows}


# 5.1.2e, 5.1.2.e, 5.1 lid 2 sub e, 5.1 lid 2 onder e, Art. 5.1 lid 2 e, 5.1, tweede lid, onder e
_ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "vijfde": "5", "zesde": "6"}
_WRITTEN = re.compile(
    r"^(?:art(?:ikel|\.)?\s*)?5\.?(?P<article>1|2|4a|4)"
    r"(?:[.,]?\s*(?:lid\s*)?(?P<lid>[1-6]))?(?:[.,]?\s*(?:aanhef en\s*)?(?:sub|onder)?\s*(?P<sub>[a-i]))?$",
)


@cache
def _labels() -> frozenset[str]:
    """Return the words on a box that are no grounds (L11), in lower case."""
    return frozenset(_load("law.toml")["labels"]["words"])


def is_label(written: str) -> bool:
    """Tell whether a text is a label that is no ground: "Buiten verzoek", "Dubbel", "Reeds openbaar"."""
    return " ".join(written.casefold().split()).strip(" .") in _labels()


def law_rows() -> tuple[dict[str, Any], ...]:
    """Return the rules on the use of grounds (law.toml), as they are written."""
    return tuple(_load("law.toml")["law"])


def parse_code(written: str) -> str:
    """Return the code of a ground as people write it ("5.1.2e", "5.1 lid 2 sub e", "J").

    Raises:
        GroundError: if the law has no such ground.
    """
    if is_label(written):
        raise GroundError(
            _(
                "'{strip}' is a label and no ground of the Woo: no ground belongs with it",
                strip=written.strip(),
            )
        )
    text = written.strip().removesuffix("van de Woo").strip(" ,.").casefold()
    for word, digit in _ORDINALS.items():
        text = text.replace(f"{word} lid", f"lid {digit}")
    by_letter = {g.letter.casefold(): code for code, g in grounds().items() if g.letter}
    if text in by_letter:
        return by_letter[text]
    if match := _WRITTEN.match(text):
        code = ".".join(part for part in ("5." + match["article"], match["lid"], match["sub"]) if part)
        candidates = (code, f"{code}.1")  # "5.4a" is written for its only ground, 5.4a lid 1
        for candidate in candidates[: 2 if code == "5.4a" else 1]:
            if candidate in grounds():
                return candidate
    raise GroundError(_("'{written}' is no ground of the Woo; see: woo-redact grounds", written=written))


def ground(written: str) -> Ground:
    """Return the ground of a code in any accepted spelling.

    Raises:
        GroundError: if the law has no such ground.
    """
    return grounds()[parse_code(written)]


def label(code: str, style: str) -> str:
    """Return what stands on a box: "5.1.2e" (style "code") or "J" (style "letter", PRACTICE §2)."""
    found = grounds()[code]
    return found.letter if style == "letter" and found.letter else found.short


def explanation(codes: frozenset[str], style: str) -> Explanation | None:
    """Return the page "Toelichting grondslagen" for the grounds used, None when none was used."""
    if not codes:
        return None
    texts = _load("labels.toml")
    entries = tuple((label(c, style), g.citation, g.legend) for c, g in grounds().items() if c in codes)
    return Explanation(
        heading=texts["page"]["heading"],
        introduction=texts["style"][style]["introduction"],
        entries=entries,
    )


@cache
def policy() -> Policy:
    """Return the house policy of policy.toml.

    Raises:
        GroundError: if it names a ground that the law does not have.
    """
    data = _load("policy.toml")
    for row in (*data["rule"], *data["role"], *data["other"]):
        for code in (row.get("ground"), row.get("otherwise")):
            if code is not None and code not in grounds():
                raise GroundError(
                    _("policy.toml {row}: '{code}' is no ground of the Woo", row=row["id"], code=code)
                )
    return Policy(
        rules=tuple(Rule(**_row(row)) for row in data["rule"]),
        roles=tuple(RoleRule(**_row(row)) for row in data["role"]),
        others=tuple(OtherRule(**row) for row in data["other"]),
        mailboxes=frozenset(data["mailboxes"]["words"]),
        mailbox_endings=tuple(data["mailboxes"]["endings"]),
        mailbox_beginnings=tuple(data["mailboxes"]["beginnings"]),
    )


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of policy.toml with lists as tuples and words as enums."""
    kinds = {"entity": Entity, "outcome": Outcome, "found_by": tuple, "words": tuple}
    said = {key: value for key, value in row.items() if key != "english"}  # that is in the catalogue too
    return {key: kinds[key](value) if key in kinds else value for key, value in said.items()}
