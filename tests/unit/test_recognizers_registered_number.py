import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers import registered_number
from woo_redact.detect.recognizers.registered_number import RECOGNIZERS, trimmed

_BY_NAME = {recognizer.NAME: recognizer for recognizer in RECOGNIZERS}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("big_number", "UZI {900012345}"),
        ("client_number", "lidnummer {44182}"),
        ("client_number", "Haar polis is {7719-224-B}."),
        ("client_number", "De zorgpolis luidt {4418 9032}"),
        ("a_number", "A-nummer {1234567890}"),
        ("a_number", "a-nr {8123 456 790}"),
        ("a_number", "Het A-nummer is {7301 482 916}."),
        ("a_number", "administratienummer {8123456790}"),
        ("education_number", "onderwijsnummer {123456782}"),
        ("education_number", "PGN: {1622.75.869}"),
        ("education_number", "PGN/onderwijsnummer {162275869}"),
        ("education_number", "Persoonsgebonden nummer {162275869}"),
        ("criminal_chain_number", "SKN {1234567}"),
        ("criminal_chain_number", "strafrechtsketennummer: {1234567}"),
        ("big_number", "BIG-nummer: {12345678901}"),
        ("big_number", "(BIG {19012345601})"),
        ("big_number", "BIG-reg. nr. {19012345601}"),
        ("big_number", "UZI-nummer {900012345}"),
        ("agb_code", "AGB-code {01012345}"),
        ("agb_code", "AGB-code praktijk: {01-012345}"),
        ("agb_code", "AGB {01012345}"),
        ("personnel_number", "personeelsnr. {104482}"),
        ("personnel_number", "Pers.nr. {104482}"),
        ("personnel_number", "P-nummer {P104482}"),
        ("personnel_number", "Mijn personeelsnummer bij de gemeente is {10448}"),
        ("personnel_number", "personeelsnummers {104482}, {104483} en {104484}"),
        ("personnel_number", "toegangspas {104482}"),
        ("personnel_number", "je pers.nr. nodig, dat is volgens mij {20331}."),
        ("personnel_number", "the badge number for Ms Okafor is {B 44120}"),
        ("personnel_number", "lidnr {318}"),
        ("personnel_number", "personeelsnummer {20044718} en begroting (20051236)"),
        ("personnel_number", "Hanneke (pers.nr {20044718}) kreeg de strook van Achmed ({20051236})"),
        ("personnel_number", "Jan: personeelsnummer?⏎Esra: {20044718}"),
        ("client_number", "Klantnr. Kredietbank⏎{K-887201}"),
        ("client_number", "De heer H. Koekoek (relatienummer {203418866}) heeft op 14 mei"),
        ("client_number", "Geachte heer Prins,⏎⏎RVO-relatienr. {203 418 866}"),
        ("client_number", "Nummer klant is {88204516}, misschien kunt u bellen?"),
        ("client_number", "het nummer van mijn polis is {4418 9032}"),
        ("client_number", "nr. cliënt: {4410 2271}"),
        ("client_number", "Nummer van de verzekerde: {C-440917}"),
        ("personnel_number", "DTA: Ionel D., pasnr. {51E-190422-411207}"),
        ("personnel_number", "Inspecteur: N. Grooters (toezichtnr. {ODT-2217})"),
        ("personnel_number", "toezichthoudersnummer {44121}"),
        ("personnel_number", "legitimatienr. {44180}"),
        ("personnel_number", "BOA-nummer: {2200418}"),
        ("personnel_number", "opgemaakt door verbalisant {44121}"),
        ("personnel_number", "de toezichthouder, met nummer {44121},"),
        ("personnel_number", "nummer van haar badge is {B 44120}"),
        ("client_number", "{88204516} is mijn klantnummer"),
        ("client_number", "{s1234567} is haar studentnummer"),
        ("client_number", "my customer number is {88204516}"),
        ("client_number", "lidmaatschap nr. {44120}"),
        ("personnel_number", "badge {44120}"),
        ("personnel_number", "SKJ-registratie {110023456}"),
        ("client_number", "Uw relatienummer bij ons: {4410 2271}"),
        ("client_number", "GPK nr {GPK 014482} hoort bij"),
        ("client_number", "Wmo-client {55012} is overleden"),
        ("client_number", "subjectnummer {200918821}"),
        ("client_number", "ingeschreven als woningzoekende onder nummer {7719022}."),
        ("client_number", "Betrokkene is cliënt bij De Haven, nr {H-20881}."),
        ("client_number", "nog cliëntnummers⏎> (bv. {JZ-440917}), die"),
        ("sole_trader_number", "H. Schuttert (eenmanszaak), Kanaalstraat 8, KvK {08112277}"),
        ("client_number", "Uw klantnummer {880 412 77}, factuur F-2023-55120"),
        ("client_number", "cliëntnummer {40028817}"),
        ("client_number", "Cliëntnummer Wmo: {40028817}"),
        ("client_number", "cliënt-id {C-40028}"),
        ("client_number", "polisnummer {12.345.678}"),
        ("client_number", "Polisnr. {AB-123456}"),
        ("client_number", "Zorgplan cliënt {ZN-2281704}, verzekerd bij CZ"),
        ("client_number", "Patiëntnr:⏎{0032214}"),
        ("client_number", "studentnummer {s1234567}"),
        ("client_number", "Naam | Cliëntnummer⏎Jansen | {40028817}⏎Bakker | {40028818}"),
    ],
)
def test_finds_exactly_what_is_marked(name: str, line: str) -> None:
    assert_finds(_BY_NAME[name](), line)


