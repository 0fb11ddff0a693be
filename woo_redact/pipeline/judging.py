"""A person judges a document as a whole: refused with its grounds, public already, or as it was."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from woo_redact.errors import GroundError, UsageError
from woo_redact.grounds import grounds, parse_code
from woo_redact.language import _
from woo_redact.law import Facts, violations
from woo_redact.model import Assessment, Decision, Document, Entity, Judgement, Outcome, Span
from woo_redact.store import Store

_LONGEST = 2048  # characters of a link that the platform takes (PRACTICE §4.1)


def assessments_of(store: Store) -> dict[str, Assessment]:
    """Return the judgement that counts for each document that has one and is still what was judged."""
    judged = {number: found for number, found in store.assessments().items() if found.judgement}
    return {
        number: judged[number]
        for number in store.roots()
        if number in judged and judged[number].sha256 == store.document(number).sha256
    }


def judge(
    run: Path,
    documents: Iterable[str],
    judgement: Judgement | None,
    *,
    by: str,
    why: str = "",
    codes: Iterable[str] = (),
    links: Iterable[str] = (),
) -> int:
    """Keep a person's judgement of whole documents, by their numbers; return how many.

    Raises:
        UsageError: with all faults at once: no such document, no ground or an unknown one, a rule of law
            broken (L1, L7, L9 …), no motivation (art. 5.1 lid 3, L13), no link or not one of the web.
    """
    known, faults = _codes(codes)
    web = tuple(dict.fromkeys(link.strip() for link in links))
    faults += _faults(judgement, known, why, web)
    with Store(run) as store:
        there = {document.id: document for document in store.documents()}
        wanted = tuple(dict.fromkeys(documents))
        faults += [
            _("this run has no document {identity}", identity=identity)
            for identity in wanted
            if identity not in there
        ]
        if judgement is Judgement.WITHHELD:
            named = (there[identity] for identity in wanted if identity in there)
            faults += [fault for d in named for fault in _broken(d, known, why, f"person:{by}")]
        if faults:
            raise UsageError("; ".join(faults))
        now = dt.datetime.now(dt.UTC)

        def of(document: Document) -> Assessment:
            """Return the judgement on one document."""
            return Assessment(
                document=document.id,
                sha256=document.sha256,
                judgement=judgement,
                by=f"person:{by}",
                at=now,
                why=" ".join(why.split()),
                grounds=known if judgement is Judgement.WITHHELD else (),
                links=web if judgement is Judgement.ALREADY else (),
            )

        store.assess(tuple(of(there[identity]) for identity in wanted))
    return len(wanted)


def _codes(written: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the grounds that were written, each once, and what is wrong with them."""
    known, faults = [], []
    for code in written:
        try:
            known.append(parse_code(code))
        except GroundError as error:
            faults.append(str(error))
    return tuple(dict.fromkeys(known)), faults


def _broken(document: Document, codes: tuple[str, ...], why: str, by: str) -> list[str]:
    """Return the rules of law that a refusal breaks: as if each ground stood on every word."""
    everything = Span(0, max(1, len(document.text)))
    given = [
        Decision(
            outcome=Outcome.REDACT,
            by=by,
            why=why,
            document=document.id,
            span=everything,
            entity=Entity.TERM,
            ground=code,
        )
        for code in codes
    ]
    facts = Facts(dated=document.date, length=len(document.text))
    return [f"document {document.id}: {broken.message}" for broken in violations(given, facts)]


def _faults(
    judgement: Judgement | None, codes: tuple[str, ...], why: str, links: tuple[str, ...]
) -> list[str]:
    """Return what a judgement lacks, or has too much of."""
    faults = []
    if judgement is Judgement.WITHHELD:
        if not codes:
            faults.append(_("name the ground of the refusal (--ground), for example 5.1.2.f"))
        if not why.strip():
            shorts = ", ".join(grounds()[code].short for code in codes) or _("a refusal")
            faults.append(
                _(
                    "{shorts} asks for a motivation of this document (art. 5.1(3) Woo; --why)",
                    shorts=shorts,
                )
            )
        if links:
            faults.append(_("a refused document has no link"))
    elif codes:
        faults.append(_("only a refusal has a ground"))
    if judgement is Judgement.ALREADY:
        if not links:
            faults.append(_("say where the document is public (--link)"))
        faults += [_("a link begins with https:// or http://") for link in links if not _web(link)]
    return faults


def _web(link: str) -> bool:
    """Tell whether a link is an address of the web that the platform takes."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    plain = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return bool(plain) and len(link) <= _LONGEST and not any(c.isspace() or c == "|" for c in link)
