"""The release folder: only what may go out, sealed, the same after any interruption."""

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from woo_redact.model import Judgement, Row
from woo_redact.report.release import release, withdrawals
from woo_redact.report.values import Matter


def row(number: int, **changes: object) -> Row:
    values = {
        "id": f"{number:04d}",
        "title": "RE: overleg",
        "judgement": Judgement.PARTIAL,
        "released": True,
        "grounds": ("5.1.2.e",),
    }
    return Row(**(values | changes))  # type: ignore[arg-type]  # a table of changes


OTHERS = ("inventarislijst.xlsx", "inventory.csv", "inventory.xlsx", "manifest.sha256")
ROWS = (
    row(1),
    row(2, released=False, withheld_because=("1 vraag open",)),
    row(3, judgement=Judgement.PUBLIC, grounds=()),
    row(4, released=False, judgement=Judgement.WITHHELD),
)


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, Path]:
    found = {}
    for given in ROWS:
        path = tmp_path / "documents" / given.id / "redacted.pdf"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"%PDF-1.7 made up " + given.id.encode())
        found[given.id] = path
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_only_what_is_released_is_there(documents: dict[str, Path], tmp_path: Path) -> None:
    paths = release(ROWS, documents, tmp_path / "release", matter=Matter(number="Z1"))
    names = ["0001.pdf", "0003.pdf", *OTHERS]
    assert [path.name for path in paths] == names == sorted(contents(tmp_path / "release"))
    assert (tmp_path / "release" / "0003.pdf").read_bytes() == documents["0003"].read_bytes()


def test_the_manifest_seals_every_other_file(documents: dict[str, Path], tmp_path: Path) -> None:
    release(ROWS, documents, tmp_path / "release", matter=Matter(number="Z1"))
    files = contents(tmp_path / "release")
    lines = files.pop("manifest.sha256").decode().splitlines()
    assert lines == [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(files.items())]


def test_what_is_no_longer_released_is_withdrawn(documents: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "release"
    release(ROWS, documents, folder, matter=Matter(number="Z1"))
    outside = tmp_path / "outside.txt"
    outside.write_text("blijft")
    (folder / "koppeling").symlink_to(outside)
    (folder / "map" / "diep").mkdir(parents=True)
    (folder / ".0003.pdf.1.tmp").write_bytes(b"half")
    (folder / "manifest.sha256").unlink()
    (folder / "manifest.sha256").mkdir()
    later = (replace(ROWS[0], released=False, withheld_because=("controle niet gehaald: scan",)), *ROWS[1:])
    gone = (".0003.pdf.1.tmp", "0001.pdf", "koppeling", "manifest.sha256", "map")
    assert withdrawals(later, folder) == gone
    release(later, documents, folder, matter=Matter(number="Z1"))
    assert sorted(contents(folder)) == ["0003.pdf", *OTHERS]
    assert outside.read_text() == "blijft"


def test_a_folder_that_is_not_there_has_nothing_to_withdraw(tmp_path: Path) -> None:
    assert withdrawals(ROWS, tmp_path / "release") == ()


def test_a_link_in_the_place_of_a_document_is_not_followed(
    documents: dict[str, Path], tmp_path: Path
) -> None:
    folder, outside = tmp_path / "release", tmp_path / "outside.pdf"
    folder.mkdir()
    outside.write_bytes(b"van iemand anders")
    (folder / "0001.pdf").symlink_to(outside)
    release(ROWS, documents, folder, matter=Matter(number="Z1"))
    assert outside.read_bytes() == b"van iemand anders"
    assert not (folder / "0001.pdf").is_symlink()


@pytest.mark.parametrize(
    "bad",
    [
        row(1, judgement=Judgement.WITHHELD),
        row(1, judgement=Judgement.ALREADY),
        row(1, withheld_because=("1 vraag open",)),
        row(9),  # has no file
        row(1, id="../0001"),
        row(3),  # twice
    ],
)
def test_what_must_not_happen_is_refused_and_changes_nothing(
    documents: dict[str, Path], tmp_path: Path, bad: Row
) -> None:
    folder = tmp_path / "release"
    release(ROWS, documents, folder, matter=Matter(number="Z1"))
    before = contents(folder)
    with pytest.raises(ValueError, match=r"document|id"):
        release(
            (bad, ROWS[2]) if bad.id != "0003" else (bad, bad), documents, folder, matter=Matter(number="Z1")
        )
    assert contents(folder) == before


def test_a_folder_that_leads_elsewhere_is_refused(documents: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "release").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ValueError, match="link"):
        release(ROWS, documents, tmp_path / "release", matter=Matter(number="Z1"))
    assert not contents(tmp_path / "elsewhere")


class Killed(BaseException):
    """Stands for SIGKILL: nothing that the code does may catch it."""


def killing(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Kill at the `at`-th change to the disk, just before it happens."""
    left = [at]

    def before(function: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            return function(*arguments, **named)

        return wrapped

    monkeypatch.setattr(Path, "replace", before(Path.replace))
    monkeypatch.setattr(Path, "unlink", before(Path.unlink))
    monkeypatch.setattr(Path, "mkdir", before(Path.mkdir))
    monkeypatch.setattr(shutil, "rmtree", before(shutil.rmtree))
    monkeypatch.setattr(os, "fsync", before(os.fsync))


def test_killed_anywhere_and_made_again_the_folder_is_the_same(
    documents: dict[str, Path], tmp_path: Path
) -> None:
    release(ROWS, documents, tmp_path / "whole", matter=Matter(number="Z1"))
    whole = contents(tmp_path / "whole")
    old = (row(2), row(1))
    for at in range(1, 100):
        folder = tmp_path / f"run{at}"
        release(old, documents, folder, matter=Matter(number="Z1"))
        (folder / "map").mkdir()
        with pytest.MonkeyPatch.context() as monkeypatch:
            killing(monkeypatch, at)
            try:
                release(ROWS, documents, folder, matter=Matter(number="Z1"))
            except Killed:
                sealed = (folder / "manifest.sha256").is_file()
                untouched = (folder / "map").exists() and (folder / "0002.pdf").exists()
                # A seal stands only on a folder that nothing was done to yet, or on the finished one.
                assert not sealed or untouched or contents(folder) == whole
            else:
                break
        release(ROWS, documents, folder, matter=Matter(number="Z1"))
        assert contents(folder) == whole
    assert 10 < at < 99  # every change to the disk had its turn
