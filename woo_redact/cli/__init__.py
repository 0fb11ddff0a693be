"""The command line: asks, shows, tells; engines are imported inside commands, so --help answers at once."""

import sys
from difflib import get_close_matches
from importlib import import_module

import click

from woo_redact.errors import ExitCode, ProfileError, WooRedactError

# The order of --help: what an officer does first stands first.
_GROUPS = {
    "Een dossier": {
        "run": "Verwerk bestanden en mappen: lees, herken, lak, controleer en geef vrij wat mag.",
        "review": "Beantwoord de vragen van een run: per persoon of per passage.",
        "draft": "Maak concepten: PDF's met losse markeringen, voor wie van papier leest.",
        "doubles": "Toon dubbele stukken, en neem voorstellen daarover aan of niet.",
        "judge": "Beoordeel een stuk als geheel: niet openbaar, of al openbaar.",
        "audit": "Toon het beslisspoor: wie, wanneer, wat en waarom; en controleer het.",
        "release": "Geef vrij wat nu klaar is, en zeg wat niet en waarom.",
        "export": "Zet de vrijgave klaar voor een platform: nl-rdo-woo-web, GPP-Woo, DiWoo.",
        "erase": "Wis een run, met alle persoonsgegevens erin.",
    },
    "Losse bestanden": {
        "check": "Controleer PDF's of een run vlak voor publicatie.",
        "analyze": "Toon alleen wat zou worden herkend en besloten.",
    },
    "Hulp": {
        "grounds": "Toon of verklaar de gronden van de Woo.",
        "init": "Schrijf een profiel met uitleg.",
        "doctor": "Zeg wat deze machine heeft, wat er ontbreekt en hoe dat erbij komt.",
        "demo": "Verwerk het voorbeelddossier.",
    },
}
_COMMANDS = {name: told for group in _GROUPS.values() for name, told in group.items()}


class _Lazy(click.Group):
    """A group whose commands are imported when they are called, one module each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order an officer needs them."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, imported."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"woo_redact.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        del ctx
        for title, commands in _GROUPS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()), col_max=10)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant.

        Raises:
            click.UsageError: when there is none of that name; the message names one that looks like it.
        """
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0].casefold(), _COMMANDS, n=1)
            ctx.fail(f"onbekende opdracht '{args[0]}'" + (f"; bedoelde u '{near[0]}'?" if near else ""))
        return super().resolve_command(ctx, args)


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="woo-redact", prog_name="woo-redact")
def group() -> None:
    """Maak een dossier openbaar onder de Wet open overheid (Woo).

    Persoonsgegevens gaan er echt uit, elk zwart vlak noemt zijn grond, en wat niet bewezen schoon is gaat
    niet naar buiten. Er wordt nooit een netwerkverbinding gemaakt.

    \b
    Begin zo:
      woo-redact demo
      woo-redact init profiel.toml
      woo-redact run MAP --out RUN --profile profiel.toml
    """


def main() -> None:
    """Run the command line; every mistake ends in a line that says what to do next."""
    try:
        code = group.main(prog_name="woo-redact", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Afgebroken. Wat klaar was is bewaard: geef dezelfde opdracht opnieuw.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE)
    except ProfileError as error:
        click.echo(f"Het profiel {error.path} klopt niet; er is niets gedaan.", err=True)
        for fault in error.faults:
            click.echo(f"  {fault}", err=True)
        click.echo("Verbeter deze regels en geef de opdracht opnieuw.", err=True)
        sys.exit(error.exit_code)
    except WooRedactError as error:
        click.echo(f"Fout: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        # A full disk, a folder that may not be written: said plainly, and what was finished is kept.
        click.echo(f"Fout: {error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
        sys.exit(ExitCode.USAGE)
    sys.exit(code if isinstance(code, int) else ExitCode.FINE)
