"""A Type 1 font program made from nothing: each letter is a box of a width of its own."""

from collections.abc import Sequence

from fontTools.misc import eexec


def program(letters: Sequence[str]) -> tuple[bytes, int, int]:
    """Return a program with these letters, and how long its readable and its ciphered part are."""
    coded = "dup 32 /space put\n" + "".join(f"dup {ord(letter)} /{letter} put\n" for letter in letters)
    head = (
        "%!PS-AdobeFont-1.0: Dozen\n11 dict begin\n/FontType 1 def\n/FontName /Dozen def\n/PaintType 0 def\n"
        "/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/FontBBox {0 0 1000 1000} readonly def\n"
        f"/Encoding 256 array\n0 1 255 {{1 index exch /.notdef put}} for\n{coded}readonly def\ncurrentdict end\n"
        "currentfile eexec\n"
    ).encode()
    drawn = {
        ".notdef": _box(250, 0),
        "space": _box(250, 0),
        **{letter: _box(500, 100 + ord(letter)) for letter in letters},
    }
    body = b"\0\0\0\0dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} def\n"
    body += b"/ND {def} def\n/NP {put} def\n/BlueValues [] def\n/password 5839 def\n/MinFeature {16 16} def\n"
    body += f"2 index /CharStrings {len(drawn)} dict dup begin\n".encode()
    for name, drawing in drawn.items():
        cipher, _ = eexec.encrypt(b"\0\0\0\0" + drawing, 4330)
        body += f"/{name} {len(cipher)} RD ".encode() + cipher + b" ND\n"
    body += b"end\nend\nreadonly put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n"
    ciphered, _ = eexec.encrypt(body, 55665)
    tail = (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"
    return head + ciphered + tail, len(head), len(ciphered)


def _box(wide: int, high: int) -> bytes:
    """Return a drawing: its width, and a box of this height when it has one (Adobe Type 1 Font Format, 6.4)."""
    moves = [_number(0), _number(wide), b"\x0d"]
    if high:
        moves += [_number(50), b"\x16", _number(wide - 100), b"\x06", _number(high), b"\x07"]
        moves += [_number(100 - wide), b"\x06", b"\x09"]
    return b"".join((*moves, b"\x0e"))


def _number(value: int) -> bytes:
    return b"\xff" + value.to_bytes(4, signed=True)
