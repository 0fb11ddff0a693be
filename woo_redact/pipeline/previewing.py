"""Redacts a document as is decided now, in a worker, for a person to look at: it is shown, not kept."""

from woo_redact.pdf.paint import sizes_of
from woo_redact.pipeline.laying import beside, forget
from woo_redact.pipeline.layout import Layout, ToPreview
from woo_redact.pipeline.tasks import Drawing, made_of
from woo_redact.store import write_file


def preview(task: ToPreview) -> Layout:
    """Redact a document as is decided now, beside the run's own files: what comes out is shown, not kept.

    Raises:
        RedactionError: when it cannot be done wholly.
    """
    number = task.document.id
    path = beside(task.run, number, task.key, ".after")
    if not path.exists():
        drawing = Drawing(run=task.run, document=task.document, decided=task.decided, profile=task.profile)
        made, _ = made_of(drawing)
        forget(task.run, number, ".after", but=task.key)
        write_file(path, made.pdf, private=True)
    return Layout(sizes=sizes_of(path.read_bytes()), pdf=path)
