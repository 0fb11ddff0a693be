"""The law as data: woo.toml against the text of the law, spellings of codes, labels, policy."""

import re

import pytest
import yaml

from tests.paths import ROOT, SHARED
from woo_redact.errors import GroundError
from woo_redact.grounds import explanation, ground, grounds, label, parse_code, policy
from woo_redact.law import laws
from woo_redact.model import Entity, Outcome


@pytest.mark.shared
def test_every_ground_is_that_of_the_law() -> None:
    law = yaml.safe_load((SHARED / "law" / "grounds.yaml").read_text(encoding="utf-8"))["grounds"]
    assert [g["code"] for g in law] == list(grounds())
    for row in law:
        ours = grounds()[row["code"]]
        assert ours.statute == row["statutory_text"]
        assert ours.legend == row["legend_text"]
        assert ours.citation == row["citation"]
        assert ours.letter == (row["letter"] or "")
        assert ours.short == row["short_code"]
        assert ours.woo_web == (row["woo_web_code"] or "")
        assert ours.kind == row["kind"]
        assert ours.environmental == row["environmental"]
        assert ours.five_year_rule is row["five_year_rule"]
        assert ours.motivation == row["motivation"]
        assert ours.combination == row.get("combination_rule", "")


def test_letters_are_unique_and_in_the_order_of_the_law() -> None:
    letters = [g.letter for g in grounds().values() if g.letter]
    assert "".join(letters) == "ABCDEFGHIJKLMNOPQRS"


def test_wrong_ground_lists_do_not_creep_in() -> None:
    # Both circulate in public code (PRACTICE §1).
    assert "milieu" not in ground("5.1.2.f").title.casefold()
    with pytest.raises(GroundError):
        parse_code("5.1.7")
    assert "waterschap" not in ground("5.2.1").statute  # 5.2 lid 3 is a duty, not a ground
    with pytest.raises(GroundError):
        parse_code("5.2.3")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("5.1.2.e", "5.1.2.e"),
        ("5.1.2e", "5.1.2.e"),
        ("5.1 lid 2 e", "5.1.2.e"),
        ("5.1 lid 2 sub e", "5.1.2.e"),
        ("5.1, tweede lid, onder e", "5.1.2.e"),
        ("artikel 5.1, tweede lid, aanhef en onder e, van de Woo", "5.1.2.e"),
        ("Art. 5.1 lid 2 sub e", "5.1.2.e"),
        ("j", "5.1.2.e"),
        ("5.12e", "5.1.2.e"),
        ("N", "5.1.2.i"),
        ("5.1.4", "5.1.4"),
        ("O", "5.1.4"),
        ("5.2 lid 1", "5.2.1"),
        ("5.4", "5.4"),
        ("5.4a", "5.4a.1"),
        ("5.4a.1", "5.4a.1"),
    ],
)
def test_codes_are_read_as_people_write_them(written: str, code: str) -> None:
    assert parse_code(written) == code


@pytest.mark.parametrize(
    "written", ["", "5.1", "5.1.2", "5.1.2.j", "5.1.3", "5.9", "T", "10.2.e", "e", "5.2"]
)
def test_what_is_no_ground_is_refused(written: str) -> None:
    if written == "e":  # the letter E is 5.1.1.e: case does not matter
        assert parse_code(written) == "5.1.1.e"
    else:
        with pytest.raises(GroundError, match="geen grond"):
            parse_code(written)


def test_every_code_and_short_form_reads_back() -> None:
    for code, found in grounds().items():
        assert parse_code(code) == parse_code(found.short) == parse_code(found.citation) == code


@pytest.mark.parametrize(
    ("code", "style", "shown"), [("5.1.2.e", "code", "5.1.2e"), ("5.1.2.e", "letter", "J")]
)
def test_labels(code: str, style: str, shown: str) -> None:
    assert label(code, style) == shown


def test_grounds_without_a_letter_print_their_code() -> None:
    assert label("5.4a.1", "letter") == "5.4a"


