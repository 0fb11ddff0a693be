"""What a worker does with one document: each task goes from frozen values to frozen values.

Detection is imported by the tasks that detect: it takes as long as all else, and checking needs none of it.
"""

# ruff: noqa: PLC0415 - see above

import dataclasses
import hashlib
import shutil
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from woo_redact.check import check_output
from woo_redact.decide import decide
from woo_redact.errors import UnreadableError, WooRedactError
from woo_redact.explain import explain
from woo_redact.grounds import policy
from woo_redact.language import recorded
from woo_redact.model import (
    CheckResult,
    Decided,
    Document,
    DocumentKind,
    Finding,
    Item,
    Output,
    Secret,
    Subject,
    title_document,
)
from woo_redact.pdf.packed import READING
from woo_redact.pipeline.hidden import whole, with_swept
from woo_redact.profile import Profile
from woo_redact.read import CONTAINERS, Passwords, Unpacked, finished, kind_of, read, unpack
from woo_redact.redact import Look, Redacted, plan, redact, redact_title
from woo_redact.store import Store, from_json, write_file

ORIGINAL = "original"
"""What an office file is called in the run; its PDF is the source that is redacted."""

_LISTS = "lists"  # folder of a run: the lists that workers read, while it is at work
_LONGEST_TITLE = 250  # characters; a string in PDF/A may have 32,767 bytes, a hostile subject has more


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A source file to read: where it is, what it is called in the dossier, and what opens it.

    Of what lies in an archive `inside` is its place there, `unread` why it could not be taken out.
    """

    path: Path
    name: str
    passwords: Passwords = field(default_factory=Passwords)
    inside: str = ""
    sha256: str = ""
    unread: str = ""

    @property
    def key(self) -> str:
        """Return the whole path: two folders may hold files of one name."""
        return self.inside or str(self.path.resolve()).encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What pass one found in a document and in its title."""

    text: tuple[Finding, ...] = ()
    title: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A document to search for the subjects lent under a key."""

    run: Path
    subjects: str
    document: Document
    found: Found
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """A document to search for the secrets lent under a key."""

    run: Path
    secrets: str
    document: Document
    decided: Decided
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A document to redact as decided."""

    run: Path
    document: Document
    decided: Decided
    profile: Profile
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An output to check against the secrets lent under a key; `key` is what its checks are made from."""

    run: Path
    secrets: str
    output: Output
    key: str = ""
    plugins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An archive or mailbox to unpack into a folder of the run."""

    intake: Intake
    into: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """Office files to have converted in one go."""

    run: Path
    documents: tuple[Document, ...]


def is_container(untrusted_head: bytes, name: str) -> bool:
    """Tell whether a file is no document itself, but holds some."""
    return kind_of(untrusted_head, name=name)[0] in CONTAINERS


def open_archive(given: Opening) -> tuple[Unpacked, ...]:
    """Unpack an archive or mailbox.

    Raises:
        UnreadableError: when it is damaged, empty, or holds more than any real one.
    """
    return unpack(given.intake.path, name=given.intake.name, into=given.into)


def read_file(intake: Intake, readers: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """Read one file with all that hangs on it; `readers` are the plug-ins of the profile.

    Raises:
        UnreadableError: when it cannot be read.
    """
    if intake.unread:
        raise UnreadableError(intake.unread)
    try:
        data = intake.path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            recorded("the file may not or cannot be read ({strerror})", strerror=error.strerror)
        ) from error
    return read(data, name=intake.name, passwords=intake.passwords, readers=readers)


def convert(given: Conversion) -> tuple[Item, ...]:
    """Make paper documents of office files."""
    items = []
    for document in given.documents:
        folder = given.run / "documents" / document.id
        items.append(Item(document=document, data=next(folder.glob(f"{ORIGINAL}*")).read_bytes()))
    return finished(items)


def unconverted(document: Document, reason: str) -> Document:
    """Return an office file that could not be converted, with the reason; it is not tried again."""
    return dataclasses.replace(document, unread=reason, remarks=())


def numbered(item: Item, number: str, parent: str | None = None) -> Item:
    """Return an item with its number in the dossier in place of the one in its family."""
    return dataclasses.replace(item, document=dataclasses.replace(item.document, id=number, parent=parent))


def detect_in(given: tuple[Document, Profile]) -> Found:
    """Find what one document and its title hold, without knowledge of the others."""
    from woo_redact.detect import detect

    document, profile = given
    text = () if document.unread and not document.text else detect(document, profile)
    return Found(text=text, title=detect(title_document(document), profile))


def lend(store: Store, stage: str, key: str) -> None:
    """Write a list of the whole dossier where workers read it: the database is the coordinator's alone."""
    write_file(_lent(store.folder, stage, key), store.kept(None, stage, key) or b"")


def take_back(run: Path) -> None:
    """Remove what was lent."""
    shutil.rmtree(run / _LISTS, ignore_errors=True)


