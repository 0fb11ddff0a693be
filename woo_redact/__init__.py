"""Publish a dossier under the Wet open overheid: personal data really removed, every box with its ground.

The Python API: `run`, `analyze`, `read`, `check` and `load_profile`. Engines load when they are first needed.
"""

# ruff: noqa: PLC0415 - importing woo_redact must be cheap: the command line's --help does it

import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from woo_redact.model import CheckResult, Decision, Document, RunResult

if TYPE_CHECKING:
    from woo_redact.profile import Profile, load_profile

__all__ = ["Profile", "analyze", "check", "load_profile", "read", "run"]
__version__ = "0.1.0"


def read(path: str | Path, password: str = "") -> tuple[Document, ...]:
    """Return the documents of a file: itself first, then what hangs on it (attachments, nested mails).

    `password` opens what is protected.

    Raises:
        UnreadableError: when the file as a whole cannot be read.
    """
    from woo_redact.read import Passwords, finished
    from woo_redact.read import read as read_data

    file = Path(path)
    opening = Passwords.of({}, (password,))
    items = read_data(file.read_bytes(), name=file.name, passwords=opening)
    return tuple(item.document for item in finished(items))


def analyze(text: str, profile: "Profile | str | Path | None" = None) -> tuple[Decision, ...]:
    """Return what a run would decide on a text alone: start, end, entity, score, outcome, ground, why."""
    from woo_redact.pipeline.order import analyze as analyze_text

    return analyze_text(text, _profile(profile))


def run(
    paths: Iterable[str | Path],
    out: str | Path,
    profile: "Profile | str | Path | None" = None,
    jobs: int | None = None,
    passwords: dict[str, str] | None = None,
) -> RunResult:
    """Take a dossier as far as it can go; see `woo-redact run`.

    `passwords` open protected files: by the pattern of their name, "*" for all.

    Raises:
        UsageError: when a path does not exist or `out` cannot be a run; ProfileError for a wrong profile.
    """
    from woo_redact.pipeline.order import run as run_all
    from woo_redact.read import Passwords

    known = _profile(profile) if profile else None  # without one, a run keeps its own
    opening = Passwords.of(passwords or {})
    return run_all(map(Path, paths), Path(out), profile=known, passwords=opening, jobs=jobs)


def check(path: str | Path) -> tuple[CheckResult, ...]:
    """Return the results of the pre-publication checks on any PDF, or on the released part of a run."""
    from woo_redact.pipeline.checking import check_path

    return check_path(Path(path))


def _profile(profile: "Profile | str | Path | None") -> "Profile":
    """Return a profile as given, or read from its file, or the defaults."""
    from woo_redact.profile import Profile, load_profile

    return profile if isinstance(profile, Profile) else load_profile(profile) if profile else Profile()


def __getattr__(name: str) -> object:
    """Return what is not loaded at once: the profile and how it is read.

    Raises:
        AttributeError: when there is no such thing.
    """
    if name not in {"Profile", "load_profile"}:
        message = f"module 'woo_redact' has no attribute {name!r}"
        raise AttributeError(message)
    import woo_redact.profile

    return getattr(woo_redact.profile, name)


class _Package(ModuleType):
    """This package: its functions `read` and `check` share their names with the stages they open.

    When a stage is imported, the import system would bind its module over the function; the API stays.
    """

    def __setattr__(self, name: str, value: object) -> None:
        """Bind everything but the modules of these two names, which `sys.modules` has anyway."""
        if not (name in {"read", "check"} and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
