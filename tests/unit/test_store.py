"""The run folder: whole or not at all, one writer, an audit trail that shows tampering."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from woo_redact.errors import UsageError
from woo_redact.model import Block, BlockKind, Decision, Document, DocumentKind, Mail, Outcome, Span
from woo_redact.store import Store, untouched, write_file


def document(identity: str, text: str = "Dag Jip") -> Document:
    return Document(
        id=identity,
        kind=DocumentKind.FLOW,
        title="Titel",
        source="a.eml",
        sha256="0" * 64,
        text=text,
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)), attributes=(("quote", "1"),)),),
        mail=Mail(sender=("Jip", "jip@x.example"), to=(("", "y@x.example"),)),
    )


def test_documents_come_back_as_they_went_in(tmp_path: Path) -> None:
    one, two = document("0001"), replace(document("0002"), parent="0001")
    with Store(tmp_path / "run", create=True) as store:
        store.add_family("a.eml", "hash", (one, two))
    with Store(tmp_path / "run") as store:
        assert tuple(store.documents()) == (one, two)
        assert store.intake() == {"a.eml": "hash"}
        assert store.roots() == {"0001": "0001", "0002": "0001"}
        assert store.last_number() == 2


def test_a_changed_file_replaces_its_documents_but_never_reuses_their_numbers(tmp_path: Path) -> None:
    with Store(tmp_path / "run", create=True) as store:
        store.add_family("a.eml", "old", (document("0001"),))
        store.keep("0001", "found", "key", b"work")
        store.add_family("a.eml", "new", (document("0002"),))
        assert [d.id for d in store.documents()] == ["0002"]
        assert store.latest("0001", "found") is None
        assert store.last_number() == 2


def test_work_is_kept_only_under_the_key_it_was_made_from(tmp_path: Path) -> None:
    with Store(tmp_path / "run", create=True) as store:
        store.keep("0001", "found", "one", b"a")
        assert store.kept("0001", "found", "one") == b"a"
        assert store.kept("0001", "found", "two") is None
        store.keep("0001", "found", "two", b"b")
        assert store.kept("0001", "found", "one") is None
        assert store.latest("0001", "found") == b"b"


def test_a_broken_transaction_leaves_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "run", create=True) as store:
        with pytest.raises(RuntimeError), store.transaction():
            store.keep("0001", "found", "k", b"x")
            raise RuntimeError
        assert store.latest("0001", "found") is None


def test_only_one_run_at_a_time(tmp_path: Path) -> None:
    with Store(tmp_path / "run", create=True) as first, Store(tmp_path / "run") as second:
        first.claim()
        with pytest.raises(UsageError, match="al een run bezig"):
            second.claim()
    with Store(tmp_path / "run") as third:
        third.claim()


def test_a_run_in_which_another_command_goes_on_writing_is_told(tmp_path: Path) -> None:
    with Store(tmp_path / "run", create=True) as store, Store(tmp_path / "run") as other:
        store._database.execute("pragma busy_timeout = 1")
        with (
            other.transaction(),
            pytest.raises(UsageError, match=r"another command|een andere opdracht"),
            store.transaction(),
        ):
            pass
        with store.transaction():
            pass


def test_decisions_are_added_and_the_trail_shows_tampering(tmp_path: Path) -> None:
    decision = Decision(outcome=Outcome.KEEP, by="person:an", why="ok", subject="p0001")
    with Store(tmp_path / "run", create=True) as store:
        store.decide((decision, replace(decision, why="toch")))
        assert [d.why for d in store.decisions()] == ["ok", "toch"]
        assert len(store.audit()) == 2
        assert untouched(store.audit())
    with sqlite3.connect(tmp_path / "run" / "dossier.sqlite") as database:
        database.execute("update audit set detail = replace(detail, 'keep', 'redact') where number = 1")
    database.close()
    with Store(tmp_path / "run") as store:
        assert not untouched(store.audit())


@pytest.mark.parametrize("make", ["nothing", "other folder", "other file"])
def test_what_is_no_run_is_refused(tmp_path: Path, make: str) -> None:
    folder = tmp_path / "map"
    if make == "other folder":
        folder.mkdir()
        (folder / "brief.txt").write_text("van mij")
        with pytest.raises(UsageError, match="bestaat al en is geen run"):
            Store(folder, create=True)
        assert (folder / "brief.txt").read_text() == "van mij"
    if make == "other file":
        folder.mkdir()
        (folder / "dossier.sqlite").write_bytes(b"geen database" * 100)
        with pytest.raises(UsageError, match="geen database"):
            Store(folder)
    with pytest.raises(UsageError):
        Store(folder)


def test_a_newer_run_is_refused(tmp_path: Path) -> None:
    Store(tmp_path, create=True).__exit__()
    with sqlite3.connect(tmp_path / "dossier.sqlite") as database:
        database.execute("pragma user_version = 99")
    database.close()
    with pytest.raises(UsageError, match="nieuwere versie"):
        Store(tmp_path)


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.pdf", b"een")
    write_file(tmp_path / "a" / "b.pdf", b"twee")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.pdf"]
    assert (tmp_path / "a" / "b.pdf").read_bytes() == b"twee"
