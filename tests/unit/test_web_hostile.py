"""What comes from outside and means no good: answers of any shape, slow ones, links out of the run."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import Message

from tests.unit.review_runs import keep_paper, make_run, somebody
from tests.unit.web_browser import HOME, Browser, House, house
from woo_redact.web import guard

NASTY = (
    None, True, -1, 2**70, 1e308, float("nan"), float("-inf"), "", "x" * 9_000, "\u202e\x00'\"<script>",
    "../../../etc/passwd", "0001:../..", [], {}, [[[]]], {"a": {"b": []}},
)  # fmt: skip
DEEDS: dict[str, dict[str, object]] = {
    "answer": {"key": "0001:5-9", "seen": "", "outcome": "redact", "ground": "5.1.2.e", "why": "", "reach": "here"},
    "person": {"id": "p1", "seen": "open", "outcome": "keep", "document": "0001"},
    "words": {"document": "0001", "start": 0, "end": 3, "outcome": "redact", "ground": "5.1.2.e", "inTitle": 1},
    "shown": {"document": "0001", "start": 0, "end": 3, "why": ""},
    "area": {"document": "0002", "page": 0, "box": [1, 1, 9, 9], "outcome": "redact", "ground": "5.1.2.e"},
    "pass": {"document": "0001", "state": ""},
    "unpass": {"document": "0001"},
    "withdraw": {"number": 1},
    "tie": {"tie": "x", "accepted": True, "seen": ""},
    "judge": {"document": "0001", "as": "refused", "grounds": ["5.1.2.f"], "links": [], "why": "Ja.", "seen": ""},
    "hearing": {"party": ""},
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    texts = {"0001": "Titel\n---\nVan ?[Anna|p1] aan ?[Bo]."}
    run = make_run(tmp_path_factory.mktemp("hostile") / "run", texts, subjects=(somebody("p1", "Anna"),))
    keep_paper(run, "0002", b"no pdf", found="?[Cor]")
    with house(run) as made:
        yield made


def post(browser: Browser, deed: str, content: str | bytes) -> int:
    headers = {"origin": HOME, "content-type": "application/json", "x-csrf": browser.csrf}
    return browser.client.post(f"/api/do/{deed}", content=content, headers=headers).status_code


@pytest.mark.parametrize("deed", DEEDS)
def test_an_answer_of_any_shape_is_kept_or_refused_and_never_a_fault(home: House, deed: str) -> None:
    browser = home.browser("Mia")
    told = set()
    for name, value in DEEDS[deed].items():
        for nasty in NASTY:
            if deed == "hearing" and str(nasty or "").strip():
                continue  # that is a party to look for
            told.add(post(browser, deed, json.dumps({**DEEDS[deed], name: nasty})))
        if isinstance(value, list):
            told |= {post(browser, deed, json.dumps({**DEEDS[deed], name: [n] * 4})) for n in NASTY}
    assert told <= {200, 400, 404, 409, 413, 422}  # the client raises whatever the server does not answer
    assert told & {400, 404}
    assert post(browser, deed, "[" * 60_000) == 400
    assert post(browser, deed, b"\xff\xfe") == 400
    assert browser.ask("/api/state")["by"] == "Mia"


@pytest.mark.parametrize(
    "nasty", ["", "-1", "x" * 2_000, "../..", "\u202e", "٣", "999999999", "0001:", "%00"]
)
@pytest.mark.parametrize(
    "path",
    [
        "/api/list/questions?from={}", "/api/list/{}", "/api/place/people?key={}&way={}", "/api/passage?key={}",
        "/api/reach?key=0001:5-9&reach={}", "/api/person?id={}", "/api/document/{}", "/api/next?document={}&key={}",
        "/api/document/0001/text?from={}", "/api/document/{}/after", "/api/spot/0001?start={}&end={}", "/api/search?q={}",
        "/api/doubles?from={}", "/picture/{}/0001/0/96", "/assets/{}",
    ],
)  # fmt: skip
def test_a_question_of_any_shape_is_answered_or_refused(home: House, path: str, nasty: str) -> None:
    answer = home.browser("Mia").client.get(path.replace("{}", nasty))
    assert answer.status_code in {200, 404, 422}
    if answer.status_code != 200:
        assert len(answer.text) < 800
        assert not set("\u202e\x00") & set(answer.text)


def test_a_request_that_does_not_come_to_its_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SLOWEST", 0.05)

    async def dripping() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b" ", "more_body": True}

    async def kind() -> set[str]:
        receive = guard._limited(dripping)
        return {(await receive())["type"] for _ in range(5)}

    assert "http.disconnect" in asyncio.run(kind())


def test_who_has_sent_all_may_listen_as_long_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SLOWEST", 0.01)
    messages = [{"type": "http.request", "body": b"{}", "more_body": False}, {"type": "http.disconnect"}]

    async def listening() -> Message:
        if len(messages) == 1:
            await asyncio.sleep(0.1)  # the page is open for an hour
        return messages.pop(0)

    async def kinds() -> list[str]:
        receive = guard._limited(listening)
        return [(await receive())["type"] for _ in range(2)]

    assert asyncio.run(kinds()) == ["http.request", "http.disconnect"]
    assert messages == []


def test_no_link_leads_out_of_the_run(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Van Anna."})
    keep_paper(run, "0002", b"", found="Van ?[Bo]")
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"%PDF-1.7 secret")
    source = next((run / "documents" / "0002").glob("source*"))
    source.unlink()
    source.symlink_to(secret)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with house(run) as home:
        found = home.browser("Mia").ask("/api/document/0002")
        assert (found["pages"], "niet" in found["fault"]) == ([], True)
    for path in (run / ".pages").iterdir():
        path.unlink()
    (run / ".pages").rmdir()
    (run / ".pages").symlink_to(elsewhere)
    with house(run) as home:
        browser = home.browser("Mia")
        assert browser.ask("/api/document/0001")["fault"]
        browser.ask("/api/search", 422, q="Anna")
    assert list(elsewhere.iterdir()) == []
