"""The first stage over a whole dossier, by workers: archives opened, files read, office files converted."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from woo_redact.model import RETRY, Document, DocumentKind, Item
from woo_redact.pdf.packed import READING
from woo_redact.pipeline import tasks
from woo_redact.pipeline.crew import Done, Failed
from woo_redact.pipeline.files import sha256_of
from woo_redact.pipeline.stages import Desk
from woo_redact.pipeline.tasks import Intake
from woo_redact.read import Unpacked, is_pending
from woo_redact.store import Store, from_json, to_json, write_file

_HEAD = 65536  # bytes in which an archive or mailbox shows itself
_UNPACKING = 3600  # seconds for one archive or mailbox: a gigabyte of mail takes some minutes
_BATCH = 8  # office files for one start of LibreOffice


def read_files(desk: Desk, intakes: tuple[Intake, ...]) -> None:
    """Read the files that are new or changed; what cannot be read becomes a document that says so."""
    known = desk.store.intake()
    more = bool(desk.profile.plugins.readers) or any(intake.passwords for intake in intakes)
    again = _to_try_again(desk.store, with_more=more)
    spool = desk.run / "unpacked"
    shutil.rmtree(spool, ignore_errors=True)
    try:
        plain, wrapped = _sorted(intakes)
        hashes = {intake.key: sha256_of(intake.path) for intake in plain}
        new = [i for i in plain if known.get(i.key) != hashes[i.key] or i.key in again]
        place = {intake.key: number for number, intake in enumerate(intakes)}
        for intake, members in _unpacked(desk, wrapped, known, again, spool):
            inside = list(_inside(intake, members))
            new += [i for i in inside if known.get(i.key) != i.sha256 or i.key in again]
            hashes |= {i.key: i.sha256 for i in inside}
            place |= {i.key: place[intake.key] for i in inside}
        new.sort(key=lambda intake: place[intake.key])  # numbers follow the names of the files
        _read(desk, new, hashes, again)
    finally:
        shutil.rmtree(spool, ignore_errors=True)
    _convert(desk)


def _sorted(intakes: tuple[Intake, ...]) -> tuple[list[Intake], list[Intake]]:
    """Return the files that are documents, and those that hold some."""
    plain: list[Intake] = []
    wrapped: list[Intake] = []
    for intake in intakes:
        (wrapped if tasks.is_container(_head(intake.path), intake.name) else plain).append(intake)
    return plain, wrapped


def _head(path: Path) -> bytes:
    """Return the first part of a file, nothing of one that may not be read."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


# Archives


def _unpacked(
    desk: Desk, wrapped: list[Intake], known: dict[str, str], again: dict[str, list[str]], spool: Path
) -> Iterator[tuple[Intake, tuple[Unpacked, ...]]]:
    """Yield each archive with what lies in it; one of which all was read before is not opened again."""
    openings = []
    for number, intake in enumerate(wrapped, start=1):
        sha256 = sha256_of(intake.path)
        payload = desk.store.kept(None, _listing(intake), sha256)
        members: tuple[Unpacked, ...] = from_json(tuple[Unpacked, ...], payload) if payload else ()
        inside = list(_inside(intake, members))
        if inside and all(known.get(i.key) == i.sha256 and i.key not in again for i in inside):
            yield intake, members
        elif known.get(intake.key) != sha256 or intake.key in again or inside:
            openings.append(tasks.Opening(intake=intake, into=spool / f"{number:06}", sha256=sha256))
    for number, (opening, result) in enumerate(
        desk.crew.each(tasks.open_archive, openings, seconds=_UNPACKING), start=1
    ):
        if isinstance(result, Done):
            desk.store.forget(opening.intake.key)  # it may have been unreadable before
            payload = to_json(tuple[Unpacked, ...], result.value)
            desk.store.keep(None, _listing(opening.intake), opening.sha256, payload)
            yield opening.intake, result.value
        elif opening.intake.key not in again:
            item = _unread(opening.intake, result, opening.sha256)
            _take_in(desk.store, opening.intake, opening.sha256, (item,))
        desk.tell("uitpakken", number, len(openings))


def _listing(intake: Intake) -> str:
    """Return under what an archive's list of content is kept."""
    return f"unpacked:{intake.key}"


def _inside(intake: Intake, members: tuple[Unpacked, ...]) -> Iterator[Intake]:
    """Yield what lies in an archive as files to read."""
    for member in members:
        yield Intake(
            path=Path(member.path),
            name=f"{intake.name} » {member.name}",
            passwords=intake.passwords,
            inside=f"{intake.key} » {member.name}",
            sha256=member.sha256,
            unread=member.unread,
        )


# Files


