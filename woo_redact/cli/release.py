"""`woo-redact release`: let out what is ready now."""

from pathlib import Path

import click

from woo_redact.cli.progress import progress
from woo_redact.cli.run import say_next, tell_result
from woo_redact.cli.show import jobs_option


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@jobs_option
def command(run: Path, jobs: int | None) -> int:
    """Geef vrij wat nu klaar is, en zeg wat wordt achtergehouden en waarom.

    Lakt en controleert opnieuw wat door antwoorden is veranderd.

    Voorbeeld: woo-redact release run-014
    """
    from woo_redact.pipeline.order import release

    with progress() as tell:
        result = release(run, jobs=jobs, notify=tell)
    tell_result(result, run)
    say_next(result.exit_code, run)
    return result.exit_code
