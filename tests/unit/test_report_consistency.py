"""Rows, files and manifest: each mismatch is found by the check that is meant for it, and by no other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.test_report_release import ROWS, documents, row  # noqa: F401 - a fixture
from woo_redact.model import Judgement, Row
from woo_redact.report import Matter, consistency
from woo_redact.report.inventory import write_inventory
from woo_redact.report.public_list import write_public_list
from woo_redact.report.release import MANIFEST, manifest, release


def failing(rows: tuple[Row, ...], folder: Path) -> dict[str, int]:
    """Return the checks that failed with the number of their problems."""
    results = consistency(rows, folder)
    assert [result.check for result in results] == ["inventory", "files", "manifest"]
    return {result.check: len(result.problems) for result in results if not result.passed}


def seal(folder: Path) -> None:
    (folder / MANIFEST).write_text(manifest(folder))


def lose(folder: Path) -> None:
    (folder / "0001.pdf").unlink()
    seal(folder)


def add(folder: Path) -> None:
    (folder / "0002.pdf").write_bytes(b"%PDF-1.7 waits")
    seal(folder)


def change(folder: Path) -> None:
    (folder / "0001.pdf").write_bytes(b"%PDF-1.7 changed")


def unseal(folder: Path) -> None:
    (folder / MANIFEST).unlink()


def relist(folder: Path) -> None:
    write_inventory(ROWS[:-1], folder, matter="Z1")
    seal(folder)


def unlist(folder: Path) -> None:
    (folder / "inventory.xlsx").unlink()
    (folder / "inventory.csv").unlink()
    seal(folder)


def nest(folder: Path) -> None:
    (folder / "map").mkdir()


def test_a_release_is_consistent(documents: dict[str, Path], tmp_path: Path) -> None:  # noqa: F811
    release(ROWS[:3], documents, tmp_path / "release", matter=Matter(number="Z1"))
    assert failing(ROWS[:3], tmp_path / "release") == {}


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (lose, {"files": 1}),
        (add, {"files": 1}),
        (change, {"manifest": 1}),
        (unseal, {"manifest": 1}),
        (relist, {"inventory": 1}),
        (unlist, {"inventory": 2}),
        (nest, {"files": 1, "manifest": 1}),
    ],
)
def test_a_folder_that_was_touched_is_found_out(
    documents: dict[str, Path],  # noqa: F811
    tmp_path: Path,
    harm: Callable[[Path], None],
    found: dict[str, int],
) -> None:
    rows = (*ROWS[:3], replace(ROWS[3], grounds=("5.2.1",)))
    release(rows, documents, tmp_path / "release", matter=Matter(number="Z1"))
    harm(tmp_path / "release")
    assert failing(rows, tmp_path / "release") == found


@pytest.mark.parametrize(
    "bad",
    [
        row(1, grounds=()),  # deels openbaar needs a ground
        row(1, judgement=Judgement.PUBLIC),  # openbaar has none
        row(1, judgement=Judgement.WITHHELD, released=False, grounds=()),  # a refusal needs one
    ],
)
def test_a_judgement_that_its_grounds_do_not_bear_is_found(
    documents: dict[str, Path],  # noqa: F811
    tmp_path: Path,
    bad: Row,
) -> None:
    release((bad,), documents, tmp_path / "release", matter=Matter(number="Z1"))
    assert failing((bad,), tmp_path / "release") == {"inventory": 1}


def test_a_refused_document_among_the_released_is_found(tmp_path: Path) -> None:
    bad = row(1, judgement=Judgement.ALREADY)
    tmp_path.joinpath("0001.pdf").write_bytes(b"%PDF-1.7")
    write_inventory((bad,), tmp_path, matter="Z1")
    write_public_list((bad,), tmp_path, matter=Matter(number="Z1"))
    seal(tmp_path)
    assert failing((bad,), tmp_path) == {"inventory": 1}


def test_what_waits_may_lack_a_ground(documents: dict[str, Path], tmp_path: Path) -> None:  # noqa: F811
    waits = row(1, judgement=Judgement.WITHHELD, released=False, grounds=(), withheld_because=("leeg",))
    release((waits,), documents, tmp_path / "release", matter=Matter(number="Z1"))
    assert failing((waits,), tmp_path / "release") == {}


def test_no_folder_is_no_release(tmp_path: Path) -> None:
    assert failing((row(1),), tmp_path / "none") == {"inventory": 3, "files": 1, "manifest": 1}


def test_a_stray_name_is_not_quoted(documents: dict[str, Path], tmp_path: Path) -> None:  # noqa: F811
    release(ROWS, documents, tmp_path / "release", matter=Matter(number="Z1"))
    (tmp_path / "release" / "brief Dirkje Postmus.pdf").write_bytes(b"%PDF-1.7")
    assert "Postmus" not in repr(consistency(ROWS, tmp_path / "release"))


def test_a_list_that_the_platform_does_not_take_is_found(
    documents: dict[str, Path],  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(consistency.__globals__, "MOST_ROWS", 2)
    release(ROWS[:3], documents, tmp_path / "release", matter=Matter(number="Z1"))
    assert failing(ROWS[:2], tmp_path / "release").keys() == {"inventory", "files"}  # two rows fit
    assert failing(ROWS[:3], tmp_path / "release") == {"inventory": 1}
