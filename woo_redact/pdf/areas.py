"""Finds what a person must judge on a page: signatures, stamps, photographs, codes, writing, unsure words."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pymupdf

from woo_redact.model import Box
from woo_redact.pdf.blobs import Blob, blobs, broken_rules, cored, thick, without_rules
from woo_redact.pdf.look import Mask, Tones, View, ink_of, skew_of, view, without_specks
from woo_redact.pdf.ocr import OcrWord

Found = tuple[Box, str]

UNSURE = 80
"""Confidence below which a word was not surely read: of those above 99 % are right, of those below 5 %."""

_NEARLY = 60  # confidence from which two readings are alike: of writing they are not
_SIZED = 1.35  # times as high: print of one size, letters with and without tails
_DPI = 100  # a pen's stroke is two or three dots wide, a page a million dots
_POINT = _DPI / 72
_CLEAR = 2.0  # points round a printed word that are its own: tails, blur, underlining
_LEAST = (14.0, 7.0)  # points: a paraph is wider and higher than this, a comma or a tick is not
_INK = 45  # dots of ink: less is dust
_NEAR = 12.0  # points: strokes this near belong to one signature or note
_RIM = 9.0  # points at the edge of a page, where copiers leave shadows
_SOLID = 0.3  # share of ink in shapes thicker than a pen's stroke: a logo, a bar, a punched hole
_PHOTO = 26.0  # points: a passport photograph is 99 wide, one in a table some 30
_CODE = 18.0  # points: a smaller code cannot be scanned from paper
_SQUARE = 4  # dots: the side of the little squares in which tone is measured
_DARK = 0.6  # of the paper's tone: darker than this are the modules of a code
_FILLED = 0.8  # of the paper's tone: darker than this is filled
_TINT = 0.88  # of the paper's tone: darker than this is tinted
_TONES = 5  # so many steps of tone make a photograph; a logo or a panel has one or two
_STEP = 14  # of 255: one step of tone
_THIN, _SLIM = 1.6, 8.0  # dots off its axis, and how much more along it: a ruled stroke, with an arrow's head
_SIDES, _STROKES = (
    8,
    3,
)  # sides of a drawn frame, and lines of an arrow that slants; a slanting frame is a stamp's
_WORDED = 0.35  # of an area under words: dense lines of print, and no photograph
_RULE, _PIECE = 50.0, 7.0  # points: a rule, and the least of what is left of one between dense lines
_RULED = 6.0  # points that a straight line is longer than
_EVENLY = 0.8  # of its little squares have the usual tone of their row or column: a ground, and no photograph
_SIGNED = 17.0  # points: handwriting that stands higher than this is taken for a signature


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A page as it is looked at: straightened, in grey, its ink without print and rules, where print is."""

    seen: View
    tones: Tones
    ink: Mask
    printed: Mask
    paper: float

    def box(self, blob: Blob) -> Box:
        """Return where a blob stands, in points of the unrotated page."""
        return self.seen.box(blob.x0 - 2, blob.y0 - 2, blob.x1 + 2, blob.y1 + 2)


def areas(page: pymupdf.Page, words: Sequence[OcrWord]) -> tuple[Found, ...]:
    """Return the areas of a page that are neither print nor rules, with what they seem to be.

    `words` are those read by eye; the page's own text counts as print too. Kinds: "signature", "photo",
    "code", "handwriting" and "picture" (a stamp, a drawing, what cannot be told). Solid shapes (logos,
    bars, panels, punched holes) are nobody's and are not asked about. The kind is a hint, the area is what
    counts: how many are found and how many are false is measured in docs/scans.md.
    """
    sheet = _sheet(page, words)
    panels: list[Blob] = []
    whole: list[Blob] = []
    for blob in _tinted(sheet):
        if _kind_of_tint(page, sheet, blob):
            whole.append(blob)
        elif _solid(sheet, blob):
            panels.append(blob)
    found: list[Found] = []
    for blob in blobs(sheet.ink, gap=round(_NEAR * _POINT)):
        if meets := [n for n, part in enumerate(whole) if _overlap(blob, part)]:
            whole[meets[0]] = whole[meets[0]].union(blob)  # the light parts of a photograph or a code
        elif (kind := _kind(page, sheet, blob)) == "code" or (kind and _beside(blob, panels)):
            found.append((sheet.box(blob), kind))
    found += ((sheet.box(blob), _kind_of_tint(page, sheet, blob) or "photo") for blob in whole)
    known = [*(box for box, _ in found), *map(sheet.box, panels)]
    unsure = [box for box in _unsure(words) if not any(_meets(box, other) for other in known)]
    found += ((box, "handwriting") for box in unsure)
    return tuple(sorted(found, key=lambda pair: (pair[0].y0, pair[0].x0)))


