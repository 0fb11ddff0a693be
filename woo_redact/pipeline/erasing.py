"""A run is erased: all that it made and kept goes, what is public and what is not ours stays.

Files are removed as any file is. What a disk, a snapshot or a backup still holds of them is outside a
program's reach: docs/privacy.md says what helps.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from woo_redact.store import Store

RELEASE = "release"
_FOLDERS = ("documents", "unpacked", "drafts", ".pages")
_FILES = ("anchors.txt", "report.html", "summary.txt", "widths.csv")
_DATABASE = "dossier.sqlite"
_LOCK = ".lock"
_BESIDE = ("", "-wal", "-shm", "-journal")  # what SQLite keeps beside a database


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What erasing a run removes (names within it), and what stays: the release, and what is not ours."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]


def erasure(run: Path, *, release: bool = False) -> Erasure:
    """Return what `erase` would do.

    Raises:
        UsageError: when `run` is no run.
    """
    with Store(run):
        pass
    goes = tuple(_ours(run, release=release))
    there = sorted(path.name for path in run.iterdir())
    return Erasure(goes=goes, stays=tuple(name for name in there if name not in goes))


def erase(run: Path, *, release: bool = False) -> Erasure:
    """Remove what a run made and kept, the database last: killed half-way, it is still a run to erase.

    With `release` the released files go too; then nothing is left but what is not ours.

    Raises:
        UsageError: when `run` is no run, or a run is at work there.
    """
    with Store(run) as store:
        store.claim()
        told = erasure(run, release=release)
        for name in told.goes:
            if not name.startswith((_DATABASE, _LOCK)):
                _remove(run / name)
    for name in (*(_DATABASE + end for end in reversed(_BESIDE)), *(_LOCK + end for end in _BESIDE)):
        (run / name).unlink(missing_ok=True)
    if not any(run.iterdir()):
        run.rmdir()
    return told


def _ours(run: Path, *, release: bool) -> Iterator[str]:
    """Yield the names in a run that are ours and there; half-written files too."""
    wanted = {*_FOLDERS, *_FILES, *(f".{name}.tmp" for name in _FILES)}
    wanted |= {base + end for base in (_DATABASE, _LOCK) for end in _BESIDE}
    if release:
        wanted.add(RELEASE)
    yield from sorted(path.name for path in run.iterdir() if path.name in wanted)


def _remove(path: Path) -> None:
    """Remove a file, a folder, or a link (not what it leads to)."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
