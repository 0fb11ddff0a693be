"""Two reviewers at once overwrite nothing; one who is killed loses at most the key being pressed."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.unit.review_runs import make_run
from woo_redact.model import Outcome
from woo_redact.review import Session, trail
from woo_redact.store import Store

MANY = 40


def start(run: Path, by: str, way: int) -> subprocess.Popen[str]:
    """Start a reviewer and wait until it sits at its screen."""
    command = [sys.executable, "-m", "tests.unit.review_reviewer", str(run), by, str(way)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def press(process: subprocess.Popen[str], times: int = 1) -> None:
    """Press keys: one answer each."""
    assert process.stdin is not None
    process.stdin.write("\n" * times)
    process.stdin.flush()


def dossier(folder: Path) -> Path:
    """Make a run with many questions, no two sentences the same."""
    texts = {
        f"{n:04d}": f"Nummer {n} vroeg aan ?[Naam{n}] of het plein open blijft." for n in range(1, MANY + 1)
    }
    return make_run(folder / "run", texts)


@pytest.mark.parametrize("way", [-1, 1])
def test_two_reviewers_in_two_processes_answer_everything_once(tmp_path: Path, way: int) -> None:
    """From the two ends they meet in the middle; from one end they are after every question together."""
    run = dossier(tmp_path)
    both = [start(run, "An", 1), start(run, "Bo", way)]
    for _ in range(MANY // 2):
        for process in both:
            press(process)
    for process in both:
        press(process, MANY)
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    kept = [sorted(map(int, re.findall(r"kept (\d+)", lines))) for lines in said]
    with Store(run) as store:
        taken = store.taken()
        assert sorted((*kept[0], *kept[1])) == [number for number, _ in taken] == list(range(1, MANY + 1))
        assert len({d.finding for _, d in taken}) == MANY  # no place was decided on twice
        for by, outcome, numbers in (("An", Outcome.REDACT, kept[0]), ("Bo", Outcome.KEEP, kept[1])):
            own = [(n, d.outcome) for n, d in taken if d.by == f"person:{by}"]
            assert own == [(number, outcome) for number in numbers]
        assert trail.faults(store, run) == ()
        assert Session(store, "An").progress().open == 0


def test_a_reviewer_who_is_killed_loses_at_most_the_key_being_pressed(tmp_path: Path) -> None:
    run = dossier(tmp_path)
    process = start(run, "An", 1)
    press(process, MANY)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(MANY // 4)]
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=60)
    told = len([line for line in (*said, *rest.splitlines()) if line.startswith("kept")])
    with Store(run) as store:
        assert told <= len(store.decisions()) <= told + 1
        assert trail.faults(store, run) == ()
        session = Session(store, "An")
        assert session.progress().answered == len(store.decisions())
        assert session.undo() is not None
