"""The workers: tasks in order over processes with limits, where one bad document stops no other."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, Self, TypeVar

from woo_redact.errors import EncryptedError, ExitCode, UnsupportedError, UsageError, WooRedactError
from woo_redact.language import _, recorded
from woo_redact.pdf.pace import tell_pages_to
from woo_redact.pipeline.cluster import Cluster

Given = TypeVar("Given")
Made = TypeVar("Made")

_MEMORY = 4 * 1024**3  # bytes a worker may claim: a page of a hostile file must not take the machine down
_SECONDS = 300  # of the processor: a task that takes more is ended; each page that is begun has as much again
_PATIENCE = 6  # times as many seconds may pass by the clock: a busy machine is no hostile file, a wait may be
_LONGEST = 12 * 3600  # and no task takes longer than this, however many pages its file says it has
_LOOK = 5.0  # seconds between two looks at a worker
_GRACE = 30  # seconds beyond that before a worker that should have been ended is taken for lost
_MEMORY_KEPT = ((-3, 16 * 1024**2), (-1, 32 * 1024**2))  # M_MMAP_THRESHOLD and M_TRIM_THRESHOLD (malloc.h)
_AHEAD = 4  # tasks handed out per worker, so that few documents are in memory at a time
_HELD = 200  # results kept while one before them is not done


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
    """Runs tasks on `jobs` worker processes, on a cluster, or (0) in this process without limits."""

    def __init__(self, jobs: int, *, cluster: Cluster | None = None) -> None:
        """Start no process yet: the first task does."""
        self.jobs = jobs
        self.waits: Callable[[], None] = lambda: None
        """Called every few seconds in which nothing is finished, so that whoever waits can be told."""
        self._cluster = cluster
        self._pool: ProcessPoolExecutor | None = None
        # "spawn" is the one way that is safe beside threads and the same on every system.
        self._context = multiprocessing.get_context("spawn")
        self._page: Any = self._context.Value("l", -1)
        self._signs: Any = self._context.Value("l", 0)

    def __enter__(self) -> Self:
        """Return the crew itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None = None, *_: object) -> None:
        """End the workers; what they had not begun is dropped, and what they do when we are stopped."""
        if self._cluster is not None:
            self._cluster.close()
        elif kind is not None:
            self._restart()
        elif self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def each(
        self,
        task: Callable[[Given], Made],
        given: Iterable[Given],
        *,
        seconds: int = _SECONDS,
        as_done: bool = False,
    ) -> Iterator[tuple[Given, Done[Made] | Failed]]:
        """Yield each thing given with what the task made of it, in the order given; a task has `seconds`.

        With `as_done` in the order in which they are done: a long one then keeps no other waiting. A task
        that kills its worker fells those that were under way with it; each of them is done again alone.
        """
        if self.jobs == 0 and self._cluster is None:
            for thing in given:
                yield thing, guarded(task, thing, seconds)
            return
        things = enumerate(given)
        under_way: _UnderWay = {}
        fallen: list[tuple[int, Any]] = []
        held: dict[int, tuple[Given, Done[Made] | Failed]] = {}
        turn = 0
        while True:
            room = self._width() - len(under_way) if len(held) < _HELD else 0
            for numbered in islice(things, max(room, 0)):
                under_way[self._submit(task, numbered[1], seconds)] = numbered
            if under_way:
                for (number, thing), result in self._finished(under_way, seconds):
                    if result is None:
                        fallen.append((number, thing))
                    else:
                        held[number] = (thing, result)
            elif fallen:
                fallen.sort(key=lambda numbered: numbered[0])
                number, thing = fallen.pop(0)
                held[number] = (thing, self._alone(task, thing, seconds))
            else:
                return
            while held and (as_done or turn in held):
                yield held.pop(min(held) if as_done else turn)
                turn += 1

    def _width(self) -> int:
        """Return how many tasks are handed out at a time."""
        return (self._cluster.width() if self._cluster else self.jobs) * _AHEAD

    def _finished(
        self, under_way: "_UnderWay", seconds: int
    ) -> list[tuple[tuple[int, Any], Done[Any] | Failed | None]]:
        """Wait until something is finished; return what is, with None for what fell with its worker."""
        done = self._wait(under_way, seconds)
        fell = {future for future in done if isinstance(future.exception(), _felling(self._cluster))}
        if (fell or not done) and self._cluster is None:
            self._restart()  # the pool is broken, and with it all that was handed out
            fell = {f for f in under_way if not f.done() or f.cancelled() or f.exception() is not None}
            done = set(under_way)
        return [
            (under_way.pop(future), None if future in fell else future.result())
            for future in sorted(done, key=lambda future: under_way[future][0])
        ]

    def _wait(self, under_way: "_UnderWay", seconds: int) -> set[Future[Any]]:
        """Return what is finished; nothing when no worker begins a page for longer than any task may take."""
        signs, since = self._signs.value, time.monotonic()
        while True:
            done, _ = wait(
                under_way, timeout=min(_LOOK, _PATIENCE * seconds + _GRACE), return_when=FIRST_COMPLETED
            )
            if done:
                return done
            self.waits()
            if self._cluster is not None:
                self._cluster.see_to_it()
            elif self._signs.value != signs:
                signs, since = self._signs.value, time.monotonic()
            elif time.monotonic() - since > _PATIENCE * seconds + _GRACE:
                return set()

    def _alone(self, task: Callable[[Given], Made], thing: Given, seconds: int) -> Done[Made] | Failed:
        """Run a task with no other under way; the page at which it fails is then its own."""
        self._page.value = -1
        ((_, result),) = self._finished({self._submit(task, thing, seconds): (0, thing)}, seconds)
        if result is not None:
            return result
        page = recorded(" (page {page})", page=self._page.value + 1) if self._page.value >= 0 else ""
        reason = recorded("the processing took too much time or memory, or got stuck{page}", page=page)
        return Failed(reason=reason, exit_code=ExitCode.UNREADABLE, retry=True)

    def _restart(self) -> None:
        """Drop the pool; its workers are ended, for one that no longer answers would be waited for."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):  # noqa: SLF001 - public from 3.14 on
                process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None

    def _submit(
        self, task: Callable[[Given], Made], thing: Given, seconds: int
    ) -> Future[Done[Made] | Failed]:
        """Hand out one task, starting the workers when there are none."""
        if self._cluster is not None:
            return self._cluster.submit(guarded, task, thing, seconds)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.jobs, mp_context=self._context, initializer=_start, initargs=(self._page, self._signs)
            )
            self._probe(self._pool)
        try:
            with _undisturbed():
                return self._pool.submit(guarded, task, thing, seconds)
        except BrokenExecutor as error:
            lost: Future[Done[Made] | Failed] = Future()
            lost.set_exception(error)
            return lost

    @staticmethod
    def _probe(pool: ProcessPoolExecutor) -> None:
        """See that workers start at all.

        Raises:
            UsageError: when they do not: then it is the script that called us, and no document is to blame.
        """
        try:
            with _undisturbed():
                first = pool.submit(_limit)
            first.result()
        except BrokenExecutor as error:
            raise UsageError(
                _(
                    "the worker processes do not start; in a script woo_redact.run() must stand under if "
                    '__name__ == "__main__":'
                )
            ) from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C from the workers that are started in here: it would fell them before they are set up.

    They inherit that it is held back; we get it when we are out of here.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_UnderWay = dict[Future[Any], tuple[int, Any]]


def _felling(cluster: Cluster | None) -> tuple[type[BaseException], ...]:
    """Return what says that a worker died under a task."""
    return cluster.felling if cluster else (BrokenExecutor,)


def guarded(task: Callable[[Given], Made], thing: Given, seconds: int = _SECONDS) -> Done[Made] | Failed:
    """Do one task within its time; whatever goes wrong becomes a result.

    This is the one place that catches every exception: one bad document does not stop the others.
    """
    timed = hasattr(signal, "setitimer") and multiprocessing.parent_process() is not None
    if timed:
        _time.seconds, _time.until = seconds, time.monotonic() + _LONGEST
        _allow(seconds, _PATIENCE * seconds)
    try:
        return Done(task(thing))
    except (EncryptedError, UnsupportedError) as error:  # another run may bring what it wants
        return Failed(reason=str(error), exit_code=error.exit_code, retry=True)
    except WooRedactError as error:
        return Failed(reason=str(error), exit_code=error.exit_code)
    except MemoryError:
        return Failed(
            reason=recorded("the processing took too much memory"), exit_code=ExitCode.UNREADABLE, retry=True
        )
    except Exception as error:  # noqa: BLE001 - see above
        # The message of an unexpected exception may quote the document: only its type and place are told.
        place = traceback.extract_tb(error.__traceback__)[-1]
        reason = recorded(
            "error in woo-redact: {error} ({place}, line {line})",
            error=type(error).__name__,
            place=place.name,
            line=place.lineno,
        )
        return Failed(reason=reason, exit_code=ExitCode.BUG, retry=True)
    finally:
        if timed:
            _allow(0, 0)


def _allow(processor: int, clock: int) -> None:
    """Give the process so many seconds; 0 is no limit. The signals end it, even inside a C library."""
    signal.setitimer(signal.ITIMER_PROF, processor)
    signal.alarm(clock)


class _Time:
    """What a worker knows of the time of its task: seconds for each page, and when it must be over."""

    seconds = _SECONDS
    until = 0.0


_time = _Time()


def tune() -> None:
    """Make a process fit for many documents, one after the other; call it before numpy is imported.

    A worker is one of many, so it does its sums on one core: OpenBLAS would keep the others waiting in a
    loop. The picture of a page is some six megabytes; glibc gives such memory back at once and takes it
    anew for the next, page by page of four kilobytes: it keeps some. And what is made of a page is
    thousands of small values that no circle holds: they are not searched for circles every 700.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(100_000, 50, 100)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        for name, value in _MEMORY_KEPT if hasattr(libc, "mallopt") else ():  # musl has none
            libc.mallopt(name, value)


def _start(page: Any, signs: Any) -> None:
    """Set up a worker, and let each page that it begins have its own time and be seen by the coordinator."""
    tune()
    _limit()
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def begun(number: int) -> None:
        """Note the page and give it its time."""
        page.value = number
        signs.value += 1
        _give_time(number)

    tell_pages_to(begun)


def _end_with_parent() -> None:
    """End this worker when the process that it works for is gone, killed or not: nobody else would."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def start_on_cluster() -> None:
    """Set up a worker of a cluster: its memory is limited, and each page that it begins has its own time."""
    tune()
    _limit_memory()
    tell_pages_to(_give_time)


def _give_time(_number: int) -> None:
    """Give the page that is begun its time."""
    if hasattr(signal, "setitimer"):
        left = int(_time.until - time.monotonic())
        _allow(_time.seconds, max(1, min(_PATIENCE * _time.seconds, left)))


def _limit() -> None:
    """Set up a worker: Ctrl-C is the coordinator's to handle, memory is limited where the system can."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()


def _limit_memory() -> None:
    """Limit what this process may claim."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
