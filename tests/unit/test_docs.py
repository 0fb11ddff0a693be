"""The documentation names what there is: commands, exit codes, settings, entities."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.paths import ROOT
from woo_redact.check import CATALOGUE
from woo_redact.check.lawful import RULES
from woo_redact.cli import _COMMANDS, group
from woo_redact.errors import ExitCode
from woo_redact.model import Entity
from woo_redact.profile import Profile

REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_is_in_the_reference_and_the_readme(command: str) -> None:
    assert f"`woo-redact {command}" in REFERENCE
    assert f"woo-redact {command}" in (ROOT / "README.md").read_text(encoding="utf-8") + "woo-redact demo"


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_in_the_reference(code: ExitCode) -> None:
    assert f"\n| {int(code)} | " in REFERENCE


@pytest.mark.parametrize("entity", Entity)
def test_every_entity_is_in_the_reference(entity: Entity) -> None:
    assert f"\n| {entity} | " in REFERENCE


@pytest.mark.parametrize("section", Profile.model_fields)
def test_every_setting_is_in_the_reference(section: str) -> None:
    (row,) = re.findall(rf"\n\| `\[{section}\] ([^`]*)`", REFERENCE)
    annotation = Profile.model_fields[section].annotation
    fields = getattr(annotation, "model_fields", {})
    assert [name for name in fields if name not in row] == []


@pytest.mark.parametrize("name", [*CATALOGUE, *RULES, *(f"C{number:02}" for number in range(1, 18))])
def test_every_check_is_in_its_page(name: str) -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert f"`{name}`" in page or f"| {name} |" in page or (name in RULES and "L1-L13" in page)


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *ROOT.glob("*/README.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help_keeps_the_lines_of_its_examples(command: str) -> None:
    arguments = [*([command] if command else []), "--help"]
    shown = CliRunner().invoke(group, arguments, prog_name="woo-redact").output
    assert "\\b" not in shown
    assert "\b" not in shown
    assert shown.startswith("Gebruik: woo-redact")


def _shown() -> list[tuple[str, str]]:
    """Return every command in a block of code, with its page; what follows "#" is a remark."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [
        (page.name, line.strip().split(" # ")[0].strip())
        for page in pages
        for block in re.findall(
            r"^```(?:sh|text)?\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
        for line in block.splitlines()
        if line.strip().startswith("woo-redact ")
    ]


@pytest.mark.parametrize(("page", "line"), _shown())
def test_every_command_shown_can_be_given(
    page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, name, *rest = shlex.split(line.partition(" > ")[0])
    command = group.get_command(click.Context(group), name)
    assert command is not None, f"{page}: {line}"
    with command.make_context(name, rest):
        pass
