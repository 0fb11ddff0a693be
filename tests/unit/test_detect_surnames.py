"""Surnames by the list of those borne here, and figures that a scanner made of letters. All people made up."""

import pytest
from detecting import PROFILE, paper, persons, use_model

from woo_redact.detect import detect
from woo_redact.detect.lexicon import is_surname
from woo_redact.detect.misread import misread
from woo_redact.detect.units import units
from woo_redact.model import Entity


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("Rispens", True),
        ("Versteeg", True),
        ("Karadağ", True),
        ("van der Kolk", True),
        ("Rispens-Kolthof", True),
        ("Vergunning", False),
        ("Amersfoort", False),
        ("van de", False),
    ],
)
def test_the_list_knows_surnames_and_no_words_or_towns(word, is_one):
    assert is_surname(word) is is_one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a bare surname inside a sentence
        ("Dit dossier ligt bij Rispens.", ["Rispens"]),
        (
            "Volgens Van der Meulen klopt het, maar Kneepkens heeft het niet gezien.",
            ["Van der Meulen", "Kneepkens"],
        ),
        ("Op de lijst staat Zandstra, Gijsbert als derde.", ["Zandstra, Gijsbert"]),
        ("Tolken Pools, raadsonderzoek Nowicki, 6 sept.", ["Nowicki"]),
        # a place, a firm, a thing, the first word of a sentence, part of a longer name
        ("We reden naar Den Haag en terug over Zwolle.", []),
        ("Het ligt bij bakkerij Rispens en bij Rispens Transport.", []),
        ("Rispens is een dorp. De Rispens lag er ook.", []),
        ("De accountant komt van Baker Tilly.", []),
        ("Vervoer door Jumbo Koornneef.", []),
        # surnames that end as roads do
        ("Afgesproken met P. Versteeg en A. Verkade.", ["P. Versteeg", "A. Verkade"]),
        ("De heer Langestraat en mevrouw Donkersteeg kwamen.", ["Langestraat", "Donkersteeg"]),
        ("De Langestraat is dicht, Langestraat 12 ook.", []),
        # surnames that are words
        ("De heer Vriend en mevrouw Bank zijn er.", ["Vriend", "Bank"]),
        ("Mevrouw de voorzitter, geachte heer Minister.", []),
        # who is of a firm is no part of what it is called
        ("Mark Bos van Bouwbedrijf Bos kwam.", []),
        ("M. de Vries van De Vries Logistics kwam.", ["M. de Vries"]),
        ("Piet van Dam Transport levert.", []),
        # a family, brothers, a firm that calls itself so
        ("Zijn vrouw Ria en dochters Kim en Denise.", ["Ria", "Kim", "Denise"]),
        ("De stal van de gebroeders Musters.", ["Musters"]),
        ("Gebroeders Musters levert. Visser en Zonen ook.", []),
        # a first name in small letters with a letter behind it
        ("heb het gehoord, groet wim b.", ["wim b"]),
        # a first name that is a language
        ("Gisteren heeft Frans gebeld. Ligt het bij bode Frans?", ["Frans", "Frans"]),
        ("Vertaald in het Frans. Cursus Frans en Duits. Frans is moeilijk. Hij spreekt Frans.", []),
        # the next sentence
        ("De lagen van deel C. Bij 17 woningen is het te veel.", []),
    ],
)
def test_who_is_a_person(text, names):
    assert [name for name, _ in persons(text)] == names


def test_a_first_name_before_a_surname_that_is_a_town_is_not_left_alone(monkeypatch):
    use_model(monkeypatch, ("PERSON", "Evert"), ("LOCATION", "Brouwershaven"))
    text = "Ook die boer, Evert Brouwershaven, is gebeld over Brouwershaven."
    found = [f for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON]
    assert [text[f.span.start : f.span.end] for f in found] == ["Evert Brouwershaven"]


SCAN = """Aan de heer Barnh00rn. Ge1ezen door mevr. Abdu11ahi.

H0ogachtend,
J. v.d. 8erg"""


def test_names_whose_letters_became_figures_are_found_whole(monkeypatch):
    use_model(monkeypatch)
    found = [f for f in detect(paper(SCAN), PROFILE) if f.entity is Entity.PERSON]
    names = [SCAN[f.span.start : f.span.end] for f in found]
    assert names == ["Barnh00rn", "Abdu11ahi", "J. v.d. 8erg"]


