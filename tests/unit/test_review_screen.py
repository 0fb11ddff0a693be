"""The review screen, driven by its keys and the mouse: what is in the database after each of them."""

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from textual.pilot import Pilot

from tests.paths import ROOT
from tests.unit.review_runs import keep_paper, make_run, somebody
from woo_redact.cli.review_screen.app import ReviewApp
from woo_redact.cli.review_screen.document_view import DocumentView
from woo_redact.cli.review_screen.look import style
from woo_redact.cli.review_screen.page import PageScreen, PageView
from woo_redact.cli.review_screen.reader import Reader, wrapped
from woo_redact.model import Decision, Outcome
from woo_redact.pipeline.asking import session_on
from woo_redact.pipeline.crew import Crew
from woo_redact.review import Session
from woo_redact.store import Store

GOLDEN = ROOT / "tests" / "golden" / "review"
PEOPLE = (
    somebody("p1", "Jan de Wit", "de Wit", addresses=("j.dewit@stad.example",)),
    somebody("p2", "Bo Kraai"),
)
TEXTS = {
    "0001": "Vraag van ?[Kraai|p2]\n---\nDag ?[Jan|p1],\n\nBel ![Jan de Wit|p1] in ?[de Dorpsstraat 12]. Groet, ![Bo|p2]",
    "0002": "=[De Wit|p1] woont ook in ?[De Dorpsstraat 12] en niet elders. Hij is lid van de partij.",
    "0003": "Niets bijzonders over de begroting van het plein.",
}
Script = Callable[[ReviewApp, Pilot[None]], Awaitable[None]]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return make_run(tmp_path / "run", TEXTS, subjects=PEOPLE)


def drive(run: Path, script: Script, *, by: str = "An", size: tuple[int, int] = (80, 24)) -> None:
    """Run the program in a terminal of this size and let a script press its keys."""

    async def go() -> None:
        with Store(run) as store:
            app = ReviewApp(session_on(store, by))
            app.crew = Crew(0)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await script(app, pilot)

    asyncio.run(go())


def press(run: Path, *keys: str, **how: Any) -> str:
    """Press keys; return what then is on the screen."""
    seen = ""

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        nonlocal seen
        await pilot.press(*keys)
        await pilot.pause()
        seen = text_of(app)

    drive(run, script, **how)
    return seen


