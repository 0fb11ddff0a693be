"""Two of the three views: the questions and the people."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from woo_redact.cli.review_screen.look import (
    OUTCOMES,
    SIGNS,
    Part,
    entity,
    figure,
    fixed,
    plain,
    style,
    style_of,
    titled,
)
from woo_redact.cli.review_screen.rows import Rows
from woo_redact.language import _, shown
from woo_redact.model import Outcome, Role, Span, SubjectKind
from woo_redact.review import Passage, Person, Session

Target = Passage | Person | tuple[str, bool, Span] | None
"""What an answer is on: a passage, a person, or words of one's own (document, in the title, span)."""


def describe(session: Session, passage: Passage) -> Text:
    """Return a passage in its sentence, what is proposed or counts, and why."""
    place = session.shown(passage)
    now = passage.now
    text = Text()
    where = _("title of ") if passage.in_title else ""
    title = plain(session.texts.brief(passage.document).title)
    text.append(f"{where}{passage.document} ", style("bold"))
    text.append(f"{title}\n", style("soft"))
    if now.area is not None:
        text.append(_("Box on page {page}", page=now.area.page + 1), style("words"))
    text.append(plain(place.before) + (" " if place.before[-1:].isspace() else ""))
    text.append(plain(place.words), style("words"))
    text.append((" " if place.after[:1].isspace() else "") + plain(place.after) + "\n")
    word = _("Proposal") if passage.open else _("Decision")
    outcome = _("hidden") if passage.open else OUTCOMES[now.outcome]
    text.append(f"{word}: {outcome} {titled(now.ground)}".rstrip(), style("bold"))
    text.append(f" · {entity(now)}")
    text.append(
        f"\n{plain(shown(now.why))}" + (f" ({who(now.by)})" if not passage.open else ""), style("soft")
    )
    return text


def who(by: str) -> str:
    """Return who decided, in a word."""
    kind, _colon, name = by.partition(":")
    return plain(name) if kind == "person" else _("rule {plain}", plain=plain(name))


