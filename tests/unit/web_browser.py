"""A browser for tests of the review in the browser: one that was let in, without a browser."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from woo_redact.web.guard import Door
from woo_redact.web.office import Office
from woo_redact.web.server import application
from woo_redact.web.studio import Bench, Studio


@cache
def _benches() -> tuple[Bench, Bench, Bench]:
    """Return the workers for all tests: starting them takes longer than what they do."""
    benches = Bench(), Bench(), Bench()
    for bench in benches:
        atexit.register(bench.close)
    return benches


PORT = 8765
HOME = f"http://127.0.0.1:{PORT}"


class Browser:
    """A browser that came in by a link of its own."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.csrf = ""

    def enter(self, link: str) -> "Browser":
        answer = self.client.get(link.removeprefix(HOME), follow_redirects=False)
        assert answer.status_code == 303
        self.csrf = self.ask("/api/state")["csrf"]
        return self

    def ask(self, path: str, status: int = 200, **query: object) -> Any:
        answer = self.client.get(path, params={k: str(v) for k, v in query.items()})
        assert answer.status_code == status, answer.text
        return answer.json()

    def act(self, deed: str, status: int = 200, **body: object) -> Any:
        answer = self.client.post(f"/api/do/{deed}", json=body, headers={"origin": HOME, "x-csrf": self.csrf})
        assert answer.status_code == status, answer.text
        return answer.json()


class House:
    """A server of one run, and whoever comes in."""

    def __init__(self, run: Path, by: str) -> None:
        self.office = Office(run, by, studio=Studio(*_benches()))
        self.door = Door(port=PORT)
        self.away = 0
        self.app = application(self.office, self.door, turned_away=self._turned_away)

    def _turned_away(self) -> None:
        self.away += 1

    def stranger(self) -> TestClient:
        return TestClient(self.app, base_url=HOME)

    def browser(self, by: str) -> Browser:
        return Browser(self.stranger()).enter(self.door.link(by))


@contextmanager
def house(run: Path, by: str = "Mia de Vries") -> Iterator[House]:
    made = House(run, by)
    try:
        with TestClient(made.app, base_url=HOME):  # runs the lifespan
            yield made
    finally:
        made.office.room.close()
