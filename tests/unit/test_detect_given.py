"""The list of first names, and what firms, roads and things are called after persons."""

from pathlib import Path

import pytest

import woo_redact.detect.given
from woo_redact.detect.firms import is_called_after, is_firm, word_before
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.roads import is_road

_FOLDER = Path(woo_redact.detect.given.__file__).parent


@pytest.mark.parametrize("name", ["Fatima", "Jan-Willem", "JORIS", "Gré", "Kwame", "Paweł"])
def test_first_names(name: str) -> None:
    assert is_given(name)


@pytest.mark.parametrize(
    "word", ["Gereed", "Bos", "Mei", "Bloem", "Assen", "Samenvatting", "Akkoord", "Jan-plan"]
)
def test_words_that_are_no_first_names(word: str) -> None:
    assert not is_given(word)


@pytest.mark.parametrize("word", ["roos", "mark", "wil", "ben", "floor"])
def test_words_that_are_names_only_with_a_capital(word: str) -> None:
    assert is_given(word)
    assert not is_only_given(word)


def test_the_list_is_small_and_its_licence_stands_beside_it() -> None:
    assert (_FOLDER / "given_names.txt.xz").stat().st_size < 300_000
    assert "MIT License" in (_FOLDER / "given_names.LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "name", "firm", "road"),
    [
        ("bij Jansma Metaal", "Jansma", True, False),
        ("bij Bakkerij Smeets", "Smeets", True, False),
        ("bij Visser & Zonen", "Visser", True, False),
        ("aan de Jan de Wittstraat", "Jan", False, True),
        ("aan de Burgweg", "Burgweg", False, True),
        ("langs Emmalaan 5", "Emmalaan", False, True),
        # "\r" ends a full line: the street, or the firm, stands below the name
        ("aan mevrouw Pietersma\rStadsplein 1", "Pietersma", False, False),
        ("aldus Pieter Kuiper\rTransport Noord", "Kuiper", False, False),
        ("met D. Nijhuis", "Nijhuis", False, False),
        ("met Anja & Ruud", "Anja", False, False),
        ("dat Jan advies geeft", "Jan", False, False),
    ],
)
def test_firms_and_roads(text: str, name: str, firm: bool, road: bool) -> None:  # noqa: FBT001 - columns of the table
    start = text.index(name)
    assert (is_firm(text, start, start + len(name)), is_road(text, start, start + len(name))) == (firm, road)


def test_the_word_before_does_not_reach_over_a_line() -> None:
    assert word_before("in café De Jan", 11) == "cafe"
    assert word_before("in café De Jan", 11, over=False) == "de"
    assert word_before("het project\nJan", 12) == ""
    assert is_called_after("het gemaal Willem", 11)
