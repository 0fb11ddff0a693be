"""The program: what a reviewer decides in it is in the database before the next key counts."""

from collections.abc import Callable

from woo_redact.cli.review_screen.dialogs import Ask, GroundList
from woo_redact.cli.review_screen.document_view import DocumentView
from woo_redact.cli.review_screen.look import OUTCOMES, figure
from woo_redact.cli.review_screen.navigator import Navigator
from woo_redact.cli.review_screen.page import PageScreen
from woo_redact.cli.review_screen.views import People, Questions, Target
from woo_redact.errors import WooRedactError
from woo_redact.grounds import grounds
from woo_redact.language import _, shown
from woo_redact.model import Area, DocumentKind, Outcome
from woo_redact.review import Passage, Person, Reach, Step
from woo_redact.review.lawful import motivation, needs_words

_OWN_GROUND = "5.1.2.e"


class ReviewApp(Navigator):
    """A reviewer at the screen, who decides."""

    _asked_twice: tuple[str, tuple[Outcome, str | None, str]] | None = None

    # Deciding

    def action_accept(self, reach: str = "") -> None:
        """Hide, on the ground that is proposed."""
        self._answer(Outcome.REDACT, None, "", reach)

    def action_keep(self, reach: str = "") -> None:
        """Leave visible."""
        self._answer(Outcome.KEEP, None, "", reach)

    def action_ground(self) -> None:
        """Hide, on a ground that is chosen from the list."""
        target = self.view.target()
        if target is None:
            self.say(_("There is nothing to decide here."))
            return
        self.push_screen(GroundList(_proposed(target)), lambda code: self._grounded(code, target))

    def _grounded(self, code: str | None, target: Target) -> None:
        """Hide on a ground; ask why where the ground needs that."""
        if code is None:
            return
        if not needs_words(code, _proposed(target)):
            self._answer(Outcome.REDACT, code, "")
            return
        short = grounds()[code].short
        self.push_screen(
            Ask(_("Ground {short} asks for a motivation. Why?", short=short)),
            lambda why: self._answer(Outcome.REDACT, code, why) if why else None,
        )

    def action_motivate(self) -> None:
        """Hide, with a reason of one's own."""
        target = self.view.target()
        if target is None:
            self.say(_("There is nothing to decide here."))
            return
        kept = isinstance(target, Passage) and target.now.outcome is Outcome.KEEP
        outcome = Outcome.KEEP if kept else Outcome.REDACT
        code = None if kept or not isinstance(target, Passage) else target.now.ground
        word = _("stays visible") if kept else _("must go")
        self.push_screen(
            Ask(_("Why this {word}:", word=word), motivation(code or _OWN_GROUND) if not kept else ""),
            lambda why: self._answer(outcome, code, why) if why else None,
        )

    def _answer(self, outcome: Outcome, code: str | None, why: str, reach: str = "") -> None:
        """Decide on what is under the cursor; it is in the database before this returns."""
        target = self.view.target()
        reached = Reach(reach) if reach else self.reach
        if target is None:
            self.say(_("There is nothing to decide here."))
            return
        said = (outcome, code, why)
        if self._of_another(target, said):
            return
        if isinstance(target, Passage):
            step = self._try(lambda: self.session.answer(target, said, reached))
        elif isinstance(target, Person):
            document = self.view.document if isinstance(self.view, People) else None
            step = self._try(lambda: self.session.answer_person(target.subject.id, said, document))
        else:
            step = self._own_words(target, said, reached)
        if step is not None:
            number = len(step.decisions)
            word = _("visible") if outcome is Outcome.KEEP else _("hidden")
            if number > 1:
                self.say(_("Recorded: {word}, {number} decisions.", word=word, number=figure(number)))
            else:
                self.say(_("Recorded: {word}.", word=word))
            self.reach = Reach.PASSAGE
            self.reload()
            if isinstance(self.view, Questions):
                self.view.next(1)

    def _of_another(self, target: Target, said: tuple[Outcome, str | None, str]) -> bool:
        """Tell whether somebody else decided here, and this answer was not given twice: then say so."""
        if isinstance(target, Passage):
            now, key = target.now, target.key
        elif isinstance(target, Person) and target.decided is not None:
            now, key = target.decided, target.subject.id
        else:
            return False
        by = self.session.another(now)
        if not by:
            return False
        asked, self._asked_twice = self._asked_twice, (key, said)
        if asked == (key, said):
            return False
        word = OUTCOMES[now.outcome]
        self.say(
            _("{by} decided here already: {word}. Press the same key again to change that.", by=by, word=word)
        )
        return True

    def _own_words(
        self, target: tuple[str, bool, object], said: tuple[Outcome, str | None, str], reach: Reach
    ) -> Step | None:
        """Decide on words that were selected: hide them, or show what was hidden in them."""
        view = self.query_one(DocumentView)
        span = view.reader.selection
        if span is None:
            return None
        document, in_title, _span = target
        outcome, code, why = said
        if outcome is Outcome.KEEP:
            touched = [
                p
                for p in self.session.passages(document)
                if p.in_title == in_title and p.now.span and p.now.span.overlaps(span) and p.now.hides
            ]
            step = self._try(lambda: self.session.answer_all(touched, said)) if touched else None
            if not touched:
                self.say(_("In these words nothing is redacted."))
        else:
            given = (outcome, code or _OWN_GROUND, why)
            step = self._try(
                lambda: self.session.redact_words(document, span, given, reach=reach, in_title=in_title)
            )
        if step is not None:
            view.reader.clear()
        return step

    def _try(self, deed: Callable[[], Step | None]) -> Step | None:
        """Do something that may be refused, and say why it was."""
        try:
            return deed()
        except WooRedactError as error:
            self.say(shown(str(error)))
            self.reload_quietly()
            return None

    def reload_quietly(self) -> None:
        """Show what counts now, and leave standing what was said."""
        self.view.reload()
        self._bar()

    def action_undo(self) -> None:
        """Take the last step back."""
        step = self._try(self.session.undo)
        self._went(step, _("Undone."), _("There is nothing of yours to undo."))

    def action_redo(self) -> None:
        """Decide again what was taken back."""
        step = self._try(self.session.redo)
        self._went(step, _("Recorded again."), _("There is nothing to record again."))

    def _went(self, step: Step | None, done: str, nothing: str) -> None:
        """Say what came of going back or forth, and go where it happened."""
        self.say(done if step else nothing)
        if step:
            self.reload()
            self._go_to(step)

    def _go_to(self, step: Step) -> None:
        """Put the cursor on the first question that a step was on."""
        view = self.view
        first = step.decisions[0]
        if isinstance(view, Questions) and first.finding:
            key = f"{first.document}:{first.finding}"
            numbers = [n for n, q in enumerate(self.session.questions, start=1) if q.key == key]
            if numbers:
                view.go(numbers[0])

    # Documents

    def _document(self) -> str | None:
        """Return the document that the cursor stands in."""
        view = self.view
        if isinstance(view, DocumentView):
            return view.document
        if isinstance(view, People):
            return view.document
        target = view.target()
        return target.document if isinstance(target, Passage) else None

    def action_page(self) -> None:
        """Show a page of the document as a picture, to hide an area of it."""
        document = self._document()
        if document is None:
            return
        if self.session.texts.brief(document).kind is not DocumentKind.PAPER:
            self.say(
                _(
                    "Document {document} is a message or a text: there is no page. Choose words with v.",
                    document=document,
                )
            )
            return
        self.push_screen(
            PageScreen(self.session, document, self.crew), lambda area: self._area(document, area)
        )

    def _area(self, document: str, area: Area | None) -> None:
        """Ask on which ground an area is hidden."""
        if area is not None:
            self.push_screen(GroundList(_OWN_GROUND), lambda code: self._area_on(document, area, code))

    def _area_on(self, document: str, area: Area, code: str | None) -> None:
        """Hide an area on a ground; ask why where the ground needs that."""
        if code is None:
            return
        if needs_words(code, None):
            self.push_screen(
                Ask(_("Ground {short} asks for a motivation. Why?", short=grounds()[code].short)),
                lambda why: self._hide_area(document, area, code, why) if why else None,
            )
        else:
            self._hide_area(document, area, code, "")

    def _hide_area(self, document: str, area: Area, code: str, why: str) -> None:
        """Hide an area."""
        said = (Outcome.REDACT, code, why)
        if self._try(lambda: self.session.redact_area(document, area, said)):
            self.say(_("Recorded: box on page {page} hidden.", page=area.page + 1))
            self.reload()

    def action_pass_document(self) -> None:
        """Pass the document for release."""
        self._pass(self.session.pass_document, _("read and agreed"))

    def action_unpass_document(self) -> None:
        """Take one's own mark back."""
        self._pass(self.session.unpass_document, _("agreement taken back"))

    def _pass(self, deed: Callable[[str], None], word: str) -> None:
        """Pass a document, or no longer."""
        document = self._document()
        if document is None:
            self.say(_("First open a document (3 or Enter)."))
            return
        try:
            deed(document)
        except WooRedactError as error:
            self.say(str(error))
            return
        missing = self.session.missing(document)
        self.reload()
        self.say(
            _("Document {document}: {word}.", document=document, word=word)
            + (_(" Now {missing}.", missing=shown(missing)) if missing else "")
        )


def _proposed(target: Target) -> str | None:
    """Return the ground that stands or is proposed where an answer is to be given."""
    if isinstance(target, Passage):
        return target.now.ground or target.proposal
    if isinstance(target, Person):
        return (target.decided.ground if target.decided else None) or _OWN_GROUND
    return None
