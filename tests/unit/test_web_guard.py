"""Who gets in, and who does not: other sites, other hosts, other programs on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.review_runs import make_run
from tests.unit.web_browser import HOME, PORT, House, house
from woo_redact.errors import UsageError
from woo_redact.web.server import _listening

HEADERS = {"origin": HOME, "content-type": "application/json"}
WALL = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    run = make_run(tmp_path_factory.mktemp("guard") / "run", {"0001": "Met ?[Anna Bakker] gesproken."})
    with house(run) as made:
        yield made


def test_a_link_lets_one_browser_in_and_is_then_void(home: House) -> None:
    link = home.door.link("Mia")
    first = home.stranger().get(link, follow_redirects=False)
    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert "token" not in first.headers["location"]
    cookie = first.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/", f"woo-redact-{PORT}="))
    assert home.stranger().get(link).status_code == 403


def test_a_new_link_voids_the_one_before(home: House) -> None:
    old, new = home.door.link("Mia"), home.door.link("Mia")
    assert home.stranger().get(old).status_code == 403
    assert home.stranger().get(new, follow_redirects=False).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "é", "a" * 5000, "../../etc/passwd"])
def test_a_guess_does_not_open(home: House, token: str) -> None:
    assert home.stranger().get("/", params={"token": token}).status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/", "/words", "/events", "/assets/app.js", "/api/state", "/picture/before/0001/0/96", "/nowhere"],
)
def test_without_a_cookie_nothing_is_told(home: House, path: str) -> None:
    answer = home.stranger().get(path)
    assert answer.status_code == 403
    assert "Anna" not in answer.text
    assert home.stranger().get(path, headers={"cookie": f"woo-redact-{PORT}=guess"}).status_code == 403


def test_a_new_link_is_told_only_when_the_front_was_asked_for(home: House) -> None:
    before = home.away
    home.stranger().get("/api/state")
    assert home.away == before
    home.stranger().get("/")
    assert home.away == before + 1


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "[::1]:8765", "localhost"]
)
def test_a_foreign_name_that_leads_here_is_refused(home: House, host: str) -> None:
    browser = home.browser("Mia")
    assert browser.client.get("/api/state", headers={"host": host}).status_code == 421


def test_its_own_two_names_are_known(home: House) -> None:
    browser = home.browser("Mia")
    for host in ("127.0.0.1", "localhost"):
        assert browser.client.get("/api/state", headers={"host": f"{host}:{PORT}"}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_gets_nothing_even_with_the_cookie(home: House, site: str) -> None:
    browser = home.browser("Mia")
    assert browser.client.get("/api/state", headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "http://evil.example"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"origin": "null"},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"x-csrf": "guess"},
        {"x-csrf": ""},
    ],
)
def test_a_change_is_only_taken_from_our_own_page(home: House, wrong: dict[str, str]) -> None:
    browser = home.browser("Mia")
    headers = {**HEADERS, "x-csrf": browser.csrf}
    assert browser.client.post("/api/do/undo", content=b"{}", headers=headers).status_code == 200
    assert browser.client.post("/api/do/undo", content=b"{}", headers={**headers, **wrong}).status_code == 403


def test_the_token_of_one_browser_is_no_good_in_another(home: House) -> None:
    one, other = home.browser("Mia"), home.browser("Jan")
    headers = {**HEADERS, "x-csrf": one.csrf}
    assert other.client.post("/api/do/undo", content=b"{}", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/assets/app.js", "/api/state", "/api/nothing", "/picture/before/9999/0/96"]
)
def test_every_answer_has_its_headers(home: House, path: str) -> None:
    for client in (home.browser("Mia").client, home.stranger()):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == WALL
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../server.py",
        "/assets/..%2fserver.py",
        "/assets/%2e%2e/%2e%2e/errors.py",
        "/assets//etc/passwd",
        "/assets/index.html",
        "/assets/",
        "/picture/before/..%2f..%2fetc/0/96",
        "/picture/source/0001/0/96/../../../dossier.sqlite",
        "/dossier.sqlite",
        "/report.html",
    ],
)
def test_no_file_but_our_own_is_served(home: House, path: str) -> None:
    answer = home.browser("Mia").client.get(path)
    assert answer.status_code == 404
    assert b"SQLite" not in answer.content


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"3", b"{", b'{"key": 3}', b"\xff", b'{"key": null, "outcome": "no"}']
)
def test_what_is_no_answer_is_refused_without_a_fault(home: House, body: bytes) -> None:
    browser = home.browser("Mia")
    answer = browser.client.post("/api/do/answer", content=body, headers={**HEADERS, "x-csrf": browser.csrf})
    assert answer.status_code in {400, 404}


def test_a_large_request_is_not_read(home: House) -> None:
    browser = home.browser("Mia")
    headers = {**HEADERS, "x-csrf": browser.csrf}
    answer = browser.client.post("/api/do/undo", content=b" " * 70_000 + b"{}", headers=headers)
    assert answer.status_code == 413


def test_who_comes_in_as_the_ninth_takes_the_place_of_the_first(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "?[Anna]"})
    with house(run) as made:
        first, second, *_ = [made.browser("Mia") for _ in range(9)]
        assert first.client.get("/api/state").status_code == 403
        assert second.client.get("/api/state").status_code == 200


def test_it_listens_to_this_machine_alone_and_says_when_a_port_is_taken() -> None:
    with _listening(0) as listener:
        host, port = listener.getsockname()
        assert host == "127.0.0.1"
        with pytest.raises(UsageError, match=str(port)):
            _listening(port)
