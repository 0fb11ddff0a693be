"""Reads pages that are pictures, with the Tesseract that PyMuPDF holds: words, places, how sure they are."""

import contextlib
import hashlib
import itertools
import math
import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pymupdf

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Box
from woo_redact.pdf.blobs import around, rules, without_rules
from woo_redact.pdf.cells import by_cells
from woo_redact.pdf.grid import Rules
from woo_redact.pdf.look import Mask, Tones, View, ink_of, skew_of, view, without_specks
from woo_redact.pdf.readings import Pairs, Reading, agree, covered, dutch, print_left, split, woven
from woo_redact.pdf.rows import placed

PAD = 1.0
"""Points by which a box reaches round a recognised word, whose own box comes from pixels."""
BURNT = 0.5
"""Points burnt into a picture beyond a box: the blur of a scan carries ink further than its letters."""

_LANGUAGE = "nld"
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tesseract-ocr/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_FINE, _COARSE = 300, 200  # dots per inch of the two readings that must agree
_BELIEVED = 60  # confidence from which a word counts as read
_ROUGH = 150  # dots per inch to tell upright print from print upside down
_LOOK = 100  # dots per inch to see how a page lies
_BLANK = 0.0002  # share of ink below which a page is empty: a page number alone has more
_UPRIGHT = 0.55  # share of letters in Dutch words from which a page is surely upright
_RULE = 30.0  # points: a straight line of this length is no part of a letter
_THICK = 0.09  # inches: what is thicker is no rule
_SMALL = 60_000.0  # square points: a picture below a quarter of A4 is not turned round to be read
_REMEMBERED = 400  # readings kept: the page that is read is redacted soon after by the same process


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrWord:
    """One word of a scan; `boxes` has a box per character, `line` counts the page's lines from 0.

    `link` is what stands between its line and the one before: a line end, in a cell that wraps a blank or
    nothing, before a cell that is a passage of its own a blank line.
    `confidence` (0-100) says how far two readings at different sharpness agree: 96 the same, below 60 one
    of them read something else; Tesseract's own figure does not come through MuPDF.
    """

    text: str = field(repr=False)
    box: Box
    boxes: tuple[Box, ...] = field(repr=False, default=())
    confidence: int
    line: int
    link: str = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrPage:
    """What was read on a page, and how it lies: turned clockwise (0, 90, 180, 270) and askew, in degrees."""

    words: tuple[OcrWord, ...] = field(repr=False)
    turned: int
    skew: float


def tessdata() -> Path | None:
    """Return the folder with the Dutch data: where TESSDATA_PREFIX says, else one of the usual ones.

    A folder that the user names is the only one looked in, as Tesseract itself does.
    """
    named = os.environ.get("TESSDATA_PREFIX", "")
    folders = [Path(named), Path(named) / "tessdata"] if named else [Path(folder) for folder in _FOLDERS]
    return next((f for f in folders if (f / f"{_LANGUAGE}.traineddata").is_file()), None)


def available() -> bool:
    """Tell whether scans can be read on this machine."""
    return tessdata() is not None


def missing_message() -> str:
    """Say, to an officer, what is needed to read scans."""
    return recorded(
        "scan: cannot be read, for Tesseract's Dutch data are missing. Install them (Debian, "
        "Ubuntu: apt-get install tesseract-ocr-nld) or set TESSDATA_PREFIX to the folder "
        "with nld.traineddata"
    )


def recognize(page: pymupdf.Page) -> OcrPage:
    """Return the words of a page, read as a picture, in reading order; the same page gives the same words.

    Boxes are in points of the unrotated page, whichever way the page lies. On a page that lies askew they
    are upright boxes round slanting letters, so a little large: `straighten` the page first where that
    matters.

    Raises:
        UnreadableError: when the Dutch data are missing or Tesseract cannot use them.
    """
    if not available():
        raise UnreadableError(missing_message())
    if _blank(page):
        return OcrPage(words=(), turned=0, skew=0.0)
    turned, skew = lie(page)
    return OcrPage(words=_words(page, -turned - skew), turned=turned, skew=skew)


