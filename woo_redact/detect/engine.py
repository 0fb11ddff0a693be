"""The door to spaCy and Presidio: names and identifiers in a text, by what was learnt and by pattern."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import spacy
from presidio_analyzer import EntityRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NerModelConfiguration
from presidio_analyzer.predefined_recognizers import SpacyRecognizer
from spacy.attrs import IS_ALPHA, IS_PUNCT, IS_SPACE, IS_STOP, LOWER, NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from woo_redact.detect import walk
from woo_redact.detect.analyzer import Analyzer, LoadedEngine
from woo_redact.detect.hits import Hit, Word
from woo_redact.detect.model_files import SHIPPED, model_path
from woo_redact.detect.network import quicken
from woo_redact.detect.plugged import BY, PluggedRecognizer
from woo_redact.detect.recognizers.every import identifiers
from woo_redact.detect.transformer import COMPONENT
from woo_redact.language import recorded
from woo_redact.model import Entity
from woo_redact.resources import thorough_model_folder

_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORGANISATION": "ORGANISATION",
    "ORG": "ORGANISATION",
    "LOCATION": "LOCATION",
    "LOC": "LOCATION",
    "GPE": "LOCATION",
    "FAC": "LOCATION",
}
_NAMED = ("PERSON", "ORGANISATION", "LOCATION")
_SURE = 0.85  # several words that the model calls a person
_SINGLE = 0.7  # one word: a first name, or a surname that may be something else
_LOWEST = 0.35  # recognizers return nothing below 0.4
_REMEMBERED = 20_000  # paragraphs: quoted mails say the same again and again
_BATCH = 256  # paragraphs: spaCy halves the halves of it, and small matrices cost more by the word
_WHY = recorded("name recognition")
_BARE = "woo_redact.Bare.v1"
# What is read of a word, by the network, Presidio and `transformer`; spaCy works out a dozen things more.
_READ = (LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_ALPHA, IS_PUNCT, IS_SPACE, IS_STOP)

# Presidio warns, by name, for every label that we map to nothing; there is nothing to be done about it.
logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)


class Engine:
    """Finds names and identifiers in texts; what it found in a text it remembers."""

    def __init__(self, nlp: Language, recognizers: Iterable[EntityRecognizer] = ()) -> None:
        """Register our recognizers, and Presidio's for the names that `nlp` marks, and nothing else."""
        ner = nlp.get_pipe("ner") if nlp.has_pipe("ner") else None
        labels = tuple(ner.labels) if ner is not None else ()
        configuration = NerModelConfiguration(
            model_to_presidio_entity_mapping=_LABELS,
            labels_to_ignore=[label for label in labels if label not in _LABELS],
            default_score=_SURE,
        )
        self._nlp_engine = LoadedEngine(nlp, configuration)
        names = SpacyRecognizer(supported_language="nl", supported_entities=list(_NAMED), name="names")
        registry = RecognizerRegistry(recognizers=[names, *recognizers], supported_languages=["nl"])
        self._analyzer = Analyzer(
            registry=registry, nlp_engine=self._nlp_engine, default_score_threshold=_LOWEST
        )
        self._remembered: OrderedDict[str, tuple[tuple[Hit, ...], tuple[Word, ...]]] = OrderedDict()

    def find(self, texts: Sequence[str]) -> tuple[tuple[Hit, ...], ...]:
        """Return the hits in each text, with offsets in that text; they may overlap."""
        return tuple(hits for hits, _ in self.read(texts))

    def read(self, texts: Sequence[str]) -> tuple[tuple[tuple[Hit, ...], tuple[Word, ...]], ...]:
        """Return of each text the hits, and what the thorough model holds of its words."""
        new = [text for text in dict.fromkeys(texts) if text not in self._remembered]
        for text, artifacts in zip(new, self._nlp_engine.artifacts(new, batch_size=_BATCH), strict=True):
            results = self._analyzer.results(text, artifacts)
            hits = tuple(_hit(text, result) for result in results if result.start < result.end)
            unread = (Word(start=0, end=len(text), person=1.0, office=0.0),)  # it refutes nothing
            self._remembered[text] = hits, artifacts.tokens.user_data.get(COMPONENT, unread)
        found = tuple(self._remembered[text] for text in texts)
        while len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return found


def _hit(text: str, result: Any) -> Hit:
    """Return one of Presidio's results as a hit."""
    name = str(result.recognition_metadata["recognizer_name"])
    entity = Entity(str(result.entity_type))
    score = min(float(result.score), 1.0)
    if name.startswith(BY):
        why = recorded("found by the plug-in {removeprefix}", removeprefix=name.removeprefix(BY))
        return Hit(start=result.start, end=result.end, entity=entity, score=score, by=name, why=why)
    if name != "names":
        return Hit(
            start=result.start, end=result.end, entity=entity, score=score, by=f"pattern:{name}", why=""
        )
    if entity is Entity.PERSON and len(text[result.start : result.end].split()) == 1:
        score = min(score, _SINGLE)
    return Hit(start=result.start, end=result.end, entity=entity, score=score, by="model", why=_WHY)


@cache
def load(model: str, plugins: tuple[str, ...] = ()) -> Engine:
    """Return the engine with a name model and the recognizers of plug-ins, loaded once per process.

    Raises:
        WooRedactError: if the model or a plug-in is not there; nothing is downloaded.
    """
    return Engine(pipeline(model), (*identifiers(), *map(PluggedRecognizer, plugins)))


def pipeline(model: str) -> Language:
    """Return the spaCy pipeline of a name model of the profile, with only what names need.

    Raises:
        WooRedactError: if the model is not there; nothing is downloaded.
    """
    shipped = model in SHIPPED
    config: dict[str, Any] = {"nlp": {"tokenizer": {"@tokenizers": _BARE}}}  # the model brings its rules
    nlp = spacy.load(
        model_path(model),
        exclude=["parser", "tagger", "morphologizer", "lemmatizer", "attribute_ruler", "senter"],
        config=config | ({"components": {"ner": {"factory": walk.FACTORY}}} if shipped else {}),
    )
    getters = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {attribute: get for attribute, get in getters.items() if attribute in _READ}
    if shipped:
        quicken(nlp)
    if model == "thorough":
        nlp.add_pipe(COMPONENT, config={"folder": str(thorough_model_folder())})
    return nlp


@spacy.registry.tokenizers(_BARE)  # type: ignore[untyped-decorator]  # spaCy ships no types
def _bare() -> Callable[[Language], Tokenizer]:
    """Return what makes a tokenizer without rules: the five thousand of spaCy's would be replaced."""
    return lambda nlp: Tokenizer(nlp.vocab)
