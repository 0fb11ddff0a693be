"""Base64 in a text says what it spells, or goes: a name in it would pass every search for names."""

import base64
import hashlib
import textwrap

import pytest

from woo_redact.read.coded import LEFT_OUT, READ, legible
from woo_redact.read.text_body import plain_body

BOUNCE = "Final-Recipient: rfc822; femke.zandstra@voorbeeld.example\nAction: failed\nDiagnostic-Code: 550 gebruiker onbekend\n"


def coded(data: bytes, width: int = 76) -> str:
    return "\n".join(textwrap.wrap(base64.b64encode(data).decode(), width))


@pytest.mark.parametrize("width", [60, 72, 76, 1000])
@pytest.mark.parametrize("mark", ["", "> ", ">> "])
def test_what_spells_a_text_is_read(width: int, mark: str) -> None:
    block = "\n".join(mark + line for line in coded(BOUNCE.encode(), width).split("\n"))
    text, remarks = legible(f"Zie onder.\n\n{block}\n\nGroet")
    assert "femke.zandstra@voorbeeld.example" in text
    assert text.startswith("Zie onder.")
    assert text.endswith("Groet")
    assert remarks == (READ,)
    assert base64.b64encode(BOUNCE.encode()).decode()[:40] not in text
    assert all(line.startswith(mark.strip()) for line in text.split("\n")[2:-2])


def test_a_word_below_it_is_no_part_of_it() -> None:
    text, _ = legible(f"{coded(BOUNCE.encode())}\nGroeten\nFemke")
    assert text.endswith("onbekend\nGroeten\nFemke")


@pytest.mark.parametrize("below", ["", "Zaak", "Gegroet"])
def test_what_spells_no_text_is_left_out_and_told(below: str) -> None:
    block = coded(hashlib.sha512(b"x").digest() * 4 + b"12")
    text, remarks = legible(f"Handtekening:\n{block}\n{below}\nGroet")
    assert text == f"Handtekening:\n[{LEFT_OUT}]\n{below}\nGroet"
    assert remarks == (LEFT_OUT,)


@pytest.mark.parametrize(
    "line",
    [
        hashlib.sha256(b"x").hexdigest(),
        "meervoudigepersoonlijkheidsstoornisbehandelingscommissievergaderingsverslagen",
        "A" * 80,
        "0123456789" * 8,
        "https://voorbeeld.example/" + "a1B2" * 30,
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "Bestelnummer QmVzdGVsbnVtbWVyMTIzNDU2Nzg5MEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFla",
    ],
)
def test_long_words_and_numbers_stay(line: str) -> None:
    assert legible(f"Zie\n{line}\nhier") == (f"Zie\n{line}\nhier", ())


def test_a_mail_tells_of_it() -> None:
    body = plain_body(f"Hallo,\n\n{coded(BOUNCE.encode())}\n")
    assert READ in body.told
    assert "femke.zandstra@voorbeeld.example" in "\n".join(draft.text for draft in body.drafts)
