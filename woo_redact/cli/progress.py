"""How a run shows how far it is: bars on a terminal, a line every few seconds in a log."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from woo_redact.cli.show import echo
from woo_redact.language import _

_EVERY = 5.0  # seconds between two lines
_SOONEST, _LEAST = 3.0, 0.02  # seconds and share of the work before which no time left is told

_STAGES = {
    "omzetten": _("converting"),
    "uitpakken": _("unpacking"),
    "lezen": _("reading"),
    "herkennen": _("detecting"),
    "beslissen": _("deciding"),
    "lakken": _("redacting"),
    "controleren": _("checking"),
}  # by their names in the run, where their times are kept


class Step(Protocol):
    """How far a stage is; see `pipeline.stages.Step`, which is not imported here: --help answers at once."""

    @property
    def stage(self) -> str:
        """The stage."""

    @property
    def done(self) -> int:
        """Documents done."""

    @property
    def of(self) -> int:
        """Documents in all."""

    @property
    def pages(self) -> int:
        """Pages done."""

    @property
    def of_pages(self) -> int:
        """Pages in all."""

    @property
    def share(self) -> float:
        """The share of the work that is done."""


@contextmanager
def progress(*, quiet: bool = False, verbose: bool = False) -> Iterator[Callable[[Step], None]]:
    """Give what a run tells its progress to: bars, or lines in a log and when `verbose`, all of them."""
    if quiet:
        yield lambda _step: None
        return
    if verbose:
        yield lines(every=0.0)
        return
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lines()
        return
    columns = (
        TextColumn("{task.description:<12}"),
        BarColumn(),
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        clock = Clock()
        known: dict[str, TaskID] = {}

        def tell(step: Step) -> None:
            """Move the bar of a stage, and of the others that they are over."""
            if step.stage not in known:
                for other in known.values():
                    bars.stop_task(other)
                known[step.stage] = bars.add_task(_STAGES.get(step.stage, step.stage), total=1.0, told="")
            told = ", ".join(part for part in (counted(step), clock.left(step)) if part)
            bars.update(known[step.stage], completed=step.share, told=told)

        yield tell


def lines(now: Callable[[], float] = time.monotonic, *, every: float = _EVERY) -> Callable[[Step], None]:
    """Return what prints progress as plain lines, not more than one every so many seconds."""
    clock = Clock(now)
    last = now()
    shown = ""

    def tell(step: Step) -> None:
        """Print a line when it is time, and when a stage of which was told is over."""
        nonlocal last, shown
        left = clock.left(step)
        over = step.done == step.of and shown == step.stage
        if over or now() - last >= every:
            last, shown = now(), step.stage
            echo(
                ", ".join(
                    part for part in (f"{_STAGES.get(step.stage, step.stage)}: {counted(step)}", left) if part
                ),
                err=True,
            )

    return tell


_COSTS = {  # CPU milliseconds of a document without pages, and of a page of paper (benchmarks/results)
    "herkennen": (67, 51),
    "beslissen": (12, 6),
    "nazoeken": (1, 1),
    "lakken": (29, 72),
    "controleren": (146, 53),
}  # in their order; before them files are read, and nobody knows yet how much there is to do


class Clock:
    """Tells how long a stage still takes, by the share of its work that is done and the time that took.

    And how long the run takes in all: what the stages after it usually cost beside this one, on this machine.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin now."""
        self._now = now
        self._stage, self._since, self._last = "", now(), now()

    def left(self, step: Step) -> str:
        """Return the time left in words, "" when nothing can be said yet."""
        if step.stage != self._stage:
            self._stage, self._since = step.stage, self._last  # since the stage before was told of last
        self._last = self._now()
        spent = self._last - self._since
        if spent < _SOONEST or step.share < _LEAST or step.share >= 1:
            return ""
        here = spent * (1 - step.share) / step.share
        later = spent / step.share * _later(step)
        if later < _SOONEST:
            return _("{in_words} left", in_words=in_words(here))
        return _("{here} left, about {all} in all", here=in_words(here), all=in_words(here + later))


def _later(step: Step) -> float:
    """Return how often a stage goes into those after it, 0 when nothing is known of them."""
    stages = list(_COSTS)
    if step.stage not in stages:
        return 0.0
    without = step.of if not step.of_pages else 0  # how many of them have pages is not told
    costs = [without * mail + step.of_pages * page for mail, page in _COSTS.values()]
    here = stages.index(step.stage)
    return sum(costs[here + 1 :]) / max(costs[here], 1)


def counted(step: Step) -> str:
    """Return documents and pages in words."""
    told = _("{done} of {of} documents", done=grouped(step.done), of=grouped(step.of))
    if step.of_pages:
        told += _(", {pages} of {of_pages} pages", pages=grouped(step.pages), of_pages=grouped(step.of_pages))
    return told


def grouped(number: int) -> str:
    """Return a number with its thousands apart, in Dutch as 12.345."""
    return f"{number:,}".replace(",", _(","))


def in_words(seconds: float) -> str:
    """Return a time roughly, for nobody can know it well."""
    if seconds < 50:
        return f"{max(5, round(seconds / 5) * 5)} s"
    minutes = max(1, round(seconds / 60))
    return (
        f"{minutes} min"
        if minutes < 60
        else _("{minutes} h {minutes2} min", minutes=minutes // 60, minutes2=minutes % 60)
    )
