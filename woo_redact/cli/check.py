"""`woo-redact check`: the pre-publication checks, on any PDF or on a run."""

import contextlib
import dataclasses
import json
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

import click

from woo_redact.cli.show import jobs_option, printable, profile_from, profile_option
from woo_redact.model import CheckResult, Verdict

_out = click.File("w", encoding="utf-8", lazy=False)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAD...")
@click.option("--json", "as_json", is_flag=True, help="Eén resultaat per regel (JSON).")
@click.option("--sarif", type=_out, help="Schrijf de resultaten als SARIF 2.1.0.")
@click.option("--html", type=_out, help="Schrijf een pagina met een beeld van elke plaats.")
@click.option("--skip", multiple=True, metavar="CONTROLE", help="Sla een controle over, of een hele groep.")
@click.option("--ocr", is_flag=True, help="Lees de stukken van een run ook met tekstherkenning (Tesseract).")
@profile_option
@jobs_option
def command(  # noqa: PLR0913 - one for each option
    *,
    paths: tuple[Path, ...],
    as_json: bool,
    sarif: TextIO | None,
    html: TextIO | None,
    skip: tuple[str, ...],
    ocr: bool,
    profile_path: Path | None,
    jobs: int | None,
) -> int:
    """Controleer PDF's vlak voor publicatie, ook PDF's van andere programma's.

    PAD is een PDF, een map met PDF's of de map van een run. Van een run worden de stukken in release/
    gecontroleerd met kennis van wat is gelakt. Met een profiel doen ook de controles van zijn
    uitbreidingen mee ([plugins]).
    """
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
        raise click.UsageError(f"onbekende controle: {', '.join(wrong)}")
    counts: Counter[str] = Counter()
    with contextlib.ExitStack() as stack:
        rules = ((entry.name, entry.title, entry.level) for entry in CATALOGUE.values())
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
            _tell(checked.path, results, as_json=as_json)
    return _end(counts)


def _state(results: tuple[CheckResult, ...]) -> str:
    """Return what came of a file: "clean", "failed", or "unread" when no check could be run."""
    if all(result.passed for result in results):
        return "clean"
    return "unread" if all(result.verdict is Verdict.NOT_RUN for result in results) else "failed"


def _tell(path: Path, results: tuple[CheckResult, ...], *, as_json: bool) -> None:
    """Print the results of one file or run."""
    if as_json:
        for result in results:
            click.echo(json.dumps({"path": str(path), **dataclasses.asdict(result)}, ensure_ascii=False))
        return
    from woo_redact.cli.check_page import sure_word

    bad = [result for result in results if not result.passed]
    remarks = [result for result in results if result.passed and result.problems]
    if _state(results) == "unread":
        click.echo(f"{printable(str(path))}: {bad[0].problems[0].what}")
        return
    click.echo(f"{printable(str(path))}: " + ("goed" if not bad else f"{len(bad)} controle(s) niet gehaald"))
    for result in (*bad, *remarks):
        said = Counter((problem.file, problem.what, problem.mend) for problem in result.problems)
        sure = sure_word(max(problem.sure for problem in result.problems))
        for (file, what, mend), times in said.items():
            stuk = f"{file}: " if file and file != path.name else ""
            often = f" ({times}x)" if times > 1 else ""
            remark = "opmerking, " if result.passed else ""
            click.echo(f"  {result.check} ({remark}{sure}): {stuk}{what}{often} {mend}".rstrip())


def _end(counts: Counter[str]) -> int:
    """Say what came of it all and return the exit code: what failed goes before what could not be read."""
    from woo_redact.errors import ExitCode

    files = counts.total()
    if not files:
        raise click.UsageError("er is geen PDF gevonden.")
    if counts["failed"]:
        click.echo(
            f"{counts['failed']} van {files} bestanden zijn niet schoon: publiceer ze zo niet.", err=True
        )
    if counts["unread"]:
        click.echo(
            f"{counts['unread']} van {files} bestanden zijn niet te lezen: niet gecontroleerd.", err=True
        )
    if counts["failed"]:
        return int(ExitCode.CHECK_FAILED)
    if counts["unread"]:
        return int(ExitCode.UNREADABLE)
    click.echo(f"{files} bestand(en) gecontroleerd; niets gevonden.", err=True)
    return 0
