"""What the fast model's first layer makes of a word depends on the word alone: it is worked out once."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

_MOST = 30_000  # words that are remembered: twelve megabytes

Rows = NDArray[np.float32]
Forward = Callable[..., tuple[list[Rows], Any]]


def remember_words(nlp: Language) -> None:
    """Let the recogniser of a shipped pipeline look up the words it has read before.

    The rows are the layer's own: in a product by BLIS, which spaCy brings, no row depends on another.
    """
    layer = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0].layers[0]
    layer._func = _remembering(layer._func)  # noqa: SLF001 - thinc offers no place to stand between


def _remembering(work: Forward) -> Forward:
    """Return a layer's function with its rows kept, by what is written and its normal form."""
    kept: dict[tuple[int, int], Rows] = {}

    def forward(layer: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Rows], Any]:  # noqa: FBT001 - thinc's
        """Return a row for each word of each document."""
        if is_train or not docs:
            return work(layer, docs, is_train)
        written = [list(map(tuple, doc.to_array([ORTH, NORM]).tolist())) for doc in docs]
        if len(kept) > _MOST:
            kept.clear()
        new = [word for word in dict.fromkeys(chain.from_iterable(written)) if word not in kept]
        if new:
            (rows,), _ = work(layer, [_written(docs[0].vocab, new)], is_train)
            kept.update(zip(new, rows, strict=True))
        empty = np.zeros((0, layer.get_dim("nO")), np.float32)
        return [np.stack([kept[word] for word in words]) if words else empty for words in written], None

    return forward


def _written(vocab: Vocab, words: Sequence[tuple[int, int]]) -> Doc:
    """Return a document of some words."""
    doc = Doc(vocab, words=[vocab.strings[written] for written, _ in words])
    for token, (_, norm) in zip(doc, words, strict=True):
        if token.norm != norm:
            token.norm_ = vocab.strings[norm]
    return doc
