"""What it all comes to: how many documents are out, why the others are not, and what an officer does next."""

import re
import shlex
from collections import Counter
from dataclasses import dataclass

from woo_redact.language import _, recorded, shown
from woo_redact.model import Judgement
from woo_redact.report.values import Report, State
from woo_redact.report.words import counted, plain_reason

_QUESTIONS = re.compile(r"\d+ (?:vraag|vragen) open")
_WAITING = (State.UNREADABLE, State.FAILED, State.UNFINISHED, State.UNDECIDED, State.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why documents wait, and which."""

    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do next; `command` is what to type for it, if anything."""

    text: str
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """The numbers of a run: `waiting` is neither out nor refused, `reasons` the most frequent first."""

    documents: int
    released: int
    partial: int
    waiting: int
    refused: int
    already: int
    double: int
    questions: int
    boxes: tuple[tuple[str, int], ...]
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]


def conclude(report: Report) -> Conclusion:
    """Return what a run came to; `boxes` are those of the released documents by code, most frequent first."""
    states = Counter(entry.state for entry in report.entries)
    boxes: Counter[str] = Counter()
    for entry in report.entries:
        if entry.row.released:
            boxes.update(dict(entry.boxes))
    return Conclusion(
        documents=len(report.entries),
        released=states[State.RELEASED],
        partial=sum(e.row.released and e.row.judgement is Judgement.PARTIAL for e in report.entries),
        waiting=sum(states[state] for state in _WAITING),
        refused=states[State.REFUSED],
        already=states[State.ALREADY],
        double=states[State.DOUBLE],
        questions=sum(entry.asked for entry in report.entries),
        boxes=tuple(sorted(boxes.items(), key=lambda pair: (-pair[1], pair[0]))),
        reasons=_reasons(report),
        steps=_steps(report, states),
    )


def _reasons(report: Report) -> tuple[Reason, ...]:
    """Group the documents that wait by why; one that waits for two things stands in both groups."""
    groups: dict[str, list[str]] = {}
    for entry in report.entries:
        if entry.state in _WAITING:
            for reason in entry.row.withheld_because or (recorded("not released yet"),):
                text = shown(_QUESTIONS.sub(recorded("questions open"), plain_reason(reason)))
                groups.setdefault(text, []).append(entry.row.id)
    ordered = sorted(groups.items(), key=lambda pair: -len(pair[1]))  # sorted is stable: equals as they came
    return tuple(Reason(text=text, ids=tuple(ids)) for text, ids in ordered)


def _steps(report: Report, states: Counter[State]) -> tuple[Step, ...]:
    """Return what to do next, in the order that gets most documents out."""
    run = shlex.quote(report.run)
    steps = []
    if asked := sum(entry.asked for entry in report.entries):
        steps.append(
            Step(
                text=_("Answer {which}:", which=counted(asked, _("question"), _("questions"))),
                command=f"woo-redact review {run}",
            )
        )
    if report.proposals:
        which = counted(report.proposals, _("document stands"), _("documents stand"))
        text = _("{which} in another document too; choose what then need not go out separately:", which=which)
        steps.append(Step(text=text, command=f"woo-redact doubles {run} --open"))
    if number := states[State.FAILED]:
        which = counted(number, _("document"), _("documents"))
        steps.append(
            Step(text=_("See in report.html what the checks found with {which} and mend that.", which=which))
        )
    if number := states[State.UNREADABLE]:
        which = counted(number, _("file"), _("files"))
        steps.append(
            Step(text=_("Supply {which} again, in a readable form, and repeat woo-redact run.", which=which))
        )
    if number := states[State.UNFINISHED]:
        which = counted(number, _("document"), _("documents"))
        steps.append(
            Step(
                text=_("See in report.html why {which} could not be processed; report a fault.", which=which)
            )
        )
    failed = [check for check in report.checks if not check.passed]
    if (number := states[State.WAITING]) and not failed:
        steps.append(
            Step(
                text=_(
                    "Still to be read by a person: {which}.",
                    which=counted(number, _("document"), _("documents")),
                )
            )
        )
    if steps:
        steps.append(Step(text=_("Then release what is ready:"), command=f"woo-redact release {run}"))
    if states[State.RELEASED]:
        steps.append(Step(text=_("Read the documents in the folder release before you publish them.")))
    if failed:
        out = states[State.RELEASED]
        told = _("Publish nothing yet: the folder release is not in order (see report.html).")
        none = _("Nothing can go out: a list of the release would name what is redacted (see report.html).")
        steps.insert(0, Step(text=told if out else none))
    return tuple(steps)
