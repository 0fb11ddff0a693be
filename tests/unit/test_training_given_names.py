"""Which first names ship as vocabulary: the rules one by one, our word lists, and the list made from the real data."""

import lzma
import re

import pytest

from tests.paths import ROOT, SHARED
from training import given_names
from training.given_names import WORDS, Evidence, Lists, choose, lists, mined, packed, words
from woo_redact.detect.names import fold

SHIPPED = ROOT / "woo_redact" / "detect" / "given_names.txt.xz"


@pytest.fixture
def known() -> Lists:
    """Small lists, one word for each rule."""
    evidence = Evidence()
    evidence.word.update({"gereed": 3, "wil": 80, "joost": 1})
    evidence.person.update({"joost": 4})
    evidence.place.update({"verona": 2, "milva": 1})
    return Lists(
        evidence=evidence,
        ours=frozenset({"wil", "koen"}),
        word_names=frozenset({"wil"}),
        excluded=frozenset({"prof"}),
        places=frozenset({"meppel"}),
        surnames={"koen": 900, "strating": 150, "bertang": 250},
        ending=re.compile(r"(?:^|[a-z]{4})(?:land|straat)$"),
    )


@pytest.mark.parametrize(
    ("name", "count", "reason"),
    [
        ("fatima", 1, ""),
        ("joost", 1, ""),
        ("milva", 1, ""),
        ("koen", 14, ""),
        ("orland", 1, ""),
        ("strating", 1, ""),
        ("mo", 1000, ""),
        ("mo", 1, "short"),
        ("prof", 773, "excluded"),
        ("meppel", 1, "place"),
        ("verona", 1, "place"),
        ("gereed", 1, "word"),
        ("telefo", 5, "form field"),
        ("bertang", 12, ""),
        ("bertang", 1, "surname"),
        ("wesleystraat", 1, "ending"),
        ("straat", 1, "ending"),
        ("xcvb", 1000, "form"),
        ("женя", 1000, "form"),
    ],
)
def test_each_rule_leaves_out_its_own(known: Lists, name: str, count: float, reason: str) -> None:
    assert known.drops(name, count) == reason


def test_our_own_names_stay_and_a_name_that_is_a_word_is_marked(known: Lists) -> None:
    chosen = choose({"fatima": 1.0, "gereed": 1.0}, known)
    assert chosen == {"fatima": False, "koen": False, "wil": True}
    assert lzma.decompress(packed(chosen)) == b"fatima\nkoen\n^wil\n"


def test_each_word_list_says_what_it_is_and_is_read() -> None:
    source = (WORDS.parent / "given_names.py").read_text(encoding="utf-8")
    for path in sorted(WORDS.glob("*.txt")):
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        assert re.match(r"# .{40,}\.", first), path.name
        assert not any("#" in line for line in rest), path.name
        assert words(path.stem), path.name
        assert f'words("{path.stem}")' in source, path.name


def test_no_name_of_ours_is_left_out_by_another_list_of_ours() -> None:
    ours = words("first_names") | words("word_names")
    others = words("foreign") | words("things") | words("places")
    assert not ours & others


def test_what_ships_holds_our_names_and_none_of_the_words() -> None:
    lines = lzma.decompress(SHIPPED.read_bytes()).decode("ascii").split()
    names = {line.lstrip("^") for line in lines}
    assert {line[1:] for line in lines if line.startswith("^")} == words("word_names")
    assert names >= words("first_names")
    assert not names & words("things"), names & words("things")


@pytest.mark.shared
def test_the_real_data_gives_the_file_that_ships() -> None:
    data = SHARED / "ner"
    names = dict[str, float]()
    for name, count in mined(data):
        names[name] = max(count, names.get(name, 0.0))
    made = choose(names, lists(data))
    shipped = lzma.decompress(SHIPPED.read_bytes()).decode("ascii").split()
    differ = set(made) ^ {line.lstrip("^") for line in shipped}
    assert len(differ) < 50, sorted(differ)  # the vocabulary of the product takes part, and grows
    assert fold("Koenraad") in made
    assert given_names.CERTAIN in names.values()
