"""The law on the use of grounds (L1-L13): what is refused, with a clear message, and what is not checked."""

import datetime as dt

import pytest
import yaml

from tests.paths import SHARED
from woo_redact.errors import GroundError
from woo_redact.grounds import is_label, parse_code
from woo_redact.law import Facts, clashing, laws, refused_beforehand, violations
from woo_redact.model import Decision, Entity, Outcome, Span


def hidden(ground: str, *, span: tuple[int, int] = (0, 5), by: str = "person:an", why: str = "Omdat.", entity: Entity | None = None) -> Decision:  # fmt: skip
    """Return a decision that hides."""
    return Decision(
        outcome=Outcome.REDACT,
        by=by,
        why=why,
        document="1",
        span=Span(*span),
        ground=ground,
        entity=entity,
    )


def broken(*decisions: Decision, **facts: object) -> list[str]:
    """Return the ids of the rules that decisions break."""
    return [found.law for found in violations(decisions, Facts(**facts))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("law", "decisions", "facts"),
    [
        ("L1", [hidden("5.1.5"), hidden("5.1.2.e", span=(3, 9))], {}),
        ("L1", [hidden("5.1.1.d", span=(0, 9)), hidden("5.1.5", span=(2, 4))], {}),
        ("L2", [hidden("5.1.5")], {"environmental": True}),
        ("L3", [hidden("5.1.6")], {"environmental": False}),
        ("L3", [hidden("5.1.1.c")], {"environmental": True}),
        ("L4", [hidden("5.1.2.e")], {"emissions": True}),
        ("L5", [hidden("5.1.2.b")], {"environmental": True, "confidential_acts": False}),
        ("L6", [hidden("5.1.2.e", why=" ")], {}),
        ("L7", [hidden("5.1.4", why="Eerst de geadresseerde.")], {}),
        (
            "L8",
            [hidden("5.1.2.e")],
            {"on_request": True, "dated": dt.date(2019, 5, 1), "decided_on": dt.date(2024, 5, 2)},
        ),
        ("L9", [hidden("5.2.1", entity=Entity.PERSON)], {}),
        ("L9", [hidden("5.2.1", by="rule:P28")], {}),
        ("L10", [hidden("5.2.1")], {"formal_decision": True, "deliberation_harmed": False}),
        ("L11", [hidden("5.1.2.e", why="Buiten verzoek.")], {}),
        ("L11", [hidden("Dubbel")], {}),
        ("L12", [hidden("10.2.e")], {}),
        ("L13", [hidden("5.1.2.e", by="rule:P07")], {"length": 5}),
    ],
)
def test_what_breaks_a_rule(law: str, decisions: list[Decision], facts: dict[str, object]) -> None:
    assert broken(*decisions, **facts) == [law]


@pytest.mark.parametrize(
    ("decisions", "facts"),
    [
        ([hidden("5.1.5"), hidden("5.1.2.e", span=(5, 9))], {}),  # beside each other, not on the same words
        ([hidden("5.1.5"), hidden("5.1.5", span=(3, 9))], {}),
        ([hidden("5.1.5")], {"environmental": False}),
        ([hidden("5.1.6")], {"environmental": True}),
        ([hidden("5.1.5"), hidden("5.1.6", span=(9, 12))], {}),  # unknown whether environmental: not checked
        ([hidden("5.1.5")], {"emissions": True}),
        ([hidden("5.1.2.b")], {"environmental": True, "confidential_acts": True}),
        ([hidden("5.1.4", why="Openbaar op 1 mei 2025.")], {}),
        ([hidden("5.1.4", why="Openbaar op 01-05-2025.")], {}),
        (
            [hidden("5.1.2.e"), hidden("5.1.1.e", span=(9, 12))],
            {"on_request": True, "dated": dt.date(2019, 5, 1), "decided_on": dt.date(2024, 5, 1)},
        ),  # five years to the day is not older than five years
        (
            [hidden("5.1.2.e")],
            {"on_request": False, "dated": dt.date(2009, 5, 1), "decided_on": dt.date(2024, 5, 2)},
        ),
        (
            [hidden("5.1.2.e")],
            {
                "on_request": True,
                "dated": dt.date(2009, 5, 1),
                "decided_on": dt.date(2024, 5, 2),
                "lapse_motivated": True,
            },
        ),
        ([hidden("5.2.1"), hidden("5.2.2", span=(9, 12), entity=Entity.PERSON)], {}),
        ([hidden("5.2.1")], {"formal_decision": True, "deliberation_harmed": True}),
        ([hidden("5.1.2.e", why="Dubbelganger van een getuige.")], {}),
        ([hidden("5.1.2.e")], {"length": 5}),
    ],
)
def test_what_breaks_none(decisions: list[Decision], facts: dict[str, object]) -> None:
    assert broken(*decisions, **facts) == []


def test_what_stays_visible_needs_no_ground() -> None:
    kept = Decision(outcome=Outcome.KEEP, by="rule:P08", why="", document="1", span=Span(0, 5))
    assert broken(kept, emissions=True, length=5) == []


def test_a_violation_says_what_and_where_it_is_written() -> None:
    (found,) = violations([hidden("5.1.5"), hidden("5.1.2.e")])
    assert "5.1.5 kan niet samen" in found.message
    assert "art. 5.1 lid 5" in found.message
    assert [decision.ground for decision in found.decisions] == ["5.1.5"]


def test_thousands_of_decisions_are_looked_at_in_one_go() -> None:
    many = [hidden("5.1.5" if n % 2 else "5.1.2.e", span=(n * 9, n * 9 + 5)) for n in range(20_000)]
    assert broken(*many) == []


def test_every_rule_is_there_and_says_which_facts_it_needs() -> None:
    assert list(laws()) == [f"L{n}" for n in range(1, 14)]
    for law in laws().values():
        assert law.refusal
        assert law.source
        assert set(law.needs) <= set(Facts.__dataclass_fields__)
        assert bool(law.unknown) == bool(set(law.needs) - {"length"})  # what is not known, and why


@pytest.mark.shared
def test_labels_that_are_no_grounds_are_those_of_the_law_file() -> None:
    rows = yaml.safe_load((SHARED / "law" / "grounds.yaml").read_text(encoding="utf-8"))["labels"]
    for label in (word for row in rows for word in (row["citation"], *row["synonyms"])):
        assert is_label(label), label
        with pytest.raises(GroundError, match="etiket en geen grond"):
            parse_code(label)


def test_grounds_that_cannot_be_given_beforehand() -> None:
    assert "datum" in refused_beforehand("5.1.4")
    assert "opvattingen" in refused_beforehand("5.2.1")
    assert refused_beforehand("5.1.2.e") == ""


@pytest.mark.parametrize(
    ("terms", "clash"),
    [
        ({"Zwaluw": "5.1.5", "project Zwaluw": "5.1.2.f"}, ("Zwaluw", "project Zwaluw")),
        ({"project  zwaluw": "5.1.2.e", "Project Zwaluw": "5.1.5"}, ("Project Zwaluw", "project  zwaluw")),
        ({"Zwaluw": "5.1.5", "Zwaluwnest": "5.1.2.f"}, None),
        ({"Zwaluw": "5.1.5", "project Zwaluw": "5.1.6"}, None),
    ],
)
def test_terms_on_the_same_words(terms: dict[str, str], clash: tuple[str, str] | None) -> None:
    found = clashing(terms)
    assert (found[:2] if found else None) == clash
