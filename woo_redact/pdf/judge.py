"""Judges each page: is its text all that it shows, must it be read by eye, or can it not be read at all."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

import pymupdf

from woo_redact.language import recorded
from woo_redact.model import Box
from woo_redact.pdf import ocr
from woo_redact.pdf.areas import areas
from woo_redact.pdf.fold import key
from woo_redact.pdf.fonts import Fonts, Glyph
from woo_redact.pdf.lines import Line
from woo_redact.pdf.parts import read_part, seen_at
from woo_redact.pdf.pictures import hides_ink
from woo_redact.pdf.regions import PICTURE, Region, curved_part, pictures_of, regions_of
from woo_redact.pdf.shapes import odd_glyphs

_SPEECHLESS = 3  # glyphs in a row that say no character: a word; one or two are bullets and arrows
_ICONS = 3  # different pictures that one run of text may hold: more may be letters
_SCAN = 0.5  # share of the page under pictures above which it may be a scan
_SOME = 0.1  # share of the page under pictures that cannot be let pass unread
_SURE = 60  # confidence from which a recognised word is taken for one
_LONG = 4  # letters: shorter words are alike by chance
_ALIKE, _UNLIKE = 0.6, 0.4  # likeness of a word and what the eye reads, by difflib
_AGREE = 0.6  # share of the words of a page that its text must hold, if it is not to be a scan
_LOOKS = 3  # words read by eye for one odd glyph
_AROUND = 40.0  # points beside a word that are read with it: Tesseract reads single words badly
_TOUCHING = 0.25  # of the size: glyphs of one word stand no further apart
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_IGNORE_ACTUALTEXT | pymupdf.TEXT_ACCURATE_BBOXES
_SHOWS_TEXT = re.compile(rb"\b(?:Tj|TJ|Do|BI)\b|['\"]\s")


class Route(StrEnum):
    """What becomes of a page."""

    TEXT = "text"
    PICTURE = "picture"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a page is treated and why; the words only the eye reads, and the areas a person must judge."""

    route: Route = Route.TEXT
    reason: str = ""
    words: tuple[ocr.OcrWord, ...] = field(default=(), repr=False)
    turned: int = 0
    areas: tuple[tuple[Box, str], ...] = ()


