"""Search, and finishing from the page: the functions of the commands, and what they found at its place."""

import time
from pathlib import Path
from typing import Any

import pytest

from tests.unit.review_runs import make_run, somebody
from tests.unit.web_browser import Browser, house
from woo_redact import run as run_dossier
from woo_redact.profile import Profile
from woo_redact.store.index import Index, Piece, match_of

TEXTS = {
    "0001": 'Brief van ![Anna Bakker|p1]\n---\nBel ?[06-12 34 56 78] voor Curaçao en de "bouw". Nog ?[Bo Visser].',
    "0002": "Verslag\n---\n" + "Niets bijzonders hier. " * 200 + "Aan het einde staat zonnepark.",
}


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return make_run(
        tmp_path / "run", TEXTS, subjects=(somebody("p1", "Anna Bakker", addresses=("ab@x.example",)),)
    )


def found(browser: Browser, sought: str) -> list[tuple[str, str, str]]:
    return [
        (hit["document"], hit["kind"], hit["words"]) for hit in browser.ask("/api/search", q=sought)["hits"]
    ]


def test_words_names_numbers_grounds_and_states_are_found_and_lead_to_their_place(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        assert ("0002", "text", "zonnepark") in found(browser, "zonnepark")
        assert ("0001", "text", "Curaçao") in found(browser, "curacao") or found(browser, "Curaçao")
        assert {kind for _, kind, _ in found(browser, "anna")} == {"title", "passage"}
        assert ("0001", "passage", "Anna Bakker") in found(
            browser, "ab@x.example"
        )  # by the address of the person
        for number in ("0612345678", "06 12345678", "06-12-34-56-78"):
            assert ("0001", "passage", "06-12 34 56 78") in found(browser, number), number
        assert {words for _, _, words in found(browser, "grond:5.1.2e")} == {
            "Anna Bakker",
            "06-12 34 56 78",
            "Bo Visser",
        }
        assert {words for _, _, words in found(browser, "staat:vraag")} == {"06-12 34 56 78", "Bo Visser"}
        assert [words for _, _, words in found(browser, "staat:vraag visser")] == ["Bo Visser"]
        assert found(browser, "staat:zichtbaar") == []
        (hit,) = [hit for hit in browser.ask("/api/search", q="zonnepark")["hits"] if hit["kind"] == "text"]
        spot = browser.ask("/api/spot/0002", start=hit["start"], end=hit["end"])
        words = browser.ask(f"/api/document/0002/page/{spot['page']}")["words"]
        ((page, x0, y0, x1, y1),) = spot["boxes"]
        (word,) = [word for word in words if word[6].startswith("zonnepark")]
        assert page == spot["page"]
        assert (word[2] - 1 <= x0, y0 <= word[5], x1 <= word[4] + 1, y1 >= word[3]) == (True,) * 4


def test_search_knows_what_was_decided_a_moment_ago(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        assert len(found(browser, "staat:vraag")) == 2
        asked = next(q for q in browser.ask("/api/list/questions")["rows"] if q["words"] == "Bo Visser")
        browser.act("answer", key=asked["key"], seen=asked["seen"], outcome="keep")
        assert found(browser, "staat:zichtbaar") == [("0001", "passage", "Bo Visser")]
        assert len(found(browser, "staat:vraag")) == 1


@pytest.mark.parametrize(
    "sought",
    [
        "",
        " ",
        '"',
        "*",
        "AND",
        "a OR",
        "near(",
        "body:x",
        "-x",
        "(",
        "^a",
        '"a" b"',
        "\x00",
        "'; drop table piece",
    ],
)
def test_nothing_that_is_typed_is_a_command(run: Path, sought: str) -> None:
    with house(run) as home:
        home.browser("Mia").ask("/api/search", q=sought)


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("Bo Visser", 'body : "Bo"* AND body : "Visser"*'),
        ('"Bo Visser"', 'body : "Bo Visser"*'),
        ("06-12 34", 'body : "061234"*'),
        ("grond:5.1.2e x", 'ground : "5.1.2e" AND body : "x"*'),
        ("iets:anders", 'body : "iets:anders"*'),
        ('zeg "dit', 'body : "zeg"* AND body : """dit"*'),
        ("?!", ""),
    ],
)
def test_what_is_typed_becomes_a_match(typed: str, match: str) -> None:
    assert match_of(typed) == match


def test_an_index_that_is_damaged_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "at" / "search.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    index = Index(path)
    index.put("0001", "text", "k", [Piece(document="0001", kind="text", place="0", body="Anna")])
    index.put("0001", "text", "k2", [Piece(document="0001", kind="text", place="0", body="Bo")])
    assert (index.search("Anna", 5), index.search("bo", 5)) == ((), (("0001", "text", "0"),))
    assert (index.has("0001", "text", "k2"), index.has("0001", "text", "k")) == (True, False)
    index.close()


def wait(browser: Browser) -> dict[str, Any]:
    until = time.monotonic() + 120
    while (job := browser.ask("/api/job"))["running"]:
        assert time.monotonic() < until
        time.sleep(0.1)
    assert job["fault"] == ""
    return dict(job)


@pytest.mark.slow
def test_a_dossier_is_checked_and_released_by_the_gate_of_the_command(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(
        "Geachte heer,\n\nBel Anna Bakker op 06-12345678.\n\nNiets meer.\n", encoding="utf-8"
    )
    (source / "b.txt").write_text("De vergadering begint om tien uur.\n", encoding="utf-8")
    run = tmp_path / "run"
    profile = Profile.model_validate({"review": {"before_release": "every-document"}})
    run_dossier([source], run, profile=profile, jobs=1)
    with house(run) as home:
        browser = home.browser("Mia")
        before = browser.ask("/api/finish")
        assert (before["documents"], before["ready"], before["out"]) == (2, 0, 0)
        assert {one["id"] for one in before["held"]} == {"0001", "0002"}
        assert all("na te lezen" in " ".join(one["because"]) for one in before["held"])
        for question in browser.ask("/api/list/questions")["rows"]:
            browser.act("answer", key=question["key"], seen=question["seen"], outcome="redact")
        browser.act("check")
        wait(browser)
        assert not list((run / "release").glob("*.pdf"))
        state = browser.ask("/api/document/0002")["state"]
        browser.act("pass", document="0002", state=state)
        browser.act("release")
        browser.act("release", 404)  # one at a time
        result = wait(browser)["result"]
        assert (result["released"], result["documents"]) == (1, 2)
        assert [path.name for path in (run / "release").glob("*.pdf")] == ["0002.pdf"]
        after = browser.ask("/api/finish")
        assert (after["ready"], after["out"], [one["id"] for one in after["held"]]) == (1, 1, ["0001"])
        browser.act("hearing", 404, party=" ")
        browser.act("hearing", party="Anna Bakker")
        written = wait(browser)["result"]
        assert [one["document"] for one in written["written"]] == ["0001"]
        assert Path(written["folder"]).parent == run.resolve() / "drafts"
        browser.act("hearing", party="bestaat niet")
        until = time.monotonic() + 60
        while browser.ask("/api/job")["running"]:
            assert time.monotonic() < until
            time.sleep(0.1)
        assert browser.ask("/api/job")["fault"]
