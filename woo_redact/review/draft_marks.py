"""The marks of a draft: what their notes say, and where they stand, give or take what programs round."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from woo_redact.errors import GroundError
from woo_redact.grounds import grounds, parse_code
from woo_redact.language import _
from woo_redact.model import Area, Box, Decision, Outcome, Span
from woo_redact.pdf.annotations import PageMark, Returned, frame_of

STILL = 1.5  # points: what programs round, and no hand moves on purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark as it was written in a draft: the passage, its place, and what counted there then."""

    key: str
    span: Span | None
    areas: tuple[Area, ...]
    label: str
    note: str = field(repr=False)
    outcome: Outcome
    ground: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a draft was when it was written; kept in the run, so that no program can lose it."""

    key: str
    document: str
    sha256: str
    state: str
    layout: str
    pages: tuple[PageMark, ...]
    marks: tuple[Mark, ...]


def note_of(decision: Decision) -> str:
    """Return the note of a mark: the ground, why, and where it stands; `taken_from` reads it back."""
    ground = grounds()[decision.ground or "5.1.2.e"]
    asked = decision.outcome is Outcome.ASK
    who = decision.by.removeprefix("person:")
    stand = (
        "gevraagd" if asked else "voorgesteld" if decision.by.startswith("rule:") else f"besloten door {who}"
    )
    return f"Grond: {ground.short} – {ground.title}\nWaarom: {decision.why}\nStand: {stand}"


def ground_in(note: str) -> str:
    """Return what a note names as the ground: after "Grond:", or a ground that its first line begins with."""
    for line in note.splitlines():
        name, colon, rest = line.partition(":")
        if colon and name.strip().casefold() == "grond":
            return rest.partition(" – ")[0].strip()
    first = note.strip().split("\n")[0]
    for part in (first, *(first.partition(mark)[0] for mark in (":", " – ", " - "))):
        try:
            parse_code(part)
        except GroundError:
            continue
        return part.strip()
    return ""


def ground_of(mark: Mark | None) -> str:
    """Return what the note of a mark named as its ground when it was written."""
    return ground_in(mark.note) if mark else ""


def own_reason(note: str) -> str:
    """Return the reason in a note: what follows "Waarom:", or all but the ground and the rest of our form."""
    lines = note.strip().splitlines()
    for number, line in enumerate(lines):
        name, colon, rest = line.partition(":")
        if colon and name.strip().casefold() == "waarom":
            more = [other for other in lines[number + 1 :] if not other.casefold().startswith("stand:")]
            return " ".join([rest.strip(), *more]).strip()
    ground = ground_in(note)
    text = note.strip().removeprefix("Grond:").strip()
    return text.removeprefix(ground).strip(" :–-\n") if ground else text


def reason(mark: Mark, back: Returned) -> str:
    """Return the reason that a person wrote in a mark's note, "" when it is still ours."""
    now = own_reason(back.note)
    return "" if now == own_reason(mark.note) else now


def place_of(areas: Sequence[Area]) -> str:
    """Say where a mark stands."""
    area = min(areas)
    return _("page {page} ({y0:.0f} cm from the top)", page=area.page + 1, y0=area.box.y0 / 72 * 2.54)


def own_areas(back: Returned) -> tuple[Area, ...]:
    """Return where a mark stands by itself: its quads, or its frame."""
    return back.areas or (back.frame,)


def areas_of(mark: Mark, back: Iterable[Returned]) -> tuple[Area, ...]:
    """Return where a known mark stands now; where a program moved the frame alone, its quads go along."""
    found: list[Area] = []
    for part in back:
        page = part.frame.page
        then = [area.box for area in mark.areas if area.page == page]
        if not then:
            found += own_areas(part)
            continue
        before, now = frame_of(then), part.frame.box
        quads = [area.box for area in part.areas]
        if not quads:
            tight = _near(functools.reduce(Box.union, then), now)
            found += [Area(page, box) for box in (then if tight or _near(before, now) else [now])]
        elif not _all_near(quads, then) or all(_inside(box, now) for box in quads):
            found += [Area(page, box) for box in quads]
        else:
            found += [Area(page, _carried(box, before, now)) for box in then]
    return tuple(found)


def _carried(box: Box, before: Box, now: Box) -> Box:
    """Return a box moved and stretched as its frame was."""
    across = (now.x1 - now.x0) / ((before.x1 - before.x0) or 1)
    along = (now.y1 - now.y0) / ((before.y1 - before.y0) or 1)
    return Box(
        now.x0 + (box.x0 - before.x0) * across,
        now.y0 + (box.y0 - before.y0) * along,
        now.x0 + (box.x1 - before.x0) * across,
        now.y0 + (box.y1 - before.y0) * along,
    )


def same_place(then: Sequence[Area], now: Sequence[Area]) -> bool:
    """Tell whether two lists of areas are the same places, in any order."""
    pages = {area.page for area in (*then, *now)}
    return all(
        _all_near([a.box for a in then if a.page == page], [a.box for a in now if a.page == page])
        for page in pages
    )


def _all_near(some: Sequence[Box], others: Sequence[Box]) -> bool:
    """Tell whether boxes are the same, in any order."""
    return len(some) == len(others) and all(any(_near(one, other) for other in others) for one in some)


def _inside(box: Box, frame: Box) -> bool:
    """Tell whether a quad lies within its frame, give or take what programs round."""
    return (
        box.x0 >= frame.x0 - STILL
        and box.y0 >= frame.y0 - STILL
        and box.x1 <= frame.x1 + STILL
        and box.y1 <= frame.y1 + STILL
    )


def _near(one: Box, other: Box) -> bool:
    """Tell whether two boxes are the same, give or take what programs round."""
    pairs = ((one.x0, other.x0), (one.y0, other.y0), (one.x1, other.x1), (one.y1, other.y1))
    return all(abs(a - b) <= STILL for a, b in pairs)
