"""The real mails of ../shared/mail: none crashes, and addresses agree with the standard library's strict reader."""

import email
import email.policy
import itertools
from pathlib import Path

import pytest

from tests.paths import SHARED
from woo_redact.errors import UnreadableError
from woo_redact.read import read

MAILS = SHARED / "mail" / "eml"

pytestmark = pytest.mark.shared

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
