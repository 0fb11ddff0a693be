"""What is sought in a dossier (words, names, numbers, grounds, states): an index that can be made again."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

_SCHEMA = """
create virtual table if not exists piece using fts5(
    document unindexed, kind unindexed, place unindexed, body, ground, state,
    tokenize = 'unicode61 remove_diacritics 2'
);
create table if not exists made (document text, kind text, key text, primary key (document, kind));
create table if not exists row_of (document text, kind text, number integer);
create index if not exists row_of_document on row_of (document, kind);
"""
_NUMBER = re.compile(r"\d[\d\s().+/-]{2,}\d")
_TERM = re.compile(r'(\w+):("[^"]*"|\S+)|"([^"]*)"|(\S+)')
_COLUMNS = {"grond": "ground", "ground": "ground", "staat": "state", "state": "state"}
_LEAST_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is found as one: a stretch of a text, a title, or a passage with its ground and state.

    `kind` is "text", "title" or "passage", `place` an offset or the key of the passage.
    """

    document: str
    kind: str
    place: str
    body: str = field(repr=False)
    ground: str = ""
    state: str = ""


class Index:
    """The full-text index of one run (SQLite FTS5), a file of its own beside what else can be made again."""

    def __init__(self, path: Path) -> None:
        """Open or make the index; one that is damaged is made anew."""
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if path.is_symlink():
            path.unlink()
        try:
            self._database = self._opened(path)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._database = self._opened(path)

    @staticmethod
    def _opened(path: Path) -> sqlite3.Connection:
        """Return the database with its tables."""
        path.touch(mode=0o600)
        database = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        database.execute("pragma synchronous = off")  # lost in a crash, it is made again
        database.executescript(_SCHEMA)
        return database

    def close(self) -> None:
        """Let the file go."""
        self._database.close()

    def has(self, document: str, kind: str, key: str) -> bool:
        """Tell whether what is sought of a document is that of today."""
        query = "select 1 from made where document = ? and kind = ? and key = ?"
        return self._database.execute(query, (document, kind, key)).fetchone() is not None

    def put(self, document: str, kind: str, key: str, pieces: Iterable[Piece]) -> None:
        """Take pieces of a document in, in place of those of its kind."""
        run = self._database.execute
        run("begin immediate")
        rows = run("select number from row_of where document = ? and kind = ?", (document, kind)).fetchall()
        self._database.executemany("delete from piece where rowid = ?", rows)
        run("delete from row_of where document = ? and kind = ?", (document, kind))
        for piece in pieces:
            row = (
                piece.document,
                piece.kind,
                piece.place,
                _with_numbers(piece.body),
                piece.ground,
                piece.state,
            )
            number = run("insert into piece values (?, ?, ?, ?, ?, ?)", row).lastrowid
            run("insert into row_of values (?, ?, ?)", (document, kind, number))
        run("insert or replace into made values (?, ?, ?)", (document, kind, key))
        run("commit")

    def search(self, sought: str, most: int) -> tuple[tuple[str, str, str], ...]:
        """Return (document, kind, place) of what fits, the best first; nothing when nothing is asked."""
        match = match_of(sought)
        if not match:
            return ()
        query = "select document, kind, place from piece where piece match ? order by rank limit ?"
        return tuple(self._database.execute(query, (match, most)).fetchall())


def match_of(sought: str) -> str:
    """Return what somebody typed as a match of FTS5; nothing in it is a command.

    All words must be there, the last may be the beginning of one; "words in quotes" stand together;
    grond:5.1.2e and staat:vraag look at those alone; a number is found however it is written.
    """
    terms = []
    for column, value, phrase, word in _TERM.findall(sought):
        if column.casefold() in _COLUMNS:
            terms.append(f"{_COLUMNS[column.casefold()]} : {_quoted(value.strip(chr(34)))}")
        else:
            terms.append(phrase or word or f"{column}:{value}")
    digits = re.sub(r"[\s().+/-]", "", sought)
    if digits.isdecimal() and len(digits) >= _LEAST_DIGITS:
        return f"body : {_quoted(digits)}*"
    found = [
        term
        if re.match(r"(ground|state) : ", term)
        else f"body : {_quoted(term)}{'*' if term[-1].isalnum() else ''}"
        for term in terms
        if any(map(str.isalnum, term))
    ]
    return " AND ".join(found)


def _quoted(words: str) -> str:
    """Return words as a string of FTS5."""
    return '"' + words.replace('"', '""') + '"'


def _with_numbers(body: str) -> str:
    """Return a text with its numbers once more without what stands between their digits."""
    numbers = (re.sub(r"\D", "", match) for match in _NUMBER.findall(body))
    return " ".join((body.replace("\0", " "), *numbers))
