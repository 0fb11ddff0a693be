"""`woo-redact audit`: who decided what, when and why; and whether the trail is still what was written."""

import csv
import dataclasses
import sys
from pathlib import Path

import click

from woo_redact.cli.show import printable
from woo_redact.errors import ExitCode


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--verify", is_flag=True, help="Controleer of er niets is veranderd of weggehaald.")
@click.option(
    "--anchor", default="", metavar="NUMMER:HASH", help="Met --verify: een eerder genoteerd ankerpunt."
)
@click.option("--csv", "as_csv", is_flag=True, help="Als CSV, met een kopregel.")
def command(run: Path, verify: bool, anchor: str, as_csv: bool) -> int:  # noqa: FBT001 - click passes by name
    """Toon het beslisspoor van een run: wie, wanneer, wat, wat gold ervoor en erna, en waarom.

    Elke regel is met de vorige verbonden: een regel die is veranderd, valt met --verify door de mand. Noteer
    het ankerpunt elders: daarmee is later te zien of er aan het eind regels zijn weggehaald.
    """
    from woo_redact.review import trail
    from woo_redact.store import Store

    with Store(run) as store:
        if verify:
            return _verify(trail.faults(store, run, known=anchor), trail.anchor(store, run))
        if as_csv:
            writer = csv.writer(sys.stdout)
            writer.writerow(trail.HEADERS)
            for entry in trail.entries(store):
                cells = dataclasses.asdict(entry).values()
                writer.writerow([_inert(cell) for cell in cells])
            return ExitCode.FINE
        for entry in trail.entries(store):
            change = f"{entry.before} → {entry.after}" if entry.after else ""
            told = "  ".join(filter(None, (entry.what, entry.on, change, entry.why)))
            click.echo(f"{entry.number:>5}  {entry.at}  {entry.who}  {printable(told, limit=300)}")
    return ExitCode.FINE


def _verify(faults: tuple[str, ...], anchor: str) -> int:
    """Say what is wrong with the trail, or that nothing is."""
    for fault in faults:
        click.echo(f"  {fault}")
    if faults:
        click.echo(
            "Het beslisspoor is veranderd: vertrouw deze run niet, en zet een reservekopie terug.", err=True
        )
        return ExitCode.CHECK_FAILED
    click.echo(f"Het beslisspoor klopt. Ankerpunt (noteer het elders): {anchor or 'nog geen regels'}")
    return ExitCode.FINE


def _inert(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
