"""The inventory's rows: what each document is judged to be, whether it may go out, and why not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from woo_redact.check.dossier import Piece, Released, check_decisions
from woo_redact.errors import ExitCode
from woo_redact.language import recorded
from woo_redact.model import (
    Assessment,
    CheckResult,
    Decided,
    Document,
    Judgement,
    Outcome,
    Output,
    Row,
    Secret,
    Tie,
    TieKind,
    Verdict,
)
from woo_redact.pipeline.hidden import Telling, telling, without
from woo_redact.pipeline.judging import assessments_of
from woo_redact.pipeline.keeping import failure_of
from woo_redact.pipeline.kinship import kin_of, set_aside
from woo_redact.pipeline.stages import checks_of, output_key, output_of
from woo_redact.pipeline.tasks import public_title
from woo_redact.profile import Profile
from woo_redact.review import marks, trail
from woo_redact.review.answers import Answers, answers_in, subjects_in
from woo_redact.review.counting import decided_on
from woo_redact.review.marks import state_of
from woo_redact.store import Store, from_json

_NO_TITLE = "(titel weggelaten)"
LOST = (
    recorded("the redacted PDF is no PDF/A any more"),
    recorded("the redacted PDF no longer has: tags for assistive tools"),
)
"""What a redacted PDF may no longer be: who takes it from the inventory should know."""
_SOURCE_TYPES = (  # what the inventory calls the kind of file (nl-rdo-woo-web, PRACTICE §4.1)
    ("message/rfc822", "email"),
    ("application/pdf", "pdf"),
    ("text/html", "html"),
    ("text/calendar", "note"),
    ("image/", "image"),
    ("application/vnd.oasis.opendocument.graphics", "image"),
    ("spreadsheet", "spreadsheet"),
    ("ms-excel", "spreadsheet"),
    ("presentation", "presentation"),
    ("ms-powerpoint", "presentation"),
    ("wordprocessing", "doc"),
    ("opendocument.text", "doc"),
    ("msword", "doc"),
    ("rtf", "doc"),
    ("text/plain", "doc"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A document's row, with what counts for it and what an officer still has to do about it."""

    row: Row
    document: Document
    decided: Decided | None = None
    questions: int = 0
    exit_code: ExitCode = ExitCode.FINE
    law: tuple[CheckResult, ...] = ()


def source_type(media_type: str) -> str:
    """Return what the inventory calls the kind of a file, "unknown" for one of another program."""
    return next((word for part, word in _SOURCE_TYPES if part in media_type), "unknown")


def states(store: Store, profile: Profile) -> Iterator[State]:
    """Yield the state of every document, in the order of their numbers; each holds its text: keep few.

    People's decisions are read here and now: a PDF that was made before the last of them is not released.
    """
    known = kin_of(store)
    gate = _Gate(
        store=store,
        profile=profile,
        answers=answers_in(store),
        telling=_telling(store),
        families=dict(known.families),
        threads=dict(known.threads),
        ties={tie.document: tie for tie in known.ties},
        aside=set_aside(store, known),
        judged=assessments_of(store),
        marks=store.marks(),
        tampered=bool(trail.faults(store, store.folder)),
        public=released_of(store.folder / "release", (), profile),
    )
    return map(gate.state, store.documents())


def _telling(store: Store) -> Telling:
    """Return the dossier's hidden strings and names, to hold titles against."""
    return telling(secrets_of(store), subjects_in(store))


def released_of(folder: Path, secrets: tuple[Secret, ...], profile: Profile) -> Released:
    """Return a release as the checks on the dossier take it."""
    own = profile.organisation
    return Released(
        folder=folder,
        secrets=secrets,
        own=(*own.addresses, *own.mailboxes, *own.phone_numbers, *profile.public_officials.names),
        before_release=profile.review.before_release,
    )


def secrets_of(store: Store) -> tuple[Secret, ...]:
    """Return everything that is hidden somewhere in the dossier."""
    payload = store.latest(None, "secrets")
    secrets: tuple[Secret, ...] = from_json(tuple[Secret, ...], payload) if payload else ()
    return secrets


