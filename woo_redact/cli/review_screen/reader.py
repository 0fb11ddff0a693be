"""The whole text of a document on the screen: decisions by form and colour, a cursor, words to select."""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from woo_redact.cli.review_screen.look import SIGNS, Part, fixed, short, strip, style_of
from woo_redact.model import HIDDEN, Outcome, Span
from woo_redact.review import Passage

_MARGIN = 9  # cells: the sign and the ground of the first decision on a line
_WORD = re.compile(r"\S+")
_RANK = {Outcome.KEEP: 0, Outcome.REDACT: 1, Outcome.ASK: 2}


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown: of the title or the text, from and to which character."""

    in_title: bool
    start: int
    end: int


class Reader(ScrollView, can_focus=True):
    """A document's title and text, with the passages in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("ctrl+left", "word(-1)", show=False),
        Binding("ctrl+right", "word(1)", show=False),
        Binding("shift+left", "step(-1,True)", show=False),
        Binding("shift+right", "step(1,True)", show=False),
        Binding("shift+up", "row(-1,True)", show=False),
        Binding("shift+down", "row(1,True)", show=False),
        Binding("pageup", "screen(-1)", show=False),
        Binding("pagedown", "screen(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("v", "mark", show=False),
    ]
    DEFAULT_CSS = "Reader { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }"

    class Moved(Message):
        """The cursor or the selection is another."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin without a document."""
        super().__init__(id=id)
        self._title, self._text = "", ""
        self._lines: list[Line] = []
        self._width, self._first = 0, 0
        self._passages: dict[bool, list[Passage]] = {True: [], False: []}
        self._longest = {True: 0, False: 0}
        self.at = 0
        self.in_title = False
        self.pin: int | None = None
        self._selecting = False
        self._by_word = False

    # What is shown

    def show(self, title: str, text: str) -> None:
        """Show another document, the cursor at the start of its text."""
        self._title, self._text, self._width = title, text, 0
        self.at, self.in_title, self.pin = 0, not text, None
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def mark(self, passages: Sequence[Passage]) -> None:
        """Show these passages."""
        for in_title in (True, False):
            own = [p for p in passages if p.in_title == in_title and p.now.span]
            self._passages[in_title] = sorted(own, key=_start)
            self._longest[in_title] = max((len(p.now.span) for p in own if p.now.span), default=0)
        self.refresh()

    def go(self, at: int, *, in_title: bool = False) -> None:
        """Put the cursor on a character."""
        self.at, self.in_title, self.pin = at, in_title, None
        self._after()

    @property
    def selection(self) -> Span | None:
        """Return the words that are selected, without blanks at their ends; None when nothing is."""
        if self.pin is None:
            return None
        text = self._title if self.in_title else self._text
        start, end = min(self.pin, self.at), max(self.pin, self.at) + 1
        end = min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end) if start < end else None

    def here(self) -> Passage | None:
        """Return the passage under the cursor, the smallest where they overlap."""
        found = list(self._on(self.in_title, self.at, self.at + 1))
        return min(found, key=_length, default=None)

    def _lay_out(self) -> None:
        """Break title and text into lines that fit."""
        width = max(10, self.scrollable_content_region.width - _MARGIN)
        if width == self._width:
            return
        self._width = width
        self._lines = [Line(True, s, e) for s, e in wrapped(self._title, width)]  # noqa: FBT003
        self._lines.append(Line(True, len(self._title), len(self._title)))  # noqa: FBT003
        self._lines += [Line(False, s, e) for s, e in wrapped(self._text, width)]  # noqa: FBT003
        self._first = next((n for n, line in enumerate(self._lines) if not line.in_title), len(self._lines))
        self.virtual_size = Size(self.size.width, len(self._lines))

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()
        self._follow()

    def _on(self, in_title: bool, start: int, end: int) -> Iterator[Passage]:  # noqa: FBT001
        """Yield the passages that touch a stretch, in their order."""
        passages = self._passages[in_title]
        first = bisect.bisect_left(passages, start - self._longest[in_title], key=_start)
        for passage in passages[first:]:
            span = passage.now.span
            if span is None or span.start >= end:
                break
            if span.end > start:
                yield passage

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[number]
        if line.start == line.end and line.in_title:
            return strip([("─" * width, "soft")], width, self.rich_style)
        found = list(self._on(line.in_title, line.start, line.end))
        parts: list[Part] = [(_margin(found), "soft")]
        return strip([*parts, *self._parts(line, found)], width, self.rich_style)

    def _parts(self, line: Line, found: list[Passage]) -> Iterator[Part]:
        """Yield a line in pieces of one style."""
        text = self._title if line.in_title else self._text
        styles = ["bold" if line.in_title else "plain"] * (line.end - line.start + 1)
        for passage in sorted(found, key=_rank):
            span = passage.now.span
            if span is not None:
                start, end = max(span.start, line.start), min(span.end, line.end)
                styles[start - line.start : end - line.start] = [style_of(passage.now)] * (end - start)
        if line.in_title == self.in_title:
            selected = self.selection
            if selected is not None:
                start, end = max(selected.start, line.start), min(selected.end, line.end)
                if start < end:
                    styles[start - line.start : end - line.start] = ["select"] * (end - start)
            if line.start <= self.at <= line.end and self._row_of(self.at, self.in_title) is line:
                styles[self.at - line.start] = "cursor"
        run, last = "", styles[0]
        for offset, name in enumerate(styles, start=line.start):
            if name != last:
                yield run, last
                run, last = "", name
            run += shown_sign(text[offset]) if offset < line.end else " "
        yield run, last

    # Moving

    def _row_of(self, at: int, in_title: bool) -> Line | None:  # noqa: FBT001
        """Return the line on which a character stands."""
        number = self._number_of(at, in_title)
        return self._lines[number] if number is not None else None

    def _number_of(self, at: int, in_title: bool) -> int | None:  # noqa: FBT001
        """Return the number of the line on which a character stands."""
        low, high = (0, self._first - 1) if in_title else (self._first, len(self._lines))
        if low >= high:
            return None
        return bisect.bisect_right(self._lines, at, low, high, key=lambda line: line.start) - 1

    def action_step(self, by: int, select: bool = False) -> None:  # noqa: FBT001, FBT002 - a key's argument
        """Move by characters; with v begun, by words."""
        if self.pin is not None and self._by_word and not select:
            self.action_word(by)
            return
        self._select(select)
        text = self._title if self.in_title else self._text
        self.at = max(0, min(len(text) - 1, self.at + by))
        self._after()

    def action_word(self, by: int) -> None:
        """Move to the next or the previous word; while selecting, to its end."""
        text = self._title if self.in_title else self._text
        words = [m.span() for m in _WORD.finditer(text, max(0, self.at - 2000), self.at + 2000)]
        if self.pin is not None:
            ends = [end - 1 for _, end in words if end - 1 > self.at] if by > 0 else []
            starts = [start for start, _ in words if start < self.at] if by < 0 else []
            self.at = ends[0] if ends else starts[-1] if starts else self.at
        else:
            after = [start for start, _ in words if start > self.at]
            before = [start for start, _ in words if start < self.at]
            self.at = (after[0] if after else self.at) if by > 0 else (before[-1] if before else 0)
        self._after()

    def action_row(self, by: int, select: bool = False) -> None:  # noqa: FBT001, FBT002 - a key's argument
        """Move by lines, over the rule between title and text too."""
        self._select(select)
        number = self._number_of(self.at, self.in_title)
        if number is None:
            number = 0
        column = self.at - self._lines[number].start
        number += by
        if (
            0 <= number < len(self._lines)
            and self._lines[number].start == len(self._title)
            and (self._lines[number].in_title and self._lines[number].end == self._lines[number].start)
        ):
            number += by
        number = max(0, min(len(self._lines) - 1, number))
        line = self._lines[number]
        if line.in_title != self.in_title and self.pin is not None:
            return
        self.in_title = line.in_title
        self.at = min(line.start + column, max(line.start, line.end - 1))
        self._after()

    def action_screen(self, by: int) -> None:
        """Move by screens."""
        for _ in range(max(1, self.size.height - 1)):
            self.action_row(by)

    def action_edge(self, way: int) -> None:
        """Move to the start or the end of the text."""
        self.pin = None
        self.in_title = False
        self.at = max(0, len(self._text) - 1) if way > 0 else 0
        self._after()

    def action_mark(self) -> None:
        """Begin to select, with the word under the cursor; or stop."""
        if self.pin is not None:
            self.pin = None
        else:
            text = self._title if self.in_title else self._text
            word = next((m for m in _WORD.finditer(text) if m.end() > self.at), None)
            if word is None:
                return
            self.pin, self.at, self._by_word = word.start(), word.end() - 1, True
        self._after()

    def clear(self) -> bool:
        """Forget what is selected; tell whether anything was."""
        found, self.pin = self.pin is not None, None
        self._after()
        return found

    def _select(self, select: bool) -> None:  # noqa: FBT001
        """Begin to select where the cursor stands."""
        if select and self.pin is None:
            self.pin, self._by_word = self.at, False

    def _after(self) -> None:
        """Show the cursor, and tell that it moved."""
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def _follow(self) -> None:
        """Scroll so that the cursor is seen."""
        number = self._number_of(self.at, self.in_title) or 0
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if number < top:
            self.scroll_to(y=max(0, number - 2), animate=False, force=True, immediate=True)
        elif number >= top + height - 1:
            self.scroll_to(y=number - height + 3, animate=False, force=True, immediate=True)

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse points, ready to select."""
        if self._point(event):
            self.pin = None
            self._selecting = True
            self.capture_mouse()
            self._after()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the mouse is drawn."""
        if self._selecting:
            start, part = self.at, self.in_title
            anchor = self.pin if self.pin is not None else start
            if self._point(event) and self.in_title == part and self.at != start:
                self.pin, self._by_word = anchor, False
            self.in_title = part
            self._after()

    def on_mouse_up(self) -> None:
        """Stop selecting."""
        self._selecting = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Select the word that was clicked twice."""
        if event.chain == 2:
            self.pin = None
            self.action_mark()

    def _point(self, event: events.MouseEvent) -> bool:
        """Put the cursor on the character that the mouse points at."""
        number = event.y + self.scroll_offset.y
        if not 0 <= number < len(self._lines):
            return False
        line = self._lines[number]
        text = self._title if line.in_title else self._text
        if line.start == line.end and line.in_title:
            return False
        cells, at = event.x - _MARGIN, line.start
        while at < line.end - 1 and cells >= cell_len(shown_sign(text[at])):
            cells -= cell_len(shown_sign(text[at]))
            at += 1
        self.at, self.in_title = at, line.in_title
        return True


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each line starts and ends when a text is broken at blanks to fit a width in cells."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        at = start
        while end - at > width or (not line.isascii() and cell_len(text[at:end]) > width):
            cut = at + width
            while cell_len(text[at:cut]) > width:
                cut -= 1
            blank = text.rfind(" ", at + 1, cut + 1)
            cut = blank + 1 if blank > at else cut
            yield at, cut
            at = cut
        yield at, end
        start = end + 1


def shown_sign(character: str) -> str:
    """Return a character as it is shown: what cannot be seen, or turns the line about, as a dot."""
    if character == HIDDEN:
        return "▣"
    if character in {"\t", "\u00a0"}:
        return " "
    return character if character.isprintable() and cell_len(character) else "·"


def _margin(found: list[Passage]) -> str:
    """Return what stands before a line: the sign and the ground of its weightiest decision."""
    first = max(found, key=_rank, default=None)
    if first is None:
        return " " * _MARGIN
    return fixed(f"{SIGNS[first.now.outcome]} {short(first.now.ground)}", _MARGIN)


def _start(passage: Passage) -> int:
    """Return where a passage starts."""
    return passage.now.start or 0


def _length(passage: Passage) -> int:
    """Return how long a passage is."""
    return len(passage.now.span) if passage.now.span else 0


def _rank(passage: Passage) -> tuple[int, int]:
    """Order what lies over what: questions over what is hidden over what stays, short over long."""
    return _RANK[passage.now.outcome], -_length(passage)