def lie(page: pymupdf.Page) -> tuple[int, float]:
    """Return how a page lies: turned clockwise (0, 90, 180, 270) and askew, in degrees; (0, 0.0) if unknown.

    Needs the Dutch data: an upright page is known by its words.
    """
    ink = without_specks(ink_of(view(page, _LOOK).tones, _LOOK))
    skew = skew_of(ink)
    if not available() or ink.mean() < _BLANK:
        return 0, 0.0
    coarse = view(page, _COARSE, turn=-skew)
    if abs(page.rect) < _SMALL or dutch(_reading(_without_rules(coarse), coarse.dpi)) >= _UPRIGHT:
        return 0, skew
    turned = _turned(page, ink)
    return turned, skew_of(np.rot90(ink, turned // 90))


def _blank(page: pymupdf.Page) -> bool:
    """Tell whether a page has no ink, dust aside."""
    return bool(without_specks(ink_of(view(page, _LOOK).tones, _LOOK)).mean() < _BLANK)


def _turned(page: pymupdf.Page, ink: Mask) -> int:
    """Return how far the page lies turned clockwise: the one of four ways in which most of it is Dutch."""
    found = {}
    for turned in (0, 90, 270, 180):
        skew = skew_of(np.rot90(ink, turned // 90))
        rough = view(page, _ROUGH, turn=-turned - skew)
        reading = _reading(_without_rules(rough), rough.dpi)
        found[turned] = sum(len(word.text) for word in reading if dutch((word,)))
    best = max(found, key=lambda turned: found[turned])
    return best if found[best] > 1.5 * found[0] + 8 else 0


def _words(page: pymupdf.Page, turn: float) -> tuple[OcrWord, ...]:
    """Return the words of a page turned so, as two readings of different sharpness see them."""
    fine, coarse = view(page, _FINE, turn=turn), view(page, _COARSE, turn=turn)
    scale, dpi = fine.dpi / coarse.dpi, coarse.dpi
    sharp, soft = _without_rules(fine), _without_rules(coarse)
    ink = ink_of(soft, dpi)
    words = []
    level, upright = rules(
        ink_of(coarse.tones, dpi), least=round(_RULE * dpi / 72), thickest=round(_THICK * dpi)
    )
    read = by_cells(_looked_twice(sharp, soft, scale, dpi, ink), Rules(level, upright))
    for word, confidence in read:
        cut, edges = split(word, ink)
        top, bottom = cut.y0, cut.y1
        boxes = tuple(coarse.box(a, top, b, bottom) for a, b in itertools.pairwise(edges))
        words.append(
            OcrWord(
                text=word.text,
                box=coarse.box(cut.x0, top, cut.x1, bottom),
                boxes=boxes,
                confidence=confidence,
                line=word.line,
                link=word.link,
            ),
        )
    return tuple(words)


def _looked_twice(sharp: Tones, soft: Tones, scale: float, dpi: float, ink: Mask) -> Pairs:
    """Return the words in both pictures, in pixels of the soft one; what was left unread is read by itself.

    Tesseract passes over whole lines beside a table, a code or a logo. With all that it did read painted
    over, it reads them; of that only what both pictures agree on is taken.
    """
    known = _agreed(sharp, soft, scale, dpi, ink)
    read = tuple(split(word, ink)[0] for word, confidence in known if confidence >= _BELIEVED)
    rest = covered(soft, read)
    if not print_left(ink_of(rest, dpi), dpi):
        return known
    hidden = tuple(word.scaled(scale) for word in read)
    more = _agreed(covered(sharp, hidden), rest, scale, dpi, ink)
    return woven(known, tuple(pair for pair in more if pair[1] >= _BELIEVED))


def _agreed(sharp: Tones, soft: Tones, scale: float, dpi: float, ink: Mask) -> Pairs:
    """Return what is read in two pictures of a page, the sharp one `scale` times as large as the other."""
    first = tuple(word.scaled(1 / scale) for word in _reading(sharp, dpi * scale))
    return agree(placed(first, ink), placed(_reading(soft, dpi), ink))


def _reading(tones: Tones, dpi: float) -> tuple[Reading, ...]:
    """Return what Tesseract reads in a picture, in pixels; what it read before it need not read again."""
    key = hashlib.blake2b(tones.tobytes(), digest_size=16).hexdigest() + repr((tones.shape, round(dpi)))
    if key in _memory:
        _memory.move_to_end(key)
        return _memory[key]
    _memory[key] = found = _tesseract(tones, dpi)
    if len(_memory) > _REMEMBERED:
        _memory.popitem(last=False)
    return found


def _without_rules(seen: View) -> Tones:
    """Return a view in grey with rules and frames painted over.

    Tesseract takes a table whose cells have borders for a drawing and reads none of it.
    """
    tones = seen.tones.copy()
    step = max(1, round(seen.dpi / _ROUGH))
    height, width = (side // step * step for side in tones.shape)
    small = tones[:height, :width].reshape(height // step, step, width // step, step).min(axis=(1, 3))
    dpi = seen.dpi / step
    ink = ink_of(small, dpi)
    kept = without_rules(ink, least=round(_RULE * dpi / 72), thickest=round(_THICK * dpi))
    rules = around(ink & ~kept) & ~kept  # with their pale edges, which Tesseract takes for ink
    rules = rules.repeat(step, axis=0).repeat(step, axis=1)
    tones[:height, :width][rules] = np.percentile(small, 80)
    return tones


_memory: OrderedDict[str, tuple[Reading, ...]] = OrderedDict()


def _tesseract(tones: Tones, dpi: float) -> tuple[Reading, ...]:
    """Let MuPDF make a one-page PDF with what Tesseract reads as hidden text, and take the words from it."""
    height, width = tones.shape
    # Tesseract finds nothing in a grey pixmap: MuPDF hands it on as if it were RGB.
    picture = pymupdf.Pixmap(pymupdf.csRGB, width, height, np.repeat(tones, 3).tobytes(), 0)
    picture.set_dpi(round(dpi), round(dpi))
    try:
        with _quiet():
            made = picture.pdfocr_tobytes(compress=False, language=_LANGUAGE, tessdata=str(tessdata()))
        with pymupdf.open(stream=made, filetype="pdf") as read:
            scale = width / read[0].rect.width
            found = read[0].get_text("words")
    except (RuntimeError, pymupdf.mupdf.FzErrorBase) as error:
        raise UnreadableError(recorded("scan: Tesseract's data are unusable")) from error
    lines: dict[tuple[int, int], int] = {}
    return tuple(
        Reading(
            text, x0 * scale, y0 * scale, x1 * scale, y1 * scale, lines.setdefault((block, line), len(lines))
        )
        for x0, y0, x1, y1, text, block, line, _ in found
    )


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep Tesseract, which prints on stderr that dust is too small to read, from doing so.

    It writes past Python, so the file descriptor itself is turned away for as long as it reads.
    """
    try:
        kept = os.dup(2)
    except OSError:  # no stderr at all
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def pads(words: Sequence[Box]) -> dict[Box, tuple[float, float]]:
    """Return how far boxes reach above and below recognised words: burnt not over half the gap to a line."""
    ink = np.array([(word.x0, word.y0, word.x1, word.y1) for word in words], dtype=float).reshape(-1, 4)
    middles = (ink[:, 1] + ink[:, 3]) / 2
    found = {}
    for word in words:
        beside = (ink[:, 0] < word.x1) & (word.x0 < ink[:, 2])
        above = ink[beside & (middles < word.y0), 3].max(initial=-math.inf)
        below = ink[beside & (middles > word.y1), 1].min(initial=math.inf)
        gaps = ((word.y0 - above) / 2 - BURNT, (below - word.y1) / 2 - BURNT)
        found[word] = (min(max(gaps[0], 0.0), PAD), min(max(gaps[1], 0.0), PAD))
    return found