class Questions(Vertical):
    """The questions, the most doubtful first; the one under the cursor in its sentence below."""

    def __init__(self, session: Session) -> None:
        """Begin at the first open question."""
        super().__init__(id="questions")
        self.session = session
        self.all = False
        self._keys: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the list and the sentence."""
        yield Rows(self._row)
        yield Static("", classes="detail")

    @property
    def rows(self) -> Rows:
        """Return the list."""
        return self.query_one(Rows)

    def reload(self) -> None:
        """List the questions of today, the cursor on the one it was on."""
        now = self.key
        self._keys = [q.key for q in self.session.questions]
        where = self._keys.index(now) if now in self._keys else self._first_open(0, 1)
        self.rows.fill(len(self._keys), max(0, where))
        self.update()

    @property
    def key(self) -> str | None:
        """Return the name of the question under the cursor."""
        return self._keys[self.rows.cursor] if self._keys else None

    def target(self) -> Target:
        """Return the question under the cursor."""
        return self.session.passage(self.key) if self.key else None

    def update(self) -> None:
        """Show the question under the cursor below the list."""
        passage = self.target()
        detail = self.query_one(".detail", Static)
        if isinstance(passage, Passage):
            detail.update(describe(self.session, passage))
        else:
            detail.update(_("There are no questions. Leave with q and release with woo-redact release."))
        self.rows.refresh()

    def next(self, way: int) -> bool:
        """Go to the next or the previous open question; tell whether there is one."""
        found = self._first_open(self.rows.cursor + way, way)
        if found < 0:
            found = self._first_open(0 if way > 0 else len(self._keys) - 1, way)
        if found < 0:
            return False
        self.rows.go(found)
        return True

    def _first_open(self, start: int, way: int) -> int:
        """Return the first open question from a row on, -1 when there is none."""
        for number in range(start, len(self._keys) if way > 0 else -1, way):
            passage = self.session.passage(self._keys[number])
            if passage is not None and passage.open:
                return number
        return -1

    def go(self, number: int) -> None:
        """Go to a question by its number, from 1."""
        self.rows.go(number - 1)

    def _row(self, number: int, width: int) -> list[Part]:
        """Return a question on one line."""
        passage = self.session.passage(self._keys[number])
        if passage is None:
            return []
        now = passage.now
        words = plain(self.session.texts.words(passage))
        said = "" if passage.open else f"{OUTCOMES[now.outcome]} {titled(now.ground)}"
        return [
            (f"{SIGNS[now.outcome]} ", style_of(now) if not passage.open else "plain"),
            (fixed(str(number + 1), 6), "soft"),
            (fixed(passage.document, 6), "plain"),
            (fixed(entity(now), 15), "soft"),
            (fixed(words, max(10, width - 52)), "bold" if passage.open else "plain"),
            (fixed(f" {said}", 22), "soft"),
        ]


class People(Vertical):
    """Everybody in the dossier, or (opened) the documents in which one of them stands."""

    def __init__(self, session: Session) -> None:
        """Begin with everybody."""
        super().__init__(id="people")
        self.session = session
        self._ids: tuple[str, ...] = ()
        self.opened: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list and the details."""
        yield Rows(self._row)
        yield Static("", classes="detail")

    @property
    def rows(self) -> Rows:
        """Return the list."""
        return self.query_one(Rows)

    def reload(self) -> None:
        """List the people of today."""
        self._ids = self.session.board.people()
        self.opened = self.opened if self.opened in self._ids else None
        self.rows.fill(len(self.person.documents) if self.opened and self.person else len(self._ids))
        self.update()

    @property
    def person(self) -> Person | None:
        """Return the person under the cursor, or the one that was opened."""
        if self.opened:
            return self.session.person(self.opened)
        return self.session.person(self._ids[self.rows.cursor]) if self._ids else None

    @property
    def document(self) -> str | None:
        """Return the document under the cursor, None while everybody is listed."""
        person = self.person
        return person.documents[self.rows.cursor] if self.opened and person else None

    def target(self) -> Target:
        """Return the person that an answer is on."""
        return self.person

    def open(self) -> None:
        """List the documents of the person under the cursor."""
        person = self.person
        if person is not None and not self.opened:
            self.opened = person.subject.id
            self.rows.fill(len(person.documents), 0)
            self.update()

    def close(self) -> bool:
        """List everybody again; tell whether somebody was open."""
        if not self.opened:
            return False
        where = self._ids.index(self.opened)
        self.opened = None
        self.rows.fill(len(self._ids), where)
        self.update()
        return True

    def next(self, way: int) -> bool:
        """Go to the next or the previous person about whom something is open."""
        self.close()
        order = range(self.rows.cursor + way, len(self._ids) if way > 0 else -1, way)
        for number in order:
            if self.session.person(self._ids[number]).open:
                self.rows.go(number)
                return True
        return False

    def go(self, number: int) -> None:
        """Go to a person by number, from 1."""
        self.rows.go(number - 1)

    def update(self) -> None:
        """Show the person under the cursor below the list."""
        person = self.person
        detail = self.query_one(".detail", Static)
        detail.update(self._details(person) if person else _("Nobody is registered."))
        self.rows.refresh()

    def _details(self, person: Person) -> Text:
        """Return all that is known of a person."""
        subject = person.subject
        text = Text()
        text.append(plain(" · ".join(subject.names) or subject.addresses[0]) + "\n", style("bold"))
        text.append(plain(", ".join(subject.addresses) or _("no addresses known")) + "\n", style("soft"))
        places, documents = figure(person.places), figure(len(person.documents))
        text.append(
            _(
                "{role} · {places} places in {documents} documents: {counts}\n",
                role=role(person),
                places=places,
                documents=documents,
                counts=counts(person),
            )
        )
        if person.decided:
            now = person.decided
            text.append(
                _(
                    "Everywhere: {outcomes} {titled}",
                    outcomes=OUTCOMES[now.outcome],
                    titled=titled(now.ground),
                ).rstrip(),
                style("bold"),
            )
            text.append(f" ({who(now.by)}) {plain(shown(now.why))}", style("soft"))
        else:
            text.append(_("No decision about this person yet: each place follows its rule."), style("soft"))
        if person.exceptions:
            text.append(
                _("\nException in {exceptions}", exceptions=", ".join(person.exceptions[:8])), style("bold")
            )
        return text

    def _row(self, number: int, width: int) -> list[Part]:
        """Return a person, or a document of the person that was opened, on one line."""
        if self.opened:
            return self._document_row(number, width)
        person = self.session.person(self._ids[number])
        name = plain(person.subject.names[0] if person.subject.names else person.subject.addresses[0])
        return [
            ("? " if person.open else "  ", "ask" if person.open else "plain"),
            (fixed(name, max(12, width - 52)), "bold"),
            (fixed(f" {role(person)}", 17), "soft"),
            (fixed(f"{figure(person.places)}×", 7), "plain"),
            (fixed(_("{figure} doc.", figure=figure(len(person.documents))), 8), "plain"),
            (fixed(summary(person), 18), "soft"),
        ]

    def _document_row(self, number: int, width: int) -> list[Part]:
        """Return a document of the person that was opened on one line."""
        person = self.person
        if person is None:
            return []
        document = person.documents[number]
        here = [p for p in self.session.passages(document) if p.now.subject == person.subject.id]
        own = self.session.board.standing(person.subject.id, document)
        signs = " ".join(
            f"{SIGNS[outcome]}{sum(p.now.outcome is outcome for p in here)}"
            for outcome in Outcome
            if any(p.now.outcome is outcome for p in here)
        )
        title = plain(self.session.texts.brief(document).title)
        return [
            (fixed(document, 7), "bold"),
            (fixed(title, max(10, width - 40)), "plain"),
            (fixed(f" {signs}", 16), "plain"),
            (fixed(_("exception") if own else "", 14), "soft"),
        ]


def role(person: Person) -> str:
    """Return in which capacity somebody stands in the dossier."""
    if person.subject.kind is not SubjectKind.PERSON:
        return _("mailbox")
    if person.subject.role is Role.PUBLIC:
        return person.subject.office or _("public office")
    return _("private") if person.subject.known else _("only in text")


def counts(person: Person) -> str:
    """Return what happens at the places of a person, in words."""
    return ", ".join(f"{OUTCOMES[outcome]} {figure(number)}" for outcome, number in person.outcomes)


def summary(person: Person) -> str:
    """Return what happens to a person in a few signs."""
    if person.decided:
        more = _(" (exc.)") if person.exceptions else ""
        return f"{OUTCOMES[person.decided.outcome]}{more}"
    return " ".join(f"{SIGNS[outcome]}{figure(number)}" for outcome, number in person.outcomes)
