"""A draft PDF that came back: what a person changed in it, as decisions of that person."""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from woo_redact.errors import GroundError, UsageError
from woo_redact.grounds import grounds, parse_code
from woo_redact.model import Area, Box, Decision, Outcome, Span
from woo_redact.pdf.annotations import PageMark, Returned, ReturnedDraft, frame_of
from woo_redact.review.answering import answer_passage, own_area, own_words
from woo_redact.review.lawful import needs_words
from woo_redact.review.session import Session
from woo_redact.review.values import Passage

_STILL = 1.5  # points: what programs round, and no hand moves on purpose
_VERDICTS = {"Accepted": Outcome.REDACT, "Rejected": Outcome.KEEP}
_KEPT = "Markering verwijderd in het concept."


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What stands under some areas of a draft: words of the text, or (`picture`) something drawn."""

    spans: tuple[Span, ...] = ()
    picture: bool = False


Look = Callable[[tuple[tuple[Area, ...], ...]], tuple[Words, ...]]
"""Finds what stands under areas: called once, with all that were added or moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a draft: decisions to keep, and what the person should know."""

    decisions: tuple[Decision, ...] = ()
    remarks: tuple[str, ...] = ()


def note_of(decision: Decision) -> str:
    """Return the note of a mark: the ground, why, and where it stands; `taken_from` reads it back."""
    ground = grounds()[decision.ground or "5.1.2.e"]
    asked = decision.outcome is Outcome.ASK
    who = decision.by.removeprefix("person:")
    stand = (
        "gevraagd" if asked else "voorgesteld" if decision.by.startswith("rule:") else f"besloten door {who}"
    )
    return f"Grond: {ground.short} – {ground.title}\nWaarom: {decision.why}\nStand: {stand}"


def changes_in(
    session: Session,
    manifest: Manifest,
    returned: ReturnedDraft,
    look: Look,
    *,
    ground: str | None = None,
    accept: bool = False,
) -> Taken:
    """Return what a person changed in a draft, as decisions.

    Removed: the words stay visible. Added: they go, on the ground of the overlay text or the note, or else
    on `ground`. Moved: both. A changed ground or reason is taken over; so is the review status of a mark
    (Accepted, Rejected). With `accept` a mark that was asked and still stands is an answer: the words go.

    Raises:
        UsageError: with every fault at once; then nothing is taken over.
    """
    reading = _Reading(session, manifest, default=ground, accept=accept)
    reading.faults += _not_ours(manifest, returned)
    if not reading.faults:
        reading.read(returned, look)
    if reading.faults:
        told = "\n".join(f"  {fault}" for fault in dict.fromkeys(reading.faults))
        raise UsageError(f"het concept is niet overgenomen; er is niets vastgelegd:\n{told}")
    return Taken(decisions=tuple(reading.decisions), remarks=tuple(reading.remarks))


def _not_ours(manifest: Manifest, returned: ReturnedDraft) -> Iterator[str]:
    """Yield why the pages are not those that were written."""
    if len(returned.pages) != len(manifest.pages):
        yield f"het concept had {len(manifest.pages)} bladzijden en heeft er nu {len(returned.pages)}"
        return
    left = {mark.frame.page for mark in returned.marks}
    had = {area.page for mark in manifest.marks for area in mark.areas}
    for number, (then, now) in enumerate(zip(manifest.pages, returned.pages, strict=True)):
        where = f"bladzijde {number + 1}"
        if then.letters != now.letters:
            yield (
                f"{where}: de tekst is niet meer die van het concept. Zijn de markeringen toegepast of"
                " afgevlakt? Alleen een bestand met losse markeringen kan worden overgenomen"
            )
        elif abs(then.left - now.left) > _STILL or abs(then.top - now.top) > _STILL:
            yield f"{where}: de bladzijde is bijgesneden"
        elif number in had and number not in left and number not in returned.stamped:
            yield f"{where}: alle aantekeningen zijn eruit verdwenen, ook het stempel van het concept zelf"


class _Reading:
    """The state of reading one returned draft."""

    def __init__(self, session: Session, manifest: Manifest, *, default: str | None, accept: bool) -> None:
        """Begin with no decisions."""
        self.session = session
        self.manifest = manifest
        self.default = default
        self.accept = accept
        self.decisions: list[Decision] = []
        self.remarks: list[str] = []
        self.faults: list[str] = []

    @property
    def by(self) -> str:
        """Return who decides."""
        return self.session.by

    def read(self, returned: ReturnedDraft, look: Look) -> None:
        """Hold what came back against what was written."""
        named: dict[str, list[Returned]] = defaultdict(list)
        for one in returned.marks:
            named[one.name].append(one)
        known = {mark.key: mark for mark in self.manifest.marks}
        added = [one for name, some in named.items() if name not in known for one in some]
        moved: list[tuple[Mark, list[Returned], tuple[Area, ...]]] = []
        for key, mark in known.items():
            back = named.get(key) or self._nameless(mark, added)
            if not back:
                self._removed(mark)
                continue
            areas = _areas_of(mark, back)
            if _same_place(mark.areas, areas):
                self._stayed(mark, back[0])
            else:
                moved.append((mark, back, areas))
        places = (*(areas for _, _, areas in moved), *(_own_areas(one) for one in added))
        words = look(places) if places else ()
        for (mark, back, areas), under in zip(moved, words, strict=False):
            self._moved(mark, back[0], areas, under)
        for one, under in zip(added, words[len(moved) :], strict=True):
            self._added(one, under)
        self._since(returned)

    @staticmethod
    def _nameless(mark: Mark, added: list[Returned]) -> list[Returned]:
        """Return a mark that lost its name but stands where it stood, taken out of what was added."""
        found = [back for back in added if not back.name and _same_place(mark.areas, _own_areas(back))]
        for back in found[:1]:
            added.remove(back)
        return found[:1]

    # What happened to a mark

    def _removed(self, mark: Mark) -> None:
        """Keep the words of a mark that was taken away visible."""
        passage = self._passage(mark)
        if passage is None:
            self.remarks.append(f"{_where(mark.areas)}: de verwijderde markering was al vervallen")
        elif passage.now.hides and self._current(mark, passage):
            self.decisions.append(answer_passage(passage, Outcome.KEEP, by=self.by, why=_KEPT))

    def _stayed(self, mark: Mark, back: Returned) -> None:
        """Take over a changed ground, reason or status of a mark that stands where it stood."""
        passage, code, why = self._passage(mark), self._code(mark, back), _reason(mark, back)
        if code is None:
            return
        verdict = _VERDICTS.get(back.verdict)
        if verdict is Outcome.KEEP:
            self._removed(mark)
            return
        answered = verdict is Outcome.REDACT or self.accept
        asked = passage is not None and passage.open and answered
        if code == mark.ground and not why and not asked:
            return
        if passage is None:
            self._take_words(mark.span, code, why, _where(mark.areas))
        elif self._current(mark, passage) and self._motivated(
            code, passage.proposal, why, _where(mark.areas)
        ):
            self.decisions.append(answer_passage(passage, Outcome.REDACT, by=self.by, why=why, ground=code))

    def _moved(self, mark: Mark, back: Returned, areas: tuple[Area, ...], under: Words) -> None:
        """Keep the words a mark stood on, unless it still covers them; hide those it stands on now."""
        if under.spans == (mark.span,):
            self._stayed(mark, back)
            return
        if mark.span is None or not any(span.contains(mark.span) for span in under.spans):
            self._removed(mark)
        else:
            self._stayed(mark, back)  # made larger: what it hid stays hidden
        code = self._code(mark, back)
        if code is not None:
            self._hide(areas, under, code, _reason(mark, back))

    def _added(self, back: Returned, under: Words) -> None:
        """Hide the words under a mark that a person made."""
        areas = _own_areas(back)
        code = self._code(None, back)
        if code is not None:
            self._hide(areas, under, code, _own_reason(back.note))

    def _hide(self, areas: tuple[Area, ...], under: Words, code: str, why: str) -> None:
        """Hide what stands under areas: its words, or the areas themselves where something is drawn."""
        where = _where(areas)
        if not under.spans and not under.picture:
            self.faults.append(f"{where}: onder de markering staat niets")
        if under.picture:
            if self._motivated(code, None, why, where):
                self.decisions += [
                    own_area(self.manifest.document, area, Outcome.REDACT, by=self.by, ground=code, why=why)
                    for area in areas
                ]
            return
        for span in under.spans:
            self._take_words(span, code, why, where)

    def _take_words(self, span: Span | None, code: str, why: str, where: str) -> None:
        """Hide words, by the passage that has exactly those if there is one."""
        document = self.manifest.document
        if span is None:
            return
        same = [p for p in self.session.passages(document) if p.now.span == span and not p.in_title]
        proposed = same[0].proposal if same else None
        if not self._motivated(code, proposed, why, where):
            return
        if same and same[0].now.outcome is Outcome.REDACT and same[0].now.ground == code:
            return
        if same:
            self.decisions.append(answer_passage(same[0], Outcome.REDACT, by=self.by, why=why, ground=code))
        else:
            self.decisions.append(own_words(document, span, Outcome.REDACT, by=self.by, ground=code, why=why))

    # What must be so

    def _passage(self, mark: Mark) -> Passage | None:
        """Return the passage of a mark as it is now."""
        return self.session.passage(f"{self.manifest.document}:{mark.key}")

    def _current(self, mark: Mark, passage: Passage) -> bool:
        """Tell whether nobody decided on a place since the draft was written; else that is a fault."""
        now = passage.now
        if (now.outcome, now.ground or "", now.by) == (mark.outcome, mark.ground, mark.by):
            return True
        who = now.by.removeprefix("person:") if now.by.startswith("person:") else "een regel"
        self.faults.append(
            f"{_where(mark.areas)}: sinds dit concept is hier anders beslist door {who}; maak een nieuw"
            " concept of beslis met woo-redact review"
        )
        return False

    def _motivated(self, code: str, proposed: str | None, why: str, where: str) -> bool:
        """Tell whether a ground has the words it needs; else that is a fault."""
        if why.strip() or not needs_words(code, proposed):
            return True
        self.faults.append(
            f'{where}: grond {grounds()[code].short} vraagt een motivering; schrijf "Waarom: …" in de notitie'
        )
        return False

    def _code(self, mark: Mark | None, back: Returned) -> str | None:
        """Return the ground of a mark, None (and a fault) where it has none, an unknown one, or two."""
        where = _where(mark.areas if mark else _own_areas(back))
        written = [
            text
            for text, then in (
                (back.label, mark.label if mark else ""),
                (_ground_in(back.note), _ground_of(mark)),
            )
            if text.strip() and text.strip() != then.strip()
        ]
        try:
            codes = {parse_code(text.replace("?", " ")) for text in written}
        except GroundError as error:
            self.faults.append(f"{where}: {error}")
            return None
        if len(codes) > 1:
            self.faults.append(f"{where}: de tekst op het vak en de notitie noemen een andere grond")
            return None
        found = next(iter(codes), mark.ground if mark else self.default)
        if found is None:
            self.faults.append(
                f"{where}: de markering heeft geen grond; zet die als tekst op het vak (bijvoorbeeld 5.1.2e)"
                " of geef er met --ground een voor alle"
            )
        return found

    def _since(self, returned: ReturnedDraft) -> None:
        """Tell what changed since the draft was written, and what was not taken over."""
        changed = 0
        for mark in self.manifest.marks:
            passage = self._passage(mark)
            now = passage.now if passage else None
            changed += now is None or (now.outcome, now.by) != (mark.outcome, mark.by)
        if changed or self.session.state(self.manifest.document) != self.manifest.state:
            self.remarks.append(
                f"sinds dit concept is in stuk {self.manifest.document} meer veranderd"
                f" ({changed} van de markeringen): maak voor een volgende ronde een nieuw concept"
            )
        for page, number in returned.others:
            self.remarks.append(
                f"bladzijde {page + 1}: {number} andere aantekening(en) niet overgenomen; alleen markeringen"
                " om te lakken tellen"
            )


def _ground_in(note: str) -> str:
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


def _ground_of(mark: Mark | None) -> str:
    """Return what the note of a mark named as its ground when it was written."""
    return _ground_in(mark.note) if mark else ""


def _own_reason(note: str) -> str:
    """Return the reason in a note: what follows "Waarom:", or all but the ground and the rest of our form."""
    lines = note.strip().splitlines()
    for number, line in enumerate(lines):
        name, colon, rest = line.partition(":")
        if colon and name.strip().casefold() == "waarom":
            more = [other for other in lines[number + 1 :] if not other.casefold().startswith("stand:")]
            return " ".join([rest.strip(), *more]).strip()
    ground = _ground_in(note)
    text = note.strip().removeprefix("Grond:").strip()
    return text.removeprefix(ground).strip(" :–-\n") if ground else text


def _reason(mark: Mark, back: Returned) -> str:
    """Return the reason that a person wrote in a mark's note, "" when it is still ours."""
    now = _own_reason(back.note)
    return "" if now == _own_reason(mark.note) else now


