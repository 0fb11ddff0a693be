"""Who follows the tutorial ends with a released dossier: its commands are taken from the page and run."""

import re
import shlex
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.paths import ROOT
from woo_redact.cli import group

_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_WAITS = {"release": {0, 3}}  # files of the sample dossier that nobody can read stay withheld


def commands(page: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [line for block in _BLOCK.findall(text) for line in block.splitlines()]


def fill_in(path: Path) -> None:
    """Do what the page asks of a person: every passage goes, a picture without a person stays."""
    book = openpyxl.load_workbook(path)
    page = book["Vragen"]
    columns = {cell.value: cell.column for cell in page[1]}
    for row in page.iter_rows(min_row=2):
        area = row[columns["Soort"] - 1].value == "handtekening"
        page.cell(row[0].row, columns["Besluit"]).value = "zichtbaar" if area else "weg"
    book.save(path)


def test_the_two_languages_give_the_same_commands() -> None:
    assert commands("eerste-besluit.md") == commands("first-decision.md")
    assert len(commands("eerste-besluit.md")) == 9


@pytest.mark.slow
def test_the_tutorial_ends_with_a_released_dossier(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    # As on a machine without Tesseract and LibreOffice: what they read is withheld, and the rest is the same.
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path / "none"))
    monkeypatch.setenv("WOO_REDACT_OFFICE", "none")
    out = 0
    for line in commands("eerste-besluit.md"):
        program, command, *rest = shlex.split(line)
        assert program == "woo-redact"
        done = CliRunner().invoke(group, [command, *rest], standalone_mode=False)
        assert done.exception is None, f"{line}: {done.exception!r}"
        assert done.return_value in _WAITS.get(command, {0}), f"{line}\n{done.output}"
        if "--export" in rest:
            fill_in(tmp_path / "vragen.xlsx")
        if command == "release":
            out = len(list(Path("proef", "release").glob("*.pdf")))
            assert "open" not in Path("proef", "summary.txt").read_text(encoding="utf-8").replace("openb", "")
    assert out > 20
    assert sorted(path.name for path in tmp_path.iterdir()) == ["proef", "proef-woo-web", "vragen.xlsx"]
    assert [path.name for path in Path("proef").iterdir()] == ["release"]
