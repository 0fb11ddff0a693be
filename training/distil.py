"""What teacher and pupil learn from: made-up and composed texts with their own labels, natural text labelled by the teacher."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training import sources, written
from training.generate import Example, Generator, Span, read_origins
from training.names import NameLists
from training.spellings import full, initialled, surname_alone
from training.written import OFFICES

MADE_UP = 22_000
SMALL_LETTERS = 0.06  # share of natural texts lower-cased
OTHER_CASTS = 6  # under how many other casts a composed text is read
BY_PARAGRAPH = 0.5  # share of them that the last lesson reads by paragraphs
PUPIL_CASTS = 9  # and for the pupil
OTHER_NAMES = 0.4  # share of natural texts whose persons get other names in the second lesson


def save(examples: Sequence[Example], path: Path) -> None:
    """Writes one JSON object a line."""
    lines = (json.dumps({"text": e.text, "spans": e.spans}, ensure_ascii=False) for e in examples)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read(path: Path) -> list[Example]:
    """Reads what `save` wrote."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Example(row["text"], tuple((s, e, label) for s, e, label in row["spans"])) for row in rows]


def first_lesson(data: Path, *, seed: int) -> list[Example]:
    """What the teacher learns first, labels by hand: 3,500 made-up texts, 11,000 MultiCoNER, 1,200 Europeana, EHRI."""
    rng = random.Random(seed)
    multiconer, europeana = sources.multiconer(data), sources.europeana(data)
    rng.shuffle(multiconer)
    rng.shuffle(europeana)
    natural = multiconer[:11_000] + europeana[:1200] + sources.ehri(data)
    return made_up_pieces(data, 3500, seed=seed) + [lowered(e) if rng.random() < 0.04 else e for e in natural]


def second_lesson(data: Path, silver: Sequence[Example], *, seed: int) -> list[Example]:
    """What it learns then: its own labels on 5,500 natural texts, and 4,500 made-up texts of another seed."""
    rng = random.Random(seed)
    lists = NameLists(data / "names", read_origins(), held_out=False)
    natural = list(silver)
    rng.shuffle(natural)
    natural = [with_other_names(e, lists, rng) if rng.random() < OTHER_NAMES else e for e in natural[:5500]]
    made_up = made_up_pieces(data, 4500, seed=seed + 1)
    return made_up + [lowered(e) if rng.random() < SMALL_LETTERS else e for e in natural]


def third_lesson(data: Path, silver: Sequence[Example], *, seed: int) -> list[Example]:
    """What it learns next: the composed texts, each under seven casts, among 2,500 natural texts and 2,000 made-up ones."""
    rng = random.Random(seed)
    lists = NameLists(data / "names", read_origins(), held_out=False)
    composed = written.lesson(written.texts(held_out=False), lists, versions=OTHER_CASTS, rng=rng)
    pieces = [piece for e in composed for piece in pieces_of(e, limit=600)]
    natural = list(silver)
    rng.shuffle(natural)
    natural = [with_other_names(e, lists, rng) if rng.random() < OTHER_NAMES else e for e in natural[:2500]]
    some = [lowered(e) if rng.random() < SMALL_LETTERS else e for e in [*natural, *pieces]]
    return some + made_up_pieces(data, 2000, seed=seed + 1)


def last_lesson(data: Path, silver: Sequence[Example], *, seed: int) -> list[Example]:
    """The composed texts once more, under four casts, half of them by paragraphs, as they are read later; few others."""
    rng = random.Random(seed)
    lists = NameLists(data / "names", read_origins(), held_out=False)
    composed = written.lesson(written.texts(held_out=False), lists, versions=3, rng=rng)
    parts = [p for e in composed for p in (paragraphs(e) if rng.random() < BY_PARAGRAPH else [e])]
    pieces = [piece for e in parts for piece in pieces_of(e, limit=600)]
    natural = list(silver)
    rng.shuffle(natural)
    natural = [with_other_names(e, lists, rng) if rng.random() < OTHER_NAMES else e for e in natural[:800]]
    some = [lowered(e) if rng.random() < SMALL_LETTERS else e for e in [*natural, *pieces]]
    return some + made_up_pieces(data, 400, seed=seed + 1)


def paragraphs(example: Example) -> Iterator[Example]:
    """Cuts a text at its blank lines."""
    at = 0
    for gap in [*re.finditer(r"\n\s*\n", example.text), None]:
        end = gap.start() if gap else len(example.text)
        if end > at:
            yield _slice(example, at, end)
        at = gap.end() if gap else end


