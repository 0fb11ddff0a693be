"""The forms in which results are handed on: SARIF, and a page with pictures; both written file by file."""

import io
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from woo_redact.check import unchecked
from woo_redact.cli.check_page import CheckPage, sure_word
from woo_redact.cli.sarif import SarifWriter
from woo_redact.model import Area, Box, CheckResult, Level, Problem, Verdict

PLACE = Area(2, Box(10.04, 20, 30, 40))
HOSTILE = "<script>alert(1)</script> & \"x\" 'y'"


def result(verdict: Verdict = Verdict.FAILED, *problems: Problem, **more: Any) -> CheckResult:
    values: dict[str, Any] = {
        "check": "under_box.text",
        "title": "tekst onder een vak",
        "problems": problems,
        "file": "a.pdf",
    }
    return CheckResult(verdict=verdict, **(values | more))


PROBLEM = Problem(what="Tekst onder een vak.", mend="Haal weg.", page=2, area=PLACE, sure=0.95, file="a.pdf")
RESULTS = (
    result(Verdict.FAILED, PROBLEM),
    result(Verdict.PASSED, check="file.name"),
    result(Verdict.NOT_RUN, Problem(what="Niet gecontroleerd: stuk."), check="metadata.xmp"),
    result(Verdict.FAILED, Problem(what=HOSTILE, file="0007"), check="C12", level=Level.QUALITY),
    result(
        Verdict.PASSED, Problem(what="Misschien milieu.", file="0003", sure=0.5), check="L2", level=Level.LAW
    ),
)


def sarif(*files: tuple[Path, tuple[CheckResult, ...]]) -> Any:
    target = io.StringIO()
    writer = SarifWriter(target, version="1.0", rules=[("file.name", "bestandsnaam", Level.LEAK)])
    for path, results in files:
        writer.add(path, results)
    writer.close()
    (run,) = json.loads(target.getvalue())["runs"]
    return run


def test_nothing_found_is_an_empty_log_that_ran_well() -> None:
    run = sarif()
    assert (run["results"], run["invocations"][0]["executionSuccessful"]) == ([], True)
    assert run["tool"]["driver"]["rules"][0]["id"] == "file.name"


def test_a_problem_has_its_rule_level_place_and_how_sure(tmp_path: Path) -> None:
    run = sarif((tmp_path / "a.pdf", RESULTS), (tmp_path / "b.pdf", RESULTS[:1]))
    first, quality, remark, other = run["results"]
    assert (first["ruleId"], first["level"], first["rank"]) == ("under_box.text", "error", 95.0)
    assert first["message"]["text"] == "Tekst onder een vak. Haal weg."
    assert first["properties"]["box"] == [10.0, 20, 30, 40]
    (location,) = first["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == (tmp_path / "a.pdf").as_uri()
    assert location["logicalLocations"] == [{"name": "pagina 3", "kind": "page"}]
    assert (quality["level"], quality["locations"][0]["logicalLocations"][0]["name"]) == (
        "warning",
        "stuk 0007",
    )
    assert (remark["ruleId"], remark["level"]) == ("L2", "note")
    assert other["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("b.pdf")


def test_what_did_not_run_is_a_failure_of_the_tool_and_no_result(tmp_path: Path) -> None:
    run = sarif((tmp_path / "a.pdf", RESULTS))
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["associatedRule"]["id"], told["message"]["text"]) == (
        "metadata.xmp",
        "Niet gecontroleerd: stuk.",
    )
    assert "metadata.xmp" not in {r["ruleId"] for r in run["results"]}


def test_a_file_that_nobody_could_read_is_told_once(tmp_path: Path) -> None:
    results = unchecked("a.pdf", "het bestand is niet te openen")
    (invocation,) = sarif((tmp_path / "a.pdf", results))["invocations"]
    assert len(results) > 50
    assert len(invocation["toolExecutionNotifications"]) == 1
    tags = page((tmp_path / "a.pdf", results, {}))
    assert [tag for tag, _ in tags.seen].count("li") == 1


class Tags(HTMLParser):
    """Notes the tags and texts of a page, and that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "img", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page(*files: tuple[Path, tuple[CheckResult, ...], dict[Area, bytes]]) -> Tags:
    target = io.StringIO()
    writer = CheckPage(target)
    for path, results, shots in files:
        writer.add(path, results, shots)
    writer.close()
    tags = Tags()
    tags.feed(target.getvalue())
    assert tags.open == []
    return tags


def test_the_page_tells_each_problem_with_its_place_and_its_picture() -> None:
    tags = page((Path("a.pdf"), RESULTS, {PLACE: b"png"}), (Path("schoon.pdf"), RESULTS[1:2], {}))
    items = [attributes["class"] for tag, attributes in tags.seen if tag == "li"]
    assert items == ["leak", "leak", "quality", "law"]
    (image,) = (attributes for tag, attributes in tags.seen if tag == "img")
    assert image["src"] == "data:image/png;base64,cG5n"
    assert "pagina 3" in str(image["alt"])
    assert "Lek: tekst onder een vak (pagina 3, zeker; under_box.text)" in tags.text
    assert "Niet gecontroleerd" in tags.text
    assert "Opmerking" in tags.text
    assert "schoon.pdf" not in tags.text
    assert "2 bestand(en) gecontroleerd: in 1 is iets gevonden, in 1 niets." in tags.text


def test_only_a_remark_is_told_and_counts_as_nothing_found() -> None:
    tags = page((Path("a.pdf"), RESULTS[4:], {}))
    assert "Misschien milieu." in tags.text
    assert "in 0 is iets gevonden, in 1 niets." in tags.text


def test_words_of_a_file_are_never_markup() -> None:
    tags = page((Path("<img onerror=x>.pdf"), RESULTS, {}))
    assert {tag for tag, _ in tags.seen} == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "p",
        "section",
        "h2",
        "ul",
        "li",
        "span",
    }
    assert HOSTILE in tags.text


@pytest.mark.parametrize(
    ("sure", "word"),
    [(1, "zeker"), (0.9, "zeker"), (0.7, "waarschijnlijk"), (0.5, "mogelijk"), (0, "mogelijk")],
)
def test_how_sure_in_a_word(sure: float, word: str) -> None:
    assert sure_word(sure) == word
