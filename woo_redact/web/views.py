"""What a browser may ask to see: lists by the window, documents, pages with their boxes, pictures."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from woo_redact.errors import UnreadableError, UsageError
from woo_redact.language import shown
from woo_redact.model import Span
from woo_redact.review import Passage, Reach, Session
from woo_redact.web import tell
from woo_redact.web.office import ROWS, Office, asked_for
from woo_redact.web.tell import Told
from woo_redact.web.whole import label, whole
from woo_redact.web.words import said

_DPI = (72, 96, 120, 144, 192, 240, 288)  # sizes at which pages are painted: few, so that they are kept
_PART = 20_000  # characters of a running text told at a time


def routes(office: Office) -> list[Route]:
    """Return what answers questions."""
    views = Views(office)
    return [
        Route("/api/state", views.state),
        Route("/api/list/{kind}", views.rows),
        Route("/api/place/{kind}", views.place),
        Route("/api/passage", views.passage),
        Route("/api/reach", views.reach),
        Route("/api/person", views.person),
        Route("/api/document/{number}", views.document),
        Route("/api/document/{number}/text", views.text),
        Route("/api/document/{number}/page/{page:int}", views.page),
        Route("/api/document/{number}/after", views.after),
        Route("/api/next", views.next),
        Route("/picture/{which}/{number}/{page:int}/{dpi:int}", views.picture),
    ]


class Views:
    """The answers to what is asked; each speaks with the asker's own session."""

    def __init__(self, office: Office) -> None:
        """Answer for an office."""
        self._office = office

    async def _told(self, request: Request, tell_it: Callable[[Session], Any]) -> JSONResponse:
        """Answer with what is told of a session."""
        return JSONResponse(await self._office.do(request, tell_it))

    # Lists

    async def state(self, request: Request) -> Response:
        """Tell who reviews and how far it is."""
        office = self._office

        def told(session: Session) -> Told:
            """Tell it, with the pulse up to which it tells: a page asks again when that is not the last."""
            session.refresh()
            aside = office.aside(session)
            return tell.progress(session) | {
                "grounds": tell.ground_list(),
                "run": tell.plain(office.name),
                "ties": aside.ties,
                "waiting": aside.waiting,
                "pulse": session.pulse,
            }

        found = await office.do(request, told)
        return JSONResponse(found | {"csrf": request.scope["visitor"].csrf, "version": office.version})

    async def rows(self, request: Request) -> Response:
        """Tell some rows of the questions, the people or the documents."""
        kind = request.path_params["kind"]
        first, only_open = asked_for(request, "from", 0), request.query_params.get("open") == "1"

        def told(session: Session) -> Told:
            """Tell them."""
            keys = self._office.keys(session, kind, only_open=only_open)
            return {
                "count": len(keys),
                "from": first,
                "rows": [self._row(session, kind, key) for key in keys[first : first + ROWS]],
            }

        return await self._told(request, told)

    def _row(self, session: Session, kind: str, key: str) -> Told:
        """Return one row."""
        numbers = self._office.numbers(session)
        if kind == "people":
            return tell.person_row(session, numbers, session.person(key))
        if kind == "documents":
            return tell.document_row(session, key) | {"whole": label(self._office.aside(session), key)}
        found = session.passage(key)
        return {"key": key} if found is None else tell.passage(session, numbers, found)

    async def place(self, request: Request) -> Response:
        """Tell at which row something stands, or the next or previous open one from there."""
        kind, key = request.path_params["kind"], request.query_params.get("key", "")
        way, only_open = asked_for(request, "way", 0, least=-1), request.query_params.get("open") == "1"

        def told(session: Session) -> Told:
            """Tell it."""
            keys = self._office.keys(session, kind, only_open=only_open)
            at = keys.index(key) if key in keys else -1
            if way:
                at = self._office.next_open(session, kind, keys, at, 1 if way > 0 else -1)
            return {"at": at, "key": keys[at] if at >= 0 else None}

        return await self._told(request, told)

    # One passage, one person

    async def passage(self, request: Request) -> Response:
        """Tell all of one passage, and on which page it stands."""
        key = request.query_params.get("key", "")
        found, told = await self._office.do(
            request,
            lambda session: (
                self._passage(session, key),
                tell.detail(session, self._office.numbers(session), self._passage(session, key)),
            ),
        )
        return JSONResponse(told | {"page": await self._page_of(request, found)})

    @staticmethod
    def _passage(session: Session, key: str) -> Passage:
        """Return a passage by its name.

        Raises:
            UsageError: when there is none (any more).
        """
        found = session.passage(key)
        if found is None:
            raise UsageError(said("place gone"))
        return found

    async def _page_of(self, request: Request, found: Passage) -> int:
        """Return the page (from 0) on which a passage begins, as far as its document is laid out."""
        if found.now.area is not None:
            return found.now.area.page
        if found.in_title or found.now.span is None:
            return 0
        try:
            return (await self._office.spread(request, found.document)).page_of(found.now.span)
        except UnreadableError:
            return 0

    async def reach(self, request: Request) -> Response:
        """Tell where else an answer would count."""
        key, asked = request.query_params.get("key", ""), request.query_params.get("reach", "document")
        if asked not in set(Reach):
            raise UsageError(said("no list", name=tell.plain(asked, 20)))
        reach = Reach(asked)

        def told(session: Session) -> Told:
            """Tell it."""
            places = session.reached(self._passage(session, key), reach)
            return tell.reached(session, self._office.numbers(session), places)

        return await self._told(request, told)

    async def person(self, request: Request) -> Response:
        """Tell all of one person."""
        subject = request.query_params.get("id", "")

        def told(session: Session) -> Told:
            """Tell it."""
            if subject not in session.board.subjects:
                raise UsageError(said("nobody"))
            return tell.person(session, self._office.numbers(session), session.person(subject))

        return await self._told(request, told)

    # Documents and their pages

    async def document(self, request: Request) -> Response:
        """Tell of a document: what it is called, its pages, who passed it."""
        number = request.path_params["number"]

        def told(session: Session) -> Told:
            """Tell what the session knows."""
            order = session.everything
            at = order.index(number) if number in order else -1
            return tell.document_row(session, number) | {
                "state": session.state(number),
                "reviewed": number in session.board.asked,
                "whole": whole(self._office.aside(session), number),
                "previous": order[at - 1] if at > 0 else None,
                "next": order[at + 1] if 0 <= at < len(order) - 1 else None,
                "titlePassages": [
                    tell.passage(session, self._office.numbers(session), p)
                    for p in session.passages(number)
                    if p.in_title
                ],
            }

        found = await self._office.do(request, told)
        pages, fault = [], ""
        try:
            pages = list((await self._office.spread(request, number)).layout.sizes)
        except UnreadableError as error:
            fault = tell.plain(shown(str(error)), tell.LONG)
        return JSONResponse(found | {"pages": pages, "fault": fault})

    async def text(self, request: Request) -> Response:
        """Tell a part of a running text, in pieces: words that are a passage, and those that are none."""
        number, first = request.path_params["number"], asked_for(request, "from", 0)

        def told(session: Session) -> Told:
            """Tell it."""
            text = session.texts.brief(number).text
            end = min(len(text), first + _PART)
            here = [
                p
                for p in session.passages(number)
                if p.now.span and not p.in_title and p.now.span.overlaps(Span(first, max(end, first + 1)))
            ]
            of_title = [p for p in session.passages(number) if p.in_title]
            return {
                "title": {
                    "text": session.texts.brief(number).title,
                    "passages": self._placed(session, of_title),
                },
                "from": first,
                "end": end,
                "length": len(text),
                "text": text[first:end],
                "passages": self._placed(session, here),
            }

        return await self._told(request, told)

    def _placed(self, session: Session, passages: list[Passage]) -> list[Told]:
        """Return passages with the stretch of text that they are."""
        numbers = self._office.numbers(session)
        return [
            tell.passage(session, numbers, p) | {"start": p.now.span.start, "end": p.now.span.end}
            for p in passages
            if p.now.span
        ]

    async def page(self, request: Request) -> Response:
        """Tell what stands on a page: its words, and the passages with their boxes."""
        number, page = request.path_params["number"], request.path_params["page"]
        spread = await self._office.spread(request, number)

        def told(session: Session) -> Told:
            """Tell it."""
            numbers, text = self._office.numbers(session), session.texts.brief(number).text
            start, end = spread.ends(page)
            boxes = []
            for found in session.passages(number):
                span = found.now.span
                if found.in_title or (span and not (span.start < end and span.end > start)):
                    continue
                areas = [area for area in spread.areas(found) if area.page == page]
                if areas:
                    places = [[a.box.x0, a.box.y0, a.box.x1, a.box.y1] for a in areas]
                    boxes.append(tell.passage(session, numbers, found) | {"boxes": places})
            words = [
                (start, end, *(round(side, 2) for side in sides), text[start:end])
                for start, end, *sides in spread.words(page)
            ]
            return {"page": page, "boxes": boxes, "words": words}

        return await self._told(request, told)

    async def after(self, request: Request) -> Response:
        """Tell the pages of a document as it would go out now."""
        layout = await self._office.after(request, request.path_params["number"])
        return JSONResponse({"pages": layout.sizes})

    async def next(self, request: Request) -> Response:
        """Tell the next or previous open passage from one on, in the order of the documents."""
        key, document = request.query_params.get("key", ""), request.query_params.get("document", "")
        way = 1 if asked_for(request, "way", 1, least=-1) > 0 else -1

        def told(session: Session) -> Told:
            """Tell it."""
            order = session.board.documents
            start = order.index(document) if document in order else 0
            for step in range(len(order) + 1):
                number = order[(start + way * step) % len(order)]
                if not session.board.asked.get(number) or not session.board.open(number):
                    continue
                keys = [p.key for p in session.passages(number)]
                at = keys.index(key) if key in keys else -1 if way > 0 else len(keys)
                after = keys[at + 1 :] if way > 0 else keys[:at][::-1]
                for found in after if step == 0 else keys[::way]:
                    if self._passage(session, found).open:
                        return {"document": number, "key": found}
            return {"document": None, "key": None}

        return await self._told(request, told)

    async def picture(self, request: Request) -> Response:
        """Paint a page, as it came in ("before") or as it would go out now ("after")."""
        number, page = request.path_params["number"], request.path_params["page"]
        dpi = min(_DPI, key=lambda size: abs(size - request.path_params["dpi"]))
        after = request.path_params["which"] == "after"
        office = self._office
        layout = (
            await office.after(request, number) if after else (await office.spread(request, number)).layout
        )

        async def wanted() -> bool:
            """Tell whether the browser still waits."""
            return not await request.is_disconnected()

        png = await self._office.studio.picture(layout, page, dpi, wanted)
        return Response(png, media_type="image/png")
