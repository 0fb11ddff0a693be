"""The fast model's decisions, all words at once: the names that spaCy's walk from word to word finds.

Outside a name what spaCy decides of a word hangs on that word alone; inside one also on the name's first
word and on the word before. So all words are decided on together, and names grow together, word by word.
In spaCy's own walk each word gives up and takes Python's lock a dozen times: a seventh of detection.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

FACTORY = "woo_fast_names"

Numbers = NDArray[np.intp]
Scores = NDArray[np.float32]
Name = tuple[int, int, str]
"""First word, the word after the last, label."""


class Walker(EntityRecognizer):  # type: ignore[misc]  # spaCy ships no types
    """spaCy's recogniser of names, for documents of which nothing is known yet."""

    def predict(self, docs: Sequence[Doc]) -> list[list[Name]]:
        """Return the names in each document."""
        found: list[list[Name]] = [[] for _ in docs]
        if not any(map(len, docs)):
            return found
        moves = [self.moves.get_class_name(number) for number in range(self.moves.n_moves)]
        score = _scorer(self.model, docs)
        ends = np.cumsum([len(doc) for doc in docs])
        best = _outside(score, docs, ends, moves)
        stops = _stops(score, ends, best, moves)
        after = 0
        for word, move in enumerate(best):
            if word < after or moves[move] == "O":
                continue
            after = stops.get(word, word + 1)
            number = int(np.searchsorted(ends, word, side="right"))
            begin = int(ends[number]) - len(docs[number])
            found[number].append((word - begin, after - begin, moves[move][2:]))
        return found

    def set_annotations(self, docs: Sequence[Doc], found: Sequence[Sequence[Name]]) -> None:
        """Give each document its names."""
        for doc, names in zip(docs, found, strict=True):
            spans = [Span(doc, start, end, label=label) for start, end, label in names]
            doc.set_ents(spans, default="outside")


_Score = Callable[[Numbers, Numbers, Numbers], Scores]


def _scorer(model: Any, docs: Sequence[Doc]) -> _Score:
    """Return what scores each move at some words, given the first word of the name so far and its last.

    Words are counted from 1 over all documents; 0 is none. The sums are spaCy's, in its order: no last bit
    differs.
    """
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    parts = lower.predict(model.get_ref("tok2vec").predict(docs))

    def score(words: Numbers, first: Numbers, last: Numbers) -> Scores:
        """Return a row for each word."""
        pieces = parts[words, 0] + parts[first, 1]
        pieces += parts[last, 2]
        pieces += lower.get_param("b")
        hidden = reduce(np.maximum, np.moveaxis(pieces, -1, 0))  # a quarter of the time of `max` over two
        rows: Scores = model.ops.gemm(hidden, upper.get_param("W"), trans2=True)
        rows += upper.get_param("b")
        return rows

    return score


def _outside(score: _Score, docs: Sequence[Doc], ends: Numbers, moves: Sequence[str]) -> list[int]:
    """Return the best move at each word outside a name: one of several words begins, it is one, or neither.

    `ends`: how many words there are up to the end of each document.
    """
    begins, outside = (np.array([move[:1] == kind for move in moves]) for kind in "BO")
    alone = np.array(
        [move[:1] == "U" and move != "U-" for move in moves]
    )  # "U-" is for names that were given
    words = np.arange(1, ends[-1] + 1)
    none = np.zeros_like(words)
    scores = score(words, none, none)
    blank = np.concatenate([doc.to_array(IS_SPACE) for doc in docs]).astype(bool)
    scores[:, ~(begins | alone | outside)] = -np.inf
    scores[np.ix_(blank, ~outside)] = -np.inf
    scores[np.ix_(ends - 1, begins)] = -np.inf  # behind the last word there is none
    best: list[int] = scores.argmax(axis=1).tolist()
    return best


def _stops(score: _Score, ends: Numbers, best: Sequence[int], moves: Sequence[str]) -> dict[int, int]:
    """Return the word after the last of each name of several words, by its first word (from 0)."""
    number = {move: at for at, move in enumerate(moves)}
    inside, closing = (np.array([number.get(kind + move[1:], -1) for move in moves]) for kind in "IL")
    stops: dict[int, int] = {}
    first = np.array([word for word, move in enumerate(best) if moves[move][0] == "B"], np.intp)
    label = np.array(best)[first]
    last = first
    while len(first):
        scores, rows = score(last + 2, first + 1, last + 1), np.arange(len(first))
        last = last + 1
        goes_on = scores[rows, inside[label]] >= scores[rows, closing[label]]
        goes_on &= ~np.isin(last + 1, ends)
        stops.update(zip(first[~goes_on].tolist(), (last[~goes_on] + 1).tolist(), strict=True))
        first, last, label = first[goes_on], last[goes_on], label[goes_on]
    return stops


@Language.factory(FACTORY)  # type: ignore[untyped-decorator]  # spaCy ships no types
def _walker(  # noqa: PLR0917 - so the model's own file tells of it
    nlp: Language,
    name: str,
    model: Any,
    moves: Any,
    scorer: Any,  # noqa: ARG001 - for learning and judging only, as what follows
    incorrect_spans_key: Any,  # noqa: ARG001
    update_with_oracle_cut_size: Any,  # noqa: ARG001
) -> Walker:
    """Return the recogniser for spaCy's registry."""
    return Walker(nlp.vocab, model, name, moves)
