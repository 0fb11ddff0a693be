"""The end of a run: release, inventory, report and closing lines, from what the stages kept."""

import datetime as dt
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from woo_redact import plugins
from woo_redact.check.dossier import check_lists
from woo_redact.errors import ExitCode
from woo_redact.language import _, recorded
from woo_redact.model import (
    RETRY,
    CheckResult,
    Decision,
    Document,
    Entity,
    Outcome,
    Output,
    RunResult,
    SubjectKind,
)
from woo_redact.pdf.widths import fitting
from woo_redact.pipeline.keeping import failure_of
from woo_redact.pipeline.kinship import unanswered
from woo_redact.pipeline.pictures import pictures
from woo_redact.pipeline.rows import State, released_of, secrets_of, states, worst
from woo_redact.pipeline.stages import Desk, checks_of, output_of
from woo_redact.pipeline.tasks import Found
from woo_redact.profile import Profile
from woo_redact.report.consistency import consistency
from woo_redact.report.html import write_report
from woo_redact.report.inventory import write_inventory
from woo_redact.report.public_list import write_public_list
from woo_redact.report.release import empty, release
from woo_redact.report.summary import summary
from woo_redact.report.values import Asked, EntityCount, Entry, Matter, Mention, Report, Width
from woo_redact.report.widths import table
from woo_redact.review import trail
from woo_redact.review.answers import subjects_in
from woo_redact.store import Store, from_json, write_file


def close(desk: Desk) -> RunResult:
    """Release what may be released, write inventory and report, and say what came of the run."""
    store, run = desk.store, desk.run
    found = states(store, desk.profile)
    lists = _lists(desk, found)
    if not lists.passed:
        found = tuple(map(_stopped, found))
    rows = tuple(state.row for state in found)
    pdfs = {row.id: run / "documents" / row.id / "redacted.pdf" for row in rows if row.released}
    before = {path.stem for path in (run / "release").glob("*.pdf")}
    # Said before it is done: a kill in between must not lose what was let out or taken back.
    store.log("release", {"released": sorted(pdfs), "withdrawn": sorted(before - pdfs.keys())})
    trail.anchor(store, run)
    if lists.passed:
        release(rows, pdfs, run / "release", matter=matter_of(desk.profile))
        checks = consistency(rows, run / "release")
    else:
        empty(run / "release")
        checks = (lists,)
    names = _names(store)
    report = Report(
        matter=run.resolve().name,  # the report is internal: there the officer's own name for it helps
        run=str(run),
        entries=tuple(_entry(store, state, names) for state in found),
        entities=_entities(found),
        mentions=_mentions(store),
        checks=checks,
        settings=_settings(desk.profile),
        made_at=dt.datetime.now(dt.UTC),
        pictures=pictures(desk.crew, run, _faults(store, found)),
        times=tuple(desk.times.items()),
        proposals=unanswered(store),
    )
    write_report(report, run / "report.html")
    write_file(run / "widths.csv", table(report))
    write_file(run / "summary.txt", summary(report).encode())
    codes = [state.exit_code for state in found]
    codes += [ExitCode.CHECK_FAILED for check in checks if not check.passed]
    questions = sum(state.questions for state in found)
    return RunResult(
        exit_code=int(worst(codes)),
        folder=str(run),
        rows=rows,
        questions=questions,
        unreadable=tuple((e.source, e.unread) for e in report.entries if e.unread),
    )


def matter_of(profile: Profile) -> Matter:
    """Return what the platform calls the dossier; a folder's name can hold a name, so it plays no part."""
    named = profile.dossier
    return Matter(number=named.number, prefix=named.prefix, decision=named.decision)


def _lists(desk: Desk, found: tuple[State, ...]) -> CheckResult:
    """Return whether the lists that would go out hold nothing that was hidden: looked at before they do."""
    rows, matter = tuple(state.row for state in found), matter_of(desk.profile)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "release")
        folder.mkdir()
        write_inventory(rows, folder, matter=matter.number)
        write_public_list(rows, folder, matter=matter)
        return check_lists(released_of(folder, secrets_of(desk.store), desk.profile))


