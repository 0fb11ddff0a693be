"""CoNLL-2002 Dutch testb, for evaluation only: persons, by the name models alone and by the whole tool.

E. F. Tjong Kim Sang, "Introduction to the CoNLL-2002 Shared Task", CoNLL 2002. The corpus is for research on
that task: nothing is trained on it and nothing of it is copied; whoever has it gives its folder with `--data`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import woo_redact
from benchmarks.quality.markup import PERSON, letters
from benchmarks.quality.score import Share
from benchmarks.quality.systems import models, profile
from woo_redact.detect.engine import load

FILE = "ned.testb"
_CLOSES = re.compile(r"[.,;:!?)\]%»]+$|'s$")
_OPENS = "(["
Places = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Article:
    """A newspaper article, its sentences, and where its persons stand."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    persons: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCounts:
    """Counts of persons: true ones, found ones, exactly right, true ones wholly covered, found beside the truth."""

    true: int
    found: int
    exact: int
    covered: int
    spurious: int

    def to_json(self) -> dict[str, int]:
        """Return plain values."""
        return asdict(self)

    @property
    def precision(self) -> Share:
        """Return the share of found spans that are exactly right."""
        return Share(self.exact, self.found)

    @property
    def recall(self) -> Share:
        """Return the share of persons that are found exactly."""
        return Share(self.exact, self.true)

    @property
    def coverage(self) -> Share:
        """Return the share of persons of whom every letter is found."""
        return Share(self.covered, self.true)


def read_articles(path: Path) -> tuple[Article, ...]:
    """Return the articles of a file of the shared task, set as running text, a sentence a line."""
    articles, sentences = [], list[list[tuple[str, str]]]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line]
        if rows and rows[0][0] == "-DOCSTART-":
            articles.append(_article(sentences))
            sentences, rows = [], rows[1:]
        if rows:
            sentences.append([(row[0], row[-1]) for row in rows])
    return tuple(article for article in [*articles, _article(sentences)] if article.text)


def _article(sentences: Iterable[Sequence[tuple[str, str]]]) -> Article:
    """Return sentences of words with their tags (B-PER, I-PER, …) as one article."""
    text, bounds, persons = "", [], Places()
    for rows in sentences:
        text += "\n" if text else ""
        begin, before = len(text), ""
        for word, tag in rows:
            glued = len(text) == begin or _CLOSES.match(word) or before[-1:] in _OPENS
            start = len(text) + (0 if glued else 1)
            text += word if glued else f" {word}"
            if tag == "B-PER":
                persons.append((start, len(text)))
            elif tag == "I-PER":
                persons[-1] = (persons[-1][0], len(text))
            before = word
        bounds.append((begin, len(text)))
    return Article(text, tuple(bounds), tuple(persons))


def count(articles: Sequence[Article], found: Sequence[Places]) -> PersonCounts:
    """Return what was found, held against the truth."""
    exact = covered = spurious = 0
    for article, ours in zip(articles, found, strict=True):
        seen = {i for start, end in ours for i in range(start, end)}
        exact += len(set(ours) & set(article.persons))
        covered += sum(letters(article.text, *person) <= seen for person in article.persons)
        spurious += sum(not any(s < end and start < e for s, e in article.persons) for start, end in ours)
    return PersonCounts(
        true=sum(len(article.persons) for article in articles),
        found=sum(map(len, found)),
        exact=exact,
        covered=covered,
        spurious=spurious,
    )


def by_model(model: str) -> Callable[[Article], Places]:
    """Return the bare name model: every sentence by itself, no structure, no register, no rules."""

    def find(article: Article) -> Places:
        found = load(model).find([article.text[start:end] for start, end in article.sentences])
        return [
            (start + hit.start, start + hit.end)
            for (start, _), hits in zip(article.sentences, found, strict=True)
            for hit in hits
            if hit.by == "model" and hit.entity == PERSON
        ]

    return find


def by_pipeline(model: str) -> Callable[[Article], Places]:
    """Return the whole tool: each article a dossier; a person who is kept for his office is found as well."""
    settings = profile(model)

    def find(article: Article) -> Places:
        decisions = woo_redact.analyze(article.text, settings)
        return [(d.span.start, d.span.end) for d in decisions if d.span and d.entity == PERSON]

    return find


def measure(folder: Path) -> list[dict[str, Any]]:
    """Return a row of plain values for each name model alone and for the tool with it."""
    articles = read_articles(folder / FILE)
    systems = [
        (name, find)
        for model in models()
        for name, find in (
            (f"name model `{model}` alone", by_model(model)),
            (f"woo-redact, {model}", by_pipeline(model)),
        )
    ]
    return [
        {"system": name, **count(articles, [find(article) for article in articles]).to_json()}
        for name, find in systems
    ]