def _where(areas: Sequence[Area]) -> str:
    """Say where a mark stands."""
    area = min(areas)
    return f"bladzijde {area.page + 1} ({area.box.y0 / 72 * 2.54:.0f} cm van boven)"


def _own_areas(back: Returned) -> tuple[Area, ...]:
    """Return where a mark stands by itself: its quads, or its frame."""
    return back.areas or (back.frame,)


def _areas_of(mark: Mark, back: Iterable[Returned]) -> tuple[Area, ...]:
    """Return where a known mark stands now; where a program moved the frame alone, its quads go along."""
    found: list[Area] = []
    for part in back:
        page = part.frame.page
        then = [area.box for area in mark.areas if area.page == page]
        if not then:
            found += _own_areas(part)
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


def _same_place(then: Sequence[Area], now: Sequence[Area]) -> bool:
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
        box.x0 >= frame.x0 - _STILL
        and box.y0 >= frame.y0 - _STILL
        and box.x1 <= frame.x1 + _STILL
        and box.y1 <= frame.y1 + _STILL
    )


def _near(one: Box, other: Box) -> bool:
    """Tell whether two boxes are the same, give or take what programs round."""
    pairs = ((one.x0, other.x0), (one.y0, other.y0), (one.x1, other.x1), (one.y1, other.y1))
    return all(abs(a - b) <= _STILL for a, b in pairs)
