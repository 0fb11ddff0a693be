"""The command line: asks, shows, tells; engines are imported inside commands, so --help answers at once."""

import os
import sys
from difflib import get_close_matches
from importlib import import_module

import click
from click import core, decorators, exceptions, formatting, parser, shell_completion, termui, types

from woo_redact.cli.show import echo, explained, inert
from woo_redact.errors import ExitCode, ProfileError, WooRedactError
from woo_redact.language import LANGUAGES, VARIABLE, _, language, ngettext, shown

for _module in (core, decorators, exceptions, formatting, parser, shell_completion, termui, types):
    vars(_module).update(_=_, ngettext=ngettext)  # click's own words are in our catalogue too

# The order of --help: what an officer does first stands first.
_GROUPS = {
    _("A dossier"): {
        "run": _("Process files and folders: read, detect, redact, check and release what may go out."),
        "review": _("Answer the questions of a run: per person or per passage."),
        "draft": _("Make drafts: PDFs with loose marks, for those who read on paper."),
        "doubles": _("Show duplicates, and accept or reject proposals about them."),
        "judge": _("Judge a document as a whole: withheld, or public already."),
        "audit": _("Show the audit trail: who, when, what and why; and verify it."),
        "release": _("Release what is ready now, and say what is not and why."),
        "export": _("Prepare the release for a platform: nl-rdo-woo-web, GPP-Woo, DiWoo."),
        "erase": _("Erase a run, with all personal data in it."),
    },
    _("Single files"): {
        "check": _("Check PDFs or a run just before publication."),
        "analyze": _("Only show what would be detected and decided."),
    },
    _("Help"): {
        "grounds": _("Show or explain the grounds of the Woo."),
        "init": _("Write a profile with explanations."),
        "doctor": _("Tell what this machine has, what is missing and how to get it."),
        "demo": _("Process the sample dossier."),
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
        command.options_metavar = self.options_metavar
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
            if near:
                ctx.fail(_("unknown command '{name}'; did you mean '{near}'?", name=args[0], near=near[0]))
            ctx.fail(_("unknown command '{name}'", name=args[0]))
        return super().resolve_command(ctx, args)


@click.command(
    cls=_Lazy,
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGUMENTS]..."),
    context_settings={
        "help_option_names": ["-h", "--help"],
        "color": False if os.environ.get("NO_COLOR") else None,  # no-color.org; rich and Textual heed it too
    },
    help=explained(
        _(
            "Publish a dossier under the Wet open overheid (Woo).\n"
            "\n"
            "Personal data really goes, every black box names its ground, and what is not proven clean does "
            "not leave the building. No network connection is ever made."
        ),
        "woo-redact demo",
        "woo-redact init profiel.toml",
        "woo-redact run MAP --out RUN --profile profiel.toml",
    ),
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), help=_("The language of what you see, here or after a command.")
)
@click.version_option(package_name="woo-redact", prog_name="woo-redact")
def group(lang: str | None) -> None:
    """Publish a dossier under the Wet open overheid (Woo)."""
    if lang not in {None, language()}:
        raise click.UsageError(
            _("the language is chosen when the program starts: give {name}", name=VARIABLE)
        )


def main() -> None:
    """Run the command line; every mistake ends in a line that says what to do next."""
    try:
        code = group.main(prog_name="woo-redact", standalone_mode=False)
    except click.exceptions.Abort:
        echo(_("Stopped. What was finished is kept: give the same command again."), err=True)
        sys.exit(130)
    except click.ClickException as error:
        vars(error)["message"] = inert(error.message)
        error.show()
        sys.exit(ExitCode.USAGE)
    except ProfileError as error:
        echo(_("The profile {path} is wrong; nothing was done.", path=error.path), err=True)
        for fault in error.faults:
            echo(f"  {shown(fault)}", err=True)
        echo(_("Correct these lines and give the command again."), err=True)
        sys.exit(error.exit_code)
    except WooRedactError as error:
        echo(_("Error: {error}", error=shown(str(error))), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        # A full disk, a folder that may not be written: said plainly, and what was finished is kept.
        echo(
            _(
                "Error: {strerror}: {filename}",
                strerror=error.strerror or error,
                filename=error.filename or "",
            ).rstrip(": "),
            err=True,
        )
        sys.exit(ExitCode.USAGE)
    sys.exit(code if isinstance(code, int) else ExitCode.FINE)
