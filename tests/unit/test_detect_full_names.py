"""Whole names by grammar and list: initials with and without points, odd particles, what comes last. All made up."""

import pytest
from detecting import PROFILE, paper, use_model

import woo_redact
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Appgroep\n\nVoorhorst 07:12: explosie\nVoorhorst 07:13: thuis\nK. Acar 07:20: zelfde adres?", 3),
        ("Minet | 07:12 | is iemand al in de zaal?\nBart | 07:13 | nee", 2),
        ("Horsman, 12-10-2023 19:02\nis iemand al in de zaal?\n\nFrenken, 12-10-2023 19:03\nnee", 2),
        ("<marieke> is iemand al in de zaal?\n<bart> nee\n<marieke> ok", 3),
        ("Pauze 10:15: koffie\nPauze 11:15: thee", 0),
    ],
)
def test_who_writes_stands_before_a_time_as_well(monkeypatch, text, names):
    use_model(monkeypatch)
    assert len([f for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON]) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tot dan.\n\n-- \nMinet | adviseur | Gemeente Assen | 038 498 91 11", ["Minet"]),
        ("Tot dan.\n\nSjaak\nHogervorst Baggerwerken | transport | 0172-407700", ["Sjaak"]),
        ("Ding | soort | telefoon\nkraan | machine | 038 498 91 11\ntrap | hout | 12", []),
        ("Hi hung/sanne,\n\nHierbij de stukken.", ["hung", "sanne"]),
        ("Beste simone en bob,\n\nHierbij de stukken.", ["simone", "bob"]),
        ("Geachte mevr/meneer,\n\nHierbij de stukken.", []),
        ("Zie Verslag gesprek Agnieszka van de Heijden 03-05.docx", ["Agnieszka van de Heijden"]),
        ("Zie brief_yusuf_3mei.pdf en brief_haven_3mei.pdf", ["yusuf"]),
    ],
)
def test_signatures_on_one_line_salutations_in_small_letters_and_files(monkeypatch, text, names):
    use_model(monkeypatch)
    assert [f.span.of(text) for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON] == names


def test_who_is_named_in_full_is_no_part_of_the_next():
    text = "Volgens wethouder Hilde Olthof en Frits Pinas is het klaar."  # an "Olthof" is a first name too
    assert [text[hit.start : hit.end] for hit in full_names(text)] == ["Hilde Olthof", "Frits Pinas"]


@pytest.mark.parametrize(
    "text",
    [
        "Geachte Statenleden,\n\nHierbij.",
        "Hoi allebei,\n\nZie onder.",
        "Di 19-9\t09.30\tcollege\nDo 21-9\t10.00",
    ],
)
def test_groups_and_days_are_nobody(monkeypatch, text):
    use_model(monkeypatch, ("PERSON", "Di"), ("PERSON", "Do"))
    assert [f for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON] == []


def test_who_has_a_particle_and_an_office_holder_without_one_are_two():
    text = (
        "Aanwezig:\n- Gijs Bosch, wethouder\n- Gijs van den Bosch, netbeheerder\n\nVan den Bosch licht toe."
    )
    told = {text[d.span.start : d.span.end]: d.hides for d in woo_redact.analyze(text) if d.span}
    assert told["Gijs van den Bosch"]
    assert told["Van den Bosch"]
    assert not told["Gijs Bosch"]


def test_the_secretary_of_a_committee_is_not_the_municipalitys():
    text = (
        "De bezwaarschriftencommissie (voorzitter mr. E. Bontenbal, secretaris N. Azzouzi) heeft u gehoord. "
        "Burgemeester en wethouders namen het over."
    )
    hidden = [text[d.span.start : d.span.end] for d in woo_redact.analyze(text) if d.span and d.hides]
    assert hidden == ["E. Bontenbal", "N. Azzouzi"]


@pytest.mark.parametrize("divider", [" | ", "\t", ";"])
@pytest.mark.parametrize(
    "heading", ["Opsteller", "Teamcoördinator", "Gemeld door", "Wie pakt op", "Case owner", "Boa"]
)
def test_whom_a_column_names_by_surname_alone(monkeypatch, heading, divider):
    use_model(monkeypatch)
    rows = [
        ["Onderwerp", heading, "Datum"],
        ["Zwembad", "Rosendaal", "3 mei"],
        ["Gemaal", "van der Kraan", "5 mei"],
    ]
    text = "\n".join(divider.join(row) for row in rows)
    names = [f.span.of(text) for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON]
    assert names == ["Rosendaal", "van der Kraan"]


def test_a_known_column_hides_no_other_and_a_sentence_in_one_of_things_is_read(monkeypatch):
    text = "Week\tOL\tWoordvoerder\tStand\n51\tVan Steenis\tAmber\tLoopt. Visser is er niet\n52\tOuwehand\tYentl\tklaar"
    use_model(
        monkeypatch, ("PERSON", "Van Steenis\tAmber"), ("PERSON", "Visser"), ("PERSON", "Ouwehand\tYentl")
    )
    names = [f.span.of(text) for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON]
    assert names == ["Van Steenis", "Amber", "Visser", "Ouwehand", "Yentl"]


def test_a_state_in_a_table_that_names_somebody_is_read(monkeypatch):
    text = "Nr | Opsteller | Stand\n1 | Tjalma | klaar\n2 | Rootselaar | ligt bij Kuperus\n3 | Tjalma | Wacht op Kuperus"
    use_model(monkeypatch, ("PERSON", "Kuperus"), ("PERSON", "klaar"))
    names = [f.span.of(text) for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON]
    assert names == ["Tjalma", "Rootselaar", "Kuperus", "Tjalma", "Kuperus"]
