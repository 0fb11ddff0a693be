"""A dossier over time: documents come later, people answer, files are tampered with; one decision per person."""

import json
from email.message import EmailMessage
from pathlib import Path

import pymupdf
import pytest

from woo_redact.errors import ExitCode
from woo_redact.model import Decision, Outcome, RunResult
from woo_redact.pipeline.asking import open_questions, subjects_of, take_answers
from woo_redact.pipeline.order import release, run
from woo_redact.profile import Profile
from woo_redact.store import Store


def mail(folder: Path, name: str, *, sender: str, to: str, body: str) -> None:
    """Write a mail."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, "Planning"
    message["Date"] = "Wed, 9 Oct 2024 09:26:00 +0200"
    message["Message-ID"] = f"<{name}@x.example>"
    message.set_content(body)
    (folder / name).write_bytes(message.as_bytes())


def paper(folder: Path, name: str, *lines: str) -> None:
    """Write a one-page PDF."""
    with pymupdf.open() as document:
        page = document.new_page()
        for number, line in enumerate(lines):
            page.insert_text((72, 100 + 20 * number), line)
        document.save(folder / name)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A mail and a paper that names its sender in passing."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    mail(
        folder,
        "a.eml",
        sender="Yentl Roekgans <y.roekgans@stad.example>",
        to="Bo Sperwer <bo@stad.example>",
        body="Dag Bo,\n\nDe stukken volgen.\n\nGroet,\nYentl\n",
    )
    paper(
        folder,
        "b.pdf",
        "Verslag van het overleg over de herinrichting.",
        "Actie: Roekgans stuurt de stukken na.",
    )
    return folder


def go(dossier: Path, out: Path, **options: object) -> RunResult:
    """Run in this process."""
    return run([dossier], out, profile=Profile(), jobs=0, **options)


def text_of(out: Path, number: str) -> str:
    """Return the text of a redacted PDF."""
    with pymupdf.open(out / "documents" / number / "redacted.pdf") as document:
        return "\n".join(page.get_text() for page in document)


def released(out: Path) -> dict[str, bytes]:
    """Return the files of the release."""
    return {path.name: path.read_bytes() for path in sorted((out / "release").iterdir())}


def test_a_name_from_a_header_is_hidden_in_every_document(dossier: Path, tmp_path: Path) -> None:
    go(dossier, tmp_path / "run")
    assert "Roekgans" not in text_of(tmp_path / "run", "0001")
    assert "Roekgans" not in text_of(tmp_path / "run", "0002")
    assert "stuurt de stukken na" in text_of(tmp_path / "run", "0002")


def test_a_document_that_comes_later_changes_the_earlier_ones(dossier: Path, tmp_path: Path) -> None:
    (dossier / "a.eml").rename(tmp_path / "a.eml")
    go(dossier, tmp_path / "run")
    (tmp_path / "a.eml").rename(dossier / "c.eml")
    go(dossier, tmp_path / "run")
    assert "Roekgans" not in text_of(tmp_path / "run", "0001")


def test_the_same_run_twice_makes_nothing_again(dossier: Path, tmp_path: Path) -> None:
    go(dossier, tmp_path / "run")
    before = released(tmp_path / "run")
    told: list[str] = []
    go(dossier, tmp_path / "run", notify=lambda stage, *_: told.append(stage))
    assert told == []
    assert released(tmp_path / "run") == before


@pytest.mark.slow
def test_one_worker_or_two_or_none_give_the_same_bytes(dossier: Path, tmp_path: Path) -> None:
    results = []
    for jobs in (0, 1, 2):
        out = tmp_path / str(jobs) / "run"
        run([dossier], out, profile=Profile(), jobs=jobs)
        results.append(released(out))
    assert results[0] == results[1] == results[2]
    assert len(results[0]) > 3


def test_a_person_decides_once_for_every_document(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    go(dossier, out)
    (subject,) = [s for s in subjects_of(out) if any("Roekgans" in name for name in s.names)]
    take_answers(
        out, [Decision(outcome=Outcome.KEEP, by="person:an", why="woordvoerder", subject=subject.id)]
    )
    release(out, jobs=0)
    assert "Yentl Roekgans" in text_of(out, "0001")
    assert "Roekgans stuurt" in text_of(out, "0002").replace("\n", " ")
    with Store(out) as store:
        assert any(event.event == "decide" for event in store.audit())


def test_a_tampered_output_is_made_again_and_a_stray_file_leaves_the_release(
    dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    go(dossier, out)
    before = released(out)
    (out / "documents" / "0001" / "redacted.pdf").write_bytes(b"%PDF-1.7 iets anders %%EOF")
    (out / "release" / "lijst van Yentl.xlsx").write_bytes(b"x")
    release(out, jobs=0)
    assert released(out) == before


def test_a_released_document_is_withdrawn_when_a_question_comes_up(tmp_path: Path) -> None:
    dossier, out = tmp_path / "dossier", tmp_path / "run"
    dossier.mkdir()
    (dossier / "a.txt").write_text("De begroting is sluitend.\n", encoding="utf-8")
    assert go(dossier, out).released == ("0001",)
    (dossier / "a.txt").write_text("Zij woont Dorpsstraat 12, 9401 AB Assen.\n", encoding="utf-8")
    result = go(dossier, out)
    assert result.released == ()
    assert result.exit_code == ExitCode.UNDECIDED
    assert {path.suffix for path in (out / "release").iterdir()} == {".xlsx", ".csv", ".sha256"}
    assert open_questions(out)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("leeg.eml", b"\n", "leeg"),
        ("kapot.pdf", b"%PDF-1.7\n1 0 obj", "afgebroken"),
        ("blad.xyz", b"\x00\x01\x02", "niet verwerkt"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    dossier, out = tmp_path / "dossier", tmp_path / "run"
    dossier.mkdir()
    (dossier / name).write_bytes(data)
    (dossier / "goed.txt").write_text("De begroting is sluitend.\n", encoding="utf-8")
    result = go(dossier, out)
    assert result.exit_code == ExitCode.UNREADABLE
    ((source, reason),) = result.unreadable
    assert source == name
    assert says in reason
    assert len(result.released) == 1
    assert says in (out / "report.html").read_text(encoding="utf-8")
    assert [row.id for row in result.rows] == ["0001", "0002"]


@pytest.mark.parametrize("asked", ["every-document", "four-eyes"])
def test_what_a_person_must_pass_is_not_released_by_itself(tmp_path: Path, asked: str) -> None:
    (tmp_path / "a.txt").write_text("De begroting is sluitend.\n", encoding="utf-8")
    profile = Profile.model_validate({"review": {"before_release": asked}})
    result = run([tmp_path / "a.txt"], tmp_path / "run", profile=profile, jobs=0)
    assert result.released == ()
    assert result.exit_code == ExitCode.UNDECIDED


def test_names_in_file_names_and_titles_reach_no_public_file(tmp_path: Path) -> None:
    dossier, out = tmp_path / "dossier", tmp_path / "run"
    dossier.mkdir()
    mail(
        dossier,
        "mail van Yentl Roekgans.eml",
        sender="Yentl Roekgans <y.roekgans@stad.example>",
        to="post@stad.example",
        body="De begroting is sluitend.\n",
    )
    paper(dossier, "Beoordeling Yentl Roekgans.pdf", "De begroting is sluitend.")
    go(dossier, out)
    public = b"".join(released(out).values())
    assert b"Roekgans" not in public
    rows = (out / "release" / "inventory.csv").read_text(encoding="utf-8")
    assert "Beoordeling [5.1.2e]" in rows
    assert json.dumps(sorted(released(out))) == json.dumps(
        ["0001.pdf", "0002.pdf", "inventarislijst.xlsx", "inventory.csv", "inventory.xlsx", "manifest.sha256"]
    )
