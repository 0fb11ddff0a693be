"""Whole mails: the header as fields, families, and what cannot be read."""

import datetime as dt
import hashlib

import pytest

from woo_redact.errors import EncryptedError, UnreadableError, UnsupportedError
from woo_redact.model import DocumentKind
from woo_redact.read import read
from woo_redact.read.limits import MAX_HEADER, MAX_ITEMS, MAX_NESTING

HEAD = (
    "From: =?utf-8?Q?Wit,_Ren=C3=A9_de?= <r.dewit@x.example>\r\n"
    'To: "Bos, Piet" <p.bos@y.example>, info@y.example\r\n'
    "Subject: Stukken Ter Haar\r\n"
    "Date: Wed, 9 Oct 2024 09:26:30 +0200\r\n"
    "Message-ID: <1@x.example>\r\n"
    "References: <0@x.example>\r\n"
)


def mail(body: str = "Dag Piet,\r\n", extra: str = "") -> bytes:
    """Return a mail."""
    return f"{HEAD}{extra}\r\n{body}".encode()


def mixed(*parts: str) -> bytes:
    """Return a mail of several parts, each with its own header lines."""
    return mail(
        "".join(f"--b\r\n{part}\r\n" for part in parts) + "--b--\r\n",
        "Content-Type: multipart/mixed; boundary=b\r\n",
    )


def lines(data: bytes) -> list[str]:
    """Return the text of the first document, line by line."""
    return read(data, name="a.eml")[0].document.text.split("\n")


def test_document_of_a_mail():
    data = mail()
    (item,) = read(data, name="map/a.eml")
    document = item.document
    assert document.text.split("\n") == [
        'Van: "Wit, René de" <r.dewit@x.example>',
        "Verzonden: woensdag 9 oktober 2024 09:26",
        'Aan: "Bos, Piet" <p.bos@y.example>; info@y.example',
        "Onderwerp: Stukken Ter Haar",
        "———",
        "Dag Piet,",
    ]
    assert [block.get("name") for block in document.blocks[:4]] == ["Van", "Verzonden", "Aan", "Onderwerp"]
    assert [block.span.of(document.text) for block in document.blocks] == document.text.split("\n")
    assert (document.id, document.parent, document.kind) == ("1", None, DocumentKind.FLOW)
    assert (document.title, document.source, document.date) == (
        "Stukken Ter Haar",
        "map/a.eml",
        dt.date(2024, 10, 9),
    )
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert item.data == data
    assert document.mail is not None
    assert document.mail.sender == ("Wit, René de", "r.dewit@x.example")
    assert document.mail.to == (("Bos, Piet", "p.bos@y.example"), ("", "info@y.example"))
    assert (document.mail.message_id, document.mail.references) == ("<1@x.example>", ("<0@x.example>",))


@pytest.mark.parametrize(
    ("extra", "line"),
    [
        ("Cc: a@x.example\r\n", "Cc: a@x.example"),
        ("Bcc: a@x.example\r\n", "Bcc: a@x.example"),
        ("Reply-To: a@x.example\r\n", "Antwoord aan: a@x.example"),
        ("Sender: a@x.example\r\n", "Afzender: a@x.example"),
        ("Cc: Vrienden: a@x.example;\r\n", 'Cc: "Vrienden"; a@x.example'),
        ("Cc: a@x.example\r\nCc: b@x.example\r\n", "Cc: a@x.example; b@x.example"),
    ],
)
def test_other_fields(extra, line):
    assert line in lines(mail(extra=extra))


def test_reply_to_and_sender_that_repeat_the_sender_are_not_shown():
    extra = "Reply-To: =?utf-8?Q?Wit,_Ren=C3=A9_de?= <r.dewit@x.example>\r\nSender: R.deWit@x.example\r\n"
    assert lines(mail(extra=extra)) == lines(mail())


def test_what_is_not_known_is_said():
    assert lines(b"X-Y: 1\r\nSubject:\r\n\r\nhoi")[:3] == [
        "Van: (onbekend)",
        "Verzonden: (onbekend)",
        "Onderwerp: (geen onderwerp)",
    ]
    assert "Verzonden: (onbekend) gisteren" in lines(b"From: a@x.example\r\nDate: gisteren\r\n\r\n")


def test_header_with_a_blank_before_the_colon():
    assert lines(b"From : a@x.example\r\nSubject : s\r\n\r\nhoi")[0] == "Van: a@x.example"


def test_nameless_second_text_is_body_and_a_named_one_hangs_on_it():
    data = mixed(
        "Content-Type: text/plain\r\n\r\neen",
        "Content-Type: text/plain\r\n\r\ntwee",
        'Content-Type: text/plain; name="lijst.txt"\r\n\r\ndrie',
    )
    first, second = (item.document for item in read(data, name="a.eml"))
    assert first.text.endswith("Bijlagen: lijst.txt\n———\neen\ntwee")
    assert (second.text, second.title, second.parent, second.source) == (
        "drie",
        "lijst",
        "1",
        "a.eml » lijst.txt",
    )


def test_children_are_numbered_depth_first():
    inner = mixed("Content-Type: text/plain; name=diep.txt\r\n\r\ndiep").decode()
    inner = inner.replace("--b", "--binnen").replace("boundary=b", "boundary=binnen")
    data = mixed(
        "Content-Type: text/plain\r\n\r\nboven",
        f"Content-Type: message/rfc822\r\n\r\n{inner}",
        "Content-Type: application/msword; name=nota.doc\r\n\r\nx",
    )
    family = [item.document for item in read(data, name="a.eml")]
    assert [(d.id, d.parent, d.source, d.unread) for d in family] == [
        ("1", None, "a.eml", ""),
        ("2", "1", "a.eml » Stukken Ter Haar.eml", ""),
        ("3", "2", "a.eml » Stukken Ter Haar.eml » diep.txt", ""),
        ("4", "1", "a.eml » nota.doc", "niet verwerkt: bestandssoort doc"),
    ]


