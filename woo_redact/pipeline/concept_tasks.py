"""What a worker does for a third party's concept: remove the others' data, check, frame the party's own."""

import dataclasses
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from woo_redact.check import check_output
from woo_redact.check.matcher import allowed_spans, matcher
from woo_redact.check.matcher import plain as plainly
from woo_redact.errors import RedactionError, UnreadableError
from woo_redact.explain import explain
from woo_redact.grounds import grounds, label
from woo_redact.language import recorded
from woo_redact.model import (
    Area,
    BlockKind,
    Decided,
    Document,
    DocumentKind,
    Outcome,
    Output,
    Redaction,
    Secret,
)
from woo_redact.pdf.concept import Frame, mark_concept
from woo_redact.pdf.printed import paper_sheet, typeset_sheet
from woo_redact.pdf.sheet import Sheet
from woo_redact.pdf.text import read_pdf
from woo_redact.pipeline.draft_tasks import printed
from woo_redact.pipeline.tasks import public_title
from woo_redact.redact import Look, Redacted, plan, redact
from woo_redact.review import Passage
from woo_redact.review.party import whole
from woo_redact.typeset import Piece, Run, typeset

_HEADING = "CONCEPT voor zienswijze – niet openbaar – stuk {}"
_LEGEND = "Toelichting bij dit concept"
_INTRODUCTION = (
    "Dit is een concept voor uw zienswijze (artikel 4:8 Awb); er is nog niets openbaar gemaakt. Blauw"
    " omkaderd, met een nummer en een grond, is wat over u gaat en volgens het voorstel wordt gelakt. U kunt"
    " per nummer antwoorden. Een zwart vlak is een gegeven van iemand anders: dat is uit dit bestand"
    " verwijderd."
)
_NOTHING = "In dit stuk staat niets over u dat volgens het voorstel wordt gelakt."
_CONTEXT = 90  # characters shown on each side of a passage in the list
# After the marks are drawn the file is looked through again for all that can leak. What these look at was
# looked at before, on the same pages; now the marks and the word CONCEPT are there too, which are none of the
# document's text.
_BEFORE_ALONE = ("kept_text.", "grounds.", "accessible.", "scan.", "overdone.", "visible.", "unfinished.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptTask:
    """A document to show to one party; `own` are the passages it may see, by their numbers."""

    folder: Path
    document: Document
    decided: Decided
    own: tuple[tuple[int, Passage], ...]
    secrets: tuple[Secret, ...]
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A passage on the party's list; what stands round it is as the party sees it."""

    number: int
    key: str
    page: int
    title: str
    before: str = field(repr=False)
    words: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept that passed its checks, and its part of the list."""

    pdf: bytes = field(repr=False)
    listed: tuple[Listed, ...] = ()


def draw_concept(task: ConceptTask) -> Concept:
    """Make the concept of one document for one party.

    Raises:
        RedactionError: when a check fails, or a passage of the party is not found on the pages.
    """
    if task.document.unread:
        raise UnreadableError(recorded("not read: {unread}", unread=task.document.unread))
    try:
        return _concept(task, plain=False)
    except RedactionError:
        if task.document.kind is DocumentKind.PAPER:
            raise
        return _concept(task, plain=True)  # as the pipeline does: a layout that fails is set plainly


def _concept(task: ConceptTask, *, plain: bool) -> Concept:
    """Make the concept, a flow document in its layout or as paragraphs only."""
    document = task.document
    redactions = plan(document, task.decided.text, style=task.style)
    title = public_title(document, task.decided, style=task.style)
    data = next(task.folder.glob("source*")).read_bytes() if document.kind is DocumentKind.PAPER else b""
    closing = explain(redactions, style=task.style)
    done = redact(document, data, redactions, title=title, explanation=closing, look=Look(plain=plain))
    output = _output(task, done, title, plain=plain)
    _checked(done.pdf, output, task.secrets)
    sheet = _sheet(document, data, done)
    frames = tuple(
        Frame(areas=_areas(sheet, p), tag=f"{n} · {label(p.now.ground or p.proposal, task.style)}")
        for n, p in task.own
    )
    listed = tuple(
        _listed(document, done.redactions, title, number, passage, frame)
        for (number, passage), frame in zip(task.own, frames, strict=True)
    )
    _silent(listed, output, task.secrets)
    pdf = mark_concept(
        done.pdf,
        frames,
        _legend(task, listed),
        title=f"CONCEPT – {title}",
        heading=_HEADING.format(document.id),
    )
    _checked(pdf, output, task.secrets, but=_BEFORE_ALONE)
    return Concept(pdf=pdf, listed=listed)


def _output(task: ConceptTask, done: Redacted, title: str, *, plain: bool) -> Output:
    """Return what the redacted PDF is meant to be."""
    text = task.document.text
    allowed = {d.span.of(text) for d in task.decided.text if d.span and not d.hides}
    allowed |= {whole(text, p.now.span) for _, p in task.own if p.now.span}
    return Output(
        id=task.document.id,
        path="",
        kind=task.document.kind,
        title=title,
        kept=done.kept,
        redactions=done.redactions,
        allowed=tuple(sorted(allowed)),
        explanation=done.explanation,
        pictures=done.pictures,
        plain=plain,
    )


def _checked(pdf: bytes, output: Output, secrets: tuple[Secret, ...], *, but: tuple[str, ...] = ()) -> None:
    """Hold a PDF against every check, but for those that do not apply to it.

    Raises:
        RedactionError: when one is not passed, or did not run.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"concept-{output.id}.pdf"
        path.write_bytes(pdf)
        results = check_output(dataclasses.replace(output, path=str(path)), secrets)
    failed = [r.check for r in results if not r.passed and not r.check.startswith(but or ("-",))]
    if failed or not results:
        raise RedactionError(
            recorded("check failed: {checks}", checks=", ".join(failed) or recorded("none was run"))
        )


def _sheet(document: Document, data: bytes, done: Redacted) -> Sheet:
    """Return where the text stands on the redacted pages."""
    if document.kind is DocumentKind.PAPER:
        return paper_sheet(read_pdf(data))
    return typeset_sheet(done.pdf, document.text, printed(document, done.redactions))


def _areas(sheet: Sheet, passage: Passage) -> tuple[Area, ...]:
    """Return where a passage of the party stands.

    Raises:
        RedactionError: when it is found nowhere: it would be shown unmarked.
    """
    now = passage.now
    areas = sheet.areas(now.span) if now.span else (now.area,) if now.area else ()
    if not areas:
        raise RedactionError(recorded("a passage of this party cannot be found on the pages"))
    return areas


def _listed(
    document: Document,
    redactions: tuple[Redaction, ...],
    title: str,
    number: int,
    passage: Passage,
    frame: Frame,
) -> Listed:
    """Return a passage as it stands on the list, what is hidden round it as its label."""
    span = passage.now.span
    return Listed(
        number=number,
        key=passage.key,
        page=frame.areas[0].page + 1,
        title=title,
        before=_seen(document.text, redactions, max(0, span.start - _CONTEXT), span.start) if span else "",
        words=span.of(document.text) if span else "(vlak)",
        after=_seen(document.text, redactions, span.end, min(len(document.text), span.end + _CONTEXT))
        if span
        else "",
    )


def _seen(text: str, redactions: tuple[Redaction, ...], start: int, end: int) -> str:
    """Return a stretch of text with every redaction that it touches as its label."""
    parts, at = [], start
    for span, said in ((r.span, r.label) for r in redactions):
        if span is not None and span.end > at and span.start < end:
            parts += [text[at : max(at, span.start)], f"[{said}]"]
            at = span.end
    parts.append(text[at:end] if at < end else "")
    return " ".join("".join(parts).split())


def _silent(listed: tuple[Listed, ...], output: Output, secrets: tuple[Secret, ...]) -> None:
    """See that the list tells nothing of others.

    Raises:
        RedactionError: when it does.
    """
    known = matcher(secrets)
    for row in listed:
        for said in (row.title, f"{row.before} {row.words} {row.after}"):
            text = plainly(said)
            kept = allowed_spans(text, output.allowed)
            if any(not any(span.contains(hit.span) for span in kept) for hit in known.find(text)):
                raise RedactionError(
                    recorded("the list for this party would name something of somebody else")
                )


def _legend(task: ConceptTask, listed: tuple[Listed, ...]) -> bytes:
    """Return the last page: what the marks mean, the party's passages by number, and their grounds."""
    codes = [p.now.ground or p.proposal for _, p in task.own]
    rows = [("Nummer", "Bladzijde", "Grond", "Voorstel")]
    for (number, passage), row, code in zip(task.own, listed, codes, strict=True):
        asked = passage.now.outcome is Outcome.ASK
        stand = "nog te beslissen" if asked else "lakken"
        rows.append((str(number), str(row.page), label(code, task.style), stand))
    known = (grounds()[code] for code in grounds() if code in codes)
    told = [f"{label(g.code, task.style)}: {g.citation}. {g.legend}." for g in known]
    pieces = (
        Piece(kind=BlockKind.HEADING, runs=(Run(text=_LEGEND),), attributes=(("level", "1"),)),
        *(_paragraph(text) for text in (_INTRODUCTION, *([] if told else [_NOTHING]))),
        *(_cells(rows) if told else ()),
        *(_paragraph(text) for text in told),
    )
    return typeset(pieces, title=_LEGEND, explanation=None)


def _paragraph(text: str) -> Piece:
    """Return a paragraph of the legend."""
    return Piece(kind=BlockKind.PARAGRAPH, runs=(Run(text=text),))


def _cells(rows: Sequence[tuple[str, ...]]) -> Iterator[Piece]:
    """Yield the cells of a table whose first row is its header."""
    for line, cells in enumerate(rows):
        header = (("header", "1"),) if line == 0 else ()
        for column, cell in enumerate(cells):
            place = (("table", "1"), ("row", str(line)), ("column", str(column)))
            yield Piece(kind=BlockKind.CELL, runs=(Run(text=cell),), attributes=(*place, *header))
