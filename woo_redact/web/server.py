"""The server: what answers which address, and how it is run for one reviewer on this machine alone."""

import asyncio
import signal
import socket
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from importlib import resources
from pathlib import Path

import uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from woo_redact.errors import UsageError, WooRedactError
from woo_redact.language import language, shown
from woo_redact.review import OvertakenError
from woo_redact.web import deeds, finish, search, tell, views, whole
from woo_redact.web.deeds import TakenError
from woo_redact.web.guard import Door, Guard
from woo_redact.web.office import Office
from woo_redact.web.words import said, texts

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_BEAT = 15.0  # seconds of silence after which a browser is told that the server is still there
_AT_ONCE = 200  # connections: some browsers with six each, and what waits


class Front:
    """What is no question about the run: the page itself, its files, its texts, and what it hears."""

    def __init__(self, office: Office, door: Door, turned_away: Callable[[], None]) -> None:
        """Read our own files: no other is ever served."""
        self._office, self._door, self._turned_away = office, door, turned_away
        self._files = _assets()
        shell = Environment(autoescape=True).from_string(self._files.pop("index.html").decode())
        modules = sorted(name for name in self._files if name.endswith(".js"))
        self._page = shell.render(lang=language(), said=said, texts=texts(), modules=modules)

    def routes(self) -> list[Route]:
        """Return what answers which address."""
        return [
            Route("/", self.enter),
            Route("/assets/{name}", self.asset),
            Route("/events", self.events),
        ]

    async def enter(self, request: Request) -> Response:
        """Let a browser in by a link, and show the page to one that is in."""
        token = request.query_params.get("token")
        if token is None:
            return Response(self._page, media_type="text/html")
        key = self._door.enter(token)
        if key is None:
            return PlainTextResponse(self.away(front=True), 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._door.cookie, key, httponly=True, samesite="strict", path="/")
        return answer

    def away(self, front: bool) -> str:  # noqa: FBT001 - as the guard calls it
        """Have a new link told where only the officer sees it, and say that it is there."""
        if front:
            self._turned_away()
        return said("no cookie")

    async def asset(self, request: Request) -> Response:
        """Return one of our own files: those that were read at the start."""
        name = request.path_params["name"]
        if name not in self._files:
            return Response("?", 404)
        return Response(self._files[name], media_type=_TYPES[Path(name).suffix])

    async def events(self, request: Request) -> Response:
        """Tell a browser what changes, as it changes."""
        return StreamingResponse(_news(self._office, request), media_type="text/event-stream")


def application(office: Office, door: Door, *, turned_away: Callable[[], None] = lambda: None) -> Guard:
    """Return the application; `turned_away` is called when somebody comes without a cookie."""
    front = Front(office, door, turned_away)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        """Look round for others' decisions as long as the server runs."""
        watching = asyncio.create_task(office.room.watch())
        yield
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    inner = Starlette(
        routes=[
            *front.routes(),
            *views.routes(office),
            *deeds.routes(office),
            *whole.routes(office),
            *search.routes(office),
            *finish.routes(office),
        ],
        exception_handlers={WooRedactError: _refused},
        lifespan=lifespan,
    )
    return Guard(inner, door=door, turned_away=front.away)


def _refused(_: Request, error: Exception) -> Response:
    """Say why something was not done."""
    kinds = {TakenError: "taken", OvertakenError: "overtaken"}
    kind = next((name for of, name in kinds.items() if isinstance(error, of)), "")
    status = 409 if kind else 404 if isinstance(error, UsageError) else 422
    return JSONResponse({"error": tell.plain(shown(str(error)), tell.LONG), "kind": kind}, status)


def _assets() -> dict[str, bytes]:
    """Return our own files by name, as they are in the wheel."""
    folder = resources.files("woo_redact.web") / "assets"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


async def _news(office: Office, request: Request) -> AsyncIterator[str]:
    """Yield what a browser is told, in the form of server-sent events."""
    with office.room.listening() as listener:
        yield "retry: 1000\ndata: hello\n\n"
        while not await request.is_disconnected():
            try:
                news = await asyncio.wait_for(listener.heard(), _BEAT)
            except TimeoutError:
                yield ": still here\n\n"
            else:
                for one in news:
                    yield f"data: {one}\n\n"


class _Server(uvicorn.Server):
    """A server that leaves signals to us: it would raise them again, and workers would be left behind."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


async def _until_stopped(server: _Server, listener: socket.socket, office: Office) -> None:
    """Serve until Ctrl-C, until the system asks to end, or until the run cannot be read.

    Raises:
        WooRedactError: in that last case.
    """

    def stop(*_: object) -> None:
        """Let the server end."""
        server.should_exit = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    ready = asyncio.create_task(office.get_ready())
    try:
        await asyncio.wait({serving, ready}, return_when=asyncio.FIRST_COMPLETED)
        server.should_exit |= ready.done() and ready.exception() is not None
        await serving
        if ready.done():
            await ready
    finally:
        ready.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def serve(
    run: Path, by: str, *, port: int = 0, browse: bool = True, tell: Callable[[str], None] = print
) -> None:
    """Serve the review of a run to a browser on this machine, until it is stopped.

    Raises:
        UsageError: when `run` is no run, the reviewer has no name, or the port is taken.
    """
    office = Office(run, by)
    try:
        with _listening(port) as listener:
            door = Door(port=listener.getsockname()[1])
            link = door.link(by)
            tell(said("open this", link=link))
            office.studio.warm()
            if browse:
                webbrowser.open(link)
            app = application(office, door, turned_away=lambda: tell(said("new link", link=door.link(by))))
            server = _Server(
                uvicorn.Config(
                    app,
                    log_level="critical",
                    access_log=False,
                    server_header=False,
                    limit_concurrency=_AT_ONCE,
                    timeout_graceful_shutdown=1,
                    ws="none",
                )
            )
            asyncio.run(_until_stopped(server, listener, office))
    finally:
        office.close()


def _listening(port: int) -> socket.socket:
    """Return a socket that hears this machine alone.

    Raises:
        UsageError: when the port is taken, or may not be used.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise UsageError(said("port taken", port=port)) from error
    return listener
