"""Labels, attendance lists and tables: "Aanwezig: …", "Behandeld door: …", a column "Naam" (P05-P07)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from woo_redact.detect.bidders import are_bidders, bidder_hits, thing
from woo_redact.detect.firms import is_firm
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.grid import grids, head_row
from woo_redact.detect.hits import Hit
from woo_redact.detect.labels import (
    PEOPLE,
    Label,
    Strength,
    is_column,
    is_heading,
    is_next_label,
    is_thing_column,
    label_of,
    strength,
)
from woo_redact.detect.lexicon import is_nobodys
from woo_redact.detect.marks import mark, mark_hit, signs
from woo_redact.detect.names import BLANK, INITIALS, PARTICLE, WORD, fold
from woo_redact.detect.office_words import PLURAL
from woo_redact.detect.phonebook import is_user_name
from woo_redact.detect.pieces import IN_NAMES, Piece, split_list, whole_name
from woo_redact.detect.roads import is_road
from woo_redact.detect.roles import role_word
from woo_redact.detect.rows import Column, home_hits, is_head, table_cells
from woo_redact.detect.running import in_list
from woo_redact.detect.units import Line, Unit
from woo_redact.grounds import policy
from woo_redact.language import recorded
from woo_redact.model import BlockKind

_LISTS = (
    r"(?:handtekeningen|inteken|inschrijf|deelnemers?|ondertekenaars|namen|bel|presentie)lijst"
    r"(?: [^\n:]{1,40})?"
)
_HEADING = re.compile(rf"[*_\s\d.]*(?P<label>{PEOPLE}|{_LISTS})\*?\s*:?\*?_?\s*", re.IGNORECASE)
# A name as somebody types it who uses no capitals: "p. van der veen", "theo de vries".
_LOWER = re.compile(
    r"(?:[a-z]\.\s?){0,4}(?:[^\W\d_]{2,}\s){0,1}(?:(?:van|de|der|den|ter|ten|el|'t|"
    r"te)\s){0,2}[^\W\d_]{2,}(?:-[^\W\d_]{2,})?"
)
# Initials and what a scanner made of a surname: "H. v d   W0ude".
_DAMAGED = re.compile(r"(?:[^\W\d_]\.\s?){1,4}[^\W\d_][\w '’.-]{2,28}")
_PARTS = re.compile(r"(?:(?! {3}|\t).)+(?<! )")
_CALLED = re.compile(rf"\s?\((?:{INITIALS}|{WORD})\)")  # "Groot, Ad de (A.)"
# One person in one cell: "Bos, Annemiek (A.)", "Sluis, van der, Ties (T.J.)", "Jonge, de, Marijn".
_ONE_CELL = re.compile(
    rf"\s*(?P<name>(?:(?i:{PARTICLE}){BLANK})?{WORD},{BLANK}?(?:"
    rf"{INITIALS}(?:{BLANK}(?i:{PARTICLE}))?|"
    rf"(?i:{PARTICLE}),{BLANK}?(?:{WORD}(?:{BLANK}{WORD})?|{INITIALS})(?:{BLANK}?\((?:{INITIALS}|{WORD})\))?|"
    rf"{WORD}(?:{BLANK}{WORD})?(?:{BLANK}(?i:{PARTICLE}))?{BLANK}?\({INITIALS}\)))\s*"
)
_TURNED = re.compile(rf"\s*(?P<name>(?:{PARTICLE}{BLANK})?{WORD},{BLANK}?(?P<first>{WORD}))\s*")
_OF_MAIL = frozenset({"van", "aan", "cc", "from", "to", "afzender", "kopie"})
_UNIT = re.compile(r"[A-Z&]{2,6}")
_BETWEEN_STROKES = re.compile(r"[^|]+")
_STAMPED = re.compile(r"\s*[-–]?\s*\(?\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\)?\s*$")
_ITEM = re.compile(r"[\s>*•·–—-]*(?:\d{1,3}[.)]|[a-z]\))?\s*")
_IN_COLUMN = recorded("name in a column of names")
_RUN = 3  # lines in a row that are names, from which on they are a list of persons
_MOST = 60  # entries of an attendance list
_CELL = 40  # characters: longer than the headings of a table are


def listed_hits(units: Sequence[Unit], lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the persons of labels, attendance lists and tables."""
    for number, line in enumerate(lines):
        block = units[line.unit].block
        if block is not None and block.kind is BlockKind.CELL:
            continue
        label = None if is_head(line.text) else label_of(line.text)
        if label and label.strength and line.text[label.end :].strip():
            yield from _labelled(lines, number, label)
        elif _HEADING.fullmatch(line.text):
            yield from _attendance(lines, number)
        elif (sure := strength(line.text.strip(" *_:"))) is Strength.STRONG:
            yield from _below(lines, number)
        elif sure:
            for more in lines[number + 1 : number + 2]:
                yield from _signed(more)
    yield from _tables(units)
    yield from _paper_tables(units)
    yield from _runs(lines)
    for line in lines:
        yield from _row(line)
    yield from _typed_tables(units)
    yield from bidder_hits(lines)


