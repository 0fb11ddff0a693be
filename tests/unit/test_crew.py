"""The workers: order, limits, and that one bad document stops no other."""

from collections.abc import Iterator

import pytest

from tests.unit.crew_tasks import double, trouble
from woo_redact.errors import ExitCode
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