def test_a_nested_mail_has_the_hash_of_the_same_mail_as_a_file():
    inner = mail()
    data = mixed(f"Content-Type: message/rfc822\r\n\r\n{inner.decode()}")
    child = read(data, name="a.eml")[1]
    assert child.data.rstrip() == inner.rstrip()


def test_a_picture_in_the_body_is_a_child_but_no_attachment():
    data = mixed(
        'Content-Type: text/html\r\n\r\n<img src="cid:a@x">',
        "Content-Type: image/png; name=logo.png\r\nContent-ID: <a@x>\r\n\r\nx",
        "Content-Type: image/png; name=foto.png\r\n\r\nx",
    )
    family = [item.document for item in read(data, name="a.eml")]
    assert family[0].mail is not None
    assert family[0].mail.attachments == ("foto.png",)
    assert "[afbeelding]" in family[0].text
    assert len(family) == 3


@pytest.mark.parametrize("name", ["../../etc/verslag.txt", "C:\\map\\verslag.txt", "ver\x07slag.txt"])
def test_names_of_attachments_are_no_paths(name):
    data = mixed(f'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\nx')
    assert read(data, name="a.eml")[1].document.source == "a.eml » verslag.txt"


@pytest.mark.parametrize(
    ("data", "name", "error", "message"),
    [
        (b"", "a.eml", UnreadableError, "het bestand is leeg"),
        (b"// geen mail", "a.eml", UnreadableError, "geen e-mail"),
        (b"x", "a.xyz", UnsupportedError, "niet verwerkt: bestandssoort xyz"),
        (b"From: a@x\r\nX-Y: " + b"a" * MAX_HEADER + b"\r\n\r\nx", "a.eml", UnreadableError, "kopregels"),
        (b"x", "a.pdf", UnreadableError, "geen PDF"),
    ],
)
def test_files_that_cannot_be_read(data, name, error, message):
    with pytest.raises(error, match=message):
        read(data, name=name)


@pytest.mark.parametrize(
    "extra",
    ["Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n"],
)
def test_a_sealed_mail_is_unread_but_its_header_is_told(extra):
    document = read(mail("MIAG", extra), name="a.eml")[0].document
    assert "S/MIME" in document.unread
    assert document.title == "Stukken Ter Haar"


def test_nesting_without_end_is_cut_and_said():
    data = mail()
    for _ in range(MAX_NESTING + 5):
        data = mail(data.decode(), "Content-Type: message/rfc822\r\n")
    family = read(data, name="a.eml")
    assert [item.document.unread for item in family] == [""] * (MAX_NESTING + 1) + [
        "het bericht is te diep genest"
    ]


def test_a_family_without_end_is_refused():
    data = mixed(*["Content-Type: text/plain; name=a.txt\r\n\r\nx"] * (MAX_ITEMS + 1))
    with pytest.raises(UnreadableError, match="onderdelen"):
        read(data, name="a.eml")


def test_multiparts_without_end_are_refused():
    body = "".join(
        f"--b{n}\r\nContent-Type: multipart/mixed; boundary=b{n + 1}\r\n\r\n" for n in range(2_000)
    )
    with pytest.raises(UnreadableError):
        read(mail(body, "Content-Type: multipart/mixed; boundary=b0\r\n"), name="a.eml")


def test_an_unreadable_attachment_does_not_stop_the_others():
    data = mixed(
        "Content-Type: application/pdf; name=stuk.pdf\r\n\r\n%PDF-1.4 afgebroken",
        "Content-Type: text/plain; name=goed.txt\r\n\r\ngoed",
    )
    _, broken, good = (item.document for item in read(data, name="a.eml"))
    assert "afgebroken" in broken.unread
    assert (good.text, good.unread) == ("goed", "")


def test_errors_are_of_one_family():
    assert issubclass(EncryptedError, UnreadableError)


def test_a_picture_in_the_markup_is_a_document_of_its_own():
    data = (
        b"From: a@x.example\nContent-Type: text/html\n\n<p>Zie <img src='data:image/png;base64,iVBORw0KGgo='> hier"
        b"<img src='data:image/gif;base64,R0lG' width=1>"
    )
    mail, picture = read(data, name="a.eml")
    assert mail.document.text.endswith("Zie [afbeelding] hier")
    assert mail.document.mail is not None
    assert mail.document.mail.attachments == ()
    assert (picture.document.source, picture.document.parent) == ("a.eml » afbeelding 1.png", "1")
    assert "beschadigd" in picture.document.unread


def test_a_mail_that_was_sent_on_unchanged_says_by_whom():
    extra = "Resent-From: Anna <a@x.example>\r\nResent-To: k@x.example\r\nResent-Date: Thu, 10 Oct 2024 09:26:30 +0200\r\n"
    document = read(mail(extra=extra), name="a.eml")[0].document
    fields = [(block.get("name"), block.span.of(document.text)) for block in document.blocks[4:7]]
    assert fields == [
        ("Van", 'Doorgezonden door: "Anna" <a@x.example>'),
        ("Aan", "Doorgezonden aan: k@x.example"),
        ("Verzonden", "Doorgezonden op: donderdag 10 oktober 2024 09:26"),
    ]


def test_an_invitation_and_a_report_of_delivery_are_called_what_they_are():
    data = mixed(
        "Content-Type: text/plain\r\n\r\nzie bijlage",
        "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    assert read(data, name="a.eml")[1].document.source == "a.eml » uitnodiging.ics"
