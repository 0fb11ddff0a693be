"""A run that is killed at any point and run again ends as if nothing had happened."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT, SAMPLES

POINTS = 40


@pytest.mark.slow
def test_killed_anywhere_and_run_again_gives_the_same_result(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    dossier.mkdir()
    for name in ("02*", "03*", "07*", "08*", "11*"):
        (source,) = (SAMPLES / "dossier").glob(name)
        (dossier / source.name).write_bytes(source.read_bytes())
    command = [sys.executable, "-m", "tests.end_to_end.killer", str(dossier), str(tmp_path), str(POINTS)]
    # Without LibreOffice: it writes the time into the PDF that it makes of an office file (the release is the
    # same), and starting it eighty times would test only our patience.
    env = {**os.environ, "WOO_REDACT_OFFICE": "none"}
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800, env=env
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["events"] > 2 * POINTS
    assert result["files"] > 10
    assert result["died"] == [True] * POINTS
    assert result["differing"] == []
