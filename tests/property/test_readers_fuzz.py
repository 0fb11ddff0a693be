"""Every reader on files of its kind that were cut, turned over and glued: read or refused, never a crash."""

import base64
import io
import struct
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.unit.outlook import maker
from woo_redact.errors import WooRedactError
from woo_redact.model import DocumentKind
from woo_redact.office import flat
from woo_redact.pdf.photo import picture_pdf
from woo_redact.read import read
from woo_redact.read.msg import read_msg
from woo_redact.read.rtf import read_rtf
from woo_redact.read.rtf_packed import unpack_rtf
from woo_redact.read.signed import opened
from woo_redact.read.tnef_write import write_tnef

RTF = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1{\fonttbl{\f0\fcharset204 A;}}{\*\htmltag64 <p>}Zo\'eb\u239?"
    rb"{\field{\*\fldinst HYPERLINK"
    b'"https://x.example"'
    rb"}{\fldrslt hier}}\bin3 abc\htmlrtf x\htmlrtf0}"
)
PACKED = struct.pack("<III", len(RTF) + 12, len(RTF), 0x414C454D) + bytes(4) + RTF
INNER = maker.Message(values={0x37: maker.text("Binnen"), 0x1000: maker.text("Dag")})
MSG = maker.write(
    maker.Message(
        values={
            0x1A: maker.text("IPM.Note"),
            0x37: maker.text("Verslag"),
            0x1009: (maker.BINARY, PACKED),
            0x1000: (maker.STRING8, b"Zo\xeb"),
            0x3FFD: maker.long(1252),
            0x39: maker.time(1728458790),
            0x7D: maker.text("To: Jan <j@x.example>\r\n\r\n"),
        },
        recipients=(maker.recipient("Piet", "p@y.example", maker.TO),),
        attachments=(maker.attachment("nota.txt", b"een nota"),),
        embedded=(INNER,),
    )
)
TNEF = write_tnef(read_msg(MSG))
EML = (
    b"From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Dag\n--b\n"
    b"Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(TNEF[:600])
    + b"\n--b\nContent-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nMIAGCSqGSIb3DQEHAqCA\n--b--\n"
)
MBOX = b"From - Mon Jun 01 10:00:00 2009\n" + EML + b"\n\nFrom a@x 2009\nSubject: x\n\n>From de kade\n"
ICS = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\\, y\r\nDTSTART;TZID=Europe/Amsterdam:20241009T093000\r\n"
    b'ATTENDEE;CN="Wit, Jan":mailto:j@x.example\r\nDESCRIPTION:a\\nb\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
)
HTML = (
    b"<html><head><style>.x{display:none}</style></head><body><p class=x>weg<table><tr><td>a<td>b</table>"
    b"<img src=cid:1 alt=y><a href='mailto:j@x.example'>j</a></body></html>"
)


def zipped() -> bytes:
    """Return a zip file with a mail, a mailbox and another zip file."""
    inner, out = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as target:
        target.writestr("a.txt", "diep")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("../m.eml", EML)
        target.writestr("b.mbox", MBOX)
        target.writestr("c.zip", inner.getvalue())
        target.writestr("d.msg", MSG)
    return out.getvalue()


def picture(kind: str) -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(out, format=kind)
    return out.getvalue()


FILES = {
    "a.msg": MSG,
    "winmail.dat": TNEF,
    "a.eml": EML,
    "a.mbox": MBOX,
    "a.ics": ICS,
    "a.html": HTML,
    "a.zip": zipped(),
}
PLACE = st.floats(0, 1, exclude_max=True)
CHANGE = st.one_of(
    st.tuples(st.just("turn"), PLACE, st.integers(0, 255)),
    st.tuples(st.just("cut"), PLACE, st.integers(1, 64)),
    st.tuples(st.just("glue"), PLACE, st.sampled_from((0xFF, 0x00, 0x7F, 0x0A, 0x3C))),
    st.tuples(st.just("end"), PLACE, st.just(0)),
    st.tuples(st.just("double"), PLACE, st.integers(1, 200)),
)
CHANGES = st.lists(CHANGE, min_size=1, max_size=12)


def changed(data: bytes, changes) -> bytes:
    """Return a file after a series of accidents."""
    for what, place, value in changes:
        at = int(place * len(data))
        if what == "turn":
            data = data[:at] + bytes([value]) + data[at + 1 :]
        elif what == "cut":
            data = data[:at] + data[at + value :]
        elif what == "glue":
            data = data[:at] + bytes([value]) * 4 + data[at:]
        elif what == "end":
            data = data[: max(at, 1)]
        else:
            data = data[:at] + data[at : at + value] * 3 + data[at:]
    return data


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_files_are_read_or_refused(name, changes, monkeypatch, tmp_path):
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    try:
        items = read(changed(FILES[name], changes), name=name)
    except WooRedactError:
        return
    assert [item.document.id for item in items] == [str(number + 1) for number in range(len(items))]
    seen = set()
    for item in items:
        document = item.document
        assert document.parent is None or document.parent in seen
        seen.add(document.id)
        assert document.unread or document.text or document.kind is DocumentKind.PAPER
        document.text.encode()


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (read_rtf, RTF),
        (unpack_rtf, PACKED),
        (opened, base64.b64decode("MIAGCSqGSIb3DQEHAqCAMIACAQExADALBgkqhkiG9w0BBwE=")),
    ],
    ids=["rtf", "packed", "signed"],
)
@settings(max_examples=150)
@given(changes=CHANGES)
def test_the_inner_readers_too(reader, data, changes):
    try:
        reader(changed(data, changes))
    except WooRedactError:
        return


@pytest.mark.parametrize("kind", ["PNG", "GIF", "TIFF", "BMP", "WEBP", "JPEG"])
@settings(max_examples=25)
@given(changes=CHANGES)
def test_pictures_too(kind, changes):
    try:
        pdf, _ = picture_pdf(changed(picture(kind), changes), pixels=1_000_000, frames=5)
    except WooRedactError:
        return
    assert pdf.startswith(b"%PDF")


FLAT = (
    b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:automatic-styles/><office:body>'
    b'<office:spreadsheet><table:table><table:table-column table:number-columns-repeated="3"/><table:table-row>'
    b'<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    b"</table:table-row></table:table></office:spreadsheet></office:body></office:document>"
)


@settings(max_examples=150)
@given(changes=CHANGES)
def test_flat_documents_too(changes):
    try:
        flat.shown(changed(FLAT, changes), ("een opmerking",))
    except WooRedactError:
        return
