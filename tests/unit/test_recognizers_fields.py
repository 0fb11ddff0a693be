"""Labels that stand apart from their value: in forms by hand, in rows of two cells, in questions."""

import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.bsn import BsnRecognizer
from woo_redact.detect.recognizers.credential import CredentialRecognizer
from woo_redact.detect.recognizers.fields import fields
from woo_redact.detect.recognizers.id_document import IdDocumentRecognizer
from woo_redact.detect.recognizers.identifier import Identifier
from woo_redact.detect.recognizers.phone import PhoneRecognizer
from woo_redact.detect.recognizers.registered_number import ANumberRecognizer, ClientNumberRecognizer
from woo_redact.detect.recognizers.v_number import VNumberRecognizer


@pytest.mark.parametrize(
    "text",
    [
        "A-nummer      : 1234567890",
        "A-nummer ........ 1234567890",
        "A-nummer ........: 1234567890",
        "A-nummer _______ 1234567890",
        "A-nummer        1234567890",
        "A-nummer\t1234567890",
        "| A-nummer | 1234567890 |",
        "3. A-nummer   =   1234567890",
        "- A-nummer : 1234567890",
        "Bos   A-nummer   1234567890   Assen",
    ],
)
def test_a_field_is_its_label_and_what_a_blank_of_any_kind_parts_from_it(text: str) -> None:
    (field,) = [field for field in fields(text) if field.label == "A-nummer"]
    assert text[field.start :].startswith("1234567890")
    assert field.value == "1234567890"


@pytest.mark.parametrize(
    "text",
    ["A-nummer: 1234567890", "Zij vroeg het. Wie\ndan ook", "12-03-2024   1234567890", "Waarom?\nDaarom."],
)
def test_a_sentence_and_a_row_of_numbers_are_no_fields(text: str) -> None:
    assert list(fields(text)) == []


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Kim: wat is haar bsn?\nJoris: 123", "wat is haar bsn", "123"),
        ("[14:02] Kim: en het nr?\n[14:03] Joris: moment\n[14:05] Joris: 123", "en het nr", "123"),
        ("12-03-2024 14:02 - Kim: code hek?\n12-03-2024 14:03 - Joris: 123", "code hek", "123"),
        ("Kim 14:02\nWat is je polis?\nJoris 14:03\nZK 123", "Wat is je polis", "ZK 123"),
        ("Wat is uw geboortedatum?\n12-03-1974", "Wat is uw geboortedatum", "12-03-1974"),
    ],
)
def test_a_question_labels_its_answer(text: str, label: str, value: str) -> None:
    (field,) = fields(text)
    assert (field.label, field.value, field.asked) == (label, value, True)
    assert text[field.start :].startswith(value)


@pytest.mark.parametrize(
    ("recognizer", "line"),
    [
        (ANumberRecognizer(), "Naam          : Bos⏎A-nummer      : {8237.419.920}⏎Plaats        : Assen"),
        (
            ClientNumberRecognizer(),
            "Cliëntnummer ............. {40-2231-07}⏎Zaaknummer ............. 40-2231-08",
        ),
        (ClientNumberRecognizer(), "Naam   Bos⏎Polisnummer   {7716 2230 1}⏎Factuur   7716 2230 2"),
        (VNumberRecognizer(), "| V-nr. | {2871 234 567} |⏎| Zaak | 2871 234 568 |"),
        (CredentialRecognizer(), "| Toegangscode | {K3P-99X} |⏎| Kostenplaats | K3P-99Z |"),
        (IdDocumentRecognizer(), "[14:02] Kim: heb jij paspoort van haar?⏎[14:03] Joris: {NWK7F43P1}"),
        (BsnRecognizer(), "| Zaak | Nummer |⏎|---|---|⏎| Bos | {123456782} |"),
        # nine digits that pass the test by chance are what their heading or question says
        (BsnRecognizer(), "| Naam | Kenmerk |⏎|---|---|⏎| Bos | 123456782 |"),
        (BsnRecognizer(), "Naam\tVestigingsnummer\tBSN⏎Bos\t123456782\t{111222333}"),
        (BsnRecognizer(), "Kim: wat is het zaaknummer?⏎Joris: 123456782"),
        (PhoneRecognizer(), "Naam\tFactuurnummer\tMobiel⏎Bos\t0612345678\t{0687654321}"),
    ],
)
def test_a_label_apart_has_the_last_word(recognizer: Identifier, line: str) -> None:
    assert_finds(recognizer, line)