class Judge:
    """Judges the pages of one document; fonts and pictures that return are looked at once."""

    def __init__(self, document: pymupdf.Document, unread: frozenset[int]) -> None:
        """Prepare to judge pages; `unread` are those that hold characters MuPDF does not report."""
        self._unread = unread
        self._document = document
        self._fonts = Fonts(document)
        self._patterns = _text_patterns(document)
        self._looks: Counter[Glyph] = Counter()
        self._regions: dict[str, tuple[ocr.OcrWord, ...]] = {}

    def view(self, page: pymupdf.Page, lines: Sequence[Line], trace: list[dict[str, Any]]) -> View:
        """Judge a page of which these are the lines of text and MuPDF's list of its glyphs."""
        pictures = pictures_of(page)
        share = sum(abs(box) for box in pictures) / max(abs(page.rect), 1.0)
        reason = self._mistrust(page, trace)
        if reason or (share > _SCAN and not _letters(lines)):
            return self._by_eye(page, reason or recorded("scan without a text layer"))
        if lies := self._lies(page, trace):
            return self._by_eye(page, lies)
        if not ocr.available():
            return _unread(page, pictures, share, text=bool(_letters(lines)))
        if share > _SCAN:
            return self._mostly_picture(page, lines)
        regions = regions_of(page)
        words = tuple(
            word for region in regions for word in self._read(page, region) if not _said(word, lines)
        )
        found = areas(page, words) if regions else ()
        return View(words=words, areas=tuple(found))

    def _mistrust(self, page: pymupdf.Page, trace: list[dict[str, Any]]) -> str:
        """Say why the text of a page cannot be what it shows, or "", without reading it by eye."""
        drawn = {font[0] for font in page.get_fonts(full=True) if font[2] == "Type3"}
        reasons = (
            (page.number in self._unread, recorded("text that cannot be read")),
            (
                any(_speechless(piece["chars"]) for piece in trace),
                recorded("font without readable characters"),
            ),
            (_holed(page, trace), recorded("font without readable characters")),
            (
                bool(drawn) and (self._shows_pictures(drawn, trace) or _says_nothing(trace)),
                recorded("drawn font (Type 3)"),
            ),
            (bool(self._patterns) and self._uses_pattern(page), recorded("text in a fill pattern")),
            (hides_ink(page), recorded("picture of which a part cannot be seen")),
        )
        return next((reason for applies, reason in reasons if applies), "")

    def _shows_pictures(self, drawn: set[int], trace: list[dict[str, Any]]) -> bool:
        """Tell whether glyphs of Type 3 fonts may show words: large pictures, or many in a row."""
        sizes = {f"Type3 ({xref} 0 R)": self._fonts.pictured(xref) for xref in drawn}
        odd = [piece for piece in trace if sizes.get(piece["font"])]
        return math.inf in sizes.values() or any(
            sizes[piece["font"]] * piece["size"] ** 2 >= PICTURE
            or len({char[:2] for char in piece["chars"]}) > _ICONS
            for piece in odd
        )

    def _by_eye(self, page: pymupdf.Page, reason: str) -> View:
        """Return the page as the eye reads it, refused when there is no eye."""
        if not ocr.available():
            return View(route=Route.REFUSED, reason=f"{reason}; {ocr.missing_message()}")
        seen = ocr.recognize(page)
        return View(
            route=Route.PICTURE,
            reason=reason,
            words=seen.words,
            turned=seen.turned,
            areas=tuple(areas(page, seen.words)),
        )

    def _mostly_picture(self, page: pymupdf.Page, lines: Sequence[Line]) -> View:
        """Judge a page that is mostly a picture: a scan with a text layer, or text on a background."""
        seen = ocr.recognize(page)
        unsaid = tuple(word for word in seen.words if not _said(word, lines))
        if sum(word.confidence >= _SURE for word in unsaid) > (1 - _AGREE) * max(len(seen.words), 1):
            return View(
                route=Route.PICTURE,
                reason="scan",
                words=seen.words,
                turned=seen.turned,
                areas=tuple(areas(page, seen.words)),
            )
        return View(words=unsaid, areas=tuple(areas(page, unsaid)))

    def _lies(self, page: pymupdf.Page, trace: list[dict[str, Any]]) -> str:
        """Say that the letters of a page look like others than they say, or "".

        Glyphs that the font itself vouches for, or that look like their letter, are believed; where some
        do not, some words with them are read by eye, and what is read must be like what they say.
        """
        odd, fine = odd_glyphs(page, trace, self._fonts.doubtful(page, trace))
        self._fonts.believe(fine)
        if not odd:
            return ""
        lie = recorded("font that shows other letters than it says")
        if not ocr.available():
            return lie  # nobody can look closer: letters that look like others are not let pass
        true: set[Glyph] = set()
        false: set[Glyph] = set()
        words = sorted(_trace_words(trace), key=lambda word: -len(word[0]))
        for text, box, glyphs, turn in words:
            new = {glyph for glyph in odd & glyphs - true if self._looks[glyph] < _LOOKS}
            if not new:
                continue
            self._looks.update(new)
            x, y = (4.0, _AROUND) if turn % 180 else (_AROUND, 4.0)
            around = pymupdf.Rect(box.x0 - x, box.y0 - y, box.x1 + x, box.y1 + y) & page.rect
            said_here = seen_at(box, self._read(page, Region(around, turn)))
            likeness = _likeness(text, said_here)
            if likeness is None:
                continue
            if likeness >= _ALIKE:
                other = _read_otherwise(text, said_here) if len(text) >= _LONG else frozenset()
                false |= {glyph for glyph in glyphs & odd if chr(glyph[1]).casefold() in other}
                true |= {glyph for glyph in glyphs & odd if chr(glyph[1]).casefold() not in other}
            elif likeness < _UNLIKE and len(text) >= _LONG:
                false |= glyphs & odd
        self._fonts.believe(true)
        return lie if false - true else ""

    def _read(self, page: pymupdf.Page, region: Region) -> tuple[ocr.OcrWord, ...]:
        """Return the words in a part of a page as the eye reads them; a part that returns is read once."""
        return read_part(page, region, self._regions)

    def _uses_pattern(self, page: pymupdf.Page) -> bool:
        """Tell whether a page can reach a pattern that draws text."""
        todo, seen = [page.xref], {page.xref}
        while todo:
            xref = todo.pop()
            if xref in self._patterns:
                return True
            source = re.sub(r"/Parent \d+ 0 R", "", self._document.xref_object(xref, compressed=True))
            for match in re.finditer(r"(\d+) 0 R", source):
                if (number := int(match[1])) not in seen:
                    seen.add(number)
                    todo.append(number)
        return False


def _unread(page: pymupdf.Page, pictures: Sequence[pymupdf.Rect], share: float, *, text: bool) -> View:
    """Judge a page that nobody reads by eye: small pictures are asked about, more is not let pass."""
    if share > _SOME or (share > _SOME / 5 and not text):
        return View(route=Route.REFUSED, reason=f"afbeelding; {ocr.missing_message()}")
    if curved_part(page) is not None:
        return View(
            route=Route.REFUSED,
            reason=recorded(
                "drawing with text perhaps; {missing_message}", missing_message=ocr.missing_message()
            ),
        )
    return View(areas=tuple((_box(box), "picture") for box in pictures))


def _speechless(glyphs: Sequence[Any]) -> bool:
    """Tell whether glyphs in a row say no character, a word unsaid, or a third of those drawn at once.

    Two bytes of a code that MuPDF takes for two letters are half of them unsaid.
    """
    row = number = 0
    for code, *_ in glyphs:
        row = row + 1 if _unsaid(code) else 0
        number += _unsaid(code)
        if row >= _SPEECHLESS:
            return True
    return number >= _SPEECHLESS and 3 * number >= len(glyphs)


