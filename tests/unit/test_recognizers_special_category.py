import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.special_category import SpecialCategoryRecognizer
from woo_redact.detect.recognizers.special_terms import Gate, beginnings


@pytest.mark.parametrize(
    "line",
    [
        "Zijn {diagnose} is bekend",
        "vanwege haar {zwangerschap}",
        "Zij is {zwanger}.",
        "Fatima is {ziek gemeld}",
        "Mevrouw Van der Laan is {zwanger}",
        "Mevrouw is sinds maart {arbeidsongeschikt}",
        "Hij heeft een {strafblad}",
        "De heer Jansen lijdt aan {epilepsie}",
        "Betrokkene heeft {PTSS}",
        "diagnose: {PTSS}",
        "de {diagnose} van mevrouw Bakker",
        "Piet is al weken {ziek}",
        "Ik ben {vakbondslid}",
        "mijn vrouw heeft {borstkanker}",
        "Hij is {verslaafd} geweest",
        "haar {medische gegevens}",
        "bij hem is {kanker} vastgesteld",
        "Zij is {moslima}",
        "Hij werd in 2015 {veroordeeld}.",
        "Onze dochter heeft {epilepsie}",
        "Cliënt gebruikt dagelijks {medicatie}",
        "Sinds maart is mevrouw Bakker {ziek thuis}",
        "Sanne is {in behandeling bij een psycholoog}",
        "Hij zit in een {rolstoel}",
        "Zij is van {Marokkaanse afkomst}",
        "Hij is lid van de {SP}",
        "Verdachte is {aangehouden wegens mishandeling}",
        "Marije is tot 18/3 {met ziekteverlof}, dus niet",
        "Mevrouw Bakker gaat in mei {met zwangerschapsverlof}.",
        "Zij heeft {reumatoïde artritis}",
        "Uw klachten ({astma}) zijn bekend",
        "zoon wil door; vrouw {ziek}",
        "mijn man is {hartpatient}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(SpecialCategoryRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "mijn geloof in Europa",
        "de gezondheidszorg",
        "de moskee en de kerk",
        "asielzoekers in Ter Apel",
        "Het ziekteverzuim is 6%",
        "De gemeente is ziek van de regels",
        "Er zijn medische gegevens gelekt",
        "De stukken zijn medische gegevens",
        "Iedereen is ziek",
        "de diagnose van het probleem",
        "zorg voor zwangere vrouwen",
        "Wij zijn ziek van regels",
        "Het project is zwanger van betekenis",
        "de ziektewet",
        "politieke voorkeur van kiezers",
        "Wethouder Jansma is lid van de VVD",
        "De meerderheid van de Belgen is katholiek",
        "Jan is blind voor kritiek",
        "Wie met ziekteverlof gaat, meldt dat",
        "de klachten (42) zijn afgehandeld",
        "De zorg voor mensen met artritis is duur",
        "de man ziek van de regels vinden",
        "verslavingszorg en psychische klachten in de wijk",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(SpecialCategoryRecognizer(), line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hij heeft psychische klachten", True),
        ("zij heeft MS", True),
        ("zij heeft ms", False),
        ("niets bijzonders", False),
    ],
)
def test_a_gate_opens_where_a_term_may_occur(text: str, expected: bool) -> None:  # noqa: FBT001
    gate = Gate.of("psychische_klachten MS")
    assert gate.open(text, beginnings(text.lower())) is expected
