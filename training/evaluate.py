"""Measures a name model on text it was not trained on: `python -m training.evaluate --data DIR MODEL…`."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from training import sources
from training.generate import Example, Generator, Span
from woo_redact.detect.engine import pipeline

LABELS = ("PERSON", "ORGANISATION", "LOCATION")
HELD_OUT_SEED = 990
HEAD = (
    "| model | set | label | precision | recall | F1 | wholly covered | spurious / found |\n"
    "|---|---|---|---|---|---|---|---|"
)
Predictor = Callable[[Sequence[str]], list[Example]]


@dataclass(slots=True)
class Score:
    """Counts of one label on one set."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    covered: int = 0
    spurious: int = 0

    @property
    def precision(self) -> float:
        """Share of found spans that are exactly right."""
        return self.exact / max(1, self.found)

    @property
    def recall(self) -> float:
        """Share of true spans that are found exactly."""
        return self.exact / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.exact / max(1, self.found + self.gold)

    @property
    def coverage(self) -> float:
        """Share of true spans hidden wholly by found spans, blanks aside."""
        return self.covered / max(1, self.gold)


def score(predicted: Sequence[Example], gold: Sequence[Example], label: str) -> Score:
    """Compares spans of one label; spurious are found spans that touch no true one of that label."""
    total = Score()
    for ours, theirs in zip(predicted, gold, strict=True):
        found = [s for s in ours.spans if s[2] == label]
        true = [s for s in theirs.spans if s[2] == label]
        total.found += len(found)
        total.gold += len(true)
        total.exact += len(set(found) & set(true))
        total.covered += sum(_hidden(theirs.text, span, found) for span in true)
        total.spurious += sum(not any(a < t and s < b for s, t, _ in true) for a, b, _ in found)
    return total


def _hidden(text: str, span: Span, found: Sequence[Span]) -> bool:
    places = {i for start, end, _ in found for i in range(start, end)}
    return all(i in places or not text[i].isalnum() for i in range(span[0], span[1]))


def predictor(nlp: Language) -> Predictor:
    """A spaCy pipeline as a function from texts to labelled texts."""

    def predict(texts: Sequence[str]) -> list[Example]:
        docs = nlp.pipe(texts, batch_size=64)
        return [Example(d.text, tuple((e.start_char, e.end_char, e.label_) for e in d.ents)) for d in docs]

    return predict


def handwritten() -> list[Example]:
    """Sixty snippets written once by hand, in styles the generator lacks; persons only."""
    lines = (Path(__file__).parent / "handwritten.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Example(row["text"], tuple((s, e, label) for s, e, label in row["spans"])) for row in rows]


def test_sets(data: Path) -> dict[str, list[Example]]:
    """The sets with gold names, by name; CoNLL-2002 is read here only, for evaluation."""
    made_up = list(Generator(data / "names", seed=HELD_OUT_SEED, held_out=True).examples(1200))
    sets = {"made up, unseen names and templates": made_up, "handwritten (60)": handwritten()}
    if (data / "conll2002").is_dir():
        sets["CoNLL-2002 testb"] = sources.conll(data)
    return sets


def table(predict: Predictor, sets: dict[str, list[Example]], name: str) -> list[str]:
    """Rows of a Markdown table for one model."""
    rows = []
    for title, gold in sets.items():
        predicted = predict([e.text for e in gold])
        for label in LABELS:
            result = score(predicted, gold, label)
            if result.gold:
                rows.append(
                    f"| {name} | {title} | {label} | {100 * result.precision:.1f} | {100 * result.recall:.1f} "
                    f"| {100 * result.f1:.1f} | {100 * result.coverage:.1f} | {result.spurious} / {result.found} |"
                )
    return rows


def proper_noun_shares(predict: Predictor, gold: Sequence[Example]) -> tuple[float, float]:
    """Share of UD proper nouns in some span, and of PERSON spans that hold a proper noun."""
    predicted = predict([e.text for e in gold])
    nouns = covered = persons = right = 0
    for ours, theirs in zip(predicted, gold, strict=True):
        nouns += len(theirs.spans)
        covered += sum(any(a <= s and t <= b for a, b, _ in ours.spans) for s, t, _ in theirs.spans)
        for start, end, label in ours.spans:
            if label == "PERSON":
                persons += 1
                right += any(start < t and s < end for s, t, _ in theirs.spans)
    return covered / max(1, nouns), right / max(1, persons)


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Words per second of CPU time of this process."""
    words = sum(len(doc) for doc in nlp.pipe(texts[:50]))
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - started)


def main() -> None:
    """Prints the table for each model given, and for the teacher if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, help="measure the teacher in this work folder too; needs torch")
    parser.add_argument(
        "models", nargs="*", default=["fast", "thorough"], help="as in the profile, or a folder"
    )
    options = parser.parse_args()
    sets = test_sets(options.data)
    nouns = sources.proper_nouns(options.data / "ud_nl" / "nl_alpino-ud-dev.conllu")
    print(HEAD)
    notes = []
    for name in options.models:
        nlp = spacy.load(name) if Path(name).is_dir() else pipeline(name)
        print("\n".join(table(predictor(nlp), sets, Path(name).name)), flush=True)
        covered, right = proper_noun_shares(predictor(nlp), nouns)
        speed = words_per_second(nlp, [e.text for e in nouns])
        notes.append(
            f"{name}: {covered:.1%} of UD proper nouns in a span, {right:.1%} of persons hold one; {speed:,.0f} words/s"
        )
    if options.work:
        from training.teacher import Teacher  # noqa: PLC0415  # torch is needed here only

        teacher = Teacher(options.data / "e5nl")
        teacher.restore(options.work / "teacher.pt")
        print("\n".join(table(teacher.label, sets, "teacher")))
    print("\n" + "\n".join(notes))


if __name__ == "__main__":
    main()
