"""What came of one case: what the engine made of it and what the audit says of that."""

from dataclasses import dataclass

from tests.paper.audit import Audit, audit, leaks
from tests.paper.cases import REGISTER, Case, Must
from tests.paper.engine import Outcome, published
from tests.paper.make_set import MODULES
from tests.paper.outside import have

assert MODULES, "importing the trap modules fills the register"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome, the audit when there is a file to look at, and what the audit sees in the file as it was."""

    outcome: Outcome
    audit: Audit | None
    seen: frozenset[str]
    given: int
    made: int


def result(name: str) -> Result:
    """Make, publish and audit one case; without Poppler nothing is audited."""
    entry: Case = REGISTER[name]
    data = entry.make()
    outcome = published(data, entry.secrets)
    eyes = have("pdftotext", "pdftoppm") and entry.must is not Must.REFUSE
    return Result(
        outcome=outcome,
        audit=audit(entry, data, outcome.pdf) if eyes and outcome.pdf is not None else None,
        seen=frozenset(secret for _, secret in leaks(entry, data)) if eyes else frozenset(),
        given=len(data),
        made=len(outcome.pdf or b""),
    )
