"""Checks `fonts.*`: fonts hold no letters that no page shows any more, and say what they draw.

`fonts.subset`: Australian Signals Directorate, "An Examination of the Redaction Functionality of Adobe
Acrobat Pro" (2021). A subset holds the letters that the text needed, so that it can spell the name that is
gone. Only a file in which something was redacted is looked at, and only subsets: a whole alphabet tells
nothing.

`fonts.unmapped`, `fonts.lying`: who searches for a name to redact it does not find one that is drawn with
letters that stand for nothing, or for other letters.
"""

import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pikepdf

from woo_redact.check.boxes import Sheet
from woo_redact.check.glyphs import drawn
from woo_redact.check.objects import fonts
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Problem

_SUBSET: Final = re.compile(r"^/?[A-Z]{6}\+")
_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_GLYPH: Final = re.compile(r"/([A-Za-z]+)")
_MOST: Final = 30
"""Letters beyond those shown from which a subset is a whole font."""
_SIGNS: Final = re.compile(r"CMEX|MSAM|MSBM|Math|Symbol|Dingbat|Wingding|Webding|Awesome|Icon", re.IGNORECASE)
"""Fonts whose glyphs are signs: a piece of a bracket, an arrow, a point of a plot."""
_NOTHING: Final = re.compile("\ufffd{3,}")
_FEWEST: Final = 6
"""Letters without a meaning from which a page has words of them: a sign of mathematics or two is no word."""
_LIES: Final = 3
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
    for font in fonts(specimen.things):
        held = _held(font) if _SUBSET.match(str(font.get("/BaseFont", ""))) else set()
        beyond = _letters(held) - _letters(shown.get(_plain(font), everywhere))
        if 0 < len(beyond) <= _MOST and not set(string.ascii_letters) <= held:
            yield Problem(
                what=recorded(
                    "A font still holds {number} letter(s) that no page shows any more.", number=len(beyond)
                ),
                mend=recorded("Subset the fonts again after redacting."),
                sure=0.6,
            )
            return


def unmapped(_: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find words in letters that stand for nothing: no search, no voice and no redaction finds them."""
    runs = (run for run in sheet.page.runs if not run.invisible and not _SIGNS.search(run.font))
    words = [word for run in runs for word in _NOTHING.finditer(run.text)]
    if sum(map(len, (word.group() for word in words))) >= _FEWEST:
        yield Problem(
            what=recorded(
                "On page {number} there are words that no program can read or find.",
                number=sheet.page.number + 1,
            ),
            page=sheet.page.number,
            mend=recorded("Read this page yourself, and make the PDF again with readable fonts."),
            sure=0.7,
        )


def lying(specimen: Specimen) -> Iterator[Problem]:
    """Find fonts that draw one letter and say another: a search passes over what everybody reads."""
    shown, everywhere = _shown(specimen)
    if any(_lies(font, shown.get(_plain(font), everywhere)) >= _LIES for font in fonts(specimen.things)):
        yield Problem(
            what=recorded(
                "A font shows other letters than it says: searching and reading aloud give another text."
            ),
            mend=recorded("Read the pages yourself, and make the PDF again from the source."),
            sure=0.7,
        )


def _letters(characters: set[str]) -> set[str]:
    """Return the Latin letters among characters, without their accents: no name is spelt in ª, № or ℵ."""
    bare = (unicodedata.normalize("NFD", character)[0] for character in characters)
    return {letter for letter in bare if letter in string.ascii_letters}


def _plain(font: pikepdf.Object) -> str:
    """Return the name of a font without the mark of a subset."""
    return _SUBSET.sub("", str(font.get("/BaseFont", "")))


def _lies(font: pikepdf.Object, shown: set[str]) -> int:
    """Count the letters that a font draws and maps to another letter, of those that pages show."""
    mapped = font.get("/ToUnicode")
    if not isinstance(mapped, pikepdf.Stream):
        return 0
    said = {code: text for code, text in _mapped(mapped.read_bytes()) if shown.issuperset(text)}
    return sum(_other(letter, said.get(code, "")) for code, letter in drawn(font).items()) if said else 0


def _other(letter: str, told: str) -> bool:
    """Tell whether what is told of a letter begins with another letter; accents and case are no matter."""
    mine, its = (unicodedata.normalize("NFKD", text).casefold()[:1] for text in (letter, told))
    return mine.isalpha() and its.isalpha() and mine != its


def _shown(specimen: Specimen) -> tuple[dict[str, set[str]], set[str]]:
    """Return the characters that pages show, by the name of their font and all together."""
    by_font: defaultdict[str, set[str]] = defaultdict(set)
    for note in specimen.notes:
        for font, letters in note.letters.items():
            by_font[_SUBSET.sub("", font)].update(letters)
    return dict(by_font), set().union(*by_font.values())


def _held(font: pikepdf.Object) -> set[str]:
    """Return the characters that a font says it can show: by its map, else by its list of glyphs."""
    mapped = font.get("/ToUnicode")
    if isinstance(mapped, pikepdf.Stream):
        return set("".join(text for _, text in _mapped(mapped.read_bytes())))
    names = font.get("/FontDescriptor", pikepdf.Dictionary()).get("/CharSet")
    found: set[str] = set()
    for name in _GLYPH.findall(str(names)) if names is not None else ():
        found.update(name if len(name) == 1 else _LIGATURES.get(name, ""))
    return found


def _mapped(cmap: bytes) -> Iterator[tuple[int, str]]:
    """Yield (code, text) of a ToUnicode map; ranges are walked to their ends."""
    for kind, block in _BLOCK.findall(cmap):
        row: list[bytes] = []
        listed: int | None = None
        for digits, opened, closed in _HEX.findall(block):
            if opened or closed:
                listed = int(row[0], 16) if opened and row else None
                if closed:
                    row = []
                continue
            if listed is not None:
                yield listed, _decoded(digits, 0)
                listed += 1
                continue
            row.append(b"".join(digits.split()) or b"0")
            if kind == b"bfchar" and len(row) == 2:
                yield int(row[0], 16), _decoded(row[1], 0)
                row = []
            elif kind == b"bfrange" and len(row) == 3:
                first, last = int(row[0], 16), int(row[1], 16)
                for step in range(min(last - first + 1, 256)):
                    yield first + step, _decoded(row[2], step)
                row = []


def _decoded(digits: bytes, step: int) -> str:
    """Return the text of a hexadecimal string, its last character moved up by some steps."""
    packed = b"".join(digits.split()).decode() or "0"
    if len(packed) < 4 or len(packed) % 2:  # some write the number of a character: <41>, <1D435>
        return chr(min(int(packed, 16) + step, 0x10FFFF))
    raw = bytes.fromhex(packed)
    text = raw.decode("utf-16-be", errors="ignore")
    return text[:-1] + chr(min(ord(text[-1]) + step, 0x10FFFF)) if text and step else text
