import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.birth_date import BirthDateRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "paspoort voor haar zoontje Kelvin ({8 juni 2017}) i.v.m. vakantie",
        "de kinderen Kelvin ({8 juni 2017}) en Noor ({02-05-2019})",
        "mijn oudste, Kelvin ({8 juni 2017}), en",
        "mijn vrouw Ans ({12-03-1959}) kan niet lopen",
        "mijn kleindochter Sara ({12-03-2015}) logeert",
        "zijn dochtertje, Noor ({02-05-2019}), zit in groep 1",
        "Kelvin (zoontje, {8 juni 2017}) gaat mee",
        "haar dochter Noor, {12-03-2019}, zit in groep 1",
        "Neefje Bram ({1 mei 2016}) woont in",
        "Geb0ren {l2-O3-1968}",
        "Jeugdige: L. ({3-3-2011}), in zorg",
        "geboren op {O3-l1-1957}",
        "geboren op {12 maart 1980}",
        "Jip ({1967-04-03}, geb.)",
        "Hij is jarig op {9 november} en wordt 50.",
        "Moeder: Shanice Rozenblad ({02-02-1994}). Kind: Tyrell ({11-09-2016}).",
        "geb. {12-03-1980}",
        "geb.: {12/3/80}",
        "(geb. {12.03.1980})",
        "Geboortedatum: {1980-03-12}",
        "geboortedatum {12031980}",
        "geb.dat. {12-03-1980}",
        "geb.datum {12 mrt. 1980}",
        "geboren te Assen op {12 maart 1980}",
        "geboren te Paramaribo (Suriname) op {9.12.'68}",
        "geboren te 's-Hertogenbosch, {3 mei '61}",
        "Geboren: {12 - 03 - 1980}",
        "geboren op maandag {12 maart 1980}",
        "Geboortedatum:⏎{12-03-1980}",
        "Geboortedata: {1-2-2010}, {3-4-2012} en {5-6-2014}",
        "date of birth: {14 February 1982}",
        "DOB {12/03/1980}",
        "geboorteplaats en -datum: Assen, {12/03/80}",
        "geboortedatum van de heer Jansen is {12-03-1980}",
        "Jan (*{12-03-1980})",
        "geboren in {1980}",
        "(geb. {1980})",
        "geboortejaar {1975}",
        "geb. {01-02-1990} te Emmen",
        "geboren {12e maart 1980}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(BirthDateRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "zoals Kelvin (8 juni 2017) schreef",
        "haar zoontje is op school (8 juni 2024)",
        "collega Kelvin (8 juni 2017)",
        "de oudste brief van Jansen (12-03-2024)",
        "het jongste lid Jansen (12-03-2024)",
        "mijn vrouw Ans (12-03-2024) belde",
        "het zoontje. Zie de brief van Kelvin (8 juni 2017)",
        "dochter Noor, vergadering van 12-03-2019, zit",
        "dochteronderneming Tolsma (8 juni 2017)",
        "de kinderopvang Klein (8 juni 2017)",
        "geboren op 12-13-1968",
        "de vergadering van 12 maart 2024",
        "12-03-1980",
        "in dienst per 1-9-2015, geb.dat. volgt",
        "de partij is jarig en vergadert op 9 november",
        "gebouw 12-03-1980",
        "geb. 12",
        "aangeboren 12-03-1980",
        "Het idee is geboren in 2015",
        "geboren te Assen",
        "geboortedatum onbekend",
        "datum 1980-03-12",
        "de geboren leider sprak op 12 maart 2024 met ons",
        "geboren op 12-03-2999",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(BirthDateRecognizer(), line)
