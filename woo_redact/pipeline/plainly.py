"""A mail that did not get onto its pages whole is set again as plain paragraphs, or else withheld."""

from collections.abc import Iterator

from woo_redact.model import Document, DocumentKind, Output
from woo_redact.pipeline import tasks
from woo_redact.pipeline.keeping import keep
from woo_redact.pipeline.stages import Desk, checks_of, output_key, output_of
from woo_redact.review.answers import answers_in
from woo_redact.review.counting import decided_on

_LOST = frozenset({"kept_text.whole", "unseen.off_page", "unseen.clipped", "unseen.tiny"})
"""Checks that find what a layout did: text that is missing, too much, moved or off the page."""


def draw_plainly(desk: Desk) -> bool:
    """Redraw what the checks found spoilt by its layout; tell whether anything was redrawn."""
    profile, persons = desk.profile, answers_in(desk.store)
    spoilt = [document.id for document in desk.store.documents() if _is_spoilt(desk, document)]

    def drawings() -> Iterator[tasks.Drawing]:
        """Yield the tasks one by one."""
        for identity in spoilt:
            document = desk.store.document(identity)
            decided = decided_on(desk.store, document, persons)
            if decided is not None:
                run = desk.run.resolve()
                yield tasks.Drawing(run=run, document=document, decided=decided, profile=profile, plain=True)

    for drawing, result in desk.crew.each(tasks.draw, drawings(), as_done=True):
        key = output_key(drawing.document, drawing.decided, profile)
        keep(desk.store, drawing.document, "output", key, Output, result)
    return bool(spoilt)


def _is_spoilt(desk: Desk, document: Document) -> bool:
    """Tell whether a mail failed a check for its layout, and has not been set plainly yet."""
    output = output_of(desk.store, document)
    if output is None or output.kind is not DocumentKind.FLOW or output.plain:
        return False
    return any(not check.passed and check.check in _LOST for check in checks_of(desk.store, document))
