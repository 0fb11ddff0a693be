"""The common build of our recognizers: a Presidio PatternRecognizer that may look round the match."""

import re
from abc import ABC
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from presidio_analyzer import AnalysisExplanation, Pattern, PatternRecognizer, RecognizerResult

from woo_redact.detect.guarded import AnyOf, Guarded
from woo_redact.detect.recognizers.columns import tables
from woo_redact.detect.recognizers.surroundings import is_numbered
from woo_redact.model import Entity

FLOOR = 0.4
"""A score below this is no finding: what is returned is at least worth a person's look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A range of characters, how sure we are (0..1) and why, in a few Dutch words without the text itself."""

    start: int
    end: int
    score: float
    why: str


class Identifier(PatternRecognizer, ABC):  # type: ignore[misc]  # presidio_analyzer has no types
    """One kind of identifier in Dutch text.

    Three things differ from Presidio's own PatternRecognizer, and each is needed: the finding is the group
    `value` of the match, not the label before it; `judge` sees the whole text, because the word before a
    number decides what the number is; and nothing is matched unless `TRIGGER` or one of `WORDS` (lower
    case) occurs, because most paragraphs hold no identifier at all. Patterns
    are compiled by `re`, without flags: case is a clue.
    """

    ENTITY: ClassVar[Entity]
    NAME: ClassVar[str | None] = None
    """What a finding's `found_by` says after "pattern:", the class's name if there is none (Presidio's "
    "way)."""
    TRIGGER: ClassVar[re.Pattern[str] | None] = None
    WORDS: ClassVar[Collection[str]] = ()
    LABELS: ClassVar[Collection[str]] = ()
    """Parts of labels that stand apart from their value, besides WORDS and CONTEXT (lower case)."""
    PATTERNS: ClassVar[tuple[Pattern, ...]]
    CONTEXT: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        """Compile the patterns; cheap, reads nothing."""
        super().__init__(
            supported_entity=self.ENTITY.value,
            supported_language="nl",
            name=self.NAME,
            patterns=list(self.PATTERNS),
            context=list(self.CONTEXT),
        )
        self._trigger = None if self.TRIGGER is None else Guarded(self.TRIGGER.pattern, self.TRIGGER.flags)
        self._words = AnyOf(self.WORDS) if self.WORDS else None
        self._compiled = tuple((pattern, Guarded(pattern.regex)) for pattern in self.PATTERNS)

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: object = None,  # noqa: ARG002  # Presidio's signature
        regex_flags: int | None = None,  # noqa: ARG002  # Presidio's signature
    ) -> list[RecognizerResult]:
        """Return Presidio results for `text`, without overlaps, in the order of the text."""
        if not self._may_occur(text) or self.ENTITY not in entities:
            return []
        plain = [hit for hit in self.find(tables(text).headless) if not self._refuted(text, hit)]
        hits = [*plain, *self._in_columns(text), *self._in_fields(text)]
        return [self._result(hit) for hit in without_overlaps(hits)]

    def _in_columns(self, text: str) -> Iterator[Hit]:
        """Yield what only the heading of its column tells: the cell is read as if it stood behind it."""
        for column in tables(text).columns:
            if self._is_label(column.heading):
                for start, cell in column.cells:
                    yield from self._behind(column.heading, start, cell)

    def _in_fields(self, text: str) -> Iterator[Hit]:
        """Yield what the label of its field tells, or the question that it answers."""
        for field in tables(text).fields:
            if self._is_label(field.label):
                yield from self._behind(field.label, field.start, field.value)

    def _is_label(self, label: str) -> bool:
        """Tell cheaply whether a label can be one of this entity."""
        lower = label.lower()
        return any(word in lower for word in (*self.WORDS, *self.CONTEXT, *self.LABELS))

    def _behind(self, label: str, start: int, value: str) -> Iterator[Hit]:
        """Yield what is found in a value at `start` when it stands directly behind its label."""
        label = f"{label}: "
        for hit in self.find(label + value):
            if hit.start >= len(label):
                moved = start - len(label)
                yield Hit(start=hit.start + moved, end=hit.end + moved, score=hit.score, why=hit.why)

    def _refuted(self, text: str, hit: Hit) -> bool:
        """Tell whether the heading of its column, or the question it answers, tells of another thing."""
        for column in tables(text).columns:
            for start, cell in column.cells:
                if start <= hit.start and hit.end <= start + len(cell):
                    return not any(self._behind(column.heading, start, cell))
        for field in tables(text).fields:
            if field.asked and field.start <= hit.start and hit.end <= field.start + len(field.value):
                behind = self._is_label(field.label) or any(
                    self._behind(field.label, field.start, field.value)
                )
                return not behind and is_numbered(field.label, len(field.label))
        return False

    def _may_occur(self, text: str) -> bool:
        """Tell cheaply whether a look is worth while."""
        if self._trigger is not None and self._trigger.search(text):
            return True
        return self._words is not None and self._words.within(text)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield what the patterns match and `judge` does not refuse."""
        for pattern, compiled in self._compiled:
            for match in compiled.finditer(text):
                yield from self.judge(text, match, pattern)

    def judge(
        self,
        text: str,  # noqa: ARG002  # the recognizers that override this look round the match
        match: re.Match[str],
        pattern: Pattern,
    ) -> Iterator[Hit]:
        """Yield the group `value` of a match, scored by the pattern unless `validate_result` knows better."""
        valid = self.validate_result(match["value"])
        if valid is not False:
            score = 1.0 if valid else pattern.score
            yield Hit(start=match.start("value"), end=match.end("value"), score=score, why=pattern.name)

    def _result(self, hit: Hit) -> RecognizerResult:
        """Dress a hit as Presidio wants it; the explanation carries `why`, never the text."""
        explanation = AnalysisExplanation(
            recognizer=self.name,
            original_score=hit.score,
            pattern_name=hit.why,
            textual_explanation=hit.why,
        )
        metadata: dict[str, Any] = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return RecognizerResult(
            self.ENTITY.value, hit.start, hit.end, hit.score, explanation, recognition_metadata=metadata
        )


def without_overlaps(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Keep of overlapping hits the surest, then the longest; in the order of the text, none below FLOOR."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.score, hit.start - hit.end)):
        if hit.score < FLOOR:
            continue
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif (hit.score, hit.end - hit.start) > (kept[-1].score, kept[-1].end - kept[-1].start):
            kept[-1] = hit
    return tuple(kept)
