"""The law as data: grounds, the labels on the boxes, and the policy that ties findings to grounds."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from woo_redact.errors import GroundError
from woo_redact.model import Entity, Explanation, Ground, Outcome
from woo_redact.resources import grounds_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What happens to an entity, on which ground, and why (one row of policy.toml).

    `known` narrows a rule on PERSON to people who do (or do not) appear in a header, signature or other
    fixed place of the dossier (P05 against P07).
    """

    id: str
    entity: Entity
    outcome: Outcome
    why: str
    source: str
    ground: str | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule:
    """What happens to a person who is named with one of these role words (lower case)."""

    id: str
    outcome: Outcome
    why: str
    source: str
    words: tuple[str, ...]
    ground: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The whole policy: a rule per entity, the roles, and the local parts of functional mailboxes."""

    rules: tuple[Rule, ...]
    roles: tuple[RoleRule, ...]
    mailboxes: frozenset[str]
    mailbox_why: str

    def rule(self, entity: Entity, *, known: bool = True) -> Rule | None:
        """Return the rule for `entity`, None where the policy has none (the profile's own terms)."""
        rules = [rule for rule in self.rules if rule.entity is entity]
        return next((rule for rule in rules if rule.known == known), rules[0] if rules else None)

    def role(self, word: str) -> RoleRule | None:
        """Return the rule for a role word in any case, None for a word that gives no role."""
        wanted = word.casefold().strip()
        return next((role for role in self.roles if wanted in role.words), None)


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


def parse_code(written: str) -> str:
    """Return the code of a ground as people write it ("5.1.2e", "5.1 lid 2 sub e", "J").

    Raises:
        GroundError: if the law has no such ground.
    """
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
    raise GroundError(f"'{written}' is geen grond van de Woo; zie: woo-redact grounds")


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
    for row in data["rule"] + data["role"]:
        if "ground" in row and row["ground"] not in grounds():
            raise GroundError(f"policy.toml {row['id']}: '{row['ground']}' is geen grond van de Woo")
    return Policy(
        rules=tuple(
            Rule(**{**row, "entity": Entity(row["entity"]), "outcome": Outcome(row["outcome"])})
            for row in data["rule"]
        ),
        roles=tuple(
            RoleRule(**{**row, "outcome": Outcome(row["outcome"]), "words": tuple(row["words"])})
            for row in data["role"]
        ),
        mailboxes=frozenset(data["mailboxes"]["words"]),
        mailbox_why=data["mailboxes"]["why"],
    )
