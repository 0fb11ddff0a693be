"""Check `fonts.subset`: the fonts of a redacted file hold no letters that no page shows any more.

Source: Australian Signals Directorate, "An Examination of the Redaction Functionality of Adobe Acrobat Pro"
(2021). A subset holds the letters that the text needed, so that it can spell the name that is gone. Only a
file in which something was redacted is looked at, and only subsets: a whole alphabet tells nothing.
"""

import re
import string
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pikepdf

from woo_redact.check.specimen import Specimen
from woo_redact.model import Problem

_SUBSET: Final = re.compile(r"^/?[A-Z]{6}\+")
_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_GLYPH: Final = re.compile(r"/([A-Za-z]+)")
_MOST: Final = 60
"""Letters beyond those shown from which a subset is a whole font."""
_LIGATURES: Final = {"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl"}


def subset(specimen: Specimen) -> Iterator[Problem]:
    """Find subsets that still hold letters of what was removed."""
    if not specimen.boxed:
        return
    shown, everywhere = _shown(specimen)
    if (
        specimen.known is not None
    ):  # a font of ours may serve many pages: only letters that stand nowhere tell
        shown = {}
    for thing in specimen.things:
        if b"/BaseFont" not in thing.source or b"/CIDFontType" in thing.source:
            continue
        name = str(thing.item.get("/BaseFont", ""))
        held = _held(thing.item) if _SUBSET.match(name) else set()
        plain = _SUBSET.sub("", name)
        beyond = {c for c in held - shown.get(plain, everywhere) if c.isalpha()}
        if 0 < len(beyond) <= _MOST and not set(string.ascii_letters) <= held:
            yield Problem(
                what=f"Een lettertype bevat nog {len(beyond)} letter(s) die geen pagina meer toont.",
                mend="Maak de lettertypen opnieuw op maat (subset) nadat er is gelakt.",
                sure=0.6,
            )
            return


def _shown(specimen: Specimen) -> tuple[dict[str, set[str]], set[str]]:
    """Return the characters that pages show, by the name of their font and all together."""
    by_font: defaultdict[str, set[str]] = defaultdict(set)
    for page in specimen.pages:
        for run in page.runs:
            by_font[_SUBSET.sub("", run.font)].update(run.text)
    return dict(by_font), set().union(*by_font.values())


def _held(font: pikepdf.Object) -> set[str]:
    """Return the characters that a font says it can show: by its map, else by its list of glyphs."""
    mapped = font.get("/ToUnicode")
    if isinstance(mapped, pikepdf.Stream):
        return set("".join(_mapped(mapped.read_bytes())))
    names = font.get("/FontDescriptor", pikepdf.Dictionary()).get("/CharSet")
    found: set[str] = set()
    for name in _GLYPH.findall(str(names)) if names is not None else ():
        found.update(name if len(name) == 1 else _LIGATURES.get(name, ""))
    return found


def _mapped(cmap: bytes) -> Iterator[str]:
    """Yield what a ToUnicode map maps to; ranges are walked to their ends."""
    for kind, block in _BLOCK.findall(cmap):
        row: list[bytes] = []
        inside = False
        for digits, opened, closed in _HEX.findall(block):
            if opened or closed:
                inside = bool(opened)
                if closed:
                    row = []
                continue
            row.append(digits)
            if inside:
                yield _decoded(digits, 0)
            elif kind == b"bfchar" and len(row) == 2:
                yield _decoded(row[1], 0)
                row = []
            elif kind == b"bfrange" and len(row) == 3:
                first, last = (int(b"".join(part.split()) or b"0", 16) for part in row[:2])
                yield from (_decoded(row[2], step) for step in range(min(last - first + 1, 256)))
                row = []


def _decoded(digits: bytes, step: int) -> str:
    """Return the text of a hexadecimal string, its last character moved up by some steps."""
    raw = bytes.fromhex(b"".join(digits.split()).decode().ljust(4, "0"))
    text = raw.decode("utf-16-be", errors="ignore")
    return text[:-1] + chr(min(ord(text[-1]) + step, 0x10FFFF)) if text and step else text
