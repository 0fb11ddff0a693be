"""Every rule of policy.toml (P01-P41) against a text that it fits and one beside it that it does not.

What a rule of another part does is tested there: ELSEWHERE names the test. All people and numbers made up.
"""

import re

import pytest

from tests.paths import ROOT
from tests.unit.test_decide import PROFILE, one
from woo_redact.decide import decide
from woo_redact.grounds import policy
from woo_redact.model import Document, DocumentKind, Entity, Finding, Outcome, Span
from woo_redact.profile import Profile

# id: (text, words, entity, what the finding tells, outcome); the next row is a case that another rule decides.
Case = tuple[str, str, str, dict[str, object], str]
KNOWN: dict[str, object] = {"found_by": "structure:salutation"}
CASES: dict[str, tuple[Case, Case]] = {
    "P01": (
        ("BSN 123456782", "123456782", "NL_BSN", {}, "redact"),
        ("V-nummer 2713085521", "2713085521", "NL_V_NUMBER", {}, "redact"),
    ),
    "P01b": (
        ("V-nummer 2713085521", "2713085521", "NL_V_NUMBER", {}, "redact"),
        ("paspoort NWK7F43P1", "NWK7F43P1", "NL_ID_DOCUMENT", {"found_by": "pattern:x"}, "ask"),
    ),
    "P01c": (
        ("A-nr. 7019283746", "7019283746", "NL_ID_DOCUMENT", {"found_by": "pattern:a_number"}, "redact"),
        ("polis 7019283746", "7019283746", "NL_ID_DOCUMENT", {"found_by": "pattern:x"}, "ask"),
    ),
    "P02": (
        ("mail t.halma@voorbeeld.nl", "t.halma@voorbeeld.nl", "EMAIL_ADDRESS", {}, "redact"),
        ("mail griffie@voorbeeld.nl", "griffie@voorbeeld.nl", "EMAIL_ADDRESS", {}, "keep"),
    ),
    "P03": (
        ("mail crediteuren@voorbeeld.nl", "crediteuren@voorbeeld.nl", "EMAIL_ADDRESS", {}, "keep"),
        ("mail zonnebloem@voorbeeld.nl", "zonnebloem@voorbeeld.nl", "EMAIL_ADDRESS", {}, "redact"),
    ),
    "P04": (
        ("mail teun@teunhalma.nl", "teun@teunhalma.nl", "EMAIL_ADDRESS", {}, "ask"),
        ("mail teun@tuinen.nl", "teun@tuinen.nl", "EMAIL_ADDRESS", {}, "redact"),
    ),
    "P05": (
        ("Cc: Teun Halma", "Teun Halma", "PERSON", {"found_by": "structure:header"}, "redact"),
        ("volgens Teun Halma", "Teun Halma", "PERSON", {}, "ask"),
    ),
    "P06": (
        ("Groet, Teun Halma", "Teun Halma", "PERSON", {"found_by": "structure:signature"}, "redact"),
        ("minister Halma", "Halma", "PERSON", {"role": "minister"}, "keep"),
    ),
    "P07": (
        ("de vraag van Teun Halma", "Teun Halma", "PERSON", {}, "ask"),
        ("Dag Teun,", "Teun", "PERSON", KNOWN, "redact"),
    ),
    "P08": (
        ("dijkgraaf Halma", "Halma", "PERSON", {"role": "dijkgraaf"}, "keep"),
        ("de vrouw van dijkgraaf Halma, Lies", "Lies", "PERSON", {"role": "vrouw"}, "redact"),
    ),
    "P09": (
        ("griffier Halma", "Halma", "PERSON", {"role": "griffier"}, "keep"),
        ("beleidsmedewerker Halma", "Halma", "PERSON", {}, "ask"),
    ),
    "P10": (
        ("woordvoerder Halma", "Halma", "PERSON", {"role": "woordvoerder"}, "ask"),
        ("wethouder Halma", "Halma", "PERSON", {"role": "wethouder"}, "keep"),
    ),
    "P11": (
        ("namens deze, T. Halma", "T. Halma", "PERSON", {"role": "namens deze"}, "keep"),
        ("namens de buurt, T. Halma", "T. Halma", "PERSON", {"found_by": "structure:signoff"}, "redact"),
    ),
    "P12": (
        ("(paraaf)", "(paraaf)", "SIGNATURE", {}, "ask"),
        ("Groet, Teun", "Teun", "PERSON", {"found_by": "structure:signoff"}, "redact"),
    ),
    "P13": (
        ("M 06 14725836", "06 14725836", "PHONE_NUMBER", {}, "redact"),
        ("bel 14 0591", "14 0591", "PHONE_NUMBER", {}, "keep"),
    ),
    "P14": (
        ("Postbus 9, tel. 0591 614700", "0591 614700", "PHONE_NUMBER", {}, "keep"),
        ("Postbus 9, tel. 0591 614713", "0591 614713", "PHONE_NUMBER", {}, "redact"),
    ),
    "P15": (
        ("zij woont op Lindelaan 7", "Lindelaan 7", "NL_ADDRESS", {}, "ask"),
        ("te Assen", "Assen", "LOCATION", {}, "keep"),
    ),
    "P15b": (
        ("te Assen", "Assen", "LOCATION", {}, "keep"),
        ("zij woont op Lindelaan 7", "Lindelaan 7", "NL_ADDRESS", {}, "ask"),
    ),
    "P17": (
        ("op NL20INGB0001234567", "NL20INGB0001234567", "IBAN_CODE", {}, "redact"),
        ("Halma Tuinen B.V.", "Halma Tuinen B.V.", "ORGANISATION", {}, "keep"),
    ),
    "P18": (
        ("geboren 12-3-1980", "12-3-1980", "DATE_OF_BIRTH", {}, "redact"),
        ("op 12-3-1980 te Assen", "Assen", "LOCATION", {}, "keep"),
    ),
    "P19": (
        ("kenteken 71-SK-PR", "71-SK-PR", "NL_LICENSE_PLATE", {}, "ask"),
        ("Halma Tuinen B.V.", "Halma Tuinen B.V.", "ORGANISATION", {}, "keep"),
    ),
    "P20": (
        ("rijbewijs 5501928374", "5501928374", "NL_ID_DOCUMENT", {"found_by": "pattern:x"}, "ask"),
        ("A-nr. 7019283746", "7019283746", "NL_ID_DOCUMENT", {"found_by": "pattern:a_number"}, "redact"),
    ),
    "P22": (
        ("Halma Tuinen B.V.", "Halma Tuinen B.V.", "ORGANISATION", {}, "keep"),
        ("Teun Halma", "Teun Halma", "PERSON", {}, "ask"),
    ),
    "P23": (
        ("id 291 338 047 11", "291 338 047 11", "MEETING_LINK", {}, "redact"),
        ("code 4471#", "4471#", "CREDENTIAL", {}, "redact"),
    ),
    "P24": (
        ("code 4471#", "4471#", "CREDENTIAL", {}, "redact"),
        ("id 291 338 047 11", "291 338 047 11", "MEETING_LINK", {}, "redact"),
    ),
    "P25": (
        ("zij is ziek", "ziek", "SPECIAL_CATEGORY", {}, "ask"),
        ("Dag Teun,", "Teun", "PERSON", KNOWN, "redact"),
    ),
    "P30": (
        ("verzoeker Halma", "Halma", "PERSON", {"role": "verzoeker"}, "redact"),
        ("raadslid Halma", "Halma", "PERSON", {"role": "raadslid"}, "keep"),
    ),
    "P33": (
        ("linkedin.com/in/teunhalma", "linkedin.com/in/teunhalma", "SOCIAL_HANDLE", {}, "redact"),
        ("ip 145.131.22.9", "145.131.22.9", "IP_ADDRESS", {}, "redact"),
    ),
    "P33a": (
        ("ip 145.131.22.9", "145.131.22.9", "IP_ADDRESS", {}, "redact"),
        ("linkedin.com/in/teunhalma", "linkedin.com/in/teunhalma", "SOCIAL_HANDLE", {}, "redact"),
    ),
    "P40": (
        ("dag Roos", "Roos", "PERSON", {"score": 0.4}, "ask"),
        ("dag Roos", "Roos", "PERSON", KNOWN, "redact"),
    ),
}
# Carried out by another part: the file under tests/ and words of the test that is about it.
ELSEWHERE = {
    "P21": ("unit/test_recognizers_surroundings.py", "test_a_reference_word_counts_only_directly_before"),
    "P26": ("unit/test_recognizers_special_category.py", "Hij werd in 2015 {veroordeeld}."),
    "P31": ("unit/test_decide.py", "rule:P05"),
    "P37": ("unit/test_kin.py", "test_what_is_a_duplicate"),
    "P39": ("unit/test_detect_subjects.py", "test_a_person_is_found_again_in_every_spelling"),
    "P41": ("end_to_end/test_dossier.py", "test_names_in_file_names_and_titles_reach_no_public_file"),
}


