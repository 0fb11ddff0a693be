"""Runs a small dossier and kills itself (SIGKILL) at the n-th thing it does to the disk, for many n.

Counted, not timed: every SQL statement and every file moved into its place is one event. The engine is loaded
once; each attempt is a fork of the process, so a killed attempt leaves exactly what a killed run leaves.
"""

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from woo_redact import detect
from woo_redact.pipeline.order import run
from woo_redact.profile import Profile

_connect = sqlite3.connect
_replace = Path.replace


def count_events(at: Callable[[int], None]) -> Callable[[], int]:
    """Call `at` with the number of each event from now on; return what tells how many there were."""
    number = 0

    def event(*_: object) -> None:
        nonlocal number
        number += 1
        at(number)

    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection = _connect(*args, **kwargs)
        connection.set_trace_callback(event)
        return connection

    def replace(self: Path, target: str | Path) -> Path:
        event()
        moved = _replace(self, target)
        event()
        return moved

    sqlite3.connect = connect  # type: ignore[assignment]
    Path.replace = replace  # type: ignore[method-assign]
    return lambda: number


def attempt(dossier: Path, out: Path, *, kill_at: int) -> tuple[bool, int]:
    """Run in a fork that dies at an event (0: never); return whether it died, and how many events it saw."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:

        def at(number: int) -> None:
            if number == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        events = count_events(at)
        run([dossier], out, profile=Profile(), jobs=0)
        os.write(write_end, str(events()).encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status), int(said or 0)


def fingerprint(out: Path) -> dict[str, str]:
    """Return the digest of every file that is a result: the PDFs and all that is released."""
    files = [*out.glob("documents/*/*"), *out.glob("release/*")]
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)
    }


def main() -> None:
    """Print as JSON: the number of events, the points killed at, and those whose result was another."""
    dossier, work, points = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    detect.warm_up(Profile())
    _, events = attempt(dossier, work / "whole" / "run", kill_at=0)
    whole = fingerprint(work / "whole" / "run")
    died, differing = [], []
    for step in range(points):
        kill_at = 1 + step * events // points
        out = work / f"killed-{kill_at}" / "run"
        killed, _ = attempt(dossier, out, kill_at=kill_at)
        again, _ = attempt(dossier, out, kill_at=0)
        died.append(killed and not again)
        if fingerprint(out) != whole:
            differing.append(kill_at)
        shutil.rmtree(out.parent)
    print(json.dumps({"events": events, "files": len(whole), "died": died, "differing": differing}))  # noqa: T201


if __name__ == "__main__":
    main()
