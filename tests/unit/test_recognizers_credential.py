import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.credential import CredentialRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "Wachtwoord: {Welkom2024!}",
        "wachtwoord = {geheim}",
        "Het wachtwoord is {Zw@luw!2024} en",
        "wachtwoord {Raadzaal#7}",
        'wachtwoord: "{Zomer 2024}"',
        "Passcode: {aB3dE5}",
        "Wachtwoordcode: {kT7fRq}",
        "Toegangscode voor de vergadering: {482 119}",
        "De pincode van de poort is {7719}.",
        "Pin {4471} voor de printer",
        "pincode: {1234};",
        "api_key={sk_live_12345abc}",
        "Vergadering-id: 388 120 441 9 Code: {Ru7Kx2}",
        "Sleutelkluisje links van de deur, code {2580}.",
        "de pincode van de alarmkast {2274}. De server",
        "De pincode van de kluis op kamer 2.14 is {6620}; de pin van de tankpas {0091}.",
        "Tonny heeft de sleutel, code kleedkamer {4471#}.",
        "code fietsenkelder {1199*} en",
        "de code van de slagboom staat op {7734}, die",
        "De code van het hek is {4711#}, het alarm gaat uit met {9034}.",
        "de code van het hek is {7719#} en die vd kluis is nog steeds {0042}. kamer",
        "API key: {9f8b7c6d}",
        "De deurcode is {4512#}.",
        "ww: {Geheim01}",
        "Wachtwoord:⏎{Welkom01}",
        "inlogcode {AB12CD}",
        "Alarmcode hoofdingang: {4471#}",
        "Toegangscode fietsenkelder noordzijde: {9982}",
        "(wachtwoord: {geheim})",
        "Password: {Tr0ub4dor&3}",
        "wifi-code: {drents-landschap}",
        "puk-code {12345678}",
        "Inloggen met code {883912}",
        "failed reason=pwd⏎2025-04-02 07:02:55 INFO login ok",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(CredentialRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "Het wachtwoord is verlopen",
        "Wachtwoord: zie bijlage",
        "Wachtwoord:⏎Met vriendelijke groet",
        "wachtwoord vergeten?",
        "Het wachtwoord wordt per sms verstuurd",
        "Nieuw wachtwoord instellen",
        "wachtwoordbeleid 2024",
        "pin 3",
        "code rood",
        "code 1234",
        "pincode 2024",
        "Artikel met code: AB1234, kleurcode: Ral7016x",
        "Code: Oranje",
        "code 1234 van het product",
        "De deur is open. Code 1234 staat op de doos",
        "die van de school is 1200 leerlingen groot",
        "de code van het gebouw is onbekend, melding 4471",
        "kleurcode van de deur: zie bijlage",
        "met 2500 personen gaat de poort open",
        "token ring",
        "De toegangscode ligt bij de bode",
        "postcode: 9401 AB",
        "barcode: 12345",
        "gedragscode: integriteit",
        "wachtwoord op 12-03-2024 gewijzigd",
        "Wachtwoord: https://x.nl/reset",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(CredentialRecognizer(), line)
