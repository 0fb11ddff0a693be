"""What a command does not need is not imported: starting spaCy and Presidio takes longer than most commands."""

import subprocess
import sys

import click
import pytest

from woo_redact.cli import group


def _loaded(code: str) -> set[str]:
    """Return the modules that a process has after running some code."""
    told = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    return set(
        subprocess.run(
            [sys.executable, "-c", told], capture_output=True, text=True, check=True
        ).stdout.split()
    )


@pytest.mark.parametrize(
    "module", ["woo_redact.cli", "woo_redact.pipeline.checking", "woo_redact.review", "woo_redact.report"]
)
def test_who_detects_nothing_loads_no_detection(module: str) -> None:
    loaded = _loaded(f"import {module}")
    assert module in loaded
    assert not loaded & {
        "spacy",
        "presidio_analyzer",
        "presidio_anonymizer",
        "onnxruntime",
        "woo_redact.detect",
    }


@pytest.mark.parametrize("command", group.list_commands(click.Context(group)))
def test_help_is_told_without_what_a_command_works_with(command: str) -> None:
    loaded = _loaded(f"import importlib; importlib.import_module('woo_redact.cli.{command}')")
    assert not loaded & {"pymupdf", "woo_redact.profile", "woo_redact.store", "woo_redact.read"}


def test_detection_itself_is_imported_without_its_engine() -> None:
    assert not _loaded("import woo_redact.detect") & {"spacy", "presidio_analyzer", "onnxruntime"}


def test_the_engine_comes_without_a_command_line_or_a_web_client() -> None:
    loaded = _loaded(
        "from woo_redact import detect; from woo_redact.profile import Profile; detect.warm_up(Profile())"
    )
    assert {"spacy", "presidio_analyzer"} <= loaded
    assert not loaded & {"spacy.cli", "spacy.cli.info", "weasel", "httpx"}


def test_afterwards_patterns_are_proved_and_spacy_has_its_commands() -> None:
    code = (
        "from woo_redact import detect; from woo_redact.profile import Profile; detect.warm_up(Profile())\n"
        "from presidio_analyzer import Pattern\n"
        "try: Pattern('wrong', '(', 0.5)\n"
        "except ValueError: import spacy.cli.download\n"
    )
    assert "spacy.cli.download" in _loaded(code)


def test_words_are_hidden_without_the_analyzer() -> None:
    code = (
        "from woo_redact.model import Redaction, Span\n"
        "from woo_redact.redact.words import redact_words\n"
        "made = Redaction(document='1', ground='5.1.2.e', label='5.1.2e', span=Span(4, 8))\n"
        "assert redact_words('van Smit', [made]) == 'van [5.1.2e]'\n"
    )
    loaded = _loaded(code)
    assert "presidio_anonymizer" in loaded
    assert not loaded & {"presidio_analyzer", "spacy"}
