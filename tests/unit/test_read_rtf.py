"""RTF: what it wraps, its characters, and what in it is no text."""

import struct

import pytest

from woo_redact.errors import UnreadableError
from woo_redact.read.rtf import Wrapped, read_rtf
from woo_redact.read.rtf_packed import unpack_rtf

# The worked example of MS-OXRTFCP, 4.1.1: compressed bytes and the text they stand for.
EXAMPLE = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
EXAMPLE_TEXT = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
# And 4.1.2, where what is referred to reaches into what is being written.
CROSSING = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


@pytest.mark.parametrize(
    ("data", "expected"), [(EXAMPLE, EXAMPLE_TEXT), (CROSSING, b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}")]
)
def test_compressed_as_the_standard_shows(data, expected):
    assert unpack_rtf(data) == expected


def test_what_is_cut_off_gives_what_is_there():
    assert EXAMPLE_TEXT.startswith(unpack_rtf(EXAMPLE[:-6]))


def test_another_kind_of_packing_is_refused():
    with pytest.raises(UnreadableError):
        unpack_rtf(struct.pack("<IIII", 20, 4, 0x12345678, 0) + b"abcd")


@pytest.mark.parametrize(
    ("rtf", "expected"),
    [
        (rb"{\rtf1\ansi Dag\par Piet}", "Dag\nPiet"),
        (rb"{\rtf1\ansi Zo\'eb}", "Zoë"),
        (rb"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8}", "При"),
        (rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1 \'cf\f0  x}", "П x"),
        (rb"{\rtf1\ansi\uc1 Na\u239?ve \u-10179?\u-8704?}", "Naïve 😀"),
        (rb"{\rtf1\ansi\uc2 a\u8364\'80\'80b}", "a€b"),
        (rb"{\rtf1\ansi{\info{\author Geheim}}{\*\generator x}Tekst}", "Tekst"),
        (
            rb"{\rtf1\ansi{\field{\*\fldinst HYPERLINK " + b'"https://x.example/"' + rb"}{\fldrslt hier}}}",
            "<https://x.example/> hier",
        ),
        (rb"{\rtf1\ansi a{\pict\wmetafile8 0102}b}", "a\n[afbeelding]\nb"),
        (rb"{\rtf1\ansi \{x\} \\ \~y}", "{x} \\ \u00a0y"),
        (rb"{\rtf1\ansi a\bin4 }}{{b}", "ab"),
        (rb"{\rtf1\ansi a}}}}b", "ab"),
    ],
)
def test_plain(rtf, expected):
    made = read_rtf(rtf)
    assert (made.text, made.wraps) == (expected, Wrapped.NOTHING)


def test_hidden_text_is_left_out_and_counted():
    made = read_rtf(rb"{\rtf1\ansi zichtbaar {\v geheim}\v0  weer}")
    assert made.text.split() == ["zichtbaar", "weer"]
    assert made.hidden == 6


def test_wrapped_html():
    rtf = (
        rb"{\rtf1\ansi\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}{\*\htmltag19 <html>}{\*\htmltag64 <p>}"
        rb"\htmlrtf {\b \htmlrtf0 Dag {\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 Piet\htmlrtf }\htmlrtf0"
        rb"{\*\mhtmltag64 <img>}{\*\htmltag72 </p>}\par{\*\htmltag27 </html>}}"
    )
    made = read_rtf(rtf)
    assert made.wraps is Wrapped.HTML
    assert "".join(made.text.split()) == "<html><p>Dag&nbsp;Piet</p></html>"


def test_wrapped_text():
    made = read_rtf(rb"{\rtf1\ansi\fromtext {\fonttbl{\f0 Arial;}}Dag\par Piet}")
    assert (made.wraps, made.text) == (Wrapped.TEXT, "Dag\nPiet")


def test_nesting_has_an_end():
    with pytest.raises(UnreadableError, match="genest"):
        read_rtf(rb"{\rtf1 " + b"{" * 5000)
