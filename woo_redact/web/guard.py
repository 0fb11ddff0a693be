"""Who may speak with the server: only this machine's browser, with a cookie it got for a one-time link."""

import asyncio
import hmac
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 64 * 1024  # bytes of a request: an answer with its motivation is far less
SLOWEST = 20.0  # seconds in which a request must be there; a browser of this machine sends it at once
_VISITORS = 8  # browsers that are in; who comes in beyond them takes the place of the first
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # A page of a dossier may not stay behind in the browser's folder, which `erase` knows nothing of.
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A browser that was let in: who sits there, and what its pages must send with every change."""

    name: str
    csrf: str = field(repr=False)


class Door:
    """The one-time links that were given out, and the browsers that came in by one."""

    def __init__(self, *, port: int) -> None:
        """Begin with nobody."""
        self.port = port
        self.cookie = f"woo-redact-{port}"  # cookies are of a host, whatever its port
        self._links: dict[str, str] = {}
        self._visitors: dict[str, Visitor] = {}

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return what a browser may call this server: a foreign name that leads here is refused."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    def link(self, name: str) -> str:
        """Return an address that lets one browser in, once; an earlier one for the name is void."""
        token = secrets.token_urlsafe(32)
        self._links = {old: whose for old, whose in self._links.items() if whose != name} | {token: name}
        return f"http://127.0.0.1:{self.port}/?token={token}"

    def enter(self, token: str) -> str | None:
        """Return the cookie for a browser with a link's token, void from now on; None for another."""
        found = next((own for own in self._links if hmac.compare_digest(own.encode(), token.encode())), "")
        if not found:
            return None
        while len(self._visitors) >= _VISITORS:
            self._visitors.pop(next(iter(self._visitors)))
        key = secrets.token_urlsafe(32)
        self._visitors[key] = Visitor(name=self._links.pop(found), csrf=secrets.token_urlsafe(32))
        return key

    def visitor(self, headers: Headers) -> Visitor | None:
        """Return whose browser sends a request, None when it was not let in."""
        jar = SimpleCookie()
        try:
            jar.load(headers.get("cookie", ""))
        except CookieError:
            return None
        morsel = jar.get(self.cookie)
        return self._visitors.get(morsel.value) if morsel else None


class Guard:
    """Stands before the application: what it does not let through, no page or answer of ours ever sees."""

    def __init__(self, app: ASGIApp, *, door: Door, turned_away: Callable[[bool], str]) -> None:
        """Guard an application; `turned_away` says what who has no cookie reads, at the front or not."""
        self._app, self._door, self._turned_away = app, door, turned_away

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            """Send an answer with the headers that every answer has."""
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if scope["path"] == "/assets/mark.svg":  # a browser asks for it wherever one goes
                    headers["Cache-Control"] = "max-age=3600"
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, _limited(receive), sealed)

    def _refusal(self, scope: Scope) -> Response | None:
        """Return why a request goes no further, None when it may; who is let in stands in its scope."""
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._door.hosts]:
            return PlainTextResponse("Unknown host.\n", 421)
        if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
            return PlainTextResponse("Not from another site.\n", 403)
        scope["visitor"] = visitor = self._door.visitor(headers)
        reads, front = scope["method"] in {"GET", "HEAD"}, scope["path"] == "/"
        if reads and front and b"token=" in scope["query_string"]:
            return None
        if visitor is None:
            return PlainTextResponse(self._turned_away(front), 403)
        if not reads and not self._own(headers, visitor):
            return JSONResponse({"error": "csrf"}, 403)
        return None

    def _own(self, headers: Headers, visitor: Visitor) -> bool:
        """Tell whether a change is asked for by a page of our own: a form elsewhere can send none of this."""
        return (
            headers.get("origin") in {f"http://{host}" for host in self._door.hosts}
            and headers.get("content-type", "") == "application/json"
            and hmac.compare_digest(headers.get("x-csrf", "").encode(), visitor.csrf.encode())
        )


def _limited(receive: Receive) -> Receive:
    """Return what reads a request no further than it may be long and take, whatever it says of itself."""
    read, whole, until = 0, False, time.monotonic() + SLOWEST

    async def counted() -> Message:
        """Read on; once all is read this only waits until the browser goes."""
        nonlocal read, whole
        try:
            left = None if whole else until - time.monotonic()
            message = await asyncio.wait_for(receive(), left)
        except TimeoutError:
            return {"type": "http.disconnect"}
        read += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        return message if read <= MOST else {"type": "http.disconnect"}

    return counted


async def sent(request: Request) -> dict[str, Any]:
    """Return what a page sent.

    Raises:
        HTTPException: when it is too long or too slow, or no JSON.
    """
    try:
        found = json.loads(await request.body())
    except ClientDisconnect as error:
        raise HTTPException(413) from error
    except (ValueError, RecursionError) as error:
        raise HTTPException(400) from error
    return dict(found) if isinstance(found, dict) else {}
