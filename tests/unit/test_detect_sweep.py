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
        ("HEER VAN ZWOLLE", [("VAN ZWOLLE", False)]),
        ("nummer 111222333", [("111222333", True)]),
        ("zaaknummer 111222333", [("111222333", False)]),
        ("mail JIP@stad.example", [("JIP@stad.example", True)]),
        ("op 12 mei 1980", [("12 mei 1980", False)]),
        ("1112223334", []),
        ("het bsn 111.222.333 en 1112 22333", [("111.222.333", True), ("1112 22333", True)]),
        ("Final-Roos: 3", [("Roos", False)]),
        ("het dossier-Roos", [("Roos", False)]),
        ("Gesprek met Jip Zw\u00adaan.", [("Jip Zw\u00adaan", True)]),
        ("Gesprek met Jip Zwa-\nan.", [("Jip Zwa-\nan", True)]),
        ("Mail jip@\nstad.example nu", [("jip@\nstad.example", True)]),
        ("Jíp Zwaan", [("Jíp Zwaan", True)]),
        ("Jip Zwaan입니다", [("Jip Zwaan", True)]),
        ("bestand Jip_Zwaan.pdf", [("Jip_Zwaan", True)]),
    ],
)
def test_whole_words_only_and_doubt_where_a_word_may_be_something_else(
    text: str, found: list[tuple[str, bool]]
) -> None:
    assert swept(text) == found


def test_what_was_decided_is_left_alone() -> None:
    assert swept("Jip Zwaan en Jip Zwaan", "Jip Zwaan") == [("Jip Zwaan", True)]


@pytest.mark.parametrize(("by", "found"), [("rule:P14", 1), ("profile", 0), ("human", 0)])
def test_a_number_that_stays_for_its_neighbours_goes_where_it_is_a_persons_elsewhere(
    by: str, found: int
) -> None:
    text = "Mts Zwaan, 0593-552871"
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text=text)
    span = Span(text.index("0593"), len(text))
    stays = Decision(
        outcome=Outcome.KEEP, by=by, why="x", document="1", span=span, entity=Entity.PHONE_NUMBER
    )
    secret = Secret(text="0593 552 871", entity=Entity.PHONE_NUMBER)
    assert len(sweep(document, [stays], (secret,))) == found


def test_offsets_hold_where_lower_case_is_longer() -> None:
    assert swept("İİİ Jip Zwaan") == [("Jip Zwaan", True)]


def test_without_secrets_nothing_is_found() -> None:
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text="Jip")
    assert sweep(document, (), ()) == ()


def test_one_word_hidden_in_two_ways_counts_in_both() -> None:
    document = Document(
        id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text="Roos, roos en rOos"
    )
    both = (Secret(text="Roos", entity=Entity.PERSON), Secret(text="roos", entity=Entity.PERSON))
    assert [f.span.start for f in sweep(document, (), both)] == [0, 6]


def hidden(
    text: str, words: str, entity: Entity = Entity.PERSON, outcome: Outcome = Outcome.REDACT
) -> Decision:
    """Return a decision on the first occurrence of words."""
    at = text.index(words)
    ground = None if outcome is Outcome.KEEP else "5.1.2.e"
    span = Span(at, at + len(words))
    return Decision(
        outcome=outcome, by="rule:x", why="x", document="1", span=span, ground=ground, entity=entity
    )


def test_what_a_partly_hidden_word_leaves_is_searched_too() -> None:
    text = "mail aan janRoos en jan-Roos"
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text=text)
    found = sweep(document, [hidden(text, "jan")], SECRETS)
    assert [f.span.start for f in found] == [text.index("Roos"), text.rindex("Roos")]


def test_a_place_that_was_decided_to_stay_stays_with_its_preposition() -> None:
    text = "De trein van Zwolle is laat, en mevrouw van Zwolle ook."
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text=text)
    found = sweep(document, [hidden(text, "Zwolle", Entity.LOCATION, Outcome.KEEP)], SECRETS)
    assert [(f.span.start, f.entity) for f in found] == [
        (text.index("van"), Entity.LOCATION),
        (text.rindex("van"), Entity.PERSON),
    ]
