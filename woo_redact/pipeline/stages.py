"""Each stage over the whole dossier: what is still good is kept, the rest is made by the workers."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from woo_redact import detect
from woo_redact.decide import resolve
from woo_redact.errors import ExitCode
from woo_redact.grounds import policy
from woo_redact.model import (
    CheckResult,
    Decision,
    Document,
    DocumentKind,
    Entity,
    Item,
    Output,
    Problem,
    Secret,
    Subject,
    Verdict,
)
from woo_redact.pipeline import tasks
from woo_redact.pipeline.crew import Crew, Done, Failed
from woo_redact.pipeline.tasks import Decided, Found, Intake
from woo_redact.profile import Profile
from woo_redact.store import Store, digest, from_json, to_json, write_file

VERSION = "1"  # raised when the same input would now give another output
Notify = Callable[[str, int, int], None]
"""Told (stage, documents done, documents in all) as the work goes on."""

_SHORTEST_NAME = 3  # letters: initials alone stand in every text
_SHORTEST_NUMBER = 5  # letters and digits: a door code of four is also a year
# Words that are hidden where they stand beside a person but are no secret by themselves.
_NOT_SECRET = frozenset({Entity.SPECIAL_CATEGORY, Entity.SIGNATURE, Entity.ORGANISATION, Entity.LOCATION})


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every stage works with: the run, the workers, the settings, and whom to tell of progress."""

    store: Store
    crew: Crew
    profile: Profile
    notify: Notify

    @property
    def run(self) -> Path:
        """Return the run's folder."""
        return self.store.folder

    def settings(self) -> str:
        """Return the digest of all that steers detection and decision."""
        version = detect.version(self.profile)
        return digest(VERSION, version, self.profile.model_dump_json(), repr(policy()))


# Read


def read_files(desk: Desk, intakes: tuple[Intake, ...]) -> None:
    """Read the files that are new or changed; what cannot be read becomes a document that says so."""
    known = desk.store.intake()
    hashes = {intake: hashlib.sha256(intake.path.read_bytes()).hexdigest() for intake in intakes}
    new = [intake for intake in intakes if known.get(intake.name) != hashes[intake]]
    for number, (intake, result) in enumerate(desk.crew.each(tasks.read_file, new), start=1):
        items = result.value if isinstance(result, Done) else (_unread(intake, result),)
        _take_in(desk.store, intake, hashes[intake], items)
        desk.notify("lezen", number, len(new))


def _unread(intake: Intake, failure: Failed) -> Item:
    """Return the document that stands for a file that could not be read."""
    document = Document(
        id="1",
        kind=DocumentKind.FLOW,
        title=PurePosixPath(intake.name).stem,
        source=intake.name,
        sha256=hashlib.sha256(intake.path.read_bytes()).hexdigest(),
        text="",
        unread=failure.reason,
        remarks=(f"exit:{int(failure.exit_code)}",),
    )
    return Item(document=document, data=intake.path.read_bytes())


def _take_in(store: Store, intake: Intake, sha256: str, items: tuple[Item, ...]) -> None:
    """Number a family and put its files and documents in the run."""
    first = store.last_number() + 1
    numbers = {item.document.id: f"{first + n:04d}" for n, item in enumerate(items)}
    family = []
    for item in items:
        parent = numbers[item.document.parent] if item.document.parent else None
        family.append(tasks.numbered(item, numbers[item.document.id], parent).document)
        suffix = PurePosixPath(item.document.source).suffix.casefold()
        name = f"source{suffix if suffix[1:].isalnum() and len(suffix) < 8 else ''}"
        write_file(store.folder / "documents" / family[-1].id / name, item.data)
    store.add_family(intake.name, sha256, tuple(family))


# Detect


def find(desk: Desk) -> str:
    """Find what each document holds and gather the dossier's subjects; return the key of the subjects."""
    settings = desk.settings()
    missing = [
        (document, desk.profile)
        for document in desk.store.documents()
        if desk.store.kept(document.id, "found", _found_key(document, settings)) is None
    ]
    for number, ((document, _), result) in enumerate(desk.crew.each(tasks.detect_in, missing), start=1):
        found = _or_withheld(desk.store, document, "found", result)
        if found is not None:
            desk.store.keep(document.id, "found", _found_key(document, settings), to_json(Found, found))
        desk.notify("herkennen", number, len(missing))
    return _gather_subjects(desk, settings)


