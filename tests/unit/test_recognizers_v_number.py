import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.v_number import VNumberRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "V-nummer: {2851234567}",
        "Gijs: V-nr?⏎Esra: {283 441 9075}",
        "V-nummer {285.123.4567}",
        "v-nr {279 123 4569}",
        "vnummer {2851234567}",
        "vreemdelingennummer {285 123 4567}",
        "Het V-nummer van betrokkene is {2791234567}.",
        "V nummer {2654321987}",
        "V-nummers {2851234567}, {2851234568} en {2851234569}",
        "V-nummer:⏎{2851234567}",
        "V-nummer {285123456}",
        "My V-number is {287 551 6039}, also known as",
        "gezinslid {V-2851234567} en {V-285.123.4568}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(VNumberRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "2851234567",
        "nummer 2851234567",
        "v-nummer onbekend, geboren 12-03-1980",
        "tv-nummer 2851234567",
        "zaaknummer V-2851234567",
        "V-nummer 123",
        "V-1851234567",
        "IND-nummer 2851234567",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(VNumberRecognizer(), line)
