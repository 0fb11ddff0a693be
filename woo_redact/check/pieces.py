"""What the checks on a dossier are given: each document with its decisions, and the release."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from woo_redact.model import Decision, Document, Output, Secret


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One document: its output if it has one, all decisions on it, and of these the ones on its text."""

    document: Document
    output: Output | None
    decisions: tuple[Decision, ...]
    texts: tuple[Decision, ...]
    released: bool
    marks: tuple[tuple[str, str], ...] = ()
    """Who passed the document, in the order of time: (digest of what they read, person)."""
    reviewed: str = ""
    """The digest of the document as it is now: text, title, findings and decisions."""

    @cached_property
    def hiding(self) -> tuple[Decision, ...]:
        """The decisions that hide something."""
        return tuple(decision for decision in self.decisions if decision.hides)

    @cached_property
    def grounds(self) -> frozenset[str]:
        """The grounds that are used in the document."""
        return frozenset(decision.ground for decision in self.hiding if decision.ground)

    @cached_property
    def explained(self) -> frozenset[str]:
        """The grounds whose text stands on the explanation page of the output."""
        if self.output is None or self.output.explanation is None:
            return frozenset()
        labels = {label for label, _, text in self.output.explanation.entries if text.strip()}
        return frozenset(r.ground for r in self.output.redactions if r.label in labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """The release of a dossier, what may stand nowhere in it, and what its profile says."""

    folder: Path
    secrets: tuple[Secret, ...] = field(repr=False)
    own: tuple[str, ...] = field(default=(), repr=False)
    """The organisation's own data and its public officials: they stay visible."""
    before_release: str = "questions"
