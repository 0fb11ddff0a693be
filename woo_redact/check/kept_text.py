"""Check `kept_text` (C09): what was decided to stay is still there, every character, and nothing was added.

Source: wooverheid.nl 12-05-2023 ("Geachte hear… minlstaria": redaction tools that spoil the text that
stays), and the reader's right to the whole rest (art. 4.1 Woo): a dropped word is a refusal without a
ground.

Compared without spaces and in compatibility form (NFKD), for line ends, ligatures and accents are matters
of typesetting. A flow document must show exactly the kept text, each hidden span as its label, then the
explanation. A row of dashes may have become a drawn line. May be printed in
addition: the marker of a list item at the start of a line, and the hyphen
of a broken word at its end. Scripts whose letters are shaped together or run from right to left are compared
as a screen reader says them. A paper document must hold the same characters in any order, without the
explanation and the labels on the boxes; what was read by eye (pages that became pictures) is not compared.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from woo_redact.check.boxes import Sheet
from woo_redact.check.matcher import INVISIBLE
from woo_redact.check.specimen import Specimen
from woo_redact.check.spoken import same, spoken_lines
from woo_redact.language import recorded
from woo_redact.model import HIDDEN, DocumentKind, Output, Problem

_UNDRAWABLE: Final = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
"""How the typesetter shows a character for which it has no glyph."""
_MARKER: Final = re.compile(r"[•‣▪◦–—*-]|(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
_RULE: Final = re.compile(r"([-_=*~\u2014\u2500\u2501])\1{2,}")
"""A line made of characters; the typesetter draws it as a line."""
_HYPHENS: Final = "-\u2010"
_AHEAD: Final = 24
"""Characters that decide whether something at the start of a line is a marker or the text itself."""
_SAME_LINE: Final = 0.5


def remembered(specimen: Specimen, number: int) -> Any:
    """Return what a page shows outside the boxes, kept: its lines, or the characters of a paper document."""
    if specimen.known is not None and number not in specimen.kept:
        sheet = specimen.sheet(number)
        flow = specimen.known.output.kind is DocumentKind.FLOW
        specimen.kept[number] = _lines(sheet) if flow else _outside(specimen, sheet)
    return specimen.kept.get(number)


def kept_text(specimen: Specimen) -> Iterator[Problem]:
    """Compare the pages with the text that was meant to stay."""
    if specimen.known is None:
        return
    output = specimen.known.output
    if output.kind is DocumentKind.FLOW:
        lines = [line for n in range(specimen.page_count) for line in remembered(specimen, n)]
        expected = _flow_text(output)
        missing, added, moved = compare(expected, lines)
        if (missing or added or moved) and same(expected, _spoken(specimen, expected)):
            return  # letters that are shaped together, or run from right to left
    else:
        missing, added = _paper(specimen, output)
        moved = False
    if missing or added:
        yield Problem(
            what=recorded(
                "Of the text that must stay, {missing} characters are missing and {added} are too many.",
                missing=missing,
                added=added,
            ),
            mend=recorded("Make the document again; redact only what must be redacted."),
        )
    elif moved:
        yield Problem(
            what=recorded("The text that must stay stands in another order."),
            mend=recorded("Make the document again."),
        )


def _spoken(specimen: Specimen, expected: str) -> Iterator[str]:
    """Return the lines as a screen reader says them, without the markers of list items."""
    lines = [essence(line) for line in spoken_lines(specimen.data)]
    place = 0
    for number, line in enumerate(lines):
        rest = "".join(_following(lines, number))
        text = _without_marker(line, rest, expected, place)
        place += len(text)
        yield text


def essence(text: str) -> str:
    """Return what is compared of a text: compatibility form, no spaces, nothing invisible."""
    text = _RULE.sub("", text)
    if "[U+" in text:
        text = _UNDRAWABLE.sub(lambda code: chr(min(int(code[1], 16), 0x10FFFF)), text)
    if text.isascii():
        packed = "".join(text.split())
        if packed.isprintable():
            return packed
    return INVISIBLE.sub("", "".join(unicodedata.normalize("NFKD", text).split()))


def _flow_text(output: Output) -> str:
    """Return what a flow document must show: text with labels, then the explanation."""
    labels = iter(output.redactions)
    pieces = output.kept.split(HIDDEN)
    parts = [pieces[0]]
    for piece in pieces[1:]:
        redaction = next(labels, None)
        parts += [redaction.label if redaction else "", piece]
    if output.explanation is not None:
        parts += [output.explanation.heading, output.explanation.introduction]
        parts += [text for entry in output.explanation.entries for text in entry]
    return essence("\n".join(parts))


def _lines(sheet: Sheet) -> list[str]:
    """Return the lines of a page in the order of drawing: a new one where the pen went down or back."""
    lines: list[list[str]] = []
    last: tuple[float, float, float, float] | None = None
    for run in sheet.page.runs:
        if not run.boxes:
            continue
        first = run.boxes[0]
        height = (first[3] - first[1]) or 1.0
        if last is None or first[0] < last[0] or abs(first[3] - last[3]) > _SAME_LINE * height:
            lines.append([])
        lines[-1].append(run.text)
        last = run.boxes[-1]
    return ["".join(line) for line in lines]


def compare(expected: str, lines: Iterable[str]) -> tuple[int, int, bool]:
    """Compare the essence that must be there with the lines that are; linear in their length.

    Returns: how many characters are missing, how many too many, and whether only their order differs.
    """
    shown = [essence(line) for line in lines]
    place = 0
    for number, line in enumerate(shown):
        rest = "".join(_following(shown, number))
        text = _without_marker(line, rest, expected, place)
        end = place + len(text)
        if expected.startswith(text, place):
            place = end
        elif text[-1:] in _HYPHENS and expected.startswith(text[:-1], place):
            place = end - 1
        else:
            return _difference(expected[place:], [text, *shown[number + 1 :]])
    return len(expected) - place, 0, False


def _following(lines: list[str], number: int) -> Iterator[str]:
    """Return the line and those after it, as far as is needed to look ahead."""
    length = 0
    for line in lines[number:]:
        yield line
        length += len(line)
        if length > 2 * _AHEAD:
            return


def _without_marker(line: str, rest: str, expected: str, place: int) -> str:
    """Take a list marker off a line where the expected text goes on better without it."""
    marker = _MARKER.match(line)
    if marker is None:
        return line
    wanted = expected[place : place + _AHEAD]
    with_marker = _common(rest, wanted)
    without = _common(rest[marker.end() :], wanted)
    return line[marker.end() :] if without > with_marker else line


def _common(one: str, other: str) -> int:
    """Count the characters that two texts have in common at their start."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _difference(expected: str, lines: list[str]) -> tuple[int, int, bool]:
    """Count what is missing and too many from the first difference on; line markers are not too many."""
    wanted = Counter(expected)
    found = Counter("".join(lines))
    markers = Counter("".join(match.group() for line in lines if (match := _MARKER.match(line))))
    added = found - wanted
    return (wanted - found).total(), (added - markers).total(), not (added - markers) and not (wanted - found)


def _paper(specimen: Specimen, output: Output) -> tuple[int, int]:
    """Count what is missing and too many on the pages of a paper document, outside the boxes."""
    wanted = Counter(essence(output.kept.replace(HIDDEN, " ")))
    pages = [n for n in range(specimen.explained_from) if n not in output.pictures]
    found = Counter(essence("".join(remembered(specimen, number) for number in pages)))
    return (wanted - found).total(), (found - wanted).total()


def _outside(specimen: Specimen, sheet: Sheet) -> str:
    """Return the characters of a page that stand on none of the boxes."""
    areas = specimen.areas.get(sheet.page.number, ())
    inside = {id(glyph) for _, area in areas for glyph in sheet.glyphs_in(area.box)}
    return "".join(glyph.character for glyph in sheet.glyphs if id(glyph) not in inside)
