"""Search over the dossier: the index is brought up to date as one searches; a hit leads to its place."""

import asyncio
from collections.abc import Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from woo_redact.errors import UnreadableError
from woo_redact.model import Span
from woo_redact.pipeline.layout import private_folder
from woo_redact.review import Passage, Session
from woo_redact.review.texts import places, shown
from woo_redact.store import digest
from woo_redact.store.index import Index, Piece
from woo_redact.web import tell
from woo_redact.web.office import Office, asked_for

_PIECE = 2_000  # characters of text that are found as one
_OVER = 120  # characters that two pieces share, so that a name on their border is found
_MOST = 300
_AT_ONCE = 20  # documents taken in before an answer may be given in between
_STATES = {
    "ask": "vraag open ask question",
    "redact": "gelakt weg redacted",
    "keep": "zichtbaar kept visible",
}


def routes(office: Office) -> list[Route]:
    """Return what searches."""
    search = Search(office)
    return [Route("/api/search", search.search), Route("/api/spot/{number}", search.spot)]


class Search:
    """The index of a run, and what is asked of it."""

    def __init__(self, office: Office) -> None:
        """Open nothing before somebody searches."""
        self._office = office
        self._index: Index | None = None
        self._known: dict[str, tuple[Passage, ...]] = {}
        self._turn = asyncio.Lock()

    async def search(self, request: Request) -> Response:
        """Tell what fits, the best first."""
        sought = request.query_params.get("q", "")[:200]
        async with self._turn:
            index = await self._up_to_date(request)
            found = index.search(sought, _MOST)
        hits = await self._office.do(
            request, lambda session: [self._hit(session, sought, *one) for one in found]
        )
        return JSONResponse({"hits": [hit for hit in hits if hit], "more": len(found) == _MOST})

    async def _up_to_date(self, request: Request) -> Index:
        """Return the index with all that counts now."""
        if self._index is None:
            self._index = Index(private_folder(self._office.run) / "search.sqlite")
            self._office.ends.append(self._index.close)
        documents = await self._office.do(request, lambda session: session.board.documents)
        for start in range(0, len(documents), _AT_ONCE):
            part = documents[start : start + _AT_ONCE]
            await self._office.do(request, partial(self._take_in, self._index, part))
        return self._index

    def _take_in(self, index: Index, documents: tuple[str, ...], session: Session) -> None:
        """Bring the index up to date with some documents."""
        for number in documents:
            passages = session.passages(number)
            if self._known.get(number) is passages:
                continue
            brief = session.texts.brief(number)
            key = digest(brief.sha256, brief.title, len(brief.text))
            if not index.has(number, "text", key):
                index.put(number, "text", key, _texts(number, brief.title, brief.text))
            state = session.state(number)
            if not index.has(number, "passage", state):
                index.put(number, "passage", state, _passages(session, passages))
            self._known[number] = passages

    def _hit(self, session: Session, sought: str, document: str, kind: str, place: str) -> tell.Told | None:
        """Return where something was found, as a row of the list."""
        title = tell.plain(session.texts.brief(document).title)
        row = {"document": document, "title": title, "kind": kind}
        if kind == "passage":
            passage = session.passage(place)
            if passage is None:
                return None
            told = tell.passage(session, self._office.numbers(session), passage)
            return row | told | tell.sentence(session, passage, 80)
        if kind == "title":
            return row | {"words": title}
        span = _span(session.texts.brief(document).text, sought, int(place))
        found = shown(session.texts.brief(document).text, span)
        return row | {"start": span.start, "end": span.end} | tell.around(found, 80)

    async def spot(self, request: Request) -> Response:
        """Tell on which page words stand, and where."""
        number = request.path_params["number"]
        start = asked_for(request, "start", 0)
        span = Span(start, max(start + 1, asked_for(request, "end", 0)))
        try:
            spread = await self._office.spread(request, number)
        except UnreadableError:
            return JSONResponse({"page": 0, "boxes": []})
        boxes = [[a.page, a.box.x0, a.box.y0, a.box.x1, a.box.y1] for a in spread.lines(span)]
        return JSONResponse({"page": spread.page_of(span), "boxes": boxes})


def _texts(number: str, title: str, text: str) -> Iterator[Piece]:
    """Yield the pieces of a document's title and text."""
    yield Piece(document=number, kind="title", place="", body=title)
    for start in range(0, len(text), _PIECE):
        yield Piece(document=number, kind="text", place=str(start), body=text[start : start + _PIECE + _OVER])


def _passages(session: Session, passages: tuple[Passage, ...]) -> Iterator[Piece]:
    """Yield the passages of a document: their words, whose they are, their ground and what counts."""
    for passage in passages:
        subject = session.board.subjects.get(passage.now.subject or "")
        names = (*subject.names[:5], *subject.addresses[:3]) if subject else ()
        yield Piece(
            document=passage.document,
            kind="passage",
            place=passage.key,
            body=" ".join((session.texts.words(passage), *names)),
            ground=f"{passage.now.ground or ''} {tell.short(passage.now.ground)}"
            if passage.now.hides
            else "",
            state=_STATES[passage.now.outcome.value],
        )


def _span(text: str, sought: str, start: int) -> Span:
    """Return where in a piece of text the words stand, or the first of them."""
    piece = text[start : start + _PIECE + _OVER]
    for words in (sought.replace('"', " "), *sought.replace('"', " ").split()):
        found = next(places(piece, words), None)
        if found is not None:
            return Span(start + found.start, start + found.end)
    return Span(start, min(len(text), start + 1))
