"""Decisions by rule: the profile first, then who it is, then what it is; a person's answer over all."""

import pytest

from woo_redact.decide import decide
from woo_redact.grounds import policy
from woo_redact.model import (
    Decision,
    Document,
    DocumentKind,
    Entity,
    Finding,
    Outcome,
    Role,
    Span,
    Subject,
    SubjectKind,
)
from woo_redact.profile import Profile

PROFILE = Profile.model_validate(
    {
        "organisation": {
            "domains": ["provincie.example"],
            "phone_numbers": ["+31 592 365555"],
            "addresses": ["Westerbrink 1", "Postbus 122, 9400 AC Assen"],
            "mailboxes": ["zaak7@provincie.example"],
            "ibans": ["NL91 ABNA 0417 1643 00"],
        },
        "always": {"project Zwaluw": "5.1.1.c"},
        "never": {"terms": ["Ter Apel"]},
        "public_officials": {"names": ["Ans Listig"]},
    }
)
PERSON = Subject(id="p1", kind=SubjectKind.PERSON, names=("Jip Zwaan",))
GRIFFIER = Subject(
    id="p4", kind=SubjectKind.PERSON, names=("Ria Kraai",), role=Role.PUBLIC, office="griffier"
)
OFFICIAL = Subject(id="p2", kind=SubjectKind.PERSON, names=("Bo Reiger",), role=Role.PUBLIC)
STRANGER = Subject(id="p3", kind=SubjectKind.PERSON, names=("Lies Mus",), known=False)


def one(text: str, words: str, entity: Entity, **finding: object) -> Decision:
    """Decide on the one finding in a text."""
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text=text)
    start = text.index(words)
    values = {"score": 0.9, "found_by": "model", **finding}
    found = Finding(document="1", digest="0", span=Span(start, start + len(words)), entity=entity, **values)
    subjects = {s.id: s for s in (PERSON, OFFICIAL, STRANGER, GRIFFIER)}
    (decision,) = decide(document, [found], subjects, policy=policy(), profile=PROFILE)
    return decision


