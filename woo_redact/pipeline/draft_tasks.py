"""What a worker does for a draft: show a document with its marks, and look under marks that came back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from woo_redact.errors import RedactionError, UnreadableError
from woo_redact.grounds import label
from woo_redact.language import recorded
from woo_redact.model import HIDDEN, Area, Box, Document, DocumentKind, Outcome, Redaction
from woo_redact.pdf.annotations import Proposal, ReturnedDraft, pages_of, read_returned, write_proposals
from woo_redact.pdf.erase import erase_paper
from woo_redact.pdf.printed import paper_sheet, typeset_sheet
from woo_redact.pdf.sheet import Sheet
from woo_redact.pdf.text import PaperText, read_pdf
from woo_redact.redact import redact
from woo_redact.review import Passage
from woo_redact.review.draft_marks import Manifest, Mark, note_of
from woo_redact.review.drafted import Words
from woo_redact.store import digest

_STAMP = "CONCEPT – INTERN – nog niet gelakt – stuk {}"
_TITLE = "CONCEPT – intern – stuk {}"
_MORE = 1.3  # times the size of the words: a mark that is larger was meant for more than them
_SOLID = 6.0  # points: what is drawn thinner is a line or the edge of a panel


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTask:
    """A document to make a draft of: where its file is, and what is proposed in it."""

    folder: Path
    document: Document
    key: str
    state: str
    passages: tuple[Passage, ...]
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A draft and what it was when it was written."""

    pdf: bytes = field(repr=False)
    manifest: Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class LookTask:
    """Areas of a document's draft under which a worker looks."""

    folder: Path
    document: Document
    layout: str
    places: tuple[tuple[Area, ...], ...]


def draw_draft(task: DraftTask) -> Drafted:
    """Make one draft.

    Raises:
        RedactionError: when a passage has no place on the pages: a draft that leaves one out would lie.
    """
    document = task.document
    if document.unread:
        raise UnreadableError(recorded("not read: {unread}", unread=document.unread))
    title = _TITLE.format(document.id)
    pdf, sheet = shown(document, task.folder, title)
    marks = tuple(_mark(passage, sheet, task.style) for passage in task.passages)
    proposals = tuple(
        Proposal(
            name=mark.key,
            areas=mark.areas,
            label=mark.label,
            author=_author(mark.by),
            note=mark.note,
            asked=mark.outcome is Outcome.ASK,
        )
        for mark in marks
    )
    written = write_proposals(
        pdf,
        proposals,
        document=document.id,
        key=task.key,
        title=title,
        stamp=_STAMP.format(document.id),
    )
    manifest = Manifest(
        key=task.key,
        document=document.id,
        sha256=text_digest(document),
        state=task.state,
        layout=_layout(sheet),
        pages=pages_of(written),
        marks=marks,
    )
    return Drafted(pdf=written, manifest=manifest)


def shown(document: Document, folder: Path, title: str) -> tuple[bytes, Sheet]:
    """Return a document as it is shown unredacted, cleaned of all but its pages, and where its text stands.

    Raises:
        RedactionError: when its file no longer reads as it did.
    """
    if document.kind is DocumentKind.PAPER:
        data = next(folder.glob("source*")).read_bytes()
        paper = read_pdf(data)
        if paper.text != document.text:
            raise RedactionError(recorded("the PDF is not what it was when it was read"))
        return erase_paper(data, (), title=title, closing=None, paper=paper).pdf, paper_sheet(paper)
    pdf = redact(document, b"", (), title=title, explanation=None).pdf
    return pdf, typeset_sheet(pdf, document.text, printed(document, ()))


def printed(document: Document, redactions: Iterable[Redaction]) -> list[tuple[str, int]]:
    """Return what a flow document prints: each character with its offset, of a box its label without one."""
    at = {span.start: (span.end, redaction.label) for redaction in redactions for span in redaction.spans}
    found: list[tuple[str, int]] = []
    for block in document.blocks:
        offset = block.span.start
        while offset < block.span.end:
            if box := at.get(offset):
                offset, label_on_it = box
                found += [(character, -1) for character in label_on_it]
            else:
                found.append((document.text[offset], offset))
                offset += 1
    return found


def _mark(passage: Passage, sheet: Sheet, style: str) -> Mark:
    """Return the mark of a passage, with its place."""
    now = passage.now
    areas = sheet.areas(now.span) if now.span else (now.area,) if now.area else ()
    if not areas:
        raise RedactionError(recorded("a passage cannot be found on the pages"))
    code = now.ground or passage.proposal
    return Mark(
        key=passage.key.partition(":")[2],
        span=now.span,
        areas=areas,
        label=label(code, style),
        note=note_of(now),
        outcome=now.outcome,
        ground=code,
        by=now.by,
    )


def _author(by: str) -> str:
    """Return who proposes a mark: a person, or the program with its rule."""
    return (
        by.removeprefix("person:") if by.startswith("person:") else f"woo-redact ({by.removeprefix('rule:')})"
    )


def text_digest(document: Document) -> str:
    """Return what a draft was made from: another text makes it void."""
    return digest(document.sha256, document.text)


def _layout(sheet: Sheet) -> str:
    """Return a digest of where everything stands."""
    boxes = (
        (page, *(round(side) for side in sides))
        for page, sides in zip(sheet.pages, sheet.boxes, strict=True)
        if sides
    )
    return digest(*boxes)


def read_back(path: Path) -> ReturnedDraft:
    """Read a draft that came back, in a worker: it is untrusted.

    Raises:
        UnreadableError: when it is no PDF, or no draft.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            recorded("the file may not or cannot be read ({strerror})", strerror=error.strerror)
        ) from error
    return read_returned(data)


def look_under(task: LookTask) -> tuple[Words, ...]:
    """Find the words under areas of a document's pages, in a worker.

    Raises:
        RedactionError: when the document is no longer shown as it was in the draft.
    """
    _, sheet = shown(task.document, task.folder, _TITLE.format(task.document.id))
    if _layout(sheet) != task.layout:
        raise RedactionError(
            recorded("the document is not shown any more as it is in this draft: make a new draft")
        )
    return tuple(_under(sheet, areas) for areas in task.places)


def _under(sheet: Sheet, areas: tuple[Area, ...]) -> Words:
    """Return what stands under one mark: where it covers clearly more than words, what is drawn there too."""
    spans = tuple(span for span in sheet.spans(areas) if span.of(sheet.text).strip(HIDDEN))
    paper = sheet.paper
    if paper is None or not _drawn(paper, areas):
        return Words(spans=spans)
    boxes = [place.area.box for span in spans for place in paper.places(span)]
    return Words(spans=spans, picture=_size(area.box for area in areas) > _MORE * _size(boxes))


def _drawn(paper: PaperText, areas: tuple[Area, ...]) -> bool:
    """Tell whether a mark lies on a page that was read by eye, or on a picture or drawing of some size."""
    eyed = {number for number, _ in paper.pictures}
    return any(
        area.page in eyed
        or any(
            page == area.page
            and min(x1 - x0, y1 - y0) > _SOLID
            and (min(x1, area.box.x1) > max(x0, area.box.x0) and min(y1, area.box.y1) > max(y0, area.box.y0))
            for page, (x0, y0, x1, y1) in paper.ink
        )
        for area in areas
    )


def _size(boxes: Iterable[Box]) -> float:
    """Return how much of a page boxes cover, in square points."""
    return sum((box.x1 - box.x0) * (box.y1 - box.y0) for box in boxes)