def made_up_pieces(data: Path, number: int, *, seed: int) -> list[Example]:
    """Made-up texts, cut to what the teacher reads at once."""
    texts = Generator(data / "names", seed=seed).examples(number)
    return [piece for e in texts for piece in pieces_of(e, limit=400)]


def pieces_of(example: Example, *, limit: int = 700) -> Iterator[Example]:
    """Cuts a long text at line ends into pieces of at most about `limit` characters."""
    start, at = 0, 0
    for line in example.text.splitlines(keepends=True):
        if at + len(line) - start > limit and at > start:
            yield _slice(example, start, at)
            start = at
        at += len(line)
    yield _slice(example, start, at)


def _slice(example: Example, start: int, end: int) -> Example:
    spans = tuple((s - start, t - start, label) for s, t, label in example.spans if s >= start and t <= end)
    return Example(example.text[start:end], spans)


def lowered(example: Example) -> Example:
    """The text in small letters, unless that would move a span."""
    text = example.text.lower()
    return Example(text, example.spans) if len(text) == len(example.text) else example


def plain(example: Example) -> Example:
    """The same without what a text says of offices: a person is a PERSON."""
    spans = tuple((s, e, "PERSON" if label in OFFICES else label) for s, e, label in example.spans)
    return Example(example.text, spans)


def with_gold(silver: Example, gold: Example) -> Example:
    """The data set's own spans, and the teacher's where the data set has none: its annotation is right but has gaps."""
    free = [s for s in silver.spans if not any(s[0] < end and start < s[1] for start, end, _ in gold.spans)]
    return Example(silver.text, tuple(sorted([*free, *gold.spans])))


def gated(silver: Example, nouns: Sequence[Span]) -> Example:
    """Drops spans that hold no proper noun of the treebank."""
    return Example(
        silver.text, tuple(s for s in silver.spans if any(a < s[1] and s[0] < b for a, b, _ in nouns))
    )


def with_other_names(example: Example, lists: NameLists, rng: random.Random) -> Example:
    """The same text with made-up persons and now and then other places."""
    text, at, spans = "", 0, list[Span]()
    for start, end, label in example.spans:
        text += example.text[at:start]
        old = example.text[start:end]
        new = old
        if label == "PERSON":
            person = lists.person(rng)
            if " " in old:
                new = initialled(person, rng) if "." in old.split()[0] else full(person, rng)
            else:
                new = person.first if rng.random() < 0.4 else surname_alone(person, rng)
        elif label == "LOCATION" and rng.random() < 0.3:
            new = lists.place(rng)
        spans.append((len(text), len(text) + len(new), label))
        text += new
        at = end
    return Example(text + example.text[at:], tuple(spans))


def pupil_mix(data: Path, silver: Sequence[Example], *, seed: int, made_up: int = MADE_UP) -> list[Example]:
    """Gold made-up and composed texts, the silver texts, and once more those with persons under other names."""
    rng = random.Random(seed)
    lists = NameLists(data / "names", read_origins(), held_out=False)
    composed = list(written.lesson(written.texts(held_out=False), lists, versions=PUPIL_CASTS, rng=rng))
    words = sources.common_words(data)
    gold = list(Generator(data / "names", seed=seed, words=words).examples(made_up))
    gold += Generator(data / "names", seed=seed + 5, words=words).examples(made_up // 4, "anyword")
    others = [with_other_names(e, lists, rng) for e in silver if any(s[2] == "PERSON" for s in e.spans)]
    natural = [lowered(e) if rng.random() < SMALL_LETTERS else e for e in [*silver, *others]]
    return [*gold, *map(plain, composed), *_joined(natural, rng)]


def _joined(examples: Sequence[Example], rng: random.Random) -> Iterator[Example]:
    """One in six sentences is joined to the next, so that the pupil also sees paragraphs."""
    waiting: Example | None = None
    for example in examples:
        if waiting is None and rng.random() < 1 / 6:
            waiting = example
        elif waiting is None:
            yield example
        else:
            shift = len(waiting.text) + 1
            moved = tuple((s + shift, e + shift, label) for s, e, label in example.spans)
            yield Example(f"{waiting.text} {example.text}", waiting.spans + moved)
            waiting = None
    if waiting is not None:
        yield waiting
