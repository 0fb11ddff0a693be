"""All that counts in a run, in memory: what the rules said, what people decided, and the two together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from woo_redact.model import Decided, Decision, Outcome, Subject
from woo_redact.review.answers import Register
from woo_redact.review.carried import Carried
from woo_redact.review.counting import counting
from woo_redact.review.texts import Texts
from woo_redact.review.values import Passage, Person

Numbered = tuple[int, Decision]


def place_of(decision: Decision) -> str:
    """Return the name of the place of a decision within its document, "" for one on a subject."""
    if decision.finding:
        return decision.finding
    title = "t" if decision.in_title else ""
    if decision.span:
        return f"{title}{decision.span.start}-{decision.span.end}"
    if decision.area:
        box = decision.area.box
        return f"p{decision.area.page + 1}@{box.x0:.0f},{box.y0:.0f},{box.x1:.0f},{box.y1:.0f}"
    return ""


class Board:
    """What counts in every document of a run, kept up to date as decisions come and go."""

    def __init__(
        self, order: Iterable[str], rules: Mapping[str, Decided], subjects: Iterable[Subject], texts: Texts
    ) -> None:
        """Begin with what the rules said of each document, nobody having decided anything."""
        self.documents = tuple(order)
        self._passages_taken = Carried(self.documents, texts)
        self.subjects = {subject.id: subject for subject in subjects}
        self.documents_of: dict[str, list[str]] = defaultdict(list)
        self.asked: dict[str, int] = {}
        self._rules = {identity: rules[identity] for identity in self.documents if identity in rules}
        self._rank = {identity: number for number, identity in enumerate(self.documents)}
        self._subjects_of: dict[str, tuple[str, ...]] = {}
        self._in_document: dict[str, dict[int, list[Decision]]] = defaultdict(dict)
        self._on_subject: dict[str, dict[int, list[Decision]]] = defaultdict(dict)
        self._register = Register(self.subjects.values())
        self.lost: dict[int, Decision] = {}
        self._now: dict[str, Decided] = dict(self._rules)
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._by_key: dict[str, dict[str, Passage]] = {}
        self._open: Counter[str] = Counter()
        for identity, decided in self._rules.items():
            self._list(identity, decided)

    def _list(self, document: str, decided: Decided) -> None:
        """Take down who stands in a document, and how much is asked about it."""
        both = (*decided.text, *decided.title)
        here = tuple(dict.fromkeys(d.subject for d in both if d.subject))
        self._subjects_of[document] = here
        for subject in here:
            self.documents_of[subject].append(document)
        asked = sum(d.outcome is Outcome.ASK for d in both)
        self.asked[document] = asked
        self._open[document] = asked

    # People's decisions come and go

    def add(self, taken: Iterable[Numbered]) -> None:
        """Let decisions count."""
        for number, decision in taken:
            found = self._register.fit(decision)
            if decision.hides and not found:
                self.lost[number] = decision
            for fitted in found:
                self._shelf(fitted).setdefault(number, []).append(fitted)
                self._passages_taken.add(number, fitted)
                self._count_again(fitted)

    def remove(self, taken: Iterable[Numbered]) -> None:
        """Let decisions no longer count."""
        for number, decision in taken:
            self.lost.pop(number, None)
            for fitted in self._register.fit(decision):
                self._shelf(fitted).pop(number, None)
                self._passages_taken.remove(number, fitted)
                self._count_again(fitted)

    def _shelf(self, decision: Decision) -> dict[int, list[Decision]]:
        """Return where a decision is kept: with its document, or with its subject."""
        if decision.document is not None:
            return self._in_document[decision.document]
        return self._on_subject[decision.subject or ""]

    def _count_again(self, decision: Decision) -> None:
        """Forget what counts in the documents that a decision is about: it is worked out when wanted."""
        for document in self.touched(decision):
            self._now.pop(document, None)
            self._open.pop(document, None)
            self._passages.pop(document, None)
            self._by_key.pop(document, None)

    def touched(self, decision: Decision) -> tuple[str, ...]:
        """Return the documents that a decision is about."""
        if decision.document is not None:
            own = (decision.document,) if decision.document in self._rules else ()
            return tuple(dict.fromkeys((*own, *self._passages_taken.documents(decision))))
        return tuple(self.documents_of.get(decision.subject or "", ()))

    # What counts

    def persons(self, document: str) -> tuple[Decision, ...]:
        """Return people's decisions that matter for a document, in the order they were taken.

        First those on a passage elsewhere that says the same: what was decided here beats them.
        """
        some = [*self._in_document.get(document, {}).items()]
        for subject in self._subjects_of.get(document, ()):
            some += self._on_subject.get(subject, {}).items()
        carried = self._passages_taken.on(document, self._rules.get(document, Decided()).text)
        mine = (decision for _, group in sorted(some, key=lambda pair: pair[0]) for decision in group)
        return (*carried, *mine)

    def now(self, document: str) -> Decided:
        """Return what counts in a document."""
        if document not in self._now:
            rules = self._rules.get(document, Decided())
            self._now[document] = counting(rules, self.persons(document), document)
        return self._now[document]

    def with_more(self, document: str, more: Iterable[Decision]) -> Decided:
        """Return what would count in a document with some decisions more."""
        rules = self._rules.get(document, Decided())
        return counting(rules, (*self.persons(document), *more), document)

    def open(self, document: str) -> int:
        """Count the open questions of a document."""
        if document not in self._open:
            decided = self.now(document)
            self._open[document] = sum(d.outcome is Outcome.ASK for d in (*decided.text, *decided.title))
        return self._open[document]

    def passages(self, document: str) -> tuple[Passage, ...]:
        """Return the passages of a document in the order of its title, its text and its pages."""
        if document not in self._passages:
            self._passages[document] = tuple(sorted(self._listed(document), key=_in_order))
        return self._passages[document]

    def _listed(self, document: str) -> list[Passage]:
        """Return the passages of a document, those of the rules first."""
        rules, now = self._rules.get(document, Decided()), self.now(document)
        return [
            Passage(
                key=f"{document}:{place_of(decision)}",
                document=document,
                in_title=in_title,
                rule=said[number] if number < len(said) else None,
                now=decision,
            )
            for in_title, said, some in ((True, rules.title, now.title), (False, rules.text, now.text))
            for number, decision in enumerate(some)
        ]

    def passage(self, key: str) -> Passage | None:
        """Return the passage with a name, None when there is none (any more)."""
        document = key.partition(":")[0]
        if document not in self._by_key:
            self._by_key[document] = {passage.key: passage for passage in self.passages(document)}
        return self._by_key[document].get(key)

    def questions(self) -> tuple[Passage, ...]:
        """Return every passage that a person is asked about, answered or not, the most doubtful first."""
        asked = [
            passage
            for document, number in self.asked.items()
            if number
            for passage in self.passages(document)
            if passage.asked
        ]
        return tuple(sorted(asked, key=lambda p: (p.now.score, self._rank[p.document], *_in_order(p))))

    # People

    def people(self) -> tuple[str, ...]:
        """Return the ids of everybody who stands in the dossier, those in most documents first."""
        present = [s for s in self.subjects.values() if self.documents_of.get(s.id)]
        ordered = sorted(present, key=lambda s: (-len(self.documents_of[s.id]), s.names, s.id))
        return tuple(subject.id for subject in ordered)

    def person(self, subject: str) -> Person:
        """Return a subject with what happens to it now."""
        documents = tuple(self.documents_of.get(subject, ()))
        outcomes: Counter[Outcome] = Counter()
        exceptions = []
        answer = self.standing(subject)
        for document in documents:
            here = [d for d in self._both(document) if d.subject == subject]
            outcomes.update(d.outcome for d in here)
            if answer and any(d.outcome is not answer.outcome for d in here):
                exceptions.append(document)
        return Person(
            subject=self.subjects[subject],
            places=sum(outcomes.values()),
            documents=documents,
            outcomes=tuple(sorted(outcomes.items())),
            decided=answer,
            exceptions=tuple(exceptions),
        )

    def places_of(self, subject: str) -> Iterator[Passage]:
        """Yield every passage of a subject, by document."""
        for document in self.documents_of.get(subject, ()):
            yield from (p for p in self.passages(document) if p.now.subject == subject)

    def standing(self, subject: str, document: str | None = None) -> Decision | None:
        """Return the last decision that was taken on a subject everywhere, or in one document."""
        shelf = self._in_document.get(document, {}) if document else self._on_subject.get(subject, {})
        found = [
            decision
            for _, group in sorted(shelf.items())
            for decision in group
            if decision.subject == subject and not decision.finding
        ]
        return found[-1] if found else None

    def _both(self, document: str) -> tuple[Decision, ...]:
        """Return what counts in a document's text and title."""
        now = self.now(document)
        return (*now.text, *now.title)


def _in_order(passage: Passage) -> tuple[bool, Literal[0, 1], int, int, str]:
    """Order passages: the title, the text, the pages."""
    span = passage.now.span
    if span is not None:
        return (not passage.in_title, 0, span.start, span.end, passage.key)
    page = passage.now.area.page if passage.now.area else 0
    return (not passage.in_title, 1, page, 0, passage.key)
