"""The inventory's rows: what each document is judged to be, whether it may go out, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass

from woo_redact.errors import ExitCode
from woo_redact.model import Decision, Document, Judgement, Outcome, Row, Verdict
from woo_redact.pipeline.stages import checks_of, decided_on, failure_of, output_of
from woo_redact.pipeline.tasks import public_title
from woo_redact.profile import Profile
from woo_redact.store import Store

_FIRST_WORDS = {  # what the inventory calls the kind of file (nl-rdo-woo-web, PRACTICE §4.1)
    "message/rfc822": "email",
    "application/pdf": "pdf",
    "text/plain": "doc",
    "text/html": "html",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A document's row, with what an officer still has to do about it."""

    row: Row
    document: Document
    questions: int = 0
    exit_code: ExitCode = ExitCode.FINE


def states(store: Store, profile: Profile) -> tuple[State, ...]:
    """Return the state of every document, in the order of their numbers."""
    persons = store.decisions()
    families, threads = _families(store), _threads(store)
    return tuple(
        _state(store, document, profile, persons, families[document.id], threads.get(document.id))
        for document in store.documents()
    )


def _state(
    store: Store,
    document: Document,
    profile: Profile,
    persons: tuple[Decision, ...],
    family: int,
    thread: int | None,
) -> State:
    """Return the state of one document; it is released only if nothing at all stands in the way."""
    decided = decided_on(store, document, persons)
    questions = sum(d.outcome is Outcome.ASK for d in (*decided.text, *decided.title))
    output = output_of(store, document)
    reasons, exit_code = _obstacles(store, document, profile, questions)
    grounds = tuple(dict.fromkeys(r.ground for r in output.redactions)) if output else ()
    if output is None:
        judgement = Judgement.WITHHELD
    else:
        judgement = Judgement.PARTIAL if output.redactions else Judgement.PUBLIC
    remark = "nog te beoordelen: " + "; ".join(reasons) if reasons else ""
    row = Row(
        id=document.id,
        title=public_title(document, decided, style=profile.labels.style),
        judgement=judgement,
        released=not reasons,
        grounds=tuple(sorted(grounds)),
        date=document.date,
        family=family,
        thread=thread,
        source_type=_FIRST_WORDS.get(document.media_type, "unknown"),
        remark=remark,
        withheld_because=reasons,
    )
    return State(row=row, document=document, questions=questions, exit_code=exit_code)


def _obstacles(
    store: Store, document: Document, profile: Profile, questions: int
) -> tuple[tuple[str, ...], ExitCode]:
    """Return why a document may not go out, without a word of the document, and the exit code of that."""
    if document.unread:
        code = _unread_code(document)
        return ("fout bij het lezen" if code is ExitCode.BUG else document.unread,), code
    if failure := failure_of(store, document):
        # What went wrong inside woo-redact is for the report; the inventory is public.
        plain = "fout bij de verwerking" if failure.exit_code is ExitCode.BUG else failure.reason
        return (plain,), failure.exit_code
    checks = checks_of(store, document)
    failed = [check for check in checks if not check.passed]
    reasons, code = [], ExitCode.FINE
    asked = profile.review.before_release
    if asked != "none" and questions:
        reasons.append("1 vraag open" if questions == 1 else f"{questions} vragen open")
        code = ExitCode.UNDECIDED
    if asked in {"every-document", "four-eyes"}:
        reasons.append("nog niet door een persoon vrijgegeven")
        code = ExitCode.UNDECIDED
    if failed or not checks:
        names = dict.fromkeys(check.check for check in failed) or {"geen uitgevoerd": None}
        not_run = any(check.verdict is Verdict.NOT_RUN for check in failed) or not checks
        word = "controle niet gelukt" if not_run else "controle niet gehaald"
        reasons.append(f"{word}: {', '.join(names)}")
        code = ExitCode.CHECK_FAILED
    return tuple(reasons), code


def _unread_code(document: Document) -> ExitCode:
    """Return the exit code of a document that could not be read."""
    bug = f"exit:{int(ExitCode.BUG)}" in document.remarks
    return ExitCode.BUG if bug else ExitCode.UNREADABLE


def _families(store: Store) -> dict[str, int]:
    """Return the family of each document: one number for a file and all that hung on it."""
    return {identity: int(root) for identity, root in store.roots().items()}


def _threads(store: Store) -> dict[str, int]:
    """Return the thread of each mail: mails that name one another, numbered by their first document.

    Threading is by Message-ID and References (RFC 5322, 3.6.4), never by subject alone.
    """
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        """Return the leader of a group of message ids."""
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    mails = [(d.id, d.mail.message_id or d.id, d.mail.references) for d in store.documents() if d.mail]
    for _, own, references in mails:
        for other in references:
            leader[find(other)] = find(own)
    numbers: dict[str, int] = {}
    return {identity: numbers.setdefault(find(own), int(identity)) for identity, own, _ in mails}


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the most serious exit code: a bug before all, then the highest."""
    found = set(codes)
    return ExitCode.BUG if ExitCode.BUG in found else max(found, default=ExitCode.FINE)