def _signed(line: Line) -> Iterator[Hit]:
    """Yield the initials of several persons that a line consists of: "WK / MAL" below "Van"."""
    for start, end in signs(line.text) if "/" in line.text else ():
        yield mark_hit(line.start + start, line.start + end)


def _typed_tables(units: Sequence[Unit]) -> Iterator[Hit]:
    """Yield the persons of tables typed in plain text, and what of them is nobody: headings, towns."""
    for at, cell, column in table_cells(units):
        named = column is Column.PERSONS
        if column is Column.SIGNS:
            yield from (mark_hit(at + start, at + end) for start, end in signs(cell))
        elif column is Column.HOMES:
            yield from home_hits(cell, at)
        elif column is not Column.THINGS and is_user_name(cell.strip(' "')):
            start = at + cell.index(cell.strip(' "'))
            yield in_list(start, start + len(cell.strip(' "')), _IN_COLUMN, exact=True)
        elif column is Column.USERS and _person_like(cell):
            yield from _entries(cell, at, _IN_COLUMN, weak=True)
        elif named and (turned := _TURNED.fullmatch(cell)) and is_given(turned["first"]):
            # "Dijkgraaf, Anton": whatever the word is, here it is a surname.
            yield in_list(at + turned.start("name"), at + turned.end("name"), _IN_COLUMN, exact=True)
        elif named:
            yield from _entries(cell, at, _IN_COLUMN)
        elif column is Column.THINGS and not _person_like(cell):
            yield thing(at, cell)


def _person_like(cell: str) -> bool:
    """Tell whether a cell holds a person's name by its form: a first name or initials before another word."""
    first = re.match(r"\W*([^\W\d_]+)", cell)
    named = first is not None and is_given(first[1]) and " " in cell.strip()
    return named or re.search(rf"(?<!\w){INITIALS}", cell) is not None or "," in cell


def _entries(text: str, offset: int, why: str, *, weak: bool = False) -> Iterator[Hit]:
    """Yield the persons of a list in one string; with `weak` what is written must look like a name."""
    if one := _ONE_CELL.fullmatch(text):
        yield in_list(offset + one.start("name"), offset + one.end("name"), why, exact=True)
        return
    found = [(start, entry, piece) for start, entry in split_list(text) if (piece := _entry(entry))]
    sure = sum(_looks_like_name(entry[piece.start : piece.end]) for _, entry, piece in found)
    if weak and 2 * sure < len(found):
        return
    for start, _, piece in found:
        yield in_list(offset + start + piece.start, offset + start + piece.end, why, piece.role, exact=True)


def _entry(entry: str) -> Piece | None:
    """Return the person an entry of a list is: a name, a first name in lower case, a mark ("JvdB")."""
    piece = whole_name(entry, inverted=True)
    if piece is not None and (
        is_firm(entry, piece.start, piece.end) or is_road(entry, piece.start, piece.end)
    ):
        return None
    if piece is not None:
        after = entry[piece.end :].lstrip()
        called = _CALLED.match(entry, piece.end) if "," in entry[piece.start : piece.end] else None
        piece = replace(piece, end=called.end()) if called else piece
        name = entry[piece.start : piece.end]
        unit = not is_given(name) and policy().is_mailbox(fold(name))  # "Toegewezen aan: Werkplekbeheer"
        heading = role_word(name) in PLURAL  # "Ministers", above a list of them
        return None if unit or heading or after.startswith(":") or strength(name) else piece
    bare = re.sub(r"\s*\([^()]*\)?\s*$", "", entry).strip()
    if signed := mark(bare):
        at = entry.index(bare)
        return Piece(start=at + signed.start, end=at + signed.end)
    if not bare[:1].islower() or not _LOWER.fullmatch(bare):
        return None
    first = re.match(r"[^\W\d_]+", bare)
    if first and (is_only_given(first[0]) or "." in bare or re.search(r"\b(?:van|de|der|den)\s", bare)):
        at = entry.index(bare)
        return Piece(start=at, end=at + len(bare))
    return None


