"""A reviewer at work on a run: every answer is in the database before the next is given."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from woo_redact.errors import GroundError, UsageError
from woo_redact.kin import passage_in
from woo_redact.language import _, recorded
from woo_redact.law import Facts
from woo_redact.model import HIDDEN, Area, Decision, Outcome, Span
from woo_redact.review import lawful, texts
from woo_redact.review.answering import answer_passage, answer_subject, own_area, own_words
from woo_redact.review.board import place_of
from woo_redact.review.values import Passage, Reach, Step
from woo_redact.review.watching import Watch, account

Answer = tuple[Outcome, str | None, str]
"""What a person says: the outcome, the ground (None: the one proposed), and why ("" where none is needed)."""


class OvertakenError(UsageError):
    """Somebody else decided on the same place in the meantime: nothing is kept, the reviewer looks again."""


class Session(Watch):
    """One reviewer at work on a run: what the reviewer sees, and all that can be done to it.

    Several sessions work on one run at once: each sees what the others decided at its next step, and a place
    that somebody else decided on in the meantime is not overwritten but shown again (`OvertakenError`).
    """

    # Deciding

    def answer(self, passage: Passage, said: Answer, reach: Reach = Reach.PASSAGE) -> Step:
        """Answer one place, its passage, all of its kind in the document, or all in the dossier.

        What is of one kind is what is known to be of one person, or else the same words.

        Raises:
            GroundError: when the answer breaks a rule of law; OvertakenError: when somebody else was first.
        """
        return self.take(self.decisions_on(passage, said, reach))

    def decisions_on(self, passage: Passage, said: Answer, reach: Reach) -> tuple[Decision, ...]:
        """Return the decisions that an answer comes to, without keeping them."""
        outcome, code, why = said
        subject, near = passage.now.subject, reach in {Reach.HERE, Reach.PASSAGE}
        document = None if reach is Reach.EVERYWHERE else passage.document
        places = [passage] if near else self._alike(passage, document)
        given: tuple[Decision, ...] = ()
        if subject in self.board.subjects and not near:
            given = self._on_subject(subject or "", said, document, passage.proposal)
        if not near and (not given or self._closer(passage, document)):
            places.insert(0, passage)
        answers = [answer_passage(p, outcome, by=self.by, ground=code, why=why) for p in places]
        return (*given, *(answers if reach is Reach.HERE else self.with_passages(answers)))

    def reached(self, passage: Passage, reach: Reach) -> tuple[Passage, ...]:
        """Return the places that an answer is on besides the one it is given at: all that is of one kind."""
        if reach in {Reach.HERE, Reach.PASSAGE}:
            return ()
        document = passage.document if reach is Reach.DOCUMENT else None
        of_subject = self.board.places_of(passage.now.subject or "")
        here = (p for p in of_subject if document in {None, p.document} and p.key != passage.key)
        return (*here, *self._alike(passage, document))

    def answer_all(self, passages: Iterable[Passage], said: Answer) -> Step:
        """Answer several passages as one step.

        Raises:
            GroundError, OvertakenError: as `answer`.
        """
        outcome, code, why = said
        given = [answer_passage(p, outcome, by=self.by, ground=code, why=why) for p in passages]
        return self.take(self.with_passages(given))

    def answer_person(self, subject: str, said: Answer, document: str | None = None) -> Step:
        """Answer for all places of a subject, in the dossier or in one document.

        Raises:
            GroundError, OvertakenError: as `answer`.
        """
        return self.take(self.decisions_on_person(subject, said, document))

    def decisions_on_person(
        self, subject: str, said: Answer, document: str | None = None
    ) -> tuple[Decision, ...]:
        """Return the decision that an answer on a subject comes to, without keeping it."""
        return self._on_subject(subject, said, document, "5.1.2.e")

    def _on_subject(
        self, subject: str, said: Answer, document: str | None, proposed: str
    ) -> tuple[Decision, ...]:
        """Return the decision on a subject; everywhere it takes the place of those in single documents."""
        outcome, code, why = said
        decision = answer_subject(
            self.board.subjects[subject],
            outcome,
            by=self.by,
            ground=code or proposed,
            why=lawful.reason(outcome, code or proposed, proposed, why),
        )
        return (replace(decision, document=document),)

    def _closer(self, passage: Passage, document: str | None) -> bool:
        """Tell whether something closer to a passage than its subject was decided on: that still counts."""
        if any(d.finding == passage.now.finding for d in self.board.persons(passage.document) if d.finding):
            return True
        subject = passage.now.subject or ""
        return document is None and self.board.standing(subject, passage.document) is not None

    def _alike(self, passage: Passage, document: str | None) -> list[Passage]:
        """Return the other passages with the same words, in one document or in all; an area has none.

        Of a known person only those of nobody known: the others go with their own person.
        """
        wanted = texts.folded(self.texts.words(passage).strip(HIDDEN))
        known = passage.now.subject in self.board.subjects
        found = []
        for identity in (document,) if document else self.board.documents:
            for other in self.board.passages(identity):
                same = other.now.entity == passage.now.entity and other.key != passage.key
                if known and other.now.subject in self.board.subjects:
                    continue
                if same and wanted and texts.folded(self.texts.words(other)) == wanted:
                    found.append(other)
        return found

    def redact_words(
        self, document: str, span: Span, said: Answer, *, reach: Reach = Reach.PASSAGE, in_title: bool = False
    ) -> Step:
        """Hide words that a person points at, there or wherever they stand; `said` has their ground.

        Raises:
            GroundError: when it has no ground, or breaks a rule of law; OvertakenError: as `answer`.
        """
        outcome, code, why = said
        if code is None and outcome is not Outcome.KEEP:
            raise GroundError(_("choose a ground: without a ground nothing is redacted"))
        places = [(document, in_title, span)]
        if reach in {Reach.DOCUMENT, Reach.EVERYWHERE}:
            words = span.of(self.texts.line(document, in_title=in_title))
            places += self._elsewhere(words, document if reach is Reach.DOCUMENT else None, places[0])
        given = [
            own_words(where, place, outcome, by=self.by, ground=code, why=why, in_title=title)
            for where, title, place in places
        ]
        return self.take(given if reach is Reach.HERE else self.with_passages(given))

    def _elsewhere(
        self, words: str, document: str | None, but: tuple[str, bool, Span]
    ) -> list[tuple[str, bool, Span]]:
        """Return where words stand besides one place and what is hidden already."""
        found = []
        for brief in [self.texts.brief(document)] if document else self.texts.all():
            hidden = [p for p in self.board.passages(brief.id) if p.now.span and p.now.hides]
            for in_title, text in ((True, brief.title), (False, brief.text)):
                taken = [p.now.span for p in hidden if p.in_title == in_title and p.now.span]
                found += [
                    (brief.id, in_title, span)
                    for span in texts.places(text, words, whole=True)
                    if (brief.id, in_title, span) != but and not any(s.contains(span) for s in taken)
                ]
        return found

    def redact_area(self, document: str, area: Area, said: Answer) -> Step:
        """Hide an area of a page, with whatever stands on it.

        Raises:
            GroundError: when it has no ground, or breaks a rule of law.
        """
        outcome, code, why = said
        if code is None and outcome is not Outcome.KEEP:
            raise GroundError(_("choose a ground: without a ground nothing is redacted"))
        return self.take([own_area(document, area, outcome, by=self.by, ground=code, why=why)])

    def with_passages(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Return decisions on words so that they hold for their passage, wherever that stands again."""
        return tuple(replace(decision, passage=self._passage_of(decision)) for decision in decisions)

    def take(self, decisions: Iterable[Decision]) -> Step:
        """Keep decisions as one step: all of them, or none.

        Raises:
            GroundError: when one breaks a rule of law (L1-L13) or lacks its motivation.
            OvertakenError: when somebody else decided on one of the places since this session last looked.
        """
        at = dt.datetime.now(dt.UTC)
        given = tuple(replace(decision, at=at) for decision in decisions)
        seen = [self._standing(decision) for decision in given]
        with self.store.transaction():
            self.refresh()
            now = [self._standing(decision) for decision in given]
            for decision, before, after in zip(given, seen, now, strict=True):
                if before != after:
                    raise OvertakenError(_overtaken(decision, after))
            for message in lawful.refusals(self.board, given, self.facts(given)):
                raise GroundError(_("this answer was not recorded: {message}", message=message))
            contexts = tuple(
                {"before": before, "after": _said(decision), "account": account()}
                for decision, before in zip(given, now, strict=True)
            )
            numbers = self.store.added(given, contexts=contexts)
        self._undone.clear()
        self.refresh()
        return Step(numbers=numbers, decisions=given)

    def _passage_of(self, decision: Decision) -> str:
        """Return the name of the passage of a decision on words in a text, "" for any other."""
        if decision.document is None or decision.span is None or decision.in_title:
            return ""
        text = self.texts.brief(decision.document).text
        if decision.span.end > len(text):
            return ""
        return passage_in(text, self.texts.sentences(decision.document), decision.span)

    def facts(self, given: tuple[Decision, ...]) -> list[tuple[str, Facts]]:
        """Return what is known of each document in which answers may clash with what stands there."""
        return [
            (document, Facts(length=len(self.texts.brief(document).text)))
            for document in lawful.to_look_through(self.board, given)
        ]

    def _standing(self, decision: Decision) -> dict[str, Any]:
        """Return what counts for the place or the subject of a decision, for the audit trail."""
        if decision.document is not None and not (decision.subject and not decision.finding):
            passage = self.board.passage(f"{decision.document}:{place_of(decision)}")
            return _said(passage.now) if passage else {}
        standing = self.board.standing(decision.subject or "", decision.document)
        return _said(standing) if standing else {}

    # Taking back

    def undo(self) -> Step | None:
        """Take back this reviewer's last step that still counts; None when there is none."""
        self.refresh()
        while self._steps and not self._steps[next(reversed(self._steps))]:
            self._steps.popitem()
        if not self._steps:
            return None
        numbers = tuple(self._steps[next(reversed(self._steps))])
        return self.withdraw(numbers)

    def withdraw(self, numbers: tuple[int, ...]) -> Step:
        """Take back decisions by their number: they stay in the trail and no longer count.

        Raises:
            UsageError: when one is no decision of this run, or was taken back before.
        """
        with self.store.transaction():
            self.refresh()
            decisions = tuple(self._taken[n] for n in numbers if n in self._taken and n not in self._gone)
            if len(decisions) != len(numbers):
                raise UsageError(_("this decision is not there, or was undone already"))
            # What will count is seen on the board, before it is written: the trail tells both sides.
            before = [self._standing(decision) for decision in decisions]
            pairs = tuple(zip(numbers, decisions, strict=True))
            self.board.remove(pairs)
            contexts = tuple(
                {"before": then, "after": self._standing(d), "why": recorded("Undone."), "account": account()}
                for then, d in zip(before, decisions, strict=True)
            )
            self.board.add(pairs)
            self.store.withdraw(numbers, by=f"person:{self.by}", contexts=contexts)
        self.refresh()
        self._undone.append(decisions)
        return Step(numbers=numbers, decisions=decisions)

    def redo(self) -> Step | None:
        """Decide again what this session took back last; None when there is nothing."""
        if not self._undone:
            return None
        *rest, last = self._undone
        step = self.take(last)
        self._undone = rest
        return step

    # Passing documents

    def pass_document(self, document: str, *, state: str | None = None) -> None:
        """Pass a document for release, as it is now.

        Raises:
            UsageError: when it still has open questions, was never processed, or is no longer in `state`.
        """
        self.refresh()
        if document not in self.board.asked:
            raise UsageError(
                _("document {document} has not been processed: there is nothing to read", document=document)
            )
        if number := self.board.open(document):
            raise UsageError(
                _(
                    "document {document} still has {number} open questions: answer those first",
                    document=document,
                    number=number,
                )
            )
        if state is not None and state != self._state(document):
            raise OvertakenError(
                _("document {document} was changed in the meantime: read it again", document=document)
            )
        self.store.mark(document, self._state(document), by=self.by, context={"account": account()})
        self.refresh()

    def unpass_document(self, document: str) -> None:
        """Take this reviewer's own mark back."""
        self.store.mark(document, "", by=self.by, context={"account": account()})
        self.refresh()


def _said(decision: Decision) -> dict[str, Any]:
    """Return a decision in the few words of the audit trail."""
    return {
        "outcome": str(decision.outcome),
        "ground": decision.ground,
        "by": decision.by,
        "why": decision.why,
    }


def _overtaken(decision: Decision, now: dict[str, Any]) -> str:
    """Say who was first."""
    who = str(now.get("by", "")).removeprefix("person:") or _("somebody else")
    where = f"document {decision.document}" if decision.document else _("this person")
    word = {"keep": _("visible"), "redact": _("hidden"), "ask": _("open")}.get(
        str(now.get("outcome")), _("undone")
    )
    return _(
        "{where}: decided in the meantime by {who} ({word}); look again and then decide",
        where=where,
        who=who,
        word=word,
    )
