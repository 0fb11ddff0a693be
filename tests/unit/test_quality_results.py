"""What `make quality` measures again, what it leaves, and that the docs say what was measured."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import results, systems
from benchmarks.quality.conll import Article, count, read_articles
from benchmarks.quality.markup import parse
from benchmarks.quality.results import OTHER, RESULTS, SETS, Results, Row, family, measure_sets
from benchmarks.quality.score import Hidden, score
from benchmarks.quality.systems import System, peer
from benchmarks.quality.table import BEGIN, END, inserted, page
from tests.paths import ROOT

SOURCE = "=== mail\nDag {{p:Jan}}, bel {{PHONE_NUMBER:06-12345678}} of wethouder {{o:Vos}}.\n"
(TEXT,) = parse(SOURCE)


def row(**changes: Any) -> Row:
    values: dict[str, Any] = {
        "set": "unseen-mail",
        "digest": hashlib.sha256(SOURCE.encode()).hexdigest()[:16],
        "texts": 1,
        "words": 7,
        "system": "woo-redact, old",
        "ours": True,
        "measured": "2026-01-01",
        "score": score(TEXT, [Hidden(4, 7, "PERSON")]),
    }
    return Row(**values | changes)


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for sets; woo-redact hides the first three letters, deduce everything, other peers are absent."""
    first = System("woo-redact, new", lambda texts: [[Hidden(0, 3, "PERSON")] for _ in texts])
    monkeypatch.setattr(results, "SETS", tmp_path)
    monkeypatch.setattr(results, "models", lambda: ("new",))
    monkeypatch.setattr(results, "ours", lambda _model: first)

    def absent_but_one(key: str, texts: list[str], _python: str) -> tuple[str, list[list[Hidden]]] | None:
        return ("deduce 9", [[Hidden(0, len(t), "PERSON")] for t in texts]) if key == "deduce" else None

    monkeypatch.setattr(results, "peer", absent_but_one)
    return tmp_path


def test_every_tool_has_a_row_and_the_absent_ones_are_told(measured: Path) -> None:
    (measured / "development-mail.txt").write_text(SOURCE, encoding="utf-8")
    rows, absent, found = measure_sets(())
    assert [(r.system, r.ours, r.score.persons.hidden, r.score.officials_kept) for r in rows] == [
        ("woo-redact, new", True, 0, 1),
        ("deduce 9", False, 1, 0),
    ]
    assert absent == ("nl_core_news_lg", "presidio")
    assert rows[0].kinds == {"mail": rows[0].score}
    assert found["development-mail"] == ((TEXT,), [[Hidden(0, 3, "PERSON")]])


def test_an_unseen_set_is_scored_once(measured: Path) -> None:
    (measured / "unseen-mail.txt").write_text(SOURCE, encoding="utf-8")
    assert measure_sets([row()])[0] == (row(),)
    assert [r.system for r in measure_sets([row()], again=True)[0]] == ["woo-redact, new", "deduce 9"]
    (measured / "unseen-mail.txt").write_text(SOURCE + "Klaar.\n", encoding="utf-8")
    assert [r.system for r in measure_sets([row()])[0]] == ["woo-redact, new", "deduce 9"]


def test_rows_of_absent_peers_stay_and_those_of_old_models_go(measured: Path) -> None:
    (measured / "development-mail.txt").write_text(SOURCE, encoding="utf-8")
    earlier = [
        row(set="development-mail", system=system, ours=system.startswith("woo"))
        for system in ("woo-redact, old", "deduce 8", "Presidio 7")
    ]
    rows, _, _ = measure_sets(earlier)
    assert [r.system for r in rows] == ["woo-redact, new", "deduce 9", "Presidio 7"]


def test_results_survive_being_written(tmp_path: Path) -> None:
    made = Results(
        rows=(row(kinds={"mail": row().score}),), conll={"measured": "x", "rows": []}, absent=("deduce",)
    )
    made.write(tmp_path / "quality.json")
    assert Results.read(tmp_path / "quality.json") == made
    assert Results.read(tmp_path / "none.json") == Results()


def test_the_tables_show_counts_shares_and_intervals() -> None:
    conll = {"true": 4, "found": 5, "exact": 2, "covered": 3, "spurious": 1}
    shown = page(
        Results(
            rows=(row(),),
            conll={"measured": "x", "rows": [{"system": "a model", **conll}]},
            absent=("deduce",),
        )
    )
    assert "| woo-redact, old | 1 of 1: 100.0 % (20.7–100.0) | 100.0 % | 1 of 1" in shown
    assert (
        "| – | 0 of 1: 0.0 % (0.0–79.3) | 0 of 1: 0.0 % (0.0–79.3) | 0 | 0 of 1: 0.0 % (0.0–79.3), 0" in shown
    )
    assert "| a model | 2 of 4: 50.0 % (15.0–85.0) | 2 of 5: 40.0 %" in shown
    assert "`deduce`" in shown