@pytest.mark.parametrize(
    "line",
    [
        "lid 4418 van de lijst",
        "Relatienummer debiteur R 2019/441",
        "debiteurnr. 10882",
        "88204516 is mijn zaaknummer",
        "badge besteld in 2024",
        "SKJ-registratie sinds 2019",
        "relatienr. 111222333",
        "Dhr. Prins, relatienummer leverancier 203418866",
        "Beste Jan, factuur van Bouw B.V. (relatienummer 203418866)",
        "het nummer van de cliënt is 020 412 33 18",
        "Nummer cliënt volgt, zaak 4410227",
        "nummer 12 van de leerlingen 2024",
        "inspectienummer 224411",
        "het nummer van de pas wordt in 2024 bekend",
        "inspecteur 44121 meldingen",
        "de cliënt woont in de Kerkstraat, nr 10",
        "Zuivelhandel B.V., KvK 08112277",
        "Personeelsnummer⏎Telefoon: 0592361000",
        "De polis is 2020-2021 geldig",
        "De polis is 12 keer verlengd",
        "A-nummer en BSN zijn verplicht",
        "A-weg 12345678",
        "BIG-registratie verlopen per 01-01-2024",
        "big data 12345678901",
        "AGB 2024",
        "personeel 2024, 12345 medewerkers",
        "12345 cliënten en 123 leerlingen",
        "clientnummer onbekend, zaaknummer 12345678",
        "personeelsnummer volgt; telefoon 0592365412",
        "documentnummer 12345678",
        "cliëntnummer 12-03-2024",
        "patiëntnummer 2024",
        "polis 2024 en cliënt 12345",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    for recognizer in RECOGNIZERS:
        assert_finds(recognizer(), line)


def test_each_kind_has_a_name_by_which_policy_can_tell_it() -> None:
    assert len(_BY_NAME) == len(RECOGNIZERS)
    for name, recognizer in _BY_NAME.items():
        assert recognizer().name == name


@pytest.mark.parametrize(
    ("value", "number"),
    [("123 456 is", "123 456"), ("NXR5 B4L78", "NXR5 B4L78"), ("123 4b", "123"), ("123", "123")],
)
def test_a_number_ends_before_the_first_group_that_is_a_word(value: str, number: str) -> None:
    assert trimmed(value) == number
    assert registered_number.trimmed is trimmed
