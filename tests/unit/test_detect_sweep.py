"""The sweep: what is hidden as a string somewhere may not stand open elsewhere."""

import pytest

from woo_redact.detect.sweep import sweep
from woo_redact.model import Decision, Document, DocumentKind, Entity, Outcome, Secret, Span

SECRETS = (
    Secret(text="Jip Zwaan", entity=Entity.PERSON),
    Secret(text="Roos", entity=Entity.PERSON),
    Secret(text="van Zwolle", entity=Entity.PERSON),
    Secret(text="Jip Zwaan-Ekster", entity=Entity.PERSON),
    Secret(text="111222333", entity=Entity.NL_BSN),
    Secret(text="jip@stad.example", entity=Entity.EMAIL_ADDRESS),
    Secret(text="12 mei 1980", entity=Entity.DATE_OF_BIRTH),
)


def swept(text: str, *decided: str) -> list[tuple[str, bool]]:
    """Return what the sweep finds, and whether it is sure."""
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text=text)
    decisions = [
        Decision(outcome=Outcome.KEEP, by="rule:x", why="x", document="1", span=Span(at, at + len(words)))
        for words in decided
        if (at := text.index(words)) >= 0
    ]
    return [(f.span.of(text), f.score > 0.5) for f in sweep(document, decisions, SECRETS)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gesprek met Jip Zwaan.", [("Jip Zwaan", True)]),
        ("GESPREK MET JIP ZWAAN", [("JIP ZWAAN", True)]),
        ("gesprek met jip zwaan", [("jip zwaan", True)]),
        ("Gesprek met Jip\nZwaan.", [("Jip\nZwaan", True)]),
        ("Jip Zwaan-Ekster belde", [("Jip Zwaan-Ekster", True)]),
        ("Roos belde", [("Roos", False)]),
        ("ROOS belde", [("ROOS", False)]),
        ("een roos in de tuin", []),
        ("Roosendaal", []),
        ("heer van Zwolle", [("van Zwolle", False)]),
        ("heer Van zwolle", []),
        ("nummer 111222333", [("111222333", True)]),
        ("zaaknummer 111222333", [("111222333", False)]),
        ("mail JIP@stad.example", [("JIP@stad.example", True)]),
        ("op 12 mei 1980", [("12 mei 1980", False)]),
        ("1112223334", []),
    ],
)
def test_whole_words_only_and_doubt_where_a_word_may_be_something_else(
    text: str, found: list[tuple[str, bool]]
) -> None:
    assert swept(text) == found


def test_what_was_decided_is_left_alone() -> None:
    assert swept("Jip Zwaan en Jip Zwaan", "Jip Zwaan") == [("Jip Zwaan", True)]


def test_offsets_hold_where_lower_case_is_longer() -> None:
    assert swept("İİİ Jip Zwaan") == [("Jip Zwaan", True)]


def test_without_secrets_nothing_is_found() -> None:
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text="Jip")
    assert sweep(document, (), ()) == ()
