"""The first stage over a dossier: archives opened, files read, office files converted; killed and run again."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from tests.unit.outlook import maker
from woo_redact import office
from woo_redact.errors import MissingProgramError
from woo_redact.model import Document
from woo_redact.pipeline import reading, tasks
from woo_redact.pipeline.crew import Crew, Done, Failed, guarded
from woo_redact.pipeline.files import gather
from woo_redact.pipeline.reading import read_files
from woo_redact.pipeline.stages import Desk
from woo_redact.profile import Profile
from woo_redact.store import Store

MAIL = b"From: jan@x.example\nSubject: s%d\nDate: Wed, 9 Oct 2024 09:26:00 +0200\n\nDag %d\n\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk in this process, and no LibreOffice."""
    with Store(tmp_path / "run", create=True) as store, Crew(0) as crew:
        yield Desk(store=store, crew=crew, profile=Profile(), notify=lambda *_: None)


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder."""
    monkeypatch.setenv("WOO_REDACT_OFFICE", "none")
    (tmp_path / "dossier").mkdir()
    return tmp_path / "dossier"


def zipped(files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in files:
            target.writestr(name, data)
    return out.getvalue()


def go(desk: Desk, dossier: Path) -> dict[str, Document]:
    """Read a folder; return the documents by source."""
    read_files(desk, gather([dossier], run=desk.run))
    return {document.source: document for document in desk.store.documents()}


def files_of(tmp_path: Path) -> set[str]:
    """Return the names of everything below a folder, without the database."""
    found = (path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    return {name for name in found if "sqlite" not in name and ".lock" not in name}


def test_what_lies_in_an_archive_is_read_as_files_of_their_own(desk, dossier, tmp_path):
    mbox = b"".join(b"From - Mon Jun 01 10:00:00 2009\n" + MAIL % (n, n) for n in range(3))
    msg = maker.write(maker.Message(values={0x37: maker.text("Verslag"), 0x1000: maker.text("Dag")}))
    (dossier / "a.zip").write_bytes(
        zipped([("../../uit.eml", MAIL % (9, 9)), ("post.mbox", mbox), ("m/b.msg", msg), ("leeg.txt", b"")])
    )
    (dossier / "los.txt").write_text("Los", encoding="utf-8")
    found = go(desk, dossier)
    assert {source: document.unread for source, document in found.items()} == {
        "los.txt": "",
        "a.zip » uit.eml": "",
        "a.zip » post.mbox » bericht 1.eml": "",
        "a.zip » post.mbox » bericht 2.eml": "",
        "a.zip » post.mbox » bericht 3.eml": "",
        "a.zip » m/b.msg": "",
        "a.zip » leeg.txt": "het bestand is leeg",
    }
    assert all(document.parent is None for document in found.values())
    assert list(found)[-1] == "los.txt"  # numbered as the files are named, what is inside in its place
    assert len(set(desk.store.roots().values())) == 7
    assert all(name.startswith(("dossier/", "run/documents/")) for name in files_of(tmp_path))


def test_an_archive_that_was_read_is_not_opened_again(desk, dossier, monkeypatch):
    (dossier / "a.zip").write_bytes(zipped([("a.txt", b"een"), ("b.txt", b"twee")]))
    before = {source: document.id for source, document in go(desk, dossier).items()}
    opened = []
    monkeypatch.setattr(tasks, "unpack", lambda *args, **_: opened.append(args))
    assert {source: document.id for source, document in go(desk, dossier).items()} == before
    assert opened == []


def test_of_an_archive_that_changed_only_what_changed_is_read_anew(desk, dossier):
    (dossier / "a.zip").write_bytes(zipped([("a.txt", b"een"), ("b.txt", b"twee")]))
    before = go(desk, dossier)
    (dossier / "a.zip").write_bytes(zipped([("a.txt", b"een"), ("b.txt", b"anders")]))
    after = go(desk, dossier)
    assert after["a.zip » a.txt"].id == before["a.zip » a.txt"].id
    assert after["a.zip » b.txt"].id != before["a.zip » b.txt"].id
    assert after["a.zip » b.txt"].text == "anders"


def test_a_kill_while_reading_an_archive_costs_nothing(desk, dossier, monkeypatch):
    (dossier / "a.zip").write_bytes(zipped([("a.txt", b"een"), ("b.txt", b"twee")]))
    real, calls = reading._take_in, []

    def killed(*args):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*args)

    monkeypatch.setattr(reading, "_take_in", killed)
    with pytest.raises(KeyboardInterrupt):
        go(desk, dossier)
    found = go(desk, dossier)
    assert sorted(document.text for document in found.values()) == ["een", "twee"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("kapot.zip", b"PK\x03\x04 kapot", "beschadigd"),
        ("leeg.zip", zipped([]), "niets"),
        ("leeg.mbox", b"\n\n", "geen enkele"),
        ("kapot.pst", b"!BDN kapot", "beschadigd"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_one_document_that_says_so(desk, dossier, name, data, says):
    (dossier / name).write_bytes(data)
    (found,) = go(desk, dossier).values()
    assert found.source == name
    assert says in found.unread


def test_an_archive_that_could_not_be_opened_for_want_of_a_library_is_tried_again(desk, dossier, monkeypatch):
    (dossier / "a.pst").write_bytes(b"!BDN")

    def missing(*_args, **_named):
        raise MissingProgramError("niet verwerkt: installeer iets")

    monkeypatch.setattr(tasks, "unpack", missing)
    (found,) = go(desk, dossier).values()
    assert found.unread == "niet verwerkt: installeer iets"
    monkeypatch.setattr(tasks, "unpack", _one_text)
    (found,) = go(desk, dossier).values()
    assert (found.source, found.text) == ("a.pst » een.txt", "een")


def _one_text(path: Path, *, name: str, into: Path) -> tuple[reading.Unpacked, ...]:
    """Stand in for a data file with one text in it."""
    assert path.name == name
    into.mkdir(parents=True)
    (into / "1").write_bytes(b"een")
    return (reading.Unpacked(name="een.txt", path=str(into / "1"), sha256="x"),)


def test_without_libreoffice_an_office_file_waits_and_says_what_to_install(desk, dossier):
    (dossier / "a.docx").write_bytes(zipped([("word/document.xml", b"<w/>")]))
    (found,) = go(desk, dossier).values()
    assert "installeer LibreOffice" in found.unread
    assert desk.store.document(found.id).id == next(iter(go(desk, dossier).values())).id


def test_office_files_are_converted_together_and_the_one_that_falls_alone(desk, dossier, monkeypatch):
    for number in range(3):
        data = b"<w/>" if number != 1 else b"<val/>"
        (dossier / f"{number}.docx").write_bytes(zipped([("word/document.xml", data)]))
    calls = []

    def convert(given: tasks.Conversion):
        calls.append(len(given.documents))
        if any(document.title == "1" for document in given.documents):
            raise MemoryError
        items = (tasks.Item(document=document, data=b"") for document in given.documents)
        return tuple(tasks.Item(document=tasks.unconverted(i.document, "gelukt"), data=b"") for i in items)

    monkeypatch.setattr(tasks, "convert", convert)
    found = go(desk, dossier)
    assert calls == [3, 1, 1, 1]
    assert {document.title: document.unread for document in found.values()} == {
        "0": "gelukt",
        "1": "de verwerking kostte te veel geheugen",
        "2": "gelukt",
    }


def test_a_converted_file_has_its_pdf_beside_the_original(desk, dossier, monkeypatch):
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 100), "Verslag van het overleg over de haven.")
        page = pdf.tobytes()
    made = office.Converted(pdf=page, words=frozenset({"haven"}), remarks=("zichtbaar gemaakt",))
    monkeypatch.setattr(office, "convert", lambda sources: tuple(made for _ in sources))
    (dossier / "nota.docx").write_bytes(zipped([("word/document.xml", b"<w/>")]))
    (found,) = go(desk, dossier).values()
    assert found.text.strip() == "Verslag van het overleg over de haven."
    assert found.remarks[0] == "zichtbaar gemaakt"
    folder = desk.run / "documents" / found.id
    assert {path.name for path in folder.iterdir()} == {"original.docx", "source.pdf", "reading"}
    assert go(desk, dossier)["nota.docx"].id == found.id


def test_a_word_that_was_lost_withholds_the_document(desk, dossier, monkeypatch):
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 100), "Verslag van het over-")
        page = pdf.tobytes()
    made = office.Converted(pdf=page, words=frozenset({"verslag", "zandstra"}))
    monkeypatch.setattr(office, "convert", lambda sources: tuple(made for _ in sources))
    (dossier / "nota.docx").write_bytes(zipped([("word/document.xml", b"<w/>")]))
    (found,) = go(desk, dossier).values()
    assert found.unread == "bij de omzetting door LibreOffice ging tekst verloren: 1 woord"


def test_tasks_report_a_missing_program_as_something_to_try_again():
    def task(_: None) -> None:
        raise MissingProgramError("installeer iets")

    assert guarded(task, None) == Failed(reason="installeer iets", exit_code=3, retry=True)
    assert guarded(lambda _: 1, None) == Done(1)
