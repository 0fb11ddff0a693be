"""A dossier of letters, chats and spreadsheets as officials and citizens keep them. All people are made up."""

import pytest
from detecting import PROFILE, dossier, named, paper, persons, use_model
from test_detect_cells import table

from tests.unit.recognizing import assert_finds
from woo_redact.detect import detect
from woo_redact.detect.grid import grids, head_row
from woo_redact.detect.recognizers.address import AddressRecognizer
from woo_redact.detect.recognizers.birth_date import BirthDateRecognizer
from woo_redact.detect.recognizers.identifier import Identifier
from woo_redact.detect.recognizers.phone import PhoneRecognizer
from woo_redact.detect.structure import structure
from woo_redact.detect.units import units
from woo_redact.model import Entity


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # initials of who did something, and of whom a body sent
        ("Genoteerd door QB en FQ, verzonden.", ["QB", "FQ"]),
        ("Gecontroleerd door EZK en de accountant.", []),
        ("Afgestemd met Fin (Gwen), EZK (TQ) en JZ.", ["Gwen", "TQ"]),
        ("Overleg met BZK (DGOO) en EZK (JZ).", []),
        ("Van: QB / FZK\nAan: de directie\nOnderwerp: stand van zaken\n\nTekst.", ["QB", "FZK"]),
        ("Van: JZ / EZK\nAan: de directie\nOnderwerp: stand van zaken\n\nTekst.", []),
        # a ministry is no minister, the minister is one
        ("Aanwezig: dhr. Th. Veldkemp (min. EZK)", ["Th. Veldkemp"]),
        # of a town nobody is a brother-in-law
        ("Dat is een zwager van Bogerd, zegt men.", ["Bogerd"]),
        ("Een neef van Terpstra belde.", ["Terpstra"]),
        ("Een bewoner van Bogerd belde.", []),
        ("Zij is een nicht van Assen.", []),
        # who lives in a street, and the street that is called after somebody
        ("Een buurvrouw, Sanne van de Molenweg 3, belde.", ["Sanne"]),
        ("Het pand aan de Sanne van de Molenweg 3 staat leeg.", []),
        # who lives somewhere is not called so
        ("Notaris: mr. G.A. Lindeboom te Goes, of diens waarnemer", ["G.A. Lindeboom"]),
        ("Notaris: mr. J. te Riele", ["J. te Riele"]),
        # a chat whose days have their months in letters
        ("di 4 apr 08:12 QJ: ik ben er\nwo 5 apr 2023 08:19 Lotte A: goed", ["QJ", "Lotte A"]),
        ("Lotte bij de balie: hoe verder?", ["Lotte"]),
        # mail of neighbours
        ("Fra: Mette Holm\nSendt: 23. marts 2023 22:12\nTil: Kjeld Friis\nEmne: Støj\n\nHej.",
         ["Mette Holm", "Kjeld Friis"]),
        ("Von: Jürgen Amsel\nGesendet: Montag\nAn: Kjeld Friis\nBetreff: Lärm\n\nGuten Tag.",
         ["Jürgen Amsel", "Kjeld Friis"]),
        ("Aanwezig waren er drie, namens provincie Q.B., en later meer.", ["Q.B."]),
        ("Tot ziens.\n\nKees (K.J.) Kaashof RA\nCFO | 06 10944730", ["Kees (K.J.) Kaashof"]),
        ("Naam\tMail\nP. Bogerd\tx@y.nl\nRabobank Walcheren\tz@y.nl", ["P. Bogerd"]),
        ("Omgevingsmanager Windpark Kreekduin\nTel. 06 10944730", []),
        ("Van\nQB / FQW\nBetreft\nDe stand", ["QB", "FQW"]),
        # small letters in a cell after a title
        ("K-19\tmw bogerd\tKerkweg\nK-20\tdhr. veldkemp\tKerkweg", ["bogerd", "veldkemp"]),
        # what is signed below a heading that says what was done
        ("Datum\tBedrag\tAkkoord\n3-5\t12,50\tQB\n4-5\t8,00\tQB/FQ\n5-5\t9,00\tNEE", ["QB", "QB", "FQ"]),
    ],
)  # fmt: skip
def test_who_is_found_by_where_the_name_stands(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names


def test_a_ministry_behind_a_name_is_no_office_and_a_minister_holds_one() -> None:
    assert persons("Aanwezig: dhr. Th. Veldkemp (min. EZK)") == [("Th. Veldkemp", "")]
    assert persons("Aanwezig: dhr. Th. Veldkemp (minister)") == [("Th. Veldkemp", "minister")]
    assert persons("Aan de Commissaris der Koning, mevrouw Q. Bogerd\n\nHet is stil.") == [
        ("Q. Bogerd", "commissaris der koning")
    ]


@pytest.mark.parametrize(
    ("text", "label", "marked", "found"),
    [
        ("Neem Lieke niet mee.", "PERSON", "Neem Lieke", ["Lieke"]),
        ("Met Van Lieke Bos gaat het goed.", "PERSON", "Van Lieke Bos", ["Van Lieke Bos"]),
        ("Factuur van Joziasse is betaald.", "PERSON", "Factuur van Joziasse", ["van Joziasse"]),
        ("Wethouder Corrie Kuzee van Zandmeer is blij.", "PERSON", "Corrie Kuzee van Zandmeer", ["Corrie Kuzee"]),
        ("Windpark Zandmeer en Zonnepark De Haak liggen stil.", "PERSON", "Windpark Zandmeer", []),
        ("Gezien P. Bogerd te Goes belde.", "PERSON", "P. Bogerd te Goes", ["P. Bogerd"]),
    ],
)  # fmt: skip
def test_what_the_model_takes_in_beside_a_name_is_left_out(
    monkeypatch: pytest.MonkeyPatch, text: str, label: str, marked: str, found: list[str]
) -> None:
    use_model(monkeypatch, (label, marked))
    assert named(paper(text), detect(paper(text), PROFILE)) == found


@pytest.mark.parametrize(
    ("rows", "homes"),
    [
        ("Melder\tAdres\tKlacht\nP. Bogerd\tboerderij Welgelegen\tidem\nidem\tZandhoekdijk\tstank",
         ["boerderij Welgelegen", "Zandhoekdijk"]),
        ("Naam\tStraat + nr\nP. Bogerd\trecr.park De Kreek", ["recr.park De Kreek"]),
        ("Melder\tAdres\tKlacht\nP. Bogerd\tGemeente Zandmeer\tidem", []),
        ("Straat\tWerk\tProjectleider\nKerkweg\tRiool\tP. Bogerd", []),
    ],
)  # fmt: skip
def test_where_those_of_a_table_live(rows: str, homes: list[str]) -> None:
    hits = structure(units(paper(rows)))
    assert [rows[hit.start : hit.end] for hit in hits if hit.entity is Entity.NL_ADDRESS] == homes


def test_the_town_of_an_address_is_nobody_in_the_whole_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    use_model(monkeypatch, ("PERSON", "Zandmeer"))
    address = paper("Wij wonen aan de Kerkweg 14, 4484 RB Zandmeer.", "1")
    note = paper("Planning Zandmeer loopt uit.", "2")
    assert named(note, dossier(note)[1][0]) == ["Zandmeer"]
    assert named(note, dossier(address, note)[1][1]) == []


def test_who_signs_with_two_letters_is_asked_about_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    use_model(monkeypatch)
    chat = paper("di 4 apr 08:12 QJ: ik ben er\ndi 4 apr 08:13 Lotte: fijn", "1")
    note = paper("Op verzoek van QJ alvast een uur.\nDE QJ IS DICHT.\nNota qj.", "2")
    (found,) = (f for f in dossier(chat, note)[1][1] if f.entity is Entity.PERSON)
    assert found.span.start == note.text.index("QJ")
    assert found.score < 0.5


def test_a_town_that_somebody_is_called_by_stays_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    use_model(monkeypatch, ("PERSON", "Zandmeer"))
    address = paper("Wij wonen aan de Kerkweg 14, 4484 RB Zandmeer.", "1")
    note = paper("Met vriendelijke groet,\n\nP. Zandmeer\n\nDe heer Zandmeer belde.", "2")
    assert "Zandmeer" in named(note, dossier(address, note)[1][1])


@pytest.mark.parametrize(
    ("recognizer", "line"),
    [
        (BirthDateRecognizer(), "geboren te Goes op {zeventien mei negentienhonderdzestig}"),
        (BirthDateRecognizer(), "geboren op {eenentwintig juli tweeduizend en drie} te Goes"),
        (BirthDateRecognizer(), "Aldus verleden op zeventien mei negentienhonderdzestig."),
        (PhoneRecognizer(), "Bel mij op {o6-28 55 91 03}."),
        (AddressRecognizer(), "De heer Bogerd, wonende te Veere, {Kaai 8}, hierna: koper."),
        (AddressRecognizer(), "De fabriek, gevestigd te Veere, Bijlage 8, is dicht."),
        (AddressRecognizer(), "Zij zit op {recreatiepark De Kreek, huisje 117}."),
        (AddressRecognizer(), "Hij staat op {camping Zeezicht, vaste plaats 88}."),
        (AddressRecognizer(), "Camping Zeezicht heeft 88 plaatsen."),
        (AddressRecognizer(), "Rensje Vermue\t{Dorpsstraat 1}\t1999"),
        (AddressRecognizer(), "Adres\t{Grutto 8}"),
    ],
)
def test_data_as_people_write_them(recognizer: Identifier, line: str) -> None:
    assert_finds(recognizer, line)


def test_the_title_above_a_table_is_not_its_head(monkeypatch: pytest.MonkeyPatch) -> None:
    use_model(monkeypatch)
    document = table(("Uitbetalingen 2023",), ("Wie", "Geboortedatum", "Akkoord"), ("Bo", "14-03-1957", "QB"))
    (grid,) = grids(units(document))
    assert head_row(grid) == 1
    found = {(f.entity, f.span.of(document.text)) for f in detect(document, PROFILE)}
    assert {(Entity.DATE_OF_BIRTH, "14-03-1957"), (Entity.PERSON, "QB")} <= found


def test_a_table_of_single_cells_has_its_first_row_as_head() -> None:
    (grid,) = grids(units(table(("Wie",), ("Bo",))))
    assert head_row(grid) == 0
