"""The first layer of the fast model: what is remembered of a word is what the layer gives, to the last bit."""

import numpy as np
import spacy
from spacy.tokens import Doc

from woo_redact.detect.engine import pipeline
from woo_redact.detect.model_files import model_path

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


def _rows(nlp: spacy.Language, texts: tuple[str, ...]) -> list[np.ndarray]:
    layer = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0].layers[0]
    return list(layer.predict([nlp.make_doc(text) for text in texts]))


def _names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]
