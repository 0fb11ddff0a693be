"""Checks `grounds.*` (C07, C17, L12): every box has its ground, every ground is explained, nothing else is.

Source: Rb Amsterdam 4-5-2021, ECLI:NL:RBAMS:2021:3399 (lost, for no ground stood with each blacked
passage). Only text *on a box* is a label: in the Drenthe mail the lone "J" in the running text is
Outlook's smiley, not a ground.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from woo_redact.check.boxes import Sheet, brightness, code_of, ground_on, holds
from woo_redact.check.codes import is_wob
from woo_redact.check.matcher import plain, squeeze
from woo_redact.check.specimen import Known, Note, Specimen
from woo_redact.language import recorded
from woo_redact.model import Area, Box, DocumentKind, Output, Problem, Redaction
from woo_redact.pdf.inspect import Colour, Fill

_HEADING: Final = "toelichting grondslagen"
_ENTRY: Final = re.compile(
    r"^\W*(5\.[1245][\w.]*|[A-S])(?=\s|$)|\b(art(?:ikel|\.)?\s*5\.\d\S*(?:\s+lid\s+\d(?:\s+(?:sub|onder)\s+[a-i])?)?)",
    re.IGNORECASE,
)
_BLACK: Final = 0.15
_LINE: Final = (6.0, 40.0)
"""Heights in points between which a black rectangle can be a box over a line of text."""
_RIM: Final = 3.0
_WIDE: Final = 12.0
"""A narrower box, and one of several that overlap, need not carry its label when another box of the same
redaction does."""
_WOO: Final = re.compile(r"\bWet open overheid\b|\bWoo\b")
_READABLE: Final = 4.5
_REMAKE: Final = recorded("Make the document again.")
_MOSTLY = 0.8  # of a box: as much of it lies in another when that one speaks for both


def missing(specimen: Specimen) -> Iterator[Problem]:
    """Find boxes without a ground; hold the labels of an own output against its redactions."""
    if specimen.known is None:
        for sheet in specimen.sheets:
            yield from _unlabelled(sheet, specimen)
    elif specimen.known.output.kind is DocumentKind.FLOW:
        yield from _flow(specimen, specimen.known.output)
    else:
        yield from _paper(specimen, specimen.known.output)


def not_explained(specimen: Specimen) -> Iterator[Problem]:
    """Find grounds on boxes that the page "Toelichting grondslagen" does not explain."""
    if specimen.known is not None:
        yield from _explained(specimen, specimen.known)
        return
    explained = _explanations(specimen)
    for code in sorted(_used(specimen) - explained) if explained is not None else ():
        yield Problem(
            what=recorded("Ground {code} is used but not explained.", code=code),
            mend=recorded("Complete the explanation."),
        )


def not_used(specimen: Specimen) -> Iterator[Problem]:
    """Find grounds that are explained and stand on no box."""
    if specimen.known is not None:
        output = specimen.known.output
        entries = {label for label, _, _ in output.explanation.entries} if output.explanation else set()
        for label in sorted(entries - {redaction.label for redaction in output.redactions}):
            yield Problem(
                what=recorded("Ground {label} is explained but not used.", label=label), mend=_REMAKE
            )
        return
    explained, used = _explanations(specimen), _used(specimen)
    for code in sorted(explained - used) if explained is not None and used else ():
        yield Problem(
            what=recorded("Ground {code} is explained but not used.", code=code),
            mend=recorded("Take the ground out of the explanation."),
        )


def wob(specimen: Specimen) -> Iterator[Problem]:
    """Find grounds of the Wob on the boxes of a Woo decision: the Wob ended on 1 May 2022 (art. 10.1 Woo)."""
    woo = any(map(_WOO.search, specimen.texts))
    for number, note in enumerate(specimen.notes) if woo else ():
        for fill, label in note.labels.items():
            if is_wob(label) and _is_line_high(fill):
                yield Problem(
                    what=recorded("On page {number} a ground of the Wob stands on a box.", number=number + 1),
                    page=number,
                    area=Area(number, fill.box),
                    mend=recorded("Convert the ground to the Woo: 10.2.e becomes 5.1.2.e."),
                    sure=0.9,
                )


def label(specimen: Specimen, sheet: Sheet) -> Iterator[Problem]:
    """Find grounds that cannot be read: no contrast with their box, or cut off by it (C17).

    Sources: WCAG 2.1, 1.4.3 (4.5 to 1); labels cut to "10." on published pages.
    """
    for fill, glyphs in sheet.standing.items():
        said = sheet.labels[fill]
        if ground_on(fill, said) is None or not _is_line_high(fill):
            continue
        faint = _contrast(glyphs[0].run.colour, fill.colour) < _READABLE
        room = 0.35 * (glyphs[0].box[3] - glyphs[0].box[1])
        out = any(
            g.box[0] < fill.box.x0 - 1 or g.box[2] > fill.box.x1 + 1 or g.y < fill.box.y0 + room / 9
            for g in glyphs
        )
        if faint or out:
            why = (
                recorded("contrasts too little with its box") if faint else recorded("sticks out of its box")
            )
            yield Problem(
                what=recorded(
                    "On page {number} {why}: a ground that is hard to read.",
                    number=sheet.page.number + 1,
                    why=why,
                ),
                page=sheet.page.number,
                area=Area(sheet.page.number, fill.box),
                mend=recorded("Use a smaller or lighter label."),
                sure=0.7,
            )
    del specimen


def _contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it, from 1 to 21."""
    lights = sorted(_luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour (WCAG 2.1)."""
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _flow(specimen: Specimen, output: Output) -> Iterator[Problem]:
    """Count the labels on the boxes: as many of each as there are redactions."""
    found: Counter[str] = Counter()
    for sheet in itertools.islice(specimen.sheets, specimen.explained_from):
        labels = sheet.labels
        for fill in sheet.fills:
            text = labels.get(fill, "")
            if ground_on(fill, text) is not None:
                found[text] += 1
            elif _is_black_box(fill):
                yield _without(sheet.page.number, fill.box)
    wanted = Counter(redaction.label.replace(" ", "") for redaction in output.redactions)
    for label in sorted(wanted.keys() | found.keys()):
        if wanted[label] != found[label]:
            yield Problem(
                what=recorded(
                    "There are {found} boxes with ground {label}; there should be {wanted}.",
                    found=found[label],
                    label=label,
                    wanted=wanted[label],
                ),
                mend=_REMAKE,
            )


def _paper(specimen: Specimen, output: Output) -> Iterator[Problem]:
    """Look on each box of each redaction for its own ground."""
    for redaction in output.redactions:
        there = [area for area in redaction.areas if area.page < specimen.page_count]
        labelled = [_label(specimen.note(area.page), area) for area in there]
        for area, label in zip(redaction.areas, labelled, strict=False):
            if any(_covers(other, over, area, redaction) for other, over in specimen.areas[area.page]):
                continue  # it lies in a larger box on the same ground, which is looked at itself
            wide = area.box.x1 - area.box.x0 >= _WIDE and not any(_meet(area, other) for other in there)
            if not label and (wide or not any(labelled)):
                yield _without(area.page, area.box)
            elif label and not _is_ground(label, redaction):
                yield Problem(
                    what=recorded(
                        "On page {page} something else than its ground stands on a box.", page=area.page + 1
                    ),
                    page=area.page,
                    area=area,
                    mend=_REMAKE,
                )
        if not labelled:
            yield Problem(
                what=recorded("Of a redacted place it is not known where the box stands."), mend=_REMAKE
            )


def _meet(area: Area, other: Area) -> bool:
    """Tell whether two boxes overlap: those of the letters of a slanting word do."""
    a, b = area.box, other.box
    overlap = a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
    return other is not area and area.page == other.page and overlap


def _covers(other: Redaction, over: Area, area: Area, redaction: Redaction) -> bool:
    """Tell whether another redaction on the same ground has a larger box over most of an area of a page."""
    if other is redaction or other.ground != redaction.ground:
        return False
    mine, its = area.box, over.box
    size = (mine.x1 - mine.x0) * (mine.y1 - mine.y0)
    wide = min(mine.x1, its.x1) - max(mine.x0, its.x0)
    high = min(mine.y1, its.y1) - max(mine.y0, its.y0)
    larger = (its.x1 - its.x0) * (its.y1 - its.y0) > size
    return larger and wide > 0 and high > 0 and wide * high > _MOSTLY * size


def _label(note: Note, area: Area) -> str:
    """Return what stands on the box of an area, without spaces, in the order in which it was drawn."""
    return "".join(g.character for g in note.standing if holds(area.box, g.x, g.y, margin=1.0))


def _is_ground(label: str, redaction: Redaction) -> bool:
    """Tell whether a label is that of the redaction, also twice where two boxes were joined."""
    own = redaction.label.replace(" ", "")
    return code_of(label) == redaction.ground or (bool(own) and not label.replace(own, ""))


def _explained(specimen: Specimen, known: Known) -> Iterator[Problem]:
    """Hold the explanation against the labels used, and the last page against the explanation."""
    output = known.output
    explanation = output.explanation
    entries = {label for label, _, _ in explanation.entries} if explanation else set()
    used = {redaction.label for redaction in output.redactions}
    for label in sorted(used - entries):
        yield Problem(what=recorded("Ground {label} is used but not explained.", label=label), mend=_REMAKE)
    for redaction in output.redactions:
        if code_of(redaction.label) != redaction.ground:
            yield Problem(
                what=recorded(
                    "The label {label} does not belong to ground {ground}.",
                    label=redaction.label,
                    ground=redaction.ground,
                ),
                mend=_REMAKE,
            )
    if explanation is None:
        return
    number = specimen.explained_from
    shown = squeeze("\n".join(specimen.texts[number:]))
    texts = [explanation.heading, *(part for entry in explanation.entries for part in entry)]
    if any(squeeze(text) not in shown for text in texts):
        yield Problem(
            what=recorded("The page with the explanation of the grounds is missing or incomplete."),
            page=number,
            mend=_REMAKE,
        )


def _unlabelled(sheet: Sheet, specimen: Specimen) -> Iterator[Problem]:
    """Find bars in a line of text, and boxes burnt into a scan, on which nothing stands."""
    labels = sheet.labels
    for fill in sheet.fills:
        if not labels.get(fill) and _is_black_box(fill) and _in_text(sheet, fill) and not sheet.carries(fill):
            yield _without(sheet.page.number, fill.box)
    if not sheet.page.pictures:
        return
    sight = specimen.sight(sheet.page.number)
    for box in sight.burnt:
        painted = any(
            fill.box.x0 - 2 <= box.x0 <= fill.box.x1 and fill.box.y0 - 2 <= box.y0 <= fill.box.y1
            for fill in sheet.fills
        )
        if not painted and box.y1 - box.y0 <= _LINE[1] and not sight.labelled(box) and sight.beside(box):
            yield replace(_without(sheet.page.number, box), sure=0.6)


def _used(specimen: Specimen) -> set[str]:
    """Return the grounds that stand on boxes."""
    used = set()
    for note in specimen.notes:
        for fill, said in note.labels.items():
            if _is_line_high(fill) and (code := ground_on(fill, said)) is not None:
                used.add(code)
    return used


def _explanations(specimen: Specimen) -> frozenset[str] | None:
    """Return the grounds that the page "Toelichting grondslagen" explains, None without such a page."""
    found: set[str] = set()
    for text in specimen.texts:
        if _HEADING not in plain(text).casefold():
            continue
        for line in text.splitlines():
            for match in _ENTRY.finditer(line.strip()):
                if (code := code_of(next(group for group in match.groups() if group))) is not None:
                    found.add(code)
    return frozenset(found) or None


def _is_line_high(fill: Fill) -> bool:
    """Tell whether a rectangle has the height of a line or two of text."""
    return _LINE[0] <= fill.box.y1 - fill.box.y0 <= _LINE[1]


def _is_black_box(fill: Fill) -> bool:
    """Tell whether a rectangle looks like a black bar over words."""
    return brightness(fill.colour) < _BLACK and _is_line_high(fill) and fill.box.x1 - fill.box.x0 >= _WIDE


def _in_text(sheet: Sheet, fill: Fill) -> bool:
    """Tell whether a bar stands in a line of text, with words close beside it.

    A bar of a chart does not, nor one that runs to the side of the page: that is the foot of a slide.
    """
    box, reach = fill.box, 15.0
    if box.x0 < _RIM or box.x1 > sheet.page.width - _RIM:
        return False
    beside = Box(box.x0 - reach, (box.y0 + box.y1) / 2 - 5, box.x1 + reach, (box.y0 + box.y1) / 2 + 5)
    # A line of text has letters, of about the height of the bar; beside the bars of a chart stand numbers.
    near = [g for g in sheet.glyphs_in(beside) if g.character.isalpha()]
    return sum((g.box[3] - g.box[1]) * 2.5 > box.y1 - box.y0 for g in near) > 1


def _without(page: int, box: Box) -> Problem:
    """Say that a box has no ground."""
    return Problem(
        what=recorded("On page {page} there is a box without a ground.", page=page + 1),
        page=page,
        area=Area(page, box),
        mend=recorded("Put on every box the ground it rests on (for example 5.1.2e)."),
    )
