"""Check `grounds` (C07, L12): every box has its ground, every ground is explained, nothing else is.

Source: Rb Amsterdam 4-5-2021, ECLI:NL:RBAMS:2021:3399 (lost, for no ground stood with each blacked
passage). Only text *on a box* is a label: in the Drenthe mail the lone "J" in the running text is
Outlook's smiley, not a ground.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from woo_redact.check.boxes import Sheet, brightness, code_of, ground_on
from woo_redact.check.matcher import plain, squeeze
from woo_redact.check.specimen import Known, Specimen
from woo_redact.model import Area, Box, DocumentKind, Output, Problem, Redaction
from woo_redact.pdf.inspect import Fill

_HEADING: Final = "toelichting grondslagen"
_ENTRY: Final = re.compile(
    r"^\W*(5\.[1245][\w.]*|[A-S])(?=\s|$)|\b(art(?:ikel|\.)?\s*5\.\d\S*(?:\s+lid\s+\d(?:\s+(?:sub|onder)\s+[a-i])?)?)",
    re.IGNORECASE,
)
_BLACK: Final = 0.15
_LINE: Final = (6.0, 40.0)
"""Heights in points between which a black rectangle can be a box over a line of text."""
_WIDE: Final = 12.0
"""A narrower box need not carry its label when another box of the same redaction does."""
_REMAKE: Final = "Maak het stuk opnieuw."


def grounds(specimen: Specimen) -> Iterator[Problem]:
    """Hold the labels on the boxes against the redactions that were made, or the page that explains them."""
    if specimen.known is None:
        yield from _foreign(specimen)
        return
    output = specimen.known.output
    if output.kind is DocumentKind.FLOW:
        yield from _flow(specimen, output)
    else:
        yield from _paper(specimen, output)
    yield from _explained(specimen, specimen.known)


def _flow(specimen: Specimen, output: Output) -> Iterator[Problem]:
    """Count the labels on the boxes: as many of each as there are redactions."""
    found: Counter[str] = Counter()
    for sheet in specimen.content:
        labels = sheet.labels()
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
                what=f"Er staan {found[label]} vakken met grond {label}; het moeten er {wanted[label]} zijn.",
                mend=_REMAKE,
            )


def _paper(specimen: Specimen, output: Output) -> Iterator[Problem]:
    """Look on each box of each redaction for its own ground."""
    sheets = specimen.sheets
    for redaction in output.redactions:
        labelled = [_label(sheets[area.page], area) for area in redaction.areas if area.page < len(sheets)]
        for area, label in zip(redaction.areas, labelled, strict=False):
            wide = area.box.x1 - area.box.x0 >= _WIDE
            if not label and (wide or not any(labelled)):
                yield _without(area.page, area.box)
            elif label and not _is_ground(label, redaction):
                yield Problem(
                    what=f"Op pagina {area.page + 1} staat op een vak iets anders dan zijn grond.",
                    page=area.page,
                    area=area,
                    mend=_REMAKE,
                )
        if not labelled:
            yield Problem(what="Van een gelakte plaats is niet bekend waar het vak staat.", mend=_REMAKE)


def _label(sheet: Sheet, area: Area) -> str:
    """Return what stands on the box of an area, without spaces."""
    return "".join(g.character for g in sheet.glyphs_in(area.box, margin=1.0) if g.ground is not None)


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
        yield Problem(what=f"Grond {label} is gebruikt maar wordt niet toegelicht.", mend=_REMAKE)
    for label in sorted(entries - used):
        yield Problem(what=f"Grond {label} wordt toegelicht maar is niet gebruikt.", mend=_REMAKE)
    for redaction in output.redactions:
        if code_of(redaction.label) != redaction.ground:
            yield Problem(
                what=f"Het etiket {redaction.label} hoort niet bij grond {redaction.ground}.", mend=_REMAKE
            )
    if explanation is None:
        return
    number = specimen.explained_from
    shown = squeeze("\n".join(page.text for page in specimen.pages[number:]))
    texts = [explanation.heading, *(part for entry in explanation.entries for part in entry)]
    if any(squeeze(text) not in shown for text in texts):
        yield Problem(
            what="De pagina met de toelichting op de grondslagen ontbreekt of is niet volledig.",
            page=number,
            mend=_REMAKE,
        )


def _foreign(specimen: Specimen) -> Iterator[Problem]:
    """Judge an unknown PDF: black bars in a line of text, and labels against the explanation."""
    used: set[str] = set()
    for sheet in specimen.sheets:
        labels = sheet.labels()
        for fill in sheet.fills:
            label = labels.get(fill, "")
            if (code := ground_on(fill, label)) is not None and _is_line_high(fill):
                used.add(code)
            elif not label and _is_black_box(fill) and _in_text(sheet, fill):
                yield _without(sheet.page.number, fill.box)
    explained = _explanations(specimen)
    if explained is None or not used:
        return
    for code in sorted(used - explained):
        yield Problem(
            what=f"Grond {code} is gebruikt maar wordt niet toegelicht.", mend="Vul de toelichting aan."
        )
    for code in sorted(explained - used):
        yield Problem(
            what=f"Grond {code} wordt toegelicht maar is niet gebruikt.",
            mend="Haal de grond uit de toelichting.",
        )


def _explanations(specimen: Specimen) -> frozenset[str] | None:
    """Return the grounds that the page "Toelichting grondslagen" explains, None without such a page."""
    found: set[str] = set()
    for page in specimen.pages:
        if _HEADING not in plain(page.text).casefold():
            continue
        for line in page.text.splitlines():
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
    """Tell whether a bar stands in a line of text, with words close beside it: a bar of a chart does not."""
    box, reach = fill.box, 15.0
    beside = Box(box.x0 - reach, (box.y0 + box.y1) / 2 - 5, box.x1 + reach, (box.y0 + box.y1) / 2 + 5)
    return bool(sheet.glyphs_in(beside))


def _without(page: int, box: Box) -> Problem:
    """Say that a box has no ground."""
    return Problem(
        what=f"Op pagina {page + 1} staat een vak zonder grond.",
        page=page,
        area=Area(page, box),
        mend="Zet op elk vak de grond waarop het steunt (bijvoorbeeld 5.1.2e).",
    )
