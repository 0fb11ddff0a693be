"""Which files a run takes in, and what they are called in the dossier."""

import os
from collections.abc import Iterable
from pathlib import Path

from woo_redact.errors import UsageError
from woo_redact.pipeline.tasks import Intake

# What systems and programs leave in folders; never a document.
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


def gather(paths: Iterable[Path], *, run: Path) -> tuple[Intake, ...]:
    """Return every file in the paths, folders searched to the bottom, in the order of their names.

    Links to elsewhere are not followed, so that a dossier cannot reach outside itself; the run's own
    folder is never taken in.

    Raises:
        UsageError: when a path does not exist, or when there is nothing to read.
    """
    taken: dict[str, Intake] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} bestaat niet")
        base = path.parent if path.is_file() else path
        for file in [path] if path.is_file() else _files(path, run.resolve()):
            name = file.relative_to(base).as_posix()
            if name in taken and taken[name].path != file:
                name = f"{base.name}/{name}"
            taken[name] = Intake(path=file, name=name)
    if not taken:
        raise UsageError("er is niets te lezen: geen enkel bestand gevonden")
    return tuple(taken[name] for name in sorted(taken))


def _files(folder: Path, run: Path) -> Iterable[Path]:
    """Yield the plain files under a folder."""
    for root, folders, names in os.walk(folder, followlinks=False):
        here = Path(root)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and (here / n).resolve() != run)
        for name in sorted(names):
            file = here / name
            if not name.startswith(".") and name.casefold() not in _LITTER and not file.is_symlink():
                yield file
