"""The fast model's network and its decisions in fewer steps: what comes out is what spaCy's own steps give."""

from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc

from benchmarks.quality.markup import read_set
from woo_redact.detect.engine import pipeline
from woo_redact.detect.model_files import model_path

_SET = Path(__file__).parents[2] / "benchmarks" / "quality" / "sets" / "development-persons-2.txt"
_TEXTS = (
    "Goedemorgen Nynke, kun jij Tariq Oumansour vragen of de stukken er zijn?",
    "",
    "Aanwezig: Sjoukje Wieringa, Ömer Çelikkaya en de heer Bakhuizen\nAfwezig: niemand\u00a0meer",
    "Nynke vraagt of de stukken er zijn.",
    "  \n",
)


def test_a_word_that_was_read_before_gets_the_same_row() -> None:
    plain, remembering = spacy.load(model_path("fast")), pipeline("fast")
    for texts in (_TEXTS, _TEXTS[::-1], _TEXTS[:1]):
        expected = _rows(plain, texts)
        for mine, theirs in zip(_rows(remembering, texts), expected, strict=True):
            assert mine.shape == theirs.shape
            assert np.array_equal(mine, theirs)


def test_names_are_those_of_the_model_itself() -> None:
    plain, remembering = spacy.load(model_path("fast")), pipeline("fast")
    for text in _TEXTS:
        assert _names(remembering(text)) == _names(plain(text))
    assert any(_names(plain(text)) for text in _TEXTS)


def test_names_are_those_of_the_models_own_walk_whatever_is_read_together() -> None:
    plain, walker = spacy.load(model_path("fast")), pipeline("fast")
    texts = [part for text in read_set(_SET) for part in (text.text, *text.text.split("\n"))]
    expected = list(map(_decided, plain.pipe(texts)))
    assert list(map(_decided, walker.pipe(texts, batch_size=256))) == expected
    assert list(map(_decided, map(walker, texts[:40]))) == expected[:40]
    lengths = {end - start for names, _ in expected for start, end, _ in names}
    assert {1, 2, 3, 4} <= lengths


def _decided(doc: Doc) -> tuple[list[tuple[int, int, str]], list[str]]:
    return _names(doc), [token.ent_iob_ for token in doc]


def _rows(nlp: spacy.Language, texts: tuple[str, ...]) -> list[np.ndarray]:
    layer = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0].layers[0]
    return list(layer.predict([nlp.make_doc(text) for text in texts]))


def _names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]