def _found_key(document: Document, settings: str) -> str:
    """Return what the findings in a document were made from."""
    return digest(document.sha256, document.id, document.text, document.title, settings)


def _gather_subjects(desk: Desk, settings: str) -> str:
    """Make the register of subjects when any document's findings changed."""
    keys = [_found_key(document, settings) for document in desk.store.documents()]
    key = digest(settings, *keys)
    if desk.store.kept(None, "subjects", key) is None:
        subjects = detect.subjects(_with_findings(desk.store), desk.profile)
        desk.store.keep(None, "subjects", key, to_json(tuple[Subject, ...], subjects))
    return key


def _with_findings(store: Store) -> Iterator[tuple[Document, tuple[Any, ...]]]:
    """Yield each document with the findings of pass one."""
    for document in store.documents():
        yield document, found_in(store, document).text


def found_in(store: Store, document: Document, stage: str = "found") -> Found:
    """Return what was found in a document ("found": pass one; "searched": with the subjects)."""
    payload = store.latest(document.id, stage)
    found: Found = from_json(Found, payload) if payload else Found()
    return found


# Decide


def decide_all(desk: Desk, subjects: str) -> None:
    """Find the subjects again in every document, decide by the rules, and sweep for what was hidden."""
    run, profile = desk.run.resolve(), desk.profile
    searches = [
        tasks.Search(run=run, subjects=subjects, document=d, found=found_in(desk.store, d), profile=profile)
        for d in desk.store.documents()
        if desk.store.kept(d.id, "decided", subjects) is None
    ]
    for number, (search, result) in enumerate(desk.crew.each(tasks.decide_on, searches), start=1):
        both = _or_withheld(desk.store, search.document, "decided", result)
        if both is not None:
            with desk.store.transaction():
                desk.store.keep(search.document.id, "searched", subjects, to_json(Found, both[0]))
                desk.store.keep(search.document.id, "decided", subjects, to_json(Decided, both[1]))
        desk.notify("beslissen", number, len(searches))
    secrets = _gather_secrets(desk, "decided")
    for document in desk.store.documents():
        payload = desk.store.latest(document.id, "decided")
        key = digest(subjects, secrets)
        if payload and desk.store.kept(document.id, "swept", key) is None:
            sweep = tasks.Sweep(
                run=run,
                secrets=secrets,
                document=document,
                decided=from_json(Decided, payload),
                profile=profile,
            )
            desk.store.keep(document.id, "swept", key, to_json(Decided, tasks.sweep_through(sweep)))


def decided_on(store: Store, document: Document, persons: tuple[Decision, ...]) -> Decided:
    """Return what counts for a document: the rules' decisions, and people's over them."""
    payload = store.latest(document.id, "swept")
    rules: Decided = from_json(Decided, payload) if payload else Decided()
    mine = tuple(d for d in persons if d.document in {None, document.id})
    own = tuple(d for d in mine if d.finding or d.subject)
    return Decided(text=resolve(rules.text, mine), title=resolve(rules.title, own))


def _gather_secrets(desk: Desk, stage: str) -> str:
    """Keep the strings that are hidden anywhere in the dossier; return their key."""
    persons = desk.store.decisions()
    secrets: set[tuple[Entity, str]] = set()
    for document in desk.store.documents():
        if stage == "decided":
            payload = desk.store.latest(document.id, "decided")
            decided: Decided = from_json(Decided, payload) if payload else Decided()
        else:
            decided = decided_on(desk.store, document, persons)
        title = tasks.title_document(document)
        for text, decisions in ((document.text, decided.text), (title.text, decided.title)):
            secrets |= set(hidden_strings(text, decisions))
    made = tuple(Secret(text=text, entity=entity) for entity, text in sorted(secrets))
    payload = to_json(tuple[Secret, ...], made)
    key = digest(payload)
    desk.store.keep(None, "secrets", key, payload)
    return key


def hidden_strings(text: str, decisions: Iterable[Decision]) -> Iterator[tuple[Entity, str]]:
    """Yield what decisions hide that may stand nowhere else; of a mail address the whole."""
    for decision in decisions:
        if not decision.hides or decision.span is None or decision.entity in _NOT_SECRET:
            continue
        entity = decision.entity or Entity.TERM
        end = decision.span.end
        if entity is Entity.EMAIL_ADDRESS and text[end : end + 1] == "@":
            while end < len(text) and (text[end].isalnum() or text[end] in "@.-"):
                end += 1
        words = " ".join(text[decision.span.start : end].split()).rstrip(".-")
        length = sum(map(str.isalnum, words))
        if length >= (_SHORTEST_NAME if entity is Entity.PERSON else _SHORTEST_NUMBER):
            yield entity, words


