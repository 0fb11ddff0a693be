"""Areas of a page that a person hid: what stands in them, and how they are erased as one box each."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from woo_redact.errors import RedactionError
from woo_redact.grounds import grounds, label
from woo_redact.language import recorded
from woo_redact.model import HIDDEN, Area, Box, Redaction, Span
from woo_redact.pdf.marks import Lie, Mark
from woo_redact.pdf.text import PaperText, Place

_HAIR = 0.25  # points: half the side of the speck that selects one letter
_ROUNDS = 5  # a box that grows round a letter can come to hold the middle of the next


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """An area as it is hidden: the redaction it comes to, and its mark on the page."""

    redaction: Redaction
    mark: Mark


def patches(paper: PaperText, areas: Iterable[Redaction], style_of: dict[str, str]) -> tuple[Patch, ...]:
    """Return the areas as they are hidden: grown round every letter whose middle lies in them.

    A letter half out of its box could be read by its rim (PRACTICE §5, Schiphol). Areas that meet become one,
    on the ground that comes first in the law. `style_of` has the label of each ground.

    Raises:
        RedactionError: when an area lies on no page.
    """
    grown = [(_grown(paper, r.areas[0]), r) for r in areas]
    return tuple(_patch(paper, area, redaction, style_of) for area, redaction in _merged(paper, grown))


def _merged(paper: PaperText, grown: list[tuple[Area, Redaction]]) -> list[tuple[Area, Redaction]]:
    """Return areas so that none meets another."""
    order = {code: number for number, code in enumerate(grounds())}
    done: list[tuple[Area, Redaction]] = []
    for area, redaction in grown:
        whole, first = area, redaction
        for other in [pair for pair in done if _meet(pair[0], area)]:
            done.remove(other)
            whole = _grown(paper, Area(area.page, whole.box.union(other[0].box)))
            first = min(first, other[1], key=lambda r: order[r.ground])
        done.append((whole, first))
    return done


def _meet(one: Area, other: Area) -> bool:
    """Tell whether two areas share a place."""
    a, b = one.box, other.box
    return one.page == other.page and a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


def _grown(paper: PaperText, area: Area) -> Area:
    """Return an area within its page, round every letter whose middle lies in it."""
    if area.page >= len(paper.pages):
        raise RedactionError(recorded("box on page {page}, but there is no such page", page=area.page + 1))
    page = paper.pages[area.page]
    box = Box(
        min(max(area.box.x0, 0), page.width),
        min(max(area.box.y0, 0), page.height),
        max(min(area.box.x1, page.width), 0),
        max(min(area.box.y1, page.height), 0),
    )
    if box.x1 - box.x0 < 1 or box.y1 - box.y0 < 1:
        raise RedactionError(recorded("a box on page {page} lies outside the page", page=area.page + 1))
    for _ in range(_ROUNDS):
        before = box
        for offset in _letters(paper, Area(area.page, box)):
            sides = paper.boxes[offset]
            if sides and paper.text[offset] != HIDDEN:
                box = box.union(Box(*sides))
        if box == before:
            break
    return Area(area.page, box)


def _letters(paper: PaperText, area: Area) -> Iterator[int]:
    """Yield the characters, blanks too, whose middle lies in an area."""
    span = paper.pages[area.page].span
    for offset in range(span.start, span.end) if span else ():
        sides = paper.boxes[offset]
        if sides is None:
            continue
        x, y = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
        if area.box.x0 <= x <= area.box.x1 and area.box.y0 <= y <= area.box.y1:
            yield offset


def _patch(paper: PaperText, area: Area, redaction: Redaction, style_of: dict[str, str]) -> Patch:
    """Return one area as it is hidden."""
    offsets = list(_letters(paper, area))
    seen = [n for n in offsets if not paper.text[n].isspace()]
    by_eye = [n for n in seen if paper.text[n] == HIDDEN or _recognised(paper, n)]
    box = area.box
    inked = any(
        page == area.page and a < box.x1 and box.x0 < c and b < box.y1 and box.y0 < d
        for page, (a, b, c, d) in paper.ink
    )
    strips = tuple(_speck(paper, offset) for offset in seen if offset not in by_eye)
    place = Place(area=area, lie=Lie.LEVEL, strips=strips, drawn=inked or bool(by_eye))
    text = style_of.get(redaction.ground) or label(redaction.ground, "code")
    labels = tuple(dict.fromkeys(filter(None, (text, grounds()[redaction.ground].letter))))
    return Patch(
        redaction=dataclasses.replace(redaction, label=text, areas=(area,), under=_runs(offsets)),
        mark=Mark(place=place, labels=labels, drawn=box),
    )


def _recognised(paper: PaperText, offset: int) -> bool:
    """Tell whether a character was read by eye."""
    return any(span.start <= offset < span.end for span in paper.recognised)


def _speck(paper: PaperText, offset: int) -> Box:
    """Return the middle of a letter: it touches that letter and no other."""
    x0, y0, x1, y1 = paper.boxes[offset] or (0.0, 0.0, 0.0, 0.0)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return Box(x - _HAIR, y - _HAIR, x + _HAIR, y + _HAIR)


def _runs(offsets: Sequence[int]) -> tuple[Span, ...]:
    """Return offsets as stretches."""
    starts = [n for before, n in pairwise([-2, *offsets]) if n != before + 1]
    ends = [n + 1 for n, after in pairwise([*offsets, -2]) if after != n + 1]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def outside(redactions: Iterable[Redaction], under: Iterable[Patch]) -> Iterator[Redaction]:
    """Yield the redactions of words without what lies under an area: that goes with the area."""
    taken = sorted(span for patch in under for span in patch.redaction.under)
    for redaction in redactions:
        if redaction.span is None:
            continue
        at, end = redaction.span.start, redaction.span.end
        for span in taken:
            if span.end <= at or span.start >= end:
                continue
            if span.start > at:
                yield dataclasses.replace(redaction, span=Span(at, span.start))
            at = span.end
        if at < end:
            yield dataclasses.replace(redaction, span=Span(at, end))
