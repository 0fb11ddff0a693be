"""Reads the licence-clean public data sets and puts their labels, letters and spacing into the model's own form."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.generate import Example, Span

LABELS = {
    "PER": "PERSON",
    "PERS": "PERSON",
    "LOC": "LOCATION",
    "CAMP": "LOCATION",
    "ORG": "ORGANISATION",
    "CORP": "ORGANISATION",
    "GRP": "ORGANISATION",
}
NO_SPACE_BEFORE = re.compile(r"^[,.;:!?)\]}%»”]+$")
NO_SPACE_AFTER = re.compile(r"^[(\[{«„“]+$")
Rows = list[tuple[str, str]]


def read_rows(path: Path, *, word: int = 0, tag: int = -1) -> Iterator[Rows]:
    """Yields sentences of (word, BIO tag) from a column file; comment lines are skipped."""
    rows: Rows = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split()
        if line.startswith("# ") or "-DOCSTART-" in line:
            continue
        if len(fields) < 2:
            if rows:
                yield rows
            rows = []
        else:
            rows.append((fields[word], fields[tag]))
    if rows:
        yield rows


def to_example(rows: Rows) -> Example:
    """Joins words to running text, with the blanks an author would set, and BIO tags to spans."""
    text, glue, spans = "", True, list[Span]()
    open_span: tuple[int, str] | None = None
    for word, tag in rows:
        label = LABELS.get(tag[2:], "") if tag != "O" else ""
        if open_span and (tag.startswith("B-") or label != open_span[1]):
            spans.append((open_span[0], len(text), open_span[1]))
            open_span = None
        if not glue and not NO_SPACE_BEFORE.match(word):
            text += " "
        if label and open_span is None:
            open_span = (len(text), label)
        text += word
        glue = bool(NO_SPACE_AFTER.match(word))
    if open_span:
        spans.append((open_span[0], len(text), open_span[1]))
    return Example(text, tuple(spans))


def casing_table(texts: Iterable[str]) -> dict[str, str]:
    """For each lower-cased word the form it mostly has inside a sentence, counted in running text."""
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        for word in re.findall(r"(?<=[a-z,] )[^\W\d_][\w'-]*", text):
            forms.setdefault(word.lower(), Counter())[word] += 1
    return {low: counter.most_common(1)[0][0] for low, counter in forms.items()}


def recase(rows: Rows, table: dict[str, str]) -> Rows:
    """Gives a lower-cased sentence its capitals back: its start, its entities, and words mostly written with one."""
    small = {
        "van",
        "de",
        "den",
        "der",
        "het",
        "'t",
        "ten",
        "ter",
        "te",
        "of",
        "en",
        "la",
        "le",
        "el",
        "von",
        "op",
        "aan",
    }
    result: Rows = []
    for position, (word, tag) in enumerate(rows):
        cased = table.get(word, word)
        if tag[2:] not in {"", "PROD"} and (word not in small or tag.startswith("B-")) and tag != "I-CW":
            cased = word[:1].upper() + word[1:]
            if len(word) <= 4 and tag[2:] in {"CORP", "GRP"} and not re.search("[aeiou]", word):
                cased = word.upper()
            cased = (
                re.sub(r"(?<=[-.])[a-z]", lambda m: m.group().upper(), cased) if tag[2:] == "PER" else cased
            )
        if position == 0:
            cased = cased[:1].upper() + cased[1:]
        result.append((cased, tag))
    return result


def common_words(data: Path) -> list[str]:
    """Nouns, verbs, adjectives and adverbs of the treebanks, for places where any word may stand."""
    kinds, words = {"NOUN", "VERB", "ADJ", "ADV"}, set[str]()
    for path in ud_files(data):
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        words |= {
            r[1]
            for r in rows
            if len(r) > 3 and r[3] in kinds and r[1].isalpha() and r[1].islower() and len(r[1]) > 2
        }
    return sorted(words)


def ud_files(data: Path) -> list[Path]:
    """The treebank files to train on; Alpino dev is kept for measuring."""
    return [
        path for path in sorted((data / "ud_nl").glob("*-ud-*.conllu")) if "alpino-ud-dev" not in path.name
    ]


def multiconer(data: Path, *, part: str = "train") -> list[Example]:
    """MultiCoNER with its capitals back (CC BY 4.0); one sentence in eight stays lower-cased."""
    table = casing_table(e.text for path in ud_files(data) for e in proper_nouns(path))
    rng = random.Random(3)
    sentences = read_rows(data / "multiconer_nl" / f"nl_{part}.conll")
    return [to_example(rows if rng.random() < 0.125 else recase(rows, table)) for rows in sentences]


def europeana(data: Path, *, window: int = 28) -> list[Example]:
    """Europeana newspapers (CC0): OCR without sentence ends, cut into windows that split no span."""
    rows = [row for sentence in read_rows(data / "europeana_nl" / "enp_NL.kb.bio") for row in sentence]
    examples, start = list[Example](), 0
    while start < len(rows):
        end = min(start + window, len(rows))
        while end < len(rows) and rows[end][1].startswith("I-"):
            end += 1
        example = to_example(rows[start:end])
        # Its annotation is uneven: windows without any span may just be unread, so few are kept.
        if example.spans or len(examples) % 3 == 0:
            examples.append(example)
        start = end
    return examples


def ehri(data: Path) -> list[Example]:
    """EHRI-NER Dutch (EUPL-1.2): two thousand words."""
    return [to_example(rows) for rows in read_rows(data / "ehri_nl" / "ehri_nl.txt")]


def conll(data: Path, name: str = "ned.testb") -> list[Example]:
    """CoNLL-2002 Dutch, for evaluation only: its licence covers research on the shared task."""
    return [to_example(rows) for rows in read_rows(data / "conll2002" / name)]


def proper_nouns(path: Path) -> list[Example]:
    """UD sentences with each run of proper nouns as a span named PROPN."""
    examples = list[Example]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), "")
        at, spans = 0, list[Span]()
        for fields in (line.split("\t") for line in lines if line[:1].isdigit()):
            if "-" in fields[0] or "." in fields[0]:
                continue
            start = text.find(fields[1], at)
            at = start + len(fields[1])
            if fields[3] == "PROPN":
                spans.append((start, at, "PROPN"))
        if text:
            examples.append(Example(text, tuple(spans)))
    return examples
