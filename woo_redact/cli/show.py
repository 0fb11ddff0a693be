"""What several commands share: options, and names shown safely."""

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from woo_redact.language import _

if TYPE_CHECKING:
    from woo_redact.profile import Profile

profile_option = click.option(
    "--profile",
    "profile_path",
    metavar=_("FILE"),
    type=click.Path(path_type=Path),
    help=_("The profile of your organisation (TOML); see woo-redact init."),
)
quiet_option = click.option(
    "--quiet",
    "-q",
    is_flag=True,
    help=_("Say only what asks for a person: what is wrong, and what to do next."),
)
verbose_option = click.option("--verbose", "-v", is_flag=True, help=_("Tell each step, line by line."))
json_option = click.option(
    "--json", "as_json", is_flag=True, help=_("What came of it as one JSON object, in place of the summary.")
)
jobs_option = click.option(
    "--jobs",
    metavar=_("NUMBER"),
    type=click.IntRange(min=1),
    help=_("Number of processes side by side. Default: one per processor core."),
)


def explained(told: str, *examples: str) -> str:
    """Return the help of a command: what it does, and examples, whose lines stay as they are ("\b")."""
    return "\n  ".join((f"{told}\n\n\b\n{_('Examples:')}", *examples))


def agreed(question: str) -> bool:
    """Return whether a person says yes to a question; anything else is no."""
    said = click.prompt(f"{question} [{_('y/N')}]", default="", show_default=False)
    return str(said).strip().casefold() in {"j", "ja", "y", "yes"}


def echo(told: str, *, err: bool = False) -> None:
    """Print lines that may hold paths, names and words of others: nothing in them steers a terminal."""
    click.echo(inert(told), err=err)


def inert(told: str) -> str:
    """Return lines in which nothing steers a terminal."""
    return "\n".join("".join(map(_printed, line)) for line in told.split("\n"))


def _printed(character: str) -> str:
    """Return a character, "·" for one that is not printed: control characters, marks of direction, halves."""
    return character if character.isprintable() else " " if unicodedata.category(character) == "Zs" else "·"


def profile_from(path: Path | None) -> "Profile":
    """Return the profile of a file, or the defaults.

    Raises:
        ProfileError: with all faults of the file.
    """
    from woo_redact.profile import Profile, load_profile

    return load_profile(path) if path else Profile()


def printable(untrusted_text: str, *, limit: int = 200) -> str:
    """Return a file name or passage without control characters and direction marks, cut to a length."""
    plain = "".join(map(_printed, untrusted_text))
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
