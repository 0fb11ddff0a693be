"""The workers: order, limits, and that one bad document stops no other."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from typing import cast

import pytest

from tests.unit.crew_tasks import double, trouble
from woo_redact.errors import ExitCode
from woo_redact.pipeline.cluster import Cluster
from woo_redact.pipeline.crew import Crew, Done, Failed


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_results_come_in_the_order_given(jobs: int) -> None:
    with Crew(jobs) as crew:
        assert [(n, r) for n, r in crew.each(double, range(20))] == [(n, Done(2 * n)) for n in range(20)]


def test_the_given_is_drawn_only_a_little_ahead() -> None:
    drawn = 0

    def count() -> Iterator[int]:
        nonlocal drawn
        while drawn < 1000:
            drawn += 1
            yield drawn

    with Crew(2) as crew:
        for number, (_given, _) in enumerate(crew.each(double, count()), start=1):
            assert drawn <= number + 8
            if number == 50:
                break


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_that_kills_its_worker_fells_no_other(jobs: int) -> None:
    kinds = ["a", "slow", "die", "b", "refuse", "c", "die", "d"]
    with Crew(jobs) as crew:
        results = list(crew.each(trouble, kinds))
    assert [kind for kind, _ in results] == kinds
    for kind, result in results:
        if kind == "die":
            assert isinstance(result, Failed)
            assert result.exit_code == ExitCode.UNREADABLE
            assert "te veel tijd of geheugen" in result.reason
        elif kind == "refuse":
            assert result == Failed(reason="beveiligd", exit_code=ExitCode.UNREADABLE, retry=True)
        else:
            assert result == Done(kind)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_ctrl_c_does_not_reach_a_worker_that_is_still_starting(capfd: pytest.CaptureFixture[str]) -> None:
    with Crew(2) as crew:
        results = crew.each(double, range(4))
        first = next(results)  # one worker is there, the other is only just started
        pool = crew._pool
        for child in multiprocessing.active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGINT)
        assert [first, *results] == [(n, Done(2 * n)) for n in range(4)]
        assert crew._pool is pool, "no worker fell"
    assert "Traceback" not in capfd.readouterr().err


class KilledError(Exception):
    """What a scheduler says of a task under which several workers died."""


class Stand:
    """A cluster that gives up every "die" and an "odd" once, and is done with "late" when "last" is there."""

    felling = (KilledError,)

    def __init__(self) -> None:
        self.tried: list[str] = []
        self.late: Future[Done[str]] = Future()

    def width(self) -> int:
        return 1

    def submit(self, guard: object, task: object, kind: str, seconds: int) -> Future[Done[str]]:
        assert callable(guard)
        future: Future[Done[str]] = Future()
        self.tried.append(kind)
        if kind == "late":
            return self.late
        if kind == "last":
            self.late.set_result(Done("late"))
        if kind == "die" or (kind == "odd" and self.tried.count("odd") == 1):
            future.set_exception(KilledError())
        else:
            future.set_result(guard(task, kind, seconds))
        return future

    def see_to_it(self) -> None:
        return

    def close(self) -> None:
        self.tried.append("closed")


@pytest.mark.parametrize("as_done", [True, False])
def test_what_a_cluster_gives_up_is_tried_once_more_alone(*, as_done: bool) -> None:
    stand = Stand()
    with Crew(1, cluster=cast("Cluster", stand)) as crew:
        results = dict(crew.each(trouble, ["a", "die", "odd", "b"], as_done=as_done))
    died = results.pop("die")
    assert isinstance(died, Failed)
    assert died.retry
    assert results == {kind: Done(kind) for kind in ("a", "odd", "b")}
    assert stand.tried == ["a", "die", "odd", "b", "die", "odd", "closed"]


def test_a_long_task_keeps_no_other_waiting() -> None:
    given = ["late", *"abcdefgh", "last"]
    with Crew(1, cluster=cast("Cluster", Stand())) as crew:
        done = [kind for kind, _ in crew.each(trouble, given, as_done=True)]
    assert done.index("late") > 3
    with Crew(1, cluster=cast("Cluster", Stand())) as crew:
        assert [kind for kind, _ in crew.each(trouble, given)] == given


def test_a_task_that_swells_meets_the_limit() -> None:
    with Crew(1) as crew:
        results = list(crew.each(trouble, ["swell", "a"]))
    assert isinstance(results[0][1], Failed)
    assert "geheugen" in results[0][1].reason
    assert results[1][1] == Done("a")


def test_a_bug_is_told_by_its_type_and_place_never_by_its_words() -> None:
    with Crew(0) as crew:
        ((_, result),) = crew.each(trouble, ["bug"])
    assert isinstance(result, Failed)
    assert result.exit_code == ExitCode.BUG
    assert "ValueError (trouble, regel" in result.reason
    assert "Jip" not in result.reason


def test_time_is_given_by_the_page_and_the_page_that_takes_too_long_is_named() -> None:
    with Crew(1) as crew:
        results = dict(crew.each(trouble, ["pages6", "waits", "stuck", "a"], seconds=2))
    assert results["pages6"] == Done("pages6")  # three seconds in all
    assert results["waits"] == Done("waits")  # three by the clock, none of the processor's
    stuck = results["stuck"]
    assert isinstance(stuck, Failed)
    assert stuck.retry
    assert "(pagina 3)" in stuck.reason
    assert results["a"] == Done("a")
