"""Unpacks the compressed RTF of Outlook's messages (MS-OXRTFCP)."""

import struct

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.read.limits import MAX_MARKUP

_STOCK = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D  # "LZFu", "MELA"


def unpack_rtf(untrusted_data: bytes) -> bytes:
    """Return the RTF; the stated sizes and checksum are not trusted, a cut-off stream gives what is there.

    Raises:
        UnreadableError: when it is neither kind, or larger than any real body.
    """
    if len(untrusted_data) < 16:
        return b""
    _, size, kind, _ = struct.unpack("<IIII", untrusted_data[:16])
    if kind == _PLAIN:
        return untrusted_data[16 : 16 + size]
    if kind != _PACKED:
        raise UnreadableError(recorded("the text of the message cannot be read"))
    return _unpacked(untrusted_data[16:])


def _unpacked(data: bytes) -> bytes:
    """Return what a stream of literals and references stands for (2.2)."""
    made = bytearray(_STOCK)
    at, end = 0, len(data)
    while at < end:
        control = data[at]
        at += 1
        for bit in range(8):
            if not control >> bit & 1:
                made += data[at : at + 1]
                at += 1
                continue
            if at + 1 >= end:
                return bytes(made[len(_STOCK) :])
            token = data[at] << 8 | data[at + 1]
            at += 2
            back = (len(made) - (token >> 4)) % _WINDOW or _WINDOW
            if token >> 4 == len(made) % _WINDOW:  # a reference to where the next byte goes: the end
                return bytes(made[len(_STOCK) :])
            start = len(made) - back
            for step in range((token & 15) + 2):
                made.append(made[start + step] if start + step >= 0 else 32)
        if len(made) > MAX_MARKUP:
            raise UnreadableError(recorded("the text of the message is too large"))
    return bytes(made[len(_STOCK) :])
