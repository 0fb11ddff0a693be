"""The order of the stages over a whole dossier: read, detect, decide, redact, explain, check, report."""

import importlib.util
import json
import os
from collections.abc import Iterable
from pathlib import Path

from woo_redact import detect, plugins
from woo_redact.decide import decide
from woo_redact.detect import sweep
from woo_redact.errors import ProfileError
from woo_redact.grounds import policy
from woo_redact.language import _
from woo_redact.model import Decision, Document, DocumentKind, Page, RunResult, Secret, Span
from woo_redact.pipeline import stages
from woo_redact.pipeline.close import close
from woo_redact.pipeline.cluster import Cluster
from woo_redact.pipeline.crew import Crew, start_on_cluster
from woo_redact.pipeline.files import gather
from woo_redact.pipeline.hidden import hidden_strings, with_swept
from woo_redact.pipeline.keeping import profile_of
from woo_redact.pipeline.plainly import draw_plainly
from woo_redact.pipeline.reading import read_files
from woo_redact.pipeline.tasks import take_back
from woo_redact.profile import Profile
from woo_redact.read import Passwords
from woo_redact.store import Store, digest, to_json

__all__ = ["analyze", "analyze_document", "profile_of", "release", "run"]


def _silent(_step: stages.Step) -> None:
    """Tell nobody."""


def run(
    paths: Iterable[Path],
    out: Path,
    *,
    profile: Profile | None = None,
    passwords: Passwords | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    notify: stages.Notify = _silent,
) -> RunResult:
    """Take a dossier as far as it can go: redacted PDFs, checks, report, and what may be released.

    Without a profile the run keeps the one it was last made with; a new run then has the defaults.
    `passwords`, beside those of the profile, open protected files; the run does not keep them.

    Can be killed at any moment and run again: finished work is kept, half-made work is made again, and the
    result is that of an undisturbed run. `jobs` is the number of worker processes (None: one per core;
    0: none, everything in this process and without limits); `scheduler` the address of a Dask cluster that
    does the work in their place, on the same disk.

    Raises:
        UsageError: when a path does not exist, `out` is something else, a run is at work there, or the
            cluster will not do.
        ProfileError: when the profile names a model that is not installed.
    """
    intakes = gather(paths, run=out, passwords=_passwords(profile, passwords))
    if profile is not None:
        _refuse_missing(profile)
    with Store(out, create=True) as store, _crew(jobs, scheduler, out) as crew:
        store.claim()
        profile = profile or profile_of(store)
        settings = profile.model_dump_json().encode()
        if store.latest(None, "profile") != settings:
            store.log("profile", {"digest": digest(settings)})
            store.keep(None, "profile", "", settings)
        desk = stages.Desk(store=store, crew=crew, profile=profile, notify=notify)
        _record_plugins(store, profile)
        with desk.timed("lezen"):
            read_files(desk, intakes)
        return _onwards(desk)


def _crew(jobs: int | None, scheduler: str | None, out: Path) -> Crew:
    """Return who does the work."""
    cluster = Cluster(scheduler, run=out, begin=start_on_cluster) if scheduler else None
    return Crew(os.cpu_count() or 1 if jobs is None else jobs, cluster=cluster)


def _passwords(profile: Profile | None, given: Passwords | None) -> Passwords:
    """Return the passwords given and those of the profile."""
    mine = profile.passwords if profile else {}
    of_profile = tuple((pattern, secret.get_secret_value()) for pattern, secret in mine.items())
    return Passwords((*(given.entries if given else ()), *of_profile))


def _record_plugins(store: Store, profile: Profile) -> None:
    """Write down whose code works on the run, and of which version, whenever that changes."""
    used = to_json(tuple[plugins.Plugin, ...], plugins.used(profile.plugins.named))
    if store.latest(None, "plugins") != used and profile.plugins.named:
        store.log("plugins", {"plugins": json.loads(used)})
    store.keep(None, "plugins", "", used)


def _refuse_missing(profile: Profile) -> None:
    """Say at once that a name model or a plug-in is missing: nothing is downloaded.

    Raises:
        ProfileError: when the model is not installed; MissingPluginError when a plug-in is not.
    """
    plugins.used(profile.plugins.named)
    model = profile.names.model
    if model == "nl_core_news_lg" and importlib.util.find_spec(model) is None:
        raise ProfileError(
            "profiel", (_("names.model: {model} is not installed on this machine", model=model),)
        )


def release(out: Path, *, jobs: int | None = None, notify: stages.Notify = _silent) -> RunResult:
    """Release what is now ready in a run: redact and check again what people's decisions changed.

    Raises:
        UsageError: when `out` is no run, or a run is at work there.
    """
    with Store(out) as store, Crew(os.cpu_count() or 1 if jobs is None else jobs) as crew:
        store.claim()
        desk = stages.Desk(store=store, crew=crew, profile=profile_of(store), notify=notify)
        return _onwards(desk)


def examine(out: Path, *, jobs: int | None = None, notify: stages.Notify = _silent) -> None:
    """Redact and check again what people's decisions changed in a run, and let nothing out.

    Raises:
        UsageError: when `out` is no run, or a run is at work there.
    """
    with Store(out) as store, Crew(os.cpu_count() or 1 if jobs is None else jobs) as crew:
        store.claim()
        _made(stages.Desk(store=store, crew=crew, profile=profile_of(store), notify=notify))


def _onwards(desk: stages.Desk) -> RunResult:
    """Go through the stages after reading, and close the run."""
    _made(desk)
    return close(desk)


def _made(desk: stages.Desk) -> None:
    """Go through the stages up to the checks; each keeps what it has and makes what is missing."""
    with desk.timed("herkennen"):
        subjects = stages.find(desk)
    with desk.timed("beslissen"):
        stages.decide_all(desk, subjects)
    with desk.timed("lakken"):
        stages.draw_all(desk)
    with desk.timed("controleren"):
        stages.check_all(desk)
    if draw_plainly(desk):
        stages.check_all(desk)
    take_back(desk.run)


def analyze(text: str, profile: Profile | None = None) -> tuple[Decision, ...]:
    """Return what a run would decide on this text alone, in its order; offsets are into `text`."""
    if not text.strip():
        return ()
    page = Page(number=0, span=Span(0, len(text)), width=0.0, height=0.0)
    document = Document(
        id="1",
        kind=DocumentKind.PAPER,
        title="",
        source="",
        sha256=digest(text),
        text=text,
        pages=(page,),
    )
    return analyze_document(document, profile or Profile())


def analyze_document(document: Document, profile: Profile) -> tuple[Decision, ...]:
    """Return what a run would decide on one document, as if it were the whole dossier."""
    if not document.text.strip():
        return ()
    findings = detect.detect(document, profile)
    subjects = detect.subjects([(document, findings)], profile)
    findings = detect.search(document, findings, subjects, profile)
    by_id = {subject.id: subject for subject in subjects}
    decisions = decide(document, findings, by_id, policy=policy(), profile=profile)
    strings = sorted(set(hidden_strings(document.text, decisions)))
    secrets = tuple(Secret(text=words, entity=entity) for entity, words in strings)
    more = decide(document, sweep(document, decisions, secrets), {}, policy=policy(), profile=profile)
    return with_swept(decisions, more)
