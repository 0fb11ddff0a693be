"""What a stage keeps of its work on a document, and what it says when it failed."""

import json
from dataclasses import dataclass
from typing import Any

from woo_redact.errors import ExitCode
from woo_redact.model import Document
from woo_redact.pipeline.crew import Done, Failed
from woo_redact.profile import Profile
from woo_redact.store import Store, to_json

STAGES = ("found", "searched", "decided", "swept", "output", "checks")
"""The stages of a document in their order; made again, a stage drops those after it."""


def keep(
    store: Store, document: Document, stage: str, key: str, kind: type, result: Done[Any] | Failed
) -> None:
    """Keep what a stage made and drop all that came after it; a failure is the reason to withhold."""
    store.drop(document.id, STAGES[STAGES.index(stage) :])
    if isinstance(result, Done):
        store.keep(document.id, stage, key, to_json(kind, result.value))
        settle(store, document, stage)
    else:
        reason = {"reason": result.reason, "exit_code": int(result.exit_code)}
        store.keep(document.id, f"failure:{stage}", "", json.dumps(reason).encode())


def settle(store: Store, document: Document, stage: str) -> None:
    """Forget that a stage failed on a document: it was done since."""
    store.drop(document.id, (f"failure:{stage}",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A stage that failed on a document, and why."""

    stage: str
    reason: str
    exit_code: ExitCode


def failure_of(store: Store, document: Document) -> Failure | None:
    """Return the first failure that withholds a document, None when there is none."""
    for stage in STAGES:
        payload = store.latest(document.id, f"failure:{stage}")
        if payload:
            data = json.loads(payload)
            return Failure(stage=stage, reason=data["reason"], exit_code=ExitCode(data["exit_code"]))
    return None


def profile_of(store: Store) -> Profile:
    """Return the profile that a run was last made with."""
    payload = store.latest(None, "profile")
    return Profile.model_validate_json(payload) if payload else Profile()
