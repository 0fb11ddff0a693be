"""What a platform takes in holds what the release holds, and only while that is whole; then the run goes."""

import csv
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from tests.end_to_end.conftest import Demo
from tests.unit.woo_web_reader import take_in_xlsx
from woo_redact.cli import group

DIWOO = "{https://standaarden.overheid.nl/diwoo/metadata/}"


@pytest.fixture
def run(demo: Demo, tmp_path: Path) -> Path:
    return shutil.copytree(demo.folder, tmp_path / "run")


def invoke(*words: object) -> Result:
    return CliRunner().invoke(group, [str(word) for word in words], standalone_mode=False)


def released(run: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (run / "release").glob("*.pdf")}


def titles(run: Path) -> dict[str, str]:
    with (run / "release" / "inventory.csv").open(encoding="utf-8", newline="") as file:
        return {row["ID"]: row["Document"] for row in csv.DictReader(file)}


def test_woo_web_gets_its_report_and_every_file_of_it(run: Path) -> None:
    assert invoke("export", run, "--to", "woo-web").return_value == 0
    folder = run.with_name("run-woo-web")
    assert sorted(path.name for path in folder.iterdir()) == ["documenten.zip", "inventory.xlsx"]
    report = take_in_xlsx((folder / "inventory.xlsx").read_bytes())
    with zipfile.ZipFile(folder / "documenten.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert files == released(run)
    assert {Path(name).stem for name in files} == {row.id for row in report if row.wants_file}


def test_gpp_gets_a_concept_and_a_record_beside_each_file(run: Path) -> None:
    assert invoke("export", run, "--to", "gpp", "--out", run.with_name("uit")).return_value == 0
    folder = run.with_name("uit")
    publication = json.loads((folder / "publicatie.json").read_text(encoding="utf-8"))
    assert publication["publicatiestatus"] == "concept"
    assert 0 < len(publication["officieleTitel"]) <= 255
    files = released(run)
    for name, data in files.items():
        assert (folder / name).read_bytes() == data
        record = json.loads((folder / name).with_suffix(".json").read_text(encoding="utf-8"))
        assert (record["bestandsnaam"], record["bestandsomvang"]) == (name, len(data))
        assert record["officieleTitel"] == titles(run)[Path(name).stem][:255]
        assert record["creatiedatum"][:2] == "20"
    assert len(list(folder.iterdir())) == 2 * len(files) + 1


def test_diwoo_records_have_what_the_standard_requires_and_no_more_than_the_inventory(run: Path) -> None:
    assert invoke("export", run, "--to", "diwoo").return_value == 0
    folder = run.with_name("run-diwoo")
    for name in released(run):
        record = etree.parse(folder / Path(name).with_suffix(".xml")).getroot()[0]
        assert record.findtext(f".//{DIWOO}officieleTitel") == titles(run)[Path(name).stem]
        publisher, category = record.find(f"{DIWOO}publisher"), record.find(f".//{DIWOO}informatiecategorie")
        assert publisher is not None
        assert publisher.get("resource", "").startswith("https://identifier.overheid.nl/tooi/id/")
        assert category is not None
        assert category.get("resource", "").endswith("/c_3baef532")
        assert record.findtext(f".//{DIWOO}atTime", "").endswith("+00:00")
        texts = {text.strip() for text in record.itertext() if text.strip()}
        assert len(texts) <= 7  # publisher, title, category, date, format, act, time


@pytest.mark.parametrize("harm", ["changed", "gone", "strange", "unsealed"])
def test_a_release_that_is_not_whole_goes_nowhere(run: Path, harm: str) -> None:
    files = sorted((run / "release").glob("*.pdf"))
    if harm == "changed":
        files[0].write_bytes(files[0].read_bytes() + b"\n")
    elif harm == "gone":
        files[0].unlink()
    elif harm == "strange":
        shutil.copyfile(files[0], run / "release" / "9999.pdf")
    else:
        (run / "release" / "manifest.sha256").unlink()
    done = invoke("export", run, "--to", "woo-web")
    assert done.exit_code == 1
    assert "er is niets geschreven" in str(done.exception)
    assert sorted(path.name for path in run.parent.iterdir()) == ["run"]


def test_an_existing_folder_is_left_as_it_is(run: Path, tmp_path: Path) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "eigen.txt").write_text("blijft", encoding="utf-8")
    done = invoke("export", run, "--to", "woo-web", "--out", tmp_path / "vol")
    assert "bestaat al" in str(done.exception)
    assert [path.name for path in (tmp_path / "vol").iterdir()] == ["eigen.txt"]


def test_erasing_a_run_keeps_the_release_and_what_is_not_ours(run: Path) -> None:
    (run / "aantekening.docx").write_bytes(b"van de behandelaar")
    before = {path.name: path.read_bytes() for path in (run / "release").iterdir()}
    refused = CliRunner().invoke(group, ["erase", str(run)], input="n\n", standalone_mode=False)
    assert "niets gewist" in refused.output
    assert (run / "dossier.sqlite").exists()
    assert invoke("erase", run, "--yes").return_value == 0
    assert sorted(path.name for path in run.iterdir()) == ["aantekening.docx", "release"]
    assert {path.name: path.read_bytes() for path in (run / "release").iterdir()} == before


def test_erasing_all_leaves_nothing(run: Path) -> None:
    assert invoke("erase", run, "--yes", "--release").return_value == 0
    assert not run.exists()


def test_only_a_run_can_be_erased(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    done = invoke("erase", tmp_path, "--yes")
    assert "is geen run" in str(done.exception)
    assert (tmp_path / "documents").exists()
