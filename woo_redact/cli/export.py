"""`woo-redact export`: the release in the form that a platform takes in."""

from pathlib import Path

import click

_NEXT = {
    "woo-web": "Neem inventory.xlsx (productierapport) en documenten.zip in bij nl-rdo-woo-web.",
    "gpp": "Neem publicatie.json en elk stuk met zijn .json op in GPP-Woo; kies daar uitgever en categorie.",
    "diwoo": "Zet elk stuk met zijn .xml op uw site, en neem beide op in de DiWoo-sitemap.",
}


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--to", "platform", type=click.Choice(list(_NEXT)), required=True, help="Voor welk platform.")
@click.option("--out", type=click.Path(path_type=Path), help="De nieuwe map; standaard RUN-PLATFORM.")
def command(run: Path, platform: str, out: Path | None) -> int:
    """Zet de vrijgave klaar zoals een platform die inneemt. Alleen wat in release/ staat gaat mee.

    Voorbeeld: woo-redact export run-014 --to woo-web
    """
    from woo_redact.pipeline.exporting import export

    folder = out or run.resolve().with_name(f"{run.resolve().name}-{platform}")
    released = export(run, platform, folder)  # type: ignore[arg-type]  # click chose one of them
    click.echo(f"{len(released)} stuk(ken) in {folder}.")
    undated = sum(one.row.date is None for one in released)
    if undated and platform == "gpp":
        click.echo(f"{undated} zonder eigen datum: daar staat de dag van vrijgave.")
    click.echo(_NEXT[platform], err=True)
    return 0
