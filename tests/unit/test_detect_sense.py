"""What the thorough model says of words: who is in office where no phrase tells it, and which guesses it refutes."""

from dataclasses import replace

import pytest

from woo_redact.detect.hits import AFTER_TITLE, STRUCTURE, TITLE, Hit, Word
from woo_redact.detect.sense import SURE, by_sense, not_refuted
from woo_redact.grounds import policy
from woo_redact.model import Entity, Outcome

_TEXT = "De motie kreeg steun; alleen Van der Kuip stemde tegen. De wethouder ontraadt haar."


def _hit(text: str, words: str, *, by: str = "model", role: str = "", entity: Entity = Entity.PERSON) -> Hit:
    start = text.index(words)
    return Hit(start=start, end=start + len(words), entity=entity, score=0.9, by=by, why="", role=role)


def _word(text: str, word: str, *, person: float = 0.99, office: float = 0.99) -> Word:
    start = text.index(word)
    return Word(start=start, end=start + len(word), person=person, office=office)


def test_who_is_likely_in_office_is_asked_about_and_never_kept_for_it() -> None:
    (hit,) = by_sense(_TEXT, [_hit(_TEXT, "Van der Kuip")], [_word(_TEXT, "Van"), _word(_TEXT, "Kuip")])
    rule = policy().role(hit.role)
    assert rule is not None
    assert rule.outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("hit", "words"),
    [
        (_hit(_TEXT, "Van der Kuip"), [_word(_TEXT, "Van"), _word(_TEXT, "Kuip", office=SURE - 0.01)]),
        (_hit(_TEXT, "Van der Kuip"), [_word(_TEXT, "Van")]),
        (_hit(_TEXT, "Van der Kuip"), []),
        (_hit(_TEXT, "motie", entity=Entity.ORGANISATION), [_word(_TEXT, "motie")]),
    ],
)
def test_without_likelihood_nobody_is_in_office(hit: Hit, words: list[Word]) -> None:
    assert tuple(by_sense(_TEXT, [hit], words)) == (hit,)


def test_in_a_text_without_an_office_nobody_is_in_one() -> None:
    text = "Alleen Kuip stemde tegen het voorstel van de vereniging."
    hit = _hit(text, "Kuip")
    assert tuple(by_sense(text, [hit], [_word(text, "Kuip")])) == (hit,)


def test_a_role_that_a_phrase_told_stays() -> None:
    hit = _hit(_TEXT, "Van der Kuip", role="griffier")
    assert tuple(by_sense(_TEXT, [hit], [_word(_TEXT, "Van"), _word(_TEXT, "Kuip")])) == (hit,)


@pytest.mark.parametrize("by", [TITLE, "pattern:given"])
def test_a_guess_goes_where_the_model_sees_nobody(by: str) -> None:
    guess = _hit(_TEXT, "Van der Kuip", by=by)
    assert tuple(not_refuted([guess], [])) == ()
    assert tuple(not_refuted([guess], [_word(_TEXT, "Kuip", person=0.2)])) == (guess,)


def test_behind_a_title_of_address_stands_a_person_whatever_the_model_holds() -> None:
    hit = replace(_hit(_TEXT, "Van der Kuip", by=TITLE), why=AFTER_TITLE)
    assert tuple(not_refuted([hit], [])) == (hit,)


@pytest.mark.parametrize("by", ["model", f"{STRUCTURE}header", f"{STRUCTURE}signoff"])
def test_what_the_model_or_a_fixed_place_told_is_no_guess(by: str) -> None:
    hit = _hit(_TEXT, "Van der Kuip", by=by)
    assert tuple(not_refuted([hit], [])) == (hit,)
