"""Address lines: no recipient is lost, whatever the line looks like."""

import time

import pytest

from woo_redact.read.addresses import addresses, read_addresses


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("jan@x.example", [("", "jan@x.example")]),
        ("<jan@x.example>", [("", "jan@x.example")]),
        ("Jan de Wit <jan@x.example>", [("Jan de Wit", "jan@x.example")]),
        ('"Wit, Jan de" <jan@x.example>', [("Wit, Jan de", "jan@x.example")]),
        ("Wit, Jan de <jan@x.example>", [("Wit, Jan de", "jan@x.example")]),
        ("a@x.example, Piet <b@x.example>", [("", "a@x.example"), ("Piet", "b@x.example")]),
        ("a@x.example; b@x.example", [("", "a@x.example"), ("", "b@x.example")]),
        ("jan@x.example (Jan de Wit)", [("Jan de Wit", "jan@x.example")]),
        ("=?utf-8?Q?Wit,_Ren=C3=A9_de?= <r@x.example>", [("Wit, René de", "r@x.example")]),
        ('"=?utf-8?B?VMO8bGF5?=" <t@x.example>', [("Tülay", "t@x.example")]),
        ("=?utf-8?Q?Jan_=3Cjan=40x.example=3E?=", [("Jan", "jan@x.example")]),
        ("Jan <mailto:jan@x.example>", [("Jan", "jan@x.example")]),
        ("jan @ x . example", [("", "jan@x.example")]),
        ("<@relay.example:jan@x.example>", [("", "jan@x.example")]),
        ("Jan <jan@x.example> Piet <piet@x.example>", [("Jan", "jan@x.example"), ("Piet", "piet@x.example")]),
        ("Jan <jan@x.example", [("Jan", "jan@x.example")]),
        ('"onaf <jan@x.example>', [("onaf", "jan@x.example")]),
        ("Jan de Wit", [("Jan de Wit", "")]),
        ("Griffie, Jan <jan@x.example>", [("Griffie, Jan", "jan@x.example")]),
        ("Vrienden: a@x.example, b@x.example;", [("", "a@x.example"), ("", "b@x.example")]),
        ("undisclosed-recipients:;", []),
        ("a@x.example, (en verder niemand)", [("", "a@x.example")]),
        ("", []),
        (" , ;", []),
        ("Jan\x00\u202e <jan@x.example>", [("Jan", "jan@x.example")]),
        ("((((Jan)))) <jan@x.example>", [("(((Jan)))", "jan@x.example")]),
    ],
)
def test_addresses(line, expected):
    assert addresses(read_addresses(line)) == tuple(expected)


def test_the_name_of_a_group_is_kept_to_be_shown():
    entries = read_addresses("undisclosed-recipients:;")
    assert [(entry.address, entry.group) for entry in entries] == [(("undisclosed-recipients", ""), True)]


@pytest.mark.parametrize("piece", ["(", "(a", '"\\"', "<a", '<\\"a', "=?utf-8?q?", "a:", "@", "a@ "])
def test_hostile_lines_take_no_disproportionate_time(piece):
    start = time.process_time()
    read_addresses(piece * 50_000)
    # A time that grows with the square of the length would be minutes; in line with it, about a second.
    assert time.process_time() - start < 20
