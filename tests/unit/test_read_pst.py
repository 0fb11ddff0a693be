"""Outlook data files (.pst): made-up ones, since real ones hold real people; damaged ones are refused or told."""

import contextlib
import io
import itertools
import struct
import sys
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paths import SAMPLES
from tests.unit.outlook import maker
from woo_redact.errors import UnreadableError
from woo_redact.read import read
from woo_redact.read.pst import messages
from woo_redact.read.pst_store import _PERMUTED, PstStore

sys.path.insert(0, str(SAMPLES))
sys.modules.setdefault("outlook", maker)
import pst as writer  # type: ignore[import-not-found]  # noqa: E402 - as the samples find each other

sys.path.remove(str(SAMPLES))


def mail(subject: str, *inner: object, **more: object):
    """Return a message with a body longer than a heap may hold and an attachment of several blocks."""
    return maker.Message(
        values={
            0x1A: maker.text("IPM.Note"),
            0x37: maker.text(subject),
            0x1000: maker.text("Wat er staat. " * 300),
            0x39: maker.time(1728458790),
        },
        recipients=(
            maker.recipient("Piet", "p@y.example", maker.TO),
            maker.recipient("Anne", "a@y.example", maker.CC),
        ),
        attachments=(maker.attachment("nota.txt", b"een nota " * 3000),),
        embedded=inner,
        **more,
    )


TWO_DEEP = mail("Boven", mail("Midden", mail("Onder")))
FILE = writer.write({"Postvak IN": [TWO_DEEP], "Verzonden": [mail(f"nr {n}") for n in range(60)]})


def test_items_are_read_with_recipients_attachments_and_the_messages_in_them():
    items = read(FILE, name="a.pst")
    first = [item.document for item in items[:6]]
    assert [document.title for document in first] == ["Boven", "nota", "Midden", "nota", "Onder", "nota"]
    assert [document.parent for document in first] == [None, "1", "1", "3", "3", "5"]
    assert first[4].source == "a.pst » Postvak IN/bericht 1 » Midden.msg » Onder.msg"
    assert first[4].mail is not None
    assert (first[4].mail.to, first[4].mail.cc) == ((("Piet", "p@y.example"),), (("Anne", "a@y.example"),))
    assert first[4].text.count("Wat er staat.") == 300
    assert first[5].text.count("een nota") == 3000
    subjects = [item.document.title for item in items[6:] if item.document.parent is None]
    assert subjects == [f"nr {n}" for n in range(60)]


def test_the_cipher_of_outlook_is_undone():
    cipher = bytes(_PERMUTED.index(byte) for byte in range(256))
    assert cipher[:4].hex() == "41361362"  # MS-PST, 5.1
    data = writer.write({"In": [mail("Geheim")]}, cipher=cipher)
    assert "Wat er".encode("utf-16-le") not in data
    assert read(data, name="a.pst")[0].document.title == "Geheim"


def test_what_no_folder_holds_any_more_is_read_too():
    loose = bytearray(FILE)
    entry = FILE.rindex(struct.pack("<Q", writer.MESSAGE))  # in the page of nodes, the last that names it
    assert loose[entry + 24 : entry + 28] == struct.pack("<I", writer.FOLDER)
    loose[entry + 24] ^= 0x80
    names = [name for name, _, _ in messages(io.BytesIO(bytes(loose)))]
    assert names[-1] == "verwijderde items/bericht 1"
    assert len(names) == 61


def test_a_damaged_block_costs_one_item_and_no_more():
    at = FILE.index("nr 7".encode("utf-16-le"))
    broken = bytearray(FILE)
    broken[at] ^= 1
    whys = [why for _, _, why in messages(io.BytesIO(bytes(broken)))]
    assert [bool(why) for why in whys].count(True) == 1
    assert len(whys) == 61


@pytest.mark.parametrize("data", [b"!BDN", b"!BDN" + bytes(600), FILE[:1000], b""])
def test_what_is_none_is_refused(data):
    with pytest.raises(UnreadableError):
        list(messages(io.BytesIO(data)))


SMALL = writer.write({"In": [mail("Boven", mail("Onder"))]})
FLAWS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=8)


def flawed(data: bytes, flaws: list[tuple[float, int]]) -> bytes:
    """Return data with some of its bytes turned over."""
    changed = bytearray(data)
    for place, value in flaws if data else ():
        changed[int(place * len(data))] ^= value
    return bytes(changed)


@settings(max_examples=100, deadline=None)
@given(FLAWS)
def test_files_with_flaws_are_refused_or_told(flaws):
    try:
        for _, item, why in messages(io.BytesIO(flawed(SMALL, flaws))):
            assert bool(item) != bool(why)
    except UnreadableError:
        return


@settings(max_examples=100, deadline=None)
@given(FLAWS, st.integers(0, 40))
def test_blocks_that_lie_are_refused_or_told(flaws, which):
    sound = PstStore._block
    asked = itertools.count()

    def block(store: PstStore, number: int) -> bytes:
        data = sound(store, number)
        return flawed(data, flaws) if next(asked) == which else data

    with mock.patch.object(PstStore, "_block", block), contextlib.suppress(UnreadableError):
        for _, item, why in messages(io.BytesIO(SMALL)):
            assert bool(item) != bool(why)
