"""How every document of a run stands: whether it may go out now, and what is in the way."""

from dataclasses import dataclass
from pathlib import Path

from woo_redact.model import CheckResult, Row
from woo_redact.pipeline.keeping import profile_of
from woo_redact.pipeline.rows import states
from woo_redact.pipeline.stages import checks_of, output_of
from woo_redact.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A document's row of the inventory, its open questions, and the checks that it did not pass."""

    row: Row
    questions: int
    failed: tuple[CheckResult, ...]


def standings(run: Path) -> tuple[Standing, ...]:
    """Return how every document stands, as `release` would find it this moment.

    Raises:
        UsageError: when `run` is no run.
    """
    with Store(run) as store:
        found = []
        for state in states(store, profile_of(store)):
            made = output_of(store, state.document) is not None
            checks = (*checks_of(store, state.document), *state.law) if made else ()
            failed = tuple(check for check in checks if not check.passed)
            found.append(Standing(row=state.row, questions=state.questions, failed=failed))
        return tuple(found)
