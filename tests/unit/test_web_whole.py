"""Documents as a whole in the browser: duplicates, refusals, what is public already; and what no longer fits."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.review_runs import keep_subjects, make_run, somebody
from tests.unit.web_browser import Browser, house
from woo_redact.model import Judgement
from woo_redact.pipeline.judging import assessments_of
from woo_redact.pipeline.kinship import proposals
from woo_redact.store import Store

LONG = "Dit is een bericht over het plan voor de brug, dat ver genoeg gaat om op zichzelf te staan. " * 6


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Return a run in which 0002 is the same as 0001, and 0003 stands alone."""
    folder = make_run(
        tmp_path / "run",
        {"0001": f"Brief\n---\nVan ?[Bo Visser]. {LONG}", "0003": "Nota\n---\nVan ?[Anna Bakker|p1] alleen."},
        subjects=(somebody("p1", "Anna Bakker"),),
    )
    with Store(folder) as store:
        first = store.document("0001")
        store.add_family("weer.txt", "sha", (replace(first, id="0002", source="weer.txt"),))
    return folder


def rows(browser: Browser) -> dict[str, Any]:
    return {row["id"]: row for row in browser.ask("/api/list/documents")["rows"]}


def test_a_duplicate_is_listed_with_where_it_is_found_and_can_be_let_out_apart(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        state = browser.ask("/api/state")
        assert (state["ties"], state["waiting"]) == (1, 0)
        found = rows(browser)
        assert [found[number]["whole"] for number in ("0001", "0002", "0003")] == ["", "staat in 0001", ""]
        (tie,) = browser.ask("/api/doubles")["rows"]
        assert (tie["document"], tie["other"], tie["state"]) == ("0002", "0001", "aside")
        browser.act("tie", tie=tie["id"], accepted=False, seen=tie["seen"])
        assert rows(browser)["0002"]["whole"] == ""
        (ruled,) = proposals(run)
        assert (ruled.accepted, ruled.by) == (False, "person:Mia")
        refused = browser.act("tie", 409, tie=tie["id"], accepted=True, seen=tie["seen"])
        assert (refused["kind"], "Mia" in refused["error"]) == ("overtaken", True)
        browser.act("tie", 404, tie="none", accepted=True, seen="")


REFUSED = {"as": "refused", "grounds": ["5.1.2.f"], "why": "Offerte van een bedrijf."}


def test_a_document_is_refused_public_already_or_as_any_other(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        assert browser.ask("/api/state")["questions"] == 2
        seen = browser.ask("/api/document/0003")["whole"]["seen"]
        browser.act("judge", document="0003", seen=seen, **REFUSED)
        assert browser.ask("/api/state")["questions"] == 1  # a refused document is not asked about
        told = browser.ask("/api/document/0003")["whole"]
        assert (told["label"], told["by"]) == ("als geheel geweigerd, 5.1.2f", "Mia")
        assert rows(browser)["0003"]["whole"] == "als geheel geweigerd, 5.1.2f"
        with Store(run) as store:
            judged = assessments_of(store)["0003"]
        assert (judged.judgement, judged.grounds, judged.by) == (
            Judgement.WITHHELD,
            ("5.1.2.f",),
            "person:Mia",
        )
        links = ["https://www.raad.example/besluit-12"]
        public = {"document": "0003", "as": "public", "links": links}
        assert browser.act("judge", 409, seen=seen, **public)["kind"] == "overtaken"
        browser.act("judge", seen=told["seen"], **public)
        now = browser.ask("/api/document/0003")["whole"]
        assert (now["label"], now["links"]) == ("reeds openbaar", links)
        browser.act("judge", document="0003", seen=now["seen"], **{"as": "ordinary"})
        assert browser.ask("/api/state")["questions"] == 2
        assert rows(browser)["0003"]["whole"] == ""


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"grounds": []}, "grond"),
        ({"grounds": ["9.9"]}, "9.9"),
        ({"why": " "}, "motivering"),
        ({"links": ["https://x.example"]}, "link"),
        ({"as": "public"}, "openbaar"),
        ({"as": "public", "grounds": [], "links": ["javascript:alert(1)"]}, "http"),
        ({"document": "0099"}, "0099"),
    ],
)
def test_a_judgement_that_the_law_does_not_know_is_not_kept(
    run: Path, wrong: dict[str, object], word: str
) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        refused = browser.act("judge", 404, **{"document": "0003", "seen": "", **REFUSED, **wrong})
        assert word in refused["error"]
    with Store(run) as store:
        assert store.assessments() == {}


def test_a_person_is_answered_for_in_one_document_alone(tmp_path: Path) -> None:
    text = "Stuk\n---\nVan ?[Anna Bakker|p1] hier."
    run = make_run(
        tmp_path / "run", {"0001": text, "0002": f"{text} Ja."}, subjects=(somebody("p1", "Anna Bakker"),)
    )
    with house(run) as home:
        mia, jan = home.browser("Mia"), home.browser("Jan")
        one = mia.ask("/api/person", id="p1")["in"][0]
        said = {"id": "p1", "document": "0001", "outcome": "keep"}
        mia.act("person", seen=one["seen"], **said)
        found = jan.ask("/api/person", id="p1")
        assert [(each["outcomes"], each["exception"]) for each in found["in"]] == [
            ({"keep": 1}, True),
            ({"ask": 1}, False),
        ]
        now = found["in"][0]["seen"]
        assert jan.act("person", 409, seen=one["seen"], **said | {"outcome": "redact"})["kind"] == "overtaken"
        again = said | {"outcome": "redact", "seen": now}
        assert jan.act("person", 409, **again)["kind"] == "taken"
        jan.act("person", again=True, **again)
        assert mia.ask("/api/person", id="p1")["in"][0]["outcomes"] == {"redact": 1}
        mia.act("person", 404, seen="open", **said | {"document": "0009"})


def test_words_of_a_title_are_hidden_and_shown(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        assert browser.ask("/api/document/0003/text")["title"]["text"] == "Nota"
        words = {"document": "0003", "start": 0, "end": 4, "inTitle": True}
        browser.act("words", outcome="redact", ground="5.1.2.e", **words)
        (found,) = browser.ask("/api/document/0003/text")["title"]["passages"]
        assert (found["words"], found["outcome"], found["start"], found["end"]) == ("Nota", "redact", 0, 4)
        browser.act("shown", **words)
        (found,) = browser.ask("/api/document/0003/text")["title"]["passages"]
        assert found["outcome"] == "keep"
        browser.act("words", 404, outcome="redact", ground="5.1.2.e", **words | {"end": 5})


def test_a_decision_that_fits_nobody_any_more_is_told_and_taken_back(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        person = browser.ask("/api/person", id="p1")
        browser.act("person", id="p1", seen=person["seen"], outcome="redact")
        browser.act("withdraw", 404, number=1)  # it fits: that is taken back by whose it is
    with Store(run) as store:
        keep_subjects(store, ())
    with house(run) as home:
        browser = home.browser("Jan")
        assert browser.ask("/api/state")["lost"] == [1]
        browser.act("withdraw", number=1)
        assert browser.ask("/api/state")["lost"] == []