@dataclass(frozen=True, kw_only=True)
class _Gate:
    """What a document must pass to be released; nothing is taken for granted."""

    store: Store
    profile: Profile
    answers: Answers
    telling: Telling
    families: dict[str, int]
    threads: dict[str, int]
    ties: dict[str, Tie]
    aside: dict[str, Tie]
    judged: dict[str, Assessment]
    marks: tuple[tuple[str, str, str], ...]
    tampered: bool
    public: Released

    def state(self, document: Document) -> State:
        """Return the state of one document; it is released only if nothing at all stands in the way."""
        decided = decided_on(self.store, document, self.answers)
        if judged := self.judged.get(document.id):
            return State(row=self._whole(document, decided, judged), document=document, decided=decided)
        if tie := self.aside.get(document.id):
            return State(row=self._double(document, decided, tie), document=document)
        output = output_of(self.store, document)
        asked = sum(d.outcome is Outcome.ASK for d in (*decided.text, *decided.title)) if decided else 0
        law = self._law(document, decided, output)
        reasons, exit_code = self._obstacles(document, decided, asked, law)
        judgement = Judgement.WITHHELD
        if output is not None:
            judgement = Judgement.PARTIAL if output.redactions else Judgement.PUBLIC
        row = Row(
            id=document.id,
            title=self._title(document, decided),
            judgement=judgement,
            released=not reasons,
            grounds=tuple(sorted({r.ground for r in output.redactions})) if output else (),
            date=document.date,
            family=self.families[document.id],
            thread=self.threads.get(document.id),
            source_type=source_type(document.media_type),
            remark=self._note(document),
            withheld_because=reasons,
            related=self.ties[document.id].other if self._compare(document) else "",
        )
        return State(
            row=row, document=document, decided=decided, questions=asked, exit_code=exit_code, law=law
        )

    def _double(self, document: Document, decided: Decided | None, tie: Tie) -> Row:
        """Return the row of a document that is found in another: listed, without a ground (L11)."""
        return Row(
            id=document.id,
            title=self._title(document, decided),
            judgement=Judgement.WITHHELD,
            released=False,
            date=document.date,
            family=self.families[document.id],
            thread=self.threads.get(document.id),
            source_type=source_type(document.media_type),
            remark=recorded("Duplicate: stands in {other} ({why})", other=tie.other, why=tie.why),
            related=tie.other,
            double=True,
        )

    def _whole(self, document: Document, decided: Decided | None, judged: Assessment) -> Row:
        """Return the row of a document that a person refused, or that is public already: no file goes out."""
        return Row(
            id=document.id,
            title=self._title(document, decided),
            judgement=judged.judgement or Judgement.WITHHELD,
            released=False,
            grounds=judged.grounds,
            date=document.date,
            family=self.families[document.id],
            thread=self.threads.get(document.id),
            source_type=source_type(document.media_type),
            links=judged.links,
        )

    def _note(self, document: Document) -> str:
        """Return what the inventory tells of a document: what it is like, and what its PDF no longer is."""
        return "; ".join(filter(None, (self._compare(document), *(r for r in document.remarks if r in LOST))))

    def _compare(self, document: Document) -> str:
        """Return what the inventory tells of a document that says the same as another and is released too."""
        tie = self.ties.get(document.id)
        told = tie is not None and tie.kind is TieKind.SAME_TEXT
        return recorded("Compare {other}: {why}", other=tie.other, why=tie.why) if tie and told else ""

    def _title(self, document: Document, decided: Decided | None) -> str:
        """Return what the public may read of a title: nothing while it is undecided, or holds a secret."""
        if decided is None:
            return _NO_TITLE
        title = public_title(document, decided, style=self.profile.labels.style)
        return without(title, self.telling) or _NO_TITLE

    def _law(
        self, document: Document, decided: Decided | None, output: Output | None
    ) -> tuple[CheckResult, ...]:
        """Return what the rules say of a document's decisions; only what is certain withholds it."""
        if decided is None:
            return ()
        return check_decisions(piece_of(document, decided, output, released=True), self.public)

    def _obstacles(
        self, document: Document, decided: Decided | None, asked: int, law: tuple[CheckResult, ...]
    ) -> tuple[tuple[str, ...], ExitCode]:
        """Return why a document may not go out, without a word of the document, and the exit code of that."""
        if document.unread:
            code = _unread_code(document)
            return (recorded("error in reading") if code is ExitCode.BUG else document.unread,), code
        if failure := failure_of(self.store, document):
            # Only what we say of documents is public; what went wrong inside is for the report.
            said = failure.exit_code in {ExitCode.UNREADABLE, ExitCode.CHECK_FAILED}
            return (failure.reason if said else recorded("error in processing"),), failure.exit_code
        if decided is None:
            return (recorded("not processed yet"),), ExitCode.UNDECIDED
        key = output_key(document, decided, self.profile)
        if self.store.kept(document.id, "output", key) is None:
            return (recorded("an answer has not been processed yet"),), ExitCode.UNDECIDED
        asking = self._unanswered(document, decided, asked)
        made = checks_of(self.store, document)
        failing = _failing((*made, *law) if made else ())
        codes = [ExitCode.UNDECIDED] * bool(asking) + [ExitCode.CHECK_FAILED] * bool(failing)
        return (*asking, *failing), worst(codes)

    def _unanswered(self, document: Document, decided: Decided, asked: int) -> tuple[str, ...]:
        """Return what a person must still say."""
        reasons = []
        before = self.profile.review.before_release
        if self.tampered:
            reasons.append(recorded("the audit trail was changed: see woo-redact audit --verify"))
        if self.answers.lost:
            reasons.append(recorded("a decision about a person fits nobody any more: decide again"))
        if before != "none" and asked:
            reasons.append(
                recorded("1 question open") if asked == 1 else recorded("{asked} questions open", asked=asked)
            )
        state = state_of(document.sha256, document.text, document.title, decided)
        if reason := marks.missing(before, self.marks, document.id, state):
            reasons.append(reason)
        return tuple(reasons)