def _looks_like_name(name: str) -> bool:
    """Tell whether a name says of itself that it is one: two words, initials, a known first name, a mark."""
    return " " in name or "." in name or _given_first(name) or mark(name) is not None


def _labelled(lines: Sequence[Line], number: int, label: Label) -> Iterator[Hit]:
    """Yield the persons after a label and a colon, over the lines that the list goes on."""
    line, weak = lines[number], label.strength is Strength.WEAK
    value, start = line.text[label.end :], line.start + label.end
    if _is_head(value):
        return  # "Naam      Straat": the headings of a table
    if not weak and is_user_name(value.strip(" .,")):
        user = value.strip(" .,")
        start += value.index(user)
        yield in_list(start, start + len(user), recorded("name after a fixed label"), exact=True)
        return
    found = tuple(
        hit
        for part in _BETWEEN_STROKES.finditer(value)  # "Parafen: HvdB 12/9 | J. Sno 13/9"
        for hit in _entries(
            _STAMPED.sub("", part[0]), start + part.start(), recorded("name after a fixed label"), weak=weak
        )
    )
    if not weak and (damaged := _DAMAGED.fullmatch(value)) and whole_name(value) is None:
        found = (
            in_list(
                start + damaged.start(),
                start + damaged.end(),
                recorded("name after a fixed label"),
                exact=True,
            ),
        )
    if fold(label.words) in _OF_MAIL and len(found) > 1:  # "Van: Salomons, Wendy | SVHW"
        found = tuple(
            hit
            for number, hit in enumerate(found)
            if not number or not _UNIT.fullmatch(line.text[hit.start - line.start : hit.end - line.start])
        )
    if are_bidders(line.text):
        found = tuple(
            hit for hit in found if _person_like(line.text[hit.start - line.start : hit.end - line.start])
        )
    role = role_word(label.words)
    for hit in found:
        yield hit if hit.role or not role else in_list(hit.start, hit.end, hit.why, role, exact=True)
    if found and line.text.endswith((",", ";")) and not weak:
        for more in lines[number + 1 : number + 6]:
            further = tuple(_entries(more.text, more.start, recorded("name in an attendance list")))
            yield from further
            if not further or not more.text.endswith((",", ";")):
                return


def _attendance(lines: Sequence[Line], number: int) -> Iterator[Hit]:
    """Yield the persons on the lines below a heading like "Aanwezig"."""
    missed = 0
    counted = any(re.match(r"1[.)]\s", line.text) for line in lines[number + 1 : number + 2])
    for line in lines[number + 1 : number + 1 + _MOST]:
        item = _ITEM.match(line.text) if counted else None
        at = item.end() if item else 0
        found = tuple(_entries(line.text[at:], line.start + at, recorded("name in an attendance list")))
        if len(found) == 1 and " " not in line.text:
            found = found if missed == 0 else ()
        yield from found
        missed = 0 if found else missed + 1
        sentence = len(line.text) > 60 and not found
        if sentence or missed > 2 or (not counted and re.match(r"\d+\.\s", line.text)):
            return


def _below(lines: Sequence[Line], number: int) -> Iterator[Hit]:
    """Yield the name on the line below a label that stands on a line of its own."""
    label = lines[number]
    alone = (number == 0 or lines[number - 1].unit != label.unit) and (
        len(lines) <= number + 1 or lines[number + 1].unit != label.unit
    )
    for line in lines[number + 1 : number + 2]:
        if (line.unit != label.unit and not alone) or is_next_label(line.text) or _is_head(line.text):
            return  # the last heading of a table on paper, or the next one
        yield from _entries(line.text, line.start, recorded("name after a fixed label"))


