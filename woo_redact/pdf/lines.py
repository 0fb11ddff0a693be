"""Puts the glyphs of a page into lines a person would read, whatever the order they are drawn in."""

import itertools
import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pymupdf

from woo_redact.pdf.columns import Sides, column_order
from woo_redact.pdf.flow import flowing
from woo_redact.pdf.fold import shown
from woo_redact.pdf.letters import Letter, Lie, Line, layers, once, space

# ActualText says something else than the page shows; the glyphs are what a reader sees and copies.
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_IGNORE_ACTUALTEXT
_SAME_BASELINE = 0.3  # of the size: letters whose baselines differ less stand on one line
_GAP = 0.15  # of the size: a wider gap between letters is a space (as MuPDF has it)
_UNSAID = 0.35  # of the size: a gap so wide between two letters is a space though MuPDF makes none of it
_COLUMN = 1.8  # of the size: a wider gap ends the line
_TOUCHING = 0.7  # of the size: two lines that end and start this near are one
_PARAGRAPH = 1.7  # of the size: baselines further apart stand in two paragraphs

Point = tuple[float, float]

__all__ = ["Letter", "Lie", "Line", "Sides", "page_lines"]


def page_lines(page: pymupdf.Page, trace: Sequence[dict[str, Any]]) -> tuple[Line, ...]:
    """Return the lines of a page in reading order; `trace` is MuPDF's own list of its glyphs.

    That is the order of drawing, as the writer's program thought of the page, unless it is odd: letters
    drawn backwards, one by one or letter-spaced do not make lines, and then place decides.
    """
    raw = page.get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())
    lines = flowing(once(list(_drawn(raw, _tails(trace)))))
    if not _odd(lines):
        return tuple(_stacked(lines))
    straight = [line for line in lines if line.lie is not Lie.SLANTED]
    slanted = [line for line in lines if line.lie is Lie.SLANTED]
    return tuple(_stacked([*_by_place(straight), *slanted]))


def _tails(trace: Iterable[dict[str, Any]]) -> dict[Point, str]:
    """Return what glyphs that stand for several characters say beyond the first, by where they stand.

    MuPDF gives each such character a place of its own behind the glyph, over the letters that follow.
    """
    found: dict[Point, str] = defaultdict(str)
    for piece in trace:
        origin = None
        for code, number, place, _ in piece["chars"]:
            if number >= 0:
                origin = place
            elif origin is not None and 0 < code < 0x110000:
                found[origin] += chr(code)
    return dict(found)


def _whole(
    characters: Iterable[dict[str, Any]], tails: dict[Point, str]
) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the characters of a run that have a glyph, each with all that the glyph says."""
    skip = ""
    for character in characters:
        if skip and character["c"] == skip[0]:
            skip = skip[1:]
            continue
        skip = tails.get(character["origin"], "")
        yield character, character["c"] + skip


def _drawn(raw: dict[str, Any], tails: dict[Point, str]) -> Iterator[Line]:
    """Yield the lines as MuPDF makes them of what is drawn after one another."""
    for downwards, lines in itertools.groupby(_raw_lines(raw), key=lambda entry: bool(entry[0]["wmode"])):
        if downwards:
            yield from _columns((line for line, _ in lines), tails)
            continue
        for line, new in lines:
            across, along = line["dir"]
            lie = _lie(across, along)
            forward = across > 0 if lie is Lie.LEVEL else along > 0
            letters = tuple(_letters(line, lie, tails, forward=forward))
            if letters:
                yield Line(letters, lie, new, forward)


def _raw_lines(raw: dict[str, Any]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield MuPDF's lines, and whether each is the first of its block."""
    for block in raw["blocks"]:
        for number, line in enumerate(block.get("lines", ())):
            yield line, not number


def _columns(lines: Iterable[dict[str, Any]], tails: dict[Point, str]) -> Iterator[Line]:
    """Yield text written downwards (ISO 32000-1, 9.7.4.3), of which MuPDF makes a line per letter."""
    column: list[Letter] = []
    for line in lines:
        for letter in _letters(line, Lie.SLANTED, tails, forward=True):
            if column and letter.sides[1] < column[-1].sides[1]:
                yield Line(tuple(column), Lie.SLANTED, new=True)
                column = []
            column.append(letter)
    if column:
        yield Line(tuple(column), Lie.SLANTED, new=True)


def _lie(across: float, along: float) -> Lie:
    """Return how a line lies whose text runs in this direction (y grows downwards)."""
    if abs(along) < 0.01:
        return Lie.LEVEL
    if abs(across) < 0.01:
        return Lie.RISING if along < 0 else Lie.FALLING
    return Lie.SLANTED