def piece_of(document: Document, decided: Decided | None, output: Output | None, *, released: bool) -> Piece:
    """Return a document as the checks on the dossier take it."""
    return Piece(
        document=document,
        output=output,
        decisions=(*decided.text, *decided.title) if decided else (),
        texts=decided.text if decided else (),
        released=released,
    )


def read_by(piece: Piece, decided: Decided | None, marks: Iterable[tuple[str, str]]) -> Piece:
    """Return a document with who passed it, and the digest of what they must have read."""
    document = piece.document
    reviewed = state_of(document.sha256, document.text, document.title, decided) if decided else ""
    return replace(piece, marks=tuple(marks), reviewed=reviewed)


def _failing(checks: tuple[CheckResult, ...]) -> tuple[str, ...]:
    """Return which checks were not passed, in one reason; without any check nothing has passed."""
    failed = [check for check in checks if not check.passed]
    if checks and not failed:
        return ()
    names = ", ".join(dict.fromkeys(check.check for check in failed)) or recorded("none was run")
    not_run = not checks or any(check.verdict is Verdict.NOT_RUN for check in failed)
    if not_run:
        return (recorded("check could not be run: {checks}", checks=names),)
    return (recorded("check failed: {checks}", checks=names),)


def _unread_code(document: Document) -> ExitCode:
    """Return the exit code of a document that could not be read."""
    bug = f"exit:{int(ExitCode.BUG)}" in document.remarks
    return ExitCode.BUG if bug else ExitCode.UNREADABLE


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the most serious exit code: a bug before all, then the highest."""
    found = set(codes)
    return ExitCode.BUG if ExitCode.BUG in found else max(found, default=ExitCode.FINE)
