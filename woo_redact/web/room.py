"""Where the reviewers sit: one thread that speaks with the run's database, and tells all what changed."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from woo_redact.pipeline.asking import session_on
from woo_redact.review import Session
from woo_redact.review.marks import same_person
from woo_redact.store import Store

Made = TypeVar("Made")

EVERY = 0.4  # seconds between two looks at what others decided


class Listener:
    """A browser that hears what changed: each kind of news once, however often it came meanwhile."""

    def __init__(self) -> None:
        """Begin with no news."""
        self._news: dict[str, None] = {}
        self._there = asyncio.Event()

    def tell(self, news: str) -> None:
        """Have something to say."""
        self._news[news] = None
        self._there.set()

    @property
    def waiting(self) -> bool:
        """Tell whether there is news that was not heard yet."""
        return self._there.is_set()

    async def heard(self) -> tuple[str, ...]:
        """Wait for news and return it."""
        await self._there.wait()
        news = tuple(self._news)
        self._news.clear()
        self._there.clear()
        return news


class Room:
    """The sessions of all reviewers on one run.

    SQLite's connection and the sessions belong to one thread: every answer is given there, one after the
    other, and is on the disk before the next.
    """

    def __init__(self, run: Path, by: str) -> None:
        """Open the run for its first reviewer; all that it holds is read while the browser starts (`opened`).

        Raises:
            UsageError: when it is no run.
        """
        self.run = run
        self._thread = ThreadPoolExecutor(1, "review")
        self._sessions: dict[str, Session] = {}
        self._listeners: set[Listener] = set()
        self._pulse: tuple[int, ...] = ()
        self._loop: asyncio.AbstractEventLoop | None = None
        try:
            self.store = self._thread.submit(Store, run).result()
            self.opened = self._thread.submit(self._session, by)
        except BaseException:
            self._thread.shutdown()
            raise

    def close(self) -> None:
        """Let the database go."""
        self._thread.submit(self.store.__exit__).result()
        self._thread.shutdown()

    def _session(self, by: str) -> Session:
        """Return the session of a reviewer; two browsers of one person have the same."""
        name = same_person(by)
        if name not in self._sessions:
            self._sessions[name] = session_on(self.store, by)
        return self._sessions[name]

    async def do(self, by: str, deed: Callable[[Session], Made]) -> Made:
        """Do something with a reviewer's session, in the thread it belongs to."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: deed(self._session(by)))

    def submit(self, deed: Callable[[], Made]) -> Future[Made]:
        """Have something done in the thread that the run belongs to."""
        return self._thread.submit(deed)

    def look(self) -> bool:
        """Take in what anybody decided, here or elsewhere; tell whether anything changed (in our thread)."""
        pulse = self.store.pulse()
        changed = pulse != self._pulse
        if changed:
            for session in self._sessions.values():
                session.refresh()
            self._pulse = pulse
        return changed

    async def watch(self) -> None:
        """Look round as long as the server runs, and tell every browser."""
        self._loop = asyncio.get_running_loop()
        while True:
            with suppress(Exception):  # a database that somebody holds, or lets go of, is looked at again
                await self.look_round()
            await asyncio.sleep(EVERY)

    async def look_round(self) -> None:
        """Take in what was decided, and tell every browser if anything was."""
        loop = asyncio.get_running_loop()
        if await loop.run_in_executor(self._thread, self.look):
            self.tell("changed")

    # Who is told

    def tell(self, news: str) -> None:
        """Tell every browser."""
        for listener in self._listeners:
            listener.tell(news)

    def tell_from_thread(self, news: str) -> None:
        """Tell every browser, from a thread that is not the server's."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.tell, news)

    @contextmanager
    def listening(self) -> Iterator[Listener]:
        """Hear what is told, as long as a browser is there."""
        listener = Listener()
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
