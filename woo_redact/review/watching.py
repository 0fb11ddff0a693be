"""What a reviewer sees of a run: kept up to date with what others decide meanwhile."""

import datetime as dt
import getpass
from collections.abc import Callable, Collection

from woo_redact.errors import UsageError
from woo_redact.language import _
from woo_redact.model import Decided, Decision
from woo_redact.review import marks, texts
from woo_redact.review.answers import subjects_in
from woo_redact.review.board import Board
from woo_redact.review.values import Hit, Passage, Person, Progress, Shown
from woo_redact.store import Store, from_json


def account() -> str:
    """Return the name of the user of this machine, "" when there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


class Watch:
    """One reviewer's view of a run: passages, people, progress, and who passes which document."""

    def __init__(
        self,
        store: Store,
        by: str,
        *,
        before_release: str = "questions",
        aside: Callable[[], Collection[str]] = tuple,
    ) -> None:
        """Open the run for a reviewer; `aside` tells which documents are not released by themselves.

        Raises:
            UsageError: when the reviewer has no name.
        """
        if not by.strip():
            raise UsageError(_("say with --by who decides"))
        self.store = store
        self.by = " ".join(by.split())
        self.before_release = before_release
        self._aside = aside
        self.texts = texts.Texts(store)
        self._load()

    def _load(self) -> None:
        """Read what the rules said and what people decided."""
        pulse = self.store.pulse()
        payloads = self.store.payloads("swept")
        rules = {identity: from_json(Decided, payload) for identity, payload in payloads.items()}
        self.aside = self._aside()
        self.everything = tuple(self.store.roots())
        wanted = (identity for identity in self.everything if identity not in self.aside)
        self.board = Board(wanted, rules, subjects_in(self.store), self.texts)
        self._taken: dict[int, Decision] = {}
        self._gone: frozenset[int] = frozenset()
        self._marks: tuple[tuple[str, str, str], ...] = ()
        self._states: dict[str, str] = {}
        self._steps: dict[dt.datetime | None, list[int]] = {}
        self._undone: list[tuple[Decision, ...]] = []
        self._pulse: tuple[int, ...] = (0, 0, 0, pulse[3])
        self.texts.forget()
        self.refresh()
        self.questions = self.board.questions()

    # Seeing

    @property
    def pulse(self) -> tuple[int, ...]:
        """The pulse of the store up to which everything is taken in."""
        return self._pulse

    def refresh(self) -> bool:
        """Take in what others did since; tell whether anything changed."""
        pulse = self.store.pulse()
        if pulse == self._pulse:
            return False
        if pulse[3] != self._pulse[3]:
            self._load()
            return True
        self._pulse = pulse
        fresh = self.store.taken(max(self._taken, default=0))
        gone = self.store.withdrawn()
        self._marks = self.store.marks()
        changed = [pair for pair in fresh if pair[0] not in gone]
        taken_back = [(n, self._taken[n]) for n in gone - self._gone if n in self._taken]
        self._taken.update(fresh)
        self._gone = gone
        self.board.add(changed)
        self.board.remove(taken_back)
        for number, decision in changed:
            if marks.same_person(decision.by) == marks.same_person(f"person:{self.by}"):
                self._steps.setdefault(decision.at, []).append(number)
        for number, decision in taken_back:
            group = self._steps.get(decision.at, [])
            if number in group:
                group.remove(number)
        for _number, decision in (*changed, *taken_back):
            for document in self.board.touched(decision):
                self._states.pop(document, None)
        return True

    def progress(self) -> Progress:
        """Return how far the review is."""
        open_in = {document: self.board.open(document) for document in self.board.asked}
        asked = sum(self.board.asked.values())
        left = sum(open_in.values())
        wanted = marks.WANTED[self.before_release]
        return Progress(
            answered=asked - left,
            questions=asked,
            documents_open=sum(number > 0 for number in open_in.values()),
            documents=len(self.board.documents),
            to_pass=sum(bool(self.missing(document)) for document in self.board.asked) if wanted else 0,
        )

    def passage(self, key: str) -> Passage | None:
        """Return the passage with a name, None when there is none (any more)."""
        return self.board.passage(key)

    def passages(self, document: str) -> tuple[Passage, ...]:
        """Return the passages of a document in their order."""
        return self.board.passages(document)

    def person(self, subject: str) -> Person:
        """Return a subject with what happens to it."""
        return self.board.person(subject)

    def shown(self, passage: Passage) -> Shown:
        """Return a passage in its sentence."""
        if passage.now.span is None:
            return Shown(before="", words="", after="")
        text = self.texts.line(passage.document, in_title=passage.in_title)
        return texts.shown(text, passage.now.span)

    def search(self, sought: str) -> tuple[Hit, ...]:
        """Return where words, a name or a number stand in the dossier."""
        return texts.search(self.texts, sought)

    def another(self, now: Decision | None) -> str:
        """Return who else decided what counts, "" when nobody did or it was this reviewer."""
        kind, _, name = now.by.partition(":") if now else ("", "", "")
        return name if kind == "person" and marks.same_person(name) != marks.same_person(self.by) else ""

    # Passing documents

    def missing(self, document: str) -> str:
        """Return what a person must still do about a document besides answering, "" when nothing."""
        given = self._marks_on(document)
        state = self._state(document) if given else ""
        return marks.missing(self.before_release, given, document, state)

    def passed_by(self, document: str) -> tuple[str, ...]:
        """Return who passes a document as it is now."""
        given = self._marks_on(document)
        return marks.passed_by(given, document, self._state(document)) if given else ()

    def state(self, document: str) -> str:
        """Return the digest of all that is passed with a document."""
        return self._state(document)

    def _marks_on(self, document: str) -> tuple[tuple[str, str, str], ...]:
        """Return the marks on a document."""
        return tuple(mark for mark in self._marks if mark[0] == document)

    def _state(self, document: str) -> str:
        """Return the digest of a document and what counts in it."""
        if document not in self._states:
            found = self.texts.brief(document)
            now = self.board.now(document)
            self._states[document] = marks.state_of(found.sha256, found.text, found.title, now)
        return self._states[document]
