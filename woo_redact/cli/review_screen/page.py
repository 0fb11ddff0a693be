"""A page of a scan on the screen, in dots; a rectangle on it is hidden, with whatever stands in it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from woo_redact.cli.review_screen.look import Part, strip, style_of
from woo_redact.errors import WooRedactError
from woo_redact.language import _
from woo_redact.model import Area, Box
from woo_redact.pdf.glance import Glance
from woo_redact.pipeline.crew import Crew
from woo_redact.pipeline.glancing import page_picture
from woo_redact.review import Passage, Session

_BRAILLE = 0x2800  # eight dots in a cell: two columns of four
_DOTS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]])
_INK = 0.82  # of the paper's tone: a little square darker than this is drawn
_LARGEST = 6
_LEAST = 6.0  # points: a smaller area hides nothing


@dataclass(frozen=True, slots=True)
class Scale:
    """How points of the page become cells of the screen."""

    across: float
    down: float

    def cells(self, box: Box) -> tuple[int, int, int, int]:
        """Return the cells from and up to which a box stands: left, top, right, bottom."""
        left, top = int(box.x0 / self.across), int(box.y0 / self.down)
        return left, top, max(left + 1, round(box.x1 / self.across)), max(top + 1, round(box.y1 / self.down))


class PageView(ScrollView, can_focus=True):
    """One page in dots, with the areas that were decided on and a rectangle to move."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1,0)", show=False),
        Binding("right", "move(1,0)", show=False),
        Binding("up", "move(0,-1)", show=False),
        Binding("down", "move(0,1)", show=False),
        Binding("shift+left,ctrl+left,H", "size(-1,0)", show=False),
        Binding("shift+right,ctrl+right,L", "size(1,0)", show=False),
        Binding("shift+up,ctrl+up,K", "size(0,-1)", show=False),
        Binding("shift+down,ctrl+down,J", "size(0,1)", show=False),
        Binding("plus,equals_sign", "zoom(1)", show=False),
        Binding("minus", "zoom(-1)", show=False),
    ]
    DEFAULT_CSS = "PageView { height: 1fr; scrollbar-size: 1 1; }"

    class Moved(Message):
        """The rectangle is another."""

    def __init__(self) -> None:
        """Begin without a page."""
        super().__init__()
        self.glance: Glance | None = None
        self.box = Box(60, 60, 200, 100)
        self.zoom = 1
        self._cells: npt.NDArray[np.int64] = np.zeros((1, 1), np.int64)
        self._areas: list[Passage] = []
        self._from: tuple[int, int] | None = None

    def show(self, glance: Glance, areas: list[Passage]) -> None:
        """Show a page with the areas that were decided on."""
        self.glance, self._areas = glance, areas
        self._draw()

    @property
    def scale(self) -> Scale:
        """Return how points become cells at this zoom: the width of the page fills the screen once."""
        page = self.glance
        width = max(20, self.size.width - 2) * self.zoom
        across = (page.width if page else 595) / width
        return Scale(across, 2 * across)

    def _draw(self) -> None:
        """Work out the dots."""
        if self.glance is None or self.size.width < 1:
            return
        page, scale = self.glance, self.scale
        columns, rows = int(page.width / scale.across), int(page.height / scale.down) + 1
        tones = np.frombuffer(page.unpacked(), np.uint8).reshape(page.rows, page.columns)
        small = _shrunk(tones, rows * 4, columns * 2)
        ink = small < _INK * np.percentile(tones, 80)
        parts = ink.reshape(rows, 4, columns, 2).transpose(0, 2, 1, 3)
        self._cells = (parts * _DOTS).sum(axis=(2, 3))
        self.virtual_size = Size(columns, rows)
        self._follow()
        self.refresh()

    def on_resize(self) -> None:
        """Draw anew for another width."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """Draw one line of cells."""
        row, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if row >= len(self._cells):
            return Strip.blank(width, self.rich_style)
        first = self.scroll_offset.x
        cells = self._cells[row, first : first + width]
        styles = ["plain"] * len(cells)
        boxes = [(p.now.area.box, style_of(p.now)) for p in self._areas if p.now.area]
        for box, name in [*boxes, (self.box, "select")]:
            left, top, right, bottom = self.scale.cells(box)
            if top <= row < bottom:
                for column in range(max(left, first), min(right, first + len(cells))):
                    styles[column - first] = name
        parts: list[Part] = [(chr(_BRAILLE + int(cell)), styles[n]) for n, cell in enumerate(cells)]
        return strip(parts, width, self.rich_style)

    def put(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Put the rectangle on the page, within its edges."""
        if self.glance is None:
            return
        wide, high = self.glance.width, self.glance.height
        x0, y0 = max(0.0, min(x0, wide - _LEAST)), max(0.0, min(y0, high - _LEAST))
        self.box = Box(x0, y0, min(wide, max(x1, x0 + _LEAST)), min(high, max(y1, y0 + _LEAST)))
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, across: int, down: int) -> None:
        """Move the rectangle by cells, within the page."""
        page, box, scale = self.glance, self.box, self.scale
        if page is None:
            return
        dx = min(max(across * scale.across, -box.x0), page.width - box.x1)
        dy = min(max(down * scale.down, -box.y0), page.height - box.y1)
        self.put(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)

    def action_size(self, across: int, down: int) -> None:
        """Make the rectangle wider or higher by cells."""
        box, scale = self.box, self.scale
        self.put(box.x0, box.y0, box.x1 + across * scale.across, box.y1 + down * scale.down)

    def action_zoom(self, by: int) -> None:
        """Look closer, or from farther away."""
        self.zoom = max(1, min(_LARGEST, self.zoom + by))
        self._draw()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a rectangle where the mouse points."""
        self._from = (event.x + self.scroll_offset.x, event.y + self.scroll_offset.y)
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the rectangle out to where the mouse points."""
        if self._from is not None:
            x, y = event.x + self.scroll_offset.x, event.y + self.scroll_offset.y
            (a, b), scale = self._from, self.scale
            left, right, top, bottom = min(a, x), max(a, x) + 1, min(b, y), max(b, y) + 1
            self.put(left * scale.across, top * scale.down, right * scale.across, bottom * scale.down)

    def on_mouse_up(self) -> None:
        """Leave the rectangle where it is."""
        self._from = None
        self.release_mouse()

    def _follow(self) -> None:
        """Scroll so that the rectangle is seen."""
        left, top, right, bottom = self.scale.cells(self.box)
        x, y, wide, high = self.scroll_offset.x, self.scroll_offset.y, self.size.width, self.size.height
        x = left if left < x else max(x, right - wide + 2)
        y = top if top < y else max(y, min(top, bottom - high + 2))
        self.scroll_to(x=x, y=y, animate=False, force=True, immediate=True)


