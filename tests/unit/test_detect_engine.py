"""The engine: Presidio over a loaded pipeline, without a download; and pass one as a whole."""

import socket
from pathlib import Path
from typing import NoReturn

import pytest
from detecting import PROFILE, fake_engine, paper, use_model

import woo_redact.detect.model_files
from woo_redact.detect import detect, version, warm_up
from woo_redact.detect.engine import load
from woo_redact.detect.model_files import model_path
from woo_redact.errors import WooRedactError
from woo_redact.model import Entity
from woo_redact.profile import Names, Profile


def test_the_model_and_the_recognizers_work_side_by_side() -> None:
    engine = fake_engine([("PERSON", "Jan Jansma"), ("ORG", "Nidos"), ("MISC", "Drents")])
    ((*hits,),) = engine.find(["Jan Jansma van Nidos is Drents, mail j.jansma@nidos.example"])
    assert sorted((hit.entity, hit.start, hit.end) for hit in hits) == [
        (Entity.EMAIL_ADDRESS, 37, 59),
        (Entity.ORGANISATION, 15, 20),
        (Entity.PERSON, 0, 10),
    ]


def test_a_single_name_is_less_sure_than_a_full_one() -> None:
    engine = fake_engine([("PERSON", "Jan Jansma"), ("PERSON", "Wietse")])
    full, single = engine.find(["met Jan Jansma erbij", "met Wietse erbij"])
    assert full[0].score > single[0].score > 0.5


def test_the_same_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = fake_engine([("PERSON", "Jan Jansma")])
    first = engine.find(["met Jan Jansma erbij"] * 2)
    monkeypatch.setattr(engine, "_analyzer", None)
    assert engine.find(["met Jan Jansma erbij"]) == first[:1]


def test_no_connection_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    fake_engine([("PERSON", "Jan Jansma")]).find(["Jan Jansma, j.jansma@nidos.example, www.nidos.example"])


def test_a_missing_model_is_told_and_not_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(woo_redact.detect.model_files, "SHIPPED", {PROFILE.names.model: (tmp_path,)})
    load.cache_clear()
    with pytest.raises(WooRedactError, match="namenmodel ontbreekt"):
        warm_up(PROFILE)
    monkeypatch.setattr(woo_redact.detect.model_files, "find_spec", lambda _name: None)
    with pytest.raises(WooRedactError, match="niet geïnstalleerd"):
        model_path("nl_core_news_lg")
    load.cache_clear()


def test_the_version_tells_the_models_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(woo_redact.detect, "model_version", lambda name: name)
    shipped, large = version(PROFILE), version(Profile(names=Names(model="nl_core_news_lg")))
    assert shipped != large
    assert shipped == version(PROFILE)


def test_terms_of_the_profile_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    use_model(monkeypatch)
    document = paper("Over Project\nZwaluw spreken wij niet; over zwaluwen wel.")
    (found,) = detect(document, Profile(always={"project Zwaluw": "5.1.1.c"}))
    assert (found.entity, found.span.of(document.text)) == (Entity.TERM, "Project\nZwaluw")


def test_findings_name_their_document(monkeypatch: pytest.MonkeyPatch) -> None:
    use_model(monkeypatch, ("PERSON", "Jan Jansma"))
    (found,) = detect(paper("Gisteren zei Jan Jansma dat.", "7"), PROFILE)
    assert (found.document, found.digest, found.found_by) == ("7", "x7", "model")
    assert "Jansma" not in repr(found)
