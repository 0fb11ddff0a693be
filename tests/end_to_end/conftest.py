"""The sample dossier, run once for all end-to-end tests as the command line runs it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, kw_only=True)
class Demo:
    """The demo's run folder and what the command said."""

    folder: Path
    code: int
    said: str
    told: str
    connections: str


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run `woo-redact demo` in a process of its own."""
    folder = tmp_path_factory.mktemp("demo") / "run"
    log = folder.parent / "network.log"
    log.touch()
    command = [sys.executable, "-c", "from woo_redact.cli import main; main()", "demo", "--out", str(folder)]
    # sitecustomize of this folder is loaded by the command and by each of its workers.
    # Without Tesseract data and LibreOffice, so that the outcome is the same on every machine: what they
    # would read is withheld.
    offline = {
        "PYTHONPATH": str(Path(__file__).parent / "offline"),
        "WOO_TEST_NETWORK_LOG": str(log),
        "TESSDATA_PREFIX": str(folder.parent / "none"),
        "WOO_REDACT_OFFICE": "none",
    }
    done = subprocess.run(
        [*command, "--jobs", "2"],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env={**os.environ, **offline},
    )
    return Demo(
        folder=folder,
        code=done.returncode,
        said=done.stdout,
        told=done.stderr,
        connections=log.read_text(encoding="utf-8"),
    )
