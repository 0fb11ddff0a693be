"""`woo-redact draft`: what is proposed as marks in a PDF, for people who look at paper."""

from pathlib import Path

import click

from woo_redact.cli.show import jobs_option


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.argument("documents", nargs=-1, metavar="[STUK…]")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Map; standaard RUN/drafts.")
@click.option("--zienswijze", "party", metavar="PARTIJ", help="Concept voor één derde: zie hieronder.")
@click.option(
    "--all", "everything", is_flag=True, help="Met --zienswijze: ook stukken die niet over deze partij gaan."
)
@jobs_option
def command(
    run: Path,
    documents: tuple[str, ...],
    out: Path | None,
    party: str | None,
    everything: bool,  # noqa: FBT001 - click passes options by name
    jobs: int | None,
) -> int:
    """Maak per stuk een concept: een PDF waarin elk voorstel om te lakken een losse markering is.

    Er is nog niets uit verwijderd: een concept is voor intern gebruik en gaat niet naar buiten. In Acrobat en
    programma's die dat ook kunnen, haalt u markeringen weg, zet u ze erbij of verschuift u ze. Bewaar het
    bestand zonder de markeringen toe te passen en neem het over.

    Met --zienswijze maakt u het concept dat één derde mag zien (een naam, een adres, een persoonsnummer, een
    domein of een organisatie): de eigen passages zijn zichtbaar en omkaderd, al het andere is er echt uit, en
    passages.xlsx vraagt om antwoord. Wat de controles niet haalt, wordt niet geschreven.

    \b
    Voorbeelden:
      woo-redact draft run-014 0003 0007
      woo-redact draft run-014 --zienswijze bouwbedrijf.example
      woo-redact review run-014 --import-pdf concept-0003.pdf --by "A. de Boer"
    """
    from woo_redact.errors import ExitCode
    from woo_redact.pipeline.drafting import write_drafts

    if party is not None:
        if documents:
            raise click.UsageError("--zienswijze kiest zelf de stukken; --all geeft ze alle.")
        return _hear(run, party, everything=everything, out=out, jobs=jobs or 1)
    failed = 0
    for written in write_drafts(run, documents, out=out, jobs=jobs):
        if written.path is None:
            failed += 1
            click.echo(f"stuk {written.document}: geen concept: {written.reason}", err=True)
        else:
            asked = f", waarvan {written.asked} gevraagd" if written.asked else ""
            click.echo(f"{written.path}: {written.marks} markeringen{asked}")
    click.echo(
        f"Nog niets is verwijderd: intern. Daarna: woo-redact review {run} --import-pdf BESTAND", err=True
    )
    return int(ExitCode.UNREADABLE) if failed else 0


def take_back(run: Path, path: Path, *, by: str, code: str | None, accept: bool) -> int:
    """Take over what a person changed in a draft, and say what that came to."""
    from woo_redact.grounds import parse_code
    from woo_redact.pipeline.drafting import import_draft

    taken = import_draft(run, path, by=by, ground=parse_code(code) if code else None, accept=accept)
    kept = sum(not decision.hides for decision in taken.decisions)
    for remark in taken.remarks:
        click.echo(f"Let op: {remark}", err=True)
    if taken.decisions:
        gone = len(taken.decisions) - kept
        click.echo(f"Stuk {taken.document}: vastgelegd op naam van {by}: {gone} weg, {kept} zichtbaar.")
        click.echo(f"Daarna: woo-redact release {run}")
    else:
        click.echo(f"Stuk {taken.document}: er is niets veranderd; er is niets vastgelegd.")
    return 0


def _hear(run: Path, party: str, *, everything: bool, out: Path | None, jobs: int) -> int:
    """Write the concepts for one party, and say which could not be."""
    from woo_redact.errors import ExitCode
    from woo_redact.pipeline.hearing import write_hearing

    failed = 0
    passages = 0
    folder: Path | None = None
    for heard in write_hearing(run, party, everything=everything, out=out, jobs=jobs):
        if heard.path is None:
            failed += 1
            click.echo(f"stuk {heard.document}: geen concept: {heard.reason}", err=True)
            continue
        folder = heard.path.parent
        passages += len(heard.listed)
        click.echo(f"{heard.path}: {len(heard.listed)} passages van deze partij")
    if folder is not None:
        click.echo(f"{folder / 'passages.xlsx'}: {passages} passages om op te antwoorden")
    click.echo("Lees elk concept na voordat u het verstuurt.", err=True)
    return int(ExitCode.CHECK_FAILED) if failed else 0