@pytest.mark.parametrize("identity", CASES)
def test_a_rule_decides_on_what_it_is_about(identity: str) -> None:
    text, words, entity, finding, outcome = CASES[identity][0]
    decision = one(text, words, Entity(entity), **finding)
    assert (decision.outcome, decision.by) == (Outcome(outcome), f"rule:{identity}")
    assert decision.why
    assert (decision.ground is None) == (decision.outcome is Outcome.KEEP)


@pytest.mark.parametrize("identity", CASES)
def test_and_not_on_what_stands_beside_it(identity: str) -> None:
    text, words, entity, finding, outcome = CASES[identity][1]
    decision = one(text, words, Entity(entity), **finding)
    assert decision.outcome is Outcome(outcome)
    assert decision.by != f"rule:{identity}"


def test_every_rule_of_the_policy_is_tested() -> None:
    known = policy()
    idle = {other.id for other in known.others if not other.active}
    assert known.ids == set(CASES) | set(ELSEWHERE) | idle
    assert not idle & (set(CASES) | set(ELSEWHERE))
    for number in range(1, 42):
        assert any(re.fullmatch(rf"P{number:02}[a-z]?", identity) for identity in known.ids), number


@pytest.mark.parametrize("identity", ELSEWHERE)
def test_what_is_tested_elsewhere_is_there(identity: str) -> None:
    name, words = ELSEWHERE[identity]
    assert words in (ROOT / "tests" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("identity", sorted(policy().settings))
def test_a_setting_is_chosen_in_the_profile(identity: str) -> None:
    text, words, entity, finding, outcome = CASES[identity][0]
    chosen = Outcome.REDACT if outcome == "keep" else Outcome.KEEP
    profile = Profile.model_validate({"policy": {identity: str(chosen)}})
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text=text)
    start = text.index(words)
    span = Span(start, start + len(words))
    values = {"score": 0.9, "found_by": "model", **finding}
    found = Finding(document="1", digest="0", span=span, entity=Entity(entity), **values)
    (decision,) = decide(document, [found], {}, policy=policy(), profile=profile)
    assert decision.outcome is chosen
    assert decision.ground or chosen is Outcome.KEEP


@pytest.mark.parametrize("identity", sorted(set(CASES) - policy().settings))
def test_no_other_rule_is(identity: str) -> None:
    with pytest.raises(ValueError, match=identity):
        Profile.model_validate({"policy": {identity: "ask"}})


def test_the_profile_of_these_tests_owns_nothing_in_them() -> None:
    own = PROFILE.organisation
    told = " ".join(case[0] for cases in CASES.values() for case in cases)
    assert not any(item in told for item in (*own.addresses, *own.ibans, *own.mailboxes))
