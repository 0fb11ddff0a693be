"""The third view: a document whole, with what is under the cursor."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from woo_redact.cli.review_screen.look import (
    plain,
    style,
)
from woo_redact.cli.review_screen.reader import Reader
from woo_redact.cli.review_screen.views import Target, describe
from woo_redact.language import _, shown
from woo_redact.review import Passage, Session


class DocumentView(Vertical):
    """One document whole, with what is under the cursor below it."""

    def __init__(self, session: Session) -> None:
        """Begin with the first document."""
        super().__init__(id="document")
        self.session = session
        self.document = ""

    def compose(self) -> ComposeResult:
        """Lay out the text and the details."""
        yield Reader()
        yield Static("", classes="detail")

    @property
    def reader(self) -> Reader:
        """Return the text."""
        return self.query_one(Reader)

    def show(self, document: str, at: Passage | None = None) -> None:
        """Show a document, the cursor on a passage."""
        if document != self.document:
            self.document = document
            found = self.session.texts.brief(document)
            self.reader.show(found.title, found.text)
        self.reload()
        if at is not None and at.now.span is not None:
            self.reader.go(at.now.span.start, in_title=at.in_title)
        self.update()

    def reload(self) -> None:
        """Show what counts today."""
        if not self.document and self.session.board.documents:
            self.show(self.session.board.documents[0])
            return
        if self.document:
            self.reader.mark(self.session.passages(self.document))
            self.update()

    def target(self) -> Target:
        """Return what is selected, or the passage under the cursor."""
        selected = self.reader.selection
        if selected is not None:
            return self.document, self.reader.in_title, selected
        return self.reader.here()

    def update(self) -> None:
        """Show what is under the cursor below the text."""
        detail = self.query_one(".detail", Static)
        passage, selected = self.reader.here(), self.reader.selection
        text = Text()
        if selected is not None:
            words = plain(selected.of(self.session.texts.line(self.document, in_title=self.reader.in_title)))
            text.append(_("Chosen: ")).append(words, style("select"))
            text.append(
                _(
                    "\n"
                    "a or g redacts these words, z leaves visible what was redacted in them, Esc chooses "
                    "nothing."
                )
            )
        elif passage is not None:
            text = describe(self.session, passage)
        else:
            open_here = self.session.board.open(self.document) if self.document else 0
            text.append(
                _(
                    "Document {document}: {open_here} questions open.  ",
                    document=self.document,
                    open_here=open_here,
                )
            )
            if by := self.session.passed_by(self.document) if self.document else ():
                text.append(_("Agreed: {map}.  ", map=", ".join(map(plain, by))), style("bold"))
            elif self.document and (missing := self.session.missing(self.document)):
                text.append(f"{shown(missing).capitalize()}. ", style("bold"))
            areas = [p for p in self.session.passages(self.document) if p.now.area] if self.document else []
            if areas:
                text.append(_("Redacted boxes: {hides}.  ", hides=sum(p.now.hides for p in areas)))
            text.append(_("\nv and arrows choose words; b shows the page as a picture."), style("soft"))
        detail.update(text)

    def next(self, way: int) -> bool:
        """Go to the next or the previous passage, also in the next document that has one."""
        here = (not self.reader.in_title, self.reader.at)
        spots = [
            (not p.in_title, p.now.span.start, p) for p in self.session.passages(self.document) if p.now.span
        ]
        later = [s for s in spots if (s[:2] > here if way > 0 else s[:2] < here)]
        if later:
            chosen = min(later, key=_spot) if way > 0 else max(later, key=_spot)
            self.reader.go(chosen[1], in_title=not chosen[0])
            return True
        return self.turn(way)

    def turn(self, way: int) -> bool:
        """Go to the next or the previous document; tell whether there is one."""
        order = self.session.board.documents
        if not order:
            return False
        number = order.index(self.document) + way
        if not 0 <= number < len(order):
            return False
        self.show(order[number])
        return True


def _spot(spot: tuple[bool, int, Passage]) -> tuple[bool, int]:
    """Return what orders places in a document."""
    return spot[0], spot[1]
