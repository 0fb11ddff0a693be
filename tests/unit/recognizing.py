"""Reads the tables of the recognizers' tests: {…} marks what has to be found, "⏎" is a line end."""

import re
from dataclasses import dataclass

from presidio_analyzer import EntityRecognizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A line of a table: its text and the spans that were marked in it, with the entity where it is given."""

    text: str
    spans: tuple[tuple[int, int], ...]
    entities: tuple[str, ...]

    def words(self, spans: object) -> list[str]:
        """Return what stands at spans, for a failure that can be read."""
        return [self.text[start:end] for start, end in spans]  # type: ignore[attr-defined]


def read(line: str) -> Marked:
    """Return the text of a marked line and its spans."""
    text, spans, entities, last = "", [], [], 0
    for match in re.finditer(r"\{(?:([A-Z_]+):)?([^}]*)\}", line):
        text += line[last : match.start()].replace("⏎", "\n")
        value = match[2].replace("⏎", "\n")
        spans.append((len(text), len(text) + len(value)))
        entities.append(match[1] or "")
        text += value
        last = match.end()
    return Marked(text=text + line[last:].replace("⏎", "\n"), spans=tuple(spans), entities=tuple(entities))


def found(recognizer: EntityRecognizer, text: str) -> dict[tuple[int, int], float]:
    """Return {span: score} of what one recognizer finds."""
    results = recognizer.analyze(text, recognizer.supported_entities)
    return {(result.start, result.end): result.score for result in results}


def assert_finds(recognizer: EntityRecognizer, line: str) -> None:
    """Hold a recognizer to exactly the marked spans of one line."""
    marked = read(line)
    spans = sorted(found(recognizer, marked.text))
    assert marked.words(spans) == marked.words(marked.spans)
    assert spans == list(marked.spans)
