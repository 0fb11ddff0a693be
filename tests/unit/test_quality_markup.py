"""The markup of the benchmark's sets."""

from pathlib import Path

import pytest

from benchmarks.quality.markup import OFFICIAL, TRAP, Mark, MarkupError, parse, read_set, words
from tests.paths import ROOT

SETS = sorted((ROOT / "benchmarks" / "quality" / "sets").glob("*.txt"))


def test_marks_are_taken_out_and_placed() -> None:
    (text,) = parse(
        "=== mail, informal\nHoi {{p:Jan}}, bel {{PHONE_NUMBER:06-1}} of {{o:Bos}} ({{k:Zwolle}}).\n"
    )
    assert text.kind == "mail, informal"
    assert text.text == "Hoi Jan, bel 06-1 of Bos (Zwolle)."
    assert text.marks == (
        Mark(4, 7, "PERSON"),
        Mark(13, 17, "PHONE_NUMBER"),
        Mark(21, 24, OFFICIAL),
        Mark(26, 32, TRAP),
    )
    assert [mark.must_go for mark in text.marks] == [True, True, False, False]


def test_texts_are_told_apart_and_keep_their_inner_lines() -> None:
    first, second = parse("=== note\n\nEen\n\ntwee {{p:Jan\nSmit}}\n\n=== chat\n{{p:Bo}}: ja\n")
    assert (first.text, second.text) == ("Een\n\ntwee Jan\nSmit", "Bo: ja")
    assert words((first, second)) == 6


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Hoi\n=== mail\nJan", 1),
        ("", 1),
        ("=== mail\n", 2),
        ("===\nHoi", 2),
        ("=== mail\nHoi {{q:Jan}}", 2),
        ("=== mail\nHoi\n{{p:...}}", 3),
        ("=== mail\nHoi {{p:Jan", 2),
        ("=== mail\nHoi Jan}}", 2),
        ("=== mail\nHoi {{p:Jan en {{p:Piet}}", 2),
    ],
)
def test_a_fault_is_told_with_its_line(source: str, line: int) -> None:
    with pytest.raises(MarkupError, match=rf"^line {line}:"):
        parse(source)


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("j.smit@gemeente.example", "jsmit"),
        ("j.smit [at] gemeente.example", "jsmit"),
        ("truus at post.example", "truus"),
        ("jan.smit(apenstaart)post.example", "jansmit"),
        ("jsmit", "jsmit"),
    ],
)
def test_of_an_address_only_the_local_part_has_to_go(address: str, local: str) -> None:
    (text,) = parse(f"=== mail\nMail {{{{EMAIL_ADDRESS:{address}}}}} maar")
    assert "".join(text.text[i] for i in sorted(text.letters(text.marks[0]))) == local


def test_of_another_identifier_letters_and_digits_have_to_go() -> None:
    (text,) = parse("=== form\n{{NL_ADDRESS:Dorpsstraat 1-a, 9401 AB}} Assen")
    assert "".join(text.text[i] for i in sorted(text.letters(text.marks[0]))) == "Dorpsstraat1a9401AB"


@pytest.mark.parametrize(
    ("address", "must_go"),
    [
        ("Korhoenstraat 7B\n6523 LP Nijmegen", "Korhoenstraat7B6523LP"),
        ("Populierenhof 112 te Ede", "Populierenhof112"),
        ("Molenpad 1 in 't Zand", "Molenpad1"),
        ("Zandweg 14, kamer 6, 9479 TJ Noordlaren", "Zandweg14kamer69479TJ"),
        ("Aan de Gracht 3, Den Haag", "AandeGracht3"),
        ("LINDELAAN 3 BIS", "LINDELAAN3BIS"),
        ("Weg in Wording", "WeginWording"),
        ("Plein 1940 8", "Plein19408"),
    ],
)
def test_of_an_address_the_town_stays_visible(address: str, must_go: str) -> None:
    (text,) = parse(f"=== letter\nNaar {{{{NL_ADDRESS:{address}}}}} gegaan")
    assert "".join(text.text[i] for i in sorted(text.letters(text.marks[0]))) == must_go


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_every_set_can_be_read(path: Path) -> None:
    assert len(read_set(path)) >= 30
