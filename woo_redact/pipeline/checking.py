"""Checks on demand: any PDFs without knowledge, thousands at a time, or the release of a run with it."""

import itertools
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from woo_redact.check import check, check_output, unchecked
from woo_redact.check.dossier import Piece, check_dossier
from woo_redact.check.shots import shots
from woo_redact.errors import UsageError
from woo_redact.language import _, recorded
from woo_redact.model import Area, CheckResult, Output, Problem, Secret, Verdict
from woo_redact.pipeline.crew import Crew, Done
from woo_redact.pipeline.keeping import profile_of
from woo_redact.pipeline.rows import State, piece_of, read_by, released_of, secrets_of, states
from woo_redact.pipeline.stages import output_of
from woo_redact.pipeline.tasks import absolute
from woo_redact.report import consistency
from woo_redact.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in one file or run: its results, and pictures of the places when they were asked for."""

    path: Path
    results: tuple[CheckResult, ...]
    shots: dict[Area, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """One released file to hold against the secrets of its run."""

    output: Output
    secrets: tuple[Secret, ...] = field(repr=False)
    ocr: bool
    plugins: tuple[str, ...] = ()


def check_path(path: Path) -> tuple[CheckResult, ...]:
    """Return the results for a PDF, or for everything in a run's release/, in this process.

    Raises:
        UsageError: when `path` is a folder but no run.
    """
    if path.is_file():
        return check(path)
    with Crew(0) as crew:
        return _check_run(path, crew, ocr=False)


def check_paths(
    paths: Iterable[Path],
    *,
    jobs: int | None = None,
    pictures: bool = False,
    ocr: bool = False,
    plugins: tuple[str, ...] = (),
) -> Iterator[Checked]:
    """Yield what is found in each PDF and each run, in the order given, by worker processes with limits.

    One bad file stops no other; only a few files are under way at a time, however many there are. `plugins`
    are the checks by others on files; a run has those of its own profile.

    Raises:
        UsageError: when a path is a folder but no run.
    """
    task = partial(_check_file, pictures=pictures, plugins=plugins)
    with Crew(jobs or os.cpu_count() or 1) as crew:
        for is_file, group in itertools.groupby(paths, key=Path.is_file):
            if is_file:
                for path, result in crew.each(task, group):
                    if isinstance(result, Done):
                        yield result.value
                    else:
                        yield Checked(path=path, results=unchecked(path.name, result.reason))
            else:
                yield from (Checked(path=p, results=_check_run(p, crew, ocr=ocr)) for p in group)


def _check_file(path: Path, *, pictures: bool, plugins: tuple[str, ...]) -> Checked:
    """Check one file in a worker."""
    results = check(path, plugins=plugins)
    return Checked(path=path, results=results, shots=shots(path, results) if pictures else {})


def _check_held(held: _Held) -> tuple[CheckResult, ...]:
    """Check one released file in a worker, the dossier known."""
    return check_output(held.output, held.secrets, ocr=held.ocr, plugins=held.plugins)


def _check_run(run: Path, crew: Crew, *, ocr: bool) -> tuple[CheckResult, ...]:
    """Return the results of every file in a release and of the dossier as a whole."""
    with Store(run) as store:
        secrets, plugins = secrets_of(store), profile_of(store).plugins.checks
        found = tuple(states(store, profile_of(store)))
        outputs = {s.document.id: made for s in found if (made := output_of(store, s.document))}
        files = sorted((run / "release").glob("*.pdf"))
        results = list(_strangers(files, outputs))
        held = (
            _Held(output=absolute(outputs[file.stem], run, file), secrets=secrets, ocr=ocr, plugins=plugins)
            for file in files
            if file.stem in outputs
        )
        for one, result in crew.each(_check_held, held):
            identity = one.output.id
            results += result.value if isinstance(result, Done) else unchecked(identity, result.reason)
        results += consistency(tuple(state.row for state in found), run / "release")
        marks: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for document, read, by in store.marks():
            marks[document].append((read, by))
        pieces = tuple(
            read_by(_piece(state, outputs), state.decided, marks[state.document.id]) for state in found
        )
        released = released_of(run / "release", secrets, profile_of(store))
        return (*results, *check_dossier(pieces, released, tuple(results)))


def _piece(state: State, outputs: dict[str, Output]) -> Piece:
    """Return a document as the checks on the dossier take it."""
    output = outputs.get(state.document.id)
    return piece_of(state.document, state.decided, output, released=state.row.released)


def _strangers(files: list[Path], outputs: dict[str, Output]) -> Iterator[CheckResult]:
    """Tell of files that no run made: they have failed by being there; and of a release without any."""
    for file in files:
        if file.stem not in outputs:
            problem = Problem(what=recorded("This file was not released by this run."), file="release")
            yield CheckResult(check="release", verdict=Verdict.FAILED, file="release", problems=(problem,))
    if not files:
        problem = Problem(what=recorded("Nothing was released in this run: there is nothing to check."))
        yield CheckResult(check="release", verdict=Verdict.NOT_RUN, problems=(problem,))


def targets(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each PDF, and each run as a whole; folders are walked, in the order of their names.

    Raises:
        UsageError: when a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(_("{path} does not exist", path=path))
        if path.is_dir() and not (path / "dossier.sqlite").exists():
            for folder, folders, names in os.walk(path):
                folders.sort()
                for name in sorted(names):
                    if name.casefold().endswith(".pdf"):
                        yield Path(folder, name)
        else:
            yield path
