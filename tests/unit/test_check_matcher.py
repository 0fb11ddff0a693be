"""Finding secrets: every spelling that counts, and none that does not."""

import pytest

from woo_redact.check.matcher import allowed_spans, matcher, plain, readings
from woo_redact.model import Entity, Secret, Span


def _found(secret: str, entity: Entity, text: str) -> bool:
    compiled = matcher((Secret(text=secret, entity=entity),))
    return any(compiled.find(reading) for reading in readings(text))


@pytest.mark.parametrize(
    ("secret", "entity", "text"),
    [
        ("Bos", Entity.PERSON, "de heer Bos, Assen"),
        ("Bos", Entity.PERSON, "BOS"),
        ("Bos", Entity.PERSON, "Bos's brief"),
        ("Bos", Entity.PERSON, "a.Bos@assen.nl"),
        ("Sofie Griffioen", Entity.PERSON, "sofie griffioen"),
        ("Griffioen", Entity.PERSON, "Gri\ufb03oen"),
        ("Griffioen", Entity.PERSON, "Grif\u00adfioen"),
        ("Griffioen", Entity.PERSON, "Grif\u00ad\nfioen"),
        ("Griffioen", Entity.PERSON, "Grif\u200bfioen"),
        ("Griffioen", Entity.PERSON, "Grif-\nfioen"),
        ("Vos-Kamp", Entity.PERSON, "Vos-\nKamp"),
        ("Vos-Kamp", Entity.PERSON, "Vos\u2011Kamp"),
        ("Sofie Griffioen", Entity.PERSON, "Sofie\u00a0Griffioen"),
        ("Sofie Griffioen", Entity.PERSON, "Sofie  \n Griffioen"),
        ("René", Entity.PERSON, "Rene\u0301"),
        ("j.vandenberg", Entity.EMAIL_ADDRESS, "J.VandenBerg@assen.nl"),
        ("j.vandenberg", Entity.EMAIL_ADDRESS, "j.\nvandenberg@assen.nl"),
        ("j.berg@assen.nl", Entity.EMAIL_ADDRESS, "j.berg\n@assen.nl"),
        ("123456782", Entity.NL_BSN, "BSN 1234.56.782"),
        ("1234 56 782", Entity.NL_BSN, "123456782"),
        ("06-12345678", Entity.PHONE_NUMBER, "+31 (0)6 1234 5678"),
        ("+31 6 12345678", Entity.PHONE_NUMBER, "06 - 12 34 56 78"),
        ("0031612345678", Entity.PHONE_NUMBER, "T 0612345678 M"),
        ("NL91 ABNA 0417 1643 00", Entity.IBAN_CODE, "nl91abna0417164300"),
        ("AB-12-CD", Entity.NL_LICENSE_PLATE, "AB12CD"),
    ],
)
def test_found(secret: str, entity: Entity, text: str) -> None:
    assert _found(secret, entity, text)


@pytest.mark.parametrize(
    ("secret", "entity", "text"),
    [
        ("Bos", Entity.PERSON, "een bos in Drenthe"),
        ("Bos", Entity.PERSON, "Bosch, Boswachter, Ambos"),
        ("Griffioen", Entity.PERSON, "Griffioenlaan"),
        ("J", Entity.PERSON, "er zit niets achter J"),
        ("123456782", Entity.NL_BSN, "zaak 91234567821"),
        ("365054", Entity.PHONE_NUMBER, "zaak 2024365054"),
        ("12345", Entity.NL_ID_DOCUMENT, "123 4567"),
        ("Sofie Griffioen", Entity.PERSON, "Sofie en Griffioen"),
    ],
)
def test_not_found(secret: str, entity: Entity, text: str) -> None:
    assert not _found(secret, entity, text)


def test_a_word_that_is_a_name_and_a_term_counts_in_any_case() -> None:
    both = (Secret(text="Zwaluw", entity=Entity.PERSON), Secret(text="zwaluw", entity=Entity.TERM))
    assert matcher(both).find("project zwaluw")
    assert not matcher(both[:1]).find("project zwaluw")


def test_hits_say_where() -> None:
    compiled = matcher((Secret(text="123456782", entity=Entity.NL_BSN),))
    (hit,) = compiled.find("bsn 1234 56 782.")
    assert (hit.entity, hit.span) == (Entity.NL_BSN, Span(4, 15))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("minister Faber en Faber", (Span(0, 14),)),
        ("MINISTER FABER", (Span(0, 14),)),
        ("ministers Faber", ()),
        ("minister Fabers", ()),
    ],
)
def test_allowed_phrases_are_whole_words(text: str, spans: tuple[Span, ...]) -> None:
    assert allowed_spans(text, ("minister Faber",)) == spans


def test_a_name_that_stays_may_be_broken_after_its_initials() -> None:
    text = "de heren S.\nDekema en\nT.\nDekema"
    kept = [allowed_spans(reading, ("S.\nDekema", "T.\nDekema")) for reading in readings(text)]
    assert len(kept) > 1
    for reading, spans in zip(readings(text), kept, strict=True):
        found = matcher((Secret(text="Dekema", entity=Entity.PERSON),)).find(reading)
        assert len(found) == 2
        assert all(any(span.contains(hit.span) for span in spans) for hit in found)


def test_an_allowed_number_may_be_broken_behind_its_dash() -> None:
    for text in readings("het secretariaat (070 -\n379 8911)"):
        (span,) = allowed_spans(text, ("070 - 379 8911",))
        assert span.of(text).startswith("070")


def test_an_allowed_phrase_may_be_broken_behind_its_hyphen() -> None:
    (text, *_) = readings("Mts Wolters-\nEising")
    assert allowed_spans(text, ("Mts Wolters-Eising",)) == (Span(0, len(text)),)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("a  b\n c", "a b c"),
        ("a\u00a0b", "a b"),
        ("\ufb01ets", "fiets"),
        ("Vos\u2013Kamp", "Vos-Kamp"),
        ("a\x00b", "ab"),
    ],
)
def test_plain(text: str, form: str) -> None:
    assert plain(text) == form


def test_no_secrets_find_nothing() -> None:
    assert matcher(()).find("Jan 0612345678") == ()
