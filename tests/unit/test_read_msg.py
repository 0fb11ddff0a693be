"""Outlook messages: whom they are from and to, which of their bodies, and what hangs on them."""

import datetime as dt
import struct

import pytest

from tests.unit.outlook import maker
from woo_redact.errors import UnreadableError
from woo_redact.model import Document
from woo_redact.read import read
from woo_redact.read.limits import MAX_NESTING
from woo_redact.read.mapi import Bag
from woo_redact.read.mapi_letter import letter_of_bag
from woo_redact.read.msg import read_msg
from woo_redact.read.tnef import read_tnef
from woo_redact.read.tnef_write import write_tnef

CLASS, SUBJECT, BODY, SENT = 0x001A, 0x0037, 0x1000, 0x0039
FROM_NAME, FROM_SMTP, FROM_ADDRESS, TRANSPORT = 0x0042, 0x5D02, 0x0065, 0x007D
BASE = {CLASS: maker.text("IPM.Note"), SUBJECT: maker.text("Verslag"), BODY: maker.text("Dag Piet,")}


def message(more=None, **parts) -> bytes:
    """Return a .msg."""
    return maker.write(maker.Message(values={**BASE, **(more or {})}, **parts))


def first(more=None, **parts) -> Document:
    """Return the document of a .msg."""
    return read(message(more, **parts), name="a.msg")[0].document


def test_a_whole_message():
    inner = maker.Message(values={**BASE, SUBJECT: maker.text("Binnen")})
    data = message(
        {
            FROM_NAME: maker.text("Jan de Wit"),
            FROM_SMTP: maker.text("j@x.example"),
            SENT: maker.time(1728458790),
        },
        recipients=(
            maker.recipient("Piet Bos", "p@y.example", maker.TO),
            maker.recipient("Anna", "a@y.example", maker.CC),
            maker.recipient("Kees", "k@y.example", maker.BCC),
        ),
        attachments=(maker.attachment("..\\..\\nota.txt", b"een nota"),),
        embedded=(inner,),
    )
    mail, nota, nested = (item.document for item in read(data, name="a.msg"))
    assert mail.text.split("\n") == [
        'Van: "Jan de Wit" <j@x.example>',
        "Verzonden: woensdag 9 oktober 2024 09:26",
        'Aan: "Piet Bos" <p@y.example>',
        'Cc: "Anna" <a@y.example>',
        'Bcc: "Kees" <k@y.example>',
        "Onderwerp: Verslag",
        "Bijlagen: nota.txt; Binnen.msg",
        "———",
        "Dag Piet,",
    ]
    assert mail.mail is not None
    assert mail.mail.date == dt.datetime(2024, 10, 9, 7, 26, 30, tzinfo=dt.UTC)
    assert (nota.source, nota.text, nota.parent) == ("a.msg » nota.txt", "een nota", "1")
    assert (nested.title, nested.parent, nested.mail is not None) == ("Binnen", "1", True)


def test_without_a_date_none_is_made_up():
    assert "Verzonden: (onbekend)" in first().text


def test_an_exchange_address_is_replaced_by_the_one_of_the_transport_header():
    header = (
        "From: Jan de Wit <j@x.example>\r\nTo: Piet Bos <p@y.example>\r\nReply-To: post@x.example\r\n\r\n"
    )
    document = first(
        {
            FROM_NAME: maker.text("Jan de Wit"),
            FROM_ADDRESS: maker.text("/O=ORG/OU=EXCH/CN=RECIPIENTS/CN=JDW"),
            TRANSPORT: maker.text(header),
        },
        recipients=(maker.recipient("Piet Bos", "/O=ORG/CN=RECIPIENTS/CN=PBOS", maker.TO),),
    )
    assert document.mail is not None
    assert document.mail.sender == ("Jan de Wit", "j@x.example")
    assert document.mail.to == (("Piet Bos", "p@y.example"),)
    assert document.mail.reply_to == (("", "post@x.example"),)
    assert "/O=" not in document.text


def test_a_recipient_that_only_the_transport_header_names_is_not_lost():
    document = first(
        {TRANSPORT: maker.text("To: Piet <p@y.example>\r\nCc: Anna <a@y.example>\r\n\r\n")},
        recipients=(maker.recipient("Piet", "p@y.example", maker.TO),),
    )
    assert document.mail is not None
    assert document.mail.to == (("Piet", "p@y.example"),)
    assert document.mail.cc == (("Anna", "a@y.example"),)


def test_without_a_table_the_list_that_outlook_shows_counts():
    document = first({0x0E04: maker.text("Piet Bos; k@y.example")})
    assert document.mail is not None
    assert document.mail.to == (("Piet Bos", ""), ("", "k@y.example"))


