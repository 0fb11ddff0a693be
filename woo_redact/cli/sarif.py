"""The results of checks in SARIF 2.1.0 (OASIS): the form that pipelines take in."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, TextIO

from woo_redact.language import _, language, shown
from woo_redact.model import CheckResult, Level, Problem, Verdict

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Level.LEAK: "error", Level.LAW: "error", Level.QUALITY: "warning"}


class SarifWriter:
    """Writes one SARIF log, file by file: ten thousand files need no more memory than one."""

    def __init__(self, target: TextIO, *, version: str, rules: Iterable[tuple[str, str, Level]]) -> None:
        """Write the head: the tool and its rules, as (name, title, level)."""
        self._target = target
        self._first = True
        self._failed: list[dict[str, Any]] = []
        listed = [
            {
                "id": name,
                "shortDescription": {"text": title},
                "defaultConfiguration": {"level": _LEVELS[level]},
            }
            for name, title, level in rules
        ]
        driver = {"name": "woo-redact", "version": version, "language": language(), "rules": listed}
        target.write(f'{{"$schema":{json.dumps(_SCHEMA)},"version":"2.1.0","runs":[{{"tool":')
        target.write(json.dumps({"driver": driver}, ensure_ascii=False))
        target.write(',"columnKind":"unicodeCodePoints","results":[')

    def add(self, path: Path, results: tuple[CheckResult, ...]) -> None:
        """Write the problems of one file, or run; what did not run is told at the end.

        A file that nobody could read is told once, not by each check: ten thousand must fit in memory.
        """
        said: set[tuple[str, str]] = set()
        for result in results:
            for problem in result.problems:
                if result.verdict is Verdict.NOT_RUN:
                    if (problem.file, problem.what) not in said:
                        said.add((problem.file, problem.what))
                        self._failed.append(_notification(path, result, problem))
                    continue
                self._target.write("" if self._first else ",")
                self._target.write(json.dumps(_result(path, result, problem), ensure_ascii=False))
                self._first = False

    def close(self) -> None:
        """Write the tail."""
        invocation = {
            "executionSuccessful": not self._failed,
            "toolExecutionNotifications": self._failed,
        }
        self._target.write(f'],"invocations":[{json.dumps(invocation, ensure_ascii=False)}]}}]}}\n')


def _result(path: Path, result: CheckResult, problem: Problem) -> dict[str, Any]:
    """Return one result."""
    told: dict[str, Any] = {
        "ruleId": result.check,
        "level": "note" if result.passed else _LEVELS[result.level],
        "message": {"text": f"{shown(problem.what)} {shown(problem.mend)}".strip()},
        "rank": round(100 * problem.sure, 1),
        "locations": [_location(path, problem)],
    }
    if problem.area is not None:
        box = problem.area.box
        told["properties"] = {"box": [round(side, 1) for side in (box.x0, box.y0, box.x1, box.y1)]}
    return told


def _location(path: Path, problem: Problem) -> dict[str, Any]:
    """Return where it is: the file, and the page as a logical place (a PDF has no lines)."""
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": path.resolve().as_uri()}}}
    places = []
    if problem.file and problem.file != path.name:
        places.append({"name": _("document {file}", file=problem.file), "kind": "document"})
    if problem.page is not None:
        places.append({"name": _("page {page}", page=problem.page + 1), "kind": "page"})
    if places:
        location["logicalLocations"] = places
    return location


def _notification(path: Path, result: CheckResult, problem: Problem) -> dict[str, Any]:
    """Return what is told of a check that did not run."""
    return {
        "level": "error",
        "message": {"text": shown(problem.what)},
        "associatedRule": {"id": result.check},
        "locations": [_location(path, problem)],
    }
