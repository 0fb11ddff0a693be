"""The Python API: the same as the command line, in values."""

from pathlib import Path

import pytest

import woo_redact
from woo_redact.errors import UnreadableError
from woo_redact.model import Entity, Outcome

TEXT = """Geachte mevrouw Zwaan,

Uw BSN 111222333 is verwerkt. Bel 06-12345678 of mail jip.zwaan@stad.example.
Minister Reiger komt naar Assen.

Met vriendelijke groet,
Noor Ekster
"""


def test_analyze_gives_offsets_into_the_text_as_given() -> None:
    decisions = woo_redact.analyze(TEXT)
    found = {(TEXT[d.start : d.end], d.entity, d.outcome, d.ground) for d in decisions}
    assert {
        ("Zwaan", Entity.PERSON, Outcome.REDACT, "5.1.2.e"),
        ("111222333", Entity.NL_BSN, Outcome.REDACT, "5.1.1.e"),
        ("06-12345678", Entity.PHONE_NUMBER, Outcome.REDACT, "5.1.2.e"),
        ("jip.zwaan", Entity.EMAIL_ADDRESS, Outcome.REDACT, "5.1.2.e"),
        ("Reiger", Entity.PERSON, Outcome.KEEP, None),
        ("Noor Ekster", Entity.PERSON, Outcome.REDACT, "5.1.2.e"),
    } <= found
    assert all(d.why for d in decisions)
    assert [d.start for d in decisions] == sorted(d.start or 0 for d in decisions)


@pytest.mark.parametrize("text", ["", "  \n", "Het overleg is verplaatst."])
def test_analyze_of_nothing_hides_nothing(text: str) -> None:
    assert [d for d in woo_redact.analyze(text) if d.hides] == []


def test_a_profile_may_be_a_path(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text('[always]\n"project Zwaluw" = "5.1.1.c"\n', encoding="utf-8")
    (decision,) = [d for d in woo_redact.analyze("Over project Zwaluw.", path) if d.hides]
    assert decision.ground == "5.1.1.c"


def test_read_gives_the_mail_and_what_hangs_on_it(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: Jip Zwaan <jip@stad.example>\r\nTo: Bo <bo@stad.example>, noor@stad.example\r\n"
        b"Subject: =?utf-8?q?Caf=C3=A9?=\r\nDate: Wed, 9 Oct 2024 09:26:00 +0200\r\n\r\nDag Bo,\r\n"
    )
    (document,) = woo_redact.read(path)
    assert document.mail is not None
    assert document.mail.sender == ("Jip Zwaan", "jip@stad.example")
    assert document.mail.to == (("Bo", "bo@stad.example"), ("", "noor@stad.example"))
    assert document.mail.subject == "Café"
    assert document.mail.date is not None
    assert document.mail.date.utcoffset() is not None


def test_read_of_what_is_no_document_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    with pytest.raises(UnreadableError, match="leeg"):
        woo_redact.read(tmp_path / "a.pdf")


def test_check_of_what_is_no_pdf_has_not_passed(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"geen pdf")
    results = woo_redact.check(tmp_path / "a.pdf")
    assert results
    assert not any(result.passed for result in results)
