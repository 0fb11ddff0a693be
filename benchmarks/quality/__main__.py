"""`make quality`: measures, writes results/quality.json and .md, and brings docs/quality.md up to date."""

import argparse
import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.quality import conll, dossier
from benchmarks.quality.misses import misses
from benchmarks.quality.results import RESULTS, Results, measure_sets
from benchmarks.quality.systems import models
from benchmarks.quality.table import inserted, page

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "quality.md"


def main() -> None:
    """Measure what was asked for; what was not measured now stays as it was."""
    asked = _arguments()
    earlier = Results.read(RESULTS / "quality.json")
    rows, absent, found = measure_sets(earlier.rows, python=asked.peers_python, again=asked.again)
    results = replace(earlier, rows=rows, absent=absent)
    _keep(results)
    if asked.misses:
        told = [f"# {name}\n\n{misses(*pair)}" for name, pair in found.items()]
        asked.misses.write_text("\n".join(told), encoding="utf-8")
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    if asked.data:
        results = replace(results, conll={"measured": today, "rows": conll.measure(asked.data)})
        _keep(results)
    if not asked.quick:
        table = dossier.report(*dossier.measure())
        results = replace(results, dossier={"measured": today, "model": models()[0], "table": table})
        _keep(results)
    print(page(results))


def _keep(results: Results) -> None:
    """Write what is measured so far, everywhere it is shown."""
    RESULTS.mkdir(exist_ok=True)
    results.write(RESULTS / "quality.json")
    (RESULTS / "quality.md").write_text(page(results), encoding="utf-8")
    DOCUMENT.write_text(inserted(DOCUMENT.read_text(encoding="utf-8"), results), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with CoNLL-2002's ned.testb, for evaluation only")
    parser.add_argument(
        "--peers-python", default=sys.executable, help="interpreter that has the peers installed"
    )
    parser.add_argument("--quick", action="store_true", help="without the dossier of 500 documents")
    parser.add_argument(
        "--again", action="store_true", help="score the unseen sets again: they are scored once"
    )
    parser.add_argument("--misses", type=Path, help="file for every fault, with what stands around it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