def _sheet(page: pymupdf.Page, words: Sequence[OcrWord]) -> _Sheet:
    """Look at a page and take print and rules out of its ink."""
    seen = view(page, _DPI)
    ink = without_specks(ink_of(seen.tones, _DPI))
    if skew := skew_of(ink):
        seen = view(page, _DPI, turn=-skew)
        ink = without_specks(ink_of(seen.tones, _DPI))
    tones = seen.tones
    ink = without_rules(ink, least=round(_RULE * _POINT))
    ink &= ~broken_rules(ink, piece=round(_PIECE * _POINT), least=round(2 * _RULE * _POINT))
    printed = np.zeros_like(ink)
    forward = ~seen.back
    for rectangle in _print(page, words):
        area = rectangle * forward
        left, top = max(0, int(area.x0)), max(0, int(area.y0))
        printed[top : max(0, int(area.y1) + 1), left : max(0, int(area.x1) + 1)] = True
    ink &= ~printed
    for start, end in _ruled(page):
        a, b = start * forward, end * forward
        steps = round(abs(b - a)) + 1
        for x, y in zip(np.linspace(a.x, b.x, steps), np.linspace(a.y, b.y, steps), strict=True):
            ink[max(0, int(y) - 2) : max(0, int(y) + 3), max(0, int(x) - 2) : max(0, int(x) + 3)] = False
    return _Sheet(seen=seen, tones=tones, ink=ink, printed=printed, paper=float(np.percentile(tones, 80)))


def _print(page: pymupdf.Page, words: Sequence[OcrWord]) -> Iterator[pymupdf.Rect]:
    """Yield where print stands: the page's own words, and those that were surely read.

    An unsure word between sure ones is print too, badly printed, and so is one in a row of print that was
    nearly read or is asked about by itself (see `_unsure`); a long one that is far higher than the others is
    a signature that was read as letters.
    """
    back = page.derotation_matrix
    for word in page.get_text("words"):
        x0, y0, x1, y1 = word[:4]
        yield pymupdf.Rect(x0 - _CLEAR, y0 - _CLEAR, x1 + _CLEAR, y1 + _CLEAR) * back
    usual = _usual(words)
    printed = [word for word in words if _printed(word, usual)]
    for number, word in enumerate(words):
        beside = [w for w in words[max(0, number - 1) : number + 2] if w is not word and w.line == word.line]
        named = _like_a_name(word.text)
        sure = (
            word.confidence >= UNSURE
            or (bool(beside) and all(w.confidence >= UNSURE for w in beside) and not named)
            or ((named or word.confidence >= _NEARLY) and _in_row(word.box, printed))
        )
        if sure and _printed(word, usual):
            box = word.box
            yield pymupdf.Rect(box.x0 - _CLEAR, box.y0 - _CLEAR, box.x1 + _CLEAR, box.y1 + _CLEAR)


def _in_row(box: Box, words: Sequence[OcrWord]) -> bool:
    """Tell whether a word stands in a row with print of its own size, nearly all surely read, as in a table.

    Of print that stands upside down Tesseract makes words too, some of which it is sure of.
    """
    middle, high = (box.y0 + box.y1) / 2, box.y1 - box.y0
    row = [
        word.confidence >= UNSURE
        for word in words
        if word.box.y0 <= middle <= word.box.y1 and high / _SIZED < word.box.y1 - word.box.y0 < high * _SIZED
    ]
    return 4 * sum(row) >= 3 * len(row)


def _ruled(page: pymupdf.Page) -> Iterator[tuple[pymupdf.Point, pymupdf.Point]]:
    """Yield the straight lines of frames, arrows and plots that a page draws: shapes of few and long sides.

    A pen's stroke has many short ones.
    """
    back = page.derotation_matrix
    for drawing in page.get_cdrawings():
        sides = len(drawing["items"])
        for kind, *told in drawing["items"] if sides <= _SIDES else ():
            corners = [pymupdf.Point(point) for point in told[:2]] if kind == "l" else []
            if kind == "re":
                quad = pymupdf.Rect(told[0]).quad
                corners = [quad.ul, quad.ur, quad.lr, quad.ll, quad.ul]
            for start, end in itertools.pairwise(corners):
                slants = min(abs(end.x - start.x), abs(end.y - start.y)) > 1
                if abs(end - start) > _RULED and (not slants or sides <= _STROKES):
                    yield start * back, end * back


