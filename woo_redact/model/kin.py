"""How documents of a dossier belong together: families, threads, duplicates, and what a person said of it."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from woo_redact.language import recorded


class TieKind(StrEnum):
    """What ties one document to another (PRACTICE P37)."""

    DUPLICATE = recorded("duplicate")
    """The same in all that is disclosed: not released twice, unless a person says otherwise."""
    CONTAINED = recorded("contained")
    """A mail that stands whole in a later one: only proposed, a person decides."""
    SAME_FILE = recorded("same file")
    """An attachment that also hangs on another mail: only proposed, a person decides."""
    SAME_TEXT = recorded("same text")
    """The same words to others, or at another time: told, never set aside, for who got it may count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Document `document` is found in document `other`; `why` says it in the officer's words.

    `key` is made from the contents of both: an answer does not outlive what it was given on. With a `parent`,
    the mail it hangs on, it counts only while that one's own tie does: an attachment goes with its mail.
    """

    document: str
    other: str
    kind: TieKind
    why: str
    key: str
    parent: str = ""

    @property
    def id(self) -> str:
        """Return the digest that names this tie, by which a script answers it."""
        return hashlib.sha256(f"{self.kind}:{self.key}".encode()).hexdigest()[:16]

    @property
    def asks(self) -> bool:
        """Tell whether a person must accept it before it counts."""
        return self.kind in {TieKind.CONTAINED, TieKind.SAME_FILE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's word on a tie: accepted, the document is not released by itself. The last word counts."""

    tie: str
    accepted: bool
    by: str
    why: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A dossier's families and threads (document → number of the first document), and its ties.

    A family is a file and all that hangs on it; only mails have a thread. Ties are in the order of documents;
    a document has at most one. What it is tied to may itself be tied to a third, never in a circle.
    """

    families: tuple[tuple[str, int], ...] = ()
    threads: tuple[tuple[str, int], ...] = ()
    ties: tuple[Tie, ...] = ()
