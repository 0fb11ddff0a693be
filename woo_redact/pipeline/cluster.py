"""The only door to Dask (extra `dask`): the same tasks on workers of other machines, as one more Executor."""

import importlib
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from woo_redact.errors import MissingProgramError, UsageError
from woo_redact.language import _
from woo_redact.resources import made_by

_CONNECT = 10  # seconds to find the scheduler
_PATIENCE = 120  # seconds without a single worker before the run stops
_RECOUNT = 10.0  # seconds after which the workers are counted again: they may come and go


class Cluster:
    """A Dask scheduler and its workers.

    A worker that dies is told to the scheduler by its connection; what it was at goes to another one. A task
    under which several died is given up by the scheduler (`felling`).
    """

    def __init__(self, address: str, *, run: Path, begin: Callable[[], None]) -> None:
        """Connect, and see that every worker can do the work: same version, same disk, one task at a time.

        `begin` sets up each worker, those that come later too.

        Raises:
            MissingProgramError: when the library is not installed; UsageError when the cluster will not do.
        """
        try:
            self._library = importlib.import_module("distributed")
        except ImportError as error:
            raise MissingProgramError(
                _("--scheduler needs distributed: pip install 'woo-redact[dask]'")
            ) from error
        self.felling: tuple[type[BaseException], ...] = (self._library.KilledWorker,)
        self._address = address
        try:
            self._client = self._library.Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError, RuntimeError) as error:
            raise UsageError(_("no connection with the cluster at {address}", address=address)) from error
        try:
            self._examine(run.resolve())
            self._client.register_plugin(_setup(self._library, begin), name="woo-redact")
        except BaseException:
            self._client.close()
            raise
        self._executor = self._client.get_executor(pure=False)
        self._counted = (0.0, 1)
        self._seen = time.monotonic()

    def submit(self, *call: Any) -> Future[Any]:
        """Hand out one call.

        Raises:
            UsageError: when the scheduler is gone.
        """
        self._refuse_lost()
        future: Future[Any] = self._executor.submit(*call)
        return future

    def width(self) -> int:
        """Return how many tasks the workers do at a time, at least 1."""
        at, count = self._counted
        if time.monotonic() - at > _RECOUNT:
            count = max(1, sum(self._client.nthreads().values()))
            self._counted = (time.monotonic(), count)
        return count

    def see_to_it(self) -> None:
        """Look whether there is still somebody to wait for.

        Raises:
            UsageError: when the scheduler is gone, or has had no worker for some time.
        """
        self._refuse_lost()
        if self._client.nthreads():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _PATIENCE:
            raise UsageError(
                _(
                    "the cluster at {address} has no workers any more; start them and give the command "
                    "again: what is finished stays",
                    address=self._address,
                )
            )

    def close(self) -> None:
        """Take back what was not begun, and leave."""
        self._executor.shutdown(wait=False)  # which takes back what is not done
        self._client.close()

    def _refuse_lost(self) -> None:
        """Stop when the connection is no more."""
        if self._client.status != "running":
            raise UsageError(
                _(
                    "the connection with the cluster at {address} was lost; give the command again: what "
                    "is finished stays",
                    address=self._address,
                )
            )

    def _examine(self, run: Path) -> None:
        """See that every worker can do the work.

        Raises:
            UsageError: with the first reason why not.
        """
        threads = self._client.nthreads()
        if not threads:
            raise UsageError(_("the cluster at {address} has no workers", address=self._address))
        if max(threads.values()) > 1:
            raise UsageError(_("start every worker of the cluster with --nthreads 1: one task per process"))
        if set(self._ask(made_by).values()) != {made_by()}:
            raise UsageError(_("a worker of the cluster has another version of woo-redact, or none"))
        if not all(self._ask(_sees, str(run)).values()):
            raise UsageError(
                _("not every worker of the cluster sees {run}: it belongs on a shared disk", run=run)
            )

    def _ask(self, question: Callable[..., Any], *about: object) -> dict[str, Any]:
        """Return each worker's answer; one that cannot answer gives what went wrong as a value."""
        answers: dict[str, Any] = self._client.run(question, *about, on_error="return")
        return answers


def _sees(folder: str) -> bool:
    """Tell, on a worker, whether a folder of the coordinator is there and may be written in."""
    import os  # noqa: PLC0415 - run on another machine

    return os.access(folder, os.W_OK)


def _setup(library: Any, begin: Callable[[], None]) -> Any:
    """Return what sets up each worker, those that come later too."""

    class Setup(library.WorkerPlugin):  # type: ignore[misc]
        """Limits of memory and time, as on this machine."""

        def setup(self, worker: Any) -> None:  # noqa: ARG002 - the name is Dask's
            """Set up one worker."""
            begin()

    return Setup()