def test_a_document_without_a_place_for_the_tables_is_refused() -> None:
    assert inserted(f"a\n{BEGIN}\nold\n{END}\nb", Results()) == f"a\n{BEGIN}\n\n\n{END}\nb"
    with pytest.raises(ValueError, match="no place"):
        inserted("a", Results())


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("WhatsApp export", "chat, spoken word"),
        ("mail, informal", "mail"),
        ("OCR table", "scan"),
        ("action list", "table, list, form"),
        ("permit refusal with mandate", "decision, permit, court"),
        ("tourism text", OTHER),
    ],
)
def test_kinds_are_grouped_by_their_words(kind: str, group: str) -> None:
    assert family(kind) == group


def test_conll_is_set_as_running_text(tmp_path: Path) -> None:
    file = tmp_path / "ned.testb"
    file.write_text(
        "-DOCSTART- -DOCSTART- O\nDe Art O\nheer N O\nSmit N B-PER\n( Punc O\nZwolle N B-LOC\n) Punc O\n. Punc O\n\n"
        "Jan N B-PER\nde Art I-PER\nWit N I-PER\n, Punc O\nPiet N B-PER\n\n-DOCSTART- -DOCSTART- O\nNiets Pron O\n\n",
        encoding="utf-8",
    )
    first, second = read_articles(file)
    assert first.text == "De heer Smit (Zwolle).\nJan de Wit, Piet"
    assert [first.text[s:e] for s, e in first.persons] == ["Smit", "Jan de Wit", "Piet"]
    assert [first.text[s:e] for s, e in first.sentences] == ["De heer Smit (Zwolle).", "Jan de Wit, Piet"]
    assert second == Article("Niets", ((0, 5),), ())


def test_conll_counts_exact_covered_and_spurious() -> None:
    article = Article("Smit ziet Jan de Wit in Zwolle", ((0, 30),), ((0, 4), (10, 20)))
    counted = count([article], [[(0, 4), (10, 13), (14, 20), (24, 30)]])
    assert counted.to_json() == {"true": 2, "found": 4, "exact": 1, "covered": 2, "spurious": 1}
    assert (counted.recall.percent, counted.precision.percent, counted.coverage.percent) == (50, 25, 100)


def fake_interpreter(folder: Path, answer: str, code: int) -> str:
    """Return an interpreter that answers so whatever it is given."""
    script = folder / "python"
    script.write_text(f"#!/bin/sh\ncat > /dev/null\necho '{answer}'\nexit {code}\n", encoding="utf-8")
    script.chmod(0o755)
    return str(script)


def test_a_peer_answers_from_its_own_interpreter(tmp_path: Path) -> None:
    answer = json.dumps({"name": "deduce 9", "spans": [[[0, 3, "PERSON"]], []]})
    python = fake_interpreter(tmp_path, answer, 0)
    assert peer("deduce", ["Jan", "x"], python) == ("deduce 9", [[Hidden(0, 3, "PERSON")], []])
    assert peer("deduce", ["Jan"], fake_interpreter(tmp_path, "", 3)) is None
    with pytest.raises(subprocess.CalledProcessError):
        peer("deduce", ["Jan"], fake_interpreter(tmp_path, "", 1))


def test_woo_redact_is_measured_as_analyze_answers() -> None:
    (found,) = systems.ours(systems.models()[0]).run(["Met vriendelijke groet,\nPiet Zandstra\n06-12345678"])
    assert {(h.start, h.end, h.entity) for h in found} == {(24, 37, "PERSON"), (38, 49, "PHONE_NUMBER")}
    assert all(h.by.startswith("rule:") and h.why for h in found)


def test_the_docs_and_the_page_say_what_was_measured() -> None:
    made = Results.read(RESULTS / "quality.json")
    document = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert inserted(document, made) == document
    assert (RESULTS / "quality.md").read_text(encoding="utf-8") == page(made)


def test_what_was_measured_are_the_sets_that_are_there() -> None:
    there = {p.stem: hashlib.sha256(p.read_bytes()).hexdigest()[:16] for p in SETS.glob("*.txt")}
    assert {row.set: row.digest for row in Results.read(RESULTS / "quality.json").rows} == there
