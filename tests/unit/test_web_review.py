"""Review by the server's questions and deeds: the same session and store as the terminal."""

import time
from pathlib import Path

import pymupdf
import pytest

from tests.unit.review_runs import keep_paper, make_run, somebody
from tests.unit.web_browser import Browser, house
from woo_redact.model import Outcome
from woo_redact.pipeline.asking import session_on
from woo_redact.pipeline.erasing import erase
from woo_redact.review import Session
from woo_redact.store import Store

NASTY = "<img src=x onerror=alert(1)>"
TEXTS = {
    "0001": "Brief van ![Anna Bakker|p1]\n---\nGesprek met ?[Anna Bakker|p1] en ?[Bo Visser].\nOok ![Anna Bakker|p1] was er.",
    "0002": "Verslag\n---\nDoor =[wethouder Smit|p2] en ?[Anna Bakker|p1], in ?[Bo Visser] zijn huis.",
    "0003": "Niets\n---\nHier staat niemand.",
}
PEOPLE = (somebody("p1", "Anna Bakker", addresses=("anna@bakker.example",)), somebody("p2", "J. Smit"))


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return make_run(tmp_path / "run", TEXTS, subjects=PEOPLE)


def questions(browser: Browser, **query: object) -> list[dict[str, object]]:
    found = browser.ask("/api/list/questions", **query)
    rows: list[dict[str, object]] = found["rows"]
    assert found["count"] == len(rows)
    return rows


def the(browser: Browser, words: str, document: str) -> dict[str, object]:
    return next(q for q in questions(browser) if (q["words"], q["document"]) == (words, document))


def stored(run: Path) -> list[tuple[str, str, str | None]]:
    with Store(run) as store:
        return [(d.by, d.outcome.value, d.ground) for d in store.decisions()]


def by_terminal(run: Path, name: str = "Jan") -> Session:
    """Open the session that the terminal would."""
    return session_on(Store(run), name)


