"""What several commands share: options, and names shown safely."""

from pathlib import Path

import click

from woo_redact.profile import Profile, load_profile

profile_option = click.option(
    "--profile",
    "profile_path",
    type=click.Path(path_type=Path),
    help="Het profiel van uw organisatie (TOML); zie woo-redact init.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Aantal processen naast elkaar. Standaard: één per processorkern.",
)


def profile_from(path: Path | None) -> Profile:
    """Return the profile of a file, or the defaults.

    Raises:
        ProfileError: with all faults of the file.
    """
    return load_profile(path) if path else Profile()


def printable(untrusted_text: str, *, limit: int = 200) -> str:
    """Return a file name or passage without control characters and direction marks, cut to a length."""
    plain = "".join(c if c.isprintable() else "·" for c in untrusted_text)
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
