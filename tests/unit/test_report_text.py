"""Untrusted text made harmless."""

import pytest

from woo_redact.report.text import cut, cut_bytes, inert, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon", "gewoon"),
        ("  twee\n\nregels\t", "twee regels"),
        ("a\u00a0b", "a b"),
        ("\u202eexe.fdp", "exe.fdp"),
        ("a\x00 \x1b b", "a b"),
        ("\ud800é", "é"),
    ],
)
def test_one_line_holds_only_what_can_be_seen(text: str, shown: str) -> None:
    assert one_line(text) == shown


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("\u202eexe.fdp", 20, "·exe.fdp"),
        ("a\x07b", 20, "a·b"),
        ("x" * 20, 20, "x" * 20),
        ("x" * 21, 20, "x" * 19 + "…"),
        ("a" + " " * 100, 20, "a…"),  # not all of it was looked at
        ("x" * 10**6, 5, "xxxx…"),
    ],
)
def test_an_officer_sees_that_there_was_something(text: str, limit: int, shown: str) -> None:
    assert inert(text, limit) == shown


def test_no_accent_is_parted_from_its_letter() -> None:
    text = "abce\u0301def"  # cut after four characters would leave "abce"
    assert cut(text, 5) == "abc…"
    assert cut(text, 6) == "abce\u0301…"
    assert cut("e" + "\u0301" * 50, 10) == "…"


@pytest.mark.parametrize("limit", range(3, 12))
def test_bytes_are_counted_as_utf8(limit: int) -> None:
    shown = cut_bytes("é€😀é€😀", limit)
    assert len(shown.encode()) <= limit
    assert shown.endswith("…")
    assert "é€😀é€😀".startswith(shown[:-1])
