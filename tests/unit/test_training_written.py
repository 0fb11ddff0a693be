"""The composed texts of the training: their marks become labels, and another cast keeps the shape of every name."""

import random

import pytest

from benchmarks.quality.markup import parse
from training.names import Person
from training.written import example, renamed, texts


class _Lists:
    """Stands in for the name lists: the same people in turn, with and without a particle."""

    def __init__(self) -> None:
        self._made = 0

    def person(self, _rng: random.Random, _surname: str = "") -> Person:
        self._made += 1
        particle = "van der" if self._made % 2 else ""
        first = ("Zita", "Quirine", "Xandra", "Ursula")[self._made % 4]
        return Person(
            first=first,
            initials="Z.",
            particle=particle,
            surname=f"Wolderdam{'abcdefgh'[self._made % 8]}",
            double="",
        )

    def surname(self, _rng: random.Random) -> str:
        return "Wolderdam"


def _renamed(source: str) -> list[str]:
    (text,) = parse(f"=== mail\n{source}")
    other = renamed(example(text), _Lists(), random.Random(4))
    return [other.text[start:end] for start, end, _ in other.spans]


def test_persons_are_told_apart_by_office_and_traps_have_no_label() -> None:
    (text,) = parse(
        "=== nota\n{{p:Jan}} en {{o:Bos}} van {{ORGANISATION:ProRail}}, {{k:Bos}}, {{LOCATION:Assen}}"
    )
    assert [label for _, _, label in example(text).spans] == [
        "PRIVATE",
        "OFFICIAL",
        "ORGANISATION",
        "LOCATION",
    ]


@pytest.mark.parametrize(
    ("source", "shapes"),
    [
        ("{{p:Fatima van der Berg}}, {{p:fatima}}, {{p:FATIMA}}", ("Aa van der Aa", "aa", "AA")),
        ("{{p:J.P. Smit-de Boer}}", ("A.A. Aa-de Aa",)),
        ("{{p:Smit, J.}}", ("Aa, A.",)),
        ("{{p:MvD}} {{p:thw}}", ("AaA", "aa")),
        ("{{p:'t Hart}} {{p:Anna's}}", ("'t Aa", "Aa's")),
    ],
)
def test_the_shape_of_a_name_stays(source: str, shapes: tuple[str, ...]) -> None:
    made = _renamed(source)
    for name, shape in zip(made, shapes, strict=True):
        assert [w[0].isupper() for w in name.split()] == [w[0].isupper() for w in shape.split()], name
        assert [c for c in name if not c.isalpha()] == [c for c in shape if not c.isalpha()], name


def test_one_word_becomes_one_other_word_throughout() -> None:
    whole, first, last, mark = _renamed("{{p:Wietske Postma}} {{p:wietske}} {{o:POSTMA}} {{p:W. Postma}}")
    given, surname = whole.split()
    assert (given, surname) != ("Wietske", "Postma")
    assert first == given.lower()
    assert last == surname.upper()
    assert mark == f"{given[0]}. {surname}"


def test_what_measures_is_never_trained_on() -> None:
    trained, measured = (texts(held_out=held_out) for held_out in (False, True))
    assert len(trained) > len(measured) > 0
    assert not {t.text for t in trained} & {t.text for t in measured}
    assert len(trained) + len(measured) == len(texts())
