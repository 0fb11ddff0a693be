"""`woo-redact demo`: the sample dossier, through all the stages."""

from pathlib import Path

import click

from woo_redact.cli.progress import progress
from woo_redact.cli.run import tell_result
from woo_redact.cli.show import echo, explained, jobs_option, quiet_option, verbose_option
from woo_redact.language import _


@click.command(
    help=explained(
        _(
            "Process the sample dossier: made-up mails and PDFs of a made-up province.\n"
            "\n"
            "The dossier holds files that cannot be read and passages that raise a question, on purpose; the "
            "command therefore ends with 0 when all went as meant."
        ),
        "woo-redact demo",
        "woo-redact demo --out proef",
    )
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("woo-demo"),
    show_default=True,
    help=_("The folder of the run."),
    metavar="RUN",
)
@jobs_option
@quiet_option
@verbose_option
def command(out: Path, *, jobs: int | None, quiet: bool, verbose: bool) -> int:
    """Process the sample dossier: made-up mails and PDFs of a made-up province."""
    from woo_redact.errors import ExitCode
    from woo_redact.pipeline.order import run
    from woo_redact.profile import load_profile
    from woo_redact.resources import samples_folder

    samples = samples_folder()
    profile = load_profile(samples / "profile.toml")
    with progress(quiet=quiet, verbose=verbose) as tell:
        result = run([samples / "dossier"], out, profile=profile, jobs=jobs, notify=tell)
    tell_result(result, out, quiet=quiet)
    echo(_("Look at {out} and the PDFs in {out2}.", out=out / "report.html", out2=out / "release"), err=True)
    expected = {ExitCode.FINE, ExitCode.UNREADABLE, ExitCode.UNDECIDED}
    return 0 if result.exit_code in expected and result.released else result.exit_code