def test_lists_tell_what_the_session_knows(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        state = browser.ask("/api/state")
        assert (state["by"], state["questions"], state["answered"]) == ("Mia", 4, 0)
        assert {(q["words"], q["document"]) for q in questions(browser)} == {
            ("Anna Bakker", "0001"),
            ("Bo Visser", "0001"),
            ("Anna Bakker", "0002"),
            ("Bo Visser", "0002"),
        }
        people = browser.ask("/api/list/people")["rows"]
        assert [(p["name"], p["places"], p["open"]) for p in people] == [
            ("Anna Bakker", 4, 2),
            ("J. Smit", 1, 0),
        ]
        documents = browser.ask("/api/list/documents")["rows"]
        assert [(d["id"], d["title"], d["open"]) for d in documents] == [
            ("0001", "Brief van Anna Bakker", 2),
            ("0002", "Verslag", 2),
            ("0003", "Niets", 0),
        ]
        assert browser.ask("/api/list/documents", open=1)["count"] == 2
        browser.ask("/api/list/nothing", 404)
        browser.ask("/api/list/questions", 404, **{"from": "x"})


def test_a_label_says_outcome_ground_person_and_place(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        found = the(browser, "Anna Bakker", "0002")
        assert found["label"] == "vraag, 5.1.2e, persoon 1, 4 van 4"
        title = browser.ask("/api/document/0001")["titlePassages"]
        assert [passage["label"] for passage in title] == ["gelakt, 5.1.2e, persoon 1, 1 van 4"]
        told = browser.ask("/api/document/0002/text")["passages"]
        assert [passage["label"] for passage in told] == [
            "zichtbaar, persoon 2, 1 van 1",
            "vraag, 5.1.2e, persoon 1, 4 van 4",
            "vraag, 5.1.2e",
        ]


def test_an_answer_is_in_the_store_before_it_is_told(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        asked = the(browser, "Bo Visser", "0001")
        done = browser.act("answer", key=asked["key"], seen=asked["seen"], outcome="redact")
        assert done["decisions"] == 1
        assert stored(run) == [("person:Mia", "redact", "5.1.2.e")]
        assert browser.ask("/api/state")["answered"] == 1
        assert browser.act("undo")["decisions"] == 1
        assert stored(run) == []
        assert browser.act("redo")["decisions"] == 1
        assert stored(run) == [("person:Mia", "redact", "5.1.2.e")]
        assert browser.act("redo")["decisions"] == 0


def test_the_preview_names_the_places_that_an_answer_for_everywhere_is_on(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        asked = the(browser, "Anna Bakker", "0001")
        reach = browser.ask("/api/reach", key=asked["key"], reach="everywhere")
        assert (reach["count"], reach["documents"]) == (3, 2)
        assert browser.ask("/api/reach", key=asked["key"], reach="document")["count"] == 2
        assert browser.ask("/api/reach", key=asked["key"], reach="here")["count"] == 0
        browser.act("answer", key=asked["key"], seen=asked["seen"], outcome="keep", reach="everywhere")
        with Store(run) as store:
            session = session_on(store, "-")
            for place in (*reach["places"], asked):
                assert session.passage(place["key"]).now.outcome is Outcome.KEEP
        words = the(browser, "Bo Visser", "0001")
        assert browser.ask("/api/reach", key=words["key"], reach="everywhere")["count"] == 1


def test_an_answer_on_what_another_changed_meanwhile_is_not_kept(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        asked = the(browser, "Bo Visser", "0001")
        terminal = by_terminal(run)
        terminal.answer(terminal.passage(str(asked["key"])), (Outcome.KEEP, None, ""))
        refused = browser.act("answer", 409, key=asked["key"], seen=asked["seen"], outcome="redact")
        assert refused["kind"] == "overtaken"
        assert "Jan" in refused["error"]
        now = browser.ask("/api/passage", key=asked["key"])
        assert (now["outcome"], now["another"]) == ("keep", "Jan")
        twice = {"key": asked["key"], "seen": now["seen"], "outcome": "redact"}
        assert browser.act("answer", 409, **twice)["kind"] == "taken"
        assert browser.act("answer", **twice, again=True)["decisions"] == 1
        assert stored(run)[-1] == ("person:Mia", "redact", "5.1.2.e")


def test_two_browsers_of_one_person_may_change_their_own_answer(run: Path) -> None:
    with house(run) as home:
        one, other = home.browser("Mia"), home.browser("mia ")
        asked = the(one, "Bo Visser", "0001")
        one.act("answer", key=asked["key"], seen=asked["seen"], outcome="redact")
        other.act("answer", 409, key=asked["key"], seen=asked["seen"], outcome="keep")
        now = other.ask("/api/passage", key=asked["key"])
        other.act("answer", key=asked["key"], seen=now["seen"], outcome="keep")
        assert [outcome for _, outcome, _ in stored(run)] == ["redact", "keep"]


def test_what_the_terminal_decides_is_heard_within_two_seconds(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        asked = the(browser, "Bo Visser", "0001")
        with home.office.room.listening() as listener:
            terminal = by_terminal(run)
            began = time.monotonic()
            terminal.answer(terminal.passage(str(asked["key"])), (Outcome.REDACT, None, ""))
            while not listener.waiting:
                assert time.monotonic() - began < 2.0
                time.sleep(0.02)
        assert browser.ask("/api/state")["answered"] == 1


def test_a_state_never_has_the_pulse_of_what_it_does_not_tell(
    run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("woo_redact.web.room.EVERY", 3600)  # nobody looks round meanwhile
    with house(run) as home:
        browser = home.browser("Mia")
        before = browser.ask("/api/state")
        with by_terminal(run).store as store:
            session = session_on(store, "Jan")
            left = next(q for q in session.questions if session.passage(q.key).open)
            session.answer(session.passage(left.key), (Outcome.REDACT, None, ""))
        after = browser.ask("/api/state")
    assert after["pulse"] != before["pulse"]
    assert (before["answered"], after["answered"]) == (0, 1)


def test_the_news_is_a_stream_of_events(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        with browser.client.stream("GET", "/events") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            lines = stream.iter_lines()
            assert [next(lines), next(lines)] == ["retry: 1000", "data: hello"]


def test_the_law_is_kept_and_a_ground_that_needs_words_asks_for_them(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        asked = the(browser, "Bo Visser", "0001")
        body = {"key": asked["key"], "seen": asked["seen"], "outcome": "redact", "ground": "5.1.2.f"}
        assert "motivering" in browser.act("answer", 422, **body)["error"]
        browser.act("answer", 422, **{**body, "ground": "9.9"})
        assert stored(run) == []
        browser.act("answer", **body, why="Bedrijf zou schade lijden.")
        assert stored(run) == [("person:Mia", "redact", "5.1.2.f")]
        assert browser.ask("/api/passage", key=asked["key"])["why"] == "Bedrijf zou schade lijden."


def test_a_person_is_answered_for_once(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        person = browser.ask("/api/person", id="p1")
        assert (person["names"], person["addresses"]) == (["Anna Bakker"], ["anna@bakker.example"])
        assert [(one["id"], one["outcomes"]) for one in person["in"]] == [
            ("0001", {"redact": 2, "ask": 1}),
            ("0002", {"ask": 1}),
        ]
        browser.act("person", id="p1", seen=person["seen"], outcome="redact")
        assert browser.ask("/api/person", id="p1")["decided"] == "gelakt"
        assert browser.ask("/api/state")["answered"] == 2
        browser.act("person", 409, id="p1", seen=person["seen"], outcome="keep")
        browser.ask("/api/person", 404, id="nobody")


def test_next_goes_round_the_open_questions(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        keys = [q["key"] for q in questions(browser)]
        first = browser.ask("/api/place/questions", key="", way=1)
        assert (first["at"], first["key"]) == (0, keys[0])
        assert browser.ask("/api/place/questions", key=keys[0], way=-1)["key"] == keys[-1]
        for key in keys[:-1]:
            seen = browser.ask("/api/passage", key=key)["seen"]
            browser.act("answer", key=key, seen=seen, outcome="keep", reach="here")
        assert browser.ask("/api/place/questions", key=keys[1], way=1)["key"] == keys[-1]
        last = browser.ask("/api/next", document="0003", key="", way=1)
        assert last == {"document": str(keys[-1])[:4], "key": keys[-1]}
        browser.act(
            "answer", key=keys[-1], seen=browser.ask("/api/passage", key=keys[-1])["seen"], outcome="keep"
        )
        assert browser.ask("/api/place/questions", key=keys[1], way=1)["key"] is None
        assert browser.ask("/api/next", document="0001", key="", way=1)["key"] is None


def test_words_that_are_selected_go_and_come_back(run: Path) -> None:
    with house(run) as home:
        browser = home.browser("Mia")
        text = browser.ask("/api/document/0003/text")["text"]
        start = text.index("niemand")
        browser.act(
            "words", document="0003", start=start - 1, end=start + 7, outcome="redact", ground="5.1.2.e"
        )
        (found,) = browser.ask("/api/document/0003/text")["passages"]
        assert (found["words"], found["outcome"], found["mine"]) == ("niemand", "redact", True)
        browser.act("shown", document="0003", start=start, end=start + 3)
        (found,) = browser.ask("/api/document/0003/text")["passages"]
        assert found["outcome"] == "keep"
        browser.act("shown", 404, document="0003", start=0, end=4)
        for start, end in ((5, 5), (9, 3), (-1, 4), (0, 9999)):
            browser.act(
                "words", 404, document="0003", start=start, end=end, outcome="redact", ground="5.1.2.e"
            )


def test_four_eyes_are_two_persons(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Van ![Anna]."}, before_release="four-eyes")
    with house(run) as home:
        mia, jan = home.browser("Mia"), home.browser("Jan")
        assert mia.ask("/api/list/documents", open=1)["count"] == 1
        state = mia.ask("/api/document/0001")["state"]
        assert "tweede" in mia.act("pass", document="0001", state=state)["missing"]
        assert mia.act("pass", document="0001", state=state)["passedBy"] == ["Mia"]
        assert jan.act("pass", document="0001", state=state)["missing"] == ""
        assert jan.ask("/api/list/documents", open=1)["count"] == 0
        assert "tweede" in jan.act("unpass", document="0001")["missing"]
        text = mia.ask("/api/document/0001/text")["text"]
        mia.act("words", document="0001", start=0, end=len(text), outcome="redact", ground="5.1.2.e")
        refused = jan.act("pass", 409, document="0001", state=state)
        assert refused["kind"] == "overtaken"
        assert mia.ask("/api/document/0001")["passedBy"] == []


def pdf(*lines: str, rotation: int = 0) -> bytes:
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=500)
        for number, line in enumerate(lines):
            page.insert_text((50, 80 + 30 * number), line, fontsize=14)
        page.set_rotation(rotation)
        return bytes(document.tobytes())


def test_a_page_is_painted_with_its_boxes_where_the_words_stand(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Van ![Anna Bakker] aan de raad."})
    keep_paper(run, "0002", pdf("Van Bo Visser"), found="Van ?[Bo Visser]\n\n")
    with house(run) as home:
        browser = home.browser("Mia")
        mail = browser.ask("/api/document/0001")
        assert len(mail["pages"]) == 1
        page = browser.ask("/api/document/0001/page/0")
        (box,) = page["boxes"]
        words = {word[6]: word[2:6] for word in page["words"]}
        (x0, y0, x1, y1) = box["boxes"][0]
        for word in ("Anna", "Bakker"):
            wx0, wy0, wx1, wy1 = words[word]
            assert x0 - 0.1 <= wx0 < wx1 <= x1 + 0.1
            assert y0 - 0.1 <= wy0 < wy1 <= y1 + 0.1
        assert words["aan"][0] > x1
        picture = browser.client.get("/picture/before/0001/0/96")
        assert picture.headers["content-type"] == "image/png"
        assert picture.content.startswith(b"\x89PNG")
        assert browser.client.get("/picture/before/0001/0/100").content == picture.content
        assert browser.client.get("/picture/before/0001/7/96").status_code == 422
        assert browser.client.get("/picture/before/0009/0/96").status_code == 404
        assert browser.ask("/api/document/0002")["pages"] == [[400.0, 500.0]]
        after = browser.client.get("/picture/after/0001/0/96").content
        assert after.startswith(b"\x89PNG")
        assert after != picture.content
    assert (run / ".pages").stat().st_mode & 0o077 == 0
    erase(run)
    assert not (run / ".pages").exists()


def test_an_area_of_paper_goes_and_no_area_of_a_mail_does(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Van Anna."})
    keep_paper(run, "0002", pdf("Van Bo"), found="Van Bo\n\n")
    with house(run) as home:
        browser = home.browser("Mia")
        said = {"page": 0, "box": [40, 60, 200, 90], "outcome": "redact", "ground": "5.1.2.e"}
        browser.act("area", document="0002", **said)
        (box,) = browser.ask("/api/document/0002/page/0")["boxes"]
        assert (box["boxes"], box["outcome"]) == ([[40, 60, 200, 90]], "redact")
        browser.act("area", 404, document="0001", **said)
        browser.act("area", 404, document="0002", **{**said, "page": 1})
        for wrong in (
            [1, 2, 3],
            [90, 0, 10, 5],
            ["a", 0, 1, 1],
            [0, 0, float("1e400") if False else 1, None],
        ):
            browser.act("area", 400, document="0002", **{**said, "box": wrong})


def test_an_area_is_called_by_what_it_is_and_is_like_no_other(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Van Anna."})
    for number, kind in (("0002", "signature"), ("0003", "photo")):
        keep_paper(run, number, pdf("Van Bo"), found="Van Bo\n\n?[\ufffc]\n\n", objects=((8, kind),))
    with house(run) as home:
        browser = home.browser("Mia")
        assert [q["words"] for q in questions(browser)] == ["handtekening", "foto"]
        key = questions(browser)[0]["key"]
        assert browser.ask("/api/passage", key=key)["entity"] == "handtekening"
        assert browser.ask("/api/reach", key=key, reach="everywhere")["count"] == 0


def test_what_was_not_read_says_why_in_the_list(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Van Anna."})
    keep_paper(run, "0002", b"", unread="het bestand is leeg")
    with house(run) as home:
        rows = home.browser("Mia").ask("/api/list/documents")["rows"]
        assert [row["unread"] for row in rows] == ["", "het bestand is leeg"]


def test_a_file_that_is_no_pdf_is_told_and_stops_nothing(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "?[Anna]"})
    keep_paper(run, "0002", b"%PDF-1.7 nothing", found="Van ?[Bo]")
    with house(run) as home:
        browser = home.browser("Mia")
        found = browser.ask("/api/document/0002")
        assert found["pages"] == []
        assert "PDF" in found["fault"]
        assert browser.ask("/api/document/0002/text")["text"] == "Van Bo"
        key = the(browser, "Bo", "0002")["key"]
        assert browser.ask("/api/passage", key=key)["page"] == 0
        assert browser.ask("/api/document/0001")["pages"]


@pytest.mark.parametrize(
    "nasty", [NASTY, "a\u202eb\u2066c", "x" * 10_000, "\x00\x1b[31m\u200b", "</script><script>1</script>"]
)
def test_hostile_words_are_told_as_inert_json(tmp_path: Path, nasty: str) -> None:
    run = make_run(
        tmp_path / "run",
        {"0001": f"![{nasty}]\n---\nVan ?[{nasty}] en ?[Bo]."},
        subjects=(somebody("p1", nasty, addresses=(nasty,)),),
    )
    with house(run, by=f"Mia {NASTY}") as home:
        browser = home.browser(f"Mia {NASTY}")
        (asked, _) = questions(browser)
        for path, query in (
            ("/api/list/documents", {}),
            ("/api/document/0001", {}),
            ("/api/passage", {"key": asked["key"]}),
            ("/api/reach", {"key": asked["key"]}),
        ):
            answer = browser.client.get(path, params={k: str(v) for k, v in query.items()})
            assert answer.headers["content-type"] == "application/json"
            assert not set("\u202e\u2066\x00\x1b\u200b") & set(str(answer.json()))
            assert len(answer.text) < 9_000
        shell = browser.client.get("/").text
        assert "onerror" not in shell
