"""Archives and mailboxes: what lies in them, and what they may not do."""

import base64
import io
import stat
import zipfile

import pytest

from woo_redact.errors import UnreadableError
from woo_redact.read import archive, family, read, unpacking
from woo_redact.read.archive import members
from woo_redact.read.kinds import Kind
from woo_redact.read.unpacking import unpack


def zipped(files, **settings) -> bytes:
    """Return a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **settings) as target:
        for name, data in files:
            target.writestr(name, data)
    return out.getvalue()


def of(data: bytes, kind: Kind = Kind.ZIP) -> list[tuple[str, bytes, str]]:
    """Return the members of an archive."""
    return [(member.name, member.data, member.unread) for member in members(io.BytesIO(data), kind)]


def test_names_are_shown_and_are_no_paths():
    names = ("../../etc/passwd", "C:\\map\\a.txt", "/b.txt", "een\x00twee.txt", "map/../c.txt")
    found = [name for name, _, _ in of(zipped([(name, b"x") for name in names]))]
    assert found == ["etc/passwd", "map/a.txt", "b.txt", "een", "map/c.txt"]


def test_what_systems_leave_is_no_document():
    assert of(
        zipped([("__MACOSX/._a.txt", b"x"), ("map/.DS_Store", b"x"), ("map/", b""), ("a.txt", b"x")])
    ) == [("a.txt", b"x", "")]


@pytest.mark.parametrize("charset", ["cp850", "utf-8"])
def test_names_of_before_unicode(charset):
    data = zipped([("caf\x01.txt", b"x")])
    name = "café.txt".encode(charset)
    # As old programs write it: the bytes of a charset, and nothing that says which.
    data = (
        data.replace(b"caf\x01.txt", name)
        if len(name) == 8
        else zipped([("caf\x01\x01.txt", b"x")]).replace(b"caf\x01\x01.txt", name)
    )
    assert of(data) == [("café.txt", b"x", "")]


def test_a_link_and_a_locked_file_are_listed():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        target.writestr(link, b"/etc/passwd")
        target.writestr("open.txt", b"x")
    locked = bytearray(zipped([("a.txt", b"x")]))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    locked[6] |= 1
    assert [(name, bool(why)) for name, _, why in of(out.getvalue())] == [
        ("link.txt", True),
        ("open.txt", False),
    ]
    assert "wachtwoord" in of(bytes(locked))[0][2]


def test_a_bomb_is_listed_and_the_rest_is_read():
    found = of(zipped([("bom.txt", bytes(30_000_000)), ("a.txt", b"x")]))
    assert [(name, why) for name, _, why in found] == [
        ("bom.txt", "het bestand wordt uitgepakt te groot"),
        ("a.txt", ""),
    ]


def test_a_file_that_is_damaged_is_listed():
    data = bytearray(zipped([("a.txt", b"tekst " * 100), ("b.txt", b"x")]))
    data[40] ^= 0xFF
    assert [(name, bool(why)) for name, _, why in of(bytes(data))] == [("a.txt", True), ("b.txt", False)]


def test_what_is_no_archive_is_refused():
    with pytest.raises(UnreadableError):
        of(b"PK\x03\x04 kapot")


def test_what_lies_in_an_archive_on_a_mail_hangs_on_the_mail():
    inner = zipped([("binnen.txt", b"diep")])
    attached = zipped([("map/a.txt", b"een"), ("b.zip", inner), ("leeg.txt", b"")])
    data = (
        b"From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        b"Content-Type: application/zip; name=stukken.zip\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(attached)
        + b"\n--b--\n"
    )
    items = [item.document for item in read(data, name="a.eml")]
    assert [(d.id, d.parent, d.source, d.unread) for d in items] == [
        ("1", None, "a.eml", ""),
        ("2", "1", "a.eml » stukken.zip » map/a.txt", ""),
        ("3", "1", "a.eml » stukken.zip » b.zip » binnen.txt", ""),
        ("4", "1", "a.eml » stukken.zip » leeg.txt", "het bestand is leeg"),
    ]


def test_an_archive_by_itself_is_as_many_documents():
    items = [item.document for item in read(zipped([("a.txt", b"een"), ("b.txt", b"twee")]), name="a.zip")]
    assert [(d.parent, d.text) for d in items] == [(None, "een"), (None, "twee")]


@pytest.mark.parametrize("files", [[], [("map/", b"")]])
def test_an_empty_archive_is_said_to_be(files):
    with pytest.raises(UnreadableError, match="niets"):
        read(zipped(files), name="a.zip")


def test_an_archive_that_grows_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(family, "MAX_UNPACKED_IN_MEMORY", 10)
    with pytest.raises(UnreadableError, match="te groot"):
        read(zipped([("a.txt", b"x" * 6), ("b.txt", b"x" * 6)]), name="a.zip")
    monkeypatch.setattr(archive, "MAX_MEMBERS", 1)
    with pytest.raises(UnreadableError, match="onderdelen"):
        of(zipped([("a.txt", b"x"), ("b.txt", b"x")]))


def test_refused_bombs_count_for_what_was_unpacked_of_them(monkeypatch):
    monkeypatch.setattr(archive, "_SMALL", 1000)
    monkeypatch.setattr(family, "MAX_UNPACKED_IN_MEMORY", 5_000_000)
    bomb = zipped([("bom.txt", b"0" * 2_000_000)])
    assert len(read(zipped([("1.zip", bomb)]), name="a.zip")) == 1
    with pytest.raises(UnreadableError, match="te groot"):
        read(zipped([(f"{n}.zip", bomb) for n in range(5)]), name="a.zip")


def test_unpacking_writes_numbers_and_nothing_beside_them(tmp_path, monkeypatch):
    bomb = zipped(
        [
            ("../../../uit.txt", b"een"),
            ("in.zip", zipped([("../uit.txt", b"twee")])),
            ("uit.txt", b"drie"),
            ("../uit.txt", b"vier"),
        ]
    )
    source = tmp_path / "a.zip"
    source.write_bytes(bomb)
    made = unpack(source, name="a.zip", into=tmp_path / "run" / "spool")
    assert [one.name for one in made] == ["uit.txt", "in.zip » uit.txt", "uit.txt (3)", "uit.txt (4)"]
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == {
        "a.zip",
        *(f"run/spool/{number:06}" for number in range(1, 5)),
    }
    monkeypatch.setattr(unpacking, "MAX_UNPACKED", 5)
    with pytest.raises(UnreadableError, match="te groot"):
        unpack(source, name="a.zip", into=tmp_path / "again")


def test_archives_within_archives_have_an_end(tmp_path):
    data = b"diep"
    name = "a.txt"
    for number in range(25):
        data, name = zipped([(name, data)]), f"{number}.zip"
    (tmp_path / "a.zip").write_bytes(data)
    (found,) = unpack(tmp_path / "a.zip", name="a.zip", into=tmp_path / "spool")
    assert found.unread == "het archief is te diep genest"
    (item,) = read(data, name="a.zip")
    assert item.document.unread == "het bericht is te diep genest"


# Mailboxes

START = b"From a@x.example Mon Jun 01 10:00:00 2009\n"


@pytest.mark.parametrize(
    ("data", "bodies"),
    [
        (START + b"Subject: 1\n\neen\n\n" + START + b"Subject: 2\n\ntwee\n", [b"een", b"twee"]),
        (START + b"Subject: 1\n\n>From de kade\n>>From ver\n", [b"From de kade\n>From ver"]),
        (
            START + b"Subject: 1\n\nDit is het:\n\nFrom Russia with love\nYear: 1963\n",
            [b"Dit is het:\n\nFrom Russia with love\nYear: 1963"],
        ),
        (
            b"\xef\xbb\xbfFrom -\nSubject: 1\n\neen\n\nFrom - Mon Jun 01 10:00:00 2009\nSubject: 2\n\ntwee\n",
            [b"een", b"twee"],
        ),
        (START.replace(b"\n", b"\r\n") + b"Subject: 1\r\n\r\neen\r\n", [b"een"]),
    ],
)
def test_mails_of_a_mailbox(data, bodies):
    found = [
        data.partition(b"\n\n" if b"\r" not in data else b"\r\n\r\n")[2].strip()
        for _, data, _ in of(data, Kind.MBOX)
    ]
    assert found == bodies


def test_what_stands_before_the_first_mail_is_not_lost():
    (_, data, _), _ = of(b"Subject: los\n\nx\n\n" + START + b"Subject: 1\n\neen\n", Kind.MBOX)
    assert data.startswith(b"Subject: los")


def test_an_empty_mailbox_is_said_to_be():
    with pytest.raises(UnreadableError, match="geen enkele"):
        of(b"\n\n", Kind.MBOX)
