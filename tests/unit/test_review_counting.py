"""What counts: the closest of a person's decisions, then the last; own words and areas; titles apart."""

import pytest

from woo_redact.model import Area, Box, Decided, Decision, Outcome, Span
from woo_redact.review.counting import counting, resolve


def rule(finding: str, subject: str | None = None, start: int = 0) -> Decision:
    return Decision(
        outcome=Outcome.ASK,
        by="rule:P07",
        why="?",
        document="1",
        span=Span(start, start + 3),
        finding=finding,
        subject=subject,
        ground="5.1.2.e",
    )


def person(outcome: Outcome, **place: object) -> Decision:
    ground = None if outcome is Outcome.KEEP else "5.1.2.e"
    return Decision(outcome=outcome, by="person:an", why="gezien", ground=ground, **place)  # type: ignore[arg-type]


def test_a_persons_decision_beats_the_rules_and_the_closest_then_the_last_counts() -> None:
    rules = [rule("f1", "p1"), rule("f2", "p1"), rule("f3")]
    persons = [
        person(Outcome.REDACT, finding="f1"),
        person(Outcome.REDACT, subject="p1"),
        person(Outcome.KEEP, subject="p1"),
    ]
    assert [d.outcome for d in resolve(rules, persons)] == [Outcome.REDACT, Outcome.KEEP, Outcome.ASK]
    assert [d.by for d in resolve(rules, persons)] == ["person:an", "person:an", "rule:P07"]


@pytest.mark.parametrize("reverse", [False, True])
def test_an_exception_in_one_document_beats_the_answer_for_everywhere(*, reverse: bool) -> None:
    persons = [person(Outcome.KEEP, subject="p1", document="1"), person(Outcome.REDACT, subject="p1")]
    (here,) = resolve([rule("f1", "p1")], reversed(persons) if reverse else persons)
    assert here.outcome is Outcome.KEEP
    elsewhere = counting(Decided(text=(rule("f1", "p1"),)), persons, "2")
    assert elsewhere.text[0].outcome is Outcome.REDACT


def test_own_words_and_areas_are_added_and_the_last_word_on_each_counts() -> None:
    words = person(Outcome.REDACT, document="1", span=Span(5, 9))
    area = person(Outcome.REDACT, document="1", area=Area(0, Box(1, 2, 3, 4)))
    assert resolve([], [words, area]) == (words, area)
    open_again = person(Outcome.KEEP, document="1", span=Span(5, 9))
    assert [d.hides for d in resolve([], [words, area, open_again])] == [False, True]


def test_what_was_said_of_a_title_is_not_said_of_the_text() -> None:
    rules = Decided(text=(rule("f1"),), title=(rule("t1"),))
    persons = [
        person(Outcome.REDACT, document="1", span=Span(0, 4), in_title=True),
        person(Outcome.KEEP, document="1", finding="t1", span=Span(0, 3), in_title=True),
        person(Outcome.REDACT, document="1", finding="gone", span=Span(7, 9), in_title=True),
        person(Outcome.REDACT, document="2", finding="f1", span=Span(0, 3)),
    ]
    now = counting(rules, persons, "1")
    assert [d.outcome for d in now.text] == [Outcome.ASK]
    assert [(d.outcome, d.span) for d in now.title] == [
        (Outcome.KEEP, Span(0, 3)),
        (Outcome.REDACT, Span(0, 4)),
        (Outcome.REDACT, Span(7, 9)),
    ]


def test_what_a_person_hid_stays_hidden_when_detection_no_longer_finds_it() -> None:
    hid = person(Outcome.REDACT, document="1", finding="gone", span=Span(0, 3))
    assert resolve([], [hid]) == (hid,)
    assert resolve([], [hid, person(Outcome.KEEP, document="1", finding="gone", span=Span(0, 3))]) == ()
