"""The workers: tasks in order over processes with limits, where one bad document stops no other."""

import collections
import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from woo_redact.errors import EncryptedError, ExitCode, MissingProgramError, UsageError, WooRedactError

Given = TypeVar("Given")
Made = TypeVar("Made")

_MEMORY = 4 * 1024**3  # bytes a worker may claim: a page of a hostile file must not take the machine down
_SECONDS = 300  # a task that takes longer is ended: a 1,000-page PDF takes well under a minute
_GRACE = 30  # seconds beyond that before a worker that should have been ended is taken for lost
_AHEAD = 4  # tasks handed out per worker, so that few documents are in memory at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A task that came to nothing: the reason in the officer's words and the exit code it leads to.

    `retry` says that it was for want of time, memory or a program, or a bug: it may go well another time.
    """

    reason: str
    exit_code: int
    retry: bool = False


@dataclass(frozen=True, slots=True)
class Done(Generic[Made]):
    """A task that was done."""

    value: Made


class Crew:
    """Runs tasks on `jobs` worker processes, or (0) in this one without limits: for tests and profiles."""

    def __init__(self, jobs: int) -> None:
        """Start no process yet: the first task does."""
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Return the crew itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers; what they had not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def each(
        self, task: Callable[[Given], Made], given: Iterable[Given], *, seconds: int = _SECONDS
    ) -> Iterator[tuple[Given, Done[Made] | Failed]]:
        """Yield each thing given with what the task made of it, in the order given; a task has `seconds`.

        A task that kills its worker is found by running what was under way again, one at a time.
        """
        if self.jobs == 0:
            for thing in given:
                yield thing, guarded(task, thing, seconds)
            return
        waiting: collections.deque[tuple[Given, Future[Done[Made] | Failed]]] = collections.deque()
        for thing in given:
            waiting.append((thing, self._submit(task, thing, seconds)))
            if len(waiting) >= self.jobs * _AHEAD:
                yield self._next(task, waiting, seconds)
        while waiting:
            yield self._next(task, waiting, seconds)

    def _next(
        self, task: Callable[[Given], Made], waiting: collections.deque[Any], seconds: int
    ) -> tuple[Given, Any]:
        """Return the next thing and its result; mend the pool when a worker died."""
        thing, future = waiting.popleft()
        try:
            return thing, future.result(timeout=seconds + _GRACE)
        except (BrokenExecutor, TimeoutError):
            # All that was handed out is lost with the pool: this one runs alone, so that if it is the one
            # that kills, no other falls with it; the rest is handed out again.
            self._restart()
            result = self._alone(task, thing, seconds)
            for position, (other, _) in enumerate(waiting):
                waiting[position] = (other, self._submit(task, other, seconds))
            return thing, result

    def _alone(self, task: Callable[[Given], Made], thing: Given, seconds: int) -> Done[Made] | Failed:
        """Run a task with no other under way."""
        try:
            return self._submit(task, thing, seconds).result(timeout=seconds + _GRACE)
        except (BrokenExecutor, TimeoutError):
            self._restart()
            reason = "de verwerking kostte te veel tijd of geheugen, of liep vast"
            return Failed(reason=reason, exit_code=ExitCode.UNREADABLE, retry=True)

    def _restart(self) -> None:
        """Drop the broken pool; its workers are ended, for one that no longer answers would be waited for."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):  # noqa: SLF001 - public from 3.14 on
                process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None

    def _submit(
        self, task: Callable[[Given], Made], thing: Given, seconds: int
    ) -> Future[Done[Made] | Failed]:
        """Hand out one task, starting the workers when there are none."""
        if self._pool is None:
            # "spawn" is the one way that is safe beside threads and the same on every system.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_limit)
            self._probe(self._pool)
        try:
            return self._pool.submit(guarded, task, thing, seconds)
        except BrokenExecutor:
            self._restart()
            return self._submit(task, thing, seconds)

    @staticmethod
    def _probe(pool: ProcessPoolExecutor) -> None:
        """See that workers start at all.

        Raises:
            UsageError: when they do not: then it is the script that called us, and no document is to blame.
        """
        try:
            pool.submit(_limit).result()
        except BrokenExecutor as error:
            raise UsageError(
                "de werkprocessen starten niet; in een script moet woo_redact.run() "
                'onder if __name__ == "__main__": staan'
            ) from error


def guarded(task: Callable[[Given], Made], thing: Given, seconds: int = _SECONDS) -> Done[Made] | Failed:
    """Do one task within its time; whatever goes wrong becomes a result.

    This is the one place that catches every exception: one bad document does not stop the others.
    """
    timed = hasattr(signal, "alarm") and multiprocessing.parent_process() is not None
    if timed:
        signal.alarm(seconds)  # its default action ends the process, even inside a C library
    try:
        return Done(task(thing))
    except (EncryptedError, MissingProgramError) as error:  # another run may bring what it wants
        return Failed(reason=str(error), exit_code=error.exit_code, retry=True)
    except WooRedactError as error:
        return Failed(reason=str(error), exit_code=error.exit_code)
    except MemoryError:
        return Failed(
            reason="de verwerking kostte te veel geheugen", exit_code=ExitCode.UNREADABLE, retry=True
        )
    except Exception as error:  # noqa: BLE001 - see above
        # The message of an unexpected exception may quote the document: only its type and place are told.
        place = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"fout in woo-redact: {type(error).__name__} ({place.name}, regel {place.lineno})"
        return Failed(reason=reason, exit_code=ExitCode.BUG, retry=True)
    finally:
        if timed:
            signal.alarm(0)


def _limit() -> None:
    """Set up a worker: Ctrl-C is the coordinator's to handle, memory is limited where the system can."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
