"""Each stage over the whole dossier: what is still good is kept, the rest is made by the workers.

Work is kept under a key that is a digest of the very payloads it was made from, and when a stage is made
again (or fails) all that came after it is dropped: what lies in the store after `check_all` belongs together.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from woo_redact import plugins
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

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a stage is: documents and pages of paper done and in all, `share` of its work (0 to 1)."""

    stage: str
    done: int
    of: int
    pages: int = 0
    of_pages: int = 0
    share: float


Notify = Callable[[Step], None]
"""Told as the work goes on."""


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

    def tell(self, stage: str, done: int, of: int) -> None:
        """Say how far a stage is that goes by files, each as much work as another."""
        self.notify(Step(stage=stage, done=done, of=of, share=done / of))

    def work(
        self,
        stage: str,
        task: Callable[[Given], Made],
        documents: Iterable[Document],
        given: Callable[[Document], Given | None],
    ) -> Iterator[tuple[Given, Done[Made] | Failed]]:
        """Yield what a task makes of documents, the largest begun first, as it is done; say how far it is.

        `given` makes what the task takes of a document, or None when there is nothing to do after all. Only
        what is under way is in memory, however many documents there are.
        """
        of, of_pages, whole = self.store.line_up((d.id, _size(d), len(d.pages)) for d in documents)
        sizes: dict[int, tuple[int, int]] = {}

        def things() -> Iterator[Given]:
            """Yield the tasks one by one."""
            for identity in self.store.waiting():
                document = self.store.document(identity)
                thing = given(document)
                if thing is not None:
                    sizes[id(thing)] = (_size(document), len(document.pages))
                    yield thing

        step = Step(stage=stage, done=0, of=of, of_pages=of_pages, share=0.0)
        self.crew.waits = lambda: self.notify(step)
        size = 0
        for thing, result in self.crew.each(task, things(), as_done=True):
            yield thing, result
            more, pages = sizes.pop(id(thing))
            size += more
            step = replace(step, done=step.done + 1, pages=step.pages + pages, share=size / max(whole, 1))
            self.notify(step)

    @property
    def run(self) -> Path:
        """Return the run's folder."""
        return self.store.folder

    def settings(self) -> str:
        """Return the digest of all that steers detection and decision."""
        from woo_redact.detect import version  # noqa: PLC0415 - who checks a run is not made to wait for it

        steering = self.profile.model_dump_json(exclude={"dossier", "labels", "review"})  # they find no name
        return digest(made_by(), version(self.profile), steering, self.plugins())

    def plugins(self) -> str:
        """Return which plug-ins are used, and of which version."""
        return repr(plugins.used(self.profile.plugins.named))


# Detect


def find(desk: Desk) -> str:
    """Find what each document holds and gather the dossier's subjects; return the key of the subjects."""
    settings = desk.settings()

    def missing() -> Iterator[Document]:
        """Yield the documents on which nothing is known yet."""
        for document in desk.store.documents():
            if _found(desk.store, document, settings) is None:
                yield document
            else:
                settle(desk.store, document, "found")

    def given(document: Document) -> tuple[Document, Profile]:
        """Return what the task takes."""
        return document, desk.profile

    for (document, _), result in desk.work("herkennen", tasks.detect_in, missing(), given):
        keep(desk.store, document, "found", _found_key(document, settings), Found, result)
    return _gather_subjects(desk, settings)


def _size(document: Document) -> int:
    """Return how much work a document is, roughly: its characters, and a page of paper as some thousands."""
    return 500 + len(document.text) + 5_000 * len(document.pages)


def _found_key(document: Document, settings: str) -> str:
    """Return what the findings in a document were made from."""
    return digest(document.sha256, document.id, document.text, document.title, settings)


def _found(store: Store, document: Document, settings: str) -> bytes | None:
    """Return the findings of pass one if they are of today's document and settings."""
    return store.kept(document.id, "found", _found_key(document, settings))


def _gather_subjects(desk: Desk, settings: str) -> str:
    """Make the register of subjects when any document's findings changed."""
    from woo_redact.detect import subjects as of_dossier  # noqa: PLC0415 - as above

    payloads = (_found(desk.store, document, settings) for document in desk.store.documents())
    key = digest(settings, *(digest(payload) if payload else "absent" for payload in payloads))
    if desk.store.kept(None, "subjects", key) is None:
        subjects = of_dossier(_with_findings(desk.store, settings), desk.profile)
        desk.store.keep(None, "subjects", key, to_json(tuple[Subject, ...], subjects))
    tasks.lend(desk.store, "subjects", key)
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

    def key_of(document: Document) -> str | None:
        """Return what decisions on a document are made from, None when nothing is known of it."""
        payload = _found(desk.store, document, settings)
        return digest(subjects, payload) if payload else None

    def missing() -> Iterator[Document]:
        """Yield the documents on which is not decided yet."""
        for document in desk.store.documents():
            key = key_of(document)
            if key is None:
                desk.store.drop(document.id, STAGES[1:])
            elif desk.store.kept(document.id, "decided", key) is None:
                yield document
            else:
                settle(desk.store, document, "decided")

    def given(document: Document) -> tasks.Search:
        """Return what the task takes."""
        found: Found = from_json(Found, _found(desk.store, document, settings) or b"")
        return tasks.Search(run=run, subjects=subjects, document=document, found=found, profile=profile)

    for search, result in desk.work("beslissen", tasks.decide_on, missing(), given):
        key = key_of(search.document) or ""
        both = result.value if isinstance(result, Done) else None
        with desk.store.transaction():
            decided = Done(both[1]) if both else result
            keep(desk.store, search.document, "decided", key, Decided, decided)
            if both:
                desk.store.keep(search.document.id, "searched", key, to_json(Found, both[0]))
    _sweep_all(desk, key_of)


