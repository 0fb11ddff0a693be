"""The review in a real browser: whole reviews to the release, by mouse and by keyboard; what it may not do."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.end_to_end.conftest import Demo
from tests.unit.review_runs import make_run, somebody
from woo_redact.pipeline.asking import session_on
from woo_redact.store import Store

pytestmark = [pytest.mark.loopback, pytest.mark.slow]

CHROMIUM = shutil.which("chromium") or "chromium"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']"
PATIENCE = 60_000  # milliseconds; a worker's first page takes seconds on a busy machine


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def server(
    run: Path, by: str = "Mia de Vries", lang: str = "nl"
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the command as an officer does; give the process and the link it tells."""
    command = [sys.executable, "-m", "woo_redact", "review", str(run), "--web", "--no-browser", "--by", by]
    offline = {"TESSDATA_PREFIX": "none", "WOO_REDACT_OFFICE": "none", "WOO_REDACT_LANG": lang}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **offline, "PYTHONUNBUFFERED": "1"}
    ) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        try:
            yield process, found[0]
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                assert process.wait(30) == 0


@contextmanager
def visit(chromium: Browser, link: str, **how: object) -> Iterator[Page]:
    """Open a link in a browser of its own; whatever it asks elsewhere, and every fault of the page, is told."""
    context: BrowserContext = chromium.new_context(viewport={"width": 1440, "height": 900}, **how)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    told: list[str] = []
    home = link.partition("?")[0]
    page.on("request", lambda request: None if request.url.startswith(home) else told.append(request.url))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "console",
        lambda message: (
            told.append(message.text) if message.type == "error" and "409" not in message.text else None
        ),
    )
    page.goto(link)
    yield page
    context.close()
    assert told == []


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong; its own script comes in beside the page's policy, which lets none in."""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": f"{AXE};0"})
    run = f"axe.run(document, {{runOnly: {RULES}}}).then(r => JSON.stringify(r.violations))"
    answer = session.send(
        "Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True}
    )
    found = json.loads(answer["result"]["value"])
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def boxes(page: Page) -> None:
    page.locator(".boxes button").first.wait_for()


def decided(page: Page, number: int) -> None:
    expect(page.locator(".progress")).to_contain_text(re.compile(rf"^\D*(\d+%)?\s*{number} (van|of) "))


def answered(page: Page) -> int:
    found = re.search(r"(\d+) (?:van|of) ", page.locator(".progress").inner_text())
    assert found
    return int(found[1])


def by_person(run: Path) -> list[tuple[str, str]]:
    with Store(run) as store:
        return [(d.by, d.outcome.value) for d in store.decisions()]


@pytest.fixture
def copy(demo: Demo, tmp_path: Path) -> Path:
    """Return a copy of the sample dossier's run."""
    run = tmp_path / "proef"
    shutil.copytree(demo.folder, run)
    return run


def test_a_whole_dossier_by_mouse_from_the_first_question_to_the_release(
    copy: Path, chromium: Browser
) -> None:
    shutil.rmtree(copy / "release")
    with server(copy) as (_, link), visit(chromium, link) as page:
        boxes(page)
        questions = int(page.locator(".tab .count").inner_text())
        # The first by its box on the page, the others by what is proposed beside it.
        page.locator(".boxes button.box.ask.now").first.click()
        page.get_by_role("button", name=re.compile("^Laat zichtbaar")).click()
        decided(page, 1)
        for number in range(2, questions + 1):
            page.locator("#detail button.main").click()
            decided(page, number)
        expect(page.locator(".tab .count")).to_have_count(0)
        page.get_by_role("link", name="Afronden").click()
        page.get_by_role("button", name="Geef vrij").click()
        expect(page.locator(".notice.good")).to_contain_text("zijn vrijgegeven", timeout=300_000)
        released = int(page.locator(".notice.good").inner_text().split()[0])
    assert released == len(list((copy / "release").glob("*.pdf"))) > 20
    assert [outcome for _, outcome in by_person(copy)] == ["keep"] + ["redact"] * (questions - 1)
    assert {by for by, _ in by_person(copy)} == {"person:Mia de Vries"}


def test_the_same_by_keyboard_alone_up_to_the_checks(copy: Path, chromium: Browser) -> None:
    with server(copy) as (_, link), visit(chromium, link) as page:
        boxes(page)
        questions = int(page.locator(".tab .count").inner_text())
        press = page.keyboard.press
        press("z")
        decided(page, 1)
        press("u")
        decided(page, 0)
        press("r")
        decided(page, 1)
        press("n")
        press("g")
        page.keyboard.type("5.1.2i")
        press("Enter")
        page.keyboard.type("Het functioneren van de provincie.")
        press("Enter")
        while answered(page) < 2:  # more than one where the same sentence stands again
            page.wait_for_timeout(50)
        while (before := answered(page)) < questions:
            press("a")
            while answered(page) == before:
                page.wait_for_timeout(50)
        expect(page.locator(".tab .count")).to_have_count(0)
        press("5")
        page.get_by_role("button", name="Geef vrij").wait_for()
    with Store(copy) as store:
        taken = store.decisions()
    assert {d.by for d in taken} == {"person:Mia de Vries"}
    assert "5.1.2.i" in [d.ground for d in taken]