def _usual(words: Sequence[OcrWord]) -> float:
    """Return the usual height of the words of a page, lying or standing."""
    depths = sorted(min(w.box.y1 - w.box.y0, w.box.x1 - w.box.x0) for w in words if len(w.text) > 3)
    return depths[len(depths) // 2] if depths else 10.0


def _printed(word: OcrWord, usual: float) -> bool:
    """Tell whether a word has the measures of print: a signature read as letters has few and wide ones."""
    high, wide = word.box.y1 - word.box.y0, word.box.x1 - word.box.x0
    depth, length = (high, wide) if wide > high or len(word.text) < 3 else (wide, high)
    letter = length / len(word.text)
    large = depth > 2.2 * usual
    return (
        any(map(str.isalnum, word.text))
        and letter < 1.1 * max(depth, usual)
        and (not large or (word.confidence > 90 and len(word.text) > 3 and letter > 0.25 * depth))
    )


def _kind(page: pymupdf.Page, sheet: _Sheet, blob: Blob) -> str:
    """Say what a blob of ink is, "" for what nobody need judge."""
    wide, high = blob.wide / _POINT, blob.high / _POINT
    if wide < _LEAST[0] or high < _LEAST[1] or blob.ink < _INK or _at_rim(sheet, blob):
        return ""
    part = sheet.ink[blob.y0 : blob.y1, blob.x0 : blob.x1]
    full = float(part.mean())
    if min(wide, high) > _CODE and full > 0.2 and _is_code(page, sheet, blob, part):
        return "code"
    if thick(part) > _SOLID or _straight(part):
        return ""
    if full > 0.5:
        return "picture"
    if _ringed(part) or _coloured(part, full):
        return "picture"
    return "signature" if high > _SIGNED else "handwriting"


def _straight(part: Mask) -> bool:
    """Tell whether ink is one straight stroke, an arrow's or a diagram's: nobody signs with a ruler."""
    along, across = np.linalg.eigvalsh(np.cov(np.argwhere(part).T))[::-1]
    return bool(across < _THIN**2 and along > (_SLIM * _THIN) ** 2)


def _at_rim(sheet: _Sheet, blob: Blob) -> bool:
    """Tell whether a blob lies along the edge of the page: a copier's shadow."""
    height, width = sheet.tones.shape
    rim = _RIM * _POINT
    return blob.x1 < rim or blob.y1 < rim or blob.x0 > width - rim or blob.y0 > height - rim


def _is_code(page: pymupdf.Page, sheet: _Sheet, blob: Blob, part: Mask) -> bool:
    """Tell whether a blob is a bar code or a QR code: it can be decoded, or changes as often as one."""
    box = sheet.box(blob)
    around = pymupdf.Rect(box.x0 - 6, box.y0 - 6, box.x1 + 6, box.y1 + 6) * page.rotation_matrix
    taken = page.get_pixmap(clip=around, dpi=200, colorspace=pymupdf.csGRAY, alpha=False)
    try:
        decoded = pymupdf.mupdf.fz_decode_barcode_from_pixmap(taken.this, 0)
    except (RuntimeError, pymupdf.mupdf.FzErrorBase):
        decoded = None
    if decoded and "None" not in str(decoded[0] if isinstance(decoded, tuple) else decoded):
        return True
    across = np.count_nonzero(part[:, 1:] != part[:, :-1], axis=1)
    busy = float(np.median(across)) / (blob.wide / _POINT)
    return busy > 0.25 and float(part.mean()) > 0.3


def _ringed(part: Mask) -> bool:
    """Tell whether ink runs along all four sides: a stamp's ring or frame."""
    height, width = part.shape
    edge_x, edge_y = max(2, width // 6), max(2, height // 6)
    middle_x, middle_y = slice(width // 3, 2 * width // 3), slice(height // 3, 2 * height // 3)
    sides = (
        part[:edge_y, middle_x].any(axis=0).mean(),
        part[-edge_y:, middle_x].any(axis=0).mean(),
        part[middle_y, :edge_x].any(axis=1).mean(),
        part[middle_y, -edge_x:].any(axis=1).mean(),
    )
    return bool(min(sides) > 0.6)


def _coloured(part: Mask, full: float) -> bool:
    """Tell whether ink fills an area evenly, as letters round a stamp do and a pen's stroke does not."""
    rows, columns = part.any(axis=1).mean(), part.any(axis=0).mean()
    return bool(full > 0.3 and rows > 0.95 and columns > 0.95)


def _tinted(sheet: _Sheet) -> Iterator[Blob]:
    """Yield what is darker than paper all over: photographs, codes, logos, panels, bars."""
    tinted = _means(sheet.tones) < _TINT * sheet.paper
    for blob in blobs(cored(tinted), gap=2, cell=1):
        yield Blob(blob.x0 - 1, blob.y0 - 1, blob.x1 + 1, blob.y1 + 1, blob.ink).scaled(_SQUARE)


def _means(tones: Tones) -> npt.NDArray[np.float64]:
    """Return the mean tone of each little square: a scanner's noise is gone in it."""
    height, width = (side // _SQUARE * _SQUARE for side in tones.shape)
    squares = tones[:height, :width].reshape(height // _SQUARE, _SQUARE, width // _SQUARE, _SQUARE)
    means: npt.NDArray[np.float64] = squares.mean(axis=(1, 3))
    return means


def _kind_of_tint(page: pymupdf.Page, sheet: _Sheet, blob: Blob) -> str:
    """Say whether a tinted part is a code or a photograph, "" when it is a logo or a panel."""
    wide, high = blob.wide / _POINT, blob.high / _POINT
    if min(wide, high) < _CODE or _at_rim(sheet, blob):
        return ""
    if _is_code(page, sheet, blob, sheet.tones[blob.y0 : blob.y1, blob.x0 : blob.x1] < _DARK * sheet.paper):
        return "code"
    means = _means(sheet.tones)
    part = means[blob.y0 // _SQUARE : blob.y1 // _SQUARE, blob.x0 // _SQUARE : blob.x1 // _SQUARE]
    tinted = part < _TINT * sheet.paper
    core = part[cored(tinted)]  # without its edges, where tones run over into the paper's
    full = tinted.mean() > 0.6 and len(core) > 0 and not _gradual(part, cored(tinted))
    full = full and sheet.printed[blob.y0 : blob.y1, blob.x0 : blob.x1].mean() < _WORDED
    return "photo" if min(wide, high) > _PHOTO and full and _steps(core) >= _TONES else ""


def _gradual(means: npt.NDArray[np.float64], core: Mask) -> bool:
    """Tell whether tone changes one way only, down or across: a panel of a slide, words on it or not."""
    tones = np.where(core, means, np.nan)
    for axis in (0, 1):
        there = core.any(axis=axis)
        usual = np.nanmedian(tones[:, there] if axis == 0 else tones[there], axis=axis, keepdims=True)
        off = np.abs((tones[:, there] if axis == 0 else tones[there]) - usual)
        if float((off < _STEP / 2).sum()) > _EVENLY * float(core.sum()):
            return True
    return False


def _solid(sheet: _Sheet, blob: Blob) -> bool:
    """Tell whether a tinted part is filled: a logo, a bar, a panel, and not strokes close together."""
    part = sheet.tones[blob.y0 : blob.y1, blob.x0 : blob.x1]
    means = _means(part)
    core = means[cored(means < _TINT * sheet.paper)]
    even = len(core) > 0.3 * means.size and _steps(core) <= 2
    return bool(even or thick(part < _FILLED * sheet.paper) > _SOLID)


def _overlap(one: Blob, other: Blob) -> bool:
    """Tell whether two blobs share a place."""
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def _beside(blob: Blob, panels: Sequence[Blob]) -> bool:
    """Tell whether ink stands beside all panels: it is no part of a logo, nor the outline of a panel.

    A signature on a large panel is much smaller than the panel, and has its own place.
    """
    inside = 0
    for panel in panels:
        wide = min(blob.x1, panel.x1) - max(blob.x0, panel.x0)
        high = min(blob.y1, panel.y1) - max(blob.y0, panel.y0)
        if wide > 0 and high > 0:
            large = panel.wide * panel.high > (90 * _POINT) ** 2
            if large and blob.wide * blob.high < 0.4 * panel.wide * panel.high:
                continue
            inside += wide * high
    return inside < 0.55 * blob.wide * blob.high


def _steps(tones: npt.NDArray[np.float64]) -> int:
    """Count the steps of tone that make up at least 4 % of an area each."""
    counts = np.bincount((tones // _STEP).astype(np.int64))
    return int((counts > 0.04 * len(tones)).sum())


def _unsure(words: Sequence[OcrWord]) -> Iterator[Box]:
    """Yield the words that were not surely read and may be names or numbers of people."""
    last: OcrWord | None = None
    box: Box | None = None
    for word in words:
        if word.confidence >= UNSURE or not _like_a_name(word.text):
            continue
        if box and last and last.line == word.line and 0 <= word.box.x0 - last.box.x1 < 12:
            box = box.union(word.box)
        else:
            if box:
                yield box
            box = word.box
        last = word
    if box:
        yield box


def _like_a_name(text: str) -> bool:
    """Tell whether a word could be a name, an address or a number: a capital and letters, an @, or digits."""
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    capital = next((letter for letter in text if letter.isalpha()), "").isupper()
    return (capital and letters >= 3) or digits >= 4 or "@" in text


def _meets(a: Box, b: Box) -> bool:
    """Tell whether two boxes overlap."""
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
