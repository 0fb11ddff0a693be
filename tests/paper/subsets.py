"""What embedded fonts still tell: letters whose outlines are in the file though no text uses them any more.

A subset holds the letters that the original text needed, so that it can spell the name that is gone
(Australian Signals Directorate, "An Examination of the Redaction Functionality of Adobe Acrobat Pro", 2021).
"""

import io
import itertools
import re
import unicodedata
from collections.abc import Iterator

import pikepdf
from fontTools import agl
from fontTools.cffLib import CFFFontSet
from fontTools.misc import eexec

from tests.paper.carriers import to_unicode

_WHOLE = 300  # letters: a map of a whole font tells nothing about a text


def letters_left(data: bytes, shown: set[str]) -> Iterator[str]:
    """Yield what fonts map or draw beyond the characters shown anywhere in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
                continue
            if isinstance(thing.get("/ToUnicode"), pikepdf.Stream):
                said = set("".join(to_unicode(thing.ToUnicode.read_bytes()).values()))
                beyond = {c for c in said if c.isalpha()} - shown
                if 0 < len(beyond) < _WHOLE:
                    yield f"ToUnicode of object {thing.objgen[0]} maps {len(beyond)} letters that nothing shows"
            spelled = {c for name in named(thing) for c in letters_of(name)} - shown
            if 0 < len(spelled) < _WHOLE:
                yield f"font of object {thing.objgen[0]} draws {len(spelled)} letters that nothing shows"
            if isinstance(thing.get("/FontFile2"), pikepdf.Stream):
                drawn = outlines(thing.FontFile2.read_bytes())
                # An accented letter is put together from others, and .notdef is always drawn.
                if len(shown) + 8 < drawn < _WHOLE:
                    yield f"font of object {thing.objgen[0]} draws {drawn} letters, {len(shown)} are shown"


def letters_of(name: str) -> str:
    """Return the letters that the name of a glyph means; a ligature means several."""
    said = unicodedata.normalize("NFKC", agl.toUnicode(name))
    return "".join(c for c in said if c.isalnum())


def named(descriptor: pikepdf.Object) -> Iterator[str]:
    """Yield the names of the glyphs that a Type 1 or CFF program draws."""
    program = descriptor.get("/FontFile")
    if isinstance(program, pikepdf.Stream):
        data = program.read_bytes()
        plain, _ = eexec.decrypt(data[data.index(b"eexec") + 6 :], 55665)
        for match in re.finditer(rb"/(\S+) \d+ (?:RD|-\|) ", plain[plain.index(b"/CharStrings") :]):
            yield match[1].decode("latin-1")
    program = descriptor.get("/FontFile3")
    if isinstance(program, pikepdf.Stream) and program.get("/Subtype") == "/Type1C":
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(program.read_bytes()), None)
        for name, drawing in fonts[0].CharStrings.items():
            drawing.decompile()
            if drawing.program[0] != "endchar":
                yield name


def outlines(program: bytes) -> int:
    """Count the glyphs of a TrueType program that have an outline (tables "head" and "loca")."""
    tables = {
        program[at : at + 4]: int.from_bytes(program[at + 8 : at + 12])
        for at in range(12, 12 + 16 * int.from_bytes(program[4:6]), 16)
    }
    lengths = {
        program[at : at + 4]: int.from_bytes(program[at + 12 : at + 16])
        for at in range(12, 12 + 16 * int.from_bytes(program[4:6]), 16)
    }
    if b"loca" not in tables:
        return 0
    head, loca = tables[b"head"], tables[b"loca"]
    wide = 4 if int.from_bytes(program[head + 50 : head + 52]) else 2
    ends = [
        int.from_bytes(program[loca + place : loca + place + wide])
        for place in range(0, lengths[b"loca"] - wide + 1, wide)
    ]
    return sum(after > before for before, after in itertools.pairwise(ends))
