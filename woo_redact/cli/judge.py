"""`woo-redact judge`: a whole document refused, or public already."""

import getpass
from pathlib import Path

import click

_WORDS = ("niet-openbaar", "reeds-openbaar", "gewoon")


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.argument("documents", nargs=-1, required=True, metavar="STUK…")
@click.option("--as", "word", type=click.Choice(_WORDS), required=True, help="Wat het stuk is.")
@click.option("--ground", "codes", multiple=True, metavar="CODE", help="Grond van de weigering; mag vaker.")
@click.option("--link", "links", multiple=True, metavar="URL", help="Waar het al openbaar staat; mag vaker.")
@click.option("--why", default="", help="De motivering; blijft in het dossier.")
@click.option("--by", default="", help="Wie beslist; standaard uw gebruikersnaam.")
def command(  # noqa: PLR0917 - one parameter per option
    run: Path,
    documents: tuple[str, ...],
    word: str,
    codes: tuple[str, ...],
    links: tuple[str, ...],
    why: str,
    by: str,
) -> int:
    """Beoordeel stukken als geheel, bij hun nummer.

    "niet-openbaar" weigert een stuk: met grond en motivering, per stuk en nooit per soort. "reeds-openbaar"
    zegt waar het al staat. Van beide gaat geen bestand naar buiten; de inventarislijst noemt ze. "gewoon"
    neemt een eerder oordeel terug.

    \b
    Voorbeelden:
      woo-redact judge run-014 0012 --as niet-openbaar --ground 5.1.2.f --why "Offerte van een inschrijver."
      woo-redact judge run-014 0031 --as reeds-openbaar --link https://www.raad.example/besluit-12
    """
    from woo_redact.model import Judgement
    from woo_redact.pipeline.judging import judge

    judgement = {"niet-openbaar": Judgement.WITHHELD, "reeds-openbaar": Judgement.ALREADY}.get(word)
    number = judge(run, documents, judgement, by=by or getpass.getuser(), why=why, codes=codes, links=links)
    click.echo(f"Vastgelegd: {number}. Daarna: woo-redact release {run}")
    return 0