# Redact and explain


def draw_all(desk: Desk) -> None:
    """Redact every readable document whose decisions changed."""
    persons = desk.store.decisions()
    style = desk.profile.labels.style
    drawings, keys = [], {}
    for document in desk.store.documents():
        failure = failure_of(desk.store, document)
        if document.unread or (failure and failure.stage != "output"):
            continue
        decided = decided_on(desk.store, document, persons)
        key = digest(VERSION, document.sha256, document.text, style, to_json(Decided, decided))
        if desk.store.kept(document.id, "output", key) is None or not _as_written(desk, document):
            keys[document.id] = key
            drawing = tasks.Drawing(run=desk.run.resolve(), document=document, decided=decided, style=style)
            drawings.append(drawing)
    for number, (drawing, result) in enumerate(desk.crew.each(tasks.draw, drawings), start=1):
        output = _or_withheld(desk.store, drawing.document, "output", result)
        if output is not None:
            key = keys[drawing.document.id]
            desk.store.keep(drawing.document.id, "output", key, to_json(Output, output))
        desk.notify("lakken", number, len(drawings))


def output_of(store: Store, document: Document) -> Output | None:
    """Return what was made of a document, None when nothing was."""
    payload = store.latest(document.id, "output")
    return from_json(Output, payload) if payload else None


def _as_written(desk: Desk, document: Document) -> bool:
    """Tell whether a document's redacted PDF is there and still the file that was written."""
    output = output_of(desk.store, document)
    if output is None or not (desk.run / output.path).is_file():
        return False
    return hashlib.sha256((desk.run / output.path).read_bytes()).hexdigest() == output.sha256


# Check


def check_all(desk: Desk) -> None:
    """Check every output that changed, or all of them when the dossier's secrets did."""
    secrets = _gather_secrets(desk, "effective")
    inspections, keys = [], {}
    for document in desk.store.documents():
        output = output_of(desk.store, document)
        if output is None:
            continue
        data = (desk.run / output.path).read_bytes()
        key = digest(VERSION, secrets, hashlib.sha256(data).hexdigest(), to_json(Output, output))
        if desk.store.kept(document.id, "checks", key) is None:
            keys[document.id] = key
            inspections.append(tasks.Inspection(run=desk.run.resolve(), secrets=secrets, output=output))
    for number, (inspection, result) in enumerate(desk.crew.each(tasks.inspect, inspections), start=1):
        identity = inspection.output.id
        checks = result.value if isinstance(result, Done) else (_not_run(identity, result),)
        payload = to_json(tuple[CheckResult, ...], checks)
        desk.store.keep(identity, "checks", keys[identity], payload)
        desk.notify("controleren", number, len(inspections))


def checks_of(store: Store, document: Document) -> tuple[CheckResult, ...]:
    """Return the results of the checks on a document's output."""
    payload = store.latest(document.id, "checks")
    results: tuple[CheckResult, ...] = from_json(tuple[CheckResult, ...], payload) if payload else ()
    return results


def _not_run(identity: str, failure: Failed) -> CheckResult:
    """Return the result that stands for checks that could not be made."""
    problem = Problem(what=failure.reason, file=identity)
    return CheckResult(check="checks", verdict=Verdict.NOT_RUN, file=identity, problems=(problem,))


# What failed


def _or_withheld(store: Store, document: Document, stage: str, result: Done[Any] | Failed) -> Any:
    """Return what a task made; a failure is kept as the reason why the document is withheld.

    Each stage has its own: that a later stage can go on takes nothing away from it.
    """
    if isinstance(result, Done):
        store.keep(document.id, f"failure:{stage}", "", b"")
        return result.value
    reason = {"stage": stage, "reason": result.reason, "exit_code": int(result.exit_code)}
    store.keep(document.id, f"failure:{stage}", "", json.dumps(reason).encode())
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A stage that failed on a document, and why."""

    stage: str
    reason: str
    exit_code: ExitCode


def failure_of(store: Store, document: Document) -> Failure | None:
    """Return the first failure that withholds a document, None when there is none."""
    for stage in ("found", "decided", "output"):
        payload = store.latest(document.id, f"failure:{stage}")
        if payload:
            data = json.loads(payload)
            return Failure(stage=stage, reason=data["reason"], exit_code=ExitCode(data["exit_code"]))
    return None
