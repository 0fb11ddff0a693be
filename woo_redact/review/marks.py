"""Passing a document for release: a person's mark, bound to exactly what counted when it was given."""

from collections.abc import Iterable

from woo_redact.language import recorded
from woo_redact.model import Decided
from woo_redact.store import digest, to_json

WANTED = {"none": 0, "questions": 0, "every-document": 1, "four-eyes": 2}
"""How many different persons must pass a document, by what the profile wants before release."""

Marks = Iterable[tuple[str, str, str]]


def state_of(sha256: str, text: str, title: str, decided: Decided) -> str:
    """Return the digest of all that a reader of a document passes: its text, title, findings and decisions.

    Any later decision gives another digest, and so makes a mark void (PRACTICE §6: filinq binds the review
    mark to one detection run).
    """
    words = " ".join(title.split()) or "(geen titel)"
    return digest(sha256, digest(text), words, to_json(Decided, decided))


def passed_by(marks: Marks, document: str, state: str) -> tuple[str, ...]:
    """Return who passes a document as it is now, each person once: of several marks the last counts."""
    last: dict[str, tuple[str, str]] = {}
    for marked, digest_then, by in marks:
        if marked == document:
            last[same_person(by)] = (digest_then, by)
    return tuple(by for digest_then, by in last.values() if digest_then == state)


def ever_passed(marks: Marks, document: str) -> bool:
    """Tell whether anybody passed a document before, in whatever state."""
    return any(marked == document and state for marked, state, _ in marks)


def missing(before_release: str, marks: Marks, document: str, state: str) -> str:
    """Return what is still to be done before a document may go out, "" when nothing is."""
    marks = tuple(marks)
    wanted, found = WANTED[before_release], len(passed_by(marks, document, state))
    if found >= wanted:
        return ""
    void = recorded("; an earlier agreement lapsed by a change") if ever_passed(marks, document) else ""
    if found:
        return recorded("still to be read by a second person")
    people = recorded("one person") if wanted == 1 else recorded("two persons")
    return recorded("still to be read by {people}{void}", people=people, void=void)


def same_person(name: str) -> str:
    """Return a name in the form in which two persons are told apart: blanks and capitals do not count."""
    return " ".join(name.casefold().split())
