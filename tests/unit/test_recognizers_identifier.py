import pytest

from woo_redact.detect.recognizers.bsn import BsnRecognizer
from woo_redact.detect.recognizers.every import identifiers
from woo_redact.detect.recognizers.identifier import Hit, without_overlaps
from woo_redact.model import Entity


def _hit(start: int, end: int, score: float) -> Hit:
    return Hit(start=start, end=end, score=score, why="x")


@pytest.mark.parametrize(
    ("hits", "kept"),
    [
        ([(0, 4, 0.9), (5, 9, 0.5)], [(0, 4), (5, 9)]),
        ([(5, 9, 0.5), (0, 4, 0.9)], [(0, 4), (5, 9)]),
        ([(0, 4, 0.5), (2, 9, 0.9)], [(2, 9)]),
        ([(0, 9, 0.9), (2, 4, 0.9)], [(0, 9)]),
        ([(0, 4, 0.9), (2, 9, 0.9)], [(2, 9)]),
        ([(0, 4, 0.39)], []),
        ([(0, 4, 0.4)], [(0, 4)]),
    ],
)
def test_of_overlapping_hits_the_surest_then_the_longest_stays(
    hits: list[tuple[int, int, float]], kept: list[tuple[int, int]]
) -> None:
    assert [(hit.start, hit.end) for hit in without_overlaps(_hit(*hit) for hit in hits)] == kept


def test_a_result_is_what_presidio_wants_and_quotes_no_text() -> None:
    recognizer = BsnRecognizer()
    (result,) = recognizer.analyze("BSN 123456782", ["NL_BSN"])
    assert (result.entity_type, result.start, result.end, result.score) == ("NL_BSN", 4, 13, 1.0)
    assert result.recognition_metadata["recognizer_identifier"] == recognizer.id
    assert "123456782" not in str(result.analysis_explanation)
    assert result.analysis_explanation.textual_explanation == "staat bij het woord BSN"


def test_entities_that_were_not_asked_for_are_not_looked_for() -> None:
    assert BsnRecognizer().analyze("BSN 123456782", ["IBAN_CODE"]) == []


def test_every_kind_of_identifier_has_a_recognizer_of_its_own_in_dutch() -> None:
    recognizers = identifiers()
    by_others = {Entity.PERSON, Entity.ORGANISATION, Entity.LOCATION, Entity.SIGNATURE, Entity.TERM}
    entities = [entity for recognizer in recognizers for entity in recognizer.supported_entities]
    assert set(entities) == {entity.value for entity in set(Entity) - by_others}
    assert {entity for entity in entities if entities.count(entity) > 1} == {"NL_ID_DOCUMENT"}
    assert len({recognizer.name for recognizer in recognizers}) == len(recognizers)
    assert {recognizer.supported_language for recognizer in recognizers} == {"nl"}
