"""The recipes of the documentation, in their order, on a small dossier: each command is taken from the page and run."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.end_to_end.test_tutorial import fill_in
from tests.paths import ROOT
from woo_redact.cli import group

_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PAGE = ROOT / "docs" / "zo-doe-je-dat.md"
COMMANDS = [
    line for block in _BLOCK.findall(_PAGE.read_text(encoding="utf-8")) for line in block.splitlines()
]
# What the officer of the recipes meets: open questions, and a PDF that was never meant for the public.
CODES = {"run": {5}, "check": {6}}


def place(folder: Path) -> None:
    """Lay out what the recipes speak of."""
    sources = {path.name[:2]: path for path in sorted((ROOT / "samples" / "dossier").iterdir())}
    for name, number in (("dossier/mail.eml", "01"), ("dossier/brief.pdf", "05"), ("postvak.pst", "26")):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(sources[number], folder / name)
    shutil.copy(sources["07"], folder / "notitie.txt")
    shutil.copy(sources["05"], folder / "brief.pdf")
    (folder / "stukken").mkdir()
    shutil.copy(sources["05"], folder / "stukken")


@pytest.mark.slow
def test_every_recipe_does_what_it_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WOO_REDACT_OFFICE", "none")
    told = {}
    for line in COMMANDS:
        program, command, *rest = shlex.split(line)
        assert program == "woo-redact"
        done = CliRunner().invoke(group, [command, *rest], standalone_mode=False)
        assert done.exception is None, f"{line}: {done.exception!r}"
        assert done.return_value in CODES.get(command, {0}), f"{line}\n{done.output}"
        told[line] = done.output
        if "--export" in rest:
            fill_in(tmp_path / "vragen.xlsx")
    assert "Vastgelegd: 1" in told[next(line for line in COMMANDS if "--as niet-openbaar" in line)]
    assert "zienswijze" in told[next(line for line in COMMANDS if "--zienswijze" in line)]
    assert json.loads(told["woo-redact check stukken --json"].splitlines()[0])["path"].startswith("stukken/")
    assert "<img" in (tmp_path / "controle.html").read_text(encoding="utf-8")
    # After the answers and two pairs of eyes all five went out, and erasing left only what is public.
    assert len(list((tmp_path / "run" / "release").glob("*.pdf"))) == 5
    assert (tmp_path / "run-woo-web" / "documenten.zip").is_file()
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["release"]