@pytest.mark.parametrize(
    ("text", "words", "entity", "finding", "outcome", "rule"),
    [
        ("BSN 111222333", "111222333", "NL_BSN", {}, "redact", "rule:P01"),
        ("Dag Jip Zwaan", "Jip Zwaan", "PERSON", {"subject": "p1"}, "redact", "rule:P05"),
        ("Dag Jip", "Jip", "PERSON", {"found_by": "structure:salutation"}, "redact", "rule:P05"),
        ("over Lies Mus", "Lies Mus", "PERSON", {"subject": "p3"}, "ask", "rule:P07"),
        ("over Lies Mus", "Lies Mus", "PERSON", {}, "ask", "rule:P07"),
        ("dag Roos", "Roos", "PERSON", {"subject": "p1", "score": 0.4}, "ask", "rule:P40"),
        ("Van: Jip Zwaan", "Jip Zwaan", "PERSON", {"found_by": "structure:header"}, "redact", "rule:P05"),
        ("Groet, Jip", "Jip", "PERSON", {"found_by": "structure:signoff"}, "redact", "rule:P06"),
        ("inwoner Bo", "Bo", "PERSON", {"role": "inwoner", "subject": "p2"}, "redact", "rule:P30"),
        ("J. Mus", "J. Mus", "PERSON", {"role": "namens deze"}, "keep", "rule:P11"),
        ("Ans Listig", "Ans Listig", "PERSON", {"role": "woordvoerder"}, "keep", "rule:P08"),
        (
            "A-nr. 1234567890",
            "1234567890",
            "NL_ID_DOCUMENT",
            {"found_by": "pattern:a_number"},
            "redact",
            "rule:P01c",
        ),
        ("polis 1234567890", "1234567890", "NL_ID_DOCUMENT", {"found_by": "pattern:x"}, "ask", "rule:P20"),
        ("minister Reiger", "Reiger", "PERSON", {"role": "minister"}, "keep", "rule:P08"),
        ("en Reiger zei", "Reiger", "PERSON", {"subject": "p2"}, "keep", "rule:P08"),
        ("woordvoerder Jip", "Jip", "PERSON", {"role": "woordvoerder", "subject": "p1"}, "ask", "rule:P10"),
        ("en Kraai zei", "Kraai", "PERSON", {"subject": "p4"}, "keep", "rule:P09"),
        ("griffier Jip", "Jip", "PERSON", {"role": "griffier"}, "keep", "rule:P09"),
        ("in Ter Apel", "Ter Apel", "PERSON", {}, "keep", "rule:never"),
        ("Project  Zwaluw", "Project  Zwaluw", "TERM", {}, "redact", "rule:always"),
        ("tel 0592 36 55 55", "0592 36 55 55", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("+31 (0)592 365555", "+31 (0)592 365555", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("tel 0592 365054", "0592 365054", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("bel 14 0592", "14 0592", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("bel 0800 8051", "0800 8051", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        (
            "Algemeen nummer\nMinisterie X\n070 555 0100",
            "070 555 0100",
            "PHONE_NUMBER",
            {},
            "keep",
            "rule:P14",
        ),
        ("Geen receptie. Jip: 070 555 0100", "070 555 0100", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("Bel servicedesk, toestel 5000", "5000", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("Mijn toestel 5000", "5000", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("School: 0597 123456", "0597 123456", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("Van school, 06 12345678", "06 12345678", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        (
            "Meld het bij BIJ12, telefoon 085 486 22 22",
            "085 486 22 22",
            "PHONE_NUMBER",
            {},
            "keep",
            "rule:P14",
        ),
        ("Jip van BIJ12, telefoon 085 486 22 22", "085 486 22 22", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("Bel de gemeente X, tel. 0597 123456", "0597 123456", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("Jip, gemeente X, tel. 0597 123456", "0597 123456", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("Postbus 12, tel. 0597 123400", "0597 123400", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("Postbus 12, tel. 0597 123456", "0597 123456", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("via info@omroep.nl en 0597 123456", "0597 123456", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("via jip@omroep.nl en 0597 123456", "0597 123456", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("via info@omroep.nl en 06 12345678", "06 12345678", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("Bezoekadres gemeente: Singel 33", "Singel 33", "NL_ADDRESS", {}, "keep", "rule:P15"),
        ("Bezoekadres: Singel 33", "Singel 33", "NL_ADDRESS", {}, "ask", "rule:P15"),
        ("Singel 33, Assen. Postadres Postbus 12", "Singel 33", "NL_ADDRESS", {}, "keep", "rule:P15"),
        (
            "op NL02RABO0123456789 van de Belastingdienst",
            "NL02RABO0123456789",
            "IBAN_CODE",
            {},
            "keep",
            "rule:P17",
        ),
        (
            "NL02RABO0123456789 (stichting Het Bos)",
            "NL02RABO0123456789",
            "IBAN_CODE",
            {},
            "keep",
            "rule:P17",
        ),
        (
            "rekening van de stichting: NL02RABO0123456789",
            "NL02RABO0123456789",
            "IBAN_CODE",
            {},
            "keep",
            "rule:P17",
        ),
        ("T: 088 990 04 00\nM: 06 12345678", "088 990 04 00", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("T: 088 990 04 12\nM: 06 12345678", "088 990 04 12", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("Hoogheemraadschap X\n010 45 37 200", "010 45 37 200", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("Jip Bos\n010 45 37 200", "010 45 37 200", "PHONE_NUMBER", {}, "redact", "rule:P13"),
        ("bij jullie op kantoor, Singel 33", "Singel 33", "NL_ADDRESS", {}, "keep", "rule:P15"),
        ("Ministerie van X\nSingel 33", "Singel 33", "NL_ADDRESS", {}, "keep", "rule:P15"),
        ("Gemeente X\nt.a.v. Jip Bos\nSingel 33", "Singel 33", "NL_ADDRESS", {}, "ask", "rule:P15"),
        ("Gemeentehuis, Singel 33", "Singel 33", "NL_ADDRESS", {}, "keep", "rule:P15"),
        ("facturen-gw@wold.nl", "facturen-gw@wold.nl", "EMAIL_ADDRESS", {}, "keep", "rule:P03"),
        ("alle-medewerkers@wold.nl", "alle-medewerkers@wold.nl", "EMAIL_ADDRESS", {}, "keep", "rule:P03"),
        ("dienstpostbusx@wold.nl", "dienstpostbusx@wold.nl", "EMAIL_ADDRESS", {}, "keep", "rule:P03"),
        ("info.jip@wold.nl", "info.jip@wold.nl", "EMAIL_ADDRESS", {}, "redact", "rule:P02"),
        ("op NL02RABO0123456789 van Jip", "NL02RABO0123456789", "IBAN_CODE", {}, "redact", "rule:P17"),
        ("0597 123456 (algemeen)", "0597 123456", "PHONE_NUMBER", {}, "keep", "rule:P14"),
        ("Westerbrink 1 | Postbus", "Westerbrink 1", "NL_ADDRESS", {}, "keep", "rule:P15"),
        ("in het gemeentehuis van Assen, Singel 33", "Singel 33", "NL_ADDRESS", {}, "keep", "rule:P15"),
        ("naast het gemeentehuis, Singel 33", "Singel 33", "NL_ADDRESS", {}, "ask", "rule:P15"),
        ("Kerkstraat 12\n\nGemeente X\nPostbus 12", "Kerkstraat 12", "NL_ADDRESS", {}, "ask", "rule:P15"),
        (
            "5\tRaad\tPostbus 12\n6\tPiet Bogerd\tLekdijk 198\tx",
            "Lekdijk 198",
            "NL_ADDRESS",
            {},
            "ask",
            "rule:P15",
        ),
        ("Ik woon aan Singel 33, Postbus 12", "Singel 33", "NL_ADDRESS", {}, "ask", "rule:P15"),
        ("woont op Westerbrink 15", "Westerbrink 15", "NL_ADDRESS", {}, "ask", "rule:P15"),
        ("woont op Westerbrink 1a", "Westerbrink 1a", "NL_ADDRESS", {}, "ask", "rule:P15"),
        ("Westerbrink 1, 9405 BJ Assen", "Westerbrink 1, 9405 BJ", "NL_ADDRESS", {}, "keep", "rule:P15"),
        (
            "KvK-plichtig; IBAN NL02RABO0123456789",
            "NL02RABO0123456789",
            "IBAN_CODE",
            {},
            "redact",
            "rule:P17",
        ),
        ("post.anna@ziggo.example", "post.anna@ziggo.example", "EMAIL_ADDRESS", {}, "redact", "rule:P02"),
        (
            "team.planten@provincie.example",
            "team.planten@provincie.example",
            "EMAIL_ADDRESS",
            {},
            "keep",
            "rule:P03",
        ),
        ("bij het gemeentehuis. Jip woont Singel 33", "Singel 33", "NL_ADDRESS", {}, "ask", "rule:P15"),
        ("woont Dorpsstraat 12", "Dorpsstraat 12", "NL_ADDRESS", {}, "ask", "rule:P15"),
        ("Plein 3 Postbus 4, 1234 AB X", "Plein 3", "NL_ADDRESS", {}, "keep", "rule:P15"),
        ("NL91ABNA0417164300", "NL91ABNA0417164300", "IBAN_CODE", {}, "keep", "rule:P17"),
        ("NL02RABO0123456789", "NL02RABO0123456789", "IBAN_CODE", {}, "redact", "rule:P17"),
        ("KvK 12345678 IBAN NL02RABO0123456789", "NL02RABO0123456789", "IBAN_CODE", {}, "keep", "rule:P17"),
        (
            "jan@zwaanadvies.example",
            "jan@zwaanadvies.example",
            "EMAIL_ADDRESS",
            {"subject": "p1"},
            "ask",
            "rule:P04",
        ),
        ("griffie@stad.example", "griffie@stad.example", "EMAIL_ADDRESS", {}, "keep", "rule:P03"),
        ("team.kabinet@stad.example", "team.kabinet@stad.example", "EMAIL_ADDRESS", {}, "keep", "rule:P03"),
        ("zaak7@provincie.example", "zaak7@provincie.example", "EMAIL_ADDRESS", {}, "keep", "rule:P03"),
        ("in Meppel", "Meppel", "LOCATION", {}, "keep", "rule:P15b"),
        ("bij het Coa", "Coa", "ORGANISATION", {}, "keep", "rule:P22"),
        ("heeft kanker", "kanker", "SPECIAL_CATEGORY", {}, "ask", "rule:P25"),
    ],
)
def test_rules(
    text: str, words: str, entity: str, finding: dict[str, object], outcome: str, rule: str
) -> None:
    decision = one(text, words, Entity(entity), **finding)
    assert (decision.outcome, decision.by) == (Outcome(outcome), rule)
    assert decision.why
    assert (decision.ground is None) == (outcome == "keep")


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        ("jip.zwaan@stad.example", "jip.zwaan"),
        ("j.zwaan [at] stad.example", "j.zwaan"),
        ("info@stad.example", ""),
    ],
)
def test_of_a_mail_address_only_the_local_part_goes(address: str, hidden: str) -> None:
    decision = one(f"<{address}>", address, Entity.EMAIL_ADDRESS)
    words = decision.span.of(f"<{address}>") if decision.span else ""
    assert (words if decision.hides else "") == hidden


def test_grounds_are_those_of_the_policy() -> None:
    assert one("BSN 111222333", "111222333", Entity.NL_BSN).ground == "5.1.1.e"
    assert one("project Zwaluw", "project Zwaluw", Entity.TERM).ground == "5.1.1.c"


def test_all_of_an_address_goes_where_the_domain_names_the_person() -> None:
    text = "jan@zwaanadvies.example"
    decision = one(text, text, Entity.EMAIL_ADDRESS, subject="p1")
    assert decision.span == Span(0, len(text))


def test_a_reason_is_one_sentence() -> None:
    decision = one("wethouder Jip", "Jip", Entity.PERSON, role="wethouder", why="naam bij een functie")
    assert decision.why == "Genoemd in een publieke functie (wethouder); naam bij een functie."


@pytest.mark.parametrize(
    ("policy_of_profile", "entity", "finding", "outcome", "ground"),
    [
        ({}, "NL_ID_DOCUMENT", {}, "ask", "5.1.2.e"),
        ({"P20": "redact"}, "NL_ID_DOCUMENT", {}, "redact", "5.1.2.e"),
        ({"P20": "keep"}, "NL_ID_DOCUMENT", {}, "keep", None),
        ({"P23": {"outcome": "ask", "ground": "5.1.2i"}}, "MEETING_LINK", {}, "ask", "5.1.2.i"),
        ({"P09": "ask"}, "PERSON", {"role": "griffier"}, "ask", "5.1.2.e"),
        ({"P09": "ask"}, "PERSON", {"subject": "p4"}, "ask", "5.1.2.e"),
        ({"P10": "keep"}, "PERSON", {"role": "woordvoerder"}, "keep", None),
        ({"P03": "redact"}, "EMAIL_ADDRESS", {}, "redact", "5.1.2.i"),
        ({"P09": "ask"}, "PERSON", {"role": "wethouder"}, "keep", None),
    ],
)
def test_a_profile_may_choose_otherwise(
    policy_of_profile: dict[str, object],
    entity: str,
    finding: dict[str, object],
    outcome: str,
    ground: str | None,
) -> None:
    text = "info@stad.example"
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text=text)
    values = {"score": 0.9, "found_by": "model", **finding}
    found = Finding(document="1", digest="0", span=Span(0, len(text)), entity=Entity(entity), **values)
    profile = Profile.model_validate({"policy": policy_of_profile})
    subjects = {"p4": GRIFFIER}
    (decision,) = decide(document, [found], subjects, policy=policy(), profile=profile)
    assert (decision.outcome, decision.ground) == (Outcome(outcome), ground)
