"""What the inventory calls the kind of a file: the words of nl-rdo-woo-web for all that is read."""

import pytest

from woo_redact.office import MEDIA_TYPES
from woo_redact.pipeline.rows import source_type


@pytest.mark.parametrize(
    ("media_type", "word"),
    [
        ("message/rfc822", "email"),
        ("application/pdf", "pdf"),
        ("text/html", "html"),
        ("text/plain", "doc"),
        ("text/calendar", "note"),
        ("image/*", "image"),
        ("application/octet-stream", "unknown"),
        ("", "unknown"),
    ],
)
def test_kinds_of_file(media_type: str, word: str) -> None:
    assert source_type(media_type) == word


@pytest.mark.parametrize("suffix", MEDIA_TYPES)
def test_every_office_file_has_a_word(suffix: str) -> None:
    words = {"x": "spreadsheet", "p": "presentation", "g": "image"}
    kind = {"ods": "x", "odp": "p", "odg": "g"}.get(suffix, suffix[0])
    assert source_type(MEDIA_TYPES[suffix]) == words.get(kind, "doc")