def _unsaid(code: int) -> bool:
    """Tell whether a glyph says no character, or one of private use (Unicode 23.5)."""
    private = 0xE000 <= code <= 0xF8FF or 0xF0000 <= code < 0x110000
    return private or code == 0xFFFD or not 0 < code < 0x110000


def _holed(page: pymupdf.Page, trace: list[dict[str, Any]]) -> bool:
    """Tell whether a word has a glyph that says no character and has ink: a ligature without a map, mostly.

    "Oos_nga" is no name to anybody. A bullet of another font beside a word is no part of it.
    """
    holes: set[tuple[float, float]] = set()
    before: tuple[str, Any] | None = None
    for piece in trace:
        font = piece["font"].partition(" (")[0]  # fonts that are drawings are many, and have no names
        for glyph in piece["chars"]:
            if glyph[1] < 0:
                continue  # what one glyph says beyond its first character
            if before and before[0] == font and _touch(before[1], glyph, piece["size"]):
                for hole, letter in ((before[1], glyph), (glyph, before[1])):
                    if _unsaid(hole[0]) and not _unsaid(letter[0]) and chr(letter[0]).isalnum():
                        holes.add(tuple(hole[2]))
            before = font, glyph
    return bool(holes) and any(
        tuple(character["origin"]) in holes and not pymupdf.Rect(character["bbox"]).is_empty
        for block in page.get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        for character in span["chars"]
    )


def _touch(glyph: Any, following: Any, size: float) -> bool:
    """Tell whether two glyphs stand side by side."""
    (a, b, c, d), (e, f, g, h) = glyph[3], following[3]
    return bool(max(e - c, a - g, f - d, b - h) < _TOUCHING * size)


def _says_nothing(trace: list[dict[str, Any]]) -> bool:
    """Tell whether any glyph says no character at all: where glyphs are drawings, one may be a whole name."""
    return any(
        number >= 0 and (code == 0xFFFD or not 0 < code < 0x110000)
        for piece in trace
        for code, number, *_ in piece["chars"]
    )


def _text_patterns(document: pymupdf.Document) -> frozenset[int]:
    """Return the tiling patterns of a document that draw text or pictures."""
    return frozenset(
        xref
        for xref in range(1, document.xref_length())
        if document.xref_get_key(xref, "PatternType")[1] == "1"
        and document.xref_is_stream(xref)
        and _SHOWS_TEXT.search(document.xref_stream(xref) or b"")
    )


def _letters(lines: Sequence[Line]) -> int:
    """Count the letters that can be seen."""
    return sum(letter.ink for line in lines for letter in line.letters)


def _said(word: ocr.OcrWord, lines: Sequence[Line]) -> bool:
    """Tell whether a recognised word stands where the text has letters."""
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
    for line in lines:
        x0, y0, x1, y1 = line.sides
        if x0 - 2 <= x <= x1 + 2 and y0 - 2 <= y <= y1 + 2:
            for letter in line.letters:
                a, b, c, d = letter.sides
                if letter.ink and a - 2 <= x <= c + 2 and b - 2 <= y <= d + 2:
                    return True
    return False


def _trace_words(trace: list[dict[str, Any]]) -> list[tuple[str, pymupdf.Rect, set[Glyph], int]]:
    """Return the words of a trace: what they say, where they stand, their glyphs, and how far to turn them.

    Text that runs up or down the page is read lying.
    """
    words: list[tuple[str, pymupdf.Rect, set[Glyph], int]] = []
    for piece in trace:
        across, along = piece["dir"]
        turn = (0 if across > 0 else 180) if abs(across) >= abs(along) else 90 if along < 0 else 270
        name = piece["font"].partition("+")[2] or piece["font"]
        going = False
        for code, number, _, box in piece["chars"]:
            letter = chr(code) if 0 < code < 0x110000 else "\ufffd"
            if letter.isspace():
                going = False
                continue
            if going:
                text, whole, glyphs, _ = words[-1]
                words[-1] = (text + letter, whole | pymupdf.Rect(box), glyphs | {(name, code, number)}, turn)
            else:
                words.append((letter, pymupdf.Rect(box), {(name, code, number)}, turn))
            going = True
    return words


def _likeness(text: str, seen: str) -> float | None:
    """Return how like what is seen is to what is said; None where nothing was seen."""
    return SequenceMatcher(None, key(text), key(seen), autojunk=False).ratio() if seen else None


def _read_otherwise(text: str, seen: str) -> frozenset[str]:
    """Return the letters of a word that the eye reads as others, letter for letter; small ones."""
    said, shown = text.casefold(), seen.casefold()
    found: set[str] = set()
    for what, a, b, c, d in SequenceMatcher(None, said, shown, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            pairs = zip(said[a:b], shown[c:d], strict=True)
            found |= {one for one, other in pairs if one.isalnum() and other.isalpha()}
    return frozenset(found)


def _box(rectangle: pymupdf.Rect) -> Box:
    """Return a rectangle of MuPDF as one of ours."""
    return Box(rectangle.x0, rectangle.y0, rectangle.x1, rectangle.y1)
