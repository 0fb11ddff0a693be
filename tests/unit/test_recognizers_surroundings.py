import re

import pytest

from woo_redact.detect.recognizers.surroundings import (
    either,
    in_web_address,
    is_numbered,
    is_reference,
    label,
    labelled,
    plain_address,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zaaknummer 1", True),
        ("Ons kenmerk: 1", True),
        ("uw kenmerk is 1", True),
        ("factuur met nummer 1", True),
        ("Factuurnummer:\n1", True),
        ("KvK-nummer 1", True),
        ("€ 1", True),
        ("polis 1", True),
        ("klantnummer 1", True),
        ("de klant is 1", False),
        ("zaaknummer 5, telefoon 1", False),
        ("telefoon 1", False),
        ("de factuur ligt klaar, bel 1", False),
    ],
)
def test_a_reference_word_counts_only_directly_before(text: str, *, expected: bool) -> None:
    assert is_reference(text, text.index("1")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("toestel 1", True),
        ("TOESTEL: 1", True),
        ("toestel nummer is 1", True),
        ("het toestel van de heer is 1", True),
        ("toestellen 1", False),
        ("mobieltoestel 1", False),
        ("toestel kapot 1", False),
    ],
)
def test_a_label_stands_before_its_number_with_link_words_only(text: str, *, expected: bool) -> None:
    assert labelled(text, text.index("1"), label("toestel")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://x.nl/1", True), ("www.x.nl/1", True), ("https://x.nl 1", False), ("1", False)],
)
def test_a_number_in_a_web_address_is_known_as_such(text: str, *, expected: bool) -> None:
    assert in_web_address(text, text.index("1")) is expected


def test_word_lists_prefer_the_longest_and_write_blanks_as_underscores() -> None:
    assert re.match(either("van van_de"), "van de")[0] == "van de"  # type: ignore[index]
    assert re.fullmatch(either("k.v.k"), "kxvxk") is None
    assert words("a b a") == {"a", "b"}


def test_percent_signs_are_resolved_twice_as_mail_scanners_write_them() -> None:
    assert plain_address("https%3A%2F%2Fx.nl%2F19%253ameeting") == "https://x.nl/19:meeting"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kassabonnummer 1", True),
        ("WOZ-nummer: 1", True),
        ("ons nummer: 1", True),
        ("geregistreerd onder nummer 1", True),
        ("Melding 1", True),
        ("ticket #1", True),
        ("zaaknummer 1", True),
        ("het nummer 1", False),
        ("mevrouw Postma, 1", False),
        ("in het systeem staat 1", False),
    ],
)
def test_a_number_of_its_own_kind_is_known_by_the_word_before_it(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_numbered(text, len(text) - 1) is expected
