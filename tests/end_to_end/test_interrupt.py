"""Ctrl-C in the middle: ends at once, leaves no process, says how to go on; and the same command goes on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.paths import SAMPLES
from woo_redact.store import Store

COMMAND = (sys.executable, "-c", "from woo_redact.cli import main; main()", "run")
PATIENCE = 300  # seconds, on a machine that has other things to do


def of_session(session: int) -> list[str]:
    """Return the processes of a session that still run."""
    done = subprocess.run(
        ["/bin/ps", "-o", "pid=,stat=", "--sid", str(session)], capture_output=True, text=True, check=False
    )
    return [line for line in done.stdout.splitlines() if "Z" not in line.split()[1]]


def kept(run: Path) -> int:
    """Return how many documents of a run are in its database: a folder is there a moment earlier."""
    if not (run / "dossier.sqlite").exists():
        return 0
    with Store(run) as store:
        return sum(1 for _ in store.documents())


@pytest.mark.slow
@pytest.mark.skipif(not Path("/bin/ps").exists(), reason="needs ps (Debian: procps)")
def test_ctrl_c_stops_cleanly_and_the_same_command_goes_on(tmp_path: Path) -> None:
    dossier, run = tmp_path / "dossier", tmp_path / "run"
    dossier.mkdir()
    text = (SAMPLES / "dossier" / "07 telefoonnotitie 14 oktober.txt").read_text(encoding="utf-8")
    for number in range(16):
        (dossier / f"{number}.txt").write_text(f"{text}\n{number}", encoding="utf-8")
    command = [*COMMAND, str(dossier), "--out", str(run), "--jobs", "2"]
    env = {**os.environ, "WOO_REDACT_OFFICE": "none"}
    # Where tests run in the background Ctrl-C is ignored, and what they start inherits that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True)
    signal.signal(signal.SIGINT, before)
    assert process.stderr is not None
    until = time.monotonic() + PATIENCE
    while kept(run) < 16 and time.monotonic() < until:
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)  # what a terminal does: to the workers too
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130, said
    last = said.splitlines()[-1]
    assert last == "Afgebroken. Wat klaar was is bewaard: geef dezelfde opdracht opnieuw."
    assert "Traceback" not in said
    until = time.monotonic() + 10  # what counted the semaphores sees a moment later that we are gone
    while of_session(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert of_session(process.pid) == []
    again = subprocess.run(command, capture_output=True, text=True, check=False, env=env, timeout=PATIENCE)
    assert again.returncode in {0, 5}, again.stderr
    assert "lezen:" not in again.stderr  # what was read is kept
    assert len(list((run / "documents").iterdir())) == 16
