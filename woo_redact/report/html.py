"""report.html: the internal report of a run, one page that works offline, on paper and read aloud."""

import base64
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from woo_redact.language import _, language, shown
from woo_redact.model import CheckResult, Problem, Verdict
from woo_redact.report import words
from woo_redact.report.conclusion import conclude
from woo_redact.report.text import inert
from woo_redact.report.values import Mention, Picture, Report, State
from woo_redact.report.widths import telling
from woo_redact.store import write_file

_WORSE = (Verdict.PASSED, Verdict.NOT_RUN, Verdict.FAILED)
_PROBLEMS = 10  # told of one check on one document; a page of boxes without grounds has hundreds


@dataclass(frozen=True, slots=True, kw_only=True)
class _GroundCount:
    """How many boxes and documents a ground has; `part` is its share of the most used one, in percent."""

    code: str
    title: str
    boxes: int
    documents: int
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """A check that a document (or, without `id`, the dossier) did not pass."""

    id: str
    check: str
    verdict: Verdict
    problems: tuple[Problem, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _CheckCount:
    """How many documents passed a check, and how many did not."""

    check: str
    passed: int
    failed: int
    not_run: int


def write_report(report: Report, path: Path) -> None:
    """Write the report as one HTML file, whole or not at all.

    It holds names and is never public. Whatever comes from a file is shown inert: escaped, without
    control and direction characters, cut.
    """
    write_file(path, render(report).encode())


def render(report: Report) -> str:
    """Return the report as HTML 5; equal reports give equal text."""
    return _template().render(
        report=report,
        end=conclude(report),
        State=State,
        grounds=_grounds(report),
        most_found=max((c.hidden + c.asked + c.kept for c in report.entities), default=0),
        faults=_faults(report),
        telling=telling(report),
        remarks=_remarks(report),
        checks=_checks(report),
        shots=_shots(report),
        longest=max((time for _, time in report.times), default=0.0),
        mentions=sorted(report.mentions, key=_by_hits),
        unread=[entry for entry in report.entries if entry.unread or entry.unreadable_pages],
        asking=[entry for entry in report.entries if entry.questions],
    )


@cache
def _template() -> Template:
    """Return the template, with the words it needs."""
    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "inert": inert,
        "check": lambda name: shown(words.check_word(name)),
        "figure": words.figure,
        "png": _png,
        "seconds": words.seconds,
        "entity": lambda entity: shown(words.ENTITIES[entity]),
        "ground": words.ground_word,
        "judgement": words.JUDGEMENTS.__getitem__,
        "kind": words.kind_word,
        "pages": _pages,
        "reason": lambda reason: shown(words.plain_reason(reason)),
        "role": words.role_word,
        "shown": shown,
        "verdict": words.VERDICTS.__getitem__,
    }
    environment.globals |= {"_": _, "counted": words.counted, "language": language()}
    return environment.get_template("report.html.j2")


def _pages(numbers: tuple[int, ...]) -> str:
    """Return page numbers (from 0) as people count them, the first twenty."""
    first = ", ".join(str(number + 1) for number in numbers[:20])
    return _("{first} and {more} more", first=first, more=len(numbers) - 20) if len(numbers) > 20 else first


def _by_hits(mention: Mention) -> tuple[int, int, tuple[str, ...]]:
    """Order subjects: those who stand in the dossier most come first."""
    return -mention.documents, -mention.hits, mention.subject.names


def _grounds(report: Report) -> tuple[_GroundCount, ...]:
    """Count boxes and documents by ground, over all documents, the most used first."""
    boxes: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for entry in report.entries:
        boxes.update(dict(entry.boxes))
        documents.update(code for code, number in entry.boxes if number)
    most = max(boxes.values(), default=1)
    return tuple(
        _GroundCount(
            code=code,
            title=found.title if (found := words.ground_of(code)) else "",
            boxes=number,
            documents=documents[code],
            part=round(100 * number / most, 1),
        )
        for code, number in sorted(boxes.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _faults(report: Report) -> tuple[_Fault, ...]:
    """Return every check that was not passed: those on the dossier first, then by document."""
    return _told((identity, check) for identity, check in _results(report) if not check.passed)


def _remarks(report: Report) -> tuple[_Fault, ...]:
    """Return what checks that were passed leave to a person: a suspicion that withholds nothing."""
    return _told((identity, check) for identity, check in _results(report) if check.passed and check.problems)


def _results(report: Report) -> Iterator[tuple[str, CheckResult]]:
    """Yield every result: those on the dossier, without a number, then by document."""
    yield from (("", check) for check in report.checks)
    yield from ((entry.row.id, check) for entry in report.entries for check in entry.checks)


def _told(results: Iterable[tuple[str, CheckResult]]) -> tuple[_Fault, ...]:
    """Return results with the first of their problems."""
    return tuple(
        _Fault(
            id=identity,
            check=check.check,
            verdict=check.verdict,
            problems=check.problems[:_PROBLEMS],
            more=max(0, len(check.problems) - _PROBLEMS),
        )
        for identity, check in results
    )


def _shots(report: Report) -> dict[str, list[Picture]]:
    """Return the pictures of each document that has any."""
    shots: dict[str, list[Picture]] = {}
    for picture in report.pictures:
        if picture.before or picture.after:
            shots.setdefault(picture.id, []).append(picture)
    return shots


def _png(picture: bytes) -> str:
    """Return a picture as an address that holds it: the report is one file."""
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def _checks(report: Report) -> tuple[_CheckCount, ...]:
    """Count the documents by the worst verdict of the checks of one name, in the order they were made."""
    counts: dict[str, Counter[Verdict]] = {}
    names: dict[str, str] = {}
    for checks in (*(entry.checks for entry in report.entries), *((check,) for check in report.checks)):
        worst: dict[str, Verdict] = {}
        for check in checks:
            name = names.setdefault(words.check_word(check.check), check.check)
            worst[name] = max(worst.get(name, Verdict.PASSED), check.verdict, key=_WORSE.index)
        for name, verdict in worst.items():
            counts.setdefault(name, Counter())[verdict] += 1
    return tuple(
        _CheckCount(
            check=name,
            passed=count[Verdict.PASSED],
            failed=count[Verdict.FAILED],
            not_run=count[Verdict.NOT_RUN],
        )
        for name, count in counts.items()
    )
