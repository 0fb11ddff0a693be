"""Encoded words and parameters, lawful and not."""

import pytest

from woo_redact.read.headers import Headers, decode_words


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?B?VMO8bGF5?=", "Tülay"),
        ("=?iso-8859-1?Q?Andr=E9_de_Boer?=", "André de Boer"),
        ("=?utf-8?Q?Ren=C3?= =?utf-8?Q?=A9?=", "René"),  # one character over two words
        ("=?utf-8?Q?a?= =?utf-8?Q?b?= c", "ab c"),
        ("x =?utf-8?Q?a?= y", "x a y"),
        ("=?utf-8*nl?Q?caf=C3=A9?=", "café"),
        ("=?utf-8?Q?met spatie?=", "met spatie"),
        ("=?utf-8?B?SmFu?= en =?utf-8?B?UGlldA?=", "Jan en Piet"),  # the second lacks its padding
        ("=?x-onbekend?Q?Jos=E9?=", "José"),
        ("geen =?woord", "geen =?woord"),
    ],
)
def test_decode_words(raw, text):
    assert decode_words(raw) == text


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ('attachment; filename="verslag.pdf"', "verslag.pdf"),
        ("attachment; filename=ver slag.pdf", "ver slag.pdf"),
        ("attachment; filename*=utf-8'nl'gesprek%20A%C3%AFsha.pdf", "gesprek Aïsha.pdf"),
        ('attachment; filename*0="een "; filename*1="twee.pdf"', "een twee.pdf"),
        ("attachment; filename*1*=%C3%AB.txt; filename*0*=UTF-8''ide", "ideë.txt"),
        ('attachment; filename="=?utf-8?B?YsOpLnR4dA==?="', "bé.txt"),
        ('attachment filename="zonder puntkomma.pdf"', "zonder puntkomma.pdf"),
        ('attachment; filename="=?utf-8?Q?a?=\r\n =?utf-8?Q?b.txt?="', "ab.txt"),
    ],
)
def test_file_names(raw, name):
    kind, parameters = Headers.of([("Content-Disposition", raw)]).parameters("content-disposition")
    assert (kind, parameters["filename"]) == ("attachment", name)


def test_names_are_compared_without_case_and_raw_bytes_are_decoded():
    raw = "Besluit caf\udce9"  # how the standard library hands on a byte that is not ASCII
    assert Headers.of([("SUBJECT ", raw)]).text("subject") == "Besluit café"


def test_the_first_line_that_says_something_counts():
    assert Headers.of([("Subject", " "), ("Subject", "tweede")]).text("subject") == "tweede"