def _shrunk(tones: npt.NDArray[np.uint8], rows: int, columns: int) -> npt.NDArray[np.float64]:
    """Return a picture in other measures: each little square has the mean of what it stands for."""
    down = np.linspace(0, tones.shape[0], rows + 1).astype(int)
    across = np.linspace(0, tones.shape[1], columns + 1).astype(int)
    sums = np.zeros((tones.shape[0] + 1, tones.shape[1] + 1))
    sums[1:, 1:] = tones.cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    top, bottom = down[:-1], np.maximum(down[1:], down[:-1] + 1).clip(max=tones.shape[0])
    left, right = across[:-1], np.maximum(across[1:], across[:-1] + 1).clip(max=tones.shape[1])
    total = (
        sums[np.ix_(bottom, right)]
        - sums[np.ix_(top, right)]
        - sums[np.ix_(bottom, left)]
        + sums[np.ix_(top, left)]
    )
    shrunk: npt.NDArray[np.float64] = total / ((bottom - top)[:, None] * (right - left)[None, :])
    return shrunk


class PageScreen(ModalScreen[Area | None]):
    """The pages of a document; Enter takes the rectangle as the area to hide."""

    CSS = "PageScreen > Vertical { background: $surface; } PageScreen Static { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", _("Back")),
        Binding("enter,g,a", "choose", _("Redact this box")),
        Binding("n,pagedown", "turn(1)", _("Next page")),
        Binding("p,pageup", "turn(-1)", _("Previous page")),
    ]

    def __init__(self, session: Session, document: str, crew: Crew, *, page: int = 0) -> None:
        """Begin at a page."""
        super().__init__()
        self._session, self._document, self._crew, self._page = session, document, crew, page

    def compose(self) -> ComposeResult:
        """Lay out the page and what the keys do."""
        with Vertical():
            yield Static(_("The page is being drawn …"), id="where", markup=False)
            yield PageView()
            yield Static(
                _(
                    "[b]arrows[/b] move [b]Shift+arrows[/b] size [b]+ -[/b] zoom [b]n p[/b] page "
                    "[b]Enter[/b] redact [b]Esc[/b] back"
                )
            )

    def on_mount(self) -> None:
        """Draw the first page."""
        self.query_one(PageView).focus()
        self._draw()

    @work(thread=True, exclusive=True)
    def _draw(self) -> None:
        """Let a worker draw the page: the screen stays at hand."""
        try:
            found = page_picture(self._session.store.folder, self._document, self._page, crew=self._crew)
        except WooRedactError as error:
            self.app.call_from_thread(self._tell, str(error))
            return
        self.app.call_from_thread(self._shown, found)

    def _shown(self, found: Glance) -> None:
        """Show a page that was drawn."""
        areas = [
            p for p in self._session.passages(self._document) if p.now.area and p.now.area.page == found.page
        ]
        self.query_one(PageView).show(found, areas)
        self.on_page_view_moved()

    def on_page_view_moved(self) -> None:
        """Say where the rectangle is."""
        view = self.query_one(PageView)
        if view.glance:
            box = view.box
            self._tell(
                _(
                    "Document {document}, page {page} of {pages} · box of {x1:.1f} by {y1:.1f} cm",
                    document=self._document,
                    page=view.glance.page + 1,
                    pages=view.glance.pages,
                    x1=(box.x1 - box.x0) / 28.35,
                    y1=(box.y1 - box.y0) / 28.35,
                )
            )

    def _tell(self, text: str) -> None:
        """Say something at the top."""
        self.query_one("#where", Static).update(text)

    def action_turn(self, way: int) -> None:
        """Go to the next or the previous page."""
        glance = self.query_one(PageView).glance
        if glance and 0 <= self._page + way < glance.pages:
            self._page += way
            self._draw()

    def action_choose(self) -> None:
        """Take the rectangle."""
        view = self.query_one(PageView)
        self.dismiss(Area(self._page, view.box) if view.glance else None)

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)
