"""What holds for every recognizer, whatever the text: sane spans, no crash, no pattern that explodes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from presidio_analyzer import EntityRecognizer

from woo_redact.detect.recognizers.every import identifiers

_RECOGNIZERS = identifiers()
# Pieces of identifiers in any order reach deeper into the patterns than letters do.
_PIECES = (
    *(
        "BSN ",
        "06-12345678",
        "06",
        "+31",
        "(0)",
        "12345678",
        "@",
        "drenthe",
        ".nl",
        "[at]",
        "IBAN ",
        "NL91",
        "ABNA",
    ),
    *(
        "Dorpsstraat ",
        "12a",
        "-II",
        " 9401 AB",
        "Postbus ",
        "geb. ",
        "12-03-1980",
        "kenteken ",
        "AB-12-CD",
        "paspoort ",
    ),
    *(
        "https://",
        "teams.microsoft.com/l/meetup-join/",
        "linkedin.com/in/",
        "%40",
        "wachtwoord: ",
        "Zij is ",
        "zwanger",
    ),
    *(
        "V-nummer ",
        "2851234567",
        "192.168.1.1",
        "::",
        "\n",
        " ",
        ".",
        ",",
        "'",
        '"',
        "#",
        "²",
        "٣",
        "é",
        "\u00a0",
    ),
)
_TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=25).map("".join)


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_results_lie_in_the_text_apart_and_are_worth_a_look(text: str) -> None:
    for recognizer in _RECOGNIZERS:
        results = recognizer.analyze(text, recognizer.supported_entities)
        last = 0
        for result in results:
            assert last <= result.start < result.end <= len(text)
            assert 0.4 <= result.score <= 1.0
            assert text[result.start : result.end].strip() == text[result.start : result.end]
            last = result.end


@pytest.mark.parametrize("recognizer", _RECOGNIZERS, ids=lambda recognizer: str(recognizer.name))
@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "0",
        "a@",
        "@a.",
        "Straat ",
        "Laan van ",
        "06-",
        "https://",
        "ab:",
        "geboren te ",
        "NL12 ",
        "1234 AB ",
        "x",
        " ",
    ],
)
def test_time_grows_with_the_text_not_with_its_square(recognizer: EntityRecognizer, piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        recognizer.analyze(text, recognizer.supported_entities)
        return time.process_time() - start

    # Eight times the text: 64 times the time when quadratic. The margin and the floor leave room for noise.
    assert seconds(64_000) < 24 * max(min(seconds(8_000) for _ in range(3)), 0.004)
