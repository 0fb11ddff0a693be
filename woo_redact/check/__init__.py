"""Is anything left: pre-publication checks on any PDF, and on our own outputs with the dossier known.

It shares no code with what redacts, so it cannot inherit a blind spot. Each check stands in the
catalogue with the rule it belongs to; a check that could not run has not passed.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from woo_redact.check.catalogue import CATALOGUE, Check, OfPage
from woo_redact.check.kept_text import remembered
from woo_redact.check.matcher import matcher
from woo_redact.check.plugged import plugin_results
from woo_redact.check.specimen import Known, Specimen
from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import CheckResult, Output, Problem, Secret, Verdict

__all__ = ["CATALOGUE", "check", "check_output", "check_outputs", "unchecked"]


def check(path: Path, *, plugins: tuple[str, ...] = ()) -> tuple[CheckResult, ...]:
    """Check any PDF, also one by other tools; one result per check, none for those that need the dossier.

    `plugins` are the checks by others that a profile names. Never raises for a bad file: what cannot be
    read is NOT_RUN in every check, with the reason.
    """
    return (*_run(path, name=path.name, known=None, ocr=False), *plugin_results(path, path.name, plugins))


def check_outputs(outputs: tuple[Output, ...], secrets: tuple[Secret, ...]) -> tuple[CheckResult, ...]:
    """Check every output of a dossier against all secrets of that dossier; results carry the output's id."""
    return tuple(result for output in outputs for result in check_output(output, secrets))


def check_output(
    output: Output, secrets: tuple[Secret, ...], *, ocr: bool = False, plugins: tuple[str, ...] = ()
) -> tuple[CheckResult, ...]:
    """Check one output with the dossier known: everything `check` does, and the checks that need knowledge.

    Safe to run in a worker process; the secrets are compiled once per worker. `ocr` also reads each page by
    eye, `plugins` are the checks by others that the profile names.
    """
    known = Known(output=output, matcher=matcher(secrets))
    path = Path(output.path)
    return (*_run(path, name=output.id, known=known, ocr=ocr), *plugin_results(path, output.id, plugins))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a check says: its problems, and whether it ran to its end."""

    problems: tuple[Problem, ...] = ()
    ran: bool = True


def unchecked(name: str, reason: str) -> tuple[CheckResult, ...]:
    """Return the results of a file that no check could look at; the reason is in an officer's words."""
    entries = (entry for entry in CATALOGUE.values() if _wanted(entry, known=False, ocr=False))
    return tuple(_result(entry, _unread(reason), name) for entry in entries)


def _run(path: Path, *, name: str, known: Known | None, ocr: bool) -> tuple[CheckResult, ...]:
    """Open a file and run its checks."""
    checks = tuple(entry for entry in CATALOGUE.values() if _wanted(entry, known=known is not None, ocr=ocr))
    try:
        with Specimen(path.read_bytes(), name=name, known=known, ocr=ocr) as specimen:
            told = _problems(checks, specimen)
    except OSError:
        told = dict.fromkeys((entry.name for entry in checks), _unread(recorded("the file cannot be opened")))
    except UnreadableError as error:
        told = dict.fromkeys((entry.name for entry in checks), _unread(str(error)))
    return tuple(_result(entry, told[entry.name], name) for entry in checks)


def _wanted(entry: Check, *, known: bool, ocr: bool) -> bool:
    """Tell whether a check is run: some need the dossier, one is only run when asked for."""
    return (known or not entry.knowing) and (ocr or entry.name != "secrets.ocr")


def _problems(checks: tuple[Check, ...], specimen: Specimen) -> dict[str, _Told]:
    """Run the checks: first those on pages, page by page, so that few pages are in memory at a time."""
    told = {entry.name: _Told() for entry in checks}
    for number in range(specimen.page_count):
        for entry in checks:
            if entry.page is not None and told[entry.name].ran:
                told[entry.name] = _on_page(entry.page, told[entry.name], specimen, number)
        _remember(specimen, number)
    for entry in checks:
        if entry.file is not None:
            told[entry.name] = _guarded(partial(entry.file, specimen), _Told())
    return told


def _on_page(run: OfPage, before: _Told, specimen: Specimen, number: int) -> _Told:
    """Run a check on one page; a page that cannot be read is a check that did not run."""
    return _guarded(lambda: run(specimen, specimen.sheet(number)), before)


def _remember(specimen: Specimen, number: int) -> None:
    """Keep what the page shows for the checks on the whole file; what fails here fails there again, told."""
    with contextlib.suppress(Exception):
        specimen.note(number)
        remembered(specimen, number)


def _guarded(run: Callable[[], Iterator[Problem]], before: _Told) -> _Told:
    """Run one check; a crash is "not run", with the kind of error and none of its words: those can quote."""
    try:
        return _Told((*before.problems, *run()))
    except UnreadableError as error:
        return _unread(str(error))
    except Exception as error:  # noqa: BLE001  # whatever a hostile file does to one check, the others must run
        what = recorded("The check was stopped by an error ({name__}).", name__=type(error).__name__)
        return _Told(
            (Problem(what=what, mend=recorded("Make the PDF again from the source, or report this error.")),),
            ran=False,
        )


def _unread(reason: str) -> _Told:
    """Say that nothing could be checked."""
    what = recorded("Not checked: {reason}.", reason=reason)
    return _Told((Problem(what=what, mend=recorded("Supply a readable PDF without a password.")),), ran=False)


def _result(entry: Check, told: _Told, name: str) -> CheckResult:
    """Return the result of a check on a file."""
    verdict = Verdict.PASSED if all(problem.remark for problem in told.problems) else Verdict.FAILED
    return CheckResult(
        check=entry.name,
        verdict=verdict if told.ran else Verdict.NOT_RUN,
        file=name,
        problems=tuple(replace(problem, file=name) for problem in told.problems),
        title=entry.title,
        level=entry.level,
    )
