"""Charsets that lie, and characters that cannot be seen."""

import pytest

from woo_redact.read.clean import cleaned, decode, one_line


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("café €".encode(), "utf-8", "café €"),
        ("café €".encode(), "iso-8859-1", "café €"),  # valid UTF-8 beats a declared Latin-1
        ("café €".encode(), "us-ascii", "café €"),
        ("café €".encode("cp1252"), "us-ascii", "café €"),
        ("café €".encode("cp1252"), "utf-8", "café €"),
        ("café €".encode("cp1252"), "iso-8859-1", "café €"),
        ("café".encode("latin-1"), "no-such-charset", "café"),
        ("café".encode("latin-1"), "base64", "café"),
        ("éé één ".encode() + b"\xe9", "utf-8", "éé één é"),  # one bad byte does not turn all into cp1252
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        ("日本".encode("iso-2022-jp"), "iso-2022-jp", "日本"),
        ("中文".encode("gb18030"), "gb2312", "中文"),
        ("中文".encode(), "gbk", "中文"),
        ("Ümit".encode("utf-16"), "", "Ümit"),
        (b"\xef\xbb\xbfhoi", "ascii", "hoi"),
        (b"", "utf-8", ""),
    ],
)
def test_decode(data, declared, text):
    assert decode(data, declared) == text


@pytest.mark.parametrize(
    ("text", "clean", "gone"),
    [
        ("Jan\u00a0de\u202fVries", "Jan de Vries", 0),
        ("Jan\u200bsen\u00ad", "Jansen", 2),
        ("Leuk \uf04a \uf0e0 \uf0b7 \uf0fc", "Leuk ☺ → • ✓", 0),  # Wingdings, as Word writes it
        ("\uf047\ue001", "\uf047\ue001", 0),  # private signs that nobody can know
        ("\u202enasnaJ\u202c", "nasnaJ", 2),
        ("a\x00b\x1bc", "abc", 2),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", 0),
        ("Jose\u0301", "José", 0),
        ("\ufffc", "", 1),  # it stands for a redaction in our own outputs
        ("Jan\u200djan", "Janjan", 1),
        ("\u0645\u200c\u062e", "\u0645\u200c\u062e", 0),  # shapes Persian
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb", 0),  # one emoji of two
    ],
)
def test_cleaned(text, clean, gone):
    assert cleaned(text) == (clean, gone)


def test_one_line_has_no_breaks():
    assert one_line(" Re:\r\n\t dossier \x07 Ter Haar ") == "Re: dossier Ter Haar"
