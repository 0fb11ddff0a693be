"""Lists of lines for all recognizers together: two written before they were mended on them, one after."""

from pathlib import Path

import pytest

from tests.unit.recognizing import found, read
from woo_redact.detect.recognizers.every import identifiers

_DATA = Path(__file__).parent / "data"
_RECOGNIZERS = identifiers()


def _lines(*names: str) -> list[str]:
    """Return the lines of the lists that are no comments."""
    return [
        line
        for name in names
        for line in (_DATA / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("# ")
    ]


def _hold_to(line: str) -> None:
    """Hold all recognizers together to exactly what is marked in a line."""
    marked = read(line)
    wanted = set(zip(marked.spans, marked.entities, strict=True))
    got = {
        (span, recognizer.supported_entities[0])
        for recognizer in _RECOGNIZERS
        for span in found(recognizer, marked.text)
    }
    # A password inside a meeting link is found twice; the link covers it.
    extra = {
        (span, entity)
        for span, entity in got - wanted
        if not any(other[0] <= span[0] and span[1] <= other[1] for other, _ in wanted)
    }
    assert wanted <= got
    assert not extra


@pytest.mark.parametrize("line", _lines("identifiers_blind.txt", "identifiers_blind_second.txt"))
def test_all_recognizers_together_find_what_is_marked_and_nothing_else(line: str) -> None:
    _hold_to(line)


def test_every_known_spelling_is_found_and_every_known_look_alike_left_alone() -> None:
    for line in _lines("identifiers_spellings.txt"):
        _hold_to(line)
