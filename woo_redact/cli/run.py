"""`woo-redact run`: a dossier in, publishable PDFs out."""

from pathlib import Path

import click

from woo_redact.cli.progress import progress
from woo_redact.cli.show import jobs_option, printable, profile_option
from woo_redact.model import RunResult
from woo_redact.profile import load_passwords, load_profile


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAD...")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="De map van de run.", metavar="RUN"
)
@profile_option
@jobs_option
@click.option(
    "--password",
    envvar="WOO_REDACT_PASSWORD",
    metavar="WACHTWOORD",
    help="Opent beveiligde bestanden. Liever uit de omgeving (WOO_REDACT_PASSWORD): daar leest niemand mee.",
)
@click.option(
    "--passwords",
    "passwords_path",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help='Een wachtwoord per bestand: regels als "advies.pdf" = "geheim" (TOML); "*" is elk bestand.',
)
@click.option(
    "--scheduler",
    metavar="ADRES",
    help="Laat een Dask-cluster op uw eigen netwerk het werk doen: tls://host:8786 (docs/scale.md).",
)
def command(
    *,
    paths: tuple[Path, ...],
    out: Path,
    profile_path: Path | None,
    jobs: int | None,
    password: str | None,
    passwords_path: Path | None,
    scheduler: str | None,
) -> int:
    """Verwerk bestanden en mappen zo ver als het kan.

    Leest mails en PDF's, herkent en lakt persoonsgegevens, controleert het resultaat en geeft vrij wat zonder
    vragen en zonder fouten is. Afgebroken? Geef dezelfde opdracht opnieuw: wat klaar is blijft staan.
    Zonder --profile houdt een run het profiel waarmee hij het laatst is gemaakt.

    Voorbeeld: woo-redact run zaak-2026-014 --out run-014 --profile profiel.toml
    """
    if scheduler and jobs:
        raise click.UsageError("Kies --jobs of --scheduler: een cluster telt zijn werkers zelf.")
    profile = load_profile(profile_path) if profile_path else None
    by_file = load_passwords(passwords_path) if passwords_path else {}
    from woo_redact.pipeline.order import run
    from woo_redact.read import Passwords

    passwords = Passwords.of(by_file, (password or "",))
    with progress() as tell:
        result = run(
            paths, out, profile=profile, passwords=passwords, jobs=jobs, scheduler=scheduler, notify=tell
        )
    tell_result(result, out)
    say_next(result.exit_code, out)
    return result.exit_code


def tell_result(result: RunResult, out: Path) -> None:
    """Print what came of the run; files that could not be read are named on stderr, each with its reason."""
    click.echo((out / "summary.txt").read_text(encoding="utf-8"))
    for source, reason in result.unreadable:
        click.echo(f"{printable(source)}: {reason}", err=True)


def say_next(exit_code: int, out: Path) -> None:
    """Say on stderr, as its last line, what to do next."""
    nexts = {
        0: f"Klaar: alles staat in {out / 'release'}.",
        1: f"Er ging iets mis in woo-redact zelf; zie {out / 'report.html'} en meld het.",
        3: f"Niet alles kon worden gelezen: zie {out / 'report.html'} en lever die bestanden anders aan.",
        5: f"Er zijn vragen: woo-redact review {out}",
        6: f"Een controle hield iets tegen: zie {out / 'report.html'}.",
    }
    click.echo(nexts.get(exit_code, f"Zie {out / 'report.html'}."), err=True)
