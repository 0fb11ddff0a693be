"""Duplicates, and mails that stand whole in a later one: a person says whether they go out by themselves."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from woo_redact.cli.review_screen.look import Part, fixed, plain
from woo_redact.cli.review_screen.rows import Rows
from woo_redact.errors import WooRedactError
from woo_redact.language import _, shown
from woo_redact.pipeline.kinship import Proposal, proposals, rule_on


class Doubles(ModalScreen[None]):
    """The ties of a run, those that wait for an answer first."""

    CSS = """
    Doubles { align: center middle; }
    Doubles > Vertical { border: round $primary; background: $surface; width: 100%; height: 95%; }
    Doubles #tie { height: 5; border-top: solid $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "say(True)", _("not apart")),
        Binding("z", "say(False)", _("apart after all")),
        Binding("escape,q", "leave", _("Back")),
    ]

    def __init__(self, run: Path, by: str) -> None:
        """Show the ties of a run to a reviewer."""
        super().__init__()
        self._run, self._by = run, by
        self._found: tuple[Proposal, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list, and what is known of the tie under the cursor."""
        with Vertical():
            yield Rows(self._row)
            yield Static("", id="tie", markup=False)
            yield Static(_("[b]a[/b] duplicate: not apart  [b]z[/b] release apart  [b]Esc[/b] back"))

    def on_mount(self) -> None:
        """Show the ties."""
        self._read()
        self.query_one(Rows).focus()

    def _read(self) -> None:
        """Read the ties, those that wait first."""
        self._found = tuple(sorted(proposals(self._run), key=lambda p: not p.waits))
        self.query_one(Rows).fill(len(self._found))
        self.on_rows_moved()

    def _row(self, number: int, width: int) -> list[Part]:
        """Return a tie on one line."""
        found = self._found[number]
        state = "?" if found.waits else _("not apart") if found.aside else _("apart")
        return [
            (fixed(state, 12), "bold" if found.waits else "soft"),
            (fixed(f"{found.tie.document} in {found.tie.other}", 16), "plain"),
            (fixed(plain(found.titles[0]), max(10, width - 30)), "plain"),
        ]

    def on_rows_moved(self) -> None:
        """Say what is known of the tie under the cursor."""
        told = _("There are no duplicates and no proposals.")
        if self._found:
            found = self._found[self.query_one(Rows).cursor]
            by = f" ({plain(found.by.removeprefix('person:'))})" if found.by else ""
            told = _(
                "{plain}\nstands in {plain2}\n{plain3}{by}",
                plain=plain(found.titles[0]),
                plain2=plain(found.titles[1]),
                plain3=plain(shown(found.tie.why)),
                by=by,
            )
        self.query_one("#tie", Static).update(told)

    def action_say(self, accepted: bool) -> None:  # noqa: FBT001 - a key's argument
        """Keep what the reviewer says of the tie under the cursor."""
        if not self._found:
            return
        tie = self._found[self.query_one(Rows).cursor].tie
        try:
            rule_on(self._run, [tie.id], accepted=accepted, by=self._by)
        except WooRedactError as error:
            self.query_one("#tie", Static).update(str(error))
            return
        self._read()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
