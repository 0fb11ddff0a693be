"""`woo-redact run`: a dossier in, publishable PDFs out."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from woo_redact.cli.progress import progress
from woo_redact.cli.show import (
    echo,
    explained,
    jobs_option,
    json_option,
    printable,
    profile_option,
    quiet_option,
    verbose_option,
)
from woo_redact.language import _, shown

if TYPE_CHECKING:
    from woo_redact.model import RunResult


@click.command(
    help=explained(
        _(
            "Process files and folders as far as it can.\n"
            "\n"
            "Reads mails and PDFs, detects and redacts personal data, checks the result and releases what "
            "has no questions and no faults. Stopped halfway? Give the same command again: what was finished "
            "stays. Without --profile a run keeps the profile with which it was last made."
        ),
        "woo-redact run zaak-2026-014 --out run-014 --profile profiel.toml",
        "woo-redact run postvak.pst nota.docx --out run-015 --quiet",
    )
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=_("PATH..."))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help=_("The folder of the run."), metavar="RUN"
)
@profile_option
@jobs_option
@json_option
@quiet_option
@verbose_option
@click.option(
    "--password",
    envvar="WOO_REDACT_PASSWORD",
    metavar=_("PASSWORD"),
    help=_(
        "Opens protected files. Better from the environment (WOO_REDACT_PASSWORD): nobody reads it there."
    ),
)
@click.option(
    "--passwords",
    "passwords_path",
    type=click.Path(path_type=Path),
    metavar=_("FILE"),
    help=_('A password per file: lines like "advice.pdf" = "secret" (TOML); "*" is every file.'),
)
@click.option(
    "--scheduler",
    metavar=_("ADDRESS"),
    help=_("Let a Dask cluster on your own network do the work: tls://host:8786 (docs/scale.md)."),
)
def command(  # noqa: PLR0913 - one parameter per option
    *,
    paths: tuple[Path, ...],
    out: Path,
    profile_path: Path | None,
    jobs: int | None,
    password: str | None,
    passwords_path: Path | None,
    scheduler: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Process files and folders as far as it can."""
    if scheduler and jobs:
        raise click.UsageError(_("Choose --jobs or --scheduler: a cluster counts its own workers."))
    from woo_redact.profile import load_passwords, load_profile

    profile = load_profile(profile_path) if profile_path else None
    by_file = load_passwords(passwords_path) if passwords_path else {}
    from woo_redact.pipeline.order import run
    from woo_redact.read import Passwords

    passwords = Passwords.of(by_file, (password or "",))
    with progress(quiet=quiet, verbose=verbose) as tell:
        result = run(
            paths, out, profile=profile, passwords=passwords, jobs=jobs, scheduler=scheduler, notify=tell
        )
    tell_result(result, out, as_json=as_json, quiet=quiet)
    say_next(result.exit_code, out, quiet=quiet)
    return result.exit_code


def tell_result(result: "RunResult", out: Path, *, as_json: bool = False, quiet: bool = False) -> None:
    """Print what came of the run; files that could not be read are named on stderr, each with its reason."""
    if as_json:
        click.echo(json.dumps(_told(result), ensure_ascii=False))
    elif not quiet:
        echo((out / "summary.txt").read_text(encoding="utf-8"))
    for source, reason in result.unreadable:
        echo(f"{printable(source)}: {shown(reason)}", err=True)


def _told(result: "RunResult") -> dict[str, object]:
    """Return what came of a run as plain values."""
    waiting = [row for row in result.rows if not row.released and row.withheld_because]
    return {
        "exit_code": result.exit_code,
        "folder": result.folder,
        "documents": len(result.rows),
        "released": list(result.released),
        "waiting": [{"id": row.id, "because": list(map(shown, row.withheld_because))} for row in waiting],
        "questions": result.questions,
        "unreadable": [{"file": file, "reason": shown(reason)} for file, reason in result.unreadable],
    }


def say_next(exit_code: int, out: Path, *, quiet: bool = False) -> None:
    """Say on stderr, as its last line, what to do next; when `quiet`, only where there is something to do."""
    if quiet and not exit_code:
        return
    nexts = {
        0: _("Done: everything is in {out}.", out=out / "release"),
        1: _("Something went wrong in woo-redact itself; see {out} and report it.", out=out / "report.html"),
        3: _(
            "Not everything could be read: see {out} and supply those files in another form.",
            out=out / "report.html",
        ),
        5: _("There are questions: woo-redact review {out}", out=out),
        6: _("A check held something back: see {out}.", out=out / "report.html"),
    }
    echo(nexts.get(exit_code, _("See {out}.", out=out / "report.html")), err=True)
