"""A list that draws only the rows that are seen, however many there are."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from woo_redact.cli.review_screen.look import Part, strip


class Rows(ScrollView, can_focus=True):
    """Rows with a cursor; `line` gives the parts of a row for its number and the width."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]
    DEFAULT_CSS = "Rows { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }"

    class Moved(Message):
        """The cursor stands on another row."""

    class Chosen(Message):
        """A row was clicked twice."""

    def __init__(self, line: Callable[[int, int], list[Part]], *, id: str | None = None) -> None:  # noqa: A002
        """Begin without rows."""
        super().__init__(id=id)
        self._line = line
        self.count = 0
        self.cursor = 0

    def fill(self, count: int, cursor: int | None = None) -> None:
        """Show so many rows, the cursor on one of them."""
        self.count = count
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, count - 1))
        self.virtual_size = Size(self.size.width, count)
        self._follow()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.size.width, self.count)
        self._follow()

    def go(self, cursor: int) -> None:
        """Put the cursor on a row."""
        cursor = max(0, min(cursor, self.count - 1))
        if cursor != self.cursor:
            before, self.cursor = self.cursor, cursor
            self._draw_again(before)
            self._draw_again(cursor)
            self._follow()
            self.post_message(self.Moved())

    def action_move(self, by: int) -> None:
        """Move by rows."""
        self.go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move by screens."""
        self.go(self.cursor + by * max(1, self.size.height - 1))

    def action_end(self, way: int) -> None:
        """Move to the first or the last row."""
        self.go(self.count - 1 if way > 0 else 0)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; twice is a choice."""
        row = event.y + self.scroll_offset.y
        if row < self.count:
            self.go(row)
            if event.chain > 1:
                self.post_message(self.Chosen())

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if number >= self.count:
            return Strip.blank(width, self.rich_style)
        parts = self._line(number, width)
        if number == self.cursor:
            parts = [("▶", "cursor"), *((text, "cursor") for text, _ in parts)]
        else:
            parts = [(" ", "plain"), *parts]
        return strip(parts, width, self.rich_style)

    def _draw_again(self, number: int) -> None:
        """Draw one row again."""
        self.refresh(Region(0, number - self.scroll_offset.y, self.size.width, 1))

    def _follow(self) -> None:
        """Scroll so that the cursor is seen."""
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True, immediate=True)
