"""Every value that the report can meet has a Dutch word."""

import pytest

from woo_redact.model import Entity, Role, Subject, SubjectKind, Verdict
from woo_redact.report import words


def test_every_entity_and_verdict_has_a_word() -> None:
    assert set(words.ENTITIES) == set(Entity)
    assert set(words.VERDICTS) == set(Verdict)


@pytest.mark.parametrize(
    ("kind", "role", "known", "word"),
    [
        (SubjectKind.PERSON, Role.PRIVATE, True, "betrokkene"),
        (SubjectKind.PERSON, Role.PRIVATE, False, "betrokkene, alleen in de tekst"),
        (SubjectKind.PERSON, Role.PUBLIC, False, "publieke functie"),
        (SubjectKind.MAILBOX, Role.PRIVATE, True, "postvak"),
    ],
)
def test_roles(kind: SubjectKind, role: Role, known: bool, word: str) -> None:  # noqa: FBT001 - a column
    assert words.role_word(Subject(id="s1", kind=kind, names=(), role=role, known=known)) == word


@pytest.mark.parametrize(
    ("reason", "plain"),
    [
        ("2 vragen open", "2 vragen open"),
        ("niet verwerkt: .xyz", "niet verwerkt: .xyz"),
        ("controle niet gehaald: scan, nieuw", "controle niet gehaald: pagina's zonder tekst, nieuw"),
    ],
)
def test_reasons(reason: str, plain: str) -> None:
    assert words.plain_reason(reason) == plain


@pytest.mark.parametrize(("code", "word"), [("5.1.2.e", "5.1.2e"), ("5.4a.1", "5.4a"), ("dubbel", "dubbel")])
def test_grounds(code: str, word: str) -> None:
    assert words.ground_word(code) == word


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 stukken"), (1, "1 stuk"), (12500, "12.500 stukken"), (1234567, "1.234.567 stukken")],
)
def test_numbers(number: int, shown: str) -> None:
    assert words.counted(number, "stuk", "stukken") == shown
