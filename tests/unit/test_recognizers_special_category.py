import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.special_category import SpecialCategoryRecognizer


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
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(SpecialCategoryRecognizer(), line)
