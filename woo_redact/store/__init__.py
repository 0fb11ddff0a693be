"""The run folder and its SQLite database: what was made, what people decided, and the audit trail.

Machine work is kept per document and stage with a key, the digest of all it was made from: when the key is
still the same it need not be made again, and it may be thrown away at any time. What a person decided is only
ever added to. Every change is one transaction, every file is written beside its place and then moved there,
so a run may be killed at any moment.
"""

import contextlib
import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from woo_redact.errors import UsageError
from woo_redact.language import _
from woo_redact.model import Assessment, Decision, Document, Ruling
from woo_redact.store.events import Event, untouched
from woo_redact.store.schema import SCHEMA, VERSION
from woo_redact.store.values import digest, from_json, to_json, write_file

__all__ = ["Event", "Store", "digest", "from_json", "to_json", "untouched", "write_file"]

_DATABASE = "dossier.sqlite"
_PEOPLES = ("decision", "ruling", "assessment")  # tables of what people said
_DOSSIER = "*"  # stands for the document where work is on the dossier as a whole


class Store:
    """One run folder. Only one process writes machine work at a time; reading is free."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the run in `folder`, or make one.

        Raises:
            UsageError: when the folder is no run (and is not to become one), or was made by a newer version.
        """
        self.folder = folder
        path = folder / _DATABASE
        if not path.exists() and not create:
            raise UsageError(
                _("{folder} is no run: there is no {database}", folder=folder, database=_DATABASE)
            )
        if folder.is_file():
            raise UsageError(_("{folder} is a file, not a folder", folder=folder))
        if create and folder.exists() and not path.exists() and any(_foreign(folder)):
            raise UsageError(
                _("{folder} already exists and is no run; choose an empty or a new folder", folder=folder)
            )
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._database = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._database.execute("pragma journal_mode = wal")
            self._database.execute("pragma synchronous = full")
            self._database.executescript(SCHEMA)
            version = self._database.execute("pragma user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise UsageError(_("{path} is no database of woo-redact", path=path)) from error
        if version > VERSION:
            raise UsageError(_("{folder} was made by a newer version of woo-redact", folder=folder))
        if version < VERSION:
            self._database.execute(f"pragma user_version = {VERSION}")
        self._lock: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the database and give up the lock."""
        self._database.close()
        if self._lock is not None:
            self._lock.close()

    def claim(self) -> None:
        """Keep other runs out of this folder until the store is closed or the process dies.

        Raises:
            UsageError: when another run is at work here.
        """
        # SQLite's own file lock: it goes with the process, however that ends, on every system.
        lock = sqlite3.connect(self.folder / ".lock", timeout=0, isolation_level=None)
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            lock.close()
            raise UsageError(_("a run is already at work in {folder}", folder=self.folder)) from error
        self._lock = lock

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the changes inside all or none.

        Raises:
            UsageError: when another command goes on writing in this run for half a minute.
        """
        try:
            self._database.execute("begin immediate")
        except sqlite3.OperationalError as error:
            raise UsageError(
                _("another command is writing in {folder}: try again when it is done", folder=self.folder)
            ) from error
        try:
            yield
        except BaseException:
            self._database.execute("rollback")
            raise
        self._database.execute("commit")

    # Documents

    def add_family(self, source: str, sha256: str, family: tuple[Document, ...]) -> None:
        """Add a file's documents; those of an earlier content of the same file go, with their work.

        Raises:
            sqlite3.IntegrityError: when a document's number is taken.
        """
        with self.transaction():
            root = family[0].id
            self._database.execute(
                "delete from work where document in (select id from document where source = ?)",
                (source,),
            )
            self._database.execute("delete from document where source = ?", (source,))
            rows = [(d.id, source, sha256, root, to_json(Document, d)) for d in family]
            self._database.executemany("insert into document values (?, ?, ?, ?, ?)", rows)
            self.keep(None, "number", "", str(max(int(d.id) for d in family)).encode())
            self._log("read", {"sha256": sha256, "documents": [d.id for d in family]})

    def replace(self, document: Document) -> None:
        """Put a document in the place of the one of its number, whose work goes: it was read anew."""
        with self.transaction():
            self._database.execute("delete from work where document = ?", (document.id,))
            payload = to_json(Document, document)
            self._database.execute("update document set payload = ? where id = ?", (payload, document.id))
            self._log("converted", {"document": document.id, "sha256": document.sha256})

    def forget(self, source: str) -> None:
        """Drop the documents of a source file with their work; their numbers are not used again."""
        with self.transaction():
            ids = [
                row[0]
                for row in self._database.execute("select id from document where source = ?", (source,))
            ]
            for identity in ids:
                self._database.execute("delete from work where document = ?", (identity,))
            self._database.execute("delete from document where source = ?", (source,))
            if ids:
                self._log("dropped", {"documents": ids})

    def intake(self) -> dict[str, str]:
        """Return the SHA-256 of each source file that was read."""
        return dict(self._database.execute("select source, sha256 from document order by id"))

    def last_number(self) -> int:
        """Return the highest document number given out, 0 for none: a number is never used twice."""
        row = self._database.execute(
            "select payload from work where document = ? and stage = 'number'", (_DOSSIER,)
        )
        found = row.fetchone()
        return int(found[0]) if found else 0

    def documents(self) -> Iterator[Document]:
        """Return the documents by number, read one at a time."""
        last = 0  # numbers are given out in order, and so are rows
        query = "select rowid, id from document where rowid > ? order by rowid limit 1000"
        while rows := self._database.execute(query, (last,)).fetchall():
            for _row, identity in rows:
                yield self.document(identity)
            last = rows[-1][0]

    def line_up(self, sized: Iterable[tuple[str, int, int]]) -> tuple[int, int, int]:
        """Note (on disk) which documents wait for a stage, each with its size and pages.

        Return how many they are, their pages and their size together.
        """
        self._database.execute("drop table if exists waiting")
        self._database.execute("create temp table waiting (id text, size integer, pages integer)")
        for row in sized:
            self._database.execute("insert into waiting values (?, ?, ?)", row)
        query = "select count(*), coalesce(sum(pages), 0), coalesce(sum(size), 0) from waiting"
        count, pages, size = self._database.execute(query).fetchone()
        return count, pages, size

    def waiting(self) -> Iterator[str]:
        """Yield the documents that wait, the largest first: what takes longest must not begin last."""
        for row in self._database.execute("select id from waiting order by size desc, rowid"):
            yield row[0]

    def document(self, identity: str) -> Document:
        """Return one document.

        Raises:
            UsageError: when the run has none of that number.
        """
        document: Document = from_json(Document, self.document_payload(identity))
        return document

    def document_payload(self, identity: str) -> bytes:
        """Return one document as it is kept.

        Raises:
            UsageError: when the run has none of that number.
        """
        row = self._database.execute("select payload from document where id = ?", (identity,)).fetchone()
        if row is None:
            raise UsageError(_("this run has no document {identity}", identity=identity))
        return bytes(row[0])

    def roots(self) -> dict[str, str]:
        """Return for each document the number of the file it came with (its family)."""
        return dict(self._database.execute("select id, root from document order by length(id), id"))

    def roots_by_source(self) -> Iterator[tuple[str, Document]]:
        """Yield the key of each source file with the document that the file itself became."""
        rows = self._database.execute("select source, payload from document where id = root order by id")
        for source, payload in rows.fetchall():
            yield source, from_json(Document, payload)

    # Machine work

    def kept(self, document: str | None, stage: str, key: str) -> bytes | None:
        """Return work that is still good: made from what `key` says; None when it must be made."""
        query = "select payload from work where document = ? and stage = ? and key = ?"
        row = self._database.execute(query, (document or _DOSSIER, stage, key)).fetchone()
        return row[0] if row else None

    def latest(self, document: str | None, stage: str) -> bytes | None:
        """Return the work of a stage whatever it was made from, None when there is none."""
        query = "select payload from work where document = ? and stage = ?"
        row = self._database.execute(query, (document or _DOSSIER, stage)).fetchone()
        return row[0] if row else None

    def keep(self, document: str | None, stage: str, key: str, payload: bytes) -> None:
        """Keep the work of a stage on a document, or (None) on the dossier, in place of what was there."""
        statement = "insert or replace into work values (?, ?, ?, ?)"
        self._database.execute(statement, (document or _DOSSIER, stage, key, payload))

    def drop(self, document: str, stages: tuple[str, ...]) -> None:
        """Throw away the work of these stages on a document: what it was made from has changed."""
        marks = ", ".join("?" * len(stages))
        statement = f"delete from work where document = ? and stage in ({marks})"  # noqa: S608 - only marks
        self._database.execute(statement, (document, *stages))

    # People's decisions

    def decide(
        self, decisions: tuple[Decision, ...], *, contexts: tuple[dict[str, Any], ...] = ()
    ) -> tuple[int, ...]:
        """Add decisions of a person; none is ever changed or taken away. Return their numbers.

        `contexts` says of each what the audit trail tells with it: what counted before, and counts after.
        """
        with self.transaction():
            return self.added(decisions, contexts=contexts)

    def added(
        self, decisions: tuple[Decision, ...], *, contexts: tuple[dict[str, Any], ...] = ()
    ) -> tuple[int, ...]:
        """Add decisions as `decide` does, within a transaction of the caller's."""
        numbers = []
        for decision, context in zip(decisions, contexts or ({},) * len(decisions), strict=True):
            payload = to_json(Decision, decision)
            row = self._database.execute("insert into decision (payload) values (?)", (payload,))
            numbers.append(int(row.lastrowid or 0))
            self._log("decide", {"number": numbers[-1], "decision": json.loads(payload), **context})
        return tuple(numbers)

    def withdraw(
        self, numbers: tuple[int, ...], *, by: str, contexts: tuple[dict[str, Any], ...] = ()
    ) -> None:
        """Take decisions back, within a transaction of the caller's: they stay, and no longer count."""
        for number, context in zip(numbers, contexts or ({},) * len(numbers), strict=True):
            self._database.execute("insert into withdrawn (decision, by) values (?, ?)", (number, by))
            self._log("withdraw", {"number": number, "by": by, **context})

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions of persons that count, in the order they were taken."""
        gone = self.withdrawn()
        return tuple(decision for number, decision in self.taken() if number not in gone)

    def taken(self, after: int = 0) -> tuple[tuple[int, Decision], ...]:
        """Return every decision of a person with a number beyond `after`, also those taken back since."""
        query = "select number, payload from decision where number > ? order by number"
        rows = self._database.execute(query, (after,))
        return tuple((number, from_json(Decision, payload)) for number, payload in rows)

    def withdrawn(self) -> frozenset[int]:
        """Return the numbers of the decisions that were taken back."""
        return frozenset(row[0] for row in self._database.execute("select decision from withdrawn"))

    def mark(self, document: str, state: str, *, by: str, context: dict[str, Any] | None = None) -> None:
        """Note that a person passes a document in a state (its digest), or with "" no longer does."""
        with self.transaction():
            row = (document, state, by)
            self._database.execute("insert into mark (document, digest, by) values (?, ?, ?)", row)
            self._log("mark", {"document": document, "digest": state, "by": by, **(context or {})})

    def marks(self) -> tuple[tuple[str, str, str], ...]:
        """Return every mark as (document, digest of its state, person), in the order they were made."""
        return tuple(self._database.execute("select document, digest, by from mark order by number"))

    def pulse(self) -> tuple[int, ...]:
        """Return what changes whenever people decide, or the rules' decisions are made anew."""
        query = (
            "select (select coalesce(max(number), 0) from decision),"
            " (select coalesce(max(number), 0) from withdrawn), (select coalesce(max(number), 0) from mark),"
            " (select coalesce(max(rowid), 0) + count(*) from work where stage = 'swept')"
            " + (select count(*) from ruling) + (select count(*) from assessment)"
        )
        return tuple(self._database.execute(query).fetchone())

    def payloads(self, stage: str) -> dict[str, bytes]:
        """Return the work of a stage on every document that has it."""
        query = "select document, payload from work where stage = ? and document != ?"
        return dict(self._database.execute(query, (stage, _DOSSIER)))

    def rule(self, rulings: tuple[Ruling, ...]) -> None:
        """Add what a person said of duplicates; nothing is ever changed or taken away."""
        with self.transaction():
            for ruling in rulings:
                payload = to_json(Ruling, ruling)
                self._database.execute("insert into ruling (payload) values (?)", (payload,))
                self._log("rule", json.loads(payload))

    def rulings(self) -> dict[str, Ruling]:
        """Return the last word of a person on each tie, by the id of the tie."""
        rows = self._database.execute("select payload from ruling order by number").fetchall()
        return {ruling.tie: ruling for ruling in (from_json(Ruling, row[0]) for row in rows)}

    def assess(self, assessments: tuple[Assessment, ...]) -> None:
        """Add what a person judged of whole documents; nothing is ever changed or taken away."""
        with self.transaction():
            for assessment in assessments:
                payload = to_json(Assessment, assessment)
                self._database.execute("insert into assessment (payload) values (?)", (payload,))
                self._log("assess", json.loads(payload))

    def assessments(self) -> dict[str, Assessment]:
        """Return the last judgement of a person on each document, by its number."""
        rows = self._database.execute("select payload from assessment order by number").fetchall()
        return {found.document: found for found in (from_json(Assessment, row[0]) for row in rows)}

    # Audit trail

    def log(self, event: str, detail: dict[str, Any]) -> None:
        """Add a line to the audit trail; `detail` holds no document text."""
        with self.transaction():
            self._log(event, detail)

    def _log(self, event: str, detail: dict[str, Any]) -> None:
        """Add a line within a transaction, chained to the one before by its hash."""
        last = self._database.execute("select hash from audit order by number desc limit 1").fetchone()
        previous = last[0] if last else ""
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        text = json.dumps(detail, ensure_ascii=False, sort_keys=True)
        row = (at, event, text, previous, digest(previous, at, event, text))
        self._database.execute(
            "insert into audit (at, event, detail, previous, hash) values (?, ?, ?, ?, ?)", row
        )

    def counted(self, table: str) -> int:
        """Return how many rows a table was ever given: rows cut off at its end are still counted."""
        query = "select seq from sqlite_sequence where name = ?"
        found = self._database.execute(query, (table,)).fetchone()
        return int(found[0]) if found else 0

    def plain(self, table: str) -> dict[int, Any]:
        """Return the rows of "decision", "ruling" or "assessment" as they are kept, whatever their shape."""
        queries = {name: f"select number, payload from {name}" for name in _PEOPLES}  # noqa: S608 - our names
        return {number: json.loads(payload) for number, payload in self._database.execute(queries[table])}

    def audit(self) -> tuple[Event, ...]:
        """Return the audit trail."""
        rows = self._database.execute(
            "select number, at, event, detail, previous, hash from audit order by number"
        )
        keys = ("number", "at", "event", "detail", "previous", "hash")
        return tuple(Event(**dict(zip(keys, row, strict=True))) for row in rows)


def _foreign(folder: Path) -> Iterator[Path]:
    """Return what is in a folder beyond what a run that was just begun has made."""
    return (path for path in folder.iterdir() if path.name not in {".lock", ".lock-journal"})
