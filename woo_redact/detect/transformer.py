"""The thorough reader of names: a small transformer (ONNX, int8) as a component of the spaCy pipeline."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from tokenizers import Tokenizer

from woo_redact.detect.hits import Word

COMPONENT = "woo_thorough_names"
_START, _END = 0, 2  # pieces that open and close a window, as in XLM-R
_FULL = 96  # pieces: a window this long ends at the next line or sentence end …
_LONGEST = 160  # … and here at the latest; attention costs the square of it
_RARE = 0.3  # the fast model's person stays where the transformer finds one at least this likely

_TOLD = 0.02  # a word is told of where it is a person's at least this likely

Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """A stretch of a document that is read at once: its pieces, and each word's token and first piece."""

    pieces: list[int]
    words: list[tuple[int, int]]


class Transformer:
    """Gives documents names, reading them in windows; the fast model's stay where this does not refute them.

    It makes up for what the fast model lacks: it knows words by their pieces and sees the whole sentence.
    """

    def __init__(self, folder: Path) -> None:
        """Load model.onnx, tokenizer.json and meta.json from `folder`; one thread per worker."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = (
            False  # windows differ in length: a plan for each costs more than it saves
        )
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._mark = self._tokenizer.token_to_id("\u2581")  # a word's mark where it is a piece of its own
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        self._tags: tuple[str, ...] = tuple(meta["tags"])
        self._persons = [n for n, tag in enumerate(self._tags) if tag.endswith("PERSON")]
        self._favour = float(meta["favour"])

    def __call__(self, doc: Doc) -> Doc:
        """Give one document its names."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:  # noqa: ARG002  # spaCy's
        """Give each document its names, in order."""
        for doc in stream:
            if _worth_reading(doc):
                self._name(doc)
            yield doc

    def _name(self, doc: Doc) -> None:
        """Give one document its names."""
        found: list[Span] = []
        likely = np.zeros(len(doc))
        words: list[Word] = []
        for window in self._windows(doc):
            chances, offices = self._chances(window)
            found += self._spans(doc, window, chances)
            tokens = [token for token, _ in window.words]
            likely[tokens] = chances[:, self._persons].sum(1)
            words += _words(doc, tokens, likely[tokens], offices)
        doc.ents = _united(doc, found, likely)
        doc.user_data[COMPONENT] = tuple(words)

    def _chances(self, window: _Window) -> tuple[Chances, Chances]:
        """Return of a window's words the chances of each tag, and of a public office.

        "No name" is made less likely: recall comes first.

        Windows are read one by one: int8 arithmetic scales a whole batch at once, so what stood beside a
        window would change what is found in it, and a run with two workers would differ from one with one.
        """
        rows = self._session.run(None, {"ids": np.array([window.pieces], np.int64)})[0][0]
        rows = rows[[at for _, at in window.words]].astype(np.float64)
        scores, more = rows[:, : len(self._tags)], rows[:, len(self._tags) :]
        offices = 1 / (1 + np.exp(-more[:, 0])) if more.shape[1] else np.zeros(len(rows))
        scores[:, 0] -= self._favour
        powers = np.exp(scores - scores.max(1, keepdims=True))
        chances: Chances = powers / powers.sum(1, keepdims=True)
        return chances, offices

    def _windows(self, doc: Doc) -> Iterator[_Window]:
        """Cut a document into windows at line and sentence ends, and no word in two."""
        encoded = self._tokenizer.encode(doc.text, add_special_tokens=False)
        words = list(self._first_pieces(doc, encoded.ids, encoded.offsets))
        starts = [0, *_cuts(doc, words)]
        for first, stop in zip(starts, [*starts[1:], len(words)], strict=True):
            if first == stop:
                continue
            begin = words[first][1] if first else 0
            end = words[stop][1] if stop < len(words) else len(encoded.ids)
            # A word of very many pieces (a line of base64) is cut: no name is that long.
            pieces = encoded.ids[begin : min(end, begin + 2 * _LONGEST)]
            known = [(token, at - begin + 1) for token, at in words[first:stop] if at - begin < len(pieces)]
            yield _Window(pieces=[_START, *pieces, _END], words=known)

    def _first_pieces(
        self, doc: Doc, ids: Sequence[int], offsets: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield (token, piece) for each word: it is judged by its first piece that holds a letter of it."""
        at = 0
        for token in doc:
            while at < len(ids) and (ids[at] == self._mark or offsets[at][1] <= token.idx):
                at += 1
            if at == len(ids):
                return
            if not token.is_space:
                yield token.i, at

    def _spans(self, doc: Doc, window: _Window, chances: Chances) -> list[Span]:
        """Return the names of a window: words whose tag goes on with the one before are one name."""
        spans: list[tuple[int, int, str]] = []
        previous = ""
        for (token, _), best in zip(window.words, chances.argmax(1), strict=True):
            kind, _, label = self._tags[best].partition("-")
            if kind == "I" and label == previous:
                spans[-1] = (spans[-1][0], token + 1, label)
            elif label:
                spans.append((token, token + 1, label))
            previous = label
        return [Span(doc, start, end, label=label) for start, end, label in spans]


def _words(doc: Doc, tokens: Sequence[int], likely: Chances, offices: Chances) -> Iterator[Word]:
    """Yield the words of a window that may be a person's."""
    for number, person, office in zip(tokens, likely, offices, strict=True):
        if person >= _TOLD:
            token = doc[number]
            yield Word(
                start=token.idx, end=token.idx + len(token), person=float(person), office=float(office)
            )


def _cuts(doc: Doc, words: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the numbers of the words that open a new window."""
    opened, good = 0, 0
    for number, (token, piece) in enumerate(words):
        before = doc[token - 1] if token else None
        if before is not None and (before.text in {".", "!", "?"} or "\n" in before.text):
            good = number
        length = piece - words[opened][1]
        if (length >= _FULL and good == number) or length >= _LONGEST:
            opened = good if good > opened else number
            yield opened


def _worth_reading(doc: Doc) -> bool:
    """Tell whether a document may hold a name: a capital inside a line, or a word that is not common."""
    return any(
        token.is_alpha and (not token.has_vector or (token.text[0].isupper() and token.i > 0))
        for token in doc
    ) or any(ent.label_ == "PERSON" for ent in doc.ents)


def _united(doc: Doc, found: Sequence[Span], likely: Chances) -> list[Span]:
    """Return the transformer's names and the fast model's persons that it holds possible."""
    taken = {token.i for span in found for token in span}
    kept = [
        ent
        for ent in doc.ents
        if ent.label_ == "PERSON"
        and not any(token.i in taken for token in ent)
        and likely[ent.start : ent.end].max() >= _RARE
    ]
    names: list[Span] = filter_spans([*found, *kept])
    return names


@Language.factory(COMPONENT)  # type: ignore[untyped-decorator]  # spaCy ships no types
def _component(nlp: Language, name: str, folder: str) -> Transformer:  # noqa: ARG001  # what spaCy calls it with
    """Return the component for spaCy's registry."""
    return Transformer(Path(folder))
