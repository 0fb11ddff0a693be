"""`woo-redact check`: the pre-publication checks, on any PDF or on a run."""

import contextlib
import dataclasses
import json
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

import click

from woo_redact.cli.show import echo, explained, jobs_option, printable, profile_from, profile_option
from woo_redact.language import _, shown
from woo_redact.model import CheckResult, Verdict

_out = click.File("w", encoding="utf-8", lazy=False)


@click.command(
    help=explained(
        _(
            "Check PDFs just before publication, those of other programs too.\n"
            "\n"
            "PATH is a PDF, a folder with PDFs or the folder of a run. Of a run, the documents in release/ "
            "are checked with knowledge of what was redacted. With a profile, the checks of its plug-ins "
            "([plugins]) take part too."
        ),
        "woo-redact check run-014",
        "woo-redact check besluit.pdf --html verslag.html",
        "woo-redact check publicaties/ --json --skip accessible",
    )
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=_("PATH..."))
@click.option("--json", "as_json", is_flag=True, help=_("One result per line (JSON)."))
@click.option("--sarif", type=_out, metavar=_("FILE"), help=_("Write the results as SARIF 2.1.0."))
@click.option("--html", type=_out, metavar=_("FILE"), help=_("Write a page with a picture of each place."))
@click.option("--skip", multiple=True, metavar=_("CHECK"), help=_("Skip a check, or a whole group."))
@click.option(
    "--ocr", is_flag=True, help=_("Read the documents of a run with text recognition (Tesseract) as well.")
)
@click.option("--quiet", "-q", is_flag=True, help=_("Name only what failed."))
@click.option("--verbose", "-v", is_flag=True, help=_("Name each check with what came of it."))
@profile_option
@jobs_option
def command(  # noqa: PLR0913 - one parameter per option
    *,
    paths: tuple[Path, ...],
    as_json: bool,
    sarif: TextIO | None,
    html: TextIO | None,
    skip: tuple[str, ...],
    ocr: bool,
    profile_path: Path | None,
    jobs: int | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Check PDFs just before publication, those of other programs too."""
    from woo_redact.check import CATALOGUE
    from woo_redact.cli.check_page import CheckPage
    from woo_redact.cli.sarif import SarifWriter
    from woo_redact.pipeline.checking import check_paths, targets

    plugins = profile_from(profile_path).plugins
    known = {
        *CATALOGUE,
        *(f"plugin.{name}" for name in plugins.checks),
        *(name.partition(".")[0] for name in CATALOGUE),
    }
    if wrong := sorted(set(skip) - known):
        raise click.UsageError(_("unknown check: {wrong}", wrong=", ".join(wrong)))
    counts: Counter[str] = Counter()
    with contextlib.ExitStack() as stack:
        rules = ((entry.name, shown(entry.title), entry.level) for entry in CATALOGUE.values())
        log = SarifWriter(sarif, version=version("woo-redact"), rules=rules) if sarif else None
        page = CheckPage(html) if html else None
        for writer in (log, page):
            if writer is not None:
                stack.callback(writer.close)
        for checked in check_paths(
            targets(paths), jobs=jobs, pictures=page is not None, ocr=ocr, plugins=plugins.checks
        ):
            results = tuple(
                r for r in checked.results if not {r.check, r.check.partition(".")[0]} & set(skip)
            )
            counts[_state(results)] += 1
            if log is not None:
                log.add(checked.path, results)
            if page is not None:
                page.add(checked.path, results, checked.shots)
            if as_json or verbose or not quiet or _state(results) != "clean":
                _tell(checked.path, results, as_json=as_json, verbose=verbose)
    return _end(counts, quiet=quiet)


def _state(results: tuple[CheckResult, ...]) -> str:
    """Return what came of a file: "clean", "failed", or "unread" when no check could be run."""
    if all(result.passed for result in results):
        return "clean"
    return "unread" if all(result.verdict is Verdict.NOT_RUN for result in results) else "failed"


def _tell(path: Path, results: tuple[CheckResult, ...], *, as_json: bool, verbose: bool) -> None:
    """Print the results of one file or run."""
    if as_json:
        for result in results:
            click.echo(json.dumps({"path": str(path), **_spoken(result)}, ensure_ascii=False))
        return
    from woo_redact.cli.check_page import sure_word

    bad = [result for result in results if not result.passed]
    remarks = [result for result in results if result.passed and result.problems]
    if _state(results) == "unread":
        echo(f"{printable(str(path))}: {shown(bad[0].problems[0].what)}")
        return
    echo(
        f"{printable(str(path))}: "
        + (_("good") if not bad else _("{number} check(s) failed", number=len(bad)))
    )
    for result in results if verbose else ():
        if result.passed and not result.problems:
            echo(f"  {result.check}: " + _("passed"))
    for result in (*bad, *remarks):
        said = Counter(
            (problem.file, shown(problem.what), shown(problem.mend)) for problem in result.problems
        )
        sure = sure_word(max(problem.sure for problem in result.problems))
        for (file, what, mend), times in said.items():
            where = f"{file}: " if file and file != path.name else ""
            often = f" ({times}x)" if times > 1 else ""
            remark = _("remark, ") if result.passed else ""
            echo(f"  {result.check} ({remark}{sure}): {where}{what}{often} {mend}".rstrip())


def _spoken(result: CheckResult) -> dict[str, object]:
    """Return a result as plain values, its texts in the language of the screen."""
    problems = [
        {**dataclasses.asdict(problem), "what": shown(problem.what), "mend": shown(problem.mend)}
        for problem in result.problems
    ]
    return {**dataclasses.asdict(result), "title": shown(result.title), "problems": problems}


def _end(counts: Counter[str], *, quiet: bool) -> int:
    """Say what came of it all and return the exit code: what failed goes before what could not be read."""
    from woo_redact.errors import ExitCode

    files = counts.total()
    if not files:
        raise click.UsageError(_("no PDF was found."))
    if counts["failed"]:
        echo(
            _(
                "{counts} of {files} files are not clean: do not publish them like this.",
                counts=counts["failed"],
                files=files,
            ),
            err=True,
        )
    if counts["unread"]:
        echo(
            _("{counts} of {files} files cannot be read: not checked.", counts=counts["unread"], files=files),
            err=True,
        )
    if counts["failed"]:
        return int(ExitCode.CHECK_FAILED)
    if counts["unread"]:
        return int(ExitCode.UNREADABLE)
    if not quiet:
        echo(_("{files} file(s) checked; nothing found.", files=files), err=True)
    return 0
