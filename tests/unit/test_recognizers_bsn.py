import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.bsn import BsnRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "BSN {123456782}",
        "bsn: {1234.56.782}",
        "Burgerservicenummer {123 456 782} van mevrouw",
        "bsn-{123456782}",
        "BSN\u00a0{123\u00a0456\u00a0782}",
        "BSN:⏎{123456782}",
        "(BSN {123456782}, V-nummer volgt)",
        "sofinummer {12345672}",
        "sofinr. {123456789}",
        "BSN: {123456789}",
        "BSN {1234567890}",
        "Het BSN van de heer Jansen luidt volgens hem {123456789}.",
        "{123456789} (BSN)",
        "BSN's: {123456789}, {111222334} en {987654321}",
        "In het systeem staat {123456782} geregistreerd.",
        "| Jansen | {123456782} |",
        "nummer {123-456-782}",
        "Zaaknummer 2024-1, BSN {123456782}",
        "https://portaal.nl/?bsn={123456782}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(BsnRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "BSN onbekend, verzoek 123456782",
        "BSN ontbreekt, aanvraag 123456782",
        "123456789",
        "12345678",
        "Zaaknummer 123456782",
        "Ons kenmerk: 123456782",
        "uw kenmerk is 123456782",
        "Ordernummer 123456782",
        "factuur 123456782",
        "Factuurnummer:⏎123456782",
        "dossier 123456782",
        "dossiernr. 123456782",
        "ECLI:NL:RVS:2023:123456782",
        "Kamerstuk 123456782",
        "KvK 123456782",
        "KvK-nummer: 12345678",
        "€ 123.456.782",
        "123.456.782 euro",
        "€ 123.456.782,00",
        "documentnummer 123456782",
        "RSIN 123456782",
        "NL123456782B01",
        "Z/24/123456782",
        "AB-123456782",
        "2024-123456782",
        "+31 612345678",
        "(0)612345678",
        "https://x.nl/zaak/123456782",
        "https://x.nl/?id=123456782",
        "NL91 ABNA 0417164300",
        "BSN onbekend, geboren 12-03-1980",
        "op 12 03 2024 12 uur",
        "112233445566778",
        "klantnummer 123456782",
        "1.123456782",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(BsnRecognizer(), line)
