"""What kind a file is: content first."""

import pytest

from woo_redact.read.kinds import Kind, kind_of

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
        (b"PK\x03\x04", "nota.docx", "", (Kind.OFFICE, "docx")),
        (b"PK\x03\x04", "map.zip", "", (Kind.ZIP, "zip")),
        (b"PK\x03\x04[Content_Types].xml ppt/slides/", "nota.dat", "", (Kind.OFFICE, "pptx")),
        (
            b"PK\x03\x04" + b"." * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "",
            "",
            (Kind.OFFICE, "odt"),
        ),
        (
            COMPOUND + "__properties_version1.0".encode("utf-16-le") + b"\0\0",
            "nota.eml",
            "",
            (Kind.MSG, "msg"),
        ),
        (COMPOUND + "WordDocument".encode("utf-16-le") + b"\0\0", "brief", "", (Kind.OFFICE, "doc")),
        (COMPOUND, "nota.dat", "", (Kind.OTHER, "dat")),
        (b"\x78\x9f\x3e\x22", "winmail.dat", "", (Kind.TNEF, "tnef")),
        (b"!BDN", "export.pst", "", (Kind.PST, "pst")),
        (b"From a@x.example Mon Jun 01 10:00:00 2009\nSubject: s\n\n", "post", "", (Kind.MBOX, "mbox")),
        (b"From a@x.example Mon Jun 01 10:00:00 2009\nSubject: s\n\n", "een.eml", "", (Kind.MAIL, "eml")),
        (b"BEGIN:VCALENDAR\r\n", "uitnodiging", "", (Kind.CALENDAR, "ics")),
        (b"<!DOCTYPE html><p>x", "pagina", "", (Kind.HTML, "html")),
        (b"{\\rtf1", "brief.doc", "", (Kind.OFFICE, "rtf")),
        (b"\x89PNG\r\n", "foto.jpg", "", (Kind.PICTURE, "png")),
        (b"RIFF1234WEBP", "foto", "", (Kind.PICTURE, "webp")),
        (b"\0\0\0\x18ftypheic", "foto.heic", "", (Kind.PICTURE, "heic")),
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
