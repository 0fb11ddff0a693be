"""Writes tables cell by cell, where a cell runs over several lines or rules part the columns.

Tesseract reads a table across: "Hanneke van | adviseur bij" and, below it, "der Olthof | de provincie". No
name is in one piece in that. What parts cells can be seen: rules, and white that runs down between words of
several lines. Without rules, tables of which every cell is one line stay as they were read, and so do pages
without tables, unless their lines stand beside one another as cells do.
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from woo_redact.pdf.grid import Cell, Piece, Rules, Sure, headed_tables, table_rows
from woo_redact.pdf.readings import Pairs

_SAME_ROW = 0.4  # of a line's height: middles nearer than this stand on one row
_WHITE = 0.55  # of a line's height: a narrower gap is a space, also in justified text
_WIDE = 1.0  # of a line's height: so wide a gap over several lines needs no words in line beside it
_LONE = 1.5  # times the gaps beside it
_IN_LINE = 0.3  # of a line's height: words that begin this near one another begin in line
_ROWS = 3  # rows with words on both sides of a white that parts columns
_APART = 1.2  # times the least distance of a cell's lines: what is further down is another cell
_FAR = 2.2  # times a line's height: lines further apart never share a cell
_FEW = 6  # rows that a lone cell between rules may have; a longer one is a list of rows
_MARGIN = 1.8  # of a line's height: the white between two columns and that between two words
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}[;,]?", re.IGNORECASE)
_MAIL_SO_FAR = re.compile(r"[\w.+-]+@[\w.-]+[;,]?")
_MAIL_BEGUN = re.compile(r"[\w+-]+(?:[._-][\w+-]+)+[._-]?|[\w+-]+[._]")
_HYPHENS = ("-", "\u2010", "\u00ad")
_NUMBER = re.compile(r"[+(]?\d[\d().-]{5,}")
_DIGITS = 10  # of a Dutch telephone number

_Row = list[Sure]


def by_cells(words: Pairs, rules: Rules) -> Pairs:
    """Return the words of a page, in pixels, with tables whose cells run over several lines cell by cell.

    Each cell is a passage of its own (`link` of its first word), its lines joined where the next word would
    not have fitted; a row of a table with ruled columns is a line, its cells divided by tabs, so that each
    can be told by what stands above its column. Lines are counted anew; without either, all stays as it is.
    """
    high = median(word.y1 - word.y0 for word, _ in words) if words else 0.0
    if not high:
        return words
    pieces = _pieces(_rows(words, high), rules, high)
    lines = _even_rows(pieces, high)
    alone = {id(cell[0]) for row in lines for cell in row}
    cells, barred = _cells([piece for piece in pieces if id(piece) not in alone], rules, high)
    bands = sorted([*_bands(cells), *lines], key=_top)
    rows = table_rows(bands, rules, high)
    order = {id(pair): number for number, pair in enumerate(words)}
    across = [number for number, band in enumerate(bands) if not _in_columns(band, order)]
    wrapped = [number for number in across if _wrapped(bands[number])]
    if len(wrapped) < 2:  # rows that stand close are no cells, unless rules say so
        wrapped = [number for number in across if barred and _lone(bands[number])]
    chosen = {number: bands[number] for number in sorted({*wrapped, *rows})}
    return tuple(_written(words, chosen, rows, high)) if chosen else words


def _rows(words: Pairs, high: float) -> list[_Row]:
    """Return the words in rows from top to bottom, each from left to right."""
    rows: list[_Row] = []
    middle = 0.0
    for pair in sorted(words, key=lambda pair: pair[0].y0 + pair[0].y1):
        here = (pair[0].y0 + pair[0].y1) / 2
        if rows and here - middle < _SAME_ROW * high:
            rows[-1].append(pair)
        else:
            rows.append([pair])
            middle = here
    return [sorted(row, key=lambda pair: pair[0].x0) for row in rows]


def _middle(row: _Row) -> float:
    """Return the height on which a row stands."""
    return median((word.y0 + word.y1) / 2 for word, _ in row)


def _pieces(rows: list[_Row], rules: Rules, high: float) -> list[Piece]:
    """Return the rows cut where a rule or a white that runs down parts their words."""
    white = {
        cut
        for row, words in enumerate(rows)
        for at in range(1, len(words))
        if words[at][0].x0 - words[at - 1][0].x1 > _WHITE * high
        for cut in _followed(rows, row, at, high)
    }
    pieces = []
    for number, row in enumerate(rows):
        cuts = [
            at
            for at in range(1, len(row))
            if (number, at) in white or rules.beside(row[at - 1][0], row[at][0])
        ]
        pieces += [
            Piece(tuple(row[a:b]), _middle(row), parted=bool(cuts))
            for a, b in itertools.pairwise((0, *cuts, len(row)))
        ]
    return pieces


def _even_rows(pieces: list[Piece], high: float) -> list[list[Cell]]:
    """Return the rows of tables in which every line is a row: headings with data below, evenly apart.

    Lines of a cell that wraps are as even, but then come few or go on in a line that is no row.
    """
    rows = [
        [[piece] for piece in row] for _, row in itertools.groupby(pieces, key=lambda piece: piece.middle)
    ]
    even: list[list[Cell]] = []
    for table in headed_tables(rows, high):
        steps = [_top(rows[number + 1]) - _top(rows[number]) for number in list(table)[1:-1]]
        after = max(table) + 1
        ends = after == len(rows) or _top(rows[after]) - _top(rows[after - 1]) > _APART * max(steps)
        if len(table) > _ROWS and max(steps) < _APART * min(steps) and ends:
            even += [rows[number] for number in table]
    return even


def _top(band: list[Cell]) -> float:
    """Return the height of the first line of a row."""
    return min(cell[0].middle for cell in band)


def _followed(rows: list[_Row], start: int, at: int, high: float) -> list[tuple[int, int]]:
    """Return the gaps (row, number of the word after) that a gap runs on in, none if it parts no columns."""
    found = [(start, at)]
    left, right = rows[start][at - 1][0].x1, rows[start][at][0].x0
    for step in (-1, 1):
        number = start
        while 0 <= (number := number + step) < len(rows):
            edge = right - _IN_LINE * high
            row = [word for word, _ in rows[number]]
            after = sum((word.x0 + word.x1) / 2 < edge for word in row)
            low = max([left, *(word.x1 for word in row[:after])])
            top = min([right, *(word.x0 for word in row[after:])])
            far = abs(_middle(rows[number]) - _middle(rows[number - step])) > 2 * _FAR * high
            if far or top - low < _WHITE * high:
                break
            left, right = low, top
            if 0 < after < len(row):
                found.append((number, after))
    begin = rows[start][at][0].x0
    in_line = sum(abs(rows[number][after][0].x0 - begin) < _IN_LINE * high for number, after in found)
    wide = right - left > _WIDE * high and _lone_gap(rows[start], at)
    return found if in_line >= _ROWS or (wide and len(found) >= _ROWS) else []


def _lone_gap(row: _Row, at: int) -> bool:
    """Tell whether a gap is far wider than those beside it: in justified text all of a line are alike."""
    gaps = [b.x0 - a.x1 for (a, _), (b, _) in itertools.pairwise(row)]
    return all(gaps[at - 1] > _LONE * gap for gap in (*gaps[max(0, at - 2) : at - 1], *gaps[at : at + 1]))


def _cells(pieces: list[Piece], rules: Rules, high: float) -> tuple[list[Cell], bool]:
    """Return the pieces stacked in cells, and whether level rules part any of them."""
    stacks: list[Cell] = []
    ruled = False
    for piece in pieces:
        above = [
            stack
            for stack in stacks
            if 0 < piece.middle - stack[-1].middle < _FAR * high
            and stack[-1].x0 < piece.x1
            and piece.x0 < stack[-1].x1
        ]
        barred = len(above) == 1 and rules.below(above[0][-1], piece)
        ruled = ruled or barred
        if len(above) == 1 and not barred:
            above[0].append(piece)
        else:
            stacks.append([piece])
    steps = [
        b.middle - a.middle
        for stack in stacks
        if any(piece.parted for piece in stack)
        for a, b in itertools.pairwise(stack)
    ]
    most = _APART * min(steps, default=0.0)
    return [cell for stack in stacks for cell in _cut(stack, most)], ruled


def _cut(stack: Cell, most: float) -> Iterator[Cell]:
    """Yield a stack in cells whose lines stand no further apart than this."""
    cell = [stack[0]]
    for before, piece in itertools.pairwise(stack):
        if piece.middle - before.middle > most:
            yield cell
            cell = []
        cell.append(piece)
    yield cell


def _bands(cells: list[Cell]) -> Iterator[list[Cell]]:
    """Yield the cells that stand beside one another, from left to right: the rows of a table."""
    band: list[Cell] = []
    bottom = 0.0
    for cell in sorted(cells, key=lambda cell: cell[0].middle):
        if band and cell[0].middle > bottom:
            yield sorted(band, key=lambda cell: min(piece.x0 for piece in cell))
            band = []
        bottom = max(bottom, cell[-1].middle) if band else cell[-1].middle
        band.append(cell)
    if band:
        yield sorted(band, key=lambda cell: min(piece.x0 for piece in cell))


def _wrapped(band: list[Cell]) -> bool:
    """Tell whether cells beside one another, none below one, have several lines that are no labels."""
    labels = any(sum(piece.words[-1][0].text.endswith(":") for piece in cell) > 1 for cell in band)
    stacked = any(
        a.x0 < b.x1 and b.x0 < a.x1 for one, two in itertools.combinations(band, 2) for a in one for b in two
    )
    return len(band) > 1 and max(map(len, band)) > 1 and not labels and not stacked


def _in_columns(band: list[Cell], order: dict[int, int]) -> bool:
    """Tell whether cells were read in one go each, others between them: columns, read in turn."""
    read = [[order[id(pair)] for piece in cell for pair in piece.words] for cell in band]
    every = [number for cell in read for number in cell]
    return all(map(_gapless, read)) and not _gapless(every)


def _gapless(numbers: list[int]) -> bool:
    """Tell whether numbers follow one another, in any order."""
    return max(numbers) - min(numbers) < len(numbers)


def _lone(band: list[Cell]) -> bool:
    """Tell whether the cells have few lines and not all as many, as rows of a list would have."""
    return max(map(len, band)) <= _FEW and min(map(len, band)) < max(map(len, band))


def _written(
    words: Pairs, bands: Mapping[int, list[Cell]], rows: Mapping[int, tuple[int, ...]], high: float
) -> Iterator[Sure]:
    """Yield the words, those of each band cell by cell where its first word was read."""
    right = max(piece.x1 for band in bands.values() for cell in band for piece in cell)
    inside = {
        id(pair): number
        for number, band in bands.items()
        for cell in band
        for piece in cell
        for pair in piece.words
    }
    written: list[int] = []
    line, before = -1, None
    for pair in words:
        number = inside.get(id(pair))
        if number is None:
            new = before != pair[0].line
            line += new
            yield _placed(pair, line, "\n" if before is not None or not written else "\n\n")
            before = pair[0].line
        elif number not in written:
            goes_on = before is None and number in rows and written[-1:] == [number - 1]
            written.append(number)
            before = None
            start = "\n" if goes_on else "\n\n"
            for link, piece in _linked(bands[number], rows.get(number, ()), start, right, high):
                line += 1
                yield from (_placed(word, line, link, in_cell=True) for word in piece.words)


def _linked(
    band: list[Cell], columns: Sequence[int], start: str, right: float, high: float
) -> Iterator[tuple[str, Piece]]:
    """Yield the lines of a row's cells, each with what stands before it, the first one `start`."""
    cells = [
        [(_link(cell[at - 1], piece, end, high) if at else "", piece) for at, piece in enumerate(cell)]
        for cell, end in _ended(band, right)
    ]
    if any(link == "\n" for cell in cells for link, _ in cell):
        columns = ()  # a line end that was meant stays: such a row is no line
    for place, cell in enumerate(cells):
        begin = _follows(band, place) if place else start
        if columns and begin != " ":
            tabs = "\t" * (columns[place] - (columns[place - 1] if place else 0))
            begin = tabs if place else start + tabs
        for at, (link, piece) in enumerate(cell):
            yield link if at else begin, piece


