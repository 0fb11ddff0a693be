"""The doctor tries what is there, and names the command for what is not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from woo_redact.cli import group
from woo_redact.pipeline import doctor


def test_everything_indispensable_is_tried_and_works() -> None:
    parts = [part for part in doctor.examine(Path.cwd()) if part.essential]
    assert [part.name for part in parts if not part.works] == []
    assert len(parts) == 3


def test_what_is_missing_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WOO_REDACT_OFFICE", "none")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    done = CliRunner().invoke(group, ["doctor"], standalone_mode=False)
    assert done.return_value == 0  # nothing indispensable
    for command in ("apt-get install tesseract-ocr-nld", "apt-get install libreoffice-writer-nogui"):
        assert command in done.output


def test_a_broken_model_is_a_broken_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "analyze", lambda *_: ())
    done = CliRunner().invoke(group, ["doctor", "--json"], standalone_mode=False)
    assert done.return_value == 1
    parts = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert {part["name"] for part in parts if not part["works"] and part["essential"]} == {
        "namen (thorough)",
        "namen (fast)",
    }
