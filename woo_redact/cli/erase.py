"""`woo-redact erase`: a run goes, with all the personal data in it."""

from pathlib import Path

import click

from woo_redact.cli.show import printable


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--release", "with_release", is_flag=True, help="Wis ook release/, de openbare stukken.")
@click.option("--yes", is_flag=True, help="Vraag niets; voor scripts.")
def command(run: Path, *, with_release: bool, yes: bool) -> int:
    """Wis een run: bronnen, gelakte stukken, besluiten en beslisspoor.

    De openbare stukken in release/ blijven staan, net als bestanden die niet van woo-redact zijn. Wissen kan
    niet ongedaan worden gemaakt: ga eerst na of het dossier en het beslisspoor bewaard moeten blijven
    (Archiefwet) en of de termijn voor bezwaar en beroep voorbij is.

    Voorbeeld: woo-redact erase run-014
    """
    from woo_redact.pipeline.erasing import erase, erasure

    told = erasure(run, release=with_release)
    click.echo(f"Uit {run} verdwijnt: {', '.join(told.goes)}")
    if told.stays:
        click.echo(f"Er blijft staan: {printable(', '.join(told.stays))}")
    if not yes and not click.confirm("Voorgoed wissen?", default=False):
        click.echo("Er is niets gewist.", err=True)
        return 0
    erase(run, release=with_release)
    click.echo("Gewist. Reservekopieën en concepten die u elders hebt bewaard zijn er nog.", err=True)
    return 0
