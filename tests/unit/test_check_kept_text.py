"""The comparer of kept text: what may be extra, what may not."""

import pytest

from woo_redact.check.kept_text import compare, essence

FINE = {
    "the_same": ("Dag allen", ["Dag allen"]),
    "other_line_ends": ("Dag allen", ["Dag", "allen"]),
    "bullets": ("een twee", ["• een", "– twee"]),
    "numbers_before_numbers": ("12 mensen 3 fietsen", ["1. 12 mensen", "2. 3 fietsen"]),
    "marker_on_its_own_line": ("een twee", ["1.", "een", "2.", "twee"]),
    "a_dash_of_the_text_itself": ("- een - twee", ["- een", "- twee"]),
    "a_number_of_the_text_itself": ("1. een", ["1. een"]),
    "hyphen_at_line_end": ("gemeentehuis", ["gemeente-", "huis"]),
    "own_hyphen_at_line_end": ("Noord-Holland", ["Noord-", "Holland"]),
    "undrawable": ("dag \U0001f600", ["dag [U+1F600]"]),
    "ligature": ("efficiënt", ["e\ufb03ciënt"]),
    "row_of_dashes_drawn": ("een\n-----\ntwee", ["een", "twee"]),
}


@pytest.mark.parametrize(("expected", "lines"), FINE.values(), ids=FINE.keys())
def test_fine(expected: str, lines: list[str]) -> None:
    assert compare(essence(expected), lines) == (0, 0, False)


WRONG = {
    "word_missing": ("een twee drie", ["een drie"], (4, 0, False)),
    "end_missing": ("een twee", ["een"], (4, 0, False)),
    "word_too_many": ("een drie", ["een twee drie"], (0, 4, False)),
    "too_many_at_the_end": ("een", ["een", "extra"], (0, 5, False)),
    "another_order": ("een twee", ["twee een"], (0, 0, True)),
    "nothing_there": ("abc", [], (3, 0, False)),
    "accent_lost": ("één", ["een"], (2, 0, False)),
    "one_letter_other": ("gemeente", ["gemeante"], (1, 1, False)),
}


@pytest.mark.parametrize(("expected", "lines", "counts"), WRONG.values(), ids=WRONG.keys())
def test_wrong(expected: str, lines: list[str], counts: tuple[int, int, bool]) -> None:
    assert compare(essence(expected), lines) == counts
