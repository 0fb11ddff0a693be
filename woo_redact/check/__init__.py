"""Is anything left: pre-publication checks on any PDF, and on our own outputs with the dossier known.

It shares no code with what redacts, so it cannot inherit a blind spot. Each check is a file of its own that
names the accident it prevents; a check that could not run has not passed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from woo_redact.check.accessible import accessible
from woo_redact.check.carriers import carriers
from woo_redact.check.grounds import grounds
from woo_redact.check.kept_text import kept_text
from woo_redact.check.matcher import matcher
from woo_redact.check.metadata import metadata
from woo_redact.check.scan import scan
from woo_redact.check.secrets import secrets
from woo_redact.check.specimen import Known, Specimen
from woo_redact.check.under_box import under_box
from woo_redact.errors import UnreadableError
from woo_redact.model import CheckResult, Output, Problem, Secret, Verdict

_Check = Callable[[Specimen], Iterator[Problem]]

CHECKS: Final[dict[str, _Check]] = {
    "metadata": metadata,
    "carriers": carriers,
    "under_box": under_box,
    "grounds": grounds,
    "accessible": accessible,
    "scan": scan,
}
"""The checks that need nothing but the file, by name."""
KNOWING_CHECKS: Final[dict[str, _Check]] = {"secrets": secrets, "kept_text": kept_text}
"""The checks that hold a file against what the dossier knows."""


def check(path: Path) -> tuple[CheckResult, ...]:
    """Check any PDF, also one by other tools; one result per check, none for those that need the dossier.

    Never raises for a bad file: what cannot be read is NOT_RUN in every check, with the reason.
    """
    return _run(path, name=path.name, known=None)


def check_outputs(outputs: tuple[Output, ...], secrets: tuple[Secret, ...]) -> tuple[CheckResult, ...]:
    """Check every output of a dossier against all secrets of that dossier; results carry the output's id."""
    return tuple(result for output in outputs for result in check_output(output, secrets))


def check_output(output: Output, secrets: tuple[Secret, ...]) -> tuple[CheckResult, ...]:
    """Check one output with the dossier known: everything `check` does, and the checks that need knowledge.

    Safe to run in a worker process; the secrets are compiled once per worker.
    """
    return _run(Path(output.path), name=output.id, known=Known(output=output, matcher=matcher(secrets)))


def _run(path: Path, *, name: str, known: Known | None) -> tuple[CheckResult, ...]:
    """Open a file and run its checks."""
    checks = CHECKS if known is None else KNOWING_CHECKS | CHECKS
    try:
        data = path.read_bytes()
        with Specimen(data, name=name, known=known) as specimen:
            return tuple(_result(label, run, specimen) for label, run in checks.items())
    except OSError:
        reason = "het bestand is niet te openen"
    except UnreadableError as error:
        reason = str(error)
    problem = Problem(
        what=f"Niet gecontroleerd: {reason}.", file=name, mend="Lever een leesbare PDF zonder wachtwoord."
    )
    return tuple(
        CheckResult(check=label, verdict=Verdict.NOT_RUN, file=name, problems=(problem,)) for label in checks
    )


def _result(label: str, run: _Check, specimen: Specimen) -> CheckResult:
    """Run one check; a crash is "not run", with the kind of error and none of its words: those can quote."""
    try:
        problems = tuple(_located(problem, specimen.name) for problem in run(specimen))
    except Exception as error:  # noqa: BLE001  # whatever a hostile file does to one check, the others must run
        crash = Problem(
            what=f"De controle is gestopt door een fout ({type(error).__name__}).",
            file=specimen.name,
            mend="Maak de PDF opnieuw uit de bron, of meld deze fout.",
        )
        return CheckResult(check=label, verdict=Verdict.NOT_RUN, file=specimen.name, problems=(crash,))
    verdict = Verdict.FAILED if problems else Verdict.PASSED
    return CheckResult(check=label, verdict=verdict, file=specimen.name, problems=problems)


def _located(problem: Problem, name: str) -> Problem:
    """Return a problem with the name of its file."""
    return replace(problem, file=name)
