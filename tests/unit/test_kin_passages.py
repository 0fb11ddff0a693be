"""The same passage in several documents: found again however it is wrapped, set in or repeated."""

import pytest

from woo_redact.kin import grouped, passage_in, places_in, sentences_of
from woo_redact.model import Document, Span
from woo_redact.read import read

SENTENCE = "Volgens mevrouw Zonneveld kan de brug over het kanaal in de herfst worden vervangen."


def mail(body: str) -> Document:
    return read(f"From: a@b.example\nSubject: x\n\n{body}\n".encode(), name="x.eml")[0].document


def named(document: Document, words: str = "Zonneveld") -> str:
    start = document.text.index(words)
    return passage_in(document.text, sentences_of(document), Span(start, start + len(words)))


def found(document: Document, passage: str) -> list[str]:
    places = places_in(document.text, sentences_of(document), grouped([passage]))
    return [span.of(document.text) for _, span in places]


@pytest.mark.parametrize(
    ("body", "times"),
    [
        (SENTENCE, 1),
        (f"Dag allen. {SENTENCE} Groet", 1),
        (f"Akkoord.\n\n> {SENTENCE}", 1),
        (f"{SENTENCE}\n\n{SENTENCE}", 2),
        ("Volgens mevrouw\nZonneveld kan de brug over het\nkanaal in de herfst worden vervangen.", 1),
        (SENTENCE.upper(), 1),
        (SENTENCE.replace("herfst", "lente"), 0),
        (SENTENCE.replace(".", "!"), 0),
        ("Zonneveld", 0),
    ],
    ids=["same", "within", "quoted", "twice", "wrapped", "capitals", "other word", "other sign", "name only"],
)
def test_a_passage_is_found_again(body: str, times: int) -> None:
    words = found(mail(body), named(mail(SENTENCE)))
    assert [word.casefold() for word in words] == ["zonneveld"] * times


@pytest.mark.parametrize("body", ["Zonneveld", "Aan: Zonneveld", "Zonneveld belt morgen."])
def test_too_little_around_names_no_passage(body: str) -> None:
    assert named(mail(body)) == ""


def test_two_places_in_one_sentence_are_two_passages() -> None:
    document = mail(SENTENCE)
    assert named(document) != named(document, "kanaal")
    assert found(document, named(document, "kanaal")) == ["kanaal"]
