import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.iban import IbanRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "{NL9I ABNA O417 1643 OO}",
        "IBAN {NL91 ABNA 0417 1643 00} t.n.v. J. Jansen",
        "{nl91abna0417164300}",
        "{NL91.ABNA.0417.1643.00}",
        "{NL91-ABNA-0417-1643-00}",
        "op rekening {NL91⏎ABNA 0417 1643 00}",
        "{NL91\u00a0ABNA\u00a00417\u00a01643\u00a000}",
        "naar {BE68 5390 0754 7034} en {DE89370400440532013000}",
        "{GB29 NWBK 6016 1331 9268 19}",
        "{FR14 2004 1010 0505 0001 3M02 606}",
        "IBAN: {NL91 ABNA 0417 1643 01}",
        "IBAN {NL91ABNA041716430}",
        "{NL91 ABNA 0417 1643 01} graag",
        "rekeningnummer {12.34.56.789}",
        "bankrekening {123456789}",
        "({NL91ABNA0417164300})",
        "IBAN:{NL91ABNA0417164300}.",
        "Bank: {NL91ABNA0417164300}BIC: ABNANL2A",
        "Mijn IBAN is {NL91ABNA0417164300}en ik heet Jan.",
        "IBAN{NL91ABNA0417164300}",
        "gironummer {1234567}",
        "creditcardnummer {4111 1111 1111 1111}",
        "{NL91 ABNA O417 1643 OO}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(IbanRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "NLIO ABCD en OO",
        "NL123456789B01",
        "de 12 bewoners van het pand aan de weg",
        "Nl 2024 en 2025",
        "versie AB12 CD34 EF56",
        "rekening 2024",
        "BIC ABNANL2A",
        "€ 12.34.56.789",
        "XNL91ABNA0417164300",
        "is 12 maart in Assen op de agenda gezet door ons allen",
        "Rekening houden met 12345678 inwoners",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(IbanRecognizer(), line)