def _read(desk: Desk, new: list[Intake], hashes: dict[str, str], again: dict[str, list[str]]) -> None:
    """Read files and take them into the dossier, in their order."""
    known = desk.store.intake()
    task = partial(tasks.read_file, readers=desk.profile.plugins.readers)
    for number, (intake, result) in enumerate(desk.crew.each(task, new), start=1):
        sha256 = hashes[intake.key]
        family = result.value if isinstance(result, Done) else (_unread(intake, result, sha256),)
        # Documents that come to the same keep their numbers, and with them what people decided on them.
        if known.get(intake.key) != sha256 or again[intake.key] != [i.document.unread for i in family]:
            _take_in(desk.store, intake, sha256, family)
        desk.tell("lezen", number, len(new))


def _to_try_again(store: Store, *, with_more: bool) -> dict[str, list[str]]:
    """Return the files of which something could not be read and may be now, with what was unread of each.

    What hangs on a mail and needs a password or a plug-in's reader is tried again when there are any.
    """
    families: dict[str, list[Document]] = {}
    roots = store.roots()
    for document in store.documents():
        families.setdefault(roots[document.id], []).append(document)
    return {
        source: [document.unread for document in families[root.id]]
        for source, root in store.roots_by_source()
        if any(RETRY in d.remarks for d in (families[root.id] if with_more else (root,)))
    }


def _unread(intake: Intake, failure: Failed, sha256: str) -> Item:
    """Return the document that stands for a file that could not be read."""
    document = Document(
        id="1",
        kind=DocumentKind.FLOW,
        title=PurePosixPath(intake.name.rpartition(" » ")[2]).stem,
        source=intake.name,
        sha256=sha256,
        text="",
        unread=failure.reason,
        remarks=(f"exit:{int(failure.exit_code)}", *((RETRY,) if failure.retry else ())),
    )
    return Item(document=document, data=b"")


def _take_in(store: Store, intake: Intake, sha256: str, items: tuple[Item, ...]) -> None:
    """Number a family and put its files and documents in the run."""
    first = store.last_number() + 1
    numbers = {item.document.id: f"{first + n:04d}" for n, item in enumerate(items)}
    family = []
    for item in items:
        parent = numbers[item.document.parent] if item.document.parent else None
        family.append(tasks.numbered(item, numbers[item.document.id], parent).document)
        folder = store.folder / "documents" / family[-1].id
        shutil.rmtree(folder, ignore_errors=True)  # what a killed run left under a number it never gave out
        write_file(folder / _file_name(item.document), item.data)
        if item.reading:
            write_file(folder / READING, item.reading)
    store.add_family(intake.key, sha256, tuple(family))


def _file_name(document: Document) -> str:
    """Return what a source file is called in the run; what will be converted is not yet the source."""
    suffix = PurePosixPath(document.source).suffix.casefold()
    suffix = suffix if suffix[1:].isalnum() and len(suffix) < 8 else ""
    if is_pending(document):
        return f"{tasks.ORIGINAL}{suffix}"
    return "source.pdf" if document.kind is DocumentKind.PAPER and document.pages else f"source{suffix}"


# Office files


def _convert(desk: Desk) -> None:
    """Have LibreOffice make PDFs of the office files that wait for one, many at each start."""
    waiting = [document for document in desk.store.documents() if is_pending(document)]
    left, done = waiting, 0
    for size in (_BATCH, 1):  # those that fell with others are tried alone
        fallen: list[Document] = []
        given = [
            tasks.Conversion(run=desk.run.resolve(), documents=tuple(left[at : at + size]))
            for at in range(0, len(left), size)
        ]
        for conversion, result in desk.crew.each(tasks.convert, given):
            if isinstance(result, Done):
                _finish(desk, result.value)
            elif size > 1:
                fallen += conversion.documents
                continue
            else:
                _give_up(desk, conversion, result)
            done += len(conversion.documents)
            desk.tell("omzetten", done, len(waiting))
        left = fallen


def _finish(desk: Desk, items: tuple[Item, ...]) -> None:
    """Keep what became of office files; the PDF is in place before the document says that it is."""
    for item in items:
        if item.document.pages:
            write_file(desk.run / "documents" / item.document.id / "source.pdf", item.data)
            write_file(desk.run / "documents" / item.document.id / READING, item.reading)
        if item.document != desk.store.document(item.document.id):
            desk.store.replace(item.document)


def _give_up(desk: Desk, conversion: tasks.Conversion, failure: Failed) -> None:
    """Say of an office file why it could not be converted."""
    for document in conversion.documents:
        told = tasks.unconverted(document, failure.reason)
        if told != document:
            desk.store.replace(told)
