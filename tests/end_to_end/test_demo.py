"""The sample dossier against its truth (samples/expected.toml), from the outside: only files are looked at."""

import csv
import io
import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pymupdf
import pytest

from tests.end_to_end.conftest import Demo
from tests.paths import SAMPLES
from woo_redact.store import Store

EXPECTED = tomllib.loads((SAMPLES / "expected.toml").read_text(encoding="utf-8"))["file"]


def _cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every file and attachment of the truth with the name it has in a run."""
    for file in EXPECTED:
        yield file["path"], file
        for attachment in file.get("attachment", ()):
            yield f"{file['path']} » {attachment['name']}", attachment


CASES = dict(_cases())
READABLE = {name: case for name, case in CASES.items() if case["outcome"] in {"released", "ask"}}


def flat(text: str) -> str:
    """Return the text in the form the truth is compared in."""
    plain = unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\u00ad", "")
    return re.sub(r"\s+", " ", plain)


def squeezed(text: str) -> str:
    """Return the text without any white space: where a line breaks says nothing of what is kept."""
    return re.sub(r"\s", "", flat(text))


@pytest.fixture(scope="module")
def numbers(demo: Demo) -> dict[str, str]:
    """Return the number each file got."""
    with Store(demo.folder) as store:
        return {document.source: document.id for document in store.documents()}


def pdf_text(path: Path) -> str:
    """Return the text of a PDF."""
    with pymupdf.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def everything(path: Path) -> str:
    """Return all strings a PDF carries beside its page text: metadata, bookmarks, links, structure."""
    found = []
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                found += [str(value) for value in thing.values() if isinstance(value, pikepdf.String)]
            if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/Metadata":
                found.append(thing.read_bytes().decode("utf-8", "replace"))
    return "\n".join(found)


def test_the_command_ends_well_and_tells_in_dutch_what_happened(demo: Demo) -> None:
    assert demo.code == 0, demo.told
    assert "vrijgegeven" in demo.said.casefold()
    assert "scan zonder tekstlaag" in demo.said
    assert "wachtwoord" in demo.said
    assert "report.html" in demo.told


@pytest.mark.parametrize("name", CASES)
def test_outcome(demo: Demo, numbers: dict[str, str], name: str) -> None:
    number = numbers[name]
    released = (demo.folder / "release" / f"{number}.pdf").exists()
    assert released == (CASES[name]["outcome"] == "released")
    assert (demo.folder / "documents" / number / "redacted.pdf").exists() == (name in READABLE)


@pytest.mark.parametrize("name", READABLE)
def test_what_must_go_is_gone(demo: Demo, numbers: dict[str, str], name: str) -> None:
    path = demo.folder / "documents" / numbers[name] / "redacted.pdf"
    text = flat(pdf_text(path)) + flat(everything(path))
    shown = text.replace("’", "'")
    left = [
        words
        for words in CASES[name].get("hide", ())
        if re.search(rf"(?<!\w){re.escape(flat(words).replace('’', chr(39)))}(?!\w)", shown)
    ]
    assert left == []


@pytest.mark.parametrize("name", READABLE)
def test_what_must_stay_stays(demo: Demo, numbers: dict[str, str], name: str) -> None:
    text = squeezed(pdf_text(demo.folder / "documents" / numbers[name] / "redacted.pdf"))
    lost = [words for words in CASES[name].get("keep", ()) if squeezed(words) not in text]
    assert lost == []


def test_no_output_holds_what_another_hides(demo: Demo) -> None:
    # Full names only: a first name alone may be somebody else's in another document.
    names = {words for case in CASES.values() for words in case.get("hide", ()) if len(words.split()) > 1}
    public = "\n".join(pdf_text(path) for path in sorted((demo.folder / "release").glob("*.pdf")))
    assert [words for words in sorted(names) if words in flat(public)] == []


def test_the_inventory_lists_every_document_and_tells_nothing(demo: Demo, numbers: dict[str, str]) -> None:
    text = (demo.folder / "release" / "inventory.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["ID"] for row in rows} == set(numbers.values())
    assert text.startswith("ID,Matter,Family,Email Thread ID,Document,File Type,Datum,Beoordeling,")
    hidden = {words for case in CASES.values() for words in case.get("hide", ()) if len(words) > 4}
    assert [words for words in sorted(hidden) if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)] == []
    book = openpyxl.load_workbook(demo.folder / "release" / "inventory.xlsx")
    assert [cell.value for cell in next(book.active.iter_rows())][:3] == ["ID", "Matter", "Family"]
    released = {path.stem for path in (demo.folder / "release").glob("*.pdf")}
    for row in rows:
        if row["ID"] in released:
            assert row["Beoordeling"] in {"openbaar", "deels openbaar"}
            assert (row["Beoordeling"] == "deels openbaar") == bool(row["Beoordelingsgrond"])


def test_every_mail_names_one_ground_on_its_last_page(demo: Demo, numbers: dict[str, str]) -> None:
    number = numbers["01 ambtelijke terugkoppeling PRT 4 oktober jl.eml"]
    with pymupdf.open(demo.folder / "release" / f"{number}.pdf") as document:
        last = flat(document[-1].get_text())
        boxes = [
            round(drawing["rect"].width, 1)
            for page in document
            for drawing in page.get_drawings()
            if drawing.get("fill") == (0, 0, 0)
        ]
    assert last.startswith("Toelichting grondslagen")
    assert re.findall(r"Art\. [\w. ]+ sub \w", last) == ["Art. 5.1 lid 2 sub e"]
    assert len(boxes) > 70  # a name and a local part for each of over thirty recipients
    assert len(set(boxes)) == 1


def test_nothing_else_is_in_the_release(demo: Demo, numbers: dict[str, str]) -> None:
    names = {path.name for path in (demo.folder / "release").iterdir()}
    pdfs = {f"{number}.pdf" for number in numbers.values()}
    assert names - pdfs == {"inventarislijst.xlsx", "inventory.xlsx", "inventory.csv", "manifest.sha256"}


def test_no_process_of_the_run_reached_for_the_network(demo: Demo) -> None:
    assert demo.connections == ""


def test_the_guard_against_the_network_guards(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    offline = {"PYTHONPATH": str(Path(__file__).parent / "offline"), "WOO_TEST_NETWORK_LOG": str(log)}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **offline}, check=False, capture_output=True
    )
    assert done.returncode != 0
    assert "80" in log.read_text(encoding="utf-8")


def test_unreadable_files_are_named_with_their_reason(demo: Demo) -> None:
    for name, reason in (
        ("10 Vertrouwelijke bijlage.pdf", "wachtwoord"),
        ("11 lege bijlage.pdf", "leeg"),
        ("12 afgebroken download.pdf", "afgebroken"),
        ("13 export zaaksysteem.xyz", "niet verwerkt"),
    ):
        assert re.search(rf"{re.escape(name)}: .*{reason}", demo.told)
