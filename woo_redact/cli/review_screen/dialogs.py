"""What is asked over the screen: a ground, a reason, what to look for, a choice of hits, help."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from woo_redact.cli.review_screen.look import Part, figure, fixed, plain
from woo_redact.cli.review_screen.rows import Rows
from woo_redact.grounds import grounds
from woo_redact.language import _
from woo_redact.review import Hit

_BOX = "border: round $primary; background: $surface; padding: 0 1; width: 76; max-width: 100%;"


class GroundList(ModalScreen[str | None]):
    """The grounds of the Woo with their titles; typing finds one by its code or its words."""

    CSS = f"GroundList {{ align: center middle; }} GroundList > Vertical {{ {_BOX} height: 90%; }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("Back")),
        Binding("enter", "choose", _("Choose")),
    ]

    def __init__(self, now: str | None) -> None:
        """Begin on the ground that counts now."""
        super().__init__()
        self._now = now
        self._typed = ""
        self._codes = list(grounds())

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical():
            yield Static("", id="typed")
            yield Rows(self._row, id="grounds")
            yield Static(_("[b]↑↓[/b] choose  [b]Enter[/b] take  [b]Esc[/b] back"), markup=True)

    def on_mount(self) -> None:
        """Show all grounds."""
        self._show()
        rows = self.query_one(Rows)
        rows.go(self._codes.index(self._now) if self._now in self._codes else 0)
        rows.focus()

    def _row(self, number: int, width: int) -> list[Part]:
        """Return a ground on one line."""
        ground = grounds()[self._codes[number]]
        return [(fixed(ground.short, 8), "bold"), (fixed(ground.title, max(10, width - 10)), "plain")]

    def _show(self) -> None:
        """Show the grounds that fit what was typed."""
        typed = self._typed.casefold()
        squeezed = typed.replace(".", "")
        self._codes = [
            code
            for code, ground in grounds().items()
            if squeezed in code.replace(".", "") or typed in ground.title.casefold()
        ] or list(grounds())
        self.query_one("#typed", Static).update(_("Which ground? {plain}▏", plain=plain(self._typed)))
        self.query_one(Rows).fill(len(self._codes), 0)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed."""
        if event.character and event.character.isprintable():
            self._typed += event.character
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        else:
            return
        event.stop()
        self._show()

    def on_rows_chosen(self) -> None:
        """Take a ground that was clicked twice."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the ground under the cursor."""
        self.dismiss(self._codes[self.query_one(Rows).cursor])

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)


class Ask(ModalScreen[str | None]):
    """One line to be typed: a reason, what to look for, where to go."""

    CSS = f"Ask {{ align: center middle; }} Ask > Vertical {{ {_BOX} height: auto; }}"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", _("Back"))]

    def __init__(self, title: str, value: str = "") -> None:
        """Ask for something, with what may already stand there."""
        super().__init__()
        self._title = title
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay out the question and the line."""
        with Vertical():
            yield Static(self._title, markup=False)
            yield Input(self._value, compact=True)
            yield Static(_("[b]Enter[/b] record  [b]Esc[/b] back"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)


class Hits(ModalScreen[Hit | None]):
    """What a search found; Enter goes there."""

    CSS = f"Hits {{ align: center middle; }} Hits > Vertical {{ {_BOX} height: 90%; }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("Back")),
        Binding("enter", "choose", _("Go there")),
    ]

    def __init__(self, sought: str, hits: tuple[Hit, ...]) -> None:
        """Show hits."""
        super().__init__()
        self._sought = sought
        self._hits = hits

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        number = len(self._hits)
        with Vertical():
            yield Static(
                _("'{plain}': found {figure} times", plain=plain(self._sought), figure=figure(number)),
                markup=False,
            )
            yield Rows(self._row)
            yield Static(_("[b]↑↓[/b] choose  [b]Enter[/b] go there  [b]Esc[/b] back"))

    def on_mount(self) -> None:
        """Show the hits."""
        rows = self.query_one(Rows)
        rows.fill(len(self._hits), 0)
        rows.focus()

    def _row(self, number: int, width: int) -> list[Part]:
        """Return a hit on one line, the words in the middle."""
        hit = self._hits[number]
        words = plain(hit.shown.words)
        room = max(0, width - 10 - len(words)) // 2
        before = plain(hit.shown.before)[-room:].rjust(room) if room else ""
        return [
            (fixed(f"{hit.document}{_(' title') if hit.in_title else ''}", 6), "soft"),
            (f" {before} ", "plain"),
            (words, "words"),
            (f" {plain(hit.shown.after)}", "plain"),
        ]

    def on_rows_chosen(self) -> None:
        """Go to a hit that was clicked twice."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go to the hit under the cursor."""
        self.dismiss(self._hits[self.query_one(Rows).cursor] if self._hits else None)

    def action_leave(self) -> None:
        """Go nowhere."""
        self.dismiss(None)


class Help(ModalScreen[None]):
    """All keys."""

    CSS = f"Help {{ align: center middle; }} Help > Vertical {{ {_BOX} height: 95%; overflow-y: auto; }}"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,enter,q", "leave", _("Back"))]

    def __init__(self, text: str) -> None:
        """Show a text."""
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical():
            yield Static(self._text)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
