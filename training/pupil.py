"""Trains the spaCy pupil: a small convolutional tagger over hashed words, prefixes, suffixes and shapes."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example as SpacyExample
from spacy.util import compile_infix_regex, filter_spans, fix_random_seed
from thinc.api import Adam, Optimizer

from training import lexicon
from training.generate import Example

BUDGET = 3000  # words in a batch once training has warmed up


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The size of the network."""

    width: int = 96
    depth: int = 4
    rows: tuple[int, ...] = (5000, 2500, 2500, 2500)
    hidden: int = 64
    vectors: bool = False  # the teacher's word vectors, see lexicon.py

    def config(self) -> dict[str, object]:
        """The spaCy component configuration: one tok2vec inside the NER component."""
        tok2vec = {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": self.width,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY"][: len(self.rows)],
                "rows": list(self.rows),
                "include_static_vectors": self.vectors,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": self.width,
                "depth": self.depth,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        }
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "ner",
            "extra_state_tokens": False,
            "hidden_width": self.hidden,
            "maxout_pieces": 2,
            "use_upper": True,
            "nO": None,
            "tok2vec": tok2vec,
        }
        return {"model": model}


SHAPES = {
    "plain": Shape(),
    "standard": Shape(rows=(5000, 500, 3000, 2000), vectors=True),
    "wide": Shape(width=112, depth=5, rows=(4000, 500, 2500, 1500), vectors=True),
}


def blank() -> Language:
    """The Dutch tokenizer of spaCy, which here also cuts at `;`, `[`, `<` and `/` between a name and what is glued to it."""
    nlp = spacy.blank("nl")
    infixes = [
        *nlp.Defaults.infixes,
        r"(?<=[\w.)])[;<\[](?=\w)",
        r"(?<=[a-z])/(?=[^\W\d_])",
        r"(?<=:)[\"'](?=\w)",
    ]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def to_spacy(nlp: Language, example: Example) -> SpacyExample | None:
    """The gold document, or None where a span would not fall on token edges."""
    doc = nlp.make_doc(example.text)
    spans = []
    for start, end, label in example.spans:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if (
            span is None or span.end_char - span.start_char > end - start + 3
        ):  # a possessive may stick to a name
            return None
        spans.append(span)
    reference = doc.copy()
    reference.ents = filter_spans(spans)
    return SpacyExample(doc, reference)


def train(
    examples: Sequence[Example],
    dev: Sequence[Example],
    out: Path,
    *,
    shape: Shape,
    epochs: int,
    seed: int,
    minutes: float = 60.0,
    vectors: Path | None = None,
) -> Language:
    """Trains on `examples`, averages the weights, saves the best of the epochs on `dev` under `out`."""
    fix_random_seed(seed)
    nlp = blank()
    if vectors and shape.vectors:
        lexicon.install(nlp, vectors)
    ner = nlp.add_pipe("ner", config=shape.config())
    for label in ("PERSON", "ORGANISATION", "LOCATION"):
        ner.add_label(label)
    data = [e for e in (to_spacy(nlp, x) for x in examples) if e is not None]
    words = sum(len(e.x) for e in data)
    print(f"pupil: {len(data)} of {len(examples)} texts, {words} words")
    optimizer = nlp.initialize(
        lambda: data[:2000], sgd=Adam(0.001, use_averages=True, L2=0.01, grad_clip=1.0)
    )
    rng, started, best = random.Random(seed), time.monotonic(), -1.0
    for epoch in range(epochs):
        rng.shuffle(data)
        loss = _epoch(nlp, optimizer, data, done=epoch * words, total=epochs * words)
        with nlp.use_params(optimizer.averages):
            result = person_f1(nlp, dev)
            if result > best:
                best = result
                nlp.to_disk(out)
        used = (time.monotonic() - started) / 60
        print(f"pupil: epoch {epoch} loss {loss:.0f} dev PERSON {result:.4f} {used:.1f} min", flush=True)
        if used * (epoch + 2) / (epoch + 1) > minutes:
            break
    return spacy.load(out)


def _epoch(
    nlp: Language, optimizer: Optimizer, data: Sequence[SpacyExample], *, done: int, total: int
) -> float:
    """One pass over the data, the rate falling with the words seen; returns the loss."""
    losses: dict[str, float] = {}
    for batch in batches(data, warm=done > 0):
        optimizer.learn_rate = 0.001 * max(0.1, min(1.0, 1.25 * (1 - done / total)))
        nlp.update(batch, drop=0.15, sgd=optimizer, losses=losses)
        done += sum(len(e.x) for e in batch)
    return losses["ner"]


def batches(data: Sequence[SpacyExample], *, warm: bool) -> Iterable[list[SpacyExample]]:
    """Batches by number of words, growing in the first epoch."""
    batch: list[SpacyExample] = []
    words, limit = 0, float(BUDGET if warm else 300)
    for example in data:
        batch.append(example)
        words += len(example.x)
        if words >= limit:
            yield batch
            batch, words, limit = [], 0, min(BUDGET, limit * 1.005)
    if batch:
        yield batch


def person_f1(nlp: Language, dev: Sequence[Example]) -> float:
    """Exact-span F1 for persons."""
    right = found = gold = 0
    for doc, example in zip(nlp.pipe(e.text for e in dev), dev, strict=True):
        ours = {(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"}
        theirs = {(s, t) for s, t, label in example.spans if label == "PERSON"}
        right, found, gold = right + len(ours & theirs), found + len(ours), gold + len(theirs)
    return 2 * right / max(1, found + gold)
