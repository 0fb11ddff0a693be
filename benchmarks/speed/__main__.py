"""`make bench`: how fast it is on one core, stage by stage, beside the floor and other tools; and how much memory.

Each corpus is made anew, always the same, and measured in a process of its own, so that its peak is its own.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.speed import corpora
from benchmarks.speed.plot import plot
from benchmarks.speed.table import Peer, table
from woo_redact.pdf.ocr import available
from woo_redact.resources import name_model_folder

WORK = Path(__file__).parents[1] / "work"
RESULTS = Path(__file__).parents[1] / "results"
PEERS = ("presidio", "doc_redaction")
_FEW = 6  # PDFs that a peer is given: the slowest takes a second a page


def main() -> None:
    """Make the corpora, measure, write the table and the plot."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small corpora: minutes, not an hour")
    parser.add_argument("--part", type=int, default=1, help="one in so many of the full corpora")
    parser.add_argument("--model", default="fast", help="the name model: fast or thorough")
    parser.add_argument(
        "--peers-python", default=sys.executable, help="an interpreter that has the other tools"
    )
    parser.add_argument(
        "--only", nargs="*", default=[], choices=list(corpora.FULL), help="these corpora alone"
    )
    parser.add_argument("--out", type=Path, default=RESULTS, help="where the table and the plot go")
    given = parser.parse_args()
    sizes = corpora.QUICK if given.quick else {k: max(1, n // given.part) for k, n in corpora.FULL.items()}
    measured: dict[str, dict[str, Any]] = {}
    for kind in given.only or sizes:
        if kind == "scans" and not available():
            print("scans: not measured, the Dutch data of Tesseract are not here")
            continue
        folder = WORK / kind
        shutil.rmtree(folder, ignore_errors=True)
        corpora.write_corpus(folder / "corpus", kind, sizes[kind])
        measured[kind] = _asked([sys.executable, "-m", "benchmarks.speed.measure", folder, given.model]) or {}
        print(kind, json.dumps(measured[kind]))
    peers = tuple(_peers(given.peers_python)) if "papers" in measured else ()
    told = table(measured, peers, model=given.model, machine=_machine())
    print(told)
    given.out.mkdir(parents=True, exist_ok=True)
    name = "speed" if given.model == "fast" else f"speed-{given.model}"
    (given.out / f"{name}.md").write_text(told, encoding="utf-8")
    (given.out / f"{name}.svg").write_text(plot(measured, peers), encoding="utf-8")


def _peers(python: str) -> "list[Peer]":
    """Return what the other tools need for some of the PDFs; one that is not there is said to be absent."""
    few = WORK / "few"
    shutil.rmtree(few, ignore_errors=True)
    few.mkdir(parents=True)
    for path in sorted((WORK / "papers" / "corpus").glob("*.pdf"))[:_FEW]:
        shutil.copy(path, few)
    found = []
    for name in PEERS:
        command = [str(Path(__file__).with_name("peers.py")), name, few, WORK / "peer", name_model_folder()]
        told = _asked([python, *command]) or (
            _asked([sys.executable, *command]) if python != sys.executable else None
        )
        found.append(Peer(told["name"], told["pages"], told["seconds"]) if told else Peer(name, 0, 0.0))
    return found


def _asked(command: list[Any]) -> dict[str, Any] | None:
    """Run a process that answers with one line of JSON; None when it has nothing to say."""
    variables = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        list(map(str, command)), stdout=subprocess.PIPE, text=True, check=False, env=variables
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    answer: dict[str, Any] | None = json.loads(lines[-1]) if lines and not done.returncode else None
    return answer


def _machine() -> str:
    """Say when and on what was measured, and how loaded it was."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next((line.partition(": ")[2] for line in told.splitlines() if line.startswith("model name")), "")
    load = f"load {os.getloadavg()[0]:.1f}"
    cores = f"{os.cpu_count()} cores"
    now = datetime.now(UTC).strftime("%Y-%m-%d")
    return ", ".join((now, model or platform.machine(), cores, load, f"Python {platform.python_version()}"))


if __name__ == "__main__":
    main()
