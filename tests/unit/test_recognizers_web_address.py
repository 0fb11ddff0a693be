import re

import pytest

from tests.unit.recognizing import read
from woo_redact.detect.recognizers.web_address import PATTERN, end_of, unwrapped


@pytest.mark.parametrize(
    "line",
    [
        "zie {https://www.drenthe.nl/woo}.",
        "({https://x.nl/a_(b)})",
        "<{https://x.nl/a}>",
        "{linkedin.com/in/jan}, en verder",
        "{www.drenthe.nl}!",
        "{https://teams.microsoft.com/l/meetup-⏎join/19%3ameeting_abc%40thread.v2/0} en",
        "{https://www.provincie.drenthe.nl/woo}⏎Met vriendelijke groet",
    ],
)
def test_a_web_address_ends_where_it_ends(line: str) -> None:
    marked = read(line)
    match = re.compile(PATTERN).search(marked.text)
    assert match is not None
    start, end = match.span("value")
    assert (start, end_of(marked.text, start, end)) == marked.spans[0]


@pytest.mark.parametrize("text", ["jan@linkedin.com/in", "afgerond.De volgende", "drenthe.nl", "en/of"])
def test_what_is_no_web_address(text: str) -> None:
    assert re.compile(PATTERN).search(text) is None


def test_a_broken_and_wrapped_address_is_read_as_one() -> None:
    assert unwrapped("HTTPS%3A%2F%2Fx.nl\n%2FIn", 0, 25) == "https://x.nl/in"
