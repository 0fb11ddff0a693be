"""report.html: inert, offline, accessible as far as its source can tell, equal for equal reports."""

import base64
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.unit.report_cases import dossier, entry, waiting
from woo_redact.model import Area, Box, CheckResult, Problem, Verdict
from woo_redact.report import Picture, Report, write_report
from woo_redact.report.html import render

VOID = {"meta", "br", "img"}


class Page(HTMLParser):
    """The elements of a page, its text, and whether every element is closed where it should be."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data if self.open[-1:] != ["style"] else ""

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render(dossier()))


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_nothing_runs_and_nothing_is_fetched(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "object", "link", "form", "svg"}
    assert not any(name.startswith("on") or name == "src" for _, found in page.elements for name in found)
    assert all(link["href"].startswith("#") for link in page.all("a"))
    assert "url(" not in render(dossier())
    assert any("default-src 'none'" in meta.get("content", "") for meta in page.all("meta"))


def test_hostile_names_are_shown_inert_and_cut(page: Page) -> None:
    assert "<img src=x onerror=alert(1)>" in page.text  # as text
    assert not set(page.text) & {"\u202e", "\x07"}
    assert max(map(len, page.text.splitlines())) < 400


def test_the_page_can_be_heard(page: Page) -> None:
    assert page.all("html") == [{"lang": "nl"}]
    assert len(page.all("main")) == len(page.all("h1")) == len(page.all("nav")) == 1
    assert len(page.all("caption")) == len(page.all("table")) > 5
    assert all(cell.get("scope") in {"row", "col"} for cell in page.all("th"))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_link_leads_somewhere_and_no_id_stands_twice(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in page.all("a")} <= set(ids)
    assert {section["aria-labelledby"] for section in page.all("section")} <= set(ids)


def test_every_document_and_obstacle_is_told(page: Page) -> None:
    assert [row["id"] for row in page.all("tr") if "id" in row] == [f"stuk-{n:04d}" for n in range(1, 15)]
    for told in (
        "4 van de 14 stukken zijn vrijgegeven; 8 stukken wachten nog.",
        "scan zonder tekstlaag",
        "(pagina 1, 2)",
        "Op pagina 10 staan nog letters onder een vak.",
        "… en 30 keer meer",
        "woo-redact review run-014",
        "Dirkje Postmus",
        "publieke functie",
        "Eerbiediging van de persoonlijke levenssfeer",
        "Provincie Noorderveen",
        "24-11-2026 10:00",
    ):
        assert told in page.text, told
    assert page.text.count("nog niet beoordeeld") == 3  # never "niet openbaar" for what nobody judged


@pytest.mark.parametrize(
    ("entries", "verdict"),
    [
        ((), "Er was niets te verwerken."),
        ((entry(1),), "Het ene stuk is vrijgegeven."),
        ((entry(1), entry(2)), "Alle 2 stukken zijn vrijgegeven."),
        ((waiting(1, "leeg bestand", unread="leeg bestand", checks=()),), "0 van de 1 stuk is vrijgegeven"),
    ],
)
def test_the_conclusion_stands_first(entries: tuple[object, ...], verdict: str) -> None:
    report = Report(matter="Z1", run="run", entries=entries)  # type: ignore[arg-type]  # entries
    text = Page(render(report)).text
    assert verdict in " ".join(text.split())[:400]


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb" (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough(scheme: int) -> None:
    block = re.findall(r":root \{(.*?)\}", render(dossier()), flags=re.DOTALL)[scheme]
    colours = dict(re.findall(r"--(\w+): (#\w{6})", block))
    for ground in ("page", "panel"):
        for ink, least in {
            **dict.fromkeys(("text", "soft", "link", "good", "wait", "wrong"), 4.5),
            "bar": 3.0,
        }.items():
            bright, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
            assert (bright + 0.05) / (dark + 0.05) >= least, (ink, ground)


def test_the_file_is_whole_and_equal_for_equal_reports(tmp_path: Path) -> None:
    write_report(dossier(), tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == render(dossier())
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_names_that_cannot_be_encoded_do_not_stop_the_report(tmp_path: Path) -> None:
    write_report(replace(dossier(), matter="\ud800x", run="\udcff"), tmp_path / "report.html")
    assert "·x" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_fault_is_shown_on_the_page_before_and_after() -> None:
    area = Area(0, Box(72, 90, 160, 104))
    shots = (
        Picture(id="0007", page=0, area=area, before=b"before", after=b"after"),
        Picture(id="0008", page=2, after=b"only after"),
        Picture(id="0009", page=0),
    )
    page = Page(render(replace(dossier(), pictures=shots)))
    pictures = page.all("img")
    assert [base64.b64decode(p["src"].partition("base64,")[2]) for p in pictures] == [
        b"before",
        b"after",
        b"only after",
    ]
    assert all(p["src"].startswith("data:image/png;base64,") for p in pictures)
    assert pictures[0]["alt"] == "Stuk 0007, pagina 1: binnengekomen, de gevonden plaats is omlijnd"
    assert "Stuk 0009 in beeld" not in page.text  # there is nothing to see of it


def test_the_time_of_each_stage_is_told() -> None:
    page = Page(render(replace(dossier(), times=(("lezen", 0.42), ("lakken", 125.0)))))
    assert "0,4 seconde" in page.text
    assert "2 minuten" in page.text


def test_checks_of_one_name_are_one_row_that_counts_documents_by_their_worst() -> None:
    mixed = (
        CheckResult(check="secrets.mupdf", verdict=Verdict.PASSED),
        CheckResult(check="secrets.pdfium", verdict=Verdict.FAILED, problems=(Problem(what="Naam."),)),
        CheckResult(check="scan", verdict=Verdict.NOT_RUN),
    )
    fine = tuple(replace(check, verdict=Verdict.PASSED, problems=()) for check in mixed)
    report = Report(matter="Z1", run="run", entries=(waiting(1, "x", checks=mixed), entry(2, checks=fine)))
    table = render(report).split('id="controles"')[1].split("</section>")[0]
    rows = re.findall(r"<tr role=\"row\">\s*<th[^>]*>([^<]*)</th>(.*?)</tr>", table, flags=re.DOTALL)
    told = {name: re.findall(r'class="number">\s*(\d+)', cells) for name, cells in rows}
    assert told.pop("Controle") == []
    assert told == {"gelakte woorden": ["1", "1", "0"], "pagina&#39;s zonder tekst": ["1", "0", "1"]}
