"""Whether who wrote a text, or the mail quoted in it, cares for capitals."""

import pytest

from woo_redact.detect.capitals import begins_small


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("Geachte heer,\nen toen zei khattabi dat het mocht", True),
        ("dag,\nkhattabi belde over NL91 ABNA", True),
        ("> khattabi belde", True),
        ("Wij spraken toen met de\nfamilie khattabi over", False),
        ("dat zei khattabi tegen Anna", False),
        ("Toen khattabi belde", False),
    ],
)
def test_a_line_that_begins_a_sentence_in_small_letters(text: str, *, small: bool) -> None:
    assert begins_small(text, text.index("khattabi")) is small
