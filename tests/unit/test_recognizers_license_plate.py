import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.license_plate import LicensePlateRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "{TX-552-P}, {8-slb-14}, {19GHZP}, aanhanger {WX-03-PL}",
        "{BB-12-34}",
        "{12-34-BB}",
        "{12-BB-34}",
        "{BB-12-BB}",
        "{BB-BB-12}",
        "{12-BB-BB}",
        "{12-BBB-1}",
        "{1-BBB-12}",
        "{BB-123-B}",
        "{B-123-BB}",
        "{BBB-12-B}",
        "{B-12-BBB}",
        "{1-BB-123}",
        "{123-BB-1}",
        "{AB-12-34}",
        "kenteken {ab-12-cd}",
        "kenteken {ab12cd}",
        "Kenteken: {12BBB3}",
        "kenteken {AB 12 CD}, {12-BBB-3} en {1-XYZ-23}",
        "aanhanger {WF-39-TJ}",
        "kenteken (D) {B-AB 1234}",
        "kentekenplaat {XX-999-X}.",
        "De auto ({GZ-918-T}) reed weg",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(LicensePlateRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "onderdelen, 8-slb-14, 19GHZP",
        "9401 AB",
        "AB-12-CD-3",
        "12-03-1980",
        "Type AB-12-CD",
        "kamer B-12-204",
        "kamer B-123-BB",
        "tekening 12-AB-34",
        "zaaknummer AB-12-34",
        "12-abb-3",
        "X12-34-AB",
        "AB-12-34/5",
        "ABC-12-A",
        "B-12-AEI",
        "2024-07-B",
        "kenteken onbekend",
        "https://x.nl/AB-12-34",
        "1-AB-12",
        "A-12-B",
        "paragraaf 12-AB-34",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(LicensePlateRecognizer(), line)
