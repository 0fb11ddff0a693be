"""Labels of forms and lists, and tables typed in plain text. All people made up."""

import pytest
from detecting import PROFILE, paper, persons, use_model

from woo_redact.detect import detect
from woo_redact.detect.labels import Strength, is_column, is_thing_column, label_of, strength
from woo_redact.detect.rows import Column, table_cells
from woo_redact.detect.units import units
from woo_redact.model import Entity


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Naam kind", Strength.STRONG),
        ("Teruggebeld door", Strength.STRONG),
        ("Schoondochter", Strength.STRONG),
        ("Afwezig m.k.", Strength.STRONG),
        ("Klachtbehandelaar", Strength.WEAK),
        ("Voorzitter", Strength.WEAK),
        ("Naam organisatie", Strength.NONE),
        ("Kleur", Strength.NONE),
        ("Onderwerp", Strength.NONE),
    ],
)
def test_strength(words: str, expected: Strength) -> None:
    assert strength(words) is expected


@pytest.mark.parametrize(
    ("heading", "person", "thing"),
    [
        ("Verbalisant", True, False),
        ("Toezichthouder", True, False),
        ("Gemachtigde", True, False),
        ("Woonplaats", False, True),
        ("Project", False, True),
        ("Actie", False, False),
    ],
)
def test_what_stands_below_a_heading(heading: str, person: bool, thing: bool) -> None:  # noqa: FBT001 - columns
    assert (is_column(heading), is_thing_column(heading)) == (person, thing)


def test_the_model_does_not_make_persons_of_headings_and_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Naam | Woonplaats | Status\nVuren, J. | Goes | Gereed\nBos | Zeeland | nieuw"
    use_model(monkeypatch, ("PERSON", "Naam"), ("PERSON", "Goes"), ("PERSON", "Gereed"), ("PERSON", "Status"))
    found = detect(paper(text), PROFILE)
    assert [f.span.of(text) for f in found if f.entity is Entity.PERSON] == ["Vuren, J. ", "Bos"]


def test_the_model_may_not_take_the_end_of_a_name_for_a_body_of_the_next_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Met: Ruben van Dam\nWaterschap is afgemeld"
    use_model(monkeypatch, ("PERSON", "Ruben van"), ("ORGANISATION", "Dam\nWaterschap"))
    found = detect(paper(text), PROFILE)
    assert [f.span.of(text) for f in found if f.entity is Entity.PERSON] == ["Ruben van Dam"]


def test_a_label_and_its_value() -> None:
    label = label_of("Achternaam          de Grootsma")
    assert label is not None
    assert label.strength is Strength.STRONG
    assert "Achternaam          de Grootsma"[label.end :] == "de Grootsma"
    assert label_of("Dit is een gewone zin zonder label.") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Naam: Abdullahi\nVoorletters: M.A.\nPartner: Hodan Farahsen\nStraat: Lindelaan", ["Abdullahi", "M.A.", "Hodan Farahsen"]),
        ("Voornamen           Johanna Maria\nGeslacht            vrouw", ["Johanna Maria"]),
        ("Geïnterviewde (G): Rinus Kamerlinga", ["Rinus Kamerlinga"]),
        ("Kind 1: Milan, geb. 3-4-2015", ["Milan"]),
        ("aanwezig: jan, mirjam en tom", ["jan", "mirjam", "tom"]),
        ("Aanmelder: p. van der veensma", ["p. van der veensma"]),
        ("Aanvrager : H. v d   W0ude", ["H. v d   W0ude"]),
        ("Opgesteld door: GKH", ["GKH"]),
        ("Vereist: Bilal Amranist; Vergaderzaal Rembrandt", ["Bilal Amranist"]),
        ("Opdrachtgever: Rijkswaterstaat\nWie: Iedereen", []),
        ("Aannemer: N.V. Laansma & Co", []),
        ("Naam\nPlaats\nHanneke Olthofsma\nOosterhaar", ["Hanneke Olthofsma"]),
        ("Naam\nvan der Daatsma\nPlaats\nOosterhaar", ["van der Daatsma"]),
        ("1. Jurgen Daalderop\n2. Nel\n3. Van Rijnsma\n4. Vacature", ["Jurgen Daalderop", "Nel", "Van Rijnsma"]),
    ],
)  # fmt: skip
def test_labelled(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names


@pytest.mark.parametrize("words", ["Naam", "Wie?", "Naam deelnemer", "Actiehouder", "Paraaf"])
def test_columns(words: str) -> None:
    assert is_column(words)


@pytest.mark.parametrize("words", ["Actie", "Naam project", "Naam van de gemeente", "Gereed", ""])
def test_columns_of_something_else(words: str) -> None:
    assert not is_column(words)


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("Nr | Actie | Wie\n1 | Rooster delen | Wietske\n---|---|---\n2 | Brug | JvdB / Rob\n", ["Wietske", "JvdB / Rob"]),
        ("Naam\tFunctie\nCeylan Aydinsen\tadviseur\n", ["Ceylan Aydinsen"]),
        ("Week   Taak              Wie\n10     Bestek            Ineke\n12                       Job\n", ["Ineke", "Job"]),
        ("| Naam | Tel |\n| Karim | 12 |\n", ["Karim"]),
        ("Project | Fase | Budget\nBrink | Ontwerp | 10\n", []),
        ("Naam          Jan\nPlaats        Assen\n", []),
    ],
)  # fmt: skip
def test_tables_in_plain_text(table: str, names: list[str]) -> None:
    assert _named(table) == names


def _named(text: str) -> list[str]:
    """Return the cells of a text's tables in which persons stand."""
    cells = table_cells(units(paper(text)))
    return [cell.strip() for _, cell, column in cells if column is Column.PERSONS]


def test_a_table_ends_where_its_columns_do() -> None:
    text = "Naam | Tel\nKarim | 12\n\nDit is een zin.\nEn nog een zin.\nGemeente | Emmen\n"
    assert _named(text) == ["Karim"]
