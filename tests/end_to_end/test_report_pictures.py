"""A check that finds fault with a page: the report shows the place as it came in and as it would go out."""

import base64
import re
from pathlib import Path

import pymupdf
import pytest

from tests.end_to_end.test_dossier import paper
from woo_redact.model import Area, Box, CheckResult, Problem, Verdict
from woo_redact.pipeline import tasks
from woo_redact.pipeline.order import run
from woo_redact.profile import Profile


def test_the_report_shows_the_place_before_and_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    paper(folder, "brief.pdf", "Groet,", "Yentl Roekgans", "Tel. 06-12345678")
    problem = Problem(what="Op pagina 1 staat iets.", page=0, area=Area(0, Box(60, 60, 200, 120)))
    fault = CheckResult(check="under_box", verdict=Verdict.FAILED, file="0001", problems=(problem,))
    monkeypatch.setattr(tasks, "inspect", lambda _given: (fault,))
    profile = Profile.model_validate({"review": {"before_release": "none"}, "names": {"model": "fast"}})
    result = run([folder], tmp_path / "run", profile=profile, jobs=0)
    assert result.released == ()
    report = (tmp_path / "run" / "report.html").read_text()
    before, after = (
        pymupdf.Pixmap(base64.b64decode(found)) for found in re.findall(r'base64,([^"]+)"', report)
    )
    assert (before.width, before.height) == (after.width, after.height)
    assert before.samples != after.samples  # one of the two has boxes
    assert "Tijd" in report