def _letters(line: dict[str, Any], lie: Lie, tails: dict[Point, str], *, forward: bool) -> Iterator[Letter]:
    """Yield the letters of a line of MuPDF's "rawdict", accents put on the letters they belong to."""
    across, along = line["dir"]
    before: Letter | None = None
    for piece in line["spans"]:
        size = piece["size"]
        for character, said in _whole(piece["chars"], tails):
            whole_box = ink(character, size, lie, forward=forward)
            x, y = character["origin"]
            texts = shown(said) if len(said) == 1 else "".join(map(shown, said))
            for part, text in enumerate(texts):
                sides = _share(whole_box, lie, part, len(texts)) if len(texts) > 1 else whole_box
                first, last = _extent(sides, across, along)
                letter = Letter(
                    text, sides, first, last, y * across - x * along, size, bool(character["synthetic"])
                )
                if before is not None and not text.isascii() and (whole := _accented(before, letter)):
                    before = whole
                    continue
                if before is not None:
                    yield before
                    if before.ink and letter.ink and letter.u0 - before.u1 > _UNSAID * size:
                        yield space(before, letter)
                before = letter
    if before is not None:
        yield before


def _extent(sides: Sides, across: float, along: float) -> tuple[float, float]:
    """Return where a box begins and ends along a line of this direction."""
    x0, y0, x1, y1 = sides
    if along == 0 and across == 1:  # nearly all
        return (x0, x1) if x0 <= x1 else (x1, x0)
    corners = [a * across + b * along for a, b in itertools.product((x0, x1), (y0, y1))]
    return min(corners), max(corners)


def _share(sides: Sides, lie: Lie, part: int, parts: int) -> Sides:
    """Return the part of a ligature's box that one of its letters takes."""
    x0, y0, x1, y1 = sides
    if lie in {Lie.RISING, Lie.FALLING}:
        step = (y1 - y0) / parts
        at = y0 + part * step if lie is Lie.FALLING else y1 - (part + 1) * step
        return x0, at, x1, at + step
    step = (x1 - x0) / parts
    return x0 + part * step, y0, x0 + (part + 1) * step, y1


def _accented(letter: Letter, accent: Letter) -> Letter | None:
    """Return a letter with a combining accent as one, None when the second is none."""
    if not unicodedata.combining(accent.text):
        return None
    text = unicodedata.normalize("NFC", letter.text + accent.text)
    if len(text) != 1:
        text = letter.text
    a, b = letter.sides, accent.sides
    sides = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    return Letter(text, sides, letter.u0, letter.u1, letter.v, letter.size)


def ink(character: dict[str, Any], size: float, lie: Lie, *, forward: bool) -> Sides:
    """Return the box of a character, cut to where letters of its size have ink.

    Fonts claim more height than their letters have, so that boxes would cover the next line: capitals and
    ascenders reach 0.8 of the size above the baseline, accents 0.95, tails 0.24 below it.
    """
    x0, y0, x1, y1 = character["bbox"]
    x0, x1 = (x0, x1) if x0 <= x1 else (x1, x0)
    y0, y1 = (y0, y1) if y0 <= y1 else (y1, y0)
    if lie is Lie.SLANTED:
        return x0, y0, x1, y1
    above = size * (0.8 if character["c"].isascii() else 0.95)
    below = size * 0.24
    x, y = character["origin"]
    if lie is Lie.LEVEL:
        top = max(y0, y - above if forward else y - below)
        bottom = min(y1, y + below if forward else y + above)
        return (x0, top, x1, bottom) if top < bottom else (x0, y0, x1, y1)
    left = max(x0, x - below if forward else x - above)
    right = min(x1, x + above if forward else x + below)
    return (left, y0, right, y1) if left < right else (x0, y0, x1, y1)


def _odd(lines: list[Line]) -> bool:
    """Tell whether the order of drawing is not that of reading, or lines are torn apart or spaced out."""
    straight = [line for line in lines if line.lie is not Lie.SLANTED]
    if any(_spaced(line) or _backwards(line) for line in straight):
        return True
    rows: dict[tuple[Lie, bool, int], list[Line]] = defaultdict(list)
    for line in straight:
        rows[line.lie, line.forward, round(line.letters[0].v / 3)].append(line)
    for (lie, forward, row), here in rows.items():
        others = [*here, *rows.get((lie, forward, row + 1), ())]
        if any(_torn(a, b) for a, b in itertools.permutations(others, 2)) and len(others) < 60:
            return True
    ups = sum(
        b.lie is a.lie is Lie.LEVEL and b.sides[3] < a.sides[1] and _overlap(a, b)
        for a, b in itertools.pairwise(straight)
    )
    return ups > 3 and ups > 0.5 * len(straight)