def _sweep_all(desk: Desk, decided_key: Callable[[Document], str | None]) -> None:
    """Look in every document for what is hidden in any."""
    secrets = _gather_secrets(desk.store, effective=False)

    def decided_on_it(document: Document) -> bytes | None:
        """Return the decisions on a document, None when there are none of today."""
        key = decided_key(document)
        return desk.store.kept(document.id, "decided", key) if key else None

    def missing() -> Iterator[Document]:
        """Yield the documents that were not looked through yet."""
        for document in desk.store.documents():
            payload = decided_on_it(document)
            if payload is None:
                desk.store.drop(document.id, STAGES[3:])
            elif desk.store.kept(document.id, "swept", digest(secrets, payload)) is None:
                yield document
            else:
                settle(desk.store, document, "swept")

    def given(document: Document) -> tasks.Sweep:
        """Return what the task takes."""
        decided = from_json(Decided, decided_on_it(document) or b"")
        run, profile = desk.run.resolve(), desk.profile
        return tasks.Sweep(run=run, secrets=secrets, document=document, decided=decided, profile=profile)

    for sweep, result in desk.work("nazoeken", tasks.sweep_through, missing(), given):
        key = digest(secrets, decided_on_it(sweep.document) or b"")
        keep(desk.store, sweep.document, "swept", key, Decided, result)


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
    tasks.lend(store, "secrets", key)
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
    aside = set_aside(desk.store, kin_of(desk.store, keep=True))

    def missing() -> Iterator[Document]:
        """Yield the documents that must be redacted (again)."""
        for document in desk.store.documents():
            kept_sentences(desk.store, document.id)
            is_left = document.unread or document.id in aside
            decided = None if is_left else decided_on(desk.store, document, persons)
            if decided is None:
                desk.store.drop(document.id, STAGES[4:])
                continue
            key = output_key(document, decided, profile)
            if desk.store.kept(document.id, "output", key) is None or not _as_written(desk, document):
                yield document
            else:
                settle(desk.store, document, "output")

    def given(document: Document) -> tasks.Drawing | None:
        """Return what the task takes."""
        decided = decided_on(desk.store, document, persons)
        if decided is None:
            return None
        return tasks.Drawing(run=desk.run.resolve(), document=document, decided=decided, profile=profile)

    for drawing, result in desk.work("lakken", tasks.draw, missing(), given):
        key = output_key(drawing.document, drawing.decided, profile)
        keep(desk.store, drawing.document, "output", key, Output, result)


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

    def key_of(output: Output) -> str:
        """Return what the checks on an output are made from."""
        made, file = to_json(Output, output), sha256_of(desk.run / output.path)
        return digest(made_by(), secrets, file, made, desk.plugins())

    def missing() -> Iterator[Document]:
        """Yield the documents of which the output was not checked yet."""
        for document in desk.store.documents():
            output = output_of(desk.store, document)
            if output is None or desk.store.kept(document.id, "checks", key_of(output)) is None:
                desk.store.drop(document.id, STAGES[5:])
                if output is not None:
                    yield document

    def given(document: Document) -> tasks.Inspection | None:
        """Return what the task takes."""
        output = output_of(desk.store, document)
        if output is None:
            return None
        return tasks.Inspection(
            run=desk.run.resolve(),
            secrets=secrets,
            output=output,
            key=key_of(output),
            plugins=desk.profile.plugins.checks,
        )

    for inspection, result in desk.work("controleren", tasks.inspect, missing(), given):
        identity = inspection.output.id
        checks = result.value if isinstance(result, Done) else (_not_run(identity, result),)
        # Checks that could not be made are told, and made again by the next run: they have no key.
        key = inspection.key if isinstance(result, Done) else ""
        desk.store.keep(identity, "checks", key, to_json(tuple[CheckResult, ...], checks))


def checks_of(store: Store, document: Document) -> tuple[CheckResult, ...]:
    """Return the results of the checks on a document's output."""
    payload = store.latest(document.id, "checks")
    results: tuple[CheckResult, ...] = from_json(tuple[CheckResult, ...], payload) if payload else ()
    return results


def _not_run(identity: str, failure: Failed) -> CheckResult:
    """Return the result that stands for checks that could not be made."""
    problem = Problem(what=failure.reason, file=identity)
    return CheckResult(check="checks", verdict=Verdict.NOT_RUN, file=identity, problems=(problem,))
