"""`woo-redact doctor`: what this machine has, and what is missing."""

import dataclasses
import json
from pathlib import Path

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Eén onderdeel per regel (JSON).")
def command(*, as_json: bool) -> int:
    """Zeg welke onderdelen er zijn, wat er ontbreekt, en met welke opdracht dat wordt geïnstalleerd.

    De opdrachten zijn die van Debian en Ubuntu; elders heet het pakket net zo of bijna zo. Zonder een
    onderdeel worden bestanden van die soort achtergehouden en genoemd; er gaat niets verloren.
    """
    from importlib.metadata import version
    from platform import platform, python_version

    from woo_redact.pipeline.doctor import examine

    if not as_json:
        click.echo(f"woo-redact {version('woo-redact')}, Python {python_version()}, {platform()}")
    broken = missing = 0
    for part in examine(Path.cwd()):
        broken += part.essential and not part.works
        missing += not part.essential and not part.works
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(part), ensure_ascii=False))
            continue
        mark = "✓" if part.works else "✗" if part.essential else "–"
        click.echo(f" {mark} {part.name}: {part.told}")
        if part.install:
            click.echo(f"     {part.install}")
    if broken:
        click.echo("Een onmisbaar onderdeel werkt niet: installeer woo-redact opnieuw.", err=True)
    elif missing:
        click.echo("Wat met – staat is alleen nodig voor bestanden van die soort.", err=True)
    else:
        click.echo("Alles is er.", err=True)
    return 1 if broken else 0
