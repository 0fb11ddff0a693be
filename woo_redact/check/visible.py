"""Checks `visible.*` (C08): no personal data stand readable on the pages that nobody decided to leave there.

Sources: Hellevoetsluis 2019 (citizen service numbers in documents put on "public"); Amsterdam (Cc hidden
above, left in the quoted header below). Only what a person sees is read. In one of our own outputs, what was
decided to stay visible is explained and no alarm.
"""

import re
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Final

from woo_redact.check import personal
from woo_redact.check.boxes import Glyph, Line, Sheet
from woo_redact.check.matcher import allowed_spans, plain
from woo_redact.check.personal import Datum
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Area, Box, Problem, Span

_LEAST: Final = 0.5
"""How sure a datum must be to be told of."""
_MEND: Final = recorded("Redact this place, or record that it may stay visible.")
_WHAT: Final = {
    "bsn": recorded("a burgerservicenummer"),
    "iban": recorded("a bank account number"),
    "phone": recorded("a mobile or direct telephone number"),
    "email": recorded("an e-mail address of a person"),
    "birth_date": recorded("a date of birth"),
    "name": recorded("a name beside redacted names"),
}
_READING: Final = itemgetter(Glyph._fields.index("y"), Glyph._fields.index("x"))
_ACROSS: Final = itemgetter(Glyph._fields.index("x"))
_LIST: Final = re.compile(r"[,;/<>|]|\b(?:en|cc|van|aan|from|to)\b", re.IGNORECASE)


def bsn(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find citizen service numbers (art. 5.1 lid 1 sub e Woo; art. 46 UAVG)."""
    yield from _found(specimen, sheet, personal.bsns)


def iban(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find account numbers that stand in no letterhead (P17)."""
    yield from _found(specimen, sheet, personal.ibans)


def phone(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find mobile and direct numbers (P13)."""
    yield from _found(specimen, sheet, personal.phones)


def email(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find mail addresses of persons (P02); functional mailboxes stay (P03)."""
    yield from _found(specimen, sheet, personal.emails)


def birth_date(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find dates of birth (P18)."""
    yield from _found(specimen, sheet, personal.birth_dates)


def name(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find names in a list or header line of which other parts are boxes (P05, P39)."""
    if not sheet.redactions or specimen.known is not None:
        return
    for line in _lines(specimen, sheet):
        low, high = min(g.box[1] for g in line.glyphs), max(g.box[3] for g in line.glyphs)
        beside = [f.box for f in sheet.redactions if f.box.y0 < (low + high) / 2 < f.box.y1]
        if not beside or not _LIST.search(line.text):
            continue
        for datum in personal.names(line.text):
            yield _problem(sheet, "name", _around(line.glyphs, line.places, datum), 0.6)
            break


def _found(specimen: Specimen, sheet: Sheet, find: Callable[[str], Iterator[Datum]]) -> Iterator[Problem]:
    """Report each kind of datum once a page, with the place of the first."""
    lines = _lines(specimen, sheet)
    for datum in find("\n".join(line.text for line in lines)):
        if datum.sure >= _LEAST and not _explained(specimen, datum):
            glyphs, places = _joined(lines)
            yield _problem(sheet, datum.kind, _around(glyphs, places, datum), datum.sure)
            return


def _joined(lines: tuple[Line, ...]) -> tuple[list[Glyph], list[int | None]]:
    """Return the glyphs of lines, and for each character of their joined text the number of its glyph."""
    glyphs: list[Glyph] = []
    places: list[int | None] = []
    for number, line in enumerate(lines):
        places += [None] if number else []
        places += [None if at is None else at + len(glyphs) for at in line.places]
        glyphs += line.glyphs
    return glyphs, places


def _explained(specimen: Specimen, datum: Datum) -> bool:
    """Tell whether the dossier decided that a datum stays: it is part of a phrase that was kept."""
    if specimen.known is None:
        return False
    said = plain(datum.text)
    kept = specimen.known.output.allowed
    squeezed = re.sub(r"\W", "", said).casefold()
    return any(span.contains(Span(0, len(said))) for span in allowed_spans(said, kept)) or any(
        squeezed in re.sub(r"\W", "", phrase).casefold() for phrase in kept
    )


def _lines(specimen: Specimen, sheet: Sheet) -> tuple[Line, ...]:
    """Return the glyphs of a page that are seen, in lines from left to right, with what they say."""
    if sheet.lines is None:
        rows: list[list[Glyph]] = []
        inked = sheet.inked(specimen.sight(sheet.page.number))
        seen = (glyph for glyph, ink in zip(sheet.glyphs, inked, strict=True) if ink)
        for glyph in sorted(seen, key=_READING):
            high = glyph.box[3] - glyph.box[1]
            if rows and abs(rows[-1][0].y - glyph.y) < 0.4 * max(high, 1.0):
                rows[-1].append(glyph)
            else:
                rows.append([glyph])
        ordered = (sorted(row, key=_ACROSS) for row in rows)
        sheet.lines = tuple(Line(line, *_text(line)) for line in ordered)
    return sheet.lines


def _text(line: list[Glyph]) -> tuple[str, list[int | None]]:
    """Return the text of a line with its spaces, and for each character the number of its glyph."""
    parts: list[str] = []
    places: list[int | None] = []
    last: Glyph | None = None
    for number, glyph in enumerate(line):
        if last is not None and (gap := glyph.box[0] - last.box[2]) > 0:
            size = max(glyph.run.size, 1.0)
            if gap > 2.5 * size:
                parts.append("   ")
                places += [None] * 3
            elif gap > 0.15 * size or (glyph.word != last.word and gap > 0.08 * size):
                parts.append(" ")
                places.append(None)
        parts.append(glyph.character)
        places += [number] * len(glyph.character)
        last = glyph
    return "".join(parts), places


def _around(glyphs: list[Glyph], places: list[int | None], datum: Datum) -> Box | None:
    """Return the box round the glyphs of a datum, of its first line."""
    found = [glyphs[at] for at in places[datum.start : datum.end] if at is not None]
    first = [g for g in found if abs(g.y - found[0].y) < 6]
    if not first:
        return None
    sides = [sorted((g.box[0], g.box[2])) + sorted((g.box[1], g.box[3])) for g in first]
    return Box(
        min(s[0] for s in sides), min(s[2] for s in sides), max(s[1] for s in sides), max(s[3] for s in sides)
    )


def _problem(sheet: Sheet, kind: str, box: Box | None, sure: float) -> Problem:
    """Say what can be read."""
    number = sheet.page.number
    return Problem(
        what=recorded("On page {number} can still be read: {what}.", number=number + 1, what=_WHAT[kind]),
        page=number,
        area=Area(number, box) if box else None,
        mend=_MEND,
        sure=sure,
    )


def file_name(specimen: Specimen) -> Iterator[Problem]:
    """Find personal data in the name of the file (C06: withdrawal reason data_in_file)."""
    stem = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])|[_+.]+|(?<=\w)-(?=\w)", " ", specimen.stem)
    datum = personal.tells(specimen.stem) or personal.tells(stem)
    if specimen.known is None and datum is not None:
        yield Problem(
            what=recorded("The file name seems to name a person."),
            mend=recorded("Give the file a name without personal data."),
            sure=datum.sure,
        )
