"""Checks on demand: one PDF without knowledge, or the released part of a run with it."""

from pathlib import Path

from woo_redact.check import check, check_output
from woo_redact.model import CheckResult, Secret
from woo_redact.pipeline.stages import output_of
from woo_redact.pipeline.tasks import absolute
from woo_redact.store import Store, from_json


def check_path(path: Path) -> tuple[CheckResult, ...]:
    """Return the results for a PDF, or for every document in a run's release/.

    Raises:
        UsageError: when `path` is a folder but no run.
    """
    if path.is_file():
        return check(path)
    with Store(path) as store:
        payload = store.latest(None, "secrets")
        secrets: tuple[Secret, ...] = from_json(tuple[Secret, ...], payload) if payload else ()
        results: list[CheckResult] = []
        for document in store.documents():
            released = path / "release" / f"{document.id}.pdf"
            output = output_of(store, document)
            if output is not None and released.is_file():
                results += check_output(absolute(output, path, released), secrets)
    return tuple(results)
