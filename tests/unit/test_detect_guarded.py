"""Guarded patterns: what they find is what `re` finds, and they look before they try."""

import random
import sys

import pytest

from woo_redact.detect import engine  # noqa: F401 - brings all patterns of detection
from woo_redact.detect.guarded import Guarded, Guards, Starts, needed

_DICE = random.Random(3)
_PATTERNS = {
    f"{module}.{name}": value
    for module, content in sorted(sys.modules.items())
    if module.startswith("woo_redact.detect")
    for name, value in sorted(vars(content).items())
    if isinstance(value, Guarded)
}


@pytest.mark.parametrize(
    ("regex", "letters"),
    [
        ("wet(?:ten)?-$", {"wet-", "wetten-"}),
        ("(?i:Wet|plan) van", {"wet van", "plan van"}),
        ("(?i)MINISTER", {"minister"}),
        (r"\w+dijk", {"dijk"}),
        ("(?:kat|hond)+je", {"kat", "hond"}),
        ("(?:kat|hond)*je", None),
        ("(?:kat|hond){2}", {"kat", "hond"}),
        ("kat|[a-z]+", None),
        ("[dD]hr[ .]", {"dhr ", "dhr."}),
        ("(?=kat)de", None),
        ("(?<!kat)hond", {"hond"}),
        (r"a[a-z]b\d", None),
        (r"\w(?P<x>@)\w", {"@"}),
        (r"colou?r", {"color", "colour"}),
        ("Kadıköy", {"kadiköy"}),
    ],
)
def test_the_letters_that_every_match_has_are_read_from_the_pattern(
    regex: str, letters: set[str] | None
) -> None:
    assert needed(regex) == letters


@pytest.mark.parametrize(
    ("regex", "tried"),
    [
        (r"(?<!\w)(?i:pincode|WW)\s\w+", [0, 14]),
        (r"[a-z]{0,2}-?ww\s\d", [12, 13, 14]),  # "ww" is at most two letters away, or "-ww"
        (r"(?:\w+-)?pincode", None),  # the word before it may have any length
        (r"e|pincode", None),  # a single letter is everywhere
        (r"(?<!\w)(?P<value>\d{2})(?!\d)", [8, 9, 10, 11, 17, 18, 19, 20]),  # it begins with a figure
        (r"(?i:,)?(?:[1-3]|,)+", [8, 9, 10, 11, 12, 17, 18, 19, 20]),  # or with a mark
        (r"\d*\w", None),  # without figures it begins with a letter
        (r"(?:\d|\s)x", None),
    ],
)
def test_a_pattern_is_tried_where_its_letters_allow_a_start(regex: str, tried: list[int] | None) -> None:
    starts = Guarded(regex, guards=Guards())._starts
    assert (starts.of("Pincode 1234, ww 4711") if starts else None) == tried


def test_letters_may_stand_at_several_distances() -> None:
    starts = Starts(frozenset({("slot", 0, 0), ("slot", 4, 5), ("deur", 1, 1)}))
    assert starts.of("De deurslot") == [2, 3, 7]
    assert starts.of("Slot") == [0]
    assert not starts.of("")


def _random_regex(depth: int) -> str:
    kinds = "lllcro?+gi" if depth else "ll"
    kind = _DICE.choice(kinds)
    inner = [_random_regex(depth - 1) for _ in range(2)] if kind not in "lc" else []
    return {
        "l": lambda: "".join(_DICE.choices("abAB @", k=_DICE.randint(1, 3))),
        "c": lambda: _DICE.choice(["[ab]", "[^a]", r"\w", ".", "[aA@]"]),
        "r": lambda: "".join(inner),
        "o": lambda: f"(?:{inner[0]}|{inner[1]})",
        "?": lambda: f"(?:{inner[0]})?{inner[1]}",
        "+": lambda: f"{inner[1]}(?:{inner[0]}){_DICE.choice(['+', '*', '{2}', '{1,2}', '{0,2}'])}",
        "g": lambda: f"({inner[0]})(?=b)?{inner[1]}",
        "i": lambda: f"(?i:{inner[0]}){inner[1]}",
    }[kind]()


def test_nothing_is_missed() -> None:
    """Two thousand patterns made by chance, each on thirty texts made by chance."""
    told = placed = 0
    for _ in range(2000):
        guarded = Guarded(_random_regex(3), guards=Guards())
        told += guarded.letters is not None
        placed += guarded._starts is not None
        for _ in range(30):
            text = "".join(_DICE.choices("aabbAB @", k=_DICE.randint(0, 12)))
            assert [m.span() for m in guarded.finditer(text)] == [
                m.span() for m in guarded.pattern.finditer(text)
            ], (guarded.pattern.pattern, text)
            assert bool(guarded.search(text)) == bool(guarded.pattern.search(text))
    assert told > 200
    assert placed > 200


def test_the_patterns_of_detection_are_read() -> None:
    assert sum(bool(guarded.letters) for guarded in _PATTERNS.values()) > 40


def test_what_nothing_is_known_of_is_always_tried() -> None:
    guarded = Guarded(r"[a-z]+", guards=Guards())
    assert guarded.letters is None
    assert guarded.search("1 kat")
