"""The end of a run: release, inventory, report and closing lines, from what the stages kept."""

import datetime as dt
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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
    Problem,
    Row,
    RunResult,
    SubjectKind,
)
from woo_redact.pdf.widths import fitting
from woo_redact.pipeline.keeping import failure_of
from woo_redact.pipeline.kinship import kin_of, unanswered
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


@dataclass(kw_only=True)
class _Told:
    """What is kept of the documents for the report: they go by one at a time, and their texts with them."""

    names: tuple[str, ...]
    entries: list[Entry] = field(default_factory=list)
    codes: set[ExitCode] = field(default_factory=set)
    questions: int = 0
    counts: defaultdict[Entity, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    _passed: dict[CheckResult, CheckResult] = field(default_factory=dict)
    _alike: dict[tuple[CheckResult, ...], tuple[CheckResult, ...]] = field(default_factory=dict)

    def add(self, store: Store, state: State) -> None:
        """Take a document into the report."""
        entry = _entry(store, state, self.names)
        self.entries.append(replace(entry, checks=self._shared(entry.checks)))
        self.codes.add(state.exit_code)
        self.questions += state.questions
        for decision in state.decided.text if state.decided else ():
            self.counts[decision.entity or Entity.TERM][decision.outcome] += 1

    def _shared(self, checks: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
        """Return results of which those without a problem are the same values for every document."""
        light = tuple(c if c.problems else self._of_any(c) for c in checks)
        return self._alike.setdefault(light, light) if not any(c.problems for c in light) else light

    def _of_any(self, check: CheckResult) -> CheckResult:
        """Return a result without the file it is of: the entry knows."""
        bare = replace(check, file="")
        return self._passed.setdefault(bare, bare)

    def stop(self) -> None:
        """Let no document go, for a list of the release names what was hidden."""
        why = recorded("a list of the release names something that is redacted")
        for number, entry in enumerate(self.entries):
            if entry.row.released:
                row = replace(entry.row, released=False, withheld_because=(why,))
                self.entries[number] = replace(entry, row=row)
                self.codes.add(ExitCode.CHECK_FAILED)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows of the inventory."""
        return tuple(entry.row for entry in self.entries)


def close(desk: Desk) -> RunResult:
    """Release what may be released, write inventory and report, and say what came of the run."""
    store, run = desk.store, desk.run
    told = _Told(names=_names(store))
    for state in states(store, desk.profile):
        told.add(store, state)
    lists = _lists(desk, told.rows)
    if not lists.passed:
        told.stop()
    rows = told.rows
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
    report = Report(
        matter=run.resolve().name,  # the report is internal: there the officer's own name for it helps
        run=str(run),
        entries=tuple(told.entries),
        entities=_entities(told.counts),
        mentions=_mentions(store),
        checks=checks,
        settings=_settings(desk.profile),
        made_at=dt.datetime.now(dt.UTC),
        pictures=pictures(desk.crew, run, _faults(store, told.entries)),
        times=tuple(desk.times.items()),
        proposals=unanswered(store, kin_of(store)),
    )
    write_report(report, run / "report.html")
    write_file(run / "widths.csv", table(report))
    write_file(run / "summary.txt", summary(report).encode())
    codes = {*told.codes, *(ExitCode.CHECK_FAILED for check in checks if not check.passed)}
    return RunResult(
        exit_code=int(worst(codes)),
        folder=str(run),
        rows=rows,
        questions=told.questions,
        unreadable=tuple((e.source, e.unread) for e in report.entries if e.unread),
    )


def matter_of(profile: Profile) -> Matter:
    """Return what the platform calls the dossier; a folder's name can hold a name, so it plays no part."""
    named = profile.dossier
    return Matter(number=named.number, prefix=named.prefix, decision=named.decision)


def _lists(desk: Desk, rows: tuple[Row, ...]) -> CheckResult:
    """Return whether the lists that would go out hold nothing that was hidden, or whose name does."""
    matter = matter_of(desk.profile)
    result = _written(desk, rows, matter)
    if result.passed or not _written(desk, rows, replace(matter, decision="")).passed:
        return result
    problem = Problem(
        what=recorded("The name of the decision ([dossier] decision in the profile) holds what is redacted."),
        mend=recorded(
            "Change that name, or decide in woo-redact review that those words stay, and release again."
        ),
    )
    return replace(result, problems=(problem,))


def _written(desk: Desk, rows: tuple[Row, ...], matter: Matter) -> CheckResult:
    """Return what the check on lists says of the lists of a release, looked at before they go out."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "release")
        folder.mkdir()
        write_inventory(rows, folder, matter=matter.number)
        write_public_list(rows, folder, matter=matter)
        return check_lists(released_of(folder, secrets_of(desk.store), desk.profile))


def _faults(store: Store, entries: list[Entry]) -> Iterator[tuple[Document, tuple[CheckResult, ...]]]:
    """Yield the documents that did not pass every check on their file, with what they did not pass."""
    for entry in entries:
        if entry.failed:
            document = store.document(entry.row.id)
            failed = tuple(check for check in checks_of(store, document) if not check.passed)
            if failed:
                yield document, failed


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


def _entities(counts: Mapping[Entity, Counter[Outcome]]) -> tuple[EntityCount, ...]:
    """Return what was hidden, asked and kept, by kind of data."""
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