def small(tmp_path: Path, **more: str) -> Path:
    texts = {
        "0001": "Brief\n---\nGesprek met ?[Anna Bakker|p1] en ?[Bo Visser].",
        "0002": "Verslag\n---\nDoor ?[Anna Bakker|p1].\n" + "Een regel tekst.\n" * 200,
    }
    return make_run(tmp_path / "run", texts, subjects=(somebody("p1", "Anna Bakker"),), **more)


def test_two_persons_and_the_terminal_see_each_other_within_two_seconds(
    tmp_path: Path, chromium: Browser
) -> None:
    run = small(tmp_path)
    with (
        server(run) as (_, mia),
        server(run, by="Jan") as (_, jan),
        visit(chromium, mia) as one,
        visit(chromium, jan) as other,
    ):
        boxes(one)
        boxes(other)
        one.keyboard.press("z")
        decided(one, 1)
        expect(other.locator(".progress")).to_contain_text("1 van", timeout=2_000)
        with Store(run) as store:
            terminal = session_on(store, "Piet")
            left = next(q for q in terminal.questions if terminal.passage(q.key).open)
            terminal.answer(terminal.passage(left.key), (left.now.outcome.REDACT, None, ""))
        for page in (one, other):
            expect(page.locator(".progress")).to_contain_text("2 van", timeout=2_000)
        # What Mia decided, Jan changes only by saying it twice.
        other.locator("#side .row").first.click()
        expect(other.locator("#detail")).to_contain_text("Mia de Vries")
        other.keyboard.press("a")
        expect(other.locator("#said")).to_contain_text("Hier besliste Mia de Vries al")
        other.keyboard.press("a")
        expect(one.locator("#side .row").first).to_contain_text("gelakt", timeout=2_000)
    assert [by for by, _ in by_person(run)] == ["person:Mia de Vries", "person:Piet", "person:Jan"]


def test_a_server_that_is_killed_in_mid_click_loses_nothing(tmp_path: Path, chromium: Browser) -> None:
    run = small(tmp_path)
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    with server(run) as (process, link):
        page.goto(link)
        boxes(page)
        page.keyboard.press("a")
        decided(page, 1)
        page.keyboard.press("z")  # may be kept or not, but never by half
        process.kill()
        expect(page.locator("#said")).to_contain_text("antwoordt niet")
    context.close()
    kept = by_person(run)
    assert kept in (
        [("person:Mia de Vries", "redact")],
        [("person:Mia de Vries", "redact"), ("person:Mia de Vries", "keep")],
    )
    with server(run) as (_, link), visit(chromium, link) as again:
        boxes(again)
        decided(again, len(kept))


@pytest.mark.parametrize(("lang", "scheme"), [("nl", "light"), ("en", "dark")])
def test_every_view_can_be_used_by_everybody(
    tmp_path: Path, chromium: Browser, lang: str, scheme: str
) -> None:
    nasty = '<img src=x onerror="document.title=1">\u202e' + "x" * 10_000
    run = make_run(
        tmp_path / "run",
        {
            "0001": f"Van ![{nasty}|p1]\n---\nGesprek met ?[{nasty}|p1] en ?[Bo Visser], ![Bo|p2], =[Bert].",
            "0002": "Lang\n---\n" + "Een regel met ?[Bo Visser].\n" * 60,
        },
        subjects=(somebody("p1", nasty), somebody("p2", "Bo Visser")),
    )
    with (
        server(run, by=f"Mia {nasty[:60]}", lang=lang) as (_, link),
        visit(chromium, link, color_scheme=scheme) as page,
    ):
        boxes(page)
        home = link.partition("?")[0]
        for where, wait in {
            "#/questions": ".boxes button",
            "#/people/p1": ".person h2",
            "#/documents/0001": ".boxes button",
            "#/search/Bo": ".hits a",
            "#/finish": ".figures",
        }.items():
            page.goto(f"{home}{where}")
            page.locator(wait).first.wait_for()
            assert violations(page) == [], where
            for width in (320,) if lang == "nl" else ():
                page.set_viewport_size({"width": width, "height": 800})
                page.wait_for_timeout(150)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (where, width)
                assert violations(page) == [], (where, width)
            page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"{home}#/documents/0002")
        boxes(page)
        for key, wait in (
            ("t", ".running button"),
            ("y", ".viewer + .viewer img"),
            ("?", "dialog"),
            ("g", "dialog"),
        ):
            if key == "g":
                page.locator(".boxes button").first.click()
                page.locator("#detail .decide").wait_for()
            page.keyboard.press(key)
            page.locator(wait).first.wait_for()
            assert violations(page) == [], key
            page.keyboard.press("Escape" if wait == "dialog" else "y" if key == "y" else "t")
        assert page.locator("html").get_attribute("lang") == lang
        assert page.title() != "1"
        page.locator("header button").last.focus()
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px"
