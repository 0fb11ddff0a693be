"""A reviewer's browser on a server of its own: what the tests of the review in the browser share."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from woo_redact.store import Store

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
CONTRAST = ("color-contrast",)  # all that a darker page can break
PATIENCE = 60_000  # milliseconds; a worker's first page takes seconds on a busy machine
expect.set_options(timeout=PATIENCE)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-extensions")


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
        try:
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            yield process, found[0]
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                assert process.wait(PATIENCE / 1000) == 0
        finally:
            process.kill()  # whatever went wrong, it does not stay


@contextmanager
def visit(chromium: Browser, link: str, **how: object) -> Iterator[Page]:
    """Open a link in a browser of its own; whatever it asks elsewhere, and every fault of the page, is told."""
    context: BrowserContext = chromium.new_context(viewport={"width": 1280, "height": 800}, **how)
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


def violations(page: Page, only: tuple[str, ...] = RULES) -> list[str]:
    """Return what axe finds wrong; its own script comes in beside the page's policy, which lets none in."""
    session = page.context.new_cdp_session(page)

    def result(expression: str) -> Any:
        """Return what an expression comes to."""
        how = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        return session.send("Runtime.evaluate", how)["result"].get("value")

    if not result("'axe' in window"):
        session.send("Runtime.evaluate", {"expression": f"{AXE};0"})
    found = json.loads(
        result(
            f"axe.run(document, {{runOnly: {list(only)}, resultTypes: ['violations']}})"
            ".then(r => JSON.stringify(r.violations))"
        )
    )
    session.detach()
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def boxes(page: Page) -> None:
    page.locator(".boxes button").first.wait_for()


def decided(page: Page, number: int) -> None:
    expect(page.locator(".progress")).to_contain_text(re.compile(rf"^\D*(\d+%)?\s*{number} (van|of) "))


def further(page: Page, number: int) -> None:
    """Wait until more than so many questions are answered."""
    now = re.compile(rf"^\D*(\d+%)?\s*{number} (van|of) ")
    expect(page.locator(".progress")).not_to_contain_text(now)


def answered(page: Page) -> int:
    found = re.search(r"(\d+) (?:van|of) ", page.locator(".progress").inner_text())
    assert found
    return int(found[1])


def tab_to(page: Page, act: str) -> None:
    """Go by the key Tab to what does something, as somebody without a mouse does."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.act") == act:
            return
    pytest.fail(f"{act} is not reached by Tab")


def focus(page: Page) -> str | None:
    """Return what does the control that has the focus."""
    return page.evaluate("document.activeElement.dataset.act ?? null")


def by_person(run: Path) -> list[tuple[str, str]]:
    with Store(run) as store:
        return [(d.by, d.outcome.value) for d in store.decisions()]