@pytest.mark.parametrize(
    "text",
    [
        "Versie v3 over CO2 en H2O, kamer B2.14, 2e verdieping, 4x4, 1234AB.",
        "Kenteken K-614-ZB, wachtwoord Welkom2022, gebruiker test01, nummer IX4KR82L7, dossier NL55BUNQ.",
        "Een enkel w00rd is geen scan.",
    ],
)
def test_numbers_codes_and_single_words_are_read_as_they_stand(text):
    parts = units(paper(text))
    assert misread(parts) == parts


def test_the_reading_with_letters_keeps_every_place():
    parts = units(paper(SCAN))
    assert [len(unit.text) for unit in misread(parts)] == [len(unit.text) for unit in parts]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1;warmtepomp;verleend;LK\n2;glas;afgewezen;HB\nLK = Lisanne Kamp, HB = Hein Bierma.", ["LK", "HB"]),
        ("Dirk-Jan rekent een variant door. DJ is oktober afwezig.", ["Dirk-Jan", "DJ"]),
        ("Acties: PA – gesprek plannen; EvT – memo; BvdK – stukken", ["PA", "EvT", "BvdK"]),
        ("Akkoord d.d. 20/2 par. vdB\nParaaf MS / JW\nparaaf: jvdb", ["vdB", "MS", "JW", "jvdb"]),
        ("WK: wat zag u?\nGS: water.\nWK: en toen?\nGS: niets.", ["WK", "GS"]),
        ("Besluit van GS: akkoord. PS – kennis genomen. Paraaf: ja. De DJ draait.", []),
    ],
)
def test_letters_that_mark_somebody(text, names):
    found = [name for name, _ in persons(text)]
    assert set(names) <= set(found) if names else not found


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Uslu heeft hierover als staatssecretaris iets gezegd.", "Uslu", "staatssecretaris"),
        (
            "Ook kan Zwartbol als commissaris van de Koning nog schrijven.",
            "Zwartbol",
            "commissaris van de koning",
        ),
    ],
)
def test_who_acts_as_the_holder_of_an_office(text, name, role):
    assert (name, role) in persons(text)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Arend van de begraafplaats", "Arend"),
        ("Post, Jan", "Post, Jan"),
        ("nachtdienst LCH", None),
        ("Coördinatie formatie AZ", None),
        ("Wmo-consulenten", None),
        ("Els van dijk", "Els van dijk"),
    ],
)
def test_entries_of_a_header(value, name):
    found = [text for text, _ in persons(f"Van: Piet Smit\nAan: {value}\nOnderwerp: stukken")]
    assert [text for text in found if text != "Piet Smit"] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ik weet dat de dijkgraaf, Theo Schijns dus, om half tien kwam.", "Theo Schijns", "dijkgraaf"),
        ("Bel de wethouder van Botlekdam, Ayşe Demirtaş.", "Ayşe Demirtaş", "wethouder"),
        ("Na het vertrek van de griffier, Rob Tuinstra, bleef het stil.", "Rob Tuinstra", "griffier"),
        ("Heemraad van dienst is mevr. Kalsbeek, die neemt niet op.", "Kalsbeek", "heemraad"),
        ("Afwezig m.k.: Greta Bolhuis, wethouder Oudezijl\n\n1. Opening", "Greta Bolhuis", "wethouder"),
    ],
)
def test_who_holds_an_office_by_the_words_around_it(text, name, role):
    assert (name, role) in persons(text)


def test_who_is_something_to_the_holder_of_an_office_holds_none():
    text = "De secretaris van de wethouder, Piet Prins, en de zus van de burgemeester, Anna Vos, waren er."
    assert not {("Piet Prins", "wethouder"), ("Anna Vos", "burgemeester")} & set(persons(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Groetjes van\nYosef en Selam", ["Yosef", "Selam"]),
        ("Met de meeste hoogachting,\n\nTheodorus (Theo) Verdonschot", ["Theodorus (Theo) Verdonschot"]),
        (
            "Van: de Ridder – Lont, C. (Carlijn)\nAan: de griffie\nOnderwerp: x",
            ["de Ridder – Lont, C. (Carlijn)"],
        ),
        ("Nog te doen: paraaf FEZ, en verder niets.", []),
    ],
)
def test_ends_of_letters_and_headers(text, names):
    assert [name for name, _ in persons(text)] == names