def _follows(band: list[Cell], place: int) -> str:
    """Return what stands before a cell: what has a label beside it goes on with that."""
    label = band[place - 1] if place else []
    if len(label) == 1 and label[0].words[-1][0].text.endswith(":"):
        return " "
    return "\n" if len(label) == 1 and len(band) == 2 else "\n\n"


def _placed(pair: Sure, line: int, link: str, *, in_cell: bool = False) -> Sure:
    """Return a word on a line that follows so on the one before."""
    return dataclasses.replace(pair[0], line=line, link=link, in_cell=in_cell), pair[1]


def _ended(band: list[Cell], right: float) -> Iterator[tuple[Cell, float]]:
    """Yield the cells of a band, each with where the next one begins, or the table ends."""
    for number, cell in enumerate(band):
        ends = max(piece.x1 for piece in cell)
        after = [piece.x0 for other in band[number + 1 :] for piece in other if piece.x0 >= ends]
        yield cell, min(after, default=right)


def _link(before: Piece, piece: Piece, end: float, high: float) -> str:
    """Return what stands between two lines of a cell: nothing, a blank, or a line end that was meant.

    A line was broken by the width of its cell when the next word would not have fitted, or is no beginning.
    """
    last, first = before.words[-1][0], piece.words[0][0]
    said, then = last.text, first.text
    if "@" in said + then and _MAIL_SO_FAR.fullmatch(said + then):
        begun = "@" in said and (then.startswith(".") or not _MAIL.fullmatch(said))
        if begun or then.startswith("@") or ("@" not in said and _MAIL_BEGUN.fullmatch(said)):
            return ""
    room = end - _MARGIN * high - last.x1
    if room >= first.x1 - first.x0 and not then[:1].islower():
        return "\n"
    digits = sum(map(str.isdigit, said + then))
    if said.endswith(_HYPHENS) or (_NUMBER.fullmatch(said) and then.isdigit() and digits <= _DIGITS):
        return ""
    return " "
