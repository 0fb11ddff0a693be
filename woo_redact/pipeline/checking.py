"""Checks on demand: one PDF without knowledge, or the release of a run with it."""

from collections.abc import Iterator
from pathlib import Path

from woo_redact.check import check, check_output
from woo_redact.model import CheckResult, Output, Problem, Secret, Verdict
from woo_redact.pipeline.order import profile_of
from woo_redact.pipeline.rows import states
from woo_redact.pipeline.stages import output_of
from woo_redact.pipeline.tasks import absolute
from woo_redact.report import consistency
from woo_redact.store import Store, from_json


def check_path(path: Path) -> tuple[CheckResult, ...]:
    """Return the results for a PDF, or for everything in a run's release/.

    Raises:
        UsageError: when `path` is a folder but no run.
    """
    if path.is_file():
        return check(path)
    with Store(path) as store:
        return tuple(_check_release(store, path))


def _check_release(store: Store, run: Path) -> Iterator[CheckResult]:
    """Yield the results of every file in a release; a file that no run made has failed by being there."""
    payload = store.latest(None, "secrets")
    secrets: tuple[Secret, ...] = from_json(tuple[Secret, ...], payload) if payload else ()
    outputs: dict[str, Output] = {d.id: made for d in store.documents() if (made := output_of(store, d))}
    found = sorted((run / "release").glob("*.pdf"))
    for file in found:
        if file.stem in outputs:
            yield from check_output(absolute(outputs[file.stem], run, file), secrets)
        else:
            problem = Problem(what="Dit bestand is niet door deze run vrijgegeven.", file="release")
            yield CheckResult(check="release", verdict=Verdict.FAILED, file="release", problems=(problem,))
    if not found:
        problem = Problem(what="Er is in deze run niets vrijgegeven: er is niets te controleren.")
        yield CheckResult(check="release", verdict=Verdict.NOT_RUN, problems=(problem,))
    rows = tuple(state.row for state in states(store, profile_of(store)))
    yield from consistency(rows, run / "release")
