"""`woo-redact doctor`: what this machine has, and what is missing."""

import dataclasses
import json
from pathlib import Path

import click

from woo_redact.cli.show import echo, explained
from woo_redact.language import _


@click.command(
    help=explained(
        _(
            "Tell which parts are there, what is missing, and with which command it is installed.\n"
            "\n"
            "The commands are those of Debian and Ubuntu; elsewhere the package has the same name or nearly. "
            "Without a part, files of that kind are withheld and named; nothing is lost."
        ),
        "woo-redact doctor",
        "woo-redact doctor --json",
    )
)
@click.option("--json", "as_json", is_flag=True, help=_("One part per line (JSON)."))
def command(*, as_json: bool) -> int:
    """Tell which parts are there, what is missing, and with which command it is installed."""
    from importlib.metadata import version
    from platform import platform, python_version

    from woo_redact.pipeline.doctor import examine

    if not as_json:
        echo(f"woo-redact {version('woo-redact')}, Python {python_version()}, {platform()}")
    broken = missing = 0
    for part in examine(Path.cwd()):
        broken += part.essential and not part.works
        missing += not part.essential and not part.works
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(part), ensure_ascii=False))
            continue
        mark = "✓" if part.works else "✗" if part.essential else "–"
        echo(f" {mark} {part.name}: {part.told}")
        if part.install:
            echo(f"     {part.install}")
    if broken:
        echo(_("An essential part does not work: install woo-redact again."), err=True)
    elif missing:
        echo(_("What is marked – is only needed for files of that kind."), err=True)
    else:
        echo(_("Everything is there."), err=True)
    return 1 if broken else 0
