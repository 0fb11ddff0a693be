"""Where pages are laid out and painted: by workers with limits, one for each kind of work."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from woo_redact.errors import UnreadableError
from woo_redact.pipeline.crew import Crew, Done
from woo_redact.pipeline.layout import Layout, ToLay, ToPreview
from woo_redact.pipeline.pages import ToPaint, lay, paint_page, preview, warm, warm_paint

Given = TypeVar("Given")
Made = TypeVar("Made")

_ROOM = 64 * 1024 * 1024  # bytes of pictures that are kept: some hundreds of pages
_LAYOUTS = 200
_SECONDS = 300  # of the processor for a layout; a page that is painted has far fewer
_PAGE_SECONDS = 60


class Bench:
    """One worker and the thread that waits for it."""

    def __init__(self, seconds: int = _SECONDS) -> None:
        """Start nothing yet."""
        self._crew = Crew(1)
        self._thread = ThreadPoolExecutor(1, "pages")
        self._seconds = seconds

    async def make(self, task: Callable[[Given], Made], given: Given) -> Made:
        """Let the worker do a task.

        Raises:
            UnreadableError: with the reason, when it comes to nothing.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._made, task, given)

    def _made(self, task: Callable[[Given], Made], given: Given) -> Made:
        """Wait for the worker."""
        ((_, result),) = self._crew.each(task, [given], seconds=self._seconds)
        if isinstance(result, Done):
            return result.value
        raise UnreadableError(result.reason)

    def begin(self, task: Callable[[int], object]) -> None:
        """Start the worker with a task of no account, so that whoever asks first need not wait for it."""
        self._thread.submit(self._made, task, 0)

    def close(self) -> None:
        """End the worker."""
        self._thread.shutdown(cancel_futures=True)
        self._crew.__exit__()


class Studio:
    """The layouts and pictures of a run's pages; what was made lately is kept in memory."""

    def __init__(
        self, layer: Bench | None = None, painter: Bench | None = None, previewer: Bench | None = None
    ) -> None:
        """Set up the benches, or take those that are there; what is begun on none takes no memory."""
        self._layer, self._painter = layer or Bench(), painter or Bench(_PAGE_SECONDS)
        self._previewer = previewer or Bench()
        self._layouts: OrderedDict[str, asyncio.Task[Layout]] = OrderedDict()
        self._pictures: OrderedDict[tuple[Path, int, float], bytes] = OrderedDict()
        self._size = 0
        self._turn = asyncio.Lock()

    def warm(self) -> None:
        """Start the workers."""
        self._layer.begin(warm)
        self._painter.begin(warm_paint)

    def close(self) -> None:
        """End the workers."""
        self._layer.close()
        self._previewer.close()
        self._painter.close()

    async def layout(self, task: ToLay) -> Layout:
        """Return how a document is laid out."""
        return await self._laid(f"{task.document.id}-{task.key}", self._layer, lay, task)

    async def after(self, task: ToPreview) -> Layout:
        """Return a document as it would come out now."""
        name = f"{task.document.id}-after-{task.key}"
        return await self._laid(name, self._previewer, preview, task)

    async def _laid(self, name: str, bench: Bench, task: Callable[[Given], Layout], given: Given) -> Layout:
        """Return a layout; who asks for what is being made waits for the same."""
        found = self._layouts.get(name)
        if found is None:
            found = asyncio.ensure_future(bench.make(task, given))
            self._layouts[name] = found
            while len(self._layouts) > _LAYOUTS:
                self._layouts.popitem(last=False)
        try:
            return await asyncio.shield(found)
        except UnreadableError:
            self._layouts.pop(name, None)  # it may go better another time
            raise

    async def picture(
        self, layout: Layout, page: int, dpi: float, wanted: Callable[[], Awaitable[bool]]
    ) -> bytes:
        """Return a page as a PNG, b"" when nobody wants it any more once it is its turn."""
        key = (layout.pdf, page, dpi)
        if (kept := self._kept(key)) is not None:
            return kept
        async with self._turn:
            if (kept := self._kept(key)) is not None:
                return kept
            if not await wanted():
                return b""
            made = await self._painter.make(paint_page, ToPaint(pdf=layout.pdf, page=page, dpi=dpi))
            self._pictures[key] = made
            self._size += len(made)
            while self._size > _ROOM:
                _, old = self._pictures.popitem(last=False)
                self._size -= len(old)
            return made

    def _kept(self, key: tuple[Path, int, float]) -> bytes | None:
        """Return a picture that was painted lately."""
        if key not in self._pictures:
            return None
        self._pictures.move_to_end(key)
        return self._pictures[key]