def _runs(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the persons of a list without a heading: lines in a row that are names, most of them surely."""
    run: list[tuple[Line, Piece]] = []
    sure = 0
    for line in (*lines, Line(start=0, text="", unit=-1)):
        body = _ITEM.match(line.text)
        at = body.end() if body else 0
        short = len(line.text) < _CELL and line.text[at:] and line.text[-1] not in ":?!"
        piece = _entry(line.text[at:]) if short else None
        if piece is not None and not _of_a_word(line.text[at + piece.start : at + piece.end]):
            moved = replace(piece, start=at + piece.start, end=at + piece.end)
            name = line.text[moved.start : moved.end]
            run.append((line, moved))
            sure += ", " in name or "." in name or _given_first(name)
            continue
        if len(run) >= _RUN and 2 * sure >= len(run):
            for listed, found in run:
                start = listed.start
                yield in_list(
                    start + found.start, start + found.end, recorded("name in a list"), found.role, exact=True
                )
        run, sure = [], 0


def _is_head(words: str) -> bool:
    """Tell whether words are the heading of a column that holds no persons: "Straat"."""
    return is_thing_column(words) or (is_heading(words) and " " not in words.strip())


def _of_a_word(name: str) -> bool:
    """Tell whether a line like a name begins with a word that nobody is called: "Rapport De Eik"."""
    first, *more = name.split()
    return bool(more) and fold(first) not in IN_NAMES and is_nobodys(first)


def _row(line: Line) -> Iterator[Hit]:
    """Yield the names that stand beside each other on one line, as those who sign together do."""
    if "   " not in line.text and "\t" not in line.text:
        return
    parts = [(match.start(), match[0]) for match in _PARTS.finditer(line.text)]
    pieces = [(start, part, whole_name(part)) for start, part in parts]
    if len(pieces) < _RUN - 1 or any(
        p is None or " " not in part or not _given_first(part[p.start : p.end]) for _, part, p in pieces
    ):
        return
    for start, _, piece in pieces:
        if piece:
            at = line.start + start
            yield in_list(at + piece.start, at + piece.end, recorded("name in a row"), piece.role, exact=True)


def _given_first(name: str) -> bool:
    """Tell whether a name begins with a known first name."""
    first = re.match(r"[^\W\d_]+", name)
    return bool(first and is_given(first[0]))


def _tables(units: Sequence[Unit]) -> Iterator[Hit]:
    """Yield the persons in columns headed "Naam" and in cells beside a label."""
    for table in grids(units):
        top = head_row(table)
        columns = {c for (r, c), u in table.items() if r == top and is_column(u.text)}
        for (row, column), unit in table.items():
            left = table.get((row, column - 1))
            beside = left is not None and column == 1 and not columns and strength(left.text.strip(" :"))
            if (column in columns and row > top) or beside:
                role = next(
                    (
                        w
                        for (r, c), u in table.items()
                        if r == row and c != column and (w := role_word(u.text.strip()))
                    ),
                    "",
                )
                for hit in _entries(unit.text, unit.start, _IN_COLUMN):
                    yield in_list(hit.start, hit.end, hit.why, hit.role or role, exact=True)


def _paper_tables(units: Sequence[Unit]) -> Iterator[Hit]:
    """Yield the persons of a table on paper, whose rows are paragraphs with a cell on each line.

    Nr.      |  1              The paragraph of the headings tells which line of the following
    Actie    |  Rooster delen  paragraphs, of as many lines, is a name.
    Wie      |  W. Tjalsma
    """
    columns: list[int] = []
    width = 0
    for unit in units:
        row = list(re.finditer(r"[^\r\n]+", unit.text)) if unit.block is None else []
        headings = [i for i, cell in enumerate(row) if is_column(cell[0])]
        if headings and len(row) > 1 and all(len(cell[0]) < _CELL for cell in row):
            columns, width = headings, len(row)
        elif columns and len(row) == width:
            for cell in (row[column] for column in columns):
                yield from _entries(cell[0], unit.start + cell.start(), _IN_COLUMN)
        elif len(unit.text) > _CELL * max(width, 3):
            columns = []
