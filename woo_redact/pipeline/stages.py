"""Each stage over the whole dossier: what is still good is kept, the rest is made by the workers.

Work is kept under a key that is a digest of the very payloads it was made from, and when a stage is made
again (or fails) all that came after it is dropped: what lies in the store after `check_all` belongs together.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from woo_redact import detect
from woo_redact.model import (
    CheckResult,
    Decided,
    Document,
    Entity,
    Finding,
    Output,
    Problem,
    Secret,
    Subject,
    Verdict,
    title_document,
)
from woo_redact.pipeline import tasks
from woo_redact.pipeline.crew import Crew, Done, Failed
from woo_redact.pipeline.files import sha256_of
from woo_redact.pipeline.hidden import hidden_strings
from woo_redact.pipeline.keeping import STAGES, keep, settle
from woo_redact.pipeline.kinship import kin_of, set_aside
from woo_redact.pipeline.tasks import Found
from woo_redact.profile import Profile
from woo_redact.resources import made_by
from woo_redact.review.answers import Answers, answers_in
from woo_redact.review.counting import decided_on
from woo_redact.review.texts import kept_sentences
from woo_redact.store import Store, digest, from_json, to_json

Notify = Callable[[str, int, int], None]
"""Told (stage, documents done, documents in all) as the work goes on."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every stage works with: the run, the workers, the settings, and whom to tell of progress."""

    store: Store
    crew: Crew
    profile: Profile
    notify: Notify
    times: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Note how many seconds a stage takes, for the report."""
        begun = time.monotonic()
        yield
        self.times[stage] = self.times.get(stage, 0.0) + time.monotonic() - begun

    @property
    def run(self) -> Path:
        """Return the run's folder."""
        return self.store.folder

    def settings(self) -> str:
        """Return the digest of all that steers detection and decision."""
        steering = self.profile.model_dump_json(exclude={"dossier", "labels", "review"})  # they find no name
        return digest(made_by(), detect.version(self.profile), steering)


# Detect


def find(desk: Desk) -> str:
    """Find what each document holds and gather the dossier's subjects; return the key of the subjects."""
    settings = desk.settings()
    missing = []
    for document in desk.store.documents():
        if _found(desk.store, document, settings) is None:
            missing.append(document.id)
        else:
            settle(desk.store, document, "found")
    given = ((desk.store.document(identity), desk.profile) for identity in missing)
    for number, ((document, _), result) in enumerate(desk.crew.each(tasks.detect_in, given), start=1):
        keep(desk.store, document, "found", _found_key(document, settings), Found, result)
        desk.notify("herkennen", number, len(missing))
    return _gather_subjects(desk, settings)


def _found_key(document: Document, settings: str) -> str:
    """Return what the findings in a document were made from."""
    return digest(document.sha256, document.id, document.text, document.title, settings)


def _found(store: Store, document: Document, settings: str) -> bytes | None:
    """Return the findings of pass one if they are of today's document and settings."""
    return store.kept(document.id, "found", _found_key(document, settings))


def _gather_subjects(desk: Desk, settings: str) -> str:
    """Make the register of subjects when any document's findings changed."""
    payloads = (_found(desk.store, document, settings) for document in desk.store.documents())
    key = digest(settings, *(digest(payload) if payload else "absent" for payload in payloads))
    if desk.store.kept(None, "subjects", key) is None:
        subjects = detect.subjects(_with_findings(desk.store, settings), desk.profile)
        desk.store.keep(None, "subjects", key, to_json(tuple[Subject, ...], subjects))
    return key


def _with_findings(store: Store, settings: str) -> Iterator[tuple[Document, tuple[Finding, ...]]]:
    """Yield each document with the findings of pass one."""
    for document in store.documents():
        payload = _found(store, document, settings)
        if payload:
            yield document, from_json(Found, payload).text


# Decide


def decide_all(desk: Desk, subjects: str) -> None:
    """Find the subjects again in every document, decide by the rules, and sweep for what was hidden."""
    run, profile, settings = desk.run.resolve(), desk.profile, desk.settings()
    keys: dict[str, str] = {}
    missing = []
    for document in desk.store.documents():
        payload = _found(desk.store, document, settings)
        if payload is None:
            desk.store.drop(document.id, STAGES[1:])
            continue
        keys[document.id] = digest(subjects, payload)
        if desk.store.kept(document.id, "decided", keys[document.id]) is None:
            missing.append(document.id)
        else:
            settle(desk.store, document, "decided")

    def searches() -> Iterator[tasks.Search]:
        """Yield the tasks one by one."""
        for identity in missing:
            document = desk.store.document(identity)
            found: Found = from_json(Found, _found(desk.store, document, settings) or b"")
            yield tasks.Search(run=run, subjects=subjects, document=document, found=found, profile=profile)

    for number, (search, result) in enumerate(desk.crew.each(tasks.decide_on, searches()), start=1):
        identity = search.document.id
        both = result.value if isinstance(result, Done) else None
        with desk.store.transaction():
            decided = Done(both[1]) if both else result
            keep(desk.store, search.document, "decided", keys[identity], Decided, decided)
            if both:
                desk.store.keep(identity, "searched", keys[identity], to_json(Found, both[0]))
        desk.notify("beslissen", number, len(missing))
    _sweep_all(desk, keys)


