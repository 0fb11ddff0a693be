"""What the parts of the server share: the room of the reviewers, the studio of the pages, and their order."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from starlette.requests import Request

from woo_redact.errors import UnreadableError, UsageError
from woo_redact.language import shown
from woo_redact.pipeline.asking import Aside, aside_of
from woo_redact.pipeline.keeping import profile_of
from woo_redact.pipeline.layout import Layout, ToLay, ToPreview
from woo_redact.review import Session
from woo_redact.web.places import Spread
from woo_redact.web.room import Room
from woo_redact.web.studio import Studio
from woo_redact.web.tell import Numbers
from woo_redact.web.words import said

Made = TypeVar("Made")

ROWS = 200  # of a list, told at a time
_SPREADS = 50  # laid out documents at hand


class Office:
    """One run and all who review it in a browser."""

    def __init__(self, run: Path, by: str, *, studio: Studio | None = None) -> None:
        """Open a run for its first reviewer; `studio` makes the pages.

        Raises:
            UsageError: when it is no run, or the reviewer has no name.
        """
        self.run = run.resolve()
        self.name = self.run.name
        self.version = version("woo-redact")
        self.room = Room(self.run, by)
        self.studio = studio or Studio()
        self.ends: list[Callable[[], None]] = []
        self._numbers: dict[str, Numbers] = {}
        self._spreads: OrderedDict[str, Spread] = OrderedDict()

    def close(self) -> None:
        """End workers and let the database go."""
        for end in self.ends:
            end()
        self.studio.close()
        self.room.close()

    async def get_ready(self) -> None:
        """Wait until the run is read, and have ready what is looked at first: a document, the list beside it.

        Raises:
            UsageError: when the reviewer has no name; another WooRedactError when the run cannot be read.
        """
        session = await asyncio.wrap_future(self.room.opened)
        first = next((q.document for q in session.questions if q.open), None)
        if first is not None:
            with suppress(UnreadableError, UsageError):
                task = await asyncio.wrap_future(self.room.submit(lambda: _to_lay(session, first)[0]))
                await self.studio.layout(task)
        await asyncio.wrap_future(self.room.submit(lambda: self._count_first(session)))

    def _count_first(self, session: Session) -> None:
        """Count the places of the people in the first rows of the questions, which takes its time."""
        for found in session.questions[:ROWS]:
            self.numbers(session).place(found)

    async def do(self, request: Request, deed: Callable[[Session], Made]) -> Made:
        """Do something with the session of whoever asks."""
        return await self.room.do(request.scope["visitor"].name, deed)

    def numbers(self, session: Session) -> Numbers:
        """Return the numbers of people and places, counted once for each state of the register."""
        found = self._numbers.get(session.by)
        if found is None or not found.fit(session):
            found = self._numbers[session.by] = Numbers(session)
        return found

    @staticmethod
    def aside(session: Session) -> Aside:
        """Return what is not released by itself, as the session found it."""
        return session.aside if isinstance(session.aside, Aside) else aside_of(session.store)

    # Lists

    def keys(self, session: Session, kind: str, *, only_open: bool = False) -> tuple[str, ...]:
        """Return what stands in a list, in its order.

        Raises:
            UsageError: when there is no such list.
        """
        if kind == "questions":
            keys = tuple(question.key for question in session.questions)
        elif kind == "people":
            keys = self.numbers(session).people
        elif kind == "documents":
            keys = session.everything
        else:
            raise UsageError(said("no list", name=kind[:20]))
        return tuple(key for key in keys if is_open(session, kind, key)) if only_open else keys

    @staticmethod
    def next_open(session: Session, kind: str, keys: tuple[str, ...], at: int, way: int) -> int:
        """Return the next or previous row about which something is open, round the end; -1 when none is."""
        start = at if at >= 0 or way > 0 else 0
        for step in range(1, len(keys) + 1):
            number = (start + way * step) % len(keys)
            if is_open(session, kind, keys[number]):
                return number
        return -1

    # Pages

    async def spread(self, request: Request, number: str) -> Spread:
        """Return a document laid out.

        Raises:
            UsageError: when the run has none of that number; UnreadableError: when it cannot be shown.
        """
        found = self._spreads.get(number)
        if found is not None:
            self._spreads.move_to_end(number)
            return found
        task, text = await self.do(request, lambda session: _to_lay(session, number))
        made = Spread(await self.studio.layout(task), text)
        self._spreads[number] = made
        if len(self._spreads) > _SPREADS:
            self._spreads.popitem(last=False)
        return made

    async def after(self, request: Request, number: str) -> Layout:
        """Return a document as it would go out now.

        Raises:
            UsageError: when the run has none of that number; UnreadableError: when it cannot be shown.
        """
        return await self.studio.after(await self.do(request, lambda session: _to_preview(session, number)))

    def forget_pages(self) -> None:
        """Lay documents out anew: the run was made again."""
        self._spreads.clear()


def is_open(session: Session, kind: str, key: str) -> bool:
    """Tell whether a question, a person or a document still waits for somebody."""
    if kind == "people":
        return session.person(key).open > 0
    if kind == "documents":
        return key in session.board.asked and (session.board.open(key) > 0 or bool(session.missing(key)))
    found = session.passage(key)
    return found is not None and found.open


def asked_for(request: Request, name: str, default: int, *, least: int = 0) -> int:
    """Return a number that a page asks for, `least` for one below.

    Raises:
        UsageError: when it is none.
    """
    value = request.query_params.get(name, str(default))
    if not value.lstrip("-").isdecimal() or len(value) > 9:
        raise UsageError(said("no number", name=name))
    return max(least, int(value))


def _to_lay(session: Session, number: str) -> tuple[ToLay, str]:
    """Return what a worker needs to lay a document out, and its text."""
    document = session.store.document(number)
    return ToLay(run=session.store.folder, document=document), document.text


def _to_preview(session: Session, number: str) -> ToPreview:
    """Return what a worker needs to redact a document as is decided now."""
    document = session.store.document(number)
    if document.unread:
        raise UsageError(said("not read", why=shown(document.unread)))
    return ToPreview(
        run=session.store.folder,
        document=document,
        decided=session.board.now(number),
        profile=profile_of(session.store),
        key=session.state(number),
    )
