"""The pictures of the report: what a check found, on the page that came in and on the one that would go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from woo_redact.model import Area, CheckResult, Document, DocumentKind, Problem
from woo_redact.pdf.snapshot import snapshot
from woo_redact.pipeline.crew import Crew, Done
from woo_redact.report.values import Picture

MOST = 60
"""Pictures in one report: more would make a page that no browser opens and nobody looks through."""
_PER_DOCUMENT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A place to take a picture of, in the document's folder."""

    folder: Path
    id: str
    page: int
    area: Area | None
    paper: bool


def pictures(
    crew: Crew, run: Path, faults: Iterable[tuple[Document, tuple[CheckResult, ...]]]
) -> tuple[Picture, ...]:
    """Return pictures of the places where checks failed, at most MOST; by workers: files are untrusted."""
    shots = [shot for document, failed in faults for shot in _shots(run, document, failed)]
    found = (result for _, result in crew.each(take, shots[:MOST]))
    return tuple(result.value for result in found if isinstance(result, Done))


def _shots(run: Path, document: Document, failed: tuple[CheckResult, ...]) -> Iterator[Shot]:
    """Yield the first places of a document where something is wrong, each once."""
    places = dict.fromkeys(place_of(problem) for check in failed for problem in check.problems)
    told = [(page, area) for page, area in places if page is not None]
    for page, area in told[:_PER_DOCUMENT]:
        yield Shot(
            folder=run / "documents" / document.id,
            id=document.id,
            page=page,
            area=area,
            paper=document.kind is DocumentKind.PAPER,
        )


def place_of(problem: Problem) -> tuple[int | None, Area | None]:
    """Return the page and area of a problem."""
    return (problem.area.page if problem.area else problem.page), problem.area


def take(shot: Shot) -> Picture:
    """Take the pictures of one place: after, and before for what came in as a PDF."""
    source = next(iter(sorted(shot.folder.glob("source*"))), None) if shot.paper else None
    redacted = shot.folder / "redacted.pdf"
    return Picture(
        id=shot.id,
        page=shot.page,
        area=shot.area,
        before=snapshot(source.read_bytes(), shot.page, shot.area) if source else None,
        after=snapshot(redacted.read_bytes(), shot.page, shot.area) if redacted.is_file() else None,
    )
