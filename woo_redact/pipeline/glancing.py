"""A page of a run's document as a picture: read by a worker with limits, for the file is untrusted."""

import sys
from dataclasses import dataclass
from multiprocessing import resource_tracker
from pathlib import Path

from woo_redact.errors import UnreadableError
from woo_redact.language import _
from woo_redact.model import DocumentKind
from woo_redact.pdf.glance import Glance, glance
from woo_redact.pipeline.crew import Crew, Done
from woo_redact.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A page of a file."""

    file: Path
    page: int


def ready() -> None:
    """Start what workers are started with, while the terminal is still an ordinary one.

    A full-screen program takes stderr's place, and multiprocessing's first process would be handed it.
    """
    if sys.platform != "win32":
        resource_tracker.ensure_running()


def page_picture(run: Path, document: str, page: int, *, crew: Crew | None = None) -> Glance:
    """Return a page (from 0) of a document as a picture; with a `crew` by its workers.

    Raises:
        UnreadableError: when the document has no pages, or the page cannot be drawn.
    """
    with Store(run) as store:
        found = store.document(document)
    files = sorted((run / "documents" / found.id).glob("source*"))
    if found.kind is not DocumentKind.PAPER or not files:
        raise UnreadableError(
            _("document {document} has no pages: it is a message or a text", document=document)
        )
    wanted = _Wanted(file=files[0], page=page)
    if crew is None:
        with Crew(1) as own:
            return _drawn(own, wanted)
    return _drawn(crew, wanted)


def _drawn(crew: Crew, wanted: _Wanted) -> Glance:
    """Let a worker draw a page."""
    ((_, result),) = crew.each(_draw, [wanted])
    if isinstance(result, Done):
        return result.value
    raise UnreadableError(result.reason)


def _draw(wanted: _Wanted) -> Glance:
    """Draw a page, in a worker."""
    return glance(wanted.file.read_bytes(), wanted.page)