def _lent(run: Path, stage: str, key: str) -> Path:
    """Return the file of a list."""
    return run / _LISTS / f"{stage}-{key}.json"


def _borrow(run: Path, stage: str, key: str) -> bytes:
    """Return a list as it was lent.

    Raises:
        WooRedactError: when it is not there: never search for nobody, that would find nothing and look fine.
    """
    try:
        payload = _lent(run, stage, key).read_bytes()
    except OSError:
        payload = b""
    if not payload:
        raise WooRedactError(
            recorded("the list of persons or redacted words is not that of this run any more")
        )
    return payload


@lru_cache(maxsize=2)
def _subjects(run: Path, key: str) -> tuple[Subject, ...]:
    """Return the dossier's subjects, read once per worker."""
    subjects: tuple[Subject, ...] = from_json(tuple[Subject, ...], _borrow(run, "subjects", key))
    return subjects


@lru_cache(maxsize=2)
def _secrets(run: Path, key: str) -> tuple[Secret, ...]:
    """Return the dossier's secrets, read once per worker."""
    secrets: tuple[Secret, ...] = from_json(tuple[Secret, ...], _borrow(run, "secrets", key))
    return secrets


def decide_on(given: Search) -> tuple[Found, Decided]:
    """Find every subject again in one document and decide on all that was found."""
    from woo_redact.detect import search

    subjects = _subjects(given.run, given.subjects)
    by_id = {subject.id: subject for subject in subjects}
    found, decided = [], []
    title = title_document(given.document)
    for document, findings in ((given.document, given.found.text), (title, given.found.title)):
        again = search(document, findings, subjects, given.profile) if document.text else ()
        found.append(again)
        decided.append(decide(document, again, by_id, policy=policy(), profile=given.profile))
    return Found(text=found[0], title=found[1]), Decided(text=decided[0], title=decided[1])


def sweep_through(given: Sweep) -> Decided:
    """Decide also on what stands in one document and was hidden, as a string, elsewhere in the dossier."""
    from woo_redact.detect import sweep

    secrets = _secrets(given.run, given.secrets)
    more = []
    title = title_document(given.document)
    for document, decisions in ((given.document, given.decided.text), (title, given.decided.title)):
        findings = sweep(document, decisions, secrets) if document.text else ()
        added = decide(document, findings, {}, policy=policy(), profile=given.profile)
        more.append(with_swept(decisions, added))
    return Decided(text=more[0], title=more[1])


def made_of(given: Drawing) -> tuple[Redacted, str]:
    """Return a document redacted as decided, and the title it has in public; nothing is written."""
    document, decisions = given.document, given.decided.text
    style = given.profile.labels.style
    redactions = plan(document, decisions, style=style)
    title = public_title(document, given.decided, style=style)
    explanation = explain(redactions, style=style)
    folder = given.run / "documents" / document.id
    data = next(folder.glob("source*")).read_bytes() if document.kind is DocumentKind.PAPER else b""
    look = _look(given.profile, plain=given.plain)
    kept = folder / READING
    reading = kept.read_bytes() if kept.exists() else b""
    done = redact(
        document, data, redactions, title=title, explanation=explanation, look=look, reading=reading
    )
    return done, title


def draw(given: Drawing) -> Output:
    """Redact one document and write its PDF into the run."""
    document, decisions = given.document, given.decided.text
    done, title = made_of(given)
    folder = given.run / "documents" / document.id
    path = folder / "redacted.pdf"
    write_file(path, done.pdf)
    named = ((document, decisions), (title_document(document), given.decided.title))
    # Of a mail address that a person kept, the decision is on the part before the "@": the whole is shown.
    allowed = {whole(text.text, d) for text, some in named for d in some if d.span and not d.hides}
    return Output(
        id=document.id,
        path=str(path.relative_to(given.run)),
        kind=document.kind,
        title=title,
        kept=done.kept,
        redactions=done.redactions,
        allowed=tuple(sorted(allowed)),
        explanation=done.explanation,
        pictures=done.pictures,
        plain=given.plain,
        sha256=hashlib.sha256(done.pdf).hexdigest(),
    )


def _look(profile: Profile, *, plain: bool) -> Look:
    """Return how boxes are drawn by a profile."""
    return Look(colours=profile.labels.colours, hide_widths=profile.paper.hide_widths, plain=plain)


def public_title(document: Document, decided: Decided, *, style: str) -> str:
    """Return a document's title without its hidden words, cut where a PDF/A string or a reader ends."""
    title = redact_title(title_document(document), decided.title, style=style)
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


def inspect(given: Inspection) -> tuple[CheckResult, ...]:
    """Check one output."""
    secrets = _secrets(given.run, given.secrets)
    return check_output(absolute(given.output, given.run), secrets, plugins=given.plugins)


def absolute(output: Output, run: Path, file: Path | None = None) -> Output:
    """Return the output with the path it (or a copy of it, `file`) has on this machine."""
    return dataclasses.replace(output, path=str(file or run / output.path))
