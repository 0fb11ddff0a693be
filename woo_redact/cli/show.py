"""How commands show progress and end: in Dutch, safely, for a person or for a log."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from woo_redact.profile import Profile, load_profile

_EVERY = 5.0  # seconds between two lines of progress in a log

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


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give what a run tells its progress to: a bar on a terminal, a line now and then in a log."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines()
        return
    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {}

        def tell(stage: str, done: int, of: int) -> None:
            """Move the bar of a stage."""
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=of)
            bars.update(tasks[stage], completed=done, total=of)

        yield tell


def _lines() -> Callable[[str, int, int], None]:
    """Return what prints progress as plain lines, not more than one every few seconds."""
    last = {"at": time.monotonic()}

    def tell(stage: str, done: int, of: int) -> None:
        """Print a line when it is time."""
        if time.monotonic() - last["at"] >= _EVERY:
            last["at"] = time.monotonic()
            click.echo(f"{stage}: {done} van {of}", err=True)

    return tell


def printable(untrusted_text: str, *, limit: int = 200) -> str:
    """Return a file name or passage without control characters and direction marks, cut to a length."""
    plain = "".join(c if c.isprintable() else "·" for c in untrusted_text)
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
