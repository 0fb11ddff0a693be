"""Finds base64 that stands in a text, and says what it spells: a bounce of a bounce, a piece of a message.

Whoever publishes a name in base64 publishes the name: one line of a program reads it back, and nothing that
looks for names does. What spells a text is put there as that text, what spells something else is left out and
told.
"""

import base64
import binascii
import re

from woo_redact.language import recorded
from woo_redact.read.clean import cleaned, decode

READ = recorded("encoded text (base64) was made readable")
LEFT_OUT = recorded("encoded data (base64) left out")

_BLOCK = re.compile(
    r"^(?P<mark>(?:>[ ]?)*)[A-Za-z0-9+/]{40,}={0,2}[ ]*$(?:\n(?P=mark)[A-Za-z0-9+/]{2,}={0,2}[ ]*$)*",
    re.MULTILINE,
)
_LAST = re.compile(r"[0-9+/=]|[a-z][A-Z]")  # what a last line has, and a word has not
_LEAST = 40  # letters: shorter ones are numbers of systems, not texts
_DATA = 200  # letters from which what spells no text is no number either
_HEX = re.compile(r"[0-9a-fA-F]+")
_LEGIBLE = 0.97  # share of the letters of a text that can be printed


def legible(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a clean text with its base64 read or left out, and remarks in Dutch on that."""
    remarks: dict[str, None] = {}

    def read(block: re.Match[str]) -> str:
        mark, lines = block["mark"], [line.strip("> ") for line in block[0].split("\n")]
        # All its lines are of one length, but the last; what is below that is text again.
        full = next((n for n, line in enumerate(lines) if len(line) != len(lines[0])), len(lines))
        for count in (full + 1, full):
            if count <= len(lines) and (said := _said("".join(lines[:count]))):
                remarks[READ] = None
                return "\n".join(mark + line for line in (*said.split("\n"), *lines[count:]))
        ended = full < len(lines) and len(lines[full]) < len(lines[0]) and bool(_LAST.search(lines[full]))
        letters = "".join(lines[: full + ended])
        if len(letters) < _DATA or not _is_base64(letters):
            return block[0]
        remarks[LEFT_OUT] = None
        return "\n".join(mark + line for line in (f"[{LEFT_OUT}]", *lines[full + ended :]))

    return _BLOCK.sub(read, text), tuple(remarks)


def _is_base64(letters: str) -> bool:
    """Tell whether letters are base64 and no long word or number: of every kind some."""
    kinds = (r"[a-z]", r"[A-Z]", r"[0-9]")
    return (
        len(letters) >= _LEAST
        and not _HEX.fullmatch(letters)
        and all(re.search(kind, letters) for kind in kinds)
    )


def _said(letters: str) -> str:
    """Return the text that base64 spells, "" when it spells none."""
    if not _is_base64(letters):
        return ""
    bare = letters.rstrip("=")
    try:
        data = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        return ""
    text, unseen = cleaned(decode(data))
    shown = sum(letter.isprintable() or letter == "\n" for letter in text)
    legible_text = " " in text and shown - unseen >= _LEGIBLE * len(text)
    return text.strip("\n") if legible_text and (_is_utf8(data) or _is_western(data)) else ""


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 to the last one."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_western(data: bytes) -> bool:
    """Tell whether bytes are mostly those of plain letters, as in a Dutch text of any old charset."""
    return sum(0x20 <= byte < 0x7F or byte in b"\t\r\n" for byte in data) >= 0.9 * len(data)
