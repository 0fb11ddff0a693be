"""Presidio's analyzer with the work left out that comes to nothing here: the results are Presidio's own.

Measured on Dutch mail, half of what Presidio did beside the recognizers was copying results, listing the
key words of texts that hold no identifier, and sorting results by recognizer once for every recognizer.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine
from spacy.language import Language
from spacy.tokens import Doc, Span

_LANGUAGE = "nl"
_MOST = LemmaContextAwareEnhancer.MAX_SCORE


class LoadedEngine(SpacyNlpEngine):  # type: ignore[misc]  # Presidio ships no types
    """Presidio's spaCy engine round a pipeline that is already loaded: nothing is ever downloaded."""

    def __init__(self, nlp: Language, configuration: NerModelConfiguration) -> None:
        """Take the pipeline and what its labels mean."""
        super().__init__(
            models=[{"lang_code": _LANGUAGE, "model_name": "loaded"}], ner_model_configuration=configuration
        )
        self.nlp = {_LANGUAGE: nlp}

    def load(self) -> None:
        """Do nothing: the pipeline is here."""

    def artifacts(self, texts: Sequence[str], *, batch_size: int) -> Iterator[NlpArtifacts]:
        """Yield Presidio's view of each text; its own `process_batch` puts each text together again."""
        for doc in self.nlp[_LANGUAGE].pipe(texts, batch_size=batch_size):
            yield self._doc_to_nlp_artifact(doc, _LANGUAGE)

    def _doc_to_nlp_artifact(self, doc: Doc, language: str) -> NlpArtifacts:
        """Return Presidio's view of a text."""
        entities, scores = self._get_updated_entities(
            self._get_entities(doc), self._get_scores_for_entities(doc)
        )
        return _Artifacts(doc, entities, scores, engine=self, language=language)


class _Artifacts(NlpArtifacts):  # type: ignore[misc]  # Presidio ships no types
    """What Presidio wants to know of a text, made when it asks: it asks only round an identifier."""

    def __init__(
        self, doc: Doc, entities: list[Span], scores: list[float], *, engine: SpacyNlpEngine, language: str
    ) -> None:
        """Hold the text and its names; `NlpArtifacts` itself would make all the lists now."""
        self.tokens, self.entities, self.scores = doc, entities, scores
        self.nlp_engine, self._language = engine, language

    @cached_property
    def lemmas(self) -> list[str]:
        """Return the lower-cased words, which stand in for lemmas: blank nl lacks them."""
        return [token.lower_ for token in self.tokens]

    @cached_property
    def tokens_indices(self) -> list[int]:
        """Return where each word begins."""
        return [token.idx for token in self.tokens]

    @cached_property
    def keywords(self) -> frozenset[str]:
        """Return the words that are no stop words nor punctuation; they are only asked for by `in`."""
        return frozenset(self.set_keywords(self.nlp_engine, self.lemmas, self._language))


class _Enhancer(LemmaContextAwareEnhancer):  # type: ignore[misc]  # Presidio ships no types
    """Presidio's rule (a word of the recognizer's context nearby makes surer), in time linear in the text."""

    def __init__(self) -> None:
        """Start without knowing the recognizers' words: those of one analyzer, always the same."""
        super().__init__()
        self._words: dict[str, list[str] | None] = {}

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: Sequence[EntityRecognizer],
        context: Sequence[str] | None = None,  # noqa: ARG002  # nobody gives any
    ) -> list[RecognizerResult]:
        """Raise scores in place: the results were made for this call, and `why` tells of no context."""
        if not self._words:
            self._words = {recognizer.id: recognizer.context for recognizer in recognizers}
        for result in raw_results:
            helpful = self._words[result.recognition_metadata[RecognizerResult.RECOGNIZER_IDENTIFIER_KEY]]
            if not helpful or result.score >= _MOST:
                continue
            near = self._extract_surrounding_words(
                nlp_artifacts, word=text[result.start : result.end], start=result.start
            )
            if self._find_supportive_word_in_context(near, helpful, self.context_matching_mode):
                raised = max(
                    result.score + self.context_similarity_factor, self.min_score_with_context_similarity
                )
                result.score = min(raised, _MOST)
        return raw_results

    @staticmethod
    def _find_index_of_match_token(
        word: str,  # noqa: ARG004  # Presidio's signature
        start: int,
        tokens: Doc,
        tokens_indices: list[int],
    ) -> int:
        """Return the number of the word at `start`, or of the next one if a blank stands there."""
        at = max(bisect_right(tokens_indices, start) - 1, 0)
        return at if start < tokens_indices[at] + len(tokens[at]) else min(at + 1, len(tokens) - 1)


class Analyzer(AnalyzerEngine):  # type: ignore[misc]  # Presidio ships no types
    """Presidio's analyzer with the enhancer above, for texts whose words and names are known."""

    def __init__(self, **given: Any) -> None:
        """Take what `AnalyzerEngine` takes."""
        super().__init__(**given, context_aware_enhancer=_Enhancer(), supported_languages=[_LANGUAGE])
        self._all: list[EntityRecognizer] = self.registry.get_recognizers(language=_LANGUAGE, all_fields=True)
        self._entities: list[str] = self.get_supported_entities(language=_LANGUAGE)

    def results(self, text: str, artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Return what `analyze` does; it would list the recognizers and their entities for each text anew."""
        found: list[RecognizerResult] = []
        for recognizer in self._all:
            found += recognizer.analyze(text=text, entities=self._entities, nlp_artifacts=artifacts)
        if not found:
            return found
        found = self._enhance_using_context(text, found, artifacts, self._all)
        likely = [result for result in found if result.score >= self.default_score_threshold]
        kept: list[RecognizerResult] = EntityRecognizer.remove_duplicates(likely)
        return kept

    def _enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Leave out the round along each recognizer, none of which looks at the others' results."""
        results: list[RecognizerResult] = self.context_aware_enhancer.enhance_using_context(
            text, raw_results, nlp_artifacts, recognizers, context
        )
        return results
