"""Places, units and organisations beside names: what the model takes for a person and is none."""

import pytest

from woo_redact.detect.hits import Hit
from woo_redact.detect.innocent import is_seat
from woo_redact.detect.merge import merge
from woo_redact.detect.places import as_places, place_hits, sorted_out
from woo_redact.model import Entity, Subject, SubjectKind


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Postbus 900, 9640 AA Haarveen", ["Haarveen"]),
        ("9401AB Assen", ["Assen"]),
        ("de gemeente Beekstroom en", ["Beekstroom"]),
        ("Gemeente Nieuw Haarveen", ["Nieuw Haarveen"]),
        ("het college van Zandmeer", ["Zandmeer"]),
        ("de gemeente wil", []),
        ("in 2024 EN Jansen", []),
    ],
)
def test_surroundings_prove_a_place(text: str, places: list[str]) -> None:
    found = [text[hit.start : hit.end] for hit in place_hits(text)]
    assert [place for place in found if place != "Jansen"] == places


def model(text: str, words: str) -> Hit:
    start = text.index(words)
    return Hit(start=start, end=start + len(words), entity=Entity.PERSON, score=0.85, by="model", why="")


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("9640 AA Haarveen", "AA Haarveen", Entity.LOCATION),
        ("de Noorderveense Courant", "Noorderveense Courant", Entity.ORGANISATION),
        ("vraag Noorderveense Courant.eml", "Noorderveense Courant.eml", Entity.ORGANISATION),
        ("Directie Opvang", "Opvang", Entity.ORGANISATION),
        ("Bouwbedrijf Haarman", "Haarman", Entity.ORGANISATION),
        ("bij Witteveen+Bos", "Witteveen+Bos", Entity.ORGANISATION),
        ("volgens WDODelta", "WDODelta", Entity.ORGANISATION),
        ("Jansen Advocaten B.V.", "Jansen Advocaten B.V.", Entity.ORGANISATION),
        ("bij de Drentse gemeenten", "Drentse", Entity.LOCATION),
        ("belde Denise", "Denise", Entity.PERSON),
        ("maandag t/m vrijdag", "t/m", None),
        ("maatschap Nijland", "Nijland", Entity.PERSON),
        ("belde Jan de Vries", "Jan de Vries", Entity.PERSON),
        ("belde McDonald", "McDonald", Entity.PERSON),
        ("belde Priya IJpelma", "Priya IJpelma", Entity.PERSON),
        ("9340 AA  Veenhuizen", "AA  ", None),
        ("9340 AA  Veenhuizen", "AA  Veenhuizen", Entity.LOCATION),
        ("belde Roos", "Roos", Entity.PERSON),
        ("buurman Dijk", "Dijk", Entity.PERSON),
        ("bron: meetploeg Zuid", "Zuid", Entity.ORGANISATION),
        ("het wijkteam Sandra", "Sandra", Entity.PERSON),
        ("verslag PI Haarhuizen", "PI Haarhuizen", Entity.ORGANISATION),
    ],
)
def test_what_is_no_person_becomes_what_it_is(text: str, words: str, entity: Entity | None) -> None:
    assert [hit.entity for hit in sorted_out(text, [model(text, words)])] == ([entity] if entity else [])


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Jetta Klijnsma bij de Drentse", ["Jetta Klijnsma", "Drentse"]),
        ("Jan en Piet de Vries", ["Jan", "Piet de Vries"]),
        ("Jan van den Berg", ["Jan van den Berg"]),
        ("Anna op den Dries", ["Anna op den Dries"]),
    ],
)
def test_a_hit_is_cut_at_words_that_are_in_no_name(words: str, parts: list[str]) -> None:
    assert [words[hit.start : hit.end] for hit in sorted_out(words, [model(words, words)])] == parts


@pytest.mark.parametrize(
    ("text", "word", "seat"),
    [
        ("Ruth Apeldoorn (Humanitas, Apeldoorn) kwam", "Apeldoorn)", True),
        ("met de buren (Bakkema, Jansma) besproken", "Jansma)", False),
        ("met de buren (Bakkema, Apeldoorn en ik)", "Apeldoorn ", False),
    ],
)
def test_where_an_organisation_sits(text: str, word: str, seat: object) -> None:
    start = text.index(word)
    assert is_seat(text, start, start + len(word) - 1) is seat


def test_structure_is_left_alone() -> None:
    hit = Hit(start=0, end=6, entity=Entity.PERSON, score=0.99, by="structure:header", why="")
    assert list(sorted_out("Courant", [hit])) == [hit]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Haarveen", True),
        ("van Haarveen", True),
        ("Midden-Haarveen", True),
        ("Haar", False),
        ("Jan Haarveen", False),
    ],
)
def test_a_place_of_the_dossier_is_one_everywhere(words: str, place: object) -> None:
    known = Subject(id="places", kind=SubjectKind.PLACE, names=("Haarveen",))
    (hit,) = as_places(words, [model(words, words)], (known,))
    assert (hit.entity is Entity.LOCATION) == place


def test_somebody_who_is_known_is_no_place() -> None:
    known = Subject(id="places", kind=SubjectKind.PLACE, names=("Meppel",))
    hit = Hit(start=0, end=6, entity=Entity.PERSON, score=0.85, by="model", why="", subject="p1")
    assert as_places("Meppel", [hit], (known,)) == [hit]


@pytest.mark.parametrize(
    ("text", "named", "whole"),
    [
        ("heeft Jetta Klijnsma bij de Drentse gemeenten", "Jetta Klijnsma", "Jetta Klijnsma"),
        ("belde Anna van den Berg terug", "Anna", "Anna van den Berg"),
    ],
)
def test_a_name_is_drawn_out_over_particles_only(text: str, named: str, whole: str) -> None:
    assert [text[hit.start : hit.end] for hit in merge(text, [model(text, named)])] == [whole]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("De gemeentesecretaris van Zandvliet belt.", "Zandvliet"),
        ("Brief aan de gemeenteraad van Oud Zandvliet.", "Oud Zandvliet"),
        ("Gesproken met griffier Van Zandvliet.", None),
        ("Gesproken met de griffier van het waterschap.", None),
    ],
)
def test_who_serves_a_municipality_proves_its_name(text: str, place: str | None) -> None:
    found = [text[hit.start : hit.end] for hit in place_hits(text)]
    assert found == ([place] if place else [])