def _overlap(a: Line, b: Line) -> bool:
    """Tell whether one line stands above the other, not beside it."""
    return a.sides[0] < b.sides[2] and b.sides[0] < a.sides[2]


def _spaced(line: Line) -> bool:
    """Tell whether a line is letter-spaced: mostly single letters with gaps."""
    words = "".join(letter.text for letter in line.letters).split()
    single = sum(len(word) == 1 and word.isalnum() for word in words)
    return single >= 4 and single > 0.6 * len(words)


def _backwards(line: Line) -> bool:
    """Tell whether letters of a line stand before those drawn earlier."""
    inked = [letter for letter in line.letters if letter.ink]
    return any(b.u0 < a.u0 - 0.5 * a.size for a, b in itertools.pairwise(inked))


def _torn(a: Line, b: Line) -> bool:
    """Tell whether line `b` goes on where `a` ends, as if they were drawn as one."""
    last, first = a.letters[-1], b.letters[0]
    size = max(last.size, first.size)
    return (
        abs(last.v - first.v) < _SAME_BASELINE * size and -0.5 * size < first.u0 - last.u1 < _TOUCHING * size
    )


def _by_place(lines: list[Line]) -> list[Line]:
    """Return the lines made anew from the places of their letters, columns one after the other."""
    made: list[Line] = []
    for (lie, forward), group in itertools.groupby(
        sorted(lines, key=lambda line: (line.lie, not line.forward)),
        key=lambda line: (line.lie, line.forward),
    ):
        segments = [
            Line(tuple(part), lie, new=True, forward=forward)
            for layer in layers(group)
            for part in _segments([one for line in layer for one in line.letters if not one.synthetic])
        ]
        order = column_order([segment.sides for segment in segments])
        made += [segments[number] for number in order]
    return [
        Line(line.letters, line.lie, new=before is None or _apart(before, line), forward=line.forward)
        for before, line in zip([None, *made], made, strict=False)
    ]


def _apart(before: Line, line: Line) -> bool:
    """Tell whether a line does not go on with the paragraph of the one before it."""
    a, b = before.letters[0], line.letters[0]
    far = abs(b.v - a.v) > _PARAGRAPH * max(a.size, b.size)
    return before.lie is not line.lie or far or b.v < a.v or not _overlap(before, line)


def _segments(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield letters that follow one another on one baseline, with spaces where there are gaps."""
    for row in _rows(letters):
        row.sort(key=lambda letter: (letter.u0, letter.u1))
        part: list[Letter] = []
        gap = _word_gap(row)
        for letter in row:
            if not letter.ink and (not part or not part[-1].ink):
                continue
            if part:
                white = letter.u0 - part[-1].u1
                if white > max(_COLUMN * letter.size, 1.5 * gap):
                    yield part
                    part = []
                elif white > gap and letter.ink and part[-1].ink:
                    part.append(space(part[-1], letter))
            if letter.ink or part:
                part.append(letter)
        if part:
            yield part


def _rows(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Return letters in rows of one baseline."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: (letter.v, letter.u0)):
        near = rows and abs(letter.v - rows[-1][0].v) < _SAME_BASELINE * max(letter.size, rows[-1][0].size)
        if near:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return rows


def _word_gap(row: Sequence[Letter]) -> float:
    """Return the gap (points) from which two letters of a row stand in two words."""
    size = max(letter.size for letter in row)
    gaps = [b.u0 - a.u1 for a, b in itertools.pairwise(row) if a.ink and b.ink]
    if len(gaps) < 3:
        return _GAP * size
    usual = statistics.median(gaps)
    return _GAP * size if usual < 0.12 * size else 1.5 * usual + 0.1 * size


def _stacked(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, letters that stand one below the other (a word set from top to bottom) as one line."""
    run: list[Line] = []
    for line in lines:
        if run and _below(run[-1], line):
            run.append(line)
            continue
        yield from _joined(run)
        run = [line]
    yield from _joined(run)


def _below(before: Line, line: Line) -> bool:
    """Tell whether a lone letter stands right below another."""
    if len(before.letters) != 1 or len(line.letters) != 1 or before.lie is not Lie.LEVEL:
        return False
    a, b = before.letters[0], line.letters[0]
    middle = abs((a.u0 + a.u1) - (b.u0 + b.u1)) / 2
    return a.ink and b.ink and middle < 0.5 * a.size and 0.5 * a.size < b.v - a.v < 2.2 * a.size


def _joined(run: list[Line]) -> Iterator[Line]:
    """Yield a run of stacked letters as one line, or as they are when they are few."""
    if len(run) < 4:
        yield from run
    else:
        letters = tuple(letter for line in run for letter in line.letters)
        yield Line(letters, Lie.SLANTED, new=True)
