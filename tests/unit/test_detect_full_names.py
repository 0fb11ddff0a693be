"""Whole names by grammar and list: initials with and without points, odd particles, what comes last. All made up."""

import pytest
from detecting import PROFILE, paper, use_model

from woo_redact.detect import detect
from woo_redact.detect.full_names import full_names
from woo_redact.model import Entity

NAMES = [
    (
        "Ingediend door J.W. Van de Kraats.",
        "J.W. Van de Kraats",
    ),  # a capital after a point begins no sentence
    ("Overleg met AW van den Haarhuis over lot 2.", "AW van den Haarhuis"),
    ("Het stuk van D Heijstek ligt voor.", "D Heijstek"),
    ("Besproken met Thijs in 't Handgraaf vandaag.", "Thijs in 't Handgraaf"),
    ("Volgens P. Gravesteijn - Scholing kan dat.", "P. Gravesteijn - Scholing"),
    ("De reactie van van der Elfring, B. volgt.", "van der Elfring, B."),
    ("Volgens Dielemans, P.W. van klopt dit.", "Dielemans, P.W. van"),
    ("Dit zegt GEERLINGS S. ook.", "GEERLINGS S."),
    ("Dit zegt Klasens T.H. ook.", "Klasens T.H."),
    ("Dit is van Anouk & Maria Straatman, zegt men.", "Anouk & Maria Straatman"),
    ("Gebeld door Ingrid (I.) Lugtenberg.", "Ingrid (I.) Lugtenberg"),
    ("Actie IJ. Broekmans, voor 1 juni", "IJ. Broekmans"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_all_parts_of_a_name_belong_to_it(monkeypatch, text, name):
    use_model(monkeypatch)
    found = [f.span.of(text) for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON]
    assert found == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Postbus 20018, 2500 EA Den Haag",  # a town
        "Perceel B Verkeer",  # the letter of a lot
        "DG Heijstek tekent",  # an office, which `roles` reads
        "Jansma B.V. levert",  # a company by law
        "de Jan Steenzaal is vrij",
        "Kees aan de Maria Heijstekweg",  # who lives there
        "Het zaaknummer staat er",
    ],
)
def test_no_whole_name_is_made_of_other_things(text):
    assert list(full_names(text)) == []


def test_a_surname_that_begins_as_a_trade_is_a_persons(monkeypatch):
    use_model(monkeypatch)
    text = "Opgesteld door Jenny Bouwhuis op 3 mei"
    assert [f.span.of(text) for f in detect(paper(text), PROFILE)] == ["Jenny Bouwhuis"]


def test_where_somebody_works_is_no_part_of_the_name_in_a_header(monkeypatch):
    use_model(monkeypatch)
    text = "MEMO\nAan: Hanneke\nVan: Lars Veldkamp, inkoop\nBetreft: lot 2"
    persons = [f.span.of(text) for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON]
    assert persons == ["Hanneke", "Lars Veldkamp"]