@pytest.mark.parametrize(
    ("properties", "data"),
    [
        ({0x3FFD: maker.long(1251)}, "Привет".encode("cp1251")),
        ({0x3FDE: maker.long(28595)}, "Привет".encode("iso-8859-5")),
        ({0x3FF1: maker.long(1049)}, "Привет".encode("cp1251")),
        ({0x3FF1: maker.long(1049), 0x3FDE: maker.long(1252)}, "Привет".encode("cp1251")),
        ({0x3FF1: maker.long(1033), 0x3FDE: maker.long(1251)}, "Привет".encode("cp1251")),
        ({0x3FFD: maker.long(1252)}, "Привет".encode()),  # a code page that lies
    ],
)
def test_strings_of_eight_bits(properties, data):
    values = {**properties, 0x1000: (maker.STRING8, data + b"\0")}
    without = {number: value for number, value in BASE.items() if number != BODY}
    data = maker.write(maker.Message(values={**without, **values}))
    assert "Привет" in read(data, name="a.msg")[0].document.text


def test_a_body_in_html_and_one_in_text_are_weighed():
    html = b"<p>Dag <b>Piet</b>,</p><p>Groet, Jan</p>"
    document = first(
        {0x1013: (maker.BINARY, html), BODY: maker.text("Dag Piet,\r\n\r\nGroet, Jan\r\n\r\nPS Wilma belt")}
    )
    assert [line for line in document.text.split("\n")[-5:] if line != "———"] == [
        "Dag Piet,",
        "Groet, Jan",
        "PS Wilma belt",
    ]


def packed(rtf: bytes) -> bytes:
    """Return RTF as Outlook keeps it uncompressed (MS-OXRTFCP, 2.1.3.1)."""
    return struct.pack("<III", len(rtf) + 12, len(rtf), 0x414C454D) + bytes(4) + rtf


def test_a_body_in_rtf_only():
    without = {number: value for number, value in BASE.items() if number != BODY}
    rtf = rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}Zo\'eb {\*\htmltag84 <b>}Sanne{\*\htmltag92 </b>}{\*\htmltag72 </p>}}"
    data = maker.write(maker.Message(values={**without, 0x1009: (maker.BINARY, packed(rtf))}))
    assert read(data, name="a.msg")[0].document.text.endswith("Zoë Sanne")


def test_what_only_points_elsewhere_is_listed():
    link = {0x3707: maker.text("nota.docx"), 0x3705: maker.long(2)}
    empty = {0x3707: maker.text("leeg.txt"), 0x3705: maker.long(1)}
    items = read(message(attachments=(link, empty)), name="a.msg")
    assert [item.document.unread for item in items[1:]] == [
        "de bijlage is alleen een verwijzing naar een bestand elders",
        "de inhoud van de bijlage ontbreekt",
    ]


def test_a_signed_message_is_its_content():
    entity = b"Content-Type: text/plain\r\n\r\nGetekend, Sanne\r\n"
    document = first(
        {CLASS: maker.text("IPM.Note.SMIME.MultipartSigned"), BODY: maker.text("")},
        attachments=(maker.attachment("smime.p7m", entity),),
    )
    assert "Getekend, Sanne" in document.text
    assert document.unread == ""


def test_a_package_that_cannot_be_opened_seals_the_message():
    document = first(
        {CLASS: maker.text("IPM.Note.SMIME"), BODY: maker.text("")},
        attachments=(maker.attachment("smime.p7m", b"0\x82geen pakket"),),
    )
    assert "S/MIME" in document.unread


def test_the_subject_of_a_data_file_has_a_mark_before_it():
    assert first({SUBJECT: maker.text("\x01\x05RE: Verslag")}).title == "RE: Verslag"


def test_messages_within_messages_have_an_end():
    bag = Bag(values={SUBJECT: maker.text("x")})
    for _ in range(MAX_NESTING + 2):
        bag = Bag(values={SUBJECT: maker.text("x")}, attachments=(Bag(values={}, embedded=bag),))
    with pytest.raises(UnreadableError, match="genest"):
        read_tnef(write_tnef(bag))


def test_what_is_written_as_tnef_is_read_again():
    data = message(
        {0x0042: maker.text("Jan"), 0x0039: maker.time(1728458790), 0x3FFD: maker.long(1252)},
        recipients=(maker.recipient("Piet", "p@y.example", maker.CC),),
        attachments=(maker.attachment("nota.txt", b"een nota"),),
        embedded=(maker.Message(values={**BASE, SUBJECT: maker.text("Binnen")}),),
    )
    bag = read_msg(data)
    assert letter_of_bag(read_tnef(write_tnef(bag))) == letter_of_bag(bag)


@pytest.mark.parametrize("data", [b"", b"x" * 2000, maker.compound({"Ander": b"bestand"})])
def test_no_message(data):
    with pytest.raises(UnreadableError):
        read_msg(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data if not data.startswith(b"\xd0") else data)
