"""`woo-redact demo`: the sample dossier, through all the stages."""

from pathlib import Path

import click

from woo_redact.cli.progress import progress
from woo_redact.cli.run import tell_result
from woo_redact.cli.show import jobs_option


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("woo-demo"),
    show_default=True,
    help="De map van de run.",
    metavar="RUN",
)
@jobs_option
def command(out: Path, jobs: int | None) -> int:
    """Verwerk het voorbeelddossier: verzonnen mails en PDF's van een verzonnen provincie.

    In het dossier zitten met opzet ook bestanden die niet te lezen zijn en passages die een vraag oproepen;
    de opdracht eindigt daarom met 0 als alles ging zoals bedoeld.
    """
    from woo_redact.errors import ExitCode
    from woo_redact.pipeline.order import run
    from woo_redact.profile import load_profile
    from woo_redact.resources import samples_folder

    samples = samples_folder()
    profile = load_profile(samples / "profile.toml")
    with progress() as tell:
        result = run([samples / "dossier"], out, profile=profile, jobs=jobs, notify=tell)
    tell_result(result, out)
    click.echo(f"Bekijk {out / 'report.html'} en de PDF's in {out / 'release'}.", err=True)
    expected = {ExitCode.FINE, ExitCode.UNREADABLE, ExitCode.UNDECIDED}
    return 0 if result.exit_code in expected and result.released else result.exit_code
