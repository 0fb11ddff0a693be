"""The real mails of ../shared/mail: none crashes, and addresses agree with the standard library's strict reader."""

import contextlib
import email
import email.policy
import itertools
import mailbox
from pathlib import Path

import pytest

from tests.paths import SHARED
from woo_redact.errors import UnreadableError, WooRedactError
from woo_redact.read import family, read

MAILS = SHARED / "mail" / "eml"

pytestmark = pytest.mark.shared


@pytest.fixture(autouse=True)
def _without_what_hangs_on_mails(monkeypatch):
    """Leave pictures and PDFs aside: they are the paper engine's, and have tests of their own."""

    def aside(*_args, **_named):
        raise UnreadableError("what hangs on a mail is not what is tested here")

    monkeypatch.setattr(family, "unlock_paper", aside)
    monkeypatch.setattr(family, "read_picture", aside)


# Files that hold no header line of a mail at all.
NO_MAILS = {"enmime__erroneous.eml"}


def mails() -> list[Path]:
    """Return the real mails."""
    return sorted(MAILS.glob("*.eml"))


def test_every_mail_is_read():
    refused = set()
    for path in mails():
        try:
            family = read(path.read_bytes(), name=path.name)
        except UnreadableError:
            refused.add(path.name)
            continue
        document = family[0].document
        assert [block.span.of(document.text) for block in document.blocks], path.name
        assert "\x00" not in document.text, path.name
    assert refused == NO_MAILS


@pytest.mark.filterwarnings("ignore")
def test_addresses_agree_with_a_second_reader_where_it_can_read():
    compared = 0
    for path, field in itertools.product(mails(), ("to", "cc")):
        data = path.read_bytes()
        try:
            lines = email.message_from_bytes(data, policy=email.policy.default).get_all(field, [])
            sound = [line for line in lines if not line.defects and str(line).isascii()]
            strict = [address.addr_spec for line in sound for address in line.addresses]
        except (LookupError, ValueError, TypeError, AttributeError, IndexError):
            continue  # the strict reader crashes on some
        if (
            path.name in NO_MAILS
            or not strict
            or len(sound) != len(lines)
            or not all("@" in a for a in strict)
        ):
            continue
        document = read(data, name=path.name)[0].document
        assert document.mail is not None
        assert [address for _, address in getattr(document.mail, field)] == strict, path.name
        compared += 1
    assert compared > 200


# Files that hold nothing: a 53-byte TNEF that claims gigabytes, and a picture that is called .msg.
EMPTY = {"msg": {"oxmsg__not-a-MSG-file.msg"}, "tnef": {"poi__oom.tnef"}}


@pytest.mark.parametrize("kind", ["msg", "mbox", "tnef", "pst", "ics"])
def test_every_other_file_is_read(kind):
    refused = set()
    for path in sorted((SHARED / "mail" / kind).iterdir()):
        try:
            items = read(path.read_bytes(), name=path.name)
        except WooRedactError:
            refused.add(path.name)
            continue
        assert all(item.document.text or item.document.unread for item in items), path.name
        assert all("\x00" not in item.document.text for item in items), path.name
    assert refused == EMPTY.get(kind, set())


def test_mailboxes_hold_as_many_mails_as_a_second_reader_finds():
    found = {}
    for path in sorted((SHARED / "mail" / "mbox").iterdir()):
        with contextlib.closing(mailbox.mbox(path)) as second:
            found[path.name] = len(read(path.read_bytes(), name=path.name)), len(second)
    # The second reader takes the line "From Russia with love" for the start of a mail.
    assert found.pop("mimekit__unmunged.mbox") == (2, 3)
    assert [name for name, (mine, other) in found.items() if mine != other] == []
