"""`woo-redact release`: let out what is ready now."""

from pathlib import Path

import click

from woo_redact.cli.progress import progress
from woo_redact.cli.run import say_next, tell_result
from woo_redact.cli.show import explained, jobs_option, json_option, quiet_option, verbose_option
from woo_redact.language import _


@click.command(
    help=explained(
        _(
            "Release what is ready now, and say what is withheld and why.\n"
            "\n"
            "Redacts and checks again what was changed by answers."
        ),
        "woo-redact release run-014",
    )
)
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@jobs_option
@json_option
@quiet_option
@verbose_option
def command(run: Path, *, jobs: int | None, as_json: bool, quiet: bool, verbose: bool) -> int:
    """Release what is ready now, and say what is withheld and why."""
    from woo_redact.pipeline.order import release

    with progress(quiet=quiet, verbose=verbose) as tell:
        result = release(run, jobs=jobs, notify=tell)
    tell_result(result, run, as_json=as_json, quiet=quiet)
    say_next(result.exit_code, run, quiet=quiet)
    return result.exit_code
