"""Which files a run takes in, and what they are called in the dossier."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from woo_redact.errors import UsageError
from woo_redact.language import _
from woo_redact.pipeline.tasks import Intake
from woo_redact.read import Passwords

# What systems and programs leave in folders; never a document.
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


def gather(paths: Iterable[Path], *, run: Path, passwords: Passwords | None = None) -> tuple[Intake, ...]:
    """Return every file in the paths, folders searched to the bottom, in the order of their names.

    Links to elsewhere are not followed, so that a dossier cannot reach outside itself; the run's own
    folder is never taken in.

    Raises:
        UsageError: when a path does not exist, or when there is nothing to read.
    """
    known = passwords or Passwords()
    inside = run.resolve()
    taken: dict[str, Intake] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(_("{path} does not exist", path=path))
        if inside == path.resolve() or inside in path.resolve().parents:
            raise UsageError(_("{path} is the run itself, or a part of it", path=path))
        base = path.parent if path.is_file() else path
        for file in [path] if path.is_file() else _files(path, inside):
            name = _named(file, base, taken)
            taken[name] = Intake(path=file.absolute(), name=name, passwords=known)
    if not taken:
        raise UsageError(_("there is nothing to read: not a single file was found"))
    return tuple(taken[name] for name in sorted(taken))


def _named(file: Path, base: Path, taken: dict[str, Intake]) -> str:
    """Return what a file is called: its path below what was given, with folders above it if it must."""
    # A name that is no valid UTF-8 is spelled out: it must fit in the database and on the screen.
    name = file.relative_to(base).as_posix().encode("utf-8", "backslashreplace").decode()
    above = [part.name for part in (base, *base.resolve().parents) if part.name]
    while name in taken and taken[name].path.resolve() != file.resolve() and above:
        name = f"{above.pop(0)}/{name}"
    return name


def _files(folder: Path, run: Path) -> Iterable[Path]:
    """Yield the plain files under a folder."""
    for root, folders, names in os.walk(folder, followlinks=False):
        here = Path(root)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and (here / n).resolve() != run)
        for name in sorted(names):
            file = here / name
            plain = file.is_file() and not file.is_symlink()  # no pipes, sockets or devices
            if plain and not name.startswith(".") and name.casefold() not in _LITTER:
                yield file


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, or what stands for a file that may not be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"
