"""Publishes and audits the selected cases in two processes while the tests ask for them one by one."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.paper.results import Result, result

Ask = Callable[[str], Result]


@pytest.fixture(scope="session")
def ask(request: pytest.FixtureRequest) -> Iterator[Ask]:
    """Return a function that gives the result of a case by its name."""
    names = dict.fromkeys(
        item.callspec.params["name"]
        for item in request.session.items
        if "ask" in getattr(item, "fixturenames", ()) and hasattr(item, "callspec")
    )
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as crew:
        futures: dict[str, Future[Result]] = {name: crew.submit(result, name) for name in names}
        yield lambda name: futures[name].result()
        crew.shutdown(cancel_futures=True)
