"""Words of an English passage are no people; people named in English are."""

import pytest

from woo_redact.detect.english import not_english
from woo_redact.detect.hits import Hit
from woo_redact.model import Entity

ENGLISH = (
    "The alert was triggered by the server and has been sent to you. {} This event is generated when a request "
    "fails; it is not the cause of the failure and should be ignored by your team."
)
DUTCH = "De melding is door de server verstuurd en {} is niet de oorzaak van de storing die je zag."


def left(text: str, name: str, by: str = "model") -> list[str]:
    start = text.index(name)
    hit = Hit(
        start=start, end=start + len(name), entity=Entity.PERSON, score=0.8, by=by, why="naamherkenning"
    )
    return [text[one.start : one.end] for one in not_english(text, [hit])]


@pytest.mark.parametrize("words", ["Source Address", "Issue Type", "Many Thanks", "Network Information"])
def test_words_of_an_english_passage_are_nobody(words: str) -> None:
    assert left(ENGLISH.format(words), words) == []
    assert left(DUTCH.format(words), words) == [words]  # here no English proves it


@pytest.mark.parametrize(
    "name", ["Grant", "Rose Brown", "Tomasz Nowak", "Dear Fitzgerald", "Joy", "Powers", "E. Waters"]
)
def test_what_somebody_may_be_called_stays_found(name: str) -> None:
    assert left(ENGLISH.format(name), name) == [name]


def test_what_stands_in_a_header_is_somebody() -> None:
    assert left(ENGLISH.format("Address"), "Address", by="structure:header") == ["Address"]


@pytest.mark.parametrize("date", ["Wed, 26 {} 2022", "26-{}-2022", "{} 26, 2022", "Wed {} 26"])
def test_a_month_of_a_date_is_nobody(date: str) -> None:
    assert left(f"Arrival: {date.format('Jan')} 04:06", "Jan") == []


@pytest.mark.parametrize(
    "text", ["Wij zagen Jan 26 keer", "op 26 mei belde Jan", "Jan 2022 was zijn jaar niet"]
)
def test_jan_is_somebody_elsewhere(text: str) -> None:
    assert left(text, "Jan") == ["Jan"]
