"""A person who hides a whole page, or what follows an office, is respected: told as a remark, and nothing is withheld."""

from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from tests.unit.check_samples import SECRETS, paper_output, paper_pdf
from woo_redact.check import check_output
from woo_redact.model import (
    Area,
    Box,
    CheckResult,
    Decision,
    Document,
    DocumentKind,
    Outcome,
    Redaction,
    Span,
    Verdict,
)
from woo_redact.redact.plan import plan

PAGE = Box(0, 0, 595, 842)
NAME = Box(120, 289, 190, 304)


def result(tmp_path: Path, check: str, box: Box, *, chosen: bool) -> CheckResult:
    """Hide a part of the sample letter and return what one check says of it."""

    def draw(page: pymupdf.Page) -> None:
        page.insert_text((60, 300), "minister")
        page.draw_rect((box.x0, box.y0, box.x1, box.y1), color=None, fill=(0, 0, 0))

    output = paper_output(tmp_path / "0002.pdf")
    hidden = Redaction(document="2", ground="5.1.2.e", label="5.1.2e", areas=(Area(0, box),), chosen=chosen)
    Path(output.path).write_bytes(paper_pdf(draw))
    told = check_output(replace(output, redactions=(*output.redactions, hidden)), SECRETS)
    return next(one for one in told if one.check == check)


@pytest.mark.parametrize(("check", "box"), [("overdone.page", PAGE), ("overdone.kept", NAME)])
def test_what_a_person_decided_is_a_remark(tmp_path: Path, check: str, box: Box) -> None:
    by_rule = result(tmp_path, check, box, chosen=False)
    assert by_rule.verdict is Verdict.FAILED
    by_person = result(tmp_path, check, box, chosen=True)
    assert by_person.verdict is Verdict.PASSED
    assert [problem.remark for problem in by_person.problems] == [True]
    assert by_person.problems[0].what == by_rule.problems[0].what


def test_a_box_in_the_next_cell_does_not_follow_the_office(tmp_path: Path) -> None:
    cell = Box(NAME.x0 + 40, NAME.y0, NAME.x1 + 40, NAME.y1)
    assert result(tmp_path, "overdone.kept", cell, chosen=False).problems == ()


@pytest.mark.parametrize(("by", "chosen"), [("person:jansen", True), ("rule:P12", False)])
def test_a_redaction_remembers_that_a_person_decided_on_it(by: str, *, chosen: bool) -> None:
    text = "Geachte heer Zandstra"
    document = Document(id="1", kind=DocumentKind.PAPER, title="t", source="s", sha256="0" * 64, text=text)
    how = {"outcome": Outcome.REDACT, "by": by, "why": "w", "document": "1", "ground": "5.1.2.e"}
    word, other = Decision(span=Span(13, 21), **how), Decision(area=Area(0, NAME), **how)
    assert [redaction.chosen for redaction in plan(document, (word, other), style="code")] == [chosen] * 2
