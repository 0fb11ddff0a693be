"""Documents as a whole: duplicates and what stands in a later mail, refusals, and what is public already.

What a person says goes through the functions of the commands `doubles` and `judge`.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from woo_redact.language import shown
from woo_redact.model import Assessment, Judgement, TieKind
from woo_redact.pipeline.asking import Aside, aside_of
from woo_redact.pipeline.judging import judge
from woo_redact.pipeline.kinship import Proposal, proposals_in, rule_on
from woo_redact.review import OvertakenError, Session
from woo_redact.store import digest
from woo_redact.web import tell
from woo_redact.web.deeds import LONGEST, Body, doing
from woo_redact.web.office import ROWS, Office, asked_for
from woo_redact.web.tell import Told
from woo_redact.web.words import said

_JUDGEMENTS = {"refused": Judgement.WITHHELD, "public": Judgement.ALREADY, "ordinary": None}


def routes(office: Office) -> list[Route]:
    """Return what answers on whole documents."""

    async def doubles(request: Request) -> Response:
        """Tell some of the ties."""
        first = asked_for(request, "from", 0)
        return JSONResponse(await office.do(request, lambda session: _doubles(session, first)))

    return [
        Route("/api/doubles", doubles),
        Route("/api/do/tie", doing(office, _rule), methods=["POST"]),
        Route("/api/do/judge", doing(office, _judge), methods=["POST"]),
    ]


# Duplicates, and mails that stand whole in a later one


def _doubles(session: Session, first: int) -> Told:
    """Return a window on the ties, those that wait for an answer first."""
    found = sorted(proposals_in(session.store), key=lambda one: not one.waits)
    return {
        "count": len(found),
        "from": first,
        "waiting": sum(one.waits for one in found),
        "rows": [_tie(one) for one in found[first : first + ROWS]],
    }


def _tie(one: Proposal) -> Told:
    """Return a tie as a row of the list."""
    return {
        "id": one.tie.id,
        "document": one.tie.document,
        "other": one.tie.other,
        "titles": [tell.plain(title) for title in one.titles],
        "why": tell.plain(shown(one.tie.why), tell.LONG),
        "state": "waits" if one.waits else "aside" if one.aside else "apart",
        "note": one.tie.kind is TieKind.SAME_TEXT,
        "by": tell.who(one.by) if one.by else "",
        "seen": _seen_tie(one),
    }


def _seen_tie(one: Proposal) -> str:
    """Return what was said of a tie, to tell whether it still is."""
    return digest(one.accepted, one.by)[:10]


def _rule(session: Session, body: Body) -> Told:
    """Keep that a document is not released by itself, or that it is.

    Raises:
        OvertakenError: when somebody said something else meanwhile; UsageError: as `rule_on`.
    """
    identity = str(body["tie"])
    now = next((one for one in proposals_in(session.store) if one.tie.id == identity), None)
    if now and body.get("seen") != _seen_tie(now):
        raise OvertakenError(said("overtaken", by=tell.who(now.by)) if now.by else said("changed"))
    why = str(body.get("why") or "")[:LONGEST]
    rule_on(session.store.folder, [identity], accepted=bool(body["accepted"]), by=session.by, why=why)
    session.refresh()
    return {}


# Judgements


def _judge(session: Session, body: Body) -> Told:
    """Keep a judgement of one document: refused, public already, or as any other.

    Raises:
        OvertakenError: when somebody judged it meanwhile; UsageError: as `judge`.
    """
    number = str(body["document"])
    now = aside_of(session.store).judged.get(number)
    if body.get("seen") != _seen_judgement(now):
        raise OvertakenError(said("overtaken", by=tell.who(now.by)) if now else said("changed"))
    judge(
        session.store.folder,
        [number],
        _JUDGEMENTS[str(body["as"])],
        by=session.by,
        why=str(body.get("why") or "")[:LONGEST],
        codes=_lines(body.get("grounds")),
        links=_lines(body.get("links")),
    )
    session.refresh()
    return {}


def _lines(untrusted_list: Any) -> list[str]:
    """Return the texts of a list, the first of very many."""
    return [str(one)[:LONGEST] for one in list(untrusted_list or ())[:100]]


def _seen_judgement(now: Assessment | None) -> str:
    """Return what was judged, to tell whether it still is."""
    return digest(now.at, now.by)[:10] if now else ""


def whole(aside: Aside, number: str) -> Told:
    """Return how a document was judged as a whole, or in which other it is found."""
    judged, tie = aside.judged.get(number), aside.found.get(number)
    told: Told = {"as": "ordinary", "label": label(aside, number), "why": "", "by": ""}
    if judged:
        told |= {
            "as": next(word for word, judgement in _JUDGEMENTS.items() if judgement is judged.judgement),
            "grounds": list(judged.grounds),
            "links": [tell.plain(link, tell.LONG) for link in judged.links],
            "why": tell.plain(judged.why, tell.LONG),
            "by": tell.who(judged.by),
        }
    elif tie:
        told["why"] = tell.plain(shown(tie.why), tell.LONG)
    return told | {"seen": _seen_judgement(judged)}


def label(aside: Aside, number: str) -> str:
    """Return in a few words why a document is not released by itself, "" for one that is."""
    judged, tie = aside.judged.get(number), aside.found.get(number)
    if judged:
        word = "refused" if judged.judgement is Judgement.WITHHELD else "public"
        return ", ".join((said(f"judged {word}"), *map(tell.short, judged.grounds)))
    return said("found in", document=tie.other) if tie else ""