def _sweep_all(desk: Desk, decided_keys: dict[str, str]) -> None:
    """Look in every document for what is hidden in any."""
    secrets = _gather_secrets(desk.store, effective=False)
    keys: dict[str, str] = {}
    missing = []
    for identity, decided_key in decided_keys.items():
        payload = desk.store.kept(identity, "decided", decided_key)
        if payload is None:
            desk.store.drop(identity, STAGES[3:])
            continue
        keys[identity] = digest(secrets, payload)
        if desk.store.kept(identity, "swept", keys[identity]) is None:
            missing.append(identity)
        else:
            settle(desk.store, desk.store.document(identity), "swept")

    def sweeps() -> Iterator[tasks.Sweep]:
        """Yield the tasks one by one."""
        for identity in missing:
            decided = from_json(Decided, desk.store.kept(identity, "decided", decided_keys[identity]) or b"")
            yield tasks.Sweep(
                run=desk.run.resolve(),
                secrets=secrets,
                document=desk.store.document(identity),
                decided=decided,
                profile=desk.profile,
            )

    for sweep, result in desk.crew.each(tasks.sweep_through, sweeps()):
        keep(desk.store, sweep.document, "swept", keys[sweep.document.id], Decided, result)


def _gather_secrets(store: Store, *, effective: bool) -> str:
    """Keep the strings that are hidden anywhere in the dossier; return their key.

    By the rules alone, or (effective) as people decided.
    """
    persons = answers_in(store) if effective else Answers()
    secrets: set[tuple[Entity, str]] = set()
    for document in store.documents():
        payload = store.latest(document.id, "decided")
        decided = decided_on(store, document, persons) if effective else None
        if decided is None and payload:
            decided = from_json(Decided, payload)
        if decided is not None:
            title = title_document(document)
            secrets.update(hidden_strings(document.text, decided.text))
            secrets.update(hidden_strings(title.text, decided.title))
    made = tuple(Secret(text=text, entity=entity) for entity, text in sorted(secrets))
    payload = to_json(tuple[Secret, ...], made)
    key = digest(payload)
    store.keep(None, "secrets", key, payload)
    return key


# Redact and explain


def output_key(document: Document, decided: Decided, profile: Profile) -> str:
    """Return what a redacted PDF was made from."""
    look = profile.model_dump_json(include={"labels", "paper"})
    return digest(made_by(), document.sha256, document.text, look, to_json(Decided, decided))


def draw_all(desk: Desk) -> None:
    """Redact every readable document whose decisions changed; one that is found in another is not."""
    persons = answers_in(desk.store)
    profile = desk.profile
    keys: dict[str, str] = {}
    aside = set_aside(desk.store, kin_of(desk.store, keep=True))
    for document in desk.store.documents():
        kept_sentences(desk.store, document.id)
        decided = (
            None if document.unread or document.id in aside else decided_on(desk.store, document, persons)
        )
        if decided is None:
            desk.store.drop(document.id, STAGES[4:])
            continue
        key = output_key(document, decided, profile)
        if desk.store.kept(document.id, "output", key) is None or not _as_written(desk, document):
            keys[document.id] = key
        else:
            settle(desk.store, document, "output")

    def drawings() -> Iterator[tasks.Drawing]:
        """Yield the tasks one by one."""
        for identity in keys:
            document = desk.store.document(identity)
            decided = decided_on(desk.store, document, persons)
            if decided is not None:
                yield tasks.Drawing(
                    run=desk.run.resolve(), document=document, decided=decided, profile=profile
                )

    for number, (drawing, result) in enumerate(desk.crew.each(tasks.draw, drawings()), start=1):
        keep(desk.store, drawing.document, "output", keys[drawing.document.id], Output, result)
        desk.notify("lakken", number, len(keys))


def output_of(store: Store, document: Document) -> Output | None:
    """Return what was made of a document, None when nothing was."""
    payload = store.latest(document.id, "output")
    return from_json(Output, payload) if payload else None


def _as_written(desk: Desk, document: Document) -> bool:
    """Tell whether a document's redacted PDF is there and still the file that was written."""
    output = output_of(desk.store, document)
    return output is not None and sha256_of(desk.run / output.path) == output.sha256


# Check


def check_all(desk: Desk) -> None:
    """Check every output that changed, or all of them when the dossier's secrets did."""
    secrets = _gather_secrets(desk.store, effective=True)
    keys: dict[str, str] = {}
    for document in desk.store.documents():
        output = output_of(desk.store, document)
        if output is None:
            desk.store.drop(document.id, STAGES[5:])
            continue
        key = digest(made_by(), secrets, sha256_of(desk.run / output.path), to_json(Output, output))
        if desk.store.kept(document.id, "checks", key) is None:
            desk.store.drop(document.id, STAGES[5:])
            keys[document.id] = key
    run = desk.run.resolve()
    outputs = (output_of(desk.store, desk.store.document(identity)) for identity in keys)
    inspections = (tasks.Inspection(run=run, secrets=secrets, output=output) for output in outputs if output)
    for number, (inspection, result) in enumerate(desk.crew.each(tasks.inspect, inspections), start=1):
        identity = inspection.output.id
        checks = result.value if isinstance(result, Done) else (_not_run(identity, result),)
        # Checks that could not be made are told, and made again by the next run: they have no key.
        key = keys[identity] if isinstance(result, Done) else ""
        desk.store.keep(identity, "checks", key, to_json(tuple[CheckResult, ...], checks))
        desk.notify("controleren", number, len(keys))


def checks_of(store: Store, document: Document) -> tuple[CheckResult, ...]:
    """Return the results of the checks on a document's output."""
    payload = store.latest(document.id, "checks")
    results: tuple[CheckResult, ...] = from_json(tuple[CheckResult, ...], payload) if payload else ()
    return results


def _not_run(identity: str, failure: Failed) -> CheckResult:
    """Return the result that stands for checks that could not be made."""
    problem = Problem(what=failure.reason, file=identity)
    return CheckResult(check="checks", verdict=Verdict.NOT_RUN, file=identity, problems=(problem,))
