"""Draft PDFs: what is proposed, as marks that a person can take away, add or move; and their way back."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from woo_redact.errors import UnreadableError, UsageError
from woo_redact.language import _
from woo_redact.model import Area, Decision, Outcome
from woo_redact.pdf.annotations import ReturnedDraft
from woo_redact.pipeline.asking import session_on
from woo_redact.pipeline.crew import Crew, Done, Failed, Given, Made
from woo_redact.pipeline.draft_tasks import (
    Drafted,
    DraftTask,
    LookTask,
    draw_draft,
    look_under,
    read_back,
    text_digest,
)
from woo_redact.pipeline.order import profile_of
from woo_redact.review import Session
from woo_redact.review.draft_marks import Manifest
from woo_redact.review.drafted import Words, changes_in
from woo_redact.store import Store, digest, from_json, to_json, write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A draft that was written, or (no `path`) why not."""

    document: str
    path: Path | None = None
    marks: int = 0
    asked: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a draft that was read back."""

    document: str
    decisions: tuple[Decision, ...]
    remarks: tuple[str, ...] = ()


def write_drafts(
    run: Path, documents: Sequence[str] = (), *, out: Path | None = None, jobs: int | None = None
) -> Iterator[Written]:
    """Write a draft of each document (all that are reviewed, unless some are named), one file each.

    They are internal: nothing is removed from them. They may not stand in the folder that is made public.

    Raises:
        UsageError: when the folder is the run's release, or a document is not there.
    """
    folder = private_folder(run, out)
    with Store(run) as store, Crew(1 if jobs is None else jobs) as crew:
        session = session_on(store, "-")
        tasks = (_task(store, session, number, run) for number in _wanted(session, documents))
        for task, result in crew.each(draw_draft, tasks):
            yield _kept(store, folder, task, result)


def private_folder(run: Path, out: Path | None) -> Path:
    """Return the folder for drafts, made for its owner alone.

    Raises:
        UsageError: when it lies in the folder that is made public.
    """
    folder = (out or run / "drafts").resolve()
    release = (run / "release").resolve()
    if folder == release or release in folder.parents:
        raise UsageError(_("a draft does not belong in the folder release: there is only what may go out"))
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)
    return folder


def _wanted(session: Session, documents: Sequence[str]) -> tuple[str, ...]:
    """Return the documents to draft.

    Raises:
        UsageError: when one that is named is not there, or is not reviewed.
    """
    known = session.board.asked
    strange = [number for number in documents if number not in known]
    if strange:
        raise UsageError(
            _(
                "document {strange} is not there, or is not judged separately (a duplicate, or as a whole)",
                strange=", ".join(strange),
            )
        )
    return tuple(documents) or tuple(n for n in session.board.documents if n in known)


def _task(store: Store, session: Session, number: str, run: Path) -> DraftTask:
    """Return the task of drafting one document."""
    document = store.document(number)
    state = session.state(number)
    return DraftTask(
        folder=run.resolve() / "documents" / number,
        document=document,
        key=digest(_token(store), number, document.sha256, digest(document.text), state),
        state=state,
        passages=tuple(p for p in session.passages(number) if p.now.hides and not p.in_title),
        style=profile_of(store).labels.style,
    )


def _token(store: Store) -> str:
    """Return what no other run has: a draft of another run is known by it."""
    payload = store.latest(None, "drafts")
    if payload is None:
        payload = secrets.token_hex(16).encode()
        store.keep(None, "drafts", "", payload)
    return payload.decode()


def _kept(store: Store, folder: Path, task: DraftTask, result: Done[Drafted] | Failed) -> Written:
    """Write a draft and remember what it was."""
    number = task.document.id
    if isinstance(result, Failed):
        return Written(document=number, reason=result.reason)
    drafted = result.value
    path = folder / f"concept-{number}.pdf"
    store.keep(number, f"draft:{task.key}", "", to_json(Manifest, drafted.manifest))
    write_file(path, drafted.pdf, private=True)
    store.log("draft", {"document": number, "key": task.key, "marks": len(drafted.manifest.marks)})
    asked = sum(mark.outcome is Outcome.ASK for mark in drafted.manifest.marks)
    return Written(document=number, path=path, marks=len(drafted.manifest.marks), asked=asked)


# Back in the run


def import_draft(
    run: Path, path: Path, *, by: str, ground: str | None = None, accept: bool = False, jobs: int = 1
) -> Imported:
    """Take over what a person changed in a draft: all of it, or nothing.

    Raises:
        UnreadableError: when the file is no draft; UsageError when it is one of another run or of an older
            text, or with every fault at once; GroundError when a decision breaks a rule of law.
    """
    with Store(run) as store, Crew(jobs) as crew:
        returned = _by_worker(crew, read_back, path)
        manifest = _manifest(store, returned)
        session = session_on(store, by)
        document = store.document(manifest.document)

        def look(places: tuple[tuple[Area, ...], ...]) -> tuple[Words, ...]:
            """Let a worker find the words under areas."""
            folder = run.resolve() / "documents" / document.id
            task = LookTask(folder=folder, document=document, layout=manifest.layout, places=places)
            return _by_worker(crew, look_under, task)

        taken = changes_in(session, manifest, returned, look, ground=ground, accept=accept)
        if taken.decisions:
            session.take(taken.decisions)
        store.log("draft taken over", {"document": document.id, "key": manifest.key, "by": by})
    return Imported(document=manifest.document, decisions=taken.decisions, remarks=taken.remarks)


def _manifest(store: Store, returned: ReturnedDraft) -> Manifest:
    """Return what a draft was when this run wrote it.

    Raises:
        UsageError: when this run did not, or its document has another text now.
    """
    payload = store.latest(returned.document, f"draft:{returned.key}")
    if payload is None:
        raise UsageError(
            _(
                "this draft of document {document} does not belong to this run, or the document was "
                "read again since: nothing was taken over",
                document=returned.document,
            )
        )
    manifest: Manifest = from_json(Manifest, payload)
    if manifest.sha256 != text_digest(store.document(manifest.document)):
        raise UsageError(
            _(
                "this draft is of an earlier text of document {document}: make a new draft",
                document=manifest.document,
            )
        )
    return manifest


def _by_worker(crew: Crew, task: Callable[[Given], Made], given: Given) -> Made:
    """Return what a worker makes of one thing.

    Raises:
        UnreadableError: with the reason when it comes to nothing.
    """
    ((_, result),) = crew.each(task, [given])
    if isinstance(result, Failed):
        raise UnreadableError(result.reason)
    return result.value