def test_explanation_page_is_that_of_published_documents() -> None:
    page = explanation(frozenset({"5.1.2.i", "5.1.2.e"}), "letter")
    assert page is not None
    assert page.heading == "Toelichting grondslagen"
    assert page.introduction == (
        "In dit document kunt u secties vinden die onleesbaar zijn gemaakt. Deze informatie is achterwege gelaten op "
        "basis van de Wet open overheid (Woo). De letter die hierbij is vermeld correspondeert met de bijbehorende "
        "grondslag in onderstaand overzicht."
    )
    assert [entry[:2] for entry in page.entries] == [
        ("J", "Art. 5.1 lid 2 sub e"),
        ("N", "Art. 5.1 lid 2 sub i"),
    ]
    assert page.entries[0][2] == (
        "Het belang van de openbaarmaking van deze informatie weegt niet op tegen het belang van de eerbiediging van "
        "de persoonlijke levenssfeer van betrokkenen"
    )
    assert explanation(frozenset(), "code") is None


def test_policy_has_a_rule_for_every_entity_with_a_ground_for_all_that_is_hidden() -> None:
    for entity in set(Entity) - {Entity.TERM}:
        assert policy().rule(entity) is not None, entity
    for row in policy().rules:
        assert (row.outcome is Outcome.KEEP) == (row.ground is None), row.id
        assert row.why.endswith(".")
        assert row.source
    for role in policy().roles:
        assert (role.outcome is Outcome.KEEP) == (role.ground is None), role.id
    unknown = policy().rule(Entity.PERSON, known=False)
    assert unknown is not None
    assert unknown.id == "P07"


def test_every_rule_of_practice_is_there_once_carried_out_and_once_where() -> None:
    wanted = {f"P{number:02}" for number in range(1, 42)}
    assert wanted <= {re.sub(r"[a-z]$", "", identity) for identity in policy().ids}
    decided = {row.id for row in policy().rules if not row.pending} | {role.id for role in policy().roles}
    for other in policy().others:
        assert other.governs in {
            "detect",
            "decide",
            "redact",
            "report",
            "areas",
            "passages",
            "documents",
            "kin",
        }
        assert other.active == (other.governs in {"detect", "decide", "kin", "redact", "report"})
        assert other.active or other.id not in decided, other.id


@pytest.mark.shared
def test_every_rule_of_practice_is_one_of_the_written_practice() -> None:
    practice = (SHARED / "PRACTICE.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| (P\d\d) \|", practice, re.MULTILINE)) <= {i[:3] for i in policy().ids}


def test_what_a_profile_may_change_can_be_hidden_on_a_ground() -> None:
    assert policy().settings == {"P01b", "P03", "P04", "P09", "P10", "P19", "P20", "P23", "P24"}
    for identity in policy().settings:
        changed = policy().with_choices(((identity, "redact", None),))
        rows = [row.ground for row in changed.rules if row.id == identity]
        rows += [role.ground for role in changed.roles if role.id == identity]
        assert rows
        assert set(rows) <= set(grounds())
    assert policy().with_choices((("P01", "keep", None),)).rule(Entity.NL_BSN) == policy().rule(Entity.NL_BSN)


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("minister", Outcome.KEEP),
        ("Ged.", Outcome.KEEP),
        ("bgm", Outcome.KEEP),
        ("griffier", Outcome.KEEP),
        ("woordvoerder", Outcome.ASK),
        ("inwoner", Outcome.REDACT),
        ("beleidsmedewerker", None),
        ("secretaris", None),
    ],
)
def test_roles(word: str, outcome: Outcome | None) -> None:
    role = policy().role(word)
    assert (role.outcome if role else None) is outcome


def test_no_role_word_stands_in_two_rules() -> None:
    words = [word for role in policy().roles for word in role.words]
    assert sorted(words) == sorted(set(words))
    assert [word for word in words if word != word.casefold()] == []


def test_the_reference_has_every_rule_of_law() -> None:
    page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    rows = {
        tuple(cell.strip() for cell in line.split("|")[1:3]) for line in page.splitlines() if line[:2] == "| "
    }
    assert [law.id for law in laws().values() if (law.id, law.source) not in rows] == []
