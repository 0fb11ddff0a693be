"""What a browser may do: every deed is one of the session's, on the disk before it is answered."""

from collections.abc import Callable
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from woo_redact.errors import UsageError
from woo_redact.grounds import parse_code
from woo_redact.model import Area, Box, Decision, DocumentKind, Outcome, Span
from woo_redact.review import OvertakenError, Reach, Session, Step
from woo_redact.review.sheet import state_of_passage, state_of_person
from woo_redact.web import tell
from woo_redact.web.guard import sent
from woo_redact.web.office import Office
from woo_redact.web.words import said

LONGEST = 4000  # characters of a motivation
Body = dict[str, Any]


def routes(office: Office) -> list[Route]:
    """Return what does something."""
    deeds = {
        "answer": answer,
        "person": answer_person,
        "words": redact_words,
        "shown": show_words,
        "area": redact_area,
        "undo": undo,
        "redo": redo,
        "withdraw": withdraw,
        "pass": pass_document,
        "unpass": unpass_document,
    }
    return [Route(f"/api/do/{name}", doing(office, deed), methods=["POST"]) for name, deed in deeds.items()]


def doing(office: Office, deed: Callable[[Session, Body], tell.Told]) -> Callable[[Request], Any]:
    """Return a deed as the server calls it."""

    async def call(request: Request) -> Response:
        """Do it with the session of whoever asks, and let everybody know."""
        body = await sent(request)
        try:
            done = await office.do(request, lambda session: deed(session, body))
        except (KeyError, TypeError, ValueError, ArithmeticError) as error:
            return JSONResponse({"error": f"{type(error).__name__}"}, 400)
        return JSONResponse(done, background=BackgroundTask(office.room.look_round))

    return call


class TakenError(UsageError):
    """Somebody else decided here: the same answer must be given again to overrule it."""


# Answers


def answer(session: Session, body: Body) -> tell.Told:
    """Answer one place, and as far as is asked others like it.

    Raises:
        OvertakenError: when it is no longer what the page showed; TakenError when it is another's.
    """
    found = session.passage(str(body["key"]))
    if found is None:
        raise UsageError(said("place gone"))
    _see(session, found.now, state_of_passage(found), body)
    return _done(session.answer(found, _said(body), Reach(body.get("reach", "passage"))))


def answer_person(session: Session, body: Body) -> tell.Told:
    """Answer for a person, everywhere or in one document.

    Raises:
        OvertakenError, TakenError: as `answer`.
    """
    subject = str(body["id"])
    if subject not in session.board.subjects:
        raise UsageError(said("place gone"))
    found = session.person(subject)
    document = str(body["document"]) if body.get("document") else None
    if document is not None and document not in found.documents:
        raise UsageError(said("nobody"))
    now = session.board.standing(subject, document) if document else found.decided
    _see(session, now, tell.state_of(now) if document else state_of_person(found), body)
    return _done(session.answer_person(subject, _said(body), document))


def _see(session: Session, now: Decision | None, state: str, body: Body) -> None:
    """See that an answer is on what the page showed, and that another's is only overruled on purpose.

    Raises:
        OvertakenError, TakenError: when it is not.
    """
    by = session.another(now)
    if body.get("seen") != state:
        raise OvertakenError(said("overtaken", by=by) if by else said("changed"))
    if by and now and not body.get("again"):
        raise TakenError(said("taken", by=by, outcome=tell.outcome_word(now.outcome)))


def _said(body: Body) -> tuple[Outcome, str | None, str]:
    """Return what a person says: the outcome, the ground, and why."""
    outcome = Outcome(body["outcome"])
    code = body.get("ground")
    ground = parse_code(str(code)) if code and outcome is not Outcome.KEEP else None
    return outcome, ground, str(body.get("why") or "")[:LONGEST]


def redact_words(session: Session, body: Body) -> tell.Told:
    """Hide words that were selected."""
    document, span = str(body["document"]), _span(session, body)
    reach = Reach(body.get("reach", "passage"))
    return _done(
        session.redact_words(document, span, _said(body), reach=reach, in_title=bool(body.get("inTitle")))
    )


def show_words(session: Session, body: Body) -> tell.Told:
    """Show what is hidden in words that were selected.

    Raises:
        UsageError: when nothing is.
    """
    document, span = str(body["document"]), _span(session, body)
    touched = [
        p
        for p in session.passages(document)
        if p.in_title == bool(body.get("inTitle"))
        and p.now.span
        and p.now.span.overlaps(span)
        and p.now.hides
    ]
    if not touched:
        raise UsageError(said("nothing hidden"))
    return _done(session.answer_all(touched, (Outcome.KEEP, None, str(body.get("why") or "")[:LONGEST])))


def _span(session: Session, body: Body) -> Span:
    """Return the words that were selected, without the blanks round them.

    Raises:
        UsageError: when they are none of the document's.
    """
    text = session.texts.line(str(body["document"]), in_title=bool(body.get("inTitle")))
    start, end = int(body["start"]), int(body["end"])
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise UsageError(said("no words"))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def redact_area(session: Session, body: Body) -> tell.Told:
    """Hide an area of a page of paper; a typeset mail has none before it is typeset anew.

    Raises:
        UsageError: when the document has no such page.
    """
    number, page = str(body["document"]), int(body["page"])
    x0, y0, x1, y1 = (float(side) for side in body["box"])
    document = session.store.document(number)
    if document.kind is not DocumentKind.PAPER or not any(p.number == page for p in document.pages):
        raise UsageError(said("no page"))
    return _done(session.redact_area(number, Area(page, Box(x0, y0, x1, y1)), _said(body)))


def undo(session: Session, body: Body) -> tell.Told:
    """Take this reviewer's last step back."""
    del body
    return _done(session.undo())


def redo(session: Session, body: Body) -> tell.Told:
    """Decide again what was taken back."""
    del body
    return _done(session.redo())


def withdraw(session: Session, body: Body) -> tell.Told:
    """Take a decision back that fits nobody any more, by its number: whose it was no longer matters.

    Raises:
        UsageError: when it is none of those.
    """
    number = int(body["number"])
    if number not in session.board.lost:
        raise UsageError(said("changed"))
    return _done(session.withdraw((number,)))


def _done(step: Step | None) -> tell.Told:
    """Tell what was done: how many decisions, and where the first is."""
    first = step.decisions[0] if step and step.decisions else None
    key = f"{first.document}:{first.finding}" if first and first.document and first.finding else None
    return {
        "decisions": len(step.decisions) if step else 0,
        "key": key,
        "document": first.document if first else None,
    }


# Marks


def pass_document(session: Session, body: Body) -> tell.Told:
    """Pass a document for release, as the page showed it."""
    document = str(body["document"])
    session.pass_document(document, state=str(body["state"]))
    return tell.document_row(session, document)


def unpass_document(session: Session, body: Body) -> tell.Told:
    """Take one's own mark back."""
    document = str(body["document"])
    session.unpass_document(document)
    return tell.document_row(session, document)
