"""The folder release/: the only one that may leave the building, and never half true.

manifest.sha256 is its seal: it goes before anything changes and comes back last, so a folder without it is
not finished. Killed at any point and made again, the folder is the same.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from woo_redact.model import Judgement, Row
from woo_redact.report.inventory import CSV, XLSX, refuse, write_inventory
from woo_redact.report.public_list import PUBLIC_LIST, write_public_list
from woo_redact.report.values import Matter
from woo_redact.store import write_file

MANIFEST = "manifest.sha256"
LISTS = frozenset({XLSX, CSV, PUBLIC_LIST})
"""The lists that go out beside the documents."""
_OUT = frozenset({Judgement.PUBLIC, Judgement.PARTIAL})


def release(
    rows: tuple[Row, ...], documents: Mapping[str, Path], folder: Path, *, matter: Matter
) -> tuple[Path, ...]:
    """Make `folder` hold what may go out and nothing else; return its files in the order of their names.

    `documents` has the redacted PDF by id, wanted for released rows only. What lies in the folder and should
    not is removed (`withdrawals` names it beforehand), links are never followed.

    Raises:
        ValueError: for what must not happen, before anything is changed: a released row that is judged not
            public, still waits for something or has no file; `folder` is a link; what `write_inventory`
            refuses.
    """
    refuse(rows, matter=matter.number)
    if folder.is_symlink():
        raise ValueError("the release folder is a link to somewhere else")
    released = [row for row in rows if row.released]
    for row in released:
        if row.judgement not in _OUT or row.withheld_because:
            raise ValueError(f"document {row.id} may not be released")
        if row.id not in documents or not documents[row.id].is_file():
            raise ValueError(f"document {row.id} has no redacted file")
    folder.mkdir(parents=True, exist_ok=True)
    _remove(folder / MANIFEST)
    for name in withdrawals(rows, folder):
        _remove(folder / name)
    for row in released:
        _copy(documents[row.id], folder / f"{row.id}.pdf")
    write_inventory(rows, folder, matter=matter.number)
    write_public_list(rows, folder, matter=matter)
    _seal(folder)
    return tuple(sorted(folder.iterdir()))


def empty(folder: Path) -> None:
    """Take everything back: what lies in the folder may not be outside as it is. A link is left alone."""
    if folder.is_dir() and not folder.is_symlink():
        _remove(folder / MANIFEST)
        for path in tuple(folder.iterdir()):
            _remove(path)


def withdrawals(rows: tuple[Row, ...], folder: Path) -> tuple[str, ...]:
    """Return the names in `folder` that should not be there (any more): releasing again removes them."""
    if not folder.is_dir():
        return ()
    wanted = {f"{row.id}.pdf" for row in rows if row.released} | LISTS | {MANIFEST}
    stray = (p.name for p in folder.iterdir() if p.name not in wanted or p.is_symlink() or not p.is_file())
    return tuple(sorted(stray))


def manifest(folder: Path) -> str:
    """Return the SHA-256 of each file, by name, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.iterdir() if path.name != MANIFEST)
    return "".join(f"{_sha256(path)}  {path.name}\n" for path in files)


def _copy(source: Path, target: Path) -> None:
    """Copy a file whole or not at all; one that is already the same stays."""
    if not (target.is_file() and _sha256(target) == _sha256(source)):
        write_file(target, source.read_bytes())


def _remove(path: Path) -> None:
    """Remove a file, a link (not what it leads to) or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _seal(folder: Path) -> None:
    """Write the manifest when all else is on the disk: names too, which a file's own fsync does not cover."""
    _sync(folder)
    write_file(folder / MANIFEST, manifest(folder).encode())
    _sync(folder)


def _sync(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk; Windows has no way to ask, and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sha256(path: Path) -> str:
    """Return a file's SHA-256, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
