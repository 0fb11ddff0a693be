"""The program as far as one goes about in it: three views, and what is always on the screen."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import ContentSwitcher, Static

from woo_redact.cli.review_screen import keys
from woo_redact.cli.review_screen.dialogs import Ask, Help, Hits
from woo_redact.cli.review_screen.document_view import DocumentView
from woo_redact.cli.review_screen.doubles import Doubles
from woo_redact.cli.review_screen.look import REACHES, figure, plain
from woo_redact.cli.review_screen.reader import Reader
from woo_redact.cli.review_screen.rows import Rows
from woo_redact.cli.review_screen.views import People, Questions
from woo_redact.language import _
from woo_redact.pipeline.crew import Crew
from woo_redact.review import Hit, Passage, Reach, Session

_VIEWS = {"questions": _("Questions"), "people": _("Persons"), "document": _("Document")}
_EVERY = 1.0  # seconds between two looks at what other reviewers did


class Navigator(App[None]):
    """A reviewer at the screen, who looks round."""

    TITLE = "woo-redact"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #bar, #keys { height: 1; }
    #bar { text-style: reverse bold; }
    #keys { text-style: reverse; }
    #said { height: auto; min-height: 1; max-height: 4; text-style: bold; }
    ContentSwitcher { height: 1fr; }
    Questions .detail { height: 7; border-top: solid $primary; }
    People .detail { height: 7; border-top: solid $primary; }
    DocumentView .detail { height: 6; border-top: solid $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = keys.BINDINGS

    def __init__(self, session: Session) -> None:
        """Begin with the questions."""
        super().__init__()
        self.session = session
        self.reach = Reach.PASSAGE
        self.crew = Crew(1)

    def compose(self) -> ComposeResult:
        """Lay out the bar, the view, what was said last, and the keys."""
        yield Static("", id="bar", markup=False)
        with ContentSwitcher(initial="questions"):
            yield Questions(self.session)
            yield People(self.session)
            yield DocumentView(self.session)
        yield Static("", id="said", markup=False)
        yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first open question."""
        self.reload()
        self.query_one(Questions).rows.focus()
        self.set_interval(_EVERY, self._look_round)
        for number in self.session.board.lost:
            self.say(
                _(
                    "Decision {number} fits nobody any more: take it back with --withdraw {number}.",
                    number=number,
                )
            )

    def on_unmount(self) -> None:
        """End the worker that draws pages."""
        self.crew.__exit__()

    # What is on the screen

    @property
    def view(self) -> Questions | People | DocumentView:
        """Return the view that is shown."""
        current = self.query_one(ContentSwitcher).current
        if current == "people":
            return self.query_one(People)
        return self.query_one(DocumentView) if current == "document" else self.query_one(Questions)

    def reload(self) -> None:
        """Show everything as it counts now."""
        self.view.reload()
        self._bar()

    def _bar(self) -> None:
        """Show who reviews, how far it is and what is left; and the keys."""
        progress = self.session.progress()
        current = self.query_one(ContentSwitcher).current or "questions"
        views = " ".join(
            f"[{n} {name}]" if key == current else f" {n} {name} "
            for n, (key, name) in enumerate(_VIEWS.items(), start=1)
        )
        left = _(
            "{figure} of {figure2}", figure=figure(progress.answered), figure2=figure(progress.questions)
        )
        rest = _(
            "{figure} left in {figure2} doc.",
            figure=figure(progress.open),
            figure2=figure(progress.documents_open),
        )
        if progress.to_pass:
            rest += _(", {figure} to read", figure=figure(progress.to_pass))
        self.query_one("#bar", Static).update(f"{views} {left} · {rest} · {plain(self.session.by)}")
        self.query_one("#keys", Static).update(
            _(
                "Where: {reaches} · a hide z visible g ground w where u undo / search ? help",
                reaches=REACHES[self.reach],
            )
        )

    def say(self, text: str) -> None:
        """Say what was done, or why not."""
        self.query_one("#said", Static).update(plain(text))

    def _look_round(self) -> None:
        """Show what other reviewers did."""
        if self.session.refresh():
            self.say(_("Something was decided in the meantime."))
            self.reload()

    def on_rows_moved(self) -> None:
        """Show what the cursor stands on."""
        if isinstance(self.view, Questions | People):
            self.view.update()

    def on_rows_chosen(self) -> None:
        """Open what was clicked twice."""
        self.action_open()

    def on_reader_moved(self) -> None:
        """Show what the cursor stands on."""
        self.query_one(DocumentView).update()

    # Going

    def action_view(self, name: str) -> None:
        """Show one of the three views, about what was under the cursor."""
        target = self.view.target()
        self.query_one(ContentSwitcher).current = name
        if name == "document" and isinstance(target, Passage):
            self.query_one(DocumentView).show(target.document, target)
        self.reload()
        self.query_one(f"#{name}").query_one(Reader if name == "document" else Rows).focus()

    def action_open(self) -> None:
        """Open a question or a document of a person in its text; open a person's documents."""
        view = self.view
        if isinstance(view, People):
            person, document = view.person, view.document
            if person is None or document is None:
                view.open()
                return
            here = (p for p in self.session.passages(document) if p.now.subject == person.subject.id)
            self._show(document, next(here, None))
        elif isinstance(view, Questions):
            self.action_view("document")

    def action_leave(self) -> None:
        """Forget what is selected, or go back to where one came from."""
        view = self.view
        if isinstance(view, DocumentView):
            if not view.reader.clear():
                self.action_view("questions")
        elif isinstance(view, People):
            view.close()

    def _show(self, document: str, at: Passage | None = None) -> None:
        """Show a document."""
        self.query_one(ContentSwitcher).current = "document"
        self.query_one(DocumentView).show(document, at)
        self._bar()
        self.query_one(Reader).focus()

    def action_next(self, way: int) -> None:
        """Go to the next or the previous one."""
        if not self.view.next(way):
            self.say(
                _("There is none further that way.")
                if self.session.progress().open
                else _("Everything is decided.")
            )

    def action_turn(self, way: int) -> None:
        """Go to the next or the previous document."""
        if isinstance(self.view, DocumentView) and not self.view.turn(way):
            self.say(_("There is no document further that way."))

    def action_jump(self) -> None:
        """Go to a question, a person or a document by number."""
        self.push_screen(Ask(_("To which number? (question or document)")), self._jumped)

    def _jumped(self, typed: str | None) -> None:
        """Go where was asked: four signs or more are the number of a document."""
        if not typed:
            return
        documents = [d for d in self.session.board.documents if d == typed or d.lstrip("0") == typed]
        if documents and (len(typed) > 3 or isinstance(self.view, DocumentView)):
            self._show(documents[0])
        elif typed.isdecimal() and not typed.startswith("0") and not isinstance(self.view, DocumentView):
            self.view.go(int(typed))
        else:
            self.say(_("There is no document {typed}.", typed=typed))

    def action_search(self) -> None:
        """Ask what to look for."""
        self.push_screen(Ask(_("Search text, a name or a number:")), self._sought)

    def _sought(self, typed: str | None) -> None:
        """Show what was found."""
        if typed:
            hits = self.session.search(typed)
            if hits:
                self.push_screen(Hits(typed, hits), self._found)
            else:
                self.say(_("'{typed}' stands in no document.", typed=typed))

    def _found(self, hit: Hit | None) -> None:
        """Go to a hit."""
        if hit is not None:
            self._show(hit.document)
            self.query_one(Reader).go(hit.span.start, in_title=hit.in_title)

    def action_doubles(self) -> None:
        """Show duplicates and what stands whole in a later mail."""
        self.push_screen(Doubles(self.session.store.folder, self.session.by), lambda _: self._look_round())

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(Help(keys.HELP))

    def action_reach(self, reach: str = "") -> None:
        """Say how far the next answer goes."""
        order = list(REACHES)
        chosen = Reach(reach) if reach else order[(order.index(self.reach) + 1) % len(order)]
        self.reach = Reach.PASSAGE if chosen is self.reach and reach else chosen
        self._bar()
