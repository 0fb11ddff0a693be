"""What is hidden as a string: it may stand nowhere else in the dossier."""

import pytest

from woo_redact.model import Decision, Entity, Outcome, Span
from woo_redact.pipeline.hidden import hidden_strings


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