def text_of(app: ReviewApp) -> str:
    """Return what is on the screen as text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


def taken(run: Path) -> list[Decision]:
    """Return the decisions that count, as another process reads them."""
    with Store(run) as store:
        return list(store.decisions())


def test_the_first_screen_says_who_how_far_and_what_is_left(run: Path) -> None:
    seen = press(run)
    assert "0 van 4 · nog 4 in 2 st. · An" in seen
    assert "Vraag van Kraai" in seen
    assert "Voorstel: weg 5.1.2e Eerbiediging van de persoonlijke levenssfeer" in seen


@pytest.mark.parametrize(
    ("keys", "outcomes", "progress"),
    [
        (["a"], [Outcome.REDACT], "1 van 4"),
        (["z"], [Outcome.KEEP], "1 van 4"),
        (["a", "z"], [Outcome.REDACT, Outcome.KEEP], "2 van 4"),
        (["n", "n", "o", "z"], [Outcome.KEEP, Outcome.KEEP], "2 van 4"),
        (["down", "A"], [Outcome.REDACT], "1 van 4"),
        (["a", "z", "u"], [Outcome.REDACT], "1 van 4"),
        (["a", "z", "u", "u", "u"], [], "0 van 4"),
        (["a", "z", "u", "u", "r"], [Outcome.REDACT], "1 van 4"),
        (["q"], [], ""),
    ],
)
def test_keys_decide(run: Path, keys: list[str], outcomes: list[Outcome], progress: str) -> None:
    assert progress in press(run, *keys)
    assert [d.outcome for d in taken(run)] == outcomes


def test_every_decision_is_in_the_database_before_the_next_key(run: Path) -> None:
    async def script(_app: ReviewApp, pilot: Pilot[None]) -> None:
        for number, key in enumerate(("a", "z", "a", "a"), start=1):
            await pilot.press(key)
            assert len(taken(run)) == number

    drive(run, script)


def test_another_ground_is_chosen_by_its_title_and_motivated_where_it_must_be(run: Path) -> None:
    press(run, "g", *"beveiliging", "enter", *"Toegang tot het pand.", "enter")
    (decision,) = taken(run)
    assert (decision.ground, decision.why) == ("5.1.2.h", "Toegang tot het pand.")


def test_without_the_motivation_that_a_ground_needs_nothing_is_decided(run: Path) -> None:
    seen = press(run, "g", *"512f", "enter")
    assert "vraagt een motivering" in seen
    assert taken(run) == []
    press(run, "g", *"512f", "enter", "escape")
    press(run, "g", "escape")
    assert taken(run) == []


def test_what_breaks_the_law_is_refused_on_the_screen(run: Path) -> None:
    seen = press(run, "g", *"5.2.1", "enter")
    assert "niet voor feiten, namen en nummers" in re.sub(r"\s+", " ", seen)
    assert taken(run) == []


def test_a_motivation_of_ones_own_is_kept(run: Path) -> None:
    press(run, "m", *(["backspace"] * 200), *"Op verzoek.", "enter")
    assert [d.why for d in taken(run)] == ["Op verzoek."]


def test_one_key_decides_for_a_person_everywhere_with_an_exception_in_a_document(run: Path) -> None:
    seen = press(run, "2", "z", "enter", "down", "a")
    assert [(d.subject, d.document, d.outcome) for d in taken(run)] == [
        ("p1", None, Outcome.KEEP),
        ("p1", "0002", Outcome.REDACT),
    ]
    assert "uitzondering" in seen


def test_words_are_selected_by_keyboard_and_hidden_on_a_ground(run: Path) -> None:
    seen = press(run, "j", *"0003", "enter", "v", "right", "right", "g", *"512e", "enter")
    (decision,) = taken(run)
    with Store(run) as store:
        assert decision.span is not None
        assert decision.span.of(store.document("0003").text) == "Niets bijzonders over"
    assert decision.ground == "5.1.2.e"
    assert "■ 5.1.2e" in seen


def test_words_are_selected_with_the_mouse(run: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", *"0003", "enter")
        reader = app.query_one(Reader)
        await pilot.mouse_down(reader, offset=(9 + 6, 2))
        await pilot.hover(reader, offset=(9 + 15, 2))
        await pilot.mouse_up(reader, offset=(9 + 15, 2))
        selected = reader.selection
        assert selected is not None
        assert selected.of(app.session.texts.brief("0003").text) == "bijzonders"
        await pilot.press("a")

    drive(run, script)
    assert [d.hides for d in taken(run)] == [True]


def test_a_title_is_redacted_from_the_document_view(run: Path) -> None:
    press(run, "j", *"0003", "enter", "up", "v", "a")
    assert [(d.in_title, d.outcome) for d in taken(run)] == [(True, Outcome.REDACT)]


def test_what_was_hidden_is_shown_again_from_the_document_view(run: Path) -> None:
    press(run, "j", *"0003", "enter", "v", "a", "z")
    assert [d.outcome for d in taken(run)] == [Outcome.REDACT, Outcome.KEEP]
    assert "Alles" not in press(run)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (["?"], "Waar het volgende besluit geldt"),
        (["slash", *"dorpsstraat", "enter"], "2 keer gevonden"),
        (["slash", *"xyz", "enter"], "staat in geen enkel stuk"),
        (["slash", *"lid", "enter", "enter"], "Hij is lid"),
        (["j", "3", "enter"], "in de Dorpsstraat 12"),
        (["j", *"0009", "enter"], "Er is geen stuk 0009."),
        (["enter"], "[3 Stuk]"),
        (["3", "greater_than_sign"], "De Wit woont ook in"),
        (["2", "enter", "enter"], "Dag Jan"),
        (["d"], "Waar: dit stuk"),
        (["w", "w"], "Waar: overal"),
        (["d", "d"], "Waar: deze passage"),
    ],
)
def test_going_about(run: Path, keys: list[str], says: str) -> None:
    assert says in press(run, *keys)


def test_next_and_previous_skip_what_was_answered(run: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        rows = app.view.rows  # type: ignore[union-attr]
        await pilot.press("a")
        assert rows.cursor == 1
        await pilot.press("n")
        assert rows.cursor == 2
        await pilot.press("p", "p")
        assert rows.cursor == 3  # round the end: the first is answered

    drive(run, script)


def test_what_another_reviewer_decides_is_seen_and_not_overwritten(run: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        with Store(run) as store:
            other = Session(store, "Bo")
            other.answer(other.questions[0], (Outcome.KEEP, None, ""))
        await pilot.press("a")
        # Whether the key or the look round came first, Bo's answer stands until An insists.
        assert re.search("intussen beslist door Bo|Hier besliste Bo al", text_of(app))
        assert [d.by for d in taken(run)] == ["person:Bo"]
        await pilot.press("a", "a")
        assert [d.by for d in taken(run)] == ["person:Bo", "person:An"]

    drive(run, script)


def test_documents_are_passed_and_the_screen_says_what_is_left(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Dag.", "0002": "Dag ?[Jan]."}, before_release="four-eyes")
    assert "2 na te lezen" in press(run)
    assert "heeft nog 1 open vragen" in press(run, "k")
    assert "Nu nog door een tweede persoon na te lezen" in press(run, "a", "k", by="An")
    assert "1 na te lezen" in press(run, "k", by="Bo")


def test_an_area_of_a_page_is_pointed_at_and_hidden(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Tekst."})
    with pymupdf.open() as document:
        page = document.new_page()
        page.draw_rect(pymupdf.Rect(100, 100, 300, 200), fill=(0, 0, 0))
        keep_paper(run, "0002", document.tobytes())

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("j", *"0002", "enter", "b")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, PageScreen)
        assert "\u28ff" in text_of(app)  # the black of the page
        view = app.screen.query_one(PageView)
        view.put(90, 90, 310, 210)
        await pilot.press("right", "L", "enter", *"512e", "enter")
        assert "vlak op bladzijde 1 weg" in text_of(app)

    drive(run, script)
    (decision,) = taken(run)
    assert decision.area is not None
    assert decision.area.page == 0
    assert decision.area.box.x0 == pytest.approx(90 + 595 / 78, abs=0.5)
    assert decision.area.box.x1 == pytest.approx(310 + 2 * 595 / 78, abs=0.5)


def test_without_colour_the_outcomes_still_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    style.cache_clear()
    monkeypatch.setenv("NO_COLOR", "1")
    found = [style(name) for name in ("ask", "keep", "redact 5.1.2", "cursor", "select")]
    style.cache_clear()
    assert all(form.color is None and form.bgcolor is None for form in found)
    assert len({(f.bold, f.italic, f.underline, f.reverse) for f in found[:3]}) == 3


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("een twee drie", 8, ["een twee", " drie"]),
        ("een twee drie", 9, ["een twee ", "drie"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("漢字漢字", 4, ["漢字", "漢字"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_broken_at_blanks_and_lose_nothing(text: str, width: int, lines: list[str]) -> None:
    found = [text[start:end] for start, end in wrapped(text, width)]
    assert [line.strip() for line in found] == [line.strip() for line in lines]
    assert "".join(found) == text.replace("\n", "")


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("questions", ["z", "n"]),
        ("people", ["2", "z"]),
        ("document", ["z", "n", "z", "enter", "v", "right"]),
    ],
)
def test_the_screens_look_as_they_did(run: Path, name: str, keys: list[str]) -> None:
    made = ""

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        nonlocal made
        await pilot.press(*keys)
        await pilot.pause()
        made = app.export_screenshot(title="woo-redact review", simplify=True)

    drive(run, script)
    made = re.sub(r"terminal-\d+", "terminal", made)
    golden = GOLDEN / f"{name}.svg"
    if os.environ.get("WOO_REMAKE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_a_document_view_survives_what_cannot_be_shown(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "a\u202ebc\td\x00e 漢字 \ufffc f\n" + "x" * 500})

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("3", "v", "right", "end", "home", "shift+right", "ctrl+right")
        assert app.query_one(DocumentView).reader.here() is None
        assert "\u202e" not in text_of(app)
        assert "\x00" not in text_of(app)

    drive(run, script)


def test_duplicates_are_answered_on_the_screen_and_no_longer_asked(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Dag ?[Jan]."})
    for number in ("0002", "0003"):
        keep_paper(run, number, b"%PDF-1.4 the same bytes", found="Dag ?[Piet].")

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert app.session.progress().questions == 2  # a duplicate by rule is not asked
        await pilot.press("D")
        await pilot.pause()
        assert "0003 in 0002" in text_of(app)
        await pilot.press("z", "escape")
        await pilot.pause()
        assert app.session.progress().questions == 3

    drive(run, script)
    with Store(run) as store:
        assert [(r.by, r.accepted) for r in store.rulings().values()] == [("person:An", False)]
