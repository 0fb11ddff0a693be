"""A draft PDF that came back: what a person changed in it, as decisions of that person."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from woo_redact.errors import GroundError, UsageError
from woo_redact.grounds import grounds, parse_code
from woo_redact.language import _, recorded
from woo_redact.model import Area, Decision, Outcome, Span
from woo_redact.pdf.annotations import Returned, ReturnedDraft
from woo_redact.review.answering import answer_passage, own_area, own_words
from woo_redact.review.draft_marks import (
    STILL,
    Manifest,
    Mark,
    areas_of,
    ground_in,
    ground_of,
    own_areas,
    own_reason,
    place_of,
    reason,
    same_place,
)
from woo_redact.review.lawful import needs_words
from woo_redact.review.session import Session
from woo_redact.review.values import Passage

_VERDICTS = {"Accepted": Outcome.REDACT, "Rejected": Outcome.KEEP}
_KEPT = recorded("Mark removed in the draft.")


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
        raise UsageError(_("the draft was not taken over; nothing is recorded:\n{told}", told=told))
    return Taken(decisions=tuple(reading.decisions), remarks=tuple(reading.remarks))


def _not_ours(manifest: Manifest, returned: ReturnedDraft) -> Iterator[str]:
    """Yield why the pages are not those that were written."""
    if len(returned.pages) != len(manifest.pages):
        yield _(
            "the draft had {number} pages and now has {number2}",
            number=len(manifest.pages),
            number2=len(returned.pages),
        )
        return
    left = {mark.frame.page for mark in returned.marks}
    had = {area.page for mark in manifest.marks for area in mark.areas}
    for number, (then, now) in enumerate(zip(manifest.pages, returned.pages, strict=True)):
        where = _("page {number}", number=number + 1)
        if then.letters != now.letters:
            yield (
                _(
                    "{where}: the text is not that of the draft any more. Were the marks applied or "
                    "flattened? Only a file with loose marks can be taken over",
                    where=where,
                )
            )
        elif abs(then.left - now.left) > STILL or abs(then.top - now.top) > STILL:
            yield _("{where}: the page was cropped", where=where)
        elif number in had and number not in left and number not in returned.stamped:
            yield _(
                "{where}: all annotations are gone from it, the stamp of the draft itself too", where=where
            )


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
            areas = areas_of(mark, back)
            if same_place(mark.areas, areas):
                self._stayed(mark, back[0])
            else:
                moved.append((mark, back, areas))
        places = (*(areas for _, _, areas in moved), *(own_areas(one) for one in added))
        words = look(places) if places else ()
        for (mark, back, areas), under in zip(moved, words, strict=False):
            self._moved(mark, back[0], areas, under)
        for one, under in zip(added, words[len(moved) :], strict=True):
            self._added(one, under)
        self._since(returned)

    @staticmethod
    def _nameless(mark: Mark, added: list[Returned]) -> list[Returned]:
        """Return a mark that lost its name but stands where it stood, taken out of what was added."""
        found = [back for back in added if not back.name and same_place(mark.areas, own_areas(back))]
        for back in found[:1]:
            added.remove(back)
        return found[:1]

    # What happened to a mark

    def _removed(self, mark: Mark) -> None:
        """Keep the words of a mark that was taken away visible."""
        passage = self._passage(mark)
        if passage is None:
            self.remarks.append(
                _("{place_of}: the removed mark had lapsed already", place_of=place_of(mark.areas))
            )
        elif passage.now.hides and self._current(mark, passage):
            self.decisions.append(answer_passage(passage, Outcome.KEEP, by=self.by, why=_KEPT))

    def _stayed(self, mark: Mark, back: Returned) -> None:
        """Take over a changed ground, reason or status of a mark that stands where it stood."""
        passage, code, why = self._passage(mark), self._code(mark, back), reason(mark, back)
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
            self._take_words(mark.span, code, why, place_of(mark.areas))
        elif self._current(mark, passage) and self._motivated(
            code, passage.proposal, why, place_of(mark.areas)
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
            self._hide(areas, under, code, reason(mark, back))

    def _added(self, back: Returned, under: Words) -> None:
        """Hide the words under a mark that a person made."""
        areas = own_areas(back)
        code = self._code(None, back)
        if code is not None:
            self._hide(areas, under, code, own_reason(back.note))

    def _hide(self, areas: tuple[Area, ...], under: Words, code: str, why: str) -> None:
        """Hide what stands under areas: its words, or the areas themselves where something is drawn."""
        where = place_of(areas)
        if not under.spans and not under.picture:
            self.faults.append(_("{where}: there is nothing under the mark", where=where))
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
        who = now.by.removeprefix("person:") if now.by.startswith("person:") else _("a rule")
        self.faults.append(
            _(
                "{place_of}: since this draft {who} decided otherwise here; make a new draft or "
                "decide with woo-redact review",
                place_of=place_of(mark.areas),
                who=who,
            )
        )
        return False

    def _motivated(self, code: str, proposed: str | None, why: str, where: str) -> bool:
        """Tell whether a ground has the words it needs; else that is a fault."""
        if why.strip() or not needs_words(code, proposed):
            return True
        self.faults.append(
            _(
                '{where}: ground {short} asks for a motivation; write "Waarom: …" in the note',
                where=where,
                short=grounds()[code].short,
            )
        )
        return False

    def _code(self, mark: Mark | None, back: Returned) -> str | None:
        """Return the ground of a mark, None (and a fault) where it has none, an unknown one, or two."""
        where = place_of(mark.areas if mark else own_areas(back))
        written = [
            text
            for text, then in (
                (back.label, mark.label if mark else ""),
                (ground_in(back.note), ground_of(mark)),
            )
            if text.strip() and text.strip() != then.strip()
        ]
        try:
            codes = {parse_code(text.replace("?", " ")) for text in written}
        except GroundError as error:
            self.faults.append(f"{where}: {error}")
            return None
        if len(codes) > 1:
            self.faults.append(
                _("{where}: the text on the box and the note name different grounds", where=where)
            )
            return None
        found = next(iter(codes), mark.ground if mark else self.default)
        if found is None:
            self.faults.append(
                _(
                    "{where}: the mark has no ground; put it as text on the box (for example 5.1.2e) or "
                    "give one for all with --ground",
                    where=where,
                )
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
                _(
                    "since this draft more was changed in document {document} ({changed} of the marks): "
                    "make a new draft for a next round",
                    document=self.manifest.document,
                    changed=changed,
                )
            )
        for page, number in returned.others:
            self.remarks.append(
                _(
                    "page {page}: {number} other annotation(s) not taken over; only redaction marks count",
                    page=page + 1,
                    number=number,
                )
            )
