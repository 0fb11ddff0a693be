import pytest

from woo_redact.detect.recognizers.street import LIKELY, NAMED, POSSIBLE, SURE, UNKNOWN, street_before


@pytest.mark.parametrize(
    ("window", "name", "score"),
    [
        ("Hij woont in de Dorpsstraat", "Dorpsstraat", SURE),
        ("aan de Laan van Meerdervoort", "Laan van Meerdervoort", SURE),
        ("Plein 1940", "Plein 1940", SURE),
        ("aan de Burg. de Vos van Steenwijklaan", "Burg. de Vos van Steenwijklaan", SURE),
        ("Bewoners van Stationsstraat", "Stationsstraat", SURE),
        ("in de dorpsstraat", "dorpsstraat", LIKELY),
        ("Lange Voorhout", "Lange Voorhout", NAMED),
        ("wonende Zuideres", "Zuideres", NAMED),
        ("wonende Ellen", "Ellen", LIKELY),
        ("Zuideres", "Zuideres", UNKNOWN),
        ("langs de Noorderhaven", "Noorderhaven", POSSIBLE),
        ("op het Esveld", "Esveld", POSSIBLE),
        ("Parallelweg Zuid", "Parallelweg Zuid", SURE),
        ("Kanaal Noordzijde", "Kanaal Noordzijde", NAMED),
        ("aan de Robert Scottstraat", "Robert Scottstraat", SURE),
        ("Perceel Dorpsstraat", "Dorpsstraat", SURE),
        ("ADRES: VAN ZUYLENSTRAAT", "VAN ZUYLENSTRAAT", SURE),
        ("ADRES KERKSTRAAT", "KERKSTRAAT", SURE),
        ("Prof. dr. Hesselaan", "Prof. dr. Hesselaan", SURE),
        ("Avenue Ceramique", "Avenue Ceramique", SURE),
        ("het Windpark", "Windpark", UNKNOWN),
        ("Fractie", "Fractie", UNKNOWN),
    ],
)
def test_a_street_name_is_found_whole_and_scored(window: str, name: str, score: float) -> None:
    assert street_before(window) == (window.index(name), score)


@pytest.mark.parametrize("window", ["", "op de snelweg", "vergadering", "onderweg", "12", "Dorpsstraat "])
def test_other_words_are_no_streets(window: str) -> None:
    assert street_before(window) is None
