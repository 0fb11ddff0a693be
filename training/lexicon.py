"""Word vectors for the pupil: what the teacher makes of a word that stands alone, in few dimensions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors

WORDS, WIDTH = 18_000, 64
NAME = "woo_names.teacher"
Matrix = NDArray[np.float32]


def frequent_words(texts: Iterable[str]) -> list[str]:
    """The commonest words, as spaCy cuts them; numbers and addresses are left out."""
    nlp = spacy.blank("nl")
    counts = Counter(t.text for text in texts for t in nlp.make_doc(text) if any(c.isalpha() for c in t.text))
    return [
        word
        for word, _ in counts.most_common(WORDS * 2)
        if "@" not in word and "/" not in word and len(word) < 30
    ][:WORDS]


def reduce(halves: Sequence[Matrix], width: int = WIDTH) -> Matrix:
    """Principal components of each half, side by side, each with unit variance overall."""
    parts = []
    for half in halves:
        centred = half - half.mean(0)
        _, axes = np.linalg.eigh(centred.T @ centred)
        parts.append(centred @ axes[:, ::-1][:, : width // len(halves)])
        parts[-1] /= parts[-1].std()
    return np.hstack(parts).astype(np.float32)


def save(words: Sequence[str], matrix: Matrix, path: Path) -> None:
    """Stores words and vectors."""
    np.savez(path, words=np.array(words), matrix=matrix)


def install(nlp: Language, path: Path) -> None:
    """Gives the vocabulary the stored vectors, by hash: the words themselves do not ship."""
    stored = np.load(path)
    keys = [nlp.vocab.strings[str(word)] for word in stored["words"]]
    nlp.vocab.vectors = Vectors(data=stored["matrix"], keys=keys, name=NAME)
