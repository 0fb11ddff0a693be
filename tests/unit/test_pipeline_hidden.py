"""What is hidden as a string: it may stand nowhere else in the dossier."""

import pytest

from woo_redact.model import Decision, Entity, Outcome, Secret, Span, Subject, SubjectKind
from woo_redact.pipeline.hidden import hidden_strings, telling, with_swept, without


@pytest.mark.parametrize(
    ("address", "strings"),
    [
        ("Esdoornhof 5 7942 ZZ", ["Esdoornhof 5 7942 ZZ", "Esdoornhof 5"]),
        ("Molenkamp 22-B, 7941XB", ["Molenkamp 22-B, 7941XB", "Molenkamp 22-B"]),
        ("Plein 1944 12a\n7941 XB", ["Plein 1944 12a 7941 XB", "Plein 1944 12a"]),
        ("Kievitstraat 77", ["Kievitstraat 77"]),
        ("7941 AA", ["7941 AA"]),
    ],
)
def test_the_same_house_without_its_postcode(address: str, strings: list[str]) -> None:
    decision = Decision(
        outcome=Outcome.ASK,
        by="rule:P15",
        why="x",
        document="1",
        span=Span(0, len(address)),
        entity=Entity.NL_ADDRESS,
        ground="5.1.2.e",
    )
    assert [words for _, words in hidden_strings(address, [decision])] == strings


KNOWN = telling(
    (
        Secret(text="Arie van Houwelingen", entity=Entity.PERSON),
        Secret(text="Jip Zwaan", entity=Entity.PERSON),
    ),
    (Subject(id="p1", kind=SubjectKind.PERSON, names=("Arie van Houwelingen",), known=True),),
)


@pytest.mark.parametrize(
    ("title", "public"),
    [
        ("Advies inzake Van Houwelingen Bouw (dossier 12)", "Advies inzake Van […] Bouw (dossier 12)"),
        ("CV-JipZwaan", "CV-[…]"),
        ("cv_jip_zwaan en arie van houwelingen", "cv_[…] en […]"),
        ("Jip Zwaan, Arie van Houwelingen", ""),
        ("houwelingen zonder hoofdletter", "houwelingen zonder hoofdletter"),
        ("Planning dak", "Planning dak"),
    ],
)
def test_a_title_loses_only_the_words_that_tell(title: str, public: str) -> None:
    assert without(title, KNOWN) == public
    assert without(public, KNOWN) == public


def test_what_the_last_look_hides_no_longer_stays() -> None:
    def on(outcome: Outcome, start: int, entity: Entity = Entity.PHONE_NUMBER) -> Decision:
        return Decision(
            outcome=outcome, by="rule:x", why="x", document="1", span=Span(start, start + 5), entity=entity,
            ground=None if outcome is Outcome.KEEP else "5.1.2.e",
        )  # fmt: skip

    stays, other, firm = on(Outcome.KEEP, 0), on(Outcome.KEEP, 20), on(Outcome.KEEP, 1, Entity.ORGANISATION)
    goes, again, new = on(Outcome.REDACT, 2), on(Outcome.KEEP, 21), on(Outcome.REDACT, 40)
    assert with_swept([stays, other, firm], [new, goes, again]) == (firm, goes, other, new)
