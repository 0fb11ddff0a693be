"""What kind a file is: content first."""

import pytest

from woo_redact.read.kinds import Kind, kind_of

MAIL = b"Received: by x\r\nFrom: a@x.example\r\nDate: now\r\nSubject: s\r\n\r\nb"


@pytest.mark.parametrize(
    ("data", "name", "media_type", "expected"),
    [
        (MAIL, "bericht.eml", "", (Kind.MAIL, "eml")),
        (MAIL, "bericht.dat", "", (Kind.MAIL, "eml")),
        (MAIL, "bericht.txt", "", (Kind.MAIL, "eml")),
        (b"From: Jan\nSent: nu\nTo: Piet\nSubject: x\n\n", "print.txt", "", (Kind.TEXT, "txt")),
        (b"%PDF-1.7 x", "brief.eml", "", (Kind.PDF, "pdf")),
        (b"geen pdf", "brief.pdf", "", (Kind.PDF, "pdf")),  # its reader says what is wrong
        (b"PK\x03\x04", "nota.docx", "", (Kind.OTHER, "docx")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "nota.eml", "", (Kind.OTHER, "msg")),
        (b"tekst", "notitie.txt", "", (Kind.TEXT, "txt")),
        (b"tekst", "", "text/plain", (Kind.TEXT, "txt")),
        ("tekst".encode("utf-16"), "notitie.txt", "", (Kind.TEXT, "txt")),
        (b"a\x00b", "notitie.txt", "", (Kind.OTHER, "onbekend")),
        (b"x", "export.xyz", "", (Kind.OTHER, "xyz")),
        (b"x", "Jan Smit.van der Berg lang", "image/webp", (Kind.OTHER, "webp")),
        (b"x", "zonder", "", (Kind.OTHER, "onbekend")),
    ],
)
def test_kind(data, name, media_type, expected):
    assert kind_of(data, name=name, media_type=media_type) == expected
