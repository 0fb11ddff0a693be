"""Finishing a dossier: checks, what stands in the way of each document, release, and a party's concept.

All of it is done by the functions of the commands `release` and `draft`, in a thread of its own, so that
review goes on meanwhile.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from woo_redact.errors import UsageError, WooRedactError
from woo_redact.model import CheckResult, Problem
from woo_redact.report.words import check_word
from woo_redact.web import tell
from woo_redact.web.guard import sent
from woo_redact.web.office import Office
from woo_redact.web.tell import Told
from woo_redact.web.words import said

_MOST = 500  # documents told of one list
_PROBLEMS = 20  # told of one check on one document

Progress = Callable[[str, float], None]
"""Told which stage is at work and which share of it is done."""


@dataclass
class Job:
    """What is at work, or came of the last that was."""

    kind: str = ""
    running: bool = False
    stage: str = ""
    share: float = 0.0
    fault: str = ""
    result: Told | None = None

    def told(self) -> Told:
        """Return it for the page."""
        return {
            "kind": self.kind,
            "running": self.running,
            "stage": self.stage,
            "share": round(self.share, 3),
            "fault": self.fault,
            "result": self.result,
        }


def routes(office: Office) -> list[Route]:
    """Return what finishes."""
    finish = Finish(office)
    return [
        Route("/api/finish", finish.standing),
        Route("/api/job", finish.job),
        Route("/api/do/check", finish.check, methods=["POST"]),
        Route("/api/do/release", finish.release, methods=["POST"]),
        Route("/api/do/hearing", finish.hearing, methods=["POST"]),
    ]


class Finish:
    """One long task at a time, and how the documents stand."""

    def __init__(self, office: Office) -> None:
        """Begin with nothing at work."""
        self._office = office
        self._job = Job()
        self._thread = ThreadPoolExecutor(1, "finish")
        office.ends.append(lambda: self._thread.shutdown(cancel_futures=True))

    async def job(self, _: Request) -> Response:
        """Tell what is at work."""
        return JSONResponse(self._job.told())

    async def standing(self, _: Request) -> Response:
        """Tell how every document stands, those first that something is in the way of."""
        loop = asyncio.get_running_loop()
        return JSONResponse(await loop.run_in_executor(self._thread, _standing, self._office.run))

    async def check(self, request: Request) -> Response:
        """Redact and check again what was decided, and let nothing out."""

        def work(progress: Progress) -> Told:
            """Do it."""
            from woo_redact.pipeline.order import examine  # noqa: PLC0415 - engines, when they are wanted

            examine(self._office.run, notify=lambda step: progress(step.stage, step.share))
            return {}

        return await self._begin(request, "check", work)

    async def release(self, request: Request) -> Response:
        """Let out what may go out, by the gate of the command."""

        def work(progress: Progress) -> Told:
            """Do it."""
            from woo_redact.pipeline.order import release  # noqa: PLC0415 - engines, when they are wanted

            done = release(self._office.run, notify=lambda step: progress(step.stage, step.share))
            return {
                "released": len(done.released),
                "documents": len(done.rows),
                "folder": str(self._office.run / "release"),
                "code": done.exit_code,
            }

        return await self._begin(request, "release", work)

    async def hearing(self, request: Request) -> Response:
        """Write the concept for one third party."""
        party = str((await sent(request)).get("party") or "").strip()
        if not party:
            raise UsageError(said("no party"))

        def work(progress: Progress) -> Told:
            """Do it."""
            from woo_redact.pipeline.hearing import write_hearing  # noqa: PLC0415 - engines, when wanted

            written: list[Told] = []
            folder = ""
            for heard in write_hearing(self._office.run, party):
                progress("zienswijze", 0.0)
                folder = str(heard.path.parent) if heard.path else folder
                reason = tell.plain(heard.reason, tell.LONG)
                written.append({"document": heard.document, "passages": len(heard.listed), "reason": reason})
            return {"written": written, "folder": folder}

        return await self._begin(request, "hearing", work)

    async def _begin(self, request: Request, kind: str, work: Callable[[Progress], Told]) -> Response:
        """Begin a task, unless one is at work."""
        await sent(request)
        if self._job.running:
            raise UsageError(said("at work"))
        job = self._job = Job(kind=kind, running=True)

        def progress(stage: str, share: float) -> None:
            """Note how far it is, and tell."""
            job.stage, job.share = stage, share
            self._office.room.tell_from_thread("job")

        def run() -> None:
            """Do the work; what goes wrong is told on the page."""
            try:
                job.result = work(progress)
            except WooRedactError as error:
                job.fault = str(error)
            except OSError as error:
                job.fault = error.strerror or type(error).__name__
            finally:
                job.fault = job.fault or ("" if job.result is not None else said("job failed"))
                job.running = False
                self._office.room.tell_from_thread("job")

        self._thread.submit(run)
        return JSONResponse(job.told())


def _standing(run: Path) -> Told:
    """Return how the documents of a run stand."""
    from woo_redact.pipeline.standing import standings  # noqa: PLC0415 - engines, when they are wanted

    found = standings(run)
    held = [one for one in found if not one.row.released]
    out = {path.stem for path in (run / "release").glob("*.pdf")}
    return {
        "documents": len(found),
        "ready": len(found) - len(held),
        "out": len(out),
        "questions": sum(one.questions for one in found),
        "judgements": dict(Counter(str(one.row.judgement) for one in found if one.row.released)),
        "held": [
            {
                "id": one.row.id,
                "title": tell.plain(one.row.title),
                "because": [tell.plain(reason, tell.LONG) for reason in one.row.withheld_because],
                "questions": one.questions,
                "double": one.row.double,
                "problems": [_problem(check, problem) for check, problem in _problems(one.failed)],
            }
            for one in held[:_MOST]
        ],
        "more": max(0, len(held) - _MOST),
    }


def _problems(failed: tuple[CheckResult, ...]) -> list[tuple[CheckResult, Problem]]:
    """Return the problems of checks that were not passed, the first of very many."""
    return [(check, problem) for check in failed for problem in check.problems[:_PROBLEMS]]


def _problem(check: CheckResult, problem: Problem) -> Told:
    """Return one problem with its place on the page that would go out."""
    area = problem.area
    return {
        "check": tell.plain(check.title or check_word(check.check)),
        "level": str(check.level),
        "what": tell.plain(problem.what, tell.LONG),
        "mend": tell.plain(problem.mend, tell.LONG),
        "page": area.page if area else problem.page,
        "box": [area.box.x0, area.box.y0, area.box.x1, area.box.y1] if area else None,
    }
