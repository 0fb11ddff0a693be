"""winmail.dat: old attributes, and lengths that lie."""

import base64
import struct

import pytest

from woo_redact.errors import UnreadableError
from woo_redact.read import read
from woo_redact.read.mapi import Bag
from woo_redact.read.tnef import read_tnef
from woo_redact.read.tnef_write import write_tnef

HEAD = b"\x78\x9f\x3e\x22\x01\x00"


def attribute(level: int, tag: int, data: bytes) -> bytes:
    """Return one attribute."""
    return struct.pack("<BII", level, tag, len(data)) + data + b"\0\0"


def test_attributes_of_before_mapi():
    data = HEAD + b"".join(
        (
            attribute(1, 0x00069007, struct.pack("<II", 1252, 0)),
            attribute(1, 0x00018004, b"Verslag\0"),
            attribute(1, 0x0002800C, "Zoë komt ook".encode("cp1252") + b"\0"),
            attribute(1, 0x00038005, struct.pack("<7H", 2024, 10, 9, 7, 26, 30, 3)),
            attribute(2, 0x00069002, bytes(14)),
            attribute(2, 0x00018010, b"nota.txt\0"),
            attribute(2, 0x0006800F, b"een nota"),
        )
    )
    mail, nota = (item.document for item in read(data, name="winmail.dat"))
    assert mail.title == "Verslag"
    assert "Zoë komt ook" in mail.text
    assert "woensdag 9 oktober 2024 09:26" in mail.text
    assert (nota.title, nota.text) == ("nota", "een nota")


def test_a_wrapper_that_says_nothing_new_gives_way_to_what_is_in_it():
    part = Bag(values={0x3707: (0x1E, b"nota.txt"), 0x3705: (3, b"\1\0\0\0"), 0x3701: (0x102, b"een nota")})
    wrapper = write_tnef(Bag(values={0x1000: (0x1E, b"Dag Piet,")}, attachments=(part,)))
    head = b"From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
    tail = (
        b"\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
    )
    for body, expected in (
        (b"Dag Piet,", ["nota.txt"]),
        (b"Iets anders", ["winmail.dat", "winmail.dat » nota.txt"]),
    ):
        data = head + body + tail + base64.encodebytes(wrapper) + b"\n--b--\n"
        sources = [item.document.source for item in read(data, name="a.eml")[1:]]
        assert sources == [f"a.eml » {name}" for name in expected]


@pytest.mark.parametrize(
    "properties",
    [
        b"\xff\xff\xff\xff",
        b"\xff\xff\xff\xff" + struct.pack("<HHI", 0x1E, 0x3FFF, 0x7FFFFFFF) + b"\xff" * 8,
        struct.pack("<IHHII", 1, 0x1102, 0x3FFF, 0x7FFFFFFF, 0x7FFFFFFF),
        struct.pack("<IHH", 1, 0x1E, 0x8000) + bytes(16) + struct.pack("<II", 1, 0x7FFFFFFF),
    ],
)
def test_counts_and_lengths_that_lie_cost_nothing(properties):
    data = HEAD + attribute(1, 0x00018004, b"x\0") + attribute(1, 0x00069003, properties)
    data += attribute(1, 0x00069004, properties) + attribute(2, 0x00069005, properties)
    assert read_tnef(data).text(0x37) == "x"


@pytest.mark.parametrize("data", [b"geen tnef", HEAD, HEAD + b"\x01" * 40])
def test_nothing_in_it(data):
    with pytest.raises(UnreadableError):
        read_tnef(data)
