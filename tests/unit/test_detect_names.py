"""The grammar of names: parts, folding and local parts."""

import pytest

from woo_redact.detect.names import Name, fold, local_part_key, local_parts, parse


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ploeg, Marloes van der", Name(given=("marloes",), particles="van der", surname="ploeg")),
        ("J.P. van den Berg", Name(initials="jp", particles="van den", surname="berg")),
        ("J. P. van den Berg", Name(initials="jp", particles="van den", surname="berg")),
        ("Marloes", Name(single="marloes")),
        ("Van Dijk", Name(particles="van", surname="dijk")),
        ("Bastiaan op ’t Velde", Name(given=("bastiaan",), particles="op 't", surname="velde")),
        ("Merel van den Bos-Kuiper", Name(given=("merel",), particles="van den", surname="bos-kuiper")),
        ("Ümit Özdemir-de Graaf", Name(given=("umit",), surname="ozdemir-de graaf")),
        ("Zwart, L. de", Name(initials="l", particles="de", surname="zwart")),
        ("mr. dr. A.C.M. in 't Hout", Name(initials="acm", particles="in 't", surname="hout")),
        ("Jansen, J.P. (Jan)", Name(given=("jan",), initials="jp", surname="jansen")),
        ("Li Na Chen", Name(given=("li", "na"), surname="chen")),
        ("’t Lam", Name(particles="'t", surname="lam")),
        ("mevrouw El Bouazzaoui", Name(particles="el", surname="bouazzaoui")),
        ("drs. J. Klijnema MSc", Name(initials="j", surname="klijnema")),
        ("Aslı Yıldırım", Name(given=("asli",), surname="yildirim")),
        ("Th. Bos", Name(initials="t", surname="bos")),
        ("Ben Jansen", Name(given=("ben",), surname="jansen")),  # Ben is no particle here
        ("", Name()),
    ],
)
def test_parse(written: str, expected: Name) -> None:
    assert parse(written) == expected


def test_fold_keeps_every_offset() -> None:
    text = "Şükrü Ümit İnönü, Łukasz Wiśniewski’s e-mail; naïef: Ærø ß"
    assert len(fold(text)) == len(text)
    assert fold("Łukasz Wiśniewska") == "lukasz wisniewska"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Jan van den Berg", "j.vandenberg@assen.example"),
        ("Berg, J.P. van den", "jp.vandenberg@assen.example"),
        ("Marloes van der Ploeg", "marloes.vanderploeg@assen.example"),
        ("Hanneke Olthof", "hanneke.olthof61@gmail.example"),
        ("Merel van den Bos-Kuiper", "m.vandenboskuiper@assen.example"),
        ("Jan Jansen", "jjansen@assen.example"),
        ("Jan Jansen", "jansenj@assen.example"),
    ],
)
def test_a_local_part_spells_the_name(name: str, address: str) -> None:
    assert local_part_key(address) in local_parts(parse(name))


@pytest.mark.parametrize(
    ("name", "address"),
    [("Jan Jansen", "p.jansen@assen.example"), ("Jansen", "jansen@assen.example"), ("Li", "li@x.example")],
)
def test_another_local_part_does_not(name: str, address: str) -> None:
    assert local_part_key(address) not in local_parts(parse(name))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Jan Jansen", "J. Jansen", True),
        ("J.P. Jansen", "Jan Jansen", True),
        ("Jan Jansen", "Piet Jansen", False),
        ("P. Jansen", "Jan Jansen", False),
        ("Jan-Willem Bos", "Jan Bos", True),
        ("Jansen", "Jan Jansen", True),
    ],
)
def test_first_names_agree(one: str, other: str, agree: bool) -> None:  # noqa: FBT001 - a column of the table
    assert parse(one).agrees(parse(other)) is agree
    assert parse(other).agrees(parse(one)) is agree
