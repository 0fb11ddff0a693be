"""The thorough reader: every word is read once, alone or in company alike, and it mends the fast model."""

from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from woo_redact.detect.engine import pipeline
from woo_redact.detect.model_files import model_version
from woo_redact.detect.transformer import COMPONENT, Transformer

_PROSE = "Het college heeft vandaag besloten dat de brug van Meppel dicht gaat. " * 60
_TEXTS = (
    "Goedemorgen Nynke, kun jij Tariq Oumansour vragen of de stukken er zijn?",
    "Aanwezig: Sjoukje Wieringa, Ömer Çelikkaya en de heer Bakhuizen\nAfwezig: niemand",
    _PROSE,
    "A" * 4000 + " Jan de Vries " + "x1" * 3000 + "\n" + ". " * 500,
    "\t\u200b\u00a0 \n",
    "",
)


@pytest.fixture(scope="module")
def thorough() -> Transformer:
    reader = pipeline("thorough").get_pipe(COMPONENT)
    assert isinstance(reader, Transformer)
    return reader


@cache
def _fast_pipeline() -> Language:
    return pipeline("fast")


def _fast(text: str) -> Doc:
    return _fast_pipeline()(text)


@pytest.mark.parametrize("text", _TEXTS)
def test_every_word_is_read_in_exactly_one_window_of_bounded_length(thorough: Transformer, text: str) -> None:
    doc = _fast(text)
    windows = list(thorough._windows(doc))
    read = [token for window in windows for token, _ in window.words]
    assert read == sorted(set(read))
    known = [token for token in doc if not token.is_space and len(token) < 300 and token.is_alpha]
    assert {token.i for token in known} <= set(read)
    assert all(len(window.pieces) <= 322 for window in windows)
    assert all(at < len(window.pieces) - 1 for window in windows for _, at in window.words)


def test_long_prose_is_cut_at_sentence_ends(thorough: Transformer) -> None:
    doc = _fast(_PROSE)
    windows = list(thorough._windows(doc))
    assert len(windows) > 5
    assert all(doc[window.words[0][0]].text == "Het" for window in windows)


def test_what_stands_beside_a_text_changes_nothing() -> None:
    nlp = pipeline("thorough")
    alone = [[(e.start, e.end, e.label_) for e in nlp(text).ents] for text in _TEXTS]
    together = [[(e.start, e.end, e.label_) for e in doc.ents] for doc in nlp.pipe(_TEXTS[::-1])][::-1]
    assert alone == together


def test_names_of_many_origins_are_found() -> None:
    doc = pipeline("thorough")(_TEXTS[1])
    persons = {ent.text for ent in doc.ents if ent.label_ == "PERSON"}
    assert {"Sjoukje Wieringa", "Ömer Çelikkaya", "Bakhuizen"} <= persons


def test_a_person_of_the_fast_model_stays_only_where_the_transformer_holds_it_possible(
    thorough: Transformer,
) -> None:
    doc = _fast("Morgen komt Sjoukje Wieringa langs over de vergunning van gisteren.")
    name = next(token.i for token in doc if token.text == "Sjoukje")
    wrong = next(token.i for token in doc if token.text == "vergunning")
    doc.ents = [Span(doc, wrong, wrong + 1, label="PERSON")]
    thorough._name(doc)
    assert [(ent.start, ent.end) for ent in doc.ents] == [(name, name + 2)]


def test_paragraphs_of_common_words_are_left_to_the_fast_model(
    thorough: Transformer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        pytest.fail("read")

    monkeypatch.setattr(thorough, "_name", refuse)
    doc = _fast("wij hebben dat gisteren besproken en de vergunning is klaar.")
    assert thorough(doc) is doc


def test_the_version_tells_fast_from_thorough() -> None:
    assert model_version("fast") != model_version("thorough")