def _stopped(state: State) -> State:
    """Return a document that stays where it is, for a list of the release names what was hidden."""
    if not state.row.released:
        return state
    why = recorded("a list of the release names something that is redacted")
    row = replace(state.row, released=False, withheld_because=(why,))
    return replace(state, row=row, exit_code=ExitCode.CHECK_FAILED)


def _faults(store: Store, found: tuple[State, ...]) -> Iterator[tuple[Document, tuple[CheckResult, ...]]]:
    """Yield the documents that did not pass every check, with what they did not pass."""
    for state in found:
        failed = tuple(check for check in checks_of(store, state.document) if not check.passed)
        if failed:
            yield state.document, failed


def _entry(store: Store, state: State, names: tuple[str, ...]) -> Entry:
    """Return a document's part of the report."""
    output, failure = output_of(store, state.document), failure_of(store, state.document)
    boxes = Counter(redaction.ground for redaction in output.redactions) if output else Counter[str]()
    decided = (*state.decided.text, *state.decided.title) if state.decided else ()
    asked = Counter(_asked(d) for d in decided if d.outcome is Outcome.ASK)
    return Entry(
        row=state.row,
        source=state.document.source,
        unread=state.document.unread or (failure.reason if failure else ""),
        unreadable_pages=state.document.unreadable_pages,
        boxes=tuple(sorted(boxes.items())),
        questions=tuple(
            Asked(entity=entity, ground=ground, why=why, count=count)
            for (entity, ground, why), count in sorted(asked.items())
        ),
        checks=(*checks_of(store, state.document), *state.law) if output else (),
        remarks=tuple(r for r in state.document.remarks if r != RETRY and not r.startswith("exit:")),
        widths=tuple(_widths(output, names)) if output else (),
    )


def _names(store: Store) -> tuple[str, ...]:
    """Return every name of every person of the dossier, in each spelling that was seen."""
    persons = (s for s in subjects_in(store) if s.kind is SubjectKind.PERSON)
    return tuple(dict.fromkeys(name for subject in persons for name in subject.names))


def _widths(output: Output, names: tuple[str, ...]) -> Iterator[Width]:
    """Yield for each redaction of a PDF how many of the dossier's persons fit its gap.

    The boxes of a flow document all have one width, so there is nothing to count.
    """
    for redaction in output.redactions:
        if redaction.areas:
            yield Width(
                page=redaction.areas[0].page,
                label=redaction.label,
                fits=fitting(redaction.gap, names),
                of=len({" ".join(name.split()) for name in names}),
                closed=redaction.closed,
            )


def _asked(decision: Decision) -> tuple[Entity, str, str]:
    """Return what questions of one kind have in common."""
    return decision.entity or Entity.TERM, decision.ground or "", decision.why


def _entities(found: tuple[State, ...]) -> tuple[EntityCount, ...]:
    """Count what was hidden, asked and kept, by kind of data."""
    counts: defaultdict[Entity, Counter[Outcome]] = defaultdict(Counter)
    for state in found:
        for decision in state.decided.text if state.decided else ():
            counts[decision.entity or Entity.TERM][decision.outcome] += 1
    return tuple(
        EntityCount(entity=e, hidden=c[Outcome.REDACT], asked=c[Outcome.ASK], kept=c[Outcome.KEEP])
        for e, c in sorted(counts.items())
    )


def _mentions(store: Store) -> tuple[Mention, ...]:
    """Count in how many documents and places each subject of the dossier stands."""
    documents: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for document in store.documents():
        payload = store.latest(document.id, "searched")
        findings = from_json(Found, payload).text if payload else ()
        here = Counter(finding.subject for finding in findings if finding.subject)
        hits.update(here)
        documents.update(here.keys())
    return tuple(
        Mention(subject=subject, documents=documents[subject.id], hits=hits[subject.id])
        for subject in subjects_in(store)
        if hits[subject.id]
    )


def _settings(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Return the settings a reader of the report wants to know."""
    named = ", ".join(f"{p.name} ({p.package} {p.version})" for p in plugins.used(profile.plugins.named))
    return (
        (_("organisation"), profile.organisation.name or _("not given")),
        (_("labels"), profile.labels.style),
        (_("before release"), profile.review.before_release),
        (_("names"), profile.names.model),
        ("woo-redact", version("woo-redact")),
        *(((_("plug-ins"), named),) if named else ()),
    )
