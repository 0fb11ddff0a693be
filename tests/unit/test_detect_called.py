"""What a place or club is called is nobody's name in the whole dossier. All people made up."""

import pytest
from detecting import dossier, named, paper, use_model

from woo_redact.detect.firms import public_places
from woo_redact.detect.roads import is_road

LIST = "Adema, J.\nBoonstra, G.J.\nWit, R. de\n{}\n"


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the model take the clubs for people, as it does."""
    use_model(monkeypatch, ("PERSON", "De Reigerplas"), ("PERSON", "SV De Zilvermeeuwen"))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("het dak van zwembad De Waterlelie is lek", ["De Waterlelie"]),
        ("op naam van zwemvereniging De Otters, sinds 1962", ["De Otters"]),
        ('in dorpshuis "Het Anker" om acht uur', ["Het Anker"]),
        ("de beheerder van sporthal De Vries belde", []),  # many are called so
        ("de trainer van zwembad De Boer van der Meer", []),
        ("de leden, De Zwart en De Kraai", []),
    ],
)
def test_what_public_places_are_called(text: str, places: list[str]) -> None:
    assert list(public_places(text)) == places


def test_a_place_of_the_dossier_is_nobody_in_any_document() -> None:
    first = paper("De sluiting van zwembad De Reigerplas is uitgesteld. De Reigerplas blijft open.")
    second = paper("Planning De Reigerplas, en wat De Reigerplas kost.", name="2")
    _, (one, two) = dossier(first, second)
    assert named(first, one) == []
    assert named(second, two) == []


def test_a_line_that_begins_with_a_common_word_is_not_in_the_list_of_names() -> None:
    text = LIST.format("Onderzoeksrapport De Reigerplas")
    register, (found,) = dossier(paper(text + "Bezoek aan zwembad De Reigerplas."))
    assert named(paper(text), found) == ["Adema, J.", "Boonstra, G.J.", "Wit, R. de"]
    assert not any("Reigerplas" in name for subject in register for name in subject.names if subject.known)


def test_the_title_of_a_page_and_a_club_in_a_column_are_nobody() -> None:
    first = paper("De leden van zwemvereniging De Meeuwen, in zwembad De Zeebries.")
    title = paper("De Zeebries: hoe verder?\n\nBewonersavond", name="2")
    column = paper("Naam\nADEMA, J.\nSV De Meeuwen\n", name="3")
    _, (_, two, three) = dossier(first, title, column)
    assert named(title, two) == []
    assert "SV De Meeuwen" not in named(column, three)


def test_a_club_is_no_wrong_spelling_of_somebody() -> None:
    mail = paper("Van: Petra Ottens <p.ottens@gem.example>\n\nDe brief van mevrouw Otters is binnen.")
    _, (found,) = dossier(mail)
    assert "Otters" in named(mail, found)
    club = paper("Klacht van zwemvereniging De Otters. Volgens Otters klopt het.", name="2")
    _, (_, second) = dossier(mail, club)
    assert "Otters" not in named(club, second)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Advies inzake gemeente Noorderveen / Van Dalen Bouw (dossier 12)", []),
        ("Zienswijze Van Dalen 171", ["Van Dalen"]),
    ],
)
def test_a_firm_in_a_title_is_no_person(title: str, found: list[str]) -> None:
    mail = paper("Van: Arie van Dalen <a.vandalen@firma.example>\n\nZie de bijlage.")
    _, (_, mine) = dossier(mail, paper(title, name="2"))
    assert named(paper(title), mine) == found


def test_a_label_in_a_cell_of_its_own_and_a_heading_below_one_are_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_model(monkeypatch, ("PERSON", "Steller"))
    text = "Portefeuillehouder\tH. Postma\nSteller\tKees Roelofsma\n\nNaam\nStraat\n\nH. Zwaan\n"
    _, (found,) = dossier(paper(text))
    assert "Steller" not in named(paper(text), found)
    assert "Straat" not in named(paper(text), found)
    assert "Kees Roelofsma" in named(paper(text), found)


def test_who_is_called_so_too_is_still_hidden() -> None:
    text = "Bij zwembad De Reigerplas klaagde mevrouw De Reigerplas. Dhr. T. de Reigerplas ook."
    _, (found,) = dossier(paper(text))
    assert [name for name in named(paper(text), found) if "T." in name] == ["Dhr. T. de Reigerplas"]
    assert named(paper(text), found).count("De Reigerplas") == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("please thank Ms Roelofsma for the photographs", ["Roelofsma"]),
        ("Geleverd door Bouwbedrijf Sterk B.V.", []),
        ("Naam                    Straat\nH. Roelofsma            Kievitstraat 77", ["H. Roelofsma"]),
    ],
)
def test_titles_legal_forms_and_headings(text: str, found: list[str]) -> None:
    mail = "Van: Kees Roelofsma <k.roelofsma@gem.example>\n\nzie onder\n"
    other = paper(mail + "Aanwezig: Kees Roelofsma, B.V., Jip Zwaan", name="2")
    _, (mine, _) = dossier(paper(text), other)
    assert named(paper(text), mine) == found


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Jan Tinbergenbrug", True),
        ("Johan Willem Frisobrug", True),
        ("Vincent van Goghkwartier", True),
        ("C. Kuyperspad", True),
        ("Johanna Naberhof", True),
        ("Mansholt-rapporten", True),
        ("P. Lambregts-instituut", True),
        ("K. Ursemcentrum", True),
        ("P. Versteeg", False),  # a surname that ends so
        ("Maria Jansen-de Boer", False),
        ("Evert Brouwershaven", False),  # a town is a surname too
        ("Hennie in de Abel Tasmanzaal", False),  # who is there
        ("Bilal Ouaziz van Geo-informatie", False),
        ("Sjaak Hommes uit de Vogelbuurt", False),
    ],
)
def test_what_ends_as_a_road_or_building_does_is_called_after_somebody(text, is_one):
    name = text.partition(" in de ")[0].partition(" uit ")[0].partition(" van Geo")[0]
    assert is_road(text, 0, len(name)) is is_one
